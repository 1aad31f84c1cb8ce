// Package sqlite keeps the graph in one embedded SQLite file, with nothing to
// install: the default store. Every page carries a checksum, so that damage is
// noticed and never served.
package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"sync/atomic"
	"time"

	"github.com/ncruces/go-sqlite3"
	"github.com/ncruces/go-sqlite3/driver"
	"github.com/ncruces/go-sqlite3/ext/fts5"
	"github.com/ncruces/go-sqlite3/vfs/mvcc"

	"orgraph/org"
	"orgraph/store"
)

// Memory is the path of a database that lives in memory alone.
const Memory = ":memory:"

// busyTimeout is how long a write waits for another process's.
const busyTimeout = 5 * time.Second

// Config says which file to open and how.
type Config struct {
	// Path of the file, which is made when it does not exist, or Memory.
	Path string
	// ReadOnly opens what is there for reading alone, and makes nothing:
	// ErrNotFound where there is no graph yet.
	ReadOnly bool
	// Now is the clock by which changes are logged, time.Now when nil.
	Now func() time.Time
	// Observe is told of each statement that reads, and of each write as a whole; it
	// may be nil.
	Observe store.Observe

	vfs string // the file system, for tests; vfsName when empty
}

// Store is a store.Store on one SQLite file.
type Store struct {
	reader
	reads, writes *sql.DB
	readOnly      bool
	immutable     *stamp // of a file that is read without locks; else nil
	now           func() time.Time
	release       func()
	path          string // of the file, "" in memory
}

var _ store.Store = (*Store)(nil)

// Open opens the file, makes it when it does not exist, and brings its schema
// up to date. A file that is marked read-only is opened for reading alone.
// Errors: ErrUnavailable where it cannot be opened, ErrCorrupt where it is
// damaged, no database or not Orgraph's, each naming the file.
func Open(ctx context.Context, cfg Config) (*Store, error) {
	s := &Store{release: func() {}, now: cfg.Now}
	if s.now == nil {
		s.now = time.Now
	}
	if err := s.open(ctx, cfg); err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", cfg.Path, err), s.Close(ctx))
	}
	return s, nil
}

func (s *Store) open(ctx context.Context, cfg Config) error {
	s.readOnly = cfg.ReadOnly
	name, err := s.locate(cmp.Or(cfg.vfs, vfsName), cfg.Path)
	if errors.Is(err, fs.ErrNotExist) {
		if err = create(ctx, cfg); err == nil {
			name, err = s.locate(cmp.Or(cfg.vfs, vfsName), cfg.Path)
		}
	}
	if err != nil {
		return err
	}
	info, err := os.Stat(s.path + "-wal")
	left := s.path != "" && err == nil && info.Size() > 0 // by a process that was killed, or is running
	if left {
		if err := probe(ctx, name); err != nil {
			return err
		}
	}
	if err := s.connect(ctx, name, cfg.Observe); err != nil || !left || s.readOnly {
		return err
	}
	// A sync of that log may have failed, behind which it is read as if it were on
	// the disk. What it holds is synced as a part of the database, and whatever is
	// acknowledged from now on does not depend on it.
	_, err = s.writes.ExecContext(ctx, "PRAGMA wal_checkpoint")
	return failure(ctx, err)
}

// probe reads a file that has a write-ahead log before anybody can write it: closing a
// connection that may write copies the log to a file that is to be left as it is.
func probe(ctx context.Context, name string) error {
	db, err := driver.Open(name + "&mode=ro")
	if err != nil {
		return failure(ctx, err)
	}
	var tables int
	err = db.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&tables)
	return failure(ctx, errors.Join(err, db.Close()))
}

// connect opens a database by the driver's name for it, and brings its schema up to
// date.
func (s *Store) connect(ctx context.Context, name string, observe store.Observe) (err error) {
	// Two pools: one connection that writes, so that writers of this process
	// queue here and not on the file's lock, and several that only read.
	if s.writes, err = driver.Open(name, s.configure(false)); err != nil {
		return failure(ctx, err)
	}
	s.writes.SetMaxOpenConns(1)
	if s.reads, err = driver.Open(name, s.configure(true)); err != nil {
		return failure(ctx, err)
	}
	s.reads.SetMaxOpenConns(max(4, runtime.GOMAXPROCS(0)))
	s.reads.SetMaxIdleConns(max(4, runtime.GOMAXPROCS(0)))
	s.reader = reader{q: s.reads, observe: observe}
	return s.migrate(ctx)
}

// create makes a new database. It has another name until it is whole and on the
// disk, so that a file which is there and empty is always one that was damaged.
func create(ctx context.Context, cfg Config) (err error) {
	absolute, err := filepath.Abs(cfg.Path)
	if err != nil {
		return fmt.Errorf("%w: %w", store.ErrUnavailable, err)
	}
	temporary := fmt.Sprintf("%s.new-%d-%d", absolute, os.Getpid(), memories.Add(1))
	name := (&url.URL{Scheme: "file", Path: filepath.ToSlash(temporary), RawQuery: url.Values{"vfs": {vfsName}}.Encode()}).String()
	s := &Store{release: func() {}, now: time.Now}
	defer func() {
		for _, end := range []string{"", "-wal", "-shm"} {
			_ = os.Remove(temporary + end)
		}
	}()
	if err := errors.Join(s.connect(ctx, name, nil), s.Close(ctx)); err != nil {
		return err
	}
	// A link does not take the place of what another process has made meanwhile.
	err = os.Link(temporary, cfg.Path)
	if err != nil && !errors.Is(err, fs.ErrExist) {
		if _, there := os.Stat(cfg.Path); there != nil { // a file system without links
			err = os.Rename(temporary, cfg.Path)
		}
	}
	if err != nil && !errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%w: it cannot be made: %w", store.ErrUnavailable, err)
	}
	if d, err := os.Open(filepath.Dir(cfg.Path)); err == nil {
		_, _ = d.Sync(), d.Close() // not every system lets folders be synced
	}
	return nil
}

// locate turns a path into the driver's name for it. Error: fs.ErrNotExist where
// there is no such file, and one may be made; see Open for the others.
func (s *Store) locate(vfs, path string) (string, error) {
	if path == Memory {
		name := "/orgraph-" + strconv.FormatInt(memories.Add(1), 10)
		mvcc.Create(name, mvcc.NewSnapshot(""))
		s.release = func() { mvcc.Delete(name) }
		return "file:" + name + "?vfs=mvcc", nil
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && s.readOnly:
		return "", fmt.Errorf("%w: there is no such file", store.ErrNotFound)
	case errors.Is(err, fs.ErrNotExist):
		if dir := filepath.Dir(path); !isDir(dir) {
			return "", fmt.Errorf("%w: there is no folder %s; make it or choose another file with --store", store.ErrUnavailable, dir)
		}
		if log, err := os.Stat(path + "-wal"); err == nil && log.Size() > 0 {
			return "", fmt.Errorf("%w: the file is gone, and its write-ahead log %s-wal is there; put it back, or %s", store.ErrCorrupt, path, advice)
		}
		return "", fs.ErrNotExist
	case err != nil:
		return "", fmt.Errorf("%w: %w", store.ErrUnavailable, err)
	case info.IsDir():
		return "", fmt.Errorf("%w: it is a folder; name a file in it", store.ErrUnavailable)
	case info.Mode().Perm()&0o222 == 0:
		// Asked of the mode and not of the system, which lets root write.
		s.readOnly = true
	}
	if err := inspect(path); err != nil {
		return "", err
	}
	absolute, err := filepath.Abs(path)
	if err != nil {
		return "", fmt.Errorf("%w: %w", store.ErrUnavailable, err)
	}
	s.path = absolute
	query := url.Values{"vfs": {vfs}}
	if s.readOnly {
		query.Set("mode", "ro")
		if _, err := os.Stat(path + "-wal"); err != nil {
			// No writer has left anything beside the file, so it is read
			// without the files that SQLite would make there.
			query.Set("immutable", "1")
			s.immutable = newStamp(path)
		}
	}
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(absolute), RawQuery: query.Encode()}).String(), nil
}

// A stamp tells whether a file has been written to.
type stamp struct {
	path    string
	size    int64
	changed time.Time
	wal     bool // there is a write-ahead log beside it
}

func newStamp(path string) *stamp {
	s := &stamp{path: path}
	if info, err := os.Stat(path); err == nil {
		s.size, s.changed = info.Size(), info.ModTime()
	}
	_, err := os.Stat(path + "-wal")
	s.wal = err == nil
	return s
}

// memories numbers the databases in memory.
var memories atomic.Int64

func isDir(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// configure returns what each new connection is set to.
func (s *Store) configure(readOnly bool) func(*sqlite3.Conn) error {
	return func(c *sqlite3.Conn) error {
		if err := c.BusyTimeout(busyTimeout); err != nil {
			return err
		}
		if err := fts5.Register(c); err != nil {
			return err
		}
		if err := c.CreateFunction("fold", 1, sqlite3.DETERMINISTIC|sqlite3.INNOCUOUS, fold); err != nil {
			return err
		}
		pragmas := "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF;"
		if readOnly || s.readOnly {
			pragmas += "PRAGMA query_only = ON;"
		}
		return c.Exec(pragmas)
	}
}

// fold is org.Fold in SQL, whose own lower() knows ASCII alone.
func fold(ctx sqlite3.Context, arg ...sqlite3.Value) { ctx.ResultText(org.Fold(arg[0].Text())) }

// Update implements store.Writer.
func (s *Store) Update(ctx context.Context, fn func(ctx context.Context, tx store.Tx) error) error {
	return s.write(ctx, func(tx transaction) error { return fn(ctx, tx) })
}

// write runs fn in the transaction that writes, and commits it.
func (s *Store) write(ctx context.Context, fn func(transaction) error) error {
	if s.readOnly {
		return failure(ctx, sqlite3.READONLY)
	}
	begun := s.trip(ctx, "begin")
	tx, err := s.writes.BeginTx(ctx, nil)
	err = failure(ctx, err)
	if begun(err); err != nil {
		return err
	}
	err = fn(transaction{reader: reader{q: tx, observe: s.observe}, tx: tx, now: s.now(), written: new([]store.Change)})
	if err == nil {
		committed := s.trip(ctx, "commit")
		err = failure(ctx, tx.Commit())
		committed(err)
	}
	if err != nil {
		if e := tx.Rollback(); e != nil && !errors.Is(e, sql.ErrTxDone) {
			err = errors.Join(err, failure(ctx, e))
		}
	}
	return err
}

// View implements store.Store.
func (s *Store) View(ctx context.Context, fn func(ctx context.Context, r store.Reader) error) error {
	tx, err := s.reads.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return failure(ctx, err)
	}
	err = fn(ctx, reader{q: tx, observe: s.observe})
	if s.immutable != nil && *newStamp(s.immutable.path) != *s.immutable {
		err = fmt.Errorf("%w: another process has begun to write while the file was read; try again", store.ErrUnavailable)
	}
	if e := tx.Rollback(); err == nil && !errors.Is(e, sql.ErrTxDone) {
		err = failure(ctx, e)
	}
	return err
}

// Matrix implements store.Reader; its statements read one state.
func (s *Store) Matrix(ctx context.Context, models []string) (m org.Matrix, err error) {
	err = s.View(ctx, func(ctx context.Context, r store.Reader) error {
		m, err = r.Matrix(ctx, models)
		return err
	})
	return m, err
}

// Ping implements store.Store.
func (s *Store) Ping(ctx context.Context) error {
	ctx = store.WithPurpose(ctx, "ping", store.KindNone)
	statement := &statement{}
	statement.add("SELECT user_version FROM pragma_user_version")
	return s.rows(ctx, statement, func(scan func(...any) error) error {
		var version int
		return scan(&version)
	})
}

// Close implements store.Store.
func (s *Store) Close(ctx context.Context) error {
	var err error
	for _, db := range []*sql.DB{s.reads, s.writes} {
		if db != nil {
			err = errors.Join(err, failure(ctx, db.Close()))
		}
	}
	s.release()
	return err
}
