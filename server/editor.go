package server

import (
	"crypto/sha256"
	"crypto/subtle"
	"net/http"
	"strings"

	"orgraph/graph"
)

// editorName is how the log names what is written over HTTP.
const editorName = "editor"

// authenticated lets a request write that bears the editor's token (RFC 6750).
// One without a token may read. One with another token is refused, so that a
// typo is not taken for a reader.
func authenticated(next http.Handler, token string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header := r.Header.Get("Authorization")
		if header == "" {
			next.ServeHTTP(w, r)
			return
		}
		scheme, given, _ := strings.Cut(header, " ")
		if !strings.EqualFold(scheme, "Bearer") || !isToken(strings.TrimSpace(given), token) {
			w.Header().Set("WWW-Authenticate", "Bearer")
			refuse(w, http.StatusUnauthorized, string(graph.CodeUnauthenticated),
				"the header Authorization does not hold the editor's token; send Bearer and the token, or no such header to read only")
			return
		}
		next.ServeHTTP(w, r.WithContext(graph.WithEditor(r.Context(), editorName)))
	})
}

// isToken compares in a time that tells nothing of the token. No token is none.
func isToken(given, token string) bool {
	a, b := sha256.Sum256([]byte(given)), sha256.Sum256([]byte(token))
	return subtle.ConstantTimeCompare(a[:], b[:]) == 1 && token != ""
}
