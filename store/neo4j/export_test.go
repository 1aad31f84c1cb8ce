package neo4j

import (
	"context"
	"encoding/base64"
	"errors"
	"strings"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"orgraph/store"
)

// Run reads with a statement of the test's own.
func (s *Store) Run(ctx context.Context, cypher string) error {
	_, err := s.run(ctx, cypher, nil)
	return err
}

// Hits returns how much of the database the statements of a read have looked at, in Neo4j's
// unit.
func (s *Store) Hits(ctx context.Context, read func(store.Reader) error) (hits int64, err error) {
	var count func(plan driver.ProfiledPlan)
	count = func(plan driver.ProfiledPlan) {
		hits += plan.DbHits()
		for _, child := range plan.Children() {
			count(child)
		}
	}
	err = read(reader{query: func(ctx context.Context, cypher string, params map[string]any) ([]*driver.Record, error) {
		result, err := driver.ExecuteQuery(ctx, s.driver, "PROFILE "+cypher, params, driver.EagerResultTransformer, driver.ExecuteQueryWithDatabase(s.cfg.Database))
		if err != nil {
			return nil, err
		}
		count(result.Summary.Profile())
		return result.Records, nil
	}})
	return hits, err
}

// Ahead makes the store believe that it has seen a state which the database will not reach.
func (s *Store) Ahead(ctx context.Context) error {
	if err := s.Ping(ctx); err != nil {
		return err
	}
	seen := s.bookmarks.last()
	if len(seen) != 1 {
		return errors.New("the store has not one bookmark")
	}
	// A bookmark is, in PackStream, a list of the database's id of 16 bytes, the number of a
	// transaction, and an empty list.
	const kind, before = "FB:", 1 + 2 + 16
	raw, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(seen[0], kind))
	if err != nil || len(raw) <= before {
		return errors.Join(errors.New("a bookmark has another form"), err)
	}
	s.bookmarks.seen[0] = kind + base64.StdEncoding.EncodeToString(append(raw[:before:before], 0xca, 0x7f, 0xff, 0xff, 0xff, 0x90))
	return nil
}
