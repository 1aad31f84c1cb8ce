package edit

import (
	"context"
	"slices"

	"orgraph/org"
	"orgraph/store"
)

// The inputs of the upserts. A field that is nil stays as it is; an empty text
// or list empties it. The key is that of the name where none is given.

// UpsertModel makes a model or changes it.
type UpsertModel struct {
	Key, Name, Abbreviation, Summary *string
	Status                           *org.Status // COMPLETE where a new model has none
	Sources                          []string
	ExpectedVersion                  *int
}

// UpsertRole makes a role or changes it.
type UpsertRole struct {
	Key, Name, Abbreviation, Summary *string
	Aliases, Narrows                 []string
	ExpectedVersion                  *int
}

// UpsertResponsibility makes a responsibility or changes it.
type UpsertResponsibility struct {
	Key, Name, Summary *string
	Aliases            []string
	Ordinal            *int // behind all others where a new one has none
	ExpectedVersion    *int
}

// UpsertTradeoff makes a tradeoff or changes it. The key is that of the
// statement's beginning where none is given, and then another statement under it
// stays.
type UpsertTradeoff struct {
	Key, Statement                           *string
	Kind                                     *org.TradeoffKind
	Models, Responsibilities, Roles, Sources []string
	ExpectedVersion                          *int
}

// UpsertSource makes a source or changes it. The key is that of the title where
// none is given.
type UpsertSource struct {
	Key, Title, Author, URL, PublishedOn *string
	ExpectedVersion                      *int
}

// maxKeyLength is how long a key is that is made of a statement.
const maxKeyLength = 60

// KeyOf returns the key under which an upsert with the key, or else the name,
// finds or makes its value.
func KeyOf(key, name *string) string {
	switch {
	case key != nil:
		return *key
	case name != nil:
		return org.Key(*name)
	}
	return ""
}

// KeyOfStatement is KeyOf where the key is made of a whole sentence.
func KeyOfStatement(key, statement *string) string {
	k := KeyOf(key, statement)
	if key != nil {
		return k
	}
	if runes := []rune(k); len(runes) > maxKeyLength {
		k = org.Key(string(runes[:maxKeyLength]))
	}
	return k
}

// begin reads what is stored under the key, or begins a new value. It adds a
// problem where there is nothing to go by.
func begin[T any](ctx context.Context, r store.Reader, l *problemList, kind store.Kind, key string, name *string, nameField string, expected *int,
	read func(context.Context, []string) (map[string]*T, error),
) (v T, exists bool, err error) {
	if key == "" {
		l.add(Invalid, at(nameField), "is empty, and so is the key; give one of them")
		return v, false, nil
	}
	found, err := read(ctx, []string{key})
	if err != nil {
		return v, false, err
	}
	if found[key] != nil {
		v, exists = *found[key], true
	} else if name == nil {
		l.add(NotFound, at("key"), "there is no %s %q; check the key, or give a %s to make it", word(kind), key, nameField)
	}
	return v, exists, l.expect(ctx, r, kind, key, expected)
}

// Plan implements [Edit].
func (in UpsertModel) Plan(ctx context.Context, r store.Reader) (store.WriteSet, []*Problem, error) {
	var l problemList
	key := KeyOf(in.Key, in.Name)
	v, exists, err := begin(ctx, r, &l, store.KindModel, key, in.Name, "name", in.ExpectedVersion, r.Models)
	if err != nil || len(l) > 0 {
		return store.WriteSet{}, l, err
	}
	if !exists {
		v.Key, v.Status = key, org.Complete
	}
	set(&v.Name, in.Name)
	set(&v.Abbreviation, in.Abbreviation)
	set(&v.Summary, in.Summary)
	set(&v.Status, in.Status)
	setKeys(&v.Sources, in.Sources)
	if err := references(ctx, &l, store.KindSource, in.Sources, "sources", r.Sources); err != nil {
		return store.WriteSet{}, nil, err
	}
	l.check(org.Matrix{Models: []org.Model{v}, Sources: stubs(v.Sources, source)}, map[string][]string{"model " + v.Key: {}, `model "` + v.Key + `"`: {}})
	return store.WriteSet{Put: org.Matrix{Models: []org.Model{v}}}, l, nil
}

// Plan implements [Edit].
func (in UpsertRole) Plan(ctx context.Context, r store.Reader) (store.WriteSet, []*Problem, error) {
	var l problemList
	key := KeyOf(in.Key, in.Name)
	v, exists, err := begin(ctx, r, &l, store.KindRole, key, in.Name, "name", in.ExpectedVersion, r.Roles)
	if err != nil || len(l) > 0 {
		return store.WriteSet{}, l, err
	}
	if !exists {
		v.Key = key
	}
	set(&v.Name, in.Name)
	set(&v.Abbreviation, in.Abbreviation)
	set(&v.Summary, in.Summary)
	if in.Aliases != nil {
		v.Aliases = in.Aliases
	}
	setKeys(&v.Narrows, in.Narrows)
	if err := references(ctx, &l, store.KindRole, in.Narrows, "narrows", r.Roles); err != nil {
		return store.WriteSet{}, nil, err
	}
	// All roles, because an abbreviation stands for one of them.
	roles, err := all(ctx, r.ListRoles, store.All, store.Where{})
	if err != nil {
		return store.WriteSet{}, nil, err
	}
	roles = slices.DeleteFunc(roles, func(x org.Role) bool { return x.Key == v.Key })
	for i := range roles {
		roles[i].Narrows = nil
	}
	// The role comes last, so that a doubled abbreviation is its problem.
	l.check(org.Matrix{Roles: append(roles, v)}, map[string][]string{"role " + v.Key: {}, `role "` + v.Key + `"`: {}})
	return store.WriteSet{Put: org.Matrix{Roles: []org.Role{v}}}, l, nil
}

// Plan implements [Edit].
func (in UpsertResponsibility) Plan(ctx context.Context, r store.Reader) (store.WriteSet, []*Problem, error) {
	var l problemList
	key := KeyOf(in.Key, in.Name)
	v, exists, err := begin(ctx, r, &l, store.KindResponsibility, key, in.Name, "name", in.ExpectedVersion, r.Responsibilities)
	if err != nil || len(l) > 0 {
		return store.WriteSet{}, l, err
	}
	if !exists {
		v.Key = key
		one := 1
		pages, err := r.ListResponsibilities(ctx, []store.Scope{store.All}, store.Query{Paging: store.Paging{Last: &one}})
		if err != nil {
			return store.WriteSet{}, nil, err
		}
		for _, last := range pages[store.All].Items {
			v.Ordinal = last.Ordinal + 1
		}
	}
	set(&v.Name, in.Name)
	set(&v.Summary, in.Summary)
	set(&v.Ordinal, in.Ordinal)
	if in.Aliases != nil {
		v.Aliases = in.Aliases
	}
	l.check(org.Matrix{Responsibilities: []org.Responsibility{v}}, map[string][]string{"responsibility " + v.Key: {}, `responsibility "` + v.Key + `"`: {}})
	return store.WriteSet{Put: org.Matrix{Responsibilities: []org.Responsibility{v}}}, l, nil
}

// Plan implements [Edit].
func (in UpsertTradeoff) Plan(ctx context.Context, r store.Reader) (store.WriteSet, []*Problem, error) {
	var l problemList
	key := KeyOfStatement(in.Key, in.Statement)
	v, exists, err := begin(ctx, r, &l, store.KindTradeoff, key, in.Statement, "statement", in.ExpectedVersion, r.Tradeoffs)
	if err != nil || len(l) > 0 {
		return store.WriteSet{}, l, err
	}
	if !exists {
		v.Key = key
		if in.Kind == nil {
			l.add(Invalid, at("kind"), "a new tradeoff needs a kind")
			return store.WriteSet{}, l, nil
		}
	} else if in.Key == nil && v.Statement != *in.Statement {
		l.add(InUse, at("statement"), "there is a tradeoff %q already, whose statement begins alike; give another key to make one more, or that one to change it", key)
		return store.WriteSet{}, l, nil
	}
	set(&v.Statement, in.Statement)
	set(&v.Kind, in.Kind)
	setKeys(&v.Models, in.Models)
	setKeys(&v.Responsibilities, in.Responsibilities)
	setKeys(&v.Roles, in.Roles)
	setKeys(&v.Sources, in.Sources)
	for _, err := range []error{
		references(ctx, &l, store.KindModel, in.Models, "models", r.Models),
		references(ctx, &l, store.KindResponsibility, in.Responsibilities, "responsibilities", r.Responsibilities),
		references(ctx, &l, store.KindRole, in.Roles, "roles", r.Roles),
		references(ctx, &l, store.KindSource, in.Sources, "sources", r.Sources),
	} {
		if err != nil {
			return store.WriteSet{}, nil, err
		}
	}
	l.check(org.Matrix{
		Tradeoffs: []org.Tradeoff{v}, Models: stubs(v.Models, model), Roles: stubs(v.Roles, role),
		Responsibilities: stubs(v.Responsibilities, responsibility), Sources: stubs(v.Sources, source),
	}, map[string][]string{"tradeoff " + v.Key: {}, `tradeoff "` + v.Key + `"`: {}})
	return store.WriteSet{Put: org.Matrix{Tradeoffs: []org.Tradeoff{v}}}, l, nil
}

// Plan implements [Edit].
func (in UpsertSource) Plan(ctx context.Context, r store.Reader) (store.WriteSet, []*Problem, error) {
	var l problemList
	key := KeyOf(in.Key, in.Title)
	v, exists, err := begin(ctx, r, &l, store.KindSource, key, in.Title, "title", in.ExpectedVersion, r.Sources)
	if err != nil || len(l) > 0 {
		return store.WriteSet{}, l, err
	}
	if !exists {
		v.Key = key
	}
	set(&v.Title, in.Title)
	set(&v.Author, in.Author)
	set(&v.URL, in.URL)
	set(&v.PublishedOn, in.PublishedOn)
	l.check(org.Matrix{Sources: []org.Source{v}}, map[string][]string{"source " + v.Key: {}, `source "` + v.Key + `"`: {}})
	return store.WriteSet{Put: org.Matrix{Sources: []org.Source{v}}}, l, nil
}

// stubs makes values that have a key and a name, for others to refer to in a
// matrix that is only checked.
func stubs[T any](keys []string, make func(key string) T) []T {
	list := []T{}
	for _, key := range keys {
		list = append(list, make(key))
	}
	return list
}

func model(key string) org.Model { return org.Model{Key: key, Name: key, Status: org.Complete} }
func role(key string) org.Role   { return org.Role{Key: key, Name: key} }
func source(key string) org.Source {
	return org.Source{Key: key, Title: key}
}
func responsibility(key string) org.Responsibility {
	return org.Responsibility{Key: key, Name: key}
}

// all reads the whole of a list.
func all[T any](ctx context.Context, list func(context.Context, []store.Scope, store.Query) (map[store.Scope]*store.Page[T], error), scope store.Scope, where store.Where) ([]T, error) {
	pages, err := list(ctx, []store.Scope{scope}, store.Query{Where: where, Paging: store.Everything()})
	if err != nil {
		return nil, err
	}
	var values []T
	for _, v := range pages[scope].Items {
		values = append(values, *v)
	}
	return values, nil
}
