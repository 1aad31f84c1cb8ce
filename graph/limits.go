package graph

import (
	"context"
	"fmt"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// Limits are what one operation may ask for. They are checked before it runs,
// except for Nodes. Zero fields take the values of [DefaultLimits].
type Limits struct {
	Tokens     int // of the document
	Depth      int // of fields inside each other
	Fields     int // with every fragment written out where it is used
	RootFields int
	Aliases    int
	Directives int
	// Cost estimates the fields of the answer: those inside a connection count
	// as often as first or last says, and expectedPage times without either.
	Cost int
	// Nodes of the answer, counted as they are loaded.
	Nodes int
	// PageSize is the most that first and last may ask for.
	PageSize int
	// Subscriptions that one websocket may have at once.
	Subscriptions int
	// MessageSize is that of a websocket's message, in bytes.
	MessageSize int64
}

// DefaultLimits let through what the Explorer, the playground's introspection
// and a person's own queries need, several times over.
var DefaultLimits = Limits{
	Tokens: 2000, Depth: 20, Fields: 5000, RootFields: 20, Aliases: 100, Directives: 50,
	Cost: 500_000, Nodes: 50_000, PageSize: 100, Subscriptions: 50, MessageSize: 256 << 10,
}

// expectedPage is the size that the cost assumes of a page of no stated size.
// Most lists of an organisation are shorter than a page; Nodes stops the rest.
const expectedPage = 10

// OrDefault returns the limits with the default in place of each zero.
func (l Limits) OrDefault() Limits {
	d := DefaultLimits
	for _, f := range []struct{ value, fallback *int }{
		{&l.Tokens, &d.Tokens}, {&l.Depth, &d.Depth}, {&l.Fields, &d.Fields}, {&l.RootFields, &d.RootFields}, {&l.Aliases, &d.Aliases},
		{&l.Directives, &d.Directives}, {&l.Cost, &d.Cost}, {&l.Nodes, &d.Nodes}, {&l.PageSize, &d.PageSize},
		{&l.Subscriptions, &d.Subscriptions},
	} {
		if *f.value == 0 {
			*f.value = *f.fallback
		}
	}
	if l.MessageSize == 0 {
		l.MessageSize = d.MessageSize
	}
	return l
}

// A limiter refuses operations that ask for more than the limits. It measures
// each fragment once, so its own work grows with the document's length alone,
// also where fragments double each other.
type limiter struct{ limits Limits }

var (
	_ graphql.HandlerExtension        = limiter{}
	_ graphql.OperationContextMutator = limiter{}
)

func (limiter) ExtensionName() string                   { return "Limits" }
func (limiter) Validate(graphql.ExecutableSchema) error { return nil }

func (l limiter) MutateOperationContext(_ context.Context, op *graphql.OperationContext) *gqlerror.Error {
	m := measurer{variables: op.Variables, fragments: map[string]measure{}}
	total := m.set(op.Operation.SelectionSet)
	total.directives += len(op.Operation.Directives)
	for _, limit := range []struct {
		what       string
		asks, most int
		advice     string
	}{
		{"levels of fields inside each other", total.depth, l.limits.Depth, "ask for less depth"},
		{"fields, fragments written out", total.fields, l.limits.Fields, "ask for fewer fields"},
		{"fields of the query itself", total.roots, l.limits.RootFields, "split it into several operations"},
		{"aliases", total.aliases, l.limits.Aliases, "use a list field with a filter instead"},
		{"directives", total.directives, l.limits.Directives, "use fewer"},
		{"fields of the answer by estimate", total.cost + total.items, l.limits.Cost, "ask for smaller pages with first, or for fewer lists inside each other"},
	} {
		if limit.asks > limit.most {
			asks := fmt.Sprint(limit.asks)
			if limit.asks == saturated {
				asks = "far too many"
			}
			err := gqlerror.Errorf("the operation asks for %s %s and %d are allowed; %s", asks, limit.what, limit.most, limit.advice)
			errcode.Set(err, string(CodeTooComplex))
			return err
		}
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

// measure is what a selection set asks for.
type measure struct {
	depth, fields, roots, aliases, directives int
	// cost is that of all fields but those that hold a connection's items,
	// whose cost is items.
	cost, items int
}

func (m *measure) add(other measure) {
	m.depth = max(m.depth, other.depth)
	m.fields = sum(m.fields, other.fields)
	m.roots = sum(m.roots, other.roots)
	m.aliases = sum(m.aliases, other.aliases)
	m.directives = sum(m.directives, other.directives)
	m.cost = sum(m.cost, other.cost)
	m.items = sum(m.items, other.items)
}

type measurer struct {
	variables map[string]any
	fragments map[string]measure
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
			got.directives = sum(got.directives, len(s.Directives))
		case *ast.FragmentSpread:
			got = m.fragment(s.Definition)
			got.directives = sum(got.directives, len(s.Directives))
		}
		total.add(got)
	}
	return total
}

func (m measurer) fragment(f *ast.FragmentDefinition) measure {
	got, ok := m.fragments[f.Name]
	if !ok {
		got = m.set(f.SelectionSet)
		got.directives = sum(got.directives, len(f.Directives))
		m.fragments[f.Name] = got
	}
	return got
}

func (m measurer) field(f *ast.Field) measure {
	inner := m.set(f.SelectionSet)
	got := measure{
		depth: inner.depth + 1, fields: sum(inner.fields, 1), roots: 1,
		aliases: inner.aliases, directives: sum(inner.directives, len(f.Directives)),
	}
	if f.Alias != f.Name {
		got.aliases = sum(got.aliases, 1)
	}
	size := 1
	if isConnection(f.Definition.Type.Name()) {
		size = m.pageSize(f)
	}
	cost := sum(1, sum(inner.cost, product(size, inner.items)))
	if (f.Name == "edges" || f.Name == "nodes") && f.ObjectDefinition != nil && isConnection(f.ObjectDefinition.Name) {
		got.items = cost
	} else {
		got.cost = cost
	}
	return got
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
		return expectedPage
	}
	return size
}
