// Package requestlog ties what the log says to the request that it says it of:
// each request has an id, which the client may choose, is told, and finds again in
// every line of the log.
package requestlog

import (
	"context"
	"crypto/rand"
	"log/slog"
	"net/http"
	"strings"

	"go.opentelemetry.io/otel/trace"
)

// Header carries the id of a request, in both directions.
const Header = "X-Request-Id"

// maxID is how long an id of a client may be, in bytes.
const maxID = 128

type idKey struct{}

// WithID returns a context of the request with the id.
func WithID(ctx context.Context, id string) context.Context {
	return context.WithValue(ctx, idKey{}, id)
}

// ID returns the id of the request that the context belongs to, "" outside of one.
func ID(ctx context.Context) string {
	id, _ := ctx.Value(idKey{}).(string)
	return id
}

// Identify gives each request its id: the one in Header where it is well-formed, else
// a random one. The response carries it in the same header.
func Identify(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		id := r.Header.Get(Header)
		if !wellFormed(id) {
			id = rand.Text()
		}
		w.Header().Set(Header, id)
		next.ServeHTTP(w, r.WithContext(WithID(r.Context(), id)))
	})
}

// wellFormed reports whether an id can stand in a log and a header as it is: letters,
// digits and what UUIDs, ULIDs and the ids of proxies have between them.
func wellFormed(id string) bool {
	const signs = "-_.:=+/@"
	return id != "" && len(id) <= maxID && strings.IndexFunc(id, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && !strings.ContainsRune(signs, r)
	}) < 0
}

// NewHandler returns a handler of a log that adds to each line with the context of a
// request "request_id", and where the request is traced "trace_id" and "span_id", as
// OpenTelemetry names them
// (https://opentelemetry.io/docs/specs/otel/compatibility/logging_trace_context/).
func NewHandler(next slog.Handler) slog.Handler { return handler{next} }

type handler struct{ slog.Handler }

// Handle implements slog.Handler.
func (h handler) Handle(ctx context.Context, line slog.Record) error {
	var more []slog.Attr
	if id := ID(ctx); id != "" {
		more = append(more, slog.String("request_id", id))
	}
	if span := trace.SpanContextFromContext(ctx); span.IsValid() {
		more = append(more, slog.String("trace_id", span.TraceID().String()), slog.String("span_id", span.SpanID().String()))
	}
	if len(more) > 0 {
		line = line.Clone() // its attributes may be shared
		line.AddAttrs(more...)
	}
	return h.Handler.Handle(ctx, line)
}

// WithAttrs implements slog.Handler.
func (h handler) WithAttrs(attrs []slog.Attr) slog.Handler {
	return handler{h.Handler.WithAttrs(attrs)}
}

// WithGroup implements slog.Handler. What is added to a line of a group stands in it.
func (h handler) WithGroup(name string) slog.Handler { return handler{h.Handler.WithGroup(name)} }
