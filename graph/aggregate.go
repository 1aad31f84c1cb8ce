package graph

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"slices"

	"orgraph/graph/generated"
	"orgraph/graph/relay"
	"orgraph/loaders"
	"orgraph/store"
)

// groupFields are the properties by the names that the schema gives them.
var groupFields = map[generated.OwnershipGroupField]store.Field{
	generated.OwnershipGroupFieldModel: store.FieldModel, generated.OwnershipGroupFieldResponsibility: store.FieldResponsibility,
	generated.OwnershipGroupFieldRole: store.FieldRole, generated.OwnershipGroupFieldQuality: store.FieldQuality,
	generated.OwnershipGroupFieldProvenance: store.FieldProvenance,
}

func fieldsOf(groupBy []generated.OwnershipGroupField) []store.Field {
	var by []store.Field
	for _, f := range groupBy {
		if field := groupFields[f]; !slices.Contains(by, field) { // twice is once
			by = append(by, field)
		}
	}
	return by
}

func aggregate(ctx context.Context, filter *store.OwnershipFilter, groupBy []generated.OwnershipGroupField) (*relay.OwnershipAggregate, error) {
	a, err := loaders.Aggregate(ctx, loaders.From(ctx), filter.Where(), fieldsOf(groupBy))
	if err != nil {
		return nil, err
	}
	return &relay.OwnershipAggregate{Aggregate: a}, nil
}

func aggregateFrom[P any](ctx context.Context, from *loaders.Nodes[P], parents []*P, filter *store.OwnershipFilter, groupBy []generated.OwnershipGroupField) ([]*relay.OwnershipAggregate, error) {
	list, err := loaders.AggregateFrom(ctx, loaders.From(ctx), from, parents, filter.Where(), fieldsOf(groupBy))
	if err != nil {
		return nil, err
	}
	out := make([]*relay.OwnershipAggregate, len(list))
	for i, a := range list {
		out[i] = &relay.OwnershipAggregate{Aggregate: a}
	}
	return out, nil
}

// groups pages through the groups of an aggregate.
func (r *Resolver) groups(ctx context.Context, a *relay.OwnershipAggregate, order generated.OwnershipGroupOrder, paging store.Paging, after, before *store.Cursor) (*relay.Connection[relay.OwnershipGroup], error) {
	q, err := r.query(store.Where{}, nil, paging, after, before)
	if err != nil {
		return nil, err
	}
	compare := store.CompareGroups
	if order == generated.OwnershipGroupOrderKey {
		compare = func(a, b *store.Group) int { return slices.Compare(a.Values, b.Values) }
	}
	groups := slices.Clone(a.Groups)
	slices.SortFunc(groups, compare)
	behind, ahead, err := places(q, func(c store.Cursor) (**store.Group, error) {
		g, err := groupAt(c, order, groups)
		return &g, err
	})
	if err != nil {
		return nil, err
	}
	begin, end, more, err := window(groups, compare, q.Paging, behind, ahead)
	if err != nil {
		return nil, err
	}
	page := &store.Page[relay.OwnershipGroup]{HasPrevPage: more.before, HasNextPage: more.behind}
	for _, g := range groups[begin:end] {
		page.Items = append(page.Items, &relay.OwnershipGroup{Group: g, Whole: a.Count})
		page.Cursors = append(page.Cursors, groupCursor(g, order))
	}
	if err := loaders.From(ctx).Spend(len(page.Items)); err != nil {
		return nil, err
	}
	return relay.NewConnection(page, func(context.Context) (int, error) { return len(groups), nil }), nil
}

// A group's cursor is base64url of a JSON array: the order, how many ownerships
// the group has, what is grouped by, and the values.
type groupPlace struct {
	Order  generated.OwnershipGroupOrder
	Count  int
	By     []store.Field
	Values []string
}

func groupCursor(g *store.Group, order generated.OwnershipGroupOrder) store.Cursor {
	text, err := json.Marshal(groupPlace{order, g.Count, g.By, g.Values})
	if err != nil {
		panic(fmt.Sprintf("graph: texts and numbers do not marshal: %v", err))
	}
	return store.Cursor(base64.RawURLEncoding.EncodeToString(text))
}

// groupAt returns the group that a cursor among groups stands for, which need
// not be there any more.
func groupAt(c store.Cursor, order generated.OwnershipGroupOrder, groups []*store.Group) (*store.Group, error) {
	var p groupPlace
	text, err := base64.RawURLEncoding.DecodeString(string(c))
	if err == nil {
		err = json.Unmarshal(text, &p)
	}
	switch {
	case err != nil || len(p.By) != len(p.Values):
		return nil, fmt.Errorf("%w: it is damaged; use a cursor as it came from the list", store.ErrBadCursor)
	case p.Order != order || len(groups) > 0 && !slices.Equal(p.By, groups[0].By):
		return nil, fmt.Errorf("%w: it belongs to another list or another order; begin again without a cursor", store.ErrBadCursor)
	}
	return &store.Group{By: p.By, Values: p.Values, Tally: store.Tally{Count: p.Count}}, nil
}

// ofGroups returns the nodes under the keys that groups have of a property, nil
// where they are not grouped by it.
func ofGroups[T any](ctx context.Context, groups []*relay.OwnershipGroup, f store.Field, nodes *loaders.Nodes[T]) ([]*T, error) {
	parents := make([]*store.Group, len(groups))
	for i, g := range groups {
		parents[i] = g.Group
	}
	return loaders.To(ctx, loaders.From(ctx).Groups, string(f), nodes, parents, func(g *store.Group) string { return g.Value(f) })
}
