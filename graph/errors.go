package graph

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"orgraph/analysis"
	"orgraph/edit"
	"orgraph/loaders"
	"orgraph/requestlog"
	"orgraph/store"
	"orgraph/store/fulltext"
	"orgraph/store/snapshot"
)

// Code is the value of an error's extensions.code. docs/errors.md says what
// each means and what to do about it.
type Code string

// The codes.
const (
	CodeParseFailed      Code = errcode.ParseFailed
	CodeValidationFailed Code = errcode.ValidationFailed
	CodeBadUserInput     Code = "BAD_USER_INPUT"
	CodeBadCursor        Code = "BAD_CURSOR"
	CodeBadID            Code = "BAD_ID"
	CodeNotFound         Code = "NOT_FOUND"
	CodeTooComplex       Code = "TOO_COMPLEX"
	CodeTooManyNodes     Code = "TOO_MANY_NODES"
	CodeAnswerTooLarge   Code = "ANSWER_TOO_LARGE"
	CodeRateLimited      Code = "RATE_LIMITED"
	CodeOverloaded       Code = "OVERLOADED"
	CodeTimeout          Code = "TIMEOUT"
	CodeCancelled        Code = "CANCELLED"
	CodeUnavailable      Code = "UNAVAILABLE"
	CodeOutcomeUnknown   Code = "OUTCOME_UNKNOWN"
	CodeKeyReused        Code = "IDEMPOTENCY_KEY_REUSED"
	CodeStoreDamaged     Code = "STORE_DAMAGED"
	CodeUnauthenticated  Code = "UNAUTHENTICATED"
	CodeForbidden        Code = "FORBIDDEN"
	CodeReadOnly         Code = "READ_ONLY"
	CodeConflict         Code = "CONFLICT"
	CodeNotAllowed       Code = "OPERATION_NOT_ALLOWED"
	CodeNoStream         Code = "SUBSCRIPTION_WITHOUT_STREAM"
	CodeInternal         Code = "INTERNAL"
)

// Codes lists every Code.
func Codes() []Code {
	return []Code{
		CodeParseFailed, CodeValidationFailed, CodeBadUserInput, CodeBadCursor, CodeBadID, CodeNotFound,
		CodeTooComplex, CodeTooManyNodes, CodeAnswerTooLarge, CodeRateLimited, CodeOverloaded, CodeTimeout, CodeCancelled, CodeUnavailable, CodeOutcomeUnknown, CodeKeyReused, CodeStoreDamaged,
		CodeUnauthenticated, CodeForbidden, CodeReadOnly, CodeConflict, CodeNotAllowed, CodeNoStream, CodeInternal,
	}
}

func init() {
	// Requests that are refused before they run are the client's mistake: 400.
	for _, code := range []Code{CodeTooComplex, CodeRateLimited, CodeUnauthenticated, CodeForbidden, CodeReadOnly, CodeNotAllowed, CodeNoStream} {
		errcode.RegisterErrorType(string(code), errcode.KindProtocol)
	}
}

// classes tell each error by its sentinel. The text of an error without a
// message of its own here was written for the client; the rest are for the
// operator, who finds them in the log.
var classes = []struct {
	sentinel error
	code     Code
	message  string
}{
	{store.ErrBadCursor, CodeBadCursor, ""},
	{store.ErrBadQuery, CodeBadUserInput, ""},
	{fulltext.ErrBadQuery, CodeBadUserInput, ""},
	{ErrBadID, CodeBadID, ""},
	{store.ErrNotFound, CodeNotFound, ""},
	{analysis.ErrNotFound, CodeNotFound, ""},
	{analysis.ErrBadInput, CodeBadUserInput, ""},
	{analysis.ErrInconsistent, CodeBadUserInput, ""},
	{analysis.ErrTooLarge, CodeTooComplex, ""},
	{store.ErrConflict, CodeConflict, ""},
	{store.ErrReadOnly, CodeReadOnly, ""},
	{loaders.ErrTooManyNodes, CodeTooManyNodes, ""},
	{snapshot.ErrTooLarge, CodeTooManyNodes, ""},
	{snapshot.ErrTooLong, CodeTooManyNodes, ""},
	{errOverloaded, CodeOverloaded, ""},
	{errBadKey, CodeBadUserInput, ""},
	{edit.ErrKeyReused, CodeKeyReused, ""},
	{store.ErrOutcomeUnknown, CodeOutcomeUnknown, "it is not known whether the write was kept; repeat the mutation, with the same key where it has @idempotent"},
	{context.DeadlineExceeded, CodeTimeout, "the operation took too long and was stopped; ask for less at once"},
	{context.Canceled, CodeCancelled, "the operation was cancelled"},
	{store.ErrUnavailable, CodeUnavailable, "the database does not answer at the moment; try again"},
	{store.ErrCorrupt, CodeStoreDamaged, "the database holds something that breaks its rules; the server's log says what"},
}

// presenter turns errors into what clients see, and logs what they must not.
type presenter struct{ log *slog.Logger }

func (p presenter) present(ctx context.Context, err error) *gqlerror.Error {
	out := graphql.DefaultErrorPresenter(ctx, err)
	if out.Extensions["code"] != nil {
		return out
	}
	// Made anew: the same error may be presented at several paths at once.
	presented := &gqlerror.Error{Path: out.Path, Locations: out.Locations, Message: out.Message, Extensions: map[string]any{"code": string(CodeInternal)}}
	for _, class := range classes {
		if errors.Is(err, class.sentinel) {
			presented.Extensions["code"] = string(class.code)
			if class.message != "" {
				mask(ctx, presented, class.message)
				p.report(ctx, err, class.code)
			}
			return presented
		}
	}
	if graphql.HasOperationContext(ctx) && graphql.GetOperationContext(ctx).DisableIntrospection && asksForSchema(ctx) {
		// gqlgen's error for it is no sentinel.
		presented.Message = "this server answers no question about its schema"
		presented.Extensions["code"] = string(CodeNotAllowed)
		return presented
	}
	var own *gqlerror.Error
	if errors.As(err, &own) && own.Unwrap() == nil {
		// Made by gqlgen, about the request: a value of the wrong type.
		presented.Extensions["code"] = string(CodeBadUserInput)
		return presented
	}
	mask(ctx, presented, "internal error; the server's log says more")
	if !errors.Is(err, errPanic) { // logged where it was caught, with its stack
		p.report(ctx, err, CodeInternal)
	}
	return presented
}

// asksForSchema reports whether the field under way is __schema or __type, whatever its
// alias.
func asksForSchema(ctx context.Context) bool {
	field := graphql.GetFieldContext(ctx)
	return field != nil && field.Field.Field != nil && strings.HasPrefix(field.Field.Name, "__")
}

// mask gives an error the message that a client may see in place of its own, and the
// id by which the operator finds that one in the log.
func mask(ctx context.Context, presented *gqlerror.Error, message string) {
	presented.Message = message
	if id := requestlog.ID(ctx); id != "" {
		presented.Extensions["requestId"] = id
	}
}

// report logs an error once for the operation, at however many fields it
// appears.
func (p presenter) report(ctx context.Context, err error, code Code) {
	for cause := err; cause != nil; cause = errors.Unwrap(cause) {
		err = cause
		if _, wrapped := cause.(*gqlerror.Error); !wrapped { //nolint:errorlint // only the outermost is the field's
			break
		}
	}
	if reported, ok := ctx.Value(reportedKey{}).(*sync.Map); ok {
		if _, again := reported.LoadOrStore(err.Error(), true); again {
			return
		}
	}
	operation := ""
	if graphql.HasOperationContext(ctx) {
		operation = graphql.GetOperationContext(ctx).OperationName
	}
	level, text := slog.LevelError, "operation failed"
	if errors.Is(err, context.Canceled) && errors.Is(ctx.Err(), context.Canceled) {
		level, text = slog.LevelDebug, "operation cancelled" // whoever asked has gone
	}
	p.log.Log(ctx, level, text, "code", string(code), "error", err.Error(), "operation", operation, "path", graphql.GetPath(ctx).String())
}

// reportedKey holds in the context which errors of the operation were logged.
type reportedKey struct{}
