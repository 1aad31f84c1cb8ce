package server

import (
	"bytes"
	"fmt"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/klauspost/compress/gzip"
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

// textual are the endings of assets that are worth compressing.
var textual = []string{".css", ".js", ".json", ".svg"}

func gzipped(files fs.FS, name string) []byte {
	text, err := fs.ReadFile(files, name)
	if err != nil {
		panic(err) // it was there when the server started
	}
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	_, _ = w.Write(text) // a buffer takes all
	_ = w.Close()
	return out.Bytes()
}

// acceptsGzip reports whether a whole file may be sent compressed (RFC 9110, section 12.5.3).
func acceptsGzip(r *http.Request) bool {
	for coding := range strings.SplitSeq(strings.Join(r.Header.Values("Accept-Encoding"), ","), ",") {
		name, quality, _ := strings.Cut(strings.ReplaceAll(coding, " ", ""), ";")
		if strings.EqualFold(name, "gzip") {
			return strings.Trim(quality, "q=0.") != "" || quality == ""
		}
	}
	return false
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
	// Each is compressed once, when somebody first asks for it: the largest takes as long
	// as a hundred operations.
	compressed := map[string]func() []byte{}
	err := fs.WalkDir(dist, "assets", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && slices.Contains(textual, path.Ext(name)) {
			compressed["/"+name] = sync.OnceValue(func() []byte { return gzipped(dist, name) })
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("the pages are not built; run npm run build in web: %w", err)
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
			if text := compressed[r.URL.Path]; text != nil && acceptsGzip(r) {
				h.Set("Content-Encoding", "gzip")
				h.Set("Content-Type", mime.TypeByExtension(path.Ext(r.URL.Path)))
				_, _ = w.Write(text())
				return
			}
			files.ServeHTTP(w, r)
			return
		}
		h.Set("Cache-Control", "no-cache")
		h.Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write(pages[r.URL.Path])
	}), nil
}
