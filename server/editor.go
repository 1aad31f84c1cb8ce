package server

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"errors"
	"net/http"
	"strings"

	"orgraph/graph"
)

// editorName is how the log names what is written over HTTP.
const editorName = "editor"

var errNotEditor = errors.New("the authorization is not the editor's token; send Bearer and the token, or none to read only")

// editors tells who may write: whoever bears the token (RFC 6750).
type editors struct{ token string }

// authenticate returns the context of who sends an Authorization header.
func (e editors) authenticate(ctx context.Context, authorization string) (context.Context, error) {
	scheme, given, _ := strings.Cut(authorization, " ")
	// Compared in a time that tells nothing of the token.
	a, b := sha256.Sum256([]byte(strings.TrimSpace(given))), sha256.Sum256([]byte(e.token))
	if !strings.EqualFold(scheme, "Bearer") || subtle.ConstantTimeCompare(a[:], b[:]) != 1 || e.token == "" {
		return ctx, errNotEditor
	}
	return graph.WithEditor(ctx, editorName), nil
}

// handler lets a request write that bears the token. One without any may read.
// One with another is refused, so that a typo is not taken for a reader.
func (e editors) handler(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if header := r.Header.Get("Authorization"); header != "" {
			ctx, err := e.authenticate(r.Context(), header)
			if err != nil {
				w.Header().Set("WWW-Authenticate", "Bearer")
				refuse(w, http.StatusUnauthorized, string(graph.CodeUnauthenticated), err.Error())
				return
			}
			r = r.WithContext(ctx)
		}
		next.ServeHTTP(w, r)
	})
}
