package server_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket/wsjson"
	"github.com/prometheus/client_golang/prometheus/testutil"
	sdk "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"
	"go.opentelemetry.io/otel/trace"

	"orgraph/requestlog"
	"orgraph/server"
	"orgraph/store"
	"orgraph/store/sqlite"
	"orgraph/store/storetest"
	"orgraph/telemetry"
)

// watched serves a store in memory, and keeps what is told of it.
func watched(t *testing.T, cfg server.Config) (url, admin string, spans *tracetest.InMemoryExporter, seen *telemetry.Telemetry) {
	t.Helper()
	spans = tracetest.NewInMemoryExporter()
	seen = telemetry.New(telemetry.Config{Version: "1.2.3", Traces: sdk.NewTracerProvider(sdk.WithSyncer(spans))})
	s, err := sqlite.Open(t.Context(), sqlite.Config{Path: sqlite.Memory, Observe: seen.Observe})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close(context.Background()) })
	err = s.Update(t.Context(), func(ctx context.Context, tx store.Tx) error {
		return tx.Apply(ctx, store.WriteSet{Put: storetest.Graph()})
	})
	if err != nil {
		t.Fatal(err)
	}
	seen.Watch(s)
	cfg.Store, cfg.Telemetry = s, seen
	url = start(t, cfg)
	operators := httptest.NewServer(server.NewAdminHandler(cfg))
	t.Cleanup(operators.Close)
	return url, operators.URL, spans, seen
}

// eventually waits for what happens behind an answer.
func eventually(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for range 1000 {
		if holds() {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("it never came to this: %s", what)
}

func names(spans tracetest.SpanStubs) []string {
	out := make([]string, len(spans))
	for i, s := range spans {
		out[i] = s.Name
	}
	slices.Sort(out)
	return out
}

const (
	traceID     = "0af7651916cd43dd8448eb211c80319c"
	traceparent = "00-" + traceID + "-b7ad6b7169203331-01"
)

// TestTraceFromTheHeader sends operations over every transport with the header
// traceparent: all spans are of its trace, and those of one request hang together.
func TestTraceFromTheHeader(t *testing.T) {
	url, _, spans, _ := watched(t, server.Config{Access: editors(token), PollInterval: 5 * time.Millisecond})
	ofTrace := func() tracetest.SpanStubs {
		for _, s := range spans.GetSpans() {
			if got := s.SpanContext.TraceID().String(); got != traceID {
				t.Errorf("%s is of the trace %s", s.Name, got)
			}
		}
		return spans.GetSpans()
	}
	t.Run("a request", func(t *testing.T) {
		spans.Reset()
		call(t, "POST", url+"/graphql", `{"query": "query Named { model(key: \"alpha\") { name } }"}`, "Content-Type", asJSON, "Traceparent", traceparent)
		want := []string{"POST /graphql", "Query.model", "batch Model", "get Model", "query"}
		eventually(t, "the spans of a request", func() bool { return len(ofTrace()) == len(want) })
		if got := names(ofTrace()); !slices.Equal(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
		for _, s := range ofTrace() {
			if s.Name == "POST /graphql" && (s.Parent.SpanID().String() != "b7ad6b7169203331" || s.SpanKind != trace.SpanKindServer) {
				t.Errorf("the request's span has the parent %s and is %s", s.Parent.SpanID(), s.SpanKind)
			}
		}
	})
	t.Run("not sampled", func(t *testing.T) {
		spans.Reset()
		call(t, "POST", url+"/graphql", `{"query": "{ models { totalCount } }"}`, "Content-Type", asJSON, "Traceparent", strings.TrimSuffix(traceparent, "1")+"0")
		if got := names(spans.GetSpans()); len(got) > 0 {
			t.Errorf("got %q", got)
		}
	})
	t.Run("a websocket", func(t *testing.T) {
		spans.Reset()
		c, err := dial(t.Context(), url, map[string]any{}, http.Header{"Traceparent": {traceparent}})
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = c.CloseNow() }()
		payload := []byte(`{"query": "{ model(key: \"alpha\") { name } }"}`)
		if err := wsjson.Write(t.Context(), c, message{Type: "subscribe", ID: "1", Payload: payload}); err != nil {
			t.Fatal(err)
		}
		want := []string{"Query.model", "batch Model", "get Model", "query"}
		eventually(t, "the spans of an operation", func() bool { return len(ofTrace()) == len(want) })
		if got := names(ofTrace()); !slices.Equal(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
	})
	t.Run("an event", func(t *testing.T) {
		spans.Reset()
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
		defer cancel()
		request, err := http.NewRequestWithContext(ctx, "POST", url+"/graphql", strings.NewReader(`{"query": "subscription { changes { node { subject { id } } } }", "variables": {}}`))
		if err != nil {
			t.Fatal(err)
		}
		for name, value := range map[string]string{"Content-Type": asJSON, "Accept": "text/event-stream", "Traceparent": traceparent} {
			request.Header.Set(name, value)
		}
		response, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = response.Body.Close() }()
		time.Sleep(100 * time.Millisecond) // the log is polled meanwhile, and that has no spans
		if got := names(spans.GetSpans()); len(got) > 0 {
			t.Errorf("while nothing happens there are %q", got)
		}
		call(t, "POST", url+"/graphql", `{"query": "mutation { upsertRole(input: {name: \"Seen\"}) { role { key } } }"}`, "Content-Type", asJSON, "Authorization", "Bearer "+token, "Traceparent", strings.TrimSuffix(traceparent, "1")+"0")
		eventually(t, "the spans of an event", func() bool { return slices.Contains(names(ofTrace()), "subscription") })
		if got := names(ofTrace()); !slices.Contains(got, "get Role") || !slices.Contains(got, "Change.subject") {
			t.Errorf("got %q", got)
		}
	})
}

// TestNothingTellsValues puts a secret wherever a client can put one, and looks for it
// in spans, figures and the log.
func TestNothingTellsValues(t *testing.T) {
	const secret = "s3cr3t"
	var log lines
	url, admin, spans, _ := watched(t, server.Config{
		Access: editors(token), Origins: []string{"https://charts.example.org"},
		Logger: slog.New(requestlog.NewHandler(slog.NewJSONHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))),
	})
	post := func(body string) []string { return []string{"POST", "/graphql", body} }
	for _, c := range []struct {
		name    string
		request []string
		headers []string
	}{
		{"a literal", post(`{"query": "{ model(key: \"s3cr3t\") { name } }"}`), nil},
		{"a variable", post(`{"query": "query ($k: String!) { model(key: $k) { name } }", "variables": {"k": "s3cr3t"}}`), nil},
		{"a variable that does not fit", post(`{"query": "query ($k: Int) { models(first: $k) { totalCount } }", "variables": {"k": "s3cr3t"}}`), nil},
		{"an alias", post(`{"query": "{ s3cr3t: models { s3cr3t: totalCount } }"}`), nil},
		{"what is not found", post(`{"query": "{ matrix(models: [\"s3cr3t\"]) { models { key } } }"}`), nil},
		{"a cursor", post(`{"query": "{ models(after: \"s3cr3t\") { totalCount nodes { key } } }"}`), nil},
		{"a mutation", post(`{"query": "mutation { upsertRole(input: {name: \"s3cr3t\"}) { role { key } userErrors { message } } }"}`), []string{"Authorization", "Bearer " + token}},
		{"a mutation that is wrong", post(`{"query": "mutation { upsertRole(input: {name: \"s3cr3t\", narrows: [\"s3cr3t\"]}) { userErrors { message } } }"}`), []string{"Authorization", "Bearer " + token}},
		{"a wrong token", post(`{"query": "{ models { totalCount } }"}`), []string{"Authorization", "Bearer s3cr3t"}},
		{"GET", []string{"GET", "/graphql?query=%7Bmodel(key%3A%22s3cr3t%22)%7Bname%7D%7D&variables=%7B%22s3cr3t%22%3A%22s3cr3t%22%7D", ""}, nil},
		{"not JSON", post(`{"query": s3cr3t}`), nil},
		{"an origin", post(`{"query": "{ models { totalCount } }"}`), []string{"Origin", "https://s3cr3t.example.org"}},
		{"an id that is not well-formed", post(`{"query": "{ models { totalCount } }"}`), []string{requestlog.Header, `"s3cr3t"`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			spans.Reset()
			call(t, c.request[0], url+c.request[1], c.request[2], append([]string{"Content-Type", asJSON, "Traceparent", traceparent}, c.headers...)...)
			eventually(t, "a span of the request", func() bool {
				return slices.ContainsFunc(names(spans.GetSpans()), func(name string) bool { return strings.HasSuffix(name, " /graphql") })
			})
			for _, s := range spans.GetSpans() {
				if text := fmt.Sprint(s.Name, s.Attributes, s.Events, s.Status, s.Links); strings.Contains(text, secret) || strings.Contains(text, token) {
					t.Errorf("a span tells: %s", text)
				}
			}
			got := log.read(t)
			if len(got) == 0 {
				t.Error("nothing was logged")
			}
			for _, line := range got {
				if text := fmt.Sprint(line); strings.Contains(text, secret) || strings.Contains(text, token) || line["request_id"] == nil || line["trace_id"] != traceID {
					t.Errorf("the log: %s", text)
				}
			}
		})
	}
	if _, text := call(t, "GET", admin+"/metrics", ""); strings.Contains(text, secret) || strings.Contains(text, token) || !strings.Contains(text, "orgraph_") {
		t.Errorf("the figures tell: %s", text)
	}
}

// TestFigures counts what a script of requests comes to.
func TestFigures(t *testing.T) {
	url, admin, _, seen := watched(t, server.Config{Access: editors(token), MaxStreams: 1, PollInterval: 5 * time.Millisecond})
	graphQL := func(query string, headers ...string) {
		t.Helper()
		call(t, "POST", url+"/graphql", `{"query": "`+query+`"}`, append([]string{"Content-Type", asJSON}, headers...)...)
	}
	for range 3 {
		graphQL(`query Anything { models { nodes { ownerships { totalCount } } } }`)
	}
	graphQL(`{ models(first: -1) { nodes { key } } }`)
	graphQL(`{ nonsense }`)
	graphQL(`{`)
	graphQL(`mutation { upsertRole(input: {name: \"Without the token\"}) { role { key } } }`)
	graphQL(`mutation { upsertRole(input: {name: \"Written\"}) { role { key } } }`, "Authorization", "Bearer "+token)
	graphQL(`{ models { totalCount } }`, "Authorization", "Bearer wrong")
	call(t, "PUT", url+"/graphql", "")
	call(t, "GET", url+"/no/such/page", "")

	ctx, cancel := context.WithCancel(t.Context())
	begun, ended := make(chan bool, 1), make(chan error, 1)
	go func() {
		ended <- overSSE(ctx, url, store.ChangeCursor(0), func(event) bool {
			select {
			case begun <- true:
			default:
			}
			return true
		})
	}()
	<-begun
	if err := overSSE(t.Context(), url, "", func(event) bool { return false }); err == nil || errors.Is(err, errStream) {
		t.Errorf("a second stream: %v", err)
	}
	figures := func() string {
		_, text := call(t, "GET", admin+"/metrics", "")
		return text
	}
	during := figures()
	for _, want := range []string{"orgraph_subscriptions 1", "orgraph_streams 1"} {
		if !strings.Contains(during, "\n"+want+"\n") {
			t.Errorf("while somebody subscribes there is no %s", want)
		}
	}
	cancel()
	if err := <-ended; err == nil {
		t.Error("a stream that was cut off ended well")
	}
	wanted := []string{
		`orgraph_subscriptions 0`,
		`orgraph_build_info{goversion="go`,
		`orgraph_operations_total{code="OK",name="",type="query"} 3`,
		`orgraph_operations_total{code="BAD_USER_INPUT",name="",type="query"} 1`,
		`orgraph_operations_total{code="GRAPHQL_VALIDATION_FAILED",name="",type="unknown"} 1`,
		`orgraph_operations_total{code="GRAPHQL_PARSE_FAILED",name="",type="unknown"} 1`,
		`orgraph_operations_total{code="UNAUTHENTICATED",name="",type="mutation"} 1`,
		`orgraph_operations_total{code="OK",name="",type="mutation"} 1`,
		`orgraph_operations_total{code="OK",name="",type="subscription"} 1`,
		`orgraph_operation_duration_seconds_count{name="",type="query"} 4`,
		`orgraph_errors_total{code="UNAUTHENTICATED"} 1`,
		`orgraph_refused_requests_total{code="UNAUTHENTICATED",status="401"} 1`,
		`orgraph_refused_requests_total{code="BAD_REQUEST",status="405"} 1`,
		`orgraph_refused_requests_total{code="TOO_MANY_STREAMS",status="503"} 1`,
		`orgraph_request_duration_seconds_count{route="other",status="404"} 1`,
		`orgraph_loader_batch_keys_count{kind="Ownership"} 6`,
		`orgraph_store_round_trip_duration_seconds_count{database="sqlite",operation="commit"} 2`,
		`orgraph_store_connections_in_use{database="sqlite",pool="write"} 0`,
		`orgraph_store_up{database="sqlite"} 1`,
		`orgraph_changes_total{database="sqlite"} `,
		`orgraph_streams 0`,
		`go_goroutines `,
		`process_resident_memory_bytes `,
	}
	// A request is counted when its client has the answer already.
	after, missing := "", []string{}
	for range 1000 {
		after = figures()
		missing = slices.DeleteFunc(slices.Clone(wanted), func(want string) bool { return strings.Contains(after, "\n"+want) })
		if len(missing) == 0 {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	if len(missing) > 0 {
		t.Errorf("there is no %q in\n%s", missing, after)
	}
	if strings.Contains(after, "Anything") {
		t.Error("a client's name makes a series of its own")
	}
	if problems, err := testutil.GatherAndLint(seen.Gatherer()); err != nil || len(problems) > 0 {
		t.Errorf("%v, %v", problems, err)
	}
}

// TestWhatOperatorsSee asks for profiles and figures where they are, and where they
// must not be.
func TestWhatOperatorsSee(t *testing.T) {
	url, admin, _, _ := watched(t, server.Config{})
	for _, path := range []string{"/metrics", "/healthz", "/readyz", "/debug/pprof/", "/debug/pprof/heap?debug=1", "/debug/pprof/cmdline"} {
		if response, _ := call(t, "GET", admin+path, ""); response.StatusCode != http.StatusOK {
			t.Errorf("%s: %d", path, response.StatusCode)
		}
		if response, _ := call(t, "GET", url+path, ""); !strings.HasSuffix(path, "z") && response.StatusCode != http.StatusNotFound {
			t.Errorf("on the public address %s: %d", path, response.StatusCode)
		}
	}
	if response, _ := call(t, "GET", admin+"/graphql", ""); response.StatusCode != http.StatusNotFound {
		t.Errorf("operators' address answers operations: %d", response.StatusCode)
	}
}
