// Judges objects of Argo Events with the validators of its controller: an object a line in, a verdict a line out.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"

	"github.com/argoproj/argo-events/pkg/apis/events/v1alpha1"
	"github.com/argoproj/argo-events/pkg/reconciler/eventbus"
	"github.com/argoproj/argo-events/pkg/reconciler/eventsource"
	"github.com/argoproj/argo-events/pkg/reconciler/sensor"
)

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(make([]byte, 1<<20), 1<<26)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for lines.Scan() {
		verdict, _ := json.Marshal(judge(lines.Bytes()))
		fmt.Fprintln(out, string(verdict))
	}
}

// judge returns an empty text for a valid object. What makes a validator panic makes the controller panic too.
func judge(line []byte) (verdict string) {
	defer func() {
		if cause := recover(); cause != nil {
			verdict = fmt.Sprintf("panic: %v", cause)
		}
	}()
	if err := validate(line); err != nil {
		return err.Error()
	}
	return ""
}

func validate(line []byte) error {
	var head struct {
		Kind string `json:"kind"`
	}
	if err := json.Unmarshal(line, &head); err != nil {
		return err
	}
	switch head.Kind {
	case "Sensor":
		var object v1alpha1.Sensor
		if err := json.Unmarshal(line, &object); err != nil {
			return err
		}
		bus := v1alpha1.EventBus{Spec: v1alpha1.EventBusSpec{JetStream: &v1alpha1.JetStreamBus{}}}
		return sensor.ValidateSensor(&object, &bus)
	case "EventSource":
		var object v1alpha1.EventSource
		if err := json.Unmarshal(line, &object); err != nil {
			return err
		}
		return eventsource.ValidateEventSource(&object)
	case "EventBus":
		var object v1alpha1.EventBus
		if err := json.Unmarshal(line, &object); err != nil {
			return err
		}
		return eventbus.ValidateEventBus(&object)
	}
	return fmt.Errorf("unknown kind %q", head.Kind)
}
