package seed

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"orgraph/org"
)

// fuzzParse runs the parser of one format on what the fuzzer makes of the test
// data: it must not panic, what it accepts must be valid, and what it refuses must
// be named by lines that begin with the file.
func fuzzParse(f *testing.F, format Format, ends ...string) {
	for _, end := range ends {
		files, err := filepath.Glob("testdata/*/*" + end)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			if len(data) < 10_000 {
				f.Add(data)
			}
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		opts := Options{Name: "file", Format: format}
		m, err := Parse(bytes.NewReader(data), opts)
		if err != nil {
			for line := range strings.Lines(err.Error()) {
				if !strings.HasPrefix(line, "file:") {
					t.Fatalf("the error %q does not begin with the file", line)
				}
			}
			if diff := cmp.Diff(org.Matrix{}, m); diff != "" {
				t.Fatalf("an error and a matrix:\n%s", diff)
			}
			return
		}
		if err := m.Validate(); err != nil {
			t.Fatalf("it was accepted and is not valid: %v", err)
		}
		again, err := Parse(bytes.NewReader(data), opts)
		if diff := cmp.Diff(m, again); err != nil || diff != "" {
			t.Fatalf("read again it differs: %v\n%s", err, diff)
		}
	})
}

func FuzzParseMarkdown(f *testing.F) { fuzzParse(f, Markdown, ".md", ".html") }
func FuzzParseHTML(f *testing.F)     { fuzzParse(f, HTML, ".html") }
func FuzzParseCSV(f *testing.F)      { fuzzParse(f, CSV, ".csv") }
func FuzzParseTSV(f *testing.F)      { fuzzParse(f, TSV, ".tsv") }
func FuzzParseYAML(f *testing.F)     { fuzzParse(f, YAML, ".yaml") }
func FuzzParseAuto(f *testing.F)     { fuzzParse(f, Auto, ".md", ".html", ".csv", ".tsv", ".yaml") }

func FuzzParseStatement(f *testing.F) {
	for _, text := range []string{"EM", "A or B (poorly), undefined", "Shared between A/B & C", "either\nx", "(((", "A - bad?", "Team lead (TL)?", "A\nor\nB", strings.Repeat("a\n", 5000)} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s, c := parseStatement(text, newVocabulary(Builtin()))
		if c != nil {
			if c.what == "" || c.do == "" || strings.Contains(c.what, "\n") {
				t.Fatalf("the complaint %+v is no line that says what to do", c)
			}
			return
		}
		for _, o := range s.owners {
			if !o.quality.Valid() || o.Key() == "" {
				t.Fatalf("%q has the owner %+v", text, o)
			}
		}
		if s.mentioned && !s.arrangement.Valid() || s.mentioned && s.arrangement != org.Vacant && !s.unnamed && len(s.owners) == 0 {
			t.Fatalf("%q is %+v", text, s)
		}
	})
}

func FuzzParseResolve(f *testing.F) {
	f.Add("scrum/projects=Product owner,Scrummaster")
	f.Add("a/b: [c, d]")
	f.Fuzz(func(t *testing.T, text string) {
		flags := Resolutions{}
		err := flags.ParseResolve(text)
		if (err == nil) != (len(flags) == 1) {
			t.Fatalf("%q gives %v and %v", text, flags, err)
		}
		if r, err := ReadResolutions(strings.NewReader(text), "r.yaml"); err != nil && r != nil && len(r) > 0 {
			t.Logf("%v", r)
		}
	})
}
