// Package edit changes the graph as people ask for it: it turns an input and
// what is stored into a write set, or into what is wrong with the input.
//
// Every edit is an upsert on natural keys: what exists is changed, what does not
// is made, and repeating an edit changes nothing. It is written whole or not at
// all.
package edit

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"orgraph/org"
	"orgraph/store"
)

// Code says what sort of problem an edit has.
type Code string

const (
	// Invalid is a value that breaks a rule of package org.
	Invalid Code = "INVALID"
	// NotFound is a key of something that is not there.
	NotFound Code = "NOT_FOUND"
	// Conflict means that the value was changed since the expected version.
	Conflict Code = "CONFLICT"
	// InUse means that something refers to what would go, or has the key that
	// would be taken.
	InUse Code = "IN_USE"
)

// Codes lists every Code.
func Codes() []Code { return []Code{Invalid, NotFound, Conflict, InUse} }

// A Problem is a reason for which an edit was not made.
type Problem struct {
	Code    Code
	Field   []string // the way to the input's field, ["owners", "1", "quality"]; empty where the whole input is meant
	Message string
	// Changes are those since the expected version, where Code is Conflict.
	Changes []*store.Change
}

// An Edit is an input that knows how to become a write set.
type Edit interface {
	// Plan returns what has to be written, or the problems that the input has
	// with what r reads. Errors are r's.
	Plan(ctx context.Context, r store.Reader) (store.WriteSet, []*Problem, error)
}

// errProblems ends an update that must not be kept.
var errProblems = errors.New("the edit has problems")

// span is the part of the log that an edit has written: what is behind After, up
// to To.
type span struct{ After, To int }

// Apply makes an edit in one update of the store. It returns the problems for
// which nothing was written, or the changes that were; for a request that was
// carried out before, those of then. Errors are the store's, of which only
// ErrOutcomeUnknown leaves open whether something was written; ErrKeyReused.
func Apply(ctx context.Context, s store.Store, e Edit, req Request) (changes []*store.Change, problems []*Problem, err error) {
	written, err := once(ctx, s, req, func(ctx context.Context, tx store.Tx) (written span, err error) {
		changes, problems = nil, nil // of an attempt before
		w, found, err := e.Plan(ctx, tx)
		switch {
		case err != nil:
			return span{}, err
		case len(found) > 0:
			problems = found
			return span{}, errProblems
		case w.Empty():
			return span{}, nil
		}
		if err := tx.Apply(ctx, w); err != nil {
			return span{}, err
		}
		log := tx.Written()
		for i := range log {
			changes = append(changes, &log[i])
		}
		if len(log) == 0 {
			return span{}, nil
		}
		return span{After: log[0].Sequence - 1, To: log[len(log)-1].Sequence}, nil
	})
	switch {
	case errors.Is(err, errProblems):
		return nil, problems, nil
	case err != nil:
		return nil, nil, err
	case written.To > written.After && len(changes) == 0: // they were made before
		if changes, err = changesOf(ctx, s, written); err != nil {
			return nil, nil, fmt.Errorf("%w: it was kept before, and its changes cannot be read: %w", store.ErrOutcomeUnknown, err)
		}
	}
	return changes, nil, nil
}

// changesOf reads a part of the log.
func changesOf(ctx context.Context, r store.Reader, of span) ([]*store.Change, error) {
	n := of.To - of.After
	pages, err := r.ListChanges(ctx, []store.Scope{store.All}, store.Query{Paging: store.Paging{First: &n, After: store.ChangeCursor(of.After)}})
	if err != nil {
		return nil, err
	}
	return pages[store.All].Items, nil
}

// changesSince returns what was logged behind a sequence.
func changesSince(ctx context.Context, r store.Reader, scope store.Scope, sequence int) ([]*store.Change, error) {
	all := store.Everything()
	newest := []store.Term{{Field: store.FieldSequence, Direction: store.Descending}}
	var since []*store.Change
	const page = 1000
	first := page
	all.First = &first
	for {
		pages, err := r.ListChanges(ctx, []store.Scope{scope}, store.Query{Order: newest, Paging: all})
		if err != nil {
			return nil, err
		}
		p := pages[scope]
		for _, c := range p.Items {
			if c.Sequence <= sequence {
				slices.Reverse(since)
				return since, nil
			}
			since = append(since, c)
		}
		if !p.HasNextPage {
			slices.Reverse(since)
			return since, nil
		}
		all.After = p.Cursors[len(p.Cursors)-1]
	}
}

// problemList collects problems.
type problemList []*Problem

func (l *problemList) add(code Code, field []string, format string, args ...any) {
	*l = append(*l, &Problem{Code: code, Field: field, Message: fmt.Sprintf(format, args...)})
}

func at(field ...string) []string { return field }

// expect adds a Conflict where the version of a value is not the expected one.
func (l *problemList) expect(ctx context.Context, r store.Reader, kind store.Kind, key string, expected *int) error {
	if expected == nil {
		return nil
	}
	versions, err := r.Versions(ctx, kind, []string{key})
	if err != nil || versions[key] == *expected {
		return err
	}
	p := &Problem{Code: Conflict, Field: at("expectedVersion")}
	if *expected > versions[key] {
		p.Message = fmt.Sprintf("%s %q has version %d and has never had %d; read it again", word(kind), key, versions[key], *expected)
		*l = append(*l, p)
		return nil
	}
	p.Changes, err = changesSince(ctx, r, store.Scope{From: kind, Key: key}, *expected)
	// The log of a node also tells of what joins it with others.
	p.Changes = slices.DeleteFunc(p.Changes, func(c *store.Change) bool { return kind != store.KindAssignment && (c.Kind != kind || c.Key != key) })
	p.Message = fmt.Sprintf("%s %q has been changed %s since version %d: %s; read it again and decide anew",
		word(kind), key, times(len(p.Changes)), *expected, told(p.Changes))
	*l = append(*l, p)
	return err
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}

// told says in short what changes did.
func told(changes []*store.Change) string {
	const most = 3
	text := ""
	for i, c := range changes {
		if i == most {
			return text + fmt.Sprintf(" and %d more", len(changes)-most)
		}
		if i > 0 {
			text += ", "
		}
		verb := map[store.Action]string{store.Created: "made", store.Updated: "changed", store.Deleted: "deleted"}[c.Action]
		text += fmt.Sprintf("%s %s %s %s", c.Actor, verb, word(c.Kind), c.Key)
	}
	return text
}

// word names a kind in a sentence.
func word(kind store.Kind) string {
	switch kind {
	case store.KindModel:
		return "model"
	case store.KindRole:
		return "role"
	case store.KindResponsibility:
		return "responsibility"
	case store.KindTradeoff:
		return "tradeoff"
	case store.KindSource:
		return "source"
	case store.KindAssignment:
		return "assignment"
	case store.KindOwnership:
		return "ownership"
	case store.KindDelegation:
		return "delegation"
	case store.KindScenario:
		return "scenario"
	default:
		return "role combination"
	}
}

// check adds the rules of org that m breaks. Fields says where the input has
// the fields of a problem's subject; problems of other subjects are not the
// input's.
func (l *problemList) check(m org.Matrix, fields map[string][]string) {
	for _, err := range flatten(m.Validate()) {
		var p *org.Problem
		if !errors.As(err, &p) {
			continue
		}
		way, ours := fields[p.Subject]
		if !ours {
			continue
		}
		if p.Field != "" {
			way = append(slices.Clone(way), p.Field)
		}
		l.add(Invalid, way, "%s", p.Error())
	}
}

func flatten(err error) []error {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		return joined.Unwrap()
	}
	if err == nil {
		return nil
	}
	return []error{err}
}

// reference adds NotFound where there is nothing under the key.
func reference[T any](ctx context.Context, l *problemList, kind store.Kind, key string, field []string, read func(context.Context, []string) (map[string]*T, error)) error {
	found, err := read(ctx, []string{key})
	if err == nil && found[key] == nil {
		l.add(NotFound, field, "there is no %s %q; check the key, or make it first", word(kind), key)
	}
	return err
}

// references is reference for each key of a list field.
func references[T any](ctx context.Context, l *problemList, kind store.Kind, keys []string, field string, read func(context.Context, []string) (map[string]*T, error)) error {
	found, err := read(ctx, keys)
	if err != nil {
		return err
	}
	for i, key := range keys {
		if found[key] == nil {
			l.add(NotFound, at(field, fmt.Sprint(i)), "there is no %s %q; check the key, or make it first", word(kind), key)
		}
	}
	return nil
}

// set makes a field what the input says, where it says something.
func set[T any](field, value *T) {
	if value != nil {
		*field = *value
	}
}

// setKeys makes a list of keys what the input says: ascending, each once.
func setKeys(field *[]string, keys []string) {
	if keys != nil {
		*field = ascending(keys)
	}
}

func ascending(keys []string) []string { return slices.Compact(slices.Sorted(slices.Values(keys))) }
