package neo4j_test

import (
	"context"
	"fmt"
	"testing"

	"orgraph/org"
	"orgraph/store"
)

// TestViewAmongWriters lets somebody write while each of a view's first runs reads. The run that
// keeps writers out leaves the database as it was.
func TestViewAmongWriters(t *testing.T) {
	cfg := server(t)
	s, other := open(t, cfg), open(t, cfg)
	const writes = "MATCH (s:OrgraphSchema {id: 'schema'}) RETURN s.writes"
	before, runs, disturbed, name := number(t, cfg, writes), 0, 3, ""
	err := s.View(t.Context(), func(ctx context.Context, r store.Reader) error {
		if runs++; runs <= disturbed {
			put(t, other, org.Matrix{Roles: []org.Role{{Key: "lead", Name: fmt.Sprint("Lead ", runs)}}})
		}
		roles, err := r.Roles(ctx, []string{"lead"})
		if err == nil {
			name = roles["lead"].Name
		}
		return err
	})
	if err != nil || runs != disturbed+1 || name != "Lead 3" {
		t.Errorf("after %d runs it has read %q, %v", runs, name, err)
	}
	if got := number(t, cfg, writes); got != before+disturbed {
		t.Errorf("%d were written, want %d", got-before, disturbed)
	}
}
