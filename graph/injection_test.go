package graph_test

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"orgraph/access"
	"orgraph/graph"
	"orgraph/graph/generated"
	"orgraph/internal/campaign"
	"orgraph/seed"
)

// samples are values of arguments that are needed beside the one that is tried, by the
// name of the field and the argument, or of the argument alone.
var samples = map[string]string{
	"model": `"tech-lead"`, "models": `["tech-lead", "scrum"]`, "base": `"tech-lead"`, "from": `"tech-lead"`, "to": `"scrum"`,
	"a": `"tech-lead"`, "b": `"scrum"`, "role": `"tech-lead"`, "alsoHolds": `"team"`, "delegate": `"team"`, "over": `"process"`, "responsibility": `"people"`,
	"changes": `[]`, "query": `"people"`, "id": `"TW9kZWw6c2NydW0"`, "ids": `["TW9kZWw6c2NydW0"]`, "key": `"scrum"`, "newKey": `"scrum-2"`, "name": `"Name"`,
	"content": `"Responsibility,Ours\nPeople,EM\n"`, "uncertain": `[]`, "fields": `[NAME]`, "statement": `"A statement."`, "kind": `MODEL`,
	"into": `"team"`, "keys": `["manager"]`, "roles": `["manager"]`, "owners": `[]`, "moves": `[]`, "title": `"A title"`, "times": "2", "weight": "1",
	"Role.role.key": `"team"`, "Query.role.key": `"team"`, "Query.responsibility.key": `"people"`, "Query.ask.key": `"poor-cells"`,
	"Query.diff.from": `"2026-01-01T00:00:00Z"`, "Query.paths.from": `"TW9kZWw6c2NydW0"`, "Query.paths.to": `"Um9sZTp0ZWFt"`,
}

// A leaf is a place for a text in an operation: the text stands where %s is.
type leaf struct{ name, operation, kind string }

// leaves returns every place of the schema in which a client can write a text, with an
// operation around it.
func leaves(t *testing.T) []leaf {
	t.Helper()
	schema := generated.NewExecutableSchema(generated.Config{}).Schema()
	g := leafMaker{t: t, schema: schema, ways: map[string]string{}, seen: map[string]bool{}}
	g.reach(schema.Query, "%s")
	g.reach(schema.Mutation, "%s")
	slices.SortFunc(g.found, func(a, b leaf) int { return strings.Compare(a.name, b.name) })
	return g.found
}

type leafMaker struct {
	t      *testing.T
	schema *ast.Schema
	ways   map[string]string // to a type, as a text with a place for its fields
	seen   map[string]bool   // places in inputs, which several fields share
	found  []leaf
}

// reach finds the leaves of a type's fields, to which a way leads, and goes on to the
// types of these.
func (g *leafMaker) reach(of *ast.Definition, way string) {
	if _, seen := g.ways[of.Name]; seen || of.Kind != ast.Object {
		return
	}
	g.ways[of.Name] = way
	for _, f := range of.Fields {
		if strings.HasPrefix(f.Name, "__") {
			continue
		}
		for _, a := range f.Arguments {
			g.argument(of, f, a, way)
		}
	}
	for _, f := range of.Fields {
		next := g.schema.Types[f.Type.Name()]
		if next == nil || next.Kind != ast.Object || of.Name == "Mutation" {
			continue
		}
		if arguments, ok := g.needed(of, f, ""); ok {
			g.reach(next, fmt.Sprintf(way, f.Name+parenthesised(arguments)+" { %s }"))
		}
	}
}

func parenthesised(arguments []string) string {
	if len(arguments) == 0 {
		return ""
	}
	return "(" + strings.ReplaceAll(strings.Join(arguments, ", "), "%", "%%") + ")"
}

// needed returns the arguments that a field needs but for one.
func (g *leafMaker) needed(of *ast.Definition, f *ast.FieldDefinition, but string) (list []string, ok bool) {
	for _, a := range f.Arguments {
		if !a.Type.NonNull || a.DefaultValue != nil || a.Name == but {
			continue
		}
		v, ok := g.sample(of.Name+"."+f.Name+"."+a.Name, a.Name, a.Type)
		if !ok {
			return nil, false
		}
		list = append(list, a.Name+": "+v)
	}
	return list, true
}

func (g *leafMaker) sample(path, name string, of *ast.Type) (string, bool) {
	for _, key := range []string{path, name} {
		if v, ok := samples[key]; ok {
			return v, true
		}
	}
	def := g.schema.Types[of.Name()]
	switch def.Kind {
	case ast.Enum:
		return def.EnumValues[0].Name, true
	case ast.InputObject:
		v, ok := g.object(def, "", "")
		if of.Elem != nil {
			v = "[" + v + "]"
		}
		return v, ok
	}
	return "", false
}

// object writes an input object with what it needs, and one field with a value.
func (g *leafMaker) object(def *ast.Definition, field, value string) (string, bool) {
	var parts []string
	for _, f := range def.Fields {
		switch {
		case f.Name == field:
			parts = append(parts, f.Name+": "+value)
		case f.Type.NonNull && f.DefaultValue == nil:
			v, ok := g.sample("", f.Name, f.Type)
			if !ok {
				return "", false
			}
			parts = append(parts, f.Name+": "+v)
		}
	}
	return "{" + strings.Join(parts, ", ") + "}", true
}

func (g *leafMaker) argument(of *ast.Definition, f *ast.FieldDefinition, a *ast.ArgumentDefinition, way string) {
	others, ok := g.needed(of, f, a.Name)
	if !ok {
		g.t.Errorf("%s.%s needs arguments for which there is no sample", of.Name, f.Name)
		return
	}
	operation := "query"
	if of.Name == "Mutation" {
		operation = "mutation"
	}
	g.values(a.Type, 0, func(name, literal, kind string) {
		if place := a.Type.Name() + name; name != "" {
			if g.seen[place] {
				return
			}
			g.seen[place] = true
		}
		arguments := append([]string{a.Name + ": " + literal}, others...)
		field := f.Name + "(" + strings.Join(arguments, ", ") + ")" + g.selection(f.Type)
		// The way has one place, the literal another.
		text := operation + " { " + strings.ReplaceAll(fmt.Sprintf(way, "\x00"), "\x00", field) + " }"
		g.found = append(g.found, leaf{of.Name + "." + f.Name + "(" + a.Name + name + ")", text, kind})
	})
}

// values calls add for every place for a text in a type, with the literal around it.
func (g *leafMaker) values(of *ast.Type, depth int, add func(name, literal, kind string)) {
	wrapped := func(literal string) string {
		if of.Elem != nil {
			return "[" + literal + "]"
		}
		return literal
	}
	switch def := g.schema.Types[of.Name()]; {
	case slices.Contains([]string{"String", "ID", "Cursor", "Date", "DateTime"}, def.Name):
		add("", wrapped("%s"), def.Name)
	case def.Name == "JSON":
		add("", wrapped("{model: %s}"), def.Name)
	case def.Kind == ast.InputObject && depth < 3:
		for _, f := range def.Fields {
			if depth > 0 && (f.Name == "and" || f.Name == "or" || f.Name == "not") && f.Type.Name() == of.Name() {
				continue
			}
			g.values(f.Type, depth+1, func(name, literal, kind string) {
				if object, ok := g.object(def, f.Name, literal); ok {
					add("."+f.Name+name, wrapped(object), kind)
				}
			})
		}
	}
}

// selection asks for what makes a field read.
func (g *leafMaker) selection(of *ast.Type) string {
	def := g.schema.Types[of.Name()]
	switch {
	case def.Kind == ast.Scalar || def.Kind == ast.Enum:
		return ""
	case strings.HasSuffix(def.Name, "Connection"):
		return " { totalCount nodes { __typename } }"
	case def.Fields.ForName("userErrors") != nil:
		return " { userErrors { message } }"
	}
	return " { __typename }"
}

// hostile are texts that mean something to databases, shells, templates or terminals.
// Each has letters, so that a key can be made of it.
var hostile = []string{
	`x' OR '1'='1`, `x"); DROP TABLE model; --`, "x`) DETACH DELETE n //", `x\`, `x\' OR 1=1 /*`, `x$1 ?1 :a @b {c} ${d} #{e} {{f}} %s %d %n`,
	"x\n}) RETURN 1 UNION MATCH (n) DETACH DELETE n", "x\x00y", "x%_*[a-z]", "x\u202ey\u2028z\U0001F9EA", "x" + strings.Repeat("'\"`", 60), "Robert'); --x",
}

// TestTextsStayTexts tries hostile texts at every place of the schema: the statements
// that reach the database are those that a harmless text leads to, to the letter, and no
// error tells what is inside.
func TestTextsStayTexts(t *testing.T) {
	inside := regexp.MustCompile(`(?i)SELECT .* FROM|MATCH \(|sqlite3?:|neo4j|goroutine \d|\.go:\d|bolt://|syntax error`)
	for name, open := range backends(t) {
		t.Run(name, func(t *testing.T) {
			var mu sync.Mutex
			var statements []string
			s := open(t, func(text string) {
				mu.Lock()
				defer mu.Unlock()
				statements = append(statements, text)
			})
			fill(t, s, seed.Builtin())
			run := graph.NewExecutor(graph.Config{Store: s, Logger: quiet()})
			ctx := access.With(t.Context(), access.Identity{Name: "test", Level: access.Admin, How: access.InProcess})
			// Nobody has used the text before, so that it finds nothing.
			ask := func(l leaf, text string) (shape []string, refused bool) {
				quoted := strings.NewReplacer(fmt.Sprintf("%q", text), "", text, "")
				switch l.kind {
				case "ID":
					text = base64.RawURLEncoding.EncodeToString([]byte("Model:" + text))
				case "Cursor":
					text = base64.RawURLEncoding.EncodeToString([]byte(text))
				}
				literal, err := json.Marshal(text)
				if err != nil {
					t.Fatal(err)
				}
				mu.Lock()
				statements = nil
				mu.Unlock()
				response := run(ctx, strings.Replace(l.operation, "%s", string(literal), 1), "", nil)
				for _, e := range response.Errors {
					if code := e.Extensions["code"]; code == string(graph.CodeInternal) || code == string(graph.CodeUnavailable) || code == string(graph.CodeParseFailed) || inside.MatchString(quoted.Replace(e.Message)) {
						t.Errorf("%s with %.60q: %v %s", l.name, text, code, e.Message)
					}
				}
				mu.Lock()
				defer mu.Unlock()
				return slices.Sorted(slices.Values(statements)), len(response.Errors) > 0 || strings.Contains(string(response.Data), `"userErrors":[{`)
			}
			list, texts, step := leaves(t), hostile, 1
			if name == "neo4j" { // all at once: a round trip is dear
				texts = []string{strings.Join(hostile, "")[:180], hostile[2]}
				step = campaign.Size(20, 1)
			}
			asked := 0
			for i := 0; i < len(list); i += step {
				l := list[i]
				ask(l, fmt.Sprint("x first ", i)) // what is kept of the graph is read now
				want, _ := ask(l, fmt.Sprint("x harmless ", i))
				for j, text := range texts {
					text = fmt.Sprint(text, " ", i, " ", j)
					asked++
					got, refused := ask(l, text)
					// What is refused on the way leaves statements out, and has no others.
					other := slices.ContainsFunc(got, func(s string) bool { return !slices.Contains(want, s) })
					if other || !refused && !slices.Equal(got, want) {
						t.Errorf("%s with %.60q: the statements are\n%.2000s\nand with a harmless text\n%.2000s", l.name, text, strings.Join(got, "\n"), strings.Join(want, "\n"))
						break
					}
				}
			}
			t.Logf("%d texts at places of which there are %d", asked, len(list))
			if len(list) < 300 {
				t.Errorf("there are %d places; the schema has more", len(list))
			}
		})
	}
}
