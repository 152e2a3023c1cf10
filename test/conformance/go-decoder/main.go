// go-decoder decodes objects of Kubernetes' own kinds strictly, as the API server does: one JSON object a line on standard
// input, one JSON text a line on standard output: empty when it was decoded, `unknown kind`, or what is wrong.
package main

import (
	"bufio"
	"encoding/json"
	"log"
	"os"

	"k8s.io/apimachinery/pkg/runtime"
	jsonserializer "k8s.io/apimachinery/pkg/runtime/serializer/json"
	"k8s.io/client-go/kubernetes/scheme"
)

func main() {
	options := jsonserializer.SerializerOptions{Strict: true}
	decoder := jsonserializer.NewSerializerWithOptions(jsonserializer.DefaultMetaFactory, scheme.Scheme, scheme.Scheme, options)
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<28)
	out := json.NewEncoder(os.Stdout)
	for lines.Scan() {
		if err := out.Encode(decode(decoder, lines.Bytes())); err != nil {
			log.Fatal(err)
		}
	}
	if err := lines.Err(); err != nil {
		log.Fatal(err)
	}
}

func decode(decoder runtime.Decoder, object []byte) string {
	_, _, err := decoder.Decode(object, nil, nil)
	switch {
	case err == nil:
		return ""
	case runtime.IsNotRegisteredError(err):
		return "unknown kind"
	default:
		return err.Error()
	}
}
