package edit

import (
	"context"
	"slices"
	"unicode/utf8"

	"orgraph/org"
	"orgraph/store"
)

// RenameKey gives a node another key, and another name where one is given. All
// that refers to it follows. The old name of a role or responsibility becomes an
// alias, so that a matrix that uses it is still understood.
type RenameKey struct {
	Kind            store.Kind
	Key             string
	NewKey, NewName *string // one of them at least; the key is that of the name, or of a statement's beginning, where it is not given
	ExpectedVersion *int
}

// Becomes returns the key that the node will have.
func (in RenameKey) Becomes() string {
	if in.Kind == store.KindTradeoff {
		return KeyOfStatement(in.NewKey, in.NewName)
	}
	return KeyOf(in.NewKey, in.NewName)
}

// Plan implements [Edit].
func (in RenameKey) Plan(ctx context.Context, r store.Reader) (store.WriteSet, []*Problem, error) {
	var l problemList
	if in.NewKey == nil && in.NewName == nil {
		l.add(Invalid, at("newKey"), "is missing, and so is newName; give one of them")
		return store.WriteSet{}, l, nil
	}
	key := in.Becomes()
	if !org.IsKey(key) {
		l.add(Invalid, at("newKey"), "%q is not a key; write letters, numbers and single dashes in lower case", key)
		return store.WriteSet{}, l, nil
	}
	if n := utf8.RuneCountInString(key); n > org.MaxKeyLength {
		l.add(Invalid, at("newKey"), "has %d characters and may have %d; give a shorter key", n, org.MaxKeyLength)
		return store.WriteSet{}, l, nil
	}
	b, err := bondOf(ctx, r, in.Kind, in.Key)
	if err != nil {
		return store.WriteSet{}, nil, err
	}
	if !b.exists() {
		l.add(NotFound, at("key"), "there is no %s %q; check the key", word(in.Kind), in.Key)
		return store.WriteSet{}, l, nil
	}
	if key != in.Key {
		other, err := bondOf(ctx, r, in.Kind, key)
		if err != nil {
			return store.WriteSet{}, nil, err
		}
		if other.exists() {
			l.add(InUse, at("newKey"), "there is a %s %q already; choose another key%s", word(in.Kind), key, orMerge(in.Kind))
		}
	}
	if err := l.expect(ctx, r, in.Kind, in.Key, in.ExpectedVersion); err != nil {
		return store.WriteSet{}, nil, err
	}
	n := clone(b.node)
	fields := map[string][]string{word(in.Kind) + " " + key: {}}
	rename(&n, key, in.NewName)
	l.check(bare(n), fields)
	if key == in.Key {
		return store.WriteSet{Put: n}, l, nil
	}
	w := b.remove()
	b.removeEdges(&w)
	w.Put = b.replaced(key)
	w.Put.Models, w.Put.Roles = append(w.Put.Models, n.Models...), append(w.Put.Roles, n.Roles...)
	w.Put.Responsibilities, w.Put.Tradeoffs = append(w.Put.Responsibilities, n.Responsibilities...), append(w.Put.Tradeoffs, n.Tradeoffs...)
	w.Put.Sources = append(w.Put.Sources, n.Sources...)
	return w, l, nil
}

func orMerge(kind store.Kind) string {
	if kind == store.KindRole {
		return ", or merge the two with mergeRoles"
	}
	return ""
}

// rename renames the one node of a matrix.
func rename(n *org.Matrix, key string, name *string) {
	for i := range n.Models {
		n.Models[i].Key = key
		set(&n.Models[i].Name, name)
	}
	for i := range n.Roles {
		v := &n.Roles[i]
		v.Aliases = alsoCalled(v.Aliases, key, v.Name)
		v.Key = key
		set(&v.Name, name)
	}
	for i := range n.Responsibilities {
		v := &n.Responsibilities[i]
		v.Aliases = alsoCalled(v.Aliases, key, v.Name)
		v.Key = key
		set(&v.Name, name)
	}
	for i := range n.Tradeoffs {
		n.Tradeoffs[i].Key = key
		set(&n.Tradeoffs[i].Statement, name)
	}
	for i := range n.Sources {
		n.Sources[i].Key = key
		set(&n.Sources[i].Title, name)
	}
}

// alsoCalled adds names to the aliases of what has the key, but for such as have
// that key themselves or are there already.
func alsoCalled(aliases []string, key string, names ...string) []string {
	known := map[string]bool{key: true}
	var out []string
	for _, name := range slices.Concat(aliases, names) {
		if k := org.Key(name); !known[k] {
			known[k] = true
			out = append(out, name)
		}
	}
	return out
}

// bare is a node without what it refers to, whose rules are kept already.
func bare(n org.Matrix) org.Matrix {
	n = clone(n)
	for i := range n.Models {
		n.Models[i].Sources = nil
	}
	for i := range n.Roles {
		n.Roles[i].Narrows = nil
	}
	for i := range n.Tradeoffs {
		t := &n.Tradeoffs[i]
		t.Models, t.Responsibilities, t.Roles, t.Sources = nil, nil, nil, nil
	}
	return n
}

// DeleteMode says what happens to what refers to a node that is deleted.
type DeleteMode string

const (
	// Restrict refuses to delete a node that something refers to.
	Restrict DeleteMode = "RESTRICT"
	// Cascade deletes what joins the node with others. A cell that loses its
	// last owner becomes VACANT; a tradeoff that is left without a subject goes.
	// A scenario stays as it is, and tells what is gone when it is run.
	Cascade DeleteMode = "CASCADE"
)

// Delete deletes a node.
type Delete struct {
	Kind            store.Kind
	Key             string
	Mode            DeleteMode
	ExpectedVersion *int
}

// Plan implements [Edit]. Deleting what is not there changes nothing.
func (in Delete) Plan(ctx context.Context, r store.Reader) (store.WriteSet, []*Problem, error) {
	var l problemList
	b, err := bondOf(ctx, r, in.Kind, in.Key)
	if err != nil {
		return store.WriteSet{}, nil, err
	}
	if err := l.expect(ctx, r, in.Kind, in.Key, in.ExpectedVersion); err != nil || len(l) > 0 || !b.exists() {
		return store.WriteSet{}, l, err
	}
	if told := b.told(); told != "" && in.Mode != Cascade {
		l.add(InUse, at("key"), "the %s %q is referred to by %s; delete or change these first, or choose the mode CASCADE", word(in.Kind), in.Key, told)
		return store.WriteSet{}, l, nil
	}
	w := b.remove()
	b.removeEdges(&w)
	if err := b.leave(ctx, r, &w); err != nil {
		return store.WriteSet{}, nil, err
	}
	return w, l, nil
}

// leave adds to a write set what stays of the values that refer to the node.
func (b *bond) leave(ctx context.Context, r store.Reader, w *store.WriteSet) error {
	without := func(kind store.Kind, list []string) []string {
		if b.kind != kind {
			return list
		}
		return slices.DeleteFunc(slices.Clone(list), func(key string) bool { return key == b.key })
	}
	for _, v := range b.refs.Models {
		v.Sources = without(store.KindSource, v.Sources)
		w.Put.Models = append(w.Put.Models, v)
	}
	for _, v := range b.refs.Roles {
		v.Narrows = without(store.KindRole, v.Narrows)
		w.Put.Roles = append(w.Put.Roles, v)
	}
	for _, v := range b.refs.Tradeoffs {
		v.Models, v.Responsibilities = without(store.KindModel, v.Models), without(store.KindResponsibility, v.Responsibilities)
		v.Roles, v.Sources = without(store.KindRole, v.Roles), without(store.KindSource, v.Sources)
		if b.kind != store.KindSource && len(v.Models)+len(v.Responsibilities)+len(v.Roles) == 0 {
			w.DeleteTradeoffs = append(w.DeleteTradeoffs, v.Key)
			continue
		}
		w.Put.Tradeoffs = append(w.Put.Tradeoffs, v)
	}
	switch b.kind {
	case store.KindSource:
		for _, v := range b.refs.Assignments {
			v.Source, v.Locator = "", ""
			w.Put.Assignments = append(w.Put.Assignments, v)
		}
	case store.KindRole:
		return settle(ctx, r, b.refs.Assignments, w, func(owners []org.Ownership) []org.Ownership {
			return slices.DeleteFunc(owners, func(o org.Ownership) bool { return o.Role == b.key })
		})
	}
	return nil
}

// settle writes cells whose owners have become others: they are numbered anew.
// Where one has gone, the arrangement fits their number again, and the cell says
// what no source says.
func settle(ctx context.Context, r store.Reader, cells []org.Assignment, w *store.WriteSet, become func([]org.Ownership) []org.Ownership) error {
	for _, a := range cells {
		_, before, err := cell(ctx, r, a.ID())
		if err != nil {
			return err
		}
		owners := become(slices.Clone(before))
		for i := range owners {
			owners[i].Ordinal = i
		}
		switch {
		case len(owners) == 0:
			a.Arrangement = org.Vacant
		case len(owners) == 1 && a.Arrangement != org.Collective:
			a.Arrangement = org.Sole
		}
		if len(owners) < len(before) {
			roles, err := r.Roles(ctx, ids(owners, func(o org.Ownership) string { return o.Role }))
			if err != nil {
				return err
			}
			a.Statement, a.Source, a.Locator = statement(a.Arrangement, owners, roles), "", ""
		}
		w.Put.Assignments = append(w.Put.Assignments, a)
		w.Put.Ownerships = append(w.Put.Ownerships, owners...)
	}
	return nil
}
