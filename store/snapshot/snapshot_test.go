package snapshot_test

import (
	"math/rand/v2"
	"testing"

	"orgraph/org"
	"orgraph/store/snapshot"
	"orgraph/store/storetest"
)

func TestReads(t *testing.T) { storetest.RunReads(t, snapshot.New(storetest.Graph())) }

// TestReadsOfAMatrixInAnyOrder: a matrix that a person wrote is in no order.
func TestReadsOfAMatrixInAnyOrder(t *testing.T) {
	m, random := storetest.Graph(), rand.New(rand.NewPCG(1, 2))
	shuffle(random, m.Models)
	shuffle(random, m.Roles)
	shuffle(random, m.Responsibilities)
	shuffle(random, m.Tradeoffs)
	shuffle(random, m.Sources)
	shuffle(random, m.Assignments)
	shuffle(random, m.Ownerships)
	shuffle(random, m.Delegations)
	shuffle(random, m.RoleCombinations)
	storetest.RunReads(t, snapshot.New(m))
}

func shuffle[T any](random *rand.Rand, list []T) {
	random.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
}

func BenchmarkNew(b *testing.B) {
	m := storetest.Large(1000)
	for b.Loop() {
		snapshot.New(m)
	}
}

func TestMatrixOfNothing(t *testing.T) {
	got, err := snapshot.New(org.Matrix{}).Matrix(t.Context(), nil)
	if err != nil || len(got.Models) != 0 {
		t.Errorf("got %+v, %v", got, err)
	}
}
