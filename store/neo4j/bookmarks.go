package neo4j

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// bookmarks are of all that a store has read and written. In a cluster transactions wait for
// them, so that the store reads its own writes from any member. A single server shows everybody what
// was committed, and would let them wait in vain once an older database was put in the place of
// the one that the bookmarks are of: there only who reads one state waits, see view and Head.
type bookmarks struct {
	cluster bool
	mu      sync.Mutex
	seen    driver.Bookmarks
}

var _ driver.BookmarkManager = (*bookmarks)(nil)

// GetBookmarks implements driver.BookmarkManager.
func (b *bookmarks) GetBookmarks(context.Context) (driver.Bookmarks, error) {
	if !b.cluster {
		return nil, nil
	}
	return b.last(), nil
}

// UpdateBookmarks implements driver.BookmarkManager.
func (b *bookmarks) UpdateBookmarks(_ context.Context, before, after driver.Bookmarks) error {
	b.update(before, after)
	return nil
}

// update notes a transaction that began and ended with the bookmarks, of which after may be
// none.
func (b *bookmarks) update(before, after driver.Bookmarks) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(after) > 0 {
		b.seen = append(slices.DeleteFunc(b.seen, func(s string) bool {
			return !b.cluster || slices.Contains(before, s) || slices.Contains(after, s)
		}), after...)
	}
}

// last returns a copy of the bookmarks.
func (b *bookmarks) last() driver.Bookmarks {
	b.mu.Lock()
	defer b.mu.Unlock()
	return slices.Clone(b.seen)
}

// check forgets the bookmarks where err says that one of them did not come, or is of another
// database.
func (b *bookmarks) check(err error) {
	var answer *driver.Neo4jError
	if errors.As(last(err), &answer) && strings.Contains(answer.Code, "Bookmark") {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.seen = nil
	}
}
