package storetest

import (
	"context"
	"errors"
	"iter"
	"slices"
	"testing"

	"orgraph/org"
	"orgraph/store"
)

// view writes while a view is under way. What the last run of its function has
// read is one state.
func view(t *testing.T, s store.Store) {
	before := len(logAfter(t, s, 0))
	written := 0
	var first, second org.Matrix
	var log []store.Change
	var head int
	noError(t, s.View(t.Context(), func(ctx context.Context, r store.Reader) (err error) {
		first = whole(t, r)
		if written < 2 {
			written++
			role := org.Role{Key: "meanwhile", Name: "Meanwhile", Summary: string(rune('a' + written))}
			put(t, s, store.WriteSet{Put: org.Matrix{Roles: []org.Role{role}}})
		}
		second = whole(t, r)
		log = logAfter(t, r, 0)
		head, _, err = r.Head(ctx)
		return err
	}))
	same(t, second, first)
	same(t, len(log), head)
	same(t, slices.ContainsFunc(first.Roles, func(v org.Role) bool { return v.Key == "meanwhile" }), head > before)
	wrong := errors.New("wrong")
	isError(t, s.View(t.Context(), func(context.Context, store.Reader) error { return wrong }), wrong)
}

// parts yields values and changes in two parts, and an error behind them.
func parts(m org.Matrix, log []store.Change, end error, receipts ...store.Receipt) iter.Seq2[store.Part, error] {
	nodes := org.Matrix{Sources: m.Sources, Models: m.Models, Roles: m.Roles, Responsibilities: m.Responsibilities}
	rest := m
	rest.Sources, rest.Models, rest.Roles, rest.Responsibilities = nil, nil, nil, nil
	half := len(log) / 2
	return func(yield func(store.Part, error) bool) {
		_ = yield(store.Part{Values: nodes, Changes: log[:half]}, nil) &&
			yield(store.Part{Values: rest, Changes: log[half:], Receipts: receipts}, nil) &&
			end != nil && yield(store.Part{}, end)
	}
}

func restores(t *testing.T, s store.Store) {
	log := logAfter(t, s, 0)
	want := whole(t, s)
	for i := range log {
		log[i].Time = "2020-02-29T12:00:00.000Z"
		log[i].Actor = "ada"
	}
	receipt := store.Receipt{Actor: "ada", Key: "k", Digest: "d", Result: "r", Expires: "2020-03-01T12:00:00.000Z"}
	state := func() {
		t.Helper()
		receipts, err := s.Receipts(t.Context())
		noError(t, err)
		same(t, receipts, []store.Receipt{receipt})
		same(t, whole(t, s), want)
		columnsOf(t, s)
		same(t, logAfter(t, s, 0), log)
		sequence, time, err := s.Head(t.Context())
		noError(t, err)
		same(t, sequence, len(log))
		same(t, time, "2020-02-29T12:00:00.000Z")
	}

	// Not over what is there, and not in part.
	before := logAfter(t, s, 0)
	wrong := errors.New("wrong")
	isError(t, s.Restore(t.Context(), false, parts(want, log, nil)), store.ErrConflict)
	isError(t, s.Restore(t.Context(), true, parts(want, log, wrong)), wrong)
	dangling := want
	dangling.Tradeoffs = append(slices.Clone(want.Tradeoffs), org.Tradeoff{Key: "zzz", Kind: org.Risk, Statement: "x", Models: []string{"no-such-model"}})
	isError(t, s.Restore(t.Context(), true, parts(dangling, log, nil)), store.ErrConflict)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	isError(t, s.Restore(ctx, true, parts(want, log, nil)), context.Canceled)
	same(t, whole(t, s), want)
	same(t, logAfter(t, s, 0), before)

	put(t, s, store.WriteSet{Put: org.Matrix{Roles: []org.Role{{Key: "too-much", Name: "Superfluous"}}}})
	noError(t, s.Update(t.Context(), func(ctx context.Context, tx store.Tx) error {
		return tx.Keep(ctx, store.Receipt{Actor: "grace", Key: "k", Expires: "2999-01-01T00:00:00.000Z"})
	}))
	noError(t, s.Restore(t.Context(), true, parts(want, log, nil, receipt)))
	state()
	search(t, s)
	same(t, len(found(t, s, []string{"superfluous"}, []store.Kind{store.KindRole})), 0)

	// Nothing can be restored, and over nothing anything.
	noError(t, s.Restore(t.Context(), true, parts(org.Matrix{}, nil, nil)))
	isEmpty, err := store.Empty(t.Context(), s)
	noError(t, err)
	same(t, isEmpty, true)
	noError(t, s.Restore(t.Context(), false, parts(want, log, nil, receipt)))
	state()

	// The log goes on behind it.
	put(t, s, store.WriteSet{DeleteScenarios: []string{want.Scenarios[0].Key}})
	same(t, logAfter(t, s, len(log))[0].Sequence, len(log)+1)
	isEmpty, err = store.Empty(t.Context(), s)
	noError(t, err)
	same(t, isEmpty, false)
}
