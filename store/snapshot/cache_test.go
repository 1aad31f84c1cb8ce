package snapshot_test

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"

	"orgraph/org"
	"orgraph/store"
	"orgraph/store/snapshot"
	"orgraph/store/sqlite"
	"orgraph/store/storetest"
)

// counting counts the reads of whole matrices.
type counting struct {
	store.Store
	matrices atomic.Int64
}

func (c *counting) Matrix(ctx context.Context, models []string) (org.Matrix, error) {
	c.matrices.Add(1)
	return c.Store.Matrix(ctx, models)
}

func filled(t *testing.T) *counting {
	t.Helper()
	s, err := sqlite.Open(t.Context(), sqlite.Config{Path: sqlite.Memory})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(context.Background()); err != nil {
			t.Error(err)
		}
	})
	write(t, s, storetest.Graph())
	return &counting{Store: s}
}

func write(t *testing.T, s store.Writer, m org.Matrix) {
	t.Helper()
	if err := s.Update(t.Context(), func(ctx context.Context, tx store.Tx) error { return tx.Apply(ctx, store.WriteSet{Put: m}) }); err != nil {
		t.Fatal(err)
	}
}

func TestCacheReadsAgainAfterAWrite(t *testing.T) {
	s := filled(t)
	cache := snapshot.NewCache(s, 0)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if _, err := cache.Get(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if n := s.matrices.Load(); n != 1 {
		t.Errorf("8 readers at once have read %d matrices", n)
	}
	write(t, s, org.Matrix{Roles: []org.Role{{Key: "new", Name: "New"}}})
	got, err := cache.Get(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if roles, err := got.Roles(t.Context(), []string{"new"}); err != nil || roles["new"] == nil || s.matrices.Load() != 2 {
		t.Errorf("after a write: %v, %v, %d matrices read", roles, err, s.matrices.Load())
	}
}

func TestCacheRefusesALargeGraph(t *testing.T) {
	s := filled(t)
	_, err := snapshot.NewCache(s, 10).Get(t.Context())
	if !errors.Is(err, snapshot.ErrTooLarge) || s.matrices.Load() != 0 {
		t.Errorf("got %v with %d matrices read", err, s.matrices.Load())
	}
}

func TestCacheEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := snapshot.NewCache(filled(t), 0).Get(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
