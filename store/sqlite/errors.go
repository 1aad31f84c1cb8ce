package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/ncruces/go-sqlite3"

	"orgraph/store"
)

// failure turns the driver's errors into the store's. The driver's own text
// stays out of them: it names SQL. Errors that are not the driver's (a
// sentinel from a scan, the context's) pass as they are.
func failure(ctx context.Context, err error) error {
	if err == nil || errors.Is(err, store.ErrCorrupt) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	// The end of a context ends its transaction, and who still uses that is told so.
	if cause := context.Cause(ctx); cause != nil && errors.Is(err, sql.ErrTxDone) {
		return cause
	}
	var e *sqlite3.Error
	var code sqlite3.ErrorCode
	switch {
	case errors.As(err, &e):
		code = e.Code()
	case errors.As(err, &code):
	default:
		return err
	}
	switch code {
	case sqlite3.INTERRUPT:
		if cause := context.Cause(ctx); cause != nil {
			return cause
		}
		return fmt.Errorf("%w: the operation was interrupted", store.ErrUnavailable)
	case sqlite3.BUSY, sqlite3.LOCKED:
		return fmt.Errorf("%w: another process holds the database file; try again, or stop that process", store.ErrUnavailable)
	case sqlite3.READONLY, sqlite3.PERM:
		return fmt.Errorf("%w: the database file cannot be written; make it writable or choose another with --store", store.ErrReadOnly)
	case sqlite3.CANTOPEN:
		return fmt.Errorf("%w: the database file cannot be opened; check that its folder exists and can be written", store.ErrUnavailable)
	case sqlite3.FULL:
		return fmt.Errorf("%w: the disk is full; nothing was written", store.ErrUnavailable)
	case sqlite3.NOTADB:
		return fmt.Errorf("%w: the file is not a database; choose another with --store, or %s", store.ErrCorrupt, advice)
	case sqlite3.CORRUPT:
		return fmt.Errorf("%w: the database file does not hold together; %s", store.ErrCorrupt, advice)
	case sqlite3.ERROR: // of an index of words, or of the schema, that is damaged
		return fmt.Errorf("%w: the database file refuses what a whole one answers; %s", store.ErrCorrupt, advice)
	case sqlite3.IOERR:
		if errors.Is(err, sqlite3.IOERR_DATA) {
			return fmt.Errorf("%w: a page of the database file does not match its checksum; %s", store.ErrCorrupt, advice)
		}
		return fmt.Errorf("%w: the database file cannot be read or written: %w", store.ErrUnavailable, code)
	case sqlite3.CONSTRAINT:
		return fmt.Errorf("%w: the write refers to something that is not there; nothing was written", store.ErrConflict)
	default:
		return fmt.Errorf("%w: the database answered: %w", store.ErrUnavailable, code)
	}
}
