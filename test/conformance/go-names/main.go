// go-names says of names, keys and values whether Kubernetes takes them.
//
// One request a line on stdin: {"format": name of a format below, "value": text}.
// One answer a line on stdout: true or false.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"

	apivalidation "k8s.io/apimachinery/pkg/api/validation"
	pathvalidation "k8s.io/apimachinery/pkg/api/validation/path"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/validation"
	"k8s.io/apimachinery/pkg/util/validation/field"
)

type request struct {
	Format string `json:"format"`
	Value  string `json:"value"`
}

var formats = map[string]func(string) bool{
	"dns-subdomain":  takes(validation.IsDNS1123Subdomain),
	"dns-label":      takes(validation.IsDNS1123Label),
	"dns-host-label": takes(validation.IsDNS1035Label),
	"label-key":      takes(validation.IsQualifiedName),
	"label-value":    takes(validation.IsValidLabelValue),
	"path-segment":   takes(pathvalidation.IsValidPathSegmentName),
	"data-key":       takes(validation.IsConfigMapKey),
	"annotation-key": takesAnnotation,
	"generate-name":  takesGenerateName,
	"namespace":      takesNamespace,
}

func takes(check func(string) []string) func(string) bool {
	return func(value string) bool { return len(check(value)) == 0 }
}

func takesAnnotation(key string) bool {
	return len(apivalidation.ValidateAnnotations(map[string]string{key: ""}, field.NewPath("metadata"))) == 0
}

func takesGenerateName(prefix string) bool {
	meta := metav1.ObjectMeta{GenerateName: prefix, Name: generated(prefix)}
	return len(apivalidation.ValidateObjectMeta(&meta, false, apivalidation.NameIsDNSSubdomain, field.NewPath("metadata"))) == 0
}

func takesNamespace(value string) bool {
	meta := metav1.ObjectMeta{Name: "web", Namespace: value}
	return len(apivalidation.ValidateObjectMeta(&meta, true, apivalidation.NameIsDNSSubdomain, field.NewPath("metadata"))) == 0
}

// The server keeps 58 bytes and appends 5 letters or digits.
func generated(prefix string) string {
	if len(prefix) > 58 {
		prefix = prefix[:58]
	}
	return prefix + "x1x1x"
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<20)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for lines.Scan() {
		var asked request
		if err := json.Unmarshal(lines.Bytes(), &asked); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		takes, known := formats[asked.Format]
		if !known {
			fmt.Fprintln(os.Stderr, "no format "+asked.Format)
			os.Exit(1)
		}
		fmt.Fprintln(out, takes(asked.Value))
	}
}
