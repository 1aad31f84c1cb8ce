package loaders_test

import (
	"errors"
	"testing"

	"orgraph/loaders"
	"orgraph/org"
	"orgraph/store/snapshot"
)

// TestNothingGivesNodesBack: what an operation may be given only becomes less.
func TestNothingGivesNodesBack(t *testing.T) {
	l := loaders.New(snapshot.New(org.Matrix{}), 10, nil)
	for _, c := range []struct {
		nodes   int
		refused bool
	}{{-100, false}, {10, false}, {0, false}, {1, true}, {-1, true}} {
		if err := l.Spend(c.nodes); errors.Is(err, loaders.ErrTooManyNodes) != c.refused {
			t.Errorf("spending %d: %v", c.nodes, err)
		}
	}
}
