// Package store is the contract between Orgraph and its databases: what can be
// read and written, in which order, with which errors. Two packages below it
// keep it, store/sqlite and store/neo4j, and store/storetest checks that both
// do, to the byte.
//
// Reads are batch-first. A read takes many keys, or many scopes, and returns a
// map, so that one level of a GraphQL query costs one round trip however many
// parents it has.
package store

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"orgraph/org"
)

var (
	// ErrNotFound is returned where what was asked for does not exist.
	ErrNotFound = errors.New("not found")
	// ErrBadCursor is returned for a cursor that is damaged or that belongs
	// to a list of another kind or order.
	ErrBadCursor = errors.New("bad cursor")
	// ErrBadQuery is returned for a list that cannot be read as it was asked
	// for: a page size out of range, a property that the kind does not have.
	ErrBadQuery = errors.New("bad query")
	// ErrConflict is returned by a write that refers to something that is not
	// there, or that contradicts what is.
	ErrConflict = errors.New("conflict")
	// ErrUnavailable is returned where the database does not answer, refuses
	// the credentials, or has no room for another request at the moment.
	ErrUnavailable = errors.New("store unavailable")
	// ErrOutcomeUnknown is returned by a write that the database was asked to
	// commit, and has not answered: it may have been kept or not.
	ErrOutcomeUnknown = errors.New("outcome of the write unknown")
	// ErrReadOnly is returned by a write to a database that cannot be written.
	ErrReadOnly = errors.New("store is read-only")
	// ErrCorrupt is returned where what is stored breaks a rule of org, or the
	// file is damaged or not Orgraph's.
	ErrCorrupt = errors.New("store is damaged")
)

// Reader reads the graph.
//
// The reads by key return what there is; a key that does not exist is missing
// from the map. The lists take a scope for each parent and return a page for
// every one of them, empty where there is nothing. Every method returns
// ErrUnavailable where the database does not answer, ErrCorrupt where a stored
// value breaks a rule, and the context's error when that ends first. The lists
// also return ErrBadQuery and ErrBadCursor.
type Reader interface {
	Models(ctx context.Context, keys []string) (map[string]*org.Model, error)
	Roles(ctx context.Context, keys []string) (map[string]*org.Role, error)
	Responsibilities(ctx context.Context, keys []string) (map[string]*org.Responsibility, error)
	Tradeoffs(ctx context.Context, keys []string) (map[string]*org.Tradeoff, error)
	Sources(ctx context.Context, keys []string) (map[string]*org.Source, error)
	// Assignments and Ownerships take ids (see org.AssignmentID and
	// org.OwnershipID).
	Assignments(ctx context.Context, ids []string) (map[string]*org.Assignment, error)
	Ownerships(ctx context.Context, ids []string) (map[string]*org.Ownership, error)
	Delegations(ctx context.Context, ids []string) (map[string]*org.Delegation, error)
	RoleCombinations(ctx context.Context, ids []string) (map[string]*org.RoleCombination, error)
	Scenarios(ctx context.Context, keys []string) (map[string]*org.Scenario, error)
	// Changes takes sequences as decimal numbers (see Change.ID).
	Changes(ctx context.Context, ids []string) (map[string]*Change, error)

	ListModels(ctx context.Context, scopes []Scope, q Query) (map[Scope]*Page[org.Model], error)
	ListRoles(ctx context.Context, scopes []Scope, q Query) (map[Scope]*Page[org.Role], error)
	ListResponsibilities(ctx context.Context, scopes []Scope, q Query) (map[Scope]*Page[org.Responsibility], error)
	ListTradeoffs(ctx context.Context, scopes []Scope, q Query) (map[Scope]*Page[org.Tradeoff], error)
	ListSources(ctx context.Context, scopes []Scope, q Query) (map[Scope]*Page[org.Source], error)
	ListAssignments(ctx context.Context, scopes []Scope, q Query) (map[Scope]*Page[org.Assignment], error)
	ListOwnerships(ctx context.Context, scopes []Scope, q Query) (map[Scope]*Page[org.Ownership], error)
	ListDelegations(ctx context.Context, scopes []Scope, q Query) (map[Scope]*Page[org.Delegation], error)
	ListRoleCombinations(ctx context.Context, scopes []Scope, q Query) (map[Scope]*Page[org.RoleCombination], error)
	ListScenarios(ctx context.Context, scopes []Scope, q Query) (map[Scope]*Page[org.Scenario], error)
	ListChanges(ctx context.Context, scopes []Scope, q Query) (map[Scope]*Page[Change], error)

	// Count returns how many values of the kind each scope holds that the
	// condition takes, 0 included.
	Count(ctx context.Context, kind Kind, scopes []Scope, where Where) (map[Scope]int, error)

	// AggregateOwnerships counts the ownerships of each scope that the condition
	// takes, and those of each group of equal values of the properties by. Error:
	// ErrBadQuery for another property, or where there are more than MaxGroups.
	AggregateOwnerships(ctx context.Context, scopes []Scope, where Where, by []Field) (map[Scope]*Aggregate, error)

	// Search returns the values of the kinds that hold, for each of the terms
	// (see fulltext.Terms), a word that meets it: at most MaxCandidates, in no
	// order that is promised. There may be others among them.
	Search(ctx context.Context, terms []string, kinds []Kind) ([]Candidate, error)

	// Versions returns the version of each value of the kind that has one: the
	// sequence of the last change to it. A cell's version is also that of its
	// owners. A value that no logged write has touched is missing from the map.
	Versions(ctx context.Context, kind Kind, keys []string) (map[string]int, error)

	// Head returns the sequence and time of the last change, 0 and "" where
	// nothing has been logged.
	Head(ctx context.Context) (sequence int, time string, err error)

	// Flaws returns what breaks a rule of the database's own form, where no other
	// read sees it: an id that is not made of its parts, an edge between other nodes
	// than it names, words that a search does not find. Package verify has the rules
	// that both databases share.
	Flaws(ctx context.Context) ([]Flaw, error)

	// Receipts returns all receipts that are kept, by actor and key, those that have
	// expired and were not forgotten yet among them.
	Receipts(ctx context.Context) ([]Receipt, error)

	// Matrix returns the named models with all that belongs to them: their
	// assignments, ownerships, tradeoffs, delegations and combinations, and the
	// roles, responsibilities and sources these refer to. A nil list of
	// models stands for the whole graph, including what no model refers to and
	// the scenarios;
	// keys of models that do not exist are passed over. Every list is in its
	// kind's natural order. The result is one consistent state.
	Matrix(ctx context.Context, models []string) (org.Matrix, error)

	// Columns returns what the named models say, without the texts, by key: many
	// times faster than Matrix, and in memory one by one where the database
	// allows. A nil list of models stands for all; keys of models that do not
	// exist are passed over. The result is one consistent state. It ends with the
	// first error.
	Columns(ctx context.Context, models []string) iter.Seq2[org.Column, error]
}

// A Flaw is something stored that breaks a rule.
type Flaw struct {
	Subject string // "role tech-lead", "change 17", "column scrum"
	Message string // what is wrong
}

// String says the flaw in a line.
func (f Flaw) String() string { return f.Subject + ": " + f.Message }

// Tx is a transaction under way: it reads what the transaction has written.
type Tx interface {
	Reader
	// Apply writes, and logs as changes what that changes. It does not check what it writes against the rules of
	// org: that is the caller's part, who knows the whole. Once it has been
	// applied, each reference must have its target; where one has not, Apply
	// or the Update around it returns ErrConflict and nothing is kept.
	Apply(ctx context.Context, w WriteSet) error
	// Written returns the changes that the transaction has logged, in the order of
	// the log.
	Written() []Change
	// Receipt returns the receipt that is kept under the key for the actor of the
	// context (see [Actor]), and whether there is one that has not expired.
	Receipt(ctx context.Context, key string) (Receipt, bool, error)
	// Keep keeps a receipt, and forgets those that have expired. ErrConflict where
	// another one is kept under its key.
	Keep(ctx context.Context, r Receipt) error
}

// Writer changes the graph.
type Writer interface {
	// Update runs fn in one transaction: all that fn applies is kept when it
	// returns nil, and none of it otherwise. Updates run one after another,
	// also those of other processes on the same database, so fn decides on a
	// state that nobody else changes meanwhile. fn may be run again after a
	// passing fault, so it must not have effects of its own. Errors: fn's,
	// ErrReadOnly, ErrUnavailable, ErrOutcomeUnknown. Once fn of another Update
	// runs, the outcome of one that was unknown is settled.
	Update(ctx context.Context, fn func(ctx context.Context, tx Tx) error) error
	// Restore writes the parts as they are, log included, in one transaction,
	// and logs nothing of its own. It takes an empty store (see [Empty]);
	// with replace it first deletes all that the store holds. A part refers to
	// what is in it or in those before it. Nothing is kept where parts yields
	// an error, and Restore returns that error. After a passing fault it may
	// range over parts again. Errors: those of Update, ErrConflict for a
	// store that holds something, or a reference without a target.
	Restore(ctx context.Context, replace bool, parts iter.Seq2[Part, error]) error
}

// A Part is some of what a store holds: values, changes of its log, which have
// their sequences and times, and receipts.
type Part struct {
	Values   org.Matrix
	Changes  []Change
	Receipts []Receipt
}

// Empty reports whether a store holds nothing: no value, and nothing in its log.
func Empty(ctx context.Context, r Reader) (bool, error) {
	head, _, err := r.Head(ctx)
	if err != nil || head > 0 {
		return false, err
	}
	for _, kind := range LoggedKinds() {
		counts, err := r.Count(ctx, kind, []Scope{All}, Where{})
		if err != nil || counts[All] > 0 {
			return false, err
		}
	}
	return true, nil
}

// RequireEmpty returns ErrConflict where a store holds something.
func RequireEmpty(ctx context.Context, r Reader) error {
	empty, err := Empty(ctx, r)
	if err == nil && !empty {
		err = fmt.Errorf("%w: the store holds something already", ErrConflict)
	}
	return err
}

// Store is a database that holds one graph.
type Store interface {
	Reader
	Writer
	// View runs fn so that all that r reads is one state of the store,
	// whatever others write meanwhile. fn may be run again, on a later state,
	// and only its last run counts: it must begin by undoing what it did before.
	// Errors: fn's, ErrUnavailable.
	View(ctx context.Context, fn func(ctx context.Context, r Reader) error) error
	// Ping returns nil when the database answers, otherwise ErrUnavailable.
	Ping(ctx context.Context) error
	// State tells how the database does, without asking it.
	State() State
	// Close gives back what the store holds. It is not used afterwards.
	Close(ctx context.Context) error
}

// WriteSet is what one write does. Put holds whole values: what exists under
// the same key or id is replaced by them, the rest is added. Deletes name what
// goes; deleting what does not exist changes nothing. Deletes come first.
type WriteSet struct {
	Put org.Matrix

	// Keys. Deleting a node deletes what it refers to others by (a model's
	// citations, a tradeoff's subjects) and nothing that refers to it: where
	// that stays, the write is ErrConflict.
	DeleteModels           []string
	DeleteRoles            []string
	DeleteResponsibilities []string
	DeleteTradeoffs        []string
	DeleteSources          []string
	DeleteScenarios        []string
	// Ids; deleting an assignment deletes its ownerships.
	DeleteAssignments      []string
	DeleteOwnerships       []string
	DeleteDelegations      []string
	DeleteRoleCombinations []string
}

// Empty reports whether there is nothing to write.
func (w WriteSet) Empty() bool {
	p := w.Put
	return len(p.Models)+len(p.Roles)+len(p.Responsibilities)+len(p.Assignments)+len(p.Ownerships)+
		len(p.Tradeoffs)+len(p.Sources)+len(p.Delegations)+len(p.RoleCombinations)+
		len(p.Scenarios)+len(w.DeleteScenarios)+len(w.DeleteModels)+len(w.DeleteRoles)+len(w.DeleteResponsibilities)+len(w.DeleteTradeoffs)+
		len(w.DeleteSources)+len(w.DeleteAssignments)+len(w.DeleteOwnerships)+len(w.DeleteDelegations)+
		len(w.DeleteRoleCombinations) == 0
}
