package neo4jtest

import (
	"context"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

func TestParseJavaVersion(t *testing.T) {
	for output, want := range map[string]int{
		`openjdk version "17.0.15" 2025-04-15`:                                    17,
		`java version "1.8.0_401"`:                                                1,
		`openjdk version "25" 2025-09-16`:                                         25,
		"Picked up JAVA_TOOL_OPTIONS: -Dx\nopenjdk version \"21.0.4\" 2024-07-16": 21,
		"nonsense": 0,
		"":         0,
	} {
		if got := parseJavaVersion(output); got != want {
			t.Errorf("parseJavaVersion(%q) = %d, want %d", output, got, want)
		}
	}
}

func TestNeo4jVersion(t *testing.T) {
	for java, want := range map[int]string{0: "", 1: "", 11: "", 17: "5.26.31", 21: "5.26.31", 25: "2026.09.0"} {
		if got := neo4jVersion(java); got != want {
			t.Errorf("neo4jVersion(%d) = %q, want %q", java, got, want)
		}
	}
}

func query(t *testing.T, cfg Config, cypher string) []*neo4j.Record {
	t.Helper()
	driver, err := neo4j.NewDriverWithContext(cfg.URI, neo4j.BasicAuth(cfg.Username, cfg.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = driver.Close(context.Background()) }()
	result, err := neo4j.ExecuteQuery(t.Context(), driver, cypher, nil, neo4j.EagerResultTransformer, neo4j.ExecuteQueryWithDatabase(cfg.Database))
	if err != nil {
		t.Fatal(err)
	}
	return result.Records
}

func TestNewIsEmptyAndHeldAlone(t *testing.T) {
	t.Run("first", func(t *testing.T) {
		cfg := New(t)
		query(t, cfg, "CREATE CONSTRAINT left_over IF NOT EXISTS FOR (n:LeftOver) REQUIRE n.key IS UNIQUE")
		query(t, cfg, "CREATE (:LeftOver {key: 1})")
		waits := make(chan struct{})
		go func() {
			defer close(waits)
			s, err := newShared()
			if err != nil {
				t.Error(err)
				return
			}
			if locked, err := s.lock().TryLock(); locked || err != nil {
				t.Errorf("another process could lock the database: %v, %v", locked, err)
			}
		}()
		<-waits
	})
	t.Run("second", func(t *testing.T) {
		cfg := New(t)
		if records := query(t, cfg, "MATCH (n) RETURN n"); len(records) > 0 {
			t.Errorf("%d nodes are left", len(records))
		}
		if records := query(t, cfg, "SHOW CONSTRAINTS"); len(records) > 0 {
			t.Errorf("%d constraints are left", len(records))
		}
	})
}

func TestKilledServerKeepsWhatWasCommitted(t *testing.T) {
	s := Start(t)
	query(t, s.Config(), "CREATE (:Kept)")
	if err := s.Kill(); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Second)
	defer cancel()
	if err := s.Config().answers(ctx); err == nil {
		t.Fatal("it answers after it was killed")
	}
	if err := s.Restart(t.Context()); err != nil {
		t.Fatal(err)
	}
	if records := query(t, s.Config(), "MATCH (n:Kept) RETURN n"); len(records) != 1 {
		t.Errorf("%d nodes were kept, want 1", len(records))
	}
}
