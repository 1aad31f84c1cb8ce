// Package loaders batches the reads of one GraphQL operation, so that the
// number of round trips to the store depends on the depth of a query and not on
// how many nodes it passes.
//
// A DataLoader usually waits for a moment and batches the keys that came in
// meanwhile, which makes its round trips depend on timing: a thousand parents
// do not all ask within a millisecond. These loaders batch by level instead. A
// level is what one read brought; whoever first asks for the next step from one
// node of a level asks for all of them. The wait is left to merge the steps of
// levels that are resolved side by side.
package loaders

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"time"

	"orgraph/org"
	"orgraph/store"
)

// wait is how long a batch is open for the asks of other levels.
const wait = 200 * time.Microsecond

// ErrTooManyNodes is returned once an operation has been given more nodes than
// it may have.
var ErrTooManyNodes = errors.New("the answer holds too many nodes")

// budget is how many more nodes an operation may be given. Nodes count each
// time they appear in the answer, not each time they are read.
type budget struct {
	most int
	left atomic.Int64
}

func (b *budget) spend(nodes int) error {
	if b.left.Add(-int64(max(nodes, 0))) < 0 {
		return fmt.Errorf("%w: %d is the most; ask for smaller pages with first, or for fewer lists inside each other", ErrTooManyNodes, b.most)
	}
	return nil
}

// Loaders are the loaders of one operation. They keep what they have read, so
// they must not outlive it.
type Loaders struct {
	Models           *Nodes[org.Model]
	Roles            *Nodes[org.Role]
	Responsibilities *Nodes[org.Responsibility]
	Tradeoffs        *Nodes[org.Tradeoff]
	Sources          *Nodes[org.Source]
	Assignments      *Nodes[org.Assignment]
	Ownerships       *Nodes[org.Ownership]
	Delegations      *Nodes[org.Delegation]
	RoleCombinations *Nodes[org.RoleCombination]
	Scenarios        *Nodes[org.Scenario]
	Changes          *Nodes[store.Change]
	// Groups are of aggregates. They are not read by themselves; steps begin at
	// them.
	Groups *Nodes[store.Group]

	reader store.Reader
	budget *budget
	batch  Batch
}

// Batch is told that values of a kind are about to be read for a number of keys. The
// context that it returns goes along with the read, and the function is called with the
// outcome.
type Batch func(ctx context.Context, of store.Kind, keys int) (context.Context, func(error))

// Spend takes nodes of an answer that no loader has read from what the
// operation may be given; less than none takes none. It returns ErrTooManyNodes
// where that is used up.
func (l *Loaders) Spend(nodes int) error { return l.budget.spend(nodes) }

// Reader returns what l reads from.
func (l *Loaders) Reader() store.Reader { return l.reader }

// New returns loaders that read from r, give an operation at most the number of nodes,
// and tell batch of each batch.
func New(r store.Reader, nodes int, batch Batch) *Loaders {
	b := &budget{most: nodes}
	b.left.Store(int64(nodes))
	l := &Loaders{budget: b, batch: batch}
	l.ReadFrom(r)
	return l
}

// Apart returns loaders that do not read yet: a part of the operation that reads
// from somewhere else calls ReadFrom before it uses them. They spend what l may be given.
func (l *Loaders) Apart() *Loaders { return &Loaders{budget: l.budget, batch: l.batch} }

// ReadFrom makes l read from r, and forget what it has read. Nobody else may
// use l meanwhile.
func (l *Loaders) ReadFrom(r store.Reader) {
	b := l.budget
	*l = Loaders{
		reader:           r,
		budget:           b,
		batch:            l.batch,
		Models:           newNodes(r, b, l.batch, store.KindModel, func(v *org.Model) string { return v.Key }, r.Models, r.ListModels),
		Roles:            newNodes(r, b, l.batch, store.KindRole, func(v *org.Role) string { return v.Key }, r.Roles, r.ListRoles),
		Responsibilities: newNodes(r, b, l.batch, store.KindResponsibility, func(v *org.Responsibility) string { return v.Key }, r.Responsibilities, r.ListResponsibilities),
		Tradeoffs:        newNodes(r, b, l.batch, store.KindTradeoff, func(v *org.Tradeoff) string { return v.Key }, r.Tradeoffs, r.ListTradeoffs),
		Sources:          newNodes(r, b, l.batch, store.KindSource, func(v *org.Source) string { return v.Key }, r.Sources, r.ListSources),
		Assignments:      newNodes(r, b, l.batch, store.KindAssignment, func(v *org.Assignment) string { return v.ID() }, r.Assignments, r.ListAssignments),
		Ownerships:       newNodes(r, b, l.batch, store.KindOwnership, func(v *org.Ownership) string { return v.ID() }, r.Ownerships, r.ListOwnerships),
		Delegations:      newNodes(r, b, l.batch, store.KindDelegation, func(v *org.Delegation) string { return v.ID() }, r.Delegations, r.ListDelegations),
		RoleCombinations: newNodes(r, b, l.batch, store.KindRoleCombination, func(v *org.RoleCombination) string { return v.ID() }, r.RoleCombinations, r.ListRoleCombinations),
		Scenarios:        newNodes(r, b, l.batch, store.KindScenario, func(v *org.Scenario) string { return v.Key }, r.Scenarios, r.ListScenarios),
		Changes:          newNodes(r, b, l.batch, store.KindChange, func(v *store.Change) string { return v.ID() }, r.Changes, r.ListChanges),
		Groups:           newNodes[store.Group](r, b, l.batch, store.KindNone, nil, nil, nil),
	}
}

type contextKey struct{}

// With returns a context that carries l.
func With(ctx context.Context, l *Loaders) context.Context {
	return context.WithValue(ctx, contextKey{}, l)
}

// Within returns the loaders of the context, and whether there are any.
func Within(ctx context.Context) (*Loaders, bool) {
	l, ok := ctx.Value(contextKey{}).(*Loaders)
	return l, ok
}

// From returns the loaders of the context. It panics without any: an operation
// that was not given loaders is a mistake in the program.
func From(ctx context.Context) *Loaders { return ctx.Value(contextKey{}).(*Loaders) }
