package server

import "net/http"

const (
	// apiPolicy is for what is no page: should a browser ever show it as one, it loads
	// and runs nothing.
	apiPolicy = "default-src 'none'; frame-ancestors 'none'"
	// permissions are those that no page here asks for, nor anything in it.
	permissions = "camera=(), display-capture=(), geolocation=(), microphone=(), midi=(), payment=(), usb=()"
	// strictTransport keeps browsers for a year from asking without TLS whom they have
	// once asked with it (RFC 6797).
	strictTransport = "max-age=31536000"
)

// secured gives every answer the headers that keep browsers, and what stands between,
// from doing with it what it is not for. Pages replace those that do not fit them.
func secured(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", apiPolicy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Permissions-Policy", permissions)
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin") // says nothing of what CORS allows
		h.Set("Cache-Control", "no-store")
		if r.TLS != nil {
			h.Set("Strict-Transport-Security", strictTransport)
		}
		next.ServeHTTP(w, r)
	})
}
