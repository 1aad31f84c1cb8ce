package sqlite

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"orgraph/store"
	"orgraph/store/storetest"
)

// TestIndexesServeLists asks SQLite how it reads the lists that grow, and fails
// where it would read a whole table or sort what an index has in order.
func TestIndexesServeLists(t *testing.T) {
	var queries []string
	s, err := Open(t.Context(), Config{Path: filepath.Join(t.TempDir(), "orgraph.db"), Observe: storetest.Statements(func(sql string) { queries = append(queries, sql) })})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close(t.Context()) }()

	model := []store.Scope{{From: store.KindModel, Key: "a"}, {From: store.KindModel, Key: "b"}}
	role := []store.Scope{{From: store.KindRole, Key: "a"}}
	responsibility := []store.Scope{{From: store.KindResponsibility, Key: "a"}}
	poor := store.Where{Field: store.FieldQuality, Op: store.OpIn, Values: []any{"POORLY"}}
	byModel := []store.Term{{Field: store.FieldQuality}, {Field: store.FieldModel}}
	for _, c := range []struct {
		name   string
		scopes []store.Scope
		query  store.Query
		index  string
		sorts  bool
	}{
		{"ownerships of models", model, store.Query{}, "ownership_model", false},
		{"poor ownerships of a role", role, store.Query{Where: poor, Order: byModel}, "ownership_role_quality", false},
		{"poor ownerships of a responsibility", responsibility, store.Query{Where: poor, Order: byModel}, "ownership_responsibility_quality", false},
		{"ownerships of a role", role, store.Query{}, "ownership_role", false},
		{"ownerships of a responsibility", responsibility, store.Query{}, "ownership_responsibility", false},
		{"owners of an assignment", []store.Scope{{From: store.KindAssignment, Key: "a/b"}}, store.Query{Order: []store.Term{{Field: store.FieldOrdinal}}}, "ownership_assignment", true},
		{"all ownerships", []store.Scope{store.All}, store.Query{}, "ownership_model", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			queries = nil
			if _, err := s.ListOwnerships(t.Context(), c.scopes, c.query); err != nil {
				t.Fatal(err)
			}
			rows, err := s.reads.QueryContext(t.Context(), "EXPLAIN QUERY PLAN "+queries[0])
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = rows.Close() }()
			var plan strings.Builder
			for rows.Next() {
				var id, parent, unused int
				var detail string
				if err := rows.Scan(&id, &parent, &unused, &detail); err != nil {
					t.Fatal(err)
				}
				fmt.Fprintln(&plan, detail)
			}
			if err := rows.Err(); err != nil {
				t.Fatal(err)
			}
			for line := range strings.Lines(plan.String()) {
				if strings.HasPrefix(line, "SCAN x") && !strings.Contains(line, "INDEX") {
					t.Errorf("it reads the whole table: %s", line)
				}
			}
			// The last sort brings the pages of several scopes together.
			if !c.sorts && strings.Count(plan.String(), "TEMP B-TREE") > 1 {
				t.Errorf("it sorts what %s has in order", c.index)
			}
			if !strings.Contains(plan.String(), c.index) {
				t.Errorf("it does not use %s", c.index)
			}
			if t.Failed() {
				t.Log(plan.String())
			}
		})
	}
}
