package graph_test

import (
	"testing"

	"orgraph/org"
	"orgraph/store"
)

// backends open an empty store of each kind, which tells of its statements.
func backends(t *testing.T) map[string]func(t *testing.T, onQuery func(string)) store.Store {
	t.Helper()
	return map[string]func(t *testing.T, onQuery func(string)) store.Store{
		"sqlite": func(t *testing.T, onQuery func(string)) store.Store { return memory(t, org.Matrix{}, onQuery) },
	}
}
