// Package storetest is the contract of package store as tests. A backend's
// test is a factory and one call of [Run]; every case tells what it expects and
// why, and none may skip a backend.
package storetest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"orgraph/org"
	"orgraph/store"
)

// Run checks that the stores which open returns keep the contract. Each call of
// open gives an empty store, which is closed when its test ends.
func Run(t *testing.T, open func(t *testing.T) store.Store) {
	filled := func(t *testing.T) store.Store {
		s := open(t)
		put(t, s, store.WriteSet{Put: Graph()})
		return s
	}
	t.Run("reads", func(t *testing.T) {
		// One store for all cases that leave it as it is.
		s := filled(t)
		RunReads(t, s)
		t.Run("ping", func(t *testing.T) {
			explain(t, "Ping returns nil while the database answers")
			noError(t, s.Ping(t.Context()))
		})
		t.Run("cancelled update", func(t *testing.T) {
			explain(t, "an update whose context has ended returns the context's error")
			ctx, cancel := context.WithCancel(t.Context())
			cancel()
			isError(t, s.Update(ctx, func(context.Context, store.Tx) error { return nil }), context.Canceled)
			ctx, cancel = context.WithCancel(t.Context())
			err := s.Update(ctx, func(context.Context, store.Tx) error {
				cancel()
				time.Sleep(50 * time.Millisecond) // in which the driver ends the transaction
				return nil
			})
			isError(t, err, context.Canceled)
			isError(t, s.View(ctx, func(context.Context, store.Reader) error { return nil }), context.Canceled)
		})
	})
	t.Run("writes", func(t *testing.T) {
		for _, c := range writes {
			t.Run(c.name, func(t *testing.T) { explain(t, c.contract); c.run(t, filled(t)) })
		}
	})
	t.Run("empty", func(t *testing.T) {
		explain(t, "an empty store answers every read with nothing, and no error")
		empty(t, open(t))
	})
}

// RunReads checks that a reader of [Graph] keeps the contract.
func RunReads(t *testing.T, r store.Reader) {
	for _, c := range reads {
		t.Run(c.name, func(t *testing.T) { explain(t, c.contract); c.run(t, r) })
	}
}

// testCase is a case of the suite for a store, or for what can only be read.
type testCase[S store.Reader] struct {
	name, contract string
	run            func(*testing.T, S)
}

func explain(t *testing.T, contract string) {
	t.Cleanup(func() {
		if t.Failed() {
			t.Logf("the contract: %s", contract)
		}
	})
}

var reads = []testCase[store.Reader]{
	{"by key", "reads by key return what there is under the keys, each once, and leave out the rest", byKeys},
	{"by key without keys", "no keys give an empty map", noKeys},
	{"lists", "every list from every kind of scope holds what package store defines, in its natural order, and a page for each scope asked for", lists},
	{"pages forward and backward", "walking the pages of any size from either end gives the whole list once", walks},
	{"orders", "a list is ordered by its terms and then naturally; strings by code point, whichever the script", orders},
	{"conditions", "a list holds exactly what its condition takes", conditions},
	{"counts", "Count counts what the list of the same scope and condition holds", counts},
	{"aggregates", "an aggregate counts the list of the same scope and condition, and its groups", aggregates},
	{"search", "a search finds what holds for each term a word that meets it, and perhaps others", search},
	{"large conditions", "a condition of any form within the bounds is answered, and one beyond them is ErrBadQuery", largeConditions},
	{"bad queries", "what cannot be read as asked is ErrBadQuery or ErrBadCursor, from lists and counts alike", badQueries},
	{"random queries", "any query gives what the definition in package store gives, cursors included", randomQueries},
	{"whole matrix", "Matrix(nil) is all that is stored", wholeMatrix},
	{"columns", "Columns(nil) are the cells and owners of every model by key; Columns(keys) of those there are; a reader may stop", columnsOf},
	{"matrix of models", "Matrix(keys) holds the models and what belongs to them, nothing of others, and validates", someMatrix},
	{"cancelled context", "a read whose context has ended returns the context's error", cancelled},
	{"values as parameters", "no value changes the meaning of a statement", hostileValues},
}

var writes = []testCase[store.Store]{
	{"put again", "putting the same values again changes nothing", putAgain},
	{"put replaces", "putting a value replaces the whole of it, lists of references included", putReplaces},
	{"delete", "deleting an assignment deletes its ownerships, deleting an ownership nothing else; what is not there is passed over", deletes},
	{"delete and put", "deletes come before puts in the same changes", deleteAndPut},
	{"rolled back", "nothing is kept when fn returns an error, and Update returns that error", rolledBack},
	{"reads its own writes", "a transaction reads what it has written, and so does the next read of the store", ownWrites},
	{"dangling reference", "a reference without a target is ErrConflict, and nothing of the write is kept", dangling},
	{"one writer after another", "updates decide on a state that no other changes meanwhile", serialised},
	{"cursor of a deleted value", "a cursor stays good when its value is deleted or others are added around it", cursorSurvives},
	{"state", "State tells of connections, of which an update holds one, and of nothing else that is running", state},
	{"nothing", "applying nothing is no error, and logs nothing", func(t *testing.T, s store.Store) {
		put(t, s, store.WriteSet{})
		same(t, whole(t, s), Graph())
		same(t, len(logAfter(t, s, 0)), values(Graph()))
	}},
	{"log of a write", "each value that a write changes is a change, with its value before and after; what is put as it is stored is none", logOfAWrite},
	{"log in order", "sequences have no gap and follow the order of the updates, also of writers side by side", logInOrder},
	{"log up to its head", "all changes up to the head that was read can be read next, also while the update of the last is being kept", logUpToItsHead},
	{"log of what was rolled back", "an update that keeps nothing logs nothing", logRolledBack},
	{"time of an update", "all changes of an update have one time, and time does not go back when the clock does", timeOfAnUpdate},
	{"versions", "a value's version is the sequence of the last change to it, a cell's also that of its owners", versions},
	{"receipts", "a receipt is kept with the update that keeps it, for its actor alone, until it expires; a second one under its key is ErrConflict; it is no part of the graph or the log", receipts},
	{"deleting nodes", "a node is deleted with what it refers to others by, and only when nothing refers to it any more", deleteNodes},
	{"long walks under writes", "walking a thousand pages while others write gives what is there all the time once, in order, and nothing twice", longWalks},
	{"search after writes", "a search finds what the last write has made of a text, and nothing that is gone", searchAfterWrites},
	{"view", "a view reads one state, whatever is written while it is under way", view},
	{"restore", "a restore writes values and log as they are, whole or not at all, into an empty store or in place of what is there", restores},
	{"deleting everything", "everything can be deleted in one write, and put again in the same", deleteEverything},
}

// list reads one kind's list, with the kind's own types left aside.
type list struct {
	kind store.Kind
	read func(context.Context, store.Reader, []store.Scope, store.Query) (map[store.Scope]result, error)
	want func(reference, store.Scope, store.Query) (result, error)
}

// result is a page of any kind.
type result struct {
	Items                    []any
	Cursors                  []store.Cursor
	HasNextPage, HasPrevPage bool
}

func newList[T any](kind store.Kind,
	read func(store.Reader, context.Context, []store.Scope, store.Query) (map[store.Scope]*store.Page[T], error),
	all func(reference) []T,
) list {
	convert := func(p *store.Page[T]) result {
		r := result{Cursors: p.Cursors, HasNextPage: p.HasNextPage, HasPrevPage: p.HasPrevPage}
		for _, v := range p.Items {
			r.Items = append(r.Items, *v)
		}
		return r
	}
	return list{
		kind: kind,
		read: func(ctx context.Context, s store.Reader, scopes []store.Scope, q store.Query) (map[store.Scope]result, error) {
			pages, err := read(s, ctx, scopes, q)
			out := map[store.Scope]result{}
			for scope, p := range pages {
				out[scope] = convert(p)
			}
			return out, err
		},
		want: func(r reference, scope store.Scope, q store.Query) (result, error) {
			p, err := page(r, all(r), scope, kind, q)
			if err != nil {
				return result{}, err
			}
			return convert(p), nil
		},
	}
}

var kinds = []list{
	newList(store.KindModel, store.Reader.ListModels, func(r reference) []org.Model { return r.m.Models }),
	newList(store.KindRole, store.Reader.ListRoles, func(r reference) []org.Role { return r.m.Roles }),
	newList(store.KindResponsibility, store.Reader.ListResponsibilities, func(r reference) []org.Responsibility { return r.m.Responsibilities }),
	newList(store.KindTradeoff, store.Reader.ListTradeoffs, func(r reference) []org.Tradeoff { return r.m.Tradeoffs }),
	newList(store.KindSource, store.Reader.ListSources, func(r reference) []org.Source { return r.m.Sources }),
	newList(store.KindAssignment, store.Reader.ListAssignments, func(r reference) []org.Assignment { return r.m.Assignments }),
	newList(store.KindOwnership, store.Reader.ListOwnerships, func(r reference) []org.Ownership { return r.m.Ownerships }),
	newList(store.KindDelegation, store.Reader.ListDelegations, func(r reference) []org.Delegation { return r.m.Delegations }),
	newList(store.KindRoleCombination, store.Reader.ListRoleCombinations, func(r reference) []org.RoleCombination { return r.m.RoleCombinations }),
	newList(store.KindScenario, store.Reader.ListScenarios, func(r reference) []org.Scenario { return r.m.Scenarios }),
	newList(store.KindChange, store.Reader.ListChanges, func(r reference) []store.Change { return r.changes }),
}

// scopesOf returns every scope from which a list of kind can begin: All, then
// for each kind of node the keys of those there are and one that is not.
func scopesOf(kind store.Kind, m org.Matrix) [][]store.Scope {
	out := [][]store.Scope{{store.All}}
	for _, from := range kind.Scopes() {
		scopes := []store.Scope{{From: from, Key: "nothing-here"}}
		for _, key := range keysOf(from, m) {
			scopes = append(scopes, store.Scope{From: from, Key: key})
		}
		out = append(out, scopes)
	}
	return out
}

func keysOf(kind store.Kind, m org.Matrix) []string {
	var keys []string
	switch kind {
	case store.KindModel:
		for _, v := range m.Models {
			keys = append(keys, v.Key)
		}
	case store.KindRole:
		for _, v := range m.Roles {
			keys = append(keys, v.Key)
		}
	case store.KindResponsibility:
		for _, v := range m.Responsibilities {
			keys = append(keys, v.Key)
		}
	case store.KindTradeoff:
		for _, v := range m.Tradeoffs {
			keys = append(keys, v.Key)
		}
	case store.KindSource:
		for _, v := range m.Sources {
			keys = append(keys, v.Key)
		}
	case store.KindAssignment:
		for _, v := range m.Assignments {
			keys = append(keys, v.ID())
		}
	case store.KindScenario:
		for _, v := range m.Scenarios {
			keys = append(keys, v.Key)
		}
	default:
		// No list begins at the others.
	}
	return keys
}

// failer is what *testing.T and *rapid.T have in common.
type failer interface {
	Helper()
	Fatal(args ...any)
	Fatalf(format string, args ...any)
}

func noError(t failer, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func same(t failer, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
		t.Fatalf("got (+), want (-):\n%s", diff)
	}
}

func isError(t failer, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Fatalf("got error %v, want %v", err, want)
	}
}

func put(t testing.TB, s store.Store, c store.WriteSet) {
	t.Helper()
	noError(t, s.Update(t.Context(), func(ctx context.Context, tx store.Tx) error { return tx.Apply(ctx, c) }))
}

func whole(t testing.TB, s store.Reader) org.Matrix {
	t.Helper()
	m, err := s.Matrix(t.Context(), nil)
	noError(t, err)
	// Whatever was written, the columns are those of the matrix.
	want := m.Columns()
	for c, err := range s.Columns(t.Context(), nil) {
		noError(t, err)
		if len(want) == 0 {
			t.Fatalf("the column of %s is of no model", c.Model)
		}
		same(t, c, want[0])
		want = want[1:]
	}
	same(t, len(want), 0)
	return m
}

func byKeys(t *testing.T, s store.Reader) {
	m, ctx := Graph(), t.Context()
	checkKeys(t, m.Models, func(v org.Model) string { return v.Key }, s.Models)
	checkKeys(t, m.Roles, func(v org.Role) string { return v.Key }, s.Roles)
	checkKeys(t, m.Responsibilities, func(v org.Responsibility) string { return v.Key }, s.Responsibilities)
	checkKeys(t, m.Tradeoffs, func(v org.Tradeoff) string { return v.Key }, s.Tradeoffs)
	checkKeys(t, m.Sources, func(v org.Source) string { return v.Key }, s.Sources)
	checkKeys(t, m.Scenarios, func(v org.Scenario) string { return v.Key }, s.Scenarios)
	checkKeys(t, m.Assignments, org.Assignment.ID, s.Assignments)
	checkKeys(t, m.Ownerships, org.Ownership.ID, s.Ownerships)
	checkKeys(t, m.Delegations, org.Delegation.ID, s.Delegations)
	checkKeys(t, m.RoleCombinations, org.RoleCombination.ID, s.RoleCombinations)
	checkKeys(t, referenceOf(t, s).changes, store.Change.ID, s.Changes)
	got, err := s.Roles(ctx, []string{"LEAD", "le", "lead "})
	noError(t, err)
	same(t, len(got), 0)
}

func checkKeys[T any](t *testing.T, all []T, key func(T) string, read func(context.Context, []string) (map[string]*T, error)) {
	t.Helper()
	keys := []string{"nothing-here", ""}
	want := map[string]*T{}
	for _, v := range all {
		keys = append(keys, key(v), key(v))
		want[key(v)] = &v
	}
	got, err := read(t.Context(), keys)
	noError(t, err)
	same(t, got, want)
}

func noKeys(t *testing.T, s store.Reader) {
	got, err := s.Models(t.Context(), nil)
	noError(t, err)
	if got == nil || len(got) != 0 {
		t.Fatalf("got %v, want an empty map", got)
	}
	pages, err := s.ListModels(t.Context(), nil, store.Query{})
	noError(t, err)
	same(t, len(pages), 0)
	n, err := s.Count(t.Context(), store.KindModel, nil, store.Where{})
	noError(t, err)
	same(t, len(n), 0)
}

func lists(t *testing.T, s store.Reader) {
	r := referenceOf(t, s)
	for _, l := range kinds {
		for _, scopes := range scopesOf(l.kind, r.m) {
			t.Run(fmt.Sprintf("%s from %q", l.kind, scopes[0].From), func(t *testing.T) {
				compare(t, s, r, l, append(scopes, scopes...), store.Query{})
			})
		}
	}
}

// compare reads the list and compares it with the reference, page by page.
func compare(t testing.TB, s store.Reader, r reference, l list, scopes []store.Scope, q store.Query) {
	t.Helper()
	got, err := l.read(t.Context(), s, scopes, q)
	noError(t, err)
	want := map[store.Scope]result{}
	for _, scope := range scopes {
		want[scope], err = l.want(r, scope, q)
		noError(t, err)
	}
	same(t, got, want)
}

func walks(t *testing.T, s store.Reader) {
	for _, l := range kinds {
		all, err := l.read(t.Context(), s, []store.Scope{store.All}, store.Query{})
		noError(t, err)
		want := all[store.All].Items
		for _, size := range []int{1, 2, 3, len(want), len(want) + 1} {
			for _, backward := range []bool{false, true} {
				if got := walk(t, s, l, size, backward); !cmp.Equal(got, want, cmpopts.EquateEmpty()) {
					t.Fatalf("%s by pages of %d, backward %v: %s", l.kind, size, backward, cmp.Diff(want, got))
				}
			}
		}
	}
}

func walk(t testing.TB, s store.Reader, l list, size int, backward bool) []any {
	t.Helper()
	var items []any
	paging := store.Paging{First: &size}
	if backward {
		paging = store.Paging{Last: &size}
	}
	for range 100 {
		pages, err := l.read(t.Context(), s, []store.Scope{store.All}, store.Query{Paging: paging})
		noError(t, err)
		p := pages[store.All]
		more := p.HasNextPage
		if backward {
			items = append(slices.Clone(p.Items), items...)
			more = p.HasPrevPage
		} else {
			items = append(items, p.Items...)
		}
		if !more {
			return items
		}
		if backward {
			paging.Before = p.Cursors[0]
		} else {
			paging.After = p.Cursors[len(p.Cursors)-1]
		}
	}
	t.Fatalf("walking %s by pages of %d does not end", l.kind, size)
	return nil
}

func orders(t *testing.T, s store.Reader) {
	r := referenceOf(t, s)
	for _, c := range []struct {
		list  int
		terms []store.Term
	}{
		{0, []store.Term{{Field: store.FieldName}}},
		{0, []store.Term{{Field: store.FieldStatus, Direction: store.Descending}, {Field: store.FieldName, Direction: store.Descending}}},
		{1, []store.Term{{Field: store.FieldKey, Direction: store.Descending}}},
		{1, []store.Term{{Field: store.FieldName, Direction: store.Ascending}}},
		{2, []store.Term{{Field: store.FieldOrdinal, Direction: store.Descending}, {Field: store.FieldKey, Direction: store.Descending}}},
		{2, []store.Term{{Field: store.FieldOrdinal, Direction: store.Descending}}},
		{5, []store.Term{{Field: store.FieldSource}, {Field: store.FieldArrangement, Direction: store.Descending}}},
		{6, []store.Term{{Field: store.FieldQuality}, {Field: store.FieldRole, Direction: store.Descending}}},
		{6, []store.Term{{Field: store.FieldOrdinal}, {Field: store.FieldOrdinal, Direction: store.Descending}}},
	} {
		l := kinds[c.list]
		t.Run(fmt.Sprint(l.kind, c.terms), func(t *testing.T) {
			compare(t, s, r, l, []store.Scope{store.All}, store.Query{Order: c.terms})
			three := 3
			compare(t, s, r, l, []store.Scope{store.All}, store.Query{Order: c.terms, Paging: store.Paging{Last: &three}})
		})
	}
}

func text(field store.Field, op store.Op, values ...string) store.Where {
	w := store.Where{Field: field, Op: op, Values: []any{}}
	for _, v := range values {
		w.Values = append(w.Values, v)
	}
	return w
}

func not(w store.Where) store.Where { return store.Where{Not: &w} }

func conditions(t *testing.T, s store.Reader) {
	r := referenceOf(t, s)
	role := text(store.FieldKey, store.OpIn, "team", "𠀀")
	source := text(store.FieldTitle, store.OpContains, "u")
	everything := store.Where{}
	for _, c := range []struct {
		list  int
		where store.Where
	}{
		{0, text(store.FieldKey, store.OpIn, "alpha")},
		{0, text(store.FieldKey, store.OpIn)},
		{0, not(text(store.FieldKey, store.OpIn))},
		{0, text(store.FieldName, store.OpContains, "MODEL")},
		{0, text(store.FieldName, store.OpContains, "model")},
		{0, text(store.FieldName, store.OpContains, "")},
		{0, text(store.FieldName, store.OpStartsWith, "")},
		{0, text(store.FieldName, store.OpStartsWith, "är")},
		{0, text(store.FieldName, store.OpStartsWith, "ar")},
		{0, text(store.FieldSummary, store.OpIn, "")},
		{1, text(store.FieldSummary, store.OpContains, "%")},
		{1, text(store.FieldSummary, store.OpContains, "_")},
		{1, text(store.FieldSummary, store.OpContains, "*")},
		{1, text(store.FieldSummary, store.OpContains, "É")},
		{1, text(store.FieldSummary, store.OpContains, "é")},
		{1, text(store.FieldName, store.OpContains, "🙂")},
		{1, text(store.FieldName, store.OpStartsWith, "チー")},
		{1, text(store.FieldKey, store.OpIn, "𠀀", "﨎", "lead")},
		{2, store.Where{Field: store.FieldOrdinal, Op: store.OpIn, Values: []any{2, 10}}},
		{3, text(store.FieldStatement, store.OpContains, `\`)},
		{5, text(store.FieldSource, store.OpIn, "")},
		{5, not(text(store.FieldSource, store.OpIn, "field-notes"))},
		{5, store.Where{Field: store.FieldSource, Target: &source}},
		{5, not(store.Where{Field: store.FieldSource, Target: &source})},
		{5, store.Where{Field: store.FieldSource, Target: &everything}},
		{6, text(store.FieldQuality, store.OpIn, "POORLY", "UNDEFINED")},
		{6, store.Where{Field: store.FieldRole, Target: &role}},
		{6, store.Where{All: []store.Where{{Field: store.FieldRole, Target: &role}, text(store.FieldQuality, store.OpIn, "WELL")}}},
		{6, store.Where{Any: []store.Where{{Field: store.FieldRole, Target: &role}, text(store.FieldModel, store.OpIn, "delta")}}},
		{6, store.Where{Any: []store.Where{}}},
		{6, store.Where{All: []store.Where{}}},
		{6, not(store.Where{Any: []store.Where{text(store.FieldQuality, store.OpIn, "WELL"), not(text(store.FieldModel, store.OpStartsWith, "a"))}})},
		{7, text(store.FieldDelegate, store.OpIn, "coach")},
		{8, text(store.FieldAlsoHolds, store.OpIn, "coach")},
	} {
		l := kinds[c.list]
		t.Run(fmt.Sprintf("%s where %+v", l.kind, c.where), func(t *testing.T) {
			compare(t, s, r, l, []store.Scope{store.All}, store.Query{Where: c.where})
		})
	}
}

func counts(t *testing.T, s store.Reader) {
	r := referenceOf(t, s)
	key := store.FieldModel
	for _, l := range kinds {
		where := store.Where{}
		if l.kind == store.KindOwnership || l.kind == store.KindAssignment {
			where = text(key, store.OpIn, "alpha", "beta")
		}
		for _, scopes := range scopesOf(l.kind, r.m) {
			got, err := s.Count(t.Context(), l.kind, append(scopes, scopes...), where)
			noError(t, err)
			want := map[store.Scope]int{}
			for _, scope := range scopes {
				p, err := l.want(r, scope, store.Query{Where: where})
				noError(t, err)
				want[scope] = len(p.Items)
			}
			same(t, got, want)
		}
	}
}

// aggregates draws scopes, a condition and groups, and compares with what is
// counted in memory.
func aggregates(t *testing.T, s store.Reader) {
	r := referenceOf(t, s)
	by := []store.Field{store.FieldModel, store.FieldResponsibility, store.FieldRole, store.FieldQuality, store.FieldProvenance}
	rapid.Check(t, func(rt *rapid.T) {
		scopes := rapid.SampledFrom(scopesOf(store.KindOwnership, r.m)).Draw(rt, "scopes")
		where := drawWhere(rt, store.KindOwnership, words, 2)
		fields := rapid.Permutation(by).Draw(rt, "by")[:rapid.IntRange(0, 3).Draw(rt, "groups")]
		if len(fields) == 0 {
			fields = nil
		}
		got, err := s.AggregateOwnerships(t.Context(), append(scopes, scopes...), where, fields)
		noError(rt, err)
		for _, scope := range scopes {
			var list []*org.Ownership
			for _, v := range r.List(store.KindOwnership, scope) {
				if where.Takes(v, r) {
					list = append(list, v.(*org.Ownership))
				}
			}
			want, err := store.AggregateOf(list, fields)
			noError(rt, err)
			same(rt, got[scope], want)
		}
	})
	none, err := s.AggregateOwnerships(t.Context(), nil, store.Where{}, nil)
	noError(t, err)
	same(t, len(none), 0)
	for _, fields := range [][]store.Field{{store.FieldNote}, {store.FieldRole, store.FieldRole}, {"nonsense"}} {
		_, err := s.AggregateOwnerships(t.Context(), []store.Scope{store.All}, store.Where{}, fields)
		isError(t, err, store.ErrBadQuery)
	}
	_, err = s.AggregateOwnerships(t.Context(), []store.Scope{{From: store.KindSource, Key: "x"}}, store.Where{}, nil)
	isError(t, err, store.ErrBadQuery)
}

func largeConditions(t *testing.T, s store.Reader) {
	within := func(n int, w store.Where, wrap func(store.Where) store.Where) store.Where {
		for range n {
			w = wrap(w)
		}
		return w
	}
	not := func(w store.Where) store.Where { return store.Where{Not: &w} }
	either := func(n int) store.Where {
		return store.Where{Any: slices.Repeat([]store.Where{text(store.FieldName, store.OpContains, "e")}, n)}
	}
	// A role of which some ownership is some role's, of which some ownership, …
	some := func(w store.Where) store.Where {
		return store.Where{Some: &store.Relation{Kind: store.KindOwnership, Where: store.Where{Field: store.FieldRole, Target: &w}}}
	}
	name := text(store.FieldName, store.OpContains, "e")
	for _, c := range []struct {
		name  string
		where store.Where
		taken bool
	}{
		{"comparisons", either(store.MaxConditions), true},
		{"too many comparisons", either(store.MaxConditions + 1), false},
		{"levels", within(store.MaxConditionLevels-1, name, not), true},
		{"too many levels", within(store.MaxConditionLevels, name, not), false},
		{"relations", within(store.MaxRelations, name, some), true},
		{"too many relations", within(store.MaxRelations+1, name, some), false},
		{"all at once", within(store.MaxRelations, within(store.MaxConditionLevels-2-2*store.MaxRelations, either(store.MaxConditions-store.MaxRelations), not), some), true},
	} {
		t.Run(c.name, func(t *testing.T) {
			counts, err := s.Count(t.Context(), store.KindRole, []store.Scope{store.All}, c.where)
			_, listed := s.ListRoles(t.Context(), []store.Scope{store.All}, store.Query{Where: c.where})
			if !c.taken {
				isError(t, err, store.ErrBadQuery)
				isError(t, listed, store.ErrBadQuery)
				return
			}
			noError(t, err)
			noError(t, listed)
			same(t, counts[store.All] > 0, true)
		})
	}
}

func badQueries(t *testing.T, s store.Reader) {
	one, minus := 1, -1
	all := []store.Scope{store.All}
	pages, err := s.ListRoles(t.Context(), all, store.Query{Paging: store.Paging{First: &one}})
	noError(t, err)
	cursor := pages[store.All].Cursors[0]
	for _, c := range []struct {
		name   string
		scopes []store.Scope
		query  store.Query
		want   error
	}{
		{"first and last", all, store.Query{Paging: store.Paging{First: &one, Last: &one}}, store.ErrBadQuery},
		{"negative page", all, store.Query{Paging: store.Paging{First: &minus}}, store.ErrBadQuery},
		{"unknown property in the order", all, store.Query{Order: []store.Term{{Field: "nonsense"}}}, store.ErrBadQuery},
		{"property of another kind in the condition", all, store.Query{Where: text(store.FieldQuality, store.OpIn, "WELL")}, store.ErrBadQuery},
		{"number compared with a text", all, store.Query{Where: store.Where{Field: store.FieldName, Op: store.OpIn, Values: []any{1}}}, store.ErrBadQuery},
		{"reference that is none", all, store.Query{Where: store.Where{Field: store.FieldName, Target: &store.Where{}}}, store.ErrBadQuery},
		{"scope of a kind from which no list begins", []store.Scope{{From: store.KindSource, Key: "x"}}, store.Query{}, store.ErrBadQuery},
		{"scopes of two kinds", []store.Scope{{From: store.KindModel, Key: "alpha"}, store.All}, store.Query{}, store.ErrBadQuery},
		{"damaged cursor", all, store.Query{Paging: store.Paging{After: cursor[:len(cursor)-3]}}, store.ErrBadCursor},
		{"cursor that is no cursor", all, store.Query{Paging: store.Paging{Before: "%%%"}}, store.ErrBadCursor},
		{"cursor of another order", all, store.Query{Order: []store.Term{{Field: store.FieldName}}, Paging: store.Paging{After: cursor}}, store.ErrBadCursor},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := s.ListRoles(t.Context(), c.scopes, c.query)
			isError(t, err, c.want)
			if errors.Is(c.want, store.ErrBadQuery) && c.query.Paging == (store.Paging{}) && c.query.Order == nil {
				_, err = s.Count(t.Context(), store.KindRole, c.scopes, c.query.Where)
				isError(t, err, c.want)
			}
		})
	}
	_, err = s.ListModels(t.Context(), all, store.Query{Paging: store.Paging{After: cursor}})
	isError(t, err, store.ErrBadCursor)
}

func wholeMatrix(t *testing.T, s store.Reader) { same(t, whole(t, s), Graph()) }

func columnsOf(t *testing.T, s store.Reader) {
	read := func(models []string) (list []org.Column) {
		for c, err := range s.Columns(t.Context(), models) {
			noError(t, err)
			list = append(list, c)
		}
		return list
	}
	want := Graph().Columns()
	slices.SortFunc(want, func(a, b org.Column) int { return strings.Compare(a.Model, b.Model) })
	same(t, read(nil), want)
	same(t, read([]string{"beta", "nothing-here", "beta"}), slices.DeleteFunc(slices.Clone(want), func(c org.Column) bool { return c.Model != "beta" }))
	same(t, len(read([]string{})), 0)
	for c, err := range s.Columns(t.Context(), nil) {
		noError(t, err)
		same(t, c.Model, want[0].Model)
		break
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, err := range s.Columns(ctx, nil) {
		isError(t, err, context.Canceled)
	}
}

func someMatrix(t *testing.T, s store.Reader) {
	got, err := s.Matrix(t.Context(), []string{"beta", "nothing-here", "beta"})
	noError(t, err)
	noError(t, got.Validate())
	keys := func(m org.Matrix) map[string][]string {
		out := map[string][]string{}
		for _, kind := range []store.Kind{store.KindModel, store.KindRole, store.KindResponsibility, store.KindTradeoff, store.KindSource, store.KindAssignment} {
			out[string(kind)] = keysOf(kind, m)
		}
		return out
	}
	same(t, keys(got), map[string][]string{
		"Model":          {"beta"},
		"Role":           {"architect", "coach", "lead", "owner", "team", "𠀀"},
		"Responsibility": {"budget", "people", "architecture"},
		"Tradeoff":       {"alpha-slow", "beta-cheap"},
		"Source":         {"field-notes", "zz-survey"},
		"Assignment":     {"beta/architecture", "beta/budget", "beta/people"},
	})
	same(t, got.Tradeoffs[0].Models, []string{"beta"})
	same(t, len(got.Ownerships), 5)
	same(t, len(got.Delegations), 1)
	same(t, len(got.RoleCombinations), 1)
	none, err := s.Matrix(t.Context(), []string{})
	noError(t, err)
	same(t, none, org.Matrix{})
}

func cancelled(t *testing.T, s store.Reader) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := s.ListModels(ctx, []store.Scope{store.All}, store.Query{})
	isError(t, err, context.Canceled)
	_, err = s.Matrix(ctx, nil)
	isError(t, err, context.Canceled)
}

func hostileValues(t *testing.T, s store.Reader) {
	for _, v := range []string{`' OR 1=1 --`, `"; DROP TABLE role; --`, "` }) DETACH DELETE n //", `\u0027 OR true //`, "$keys", "{key: 'lead'}", "\x00", "lead\x00"} {
		got, err := s.Roles(t.Context(), []string{v})
		noError(t, err)
		same(t, len(got), 0)
		for _, op := range []store.Op{store.OpIn, store.OpContains, store.OpStartsWith, store.OpEndsWith} {
			n, err := s.Count(t.Context(), store.KindRole, []store.Scope{store.All}, text(store.FieldName, op, v))
			noError(t, err)
			same(t, n[store.All], 0)
		}
	}
	same(t, whole(t, s), Graph())
}

func putAgain(t *testing.T, s store.Store) {
	put(t, s, store.WriteSet{Put: Graph()})
	same(t, whole(t, s), Graph())
}

func putReplaces(t *testing.T, s store.Store) {
	want := Graph()
	edit := func(m *org.Matrix) {
		m.Models[0].Sources, m.Models[0].Abbreviation, m.Models[0].Name = []string{"zz-survey"}, "", "Other"
		i := slices.IndexFunc(m.Roles, func(r org.Role) bool { return r.Key == "lead" })
		m.Roles[i].Narrows, m.Roles[i].Aliases = []string{"owner"}, []string{"Boss", "an \"alias\""}
		m.Tradeoffs[0] = org.Tradeoff{Key: m.Tradeoffs[0].Key, Kind: org.Example, Statement: "Now an example.", Roles: []string{"owner", "team"}}
		m.Ownerships[0].Quality, m.Ownerships[0].Note = org.Undefined, "noted"
		m.Assignments[0].Source, m.Assignments[0].Statement = "", ""
		m.Sources[0].SHA256 = strings.Repeat("a", 64)
		m.Responsibilities[0].Ordinal = 0
	}
	edit(&want)
	put(t, s, store.WriteSet{Put: org.Matrix{
		Models: want.Models[:1], Roles: want.Roles, Tradeoffs: want.Tradeoffs[:1], Ownerships: want.Ownerships[:1],
		Assignments: want.Assignments[:1], Sources: want.Sources[:1], Responsibilities: want.Responsibilities[:1],
	}})
	same(t, whole(t, s), want)
}

func deletes(t *testing.T, s store.Store) {
	put(t, s, store.WriteSet{
		DeleteAssignments: []string{"alpha/budget", "nothing/here"},
		DeleteOwnerships:  []string{"alpha/quality/チーム", "nothing/here/either"},
	})
	want := Graph()
	want.Assignments = slices.DeleteFunc(want.Assignments, func(a org.Assignment) bool { return a.ID() == "alpha/budget" })
	want.Ownerships = slices.DeleteFunc(want.Ownerships, func(o org.Ownership) bool {
		return o.AssignmentID() == "alpha/budget" || o.ID() == "alpha/quality/チーム"
	})
	same(t, whole(t, s), want)
}

func deleteAndPut(t *testing.T, s store.Store) {
	want := Graph()
	put(t, s, store.WriteSet{Put: want, DeleteAssignments: []string{"alpha/budget", "alpha/people"}, DeleteOwnerships: []string{"delta/people/owner"}})
	same(t, whole(t, s), want)
}

func rolledBack(t *testing.T, s store.Store) {
	mine := errors.New("my own error")
	err := s.Update(t.Context(), func(ctx context.Context, tx store.Tx) error {
		noError(t, tx.Apply(ctx, store.WriteSet{DeleteAssignments: []string{"alpha/budget"}, Put: org.Matrix{Roles: []org.Role{{Key: "new", Name: "New"}}}}))
		return fmt.Errorf("wrapped: %w", mine)
	})
	isError(t, err, mine)
	same(t, whole(t, s), Graph())
}

func ownWrites(t *testing.T, s store.Store) {
	noError(t, s.Update(t.Context(), func(ctx context.Context, tx store.Tx) error {
		noError(t, tx.Apply(ctx, store.WriteSet{Put: org.Matrix{Roles: []org.Role{{Key: "new", Name: "New"}}}}))
		got, err := tx.Roles(ctx, []string{"new"})
		noError(t, err)
		same(t, len(got), 1)
		m, err := tx.Matrix(ctx, nil)
		noError(t, err)
		same(t, len(m.Roles), len(Graph().Roles)+1)
		return nil
	}))
	got, err := s.Roles(t.Context(), []string{"new"})
	noError(t, err)
	same(t, len(got), 1)
}

func dangling(t *testing.T, s store.Store) {
	for name, m := range map[string]org.Matrix{
		"an ownership's role":       {Ownerships: []org.Ownership{{Model: "alpha", Responsibility: "people", Role: "nobody", Quality: org.Well, Ordinal: 1, Provenance: org.Edited}}},
		"an ownership's assignment": {Ownerships: []org.Ownership{{Model: "zeta", Responsibility: "people", Role: "lead", Quality: org.Well, Provenance: org.Edited}}},
		"an assignment's model":     {Assignments: []org.Assignment{{Model: "nobody", Responsibility: "people", Arrangement: org.Vacant}}},
		"an assignment's source":    {Assignments: []org.Assignment{{Model: "zeta", Responsibility: "people", Arrangement: org.Vacant, Source: "nobody"}}},
		"a model's source":          {Models: []org.Model{{Key: "new", Name: "New", Status: org.Complete, Sources: []string{"nobody"}}}},
		"a tradeoff's role":         {Tradeoffs: []org.Tradeoff{{Key: "new", Kind: org.Risk, Statement: "x", Roles: []string{"nobody"}}}},
		"a narrowed role":           {Roles: []org.Role{{Key: "new", Name: "New", Narrows: []string{"nobody"}}}},
		"a delegate":                {Delegations: []org.Delegation{{Model: "alpha", Responsibility: "people", Role: "lead", Delegate: "nobody"}}},
		"a combined role":           {RoleCombinations: []org.RoleCombination{{Model: "alpha", Role: "lead", AlsoHolds: "nobody"}}},
	} {
		t.Run(name, func(t *testing.T) {
			err := s.Update(t.Context(), func(ctx context.Context, tx store.Tx) error { return tx.Apply(ctx, store.WriteSet{Put: m}) })
			isError(t, err, store.ErrConflict)
			same(t, whole(t, s), Graph())
		})
	}
}

func serialised(t *testing.T, s store.Store) {
	const writers, each = 4, 10
	var wg sync.WaitGroup
	for range writers {
		wg.Go(func() {
			for range each {
				err := s.Update(t.Context(), func(ctx context.Context, tx store.Tx) error {
					got, err := tx.Responsibilities(ctx, []string{"budget"})
					if err != nil {
						return err
					}
					r := *got["budget"]
					r.Ordinal++
					return tx.Apply(ctx, store.WriteSet{Put: org.Matrix{Responsibilities: []org.Responsibility{r}}})
				})
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	got, err := s.Responsibilities(t.Context(), []string{"budget"})
	noError(t, err)
	same(t, got["budget"].Ordinal, writers*each)
}

func cursorSurvives(t *testing.T, s store.Store) {
	all, two := []store.Scope{store.All}, 2
	first, err := s.ListOwnerships(t.Context(), all, store.Query{Paging: store.Paging{First: &two}})
	noError(t, err)
	last := first[store.All].Items[1]
	put(t, s, store.WriteSet{DeleteOwnerships: []string{last.ID()}, Put: org.Matrix{
		Models:      []org.Model{{Key: "aaa", Name: "Before all others", Status: org.Complete}},
		Assignments: []org.Assignment{{Model: "aaa", Responsibility: "people", Arrangement: org.Sole}},
		Ownerships:  []org.Ownership{{Model: "aaa", Responsibility: "people", Role: "lead", Quality: org.Well, Provenance: org.Edited}},
	}})
	rest, err := s.ListOwnerships(t.Context(), all, store.Query{Paging: store.Paging{After: first[store.All].Cursors[1]}})
	noError(t, err)
	want := Graph().Ownerships[2:]
	same(t, len(rest[store.All].Items), len(want))
	same(t, *rest[store.All].Items[0], want[0])
}

func empty(t *testing.T, s store.Store) {
	same(t, whole(t, s), org.Matrix{})
	for _, l := range kinds {
		got, err := l.read(t.Context(), s, []store.Scope{store.All}, store.Query{})
		noError(t, err)
		same(t, got, map[store.Scope]result{store.All: {}})
		n, err := s.Count(t.Context(), l.kind, []store.Scope{store.All}, store.Where{})
		noError(t, err)
		same(t, n, map[store.Scope]int{store.All: 0})
	}
}

// randomQueries draws queries, and compares what they give with the reference.
func randomQueries(t *testing.T, s store.Reader) {
	rapid.Check(t, randomQuery(t, s))
}

// randomQuery returns a property of a store that holds Graph: it draws a kind,
// scopes, a condition, an order and a page, the cursor from the list's own, and
// compares with the reference.
func randomQuery(t testing.TB, s store.Reader) func(*rapid.T) {
	r, ctx := referenceOf(t, s), context.Background()
	return func(rt *rapid.T) {
		l := rapid.SampledFrom(kinds).Draw(rt, "kind")
		scopes := rapid.SampledFrom(scopesOf(l.kind, r.m)).Draw(rt, "scopes")
		q := store.Query{Where: drawWhere(rt, l.kind, words, 2), Order: drawOrder(rt, l.kind)}
		all, err := l.want(r, store.All, store.Query{Order: q.Order})
		noError(rt, err)
		cursors := append([]store.Cursor{""}, all.Cursors...)
		q.After = rapid.SampledFrom(cursors).Draw(rt, "after")
		q.Before = rapid.SampledFrom(cursors).Draw(rt, "before")
		size := rapid.IntRange(0, 6).Draw(rt, "size")
		switch rapid.IntRange(0, 2).Draw(rt, "end") {
		case 1:
			q.First = &size
		case 2:
			q.Last = &size
		}
		got, err := l.read(ctx, s, scopes, q)
		noError(rt, err)
		for _, scope := range scopes {
			want, err := l.want(r, scope, q)
			noError(rt, err)
			same(rt, got[scope], want)
		}
		if q.Paging == (store.Paging{}) {
			n, err := s.Count(ctx, l.kind, scopes, q.Where)
			noError(rt, err)
			for _, scope := range scopes {
				same(rt, n[scope], len(got[scope].Items))
			}
		}
	}
}

// words are texts to compare with: parts of what Graph holds, what means something in
// SQL or Cypher, and anything.
var words = rapid.OneOf(
	rapid.SampledFrom([]string{"", "a", "e", "lead", "LEAD", "team", "alpha", "WELL", "POORLY", "SOLE", "COMPLETE", "𠀀", "é", "É", "l", "model", "Budget", "field-notes", "CREATED", "alpha/people"}),
	rapid.SampledFrom([]string{"'", `"`, "`", `\`, `\u0027`, "%", "_", "*", "?1", "$p0", "//", "--", "NULL", "[]", "\x00", "a\x00", "\n"}),
	rapid.String(),
)

// drawOrder draws an order of a list of kind.
func drawOrder(rt *rapid.T, kind store.Kind) (order []store.Term) {
	for range rapid.IntRange(0, 2).Draw(rt, "terms") {
		order = append(order, store.Term{
			Field:     rapid.SampledFrom(kind.Fields()).Draw(rt, "field"),
			Direction: rapid.SampledFrom([]store.Direction{store.Ascending, store.Descending}).Draw(rt, "direction"),
		})
	}
	return order
}

// drawWhere draws a condition on values of kind, which compares texts with such as
// words gives.
func drawWhere(rt *rapid.T, kind store.Kind, words *rapid.Generator[string], depth int) store.Where {
	shapes := []string{"everything", "field"}
	if depth > 0 {
		shapes = append(shapes, "all", "any", "not", "target", "some")
	}
	switch rapid.SampledFrom(shapes).Draw(rt, "shape") {
	case "all":
		return store.Where{All: drawWheres(rt, kind, words, depth-1)}
	case "any":
		return store.Where{Any: drawWheres(rt, kind, words, depth-1)}
	case "not":
		return not(drawWhere(rt, kind, words, depth-1))
	case "target":
		references := slices.DeleteFunc(kind.Fields(), func(f store.Field) bool { return f.Target() == store.KindNone })
		if len(references) == 0 {
			return store.Where{}
		}
		f := rapid.SampledFrom(references).Draw(rt, "reference")
		w := drawWhere(rt, f.Target(), words, depth-1)
		return store.Where{Field: f, Target: &w}
	case "some":
		var lists []store.Kind
		for _, l := range kinds {
			if l.kind != store.KindChange && slices.Contains(l.kind.Scopes(), kind) {
				lists = append(lists, l.kind)
			}
		}
		if len(lists) == 0 {
			return store.Where{}
		}
		list := rapid.SampledFrom(lists).Draw(rt, "relation")
		return store.Where{Some: &store.Relation{Kind: list, Where: drawWhere(rt, list, words, depth-1)}}
	case "field":
		f := rapid.SampledFrom(kind.Fields()).Draw(rt, "field")
		order := []store.Op{store.OpGreater, store.OpAtLeast, store.OpLess, store.OpAtMost}
		if isNumber(kind, f) {
			n := rapid.IntRange(0, 4).Draw(rt, "number")
			if rapid.Bool().Draw(rt, "several") {
				return store.Where{Field: f, Op: store.OpIn, Values: []any{n, 10}}
			}
			return store.Where{Field: f, Op: rapid.SampledFrom(order).Draw(rt, "op"), Values: []any{n}}
		}
		if f == store.FieldPublishedOn && rapid.Bool().Draw(rt, "by order") {
			return text(f, rapid.SampledFrom(order).Draw(rt, "op"), rapid.SampledFrom([]string{"2019-01-01", "2020", ""}).Draw(rt, "date"))
		}
		op := rapid.SampledFrom([]store.Op{store.OpIn, store.OpContains, store.OpStartsWith, store.OpEndsWith}).Draw(rt, "op")
		values := []string{words.Draw(rt, "word")}
		if op == store.OpIn {
			values = append(values, rapid.SliceOfN(words, 0, 3).Draw(rt, "words")...)
		}
		w := text(f, op, values...)
		w.IgnoreCase = rapid.Bool().Draw(rt, "ignore case")
		return w
	}
	return store.Where{}
}

func drawWheres(rt *rapid.T, kind store.Kind, words *rapid.Generator[string], depth int) []store.Where {
	list := []store.Where{}
	for range rapid.IntRange(0, 3).Draw(rt, "conditions") {
		list = append(list, drawWhere(rt, kind, words, depth))
	}
	return list
}
