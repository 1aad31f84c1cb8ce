package snapshot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"orgraph/org"
	"orgraph/store"
)

// ErrTooLong is returned where more was written since a time than may be read.
var ErrTooLong = errors.New("too much was written since")

// MostChanges is how many changes may be read to know what was at a time. Both
// databases read them at some 50,000 a second or more.
const MostChanges = 50_000

// Since returns the changes behind the time, which is one of [store.FormatTime],
// in the order of the log. It reads the log from its end, a page at a time, so it
// costs what was written since. Errors: the store's, ErrTooLong for more than most.
func Since(ctx context.Context, r store.Reader, time string, most int) ([]store.Change, error) {
	var log []store.Change // the last first
	size := 1
	paging := store.Paging{Last: &size}
	for ; ; size = min(10*size, 1000) { // often there is nothing
		pages, err := r.ListChanges(ctx, []store.Scope{store.All}, store.Query{Paging: paging})
		if err != nil {
			return nil, err
		}
		page := pages[store.All]
		for _, c := range slices.Backward(page.Items) {
			if c.Time <= time {
				slices.Reverse(log)
				return log, nil
			}
			if len(log) == most {
				return nil, fmt.Errorf("%w: more than the %d changes that may be read were made since %s; ask for a later time", ErrTooLong, most, time)
			}
			log = append(log, *c)
		}
		if !page.HasPrevPage {
			slices.Reverse(log)
			return log, nil
		}
		paging.Before = page.Cursors[0]
	}
}

// subject is what a change was made to.
type subject struct {
	kind store.Kind
	key  string
}

// Undo returns what the matrix was before the changes, which are in the order
// of the log: in place of each value that they changed, the Before of its first
// change. The matrix may hold any number of the changes already. It returns
// store.ErrCorrupt for a change whose Before cannot be read.
func Undo(m org.Matrix, log []store.Change) (org.Matrix, error) {
	before := map[subject]string{}
	for _, c := range log {
		at := subject{c.Kind, c.Key}
		if _, again := before[at]; !again {
			before[at] = c.Before
		}
	}
	var errs [10]error
	m.Sources, errs[0] = undo(store.KindSource, m.Sources, before, func(v org.Source) string { return v.Key })
	m.Models, errs[1] = undo(store.KindModel, m.Models, before, func(v org.Model) string { return v.Key })
	m.Roles, errs[2] = undo(store.KindRole, m.Roles, before, func(v org.Role) string { return v.Key })
	m.Responsibilities, errs[3] = undo(store.KindResponsibility, m.Responsibilities, before, func(v org.Responsibility) string { return v.Key })
	m.Tradeoffs, errs[4] = undo(store.KindTradeoff, m.Tradeoffs, before, func(v org.Tradeoff) string { return v.Key })
	m.Assignments, errs[5] = undo(store.KindAssignment, m.Assignments, before, org.Assignment.ID)
	m.Ownerships, errs[6] = undo(store.KindOwnership, m.Ownerships, before, org.Ownership.ID)
	m.Delegations, errs[7] = undo(store.KindDelegation, m.Delegations, before, org.Delegation.ID)
	m.RoleCombinations, errs[8] = undo(store.KindRoleCombination, m.RoleCombinations, before, org.RoleCombination.ID)
	m.Scenarios, errs[9] = undo(store.KindScenario, m.Scenarios, before, func(v org.Scenario) string { return v.Key })
	return m, errors.Join(errs[:]...)
}

func undo[T any](kind store.Kind, list []T, before map[subject]string, key func(T) string) ([]T, error) {
	var out []T
	for _, v := range list {
		if _, changed := before[subject{kind, key(v)}]; !changed {
			out = append(out, v)
		}
	}
	for at, text := range before { // New puts them in order
		if at.kind != kind || text == "" {
			continue
		}
		var v T
		if err := json.Unmarshal([]byte(text), &v); err != nil {
			return nil, fmt.Errorf("%w: the log holds no %s before a change of %q: %w", store.ErrCorrupt, kind, at.key, err)
		}
		out = append(out, v)
	}
	return out, nil
}

// At returns the graph as it was at a time, which is one of [store.FormatTime]:
// all that was written up to it, and nothing since. Of a time to come that is the
// graph now. What no log tells of (it was written round it) was always there.
// The last past that was asked for is kept, and serves for all times in which it was so. Errors: those of Get, ErrTooLong.
func (c *Cache) At(ctx context.Context, time string) (*Snapshot, error) {
	// One at a time: many fields of one operation may ask for the same time, and
	// each large graph in the making takes memory.
	select {
	case c.undoing <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	defer func() { <-c.undoing }()
	if c.past.at != nil && c.past.time <= time && time < c.past.next.Time {
		switch holds, err := c.past.holds(ctx, c.store); {
		case err != nil:
			return nil, err
		case holds:
			return c.past.at, nil
		}
	}
	var before place // where the log ended before the graph was read
	var err error
	if before.sequence, before.time, err = c.store.Head(ctx); err != nil {
		return nil, err
	}
	// First the graph and then the log: so the log has at least what the graph
	// has, which is all that Undo needs.
	now, err := c.Get(ctx)
	if err != nil {
		return nil, err
	}
	log, err := Since(ctx, c.store, time, MostChanges)
	if err != nil || len(log) == 0 {
		return now, err
	}
	m, err := Undo(now.matrix, log)
	if err != nil {
		return nil, err
	}
	at := New(m)
	// Where the graph had something behind the time already, all up to the time is in it.
	if slices.ContainsFunc(log, func(c store.Change) bool { return place{c.Sequence, c.Time} == before }) {
		c.past = past{time, log[0], at}
	}
	return at, nil
}

// holds reports whether the past is that of the store: what is written later changes
// no past, but a restore puts another log in the place of its own.
func (p past) holds(ctx context.Context, r store.Reader) (bool, error) {
	id := p.next.ID()
	changes, err := r.Changes(ctx, []string{id})
	return err == nil && changes[id] != nil && *changes[id] == p.next, err
}

// Net returns what changes, which are in the order of the log, come to: for each
// subject one change from the first Before to the last After, in the order of
// the subjects' first changes, and none where these are equal. Sequence, Time and
// Actor are those of the last change.
func Net(log []store.Change) []store.Change {
	first := map[subject]int{} // place in net
	var net []store.Change
	for _, c := range log {
		at := subject{c.Kind, c.Key}
		i, again := first[at]
		if !again {
			first[at] = len(net)
			net = append(net, c)
			continue
		}
		c.Before = net[i].Before
		net[i] = c
	}
	net = slices.DeleteFunc(net, func(c store.Change) bool { return c.Before == c.After })
	for i, c := range net {
		switch {
		case c.Before == "":
			net[i].Action = store.Created
		case c.After == "":
			net[i].Action = store.Deleted
		default:
			net[i].Action = store.Updated
		}
	}
	return net
}
