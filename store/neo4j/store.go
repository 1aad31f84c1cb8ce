// Package neo4j keeps the graph in a Neo4j database, version 5.23 or newer,
// Community or Enterprise. Labels, relationship types and properties are those
// of docs/design.md, so that everything stored can be asked for in Cypher, too.
package neo4j

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"sync/atomic"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/notifications"

	"orgraph/store"
)

// Config says which database to open and how. Only URI must be set.
type Config struct {
	// URI is "bolt://host:7687" for one server, "neo4j://host:7687" for a
	// cluster; "+s" behind the scheme asks for TLS, "+ssc" for TLS with a
	// certificate that nobody vouches for.
	URI string
	// Username and Password are the credentials; without both there are none.
	Username, Password string
	// Database is the name of the database, "neo4j" when empty.
	Database string
	// MaxConnections is the size of the pool, 100 when zero.
	MaxConnections int
	// AcquireTimeout is how long a request waits for a connection, old or
	// new, 2 s when zero.
	AcquireTimeout time.Duration
	// QueryTimeout is how long a read may run, 30 s when zero.
	QueryTimeout time.Duration
	// UpdateTimeout is how long an update may run, the wait for those before
	// it included, and a view; 5 min when zero.
	UpdateTimeout time.Duration
	// RetryTime is how long a transaction is tried again after the first of passing
	// faults, 2 s when zero.
	RetryTime time.Duration
	// ReadOnly opens what is there for reading alone, and makes nothing:
	// ErrNotFound where there is no graph yet, ErrReadOnly where the schema
	// would have to be brought forward.
	ReadOnly bool
	// Now is the clock by which changes are logged, time.Now when nil.
	Now func() time.Time
	// Observe is told of each statement and each commit; it may be nil.
	Observe store.Observe
}

func (c Config) withDefaults() Config {
	if c.Database == "" {
		c.Database = "neo4j"
	}
	if c.MaxConnections == 0 {
		c.MaxConnections = 100
	}
	for _, d := range []struct {
		of    *time.Duration
		value time.Duration
	}{
		{&c.AcquireTimeout, 2 * time.Second}, {&c.QueryTimeout, 30 * time.Second},
		{&c.UpdateTimeout, 5 * time.Minute}, {&c.RetryTime, 2 * time.Second},
	} {
		if *d.of == 0 {
			*d.of = d.value
		}
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	return c
}

// Store is a store.Store on one Neo4j database.
type Store struct {
	reader
	cfg       Config
	driver    driver.DriverWithContext
	bookmarks bookmarks
	// readable is the head of the log up to which the last Head has found that all can be read.
	readable atomic.Pointer[head]
	pool     *pool
	gate     gate
	// routed says that the address is a cluster's, of which one member may be down while
	// the others answer: nobody waits at the gate.
	routed bool
}

var _ store.Store = (*Store)(nil)

// Open connects to the database, makes its constraints and indexes where they
// are not there yet, and brings an older schema up to date. Errors name the
// address: ErrUnavailable where the server does not answer, refuses the
// credentials, has no such database or is too old; ErrCorrupt where the
// database was written by a newer Orgraph; ErrReadOnly where the schema would
// have to be written and cannot be.
func Open(ctx context.Context, cfg Config) (*Store, error) {
	cfg = cfg.withDefaults()
	u, err := url.Parse(cfg.URI)
	if err != nil || u.Host == "" {
		// The parser's error would repeat the address, password included.
		return nil, fmt.Errorf("%w: the address of Neo4j is not a URL; write it as bolt://localhost:7687", store.ErrUnavailable)
	}
	address := fmt.Sprintf("%s://%s, database %s", u.Scheme, u.Host, cfg.Database)
	u.User = nil
	cfg.URI = u.String()
	auth := driver.NoAuth()
	if cfg.Username != "" || cfg.Password != "" {
		auth = driver.BasicAuth(cfg.Username, cfg.Password, "")
	}
	p := &pool{}
	d, err := driver.NewDriverWithContext(cfg.URI, auth, func(c *config.Config) {
		c.MaxConnectionPoolSize = cfg.MaxConnections
		c.ConnectionAcquisitionTimeout = cfg.AcquireTimeout
		c.SocketConnectTimeout = cfg.AcquireTimeout
		c.MaxTransactionRetryTime = 0 // see Store.again
		c.ConnectionLivenessCheckTimeout = idleTime
		c.TelemetryDisabled = true
		c.NotificationsMinSeverity = notifications.DisabledLevel
		c.UserAgent = "orgraph"
		c.Log = p
	})
	if err != nil {
		return nil, fmt.Errorf("%s: %w: the driver does not know such an address; write it as bolt://host:7687 or neo4j://host:7687", address, store.ErrUnavailable)
	}
	routed := strings.HasPrefix(u.Scheme, "neo4j")
	s := &Store{cfg: cfg, driver: d, bookmarks: bookmarks{cluster: routed}, pool: p, routed: routed}
	s.reader = reader{query: s.run}
	if err := s.open(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", address, err), s.Close(ctx))
	}
	return s, nil
}

func (s *Store) open(ctx context.Context) error {
	limited, cancel := s.limit(ctx, s.cfg.AcquireTimeout)
	defer cancel()
	// Asked for by itself because, unlike a statement, it is not tried again
	// when nobody is there.
	info, err := s.driver.GetServerInfo(limited)
	if err != nil {
		return failure(ctx, err)
	}
	if err := checkVersion(info.Agent()); err != nil {
		return err
	}
	return s.migrate(ctx)
}

// checkVersion takes the name that a server gives itself, "Neo4j/5.26.0".
// Variable scope clauses, CALL (x) { … }, came with 5.23.
func checkVersion(agent string) error {
	var major, minor int
	if _, err := fmt.Sscanf(agent, "Neo4j/%d.%d", &major, &minor); err != nil || major < 5 || major == 5 && minor < 23 {
		return fmt.Errorf("%w: it calls itself %q; Neo4j 5.23 or newer is needed", store.ErrUnavailable, agent)
	}
	return nil
}

// limit returns a context that ends some time after the server should have
// given up by itself, for a server that is there and does not answer at all.
func (s *Store) limit(ctx context.Context, timeout time.Duration) (context.Context, context.CancelFunc) {
	return context.WithTimeout(ctx, timeout+s.cfg.AcquireTimeout+s.cfg.RetryTime)
}

// run is the querier outside of transactions.
func (s *Store) run(ctx context.Context, cypher string, params map[string]any) ([]*driver.Record, error) {
	return s.ask(ctx, driver.AccessModeRead, s.cfg.QueryTimeout, cypher, params)
}

// ask runs a statement in a transaction of its own.
func (s *Store) ask(ctx context.Context, mode driver.AccessMode, timeout time.Duration, cypher string, params map[string]any) (records []*driver.Record, err error) {
	ctx, ended := s.cfg.Observe.Begin(ctx, database, cypher)
	defer func() { ended(err) }()
	defer s.pool.use()()
	limited, cancel := s.limit(ctx, timeout)
	defer cancel()
	routing := driver.ExecuteQueryWithWritersRouting()
	if mode == driver.AccessModeRead {
		routing = driver.ExecuteQueryWithReadersRouting()
	}
	err = s.again(limited, mode, func() error {
		result, err := driver.ExecuteQuery(limited, s.driver, cypher, params, driver.EagerResultTransformer,
			driver.ExecuteQueryWithDatabase(s.cfg.Database), routing, driver.ExecuteQueryWithBookmarkManager(&s.bookmarks),
			driver.ExecuteQueryWithTransactionConfig(bounded(ctx, timeout)))
		if err == nil {
			records = result.Records
		}
		return err
	})
	return records, failure(ctx, err)
}

// transact runs work in a transaction, and again after a passing fault. It returns what the last
// try has met within, and the bookmarks that it ended with.
func (s *Store) transact(ctx context.Context, timeout time.Duration, cfg driver.SessionConfig, work func(ctx context.Context, query querier) error) (inside fault, after driver.Bookmarks, err error) {
	limited, cancel := s.limit(ctx, timeout)
	defer cancel()
	cfg.DatabaseName = s.cfg.Database
	session := s.driver.NewSession(limited, cfg)
	defer func() { _ = session.Close(limited) }() // only a transaction that is open can fail then
	defer s.pool.use()()
	execute := session.ExecuteWrite
	if cfg.AccessMode == driver.AccessModeRead {
		execute = session.ExecuteRead
	}
	err = s.again(limited, cfg.AccessMode, func() error {
		// Of a try that does not get as far as work, what the last one left is not true.
		inside = fault{}
		_, err := execute(limited, func(tx driver.ManagedTransaction) (any, error) {
			return nil, inside.of(work(limited, s.within(ctx, tx, &inside)))
		}, bounded(ctx, timeout))
		return err
	})
	return inside, session.LastBookmarks(), err
}

// within returns the querier of a transaction. ctx is the caller's.
func (s *Store) within(ctx context.Context, tx driver.ManagedTransaction, inside *fault) querier {
	*inside = fault{}
	return func(limited context.Context, cypher string, params map[string]any) (records []*driver.Record, err error) {
		limited, ended := s.cfg.Observe.Begin(limited, database, cypher)
		defer func() { ended(err) }()
		result, err := tx.Run(limited, cypher, params)
		if err == nil {
			records, err = result.Collect(limited)
		}
		if err != nil {
			inside.raw = err
			if limited.Err() != nil && ctx.Err() == nil {
				// fn may have set an end of its own.
				return nil, fmt.Errorf("%w: %w", store.ErrUnavailable, limited.Err())
			}
			return nil, failure(ctx, err)
		}
		s.gate.answered()
		return records, nil
	}
}

// lock is the first statement of each update: whoever has written the node
// keeps the others waiting until the transaction has ended. What it returns is the
// head of the log from then on.
const lock = "MERGE (s:OrgraphSchema {id: 'schema'}) SET s.writes = coalesce(s.writes, 0) + 1" + returnHead

// Update implements store.Writer.
func (s *Store) Update(ctx context.Context, fn func(ctx context.Context, tx store.Tx) error) error {
	if s.cfg.ReadOnly {
		return errReadOnly
	}
	return s.update(ctx, s.cfg.UpdateTimeout, func(ctx context.Context, tx transaction) error { return fn(ctx, tx) })
}

var errReadOnly = fmt.Errorf("%w: it was opened for reading alone", store.ErrReadOnly)

// update runs fn in a transaction that holds the lock.
func (s *Store) update(ctx context.Context, timeout time.Duration, fn func(ctx context.Context, tx transaction) error) error {
	committed := func(error) {}
	cfg := driver.SessionConfig{AccessMode: driver.AccessModeWrite, BookmarkManager: &s.bookmarks}
	inside, _, err := s.transact(ctx, timeout, cfg, func(limited context.Context, query querier) error {
		committed(store.ErrUnavailable) // the last try's
		committed = func(error) {}
		records, err := query(store.WithPurpose(limited, "begin", store.KindNone), lock, nil)
		if err != nil {
			return err
		}
		h := headOf(records)
		err = fn(limited, transaction{reader: reader{query: query, uncommitted: true}, now: s.cfg.Now(), head: &h, written: new([]store.Change)})
		if err == nil {
			_, committed = s.cfg.Observe.Begin(store.WithPurpose(ctx, "commit", store.KindNone), database, "")
		}
		return err
	})
	committed(failure(ctx, err))
	if err != nil && inside.committing && !refused(err) {
		return fmt.Errorf("%w; it may have been kept or not: %w", store.ErrOutcomeUnknown, failure(ctx, err))
	}
	return inside.result(ctx, err)
}

// refused reports whether an error of a commit is the server's word that it has
// kept nothing.
func refused(err error) bool {
	var answer *driver.Neo4jError
	return errors.As(last(err), &answer) && !strings.HasPrefix(answer.Code, "Neo.DatabaseError.")
}

// Ping implements store.Store.
func (s *Store) Ping(ctx context.Context) error {
	_, err := s.run(store.WithPurpose(ctx, "ping", store.KindNone), "RETURN 1", nil)
	return err
}

// Close implements store.Store.
func (s *Store) Close(ctx context.Context) error {
	return failure(ctx, s.driver.Close(ctx))
}
