package telemetry

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"strings"
	"sync"

	"go.opentelemetry.io/contrib/instrumentation/net/http/otelhttp"
	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	metricnoop "go.opentelemetry.io/otel/metric/noop"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/sdk/resource"
	sdk "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/trace"
	"go.opentelemetry.io/otel/trace/noop"

	"orgraph/store"
)

// Export returns what takes spans and sends them by OTLP over HTTP to where the
// standard variables of the environment say, with their sampler
// (https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/);
// nil where they name no endpoint, or switch traces off. Shutdown sends what is left.
// What cannot be sent is logged. It returns an error for variables that say what cannot
// be done.
func Export(ctx context.Context, version string, log *slog.Logger) (provider trace.TracerProvider, shutdown func(context.Context) error, err error) {
	none := func(context.Context) error { return nil }
	exporter := os.Getenv("OTEL_TRACES_EXPORTER")
	endpoint := os.Getenv("OTEL_EXPORTER_OTLP_ENDPOINT") + os.Getenv("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")
	if strings.EqualFold(os.Getenv("OTEL_SDK_DISABLED"), "true") || exporter == "none" || exporter == "" && endpoint == "" {
		return nil, none, nil
	}
	if exporter != "" && exporter != "otlp" {
		return nil, none, fmt.Errorf("OTEL_TRACES_EXPORTER: %q is not known; write otlp, or none", exporter)
	}
	for _, name := range []string{"OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "OTEL_EXPORTER_OTLP_PROTOCOL"} {
		if protocol := os.Getenv(name); protocol != "" {
			if protocol != "http/protobuf" {
				return nil, none, fmt.Errorf("%s: %q is not known; write http/protobuf, which collectors take at port 4318", name, protocol)
			}
			break
		}
	}
	client, err := otlptracehttp.New(ctx)
	if err != nil {
		return nil, none, fmt.Errorf("the variables OTEL_EXPORTER_OTLP_…: %w", err)
	}
	// The environment's names come last, so that they win.
	about, err := resource.New(ctx, resource.WithTelemetrySDK(), resource.WithHost(),
		resource.WithAttributes(attribute.String("service.name", "orgraph"), attribute.String("service.version", version)), resource.WithFromEnv())
	if err != nil && !errors.Is(err, resource.ErrPartialResource) {
		return nil, none, fmt.Errorf("OTEL_RESOURCE_ATTRIBUTES: %w; write key=value,key=value", err)
	}
	otel.SetErrorHandler(otel.ErrorHandlerFunc(func(err error) { log.Warn("traces", "error", err.Error()) }))
	spans := sdk.NewTracerProvider(sdk.WithBatcher(client), sdk.WithResource(about))
	return spans, spans.Shutdown, nil
}

// maxFieldSpans is how many fields of one operation have a span of their own.
const maxFieldSpans = 100

type fieldsKey struct{}

// fields are the spans of an operation's fields. The items of a list are resolved
// together, and so share the spans of their fields: a field of a thousand items has one.
type fields struct {
	mu    sync.Mutex
	spans map[field]trace.Span
}

// field is one by the span that it is in.
type field struct {
	parent        trace.SpanID
	object, alias string
}

func withFields(ctx context.Context) context.Context {
	return context.WithValue(ctx, fieldsKey{}, &fields{spans: map[field]trace.Span{}})
}

type eventKey struct{}

// event is in the context of what resolves one.
type event struct {
	operation Operation
	begin     sync.Once
	span      trace.Span
}

// noSpan is where nothing is traced.
var noSpan = trace.SpanFromContext(context.Background())

// tracer makes the spans. All but those of operations are made inside of others alone,
// so that what happens in between, such as the polling of the log, makes none.
type tracer struct {
	trace.Tracer
	provider trace.TracerProvider // nil where nobody traces
}

func newTracer(cfg Config) tracer {
	provider := cfg.Traces
	if provider == nil {
		provider = noop.NewTracerProvider()
	}
	return tracer{provider.Tracer("orgraph", trace.WithInstrumentationVersion(cfg.Version)), cfg.Traces}
}

// operation begins the span of an operation, as
// https://opentelemetry.io/docs/specs/semconv/graphql/graphql-spans/ has it, but for the
// document, which may hold values.
func (t tracer) operation(ctx context.Context, o Operation) (context.Context, trace.Span) {
	if t.provider == nil {
		return ctx, noSpan
	}
	return t.Start(ctx, o.Type, trace.WithAttributes(attribute.String("graphql.operation.type", o.Type), attribute.String("graphql.operation.name", o.Name)))
}

// event returns the context of the span of the event that is resolved, if there is one,
// and begins it.
func (t tracer) event(ctx context.Context) context.Context {
	e, ok := ctx.Value(eventKey{}).(*event)
	if !ok || kept(ctx) {
		return ctx
	}
	e.begin.Do(func() { _, e.span = t.operation(ctx, e.operation) })
	return trace.ContextWithSpan(ctx, e.span)
}

// kept reports whether the context is inside of a span of this program that is kept. It
// may have ended: a field's children are resolved behind it.
func kept(ctx context.Context) bool {
	span := trace.SpanContextFromContext(ctx)
	return span.IsSampled() && !span.IsRemote()
}

func (t tracer) inside(ctx context.Context, name string, options ...trace.SpanStartOption) (context.Context, trace.Span) {
	if !kept(ctx) {
		return ctx, noSpan
	}
	return t.Start(ctx, name, options...)
}

// field returns the context of a field's span, and the span for the first who asks,
// who ends it.
func (t tracer) field(ctx context.Context, object, name, alias string) (context.Context, trace.Span) {
	of, ok := ctx.Value(fieldsKey{}).(*fields)
	if !ok {
		return ctx, noSpan
	}
	key := field{trace.SpanContextFromContext(ctx).SpanID(), object, alias}
	of.mu.Lock()
	defer of.mu.Unlock()
	if span, ok := of.spans[key]; ok {
		return trace.ContextWithSpan(ctx, span), noSpan
	}
	if len(of.spans) == maxFieldSpans {
		return ctx, noSpan
	}
	ctx, span := t.inside(ctx, object+"."+name)
	of.spans[key] = span
	return ctx, span
}

func (t tracer) batch(ctx context.Context, of store.Kind, keys int) (context.Context, trace.Span) {
	return t.inside(ctx, "batch "+string(of), trace.WithAttributes(attribute.Int("orgraph.loader.keys", keys)))
}

// roundTrip begins the span of a round trip, as
// https://opentelemetry.io/docs/specs/semconv/database/database-spans/ has it.
func (t tracer) roundTrip(ctx context.Context, trip store.RoundTrip) (context.Context, trace.Span) {
	return t.inside(ctx, trip.Summary(), trace.WithSpanKind(trace.SpanKindClient), trace.WithAttributes(
		attribute.String("db.system.name", trip.Database), attribute.String("db.operation.name", trip.Operation), attribute.String("db.query.summary", trip.Summary())))
}

// end ends a span, with the code or the class of its error, "" for none. The error's
// text stays out of it.
func end(span trace.Span, failure string) {
	if failure != "" {
		span.SetStatus(codes.Error, failure)
		span.SetAttributes(attribute.String("error.type", failure))
	}
	span.End()
}

// HTTP traces requests by their routes, as parts of what the header traceparent
// (https://www.w3.org/TR/trace-context/) names. A stream, which may last for days, has
// no span: its operations are parts of the header's trace themselves.
func (t *Telemetry) HTTP(next http.Handler, route func(*http.Request) string, isStream func(*http.Request) bool) http.Handler {
	if !t.Traces() {
		return next
	}
	traced := otelhttp.NewHandler(next, "", otelhttp.WithTracerProvider(t.tracer.provider), otelhttp.WithMeterProvider(metricnoop.NewMeterProvider()),
		otelhttp.WithPropagators(propagation.TraceContext{}),
		otelhttp.WithSpanNameFormatter(func(_ string, r *http.Request) string { return r.Method + " " + route(r) }))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if isStream(r) {
			ctx := propagation.TraceContext{}.Extract(r.Context(), propagation.HeaderCarrier(r.Header))
			next.ServeHTTP(w, r.WithContext(ctx))
			return
		}
		traced.ServeHTTP(w, r)
	})
}
