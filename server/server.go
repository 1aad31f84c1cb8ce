// Package server serves the API and the pages over HTTP: routes, cross-origin
// rules, the bounds of a request, health, and an orderly end.
package server

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"time"

	"github.com/klauspost/compress/gzhttp"
	"github.com/rs/cors"

	"orgraph/access"
	"orgraph/graph"
	"orgraph/requestlog"
	"orgraph/store"
	"orgraph/telemetry"
	"orgraph/web"
)

// Config says what to serve. Zero fields take the values in brackets.
type Config struct {
	Store  store.Store
	Logger *slog.Logger // [slog.Default]
	// Origins are the web origins, such as https://charts.example.org, whose
	// pages may call the API from a browser [none but the server's own].
	Origins []string
	// Hosts are the names and addresses, without port, by which requests may come;
	// localhost stands for all of the machine itself [any; localhost where Serve
	// listens on a loopback address alone].
	Hosts []string
	// Certificate makes Serve answer over TLS alone [over TCP as it is].
	Certificate *Certificate
	Limits      graph.Limits
	// Operations are the only ones to be answered [any].
	Operations *graph.Operations
	// NoIntrospection answers no question about the schema, and NoSuggestions tells
	// nobody by what name they could have asked.
	NoIntrospection, NoSuggestions bool
	// Access tells who may do what [everybody reads, nobody writes].
	Access *access.Authenticator
	// ReadOnly refuses every mutation.
	ReadOnly bool
	// OperationTimeout bounds one GraphQL operation [10 s].
	OperationTimeout time.Duration
	// MaxBody bounds a request's body, in bytes [256 kB].
	MaxBody int
	// MaxStreams is how many subscribers there may be at once [1,000], and
	// MaxClientStreams how many of one address [100].
	MaxStreams       int
	MaxClientStreams int
	// Rate is what a client may spend a second, in estimated fields of answers
	// [1,000,000]; RateBurst what it may spend at once [4,000,000].
	Rate      int
	RateBurst int
	// Proxies are the addresses of those who may say, by X-Forwarded-For, for whom
	// they ask [nobody].
	Proxies []netip.Prefix
	// PollInterval is how often subscriptions look for what other processes
	// have written [feed.DefaultInterval].
	PollInterval time.Duration
	// DrainTimeout is how long requests under way may take to end when the
	// server stops [10 s].
	DrainTimeout time.Duration
	// Telemetry is told what happens [nobody].
	Telemetry *telemetry.Telemetry
}

const (
	defaultOperationTimeout = 10 * time.Second
	defaultMaxBody          = 256 << 10
	defaultDrainTimeout     = 10 * time.Second
	defaultMaxStreams       = 1000
	defaultMaxClientStreams = 100
	defaultRate             = 1_000_000
	defaultRateBurst        = 4_000_000

	// pingTimeout is how long readiness waits for the database.
	pingTimeout = 2 * time.Second
)

func (c Config) withDefaults() Config {
	if c.Logger == nil {
		c.Logger = slog.Default()
	}
	if c.Access == nil {
		c.Access = access.New(access.Config{Anonymous: access.Reader})
	}
	if c.OperationTimeout == 0 {
		c.OperationTimeout = defaultOperationTimeout
	}
	c.Limits = c.Limits.OrDefault()
	c.MaxBody = cmp.Or(c.MaxBody, defaultMaxBody)
	c.MaxStreams = cmp.Or(c.MaxStreams, defaultMaxStreams)
	c.MaxClientStreams = cmp.Or(c.MaxClientStreams, defaultMaxClientStreams)
	c.Rate = cmp.Or(c.Rate, defaultRate)
	c.RateBurst = cmp.Or(c.RateBurst, defaultRateBurst)
	if c.DrainTimeout == 0 {
		c.DrainTimeout = defaultDrainTimeout
	}
	return c
}

// AllLimits returns the limits with their names, to be read and set; zero stands for
// the default.
func (c *Config) AllLimits() []graph.Limit {
	return append(c.Limits.All(), []graph.Limit{
		{Name: "body", Value: &c.MaxBody, What: "bytes of a request's body"},
		{Name: "streams", Value: &c.MaxStreams, What: "connections of subscribers at once"},
		{Name: "client-streams", Value: &c.MaxClientStreams, What: "connections of subscribers at once from one address"},
		{Name: "rate", Value: &c.Rate, What: "what a client may spend in a second, in estimated fields of answers"},
		{Name: "rate-burst", Value: &c.RateBurst, What: "the same, at once"},
	}...)
}

// DefaultLimits returns the limits with their names as they are where none is set.
func DefaultLimits() []graph.Limit {
	c := Config{}.withDefaults()
	return c.AllLimits()
}

// NewHandler returns everything that the server answers:
//
//	/             the Explorer
//	/graphql      the API
//	/playground   GraphiQL
//	/healthz      200 while the process runs
//	/readyz       200 while the database answers, else 503
//
// It returns an error for an origin that is not one.
func NewHandler(cfg Config) (*Handler, error) {
	cfg = cfg.withDefaults()
	protection := http.NewCrossOriginProtection()
	for _, origin := range cfg.Origins {
		if err := protection.AddTrustedOrigin(origin); err != nil {
			return nil, fmt.Errorf("origin %q: write scheme and host, such as https://charts.example.org: %w", origin, err)
		}
	}
	protection.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { refuseOrigin(w) }))
	gate := gate{cfg.Access, cfg.Logger, cfg.Telemetry}
	graphQL, closeFeed := graph.NewHandler(graph.Config{
		Store: cfg.Store, Logger: cfg.Logger, Limits: cfg.Limits, Timeout: cfg.OperationTimeout,
		Operations: cfg.Operations, NoIntrospection: cfg.NoIntrospection, NoSuggestions: cfg.NoSuggestions,
		ReadOnly: cfg.ReadOnly, Authenticate: gate.opened, PollInterval: cfg.PollInterval, Telemetry: cfg.Telemetry,
		Charge: charge, Await: await, Refused: refused, Received: received, Client: clientOf,
	})
	rates := newRates(cfg.Rate, cfg.RateBurst, cfg.Proxies)
	api := newStreams(conforming(graphQL), cfg.Origins, cfg.MaxStreams, cfg.MaxClientStreams, rates.client, cfg.Telemetry)
	allow := cors.New(cors.Options{
		// Without this, rs/cors takes an empty list for every origin.
		AllowOriginFunc: func(origin string) bool { return slices.Contains(cfg.Origins, origin) },
		AllowedMethods:  []string{http.MethodGet, http.MethodPost},
		AllowedHeaders:  []string{"Content-Type", "Accept", "Authorization", requestlog.Header, "Traceparent", "Tracestate"},
		ExposedHeaders:  []string{requestlog.Header, "RateLimit", "RateLimit-Policy", "Retry-After"},
		MaxAge:          600,
	})
	pages, err := newPages(web.Dist())
	if err != nil {
		return nil, err
	}

	mux := http.NewServeMux()
	mux.Handle("/graphql", allow.Handler(protection.Handler(ownReads(cfg.Origins, rates.handler(gate.handler(bounded(api, int64(cfg.MaxBody))))))))
	mux.Handle("GET /playground", pages)
	mux.Handle("GET /assets/", pages)
	mux.Handle("GET /{$}", pages)
	addHealth(mux, cfg)
	compressed := gzhttp.GzipHandler(mux)
	route := func(r *http.Request) string { return routeOf(mux, r) }
	h := http.Handler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if isStream(r) { // compression would hold its parts back
			mux.ServeHTTP(w, r)
			return
		}
		compressed.ServeHTTP(w, r)
	}))
	h = logged(recovered(forHosts(h, cfg.Hosts), cfg.Logger), cfg, route)
	return &Handler{requestlog.Identify(cfg.Telemetry.HTTP(secured(h), route, isStream)), api, closeFeed}, nil
}

// A Handler answers everything that the server does.
type Handler struct {
	http.Handler
	streams   *streams
	closeFeed func()
}

// Stop ends the streams. Other requests go on being answered.
func (h *Handler) Stop() { h.streams.stop() }

// Close ends the streams, and waits until they have ended and nothing reads the
// store for them any more, or the context ends.
func (h *Handler) Close(ctx context.Context) {
	h.streams.stop()
	h.streams.wait(ctx)
	h.closeFeed()
}

func status(w http.ResponseWriter, code int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(code)
	_, _ = fmt.Fprintln(w, text)
}

// Serve answers on the listener until the context ends, then lets the requests
// under way end. It returns nil after an orderly end.
func Serve(ctx context.Context, listener net.Listener, cfg Config) error {
	cfg = cfg.withDefaults()
	cfg.Hosts = hostsAt(listener.Addr(), cfg.Hosts)
	handler, err := NewHandler(cfg)
	if err != nil {
		return err
	}
	s := &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       15 * time.Second,
		WriteTimeout:      cfg.OperationTimeout + 15*time.Second,
		IdleTimeout:       60 * time.Second,
		MaxHeaderBytes:    32 << 10,
		ErrorLog:          slog.NewLogLogger(cfg.Logger.Handler(), slog.LevelWarn),
		BaseContext:       func(net.Listener) context.Context { return context.WithoutCancel(ctx) },
	}
	ended := make(chan error, 1)
	go func() {
		if cfg.Certificate == nil {
			ended <- s.Serve(listener)
			return
		}
		s.TLSConfig = cfg.Certificate.config()
		ended <- s.ServeTLS(listener, "", "")
	}()
	select {
	case err := <-ended:
		return fmt.Errorf("serving %s: %w", listener.Addr(), err)
	case <-ctx.Done():
	}
	drain, cancel := context.WithTimeout(context.WithoutCancel(ctx), cfg.DrainTimeout)
	defer cancel()
	handler.Stop()
	defer handler.Close(drain)
	if err := s.Shutdown(drain); err != nil {
		return errors.Join(fmt.Errorf("requests were still under way after %v: %w", cfg.DrainTimeout, err), s.Close())
	}
	return nil
}
