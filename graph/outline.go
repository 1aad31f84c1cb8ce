package graph

import (
	"context"
	"fmt"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/lexer"
	"github.com/vektah/gqlparser/v2/parser"
)

// An outliner refuses documents whose form alone asks for more than the limits,
// before they are validated: some rules of validation compare every two fields that
// share a place in the answer, which takes a document of a few kilobytes seconds.
// What is in the cache has passed.
type outliner struct {
	limits Limits
	cache  graphql.Cache[*ast.QueryDocument]
	charge charge
}

var (
	_ graphql.HandlerExtension          = outliner{}
	_ graphql.OperationParameterMutator = outliner{}
)

func (outliner) ExtensionName() string                   { return "Outline" }
func (outliner) Validate(graphql.ExecutableSchema) error { return nil }

func (o outliner) MutateOperationParameters(ctx context.Context, params *graphql.RawParams) *gqlerror.Error {
	n, levels := valuesIn(params.Variables)
	if isWebsocket(ctx) { // of which the opening alone was a request
		if err := o.charge.take(ctx, RequestCost+byteCost*n); err != nil {
			return err
		}
	}
	switch {
	case n > o.limits.VariableValues:
		return tooComplex(n, "values in its variables", o.limits.VariableValues, "send fewer, or in parts")
	case levels > o.limits.VariableLevels:
		return tooComplex(levels, "levels of values inside each other in its variables", o.limits.VariableLevels, "write less of it inside each other")
	}
	if _, seen := o.cache.Get(ctx, params.Query); seen {
		return nil
	}
	if err := o.charge.take(ctx, byteCost*len(params.Query)); err != nil {
		return err
	}
	if n := longestName(params.Query); n > maxName {
		return tooComplex(n, "characters in a name", maxName, "no name of the schema is so long")
	}
	document, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: params.Query}, o.limits.Tokens)
	if err != nil {
		return nil // the executor says what is wrong
	}
	m := &outlines{document: document, fragments: map[string]outline{}}
	fields, inline := 0, make([]int, len(document.Operations))
	// The others are validated, too.
	for i, op := range document.Operations {
		got := m.set(op.SelectionSet)
		got.directives = sum(got.directives, len(op.Directives))
		fields = sum(fields, got.fields)
		got.fields, inline[i] = fields, got.inline
		if err := o.check(got); err != nil {
			return err
		}
	}
	for _, f := range document.Fragments { // those that are not used are
		if err := o.check(m.fragment(f.Name)); err != nil {
			return err
		}
	}
	if m.circle != "" {
		err := gqlerror.Errorf("the fragment %s is inside itself; write out what it is to hold", m.circle)
		errcode.Set(err, errcode.ValidationFailed)
		return err
	}
	overlaps := 0
	for i, op := range document.Operations {
		overlaps = sum(overlaps, m.overlaps(op.SelectionSet, inline[i]))
	}
	for _, f := range document.Fragments { // each is also compared by itself
		overlaps = sum(overlaps, m.overlaps(f.SelectionSet, m.set(f.SelectionSet).inline)) // not by name, which two may have
	}
	if overlaps > o.limits.Overlaps {
		return tooComplex(overlaps, "pairs of fields in one place of the answer", o.limits.Overlaps, "ask for each field once")
	}
	return nil
}

func (o outliner) check(got outline) *gqlerror.Error {
	for _, limit := range []struct {
		what       string
		asks, most int
		advice     string
	}{
		{"levels of fields inside each other", got.depth, o.limits.Depth, "ask for less depth"},
		{"levels of fragments and fields inside each other", got.nesting, o.limits.Nesting, "write less of it inside each other"},
		{"written-out fields and fragments", got.fields, o.limits.Fields, "ask for fewer fields"},
		{"fields of the query itself", got.roots, o.limits.RootFields, "split it into several operations"},
		{"aliases", got.aliases, o.limits.Aliases, "use a list field with a filter instead"},
		{"directives", got.directives, o.limits.Directives, "use fewer"},
		{"lists of the schema inside each other", got.introspected, o.limits.IntrospectionDepth, "ask for the schema's types as one list"},
		{"questions about the schema", got.introspections, o.limits.Introspections, "ask for the schema once"},
	} {
		if limit.asks > limit.most {
			return tooComplex(limit.asks, limit.what, limit.most, limit.advice)
		}
	}
	return nil
}

func tooComplex(asks int, what string, most int, advice string) *gqlerror.Error {
	number := fmt.Sprint(asks)
	if asks >= saturated {
		number = "far too many"
	}
	err := gqlerror.Errorf("the operation asks for %s %s and %d are allowed; %s", number, what, most, advice)
	errcode.Set(err, string(CodeTooComplex))
	return err
}

// outline is what a selection set asks for by its form. Fields are all that takes
// validation time: fields, values in their arguments, what a fragment holds, and one for
// each use of it, also if it holds nothing. Inline are levels of inline fragments, lists
// those of fields that are lists of __Type, and introspected the same inside a question
// about the schema.
type outline struct {
	depth, nesting, inline, fields, roots, aliases, directives, introspections, lists, introspected int
}

func (m *outline) add(other outline) {
	m.depth = max(m.depth, other.depth)
	m.nesting = max(m.nesting, other.nesting)
	m.inline = max(m.inline, other.inline)
	m.fields = sum(m.fields, other.fields)
	m.roots = sum(m.roots, other.roots)
	m.aliases = sum(m.aliases, other.aliases)
	m.directives = sum(m.directives, other.directives)
	m.introspections = sum(m.introspections, other.introspections)
	m.lists = max(m.lists, other.lists)
	m.introspected = max(m.introspected, other.introspected)
}

// outlines measures a document that has not been validated. Each fragment is
// measured once, so the work grows with the document's length alone, also where
// fragments double each other; one that is inside itself counts there for nothing.
type outlines struct {
	document  *ast.QueryDocument
	fragments map[string]outline
	circle    string // a fragment that is inside itself, "" where none is
}

func (m *outlines) set(set ast.SelectionSet) outline {
	var total outline
	for _, selection := range set {
		var got outline
		switch s := selection.(type) {
		case *ast.Field:
			inner := m.set(s.SelectionSet)
			got = outline{
				depth: inner.depth + 1, nesting: inner.nesting + 1, inline: inner.inline, fields: sum(inner.fields, 1), roots: 1,
				aliases: inner.aliases, directives: sum(inner.directives, len(s.Directives)), lists: inner.lists, introspected: inner.introspected,
			}
			for _, a := range s.Arguments {
				got.fields = sum(got.fields, 1+valuesInside(a.Value))
			}
			if s.Alias != s.Name {
				got.aliases = sum(got.aliases, 1)
			}
			switch s.Name {
			case "fields", "inputFields", "interfaces", "possibleTypes":
				got.lists++
			case "__schema", "__type":
				got.introspections, got.introspected = 1, inner.lists
			}
		case *ast.InlineFragment:
			got = m.set(s.SelectionSet)
			got.nesting, got.inline, got.fields = got.nesting+1, got.inline+1, sum(got.fields, 1)
			got.directives = sum(got.directives, len(s.Directives))
		case *ast.FragmentSpread:
			got = m.fragment(s.Name)
			got.nesting, got.fields = got.nesting+1, sum(got.fields, 1)
			got.directives = sum(got.directives, len(s.Directives))
		}
		total.add(got)
	}
	return total
}

func (m *outlines) fragment(name string) outline {
	got, ok := m.fragments[name]
	f := m.document.Fragments.ForName(name)
	if got == measuring {
		m.circle = name
		return outline{}
	}
	if ok || f == nil {
		return got
	}
	m.fragments[name] = measuring
	got = m.set(f.SelectionSet)
	got.directives = sum(got.directives, len(f.Directives))
	m.fragments[name] = got
	return got
}

// measuring stands for a fragment while it is measured.
var measuring = outline{depth: -1}

// valuesInside counts the values in a value of a document.
func valuesInside(v *ast.Value) int {
	n := 0
	for _, child := range v.Children {
		n += 1 + valuesInside(child.Value)
	}
	return n
}

// A spot holds how many fields of a document come to one place of the answer, and how many
// uses of fragments.
type spot struct {
	fields, spreads int
	inside          map[string]*spot
}

// overlaps returns how many pairs of fields share a place of the answer, each counted
// for every selection set around it. The fields and fragments, written out, have to be
// few enough to be visited, and no fragment may be inside itself. Inline are the set's
// levels of inline fragments.
func (m *outlines) overlaps(set ast.SelectionSet, inline int) int {
	root := &spot{inside: map[string]*spot{}}
	m.visit(set, root)
	return product(1+inline, root.pairs(1)) // each inline fragment is compared anew
}

func (m *outlines) visit(set ast.SelectionSet, at *spot) {
	for _, selection := range set {
		switch s := selection.(type) {
		case *ast.Field:
			p := at.inside[s.Alias]
			if p == nil {
				p = &spot{inside: map[string]*spot{}}
				at.inside[s.Alias] = p
			}
			p.fields++
			m.visit(s.SelectionSet, p)
		case *ast.InlineFragment:
			m.visit(s.SelectionSet, at)
		case *ast.FragmentSpread:
			at.spreads++ // also of what is no fragment
			if f := m.document.Fragments.ForName(s.Name); f != nil {
				m.visit(f.SelectionSet, at)
			}
		}
	}
}

func (p *spot) pairs(level int) int {
	total := p.spreads * (p.spreads - 1) / 2
	for _, inner := range p.inside {
		total = sum(total, sum(product(level, inner.fields*(inner.fields-1)/2), inner.pairs(level+1)))
	}
	return total
}

// maxName is the longest name that is read. Validation compares an unknown one with
// all that it could have been meant to be, which takes the square of its length.
const maxName = 200

// longestName returns the length of the longest name in a document, as far as it can be
// read.
func longestName(document string) int {
	if len(document) <= maxName {
		return 0
	}
	longest := 0
	tokens := lexer.New(&ast.Source{Input: document})
	for {
		token, err := tokens.ReadToken()
		if err != nil || token.Kind == lexer.EOF {
			return longest
		}
		if token.Kind == lexer.Name {
			longest = max(longest, len(token.Value))
		}
	}
}

// valuesIn counts the values of variables, those in lists and objects too, and how many
// levels of them are inside each other.
func valuesIn(v any) (n, levels int) {
	add := func(inner any) {
		m, l := valuesIn(inner)
		n, levels = n+1+m, max(levels, l+1)
	}
	switch v := v.(type) {
	case map[string]any:
		for _, inner := range v {
			add(inner)
		}
	case []any:
		for _, inner := range v {
			add(inner)
		}
	}
	return n, levels
}
