// Package feed tells those who follow the log of changes that it has grown. It
// holds no changes: whoever follows reads them from the store at its own pace,
// so that nobody who is slow keeps anybody waiting, and nothing is lost.
package feed

import (
	"context"
	"errors"
	"sync"
	"time"

	"orgraph/store"
)

const (
	// DefaultInterval is how often the store is asked for the head of the log
	// while somebody waits.
	DefaultInterval = 250 * time.Millisecond
	// maxBackoff is how long it is left alone while it does not answer.
	maxBackoff = 5 * time.Second
)

// Feed watches the log of one store. Writes of this process wake it by Notify,
// those of others are found by asking.
type Feed struct {
	store    store.Reader
	interval time.Duration
	woken    chan struct{}

	closed context.Context // when the feed is
	close  context.CancelFunc
	// running counts what reads the store; nothing is added once it is closed.
	running sync.WaitGroup

	mu      sync.Mutex
	head    int           // of the log, as far as it is known
	moved   chan struct{} // closed when head grows
	waiting int
	stop    context.CancelFunc // of the watch, while somebody waits
}

// New returns a feed of a store that is asked at the interval, DefaultInterval
// when zero. It does nothing until somebody waits.
func New(s store.Reader, interval time.Duration) *Feed {
	if interval == 0 {
		interval = DefaultInterval
	}
	f := &Feed{store: s, interval: interval, woken: make(chan struct{}, 1), moved: make(chan struct{})}
	f.closed, f.close = context.WithCancel(context.Background())
	return f
}

// Close ends what follows and waits until nothing reads the store any more. Who
// follows afterwards is told nothing.
func (f *Feed) Close() {
	f.mu.Lock()
	f.close()
	f.mu.Unlock()
	f.running.Wait()
}

// Rest waits until nothing reads the store any more, and closes nothing: for who
// has ended all that followed.
func (f *Feed) Rest() { f.running.Wait() }

// begin counts one that reads, unless the feed is closed.
func (f *Feed) begin() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.closed.Err() != nil {
		return false
	}
	f.running.Add(1)
	return true
}

// Notify makes the feed look at once. It never blocks.
func (f *Feed) Notify() {
	select {
	case f.woken <- struct{}{}:
	default: // it is about to look
	}
}

// Wait returns the head of the log as soon as it is behind the sequence. All
// changes up to the head can then be read. While the store does not answer it
// goes on waiting. Error: the context's, when that ends first.
func (f *Feed) Wait(ctx context.Context, sequence int) (head int, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.enter()
	defer f.leave()
	for f.head <= sequence {
		moved := f.moved
		f.mu.Unlock()
		select {
		case <-moved:
		case <-ctx.Done():
			err = ctx.Err()
		}
		f.mu.Lock()
		if err != nil {
			return 0, err
		}
	}
	return f.head, nil
}

// enter starts the watch for the first who waits, and leave ends it with the
// last; both hold mu.
func (f *Feed) enter() {
	f.waiting++
	if f.waiting == 1 && f.closed.Err() == nil {
		ctx, cancel := context.WithCancel(f.closed)
		f.stop = cancel
		f.running.Go(func() { f.watch(ctx) })
	}
}

func (f *Feed) leave() {
	f.waiting--
	if f.waiting == 0 && f.stop != nil {
		f.stop()
	}
}

func (f *Feed) watch(ctx context.Context) {
	wait := f.interval
	for {
		head, _, err := f.store.Head(ctx)
		switch {
		case ctx.Err() != nil:
			return
		case err != nil:
			wait = min(2*wait, maxBackoff)
		default:
			wait = f.interval
			f.advance(head)
		}
		timer := time.NewTimer(wait)
		select {
		case <-timer.C:
		case <-f.woken:
		case <-ctx.Done():
		}
		timer.Stop()
	}
}

func (f *Feed) advance(head int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if head > f.head {
		f.head = head
		close(f.moved)
		f.moved = make(chan struct{})
	}
}

// pageSize is how many changes are read at once.
const pageSize = 100

// Follow calls deliver with each change behind the sequence that the condition
// takes, in order and once, as they are written, until the context ends, the feed
// is closed or deliver returns false. While the store does not answer it waits and goes on
// where it was. Error: what the store says of the condition, or of its state.
func (f *Feed) Follow(ctx context.Context, sequence int, where store.Where, deliver func(store.Cursor, *store.Change) bool) error {
	if !f.begin() {
		return nil
	}
	defer f.running.Done()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(f.closed, cancel)()
	all := []store.Scope{store.All}
	size := pageSize
	for ctx.Err() == nil {
		head, err := f.Wait(ctx, sequence)
		if err != nil {
			return nil //nolint:nilerr // nobody listens any more
		}
		// What is committed while the page is read could be seen in part, so
		// the page ends at the head.
		q := store.Query{Where: where, Paging: store.Paging{First: &size, After: store.ChangeCursor(sequence), Before: store.ChangeCursor(head + 1)}}
		pages, err := f.store.ListChanges(ctx, all, q)
		switch {
		case err != nil && ctx.Err() != nil:
			return nil
		case isPassing(err):
			if !sleep(ctx, time.Second) {
				return nil
			}
			continue
		case err != nil:
			return err
		}
		page := pages[store.All]
		for i, c := range page.Items {
			if !deliver(page.Cursors[i], c) {
				return nil
			}
			sequence = c.Sequence
		}
		if !page.HasNextPage {
			sequence = head // what is behind the last of the page the condition does not take
		}
	}
	return nil
}

func isPassing(err error) bool { return errors.Is(err, store.ErrUnavailable) }

func sleep(ctx context.Context, d time.Duration) bool {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}
