package server

import (
	"context"
	"errors"
	"log/slog"
	"net/http"

	"orgraph/access"
	"orgraph/graph"
)

// A gate lets only those ask whom the authenticator knows, and ends their streams when
// it knows them no more.
type gate struct {
	known *access.Authenticator
	log   *slog.Logger
}

// opened returns the context of who opens a websocket with an authorization in the form
// of the header. It ends when they may ask no longer.
func (g gate) opened(ctx context.Context, authorization string) (context.Context, error) {
	id, err := g.authenticate(ctx, authorization)
	if err != nil {
		audit(ctx, g.log, http.StatusUnauthorized)
		return ctx, err
	}
	until, cancel := g.known.Until(ctx, id)
	context.AfterFunc(ctx, cancel)
	return access.With(until, id), nil
}

func (g gate) authenticate(ctx context.Context, authorization string) (access.Identity, error) {
	id, err := g.known.Authenticate(ctx, authorization)
	if err != nil && !errors.Is(err, access.ErrUnauthenticated) {
		g.log.ErrorContext(ctx, "authentication failed", "error", access.Cause(err))
	}
	return id, err
}

// handler refuses whom the authenticator does not know. Of a websocket without a header
// its first message says who opens it.
func (g gate) handler(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		authorization := r.Header.Get("Authorization")
		if authorization == "" && isWebsocket(r) {
			next.ServeHTTP(w, r)
			return
		}
		id, err := g.authenticate(r.Context(), authorization)
		switch {
		case errors.Is(err, access.ErrUnauthenticated):
			w.Header().Set("WWW-Authenticate", `Bearer error="invalid_token"`)
			if authorization == "" { // RFC 6750, section 3.1: no error where nothing was sent
				w.Header().Set("WWW-Authenticate", "Bearer")
			}
			refuse(w, http.StatusUnauthorized, string(graph.CodeUnauthenticated), err.Error())
			return
		case err != nil:
			w.Header().Set("Retry-After", retryAfter)
			refuse(w, http.StatusServiceUnavailable, string(graph.CodeUnavailable), err.Error())
			return
		}
		ctx := access.With(r.Context(), id)
		if isStream(r) { // others are short
			until, cancel := g.known.Until(ctx, id)
			defer cancel()
			ctx = until
		}
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// deniedBy are the codes of requests that are denied before they become operations, by
// the status of the answer.
var deniedBy = map[int]string{
	http.StatusUnauthorized:       string(graph.CodeUnauthenticated),
	http.StatusForbidden:          "FORBIDDEN_ORIGIN",
	http.StatusMisdirectedRequest: "UNKNOWN_HOST",
}

// audit writes the audit line of a request that was denied.
func audit(ctx context.Context, log *slog.Logger, status int) {
	if code, denied := deniedBy[status]; denied {
		access.Audit(ctx, log, access.Event{Outcome: access.Denied, Code: code})
	}
}
