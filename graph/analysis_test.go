package graph_test

import (
	"encoding/json"
	"testing"

	"orgraph/access"
	"orgraph/graph"
	"orgraph/org"
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

// TestCursorsStayGood: behind a cursor of gaps or of a ranking comes what came behind it
// before a responsibility and a model were added in front.
func TestCursorsStayGood(t *testing.T) {
	s := memory(t, seed.Builtin(), nil)
	cfg := graph.Config{Store: s, Logger: quiet()}
	var keys []string
	for _, v := range seed.Builtin().Responsibilities {
		keys = append(keys, v.Key)
	}
	type place struct{ cursor, node string }
	read := func(list string, after *string) []place {
		var got struct {
			List, Models struct {
				Edges []struct {
					Cursor string
					Node   struct{ Model, Responsibility struct{ Key string } }
				}
			}
		}
		query := map[string]string{
			"gaps": `query ($keys: [String!], $after: Cursor) { list: gaps(responsibilities: $keys, after: $after) { edges { cursor node { model { key } responsibility { key } } } } }`,
			"rank": `query ($keys: [String!], $after: Cursor) { rank(preferences: {responsibilities: $keys}) { models(after: $after) { edges { cursor node { model { key } } } } } }`,
		}[list]
		variables := map[string]any{"keys": keys}
		if after != nil {
			variables["after"] = *after
		}
		if list == "rank" {
			var ranked struct{ Rank any }
			execute(t, cfg, query, variables, &ranked)
			text, err := json.Marshal(ranked.Rank)
			if err == nil {
				err = json.Unmarshal(text, &got)
			}
			if err != nil {
				t.Fatal(err)
			}
			got.List = got.Models
		} else {
			execute(t, cfg, query, variables, &got)
		}
		var places []place
		for _, e := range got.List.Edges {
			places = append(places, place{e.Cursor, e.Node.Model.Key + " " + e.Node.Responsibility.Key})
		}
		return places
	}
	before := map[string][]place{"gaps": read("gaps", nil), "rank": read("rank", nil)}

	best := org.Matrix{
		Models:           []org.Model{{Key: "aaa", Name: "Best", Status: org.Complete}},
		Responsibilities: []org.Responsibility{{Key: "aaa", Name: "First"}},
	}
	for _, key := range append([]string{"aaa"}, keys...) {
		best.Assignments = append(best.Assignments, org.Assignment{Model: "aaa", Responsibility: key, Arrangement: org.Sole})
		best.Ownerships = append(best.Ownerships, org.Ownership{Model: "aaa", Responsibility: key, Role: "team", Quality: org.Well, Provenance: org.Table})
	}
	fill(t, s, best)
	for list, places := range before {
		if len(places) < 3 {
			t.Fatalf("%s: there are only %v", list, places)
		}
		for i, p := range places {
			after := read(list, &p.cursor)
			if len(after) != len(places)-i-1 || len(after) > 0 && after[0].node != places[i+1].node {
				t.Errorf("%s: behind %s comes %v, want %v", list, p.node, after, places[i+1:])
			}
		}
	}
}
