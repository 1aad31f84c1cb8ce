package graph

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"orgraph/access"
	"orgraph/store/sqlite"
)

// TestEveryMutationSaysWhoMay reads the schema: nobody could use a mutation that does
// not say who may.
func TestEveryMutationSaysWhoMay(t *testing.T) {
	text, err := os.ReadFile("../schema.graphqls")
	if err != nil {
		t.Fatal(err)
	}
	schema, err := gqlparser.LoadSchema(&ast.Source{Input: string(text)})
	if err != nil {
		t.Fatal(err)
	}
	if len(schema.Mutation.Fields) == 0 {
		t.Fatal("there are no mutations")
	}
	for _, f := range schema.Mutation.Fields {
		d := f.Directives.ForName("access")
		if d == nil {
			t.Errorf("mutation %s has no @access", f.Name)
			continue
		}
		if level, err := access.ParseLevel(d.Arguments.ForName("needs").Value.Raw); err != nil || level < access.Editor {
			t.Errorf("mutation %s needs %v, %v", f.Name, level, err)
		}
	}
}

func TestGuard(t *testing.T) {
	schema := gqlparser.MustLoadSchema(&ast.Source{Input: `
		directive @access(needs: Access!) on FIELD_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE
		enum Access { READER EDITOR ADMIN }
		enum Mode { SOFT HARD @access(needs: ADMIN) }
		input In { mode: Mode = SOFT, all: Boolean! = false @access(needs: ADMIN), note: String @access(needs: ADMIN), parts: [In!], text: String }
		input Careless { mode: Mode = HARD }
		scalar JSON
		type Thing { name: String, secret: String @access(needs: ADMIN), things: [Thing!] }
		type Query { thing: Thing, secret: String @access(needs: EDITOR) }
		type Mutation {
			edit(input: In): Thing @access(needs: EDITOR)
			wipe(mode: Mode): Thing @access(needs: EDITOR)
			purge: Thing @access(needs: ADMIN)
			careless(input: Careless): Thing @access(needs: EDITOR)
			free(json: JSON, mode: Mode = HARD): Thing @access(needs: EDITOR)
			forgotten: Thing
		}`})
	const (
		taken     = ""
		anonymous = "UNAUTHENTICATED"
		forbidden = "FORBIDDEN"
		bad       = "BAD_USER_INPUT"
	)
	for _, c := range []struct {
		query     string
		variables map[string]any
		want      [4]string // for one who is anonymous, a reader, an editor, an admin
	}{
		{`{ thing { name things { name } } }`, nil, [4]string{}},
		{`{ thing { ...a } } fragment a on Thing { name }`, nil, [4]string{}},
		{`{ secret }`, nil, [4]string{anonymous, forbidden}},
		{`{ thing { things { secret } } }`, nil, [4]string{anonymous, forbidden, forbidden}},
		{`{ thing { x: secret @skip(if: true) } }`, nil, [4]string{anonymous, forbidden, forbidden}},
		{`{ thing { ...a } } fragment a on Thing { things { ... { secret } } }`, nil, [4]string{anonymous, forbidden, forbidden}},
		{`mutation { edit { name } }`, nil, [4]string{anonymous, forbidden}},
		{`mutation { __typename }`, nil, [4]string{}},
		{`mutation { x: edit { __typename } }`, nil, [4]string{anonymous, forbidden}},
		{`mutation { ...m } fragment m on Mutation { purge { name } }`, nil, [4]string{anonymous, forbidden, forbidden}},
		{`mutation { ...m ...m } fragment m on Mutation { edit { name } ... { purge { name } } }`, nil, [4]string{anonymous, forbidden, forbidden}},
		{`mutation { forgotten { name } }`, nil, [4]string{forbidden, forbidden, forbidden, forbidden}},
		{`mutation { edit { name } ... on Mutation { forgotten { name } } }`, nil, [4]string{forbidden, forbidden, forbidden, forbidden}},
		{`mutation { edit(input: {all: false, mode: SOFT, text: "x"}) { name } }`, nil, [4]string{anonymous, forbidden}},
		{`mutation { edit(input: {all: true}) { name } }`, nil, [4]string{anonymous, forbidden, forbidden}},
		{`mutation { edit(input: {note: null}) { name } }`, nil, [4]string{anonymous, forbidden}},
		{`mutation { edit(input: {note: ""}) { name } }`, nil, [4]string{anonymous, forbidden, forbidden}},
		{`mutation { edit(input: {mode: HARD}) { name } }`, nil, [4]string{anonymous, forbidden, forbidden}},
		{`mutation { edit(input: {parts: [{}, {parts: {mode: HARD}}]}) { name } }`, nil, [4]string{anonymous, forbidden, forbidden}},
		{`mutation ($in: In) { edit(input: $in) { name } }`, map[string]any{"in": map[string]any{"all": true}}, [4]string{anonymous, forbidden, forbidden}},
		{`mutation ($in: In = {all: true}) { edit(input: $in) { name } }`, nil, [4]string{anonymous, forbidden, forbidden}},
		{`mutation ($in: In) { edit(input: $in) { name } }`, map[string]any{"in": map[string]any{"parts": []any{map[string]any{"mode": "HARD"}}}}, [4]string{anonymous, forbidden, forbidden}},
		{`mutation ($m: Mode!) { edit(input: {mode: $m}) { name } }`, map[string]any{"m": "HARD"}, [4]string{anonymous, forbidden, forbidden}},
		{`mutation ($b: Boolean!) { edit(input: {all: $b}) { name } }`, map[string]any{"b": true}, [4]string{anonymous, forbidden, forbidden}},
		{`mutation ($b: Boolean!) { edit(input: {all: $b}) { name } }`, map[string]any{"b": false}, [4]string{anonymous, forbidden}},
		{`mutation { careless(input: {}) { name } }`, nil, [4]string{anonymous, forbidden, forbidden}},
		{`mutation { careless(input: {mode: SOFT}) { name } }`, nil, [4]string{anonymous, forbidden}},
		{`mutation { free { name } }`, nil, [4]string{anonymous, forbidden, forbidden}},
		{`mutation ($m: Mode) { free(mode: $m) { name } }`, nil, [4]string{anonymous, forbidden, forbidden}},
		{`mutation { free(mode: SOFT, json: {a: [1, {b: HARD}]}) { name } }`, nil, [4]string{anonymous, forbidden}},
		{`mutation { free(mode: SOFT, json: {a: [99999999999999999999]}) { name } }`, nil, [4]string{bad, bad, bad, bad}},
		{`mutation { wipe(mode: HARD) { name } }`, nil, [4]string{anonymous, forbidden, forbidden}},
		{`mutation ($m: Mode) { wipe(mode: $m) { name } }`, map[string]any{"m": "HARD"}, [4]string{anonymous, forbidden, forbidden}},
		{`mutation ($m: Mode) { wipe(mode: $m) { name } }`, map[string]any{"m": "hard"}, [4]string{bad, bad, bad, bad}},
		{`mutation ($in: In) { edit(input: $in) { name } }`, map[string]any{"in": map[string]any{"parts": []any{map[string]any{"mode": "Hard"}}}}, [4]string{bad, bad, bad, bad}},
	} {
		document, errs := gqlparser.LoadQueryWithRules(schema, c.query, rules.NewDefaultRules())
		if errs != nil {
			t.Fatal(c.query, errs)
		}
		op := document.Operations[0]
		variables, err := validator.VariableValues(schema, op, c.variables)
		if err != nil {
			t.Fatal(c.query, err)
		}
		for i, id := range []access.Identity{
			{Level: access.Reader, How: access.Anonymously}, {Name: "r", Level: access.Reader, How: access.ByToken},
			{Name: "e", Level: access.Editor, How: access.ByToken}, {Name: "a", Level: access.Admin, How: access.ByToken},
		} {
			got := ""
			if err := (&guard{schema: schema, log: slog.New(slog.DiscardHandler)}).MutateOperationContext(access.With(t.Context(), id), &graphql.OperationContext{Operation: op, Variables: variables}); err != nil {
				got = fmt.Sprint(err.Extensions["code"])
			}
			if got != c.want[i] {
				t.Errorf("%s, %v: %v is answered %q, want %q", c.query, c.variables, id.Level, got, c.want[i])
			}
		}
		if op.Operation == ast.Mutation {
			if err := (&guard{schema: schema, readOnly: true, log: slog.New(slog.DiscardHandler)}).MutateOperationContext(access.With(t.Context(), access.Identity{Level: access.Admin}), &graphql.OperationContext{Operation: op, Variables: variables}); err == nil || err.Extensions["code"] != "READ_ONLY" {
				t.Errorf("%s: a server that is read-only answers %v", c.query, err)
			}
		}
	}
}

// TestAccessInTheSchema asks for what an editor may not, and what an admin may.
func TestAccessInTheSchema(t *testing.T) {
	s, err := sqlite.Open(t.Context(), sqlite.Config{Path: sqlite.Memory})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close(t.Context()) //nolint:errcheck // it is in memory
	execute := NewExecutor(Config{Store: s})
	ask := func(level access.Level, query string) string {
		id := access.Identity{Name: "ada", Level: level, How: access.ByToken, Expires: time.Date(2027, 1, 2, 3, 4, 5, 0, time.UTC)}
		response := execute(access.With(t.Context(), id), query, "", nil)
		var b bytes.Buffer
		if err := json.NewEncoder(&b).Encode(response); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	for _, c := range []struct {
		query    string
		needs    access.Level
		mentions string
	}{
		{`mutation { upsertRole(input: {name: "Made"}) { role { key } } }`, access.Editor, "upsertRole needs"},
		{`mutation { importMatrix(input: {content: "x", replace: true}) { userErrors { message } } }`, access.Admin, "importMatrix with replace needs"},
		{`mutation { importMatrix(input: {content: "x", replace: false}) { userErrors { message } } }`, access.Editor, "importMatrix needs"},
		{`mutation { delete(input: {kind: ROLE, key: "x", mode: CASCADE}) { deletedId } }`, access.Admin, "delete with mode CASCADE needs"},
		{`mutation { delete(input: {kind: ROLE, key: "x"}) { deletedId } }`, access.Editor, "delete needs"},
	} {
		for _, level := range []access.Level{access.Reader, access.Editor, access.Admin} {
			got := ask(level, c.query)
			if denied := strings.Contains(got, "FORBIDDEN"); denied == (level >= c.needs) {
				t.Errorf("%s: %v is answered %s", c.query, level, got)
			} else if denied && level == c.needs-1 && !strings.Contains(got, c.mentions) {
				t.Errorf("%s: %v is told %s, want %q", c.query, level, got, c.mentions)
			}
		}
	}
	if got := ask(access.Reader, `{ ask(key: "poor-cells", arguments: {n: 99999999999999999999}) { data } }`); !strings.Contains(got, "BAD_USER_INPUT") {
		t.Errorf("a number of too many digits is answered %s", got)
	}
	if got := ask(access.Editor, `{ viewer { name access expiresAt } }`); !strings.Contains(got, `{"viewer":{"name":"ada","access":"EDITOR","expiresAt":"2027-01-02T03:04:05`) {
		t.Errorf("the viewer is %s", got)
	}
	if got := fmt.Sprint(string(NewExecutor(Config{Store: s, ReadOnly: true})(access.With(t.Context(), access.Identity{Level: access.Admin}), `{ viewer { name access expiresAt } }`, "", nil).Data)); got != `{"viewer":{"name":null,"access":"READER","expiresAt":null}}` {
		t.Errorf("where nobody may write the viewer is %s", got)
	}
	if got := ask(access.Editor, `{ changes { nodes { actor } } }`); !strings.Contains(got, `"ada"`) {
		t.Errorf("the log says %s", got)
	}
}
