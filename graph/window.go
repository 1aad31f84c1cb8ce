package graph

import (
	"fmt"
	"slices"

	"orgraph/store"
)

// places reads the cursors of a page; nil for one that is not given.
func places[P any](q store.Query, read func(store.Cursor) (*P, error)) (after, before *P, err error) {
	for _, c := range []struct {
		name   string
		cursor store.Cursor
		to     **P
	}{{"after", q.After, &after}, {"before", q.Before, &before}} {
		if c.cursor == "" {
			continue
		}
		if *c.to, err = read(c.cursor); err != nil {
			return nil, nil, fmt.Errorf("%s: %w", c.name, err)
		}
	}
	return after, before, nil
}

// window returns which part of a sorted list a page holds. After and before are
// the places that the page's cursors name, nil for the ends of the list; they
// need not be there any more.
func window[T any](sorted []T, compare func(a, b T) int, q store.Paging, after, before *T) (begin, end int, more pageEnds, err error) {
	begin, end = 0, len(sorted)
	if err := q.CheckSize(); err != nil {
		return 0, 0, more, err
	}
	if after != nil {
		at, there := slices.BinarySearchFunc(sorted, *after, compare)
		if begin = at; there {
			begin++
		}
		more.before = begin > 0
	}
	if before != nil {
		end, _ = slices.BinarySearchFunc(sorted, *before, compare)
		more.behind = end < len(sorted)
	}
	end = max(begin, end)
	switch {
	case q.First != nil && end-begin > *q.First:
		end, more.behind = begin+*q.First, true
	case q.Last != nil && end-begin > *q.Last:
		begin, more.before = end-*q.Last, true
	}
	return begin, end, more, nil
}

// pageEnds tells whether there is more before a page and behind it.
type pageEnds struct{ before, behind bool }
