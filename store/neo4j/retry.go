package neo4j

import (
	"context"
	"errors"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

const (
	firstWait, longestWait = 10 * time.Millisecond, 250 * time.Millisecond
	// idleTime is how long a connection may rest in the pool and be used again without
	// asking whether it still stands.
	idleTime = time.Second
)

// again calls try until it succeeds, fails for good, or has failed for the retry
// time; the driver is set to try once. The driver itself would wait for one second,
// then for two, then for four: long after the database is back.
//
// A read is also tried again where the connection breaks at its end; of a write that
// leaves open whether it was kept. A try that has waited for a connection as long as
// one may has waited enough: its request is better refused than kept in a queue that grows.
func (s *Store) again(ctx context.Context, mode driver.AccessMode, try func() error) error {
	var failed time.Time // first
	for wait := firstWait; ; wait = min(2*wait, longestWait) {
		begun := time.Now()
		err := try()
		if err == nil || !passing(err, mode) {
			return err
		}
		if failed.IsZero() {
			failed = time.Now()
		}
		var answer *driver.Neo4jError
		waited := !errors.As(last(err), &answer) && time.Since(begun) >= s.cfg.AcquireTimeout
		if waited || time.Since(failed)+wait > s.cfg.RetryTime {
			return err
		}
		timer := time.NewTimer(wait)
		select {
		case <-timer.C:
		case <-ctx.Done():
			timer.Stop()
			return err
		}
	}
}

// passing reports whether the driver would try again what has failed, or we.
func passing(err error, mode driver.AccessMode) bool {
	var limit *driver.TransactionExecutionLimit
	var broken *driver.ConnectivityError
	return errors.As(err, &limit) || mode == driver.AccessModeRead && errors.As(err, &broken)
}

// last returns the driver's error about the last of its tries.
func last(err error) error {
	var limit *driver.TransactionExecutionLimit
	for errors.As(err, &limit) && len(limit.Errors) > 0 {
		err = limit.Errors[len(limit.Errors)-1]
	}
	return err
}

// grace is how much later than the one who waits the database gives up, so that it is
// the former's end that is told.
const grace = 250 * time.Millisecond

// bounded says how long the database may work on a transaction for the context:
// as long as configured, and hardly longer than anybody waits for it.
func bounded(ctx context.Context, most time.Duration) func(*driver.TransactionConfig) {
	if end, ok := ctx.Deadline(); ok {
		most = min(most, max(time.Until(end), 0)+grace)
	}
	return driver.WithTxTimeout(most)
}
