package sqlite

import (
	"context"
	"database/sql"
	"os"

	"orgraph/store"
)

// database is the name that this one has in OpenTelemetry.
const database = "sqlite"

// trip tells who observes of a round trip that is no statement, and returns what is to
// be called with its outcome.
func (r reader) trip(ctx context.Context, operation string) func(error) {
	_, ended := r.observe.Begin(store.WithPurpose(ctx, operation, store.KindNone), database, "")
	return ended
}

// State implements store.Store.
func (s *Store) State() store.State {
	pool := func(name string, db *sql.DB) store.Pool {
		stats := db.Stats()
		return store.Pool{Name: name, Max: stats.MaxOpenConnections, InUse: stats.InUse, Waits: int(stats.WaitCount)}
	}
	state := store.State{Database: database, Pools: []store.Pool{pool("read", s.reads), pool("write", s.writes)}}
	if s.path == "" {
		return state
	}
	for _, f := range []struct{ name, path string }{{"database", s.path}, {"wal", s.path + "-wal"}} {
		if info, err := os.Stat(f.path); err == nil { // else it is not there now
			state.Files = append(state.Files, store.File{Name: f.name, Bytes: info.Size()})
		}
	}
	return state
}
