package graph_test

import (
	"fmt"
	"strings"
	"testing"

	sdk "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"
	"go.opentelemetry.io/otel/trace"

	"orgraph/access"
	"orgraph/graph"
	"orgraph/store"
	"orgraph/store/neo4j"
	"orgraph/store/neo4j/neo4jtest"
	"orgraph/store/sqlite"
	"orgraph/store/storetest"
	"orgraph/telemetry"
)

// observed opens a store of each kind that tells telemetry, and holds the suite's graph
// at a size.
func observed(t *testing.T, test func(t *testing.T, spans *tracetest.InMemoryExporter, cfg graph.Config)) {
	for name, open := range map[string]func(*testing.T, store.Observe) (store.Store, error){
		"sqlite": func(t *testing.T, o store.Observe) (store.Store, error) {
			return sqlite.Open(t.Context(), sqlite.Config{Path: sqlite.Memory, Observe: o})
		},
		"neo4j": func(t *testing.T, o store.Observe) (store.Store, error) {
			c := neo4jtest.New(t)
			return neo4j.Open(t.Context(), neo4j.Config{URI: c.URI, Username: c.Username, Password: c.Password, Database: c.Database, Observe: o})
		},
	} {
		t.Run(name, func(t *testing.T) {
			spans := tracetest.NewInMemoryExporter()
			seen := telemetry.New(telemetry.Config{Traces: sdk.NewTracerProvider(sdk.WithSyncer(spans))})
			s, err := open(t, seen.Observe)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = s.Close(t.Context()) })
			fill(t, s, storetest.Large(50))
			spans.Reset()
			test(t, spans, graph.Config{Store: s, Logger: quiet(), Telemetry: seen})
		})
	}
}

// shape writes spans as a tree of their names, and says what keeps them from being one.
func shape(spans tracetest.SpanStubs) (tree string, problems []string) {
	children := map[trace.SpanID]tracetest.SpanStubs{}
	known := map[trace.SpanID]bool{}
	for _, s := range spans {
		known[s.SpanContext.SpanID()] = true
		if s.SpanContext.TraceID() != spans[0].SpanContext.TraceID() {
			problems = append(problems, s.Name+" is in another trace")
		}
	}
	roots := 0
	for _, s := range spans {
		parent := s.Parent.SpanID()
		switch {
		case !s.Parent.IsValid():
			roots++
		case !known[parent]:
			problems = append(problems, s.Name+" has a parent that was not kept")
		}
		children[parent] = append(children[parent], s)
	}
	if roots != 1 {
		problems = append(problems, fmt.Sprintf("%d roots", roots))
	}
	var b strings.Builder
	var write func(of trace.SpanID, depth int)
	write = func(of trace.SpanID, depth int) {
		for _, s := range children[of] {
			fmt.Fprintf(&b, "%s%s\n", strings.Repeat("  ", depth), s.Name)
			write(s.SpanContext.SpanID(), depth+1)
		}
	}
	write(trace.SpanID{}, 0)
	return b.String(), problems
}

// TestSpansFormATree runs a query of four levels over fifty models: its spans are those
// of the operation, of one field, one batch and one round trip a level, and no more.
func TestSpansFormATree(t *testing.T) {
	const want = `query
  Query.models
    list Model
    Model.ownerships
      batch Ownership
        list Ownership
      Ownership.assignment
        batch Assignment
          get Assignment
        Assignment.source
          batch Source
            get Source
`
	observed(t, func(t *testing.T, spans *tracetest.InMemoryExporter, cfg graph.Config) {
		response := execute(t, cfg, `query Deep { models(first: 50) { nodes { ownerships { nodes { assignment { source { title } } } } } } }`, nil, nil)
		if len(response.Errors) > 0 {
			t.Fatal(response.Errors)
		}
		got, problems := shape(spans.GetSpans())
		if len(problems) > 0 || got != want {
			t.Errorf("%q\ngot\n%swant\n%s", problems, got, want)
		}
		for _, s := range spans.GetSpans() {
			attributes := map[string]string{}
			for _, a := range s.Attributes {
				attributes[string(a.Key)] = a.Value.String()
			}
			switch {
			case s.Name == "query" && (attributes["graphql.operation.name"] != "Deep" || attributes["graphql.operation.type"] != "query"),
				s.Name == "list Ownership" && (attributes["db.operation.name"] != "list" || attributes["db.query.summary"] != s.Name || !strings.HasSuffix(t.Name(), attributes["db.system.name"])),
				s.Name == "batch Ownership" && attributes["orgraph.loader.keys"] != "50":
				t.Errorf("%s has %v", s.Name, attributes)
			}
		}
	})
}

// TestEveryRoundTripHasASpan counts both for all that the API reads, and for writes.
func TestEveryRoundTripHasASpan(t *testing.T) {
	observed(t, func(t *testing.T, spans *tracetest.InMemoryExporter, cfg graph.Config) {
		for _, query := range append([]string{
			`{ search(query: "model") { totalCount } }`,
			`mutation { upsertRole(input: {name: "Written"}) { role { name version } } }`,
		}, roundTripQueries...) {
			spans.Reset()
			response := graph.NewExecutor(cfg)(access.With(t.Context(), access.Identity{Name: "test", Level: access.Admin}), query, "", nil)
			if len(response.Errors) > 0 {
				t.Fatalf("%s: %v", query, response.Errors)
			}
			got, problems := shape(spans.GetSpans())
			if len(problems) > 0 {
				t.Errorf("%s: %q\n%s", query, problems, got)
			}
			// The name of a span without a purpose, and the bound of the fields'.
			if fields := strings.Count(got, "."); strings.Contains(got, "run\n") || fields > 100 {
				t.Errorf("%s: %d fields\n%s", query, fields, got)
			}
			if strings.HasPrefix(query, "mutation") && (!strings.Contains(got, "begin\n") || !strings.Contains(got, "commit\n") || !strings.Contains(got, "write\n")) {
				t.Errorf("a mutation has\n%s", got)
			}
		}
	})
}

// TestWideOperationsAreBounded asks for more fields than may have spans.
func TestWideOperationsAreBounded(t *testing.T) {
	observed(t, func(t *testing.T, spans *tracetest.InMemoryExporter, cfg graph.Config) {
		cfg.Limits.Aliases = 1000
		var fields strings.Builder
		for i := range 150 {
			fmt.Fprintf(&fields, " a%d: ownerships(first: 1) { totalCount }", i)
		}
		response := execute(t, cfg, `{ models(first: 2) { nodes {`+fields.String()+` } } }`, nil, nil)
		if len(response.Errors) > 0 {
			t.Fatal(response.Errors)
		}
		got, problems := shape(spans.GetSpans())
		if n := strings.Count(got, "Model.ownerships"); len(problems) > 0 || n != 99 {
			t.Errorf("%d spans of fields, %q", n, problems)
		}
	})
}
