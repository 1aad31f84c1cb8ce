// Package verify checks what a store holds: every rule of org, and that the log, what
// is derived, and the graph tell the same.
package verify

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"orgraph/org"
	"orgraph/store"
)

// Check reads everything and returns what is wrong, the graph's problems first:
//
//   - the rules that [org.Matrix.Validate] lists, and that enumerations hold their values;
//   - the columns that ranking reads are those of the assignments and ownerships;
//   - the log has no gap, its times do not go back, each change begins at what the one
//     before it left, and the last change to each value left what is there now;
//   - the database's own form holds together, see [store.Reader]'s Flaws.
//
// Where values cannot be read, the first of each kind is a problem, and the graph's rules
// and columns are left out. r reads one state; see [store.Store]'s View. Errors are the
// store's, but for store.ErrCorrupt, which is a problem.
func Check(ctx context.Context, r store.Reader) ([]store.Flaw, error) {
	var c checker
	m, err := r.Matrix(ctx, nil)
	if errors.Is(err, store.ErrCorrupt) {
		err = errors.Join(c.unreadable(ctx, r), c.log(ctx, r, nil), c.form(ctx, r))
		return c.problems, err
	}
	if err != nil {
		return nil, err
	}
	c.rules(m)
	if err := errors.Join(c.columns(ctx, r, m), c.log(ctx, r, &m), c.form(ctx, r)); err != nil {
		return nil, err
	}
	return c.problems, nil
}

// unreadable adds the first value of each kind that cannot be read.
func (c *checker) unreadable(ctx context.Context, r store.Reader) error {
	return errors.Join(
		unreadable(ctx, c, r.ListSources), unreadable(ctx, c, r.ListModels), unreadable(ctx, c, r.ListRoles),
		unreadable(ctx, c, r.ListResponsibilities), unreadable(ctx, c, r.ListTradeoffs), unreadable(ctx, c, r.ListAssignments),
		unreadable(ctx, c, r.ListOwnerships), unreadable(ctx, c, r.ListDelegations), unreadable(ctx, c, r.ListRoleCombinations),
		unreadable(ctx, c, r.ListScenarios),
	)
}

func unreadable[T any](ctx context.Context, c *checker, list func(context.Context, []store.Scope, store.Query) (map[store.Scope]*store.Page[T], error)) error {
	_, err := list(ctx, []store.Scope{store.All}, store.Query{Paging: store.Everything()})
	if errors.Is(err, store.ErrCorrupt) {
		c.add("graph", "%v", err)
		return nil
	}
	return err
}

type checker struct{ problems []store.Flaw }

func (c *checker) add(subject, format string, args ...any) {
	c.problems = append(c.problems, store.Flaw{Subject: subject, Message: fmt.Sprintf(format, args...)})
}

// rules takes apart the joined errors of org.
func (c *checker) rules(m org.Matrix) {
	var joined interface{ Unwrap() []error }
	err := m.Validate()
	if !errors.As(err, &joined) {
		return
	}
	for _, e := range joined.Unwrap() {
		var p *org.Problem
		if errors.As(e, &p) {
			c.add(p.Subject, "%s", strings.TrimPrefix(p.Error(), p.Subject+": "))
		}
	}
}

func (c *checker) form(ctx context.Context, r store.Reader) error {
	flaws, err := r.Flaws(ctx)
	if errors.Is(err, store.ErrCorrupt) {
		c.add("database", "%v", err)
		return nil
	}
	c.problems = append(c.problems, flaws...)
	return err
}

func (c *checker) columns(ctx context.Context, r store.Reader, m org.Matrix) error {
	want := map[string]string{}
	for _, column := range m.Columns() {
		want[column.Model] = text(column)
	}
	for column, err := range r.Columns(ctx, nil) {
		if errors.Is(err, store.ErrCorrupt) {
			c.add("columns", "%v", err)
			return nil
		}
		if err != nil {
			return err
		}
		expected, there := want[column.Model]
		switch {
		case !there:
			c.add("column "+column.Model, "there is no such model")
		case text(column) != expected:
			c.add("column "+column.Model, "differs from the model's assignments and ownerships; write the model again to derive it")
		}
		delete(want, column.Model)
	}
	for _, model := range slices.Sorted(maps.Keys(want)) {
		c.add("column "+model, "is missing; write the model again to derive it")
	}
	return nil
}

// page is how many changes are read at once.
const page = 1000

// log checks the log, and that what it has left is in m, if that is known.
func (c *checker) log(ctx context.Context, r store.Reader, m *org.Matrix) error {
	head, headTime, err := r.Head(ctx)
	if err != nil {
		return err
	}
	left := map[string]string{} // what the log has left of each value
	size := page
	q := store.Query{Paging: store.Paging{First: &size}}
	last, time := 0, ""
	for {
		pages, err := r.ListChanges(ctx, []store.Scope{store.All}, q)
		if errors.Is(err, store.ErrCorrupt) {
			c.add("log", "%v", err)
			return nil
		}
		if err != nil {
			return err
		}
		p := pages[store.All]
		for _, change := range p.Items {
			subject := "change " + change.ID()
			if change.Sequence != last+1 {
				c.add(subject, "follows change %d; what was between them is gone", last)
			}
			if change.Time < time {
				c.add(subject, "was made at %s, before the one ahead of it at %s", change.Time, time)
			}
			last, time = change.Sequence, change.Time
			key := string(change.Kind) + " " + change.Key
			if before := left[key]; before != change.Before {
				c.add(subject, "begins at another %s than the log had left", key)
			}
			if left[key] = change.After; change.After == "" {
				delete(left, key)
			}
		}
		if !p.HasNextPage {
			break
		}
		q.After = p.Cursors[len(p.Cursors)-1]
	}
	if last != head || time != headTime {
		c.add("log", "ends at change %d of %s, and the last one written was %d of %s", last, time, head, headTime)
	}
	if m != nil {
		c.state(left, *m)
	}
	return nil
}

// state compares what the log has left with what is there.
func (c *checker) state(left map[string]string, m org.Matrix) {
	compare(c, left, store.KindSource, m.Sources, func(v org.Source) string { return v.Key })
	compare(c, left, store.KindModel, m.Models, func(v org.Model) string { return v.Key })
	compare(c, left, store.KindRole, m.Roles, func(v org.Role) string { return v.Key })
	compare(c, left, store.KindResponsibility, m.Responsibilities, func(v org.Responsibility) string { return v.Key })
	compare(c, left, store.KindTradeoff, m.Tradeoffs, func(v org.Tradeoff) string { return v.Key })
	compare(c, left, store.KindAssignment, m.Assignments, org.Assignment.ID)
	compare(c, left, store.KindOwnership, m.Ownerships, org.Ownership.ID)
	compare(c, left, store.KindDelegation, m.Delegations, org.Delegation.ID)
	compare(c, left, store.KindRoleCombination, m.RoleCombinations, org.RoleCombination.ID)
	compare(c, left, store.KindScenario, m.Scenarios, func(v org.Scenario) string { return v.Key })
	for _, key := range slices.Sorted(maps.Keys(left)) {
		c.add(key, "is in the log, and not there any more; it was deleted past Orgraph")
	}
}

func compare[T any](c *checker, left map[string]string, kind store.Kind, list []T, key func(T) string) {
	for _, v := range list {
		name := string(kind) + " " + key(v)
		logged, there := left[name]
		switch {
		case !there:
			c.add(name, "is there, and the log does not know of it; it was written past Orgraph")
		case logged != text(v):
			c.add(name, "is another than the log has left; it was written past Orgraph")
		}
		delete(left, name)
	}
}

func text(v any) string {
	out, err := json.Marshal(v)
	if err != nil {
		panic(fmt.Sprintf("verify: %T does not marshal: %v", v, err))
	}
	return string(out)
}
