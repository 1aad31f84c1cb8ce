package storetest

import (
	"context"
	"testing"

	"orgraph/store"
)

// Statements returns an observer that is told of each statement alone; nil for nil.
func Statements(told func(statement string)) store.Observe {
	if told == nil {
		return nil
	}
	return func(ctx context.Context, trip store.RoundTrip) (context.Context, func(error)) {
		if trip.Statement != "" {
			told(trip.Statement)
		}
		return ctx, func(error) {}
	}
}

// state looks at the state of a store that rests, and of one that is written to.
func state(t *testing.T, s store.Store) {
	inUse := func() int {
		t.Helper()
		state := s.State()
		if state.Database == "" || len(state.Pools) == 0 {
			t.Fatalf("got %+v", state)
		}
		n := 0
		for _, p := range state.Pools {
			if p.Name == "" || p.Max < 1 || p.InUse > p.Max || p.Waits > 0 || p.Timeouts > 0 {
				t.Errorf("a pool of a store that rests: %+v", p)
			}
			n += p.InUse
		}
		return n
	}
	same(t, inUse(), 0)
	noError(t, s.Update(t.Context(), func(context.Context, store.Tx) error {
		same(t, inUse(), 1)
		return nil
	}))
	same(t, inUse(), 0)
}
