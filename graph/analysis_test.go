package graph_test

import (
	"encoding/json"
	"testing"

	"orgraph/access"
	"orgraph/graph"
	"orgraph/seed"
)

// TestDefinitionIsAnInput: what a scenario tells of itself saves it again, and changes
// nothing.
func TestDefinitionIsAnInput(t *testing.T) {
	cfg := graph.Config{Store: memory(t, seed.Builtin(), nil), Logger: quiet()}
	const save = `mutation ($input: SaveScenarioInput!) { saveScenario(input: $input) { scenario { definition } changes { action } userErrors { message } } }`
	type saved struct {
		SaveScenario struct {
			Scenario   struct{ Definition map[string]any }
			Changes    []any
			UserErrors []any
		}
	}
	input := map[string]any{}
	if err := json.Unmarshal([]byte(`{
		"name": "People first", "method": "PROMETHEE_II", "models": ["tech-lead", "scrum"], "base": "tech-lead", "newRoles": ["Agile coach"],
		"preferences": {
			"responsibilities": ["people", "process"], "judgements": [{"responsibility": "people", "over": "process", "times": 3}],
			"structures": [{"structure": "ROLE_LOAD", "weight": 2}], "scale": {"poorly": 0.5}, "severalOwners": {"shared": "BEST"}, "missing": "LEFT_OUT"
		},
		"changes": [{"responsibility": "process", "owners": [{"role": "agile-coach"}, {"role": "team", "quality": "POORLY"}], "arrangement": "SHARED"}, {"responsibility": "product", "unassign": true}]
	}`), &input); err != nil {
		t.Fatal(err)
	}
	write := func(input map[string]any, to *saved) {
		response := graph.NewExecutor(cfg)(access.With(t.Context(), access.Identity{Name: "test", Level: access.Admin}), save, "", map[string]any{"input": input})
		if err := json.Unmarshal(response.Data, to); err != nil || len(response.Errors) > 0 {
			t.Fatal(err, response.Errors)
		}
	}
	var first, again saved
	write(input, &first)
	definition := first.SaveScenario.Scenario.Definition
	if len(first.SaveScenario.UserErrors) > 0 || len(first.SaveScenario.Changes) != 1 {
		t.Fatalf("got %+v", first)
	}
	definition["key"] = "people-first"
	write(definition, &again)
	if len(again.SaveScenario.UserErrors) > 0 || len(again.SaveScenario.Changes) > 0 {
		t.Errorf("its own definition made of it %+v", again)
	}
}

// TestWhatIfComposes: every analysis is there below whatIf, and sees the hypothetical
// model.
func TestWhatIfComposes(t *testing.T) {
	cfg := graph.Config{Store: memory(t, seed.Builtin(), nil), Logger: quiet()}
	var got struct {
		WhatIf struct {
			Gaps struct {
				Nodes []struct {
					Kind           string
					Responsibility struct{ Key string }
				}
			}
			RoleLoads struct {
				Nodes []struct {
					Models struct {
						Nodes []struct {
							Model struct{ Key string }
							Share float64
						}
					}
				}
			}
			Orphaned   []struct{ Key string }
			HardToFill []struct{ Role struct{ Key string } }
			Similar    []struct {
				A, B   struct{ Key string }
				Common int
			}
		}
	}
	execute(t, cfg, `{ whatIf(base: "tech-lead", newRoles: ["Coach"], changes: [{responsibility: "people", owners: [{role: "coach"}]}, {responsibility: "product"}]) {
		gaps(models: ["what-if"]) { nodes { kind responsibility { key } } }
		roleLoads(roles: ["coach"]) { nodes { models { nodes { model { key } share } } } }
		orphaned(role: "coach") { key }
		hardToFill(models: ["what-if"], first: 1) { role { key } }
		similar: similarModels(models: ["what-if", "tech-lead"]) { a { key } b { key } common }
	} }`, nil, &got)
	w := got.WhatIf
	if len(w.Gaps.Nodes) != 1 || w.Gaps.Nodes[0].Kind != "VACANT" || w.Gaps.Nodes[0].Responsibility.Key != "product" {
		t.Errorf("gaps: %+v", w.Gaps)
	}
	if len(w.RoleLoads.Nodes) != 1 || len(w.RoleLoads.Nodes[0].Models.Nodes) != 1 || w.RoleLoads.Nodes[0].Models.Nodes[0].Model.Key != "what-if" {
		t.Errorf("roleLoads: %+v", w.RoleLoads)
	}
	if len(w.Orphaned) != 1 || w.Orphaned[0].Key != "people" {
		t.Errorf("orphaned: %+v", w.Orphaned)
	}
	if len(w.HardToFill) != 1 || w.HardToFill[0].Role.Key != "tech-lead" {
		t.Errorf("hardToFill: %+v", w.HardToFill)
	}
	if len(w.Similar) != 1 || w.Similar[0].A.Key != "tech-lead" || w.Similar[0].Common != 4 {
		t.Errorf("similarModels: %+v", w.Similar)
	}
}

// TestRoleLoadsNameUnknownRoles, where an empty list would say that they own nothing.
func TestRoleLoadsNameUnknownRoles(t *testing.T) {
	cfg := graph.Config{Store: memory(t, seed.Builtin(), nil), Logger: quiet()}
	response := execute(t, cfg, `{ roleLoads(roles: ["tech-lead", "nope"]) { totalCount } }`, nil, nil)
	if len(response.Errors) != 1 || response.Errors[0].Extensions["code"] != string(graph.CodeNotFound) {
		t.Errorf("got %v", response.Errors)
	}
}
