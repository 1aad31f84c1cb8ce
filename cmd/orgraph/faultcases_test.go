package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"orgraph/graph"
	"orgraph/internal/campaign"
	"orgraph/store/neo4j"
	"orgraph/store/neo4j/neo4jtest"
)

// leaderSwitch makes another member of a cluster the leader. It is one Neo4j under two
// addresses, whose routing tables and refusals are the test's.
func leaderSwitch(t *testing.T, db neo4jtest.Config) {
	second, err := neo4jtest.NewBolt(strings.TrimPrefix(db.URI, "bolt://"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(second.Close)
	var switched atomic.Bool
	var refused, led atomic.Int64
	// behave as the member that leads before the switch, or behind it.
	member := func(leadsAfter bool, addresses func() (leader, follower string)) func(neo4jtest.Message) neo4jtest.Reaction {
		return func(m neo4jtest.Message) neo4jtest.Reaction {
			leader, follower := addresses()
			switch {
			case m.Name == "ROUTE":
				return neo4jtest.Reaction{Members: map[string][]string{
					neo4jtest.Leads: {leader}, neo4jtest.Follows: {follower, leader}, neo4jtest.Routes: {leader, follower},
				}}
			case m.Name == "RUN" && strings.HasPrefix(m.Cypher, "MERGE "):
				if switched.Load() != leadsAfter {
					refused.Add(1)
					return neo4jtest.Reaction{Failure: "Neo.ClientError.Cluster.NotALeader"}
				}
				if leadsAfter {
					led.Add(1)
				}
			}
			return neo4jtest.Reaction{}
		}
	}
	w := newCluster(t, db, second, func(first *neo4jtest.Bolt) {
		addresses := func() (leader, follower string) {
			if switched.Load() {
				return second.Address(), first.Address()
			}
			return first.Address(), second.Address()
		}
		first.React(member(false, addresses))
		second.React(member(true, addresses))
	})
	stop := w.load(readers, writers)
	time.Sleep(300 * time.Millisecond)
	switched.Store(true)
	w.recover(time.Now())
	time.Sleep(300 * time.Millisecond)
	stop()
	seen := w.reset()
	for _, what := range []string{"read", "write"} {
		w.checkOutcomes(what, seen[what], seen[what], all, all)
	}
	if refused.Load() == 0 || led.Load() == 0 {
		t.Errorf("the old leader has refused %d writes, and the new one got %d", refused.Load(), led.Load())
	}
	w.checkOnce()
}

// newCluster is newWorld under neo4j://, where the members react before they are asked.
func newCluster(t *testing.T, db neo4jtest.Config, second *neo4jtest.Bolt, react func(first *neo4jtest.Bolt)) *world {
	t.Helper()
	first, err := neo4jtest.NewBolt(strings.TrimPrefix(db.URI, "bolt://"))
	if err != nil {
		t.Fatal(err)
	}
	react(first)
	s, err := neo4j.Open(t.Context(), config(db, "neo4j://"+first.Address()))
	if err != nil {
		t.Fatal(err)
	}
	w := &world{t: t, db: db, seen: map[string][]outcome{}, role: "leader-switch"}
	w.serve(s, func() {
		drained(t, first, second)
		first.Close()
	})
	return w
}

// poolExhausted lets somebody hold the lock that every write takes, so that writes take
// all connections and wait.
func poolExhausted(t *testing.T, db neo4jtest.Config) {
	const connections = 4
	w := newWorld(t, db, func(c *neo4j.Config) { c.MaxConnections = connections })
	d, err := driver.NewDriverWithContext(db.URI, driver.BasicAuth(db.Username, db.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = d.Close(context.Background()) }()
	session := d.NewSession(t.Context(), driver.SessionConfig{DatabaseName: db.Database})
	defer func() { _ = session.Close(context.Background()) }()
	tx, err := session.BeginTransaction(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tx.Run(t.Context(), "MATCH (s:OrgraphSchema) SET s.locked = true", nil); err != nil {
		t.Fatal(err)
	}
	written := make(chan outcome)
	for i := range connections {
		go func() { written <- w.write(fmt.Sprintf("%s held %d", w.role, i)) }()
	}
	for begun := time.Now(); blocked(t, db) != connections; time.Sleep(20 * time.Millisecond) {
		if time.Since(begun) > 2*time.Second {
			t.Fatalf("%d transactions wait for the lock, want %d", blocked(t, db), connections)
		}
	}
	read, ready := make(chan outcome), make(chan outcome)
	go func() { read <- w.read() }()
	go func() { ready <- w.ready() }()
	if o := <-read; o.code != string(graph.CodeUnavailable) || o.took < 1500*time.Millisecond || o.took > 2*time.Second+slack {
		t.Errorf("a read without a connection is answered %s after %v, want 503 after about two seconds: %s", o.code, o.took, o.body)
	}
	if o := <-ready; o.code != "503" || o.took > readyTimeout+slack {
		t.Errorf("/readyz is answered %s after %v", o.code, o.took)
	}
	for range connections {
		if o := <-written; o.code != string(graph.CodeTimeout) || o.took > operationTimeout+slack {
			t.Errorf("a write that waits is answered %s after %v: %s", o.code, o.took, o.body)
		}
	}
	// They have not only been answered: nothing of them goes on in the database.
	for begun := time.Now(); blocked(t, db) > 0; time.Sleep(20 * time.Millisecond) {
		if time.Since(begun) > time.Second {
			t.Errorf("%d transactions still wait a second after their requests were answered", blocked(t, db))
			break
		}
	}
	if err := tx.Rollback(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.recover(time.Now())
	w.checkOnce()
	// What was answered TIMEOUT was not written.
	if slices.ContainsFunc(w.acked, func(v string) bool { return strings.Contains(v, "held") }) {
		t.Errorf("acknowledged: %v", w.acked)
	}
}

// blocked counts the transactions that wait for a lock.
func blocked(t *testing.T, db neo4jtest.Config) int64 {
	t.Helper()
	return ask(t, neo4jSetting(t, db), "SHOW TRANSACTIONS YIELD status, currentQuery WHERE status STARTS WITH 'Blocked' RETURN count(*)")
}

// killedUnderClients kills Neo4j while sixteen clients read and write, each of which sends
// what was not answered again.
func killedUnderClients(t *testing.T, db *neo4jtest.Server) {
	rounds := campaign.Size(1, 20)
	w := &world{t: t, db: db.Config(), seen: map[string][]outcome{}, role: "sixteen"}
	w.serve(direct(t, db.Config()), func() {})
	const readers, writers = 4, 12
	if err := db.Quicken(t.Context(), func() {
		stop := w.load(readers, writers)
		time.Sleep(5 * time.Second)
		stop()
	}); err != nil {
		t.Fatal(err)
	}
	var slowest time.Duration
	acked := 0
	for round := range rounds {
		w.role, w.acked = fmt.Sprintf("sixteen-%d", round), nil
		stop := w.load(readers, writers)
		time.Sleep(time.Duration(300+97*round) * time.Millisecond)
		if err := db.Kill(); err != nil {
			t.Fatal(err)
		}
		w.reset()
		time.Sleep(readyTimeout)
		if err := db.Restart(t.Context()); err != nil {
			t.Fatal(err)
		}
		answers := time.Now()
		for _, c := range []struct{ what, good string }{{"readyz", "200"}, {"read", fine}, {"write", fine}} {
			took := w.firstSince(answers, c.what, c.good)
			t.Logf("the first %s came %v after Bolt answered", c.what, took.Round(time.Millisecond))
			slowest = max(slowest, took)
		}
		stop()
		seen := w.reset()
		may := []string{fine, string(graph.CodeUnavailable), string(graph.CodeOutcomeUnknown), string(graph.CodeTimeout)}
		w.checkOutcomes("read", seen["read"], seen["read"], all, may)
		w.checkOutcomes("write", seen["write"], seen["write"], all, may)
		w.checkOnce()
		acked += len(w.acked)
	}
	t.Logf("%d kills under %d clients, %d writes acknowledged; at the latest the first answer came %v after Bolt answered", rounds, readers+writers, acked, slowest)
}

// firstSince waits for the first good outcome of an answer that came after the time, and
// returns how long after.
func (w *world) firstSince(since time.Time, what, good string) time.Duration {
	w.t.Helper()
	for ; time.Since(since) < recovery; time.Sleep(5 * time.Millisecond) {
		w.mu.Lock()
		seen := w.seen[what]
		i := slices.IndexFunc(seen, func(o outcome) bool { return o.code == good && o.after.After(since) })
		w.mu.Unlock()
		if i >= 0 {
			return seen[i].after.Sub(since)
		}
	}
	w.t.Fatalf("no %s was answered well within %v after Neo4j was back", what, recovery)
	return 0
}
