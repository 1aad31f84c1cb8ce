package graph_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"orgraph/graph"
	"orgraph/org"
	"orgraph/store"
	"orgraph/store/sqlite"
	"orgraph/store/storetest"
)

// memory returns a store in memory that holds the matrix.
func memory(t *testing.T, m org.Matrix, onQuery func(string)) store.Store {
	t.Helper()
	s, err := sqlite.Open(t.Context(), sqlite.Config{Path: sqlite.Memory, Observe: storetest.Statements(onQuery)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(context.Background()); err != nil {
			t.Error(err)
		}
	})
	fill(t, s, m)
	return s
}

func fill(t *testing.T, s store.Store, m org.Matrix) {
	t.Helper()
	err := s.Update(t.Context(), func(ctx context.Context, tx store.Tx) error { return tx.Apply(ctx, store.WriteSet{Put: m}) })
	if err != nil {
		t.Fatal(err)
	}
}

// execute runs the operation and decodes its data into data, unless that is nil.
func execute(t *testing.T, cfg graph.Config, query string, variables map[string]any, data any) *graphql.Response {
	t.Helper()
	response := graph.NewExecutor(cfg)(t.Context(), query, "", variables)
	if data != nil {
		if len(response.Errors) > 0 {
			t.Fatalf("%s: %v", query, response.Errors)
		}
		if err := json.Unmarshal(response.Data, data); err != nil {
			t.Fatal(err)
		}
	}
	return response
}

func quiet() *slog.Logger { return slog.New(slog.DiscardHandler) }

func TestEveryNodeIsFoundByItsID(t *testing.T) {
	cfg := graph.Config{Store: memory(t, storetest.Graph(), nil), Logger: quiet()}
	for _, list := range []string{"models", "roles", "responsibilities", "assignments", "ownerships", "tradeoffs", "sources", "changes"} {
		t.Run(list, func(t *testing.T) {
			var all map[string]struct {
				TotalCount int
				Nodes      []struct {
					ID       string `json:"id"`
					Typename string `json:"__typename"`
				}
			}
			execute(t, cfg, "{ "+list+" { totalCount nodes { id __typename } } }", nil, &all)
			nodes := all[list].Nodes
			if len(nodes) == 0 || len(nodes) != all[list].TotalCount {
				t.Fatalf("%d nodes, totalCount %d", len(nodes), all[list].TotalCount)
			}
			var ids []any
			for _, n := range nodes {
				ids = append(ids, n.ID)
				var got struct {
					Node struct {
						ID       string `json:"id"`
						Typename string `json:"__typename"`
					}
				}
				execute(t, cfg, "query ($id: ID!) { node(id: $id) { id __typename } }", map[string]any{"id": n.ID}, &got)
				if got.Node != n {
					t.Errorf("node(%s) is %+v, want %+v", n.ID, got.Node, n)
				}
			}
			var got struct{ Nodes []struct{ ID string } }
			execute(t, cfg, "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", map[string]any{"ids": ids}, &got)
			for i, n := range nodes {
				if got.Nodes[i].ID != n.ID {
					t.Errorf("nodes()[%d] is %q, want %q", i, got.Nodes[i].ID, n.ID)
				}
			}
		})
	}
}

func TestErrorsHaveCodesAndAdvice(t *testing.T) {
	s := memory(t, storetest.Graph(), nil)
	var doubling strings.Builder
	doubling.WriteString("{ models { nodes { ...f0 } } }\n")
	for i := range 30 {
		fmt.Fprintf(&doubling, "fragment f%d on Model { ...f%d ...f%d }\n", i, i+1, i+1)
	}
	doubling.WriteString("fragment f30 on Model { key name }")
	nested := func(first int) string {
		return strings.ReplaceAll("{ roles(first: N) { nodes { models(first: N) { nodes { ownerships(first: N) { nodes { note } } } } } } }", "N", fmt.Sprint(first))
	}
	for _, c := range []struct {
		name, query string
		code        graph.Code
		message     string
	}{
		{"syntax", "{ models {", graph.CodeParseFailed, "Expected Name"},
		{"unknown field", "{ modles { totalCount } }", graph.CodeValidationFailed, `"models"`},
		{"unknown quality", "{ ownerships(filter: {quality: {eq: BADLY}}) { totalCount } }", graph.CodeValidationFailed, "BADLY"},
		{"page too large", "{ models(first: 101) { totalCount } }", graph.CodeBadUserInput, "first: 101 is more than the 100"},
		{"negative page", "{ models(first: -1) { totalCount } }", graph.CodeBadUserInput, "first: -1 is less than 0"},
		{"first and last", "{ models(first: 1, last: 1) { totalCount } }", graph.CodeBadUserInput, "give one of them"},
		{"nested page too large", `{ models { nodes { ownerships(last: 101) { totalCount } } } }`, graph.CodeBadUserInput, "last: 101"},
		{"damaged cursor", `{ models(after: "bm8") { totalCount } }`, graph.CodeBadCursor, "after: bad cursor"},
		{"damaged id", `{ node(id: "nonsense") { id } }`, graph.CodeBadID, `"nonsense" is not the id of a node`},
		{"id of no kind", `{ nodes(ids: ["UXVlcnk6YQ"]) { id } }`, graph.CodeBadID, "take ids from the id field"},
		{"unknown model in the matrix", `{ matrix(models: ["alpha", "nonsense"]) { models { key } } }`, graph.CodeNotFound, `"nonsense"`},
		{"doubling fragments", doubling.String(), graph.CodeTooComplex, "written-out fields and fragments"},
		{"too deep", "{ models" + strings.Repeat(" { nodes { roles(first: 1) { nodes { models(first: 1)", 6) + " { totalCount }" + strings.Repeat(" } } } }", 6) + " }", graph.CodeTooComplex, "levels of fields"},
		{"too many roots", "{" + strings.Repeat(" models { totalCount }", 21) + " }", graph.CodeTooComplex, "split it"},
		{"too many aliases", "{ models { nodes {" + aliases(101) + " } } }", graph.CodeTooComplex, "aliases"},
		{"too costly", nested(100), graph.CodeTooComplex, "by estimate"},
		{"random weights too often", "{" + numbered(20, " a%d: rank { acceptability(samples: 30000) { samples } }") + " }", graph.CodeTooComplex, "by estimate"},
		{"random weights too often, by a variable", "query ($n: Int! = 30000) {" + numbered(20, " a%d: rank { acceptability(samples: $n) { samples } }") + " }", graph.CodeTooComplex, "by estimate"},
		{"too many models of a graph", `{ graph(filter: {models: [` + strings.Repeat(`"a" `, 101) + `]}) { totalNodes } }`, graph.CodeBadUserInput, "ask for it in parts"},
		{"graph too large", `{ graph(maxNodes: 2001) { totalNodes } }`, graph.CodeBadUserInput, "maxNodes: 2001 is not from 0 to 2000"},
		{"negative depth", `{ graph(depth: -1) { totalNodes } }`, graph.CodeBadUserInput, "depth: -1"},
		{"focus that is no id", `{ graph(focus: "nonsense") { totalNodes } }`, graph.CodeBadID, "focus: "},
		{"focus that is no node of a graph", `{ graph(focus: "T3duZXJzaGlwOmE") { totalNodes } }`, graph.CodeBadID, "no node of the graph"},
		{"focus that is not there", `{ graph(focus: "TW9kZWw6bm90aGluZw") { totalNodes } }`, graph.CodeNotFound, "nothing"},
		{"paths too long", `{ paths(from: "TW9kZWw6bm90aGluZw", to: "TW9kZWw6bm90aGluZw", maxLength: 9) { truncated } }`, graph.CodeBadUserInput, "maxLength: 9"},
		{"too many paths", `{ paths(from: "TW9kZWw6bm90aGluZw", to: "TW9kZWw6bm90aGluZw", first: 101) { truncated } }`, graph.CodeBadUserInput, "first: 101"},
		{"time that is none", `{ matrix(asOf: "yesterday") { models { key } } }`, graph.CodeBadUserInput, `"yesterday" is no time; write it like`},
		{"difference between times that are none", `{ diff(from: "2026-01-02") { nodes { key } } }`, graph.CodeBadUserInput, `"2026-01-02" is no time`},
		{"difference backwards", `{ diff(from: "2026-01-02T00:00:00Z", to: "2026-01-01T00:00:00Z") { nodes { key } } }`, graph.CodeBadUserInput, "exchange them"},
		{"a long value", `{ models(first: "` + strings.Repeat("a", 10_000) + `") { totalCount } }`, graph.CodeValidationFailed, "a…"},
		{"too many tokens", "{" + strings.Repeat(" __typename", 3000) + " }", graph.CodeParseFailed, "the document has more tokens than 2000; ask for less at once"},
		{"a variable that is missing", `query ($n: Int!) { models(first: $n) { totalCount } }`, graph.CodeValidationFailed, "the variable $n: must be defined"},
		{"one of several operations", `query a { models { totalCount } } query b { models { totalCount } }`, graph.CodeValidationFailed, "name the one to run with operationName"},
	} {
		t.Run(c.name, func(t *testing.T) {
			response := execute(t, graph.Config{Store: s, Logger: quiet()}, c.query, nil, nil)
			if len(response.Errors) == 0 {
				t.Fatalf("no error, data %s", response.Data)
			}
			err := response.Errors[0]
			if n := len([]rune(err.Message)); n > 501 {
				t.Errorf("a message of %d characters", n)
			}
			if err.Extensions["code"] != string(c.code) || !strings.Contains(err.Message, c.message) {
				t.Errorf("got %v %q, want %s and %q in it", err.Extensions["code"], err.Message, c.code, c.message)
			}
		})
	}
	t.Run("too many nodes", func(t *testing.T) {
		response := execute(t, graph.Config{Store: s, Logger: quiet(), Limits: graph.Limits{Nodes: 20}}, nested(10), nil, nil)
		if len(response.Errors) == 0 || response.Errors[0].Extensions["code"] != string(graph.CodeTooManyNodes) {
			t.Errorf("got %v", response.Errors)
		}
	})
}

// TestLimitsOfForm: what asks for as much as a limit passes, what asks for one more does not.
func TestLimitsOfForm(t *testing.T) {
	s := memory(t, storetest.Graph(), nil)
	list := func(n int) map[string]any { return map[string]any{"keys": slices.Repeat([]any{"lead"}, n)} }
	const filtered = "query($keys: [String!]) { roles(filter: {key: {in: $keys}}) { totalCount } }"
	for _, c := range []struct {
		limits    graph.Limits
		passes    string
		refused   string
		variables [2]map[string]any
	}{
		{limits: graph.Limits{Depth: 2}, passes: "{ models { totalCount } }", refused: "{ models { nodes { key } } }"},
		{limits: graph.Limits{Nesting: 3}, passes: "{ ... { models { totalCount } } }", refused: "{ ... { ... { models { totalCount } } } }"},
		{limits: graph.Limits{Fields: 3}, passes: "{ __typename ... { __typename } }", refused: "{ __typename ... { __typename __typename } }"},
		{limits: graph.Limits{RootFields: 2}, passes: "{ __typename __typename }", refused: "{ __typename __typename __typename }"},
		{limits: graph.Limits{Aliases: 1}, passes: "{ a: __typename }", refused: "{ a: __typename b: __typename }"},
		{limits: graph.Limits{Directives: 1}, passes: "{ __typename @skip(if: false) }", refused: "{ __typename @skip(if: false) @include(if: true) }"},
		{limits: graph.Limits{Introspections: 1}, passes: "{ __schema { description } }", refused: `{ __schema { description } __type(name: "Role") { name } }`},
		{
			limits:  graph.Limits{IntrospectionDepth: 3},
			passes:  `{ __type(name: "Role") { fields { type { fields { type { possibleTypes { name } } } } } } }`,
			refused: `{ __type(name: "Role") { fields { type { fields { type { ...f } } } } } } fragment f on __Type { interfaces { ... { inputFields { name } } } }`,
		},
		{limits: graph.Limits{Overlaps: 3}, passes: "{ __typename __typename __typename }", refused: "{ __typename __typename __typename __typename }"},
		{limits: graph.Limits{VariableValues: 3}, passes: filtered, refused: filtered, variables: [2]map[string]any{list(2), list(3)}},
		{limits: graph.Limits{VariableLevels: 2}, passes: filtered, refused: filtered, variables: [2]map[string]any{list(1), {"keys": []any{[]any{"lead"}}}}},
	} {
		cfg := graph.Config{Store: s, Logger: quiet(), Limits: c.limits}
		if response := execute(t, cfg, c.passes, c.variables[0], nil); len(response.Errors) > 0 {
			t.Errorf("%s: %v", c.passes, response.Errors)
		}
		response := execute(t, cfg, c.refused, c.variables[1], nil)
		if len(response.Errors) == 0 || response.Errors[0].Extensions["code"] != string(graph.CodeTooComplex) {
			t.Errorf("%s: got %v", c.refused, response.Errors)
		}
	}
}

// TestEnumerationsInVariables have to be written as the schema has them: the databases would
// take another case, and what compares cursors would not.
func TestEnumerationsInVariables(t *testing.T) {
	cfg := graph.Config{Store: memory(t, storetest.Graph(), nil), Logger: quiet()}
	const ordered = "query ($d: OrderDirection!) { models(orderBy: [{field: NAME, direction: $d}]) { nodes { key } } }"
	if response := execute(t, cfg, ordered, map[string]any{"d": "DESC"}, nil); len(response.Errors) > 0 {
		t.Errorf("DESC: %v", response.Errors)
	}
	for value, advice := range map[string]string{"desc": "write DESC", "Asc": "write ASC"} {
		response := execute(t, cfg, ordered, map[string]any{"d": value}, nil)
		if len(response.Errors) != 1 || response.Errors[0].Extensions["code"] != string(graph.CodeBadUserInput) || !strings.HasSuffix(response.Errors[0].Message, advice) {
			t.Errorf("%s: got %v %s", value, response.Errors, response.Data)
		}
	}
}

// TestNamesAreBounded: an answer whose names alone would fill the memory is not begun, and
// one whose names are few is, whatever it would have if each page were full.
func TestNamesAreBounded(t *testing.T) {
	cfg := graph.Config{Store: memory(t, storetest.Graph(), nil), Logger: quiet()}
	nested := func(inner string) string {
		return "{ models { nodes { ownerships { nodes { role { ownerships { nodes {" + inner + " } } } } } } } }"
	}
	if response := execute(t, cfg, nested(" key: id quality note role { key name }"), nil, nil); len(response.Errors) > 0 {
		t.Errorf("a person's own: %v", response.Errors)
	}
	response := execute(t, cfg, nested(numbered(70, " "+strings.Repeat("a", 190)+"%d: quality")), nil, nil)
	if len(response.Errors) != 1 || response.Errors[0].Extensions["code"] != string(graph.CodeTooComplex) || !strings.Contains(response.Errors[0].Message, "shorter aliases") {
		t.Errorf("long aliases: got %v and %d bytes", response.Errors, len(response.Data))
	}
}

// TestTextsAreBounded: an answer whose texts do not fit is refused without having been
// written to memory.
func TestTextsAreBounded(t *testing.T) {
	m := storetest.Graph()
	text := strings.Repeat("x", 2000)
	for i := range m.Roles {
		m.Roles[i].Summary = text
	}
	m.Roles[0].Aliases = []string{"alias"}
	cfg := graph.Config{Store: memory(t, m, nil), Logger: quiet(), Limits: graph.Limits{AnswerSize: 50_000}}
	for _, query := range []string{
		"{ roles { nodes {" + numbered(20, " a%d: summary") + " aliases } } }",
		"{ changes(first: 50) { nodes {" + numbered(20, " a%d: after") + " key } } }",
	} {
		response := execute(t, cfg, query, nil, nil)
		if len(response.Errors) != 1 || response.Errors[0].Extensions["code"] != string(graph.CodeAnswerTooLarge) || string(response.Data) != "null" {
			t.Errorf("got %v and %d bytes", response.Errors, len(response.Data))
		}
	}
	if response := execute(t, cfg, "{ roles(first: 1) { nodes {"+numbered(20, " a%d: summary")+" } } }", nil, nil); len(response.Errors) > 0 {
		t.Errorf("what fits: %v", response.Errors)
	}
}

// TestPairsAreBounded: the pairs that are compared count, also where few are answered.
func TestPairsAreBounded(t *testing.T) {
	m := storetest.Graph()
	for i := range 300 {
		key := fmt.Sprintf("pair-%d", i)
		m.Models = append(m.Models, org.Model{Key: key, Name: key})
	}
	cfg := graph.Config{Store: memory(t, m, nil), Logger: quiet(), Limits: graph.Limits{Nodes: 1000}}
	if response := execute(t, cfg, "{ similarModels(first: 1) { jaccard } }", nil, nil); len(response.Errors) > 0 {
		t.Errorf("once: %v", response.Errors)
	}
	response := execute(t, cfg, "{"+numbered(3, " a%d: similarModels(first: 1) { jaccard }")+" }", nil, nil)
	if len(response.Errors) == 0 || response.Errors[0].Extensions["code"] != string(graph.CodeTooManyNodes) {
		t.Errorf("three times: got %v %s", response.Errors, response.Data)
	}
}

// TestComputingEnds: what nobody waits for any more is not computed to its end, and holds
// its slot until it has ended.
func TestComputingEnds(t *testing.T) {
	m := storetest.Graph()
	for i := range 90 {
		key := fmt.Sprintf("computed-%d", i)
		m.Models = append(m.Models, org.Model{Key: key, Name: key})
	}
	cfg := graph.Config{Store: memory(t, m, nil), Logger: quiet(), Timeout: 100 * time.Millisecond}
	response := execute(t, cfg, "{"+numbered(3, " a%d: rank { acceptability(samples: 40000, seed: %[1]d) { samples } }")+" }", nil, nil)
	has := func(code graph.Code) bool {
		return slices.ContainsFunc(response.Errors, func(e *gqlerror.Error) bool { return e.Extensions["code"] == string(code) })
	}
	if !has(graph.CodeTimeout) {
		t.Errorf("got %v %s", response.Errors, response.Data)
	}
	response = execute(t, cfg, "{"+numbered(12, " a%d: rank { acceptability(samples: 40000) { samples } }")+" }", nil, nil)
	if !has(graph.CodeTooManyNodes) {
		t.Errorf("more than may be computed: got %v %s", response.Errors, response.Data)
	}
}

func aliases(n int) string { return numbered(n, " a%d: key") }

func numbered(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

func TestNotFoundIsNull(t *testing.T) {
	cfg := graph.Config{Store: memory(t, storetest.Graph(), nil), Logger: quiet()}
	var got map[string]any
	execute(t, cfg, `{ model(key: "x") { key } role(key: "x") { key } responsibility(key: "x") { key } source(key: "x") { key }
		ownership(model: "x", responsibility: "x", role: "x") { id } assignment(model: "x", responsibility: "x") { id }
		node(id: "TW9kZWw6bm90aGluZw") { id } }`, nil, &got)
	for name, v := range got {
		if v != nil {
			t.Errorf("%s is %v, want null", name, v)
		}
	}
	if len(got) != 7 {
		t.Errorf("got %d fields", len(got))
	}
}

// broken answers every list of models with an error that is not for clients.
type broken struct {
	store.Store
	err error
}

func (b broken) ListModels(context.Context, []store.Scope, store.Query) (map[store.Scope]*store.Page[org.Model], error) {
	return nil, b.err
}

func TestInternalErrorsAreMaskedAndLoggedOnce(t *testing.T) {
	for _, c := range []struct {
		err  error
		code graph.Code
	}{
		{errors.New("secret SQL"), graph.CodeInternal},
		{fmt.Errorf("%w: secret host", store.ErrUnavailable), graph.CodeUnavailable},
		{fmt.Errorf("%w: secret row", store.ErrCorrupt), graph.CodeStoreDamaged},
	} {
		var log strings.Builder
		cfg := graph.Config{Store: broken{memory(t, storetest.Graph(), nil), c.err}, Logger: slog.New(slog.NewTextHandler(&log, nil))}
		response := execute(t, cfg, "{ roles { nodes { models { nodes { key } } } } }", nil, nil)
		if len(response.Errors) < 2 {
			t.Fatalf("want an error for each role, got %v", response.Errors)
		}
		for _, err := range response.Errors {
			if err.Extensions["code"] != string(c.code) || strings.Contains(err.Message, "secret") {
				t.Errorf("got %v %q", err.Extensions["code"], err.Message)
			}
		}
		if n := strings.Count(log.String(), "secret"); n != 1 {
			t.Errorf("logged %d times:\n%s", n, log.String())
		}
	}
}

// leaving answers every list of models as a database does whose client goes meanwhile.
type leaving struct {
	store.Store
	leave func()
}

func (l leaving) ListModels(ctx context.Context, _ []store.Scope, _ store.Query) (map[store.Scope]*store.Page[org.Model], error) {
	l.leave()
	<-ctx.Done()
	return nil, fmt.Errorf("reading models: %w", ctx.Err())
}

// TestWhoHasGoneIsNoFailure: clients come and go as they like, and no operator needs to
// know of it.
func TestWhoHasGoneIsNoFailure(t *testing.T) {
	for _, c := range []struct {
		name  string
		goes  bool
		code  graph.Code
		lines string
	}{
		{"gone", true, graph.CodeCancelled, `level=DEBUG msg="operation cancelled"`},
		{"too late", false, graph.CodeTimeout, `level=ERROR msg="operation failed"`},
	} {
		ctx, leave := context.WithCancel(t.Context())
		defer leave()
		var log strings.Builder
		s := leaving{memory(t, storetest.Graph(), nil), func() {
			if c.goes {
				leave()
			}
		}}
		cfg := graph.Config{Store: s, Timeout: 100 * time.Millisecond, Logger: slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))}
		response := graph.NewExecutor(cfg)(ctx, "{ models { nodes { key } } }", "", nil)
		if len(response.Errors) != 1 || response.Errors[0].Extensions["code"] != string(c.code) {
			t.Errorf("%s: got %v", c.name, response.Errors)
		}
		if strings.Count(log.String(), "msg=") != 1 || !strings.Contains(log.String(), c.lines) {
			t.Errorf("%s: the log says\n%s", c.name, log.String())
		}
	}
}

func TestPanicsAreMasked(t *testing.T) {
	cfg := graph.Config{Store: panicking{memory(t, storetest.Graph(), nil)}, Logger: quiet()}
	response := execute(t, cfg, "{ models { nodes { key } } }", nil, nil)
	if len(response.Errors) != 1 || response.Errors[0].Extensions["code"] != string(graph.CodeInternal) || strings.Contains(response.Errors[0].Message, "secret") {
		t.Errorf("got %v", response.Errors)
	}
}

type panicking struct{ store.Store }

func (panicking) ListModels(context.Context, []store.Scope, store.Query) (map[store.Scope]*store.Page[org.Model], error) {
	panic("secret")
}

// roundTripQueries go as deep as queries do, each in the two shapes of a
// connection.
var roundTripQueries = []string{
	`{ models(first: 100) { nodes { key } } }`,
	`{ models(first: 100) { totalCount nodes { ownerships { totalCount nodes { quality } } } } }`,
	`{ models(first: 100) { nodes { assignments { nodes { arrangement owners { quality role { name } } } } } } }`,
	`{ models(first: 100) { edges { node { ownerships { edges { node { role { name narrows { name } } responsibility { name } } } } } } } }`,
	`{ models(first: 100) { nodes { ownerships { nodes { assignment { source { title } } } } } } }`,
	`{ models(first: 100) { nodes { roles(first: 2) { nodes { models(first: 2) { nodes { ownerships(first: 2) { nodes { role { key } } } } } } } } } }`,
	`{ responsibilities { nodes { assignments(first: 100) { nodes { model { name } owners { role { abbreviation } } } } } } }`,
	`{ ownerships(first: 100) { nodes { model { name } role { name } responsibility { name } assignment { statement } } } }`,
	`{ matrix { models { name } rows { responsibility { name } cells { arrangement owners { quality role { name } } } } } }`,
	`{ models(first: 100) { nodes { tradeoffs { nodes { statement sources { nodes { title } } } } sources { nodes { title } } } } }`,
	`{ models(first: 100) { nodes { ownershipAggregate(groupBy: [ROLE, QUALITY]) { count groups(first: 3) { totalCount nodes { count role { name } model { key } } } } } } }`,
	`{ models(first: 100, filter: {ownerships: {some: {quality: {eq: POORLY}}, none: {role: {key: {eq: "nobody"}}}}}, orderBy: [{field: POOR_OWNERSHIP_COUNT, direction: DESC}]) { nodes { roles(filter: {models: {every: {key: {not: "nobody"}}}}) { totalCount } } } }`,
	`{ roles { nodes { assignments(first: 3) { totalCount nodes { responsibility { name } source { title } } } delegations { totalCount } roleCombinations { totalCount } } } }`,
	`{ sources { nodes { models(first: 5) { nodes { key } } tradeoffs(first: 5) { nodes { models { nodes { name } } } } } } }`,
	`{ responsibilities { nodes { ownerships(first: 5, orderBy: [{field: QUALITY}, {field: MODEL, direction: DESC}]) { totalCount edges { cursor node { role { narrows { name } } } } } } } }`,
	`{ assignments(first: 100, filter: {owners: {every: {quality: {in: [WELL, POORLY]}}}}) { totalCount nodes { owners { role { name } } model { status } } } }`,
	// The subjects apart from the assignments: what one of them has read the other need not.
	`{ models(first: 100) { nodes { version changes(first: 5) { totalCount nodes { subject { id } } } } } }`,
	`{ models(first: 100) { nodes { assignments { nodes { version changes { totalCount } } } } } }`,
	`{ graph { truncated nodes { id label } edges { id source target properties } } }`,
	`{ graph(filter: {models: ["model-000001", "model-000002"]}) { totalNodes edges { id } } }`,
	`{ neighborhood(id: "Um9sZTpyb2xlLTAw", depth: 2) { nodes { id } edges { id } } }`,
	`{ rank { models(first: 100) { nodes { score model { name } missing { key } dominatedBy { models { key } } contributions { contribution criterion { responsibility { name } } assignment { statement owners { role { name } } } } } } } }`,
	`{ rank { stability { criterion { responsibility { name } } above { name } } } }`,
	`{ rank { front { nodes { model { name } } } } }`,
	`{ rank { acceptability(samples: 10) { models { model { name } wins { over { name } } } } } }`,
	`{ rank { models(first: 100) { nodes { scoreInterval(uncertain: [{quality: UNDEFINED, from: 0, to: 1}]) { to } } } } }`,
	`{ roleLoads(first: 10) { nodes { role { name } models(first: 10) { nodes { model { name } orphaned { name } ownerships { assignment { statement } } } } } } }`,
	`{ gaps(first: 100) { nodes { model { name } responsibility { name } assignment { owners { role { name } } } } } }`,
	`{ models(first: 100) { nodes { findings { message } } } }`,
	`{ similarModels(first: 20) { a { name } b { name } } }`,
	`{ hardToFill { model { name } role { name } ownerships { quality } } }`,
	`{ whatIf(base: "model-000001", changes: [], models: ["model-000002"]) { model { ownerships { nodes { role { name } } } } rank { models { nodes { model { name } } } } compare { rows { cells { changes } } } } }`,
	`{ paths(from: "Um9sZTpyb2xlLTAw", to: "Um9sZTpyb2xlLTAx") { paths { length } } }`,
}

// TestRoundTripsDependOnDepthAlone counts the statements that reach the
// database at two sizes.
func TestRoundTripsDependOnDepthAlone(t *testing.T) {
	var statements atomic.Int64
	onQuery := func(string) { statements.Add(1) }
	sizes := []int{10, 100}
	for name, open := range backends(t) {
		t.Run(name, func(t *testing.T) {
			counts := make([][]int64, len(roundTripQueries))
			for _, size := range sizes {
				t.Run(fmt.Sprint(size), func(t *testing.T) { // a database is free again when its test ends
					s := open(t, onQuery)
					fill(t, s, storetest.Large(size))
					execute := graph.NewExecutor(graph.Config{Store: s, Logger: quiet()})
					for i, query := range roundTripQueries {
						statements.Store(0)
						if response := execute(t.Context(), query, "", nil); len(response.Errors) > 0 {
							t.Fatalf("%s: %v", query, response.Errors)
						}
						counts[i] = append(counts[i], statements.Load())
					}
				})
			}
			if t.Failed() {
				return
			}
			for i, query := range roundTripQueries {
				t.Logf("%d round trips for %s", counts[i][0], query)
				if counts[i][0] != counts[i][1] {
					t.Errorf("%v round trips with %v models for %s", counts[i], sizes, query)
				}
			}
		})
	}
}

// TestEmptyCellsHaveSiblings asks for fields of cells of which some are null:
// gqlgen then hands batch resolvers nil among the parents.
func TestEmptyCellsHaveSiblings(t *testing.T) {
	cfg := graph.Config{Store: memory(t, storetest.Graph(), nil), Logger: quiet()}
	var got struct {
		Matrix struct {
			Rows []struct {
				Cells []*struct {
					Owners []struct{ Role struct{ Name string } }
					Source *struct{ Title string }
					Model  struct{ Key string }
				}
			}
		}
	}
	execute(t, cfg, `{ matrix(models: ["alpha", "delta"], responsibilities: ["people", "budget"]) { rows { cells { model { key } source { title } owners { role { name } } } } } }`, nil, &got)
	rows := got.Matrix.Rows
	if rows[1].Cells[1] != nil || len(rows[1].Cells[0].Owners) != 3 || rows[0].Cells[1].Model.Key != "delta" || rows[0].Cells[0].Source.Title != "Field notes" {
		t.Errorf("got %+v", rows)
	}
}
