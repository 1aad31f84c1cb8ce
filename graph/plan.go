package graph

import (
	"context"

	"orgraph/analysis"
	"orgraph/edit"
	"orgraph/graph/generated"
	"orgraph/graph/relay"
	"orgraph/loaders"
)

func (r *Resolver) transitionPlan(ctx context.Context, from, to string) (*analysis.TransitionPlan, error) {
	m, err := r.store.Matrix(ctx, []string{from, to})
	if err != nil {
		return nil, err
	}
	plan, err := analysis.Plan(m, from, to)
	if err != nil {
		return nil, err
	}
	return plan, loaders.From(ctx).Spend(len(plan.Moves))
}

func (r *Resolver) applyPlan(ctx context.Context, in edit.ApplyPlan) (*generated.ApplyPlanPayload, error) {
	v, changes, problems, err := edited(ctx, r, in, loaders.From(ctx).Models, in.Model)
	return &generated.ApplyPlanPayload{Model: v, Changes: changes, UserErrors: problems}, err
}

func moves(plan *analysis.TransitionPlan) []*relay.Move {
	list := make([]*relay.Move, len(plan.Moves))
	for i, m := range plan.Moves {
		list[i] = &relay.Move{Move: m}
	}
	return list
}

// ofMoves returns the nodes under the keys that moves have, nil where one has
// none.
func ofMoves[T any](ctx context.Context, list []*relay.Move, nodes *loaders.Nodes[T], key func(analysis.Move) string) ([]*T, error) {
	var keys []string
	for _, m := range list {
		if k := key(m.Move); k != "" {
			keys = append(keys, k)
		}
	}
	found, err := nodes.Read(ctx, keys)
	if err != nil {
		return nil, err
	}
	out := make([]*T, len(list))
	for i, m := range list {
		out[i] = found[key(m.Move)]
	}
	return out, nil
}
