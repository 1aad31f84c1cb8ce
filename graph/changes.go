package graph

import (
	"context"

	"orgraph/graph/generated"
	"orgraph/graph/relay"
	"orgraph/loaders"
	"orgraph/store"
)

// subjects returns what each change was made to as it is now, nil where it is
// no longer there.
func subjects(ctx context.Context, log []*store.Change) ([]generated.Node, error) {
	l := loaders.From(ctx)
	out := make([]generated.Node, len(log))
	for _, err := range []error{
		subjectsOf(ctx, l, store.KindModel, l.Models, log, out),
		subjectsOf(ctx, l, store.KindRole, l.Roles, log, out),
		subjectsOf(ctx, l, store.KindResponsibility, l.Responsibilities, log, out),
		subjectsOf(ctx, l, store.KindTradeoff, l.Tradeoffs, log, out),
		subjectsOf(ctx, l, store.KindSource, l.Sources, log, out),
		subjectsOf(ctx, l, store.KindAssignment, l.Assignments, log, out),
		subjectsOf(ctx, l, store.KindOwnership, l.Ownerships, log, out),
		subjectsOf(ctx, l, store.KindDelegation, l.Delegations, log, out),
		subjectsOf(ctx, l, store.KindRoleCombination, l.RoleCombinations, log, out),
		subjectsOf(ctx, l, store.KindScenario, l.Scenarios, log, out),
	} {
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// subjectsOf puts into out the subjects of one kind.
func subjectsOf[T any](ctx context.Context, l *loaders.Loaders, kind store.Kind, nodes *loaders.Nodes[T], log []*store.Change, out []generated.Node) error {
	lists, err := loaders.ToAll(ctx, l.Changes, "subject "+string(kind), nodes, log, func(c *store.Change) []string {
		if c.Kind != kind {
			return nil
		}
		return []string{c.Key}
	})
	for i, list := range lists {
		if len(list) > 0 {
			out[i] = list[0]
		}
	}
	return err
}

// jsonOf returns a text of JSON, nil where there is none.
func jsonOf(text string) relay.JSON {
	if text == "" {
		return nil
	}
	return relay.JSON(text)
}
