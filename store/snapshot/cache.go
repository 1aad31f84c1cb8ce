package snapshot

import (
	"context"
	"errors"
	"fmt"

	"orgraph/store"
)

// ErrTooLarge is returned for a graph that is larger than may be loaded.
var ErrTooLarge = errors.New("the graph is too large to be loaded whole")

// DefaultMost is how many values a graph may have that is loaded whole. Of
// 288,000 values the indexes took 306 bytes and 4 µs each to make, beside the
// values themselves: some 200 MB in all, and one second.
const DefaultMost = 300_000

// A Cache keeps the snapshot of a store as it is now. Any number of goroutines
// may use it at once.
type Cache struct {
	store store.Reader
	most  int
	busy  chan struct{} // holds an element while somebody looks or loads

	kept *Snapshot
	head place // of the log's last change, before kept was read

	undoing chan struct{} // holds an element while somebody undoes the log
	past    past
}

// place tells where a log ends. The time tells the logs of two graphs apart, of
// which a restore has put one in the place of the other.
type place struct {
	sequence int
	time     string
}

// past is the graph at a time that was asked for last.
type past struct {
	time string
	next store.Change // the first behind the time
	at   *Snapshot
}

// NewCache returns a cache over r of graphs of at most the number of values;
// [DefaultMost] when it is 0.
func NewCache(r store.Reader, most int) *Cache {
	if most == 0 {
		most = DefaultMost
	}
	return &Cache{store: r, most: most, busy: make(chan struct{}, 1), undoing: make(chan struct{}, 1)}
}

// Get returns a snapshot of the graph with all that was written before the
// call, also by other processes. It asks the store for the head of its log, and
// reads the graph again only where that has moved. Errors: the store's,
// ErrTooLarge.
func (c *Cache) Get(ctx context.Context) (*Snapshot, error) {
	select {
	case c.busy <- struct{}{}: // one loads for all who wait
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	defer func() { <-c.busy }()
	var head place
	var err error
	if head.sequence, head.time, err = c.store.Head(ctx); err != nil {
		return nil, err
	}
	if c.kept != nil && c.head == head {
		return c.kept, nil
	}
	if err := c.check(ctx); err != nil {
		return nil, err
	}
	m, err := c.store.Matrix(ctx, nil)
	if err != nil {
		return nil, err
	}
	// The matrix may be newer than the head, which costs a read more later on.
	c.kept, c.head = New(m), head
	return c.kept, nil
}

// check counts the values before they are read.
func (c *Cache) check(ctx context.Context) error {
	total := 0
	for _, kind := range store.LoggedKinds() {
		counts, err := c.store.Count(ctx, kind, []store.Scope{store.All}, store.Where{})
		if err != nil {
			return err
		}
		total += counts[store.All]
	}
	if total > c.most {
		return fmt.Errorf("%w: it has %d values and %d are allowed; name the models of which you want it", ErrTooLarge, total, c.most)
	}
	return nil
}
