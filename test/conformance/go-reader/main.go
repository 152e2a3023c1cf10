// go-reader reads YAML as Kubernetes does and says whether it found the expected values.
//
// One request a line on stdin: {"yaml": text, "documents": [JSON values]}.
// One answer a line on stdout: {"equal": bool, "error": text, "documents": [JSON values]}.
// The text is split and converted as kubectl does it; empty documents do not count.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"reflect"
	"strconv"
	"strings"

	utilyaml "k8s.io/apimachinery/pkg/util/yaml"
	"sigs.k8s.io/yaml"
)

type request struct {
	YAML      string            `json:"yaml"`
	Documents []json.RawMessage `json:"documents"`
}

type answer struct {
	Equal     bool              `json:"equal"`
	Error     string            `json:"error,omitempty"`
	Documents []json.RawMessage `json:"documents"`
}

func main() {
	in := bufio.NewReaderSize(os.Stdin, 1<<20)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	encoder := json.NewEncoder(out)
	for {
		line, err := in.ReadBytes('\n')
		if len(bytes.TrimSpace(line)) > 0 {
			if err := encoder.Encode(judge(line)); err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
		}
		if err != nil {
			return
		}
	}
}

func judge(line []byte) answer {
	var asked request
	if err := json.Unmarshal(line, &asked); err != nil {
		return answer{Error: "request: " + err.Error()}
	}
	documents, err := read(asked.YAML)
	if err != nil {
		return answer{Error: err.Error(), Documents: documents}
	}
	return answer{Equal: equal(documents, asked.Documents), Documents: documents}
}

// read splits at document separators and converts each document; "null" documents are left out.
func read(text string) ([]json.RawMessage, error) {
	documents := []json.RawMessage{}
	reader := utilyaml.NewYAMLReader(bufio.NewReader(strings.NewReader(text)))
	for {
		document, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return documents, nil
		}
		if err != nil {
			return documents, err
		}
		converted, err := yaml.YAMLToJSON(document)
		if err != nil {
			return documents, err
		}
		if string(converted) != "null" {
			documents = append(documents, converted)
		}
	}
}

func equal(left, right []json.RawMessage) bool {
	if len(left) != len(right) {
		return false
	}
	for i := range left {
		if !reflect.DeepEqual(decode(left[i]), decode(right[i])) {
			return false
		}
	}
	return true
}

// decode gives the values that the API server works with: int64 where it fits, else float64.
func decode(text []byte) interface{} {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	var value interface{}
	if err := decoder.Decode(&value); err != nil {
		return err
	}
	return numbers(value)
}

func numbers(value interface{}) interface{} {
	switch typed := value.(type) {
	case json.Number:
		if whole, err := strconv.ParseInt(typed.String(), 10, 64); err == nil {
			return whole
		}
		real, _ := typed.Float64()
		if whole := int64(real); float64(whole) == real && real > -1e15 && real < 1e15 {
			return whole // 80.0 is an integer for the API server too
		}
		return real
	case map[string]interface{}:
		for key, item := range typed {
			typed[key] = numbers(item)
		}
	case []interface{}:
		for i, item := range typed {
			typed[i] = numbers(item)
		}
	}
	return value
}
