package seed_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"orgraph/org"
	"orgraph/seed"
	"orgraph/store"
	"orgraph/store/sqlite"
)

func open(t *testing.T) store.Store {
	t.Helper()
	s, err := sqlite.Open(t.Context(), sqlite.Config{Path: sqlite.Memory})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(context.Background()); err != nil {
			t.Error(err)
		}
	})
	return s
}

func table(t *testing.T, text string) org.Matrix {
	t.Helper()
	m, err := seed.Parse(strings.NewReader(text), seed.Options{Name: "file.csv"})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func data(t *testing.T, text string) org.Matrix {
	t.Helper()
	m, err := seed.Parse(strings.NewReader(text), seed.Options{Name: "file.yaml"})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// load imports m and returns the report's lines.
func load(t *testing.T, s store.Store, m org.Matrix, opts seed.LoadOptions) string {
	t.Helper()
	report, err := seed.Import(t.Context(), s, m, opts)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if _, err := report.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	valid(t, s)
	return b.String()
}

func valid(t *testing.T, s store.Store) org.Matrix {
	t.Helper()
	m, err := s.Matrix(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := m.Validate(); err != nil {
		t.Fatalf("what is stored is not valid: %v", err)
	}
	return m
}

const nothing = "Nothing to change: "

func TestImportBuiltinTwice(t *testing.T) {
	s := open(t)
	first := load(t, s, seed.Builtin(), seed.LoadOptions{})
	if !strings.Contains(first, "+ ownership scrum/technical-leadership/team (UNDEFINED)\n") ||
		!strings.HasSuffix(first, "\nImported: 6 models, 9 roles, 6 responsibilities, 34 assignments, 39 ownerships, 31 tradeoffs, 4 sources, 4 delegations, 2 role combinations added.\n") {
		t.Errorf("first import:\n%s", first)
	}
	before := valid(t, s)
	for _, opts := range []seed.LoadOptions{{}, {Replace: true}, {DryRun: true}} {
		if again := load(t, s, seed.Builtin(), opts); !strings.HasPrefix(again, nothing) {
			t.Errorf("again with %+v:\n%s", opts, again)
		}
	}
	if diff := gocmp.Diff(before, valid(t, s)); diff != "" {
		t.Errorf("importing again changed something:\n%s", diff)
	}
}

func TestImportArticleIntoBuiltin(t *testing.T) {
	article := parseArticle(t)
	s := open(t)
	load(t, s, seed.Builtin(), seed.LoadOptions{})
	if report := load(t, s, article, seed.LoadOptions{}); report != nothing+"5 models, 9 roles, 6 responsibilities, 30 assignments, 35 ownerships, 1 source are as they should be.\n" {
		t.Errorf("got:\n%s", report)
	}
}

func TestImportBuiltinIntoArticle(t *testing.T) {
	article := parseArticle(t)
	s := open(t)
	load(t, s, article, seed.LoadOptions{})
	load(t, s, seed.Builtin(), seed.LoadOptions{})
	got, want := valid(t, s), open(t)
	load(t, want, seed.Builtin(), seed.LoadOptions{})
	if diff := gocmp.Diff(valid(t, want), got); diff != "" {
		t.Errorf("the built-in matrix alone and after the article (-want +got):\n%s", diff)
	}
}

const base = `
sources: [{title: Notes, author: Ada}]
roles:
  - {name: Tech lead, abbreviation: TL, aliases: [Technical lead], summary: Leads.}
  - {name: Coach}
responsibilities: [{name: People, aliases: [Staff]}, {name: Budget}]
models: [{name: Circles, sources: [Notes]}]
matrices:
  - {source: Notes, locator: Page 3, models: [Circles], rows: {People: [TL (poorly)], Budget: [TL or Coach]}}
notes: {circles/people/tech-lead: Is busy.}
tradeoffs: [{kind: RISK, statement: One who does all of it alone will leave.}]
`

const circles = "models: [{name: Circles}]\n"

func TestImportChanges(t *testing.T) {
	for name, c := range map[string]struct {
		file string // CSV, or YAML when it begins with a line break
		opts seed.LoadOptions
		want string
	}{
		"another quality": {
			file: "Model,People\nCircles,Tech lead\n",
			want: `~ model circles: sources "notes" → "file-csv, notes"
~ assignment circles/people: statement "TL (poorly)" → "Tech lead", source "notes" → "file-csv", locator "Page 3, row \"People\", column \"Circles\"" → "line 2, column 2"
~ ownership circles/people/tech-lead: note "Is busy." → "", quality "POORLY" → "WELL"
+ source file-csv
`},
		"other owners": {
			file: "Model,Budget\nCircles,Accountant\n",
			want: `~ model circles: sources "notes" → "file-csv, notes"
+ role accountant
~ assignment circles/budget: arrangement "ALTERNATIVE" → "SOLE", statement "TL or Coach" → "Accountant", source "notes" → "file-csv", locator "Page 3, row \"Budget\", column \"Circles\"" → "line 2, column 2"
+ ownership circles/budget/accountant (WELL)
- ownership circles/budget/tech-lead
- ownership circles/budget/coach
+ source file-csv
`},
		"turned round": {
			file: "\nmatrices: [{models: [Circles], rows: {Budget: [Coach or Tech lead]}}]\n",
			want: `~ assignment circles/budget: statement "TL or Coach" → "Coach or Tech lead", source "notes" → "", locator "Page 3, row \"Budget\", column \"Circles\"" → ""
~ ownership circles/budget/coach: ordinal "1" → "0"
~ ownership circles/budget/tech-lead: ordinal "0" → "1"
`},
		"vacant": {
			file: "\nmatrices: [{models: [Circles], rows: {People: [~]}}]\n",
			want: `~ assignment circles/people: arrangement "SOLE" → "VACANT", statement "TL (poorly)" → "", source "notes" → "", locator "Page 3, row \"People\", column \"Circles\"" → ""
- ownership circles/people/tech-lead
`},
		"another owner without a text": {
			file: "\nroles: [{name: Coach}]\nmodels: [{name: Circles}]\nresponsibilities: [{name: People}]\nassignments: [{model: Circles, responsibility: People, arrangement: SOLE}]\nownerships: [{model: Circles, responsibility: People, role: Coach}]\n",
			want: `~ assignment circles/people: statement "TL (poorly)" → "", source "notes" → "", locator "Page 3, row \"People\", column \"Circles\"" → ""
+ ownership circles/people/coach (WELL)
- ownership circles/people/tech-lead
`},
		"a tradeoff that begins like a stored one": {
			file: "\ntradeoffs: [{kind: RISK, statement: One who does all of it alone will have too little time., models: [Circles]}]\n" + circles,
			want: `~ tradeoff one-who-does-all-of-it-alone-will: models "" → "circles"
! tradeoff one-who-does-all-of-it-alone-will keeps the statement that it has in the store, and that of the file, "One who does all of it alone will have too little time.", is left out; give it a key of its own to keep both
`},
		"other names of the same": {
			file: "\nmatrices: [{models: [Circles], rows: {Staff: [TL (poorly)]}}]\nroles: [{name: Technical Lead, abbreviation: TL}]\n",
			want: nothing},
		"a name of which the stored one is another": {
			file: "\nmatrices: [{models: [Circles], rows: {Leute: [Mentor]}}]\nroles: [{name: Mentor, aliases: [Coach]}]\nresponsibilities: [{name: Leute, aliases: [People]}]\n",
			want: `~ role coach: aliases "" → "Mentor"
~ responsibility people: aliases "Staff" → "Staff, Leute"
~ assignment circles/people: statement "TL (poorly)" → "Mentor", source "notes" → "", locator "Page 3, row \"People\", column \"Circles\"" → ""
+ ownership circles/people/coach (WELL)
- ownership circles/people/tech-lead
`},
		"what is stored stays, what is empty is filled in": {
			file: "\nroles: [{name: TECH LEAD, abbreviation: TEC, summary: Other.}, {name: coach, abbreviation: CO, summary: Coaches.}]\nsources: [{title: Notes, author: Bob, url: https://example.org/}]\n",
			want: `~ role coach: abbreviation "" → "CO", summary "" → "Coaches."
~ source notes: url "" → "https://example.org/"
`},
		"an abbreviation of another role": {
			file: "\nmatrices: [{models: [Team lead (TL)], rows: {People: [TL]}}]\n",
			want: `+ model team-lead (COMPLETE)
+ role team-lead
+ assignment team-lead/people (SOLE)
+ ownership team-lead/people/team-lead (WELL)
! role team-lead is stored without its abbreviation TL, which stands for tech-lead in the store; rename one of them to keep both
`},
		"a role called like an abbreviation": {
			file: "\nmatrices: [{models: [Squares], rows: {People: [tl]}}]\n",
			want: `+ model squares (COMPLETE)
+ role tl
+ assignment squares/people (SOLE)
+ ownership squares/people/tl (WELL)
! role tl is a new role, and Tl stands for tech-lead in the store; if that is meant, write its name with the abbreviation in brackets once in the file
`},
		"new rows": {
			file: "\nmatrices: [{models: [Squares], rows: {Hiring: [Coach], People: [Coach], Offices: [n/a]}}]\n",
			want: `+ model squares (INCOMPLETE)
+ responsibility hiring
+ responsibility offices
+ assignment squares/hiring (SOLE)
+ assignment squares/people (SOLE)
+ ownership squares/hiring/coach (WELL)
+ ownership squares/people/coach (WELL)
`},
		"replace": {
			file: "\nmodels: [{name: CIRCLES, abbreviation: CI}]\nmatrices: [{models: [CIRCLES], rows: {People: [TL (poorly)]}}]\nroles: [{name: Tech lead, abbreviation: TL}]\n",
			opts: seed.LoadOptions{Replace: true},
			want: `~ model circles: name "Circles" → "CIRCLES", abbreviation "" → "CI"
- assignment circles/budget
- ownership circles/budget/tech-lead
- ownership circles/budget/coach
`},
		"not replaced": {
			file: "\nmodels: [{name: CIRCLES, abbreviation: CI}]\nmatrices: [{models: [CIRCLES], rows: {People: [TL (poorly)]}}]\nroles: [{name: Tech lead, abbreviation: TL}]\n",
			want: `~ model circles: abbreviation "" → "CI"
`},
	} {
		t.Run(name, func(t *testing.T) {
			s := open(t)
			load(t, s, data(t, base), seed.LoadOptions{})
			var m org.Matrix
			if strings.HasPrefix(c.file, "\n") {
				m = data(t, c.file)
			} else {
				m = table(t, c.file)
			}
			before := valid(t, s)
			planned, err := seed.Plan(t.Context(), s, m, c.opts)
			if err != nil {
				t.Fatal(err)
			}
			if diff := gocmp.Diff(before, valid(t, s)); diff != "" {
				t.Errorf("the plan wrote something:\n%s", diff)
			}
			got := load(t, s, m, c.opts)
			changes, summary := got[:strings.LastIndex(got[:len(got)-1], "\n")+1], got[strings.LastIndex(got[:len(got)-1], "\n")+1:]
			if c.want == nothing && strings.HasPrefix(summary, nothing) {
				changes = nothing
			}
			if changes != c.want {
				t.Errorf("got\n%swant\n%s", changes, c.want)
			}
			var b bytes.Buffer
			if _, err := planned.WriteTo(&b); err != nil || !strings.HasPrefix(b.String(), strings.TrimSuffix(changes, nothing)) {
				t.Errorf("the plan differs: %v\n%s", err, b.String())
			}
			if again := load(t, s, m, c.opts); !strings.Contains("\n"+again, "\n"+nothing) {
				t.Errorf("importing it again changed something:\n%s", again)
			}
		})
	}
}

func TestImportRefusesTwoRolesThatAreOne(t *testing.T) {
	s := open(t)
	load(t, s, data(t, base), seed.LoadOptions{})
	before := valid(t, s)
	_, err := seed.Import(t.Context(), s, table(t, "Model,People\nCircles,Tech lead or Technical lead\n"), seed.LoadOptions{})
	if err == nil || !strings.Contains(err.Error(), "two names in the file are one in the store") {
		t.Errorf("got %v", err)
	}
	if diff := gocmp.Diff(before, valid(t, s)); diff != "" {
		t.Errorf("it wrote something:\n%s", diff)
	}
}

func TestImportRefusesAnInvalidMatrix(t *testing.T) {
	s := open(t)
	_, err := seed.Import(t.Context(), s, org.Matrix{Roles: []org.Role{{Key: "A b"}}}, seed.LoadOptions{})
	if err == nil || len(valid(t, s).Roles) > 0 {
		t.Errorf("got %v", err)
	}
}

func TestImportCompletesAModel(t *testing.T) {
	s := open(t)
	load(t, s, seed.Builtin(), seed.LoadOptions{})
	file := "Model,Product,Talk with customers\nEngineering Manager with project manager,Product Manager (PM),PM\n"
	if report := load(t, s, table(t, file), seed.LoadOptions{}); !strings.Contains(report, `status "INCOMPLETE" → "COMPLETE"`) {
		t.Errorf("got\n%s", report)
	}
}

// counting counts the reads of a store.
type counting struct {
	store.Reader
	reads int
}

func (c *counting) Matrix(ctx context.Context, models []string) (org.Matrix, error) {
	c.reads++
	return c.Reader.Matrix(ctx, models)
}

func (c *counting) ListRoles(ctx context.Context, s []store.Scope, q store.Query) (map[store.Scope]*store.Page[org.Role], error) {
	c.reads++
	return c.Reader.ListRoles(ctx, s, q)
}

func (c *counting) ListResponsibilities(ctx context.Context, s []store.Scope, q store.Query) (map[store.Scope]*store.Page[org.Responsibility], error) {
	c.reads++
	return c.Reader.ListResponsibilities(ctx, s, q)
}

func (c *counting) Tradeoffs(ctx context.Context, keys []string) (map[string]*org.Tradeoff, error) {
	c.reads++
	return c.Reader.Tradeoffs(ctx, keys)
}

func (c *counting) Sources(ctx context.Context, keys []string) (map[string]*org.Source, error) {
	c.reads++
	return c.Reader.Sources(ctx, keys)
}

func TestPlanReadsAreFew(t *testing.T) {
	c := &counting{Reader: open(t)}
	if _, err := seed.Plan(t.Context(), c, seed.Builtin(), seed.LoadOptions{}); err != nil {
		t.Fatal(err)
	}
	if c.reads != 5 {
		t.Errorf("%d reads", c.reads)
	}
}
