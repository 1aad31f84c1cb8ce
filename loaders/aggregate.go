package loaders

import (
	"context"

	"orgraph/store"
)

// An aggregation is what is asked of a list of ownerships.
type aggregation struct {
	Where store.Where
	By    []store.Field
}

// Aggregate counts the ownerships of the whole graph.
func Aggregate(ctx context.Context, l *Loaders, where store.Where, by []store.Field) (*store.Aggregate, error) {
	all := []store.Scope{store.All}
	found, err := l.aggregate(ctx, all, aggregation{where, by})
	if err != nil {
		return nil, err
	}
	return found[store.All], nil
}

// AggregateFrom counts, for each parent, the ownerships of the list that begins
// at it.
func AggregateFrom[P any](ctx context.Context, l *Loaders, from *Nodes[P], parents []*P, where store.Where, by []store.Field) ([]*store.Aggregate, error) {
	s := stepOf(from, "aggregate", func() *step[P, *aggregation, *store.Aggregate] {
		return newStep(from.keys, func(ctx context.Context, keys []string, a *aggregation) (map[string]*store.Aggregate, error) {
			ctx, ended := l.batch(ctx, store.KindOwnership, len(keys))
			found, err := l.aggregate(ctx, scopes(from.kind, keys), *a)
			ended(err)
			out := make(map[string]*store.Aggregate, len(found))
			for scope, aggregate := range found {
				out[scope.Key] = aggregate
			}
			return out, err
		})
	})
	a, err := given(from, aggregation{where, by})
	if err != nil {
		return nil, err
	}
	lists, err := s.load(ctx, &from.levels, parents, a)
	if err != nil {
		return nil, err
	}
	out := make([]*store.Aggregate, len(parents))
	for i, list := range lists {
		out[i] = list[0]
	}
	return out, nil
}

// aggregate reads, and makes the groups of all scopes one level.
func (l *Loaders) aggregate(ctx context.Context, scopes []store.Scope, a aggregation) (map[store.Scope]*store.Aggregate, error) {
	found, err := l.reader.AggregateOwnerships(ctx, scopes, a.Where, a.By)
	if err != nil {
		return nil, err
	}
	var groups []*store.Group
	for _, aggregate := range found {
		groups = append(groups, aggregate.Groups...)
	}
	l.Groups.levels.add(groups)
	return found, nil
}

// Search returns the values that may meet the terms (see store.Reader).
func (l *Loaders) Search(ctx context.Context, terms []string, kinds []store.Kind) ([]store.Candidate, error) {
	return l.reader.Search(ctx, terms, kinds)
}
