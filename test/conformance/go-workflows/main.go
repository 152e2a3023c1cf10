package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"

	argoerr "github.com/argoproj/argo-workflows/v3/errors"
	wfv1 "github.com/argoproj/argo-workflows/v3/pkg/apis/workflow/v1alpha1"
	"github.com/argoproj/argo-workflows/v3/workflow/validate"
	"github.com/sirupsen/logrus"
)

type ns map[string]*wfv1.WorkflowTemplate
type cl map[string]*wfv1.ClusterWorkflowTemplate

func (n ns) Get(name string) (*wfv1.WorkflowTemplate, error) {
	if t, ok := n[name]; ok {
		return t, nil
	}
	return nil, argoerr.Errorf(argoerr.CodeNotFound, "%s not found", name)
}
func (n cl) Get(name string) (*wfv1.ClusterWorkflowTemplate, error) {
	if t, ok := n[name]; ok {
		return t, nil
	}
	return nil, argoerr.Errorf(argoerr.CodeNotFound, "%s not found", name)
}

type request struct {
	Objects []json.RawMessage `json:"objects"`
	Judged  int               `json:"judged"`
}

// What lint says of one object; empty where it says nothing. An object that Go cannot decode is not judged: "undecodable".
func judge(line []byte) (verdict string) {
	defer func() {
		if r := recover(); r != nil {
			verdict = fmt.Sprint("panic: ", r)
		}
	}()
	var r request
	if err := json.Unmarshal(line, &r); err != nil {
		return "undecodable"
	}
	n, c := ns{}, cl{}
	for _, o := range r.Objects {
		var m struct{ Kind string }
		_ = json.Unmarshal(o, &m)
		switch m.Kind {
		case "WorkflowTemplate":
			t := &wfv1.WorkflowTemplate{}
			if json.Unmarshal(o, t) == nil {
				n[t.Name] = t
			}
		case "ClusterWorkflowTemplate":
			t := &wfv1.ClusterWorkflowTemplate{}
			if json.Unmarshal(o, t) == nil {
				c[t.Name] = t
			}
		}
	}
	lint := validate.ValidateOpts{Lint: true}
	o := r.Objects[r.Judged]
	var m struct{ Kind string }
	_ = json.Unmarshal(o, &m)
	var err error
	switch m.Kind {
	case "Workflow":
		w := &wfv1.Workflow{}
		if json.Unmarshal(o, w) != nil {
			return "undecodable"
		}
		err = validate.ValidateWorkflow(n, c, w, nil, lint)
	case "WorkflowTemplate":
		w := &wfv1.WorkflowTemplate{}
		if json.Unmarshal(o, w) != nil {
			return "undecodable"
		}
		err = validate.ValidateWorkflowTemplate(n, c, w, nil, lint)
	case "ClusterWorkflowTemplate":
		w := &wfv1.ClusterWorkflowTemplate{}
		if json.Unmarshal(o, w) != nil {
			return "undecodable"
		}
		err = validate.ValidateClusterWorkflowTemplate(n, c, w, nil, lint)
	case "CronWorkflow":
		w := &wfv1.CronWorkflow{}
		if json.Unmarshal(o, w) != nil {
			return "undecodable"
		}
		err = validate.ValidateCronWorkflow(context.Background(), n, c, w, nil)
	}
	if err != nil {
		return err.Error()
	}
	return ""
}

func main() {
	logrus.SetLevel(logrus.PanicLevel)
	s := bufio.NewScanner(os.Stdin)
	s.Buffer(make([]byte, 1<<20), 1<<26)
	out := json.NewEncoder(os.Stdout)
	for s.Scan() {
		_ = out.Encode(judge(s.Bytes()))
	}
}
