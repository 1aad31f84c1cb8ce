package storetest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"orgraph/org"
	"orgraph/store"
)

// logAfter returns all changes behind the sequence.
func logAfter(t testing.TB, s store.Reader, sequence int) []store.Change {
	t.Helper()
	many := 1_000_000
	pages, err := s.ListChanges(t.Context(), []store.Scope{store.All}, store.Query{Paging: store.Paging{First: &many}})
	noError(t, err)
	var log []store.Change
	for _, c := range pages[store.All].Items {
		if c.Sequence > sequence {
			log = append(log, *c)
		}
	}
	return log
}

// values counts the values of a matrix.
func values(m org.Matrix) int {
	return len(m.Models) + len(m.Roles) + len(m.Responsibilities) + len(m.Assignments) + len(m.Ownerships) +
		len(m.Tradeoffs) + len(m.Sources) + len(m.Delegations) + len(m.RoleCombinations) + len(m.Scenarios)
}

func asJSON(t testing.TB, v any) string {
	t.Helper()
	text, err := json.Marshal(v)
	noError(t, err)
	return string(text)
}

func logOfAWrite(t *testing.T, s store.Store) {
	log := logAfter(t, s, 0)
	same(t, len(log), values(Graph())) // what has filled the store
	for _, c := range log {
		if c.Action != store.Created || c.Before != "" || c.After == "" {
			t.Fatalf("filling the store has logged %+v", c)
		}
	}
	g := Graph()
	find := func(id string) org.Ownership {
		return g.Ownerships[slices.IndexFunc(g.Ownerships, func(o org.Ownership) bool { return o.ID() == id })]
	}
	role := org.Role{Key: "new", Name: "New"}
	lead := find("alpha/people/lead")
	better := lead
	better.Quality, better.Note = org.Undefined, "who knows"
	ctx := store.WithActor(t.Context(), "ada")
	var written []store.Change
	noError(t, s.Update(ctx, func(ctx context.Context, tx store.Tx) error {
		same(t, len(tx.Written()), 0)
		err := tx.Apply(ctx, store.WriteSet{
			Put:               org.Matrix{Roles: []org.Role{role, g.Roles[0]}, Ownerships: []org.Ownership{better}},
			DeleteAssignments: []string{"alpha/quality", "nothing/here"},
			DeleteDelegations: []string{"alpha/people/lead/coach"},
		})
		written = tx.Written()
		return err
	}))
	got := logAfter(t, s, len(log))
	same(t, written, got)
	for i := range got {
		if got[i].Sequence != len(log)+1+i || got[i].Actor != "ada" || got[i].Time == "" {
			t.Errorf("change %d is %+v", i, got[i])
		}
		got[i].Sequence, got[i].Actor, got[i].Time = 0, "", ""
	}
	want := []store.Change{
		{Action: store.Deleted, Kind: store.KindDelegation, Key: "alpha/people/lead/coach", Model: "alpha", Responsibility: "people", Role: "lead", Before: asJSON(t, g.Delegations[1])},
	}
	for _, id := range []string{"alpha/quality/﨎", "alpha/quality/𠀀", "alpha/quality/チーム"} {
		_, role := id[:len("alpha/quality")], id[len("alpha/quality/"):]
		want = append(want, store.Change{Action: store.Deleted, Kind: store.KindOwnership, Key: id, Model: "alpha", Responsibility: "quality", Role: role, Before: asJSON(t, find(id))})
	}
	cell := g.Assignments[slices.IndexFunc(g.Assignments, func(a org.Assignment) bool { return a.ID() == "alpha/quality" })]
	want = append(want,
		store.Change{Action: store.Deleted, Kind: store.KindAssignment, Key: "alpha/quality", Model: "alpha", Responsibility: "quality", Before: asJSON(t, cell)},
		store.Change{Action: store.Created, Kind: store.KindRole, Key: "new", Role: "new", After: asJSON(t, role)},
		store.Change{Action: store.Updated, Kind: store.KindOwnership, Key: "alpha/people/lead", Model: "alpha", Responsibility: "people", Role: "lead", Before: asJSON(t, lead), After: asJSON(t, better)},
	)
	byID := func(a, b store.Change) int { return strings.Compare(string(a.Kind)+a.Key, string(b.Kind)+b.Key) }
	kinds := func(log []store.Change) (kinds []store.Kind) {
		for _, c := range log {
			kinds = append(kinds, c.Kind)
		}
		return kinds
	}
	same(t, kinds(got), kinds(want)) // what joins nodes goes before them
	slices.SortFunc(got, byID)
	slices.SortFunc(want, byID)
	same(t, got, want)
}

func logInOrder(t *testing.T, s store.Store) {
	const writers, each = 4, 10
	before := len(logAfter(t, s, 0))
	var wg sync.WaitGroup
	for range writers {
		wg.Go(func() {
			for range each {
				err := s.Update(t.Context(), func(ctx context.Context, tx store.Tx) error {
					got, err := tx.Responsibilities(ctx, []string{"budget", "people"})
					if err != nil {
						return err
					}
					a, b := *got["budget"], *got["people"]
					a.Ordinal++
					b.Ordinal++
					if err := tx.Apply(ctx, store.WriteSet{Put: org.Matrix{Responsibilities: []org.Responsibility{a}}}); err != nil {
						return err
					}
					return tx.Apply(ctx, store.WriteSet{Put: org.Matrix{Responsibilities: []org.Responsibility{b}}})
				})
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	log := logAfter(t, s, before)
	same(t, len(log), 2*writers*each)
	last := map[string]string{}
	for i, c := range log {
		if c.Sequence != before+1+i {
			t.Fatalf("sequence %d follows %d", c.Sequence, before+i)
		}
		if i%2 == 1 && c.Time != log[i-1].Time {
			t.Errorf("one update has the times %s and %s", log[i-1].Time, c.Time)
		}
		if previous, ok := last[c.Key]; ok && previous != c.Before {
			t.Errorf("change %d of %s begins at %s, and the one before ended at %s", c.Sequence, c.Key, c.Before, previous)
		}
		last[c.Key] = c.After
	}
	sequence, _, err := s.Head(t.Context())
	noError(t, err)
	same(t, sequence, before+len(log))
}

func logUpToItsHead(t *testing.T, s store.Store) {
	const readers, writes, each = 4, 40, 30
	begin, _, err := s.Head(t.Context())
	noError(t, err)
	ctx, cancel := context.WithCancel(t.Context())
	var wg sync.WaitGroup
	defer wg.Wait()
	defer cancel() // where a write fails
	for range readers {
		wg.Go(func() {
			for read := begin; read < begin+writes*each && ctx.Err() == nil; time.Sleep(time.Millisecond) {
				head, _, err := s.Head(ctx)
				many := head - read
				if err == nil && many > 0 {
					var pages map[store.Scope]*store.Page[store.Change]
					pages, err = s.ListChanges(ctx, []store.Scope{store.All}, store.Query{Paging: store.Paging{First: &many, After: store.ChangeCursor(read)}})
					if err == nil && len(pages[store.All].Items) != many {
						err = fmt.Errorf("behind %d, with the head at %d, there are %d changes", read, head, len(pages[store.All].Items))
					}
				}
				if err != nil {
					if ctx.Err() == nil {
						t.Error(err)
					}
					return
				}
				read = head
			}
		})
	}
	for n := range writes {
		var w store.WriteSet
		for k := range each {
			key := fmt.Sprintf("head-%d-%d", n, k)
			w.Put.Roles = append(w.Put.Roles, org.Role{Key: key, Name: key})
		}
		put(t, s, w)
	}
	wg.Wait()
}

func logRolledBack(t *testing.T, s store.Store) {
	head, _, err := s.Head(t.Context())
	noError(t, err)
	mine := errors.New("my own error")
	isError(t, s.Update(t.Context(), func(ctx context.Context, tx store.Tx) error {
		noError(t, tx.Apply(ctx, store.WriteSet{Put: org.Matrix{Roles: []org.Role{{Key: "new", Name: "New"}}}}))
		return mine
	}), mine)
	isError(t, s.Update(t.Context(), func(ctx context.Context, tx store.Tx) error {
		return tx.Apply(ctx, store.WriteSet{DeleteRoles: []string{"lead"}})
	}), store.ErrConflict)
	again, _, err := s.Head(t.Context())
	noError(t, err)
	same(t, again, head)
	same(t, len(logAfter(t, s, head)), 0)
	put(t, s, store.WriteSet{Put: org.Matrix{Roles: []org.Role{{Key: "new", Name: "New"}}}})
	same(t, logAfter(t, s, head)[0].Sequence, head+1)
}

func timeOfAnUpdate(t *testing.T, s store.Store) {
	head, before, err := s.Head(t.Context())
	noError(t, err)
	// A clock that was ahead when somebody wrote.
	ahead := store.FormatTime(time.Now().Add(time.Hour))
	put(t, s, store.WriteSet{Put: org.Matrix{Roles: []org.Role{{Key: "a", Name: "A"}, {Key: "b", Name: "B"}}}})
	log := logAfter(t, s, head)
	if len(log) != 2 || log[0].Time != log[1].Time || log[0].Time < before || log[0].Time > ahead {
		t.Fatalf("logged %+v behind %s", log, before)
	}
	if _, err := time.Parse(time.RFC3339, log[0].Time); err != nil {
		t.Error(err)
	}
	stamped := []store.Change{{}, {}}
	store.Stamp(stamped, 7, ahead, time.Now())
	if stamped[0].Sequence != 8 || stamped[1].Sequence != 9 || stamped[0].Time != ahead {
		t.Errorf("behind change 7 at %s it stamps %+v", ahead, stamped)
	}
}

func versions(t *testing.T, s store.Store) {
	put(t, s, store.WriteSet{Put: org.Matrix{Roles: []org.Role{{Key: "lead", Name: "Leader"}}}, DeleteOwnerships: []string{"alpha/budget/team"}})
	last := map[store.Kind]map[string]int{store.KindAssignment: {}}
	for _, c := range logAfter(t, s, 0) {
		if last[c.Kind] == nil {
			last[c.Kind] = map[string]int{}
		}
		last[c.Kind][c.Key] = c.Sequence
		if c.Kind == store.KindOwnership {
			last[store.KindAssignment][c.Cell()] = c.Sequence
		}
	}
	for kind, want := range last {
		keys := []string{"nothing-here", ""}
		for key := range want {
			keys = append(keys, key, key)
		}
		got, err := s.Versions(t.Context(), kind, keys)
		noError(t, err)
		same(t, got, want)
	}
	got, err := s.Versions(t.Context(), store.KindRole, nil)
	noError(t, err)
	same(t, len(got), 0)
}

func deleteNodes(t *testing.T, s store.Store) {
	for _, c := range []struct {
		name string
		w    store.WriteSet
	}{
		{"a role that owns", store.WriteSet{DeleteRoles: []string{"team"}}},
		{"a role that is narrowed", store.WriteSet{DeleteRoles: []string{"architect"}}},
		{"a role that is delegated to", store.WriteSet{DeleteRoles: []string{"fuhrungskraft"}}},
		{"a role that a tradeoff is about", store.WriteSet{DeleteRoles: []string{"lead"}, DeleteAssignments: []string{"alpha/people", "beta/people", "gamma/people", "arger/people"},
			DeleteDelegations: []string{"alpha/people/lead/coach", "beta/people/lead/architect"}, DeleteRoleCombinations: []string{"alpha/lead/coach", "beta/lead/owner"}}},
		{"a responsibility that is assigned", store.WriteSet{DeleteResponsibilities: []string{"quality"}}},
		{"a model with cells", store.WriteSet{DeleteModels: []string{"gamma"}}},
		{"a model with a tradeoff", store.WriteSet{DeleteModels: []string{"alpha"}, DeleteAssignments: []string{"alpha/people", "alpha/budget", "alpha/quality", "alpha/architecture"},
			DeleteDelegations: []string{"alpha/people/lead/coach", "alpha/budget/team/fuhrungskraft"}, DeleteRoleCombinations: []string{"alpha/lead/coach"}}},
		{"a model with a delegation", store.WriteSet{DeleteModels: []string{"zeta"}, Put: org.Matrix{Delegations: []org.Delegation{{Model: "zeta", Responsibility: "people", Role: "lead", Delegate: "team"}}}}},
		{"a model with a combination", store.WriteSet{DeleteModels: []string{"zeta"}, Put: org.Matrix{RoleCombinations: []org.RoleCombination{{Model: "zeta", Role: "lead", AlsoHolds: "team"}}}}},
		{"a responsibility with a delegation", store.WriteSet{DeleteResponsibilities: []string{"unowned"}, Put: org.Matrix{Delegations: []org.Delegation{{Model: "zeta", Responsibility: "unowned", Role: "lead", Delegate: "team"}}}}},
		{"a source that a cell cites", store.WriteSet{DeleteSources: []string{"zz-survey"}, DeleteTradeoffs: []string{"alpha-slow"},
			Put: org.Matrix{Models: []org.Model{{Key: "alpha", Name: "a", Status: org.Complete}, {Key: "beta", Name: "b", Status: org.Complete}}}}},
		{"a source that a model cites", store.WriteSet{DeleteSources: []string{"zz-survey"}, DeleteTradeoffs: []string{"alpha-slow"}, DeleteAssignments: []string{"alpha/quality"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := s.Update(t.Context(), func(ctx context.Context, tx store.Tx) error { return tx.Apply(ctx, c.w) })
			isError(t, err, store.ErrConflict)
			same(t, whole(t, s), Graph())
		})
	}
	put(t, s, store.WriteSet{
		DeleteTradeoffs: []string{"alpha-slow"}, DeleteSources: []string{"zz-survey"}, DeleteModels: []string{"zeta", "nothing-here"},
		DeleteResponsibilities: []string{"unowned"}, DeleteAssignments: []string{"alpha/quality"}, DeleteRoles: []string{"チーム", "﨎"},
		Put: org.Matrix{Models: []org.Model{
			{Key: "alpha", Name: "alpha model", Abbreviation: "AL", Status: org.Complete, Sources: []string{"field-notes"}},
			{Key: "beta", Name: "Beta MODEL", Status: org.Complete},
		}},
	})
	want := Graph()
	want.Tradeoffs, want.Sources = want.Tradeoffs[1:], want.Sources[:1]
	want.Models = slices.DeleteFunc(want.Models, func(v org.Model) bool { return v.Key == "zeta" })
	want.Models[0].Sources, want.Models[2].Sources = []string{"field-notes"}, nil
	want.Responsibilities = slices.DeleteFunc(want.Responsibilities, func(v org.Responsibility) bool { return v.Key == "unowned" })
	want.Roles = slices.DeleteFunc(want.Roles, func(v org.Role) bool { return v.Key == "チーム" || v.Key == "﨎" })
	want.Assignments = slices.DeleteFunc(want.Assignments, func(a org.Assignment) bool { return a.ID() == "alpha/quality" })
	want.Ownerships = slices.DeleteFunc(want.Ownerships, func(o org.Ownership) bool { return o.AssignmentID() == "alpha/quality" })
	same(t, whole(t, s), want)
}

func deleteEverything(t *testing.T, s store.Store) {
	g := Graph()
	all := store.WriteSet{
		DeleteModels: keysOf(store.KindModel, g), DeleteRoles: keysOf(store.KindRole, g), DeleteResponsibilities: keysOf(store.KindResponsibility, g),
		DeleteTradeoffs: keysOf(store.KindTradeoff, g), DeleteSources: keysOf(store.KindSource, g), DeleteAssignments: keysOf(store.KindAssignment, g),
		DeleteScenarios: keysOf(store.KindScenario, g),
	}
	for _, d := range g.Delegations {
		all.DeleteDelegations = append(all.DeleteDelegations, d.ID())
	}
	for _, c := range g.RoleCombinations {
		all.DeleteRoleCombinations = append(all.DeleteRoleCombinations, c.ID())
	}
	again := all
	again.Put = g
	head, _, err := s.Head(t.Context())
	noError(t, err)
	put(t, s, again)
	same(t, whole(t, s), g)
	same(t, len(logAfter(t, s, head)), 0)
	put(t, s, all)
	same(t, whole(t, s), org.Matrix{})
	log := logAfter(t, s, head)
	same(t, len(log), values(g))
	for _, c := range log {
		if c.Action != store.Deleted || c.After != "" || c.Before == "" {
			t.Fatalf("deleting everything has logged %+v", c)
		}
	}
}
