package neo4j

import (
	"context"
	"errors"
	"testing"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"orgraph/store"
)

// TestSettled: a node that lost its properties while it was read is no damage, and one that
// still lacks them is.
func TestSettled(t *testing.T) {
	for _, damaged := range []int{1, 2} {
		asked := 0
		r := reader{query: func(context.Context, string, map[string]any) ([]*driver.Record, error) {
			if asked++; asked > damaged {
				return nil, nil
			}
			return []*driver.Record{{Values: []any{[]any{"lead", nil}}}}, nil
		}}
		found, err := r.Roles(t.Context(), []string{"lead"})
		if errors.Is(err, store.ErrCorrupt) != (damaged == 2) || len(found) > 0 {
			t.Errorf("damaged %d times: %v, %v", damaged, found, err)
		}
		asked = 0
		page := reader{query: func(context.Context, string, map[string]any) ([]*driver.Record, error) {
			items, counts := []any{}, []any{}
			if asked++; asked <= damaged {
				items, counts = []any{[]any{"lead", nil}}, []any{[]any{}}
			}
			return []*driver.Record{{Values: []any{int64(0), items, counts}}}, nil
		}}
		pages, err := page.ListRoles(t.Context(), []store.Scope{store.All}, store.Query{})
		if errors.Is(err, store.ErrCorrupt) != (damaged == 2) || err == nil && len(pages[store.All].Items) > 0 {
			t.Errorf("a page, damaged %d times: %v, %v", damaged, pages, err)
		}
	}
}
