package graph

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"orgraph/analysis"
	"orgraph/graph/relay"
	"orgraph/loaders"
	"orgraph/org"
	"orgraph/seed"
	"orgraph/store/snapshot"
)

// manyRanked returns a ranking of so many models, and the context of an operation that
// may be given so many nodes.
func manyRanked(t *testing.T, models, nodes int) (context.Context, *relay.Ranking) {
	t.Helper()
	m := seed.Builtin()
	keys := analysis.KeysInOrder(m.Responsibilities)
	var columns []org.Column
	for i := range models {
		c := m.Columns()[i%len(m.Models)]
		c.Model = fmt.Sprint("model-", i)
		columns = append(columns, c)
	}
	d, err := analysis.Decide(columns, keys, analysis.Preferences{})
	if err != nil {
		t.Fatal(err)
	}
	r, err := d.Rank(analysis.WeightedSum)
	if err != nil {
		t.Fatal(err)
	}
	return loaders.With(t.Context(), loaders.New(snapshot.New(m), nodes, nil)), relay.NewRanking(r, keys, analysis.Preferences{})
}

// TestDominanceIsPaidFor by the models that each is compared with, and stops with its
// operation.
func TestDominanceIsPaidFor(t *testing.T) {
	dominates := func(dominates, _ []string) []string { return dominates }
	ctx, of := manyRanked(t, 300, 299)
	page := of.Page(of.Models[:100])
	if _, err := dominance(ctx, page, 1, dominates); !errors.Is(err, loaders.ErrTooManyNodes) {
		t.Errorf("got %v", err)
	}
	ctx, _ = manyRanked(t, 300, 300)
	if list, err := dominance(ctx, page, 1, dominates); err != nil || len(list) != len(page) {
		t.Errorf("got %+v, %v", list, err)
	}
	ctx, _ = manyRanked(t, 300, 300)
	ctx, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := dominance(ctx, page, 1, dominates); !errors.Is(err, context.Canceled) {
		t.Errorf("after its end it gave %v", err)
	}
}

// TestNegativeSamplesGiveNoNodes: they are refused before they are paid for.
func TestNegativeSamplesGiveNoNodes(t *testing.T) {
	ctx, of := manyRanked(t, 6, 10)
	if _, err := acceptability(ctx, of, -1_000_000_000, 0, 0); !errors.Is(err, analysis.ErrBadInput) {
		t.Errorf("got %v", err)
	}
	if err := loaders.From(ctx).Spend(11); !errors.Is(err, loaders.ErrTooManyNodes) {
		t.Errorf("behind it 11 of 10 nodes gave %v", err)
	}
}
