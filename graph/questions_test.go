package graph_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"orgraph/graph"
	"orgraph/graph/questions"
	"orgraph/seed"
)

// TestSavedQuestions asks each of them as the playground would and by its key: the
// answers are the same, and stand on ownerships and sources that can be followed.
func TestSavedQuestions(t *testing.T) {
	cfg := graph.Config{Store: memory(t, seed.Builtin(), nil), Logger: quiet()}
	if len(questions.All()) < 25 {
		t.Errorf("there are %d questions", len(questions.All()))
	}
	for _, q := range questions.All() {
		t.Run(q.Key, func(t *testing.T) {
			var direct any
			if response := execute(t, cfg, q.Operation, nil, &direct); len(response.Errors) > 0 {
				t.Fatal(response.Errors)
			}
			var asked struct {
				Ask struct {
					Data       any
					Ownerships []struct {
						Assignment struct{ Source struct{ URL string } }
					}
					Sources []struct{ URL string }
				}
			}
			response := execute(t, cfg, `query ($key: String!) { ask(key: $key) { data ownerships { assignment { source { url } } } sources { url } } }`, map[string]any{"key": q.Key}, &asked)
			if len(response.Errors) > 0 {
				t.Fatal(response.Errors)
			}
			if a, b := asJSON(t, direct), asJSON(t, asked.Ask.Data); a != b {
				t.Errorf("asked by key it answers %s, and in the playground %s", b, a)
			}
			if q.Key == "vacant-cells" { // the article has none
				return
			}
			if len(asked.Ask.Ownerships) == 0 || len(asked.Ask.Sources) == 0 || asked.Ask.Sources[0].URL == "" {
				t.Errorf("it rests on %d ownerships and %d sources", len(asked.Ask.Ownerships), len(asked.Ask.Sources))
			}
		})
	}
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestAskShareTheBudget: what questions answer counts for the operation that asks them.
func TestAsksShareTheBudget(t *testing.T) {
	cfg := graph.Config{Store: memory(t, seed.Builtin(), nil), Logger: quiet(), Limits: graph.Limits{Nodes: 200}}
	if response := execute(t, cfg, `{ a: ask(key: "two-models") { data } }`, nil, nil); len(response.Errors) > 0 {
		t.Fatal(response.Errors)
	}
	response := execute(t, cfg, `{ a: ask(key: "two-models") { data } b: ask(key: "two-models") { data } c: ask(key: "two-models") { data } d: ask(key: "two-models") { data } }`, nil, nil)
	if len(response.Errors) == 0 || response.Errors[0].Extensions["code"] != string(graph.CodeTooManyNodes) {
		t.Errorf("got %v", response.Errors)
	}
}

// TestAskNamesUnknownKeys, where an empty answer would look like one.
func TestAskNamesUnknownKeys(t *testing.T) {
	cfg := graph.Config{Store: memory(t, seed.Builtin(), nil), Logger: quiet()}
	for question, arguments := range map[string]string{
		"poor-cells": `{model: "nope"}`, "gaps": `{models: ["scrum", "nope"]}`, "what-a-role-owns": `{role: "nope"}`,
		"who-owns-a-responsibility": `{responsibility: "nope"}`, "way-from-one-to-another": `{to: "nope"}`,
	} {
		response := execute(t, cfg, fmt.Sprintf(`{ ask(key: %q, arguments: %s) { data } }`, question, arguments), nil, nil)
		if len(response.Errors) != 1 || response.Errors[0].Extensions["code"] != string(graph.CodeNotFound) || !strings.Contains(response.Errors[0].Message, `"nope"`) {
			t.Errorf("%s: got %v", question, response.Errors)
		}
	}
}

// TestMostAskedOwnWell: the responsibilities that share the first place are all told.
func TestMostAskedOwnWell(t *testing.T) {
	cfg := graph.Config{Store: memory(t, seed.Builtin(), nil), Logger: quiet()}
	var got struct {
		Ask struct {
			Data struct {
				OwnershipAggregate struct {
					Groups struct {
						Nodes []struct {
							Count          int
							Responsibility struct{ Name string }
						}
					}
				}
			}
		}
	}
	execute(t, cfg, `{ ask(key: "best-owned-responsibility") { data } }`, nil, &got)
	nodes := got.Ask.Data.OwnershipAggregate.Groups.Nodes
	if len(nodes) != 3 || nodes[0].Count < nodes[1].Count || nodes[1].Count < nodes[2].Count {
		t.Errorf("got %+v", nodes)
	}
}
