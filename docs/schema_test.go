package docs

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

var update = flag.Bool("update", false, "write schema.md anew")

// TestSchemaPage keeps schema.md what the schema's own descriptions say.
func TestSchemaPage(t *testing.T) {
	text, err := os.ReadFile("../schema.graphqls")
	if err != nil {
		t.Fatal(err)
	}
	schema, err := gqlparser.LoadSchema(&ast.Source{Name: "schema.graphqls", Input: string(text)})
	if err != nil {
		t.Fatal(err)
	}
	if problems := checkDeprecations(schema); problems != nil {
		t.Errorf("%s", strings.Join(problems, "\n"))
	}
	want := schemaPage(schema)
	if *update {
		if err := os.WriteFile("schema.md", []byte(want), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := os.ReadFile("schema.md")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("schema.md is not what schema.graphqls says; run go test ./docs -update:\n%s", diff)
	}
}

// TestDeprecations reads a schema with deprecations, of which the project's may
// have none at the time.
func TestDeprecations(t *testing.T) {
	schema, err := gqlparser.LoadSchema(&ast.Source{Name: "s", Input: `type Query {
		"What it was." old(x: Int): Int @deprecated(reason: "Use ` + "`new`" + `.")
		new: Int
		vague: Int @deprecated
	}
	enum E { A B @deprecated(reason: "No longer told.") }`})
	if err != nil {
		t.Fatal(err)
	}
	page := schemaPage(schema)
	if !strings.Contains(page, "**Deprecated.** Use `new`.") {
		t.Errorf("the page does not tell of a deprecation:\n%s", page)
	}
	if got := checkDeprecations(schema); len(got) != 2 || !strings.Contains(got[0], "E.B") || !strings.Contains(got[1], "Query.vague") {
		t.Errorf("got %q", got)
	}
}

// checkDeprecations returns the deprecations that do not name, in backquotes,
// what to use instead.
func checkDeprecations(schema *ast.Schema) (problems []string) {
	check := func(name string, directives ast.DirectiveList) {
		if d := directives.ForName("deprecated"); d != nil && !strings.Contains(reason(d), "`") {
			problems = append(problems, fmt.Sprintf("%s is deprecated, and the reason names nothing to use instead, in backquotes", name))
		}
	}
	for _, def := range types(schema) {
		for _, f := range def.Fields {
			check(def.Name+"."+f.Name, f.Directives)
		}
		for _, v := range def.EnumValues {
			check(def.Name+"."+v.Name, v.Directives)
		}
	}
	return problems
}

func reason(d *ast.Directive) string {
	if a := d.Arguments.ForName("reason"); a != nil {
		return a.Value.Raw
	}
	return ""
}

// types returns the types of the project's own, by name.
func types(schema *ast.Schema) []*ast.Definition {
	var list []*ast.Definition
	for _, def := range schema.Types {
		if !def.BuiltIn {
			list = append(list, def)
		}
	}
	slices.SortFunc(list, func(a, b *ast.Definition) int { return strings.Compare(a.Name, b.Name) })
	return list
}

// schemaPage writes the schema for a reader: the operations first, then types,
// inputs, enumerations and scalars by name.
func schemaPage(schema *ast.Schema) string {
	var b strings.Builder
	b.WriteString("# The schema\n\nMade from the descriptions in `schema.graphqls`; the playground shows the same.\n")
	roots := []*ast.Definition{schema.Query, schema.Mutation, schema.Subscription}
	for _, def := range roots {
		if def != nil {
			section(&b, "## "+def.Name, def)
		}
	}
	for _, group := range []struct {
		title string
		kinds []ast.DefinitionKind
	}{
		{"Types", []ast.DefinitionKind{ast.Object, ast.Interface, ast.Union}}, {"Inputs", []ast.DefinitionKind{ast.InputObject}},
		{"Enumerations", []ast.DefinitionKind{ast.Enum}}, {"Scalars", []ast.DefinitionKind{ast.Scalar}},
	} {
		b.WriteString("\n## " + group.title + "\n")
		for _, def := range types(schema) {
			if slices.Contains(group.kinds, def.Kind) && !slices.Contains(roots, def) {
				section(&b, "### "+def.Name, def)
			}
		}
	}
	return b.String()
}

func section(b *strings.Builder, title string, def *ast.Definition) {
	b.WriteString("\n" + title + "\n\n")
	if len(def.Interfaces) > 0 {
		fmt.Fprintf(b, "Implements %s.\n\n", strings.Join(def.Interfaces, ", "))
	}
	if def.Description != "" {
		b.WriteString(def.Description + "\n\n")
	}
	if len(def.Types) > 0 {
		fmt.Fprintf(b, "One of %s.\n", strings.Join(def.Types, ", "))
	}
	for _, f := range def.Fields {
		if strings.HasPrefix(f.Name, "__") {
			continue
		}
		arguments := make([]string, len(f.Arguments))
		for i, a := range f.Arguments {
			arguments[i] = a.Name + ": " + a.Type.String() + byDefault(a.DefaultValue)
		}
		list := ""
		if len(arguments) > 0 {
			list = "(" + strings.Join(arguments, ", ") + ")"
		}
		item(b, f.Name+list+": "+f.Type.String()+byDefault(f.DefaultValue), f.Description, f.Directives)
	}
	for _, v := range def.EnumValues {
		item(b, v.Name, v.Description, v.Directives)
	}
}

func byDefault(v *ast.Value) string {
	if v == nil {
		return ""
	}
	return " = " + v.String()
}

func item(b *strings.Builder, signature, description string, directives ast.DirectiveList) {
	b.WriteString("- `" + signature + "`")
	if description != "" {
		b.WriteString("  \n  " + strings.ReplaceAll(description, "\n", "\n  "))
	}
	if d := directives.ForName("deprecated"); d != nil {
		b.WriteString("  \n  **Deprecated.** " + reason(d))
	}
	b.WriteString("\n")
}
