package graph_test

import (
	"context"
	"testing"

	"orgraph/org"
	"orgraph/store"
	"orgraph/store/neo4j"
	"orgraph/store/neo4j/neo4jtest"
	"orgraph/store/storetest"
)

// backends open an empty store of each kind, which tells of its statements.
func backends(t *testing.T) map[string]func(t *testing.T, onQuery func(string)) store.Store {
	t.Helper()
	return map[string]func(t *testing.T, onQuery func(string)) store.Store{
		"sqlite": func(t *testing.T, onQuery func(string)) store.Store { return memory(t, org.Matrix{}, onQuery) },
		"neo4j": func(t *testing.T, onQuery func(string)) store.Store {
			c := neo4jtest.New(t)
			s, err := neo4j.Open(t.Context(), neo4j.Config{URI: c.URI, Username: c.Username, Password: c.Password, Database: c.Database, Observe: storetest.Statements(onQuery)})
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() {
				if err := s.Close(context.Background()); err != nil {
					t.Error(err)
				}
			})
			return s
		},
	}
}
