package graph

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"

	"orgraph/graph/generated"
	"orgraph/graph/relay"
	"orgraph/loaders"
	"orgraph/org"
	"orgraph/store"
)

// query makes a list's query of its field's arguments.
func (r *Resolver) query(where store.Where, order []store.Term, paging store.Paging, after, before *store.Cursor) (store.Query, error) {
	for name, size := range map[string]*int{"first": paging.First, "last": paging.Last} {
		if size != nil && *size > r.maxPageSize {
			return store.Query{}, fmt.Errorf("%w: %s: %d is more than the %d that one page may hold; read on with after and the page's endCursor",
				store.ErrBadQuery, name, *size, r.maxPageSize)
		}
	}
	if paging.First == nil && paging.Last == nil {
		size := min(store.DefaultPageSize, r.maxPageSize)
		paging.First = &size
	}
	if after != nil {
		paging.After = *after
	}
	if before != nil {
		paging.Before = *before
	}
	return store.Query{Where: where, Order: order, Paging: paging}, nil
}

// list resolves a list of the whole graph.
func list[T any](ctx context.Context, r *Resolver, nodes *loaders.Nodes[T],
	where store.Where, order []store.Term, paging store.Paging, after, before *store.Cursor,
) (*relay.Connection[T], error) {
	q, err := r.query(where, order, paging, after, before)
	if err != nil {
		return nil, err
	}
	page, err := nodes.List(ctx, q)
	if err != nil {
		return nil, err
	}
	return relay.NewConnection(page, func(ctx context.Context) (int, error) { return nodes.Count(ctx, where) }), nil
}

// listFrom resolves a list that begins at each of the parents.
func listFrom[P, V any](ctx context.Context, r *Resolver, from *loaders.Nodes[P], to *loaders.Nodes[V], parents []*P,
	where store.Where, order []store.Term, paging store.Paging, after, before *store.Cursor,
) ([]*relay.Connection[V], error) {
	q, err := r.query(where, order, paging, after, before)
	if err != nil {
		return nil, err
	}
	pages, err := loaders.Pages(ctx, from, to, parents, q)
	if err != nil {
		return nil, err
	}
	connections := make([]*relay.Connection[V], len(pages))
	for i, page := range pages {
		connections[i] = relay.NewConnection(page, func(ctx context.Context) (int, error) {
			return loaders.CountFrom(ctx, from, to, parents[i], where)
		})
	}
	return connections, nil
}

// maxOwners is how many owners of one cell an answer holds. A cell is a
// statement that a person wrote; it names a handful.
const maxOwners = 1000

func owners(ctx context.Context, cells []*org.Assignment) ([][]*org.Ownership, error) {
	l, size := loaders.From(ctx), maxOwners
	pages, err := loaders.Pages(ctx, l.Assignments, l.Ownerships, cells,
		store.Query{Order: []store.Term{{Field: store.FieldOrdinal}}, Paging: store.Paging{First: &size}})
	if err != nil {
		return nil, err
	}
	lists := make([][]*org.Ownership, len(pages))
	for i, page := range pages {
		lists[i] = page.Items
	}
	return lists, nil
}

// matrix chooses the columns and rows. A key that does not exist is an error:
// a matrix with a column less than was asked for would mislead.
func (r *Resolver) matrix(ctx context.Context, models, responsibilities []string, asOf *string) (*generated.AssignmentMatrix, error) {
	if err := r.at(ctx, asOf); err != nil {
		return nil, err
	}
	l := loaders.From(ctx)
	columns, err := chosen(ctx, r, l.Models, "models", models)
	if err != nil {
		return nil, err
	}
	rows, err := chosen(ctx, r, l.Responsibilities, "responsibilities", responsibilities)
	if err != nil {
		return nil, err
	}
	m := &generated.AssignmentMatrix{Models: columns, Rows: make([]*generated.MatrixRow, len(rows))}
	keys := make([]string, len(columns))
	for i, model := range columns {
		keys[i] = model.Key
	}
	for i, responsibility := range rows {
		m.Rows[i] = &generated.MatrixRow{Responsibility: responsibility, ModelKeys: keys}
	}
	return m, nil
}

// chosen returns the values under the keys, or the first page of all where keys
// is nil.
func chosen[T any](ctx context.Context, r *Resolver, nodes *loaders.Nodes[T], argument string, keys []string) ([]*T, error) {
	if keys == nil {
		q, err := r.query(store.Where{}, nil, store.Paging{}, nil, nil)
		if err != nil {
			return nil, err
		}
		page, err := nodes.List(ctx, q)
		if err != nil {
			return nil, err
		}
		return page.Items, nil
	}
	if len(keys) > r.maxPageSize {
		return nil, fmt.Errorf("%w: %s: %d keys are more than the %d that one matrix may hold; ask for it in parts", store.ErrBadQuery, argument, len(keys), r.maxPageSize)
	}
	values, err := nodes.ByKeys(ctx, keys)
	if err != nil {
		return nil, err
	}
	if i := slices.Index(values, nil); i >= 0 {
		return nil, noneWith(argument, keys[i])
	}
	return values, nil
}

func noneWith(argument, key string) error {
	return fmt.Errorf("%s: there is none with the key %q: %w", argument, key, store.ErrNotFound)
}

// allAmong returns an error for the first of an argument's keys that is not among those
// there are.
func allAmong(argument string, keys []string, there iter.Seq[string]) error {
	if len(keys) == 0 {
		return nil
	}
	found := map[string]bool{}
	for key := range there {
		found[key] = true
	}
	for _, key := range keys {
		if !found[key] {
			return noneWith(argument, key)
		}
	}
	return nil
}

func cells(ctx context.Context, rows []*generated.MatrixRow) ([][]*org.Assignment, error) {
	var ids []string
	for _, row := range rows {
		for _, model := range row.ModelKeys {
			ids = append(ids, org.AssignmentID(model, row.Responsibility.Key))
		}
	}
	all, err := loaders.From(ctx).Assignments.ByKeys(ctx, ids)
	if err != nil {
		return nil, err
	}
	out := make([][]*org.Assignment, len(rows))
	for i, row := range rows {
		out[i], all = all[:len(row.ModelKeys)], all[len(row.ModelKeys):]
	}
	return out, nil
}

// orNull turns what was not found into null.
func orNull[T any](v *T, err error) (*T, error) {
	if errors.Is(err, store.ErrNotFound) {
		return nil, nil //nolint:nilnil // GraphQL's null
	}
	return v, err
}

func orNullString(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
