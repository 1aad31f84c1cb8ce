package edit

import (
	"cmp"
	"context"
	"slices"

	"orgraph/org"
	"orgraph/store"
)

// Keep says which ownership stays where both of two merged roles own the same
// cell.
type Keep string

// What stays.
const (
	KeepInto   Keep = "INTO" // that of the role that stays
	KeepFrom   Keep = "FROM" // that of the role that goes
	KeepBetter Keep = "BETTER"
	KeepWorse  Keep = "WORSE"
)

// MergeRoles makes one role of two: what From owns, delegates and narrows, and
// what refers to it, becomes Into's, and From's names become aliases of Into.
type MergeRoles struct {
	From, Into      string
	Keep            Keep // KeepInto when empty
	ExpectedVersion *int // of Into
}

// Plan implements [Edit].
func (in MergeRoles) Plan(ctx context.Context, r store.Reader) (store.WriteSet, []*Problem, error) {
	var l problemList
	if in.From == in.Into {
		l.add(Invalid, at("into"), "a role cannot be merged with itself")
		return store.WriteSet{}, l, nil
	}
	b, err := bondOf(ctx, r, store.KindRole, in.From)
	if err != nil {
		return store.WriteSet{}, nil, err
	}
	found, err := r.Roles(ctx, []string{in.Into})
	if err != nil {
		return store.WriteSet{}, nil, err
	}
	if !b.exists() {
		l.add(NotFound, at("from"), "there is no role %q; check the key", in.From)
	}
	if found[in.Into] == nil {
		l.add(NotFound, at("into"), "there is no role %q; check the key", in.Into)
	}
	if err := l.expect(ctx, r, store.KindRole, in.Into, in.ExpectedVersion); err != nil || len(l) > 0 {
		return store.WriteSet{}, l, err
	}
	w := b.remove()
	b.removeEdges(&w)
	refs := b.replaced(in.Into)
	w.Put.Tradeoffs, w.Put.Scenarios = refs.Tradeoffs, refs.Scenarios
	w.Put.Delegations = slices.DeleteFunc(refs.Delegations, func(d org.Delegation) bool { return d.Role == d.Delegate })
	w.Put.RoleCombinations = slices.DeleteFunc(refs.RoleCombinations, func(c org.RoleCombination) bool { return c.Role == c.AlsoHolds })
	from, into := b.node.Roles[0], *found[in.Into]
	w.Put.Roles = merged(from, into, refs.Roles)
	err = settle(ctx, r, b.refs.Assignments, &w, func(owners []org.Ownership) []org.Ownership {
		return mergeOwners(owners, in.From, in.Into, in.Keep)
	})
	return w, l, err
}

// merged returns the role that stays, and those that narrowed the one that goes.
func merged(from, into org.Role, narrowing []org.Role) []org.Role {
	into.Aliases = alsoCalled(into.Aliases, into.Key, slices.Concat([]string{into.Name, from.Name}, from.Aliases)...)
	into.Aliases = slices.DeleteFunc(into.Aliases, func(alias string) bool { return alias == into.Name })
	into.Abbreviation = cmp.Or(into.Abbreviation, from.Abbreviation)
	into.Summary = cmp.Or(into.Summary, from.Summary)
	into.Narrows = ascending(slices.Concat(into.Narrows, from.Narrows))
	into.Narrows = slices.DeleteFunc(into.Narrows, func(key string) bool { return key == into.Key || key == from.Key })
	roles := []org.Role{into}
	for _, v := range narrowing {
		if v.Key != into.Key && v.Key != from.Key {
			roles = append(roles, v)
		}
	}
	return roles
}

// mergeOwners makes one owner of two in a cell.
func mergeOwners(owners []org.Ownership, from, into string, keep Keep) []org.Ownership {
	find := func(role string) int {
		return slices.IndexFunc(owners, func(o org.Ownership) bool { return o.Role == role })
	}
	f, i := find(from), find(into)
	owners = slices.Clone(owners)
	if i < 0 {
		owners[f].Role = into
		return owners
	}
	takeFrom := keep == KeepFrom
	if keep == KeepBetter || keep == KeepWorse {
		c := cmp.Compare(slices.Index(org.Qualities(), owners[f].Quality), slices.Index(org.Qualities(), owners[i].Quality))
		takeFrom = c < 0 && keep == KeepBetter || c > 0 && keep == KeepWorse
	}
	if takeFrom {
		owners[i].Quality, owners[i].Provenance, owners[i].Note = owners[f].Quality, owners[f].Provenance, owners[f].Note
	}
	return slices.Delete(owners, f, f+1)
}
