// Package neo4jtest gives tests a real Neo4j.
//
// It takes the one that ORGRAPH_TEST_NEO4J names (with NEO4J_USERNAME,
// NEO4J_PASSWORD and NEO4J_DATABASE), else one in Docker, else one from Maven
// Central where Java 17 or newer and Maven are installed. Where there is none of
// these the test is skipped and says so, or fails where CI=true.
//
// All tests of a run share one server, also across packages. Community Edition
// has one database, so a test holds it alone: [New] waits for the others.
package neo4jtest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"orgraph/internal/loudskip"
)

// Config says how to reach a server.
type Config struct {
	URI, Username, Password, Database string
}

const (
	user     = "neo4j"
	password = "orgraph-test"
	database = "neo4j"
)

const noNeo4j = "NO NEO4J: set ORGRAPH_TEST_NEO4J to a Bolt URI, or install Docker, or Java 17 and Maven, to run the Neo4j tests"

func local(port int) Config {
	return Config{URI: fmt.Sprintf("bolt://127.0.0.1:%d", port), Username: user, Password: password, Database: database}
}

// answers returns nil when the server takes the credentials and answers.
func (c Config) answers(ctx context.Context) (err error) {
	driver, err := neo4j.NewDriverWithContext(c.URI, neo4j.BasicAuth(c.Username, c.Password, ""))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, driver.Close(ctx)) }()
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	_, err = neo4j.ExecuteQuery(ctx, driver, "RETURN 1", nil, neo4j.EagerResultTransformer, neo4j.ExecuteQueryWithDatabase(c.Database))
	return err
}

// wipe deletes all nodes, constraints and indexes.
func (c Config) wipe(ctx context.Context) (err error) {
	driver, err := neo4j.NewDriverWithContext(c.URI, neo4j.BasicAuth(c.Username, c.Password, ""))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, driver.Close(ctx)) }()
	run := func(cypher string) (*neo4j.EagerResult, error) {
		// Implicit transactions: CALL … IN TRANSACTIONS asks for one.
		session := driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: c.Database})
		result, err := session.Run(ctx, cypher, nil)
		var records []*neo4j.Record
		if err == nil {
			records, err = result.Collect(ctx)
		}
		return &neo4j.EagerResult{Records: records}, errors.Join(err, session.Close(ctx))
	}
	if _, err := run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS"); err != nil {
		return err
	}
	for show, drop := range map[string]string{
		"SHOW CONSTRAINTS YIELD name": "DROP CONSTRAINT ",
		// The token look-up indexes are the server's own.
		"SHOW INDEXES YIELD name, type, owningConstraint WHERE type <> 'LOOKUP' AND owningConstraint IS NULL RETURN name": "DROP INDEX ",
	} {
		result, err := run(show)
		if err != nil {
			return err
		}
		for _, record := range result.Records {
			name, _ := record.Values[0].(string)
			if _, err := run(drop + "`" + strings.ReplaceAll(name, "`", "``") + "` IF EXISTS"); err != nil {
				return err
			}
		}
	}
	return nil
}

// held tells that this process holds the database: a second New in one test
// would wait for itself for ever.
var held struct {
	sync.Mutex
	by string
}

// New returns an empty database that the test holds alone until it ends. A test
// that calls it twice fails.
func New(t testing.TB) Config {
	t.Helper()
	cfg, lock := find(t)
	held.Lock()
	by := held.by
	held.Unlock()
	if by != "" && (by == t.Name() || strings.HasPrefix(t.Name(), by+"/")) {
		t.Fatalf("neo4jtest.New: %s holds the database already", by)
	}
	unlock, err := lock()
	if err != nil {
		t.Fatal(err)
	}
	held.Lock()
	held.by = t.Name()
	held.Unlock()
	t.Cleanup(func() {
		held.Lock()
		held.by = ""
		held.Unlock()
		unlock()
	})
	if err := cfg.wipe(t.Context()); err != nil {
		t.Fatalf("emptying the test database: %v", err)
	}
	return cfg
}

// one serialises the tests of this process: a file's lock is the process's.
var one sync.Mutex

// find returns a server and how to lock its database, or skips or fails the
// test.
func find(t testing.TB) (Config, func() (unlock func(), err error)) {
	t.Helper()
	s, err := newShared()
	if err != nil {
		t.Fatal(err)
	}
	lock := func() (func(), error) {
		one.Lock()
		file := s.lock()
		if err := file.Lock(); err != nil {
			one.Unlock()
			return nil, fmt.Errorf("locking %s: %w", file.Path(), err)
		}
		return func() {
			_ = file.Unlock()
			one.Unlock()
		}, nil
	}
	if uri := os.Getenv("ORGRAPH_TEST_NEO4J"); uri != "" {
		return Config{URI: uri, Username: orElse(os.Getenv("NEO4J_USERNAME"), user), Password: os.Getenv("NEO4J_PASSWORD"),
			Database: orElse(os.Getenv("NEO4J_DATABASE"), database)}, lock
	}
	if dockerAnswers(t.Context()) {
		cfg, err := container()
		if err != nil {
			t.Fatal(err)
		}
		return cfg, lock
	}
	r, err := install(t.Context(), os.Stderr)
	if errors.Is(err, errNoJava) {
		loudskip.Missing(t, noNeo4j)
	}
	if err != nil {
		t.Fatal(err)
	}
	cfg, err := s.config(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	return cfg, lock
}

func orElse(s, fallback string) string {
	if s == "" {
		return fallback
	}
	return s
}
