package telemetry_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus/testutil"
	"go.opentelemetry.io/otel/trace"

	"orgraph/store"
	"orgraph/telemetry"
)

// clear leaves none of the variables that a test reads in the environment.
func clear(t *testing.T) {
	for _, name := range []string{
		"OTEL_SDK_DISABLED", "OTEL_TRACES_EXPORTER", "OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT",
		"OTEL_EXPORTER_OTLP_PROTOCOL", "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "OTEL_TRACES_SAMPLER", "OTEL_SERVICE_NAME",
	} {
		t.Setenv(name, "")
	}
}

func TestExport(t *testing.T) {
	const endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:1"
	for _, c := range []struct {
		name, env string
		on        bool
		problem   string
	}{
		{"nothing", "", false, ""},
		{"an endpoint", endpoint, true, ""},
		{"an endpoint of traces", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT=http://127.0.0.1:1/v1/traces", true, ""},
		{"the exporter alone", "OTEL_TRACES_EXPORTER=otlp", true, ""},
		{"disabled", endpoint + " OTEL_SDK_DISABLED=true", false, ""},
		{"no traces", endpoint + " OTEL_TRACES_EXPORTER=none", false, ""},
		{"another exporter", "OTEL_TRACES_EXPORTER=zipkin", false, `OTEL_TRACES_EXPORTER: "zipkin" is not known; write otlp, or none`},
		{"the protocol", endpoint + " OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf", true, ""},
		{"another protocol", endpoint + " OTEL_EXPORTER_OTLP_PROTOCOL=grpc", false, `OTEL_EXPORTER_OTLP_PROTOCOL: "grpc" is not known; write http/protobuf`},
		{"the traces' protocol goes before", endpoint + " OTEL_EXPORTER_OTLP_PROTOCOL=grpc OTEL_EXPORTER_OTLP_TRACES_PROTOCOL=http/protobuf", true, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			clear(t)
			for setting := range strings.FieldsSeq(c.env) {
				name, value, _ := strings.Cut(setting, "=")
				t.Setenv(name, value)
			}
			spans, shutdown, err := telemetry.Export(t.Context(), "1", slog.New(slog.DiscardHandler))
			if (spans != nil) != c.on || (err == nil) != (c.problem == "") || err != nil && !strings.Contains(err.Error(), c.problem) {
				t.Errorf("got %v, %v", spans, err)
			}
			if err := shutdown(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
}

// TestExportSends runs a collector, and looks at what reaches it and what does not.
func TestExportSends(t *testing.T) {
	for _, c := range []struct {
		name, sampler string
		sent          bool
	}{{"all", "", true}, {"none", "always_off", false}} {
		t.Run(c.name, func(t *testing.T) {
			clear(t)
			var got strings.Builder
			collector := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
				body, _ := io.ReadAll(r.Body)
				_, _ = fmt.Fprintf(&got, "%s %s", r.URL.Path, body)
			}))
			defer collector.Close()
			t.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", collector.URL)
			t.Setenv("OTEL_TRACES_SAMPLER", c.sampler)
			t.Setenv("OTEL_SERVICE_NAME", "the-name")
			spans, shutdown, err := telemetry.Export(t.Context(), "1.2.3", slog.New(slog.DiscardHandler))
			if err != nil {
				t.Fatal(err)
			}
			seen := telemetry.New(telemetry.Config{Traces: spans})
			_, ended := seen.Operation(t.Context(), telemetry.Operation{Type: "query", Name: "Sent"})
			ended("")
			if err := shutdown(t.Context()); err != nil {
				t.Fatal(err)
			}
			text := got.String()
			for _, want := range []string{"/v1/traces", "the-name", "1.2.3", "Sent"} {
				if strings.Contains(text, want) != c.sent {
					t.Errorf("%q in %q", want, text)
				}
			}
		})
	}
}

// TestNil calls everything on none.
func TestNil(t *testing.T) {
	var none *telemetry.Telemetry
	ctx := t.Context()
	_, ended := none.Operation(ctx, telemetry.Operation{})
	ended("")
	_, sent := none.Event(ctx, telemetry.Operation{})
	sent("")
	_, resolved := none.Field(ctx, "Query", "models", "models")
	resolved(false)
	_, read := none.Batch(ctx, store.KindModel, 1)
	read(nil)
	_, came := none.Observe(ctx, store.RoundTrip{})
	came(nil)
	none.Refused("", "")
	none.Expect("INTERNAL")
	none.Error("")
	none.Request("", 200, time.Second)
	none.RefusedRequest("", 400)
	none.Stream()()
	if _, traced := none.Traced(ctx); traced {
		t.Error("none traces")
	}
}

// TestErrorsOfRoundTrips: the word for an error is the most special there is, and its
// text is nowhere.
func TestErrorsOfRoundTrips(t *testing.T) {
	for _, c := range []struct {
		err  error
		want string
	}{
		{nil, ""},
		{fmt.Errorf("secret: %w", store.ErrUnavailable), "unavailable"},
		{fmt.Errorf("%w: %w", store.ErrUnavailable, context.DeadlineExceeded), "timeout"},
		{context.Canceled, "canceled"},
		{store.ErrOutcomeUnknown, "outcome_unknown"},
		{store.ErrCorrupt, "corrupt"},
		{store.ErrConflict, "conflict"},
		{store.ErrReadOnly, "read_only"},
		{store.ErrNotFound, "not_found"},
		{errors.New("secret"), "other"},
	} {
		seen := telemetry.New(telemetry.Config{})
		_, ended := seen.Observe(t.Context(), store.RoundTrip{Database: "sqlite", Operation: "get"})
		if n, err := testutil.GatherAndCount(seen.Gatherer(), "orgraph_store_round_trips_in_flight"); n != 1 || err != nil {
			t.Error(n, err)
		}
		ended(c.err)
		want := ""
		if c.want != "" {
			want = fmt.Sprintf("# HELP orgraph_store_round_trip_errors_total Round trips to the database that failed, by why.\n# TYPE orgraph_store_round_trip_errors_total counter\norgraph_store_round_trip_errors_total{database=\"sqlite\",error=%q,operation=\"get\"} 1\n", c.want)
		}
		if err := testutil.GatherAndCompare(seen.Gatherer(), strings.NewReader(want), "orgraph_store_round_trip_errors_total"); err != nil {
			t.Errorf("%v: %v", c.err, err)
		}
	}
}

// TestListedNames: only the names of an allow-list make series.
func TestListedNames(t *testing.T) {
	seen := telemetry.New(telemetry.Config{})
	for i := range 100 {
		_, ended := seen.Operation(t.Context(), telemetry.Operation{Type: "query", Name: fmt.Sprint("Made", i)})
		ended("")
	}
	_, ended := seen.Operation(t.Context(), telemetry.Operation{Type: "query", Name: "Listed", Listed: true})
	ended("")
	ended("TWICE")
	want := `# HELP orgraph_operations_total GraphQL operations that have ended, by the code of their first error, OK for none. The name is empty unless an allow-list has it.
# TYPE orgraph_operations_total counter
orgraph_operations_total{code="OK",name="",type="query"} 100
orgraph_operations_total{code="OK",name="Listed",type="query"} 1
`
	if err := testutil.GatherAndCompare(seen.Gatherer(), strings.NewReader(want), "orgraph_operations_total"); err != nil {
		t.Error(err)
	}
}

// away is a database that does not answer.
type away struct{}

func (away) Head(context.Context) (int, string, error) { return 0, "", store.ErrUnavailable }
func (away) State() store.State                        { return store.State{Database: "neo4j"} }

func TestStoreThatIsAway(t *testing.T) {
	seen := telemetry.New(telemetry.Config{})
	seen.Watch(away{})
	want := "# HELP orgraph_store_up 1 while the database answers, else 0.\n# TYPE orgraph_store_up gauge\norgraph_store_up{database=\"neo4j\"} 0\n"
	if err := testutil.GatherAndCompare(seen.Gatherer(), strings.NewReader(want), "orgraph_store_up", "orgraph_changes_total"); err != nil {
		t.Error(err)
	}
}

// TestUntracedRequestsPassAsTheyAre: there is no handler in between.
func TestUntracedRequestsPassAsTheyAre(t *testing.T) {
	var got trace.SpanContext
	h := http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { got = trace.SpanContextFromContext(r.Context()) })
	request := httptest.NewRequest(http.MethodGet, "/", nil)
	request.Header.Set("Traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
	telemetry.New(telemetry.Config{}).HTTP(h, func(*http.Request) string { return "/" }, func(*http.Request) bool { return false }).ServeHTTP(httptest.NewRecorder(), request)
	if got.IsValid() {
		t.Errorf("an untraced request has the span %v", got)
	}
}
