package neo4j

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

var errBroken = &driver.ConnectivityError{Inner: errors.New("connection refused")}

// shutGate returns a store to which nobody connects, whose gate is shut.
func shutGate() *Store {
	s := &Store{cfg: Config{}.withDefaults()}
	s.gate.shut(errBroken)
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
		} else if !errors.Is(err, errBroken) {
			t.Errorf("got %v", err)
		}
	}
	return atOnce, well
}

func TestGate(t *testing.T) {
	const reads, writes = driver.AccessModeRead, driver.AccessModeWrite
	t.Run("the first write that succeeds opens it", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			s := shutGate()
			begun := time.Now()
			if _, well := trying(t, s, 16, writes, 700*time.Millisecond); well != 16 || time.Since(begun) != 1400*time.Millisecond {
				t.Errorf("%d of 16 were done after %v", well, time.Since(begun))
			}
			if most, _ := trying(t, s, 4, reads, time.Second); most != 4 {
				t.Errorf("behind it %d read at once", most)
			}
		})
	})
	t.Run("the first read opens it later", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			s := shutGate()
			if most, well := trying(t, s, 8, reads, 100*time.Millisecond); most != 1 || well != 8 {
				t.Errorf("%d read at once, and %d well", most, well)
			}
			time.Sleep(settling)
			if most, _ := trying(t, s, 8, reads, 100*time.Millisecond); most != 8 {
				t.Errorf("behind it %d read at once", most)
			}
		})
	})
	t.Run("nobody waits longer than one is tried for", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			s := shutGate()
			leave, err := s.enter(t.Context(), writes)
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
	})
	t.Run("who waits behind one that does not connect is refused", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			s := shutGate()
			outcomes := make(chan error)
			for range 3 {
				go func() {
					outcomes <- s.again(t.Context(), writes, func() error { time.Sleep(s.cfg.AcquireTimeout - time.Millisecond); return errBroken })
				}()
			}
			begun := time.Now()
			for range 3 {
				if err := <-outcomes; !errors.Is(err, errBroken) || time.Since(begun) > 2*s.cfg.RetryTime {
					t.Errorf("got %v after %v", err, time.Since(begun))
				}
			}
		})
	})
	t.Run("who no longer waits", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			s := shutGate()
			if _, err := s.enter(t.Context(), reads); err != nil {
				t.Fatal(err)
			}
			ctx, cancel := context.WithTimeout(t.Context(), time.Second)
			defer cancel()
			begun := time.Now()
			if _, err := s.enter(ctx, reads); !errors.Is(err, errBroken) || time.Since(begun) != time.Second {
				t.Errorf("got %v after %v", err, time.Since(begun))
			}
		})
	})
	t.Run("a connection that breaks shuts it", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			s := &Store{cfg: Config{}.withDefaults()}
			_ = s.again(t.Context(), writes, func() error { return errBroken })
			if most, _ := trying(t, s, 4, writes, time.Second); most != 3 {
				t.Errorf("%d wrote at once, where the others of 4 wait for the first", most)
			}
		})
	})
	t.Run("what the server answers does not shut it", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			for _, err := range []error{errors.New("a test's own"), &driver.Neo4jError{Code: "Neo.ClientError.Schema.ConstraintValidationFailed"}} {
				s := &Store{cfg: Config{}.withDefaults()}
				_ = s.again(t.Context(), writes, func() error { return err })
				if most, _ := trying(t, s, 4, writes, time.Second); most != 4 {
					t.Errorf("%v: %d wrote at once", err, most)
				}
			}
		})
	})
}
