package server

import (
	"fmt"
	"io/fs"
	"net/http"
	"strings"
)

// contentSecurityPolicy lets a page load from this server alone. Styles may be
// inline because the playground's editor writes its own.
const contentSecurityPolicy = "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self' 'unsafe-inline'; " +
	"img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'"

// newPages serves the built pages. The names of their assets hold a hash of
// what is in them, so browsers may keep those; the pages are asked for each time.
func newPages(dist fs.FS) (http.Handler, error) {
	page, err := fs.ReadFile(dist, "playground.html")
	if err != nil {
		return nil, fmt.Errorf("the playground is not built; run npm run build in web: %w", err)
	}
	files := http.FileServerFS(dist)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", contentSecurityPolicy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		if strings.HasSuffix(r.URL.Path, "/") {
			http.NotFound(w, r) // the file server would list the folder
			return
		}
		if strings.HasPrefix(r.URL.Path, "/assets/") {
			h.Set("Cache-Control", "public, max-age=31536000, immutable")
			files.ServeHTTP(w, r)
			return
		}
		h.Set("Cache-Control", "no-cache")
		h.Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write(page)
	}), nil
}
