package requestlog_test

import (
	"bytes"
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/slogtest"

	"go.opentelemetry.io/otel/trace"
	"pgregory.net/rapid"

	"orgraph/requestlog"
)

// identify sends a request with the headers through Identify, and returns the id that
// the handler sees and the one that the client is told.
func identify(t interface{ Fatal(...any) }, ids ...string) (seen, told string) {
	request := httptest.NewRequest(http.MethodGet, "/", nil)
	for _, id := range ids {
		request.Header.Add(requestlog.Header, id)
	}
	recorder := httptest.NewRecorder()
	requestlog.Identify(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { seen = requestlog.ID(r.Context()) })).ServeHTTP(recorder, request)
	if told := recorder.Result().Header[requestlog.Header]; len(told) != 1 {
		t.Fatal("told", told)
	}
	return seen, recorder.Header().Get(requestlog.Header)
}

func TestIdentify(t *testing.T) {
	for _, c := range []struct {
		name, id string
		taken    bool
	}{
		{"none", "", false},
		{"a UUID", "0198d2f4-3c5e-7b1a-9a55-52d6a1f0c9b3", true},
		{"a proxy's", "Root=1-67891233-abcdef012345678912345678", true},
		{"base64", "a+b/c==", true},
		{"the longest", strings.Repeat("x", 128), true},
		{"longer", strings.Repeat("x", 129), false},
		{"two words", "one two", false},
		{"a line of its own", "one\nlevel=ERROR", false},
		{"quotes", `"id"`, false},
		{"another script", "идентификатор", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			seen, told := identify(t, c.id)
			if seen != told || (told == c.id) != c.taken || len(told) < 20 != (c.taken && len(c.id) < 20) {
				t.Errorf("%q is seen as %q and told as %q", c.id, seen, told)
			}
		})
	}
	first, _ := identify(t)
	if second, _ := identify(t); first == second {
		t.Errorf("two requests have the id %s", first)
	}
}

// TestIdentifyTakesAnything sends any bytes: what comes back is one printable line.
func TestIdentifyTakesAnything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		_, told := identify(t, rapid.String().Draw(t, "id"))
		if told == "" || len(told) > 128 || strings.ContainsFunc(told, func(r rune) bool { return r <= ' ' || r > '~' || r == '"' }) {
			t.Errorf("told %q", told)
		}
	})
}

// TestHandler runs the standard library's tests of a handler.
func TestHandler(t *testing.T) {
	var out bytes.Buffer
	slogtest.Run(t, func(*testing.T) slog.Handler {
		out.Reset()
		return requestlog.NewHandler(slog.NewJSONHandler(&out, nil))
	}, func(t *testing.T) map[string]any { return line(t, &out) })
}

func line(t *testing.T, out *bytes.Buffer) map[string]any {
	t.Helper()
	var got map[string]any
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	out.Reset()
	return got
}

func TestLinesTellTheirRequest(t *testing.T) {
	var out bytes.Buffer
	log := slog.New(requestlog.NewHandler(slog.NewJSONHandler(&out, nil)))
	span := trace.NewSpanContext(trace.SpanContextConfig{TraceID: trace.TraceID{1}, SpanID: trace.SpanID{2}})
	request := requestlog.WithID(context.Background(), "id-1")
	for _, c := range []struct {
		name           string
		ctx            context.Context
		id, trace, sid any
	}{
		{"outside", context.Background(), nil, nil, nil},
		{"a request", request, "id-1", nil, nil},
		{"a traced request", trace.ContextWithSpanContext(request, span), "id-1", span.TraceID().String(), span.SpanID().String()},
	} {
		t.Run(c.name, func(t *testing.T) {
			log.With("a", 1).InfoContext(c.ctx, "text", "b", 2)
			got := line(t, &out)
			if got["request_id"] != c.id || got["trace_id"] != c.trace || got["span_id"] != c.sid || got["a"] != 1.0 || got["b"] != 2.0 {
				t.Errorf("got %v", got)
			}
		})
	}
}
