package edit_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"orgraph/analysis"
	"orgraph/edit"
	"orgraph/org"
	"orgraph/seed"
	"orgraph/store"
	"orgraph/store/neo4j"
	"orgraph/store/neo4j/neo4jtest"
	"orgraph/store/sqlite"
)

// stores runs a test on a store of each kind that holds the built-in matrix.
func stores(t *testing.T, test func(t *testing.T, s store.Store)) {
	fill := func(t *testing.T, s store.Store, err error) store.Store {
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := s.Close(context.Background()); err != nil {
				t.Error(err)
			}
		})
		if _, err := seed.Import(t.Context(), s, seed.Builtin(), seed.LoadOptions{}); err != nil {
			t.Fatal(err)
		}
		return s
	}
	t.Run("sqlite", func(t *testing.T) {
		s, err := sqlite.Open(t.Context(), sqlite.Config{Path: sqlite.Memory})
		test(t, fill(t, s, err))
	})
	t.Run("neo4j", func(t *testing.T) {
		c := neo4jtest.New(t)
		s, err := neo4j.Open(t.Context(), neo4j.Config{URI: c.URI, Username: c.Username, Password: c.Password, Database: c.Database})
		test(t, fill(t, s, err))
	})
}

func state(t interface {
	Helper()
	Fatal(...any)
}, s store.Reader) org.Matrix {
	t.Helper()
	m, err := s.Matrix(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// TestTwoEditors lets editors decide on the same version at the same time.
func TestTwoEditors(t *testing.T) {
	stores(t, func(t *testing.T, s store.Store) {
		const editors = 6
		versions, err := s.Versions(t.Context(), store.KindModel, []string{"scrum"})
		if err != nil {
			t.Fatal(err)
		}
		expected := versions["scrum"]
		var mu sync.Mutex
		var wg sync.WaitGroup
		won, lost := 0, 0
		for i := range editors {
			wg.Go(func() {
				summary := fmt.Sprintf("as editor %d sees it", i)
				ctx := store.WithActor(t.Context(), fmt.Sprintf("editor %d", i))
				changes, problems, err := edit.Apply(ctx, s, edit.UpsertModel{Key: ptr("scrum"), Summary: &summary, ExpectedVersion: &expected}, edit.Request{})
				mu.Lock()
				defer mu.Unlock()
				switch {
				case err != nil:
					t.Error(err)
				case len(problems) == 0 && len(changes) == 1:
					won++
				case len(problems) == 1 && problems[0].Code == edit.Conflict && len(problems[0].Changes) == 1 && problems[0].Changes[0].Key == "scrum":
					lost++
				default:
					t.Errorf("changes %v, problems %v", changes, problems)
				}
			})
		}
		wg.Wait()
		if won != 1 || lost != editors-1 {
			t.Errorf("%d editors won and %d lost", won, lost)
		}
	})
}

func ptr[T any](v T) *T { return &v }

// TestRandomEdits makes random edits, good and bad ones. After each, the graph
// keeps the rules; one with problems changes nothing, and neither does one that
// is repeated.
func TestRandomEdits(t *testing.T) {
	stores(t, func(t *testing.T, s store.Store) {
		rapid.Check(t, func(rt *rapid.T) {
			for range rapid.IntRange(1, 4).Draw(rt, "edits") {
				before := state(rt, s)
				e := drawEdit(rt, before)
				changes, problems, err := edit.Apply(t.Context(), s, e, edit.Request{})
				if err != nil {
					rt.Fatalf("%#v: %v", e, err)
				}
				after := state(rt, s)
				if err := after.Validate(); err != nil {
					rt.Fatalf("after %#v: %v", e, err)
				}
				if same := cmp.Diff(before, after, cmpopts.EquateEmpty()) == ""; same != (len(changes) == 0) {
					rt.Fatalf("%#v: %d changes and %v, the graph is the same: %v", e, len(changes), problems, same)
				}
				if len(problems) > 0 && len(changes) > 0 {
					rt.Fatalf("%#v has problems and changes something", e)
				}
				if !repeatable(e) || len(problems) > 0 {
					continue
				}
				if changes, problems, err = edit.Apply(t.Context(), s, e, edit.Request{}); err != nil || len(problems) > 0 || len(changes) > 0 {
					rt.Fatalf("repeating %#v gives %v %v %v", e, changes, problems, err)
				}
			}
		})
	})
}

// repeatable tells whether an edit still has its subject after it was made.
func repeatable(e edit.Edit) bool {
	switch e.(type) {
	case edit.RenameKey, edit.MergeRoles:
		return false
	}
	return true
}

func drawEdit(rt *rapid.T, m org.Matrix) edit.Edit {
	keys := map[store.Kind][]string{}
	for _, v := range m.Models {
		keys[store.KindModel] = append(keys[store.KindModel], v.Key)
	}
	for _, v := range m.Roles {
		keys[store.KindRole] = append(keys[store.KindRole], v.Key)
	}
	for _, v := range m.Responsibilities {
		keys[store.KindResponsibility] = append(keys[store.KindResponsibility], v.Key)
	}
	for _, v := range m.Tradeoffs {
		keys[store.KindTradeoff] = append(keys[store.KindTradeoff], v.Key)
	}
	for _, v := range m.Sources {
		keys[store.KindSource] = append(keys[store.KindSource], v.Key)
	}
	// There is always one that is not there, and one that may be new.
	key := func(kind store.Kind, label string) string {
		return rapid.SampledFrom(append(keys[kind], "nobody", "a", "b", "c")).Draw(rt, label)
	}
	text := func(label string) *string {
		return rapid.SampledFrom([]*string{nil, ptr(""), ptr("EM"), ptr("A new text"), ptr("bad\x00text"), ptr(strings.Repeat("x", 300))}).Draw(rt, label)
	}
	name := func() *string {
		return rapid.SampledFrom([]*string{nil, ptr("A"), ptr("B"), ptr("C"), ptr(" ")}).Draw(rt, "name")
	}
	list := func(kind store.Kind, label string) []string {
		if rapid.Bool().Draw(rt, label+" given") {
			return nil
		}
		n := rapid.IntRange(0, 2).Draw(rt, label+" n")
		out := []string{}
		for range n {
			out = append(out, rapid.SampledFrom(append(slices.Clone(keys[kind]), "nobody")).Draw(rt, label))
		}
		return out
	}
	kind := rapid.SampledFrom([]store.Kind{store.KindModel, store.KindRole, store.KindResponsibility, store.KindTradeoff, store.KindSource}).Draw(rt, "kind")
	k := func(label string) *string { return ptr(key(kind, label)) }
	switch rapid.IntRange(0, 7).Draw(rt, "edit") {
	case 0:
		switch kind {
		case store.KindModel:
			return edit.UpsertModel{Key: k("key"), Name: name(), Summary: text("summary"), Abbreviation: text("abbreviation"), Sources: list(store.KindSource, "sources")}
		case store.KindRole:
			return edit.UpsertRole{Key: k("key"), Name: name(), Summary: text("summary"), Abbreviation: text("abbreviation"), Narrows: list(store.KindRole, "narrows")}
		case store.KindResponsibility:
			return edit.UpsertResponsibility{Key: k("key"), Name: name(), Summary: text("summary"), Ordinal: rapid.SampledFrom([]*int{nil, ptr(0), ptr(-1), ptr(7)}).Draw(rt, "ordinal")}
		case store.KindTradeoff:
			return edit.UpsertTradeoff{Key: k("key"), Statement: name(), Kind: rapid.SampledFrom([]*org.TradeoffKind{nil, ptr(org.Risk), ptr(org.TradeoffKind("x"))}).Draw(rt, "tradeoff kind"),
				Models: list(store.KindModel, "models"), Roles: list(store.KindRole, "roles"), Responsibilities: list(store.KindResponsibility, "responsibilities")}
		default:
			return edit.UpsertSource{Key: k("key"), Title: name(), Author: text("author"), URL: text("url"), PublishedOn: rapid.SampledFrom([]*string{nil, ptr(""), ptr("2020-02-30"), ptr("2020-02-29")}).Draw(rt, "date")}
		}
	case 1, 2:
		a := edit.Assign{Model: key(store.KindModel, "model"), Responsibility: key(store.KindResponsibility, "responsibility"),
			Arrangement: rapid.SampledFrom([]*org.Arrangement{nil, ptr(org.Sole), ptr(org.Shared), ptr(org.Alternative), ptr(org.Collective), ptr(org.Vacant)}).Draw(rt, "arrangement")}
		for range rapid.IntRange(0, 3).Draw(rt, "owners") {
			a.Owners = append(a.Owners, &edit.Owner{Role: key(store.KindRole, "role"), Quality: rapid.SampledFrom([]*org.Quality{nil, ptr(org.Poorly), ptr(org.Undefined)}).Draw(rt, "quality"), Note: text("note")})
		}
		return a
	case 3:
		return edit.Unassign{Model: key(store.KindModel, "model"), Responsibility: key(store.KindResponsibility, "responsibility")}
	case 4:
		return edit.RenameKey{Kind: kind, Key: key(kind, "key"), NewKey: ptr(key(kind, "new key")), NewName: name()}
	case 5:
		return edit.MergeRoles{From: key(store.KindRole, "from"), Into: key(store.KindRole, "into"), Keep: rapid.SampledFrom([]edit.Keep{edit.KeepInto, edit.KeepFrom, edit.KeepBetter, edit.KeepWorse}).Draw(rt, "keep")}
	case 6:
		return edit.Delete{Kind: kind, Key: key(kind, "key"), Mode: rapid.SampledFrom([]edit.DeleteMode{edit.Restrict, edit.Cascade}).Draw(rt, "mode")}
	default:
		if rapid.Bool().Draw(rt, "delegation") {
			return edit.Delegation{Model: key(store.KindModel, "model"), Responsibility: key(store.KindResponsibility, "responsibility"), Role: key(store.KindRole, "role"), Delegate: key(store.KindRole, "delegate"), Allowed: rapid.Bool().Draw(rt, "allowed")}
		}
		return edit.RoleCombination{Model: key(store.KindModel, "model"), Role: key(store.KindRole, "role"), AlsoHolds: key(store.KindRole, "also"), Allowed: rapid.Bool().Draw(rt, "allowed")}
	}
}

// failing is a store whose transactions fail once they have written.
type failing struct {
	store.Store
	err error
}

func (f failing) Update(ctx context.Context, fn func(context.Context, store.Tx) error) error {
	return f.Store.Update(ctx, func(ctx context.Context, tx store.Tx) error {
		if err := fn(ctx, tx); err != nil {
			return err
		}
		return f.err
	})
}

// TestFaultKeepsNothing loses the database between the write and its end.
func TestFaultKeepsNothing(t *testing.T) {
	stores(t, func(t *testing.T, s store.Store) {
		before := state(t, s)
		fault := fmt.Errorf("%w: the line is cut", store.ErrUnavailable)
		for _, e := range []edit.Edit{
			edit.MergeRoles{From: "product-owner", Into: "product-manager"},
			edit.RenameKey{Kind: store.KindModel, Key: "scrum", NewName: ptr("Scrum")},
			edit.RenameKey{Kind: store.KindModel, Key: "scrum", NewKey: ptr("agile")},
			edit.Delete{Kind: store.KindResponsibility, Key: "people", Mode: edit.Cascade},
		} {
			if _, _, err := edit.Apply(t.Context(), failing{s, fault}, e, edit.Request{}); !errors.Is(err, fault) {
				t.Errorf("%#v: got %v", e, err)
			}
			if diff := cmp.Diff(before, state(t, s), cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("%#v has left %s", e, diff)
			}
		}
	})
}

// TestCellKeepsItsSource tells an edit that says what a cell says from one that
// says something else.
func TestCellKeepsItsSource(t *testing.T) {
	stores(t, func(t *testing.T, s store.Store) {
		read := func() (org.Assignment, []org.Ownership) {
			m := state(t, s)
			a := m.Assignments[slices.IndexFunc(m.Assignments, func(a org.Assignment) bool { return a.ID() == "scrum/people" })]
			return a, slices.DeleteFunc(m.Ownerships, func(o org.Ownership) bool { return o.AssignmentID() != a.ID() })
		}
		before, owners := read()
		same := edit.Assign{Model: "scrum", Responsibility: "people", Owners: []*edit.Owner{{Role: "manager", Quality: ptr(org.Poorly)}}}
		if changes, problems, err := edit.Apply(t.Context(), s, same, edit.Request{}); err != nil || len(problems)+len(changes) > 0 {
			t.Fatal(changes, problems, err)
		}
		other := edit.Assign{Model: "scrum", Responsibility: "people", Owners: []*edit.Owner{{Role: "team"}, {Role: "manager", Quality: ptr(org.Poorly)}}, Arrangement: ptr(org.Alternative)}
		if _, problems, err := edit.Apply(t.Context(), s, other, edit.Request{}); err != nil || len(problems) > 0 {
			t.Fatal(problems, err)
		}
		after, others := read()
		if before.Source == "" || after.Source != "" || after.Locator != "" || after.Statement != "Team or Manager (poorly)" {
			t.Errorf("%+v has become %+v", before, after)
		}
		owners[0].Ordinal = 1 // it says what it said, and so keeps where it was read
		if diff := cmp.Diff(owners[0], others[0]); diff != "" || others[1].Provenance != org.Edited {
			t.Errorf("owners are %+v", others)
		}
	})
}

// TestMoveThatChangesNothing: a cell that stays as it is keeps where it was read, also
// where its owners are not in the order of their keys.
func TestMoveThatChangesNothing(t *testing.T) {
	stores(t, func(t *testing.T, s store.Store) {
		before := state(t, s)
		same := edit.ApplyPlan{Model: "single-threaded-owner", Moves: []*edit.Move{{Kind: analysis.Rearrange, Responsibility: "projects", Arrangement: ptr(org.Alternative)}}}
		if changes, problems, err := edit.Apply(t.Context(), s, same, edit.Request{}); err != nil || len(problems)+len(changes) > 0 {
			t.Errorf("it gives %v %v %v", changes, problems, err)
		}
		if diff := cmp.Diff(before, state(t, s), cmpopts.EquateEmpty()); diff != "" {
			t.Error(diff)
		}
	})
}

// TestStatementsThatBeginAlike: without a key, a tradeoff replaces no other.
func TestStatementsThatBeginAlike(t *testing.T) {
	stores(t, func(t *testing.T, s store.Store) {
		const begin = "Whoever leads the people and the product at the same time has "
		first := edit.UpsertTradeoff{Statement: ptr(begin + "no time."), Kind: ptr(org.Risk)}
		second := edit.UpsertTradeoff{Statement: ptr(begin + "all the power."), Kind: ptr(org.Risk)}
		if changes, problems, err := edit.Apply(t.Context(), s, first, edit.Request{}); err != nil || len(problems) > 0 || len(changes) != 1 {
			t.Fatal(changes, problems, err)
		}
		if changes, problems, err := edit.Apply(t.Context(), s, first, edit.Request{}); err != nil || len(problems)+len(changes) > 0 {
			t.Error("again it gives", changes, problems, err)
		}
		changes, problems, err := edit.Apply(t.Context(), s, second, edit.Request{})
		if err != nil || len(problems) != 1 || problems[0].Code != edit.InUse || !slices.Equal(problems[0].Field, []string{"statement"}) || len(changes) > 0 {
			t.Errorf("one that begins alike gives %v %v %v", changes, problems, err)
		}
		second.Key = ptr("power")
		if changes, problems, err := edit.Apply(t.Context(), s, second, edit.Request{}); err != nil || len(problems) > 0 || len(changes) != 1 {
			t.Error("under a key of its own it gives", changes, problems, err)
		}
	})
}

// TestResolutionByTheNameInTheFile: a cell is named by its headings as they stand there,
// with their abbreviations.
func TestResolutionByTheNameInTheFile(t *testing.T) {
	s, err := sqlite.Open(t.Context(), sqlite.Config{Path: sqlite.Memory})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close(context.Background()) }()
	in := edit.ImportMatrix{
		Content: "Model,People (HR)\nEngineering Manager (EM) does projects,Shared\n", Format: ptr("csv"), DryRun: true,
		Resolve: []*edit.Resolution{{Model: "Engineering Manager (EM) does projects", Responsibility: "People (HR)", Owners: []string{"EM", "Coach"}}},
	}
	if _, problems, err := in.Run(t.Context(), s, edit.Request{}); err != nil || len(problems) > 0 {
		t.Errorf("got %v, %v", problems, err)
		for _, p := range problems {
			t.Log(p.Message)
		}
	}
}

// TestStatementsThatAreTooLong: what edits write of many owners with long names keeps the
// rules.
func TestStatementsThatAreTooLong(t *testing.T) {
	for name, c := range map[string]struct {
		key  string
		want func(owners int) string
	}{
		"short keys": {"r-%02d", func(owners int) string {
			var keys []string
			for i := range owners {
				keys = append(keys, fmt.Sprintf("r-%02d", 25-owners+i))
			}
			return strings.Join(keys, " and ")
		}},
		"long keys": {strings.Repeat("r", 196) + "-%02d", func(int) string { return "" }},
	} {
		t.Run(name, func(t *testing.T) {
			stores(t, func(t *testing.T, s store.Store) {
				key := func(i int) string { return fmt.Sprintf(c.key, i) }
				var owners []*edit.Owner
				apply := func(e edit.Edit) {
					t.Helper()
					if changes, problems, err := edit.Apply(t.Context(), s, e, edit.Request{}); err != nil || len(problems) > 0 || len(changes) == 0 {
						t.Fatal(changes, problems, err)
					}
				}
				for i := range 25 {
					apply(edit.UpsertRole{Key: ptr(key(i)), Name: ptr(strings.Repeat("R", 197) + fmt.Sprintf(" %02d", i))})
					owners = append(owners, &edit.Owner{Role: key(i)})
				}
				for i, e := range []edit.Edit{
					edit.Assign{Model: "scrum", Responsibility: "people", Owners: owners, Arrangement: ptr(org.Shared)},
					edit.ApplyPlan{Model: "scrum", Moves: []*edit.Move{{Kind: analysis.RemoveOwner, Responsibility: "people", From: ptr(key(0))}}},
					edit.MergeRoles{From: key(1), Into: key(2)},
					edit.Delete{Kind: store.KindRole, Key: key(2), Mode: edit.Cascade},
				} {
					apply(e)
					m := state(t, s)
					if err := m.Validate(); err != nil {
						t.Fatalf("after %#v: %.300v", e, err)
					}
					at := slices.IndexFunc(m.Assignments, func(a org.Assignment) bool { return a.ID() == "scrum/people" })
					if got, want := m.Assignments[at].Statement, c.want(25-i); got != want {
						t.Errorf("after %#v: %q", e, got)
					}
				}
			})
		})
	}
}

// TestKeysThatAreTooLong are refused where they come in, and none is made of a long
// statement.
func TestKeysThatAreTooLong(t *testing.T) {
	stores(t, func(t *testing.T, s store.Store) {
		long, name := strings.Repeat("k", org.MaxKeyLength+1), ptr("A name")
		for _, e := range []edit.Edit{
			edit.UpsertModel{Key: &long, Name: name}, edit.UpsertRole{Key: &long, Name: name}, edit.UpsertResponsibility{Key: &long, Name: name},
			edit.UpsertTradeoff{Key: &long, Statement: name, Kind: ptr(org.Risk)}, edit.UpsertSource{Key: &long, Title: name},
			edit.SaveScenario{Key: &long, Name: name, Definition: analysis.Scenario{Method: analysis.WeightedSum}},
			edit.RenameKey{Kind: store.KindModel, Key: "scrum", NewKey: &long},
		} {
			changes, problems, err := edit.Apply(t.Context(), s, e, edit.Request{})
			if err != nil || len(problems) != 1 || !strings.Contains(problems[0].Message, "has 201 characters and may have 200") || len(changes) > 0 {
				t.Errorf("%#v gives %v %v %v", e, changes, problems, err)
			}
		}
		key := state(t, s).Tradeoffs[0].Key
		rename := edit.RenameKey{Kind: store.KindTradeoff, Key: key, NewName: ptr(strings.Repeat("Long words. ", 300))}
		if changes, problems, err := edit.Apply(t.Context(), s, rename, edit.Request{}); err != nil || len(problems) > 0 || len(changes) == 0 {
			t.Errorf("a long statement gives %v %v %v", changes, problems, err)
		}
		if key := rename.Becomes(); len(key) > 60 {
			t.Errorf("it has the key %s", key)
		}
	})
}
