package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"

	"github.com/ncruces/go-sqlite3/driver"

	"orgraph/store"
)

//go:embed migrations/*.sql
var migrations embed.FS

// applicationID marks a file as Orgraph's in its header: "Orgr" in ASCII
// (https://www.sqlite.org/fileformat2.html#application_id).
const applicationID = 0x4f726772

// migrate makes the schema of a new file, brings that of an older one forward,
// and refuses a file of another program or of a newer Orgraph.
func (s *Store) migrate(ctx context.Context) error {
	files, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return err
	}
	c, err := s.writes.Conn(ctx)
	if err != nil {
		return failure(ctx, err)
	}
	defer func() { _ = c.Close() }() // returns it to its pool

	var id, version, tables int
	err = c.QueryRowContext(ctx, `SELECT application_id, user_version, (SELECT count(*) FROM sqlite_schema)
		FROM pragma_application_id, pragma_user_version`).Scan(&id, &version, &tables)
	switch {
	case err != nil:
		return failure(ctx, err)
	case tables > 0 && id != applicationID:
		return fmt.Errorf("%w: it is a database of another program; choose another file with --store", store.ErrCorrupt)
	case version > len(files):
		return fmt.Errorf("%w: it was written by a newer Orgraph (schema %d, this one knows %d); use that one", store.ErrCorrupt, version, len(files))
	case version == len(files):
		return nil
	case s.readOnly && tables == 0:
		return fmt.Errorf("%w: the file holds no graph yet", store.ErrNotFound)
	case s.readOnly:
		return fmt.Errorf("%w: its schema is older than this Orgraph's; open it for writing once, with orgraph query '{ __typename }' and the file writable", store.ErrReadOnly)
	}
	if tables == 0 {
		if err := prepare(ctx, c); err != nil {
			return failure(ctx, err)
		}
	}
	return forward(ctx, c, files)
}

// prepare sets what only an empty file can be set to: a checksum in every page,
// and the write-ahead log, under which readers and the writer do not wait for
// each other. The database in memory takes the latter as a wish.
func prepare(ctx context.Context, c *sql.Conn) error {
	err := c.Raw(func(conn any) error {
		return conn.(driver.Conn).Raw().EnableChecksums("main")
	})
	if err != nil {
		return err
	}
	_, err = c.ExecContext(ctx, "PRAGMA journal_mode = WAL")
	return err
}

func forward(ctx context.Context, c *sql.Conn, files []string) (err error) {
	tx, err := c.BeginTx(ctx, nil)
	if err != nil {
		return failure(ctx, err)
	}
	defer func() {
		if e := tx.Rollback(); e != nil && !errors.Is(e, sql.ErrTxDone) {
			err = errors.Join(err, failure(ctx, e))
		}
	}()
	// Read again: another process may have gone first.
	var version int
	if err := tx.QueryRowContext(ctx, "SELECT user_version FROM pragma_user_version").Scan(&version); err != nil {
		return failure(ctx, err)
	}
	for i := version; i < len(files); i++ {
		text, err := fs.ReadFile(migrations, files[i])
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, string(text)); err != nil {
			return fmt.Errorf("%s: %w", files[i], failure(ctx, err))
		}
	}
	if _, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", applicationID, len(files))); err != nil {
		return failure(ctx, err)
	}
	return failure(ctx, tx.Commit())
}
