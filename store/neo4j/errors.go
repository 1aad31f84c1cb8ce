package neo4j

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strings"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"orgraph/store"
)

// failure turns the driver's errors into the store's. The driver's own text
// stays out of them: it names Cypher and values. ctx is the caller's, whose end
// comes before every other reason.
func failure(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	err = last(err)
	var answer *driver.Neo4jError
	var broken *driver.ConnectivityError
	var usage *driver.UsageError
	switch {
	case errors.As(err, &answer):
		return answered(answer.Code)
	case errors.As(err, &broken):
		return unreachable(broken.Inner)
	case errors.As(err, &usage):
		return fmt.Errorf("%w: the connection to Neo4j has been closed", store.ErrUnavailable)
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled):
		return fmt.Errorf("%w: Neo4j did not answer in time", store.ErrUnavailable)
	default:
		return unreachable(err)
	}
}

func unreachable(err error) error {
	return fmt.Errorf("%w: Neo4j cannot be reached: %s; start it, or correct the address", store.ErrUnavailable, reason(err))
}

// answers are the codes of the server's errors that tell what to do, most
// special first: a code is met by those that it begins with or that end it.
// https://neo4j.com/docs/status-codes/5/errors/all-errors/
var answers = []struct {
	code     string
	sentinel error
	text     string
}{
	{".AuthenticationRateLimit", store.ErrUnavailable, "Neo4j refuses the credentials after too many wrong ones; wait some seconds and check NEO4J_USERNAME and NEO4J_PASSWORD"},
	{".CredentialsExpired", store.ErrUnavailable, "Neo4j wants the password changed first; set a new one in Neo4j"},
	{".Security.Forbidden", store.ErrUnavailable, "Neo4j does not let this user do that; give the user the right to read, write and make constraints"},
	{"Neo.ClientError.Security.", store.ErrUnavailable, "Neo4j refuses the credentials; check NEO4J_USERNAME and NEO4J_PASSWORD"},
	{".DatabaseNotFound", store.ErrUnavailable, "Neo4j has no database of this name; check the name, or make the database"},
	{".DatabaseUnavailable", store.ErrUnavailable, "the database is not running; start it in Neo4j, or try again"},
	{".ConstraintValidationFailed", store.ErrConflict, "the write contradicts what is stored; nothing was written"},
	{".ForbiddenOnReadOnlyDatabase", store.ErrReadOnly, "Neo4j has this database set to read-only"},
	{".WriteOnReadOnlyAccessDatabase", store.ErrReadOnly, "Neo4j has this database set to read-only"},
	{".NotALeader", store.ErrReadOnly, "this member of the Neo4j cluster takes no writes; use a neo4j:// address"},
	{"Neo.ClientError.Transaction.TransactionTimedOut", store.ErrUnavailable, "it took Neo4j longer than allowed; ask for less at once, or allow more time"},
	{"Neo.ClientError.Transaction.TransactionTerminated", store.ErrUnavailable, "Neo4j ended the transaction; try again"},
	{"OutOfMemoryError", store.ErrUnavailable, "it needs more memory than Neo4j gives one transaction; ask for less at once, or raise db.memory.transaction.max in Neo4j"},
	{"Neo.TransientError.", store.ErrUnavailable, "Neo4j is busy or restarting; try again"},
}

func answered(code string) error {
	for _, a := range answers {
		if strings.HasPrefix(code, a.code) || strings.HasSuffix(code, a.code) {
			return fmt.Errorf("%w: %s", a.sentinel, a.text)
		}
	}
	return fmt.Errorf("%w: Neo4j answered %s", store.ErrUnavailable, code)
}

// reason says in the words of the network why there is no connection.
func reason(err error) string {
	var dns *net.DNSError
	var op *net.OpError
	switch {
	case errors.As(err, &dns):
		return "there is no host " + dns.Name
	case errors.As(err, &op):
		return op.Err.Error()
	case err != nil && strings.Contains(strings.ToLower(err.Error()), "tls"):
		return "it does not answer in TLS as the address asks; use bolt:// or neo4j:// where it has no certificate, and +ssc where it is self-signed"
	default:
		return "there is no answer, or every connection is busy"
	}
}

// A fault remembers what the driver said within a transaction. There the
// driver decides by its own errors whether to run it again, and fn and the
// caller see the store's.
type fault struct {
	raw, mapped error
	committing  bool // fn has ended without an error
}

// of returns what a transaction that ended with err tells the driver.
func (f *fault) of(err error) error {
	f.mapped, f.committing = err, err == nil
	if err != nil && driver.IsRetryable(f.raw) {
		return f.raw
	}
	return err
}

// result returns what the caller is told when the driver has ended with err.
func (f *fault) result(ctx context.Context, err error) error {
	if err != nil && f.mapped != nil {
		return f.mapped
	}
	return failure(ctx, err)
}
