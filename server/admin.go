package server

import (
	"context"
	"net"
	"net/http"
	"net/http/pprof"
	"strings"
	"sync"
	"time"
)

// readyAge is for how long it stays known whether the database answers: whoever asks is
// charged nothing.
const readyAge = 100 * time.Millisecond

// readiness asks the database whether it answers, once for all who want to know.
type readiness struct {
	cfg Config

	mu  sync.Mutex
	at  time.Time
	err error
}

func (r *readiness) check(ctx context.Context) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if time.Since(r.at) < readyAge {
		return r.err
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), pingTimeout)
	defer cancel()
	before := r.err
	r.err, r.at = r.cfg.Store.Ping(ctx), time.Now()
	switch {
	case r.err != nil && before == nil:
		r.cfg.Logger.WarnContext(ctx, "not ready", "error", r.err.Error())
	case r.err == nil && before != nil:
		r.cfg.Logger.InfoContext(ctx, "ready again")
	}
	return r.err
}

// addHealth answers whether the process runs, and whether its database answers.
func addHealth(mux *http.ServeMux, cfg Config) {
	database := &readiness{cfg: cfg}
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { status(w, http.StatusOK, "ok") })
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, r *http.Request) {
		if database.check(r.Context()) != nil {
			status(w, http.StatusServiceUnavailable, "the database does not answer")
			return
		}
		status(w, http.StatusOK, "ready")
	})
}

// routeOf returns the path of the pattern that takes a request, "other" where none does:
// there are few of them, whatever clients ask for.
func routeOf(mux *http.ServeMux, r *http.Request) string {
	_, pattern := mux.Handler(r)
	_, path, ok := strings.Cut(pattern, "/")
	if !ok {
		return "other"
	}
	return "/" + strings.TrimSuffix(path, "{$}")
}

// NewAdminHandler returns what only operators may see:
//
//	/metrics        figures, for Prometheus
//	/healthz        as on the public address
//	/readyz         as on the public address
//	/debug/pprof/   profiles of the running program
func NewAdminHandler(cfg Config) http.Handler {
	cfg = cfg.withDefaults()
	mux := http.NewServeMux()
	addHealth(mux, cfg)
	mux.Handle("GET /metrics", cfg.Telemetry.Handler())
	mux.HandleFunc("GET /debug/pprof/", pprof.Index)
	mux.HandleFunc("GET /debug/pprof/cmdline", pprof.Cmdline)
	mux.HandleFunc("GET /debug/pprof/profile", pprof.Profile)
	mux.HandleFunc("GET /debug/pprof/symbol", pprof.Symbol)
	mux.HandleFunc("GET /debug/pprof/trace", pprof.Trace)
	return secured(recovered(sameSite(mux), cfg.Logger))
}

// sameSite refuses what a browser sends for a page of another site: an image's address is
// enough to start a profile.
func sameSite(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if ofAnotherSite(r) {
			status(w, http.StatusForbidden, "pages of other sites may not ask this")
			return
		}
		next.ServeHTTP(w, r)
	})
}

// adminPatience bounds answers to operators; pprof refuses profiles that take longer.
const adminPatience = 2 * time.Minute

// ServeAdmin answers what only operators may see on the listener, until the function
// that it returns is called.
func ServeAdmin(listener net.Listener, cfg Config) (stop func()) {
	handler := forHosts(NewAdminHandler(cfg), hostsAt(listener.Addr(), nil))
	s := &http.Server{Handler: handler, ReadHeaderTimeout: 5 * time.Second, WriteTimeout: adminPatience, IdleTimeout: 60 * time.Second}
	go func() { _ = s.Serve(listener) }() // it ends when it is closed
	return func() { _ = s.Close() }
}
