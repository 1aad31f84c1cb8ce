package store

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"time"

	"orgraph/org"
)

// A Change is one entry of the log: what a committed write did to one value.
// All changes of one Update have the same Time and follow each other without a
// gap in Sequence, and a later Update's come behind an earlier one's.
type Change struct {
	Sequence int    `json:"sequence"` // from 1, without gaps
	Time     string `json:"time"`     // of the write, as RFC 3339 in UTC with milliseconds; never before that of an earlier change
	Actor    string `json:"actor"`    // who wrote; see WithActor
	Action   Action `json:"action"`
	Kind     Kind   `json:"kind"` // of the subject
	Key      string `json:"key"`  // of the subject: its key or id
	// Keys of what the subject is or connects, "" where there is none: a
	// model's own key is Model, an ownership has all three.
	Model          string `json:"model,omitempty"`
	Responsibility string `json:"responsibility,omitempty"`
	Role           string `json:"role,omitempty"`
	// Before and After are the subject as JSON, in the form in which org
	// marshals it; "" where there was none, or is none any more.
	Before string `json:"before,omitempty"`
	After  string `json:"after,omitempty"`
}

// ID returns the change's id, its sequence as a decimal number.
func (c Change) ID() string { return strconv.Itoa(c.Sequence) }

// Cell returns the id of the cell that the subject is or is a part of, ""
// where it is no part of a cell.
func (c Change) Cell() string {
	if c.Kind == KindAssignment || c.Kind == KindOwnership {
		return org.AssignmentID(c.Model, c.Responsibility)
	}
	return ""
}

// LoggedKinds lists the kinds of value whose changes are logged: nodes first,
// then what joins them.
func LoggedKinds() []Kind {
	return []Kind{KindSource, KindModel, KindRole, KindResponsibility, KindTradeoff, KindAssignment, KindOwnership, KindDelegation, KindRoleCombination, KindScenario}
}

// Action is what a change did to its subject.
type Action string

// The actions.
const (
	Created Action = "CREATED"
	Updated Action = "UPDATED"
	Deleted Action = "DELETED"
)

// Actions lists every Action.
func Actions() []Action { return []Action{Created, Updated, Deleted} }

type actorKey struct{}

// WithActor returns a context whose updates are logged under the name.
func WithActor(ctx context.Context, name string) context.Context {
	return context.WithValue(ctx, actorKey{}, name)
}

// Actor returns the name under which updates with the context are logged,
// "orgraph" where none was given.
func Actor(ctx context.Context) string {
	if name, ok := ctx.Value(actorKey{}).(string); ok && name != "" {
		return name
	}
	return "orgraph"
}

// timeLayout is RFC 3339 with as many digits in every time, so that times are
// ordered as texts are.
const timeLayout = "2006-01-02T15:04:05.000Z"

// FormatTime writes a time as a [Change] holds it.
func FormatTime(t time.Time) string { return t.UTC().Format(timeLayout) }

// Stamp gives changes their places in the log behind head, and the time now,
// or last, the time of the change at head, where the clock has gone back.
func Stamp(changes []Change, head int, last string, now time.Time) {
	stamp := max(last, FormatTime(now))
	for i := range changes {
		changes[i].Sequence = head + 1 + i
		changes[i].Time = stamp
	}
}

// Diff returns what applying w changes in what r reads, without sequence and
// time: first what is deleted, then what is created and updated. A value that is
// put as it is stored is not among them. Errors are r's.
func Diff(ctx context.Context, r Reader, w WriteSet) ([]Change, error) {
	d := &differ{ctx: ctx, actor: Actor(ctx)}
	ownerships, err := ownershipsOf(ctx, r, w.DeleteAssignments)
	if err != nil {
		return nil, err
	}
	p := w.Put
	diff(d, KindSource, w.DeleteSources, p.Sources, func(v *org.Source) string { return v.Key }, r.Sources)
	diff(d, KindModel, w.DeleteModels, p.Models, func(v *org.Model) string { return v.Key }, r.Models)
	diff(d, KindRole, w.DeleteRoles, p.Roles, func(v *org.Role) string { return v.Key }, r.Roles)
	diff(d, KindResponsibility, w.DeleteResponsibilities, p.Responsibilities, func(v *org.Responsibility) string { return v.Key }, r.Responsibilities)
	diff(d, KindTradeoff, w.DeleteTradeoffs, p.Tradeoffs, func(v *org.Tradeoff) string { return v.Key }, r.Tradeoffs)
	diff(d, KindAssignment, w.DeleteAssignments, p.Assignments, func(v *org.Assignment) string { return v.ID() }, r.Assignments)
	diff(d, KindOwnership, slices.Concat(w.DeleteOwnerships, ownerships), p.Ownerships, func(v *org.Ownership) string { return v.ID() }, r.Ownerships)
	diff(d, KindDelegation, w.DeleteDelegations, p.Delegations, func(v *org.Delegation) string { return v.ID() }, r.Delegations)
	diff(d, KindRoleCombination, w.DeleteRoleCombinations, p.RoleCombinations, func(v *org.RoleCombination) string { return v.ID() }, r.RoleCombinations)
	diff(d, KindScenario, w.DeleteScenarios, p.Scenarios, func(v *org.Scenario) string { return v.Key }, r.Scenarios)
	slices.Reverse(d.deleted) // what joins nodes goes before the nodes
	return slices.Concat(d.deleted, d.put), d.err
}

// ownershipsOf returns the ids of the owners of cells.
func ownershipsOf(ctx context.Context, r Reader, cells []string) ([]string, error) {
	if len(cells) == 0 {
		return nil, nil
	}
	scopes := make([]Scope, len(cells))
	for i, id := range cells {
		scopes[i] = Scope{From: KindAssignment, Key: id}
	}
	pages, err := r.ListOwnerships(ctx, scopes, Query{Paging: Everything()})
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, scope := range scopes {
		for _, o := range pages[scope].Items {
			ids = append(ids, o.ID())
		}
	}
	return ids, nil
}

type differ struct {
	ctx          context.Context
	actor        string
	deleted, put []Change
	err          error
}

// diffBatch is how many values are read at once to be compared.
const diffBatch = 5000

// diff compares the values of one kind.
func diff[T any](d *differ, kind Kind, deletes []string, puts []T, id func(*T) string, read func(context.Context, []string) (map[string]*T, error)) {
	if d.err != nil || len(deletes)+len(puts) == 0 {
		return
	}
	after := make(map[string]*T, len(deletes)+len(puts))
	var ids []string // each once, in the order of their mention
	mention := func(id string, v *T) {
		if _, again := after[id]; !again {
			ids = append(ids, id)
		}
		after[id] = v
	}
	for _, id := range deletes {
		mention(id, nil)
	}
	for i := range puts {
		mention(id(&puts[i]), &puts[i])
	}
	for part := range slices.Chunk(ids, diffBatch) {
		before, err := read(d.ctx, part)
		if err != nil {
			d.err = err
			return
		}
		for _, id := range part {
			compare(d, kind, id, before[id], after[id])
		}
	}
}

func compare[T any](d *differ, kind Kind, id string, before, after *T) {
	c := Change{Actor: d.actor, Action: Updated, Kind: kind, Key: id, Before: marshal(before), After: marshal(after)}
	subject := after
	switch {
	case c.Before == c.After:
		return
	case after == nil:
		c.Action = Deleted
		subject = before
	case before == nil:
		c.Action = Created
	}
	switch v := any(subject).(type) {
	case *org.Model:
		c.Model = v.Key
	case *org.Role:
		c.Role = v.Key
	case *org.Responsibility:
		c.Responsibility = v.Key
	case *org.Assignment:
		c.Model, c.Responsibility = v.Model, v.Responsibility
	case *org.Ownership:
		c.Model, c.Responsibility, c.Role = v.Model, v.Responsibility, v.Role
	case *org.Delegation:
		c.Model, c.Responsibility, c.Role = v.Model, v.Responsibility, v.Role
	case *org.RoleCombination:
		c.Model, c.Role = v.Model, v.Role
	}
	if c.Action == Deleted {
		d.deleted = append(d.deleted, c)
	} else {
		d.put = append(d.put, c)
	}
}

func marshal[T any](v *T) string {
	if v == nil {
		return ""
	}
	text, err := json.Marshal(v)
	if err != nil {
		panic(fmt.Sprintf("store: %T does not marshal: %v", v, err))
	}
	return string(text)
}
