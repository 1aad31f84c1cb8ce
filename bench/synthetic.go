// Package bench holds the synthetic graphs and the workloads that Orgraph is
// measured with.
package bench

import (
	"fmt"
	"math/rand/v2"

	"orgraph/org"
	"orgraph/seed"
)

// Matrix returns a graph of n models over the six responsibilities and the roles
// of the built-in matrix, the same for the same seed. Their cells are mixed as the
// article's are: most have one owner, some have two, and few are vacant.
func Matrix(n int, seedOf uint64) org.Matrix {
	random := rand.New(rand.NewPCG(seedOf, 0)) //nolint:gosec // the graph has to be the same each time
	builtin := seed.Builtin()
	m := org.Matrix{Roles: builtin.Roles, Responsibilities: builtin.Responsibilities}
	pick := func(weights ...int) int {
		sum := 0
		for _, w := range weights {
			sum += w
		}
		at := random.IntN(sum)
		for i, w := range weights {
			if at -= w; at < 0 {
				return i
			}
		}
		panic("bench: weights do not add up")
	}
	for i := range n {
		model := fmt.Sprintf("model-%07d", i)
		m.Models = append(m.Models, org.Model{Key: model, Name: fmt.Sprintf("Model %07d", i), Status: org.Complete})
		for _, r := range m.Responsibilities {
			arrangement := []org.Arrangement{org.Sole, org.Alternative, org.Shared, org.Collective, org.Vacant}[pick(75, 10, 8, 4, 3)]
			m.Assignments = append(m.Assignments, org.Assignment{Model: model, Responsibility: r.Key, Arrangement: arrangement})
			owners := map[org.Arrangement]int{org.Sole: 1, org.Alternative: 2, org.Shared: 2, org.Collective: 1}[arrangement]
			for ordinal, role := range random.Perm(len(m.Roles))[:owners] {
				m.Ownerships = append(m.Ownerships, org.Ownership{
					Model: model, Responsibility: r.Key, Role: m.Roles[role].Key, Ordinal: ordinal, Provenance: org.Edited,
					Quality: org.Qualities()[pick(65, 25, 10)],
				})
			}
		}
	}
	return m
}
