package server

import (
	"context"
	"errors"
	"net/http"

	"orgraph/access"
	"orgraph/graph"
)

// A gate lets only those ask whom the authenticator knows, and ends their streams when
// it knows them no more.
type gate struct{ known *access.Authenticator }

// authenticate returns the context of who sends an Authorization header, which ends
// when they may ask no longer.
func (g gate) authenticate(ctx context.Context, authorization string) (context.Context, error) {
	id, err := g.known.Authenticate(ctx, authorization)
	if err != nil {
		return ctx, err
	}
	until, cancel := g.known.Until(ctx, id)
	context.AfterFunc(ctx, cancel)
	return access.With(until, id), nil
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
		// Those of a stream end with it, those of other requests are short.
		ctx, err := g.authenticate(r.Context(), authorization)
		switch {
		case errors.Is(err, access.ErrUnauthenticated):
			w.Header().Set("WWW-Authenticate", `Bearer error="invalid_token"`)
			if authorization == "" { // RFC 6750, section 3.1: no error where nothing was sent
				w.Header().Set("WWW-Authenticate", "Bearer")
			}
			refuse(w, http.StatusUnauthorized, string(graph.CodeUnauthenticated), err.Error())
		case err != nil:
			w.Header().Set("Retry-After", retryAfter)
			refuse(w, http.StatusServiceUnavailable, string(graph.CodeUnavailable), err.Error())
		default:
			next.ServeHTTP(w, r.WithContext(ctx))
		}
	})
}
