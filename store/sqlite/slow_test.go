package sqlite

import (
	"context"
	"errors"
	"testing"
	"time"
)

// TestSlowQueryIsStopped: a read under way ends with its context, and the store reads on.
func TestSlowQueryIsStopped(t *testing.T) {
	s, err := Open(t.Context(), Config{Path: Memory})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close(context.Background()) }()
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	var n int
	row := s.reads.QueryRowContext(ctx, "WITH RECURSIVE endless(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM endless) SELECT count(*) FROM endless")
	if err := failure(ctx, row.Scan(&n)); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
	if _, err := s.Matrix(t.Context(), nil); err != nil {
		t.Errorf("afterwards: %v", err)
	}
}
