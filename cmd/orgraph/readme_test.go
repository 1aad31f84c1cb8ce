package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestREADME runs the README's command lines and compares what they print with
// what the README shows.
func TestREADME(t *testing.T) {
	const file = "../../README.md"
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
	if examples < 6 {
		t.Errorf("the README has %d examples", examples)
	}
	if *update {
		if err := os.WriteFile(file, []byte(got.String()), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(string(text), got.String()); diff != "" {
		t.Errorf("README.md (-shown +printed); run go test ./cmd/orgraph -update:\n%s", diff)
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
