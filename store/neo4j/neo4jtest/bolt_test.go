package neo4jtest

import (
	"errors"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"
)

func TestBolt(t *testing.T) {
	cfg := New(t)
	b, err := NewBolt(strings.TrimPrefix(cfg.URI, "bolt://"))
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	open := func(scheme string) neo4j.DriverWithContext {
		d, err := neo4j.NewDriverWithContext(scheme+b.Address(), neo4j.BasicAuth(cfg.Username, cfg.Password, ""),
			func(c *config.Config) { c.MaxTransactionRetryTime = 0 })
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = d.Close(t.Context()) })
		return d
	}
	d := open("bolt://")
	run := func(d neo4j.DriverWithContext, cypher string) error {
		_, err := neo4j.ExecuteQuery(t.Context(), d, cypher, nil, neo4j.EagerResultTransformer, neo4j.ExecuteQueryWithDatabase(cfg.Database))
		return err
	}
	count := func() int64 {
		t.Helper()
		n, _ := query(t, cfg, "MATCH (n:Kept) RETURN count(n)")[0].Values[0].(int64)
		return n
	}
	on := func(name string, r Reaction) *atomic.Int64 {
		var times atomic.Int64
		b.React(func(m Message) Reaction {
			if m.Name == name && times.Add(1) == 1 {
				return r
			}
			return Reaction{}
		})
		return &times
	}
	if err := run(d, "CREATE (:Kept)"); err != nil || count() != 1 {
		t.Fatalf("passed on: %v, %d nodes", err, count())
	}
	if b.Connections() != 1 {
		t.Errorf("there are %d connections, want 1", b.Connections())
	}

	on("RUN", Reaction{Failure: "Neo.ClientError.Cluster.NotALeader"})
	var answer *neo4j.Neo4jError
	if err := run(d, "CREATE (:Kept)"); !errors.As(err, &answer) && !strings.Contains(err.Error(), "NotALeader") || count() != 1 {
		t.Errorf("a failure: %v, %d nodes", err, count())
	}
	on("COMMIT", Reaction{CutBefore: true})
	if err := run(d, "CREATE (:Kept)"); err == nil || count() != 1 {
		t.Errorf("cut before the commit: %v, %d nodes", err, count())
	}
	on("COMMIT", Reaction{CutAfter: true})
	if err := run(d, "CREATE (:Kept)"); err == nil || count() != 2 {
		t.Errorf("cut after the commit: %v, %d nodes", err, count())
	}
	on("RUN", Reaction{})
	if err := run(d, "CREATE (:Kept {text: '"+strings.Repeat("long ", 30000)+"'})"); err != nil || count() != 3 {
		t.Errorf("a message of several chunks: %v, %d nodes", err, count())
	}
	routed := on("ROUTE", Reaction{Members: map[string][]string{Leads: {b.Address()}, Follows: {b.Address()}, Routes: {b.Address()}}})
	if err := run(open("neo4j://"), "CREATE (:Kept)"); err != nil || count() != 4 || routed.Load() == 0 {
		t.Errorf("by a routing table: %v, %d nodes, asked %d times", err, count(), routed.Load())
	}
}
