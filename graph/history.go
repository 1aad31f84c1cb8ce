package graph

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"github.com/vektah/gqlparser/v2/ast"

	"orgraph/graph/generated"
	"orgraph/loaders"
	"orgraph/store"
	"orgraph/store/snapshot"
)

// isAsOf reports whether a field is asked for as of a time.
func isAsOf(field *ast.Field, variables map[string]any) bool {
	argument := field.Arguments.ForName("asOf")
	if argument == nil {
		return false
	}
	v, err := argument.Value.Value(variables)
	return err == nil && v != nil
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

// diff answers what changed between two times.
func (r *Resolver) diff(ctx context.Context, from string, to *string, models []string) ([]*generated.Difference, error) {
	if to != nil && *to < from {
		return nil, fmt.Errorf("%w: to: %s is before from; exchange them", store.ErrBadQuery, *to)
	}
	log, err := snapshot.Since(ctx, r.store, from, snapshot.MostChanges)
	if err != nil {
		return nil, err
	}
	log = slices.DeleteFunc(log, func(c store.Change) bool {
		return to != nil && c.Time > *to || models != nil && (c.Model == "" || !slices.Contains(models, c.Model))
	})
	net := snapshot.Net(log)
	if err := loaders.From(ctx).Spend(len(net)); err != nil {
		return nil, err
	}
	out := make([]*generated.Difference, len(net))
	for i, c := range net {
		fields, err := changedFields(c)
		if err != nil {
			return nil, err
		}
		out[i] = &generated.Difference{
			Action: c.Action, Kind: c.Kind, Key: c.Key, Model: orNullString(c.Model), Responsibility: orNullString(c.Responsibility),
			Role: orNullString(c.Role), Fields: fields, Before: jsonOf(c.Before), After: jsonOf(c.After),
		}
	}
	return out, nil
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
