package edit

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"orgraph/org"
	"orgraph/store"
)

// Owner is one owner of a cell as [Assign] sets it.
type Owner struct {
	Role    string
	Quality *org.Quality // WELL when nil
	Note    *string
}

// Assign sets a whole cell: its owners in their order, and how they share it.
type Assign struct {
	Model, Responsibility string
	Owners                []*Owner
	// Arrangement may be nil for no owner (VACANT), for one (SOLE), and where
	// the cell has one already that fits the number of owners.
	Arrangement *org.Arrangement
	// Statement is the text of the cell; nil keeps it where the owners stay as
	// they are, and else writes them out.
	Statement *string
	// Source and Locator tell where it was read. Nil keeps them where the
	// owners stay as they are, and else leaves none: no source says so.
	Source, Locator *string
	ExpectedVersion *int
}

// Unassign makes a model not mention a responsibility any more, which differs
// from saying that nobody owns it.
type Unassign struct {
	Model, Responsibility string
	ExpectedVersion       *int
}

// Plan implements [Edit].
func (in Assign) Plan(ctx context.Context, r store.Reader) (store.WriteSet, []*Problem, error) {
	var l problemList
	if err := ends(ctx, r, &l, in.Model, in.Responsibility); err != nil {
		return store.WriteSet{}, nil, err
	}
	roles, err := in.roles(ctx, r, &l)
	if err != nil {
		return store.WriteSet{}, nil, err
	}
	if in.Source != nil && *in.Source != "" {
		if err := reference(ctx, &l, store.KindSource, *in.Source, at("source"), r.Sources); err != nil {
			return store.WriteSet{}, nil, err
		}
	}
	id := org.AssignmentID(in.Model, in.Responsibility)
	if err := l.expect(ctx, r, store.KindAssignment, id, in.ExpectedVersion); err != nil {
		return store.WriteSet{}, nil, err
	}
	old, before, err := cell(ctx, r, id)
	if err != nil || len(l) > 0 {
		return store.WriteSet{}, l, err
	}
	arrangement, ok := in.arrangement(old)
	if !ok {
		l.add(Invalid, at("arrangement"), "there are %d owners; say whether one of them owns it (ALTERNATIVE), they divide it (SHARED), or they own it as a group (COLLECTIVE)", len(in.Owners))
		return store.WriteSet{}, l, nil
	}
	after := in.owners(before)
	a := org.Assignment{Model: in.Model, Responsibility: in.Responsibility, Arrangement: arrangement}
	if old != nil && old.Arrangement == arrangement && slices.EqualFunc(before, after, sameOwner) {
		a.Statement, a.Source, a.Locator = old.Statement, old.Source, old.Locator
	} else {
		a.Statement = statement(arrangement, after, roles)
	}
	set(&a.Statement, in.Statement)
	set(&a.Source, in.Source)
	set(&a.Locator, in.Locator)

	fields := map[string][]string{"assignment " + id: {}}
	for i, o := range after {
		fields["ownership "+o.ID()] = at("owners", fmt.Sprint(i))
	}
	l.check(org.Matrix{
		Models: stubs([]string{in.Model}, model), Responsibilities: stubs([]string{in.Responsibility}, responsibility),
		Roles: stubs(keys(roles), role), Sources: stubs(nonEmpty(a.Source), source),
		Assignments: []org.Assignment{a}, Ownerships: after,
	}, fields)
	w := store.WriteSet{Put: org.Matrix{Assignments: []org.Assignment{a}, Ownerships: after}}
	for _, o := range before {
		if !slices.ContainsFunc(after, func(x org.Ownership) bool { return x.Role == o.Role }) {
			w.DeleteOwnerships = append(w.DeleteOwnerships, o.ID())
		}
	}
	return w, l, nil
}

// ends adds NotFound for the ends of a cell that are not there.
func ends(ctx context.Context, r store.Reader, l *problemList, model, responsibility string) error {
	return cmp.Or(
		reference(ctx, l, store.KindModel, model, at("model"), r.Models),
		reference(ctx, l, store.KindResponsibility, responsibility, at("responsibility"), r.Responsibilities),
	)
}

// roles reads the owners' roles.
func (in Assign) roles(ctx context.Context, r store.Reader, l *problemList) (map[string]*org.Role, error) {
	var names []string
	for i, o := range in.Owners {
		if slices.Contains(names, o.Role) {
			l.add(Invalid, at("owners", fmt.Sprint(i), "role"), "%q is an owner of the cell already; name it once", o.Role)
		}
		names = append(names, o.Role)
	}
	found, err := r.Roles(ctx, names)
	for i, o := range in.Owners {
		if err == nil && found[o.Role] == nil {
			l.add(NotFound, at("owners", fmt.Sprint(i), "role"), "there is no role %q; check the key, or make it first", o.Role)
		}
	}
	return found, err
}

// arrangement returns how the owners share the cell, and false where that has
// to be said.
func (in Assign) arrangement(old *org.Assignment) (org.Arrangement, bool) {
	switch {
	case in.Arrangement != nil:
		return *in.Arrangement, true
	case len(in.Owners) == 0:
		return org.Vacant, true
	case old != nil && (len(in.Owners) > 1 && (old.Arrangement == org.Alternative || old.Arrangement == org.Shared) || old.Arrangement == org.Collective):
		return old.Arrangement, true
	case len(in.Owners) == 1:
		return org.Sole, true
	}
	return "", false
}

// owners returns the cell's ownerships. One that says what it said before keeps
// where it was read.
func (in Assign) owners(before []org.Ownership) []org.Ownership {
	var after []org.Ownership
	for i, owner := range in.Owners {
		o := org.Ownership{Model: in.Model, Responsibility: in.Responsibility, Role: owner.Role, Quality: org.Well, Ordinal: i, Provenance: org.Edited}
		set(&o.Quality, owner.Quality)
		for _, old := range before {
			if old.Role == o.Role && old.Quality == o.Quality {
				o.Provenance, o.Note = old.Provenance, old.Note
			}
		}
		if owner.Note != nil && *owner.Note != o.Note {
			o.Note, o.Provenance = *owner.Note, org.Edited
		}
		after = append(after, o)
	}
	return after
}

func sameOwner(a, b org.Ownership) bool { return a.Role == b.Role && a.Quality == b.Quality }

// statement writes a cell as a matrix has it: "STO or PM (poorly)". What would be too
// long with the names of the roles has their keys, and nothing where it still is.
func statement(arrangement org.Arrangement, owners []org.Ownership, roles map[string]*org.Role) string {
	if len(owners) == 0 {
		return "nobody"
	}
	for _, roles := range []map[string]*org.Role{roles, nil} {
		if text := spellOut(arrangement, owners, roles); utf8.RuneCountInString(text) <= org.MaxTextLength {
			return text
		}
	}
	return ""
}

// spellOut joins the owners by their roles' abbreviations or names, those of unknown
// roles by their keys.
func spellOut(arrangement org.Arrangement, owners []org.Ownership, roles map[string]*org.Role) string {
	words := make([]string, len(owners))
	for i, o := range owners {
		words[i] = o.Role
		if r := roles[o.Role]; r != nil {
			words[i] = cmp.Or(r.Abbreviation, r.Name)
		}
		switch o.Quality {
		case org.Poorly:
			words[i] += " (poorly)"
		case org.Undefined:
			words[i] += " (undefined)"
		}
	}
	join := " and "
	if arrangement == org.Alternative {
		join = " or "
	}
	return strings.Join(words, join)
}

// cell reads a cell with its owners in their order; nil where there is none.
func cell(ctx context.Context, r store.Reader, id string) (*org.Assignment, []org.Ownership, error) {
	found, err := r.Assignments(ctx, []string{id})
	if err != nil {
		return nil, nil, err
	}
	owners, err := all(ctx, r.ListOwnerships, store.Scope{From: store.KindAssignment, Key: id}, store.Where{})
	org.SortOwners(owners)
	return found[id], owners, err
}

// Plan implements [Edit].
func (in Unassign) Plan(ctx context.Context, r store.Reader) (store.WriteSet, []*Problem, error) {
	var l problemList
	id := org.AssignmentID(in.Model, in.Responsibility)
	if err := ends(ctx, r, &l, in.Model, in.Responsibility); err != nil {
		return store.WriteSet{}, nil, err
	}
	err := l.expect(ctx, r, store.KindAssignment, id, in.ExpectedVersion)
	return store.WriteSet{DeleteAssignments: []string{id}}, l, err
}

// Delegation sets or unsets that, in a model, a role may hand a responsibility
// to a delegate.
type Delegation struct {
	Model, Responsibility, Role, Delegate string
	Allowed                               bool
}

// Plan implements [Edit].
func (in Delegation) Plan(ctx context.Context, r store.Reader) (store.WriteSet, []*Problem, error) {
	var l problemList
	d := in.value()
	for _, err := range []error{
		ends(ctx, r, &l, in.Model, in.Responsibility),
		reference(ctx, &l, store.KindRole, in.Role, at("role"), r.Roles),
		reference(ctx, &l, store.KindRole, in.Delegate, at("delegate"), r.Roles),
	} {
		if err != nil {
			return store.WriteSet{}, nil, err
		}
	}
	if !in.Allowed {
		return store.WriteSet{DeleteDelegations: []string{d.ID()}}, l, nil
	}
	l.check(org.Matrix{
		Models: stubs([]string{in.Model}, model), Responsibilities: stubs([]string{in.Responsibility}, responsibility),
		Roles: stubs(ascending([]string{in.Role, in.Delegate}), role), Delegations: []org.Delegation{d},
	}, map[string][]string{"delegation " + d.ID(): {}})
	return store.WriteSet{Put: org.Matrix{Delegations: []org.Delegation{d}}}, l, nil
}

// ID returns the id of the delegation.
func (in Delegation) ID() string { return in.value().ID() }

func (in Delegation) value() org.Delegation {
	return org.Delegation{Model: in.Model, Responsibility: in.Responsibility, Role: in.Role, Delegate: in.Delegate}
}

// RoleCombination sets or unsets that, in a model, who holds a role may hold
// another one as well.
type RoleCombination struct {
	Model, Role, AlsoHolds string
	Allowed                bool
}

// Plan implements [Edit].
func (in RoleCombination) Plan(ctx context.Context, r store.Reader) (store.WriteSet, []*Problem, error) {
	var l problemList
	c := in.value()
	for _, err := range []error{
		reference(ctx, &l, store.KindModel, in.Model, at("model"), r.Models),
		reference(ctx, &l, store.KindRole, in.Role, at("role"), r.Roles),
		reference(ctx, &l, store.KindRole, in.AlsoHolds, at("alsoHolds"), r.Roles),
	} {
		if err != nil {
			return store.WriteSet{}, nil, err
		}
	}
	if !in.Allowed {
		return store.WriteSet{DeleteRoleCombinations: []string{c.ID()}}, l, nil
	}
	l.check(org.Matrix{
		Models: stubs([]string{in.Model}, model), Roles: stubs(ascending([]string{in.Role, in.AlsoHolds}), role),
		RoleCombinations: []org.RoleCombination{c},
	}, map[string][]string{"role combination " + c.ID(): {}})
	return store.WriteSet{Put: org.Matrix{RoleCombinations: []org.RoleCombination{c}}}, l, nil
}

// ID returns the id of the combination.
func (in RoleCombination) ID() string { return in.value().ID() }

func (in RoleCombination) value() org.RoleCombination {
	return org.RoleCombination{Model: in.Model, Role: in.Role, AlsoHolds: in.AlsoHolds}
}

func keys[T any](m map[string]*T) []string {
	var list []string
	for key := range m {
		list = append(list, key)
	}
	slices.Sort(list)
	return list
}

func nonEmpty(key string) []string {
	if key == "" {
		return nil
	}
	return []string{key}
}
