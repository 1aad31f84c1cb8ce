package neo4j_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"orgraph/store"
)

// TestBusyPool takes the only connection, and asks for another: State tells how many
// wait, and how many did so in vain.
func TestBusyPool(t *testing.T) {
	cfg := server(t)
	open(t, cfg) // which makes the schema, with more connections than one
	cfg.MaxConnections, cfg.AcquireTimeout, cfg.RetryTime = 1, time.Second, time.Millisecond
	s := open(t, cfg)
	before := s.State().Pools[0]
	err := s.Update(t.Context(), func(context.Context, store.Tx) error {
		if err := s.Ping(t.Context()); !errors.Is(err, store.ErrUnavailable) {
			t.Errorf("a read without a connection: %v", err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if after := s.State().Pools[0]; after.Max != 1 || after.Waits <= before.Waits || after.Timeouts <= before.Timeouts {
		t.Errorf("before %+v, after %+v", before, after)
	}
}
