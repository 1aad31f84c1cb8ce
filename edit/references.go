package edit

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"orgraph/org"
	"orgraph/store"
)

// A bond is a node with all values that refer to it.
type bond struct {
	kind store.Kind
	key  string
	node org.Matrix // the node alone
	refs org.Matrix // what refers to it
}

// bondOf reads a node and all that refers to it. The bond's node is empty where
// there is no such node.
func bondOf(ctx context.Context, r store.Reader, kind store.Kind, key string) (*bond, error) {
	b := &bond{kind: kind, key: key}
	scope := store.Scope{From: kind, Key: key}
	is := func(f store.Field) store.Where { return store.Where{Field: f, Op: store.OpIn, Values: []any{key}} }
	refs := &b.refs
	var err error
	switch kind {
	case store.KindModel:
		err = cmp.Or(
			node(ctx, key, r.Models, &b.node.Models),
			read(ctx, r.ListAssignments, scope, store.Where{}, &refs.Assignments),
			read(ctx, r.ListOwnerships, scope, store.Where{}, &refs.Ownerships),
			read(ctx, r.ListDelegations, scope, store.Where{}, &refs.Delegations),
			read(ctx, r.ListRoleCombinations, scope, store.Where{}, &refs.RoleCombinations),
			read(ctx, r.ListTradeoffs, scope, store.Where{}, &refs.Tradeoffs),
			scenarios(ctx, r, kind, key, &refs.Scenarios),
		)
	case store.KindRole:
		err = cmp.Or(
			node(ctx, key, r.Roles, &b.node.Roles),
			read(ctx, r.ListRoles, scope, store.Where{}, &refs.Roles),
			read(ctx, r.ListAssignments, scope, store.Where{}, &refs.Assignments),
			read(ctx, r.ListOwnerships, scope, store.Where{}, &refs.Ownerships),
			read(ctx, r.ListDelegations, store.All, store.Where{Any: []store.Where{is(store.FieldRole), is(store.FieldDelegate)}}, &refs.Delegations),
			read(ctx, r.ListRoleCombinations, store.All, store.Where{Any: []store.Where{is(store.FieldRole), is(store.FieldAlsoHolds)}}, &refs.RoleCombinations),
			read(ctx, r.ListTradeoffs, scope, store.Where{}, &refs.Tradeoffs),
			scenarios(ctx, r, kind, key, &refs.Scenarios),
		)
	case store.KindResponsibility:
		err = cmp.Or(
			node(ctx, key, r.Responsibilities, &b.node.Responsibilities),
			read(ctx, r.ListAssignments, scope, store.Where{}, &refs.Assignments),
			read(ctx, r.ListOwnerships, scope, store.Where{}, &refs.Ownerships),
			read(ctx, r.ListDelegations, scope, store.Where{}, &refs.Delegations),
			read(ctx, r.ListTradeoffs, scope, store.Where{}, &refs.Tradeoffs),
			scenarios(ctx, r, kind, key, &refs.Scenarios),
		)
	case store.KindTradeoff:
		err = node(ctx, key, r.Tradeoffs, &b.node.Tradeoffs)
	default:
		err = cmp.Or(
			node(ctx, key, r.Sources, &b.node.Sources),
			read(ctx, r.ListModels, scope, store.Where{}, &refs.Models),
			read(ctx, r.ListTradeoffs, scope, store.Where{}, &refs.Tradeoffs),
			read(ctx, r.ListAssignments, scope, store.Where{}, &refs.Assignments),
		)
	}
	return b, err
}

func node[T any](ctx context.Context, key string, read func(context.Context, []string) (map[string]*T, error), to *[]T) error {
	found, err := read(ctx, []string{key})
	if v := found[key]; v != nil {
		*to = []T{*v}
	}
	return err
}

func read[T any](ctx context.Context, list func(context.Context, []store.Scope, store.Query) (map[store.Scope]*store.Page[T], error), scope store.Scope, where store.Where, to *[]T) (err error) {
	*to, err = all(ctx, list, scope, where)
	return err
}

// exists reports whether there is the node.
func (b *bond) exists() bool {
	n := b.node
	return len(n.Models)+len(n.Roles)+len(n.Responsibilities)+len(n.Tradeoffs)+len(n.Sources) > 0
}

// told says what refers to the node: "3 assignments and 2 tradeoffs"; "" for
// nothing. A role is counted in the cells that it owns, by its ownerships.
func (b *bond) told() string {
	m := b.refs
	assignments := len(m.Assignments)
	if b.kind == store.KindRole {
		assignments = 0
	}
	var parts []string
	for _, c := range []struct {
		n         int
		one, many string
	}{
		{len(m.Models), "model", "models"}, {len(m.Roles), "role", "roles"}, {assignments, "assignment", "assignments"},
		{len(m.Ownerships), "ownership", "ownerships"}, {len(m.Delegations), "delegation", "delegations"},
		{len(m.RoleCombinations), "role combination", "role combinations"}, {len(m.Tradeoffs), "tradeoff", "tradeoffs"},
		{len(m.Scenarios), "scenario", "scenarios"},
	} {
		switch c.n {
		case 0:
		case 1:
			parts = append(parts, "1 "+c.one)
		default:
			parts = append(parts, fmt.Sprintf("%d %s", c.n, c.many))
		}
	}
	if len(parts) < 2 {
		return strings.Join(parts, "")
	}
	return strings.Join(parts[:len(parts)-1], ", ") + " and " + parts[len(parts)-1]
}

// replaced returns what refers to the node made to refer to another key.
func (b *bond) replaced(key string) org.Matrix {
	swap := func(kind store.Kind, field *string) {
		if b.kind == kind && *field == b.key {
			*field = key
		}
	}
	swapIn := func(kind store.Kind, list *[]string) {
		if b.kind != kind {
			return
		}
		changed := slices.Clone(*list)
		for i := range changed {
			swap(kind, &changed[i])
		}
		*list = ascending(changed)
	}
	m := clone(b.refs)
	for i := range m.Models {
		swapIn(store.KindSource, &m.Models[i].Sources)
	}
	for i := range m.Roles {
		swapIn(store.KindRole, &m.Roles[i].Narrows)
	}
	for i := range m.Assignments {
		swap(store.KindModel, &m.Assignments[i].Model)
		swap(store.KindResponsibility, &m.Assignments[i].Responsibility)
		swap(store.KindSource, &m.Assignments[i].Source)
	}
	for i := range m.Ownerships {
		swap(store.KindModel, &m.Ownerships[i].Model)
		swap(store.KindResponsibility, &m.Ownerships[i].Responsibility)
		swap(store.KindRole, &m.Ownerships[i].Role)
	}
	for i := range m.Delegations {
		swap(store.KindModel, &m.Delegations[i].Model)
		swap(store.KindResponsibility, &m.Delegations[i].Responsibility)
		swap(store.KindRole, &m.Delegations[i].Role)
		swap(store.KindRole, &m.Delegations[i].Delegate)
	}
	for i := range m.RoleCombinations {
		swap(store.KindModel, &m.RoleCombinations[i].Model)
		swap(store.KindRole, &m.RoleCombinations[i].Role)
		swap(store.KindRole, &m.RoleCombinations[i].AlsoHolds)
	}
	for i := range m.Tradeoffs {
		swapIn(store.KindModel, &m.Tradeoffs[i].Models)
		swapIn(store.KindResponsibility, &m.Tradeoffs[i].Responsibilities)
		swapIn(store.KindRole, &m.Tradeoffs[i].Roles)
		swapIn(store.KindSource, &m.Tradeoffs[i].Sources)
	}
	for i, v := range m.Scenarios {
		m.Scenarios[i], _, _ = withKey(v, b.kind, b.key, key) // it was read when the bond was
	}
	return m
}

// clone copies the lists of a matrix, so that their values can be changed.
func clone(m org.Matrix) org.Matrix {
	return org.Matrix{
		Models: slices.Clone(m.Models), Roles: slices.Clone(m.Roles), Responsibilities: slices.Clone(m.Responsibilities),
		Assignments: slices.Clone(m.Assignments), Ownerships: slices.Clone(m.Ownerships), Tradeoffs: slices.Clone(m.Tradeoffs),
		Sources: slices.Clone(m.Sources), Delegations: slices.Clone(m.Delegations), RoleCombinations: slices.Clone(m.RoleCombinations),
		Scenarios: slices.Clone(m.Scenarios),
	}
}

// remove returns the write set that deletes the node.
func (b *bond) remove() store.WriteSet {
	var w store.WriteSet
	at := map[store.Kind]*[]string{
		store.KindModel: &w.DeleteModels, store.KindRole: &w.DeleteRoles, store.KindResponsibility: &w.DeleteResponsibilities,
		store.KindTradeoff: &w.DeleteTradeoffs, store.KindSource: &w.DeleteSources,
	}[b.kind]
	*at = []string{b.key}
	return w
}

// removeEdges adds to a write set the deletion of what joins the node with
// others: cells, owners, delegations and combinations.
func (b *bond) removeEdges(w *store.WriteSet) {
	if b.kind != store.KindRole && b.kind != store.KindSource {
		w.DeleteAssignments = ids(b.refs.Assignments, org.Assignment.ID)
	}
	w.DeleteOwnerships = ids(b.refs.Ownerships, org.Ownership.ID)
	w.DeleteDelegations = ids(b.refs.Delegations, org.Delegation.ID)
	w.DeleteRoleCombinations = ids(b.refs.RoleCombinations, org.RoleCombination.ID)
}

func ids[T any](list []T, id func(T) string) []string {
	var out []string
	for _, v := range list {
		out = append(out, id(v))
	}
	return out
}
