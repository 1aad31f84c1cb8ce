//go:build unix

package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

var (
	soakDuration = flag.Duration("soak.duration", 0, "how long the soak loads the server: from a minute on a large graph, and from five on what it holds has to be level")
	soakRate     = flag.Int("soak.rate", 5, "questions a second in the soak")
)

const (
	large = time.Minute
	// judged is from what duration on a soak says whether memory is level: before, the
	// server still grows to what it needs.
	judged = 5 * time.Minute
)

// A soaking is the size of a soak.
type soaking struct {
	duration, stall time.Duration
	rate            int // of questions; there is a write and a hostile request for each ten
	each            int // how many of the questions: each of them, each fifth
	models          int
	subscribers     int
	stay            time.Duration // at most, of a subscriber
}

func soakingFor(duration time.Duration, rate int) soaking {
	if duration < large {
		return soaking{duration, time.Second, rate, 5, 50, 20, 2 * time.Second}
	}
	return soaking{duration, 3 * time.Second, rate, 1, 2000, 100, 20 * time.Second}
}

// TestSoak serves a graph of thousands of models to those who ask, write, subscribe
// and mean harm, all at once and at a constant rate, and stops the process for a moment
// in the middle. Nobody but the hostile gets an error, subscribers see each change once and in order,
// and what the server holds is level. Latency counts from when a request was due.
func TestSoak(t *testing.T) {
	if *soakDuration == 0 {
		t.Skip("a soak takes minutes, and a machine of its own; give -soak.duration 10m")
	}
	size := soakingFor(*soakDuration, *soakRate)
	storeSettings(t, func(t *testing.T, setting string) { soak(t, setting, size) })
}

func soak(t *testing.T, setting string, size soaking) {
	succeed(t, "query", "--store", setting, "{ models { totalCount } }") // seeds it
	succeed(t, "generate", "--store", setting, "--models", fmt.Sprint(size.models))
	p, watch, log := startWatched(t, "--store", setting, "--trusted-proxy", "127.0.0.1")

	asked, written := readings(t, size.each), writings()
	for _, model := range soaked() {
		succeed(t, "query", "--store", setting, `mutation { upsertModel(input: {key: "`+model+`", name: "`+model+`"}) { model { key } } }`)
	}
	for _, q := range asked {
		if status, answer, _ := send(t, p.url, q.body); status != http.StatusOK || firstCode(answer) != "" {
			t.Errorf("%s: before the soak, %d %.500s", q.name, status, answer)
		}
	}
	if t.Failed() {
		return
	}
	http.DefaultClient.CloseIdleConnections()
	before := watch.look(t)

	ctx, end := context.WithCancel(t.Context())
	defer end()
	var others, load sync.WaitGroup
	subscribers := make([]*subscriber, size.subscribers)
	for i := range subscribers {
		s := &subscriber{url: p.url, number: i, stay: size.stay}
		subscribers[i] = s
		others.Go(func() { s.follow(ctx) })
	}
	quiet := &mute{host: strings.TrimPrefix(p.url, "http://")}
	others.Go(func() { quiet.press(ctx) })
	others.Go(func() { watch.keep(ctx, t, max(size.duration/150, 200*time.Millisecond)) })

	rounds := []*round{
		{name: "questions", requests: asked, rate: size.rate, clients: 50, network: "192.0.2."},
		{name: "writes", requests: written, rate: max(1, size.rate/10), clients: 1, network: "203.0.113.", token: testToken},
		{name: "hostile", requests: hostile(), rate: max(1, size.rate/10), clients: 4, network: "198.51.100.", hostile: true},
	}
	for _, r := range rounds {
		load.Go(func() { r.run(p.url, size.duration) })
	}
	time.Sleep(size.duration / 2)
	pause := stall(t, p, size.stall)
	load.Wait()
	t.Logf("%v with a stall of %v, %d models\n%s", size.duration, size.stall, size.models, tableOf(rounds, pause))
	for _, r := range rounds {
		t.Logf("the slowest %s, by median: %s", r.name, r.slowest())
		r.judge(t, size.duration)
	}

	// Everybody who still listens has to get what has been written.
	head := headOf(t, p.url)
	eventually(t, func() bool {
		return !slices.ContainsFunc(subscribers, func(s *subscriber) bool { return s.sequence.Load() < int64(head) })
	})
	end()
	others.Wait()
	http.DefaultClient.CloseIdleConnections()
	var left reading
	eventually(t, func() bool {
		left = watch.look(t)
		return left.goroutines <= before.goroutines+5 && left.descriptors <= before.descriptors+10 && left.subscriptions == 0
	})

	judgeSubscribers(t, subscribers, head)
	if n := quiet.left.Load(); n > 0 {
		t.Errorf("%d connections that say nothing were not closed within %v", n, mutePatience)
	}
	t.Logf("%d connections that say nothing were closed by the server", quiet.closed.Load())
	t.Logf("the log, by level and message: %v", log.counts())
	if n := log.errors(); n > 0 {
		t.Errorf("the log has %d lines of errors", n)
	}
	watch.judge(t, before, left, size.duration >= judged)
	succeed(t, "verify", "--store", setting)
}

// stall stops the process for so long, as a machine does that has run out of memory or whose disk hangs.
func stall(t *testing.T, p process, length time.Duration) window {
	t.Helper()
	w := window{from: time.Now()}
	if err := syscall.Kill(p.command.Process.Pid, syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	time.Sleep(length)
	if err := syscall.Kill(p.command.Process.Pid, syscall.SIGCONT); err != nil {
		t.Fatal(err)
	}
	w.to = time.Now()
	return w
}

// A mute opens connections that say nothing, or half of something, and waits
// until the server closes them.
type mute struct {
	host         string
	closed, left atomic.Int64
}

const mutePatience = 30 * time.Second

func (m *mute) press(ctx context.Context) {
	var all sync.WaitGroup
	defer all.Wait()
	for turn := 0; ; turn++ {
		text := []string{
			"",
			"POST /graphql HTTP/1.1\r\nHost: localhost\r\n",
			"POST /graphql HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 198.51.100.9\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{",
		}[turn%3]
		c, err := (&net.Dialer{}).DialContext(ctx, "tcp", m.host)
		if err != nil {
			return // the soak has ended
		}
		all.Go(func() {
			defer func() { _ = c.Close() }()
			defer context.AfterFunc(ctx, func() { _ = c.Close() })()
			_ = c.SetDeadline(time.Now().Add(mutePatience))
			_, err := io.WriteString(c, text)
			if err == nil {
				_, err = io.Copy(io.Discard, c)
			}
			timeout, ok := err.(net.Error) //nolint:errorlint // net's own
			switch {
			case ctx.Err() != nil:
			case ok && timeout.Timeout():
				m.left.Add(1)
			default:
				m.closed.Add(1)
			}
		})
		select {
		case <-ctx.Done():
			return
		case <-time.After(500 * time.Millisecond):
		}
	}
}
