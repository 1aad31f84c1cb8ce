package storetest

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"orgraph/org"
	"orgraph/store"
)

// longWalks walks a thousand roles by pages of one, forward and backward at once,
// while roles are added, changed and deleted between them.
func longWalks(t *testing.T, s store.Store) {
	const values = 1000
	var fill store.WriteSet
	var want []string
	for i := range values {
		key := fmt.Sprintf("walk-%04d", i)
		fill.Put.Roles = append(fill.Put.Roles, org.Role{Key: key, Name: key})
		want = append(want, key)
	}
	put(t, s, fill)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	var writing, walking sync.WaitGroup
	writing.Go(func() {
		for n := 0; ctx.Err() == nil; n++ {
			var w store.WriteSet
			for i := range 20 {
				at := (n*37 + i*53) % values
				between, other := fmt.Sprintf("walk-%04d-between-%d", at, n%3), fmt.Sprintf("walk-%04d-between-%d", at, (n+1)%3)
				w.Put.Roles = append(w.Put.Roles, org.Role{Key: between, Name: "Between"}, org.Role{Key: want[at], Name: fmt.Sprintf("Changed %d times", n)})
				w.DeleteRoles = append(w.DeleteRoles, other)
			}
			err := s.Update(ctx, func(ctx context.Context, tx store.Tx) error { return tx.Apply(ctx, w) })
			if err != nil && ctx.Err() == nil {
				t.Error(err)
				return
			}
		}
	})
	for _, backward := range []bool{false, true} {
		walking.Go(func() { longWalk(t, s, want, backward) })
	}
	walking.Wait()
	stop()
	writing.Wait()
}

func longWalk(t *testing.T, s store.Reader, want []string, backward bool) {
	one := 1
	q := store.Query{Where: text(store.FieldKey, store.OpStartsWith, "walk-"), Paging: store.Paging{First: &one}}
	if backward {
		q.Paging = store.Paging{Last: &one}
	}
	var got []string
	seen := map[string]bool{}
	for {
		list, err := s.ListRoles(t.Context(), []store.Scope{store.All}, q)
		if err != nil {
			t.Error(err)
			return
		}
		page := list[store.All]
		for i, r := range page.Items {
			if seen[r.Key] {
				t.Errorf("backward %v: %s is there twice", backward, r.Key)
			}
			seen[r.Key] = true
			if !strings.Contains(r.Key, "between") {
				got = append(got, r.Key)
			}
			q.After, q.Before = page.Cursors[i], ""
			if backward {
				q.After, q.Before = "", page.Cursors[i]
			}
		}
		more := page.HasNextPage
		if backward {
			more = page.HasPrevPage
		}
		if !more {
			break
		}
	}
	if backward {
		slices.Reverse(got)
	}
	if !slices.Equal(got, want) {
		t.Errorf("backward %v: the walk has met %d of %d values, or not in their order", backward, len(got), len(want))
	}
}
