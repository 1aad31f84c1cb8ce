package neo4j

import (
	"context"

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
