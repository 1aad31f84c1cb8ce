package server

import (
	"fmt"
	"io/fs"
	"net/http"
	"strings"
)

// contentSecurityPolicy lets a page load from this server alone.
const contentSecurityPolicy = "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'%s; " +
	"img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'"

// built are the pages by their paths. Styles may be inline in the playground alone,
// whose editor writes its own.
var built = map[string]struct{ file, styles string }{
	"/":           {"index.html", ""},
	"/playground": {"playground.html", " 'unsafe-inline'"},
}

// newPages serves the built pages. The names of their assets hold a hash of
// what is in them, so browsers may keep those; the pages are asked for each time.
func newPages(dist fs.FS) (http.Handler, error) {
	pages := map[string][]byte{}
	for path, page := range built {
		text, err := fs.ReadFile(dist, page.file)
		if err != nil {
			return nil, fmt.Errorf("the pages are not built; run npm run build in web: %w", err)
		}
		pages[path] = text
	}
	files := http.FileServerFS(dist)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", fmt.Sprintf(contentSecurityPolicy, built[r.URL.Path].styles))
		if strings.HasPrefix(r.URL.Path, "/assets/") {
			if strings.HasSuffix(r.URL.Path, "/") {
				http.NotFound(w, r) // the file server would list the folder
				return
			}
			h.Set("Cache-Control", "public, max-age=31536000, immutable")
			files.ServeHTTP(w, r)
			return
		}
		h.Set("Cache-Control", "no-cache")
		h.Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write(pages[r.URL.Path])
	}), nil
}
