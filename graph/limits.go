package graph

import (
	"context"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"orgraph/store"
)

// Limits are what one operation may ask for. Zero fields take the values of
// [DefaultLimits].
type Limits struct {
	Tokens int // of the document
	Depth  int // of fields inside each other
	// Nesting is that of fields and fragments inside each other.
	Nesting    int
	Fields     int // and fragments, each written out where it is used
	RootFields int
	Aliases    int
	Directives int
	// Introspections are questions about the schema, __schema and __type.
	Introspections int
	// IntrospectionDepth is that of lists of the schema inside each other: fields,
	// inputFields, interfaces and possibleTypes.
	IntrospectionDepth int
	// Overlaps are pairs of fields in one place of the answer, which validation
	// compares: {id id id} has three.
	Overlaps int
	// VariableValues are the values of the variables, those in lists and objects too.
	VariableValues int
	// VariableLevels are of values inside each other.
	VariableLevels int
	// Cost estimates the fields of the answer: those inside a connection count
	// as often as first or last says, and expectedPage times without either; those
	// in any other list expectedItems times.
	Cost int
	// Nodes of the answer, counted as they are loaded.
	Nodes int
	// PageSize is the most that first and last may ask for.
	PageSize int
	// AnswerSize is that of an answer, in bytes. Its texts count as they are read.
	AnswerSize int
	// Errors of an answer; the others are counted.
	Errors int
	// Operations may run at once, of all clients. More wait, a second at most.
	Operations int
	// ConnectionOperations may run at once on one websocket.
	ConnectionOperations int
	// MessageSize is that of a websocket's message, in bytes.
	MessageSize int
	// InitSeconds are how long a new websocket may say nothing, and IdleSeconds how long one
	// may stay open with nothing running on it.
	InitSeconds, IdleSeconds int
}

// DefaultLimits let through what the Explorer, the playground's introspection
// and a person's own queries need, several times over.
var DefaultLimits = Limits{
	Tokens: 2000, Depth: 20, Nesting: 40, Fields: 5000, RootFields: 20, Aliases: 100, Directives: 50, Introspections: 3, IntrospectionDepth: 2,
	Overlaps: 20_000, VariableValues: 5000, VariableLevels: 60,
	Cost: 500_000, Nodes: 50_000, PageSize: 100, AnswerSize: 8 << 20, Errors: 50,
	Operations: 64, ConnectionOperations: 50, MessageSize: 256 << 10, InitSeconds: 5, IdleSeconds: 300,
}

// A Limit is one of the limits, with the name by which it is set.
type Limit struct {
	Name  string
	Value *int
	What  string // what it bounds
}

// All returns the limits, to be read and set.
func (l *Limits) All() []Limit {
	return []Limit{
		{"tokens", &l.Tokens, "tokens of a document"},
		{"depth", &l.Depth, "levels of fields inside each other"},
		{"nesting", &l.Nesting, "levels of fields and fragments inside each other"},
		{"fields", &l.Fields, "written-out fields and fragments of a document"},
		{"root-fields", &l.RootFields, "fields of the query itself"},
		{"aliases", &l.Aliases, "aliases of an operation"},
		{"directives", &l.Directives, "directives of an operation"},
		{"introspections", &l.Introspections, "questions about the schema, __schema and __type"},
		{"introspection-depth", &l.IntrospectionDepth, "lists of the schema, such as fields, inside each other"},
		{"overlaps", &l.Overlaps, "pairs of fields in one place of the answer"},
		{"variable-values", &l.VariableValues, "values in the variables"},
		{"variable-levels", &l.VariableLevels, "levels of values inside each other in the variables"},
		{"cost", &l.Cost, "fields of an answer by estimate"},
		{"nodes", &l.Nodes, "nodes of an answer"},
		{"page-size", &l.PageSize, "values of a page, the most that first and last may ask for"},
		{"answer-size", &l.AnswerSize, "bytes of an answer"},
		{"errors", &l.Errors, "errors that an answer tells"},
		{"operations", &l.Operations, "operations that run at once; others wait for up to a second"},
		{"connection-operations", &l.ConnectionOperations, "operations that run at once on one websocket"},
		{"message-size", &l.MessageSize, "bytes of a websocket's message"},
		{"init-seconds", &l.InitSeconds, "seconds until a websocket's first message"},
		{"idle-seconds", &l.IdleSeconds, "seconds for which a websocket stays open with nothing running on it"},
	}
}

// RequestCost is what each request costs beside its operation and the bytes of its body,
// so that those that are refused cost something, too.
const RequestCost = 2000

// byteCost is what each byte costs of a document that is not known yet, to be parsed and
// validated.
const byteCost = 8

// expectedPage is the size that the cost assumes of a page of no stated size.
// Most lists of an organisation are shorter than a page; Nodes stops the rest.
const expectedPage = 10

// expectedItems is the size that the cost assumes of lists that are no pages, such as
// the owners of a cell.
const expectedItems = 3

// pastCost is what it costs to know the graph as of a time, or what has changed since one:
// the log is undone from its end.
const pastCost = 20_000

// mostKeys is how many bytes the names of an answer's fields may have by estimate, where
// pages that say no size are as long as they may be: values are counted as they are read,
// and names are not.
const mostKeys = 64 << 20

// work is what fields compute beyond the fields of their answer, in the same unit.
var work = map[string]int{
	"ask": 5000, "compareModels": 100, "diff": pastCost, "gaps": 200, "graph": 5000, "hardToFill": 500, "matrix": 100,
	"nearestModels": 20_000, "neighborhood": 1000, "paths": 2000, "rank": 200, "roleLoads": 500, "runScenario": 1000, "search": 500,
	"similarModels": 1000, "whatIf": 1000,
}

// OrDefault returns the limits with the default in place of each zero.
func (l Limits) OrDefault() Limits {
	defaults := DefaultLimits
	for i, d := range defaults.All() {
		if v := l.All()[i].Value; *v == 0 {
			*v = *d.Value
		}
	}
	return l
}

// A limiter refuses operations that cost more than they may, by estimate, and charges
// their cost. It measures each fragment once, so its own work grows with the
// document's length alone.
type limiter struct {
	limits Limits
	charge charge
}

var (
	_ graphql.HandlerExtension        = limiter{}
	_ graphql.OperationContextMutator = limiter{}
)

func (limiter) ExtensionName() string                   { return "Limits" }
func (limiter) Validate(graphql.ExecutableSchema) error { return nil }

func (l limiter) MutateOperationContext(ctx context.Context, op *graphql.OperationContext) *gqlerror.Error {
	cost := costOf(op)
	if cost > l.limits.Cost {
		return tooComplex(cost, "fields of the answer by estimate", l.limits.Cost, "ask for smaller pages with first, or for fewer lists inside each other")
	}
	names := measurer{variables: op.Variables, weight: nameWeight, page: store.DefaultPageSize, fragments: map[string]measure{}}
	once := measurer{variables: op.Variables, weight: nameWeight, once: true, fragments: map[string]measure{}}
	// No part of the answer is there more often than it may have nodes.
	keys := min(names.all(op.Operation.SelectionSet), product(l.limits.Nodes, once.all(op.Operation.SelectionSet)))
	if keys > mostKeys {
		return tooComplex(keys, "bytes of names by estimate", mostKeys, "use shorter aliases, or ask for smaller pages with first")
	}
	return l.charge.take(ctx, cost)
}

// costOf returns the estimated cost of an operation.
func costOf(op *graphql.OperationContext) int {
	m := measurer{variables: op.Variables, page: expectedPage, fragments: map[string]measure{}}
	m.weight = func(f *ast.Field) int { return 1 + work[f.Name] + m.samples(f) + m.past(f) }
	return m.all(op.Operation.SelectionSet)
}

// nameWeight is how many bytes an answer has at least for a field beside its value.
func nameWeight(f *ast.Field) int { return len(f.Alias) + len(`"":,`) }

// A charge takes a cost from what the client of an operation may spend, if that is
// limited at all; its error says that the client has too little left.
type charge func(ctx context.Context, cost int) error

func (c charge) take(ctx context.Context, cost int) *gqlerror.Error {
	if c == nil {
		return nil
	}
	if err := c(ctx, cost); err != nil {
		out := gqlerror.WrapIfUnwrapped(err)
		errcode.Set(out, string(CodeRateLimited))
		return out
	}
	return nil
}

// saturated is where counting stops.
const saturated = 1 << 40

func sum(a, b int) int { return min(a+b, saturated) }

func product(a, b int) int {
	if b != 0 && a > saturated/b {
		return saturated
	}
	return a * b
}

// measure is what a selection set weighs: all fields but those that hold a
// connection's items, whose weight is items.
type measure struct{ cost, items int }

// A measurer adds up what the fields of an answer weigh.
type measurer struct {
	variables map[string]any
	weight    func(*ast.Field) int
	page      int  // what is assumed of a page that says no size
	once      bool // whether each field counts once, however long its lists are
	fragments map[string]measure
}

func (m measurer) all(set ast.SelectionSet) int {
	total := m.set(set)
	return sum(total.cost, total.items)
}

func (m measurer) set(set ast.SelectionSet) measure {
	var total measure
	for _, selection := range set {
		var got measure
		switch s := selection.(type) {
		case *ast.Field:
			got = m.field(s)
		case *ast.InlineFragment:
			got = m.set(s.SelectionSet)
		case *ast.FragmentSpread:
			got = m.fragment(s.Definition)
		}
		total.cost, total.items = sum(total.cost, got.cost), sum(total.items, got.items)
	}
	return total
}

func (m measurer) fragment(f *ast.FragmentDefinition) measure {
	got, ok := m.fragments[f.Name]
	if !ok {
		got = m.set(f.SelectionSet)
		m.fragments[f.Name] = got
	}
	return got
}

func (m measurer) field(f *ast.Field) measure {
	inner := m.set(f.SelectionSet)
	items := (f.Name == "edges" || f.Name == "nodes") && f.ObjectDefinition != nil && isConnection(f.ObjectDefinition.Name)
	size := 1
	switch {
	case m.once:
	case isConnection(f.Definition.Type.Name()):
		size = m.pageSize(f)
	case f.Definition.Type.Elem != nil && !items && len(f.SelectionSet) > 0:
		inner.cost = product(expectedItems, inner.cost)
	}
	cost := sum(m.weight(f), sum(inner.cost, product(size, inner.items)))
	if items {
		return measure{items: cost}
	}
	return measure{cost: cost}
}

// samples returns how many random weights a field draws.
func (m measurer) samples(f *ast.Field) int {
	if f.Definition.Arguments.ForName("samples") == nil {
		return 0
	}
	n, err := graphql.UnmarshalInt(f.ArgumentMap(m.variables)["samples"])
	if err != nil || n < 0 {
		return 0 // which the resolver refuses
	}
	return min(n, saturated)
}

func (m measurer) past(f *ast.Field) int {
	if isPast(f, m.variables) {
		return pastCost
	}
	return 0
}

func isConnection(typeName string) bool { return strings.HasSuffix(typeName, "Connection") }

// pageSize returns what a connection's field asks for with first or last.
func (m measurer) pageSize(f *ast.Field) int {
	size := 0
	for _, name := range []string{"first", "last"} {
		argument := f.Arguments.ForName(name)
		if argument == nil {
			continue
		}
		if v, err := argument.Value.Value(m.variables); err == nil {
			if n, err := graphql.UnmarshalInt(v); err == nil {
				size = max(size, n)
			}
		}
	}
	if size <= 0 {
		return m.page
	}
	return size
}
