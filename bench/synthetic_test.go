package bench

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestMatrix(t *testing.T) {
	m := Matrix(200, 1)
	if err := m.Validate(); err != nil {
		t.Fatal(err)
	}
	if len(m.Models) != 200 || len(m.Assignments) != 1200 || len(m.Ownerships) < 1200 {
		t.Errorf("%d models, %d assignments, %d ownerships", len(m.Models), len(m.Assignments), len(m.Ownerships))
	}
	if diff := cmp.Diff(m, Matrix(200, 1)); diff != "" {
		t.Errorf("the same seed gave another graph:\n%s", diff)
	}
	if cmp.Equal(m, Matrix(200, 2)) {
		t.Error("another seed gave the same graph")
	}
}
