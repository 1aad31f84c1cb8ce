package graph

import (
	"context"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
)

// FuzzOutline: a document that passes has, with every fragment written out where it is
// used, no more fields and fragments than it may.
func FuzzOutline(f *testing.F) {
	for _, document := range []string{
		"{ models { nodes { name ...f } } } fragment f on Model { key }",
		"query a { ...f } query b { ...f } fragment f on Query { ... { __typename } }",
		"{ ...f2 } fragment f0 on Query { ...f0 } fragment f1 on Query { ...f0 ...f0 } fragment f2 on Query { ...f1 ...f1 }",
		"{ ...f1 } fragment f0 on Query { ...unknown } fragment f1 on Query { ...f0 ...f0 }",
		"{ ...a } fragment a on Query { ...a ...b } fragment b on Query { ...a ...b }",
	} {
		f.Add(document)
	}
	limits := Limits{Fields: 50}.OrDefault()
	o := outliner{limits: limits, cache: graphql.NoCache[*ast.QueryDocument]{}}
	f.Fuzz(func(t *testing.T, text string) {
		if o.MutateOperationParameters(context.Background(), &graphql.RawParams{Query: text}) != nil {
			return
		}
		document, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: text}, limits.Tokens)
		if err != nil {
			return
		}
		left := limits.Fields
		for _, op := range document.Operations {
			writtenOut(document, op.SelectionSet, &left)
		}
		if left < 0 {
			t.Errorf("it has more than %d: %s", limits.Fields, text)
		}
	})
}

// writtenOut takes one for each selection from what is left, until nothing is.
func writtenOut(document *ast.QueryDocument, set ast.SelectionSet, left *int) {
	for _, selection := range set {
		if *left--; *left < 0 {
			return
		}
		switch s := selection.(type) {
		case *ast.Field:
			writtenOut(document, s.SelectionSet, left)
		case *ast.InlineFragment:
			writtenOut(document, s.SelectionSet, left)
		case *ast.FragmentSpread:
			if f := document.Fragments.ForName(s.Name); f != nil {
				writtenOut(document, f.SelectionSet, left)
			}
		}
	}
}
