package edit_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"orgraph/edit"
	"orgraph/org"
	"orgraph/store"
)

// forgetful is a store that loses the answers to commits: for each, whether it is
// kept all the same. Once there are no more it answers.
type forgetful struct {
	store.Store
	kept []bool
	lost func() // is told of each; it may be nil
}

var errLost = errors.New("not kept")

func (f *forgetful) Update(ctx context.Context, fn func(context.Context, store.Tx) error) error {
	if len(f.kept) == 0 {
		return f.Store.Update(ctx, fn)
	}
	keep := f.kept[0]
	f.kept = f.kept[1:]
	err := f.Store.Update(ctx, func(ctx context.Context, tx store.Tx) error {
		if err := fn(ctx, tx); err != nil {
			return err
		}
		if !keep {
			return errLost
		}
		return nil
	})
	if err != nil && !errors.Is(err, errLost) {
		return err
	}
	if f.lost != nil {
		f.lost()
	}
	return fmt.Errorf("%w: the line is cut", store.ErrOutcomeUnknown)
}

func rename(from, to string) edit.Edit {
	return edit.RenameKey{Kind: store.KindRole, Key: from, NewKey: &to}
}

// TestLostAnswers loses the answer to a commit. The edit is made once, and its
// caller is told so, whether what was committed was kept or not. Renaming would tell
// a second time: there is nothing under the old key any more.
func TestLostAnswers(t *testing.T) {
	stores(t, func(t *testing.T, s store.Store) {
		from, to := "team", "crew"
		for _, kept := range [][]bool{{true}, {false}, {false, false, true}, {true, true}} {
			head, _, err := s.Head(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			changes, problems, err := edit.Apply(t.Context(), &forgetful{Store: s, kept: kept}, rename(from, to), edit.Request{})
			if err != nil || len(problems) > 0 || len(changes) == 0 {
				t.Fatalf("%v: changes %v, problems %v, error %v", kept, changes, problems, err)
			}
			after, _, err := s.Head(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if changes[0].Sequence != head+1 || after != head+len(changes) {
				t.Errorf("%v: it was told of %d changes from %d on, and the log went from %d to %d", kept, len(changes), changes[0].Sequence, head, after)
			}
			from, to = to, from
		}
	})
}

// TestOutcomeUnknown ends while the answer is lost.
func TestOutcomeUnknown(t *testing.T) {
	stores(t, func(t *testing.T, s store.Store) {
		ctx, cancel := context.WithCancel(t.Context())
		_, _, err := edit.Apply(ctx, &forgetful{s, []bool{true}, cancel}, rename("team", "crew"), edit.Request{Key: "k", Digest: "d"})
		if !errors.Is(err, store.ErrOutcomeUnknown) {
			t.Fatalf("got %v, want that the outcome is unknown", err)
		}
		changes, problems, err := edit.Apply(t.Context(), s, rename("team", "crew"), edit.Request{Key: "k", Digest: "d"})
		if err != nil || len(problems) > 0 || len(changes) == 0 {
			t.Errorf("repeated, it gives the changes %v, problems %v, error %v", changes, problems, err)
		}
	})
}

func TestRepeatedRequest(t *testing.T) {
	stores(t, func(t *testing.T, s store.Store) {
		ada := store.WithActor(t.Context(), "ada")
		req := edit.Request{Key: "k", Digest: "rename"}
		first, problems, err := edit.Apply(ada, s, rename("team", "crew"), req)
		if err != nil || len(problems) > 0 {
			t.Fatal(problems, err)
		}
		// Somebody changes it back. The repetition must not change it again.
		if _, problems, err := edit.Apply(t.Context(), s, rename("crew", "team"), edit.Request{}); err != nil || len(problems) > 0 {
			t.Fatal(problems, err)
		}
		before := state(t, s)
		again, problems, err := edit.Apply(ada, s, rename("team", "crew"), req)
		if err != nil || len(problems) > 0 {
			t.Fatal(problems, err)
		}
		if diff := cmp.Diff(first, again); diff != "" {
			t.Errorf("repeated, it answers otherwise:\n%s", diff)
		}
		if diff := cmp.Diff(before, state(t, s)); diff != "" {
			t.Errorf("repeated, it has changed:\n%s", diff)
		}
		if _, _, err := edit.Apply(ada, s, rename("manager", "boss"), edit.Request{Key: "k", Digest: "another"}); !errors.Is(err, edit.ErrKeyReused) {
			t.Errorf("for another input: %v", err)
		}
		// Another actor's keys are its own.
		changes, _, err := edit.Apply(store.WithActor(t.Context(), "bob"), s, rename("team", "crew"), req)
		if err != nil || len(changes) == 0 || changes[0].Actor != "bob" {
			t.Errorf("bob is told %v, %v", changes, err)
		}
	})
}

// TestRequestWithProblems is not used up by an edit that was not made.
func TestRequestWithProblems(t *testing.T) {
	stores(t, func(t *testing.T, s store.Store) {
		req := edit.Request{Key: "k", Digest: "d"}
		e := edit.Assign{Model: "scrum", Responsibility: "people", Owners: []*edit.Owner{{Role: "nobody"}}}
		if _, problems, err := edit.Apply(t.Context(), s, e, req); err != nil || len(problems) != 1 {
			t.Fatal(problems, err)
		}
		if err := s.Update(t.Context(), func(ctx context.Context, tx store.Tx) error {
			return tx.Apply(ctx, store.WriteSet{Put: org.Matrix{Roles: []org.Role{{Key: "nobody", Name: "Nobody"}}}})
		}); err != nil {
			t.Fatal(err)
		}
		if changes, problems, err := edit.Apply(t.Context(), s, e, req); err != nil || len(problems) > 0 || len(changes) == 0 {
			t.Error(changes, problems, err)
		}
	})
}

func TestRepeatedImport(t *testing.T) {
	stores(t, func(t *testing.T, s store.Store) {
		in := edit.ImportMatrix{Content: "Model,People,Process\nNew one,Coach,nobody\n"}
		req := edit.Request{Key: "k", Digest: "d"}
		first, problems, err := in.Run(t.Context(), &forgetful{Store: s, kept: []bool{true}}, req)
		if err != nil || len(problems) > 0 || first.Empty() {
			t.Fatal(first, problems, err)
		}
		again, problems, err := in.Run(t.Context(), s, req)
		if err != nil || len(problems) > 0 {
			t.Fatal(problems, err)
		}
		if diff := cmp.Diff(first, again); diff != "" {
			t.Errorf("repeated, it reports otherwise:\n%s", diff)
		}
	})
}
