package feed_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"orgraph/feed"
	"orgraph/store"
)

// log is a reader whose log grows as the test says, and that can be away.
type log struct {
	store.Reader
	mu    sync.Mutex
	head  int
	away  bool
	asked atomic.Int64
}

var errAway = fmt.Errorf("%w: away", store.ErrUnavailable)

func (l *log) set(head int, away bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.head, l.away = head, away
}

func (l *log) Head(context.Context) (int, string, error) {
	l.asked.Add(1)
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.away {
		return 0, "", errAway
	}
	return l.head, "", nil
}

func (l *log) ListChanges(_ context.Context, scopes []store.Scope, q store.Query) (map[store.Scope]*store.Page[store.Change], error) {
	plan, err := q.Plan(store.KindChange, scopes)
	if err != nil {
		return nil, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.away {
		return nil, errAway
	}
	var read []*store.Change
	for n := plan.After[0].(int) + 1; n < plan.Until[0].(int) && n <= l.head && len(read) < plan.Limit; n++ {
		c := &store.Change{Sequence: n, Key: fmt.Sprint(n % 2)}
		if plan.Where.Takes(c, nil) {
			read = append(read, c)
		}
	}
	return map[store.Scope]*store.Page[store.Change]{store.All: store.NewPage(plan, read)}, nil
}

func TestNobodyWaitsNobodyAsks(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := &log{}
		f := feed.New(l, 0)
		time.Sleep(time.Minute)
		if n := l.asked.Load(); n != 0 {
			t.Errorf("asked %d times before anybody waits", n)
		}
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
		defer cancel()
		if _, err := f.Wait(ctx, 0); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("got %v", err)
		}
		synctest.Wait()
		asked := l.asked.Load()
		if asked < 30 || asked > 50 {
			t.Errorf("asked %d times in ten seconds, want about forty", asked)
		}
		time.Sleep(time.Minute)
		if n := l.asked.Load(); n != asked {
			t.Errorf("asked %d times more when nobody waits", n-asked)
		}
	})
}

func TestNotifyWakesAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := &log{}
		f := feed.New(l, time.Hour)
		begin := time.Now()
		go func() {
			time.Sleep(time.Second)
			l.set(7, false)
			f.Notify()
			f.Notify() // once more than anybody looks
		}()
		head, err := f.Wait(t.Context(), 3)
		if err != nil || head != 7 || time.Since(begin) != time.Second {
			t.Errorf("got %d, %v after %v", head, err, time.Since(begin))
		}
		if head, err := f.Wait(t.Context(), 6); err != nil || head != 7 {
			t.Errorf("what is known is not waited for: got %d, %v", head, err)
		}
	})
}

// TestFollowThroughAnOutage loses the store and finds it again.
func TestFollowThroughAnOutage(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := &log{head: 250}
		f := feed.New(l, 0)
		ctx, cancel := context.WithCancel(t.Context())
		var got []int
		done := make(chan error)
		odd := store.Where{Field: store.FieldKey, Op: store.OpIn, Values: []any{"1"}}
		go func() {
			done <- f.Follow(ctx, 10, odd, func(at store.Cursor, c *store.Change) bool {
				if at != store.ChangeCursor(c.Sequence) {
					t.Errorf("change %d is at %s", c.Sequence, at)
				}
				got = append(got, c.Sequence)
				return c.Sequence < 999
			})
		}()
		time.Sleep(time.Second)
		l.set(250, true)
		time.Sleep(time.Minute)
		l.set(600, true)
		time.Sleep(time.Minute)
		l.set(1000, false)
		if err := <-done; err != nil {
			t.Error(err)
		}
		cancel()
		for i, n := range got {
			if n != 11+2*i {
				t.Fatalf("change %d is %d, want %d", i, n, 11+2*i)
			}
		}
		if len(got) != 495 {
			t.Errorf("got %d changes, want 495", len(got))
		}
	})
}

func TestFollowRefusesABadCondition(t *testing.T) {
	f := feed.New(&log{head: 1}, 0)
	err := f.Follow(t.Context(), 0, store.Where{Field: "nonsense", Op: store.OpIn}, nil)
	if !errors.Is(err, store.ErrBadQuery) {
		t.Errorf("got %v, want %v", err, store.ErrBadQuery)
	}
}
