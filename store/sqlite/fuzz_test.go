package sqlite

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"orgraph/store"
	"orgraph/store/storetest"
)

// filled returns a store in memory that holds the suite's graph, with a scenario and a
// log.
func filled(f *testing.F) *Store {
	f.Helper()
	ctx := context.Background()
	s, err := Open(ctx, Config{Path: Memory})
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() {
		if err := s.Close(ctx); err != nil {
			f.Error(err)
		}
	})
	if err := s.Update(ctx, func(ctx context.Context, tx store.Tx) error {
		return tx.Apply(ctx, store.WriteSet{Put: storetest.Graph()})
	}); err != nil {
		f.Fatal(err)
	}
	return s
}

func FuzzQueries(f *testing.F) { storetest.FuzzQueries(f, filled(f)) }

func FuzzStatement(f *testing.F) {
	storetest.FuzzStatement(f, func(kind store.Kind, where store.Where, order []store.Term, place []any) (string, []string) {
		s := &statement{}
		s.where(kind, "x", where)
		s.add(" AND ")
		s.beyond(kind, order, place, true, nil)
		s.add(" AND ")
		s.beyond(kind, order, place, false, nil)
		s.add(" ORDER BY ")
		s.orderBy(kind, order)
		var parameters []string
		for i := range s.args {
			parameters = append(parameters, fmt.Sprintf("?%d", i+1))
		}
		return s.String(), parameters
	})
}

// storedColumns are what of a stored value SQLite takes any text or number for.
var storedColumns = []struct {
	table, column string
	number        bool
}{
	{"model", "key", false}, {"model", "name", false}, {"model", "status", false}, {"model_column", "cells", false}, {"model_source", "source", false},
	{"role", "key", false}, {"role", "aliases", false}, {"role_narrows", "narrows", false},
	{"responsibility", "aliases", false}, {"responsibility", "ordinal", true},
	{"tradeoff", "kind", false}, {"tradeoff", "statement", false}, {"tradeoff_role", "role", false},
	{"source", "url", false}, {"source", "publishedOn", false},
	{"assignment", "id", false}, {"assignment", "model", false}, {"assignment", "arrangement", false}, {"assignment", "source", false},
	{"ownership", "id", false}, {"ownership", "role", false}, {"ownership", "quality", false}, {"ownership", "ordinal", true}, {"ownership", "provenance", false},
	{"delegation", "delegate", false}, {"role_combination", "alsoHolds", false},
	{"scenario", "definition", false},
	{"change", "sequence", true}, {"change", "time", false}, {"change", "action", false}, {"change", "kind", false}, {"change", "before", false}, {"change", "after", false},
}

// errUndo rolls back what a test has written.
var errUndo = errors.New("undo")

// FuzzStoredRow puts what the fuzzer makes up into a column of a row and reads the whole
// store in every way: each read answers, or refuses with store.ErrCorrupt.
func FuzzStoredRow(f *testing.F) {
	s := filled(f)
	for i := range storedColumns {
		for _, text := range []string{"", "NOTHING", "[", `["a",1]`, "a|SOLE|b:WELL", "people|SOLE|lead", "\xff\x00'", "{}"} {
			f.Add(uint8(i), text, int64(-1))
		}
	}
	f.Fuzz(func(t *testing.T, which uint8, text string, number int64) {
		c := storedColumns[int(which)%len(storedColumns)]
		var value any = text
		if c.number {
			value = number
		}
		err := s.write(t.Context(), func(tx transaction) error {
			if _, err := tx.tx.ExecContext(t.Context(), fmt.Sprintf(`UPDATE %[1]s SET "%[2]s" = ?1 WHERE "%[2]s" = (SELECT "%[2]s" FROM %[1]s LIMIT 1)`, c.table, c.column), value); err != nil {
				t.Skip(err) // two of one key
			}
			for what, err := range readAll(t.Context(), tx.reader) {
				if err != nil && !errors.Is(err, store.ErrCorrupt) {
					t.Errorf("%s.%s = %q: %s: %v", c.table, c.column, value, what, err)
				}
			}
			return errUndo
		})
		if !errors.Is(err, errUndo) {
			t.Fatal(err)
		}
	})
}

// readAll reads everything that there is, and returns the error of each way to do so.
func readAll(ctx context.Context, r reader) map[string]error {
	all := []store.Scope{store.All}
	errs := map[string]error{}
	_, errs["matrix"] = r.Matrix(ctx, nil)
	for _, err := range r.Columns(ctx, nil) {
		errs["columns"] = err
	}
	_, errs["flaws"] = r.Flaws(ctx)
	_, errs["receipts"] = r.Receipts(ctx)
	_, _, errs["head"] = r.Head(ctx)
	_, errs["search"] = r.Search(ctx, []string{"lead"}, store.SearchKinds())
	_, errs["models"] = r.ListModels(ctx, all, store.Query{})
	_, errs["roles"] = r.ListRoles(ctx, all, store.Query{})
	_, errs["responsibilities"] = r.ListResponsibilities(ctx, all, store.Query{})
	_, errs["tradeoffs"] = r.ListTradeoffs(ctx, all, store.Query{})
	_, errs["sources"] = r.ListSources(ctx, all, store.Query{})
	_, errs["assignments"] = r.ListAssignments(ctx, all, store.Query{})
	_, errs["ownerships"] = r.ListOwnerships(ctx, all, store.Query{})
	_, errs["delegations"] = r.ListDelegations(ctx, all, store.Query{})
	_, errs["role combinations"] = r.ListRoleCombinations(ctx, all, store.Query{})
	_, errs["scenarios"] = r.ListScenarios(ctx, all, store.Query{})
	_, errs["changes"] = r.ListChanges(ctx, all, store.Query{})
	return errs
}
