package store

import "context"

// A RoundTrip is one exchange with a database: a statement and what it brings, or the
// beginning or end of a transaction. All but Statement are words from short lists, so
// that they can tell series of figures apart.
type RoundTrip struct {
	// Database is "sqlite" or "neo4j" (OpenTelemetry's db.system.name).
	Database string
	// Operation is what is done: get, list, count, aggregate, search, matrix,
	// columns, versions, head, receipt, flaws, ping, begin, write, restore or commit; "run" for any other.
	Operation string
	// Target is what it is done to, if that is one kind.
	Target Kind
	// Statement is in the database's language, with parameters in place of values;
	// empty where the database is asked otherwise.
	Statement string
}

// Summary returns operation and target (OpenTelemetry's db.query.summary), such as
// "list Ownership".
func (t RoundTrip) Summary() string {
	if t.Target == KindNone {
		return t.Operation
	}
	return t.Operation + " " + string(t.Target)
}

type purposeKey struct{}

// purpose is an operation and its target.
type purpose struct {
	operation string
	target    Kind
}

// WithPurpose returns a context whose round trips have the operation and target.
func WithPurpose(ctx context.Context, operation string, target Kind) context.Context {
	return context.WithValue(ctx, purposeKey{}, purpose{operation, target})
}

// Observe is told of each round trip as it begins. The context that it returns goes
// along with the round trip, and the function is called with the outcome, an error of
// the store's, when that ends. It may be called by many at once.
type Observe func(ctx context.Context, trip RoundTrip) (context.Context, func(error))

// Begin tells o, if there is one, of a round trip for the context's purpose.
func (o Observe) Begin(ctx context.Context, database, statement string) (context.Context, func(error)) {
	if o == nil {
		return ctx, func(error) {}
	}
	p, ok := ctx.Value(purposeKey{}).(purpose)
	if !ok {
		p.operation = "run"
	}
	return o(ctx, RoundTrip{database, p.operation, p.target, statement})
}

// State is how a database does at a moment.
type State struct {
	// Database is as in RoundTrip.
	Database string
	// Pools are those of its connections.
	Pools []Pool
	// Files are those that it keeps on this machine.
	Files []File
}

// A Pool is of connections that are used again and again.
type Pool struct {
	// Name is "read" or "write", or "all" where they are for both.
	Name string
	// Max is how many connections there may be, InUse how many are taken or waited for.
	Max, InUse int
	// Waits and Timeouts count, since the store was opened, how often somebody had to
	// wait for a connection, and how often in vain.
	Waits, Timeouts int
}

// A File has a part of the data.
type File struct {
	// Name is "database" or "wal", the write-ahead log.
	Name  string
	Bytes int64
}
