package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestExamples runs the command lines of the documentation and compares what
// they print with what it shows.
func TestExamples(t *testing.T) {
	for file, least := range map[string]int{"README.md": 6, "docs/frontends.md": 3, "docs/editing.md": 2, "docs/querying.md": 6, "docs/analysis.md": 9} {
		t.Run(file, func(t *testing.T) { examplesOf(t, "../../"+file, least) })
	}
}

func examplesOf(t *testing.T, file string, least int) {
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	setting := "sqlite:" + filepath.Join(t.TempDir(), "orgraph.db")
	const begin, end = "```console\n$ orgraph ", "```\n"
	var got strings.Builder
	rest, examples := string(text), 0
	for {
		before, example, found := strings.Cut(rest, begin)
		got.WriteString(before)
		if !found {
			break
		}
		line, _, _ := strings.Cut(example, "\n")
		_, rest, _ = strings.Cut(example, "\n"+end)
		if strings.HasPrefix(example[len(line)+1:], end) { // nothing shown yet
			rest = example[len(line)+1+len(end):]
		}
		got.WriteString(begin + line + "\n" + succeed(t, append(words(line), "--store", setting)...) + end)
		examples++
	}
	if examples < least {
		t.Errorf("%s has %d examples", file, examples)
	}
	if *update {
		if err := os.WriteFile(file, []byte(got.String()), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(string(text), got.String()); diff != "" {
		t.Errorf("%s (-shown +printed); run go test ./cmd/orgraph -update:\n%s", file, diff)
	}
}

// words splits a command line at spaces, keeping what is in single quotes.
func words(line string) []string {
	var out []string
	for i, part := range strings.Split(line, "'") {
		if i%2 == 1 {
			out = append(out, part)
		} else {
			out = append(out, strings.Fields(part)...)
		}
	}
	return out
}
