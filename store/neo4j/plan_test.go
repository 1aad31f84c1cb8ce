package neo4j_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"orgraph/store"
	"orgraph/store/neo4j"
	"orgraph/store/storetest"
)

// operators returns the operators of a plan, the last to work first, without
// the name of the database.
func operators(plan driver.Plan) []string {
	details, _ := plan.Arguments()["Details"].(string)
	all := []string{strings.TrimSuffix(plan.Operator(), "@neo4j") + " " + details}
	for _, child := range plan.Children() {
		all = append(all, operators(child)...)
	}
	return all
}

// TestIndexesServeLists asks Neo4j how it would read the lists that grow. The
// operators are those of 5.26.
func TestIndexesServeLists(t *testing.T) {
	cfg := server(t)
	var statements []string
	cfg.Observe = storetest.Statements(func(cypher string) { statements = append(statements, cypher) })
	s := open(t, cfg)
	put(t, s, storetest.Graph())
	fill(t, cfg)

	in := func(field store.Field, values ...any) store.Where {
		return store.Where{Field: field, Op: store.OpIn, Values: values}
	}
	where := func(field store.Field, w store.Where) store.Where {
		return store.Where{All: []store.Where{{Field: field, Target: &store.Where{All: []store.Where{w}}}}}
	}
	poor := in(store.FieldQuality, "POORLY")
	models := []store.Scope{{From: store.KindModel, Key: "alpha"}, {From: store.KindModel, Key: "beta"}}
	role := []store.Scope{{From: store.KindRole, Key: "team"}}
	rs := []store.Scope{{From: store.KindResponsibility, Key: "budget"}, {From: store.KindResponsibility, Key: "people"}}
	all := []store.Scope{store.All}
	last := 2
	for _, c := range []struct {
		name   string
		scopes []store.Scope
		query  store.Query
		seeks  string // the index, as the plan names it
		limits string // the operator that ends the page
	}{
		{"poor ownerships of a role", role, store.Query{Where: poor}, "DirectedRelationshipIndexSeek OWNS(role, quality, model)", "PartialTop"},
		{"poor ownerships of a role, from the end", role, store.Query{Where: poor, Paging: store.Paging{Last: &last}}, "DirectedRelationshipIndexSeek OWNS(role, quality, model)", "PartialTop"},
		{"ownerships of a role", role, store.Query{}, "DirectedRelationshipIndexSeek OWNS(role, model, responsibility)", "Limit"},
		{"ownerships of a role, from the end", role, store.Query{Paging: store.Paging{Last: &last}}, "DirectedRelationshipIndexSeek OWNS(role, model, responsibility)", "Limit"},
		{"ownerships of a role by quality", role, store.Query{Order: []store.Term{{Field: store.FieldQuality}}}, "DirectedRelationshipIndexSeek OWNS(role, quality, model)", "PartialTop"},
		{"ownerships of models", models, store.Query{}, "DirectedRelationshipIndexSeek OWNS(model, responsibility, role)", "Limit"},
		{"ownerships of responsibilities", rs, store.Query{}, "DirectedRelationshipIndexSeek OWNS(responsibility, model, role)", "Limit"},
		{"poor ownerships of responsibilities", rs, store.Query{Where: poor}, "DirectedRelationshipIndexSeek OWNS(responsibility, quality, model)", "PartialTop"},
		{"owners of an assignment", []store.Scope{{From: store.KindAssignment, Key: "alpha/budget"}}, store.Query{Order: []store.Term{{Field: store.FieldOrdinal}}},
			"DirectedRelationshipIndexSeek OWNS(model, responsibility, role)", "PartialTop"},
		{"all ownerships", all, store.Query{}, "DirectedRelationshipIndexScan OWNS(model, responsibility, role)", "Limit"},
		{"all ownerships of the role with a key", all, store.Query{Where: where(store.FieldRole, in(store.FieldKey, "team"))},
			"DirectedRelationshipIndexSeek OWNS(role, model, responsibility)", "Limit"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, second := range []bool{false, true} {
				statements = nil
				pages, err := s.ListOwnerships(t.Context(), c.scopes, c.query)
				if err != nil {
					t.Fatal(err)
				}
				_, summary := run(t, cfg, "EXPLAIN "+statements[0])
				got := operators(summary.Plan())
				operator, index, _ := strings.Cut(c.seeks, " ")
				if second && strings.HasSuffix(operator, "Scan") {
					operator = strings.Replace(operator, "Scan", "Seek", 1)
				}
				if !slices.ContainsFunc(got, func(o string) bool { return strings.HasPrefix(o, operator+" ") && strings.Contains(o, index) }) {
					t.Errorf("it does not do %s", c.seeks)
				}
				if !slices.ContainsFunc(got, func(o string) bool { return strings.HasPrefix(o, c.limits+" ") }) {
					t.Errorf("it does not end in %s", c.limits)
				}
				noScans(t, got)
				if t.Failed() {
					t.Logf("second page: %v\n%s\n%s", second, statements[0], strings.Join(got, "\n"))
				}
				page := pages[c.scopes[0]]
				if c.query.Last != nil {
					c.query.Before = page.Cursors[0]
				} else {
					c.query.After = page.Cursors[0]
				}
			}
		})
	}
}

// TestNoStatementScans explains whatever the suite's smaller reads and writes
// run, and fails where one would read all nodes or relationships, or all of a
// type that grows with the models.
func TestNoStatementScans(t *testing.T) {
	cfg := server(t)
	statements := map[string]bool{}
	cfg.Observe = storetest.Statements(func(cypher string) { statements[cypher] = true })
	s := open(t, cfg)
	clear(statements)
	graph := storetest.Graph()
	put(t, s, graph)
	fill(t, cfg)
	err := s.Update(t.Context(), func(ctx context.Context, tx store.Tx) error {
		return tx.Apply(ctx, store.WriteSet{Put: graph, DeleteAssignments: []string{"alpha/budget"}, DeleteOwnerships: []string{"beta/people/lead"}})
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Matrix(t.Context(), []string{"alpha", "beta"}); err != nil {
		t.Fatal(err)
	}
	ids := []string{"alpha/people/lead", "beta/people/lead"}
	if _, err := s.Ownerships(t.Context(), ids); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Assignments(t.Context(), []string{"alpha/people", "beta/people"}); err != nil {
		t.Fatal(err)
	}
	for _, kind := range append(store.LoggedKinds(), store.KindChange) {
		if _, err := s.Versions(t.Context(), kind, []string{"alpha", "alpha/people"}); err != nil {
			t.Fatal(err)
		}
		for _, from := range kind.Scopes() {
			if _, err := s.Count(t.Context(), kind, []store.Scope{{From: from, Key: "x/y"}}, store.Where{}); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, from := range store.KindChange.Scopes() {
		if _, err := s.ListChanges(t.Context(), []store.Scope{{From: from, Key: "x/y"}, {From: from, Key: "z"}}, store.Query{}); err != nil {
			t.Fatal(err)
		}
	}
	for cypher := range statements {
		_, summary := run(t, cfg, "EXPLAIN "+cypher)
		got := operators(summary.Plan())
		noScans(t, got)
		for _, o := range got {
			if strings.HasPrefix(o, "DirectedRelationshipTypeScan") || strings.HasPrefix(o, "NodeByLabelScan x:Model") || strings.HasPrefix(o, "NodeByLabelScan") && strings.HasSuffix(o, ":Change") {
				t.Errorf("it reads all of a type: %s", o)
			}
		}
		if t.Failed() {
			t.Fatalf("%s\n%s", cypher, strings.Join(got, "\n"))
		}
	}
}

// TestRelationsGrowWithTheGraph: to count or to filter by what a value is related to costs no more
// than to look at every relationship some times.
func TestRelationsGrowWithTheGraph(t *testing.T) {
	cfg := server(t)
	s := open(t, cfg)
	put(t, s, storetest.Graph())
	fill(t, cfg)
	edges := number(t, cfg, "MATCH ()-[x]->() RETURN count(x)")
	by := func(f store.Field) store.Query { return store.Query{Order: []store.Term{{Field: f}}} }
	some := func(kind store.Kind, field store.Field, value any) store.Query {
		return store.Query{Where: store.Where{Some: &store.Relation{Kind: kind, Where: store.Where{Field: field, Op: store.OpIn, Values: []any{value}}}}}
	}
	records, _ := run(t, cfg, "MATCH (r:Role)-[:OWNS]->() WITH r, count(*) AS n WHERE n > 1000 RETURN r.key LIMIT 1")
	popular := records[0].Values[0]
	models := func(q store.Query) func(store.Reader) error {
		return func(r store.Reader) error {
			_, err := r.ListModels(t.Context(), []store.Scope{store.All}, q)
			return err
		}
	}
	roles := func(q store.Query) func(store.Reader) error {
		return func(r store.Reader) error {
			_, err := r.ListRoles(t.Context(), []store.Scope{store.All}, q)
			return err
		}
	}
	for _, c := range []struct {
		name string
		read func(store.Reader) error
	}{
		{"models by their roles", models(by(store.FieldRoleCount))},
		{"models with some role", models(some(store.KindRole, store.FieldKey, popular))},
		{"roles by their models", roles(by(store.FieldModelCount))},
		{"roles with some model", roles(some(store.KindModel, store.FieldKey, "more499"))},
		{"roles by their assignments", roles(by(store.FieldAssignmentCount))},
		{"roles with some assignment", roles(some(store.KindAssignment, store.FieldModel, "more499"))},
	} {
		t.Run(c.name, func(t *testing.T) {
			hits, err := s.Hits(t.Context(), c.read)
			if err != nil {
				t.Fatal(err)
			}
			t.Logf("%d hits of %d relationships", hits, edges)
			if hits > int64(10*edges) {
				t.Errorf("it costs %d hits of %d relationships", hits, edges)
			}
		})
	}
}

func noScans(t *testing.T, operators []string) {
	t.Helper()
	for _, o := range operators {
		if strings.HasPrefix(o, "AllNodesScan") || strings.Contains(o, "AllRelationshipsScan") {
			t.Errorf("it reads the whole graph: %s", o)
		}
	}
}

// fill adds models enough for the planner to find a difference.
func fill(t *testing.T, cfg neo4j.Config) {
	t.Helper()
	run(t, cfg, `MATCH (r:Role) WITH r LIMIT 4 MATCH (p:Responsibility) UNWIND range(0, 499) AS i
		WITH r, p, 'more' + i AS model
		MERGE (m:Model {key: model}) ON CREATE SET m.name = model, m.abbreviation = '', m.summary = '', m.status = 'COMPLETE'
		MERGE (m)-[a:ASSIGNS {id: model + '/' + p.key}]->(p) ON CREATE SET a += {model: model, responsibility: p.key,
			arrangement: 'SHARED', statement: '', source: '', locator: ''}
		CREATE (r)-[:OWNS {id: model + '/' + p.key + '/' + r.key, model: model, responsibility: p.key, role: r.key,
			quality: 'POORLY', ordinal: 0, provenance: 'TABLE', note: ''}]->(p)`)
	run(t, cfg, "CALL db.resampleOutdatedIndexes()")
	if got := number(t, cfg, "MATCH ()-[o:OWNS]->() RETURN count(o)"); got < 5000 {
		t.Fatal(fmt.Errorf("there are only %d OWNS", got))
	}
}
