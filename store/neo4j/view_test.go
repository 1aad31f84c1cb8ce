package neo4j_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"orgraph/org"
	"orgraph/store"
	"orgraph/store/neo4j/neo4jtest"
)

// disturbed is how many of a view's runs viewAmongWriters disturbs, which are all that do not
// keep writers out.
const disturbed = 3

// viewAmongWriters views while somebody writes, and returns how often that ran, and what was read.
func viewAmongWriters(t *testing.T, s, other store.Store) (runs int, name string, err error) {
	t.Helper()
	err = s.View(t.Context(), func(ctx context.Context, r store.Reader) error {
		if runs++; runs <= disturbed {
			put(t, other, org.Matrix{Roles: []org.Role{{Key: "lead", Name: fmt.Sprint("Lead ", runs)}}})
		}
		roles, err := r.Roles(ctx, []string{"lead"})
		if err == nil {
			name = roles["lead"].Name
		}
		return err
	})
	return runs, name, err
}

// TestViewAmongWriters: the run that keeps writers out leaves the database as it was, also where
// it is opened for reading alone.
func TestViewAmongWriters(t *testing.T) {
	cfg := server(t)
	other := open(t, cfg)
	const writes = "MATCH (s:OrgraphSchema {id: 'schema'}) RETURN s.writes"
	for _, cfg.ReadOnly = range []bool{false, true} {
		before := number(t, cfg, writes)
		runs, name, err := viewAmongWriters(t, open(t, cfg), other)
		if err != nil || runs != disturbed+1 || name != "Lead 3" {
			t.Errorf("after %d runs it has read %q, %v", runs, name, err)
		}
		if got := number(t, cfg, writes); got != before+disturbed {
			t.Errorf("%d were written, want %d", got-before, disturbed)
		}
	}
}

// TestViewWithoutTheLock: where writers cannot be kept out it is a read that fails, not a write.
func TestViewWithoutTheLock(t *testing.T) {
	cfg := server(t)
	other := open(t, cfg)
	b, err := neo4jtest.NewBolt(strings.TrimPrefix(cfg.URI, "bolt://"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(b.Close)
	b.React(func(m neo4jtest.Message) neo4jtest.Reaction {
		if strings.HasPrefix(m.Cypher, "MERGE") && m.Name == "RUN" {
			return neo4jtest.Reaction{Failure: "Neo.ClientError.General.WriteOnReadOnlyAccessDatabase"}
		}
		return neo4jtest.Reaction{}
	})
	cfg.URI = "bolt://" + b.Address()
	if _, _, err := viewAmongWriters(t, open(t, cfg), other); !errors.Is(err, store.ErrUnavailable) || errors.Is(err, store.ErrReadOnly) {
		t.Errorf("got %v, want ErrUnavailable", err)
	}
}

// TestViewIsRemembered: the state that a view has read is what the next one expects.
func TestViewIsRemembered(t *testing.T) {
	cfg := server(t)
	s, other := open(t, cfg), open(t, cfg)
	put(t, other, org.Matrix{Roles: []org.Role{{Key: "lead", Name: "Lead"}}})
	for i, want := range []int{2, 1} {
		runs := 0
		err := s.View(t.Context(), func(ctx context.Context, r store.Reader) error {
			runs++
			_, err := r.Roles(ctx, []string{"lead"})
			return err
		})
		if err != nil || runs != want {
			t.Errorf("view %d has read %d times, want %d: %v", i, runs, want, err)
		}
	}
}

// TestDatabasePutBack puts an older state in the place of that which the store has seen.
func TestDatabasePutBack(t *testing.T) {
	s := open(t, server(t))
	if err := s.Ahead(t.Context()); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second) // less than Neo4j waits for a bookmark
	defer cancel()
	if err := s.Ping(ctx); err != nil {
		t.Error(err)
	}
	err := s.Update(ctx, func(ctx context.Context, tx store.Tx) error {
		return tx.Apply(ctx, store.WriteSet{Put: org.Matrix{Roles: []org.Role{{Key: "lead", Name: "Lead"}}}})
	})
	if err != nil {
		t.Error(err)
	}
	if m, err := s.Matrix(ctx, nil); err != nil || len(m.Roles) != 1 {
		t.Errorf("%d roles, %v", len(m.Roles), err)
	}
}
