package neo4j

import (
	"slices"
	"testing"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

func TestBookmarks(t *testing.T) {
	for _, c := range []struct {
		name         string
		cluster      bool
		seen, waited []string // behind two transactions that began with "a"
	}{
		{"a cluster", true, []string{"b", "c"}, []string{"b", "c"}},
		{"a single server", false, []string{"c"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := bookmarks{cluster: c.cluster}
			update := func(before, after []string) {
				t.Helper()
				if err := b.UpdateBookmarks(t.Context(), before, after); err != nil {
					t.Error(err)
				}
			}
			for _, u := range [][2][]string{{nil, {"a"}}, {{"a"}, {"b"}}, {{"a"}, {"c"}}, {{"a"}, nil}} {
				update(u[0], u[1])
			}
			check := func(seen, waited []string) {
				t.Helper()
				got, err := b.GetBookmarks(t.Context())
				if last := b.last(); err != nil || !slices.Equal(last, seen) || !slices.Equal(got, waited) {
					t.Errorf("it has seen %v and waits for %v, %v", last, got, err)
				}
			}
			check(c.seen, c.waited)
			b.check(errBusy)
			check(c.seen, c.waited)
			for _, code := range []string{"Neo.TransientError.Transaction.BookmarkTimeout", "Neo.ClientError.Transaction.InvalidBookmark"} {
				update(nil, []string{"d"})
				b.check(tried(&driver.Neo4jError{Code: code}))
				check(nil, nil)
			}
		})
	}
}
