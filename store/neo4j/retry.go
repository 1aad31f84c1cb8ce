package neo4j

import (
	"cmp"
	"context"
	"errors"
	"io"
	"net"
	"sync/atomic"
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
// leaves open whether it was kept. A try that has only waited for a connection, as long as
// one may, has waited enough: its request is better refused than kept in a queue that grows.
//
// Once a server could not be connected to, one at a time tries until one has succeeded.
func (s *Store) again(ctx context.Context, mode driver.AccessMode, try func() error) error {
	var failed time.Time // first, or when there was a turn to wait for
	if s.gate.turns.Load() != nil {
		failed = time.Now()
	}
	var err error
	for wait := firstWait; ; wait = min(2*wait, longestWait) {
		patience := s.cfg.RetryTime
		if !failed.IsZero() {
			patience -= time.Since(failed)
		}
		leave, refused := s.enter(ctx, mode, patience)
		if refused != nil {
			return cmp.Or(err, refused)
		}
		begun := time.Now()
		err = s.inTurn(leave, mode, try)
		s.bookmarks.check(err)
		waited := err != nil && !reached(err) && time.Since(begun) >= s.cfg.AcquireTimeout
		if err == nil || !passing(err, mode) {
			return err
		}
		if !waited && !s.routed && nobodyThere(err) {
			s.gate.shut(err)
		}
		if failed.IsZero() {
			failed = time.Now()
		}
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

// inTurn tries once, and leaves: well where the database has done what it was asked to, or
// has refused it for good.
func (s *Store) inTurn(leave func(well bool), mode driver.AccessMode, try func() error) (err error) {
	well := false
	defer func() { leave(well) }() // also where try panics
	err = try()
	var broken *driver.ConnectivityError
	well = err == nil || !passing(err, mode) && !errors.As(err, &broken) && !ended(err)
	return err
}

func ended(err error) bool {
	return errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
}

// nobodyThere reports whether an error of the driver's is that it could not connect, and
// not that a connection has broken.
func nobodyThere(err error) bool {
	var broken *driver.ConnectivityError
	var op *net.OpError
	return errors.As(last(err), &broken) && errors.As(broken.Inner, &op) && op.Op == "dial"
}

// reached reports whether an error of the driver's is of a server that it was connected with:
// an answer of the server's, or that the connection has broken.
func reached(err error) bool {
	err = last(err)
	var answer *driver.Neo4jError
	var broken *driver.ConnectivityError
	var op *net.OpError
	return errors.As(err, &answer) || errors.As(err, &broken) &&
		(errors.Is(broken.Inner, io.EOF) || errors.As(broken.Inner, &op) && op.Op != "dial" && !op.Timeout())
}

// A gate lets one read and one write pass at a time while it is shut: a Neo4j that has
// just started compiles a statement for each who asks for it, all at once, and answers the
// first of many long after it would have answered one. It opens with the first write
// that succeeds, or some time after the first read. (It is a circuit breaker that is
// never open, only half-open: M. Nygard, Release It!)
type gate struct{ turns atomic.Pointer[turns] } // nil while it is open

// settling is how long after the first read a gate opens to which no write comes: less
// than anybody waits for a turn.
const settling = 1500 * time.Millisecond

// turns are those at a gate while it is shut.
type turns struct {
	cause    error            // for which it was shut
	taken    [2]chan struct{} // by driver.AccessMode; holds an element while it is somebody's turn
	begun    [2]atomic.Int64  // when the last turn did, as nanoseconds since 1970
	well     atomic.Bool      // whether any has succeeded
	answered atomic.Bool      // whether a statement has, of a turn that may go on
	over     chan struct{}    // closed when the gate opens
}

func (g *gate) shut(cause error) {
	g.turns.CompareAndSwap(nil, &turns{cause: cause, taken: [2]chan struct{}{make(chan struct{}, 1), make(chan struct{}, 1)}, over: make(chan struct{})})
}

// answered notes that Neo4j has answered a statement: it is back, however long the turn still takes.
func (g *gate) answered() {
	if t := g.turns.Load(); t != nil {
		t.answered.Store(true)
	}
}

type turnKey struct{}

// withTurn marks a context as that of somebody's turn, within which nobody waits for
// another.
func withTurn(ctx context.Context) context.Context { return context.WithValue(ctx, turnKey{}, true) }

// enter waits for a turn while the gate is shut, and returns how to leave. Whose patience
// is at its end goes ahead where Neo4j is known to be back: something has succeeded, be it
// one statement, or a turn takes longer than any try to connect, so that it has work to do.
// Otherwise it is refused, for what the gate was shut for.
func (s *Store) enter(ctx context.Context, mode driver.AccessMode, patience time.Duration) (leave func(well bool), refused error) {
	t := s.gate.turns.Load()
	if t == nil || ctx.Value(turnKey{}) != nil {
		return func(bool) {}, nil
	}
	timer := time.NewTimer(patience)
	defer timer.Stop()
	holds := false
	select {
	case t.taken[mode] <- struct{}{}:
		holds = true
		t.begun[mode].Store(time.Now().UnixNano())
	case <-t.over:
	case <-ctx.Done():
		return nil, t.cause
	case <-timer.C:
		turn := time.Since(time.Unix(0, t.begun[mode].Load()))
		if !t.well.Load() && !t.answered.Load() && turn < s.cfg.AcquireTimeout+longestWait {
			return nil, t.cause
		}
	}
	return func(well bool) {
		open := func() {
			if s.gate.turns.CompareAndSwap(t, nil) {
				close(t.over)
			}
		}
		first := well && !t.well.Swap(true)
		if well && mode == driver.AccessModeWrite {
			open()
		} else if first {
			time.AfterFunc(settling, open)
		}
		if holds {
			<-t.taken[mode]
		}
	}, nil
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
