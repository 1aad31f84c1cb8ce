package neo4j

import "context"

// Run reads with a statement of the test's own.
func (s *Store) Run(ctx context.Context, cypher string) error {
	_, err := s.run(ctx, cypher, nil)
	return err
}
