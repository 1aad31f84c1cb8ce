package neo4j

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"strings"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"orgraph/store"
)

//go:embed migrations/*.cypher
var migrations embed.FS

// migrationTimeout is how long a migration may take, the wait for another
// process's included: an index on a large graph is not built in a moment.
const migrationTimeout = 10 * time.Minute

// migrate brings the schema up to date, which takes one statement where it is.
//
// Constraints and data cannot be written in one transaction. So one transaction
// holds the node that records the version, which keeps other processes out, and
// the migrations run in others beside it; their statements can be run again,
// should it not come to an end.
func (s *Store) migrate(ctx context.Context) error {
	files, err := fs.Glob(migrations, "migrations/*.cypher")
	if err != nil {
		return err
	}
	records, err := s.run(ctx, "OPTIONAL MATCH (s:OrgraphSchema {id: 'schema'}) RETURN coalesce(s.version, 0)", nil)
	if err != nil {
		return err
	}
	version, err := known(records, len(files))
	switch {
	case err != nil || version == len(files):
		return err
	case s.cfg.ReadOnly && version == 0:
		return fmt.Errorf("%w: the database holds no graph yet", store.ErrNotFound)
	case s.cfg.ReadOnly:
		return fmt.Errorf("%w: its schema is older than this Orgraph's; open it for writing once", store.ErrReadOnly)
	}
	// Without it two processes that MERGE the node would make two.
	if err := s.change(ctx, "CREATE CONSTRAINT orgraph_schema_id IF NOT EXISTS FOR (s:OrgraphSchema) REQUIRE s.id IS UNIQUE"); err != nil {
		return err
	}
	cfg := driver.SessionConfig{AccessMode: driver.AccessModeWrite, BookmarkManager: &s.bookmarks}
	inside, _, err := s.transact(ctx, migrationTimeout, cfg, func(ctx context.Context, query querier) error {
		return s.forward(withTurn(ctx), query, files)
	})
	return inside.result(ctx, err)
}

// known returns the version that a statement has read, ErrCorrupt where it is
// newer than the newest that this program knows.
func known(records []*driver.Record, newest int) (int, error) {
	version, ok := records[0].Values[0].(int64)
	switch {
	case !ok:
		return 0, fmt.Errorf("%w: the node (:OrgraphSchema) has no number as its version; set it to %d, or empty the database", store.ErrCorrupt, newest)
	case int(version) > newest:
		return 0, fmt.Errorf("%w: it was written by a newer Orgraph (schema %d, this one knows %d); use that one", store.ErrCorrupt, version, newest)
	}
	return int(version), nil
}

// forward runs the migrations that are missing; query holds the schema's node
// from its first statement to the end.
func (s *Store) forward(ctx context.Context, query querier, files []string) error {
	if _, err := query(ctx, lock, nil); err != nil {
		return err
	}
	// Read again: another process may have gone first.
	records, err := query(ctx, "MATCH (s:OrgraphSchema {id: 'schema'}) RETURN coalesce(s.version, 0)", nil)
	if err != nil {
		return err
	}
	version, err := known(records, len(files))
	if err != nil {
		return err
	}
	for i := version; i < len(files); i++ {
		text, err := fs.ReadFile(migrations, files[i])
		if err != nil {
			return err
		}
		for _, cypher := range split(string(text)) {
			if err := s.change(ctx, cypher); err != nil {
				return fmt.Errorf("%s: %w", files[i], err)
			}
		}
	}
	if err := s.change(ctx, fmt.Sprintf("CALL db.awaitIndexes(%d)", int(migrationTimeout.Seconds()))); err != nil {
		return err
	}
	_, err = query(ctx, "MATCH (s:OrgraphSchema {id: 'schema'}) SET s.version = $version", map[string]any{"version": len(files)})
	return err
}

// split returns the statements of a migration, each of which ends with a line
// that holds only a semicolon.
func split(text string) []string {
	var statements []string
	for part := range strings.SplitSeq(text+"\n", "\n;\n") {
		if strings.TrimSpace(part) != "" {
			statements = append(statements, part)
		}
	}
	return statements
}

// change runs a statement that changes the schema in a transaction of its own.
func (s *Store) change(ctx context.Context, cypher string) error {
	_, err := s.ask(ctx, driver.AccessModeWrite, migrationTimeout, cypher, nil)
	return err
}
