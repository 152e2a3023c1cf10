// Answers questions about expressions, conditions, templates and schedules with the code that Argo's controller runs.
// Reads a JSON question on each line, and writes a JSON answer on a line of its own.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"time"

	"github.com/Knetic/govaluate"
	"github.com/expr-lang/expr"
	"github.com/robfig/cron/v3"

	exprenv "github.com/argoproj/argo-workflows/v3/util/expr/env"
	"github.com/argoproj/argo-workflows/v3/util/template"
)

type question struct {
	Kind      string         `json:"kind"`
	Text      string         `json:"text"`
	Variables map[string]any `json:"variables"`
	Strict    bool           `json:"strict"`
	Prefixes  []string       `json:"prefixes"`
	From      time.Time      `json:"from"`
	Count     int            `json:"count"`
}

type answer struct {
	Text  string `json:"text"`
	Error string `json:"error"`
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<26)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	encoder := json.NewEncoder(out)
	for lines.Scan() {
		var q question
		if err := json.Unmarshal(lines.Bytes(), &q); err != nil {
			panic(err)
		}
		if err := encoder.Encode(ask(q)); err != nil {
			panic(err)
		}
	}
}

func ask(q question) (a answer) {
	defer func() {
		if r := recover(); r != nil {
			a = answer{Error: fmt.Sprint("panic: ", r)}
		}
	}()
	text, err := answerTo(q)
	if err != nil {
		return answer{Error: err.Error()}
	}
	return answer{Text: text}
}

func answerTo(q question) (string, error) {
	switch q.Kind {
	case "expression":
		return expression(q)
	case "condition":
		return condition(q.Text)
	case "template":
		if q.Prefixes != nil {
			return template.ReplaceStrictAny(q.Text, q.Variables, q.Prefixes)
		}
		return template.Replace(q.Text, q.Variables, !q.Strict)
	default:
		return schedule(q)
	}
}

func expression(q question) (string, error) {
	env := exprenv.GetFuncMap(q.Variables)
	program, err := expr.Compile(q.Text, expr.Env(env))
	if err != nil {
		return "", err
	}
	result, err := expr.Run(program, env)
	return fmt.Sprintf("%v", result), err
}

// A condition as the controller evaluates it: what govaluate takes for variables are texts.
func condition(text string) (string, error) {
	parsed, err := govaluate.NewEvaluableExpression(text)
	if err != nil {
		return "", err
	}
	tokens := parsed.Tokens()
	for i := range tokens {
		if tokens[i].Kind == govaluate.VARIABLE {
			tokens[i].Kind = govaluate.STRING
		}
	}
	texts, err := govaluate.NewEvaluableExpressionFromTokens(tokens)
	if err != nil {
		return "", err
	}
	result, err := texts.Evaluate(nil)
	if err != nil {
		return "", err
	}
	if _, ok := result.(bool); !ok {
		return "", fmt.Errorf("not a boolean: %v", result)
	}
	return fmt.Sprint(result), nil
}

func schedule(q question) (string, error) {
	parsed, err := cron.ParseStandard(q.Text)
	if err != nil {
		return "", err
	}
	times := ""
	for t, i := q.From.UTC(), 0; i < q.Count; i++ {
		t = parsed.Next(t)
		if t.IsZero() {
			break
		}
		times += t.UTC().Format(time.RFC3339) + " "
	}
	return times, nil
}
