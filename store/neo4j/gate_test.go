package neo4j

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"testing"
	"testing/synctest"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// What the driver says where nobody listens, where a connection breaks, and where the
// server asks to try again.
var (
	errRefused = tried(&driver.ConnectivityError{Inner: fmt.Errorf("connecting: %w", &net.OpError{Op: "dial", Err: errors.New("connection refused")})})
	errBroken  = tried(&driver.ConnectivityError{Inner: &net.OpError{Op: "read", Err: errors.New("connection reset")}})
	errCut     = &driver.ConnectivityError{Inner: io.EOF} // of a commit, which is not tried again
	errBusy    = tried(&driver.Neo4jError{Code: "Neo.TransientError.General.DatabaseUnavailable"})
)

func tried(err error) error { return &driver.TransactionExecutionLimit{Errors: []error{err}} }

// shutGate returns a store to which nobody connects, whose gate is shut.
func shutGate() *Store {
	s := &Store{cfg: Config{}.withDefaults()}
	s.gate.shut(errRefused)
	return s
}

// trying lets a number try something for a time each, and returns how many tried at once
// at most until the time, and of what they were told how often it was no error.
func trying(t *testing.T, s *Store, n int, mode driver.AccessMode, takes time.Duration) (atOnce, well int) {
	t.Helper()
	now := 0
	outcomes := make(chan error)
	count := make(chan struct{}, 1) // guards now and atOnce
	for range n {
		go func() {
			outcomes <- s.again(t.Context(), mode, func() error {
				count <- struct{}{}
				now++
				atOnce = max(atOnce, now)
				<-count
				time.Sleep(takes)
				count <- struct{}{}
				now--
				<-count
				return nil
			})
		}()
	}
	for range n {
		if err := <-outcomes; err == nil {
			well++
		} else if !errors.Is(err, errRefused) {
			t.Errorf("got %v", err)
		}
	}
	return atOnce, well
}

// answering is a transaction each statement of which is answered.
type answering struct{ driver.ManagedTransaction }

func (answering) Run(context.Context, string, map[string]any) (driver.ResultWithContext, error) {
	return nothing{}, nil
}

type nothing struct{ driver.ResultWithContext }

func (nothing) Collect(context.Context) ([]*driver.Record, error) { return nil, nil }

// answer lets a statement of a transaction be answered.
func answer(t *testing.T, s *Store) {
	t.Helper()
	if _, err := s.within(t.Context(), answering{}, &fault{})(t.Context(), "RETURN 1", nil); err != nil {
		t.Fatal(err)
	}
}

func TestGate(t *testing.T) {
	const reads, writes = driver.AccessModeRead, driver.AccessModeWrite
	behind := func(name string, test func(t *testing.T, s *Store)) { // a shut gate
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) { test(t, shutGate()) })
		})
	}
	behind("the first write that succeeds opens it", func(t *testing.T, s *Store) {
		begun := time.Now()
		if _, well := trying(t, s, 16, writes, 700*time.Millisecond); well != 16 || time.Since(begun) != 1400*time.Millisecond {
			t.Errorf("%d of 16 were done after %v", well, time.Since(begun))
		}
		if most, _ := trying(t, s, 4, reads, time.Second); most != 4 {
			t.Errorf("behind it %d read at once", most)
		}
	})
	behind("a read waits for no write", func(t *testing.T, s *Store) {
		leave, err := s.enter(t.Context(), writes, 0)
		if err != nil {
			t.Fatal(err)
		}
		defer leave(true)
		begun := time.Now()
		if _, well := trying(t, s, 1, reads, time.Second); well != 1 || time.Since(begun) != time.Second {
			t.Errorf("%d well after %v", well, time.Since(begun))
		}
	})
	behind("all that is waited and tried is bounded", func(t *testing.T, s *Store) {
		begun := time.Now()
		outcomes := make(chan error)
		for range 40 {
			go func() {
				outcomes <- s.again(t.Context(), writes, func() error { time.Sleep(100 * time.Millisecond); return errBusy })
			}()
		}
		for range 40 {
			if err := <-outcomes; err == nil || time.Since(begun) > s.cfg.RetryTime+200*time.Millisecond {
				t.Errorf("got %v after %v", err, time.Since(begun))
			}
		}
	})
	t.Run("in a cluster nobody waits", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			s := &Store{cfg: Config{}.withDefaults(), routed: true}
			_ = s.again(t.Context(), writes, func() error { return errRefused })
			if most, _ := trying(t, s, 4, writes, time.Second); most != 4 {
				t.Errorf("%d wrote at once", most)
			}
		})
	})
	behind("the first read opens it later", func(t *testing.T, s *Store) {
		if most, well := trying(t, s, 8, reads, 100*time.Millisecond); most != 1 || well != 8 {
			t.Errorf("%d read at once, and %d well", most, well)
		}
		time.Sleep(settling)
		if most, _ := trying(t, s, 8, reads, 100*time.Millisecond); most != 8 {
			t.Errorf("behind it %d read at once", most)
		}
	})
	behind("nobody waits longer than one is tried for", func(t *testing.T, s *Store) {
		leave, err := s.enter(t.Context(), writes, s.cfg.RetryTime)
		if err != nil {
			t.Fatal(err)
		}
		time.Sleep(s.cfg.AcquireTimeout) // it is no connection that takes so long: somebody works
		begun := time.Now()
		if most, well := trying(t, s, 3, writes, time.Second); most != 3 || well != 3 || time.Since(begun) != s.cfg.RetryTime+time.Second {
			t.Errorf("%d wrote at once, %d well, after %v", most, well, time.Since(begun))
		}
		leave(true)
	})
	behind("who waits behind one whose statements are answered goes ahead", func(t *testing.T, s *Store) {
		leave, err := s.enter(t.Context(), writes, s.cfg.RetryTime)
		if err != nil {
			t.Fatal(err)
		}
		defer leave(true)
		answer(t, s)
		begun := time.Now()
		if most, well := trying(t, s, 3, writes, time.Second); most != 3 || well != 3 || time.Since(begun) != s.cfg.RetryTime+time.Second {
			t.Errorf("%d wrote at once, %d well, after %v", most, well, time.Since(begun))
		}
	})
	behind("a statement alone opens nothing", func(t *testing.T, s *Store) {
		answer(t, s)
		time.Sleep(settling)
		if most, _ := trying(t, s, 4, reads, 100*time.Millisecond); most != 1 {
			t.Errorf("behind it %d read at once", most)
		}
		time.Sleep(settling)
		if most, _ := trying(t, s, 4, reads, 100*time.Millisecond); most != 4 {
			t.Errorf("behind the first read %d read at once", most)
		}
	})
	behind("who waits behind one that does not connect is refused", func(t *testing.T, s *Store) {
		begun := time.Now()
		tries, ends := make(chan struct{}, 3), make(chan time.Duration, 3)
		for range 3 {
			go func() {
				err := s.again(t.Context(), writes, func() error {
					tries <- struct{}{}
					time.Sleep(s.cfg.AcquireTimeout + 100*time.Millisecond)
					return errRefused
				})
				if !errors.Is(err, errRefused) {
					t.Errorf("got %v", err)
				}
				ends <- time.Since(begun)
			}()
		}
		for i := range 3 {
			want := s.cfg.RetryTime
			if i == 2 {
				want = s.cfg.AcquireTimeout + 100*time.Millisecond
			}
			if got := <-ends; got != want {
				t.Errorf("number %d was told after %v, want %v", i, got, want)
			}
		}
		if len(tries) != 1 {
			t.Errorf("%d have tried", len(tries))
		}
	})
	t.Run("who has tried is told what came of it", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			s := &Store{cfg: Config{}.withDefaults()}
			err := s.again(t.Context(), writes, func() error {
				s.gate.shut(errRefused) // by somebody else, whose turn it is then
				if _, err := s.enter(t.Context(), writes, s.cfg.RetryTime); err != nil {
					t.Error(err)
				}
				return errBusy
			})
			if !errors.Is(err, errBusy) {
				t.Errorf("got %v", err)
			}
		})
	})
	behind("who no longer waits", func(t *testing.T, s *Store) {
		if _, err := s.enter(t.Context(), reads, s.cfg.RetryTime); err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		begun := time.Now()
		if _, err := s.enter(ctx, reads, s.cfg.RetryTime); !errors.Is(err, errRefused) || time.Since(begun) != time.Second {
			t.Errorf("got %v after %v", err, time.Since(begun))
		}
	})
	for _, c := range []struct {
		name string
		err  error
		shut bool // before
		most int  // of four that write at once behind it
	}{
		{"nobody who answers shuts it", errRefused, false, 3}, // the others wait for the first
		{"a connection that breaks does not", errBroken, false, 4},
		{"nor what the server refuses", &driver.Neo4jError{Code: "Neo.ClientError.Schema.ConstraintValidationFailed"}, false, 4},
		{"nor what has nothing to do with it", errors.New("a test's own"), false, 4},
		{"a server that is not ready leaves it shut", errBusy, true, 3},
		{"so does a connection that breaks", errBroken, true, 3},
		{"so does one that breaks in a commit", errCut, true, 3},
		{"a write that is refused for good opens it", &driver.Neo4jError{Code: "Neo.ClientError.Schema.ConstraintValidationFailed"}, true, 4},
		{"one that nobody waits for does not", context.Canceled, true, 3},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := &Store{cfg: Config{}.withDefaults()}
				if c.shut {
					s = shutGate()
				}
				if err := s.again(t.Context(), writes, func() error { return c.err }); !errors.Is(err, c.err) {
					t.Errorf("got %v", err)
				}
				if most, _ := trying(t, s, 4, writes, time.Second); most != c.most {
					t.Errorf("%d wrote at once, want %d", most, c.most)
				}
			})
		})
	}
	behind("a panic leaves", func(t *testing.T, s *Store) {
		func() {
			defer func() { _ = recover() }()
			_ = s.again(t.Context(), writes, func() error { panic("a test's own") })
		}()
		begun := time.Now()
		if _, well := trying(t, s, 1, writes, time.Second); well != 1 || time.Since(begun) != time.Second {
			t.Errorf("%d well after %v", well, time.Since(begun))
		}
	})
	behind("within a turn nobody waits", func(t *testing.T, s *Store) {
		begun := time.Now()
		err := s.again(t.Context(), writes, func() error {
			return s.again(withTurn(t.Context()), writes, func() error { return nil })
		})
		if err != nil || time.Since(begun) != 0 {
			t.Errorf("got %v after %v", err, time.Since(begun))
		}
	})
}

// TestLongTry: what has taken as long as one may wait for a connection is tried again where there
// was one, and not where there was none.
func TestLongTry(t *testing.T) {
	connectivity := func(err error) error { return tried(&driver.ConnectivityError{Inner: err}) }
	for err, want := range map[error]int{
		errBroken: 2, connectivity(io.EOF): 2, errBusy: 2,
		errRefused: 1, connectivity(errors.New("every connection is busy")): 1, connectivity(&net.OpError{Op: "read", Err: os.ErrDeadlineExceeded}): 1,
	} {
		synctest.Test(t, func(t *testing.T) {
			s := &Store{cfg: Config{}.withDefaults()}
			tries := 0
			_ = s.again(t.Context(), driver.AccessModeWrite, func() error {
				if tries++; tries > 1 {
					return nil
				}
				time.Sleep(s.cfg.AcquireTimeout + time.Second)
				return err
			})
			if tries != want {
				t.Errorf("%v: tried %d times, want %d", err, tries, want)
			}
		})
	}
}

// TestRefusedCommit: a commit that the server has refused is not kept, also where it was
// tried as often as it may be.
func TestRefusedCommit(t *testing.T) {
	for err, want := range map[error]bool{
		errBusy: true, errRefused: false, errCut: false, tried(&driver.Neo4jError{Code: "Neo.DatabaseError.General.UnknownError"}): false,
	} {
		if got := refused(err); got != want {
			t.Errorf("%v: got %v", err, got)
		}
	}
}
