package snapshot_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"orgraph/org"
	"orgraph/store"
	"orgraph/store/neo4j"
	"orgraph/store/neo4j/neo4jtest"
	"orgraph/store/snapshot"
	"orgraph/store/sqlite"
	"orgraph/store/storetest"
)

// clocked opens an empty store of each kind that takes the time from a clock.
func clocked(t *testing.T, test func(t *testing.T, open func(now func() time.Time) store.Store)) {
	closeAfter := func(t *testing.T, s store.Store, err error) store.Store {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := s.Close(context.Background()); err != nil {
				t.Error(err)
			}
		})
		return s
	}
	t.Run("sqlite", func(t *testing.T) {
		test(t, func(now func() time.Time) store.Store {
			s, err := sqlite.Open(t.Context(), sqlite.Config{Path: sqlite.Memory, Now: now})
			return closeAfter(t, s, err)
		})
	})
	t.Run("neo4j", func(t *testing.T) {
		c := neo4jtest.New(t)
		test(t, func(now func() time.Time) store.Store {
			s, err := neo4j.Open(t.Context(), neo4j.Config{URI: c.URI, Username: c.Username, Password: c.Password, Database: c.Database, Now: now})
			return closeAfter(t, s, err)
		})
	})
}

// randomWrite changes, adds and deletes a few values, some of them back to what
// they were.
func randomWrite(random *rand.Rand, m org.Matrix) store.WriteSet {
	var w store.WriteSet
	g := storetest.Graph()
	for range 1 + random.IntN(3) {
		switch random.IntN(7) {
		case 0:
			w.Put.Roles = append(w.Put.Roles, org.Role{Key: fmt.Sprint("new-", random.IntN(4)), Name: fmt.Sprint("Name ", random.IntN(3))})
		case 1:
			w.DeleteRoles = append(w.DeleteRoles, fmt.Sprint("new-", random.IntN(4)))
		case 2:
			w.DeleteAssignments = append(w.DeleteAssignments, g.Assignments[random.IntN(len(g.Assignments))].ID())
		case 3: // a cell of the suite's graph as it was
			a := g.Assignments[random.IntN(len(g.Assignments))]
			w.Put.Assignments = append(w.Put.Assignments, a)
			for _, o := range g.Ownerships {
				if o.AssignmentID() == a.ID() {
					w.Put.Ownerships = append(w.Put.Ownerships, o)
				}
			}
		case 4:
			if len(m.Ownerships) > 0 {
				o := m.Ownerships[random.IntN(len(m.Ownerships))]
				o.Quality = org.Qualities()[random.IntN(3)]
				a := m.Assignments[indexOf(m.Assignments, o.AssignmentID())] // in case it goes in the same write
				w.Put.Assignments, w.Put.Ownerships = append(w.Put.Assignments, a), append(w.Put.Ownerships, o)
			}
		case 5:
			t := g.Tradeoffs[random.IntN(len(g.Tradeoffs))]
			t.Statement = fmt.Sprint("Statement ", random.IntN(2))
			w.Put.Tradeoffs = append(w.Put.Tradeoffs, t)
		case 6:
			d := g.Delegations[random.IntN(len(g.Delegations))]
			if random.IntN(2) == 0 {
				w.DeleteDelegations = append(w.DeleteDelegations, d.ID())
			} else {
				w.Put.Delegations = append(w.Put.Delegations, d)
			}
		}
	}
	return w
}

func indexOf(cells []org.Assignment, id string) int {
	for i, a := range cells {
		if a.ID() == id {
			return i
		}
	}
	return -1
}

// moment is what the graph was, as the store itself said at the time.
type moment struct {
	time   string
	matrix org.Matrix
}

// TestAsOfIsWhatWasRead writes at random while the clock steps, reads the whole
// graph after each write, and then asks for every one of these moments, and for
// what changed between two.
func TestAsOfIsWhatWasRead(t *testing.T) {
	clocked(t, func(t *testing.T, open func(now func() time.Time) store.Store) {
		clock := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
		s := open(func() time.Time { return clock })
		random := rand.New(rand.NewPCG(3, 4))
		moments := []moment{{store.FormatTime(clock.Add(-time.Hour)), org.Matrix{}}}
		next := store.WriteSet{Put: storetest.Graph()}
		for range 40 {
			if random.IntN(4) > 0 { // otherwise two writes at one time, of which the last counts
				clock = clock.Add(time.Duration(1+random.IntN(5000)) * time.Millisecond)
			}
			if err := s.Update(t.Context(), func(ctx context.Context, tx store.Tx) error { return tx.Apply(ctx, next) }); err != nil {
				t.Fatal(err)
			}
			m, err := s.Matrix(t.Context(), nil)
			if err != nil {
				t.Fatal(err)
			}
			now := moment{store.FormatTime(clock), m}
			if last := &moments[len(moments)-1]; last.time == now.time {
				*last = now
			} else {
				moments = append(moments, now)
			}
			next = randomWrite(random, m)
		}
		cache := snapshot.NewCache(s, 0)
		changed := 0
		for i, from := range moments {
			later, err := time.Parse(time.RFC3339, from.time)
			if err != nil {
				t.Fatal(err)
			}
			asked := from.time
			if after := store.FormatTime(later.Add(time.Millisecond)); i == len(moments)-1 || after < moments[i+1].time {
				asked = after // it was so for a while
			}
			if _, err := cache.At(t.Context(), from.time); err != nil {
				t.Fatal(err)
			}
			then, err := cache.At(t.Context(), asked)
			if err != nil {
				t.Fatal(err)
			}
			got, err := then.Matrix(t.Context(), nil)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(from.matrix, got, cmpopts.EquateEmpty()); diff != "" {
				t.Fatalf("as of moment %d, %s: got (+), want (-)\n%s", i, from.time, diff)
			}
			to := moments[i+random.IntN(len(moments)-i)]
			log, err := snapshot.Since(t.Context(), s, from.time, snapshot.MostChanges)
			if err != nil {
				t.Fatal(err)
			}
			var until []store.Change
			for _, c := range log {
				if c.Time <= to.time {
					until = append(until, c)
				}
			}
			net := snapshot.Net(until)
			changed += len(net)
			if diff := cmp.Diff(valuesOf(t, to.matrix), apply(t, valuesOf(t, from.matrix), net)); diff != "" {
				t.Fatalf("what changed from %s to %s: got (+), want (-)\n%s", from.time, to.time, diff)
			}
		}
		if len(moments) < 20 || changed == 0 {
			t.Fatalf("%d moments and %d changes", len(moments), changed)
		}
	})
}

// valuesOf lists the values of a matrix as the log writes them.
func valuesOf(t *testing.T, m org.Matrix) map[string]string {
	t.Helper()
	out := map[string]string{}
	add := func(kind store.Kind, key string, v any) {
		text, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		out[string(kind)+" "+key] = string(text)
	}
	for _, v := range m.Models {
		add(store.KindModel, v.Key, v)
	}
	for _, v := range m.Roles {
		add(store.KindRole, v.Key, v)
	}
	for _, v := range m.Responsibilities {
		add(store.KindResponsibility, v.Key, v)
	}
	for _, v := range m.Tradeoffs {
		add(store.KindTradeoff, v.Key, v)
	}
	for _, v := range m.Sources {
		add(store.KindSource, v.Key, v)
	}
	for _, v := range m.Assignments {
		add(store.KindAssignment, v.ID(), v)
	}
	for _, v := range m.Ownerships {
		add(store.KindOwnership, v.ID(), v)
	}
	for _, v := range m.Delegations {
		add(store.KindDelegation, v.ID(), v)
	}
	for _, v := range m.Scenarios {
		add(store.KindScenario, v.Key, v)
	}
	for _, v := range m.RoleCombinations {
		add(store.KindRoleCombination, v.ID(), v)
	}
	return out
}

// apply makes the changes, each of which must begin at what is there and change
// it.
func apply(t *testing.T, values map[string]string, net []store.Change) map[string]string {
	t.Helper()
	for _, c := range net {
		at := string(c.Kind) + " " + c.Key
		if values[at] != c.Before || c.Before == c.After {
			t.Fatalf("the change of %s begins at %s and ends at %s; there is %s", at, c.Before, c.After, values[at])
		}
		want := store.Updated
		switch {
		case c.Before == "":
			want = store.Created
		case c.After == "":
			want = store.Deleted
		}
		if c.Action != want {
			t.Fatalf("the change of %s is %s, want %s", at, c.Action, want)
		}
		values[at] = c.After
		if c.After == "" {
			delete(values, at)
		}
	}
	return values
}

func TestTooMuchSince(t *testing.T) {
	s := filled(t)
	if _, err := snapshot.Since(t.Context(), s, "", 10); !errors.Is(err, snapshot.ErrTooLong) {
		t.Errorf("got %v", err)
	}
}

// TestAtKeepsTheLastPast: asking again reads no graph, whatever was written since, and a
// write is seen all the same; but another log has another past.
func TestAtKeepsTheLastPast(t *testing.T) {
	s := filled(t)
	cache := snapshot.NewCache(s, 0)
	const long, later = "2000-01-01T00:00:00.000Z", "2200-01-01T00:00:00.000Z"
	at := func(time string) *snapshot.Snapshot {
		t.Helper()
		got, err := cache.At(t.Context(), time)
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	first := at(long)
	if at(long) != first || at(later) == first {
		t.Error("the same time is another graph, or another time the same")
	}
	write(t, s, org.Matrix{Roles: []org.Role{{Key: "new", Name: "New"}}})
	read := s.matrices.Load()
	if at(long) != first || s.matrices.Load() != read {
		t.Errorf("after a write the past is another, and %d graphs were read for it", s.matrices.Load()-read)
	}
	if at("2000-01-02T00:00:00.000Z") != first {
		t.Error("at another time without a change in between the past is another")
	}
	if m, err := first.Matrix(t.Context(), nil); err != nil || len(m.Roles) != 0 {
		t.Errorf("the past has %d roles, %v", len(m.Roles), err)
	}
	if roles, err := at(later).Roles(t.Context(), []string{"new"}); err != nil || roles["new"] == nil {
		t.Errorf("after a write the time to come has %v, %v", roles, err)
	}
	other := []store.Change{{
		Sequence: 1, Time: "1999-12-31T00:00:00.000Z", Action: store.Created, Kind: store.KindRole, Key: "old", Role: "old",
		After: `{"key":"old","name":"Old"}`,
	}, {
		Sequence: 2, Time: "2001-01-01T00:00:00.000Z", Action: store.Updated, Kind: store.KindRole, Key: "old", Role: "old",
		Before: `{"key":"old","name":"Old"}`, After: `{"key":"old","name":"Older"}`,
	}}
	if err := s.Restore(t.Context(), true, func(yield func(store.Part, error) bool) {
		yield(store.Part{Values: org.Matrix{Roles: []org.Role{{Key: "old", Name: "Older"}}}, Changes: other}, nil)
	}); err != nil {
		t.Fatal(err)
	}
	if m, err := at(long).Matrix(t.Context(), nil); err != nil || len(m.Roles) != 1 || m.Roles[0].Name != "Old" {
		t.Errorf("after a restore the past has %v, %v", m.Roles, err)
	}
}

func TestUndoOfADamagedLog(t *testing.T) {
	_, err := snapshot.Undo(org.Matrix{}, []store.Change{{Kind: store.KindRole, Key: "x", Before: "{"}})
	if !errors.Is(err, store.ErrCorrupt) {
		t.Errorf("got %v", err)
	}
}
