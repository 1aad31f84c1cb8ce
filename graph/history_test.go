package graph_test

import (
	"context"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"orgraph/graph"
	"orgraph/org"
	"orgraph/store"
	"orgraph/store/sqlite"
	"orgraph/store/storetest"
)

// TestAsOf asks for the graph before, between and after writes, in one
// operation, with variables and without, and for what changed.
func TestAsOf(t *testing.T) {
	clock := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	s, err := sqlite.Open(t.Context(), sqlite.Config{Path: sqlite.Memory, Now: func() time.Time { return clock }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(context.Background()); err != nil {
			t.Error(err)
		}
	})
	g := storetest.Graph()
	fill(t, s, g)
	clock = clock.AddDate(0, 0, 1)
	o := g.Ownerships[0] // alpha/budget/architect, WELL
	o.Quality = org.Poorly
	role := g.Roles[0]
	role.Name = "Draughtsman"
	fill(t, s, org.Matrix{Roles: []org.Role{role}, Ownerships: []org.Ownership{o}})
	clock = clock.AddDate(0, 0, 1)
	err = s.Update(t.Context(), func(ctx context.Context, tx store.Tx) error {
		return tx.Apply(ctx, store.WriteSet{DeleteAssignments: []string{"alpha/budget"}})
	})
	if err != nil {
		t.Fatal(err)
	}
	cfg := graph.Config{Store: s, Logger: quiet()}
	run := func(query string, variables map[string]any, want string) {
		t.Helper()
		response := execute(t, cfg, query, variables, nil)
		if len(response.Errors) > 0 {
			t.Fatalf("%s: %v", query, response.Errors)
		}
		if diff := cmp.Diff(want, string(response.Data)); diff != "" {
			t.Errorf("%s: got (+), want (-)\n%s", query, diff)
		}
	}
	const model = `ownerships(filter: {role: {key: {eq: "architect"}}, responsibility: {key: {eq: "budget"}}}) { totalCount nodes { quality role { name } } }`
	run(`{ before: model(key: "alpha", asOf: "2025-12-31T23:59:59Z") { key }
		first: model(key: "alpha", asOf: "2026-01-01T12:00:00Z") { `+model+` }
		second: model(key: "alpha", asOf: "2026-01-02T01:00:00+01:00") { `+model+` }
		now: model(key: "alpha") { `+model+` }
		later: model(key: "alpha", asOf: "2100-01-01T00:00:00Z") { `+model+` } }`, nil,
		`{"before":null,"first":{"ownerships":{"totalCount":1,"nodes":[{"quality":"WELL","role":{"name":"Architect"}}]}},`+
			`"second":{"ownerships":{"totalCount":1,"nodes":[{"quality":"POORLY","role":{"name":"Draughtsman"}}]}},`+
			`"now":{"ownerships":{"totalCount":0,"nodes":[]}},"later":{"ownerships":{"totalCount":0,"nodes":[]}}}`)
	const matrix = `query ($t: DateTime) { matrix(models: ["alpha"], responsibilities: ["budget"], asOf: $t) { rows { cells { owners { quality role { name } } } } }
		role(key: "architect", asOf: $t) { name version } responsibility(key: "budget", asOf: $t) { assignments(filter: {model: {key: {eq: "alpha"}}}) { totalCount } } }`
	run(matrix, map[string]any{"t": "2026-01-02T00:00:00Z"},
		`{"matrix":{"rows":[{"cells":[{"owners":[{"quality":"POORLY","role":{"name":"Team"}},{"quality":"POORLY","role":{"name":"Draughtsman"}},{"quality":"WELL","role":{"name":"A letter beyond the BMP 🙂"}}]}]}]},`+
			`"role":{"name":"Draughtsman","version":0},"responsibility":{"assignments":{"totalCount":1}}}`)
	for _, none := range []map[string]any{{"t": nil}, {}} {
		run(`query ($t: DateTime) { matrix(models: ["alpha"], responsibilities: ["budget"], asOf: $t) { rows { cells { statement } } } role(key: "architect", asOf: $t) { name } }`, none,
			`{"matrix":{"rows":[{"cells":[null]}]},"role":{"name":"Draughtsman"}}`)
	}
	const edges = `(filter: {models: ["alpha"], responsibilities: ["budget"], roles: ["architect"], edgeKinds: [OWNS]}, asOf: `
	run(`{ then: graph`+edges+`"2026-01-01T00:00:00Z") { totalNodes edges { properties } } now: graph`+edges+`null) { totalEdges } }`, nil,
		`{"then":{"totalNodes":6,"edges":[{"properties":{"model":"alpha","ordinal":1,"provenance":"TABLE","quality":"WELL"}}]},"now":{"totalEdges":0}}`)
	run(`{ diff(from: "2026-01-01T00:00:00Z", to: "2026-01-02T00:00:00Z") { nodes { action kind key model role fields } } }`, nil,
		`{"diff":{"nodes":[{"action":"UPDATED","kind":"ROLE","key":"architect","model":null,"role":"architect","fields":["name"]},`+
			`{"action":"UPDATED","kind":"OWNERSHIP","key":"alpha/budget/architect","model":"alpha","role":"architect","fields":["quality"]}]}}`)
	run(`{ diff(from: "2026-01-02T00:00:00Z", models: ["alpha"]) { nodes { action key after } } beta: diff(from: "2026-01-02T00:00:00Z", models: ["beta"]) { nodes { key } } }`, nil,
		`{"diff":{"nodes":[{"action":"DELETED","key":"alpha/budget","after":null},{"action":"DELETED","key":"alpha/budget/architect","after":null},`+
			`{"action":"DELETED","key":"alpha/budget/team","after":null},{"action":"DELETED","key":"alpha/budget/𠀀","after":null}]},"beta":{"nodes":[]}}`)
	run(`{ diff(from: "2026-01-02T00:00:00Z", models: ["alpha"], last: 1) { totalCount pageInfo { hasPreviousPage hasNextPage endCursor } edges { node { key } } }
		next: diff(from: "2026-01-02T00:00:00Z", models: ["alpha"], first: 1, after: "WyJkaWZmIiwiT3duZXJzaGlwIiwiYWxwaGEvYnVkZ2V0L2FyY2hpdGVjdCJd") { nodes { key } pageInfo { hasPreviousPage hasNextPage } } }`, nil,
		`{"diff":{"totalCount":4,"pageInfo":{"hasPreviousPage":true,"hasNextPage":false,"endCursor":"WyJkaWZmIiwiT3duZXJzaGlwIiwiYWxwaGEvYnVkZ2V0L_CggIAiXQ"},"edges":[{"node":{"key":"alpha/budget/𠀀"}}]},`+
			`"next":{"nodes":[{"key":"alpha/budget/team"}],"pageInfo":{"hasPreviousPage":true,"hasNextPage":true}}}`)
	// What is read as of a time counts as much as what is read now.
	cfg.Limits.Nodes = 10
	response := execute(t, cfg, `{ a: matrix(asOf: "2026-01-01T00:00:00Z") { models { key } } b: matrix(asOf: "2026-01-01T00:00:00Z") { models { key } } }`, nil, nil)
	if len(response.Errors) == 0 || response.Errors[0].Extensions["code"] != string(graph.CodeTooManyNodes) {
		t.Errorf("got %v", response.Errors)
	}
}
