package neo4j

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"orgraph/store"
)

// View implements store.Store.
func (s *Store) View(ctx context.Context, fn func(ctx context.Context, r store.Reader) error) error {
	return s.view(ctx, s.cfg.UpdateTimeout, func(ctx context.Context, r reader) error { return fn(ctx, r) })
}

// undisturbed is how often a view reads in the hope that nobody writes.
const undisturbed = 3

// view runs read on one state. Neo4j shows each statement, and each part of
// one, what has been committed by then, so that several parts can belong to
// different states. A bookmark helps: a transaction that begins with one sees
// all that was committed up to it, and ends with that of the last commit there
// was. Where the two are the same nobody has written in between, and what was
// read is one state. Where somebody writes all the time, the last resort is to
// hold the lock of those who do.
func (s *Store) view(ctx context.Context, timeout time.Duration, read func(context.Context, reader) error) error {
	before := s.bookmarks.last()
	for try := range undisturbed {
		after, err := s.viewOnce(ctx, timeout, read, before)
		if errors.Is(err, store.ErrCorrupt) && try == 0 { // see settled
			before = s.bookmarks.last()
			continue
		}
		if err != nil {
			return err
		}
		slices.Sort(before)
		slices.Sort(after)
		if slices.Equal(before, after) {
			return nil
		}
		before = after
	}
	err := s.update(ctx, timeout, func(ctx context.Context, tx transaction) error {
		if err := read(ctx, tx.reader); err != nil {
			return err
		}
		return errViewed
	})
	switch {
	case errors.Is(err, errViewed):
		return nil
	case errors.Is(err, store.ErrReadOnly):
		return fmt.Errorf("%w: others write all the time, and Neo4j does not let this one keep them out; try again", store.ErrUnavailable)
	}
	return err
}

// errViewed rolls back what the lock has written: committed, it would disturb the views of others,
// which would lock in turn.
var errViewed = errors.New("viewed")

// viewOnce reads in one transaction that begins with the bookmarks before and
// ends with those after.
func (s *Store) viewOnce(ctx context.Context, timeout time.Duration, read func(context.Context, reader) error, before driver.Bookmarks) (after driver.Bookmarks, err error) {
	cfg := driver.SessionConfig{AccessMode: driver.AccessModeRead, Bookmarks: before}
	inside, after, err := s.transact(ctx, timeout, cfg, func(ctx context.Context, query querier) error { return read(ctx, reader{query: query}) })
	if err != nil {
		return nil, inside.result(ctx, err)
	}
	s.bookmarks.update(before, after)
	return after, nil
}
