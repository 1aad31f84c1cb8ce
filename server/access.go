package server

import (
	"context"
	"errors"
	"log/slog"
	"net/http"

	"orgraph/access"
	"orgraph/graph"
	"orgraph/telemetry"
)

// A gate lets only those ask whom the authenticator knows, and ends their streams when
// it knows them no more.
type gate struct {
	known *access.Authenticator
	log   *slog.Logger
	told  *telemetry.Telemetry
}

// opened returns the context of who opens a websocket with an authorization in the form
// of the header. It ends when they may ask no longer.
func (g gate) opened(ctx context.Context, authorization string) (context.Context, error) {
	id, err := g.authenticate(ctx, authorization)
	if err != nil {
		status, code := denial(err)
		if denies(status, string(code)) {
			audit(ctx, g.log, string(code))
		}
		g.told.RefusedRequest(string(code), status)
		return ctx, err
	}
	until, cancel := g.known.Until(ctx, id)
	context.AfterFunc(ctx, cancel)
	return access.With(until, id), nil
}

func (g gate) authenticate(ctx context.Context, authorization string) (access.Identity, error) {
	id, err := g.known.Authenticate(ctx, authorization)
	switch {
	case errors.Is(err, access.ErrUnavailable):
		g.log.ErrorContext(ctx, "authentication failed", "error", access.Cause(err))
	case err != nil:
		g.log.DebugContext(ctx, "not let in", "cause", access.Cause(err))
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
		if err != nil {
			refuseWho(w, authorization, err)
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

// refuseWho answers whom the gate does not let in, with the error that says why.
func refuseWho(w http.ResponseWriter, authorization string, err error) {
	status, code := denial(err)
	switch status {
	case http.StatusUnauthorized:
		w.Header().Set("WWW-Authenticate", `Bearer error="invalid_token"`)
		if authorization == "" { // RFC 6750, section 3.1: no error where nothing was sent
			w.Header().Set("WWW-Authenticate", "Bearer")
		}
	case http.StatusForbidden:
		w.Header().Set("WWW-Authenticate", `Bearer error="insufficient_scope"`)
	default:
		w.Header().Set("Retry-After", retryAfter)
	}
	refuse(w, status, string(code), err.Error())
}

// denial is how an error of the authenticator is answered.
func denial(err error) (status int, code graph.Code) {
	switch {
	case errors.Is(err, access.ErrUnauthenticated):
		return http.StatusUnauthorized, graph.CodeUnauthenticated
	case errors.Is(err, access.ErrForbidden):
		return http.StatusForbidden, graph.CodeForbidden
	default:
		return http.StatusServiceUnavailable, graph.CodeUnavailable
	}
}

// audit writes the audit line of a request that was denied before it became an operation.
func audit(ctx context.Context, log *slog.Logger, code string) {
	access.Audit(ctx, log, access.Event{Outcome: access.Denied, Code: code})
}

// denies reports whether an answer says that somebody may not ask.
func denies(status int, code string) bool {
	return status == http.StatusUnauthorized || status == http.StatusForbidden || status == http.StatusMisdirectedRequest || code == mutationByGET
}
