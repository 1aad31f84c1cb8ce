package neo4j

import (
	"strings"
	"sync/atomic"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j/log"

	"orgraph/store"
)

// database is the name that this one has in OpenTelemetry.
const database = "neo4j"

// pool counts what happens to the driver's connections. Of those who wait for one the
// driver tells in its log alone, which pool therefore is.
type pool struct{ inUse, waits, timeouts atomic.Int64 }

var _ log.Logger = (*pool)(nil)

// use counts a connection as taken until the function is called.
func (p *pool) use() (release func()) {
	p.inUse.Add(1)
	return func() { p.inUse.Add(-1) }
}

// Warnf implements log.Logger.
func (p *pool) Warnf(name, _, message string, _ ...any) {
	if name != log.Pool {
		return
	}
	switch {
	case strings.HasPrefix(message, "Borrow queued"):
		p.waits.Add(1)
	case strings.HasPrefix(message, "Borrow time-out"):
		p.timeouts.Add(1)
	}
}

// Error implements log.Logger: the errors themselves are returned.
func (*pool) Error(string, string, error) {}

// Infof implements log.Logger.
func (*pool) Infof(string, string, string, ...any) {}

// Debugf implements log.Logger.
func (*pool) Debugf(string, string, string, ...any) {}

// State implements store.Store.
func (s *Store) State() store.State {
	return store.State{Database: database, Pools: []store.Pool{{
		Name: "all", Max: s.cfg.MaxConnections, InUse: int(s.pool.inUse.Load()),
		Waits: int(s.pool.waits.Load()), Timeouts: int(s.pool.timeouts.Load()),
	}}}
}
