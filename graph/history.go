package graph

import (
	"cmp"
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"github.com/vektah/gqlparser/v2/ast"

	"orgraph/graph/relay"
	"orgraph/loaders"
	"orgraph/store"
	"orgraph/store/snapshot"
)

// readsApart reports whether a field of the query reads another graph than the
// stored one: as of a time, or with a hypothetical model in it.
func readsApart(field *ast.Field, variables map[string]any) bool {
	return field.Name == "whatIf" || field.Name == "runScenario" || isPast(field, variables)
}

// isPast reports whether a field reads the graph as of a time.
func isPast(field *ast.Field, variables map[string]any) bool {
	argument := field.Arguments.ForName("asOf")
	if argument == nil {
		return false
	}
	v, err := argument.Value.Value(variables)
	return err == nil && v != nil
}

// rewinds reports whether an operation asks for the past: that takes longer than most.
func rewinds(set ast.SelectionSet, variables map[string]any) bool {
	return slices.ContainsFunc(set, func(selection ast.Selection) bool {
		switch s := selection.(type) {
		case *ast.Field:
			return s.Name == "diff" || isPast(s, variables)
		case *ast.InlineFragment:
			return rewinds(s.SelectionSet, variables)
		case *ast.FragmentSpread:
			return rewinds(s.Definition.SelectionSet, variables)
		}
		return false
	})
}

// at makes the loaders of the field, and of all below it, read the graph as of
// the time, or as it is now for nil.
func (r *Resolver) at(ctx context.Context, asOf *string) error {
	if asOf == nil {
		return nil
	}
	s, err := r.then(ctx, *asOf)
	if err != nil {
		return err
	}
	loaders.From(ctx).ReadFrom(s)
	return nil
}

// byKeyAt returns the value under the key as of the time, null where there was
// none.
func byKeyAt[T any](ctx context.Context, r *Resolver, asOf *string, key string, of func(*loaders.Loaders) *loaders.Nodes[T]) (*T, error) {
	if err := r.at(ctx, asOf); err != nil {
		return nil, err
	}
	return orNull(of(loaders.From(ctx)).ByKey(ctx, key))
}

// then returns the graph as of the time.
func (r *Resolver) then(ctx context.Context, asOf string) (*snapshot.Snapshot, error) {
	return r.pictures.snapshots.At(ctx, asOf)
}

// diff answers what changed between two times, by kind and key.
func (r *Resolver) diff(ctx context.Context, from string, to *string, models []string, paging store.Paging, after, before *store.Cursor) (*relay.Connection[relay.Difference], error) {
	q, err := r.query(store.Where{}, nil, paging, after, before)
	if err != nil {
		return nil, err
	}
	if to != nil && *to < from {
		return nil, fmt.Errorf("%w: to: %s is before from; exchange them", store.ErrBadQuery, *to)
	}
	behind, ahead, err := places(q, differenceAt)
	if err != nil {
		return nil, err
	}
	log, err := snapshot.Since(ctx, r.store, from, snapshot.MostChanges)
	if err != nil {
		return nil, err
	}
	log = slices.DeleteFunc(log, func(c store.Change) bool {
		return to != nil && c.Time > *to || models != nil && (c.Model == "" || !slices.Contains(models, c.Model))
	})
	net := snapshot.Net(log)
	compare := func(a, b store.Change) int {
		kinds := store.LoggedKinds()
		return cmp.Or(cmp.Compare(slices.Index(kinds, a.Kind), slices.Index(kinds, b.Kind)), cmp.Compare(a.Key, b.Key))
	}
	slices.SortFunc(net, compare)
	begin, end, more, err := window(net, compare, q.Paging, behind, ahead)
	if err != nil {
		return nil, err
	}
	page := &store.Page[relay.Difference]{HasNextPage: more.behind, HasPrevPage: more.before}
	for _, c := range net[begin:end] {
		fields, err := changedFields(c)
		if err != nil {
			return nil, err
		}
		page.Items = append(page.Items, &relay.Difference{
			Action: c.Action, Kind: c.Kind, Key: c.Key, Model: orNullString(c.Model), Responsibility: orNullString(c.Responsibility),
			Role: orNullString(c.Role), Fields: fields, Before: jsonOf(c.Before), After: jsonOf(c.After),
		})
		page.Cursors = append(page.Cursors, differenceCursor(c))
	}
	if err := loaders.From(ctx).Spend(len(page.Items)); err != nil {
		return nil, err
	}
	return relay.NewConnection(page, func(context.Context) (int, error) { return len(net), nil }), nil
}

// A difference's cursor is base64url of a JSON array: "diff", the kind and the key.
func differenceCursor(c store.Change) store.Cursor {
	text, err := json.Marshal([]string{"diff", string(c.Kind), c.Key})
	if err != nil {
		panic(fmt.Sprintf("graph: texts do not marshal: %v", err))
	}
	return store.Cursor(base64.RawURLEncoding.EncodeToString(text))
}

func differenceAt(c store.Cursor) (*store.Change, error) {
	var parts []string
	text, err := base64.RawURLEncoding.DecodeString(string(c))
	if err == nil {
		err = json.Unmarshal(text, &parts)
	}
	if err != nil || len(parts) != 3 || parts[0] != "diff" {
		return nil, fmt.Errorf("%w: it is damaged, or belongs to another list; use a cursor as it came from this one", store.ErrBadCursor)
	}
	return &store.Change{Kind: store.Kind(parts[1]), Key: parts[2]}, nil
}

// changedFields returns the names of the fields in which Before and After
// differ, all there are where one of the two is not there.
func changedFields(c store.Change) ([]string, error) {
	var before, after map[string]json.RawMessage
	for text, to := range map[*string]*map[string]json.RawMessage{&c.Before: &before, &c.After: &after} {
		if *text == "" {
			continue
		}
		if err := json.Unmarshal([]byte(*text), to); err != nil {
			return nil, fmt.Errorf("%w: change %s: %w", store.ErrCorrupt, c.ID(), err)
		}
	}
	names := map[string]bool{}
	for name := range before {
		names[name] = true
	}
	for name := range after {
		names[name] = true
	}
	maps.DeleteFunc(names, func(name string, _ bool) bool { return string(before[name]) == string(after[name]) })
	return slices.Sorted(maps.Keys(names)), nil
}
