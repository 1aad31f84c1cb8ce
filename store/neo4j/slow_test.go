package neo4j_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"orgraph/store"
)

// TestSlowQueryIsStopped asks for what takes minutes. Whoever waits no more is told so
// at once, and the database works on it no more.
func TestSlowQueryIsStopped(t *testing.T) {
	cfg := server(t)
	patient := open(t, cfg)
	cfg.QueryTimeout = time.Second
	hasty := open(t, cfg)
	const (
		slow    = "UNWIND range(1, 10000000000) AS slow WITH slow WHERE slow % 7 = 8 RETURN count(slow)"
		running = "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS 'AS slow' AND NOT currentQuery CONTAINS 'SHOW' RETURN count(*)"
	)
	number(t, cfg, running) // compiled, so that it is quick enough to see what runs for a second
	for _, c := range []struct {
		name string
		run  func(ctx context.Context) error
		want error
	}{
		{"its context ends", func(ctx context.Context) error {
			ctx, cancel := context.WithTimeout(ctx, time.Second)
			defer cancel()
			return patient.Run(ctx, slow)
		}, context.DeadlineExceeded},
		{"its context is cancelled", func(ctx context.Context) error {
			ctx, cancel := context.WithCancel(ctx)
			time.AfterFunc(time.Second, cancel)
			return patient.Run(ctx, slow)
		}, context.Canceled},
		{"it takes longer than reads may", func(ctx context.Context) error { return hasty.Run(ctx, slow) }, store.ErrUnavailable},
	} {
		t.Run(c.name, func(t *testing.T) {
			ended := make(chan error, 1)
			begun := time.Now()
			go func() { ended <- c.run(t.Context()) }()
			for number(t, cfg, running) == 0 {
				if len(ended) > 0 {
					t.Fatal("it ended before it was seen: ", <-ended)
				}
			}
			if err := <-ended; !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
			told := time.Since(begun)
			for number(t, cfg, running) > 0 {
				if time.Since(begun) > told+3*time.Second {
					t.Fatalf("the database is still at work %v after its end was told", time.Since(begun)-told)
				}
			}
			t.Logf("told after %v, no trace of it after %v", told.Round(time.Millisecond), time.Since(begun).Round(time.Millisecond))
		})
	}
}
