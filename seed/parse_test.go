package seed_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"orgraph/org"
	"orgraph/seed"
)

var update = flag.Bool("update", false, "write the golden files")

// parseFile parses a file with the resolutions beside it.
func parseFile(t *testing.T, path string) (org.Matrix, error) {
	t.Helper()
	opts := seed.Options{Name: filepath.Base(path)}
	if sidecar, err := os.Open(seed.SidecarName(path)); err == nil {
		defer func() { _ = sidecar.Close() }()
		if opts.Resolve, err = seed.ReadResolutions(sidecar, filepath.Base(path)); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return seed.Parse(bytes.NewReader(data), opts)
}

func TestParseGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/good/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, ".json") || strings.HasSuffix(file, ".resolve.yaml") {
			continue
		}
		t.Run(filepath.Base(file), func(t *testing.T) {
			m, err := parseFile(t, file)
			if err != nil {
				t.Fatal(err)
			}
			golden(t, file+".json", m)
		})
	}
}

func golden(t *testing.T, path string, v any) {
	t.Helper()
	got, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	got = append(got, '\n')
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got; -update writes it anew):\n%s", path, diff)
	}
}

// TestParseErrors reads each malformed input of testdata/bad and compares the
// message with the file of the same name that ends in .error.
func TestParseErrors(t *testing.T) {
	files, err := filepath.Glob("testdata/bad/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, ".error") || strings.HasSuffix(file, ".resolve.yaml") {
			continue
		}
		t.Run(filepath.Base(file), func(t *testing.T) {
			m, err := parseFile(t, file)
			if err == nil {
				t.Fatalf("it was read: %+v", m)
			}
			got := err.Error() + "\n"
			if *update {
				if err := os.WriteFile(file+".error", []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file + ".error")
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("got\n%swant\n%s", got, want)
			}
		})
	}
}

// endless is a file without an end.
type endless struct{ read int64 }

func (e *endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	e.read += int64(len(p))
	return len(p), nil
}

func TestParseStopsAtTheLimit(t *testing.T) {
	for limit, want := range map[int64]string{
		0:    "big.csv: the file is larger than 8 MB; take the matrix alone into a file of its own",
		1000: "big.csv: the file is larger than 1000 bytes; take the matrix alone into a file of its own",
	} {
		r := &endless{}
		_, err := seed.Parse(r, seed.Options{Name: "big.csv", MaxBytes: limit})
		if err == nil || err.Error() != want {
			t.Errorf("limit %d: got %v, want %s", limit, err, want)
		}
		if r.read > 2*max(limit, seed.DefaultMaxBytes) {
			t.Errorf("limit %d: %d bytes were read", limit, r.read)
		}
	}
}

// TestParseRefusesTangledMarkdown gives the parser what it would take minutes to
// hours for.
func TestParseRefusesTangledMarkdown(t *testing.T) {
	for _, run := range []string{"[", "> ", "[a](", "1. ", "[x]: y\n", "|a|\n|-|\n", "*a_", "[](", "![", "**a", "<!--"} {
		text := "---\ntitle: X\n---\n\nProse.\n\n" + strings.Repeat(run, (4<<20)/len(run))
		_, err := seed.Parse(strings.NewReader(text), seed.Options{Name: "x.md"})
		const want = "x.md:7: the block that begins here has too much punctuation to be read as Markdown; take the table alone into a file of its own"
		if err == nil || err.Error() != want {
			t.Errorf("%q: got %v, want %s", run, err, want)
		}
	}
}

func TestParseReturnsTheReadersError(t *testing.T) {
	_, err := seed.Parse(failing{}, seed.Options{Name: "x.csv"})
	if !errors.Is(err, fs.ErrPermission) || !strings.HasPrefix(err.Error(), "x.csv: ") {
		t.Errorf("got %v", err)
	}
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, fs.ErrPermission }

func TestParseOptions(t *testing.T) {
	const two = "# One\n\n|Model|Lending|\n|-|-|\n|Classic|Librarian|\n\n# Two\n\n|Area of focus|Self-service|\n|-|-|\n|Buying|Volunteer|\n"
	for name, c := range map[string]struct {
		text string
		opts seed.Options
		want string // the assignments' ids, or the error
	}{
		"first table":            {two, seed.Options{Table: 1}, "classic/lending"},
		"second table":           {two, seed.Options{Table: 2}, "self-service/buying"},
		"no choice":              {two, seed.Options{}, `input: 2 tables could be the matrix (table 1 "One", table 2 "Two"); choose one with --table`},
		"no such table":          {two, seed.Options{Table: 3}, `input: there is no table 3, the file has 2; give the number of one of them with --table`},
		"negative table":         {two, seed.Options{Table: -1}, `input: there is no table -1, the file has 2; give the number of one of them with --table`},
		"models in columns":      {two, seed.Options{Table: 1, Orientation: seed.ModelsInColumns}, "lending/classic"},
		"models in rows":         {two, seed.Options{Table: 2, Orientation: seed.ModelsInRows}, "buying/self-service"},
		"columns without a hint": {",A,B\nX,r,r\nY,r,r\n", seed.Options{}, "a/x a/y b/x b/y"},
		"format given":           {"a,b\nc,d", seed.Options{Name: "x.md", Format: seed.CSV}, "b/c"},
		"unknown format":         {"a,b\nc,d", seed.Options{Format: "docx"}, `input: there is no format "docx"; use markdown, html, csv, tsv or yaml`},
		"html by content":        {"<table><tr><td><td>A<tr><td>X<td>r</table>", seed.Options{}, "a/x"},
		"tsv by content":         {"\tA\nX\tr, s\n", seed.Options{}, "a/x"},
		"yaml by content":        {"matrices:\n- models: [A]\n  rows: {X: [r]}\n", seed.Options{}, "a/x"},
		"old line ends":          {",A\rX,r\r", seed.Options{}, "a/x"},
		"a separator line":       {"sep=|\n|A\nX|r\n", seed.Options{Name: "x.csv"}, "a/x"},
		"resolved":               {",A\nX,Shared\n", seed.Options{Resolve: seed.Resolutions{"A/X": {"r", "s"}}}, "a/x"},
		"resolved by one":        {",A\nX,Shared\n", seed.Options{Resolve: seed.Resolutions{"a/x": {"r"}}}, `input:2:2: row "X", column "A": "Shared" is shared and its resolution names one owner; name all of them in the resolution`},
		"resolved elsewhere":     {",A\nX,r\n", seed.Options{Resolve: seed.Resolutions{"a/y": {"r", "s"}}}, `input: a resolution names the cell "a/y", which is not there; correct the cell's name or leave it out`},
		"as many cells as may":   {",A,B\nX,r,s\n", seed.Options{MaxCells: 6}, "a/x b/x"},
		"a row that is too long": {",A,B\nX,r,s\nY\n", seed.Options{MaxCells: 8}, `input: its tables have more than 8 cells, with every row as long as the longest of its table; shorten the longest row, or send it in parts`},
		"a name of one owner":    {",A\nX,Sales and marketing (poorly)\n", seed.Options{Resolve: seed.Resolutions{"a/x": {"Sales and marketing lead"}}}, "a/x"},
	} {
		t.Run(name, func(t *testing.T) {
			m, err := seed.Parse(strings.NewReader(c.text), c.opts)
			var ids []string
			for _, a := range m.Assignments {
				ids = append(ids, a.ID())
			}
			got := strings.Join(ids, " ")
			if err != nil {
				got = err.Error()
			}
			if got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// TestParseDataWithKeys: names and keys of what is listed mean the same.
func TestParseDataWithKeys(t *testing.T) {
	for name, c := range map[string]struct {
		text    string
		resolve seed.Resolutions
		want    string // the ownerships' ids, the models' keys, the responsibilities' and the roles'
	}{
		"a model": {
			text: "models: [{key: em, name: Engineering manager}]\nmatrices: [{models: [Engineering manager], rows: {People: [EM]}}]\n",
			want: "em/people/em; em; people; em",
		},
		"a model by its key": {
			text: "models: [{key: em, name: Engineering manager}]\nmatrices: [{models: [em], rows: {People: [Coach]}}]\n",
			want: "em/people/coach; em; people; coach",
		},
		"a responsibility": {
			text: "responsibilities: [{key: hr, name: People}]\nmatrices: [{models: [A], rows: {People: [Coach]}}]\ntradeoffs: [{kind: RISK, statement: Risky., responsibilities: [People], models: [A]}]\n",
			want: "a/hr/coach; a; hr; coach",
		},
		"a role by its abbreviation": {
			text: "roles: [{key: lead, name: Tech lead, abbreviation: TL}]\nmatrices: [{models: [A], rows: {People: [TL], Product: [Tech lead], Process: [lead]}}]\n",
			want: "a/people/lead a/product/lead a/process/lead; a; people product process; lead",
		},
		"a key that is the abbreviation of another": {
			text: "roles: [{key: pm, name: Programme manager}, {name: Product manager, abbreviation: PM}]\nmodels: [{name: A}]\nresponsibilities: [{name: People}, {name: Product}]\n" +
				"assignments: [{model: A, responsibility: People, arrangement: SOLE}, {model: A, responsibility: Product, arrangement: SOLE}]\n" +
				"ownerships: [{role: pm, model: A, responsibility: People}, {role: PM, model: A, responsibility: Product}]\n",
			want: "a/people/pm a/product/product-manager; a; people product; pm product-manager",
		},
		"a key that is the name of another": {
			text: "models: [{key: a, name: B}, {key: b, name: C}]\nmatrices: [{models: [b, B], rows: {People: [Coach, Lead]}}]\n",
			want: "b/people/coach a/people/lead; a b; people; coach lead",
		},
		"two of one name": {
			text: "roles: [{key: lead-a, name: Lead, abbreviation: LA}, {key: lead-b, name: Lead, abbreviation: LB}]\nmatrices: [{models: [A], rows: {People: [LB], Product: [LA]}}]\n",
			want: "a/people/lead-b a/product/lead-a; a; people product; lead-a lead-b",
		},
		"a resolution": {
			text:    "models: [{key: em, name: Engineering manager}]\nmatrices: [{models: [em], rows: {People: [Shared], Product: [Shared]}}]\n",
			resolve: seed.Resolutions{"engineering-manager/people": {"Coach", "Lead"}, "em/product": {"Coach", "Lead"}},
			want:    "em/people/coach em/people/lead em/product/coach em/product/lead; em; people product; coach lead",
		},
		"a source": {
			text: "sources: [{key: notes, title: Field notes}]\nmatrices: [{source: Field notes, models: [A], rows: {People: [Coach]}}]\n",
			want: "a/people/coach; a; people; coach",
		},
	} {
		t.Run(name, func(t *testing.T) {
			m, err := seed.Parse(strings.NewReader(c.text), seed.Options{Name: "x.yaml", Resolve: c.resolve})
			if err != nil {
				t.Fatal(err)
			}
			var ownerships, models, responsibilities, roles []string
			for _, x := range m.Ownerships {
				ownerships = append(ownerships, x.ID())
			}
			for _, x := range m.Models {
				models = append(models, x.Key)
			}
			for _, x := range m.Responsibilities {
				responsibilities = append(responsibilities, x.Key)
			}
			for _, x := range m.Roles {
				roles = append(roles, x.Key)
			}
			var got []string
			for _, list := range [][]string{ownerships, models, responsibilities, roles} {
				got = append(got, strings.Join(list, " "))
			}
			if got := strings.Join(got, "; "); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}
