package graph

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"slices"
	"strings"

	"orgraph/graph/generated"
	"orgraph/loaders"
	"orgraph/store"
)

// ErrBadID is returned for a global id that is none.
var ErrBadID = errors.New("bad id")

// globalID returns the opaque id of a node: base64url of its kind and its key.
func globalID(kind store.Kind, key string) string {
	return base64.RawURLEncoding.EncodeToString([]byte(string(kind) + ":" + key))
}

func parseGlobalID(id string) (kind store.Kind, key string, err error) {
	text, err := base64.RawURLEncoding.DecodeString(id)
	word, key, ok := strings.Cut(string(text), ":")
	if err != nil || !ok || !slices.Contains(nodeKinds, store.Kind(word)) {
		return "", "", fmt.Errorf("%w: %q is not the id of a node; take ids from the id field", ErrBadID, id)
	}
	return store.Kind(word), key, nil
}

// nodeKinds are the kinds that have a global id.
var nodeKinds = []store.Kind{
	store.KindModel, store.KindRole, store.KindResponsibility, store.KindAssignment,
	store.KindOwnership, store.KindTradeoff, store.KindSource, store.KindDelegation, store.KindRoleCombination, store.KindScenario, store.KindChange,
}

// nodes returns the nodes with the global ids, nil for each that is not there.
// It reads each kind once.
func (r *Resolver) nodes(ctx context.Context, ids []string) ([]generated.Node, error) {
	if len(ids) > r.maxPageSize {
		return nil, fmt.Errorf("%w: ids: %d are more than the %d that one answer may hold; ask for them in parts", store.ErrBadQuery, len(ids), r.maxPageSize)
	}
	places := map[store.Kind][]int{}
	keys := map[store.Kind][]string{}
	for i, id := range ids {
		kind, key, err := parseGlobalID(id)
		if err != nil {
			return nil, err
		}
		places[kind] = append(places[kind], i)
		keys[kind] = append(keys[kind], key)
	}
	out := make([]generated.Node, len(ids))
	l := loaders.From(ctx)
	for kind, at := range places {
		var err error
		switch kind {
		case store.KindModel:
			err = place(ctx, l.Models, keys[kind], at, out)
		case store.KindRole:
			err = place(ctx, l.Roles, keys[kind], at, out)
		case store.KindResponsibility:
			err = place(ctx, l.Responsibilities, keys[kind], at, out)
		case store.KindAssignment:
			err = place(ctx, l.Assignments, keys[kind], at, out)
		case store.KindOwnership:
			err = place(ctx, l.Ownerships, keys[kind], at, out)
		case store.KindTradeoff:
			err = place(ctx, l.Tradeoffs, keys[kind], at, out)
		case store.KindDelegation:
			err = place(ctx, l.Delegations, keys[kind], at, out)
		case store.KindRoleCombination:
			err = place(ctx, l.RoleCombinations, keys[kind], at, out)
		case store.KindScenario:
			err = place(ctx, l.Scenarios, keys[kind], at, out)
		case store.KindChange:
			err = place(ctx, l.Changes, keys[kind], at, out)
		default:
			err = place(ctx, l.Sources, keys[kind], at, out)
		}
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// place puts the values under the keys at their places among the nodes.
func place[T any](ctx context.Context, nodes *loaders.Nodes[T], keys []string, at []int, out []generated.Node) error {
	values, err := nodes.ByKeys(ctx, keys)
	if err != nil {
		return err
	}
	for i, v := range values {
		if v != nil { // a nil *T in the interface would not be null
			out[at[i]] = v
		}
	}
	return nil
}
