package graph

import (
	"context"

	"orgraph/analysis"
	"orgraph/edit"
	"orgraph/graph/generated"
	"orgraph/loaders"
)

func (r *Resolver) transitionPlan(ctx context.Context, from, to string, asOf *string) (*analysis.TransitionPlan, error) {
	if err := r.at(ctx, asOf); err != nil {
		return nil, err
	}
	return transitionPlan(ctx, from, to)
}

// transitionPlan plans the way between two models of the loaders' reader.
func transitionPlan(ctx context.Context, from, to string) (*analysis.TransitionPlan, error) {
	m, err := loaders.From(ctx).Reader().Matrix(ctx, []string{from, to})
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
