package neo4j_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"orgraph/org"
	"orgraph/store"
	"orgraph/store/neo4j"
	"orgraph/store/neo4j/neo4jtest"
	"orgraph/store/storetest"
)

// server returns the settings of an empty database that t alone uses.
func server(t testing.TB) neo4j.Config {
	t.Helper()
	c := neo4jtest.New(t)
	return neo4j.Config{URI: c.URI, Username: c.Username, Password: c.Password, Database: c.Database}
}

func open(t testing.TB, cfg neo4j.Config) *neo4j.Store {
	t.Helper()
	s, err := neo4j.Open(t.Context(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(context.WithoutCancel(t.Context())); err != nil {
			t.Error(err)
		}
	})
	return s
}

func put(t testing.TB, s store.Writer, m org.Matrix) {
	t.Helper()
	err := s.Update(t.Context(), func(ctx context.Context, tx store.Tx) error {
		return tx.Apply(ctx, store.WriteSet{Put: m})
	})
	if err != nil {
		t.Fatal(err)
	}
}

// run runs a statement of the test's own, beside the store.
func run(t testing.TB, cfg neo4j.Config, cypher string) ([]*driver.Record, driver.ResultSummary) {
	t.Helper()
	d, err := driver.NewDriverWithContext(cfg.URI, driver.BasicAuth(cfg.Username, cfg.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = d.Close(t.Context()) }()
	result, err := driver.ExecuteQuery(t.Context(), d, cypher, nil, driver.EagerResultTransformer, driver.ExecuteQueryWithDatabase(cfg.Database))
	if err != nil {
		t.Fatalf("%s: %v", cypher, err)
	}
	return result.Records, result.Summary
}

func number(t testing.TB, cfg neo4j.Config, cypher string) int {
	t.Helper()
	records, _ := run(t, cfg, cypher)
	n, ok := records[0].Values[0].(int64)
	if !ok {
		t.Fatalf("%s: got %v, want a number", cypher, records[0].Values)
	}
	return int(n)
}

func TestStore(t *testing.T) {
	storetest.Run(t, func(t *testing.T) store.Store { return open(t, server(t)) })
}

func TestOpenAgain(t *testing.T) {
	cfg := server(t)
	var statements int
	cfg.Observe = storetest.Statements(func(string) { statements++ })
	open(t, cfg)
	if got := number(t, cfg, "MATCH (s:OrgraphSchema {id: 'schema'}) RETURN s.version"); got != 3 {
		t.Errorf("the version is %d, want 3", got)
	}
	const schema = "SHOW CONSTRAINTS YIELD name RETURN count(*)"
	constraints := number(t, cfg, schema)
	statements = 0
	open(t, cfg)
	if statements != 1 {
		t.Errorf("opening a database that is up to date took %d statements, want 1", statements)
	}
	// Somebody has deleted all nodes, and the constraints are still there.
	run(t, cfg, "MATCH (n) DETACH DELETE n")
	open(t, cfg)
	if got := number(t, cfg, schema); got != constraints {
		t.Errorf("there are %d constraints, want the %d from before", got, constraints)
	}
}

func TestOpenAtOnce(t *testing.T) {
	cfg := server(t)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			s, err := neo4j.Open(t.Context(), cfg)
			if err != nil {
				t.Error(err)
				return
			}
			if err := s.Close(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if got := number(t, cfg, "MATCH (s:OrgraphSchema) RETURN count(s)"); got != 1 {
		t.Errorf("there are %d nodes for the schema, want 1", got)
	}
}

func TestNotOpened(t *testing.T) {
	cfg := server(t)
	open(t, cfg)
	with := func(change func(*neo4j.Config)) neo4j.Config {
		c := cfg
		change(&c)
		return c
	}
	for _, c := range []struct {
		name string
		cfg  neo4j.Config
		want error
		says []string
	}{
		{"unreachable", with(func(c *neo4j.Config) { c.URI = "bolt://127.0.0.1:1" }), store.ErrUnavailable, []string{"127.0.0.1:1", "refused", "; start it"}},
		{"unreachable cluster", with(func(c *neo4j.Config) { c.URI = "neo4j://127.0.0.1:1" }), store.ErrUnavailable, []string{"127.0.0.1:1", "reached", "correct the address"}},
		{"no such host", with(func(c *neo4j.Config) { c.URI = "bolt://nowhere.invalid:7687" }), store.ErrUnavailable, []string{"nowhere.invalid", "correct the address"}},
		{"wrong password", with(func(c *neo4j.Config) { c.Password = "wrong-secret" }), store.ErrUnavailable, []string{"credentials", "NEO4J_PASSWORD"}},
		{"unknown database", with(func(c *neo4j.Config) { c.Database = "elsewhere" }), store.ErrUnavailable, []string{"elsewhere", "no database"}},
		{"TLS where there is none", with(func(c *neo4j.Config) { c.URI = strings.Replace(c.URI, "bolt://", "bolt+ssc://", 1) }), store.ErrUnavailable, []string{"TLS"}},
		{"other scheme", with(func(c *neo4j.Config) { c.URI = "http://127.0.0.1:7474" }), store.ErrUnavailable, []string{"bolt://"}},
		{"no address", with(func(c *neo4j.Config) { c.URI = "neo4j:wrong-secret@" }), store.ErrUnavailable, []string{"bolt://"}},
		{"password in the address", with(func(c *neo4j.Config) { c.URI = "bolt://me:wrong-secret@127.0.0.1:1" }), store.ErrUnavailable, []string{"127.0.0.1:1"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := neo4j.Open(t.Context(), c.cfg)
			if !errors.Is(err, c.want) {
				t.Fatalf("got error %v, want %v", err, c.want)
			}
			for _, word := range c.says {
				if !strings.Contains(err.Error(), word) {
					t.Errorf("%q does not say %q", err, word)
				}
			}
			if strings.Contains(err.Error(), "secret") || strings.Contains(err.Error(), "\n") {
				t.Errorf("%q gives the password away, or has more than a line", err)
			}
		})
	}
}

func TestNewerSchema(t *testing.T) {
	cfg := server(t)
	open(t, cfg)
	run(t, cfg, "MATCH (s:OrgraphSchema) SET s.version = 1000")
	_, err := neo4j.Open(t.Context(), cfg)
	if !errors.Is(err, store.ErrCorrupt) || !strings.Contains(err.Error(), "newer Orgraph") {
		t.Errorf("got %v, want that it was written by a newer Orgraph", err)
	}
}

func TestOneEdgeForEachModel(t *testing.T) {
	cfg := server(t)
	s := open(t, cfg)
	want := storetest.Graph()
	for range 2 {
		put(t, s, want)
		if got := number(t, cfg, "MATCH ()-[o:OWNS]->() RETURN count(o)"); got != len(want.Ownerships) {
			t.Errorf("there are %d OWNS, want %d", got, len(want.Ownerships))
		}
		if got := number(t, cfg, "MATCH ()-[a:ABOUT]->() RETURN count(a)"); got != 3 {
			t.Errorf("there are %d ABOUT, want 3", got)
		}
	}
}

// TestRoundTrips counts the statements of each read: one, however many scopes.
func TestRoundTrips(t *testing.T) {
	cfg := server(t)
	statements := 0
	cfg.Observe = storetest.Statements(func(string) { statements++ })
	s := open(t, cfg)
	put(t, s, storetest.Graph())
	scopes := []store.Scope{{From: store.KindModel, Key: "alpha"}, {From: store.KindModel, Key: "beta"}}
	for _, c := range []struct {
		name string
		want int
		read func() error
	}{
		{"by key", 1, func() error { _, err := s.Roles(t.Context(), []string{"lead", "team"}); return err }},
		{"no keys", 0, func() error { _, err := s.Roles(t.Context(), nil); return err }},
		{"list", 1, func() error { _, err := s.ListOwnerships(t.Context(), scopes, store.Query{}); return err }},
		{"no scopes", 0, func() error { _, err := s.ListOwnerships(t.Context(), nil, store.Query{}); return err }},
		{"count", 1, func() error {
			_, err := s.Count(t.Context(), store.KindOwnership, scopes, store.Where{})
			return err
		}},
		{"matrix", 10, func() error { _, err := s.Matrix(t.Context(), nil); return err }},
	} {
		statements = 0
		if err := c.read(); err != nil {
			t.Fatal(err)
		}
		if statements != c.want {
			t.Errorf("%s took %d statements, want %d", c.name, statements, c.want)
		}
	}
}

func TestStoredByOthers(t *testing.T) {
	cfg := server(t)
	s := open(t, cfg)
	put(t, s, storetest.Graph())
	for _, c := range []struct {
		name, cypher, says string
	}{
		{"unknown value", "MATCH ()-[o:OWNS {id: 'alpha/people/lead'}]->() SET o.quality = 'SUPERB'", `ownership alpha/people/lead has the quality "SUPERB"`},
		{"property of another type", "MATCH ()-[o:OWNS {id: 'alpha/people/lead'}]->() SET o.quality = 'WELL', o.note = 7", `x.note is not a text`},
		{"no property", "MATCH ()-[o:OWNS {id: 'alpha/people/lead'}]->() REMOVE o.note", `x.note is not a text`},
	} {
		t.Run(c.name, func(t *testing.T) {
			run(t, cfg, c.cypher)
			_, err := s.Ownerships(t.Context(), []string{"alpha/people/lead"})
			if !errors.Is(err, store.ErrCorrupt) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got error %v, want ErrCorrupt that says %s", err, c.says)
			}
		})
	}
}

// TestSearchForLabelled searches for a node to which somebody has given another label, one that
// Neo4j names first, being older.
func TestSearchForLabelled(t *testing.T) {
	cfg := server(t)
	s := open(t, cfg)
	put(t, s, storetest.Graph())
	run(t, cfg, "MATCH (r:Role {key: 'lead'}) SET r:OrgraphSchema")
	for _, kinds := range [][]store.Kind{{store.KindRole}, store.SearchKinds()} {
		found, err := s.Search(t.Context(), []string{"lead"}, kinds)
		if err != nil || !slices.Contains(found, store.Candidate{Kind: store.KindRole, Key: "lead"}) {
			t.Errorf("found %v among %v, %v", found, kinds, err)
		}
	}
}

// TestTwoStores writes and reads from two stores at once, as two processes do.
func TestTwoStores(t *testing.T) {
	cfg := server(t)
	stores := []*neo4j.Store{open(t, cfg), open(t, cfg)}
	const owners = 60
	graph := func(q org.Quality) org.Matrix {
		m := org.Matrix{
			Models:           []org.Model{{Key: "m", Name: "M", Status: org.Complete}},
			Responsibilities: []org.Responsibility{{Key: "p", Name: "P"}},
			Assignments:      []org.Assignment{{Model: "m", Responsibility: "p", Arrangement: org.Shared}},
		}
		for i := range owners {
			key := fmt.Sprintf("r%02d", i)
			m.Roles = append(m.Roles, org.Role{Key: key, Name: key})
			m.Ownerships = append(m.Ownerships, org.Ownership{Model: "m", Responsibility: "p", Role: key, Ordinal: i, Quality: q, Provenance: org.Edited})
		}
		return m
	}
	put(t, stores[0], graph(org.Well))

	const each = 12
	var writers, readers sync.WaitGroup
	done := make(chan struct{})
	for i, s := range stores {
		writers.Go(func() {
			for j := range each {
				err := s.Update(t.Context(), func(ctx context.Context, tx store.Tx) error {
					got, err := tx.Responsibilities(ctx, []string{"p"})
					if err != nil {
						return err
					}
					m := graph([]org.Quality{org.Well, org.Poorly}[(i+j)%2])
					m.Responsibilities[0].Ordinal = got["p"].Ordinal + 1
					return tx.Apply(ctx, store.WriteSet{Put: m})
				})
				if err != nil {
					t.Error(err)
				}
			}
		})
		readers.Go(func() {
			for {
				m, err := s.Matrix(t.Context(), nil)
				if err != nil {
					t.Error(err)
					return
				}
				for _, o := range m.Ownerships {
					if o.Quality != m.Ownerships[0].Quality {
						t.Errorf("a matrix holds ownerships of two writes")
						return
					}
				}
				select {
				case <-done:
					return
				default:
				}
			}
		})
	}
	writers.Wait()
	close(done)
	readers.Wait()
	got, err := stores[0].Responsibilities(t.Context(), []string{"p"})
	if err != nil {
		t.Fatal(err)
	}
	if got["p"].Ordinal != 2*each {
		t.Errorf("of %d updates %d were kept", 2*each, got["p"].Ordinal)
	}
}

// TestErrorsOfUpdate checks that what fn says comes back as it is, and that a
// context that ends within it is told by its own error.
func TestErrorsOfUpdate(t *testing.T) {
	cfg := server(t)
	s := open(t, cfg)
	mine := errors.New("mine")
	err := s.Update(t.Context(), func(context.Context, store.Tx) error { return fmt.Errorf("wrapped: %w", mine) })
	if !errors.Is(err, mine) || err.Error() != "wrapped: mine" {
		t.Errorf("got %v, want fn's own error", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	err = s.Update(ctx, func(ctx context.Context, tx store.Tx) error {
		cancel()
		_, err := tx.Models(ctx, []string{"m"})
		return err
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want context.Canceled", err)
	}
	cfg.UpdateTimeout = 300 * time.Millisecond
	short := open(t, cfg)
	err = short.Update(t.Context(), func(ctx context.Context, tx store.Tx) error {
		time.Sleep(2 * time.Second) // the server looks only so often
		_, err := tx.Models(ctx, []string{"m"})
		return err
	})
	if !errors.Is(err, store.ErrUnavailable) || !strings.Contains(err.Error(), "longer than allowed") {
		t.Errorf("got %v, want that it took too long", err)
	}
	// The connections are as good as before.
	if err := s.Ping(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestClosed(t *testing.T) {
	s, err := neo4j.Open(t.Context(), server(t))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := s.Ping(t.Context()); !errors.Is(err, store.ErrUnavailable) {
		t.Errorf("got %v, want ErrUnavailable", err)
	}
	err = s.Update(t.Context(), func(context.Context, store.Tx) error { return nil })
	if !errors.Is(err, store.ErrUnavailable) {
		t.Errorf("got %v, want ErrUnavailable", err)
	}
}
