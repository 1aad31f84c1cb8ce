// Package telemetry tells from outside how the program does: figures for Prometheus,
// and traces by OpenTelemetry. Neither holds a value of a client, of the graph or of
// the configuration: what tells series and spans apart comes from short lists.
package telemetry

import (
	"context"
	"errors"
	"net/http"
	"runtime"
	"strconv"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
	"go.opentelemetry.io/otel/trace"

	"orgraph/store"
)

// Config says who tells.
type Config struct {
	// Version and Revision are of the program; they may be empty.
	Version, Revision string
	// Traces takes the spans; nil where nobody traces.
	Traces trace.TracerProvider
}

// Telemetry counts and traces what happens. Its methods may be called by many at once;
// a nil one tells nobody anything.
type Telemetry struct {
	metrics
	registry *prometheus.Registry
	tracer   tracer
}

// New returns telemetry that has counted nothing yet.
func New(cfg Config) *Telemetry {
	t := &Telemetry{metrics: newMetrics(), registry: prometheus.NewRegistry(), tracer: newTracer(cfg)}
	build := prometheus.NewGauge(prometheus.GaugeOpts{
		Name: "orgraph_build_info", Help: "1, with what the program was built from as labels.",
		ConstLabels: prometheus.Labels{"version": cfg.Version, "revision": cfg.Revision, "goversion": runtime.Version()},
	})
	build.Set(1)
	t.registry.MustRegister(build, collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	t.registry.MustRegister(t.all()...)
	return t
}

// Handler answers with all figures, as Prometheus reads them.
func (t *Telemetry) Handler() http.Handler {
	return promhttp.HandlerFor(t.registry, promhttp.HandlerOpts{Registry: t.registry})
}

// Gatherer gives all figures.
func (t *Telemetry) Gatherer() prometheus.Gatherer { return t.registry }

// An Operation is one of GraphQL.
type Operation struct {
	// Type is query, mutation or subscription.
	Type string
	// Name may be empty.
	Name string
	// Listed is set where the name is one of an allow-list: only then does it tell
	// figures apart, as clients could make up any number of others.
	Listed bool
}

func (o Operation) label() string {
	if o.Listed {
		return o.Name
	}
	return ""
}

// Operation is told that an operation begins, and the function it returns that it has
// ended, with the code of its first error, "" for none. What is called with the context
// that it returns is part of the operation. A subscription is counted while it is open,
// and traced by its events alone (see [Telemetry.Event]).
func (t *Telemetry) Operation(ctx context.Context, o Operation) (context.Context, func(code string)) {
	if t == nil {
		return ctx, func(string) {}
	}
	inside := Inside(ctx) // one that another asks counts with that
	subscription := o.Type == "subscription"
	ctx = withFields(ctx)
	span := noSpan
	if !subscription {
		ctx, span = t.tracer.operation(ctx, o)
	} else if !inside {
		t.subscriptions.Inc()
	}
	begin := time.Now()
	var once sync.Once
	return ctx, func(code string) {
		once.Do(func() {
			end(span, code)
			if inside {
				return
			}
			if subscription {
				t.subscriptions.Dec()
			} else {
				t.operationSeconds.WithLabelValues(o.Type, o.label()).Observe(time.Since(begin).Seconds())
			}
			t.operations.WithLabelValues(o.Type, o.label(), outcome(code)).Inc()
		})
	}
}

// Inside reports whether the context is that of an operation.
func Inside(ctx context.Context) bool { return ctx.Value(fieldsKey{}) != nil }

// Refused is told of an operation that was not begun, and why. The type may be empty,
// as of a document that is none.
func (t *Telemetry) Refused(operationType, code string) {
	if t == nil {
		return
	}
	if operationType == "" {
		operationType = "unknown"
	}
	t.operations.WithLabelValues(operationType, "", outcome(code)).Inc()
}

// Error is told the code of each error that a client sees.
func (t *Telemetry) Error(code string) {
	if t != nil {
		t.errors.WithLabelValues(code).Inc()
	}
}

// Expect begins the figures of codes at 0, so that the first error of each is seen as a
// step and not as the beginning of a series.
func (t *Telemetry) Expect(codes ...string) {
	if t == nil {
		return
	}
	for _, code := range codes {
		t.errors.WithLabelValues(code)
	}
}

// Event is told that a subscription waits for its next event, and the function it
// returns that it was sent, with the code of its first error. Its span begins with its
// first field (see [Telemetry.Traced]).
func (t *Telemetry) Event(ctx context.Context, o Operation) (context.Context, func(code string)) {
	if t == nil {
		return ctx, func(string) {}
	}
	e := &event{operation: o, span: noSpan}
	return withFields(context.WithValue(ctx, eventKey{}, e)), func(code string) {
		t.events.Inc()
		end(e.span, code)
	}
}

// Traces reports whether anything may be traced.
func (t *Telemetry) Traces() bool { return t != nil && t.tracer.provider != nil }

// Traced returns the context of a field that is about to be resolved, and whether
// spans of its operation are kept.
func (t *Telemetry) Traced(ctx context.Context) (context.Context, bool) {
	if !t.Traces() {
		return ctx, false
	}
	ctx = t.tracer.event(ctx)
	return ctx, kept(ctx)
}

// Field is told that a field of an object type is about to be resolved, under an alias,
// and the function it returns whether that has failed.
func (t *Telemetry) Field(ctx context.Context, object, name, alias string) (context.Context, func(failed bool)) {
	if t == nil {
		return ctx, func(bool) {}
	}
	ctx, span := t.tracer.field(ctx, object, name, alias)
	return ctx, func(failed bool) {
		code := ""
		if failed {
			code = "FIELD_ERROR"
		}
		end(span, code)
	}
}

// Batch is told that a loader fetches, for a number of keys, values of a kind.
func (t *Telemetry) Batch(ctx context.Context, of store.Kind, keys int) (context.Context, func(error)) {
	if t == nil {
		return ctx, func(error) {}
	}
	t.batchKeys.WithLabelValues(string(of)).Observe(float64(keys))
	ctx, span := t.tracer.batch(ctx, of, keys)
	return ctx, func(err error) { end(span, class(err)) }
}

// Observe is a store.Observe.
func (t *Telemetry) Observe(ctx context.Context, trip store.RoundTrip) (context.Context, func(error)) {
	if t == nil {
		return ctx, func(error) {}
	}
	t.inFlight.WithLabelValues(trip.Database).Inc()
	ctx, span := t.tracer.roundTrip(ctx, trip)
	begin := time.Now()
	return ctx, func(err error) {
		t.inFlight.WithLabelValues(trip.Database).Dec()
		t.roundTripSeconds.WithLabelValues(trip.Database, trip.Operation).Observe(time.Since(begin).Seconds())
		why := class(err)
		if why != "" {
			t.roundTripErrors.WithLabelValues(trip.Database, trip.Operation, why).Inc()
		}
		end(span, why)
	}
}

// Request is told of a request that was answered, but for streams. The route is the
// pattern that took it.
func (t *Telemetry) Request(route string, status int, took time.Duration) {
	if t != nil {
		t.requestSeconds.WithLabelValues(route, strconv.Itoa(status)).Observe(took.Seconds())
	}
}

// RefusedRequest is told of a request that reached no operation, and the code of its answer.
func (t *Telemetry) RefusedRequest(code string, status int) {
	if t != nil {
		t.refusedRequests.WithLabelValues(code, strconv.Itoa(status)).Inc()
	}
}

// Stream counts a request that is answered for as long as the client likes, until the
// function is called.
func (t *Telemetry) Stream() (ended func()) {
	if t == nil {
		return func() {}
	}
	t.streams.Inc()
	return t.streams.Dec
}

// outcome is how figures call a code.
func outcome(code string) string {
	if code == "" {
		return "OK"
	}
	return code
}

// class says what an error of the store is in one word, "" for none. Its text may hold
// values.
func class(err error) string {
	if err == nil {
		return ""
	}
	for _, c := range []struct {
		sentinel error
		class    string
	}{
		{context.Canceled, "canceled"}, {context.DeadlineExceeded, "timeout"},
		{store.ErrOutcomeUnknown, "outcome_unknown"}, {store.ErrUnavailable, "unavailable"},
		{store.ErrCorrupt, "corrupt"}, {store.ErrConflict, "conflict"}, {store.ErrReadOnly, "read_only"}, {store.ErrNotFound, "not_found"},
	} {
		if errors.Is(err, c.sentinel) {
			return c.class
		}
	}
	return "other"
}
