// Package docs holds no code; its test keeps the documentation true.
package docs

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"orgraph/graph"
)

// TestErrorCodes compares the table of error codes with the codes there are.
func TestErrorCodes(t *testing.T) {
	text, err := os.ReadFile("errors.md")
	if err != nil {
		t.Fatal(err)
	}
	var listed []string
	for _, match := range regexp.MustCompile("(?m)^\\| `([A-Z_]+)` \\|").FindAllStringSubmatch(string(text), -1) {
		listed = append(listed, match[1])
	}
	var codes []string
	for _, code := range graph.Codes() {
		codes = append(codes, string(code))
	}
	if got, want := strings.Join(listed, " "), strings.Join(codes, " "); got != want {
		t.Errorf("errors.md lists\n%s\nand the codes are\n%s", got, want)
	}
}

// pages returns the files of the documentation.
func pages(t *testing.T) []string {
	t.Helper()
	var pages []string
	for _, pattern := range []string{"../*.md", "*.md", "*/*.md", "../web/*.md"} {
		more, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, more...)
	}
	return pages
}

// testFunctions returns the names of the repository's functions that begin with a word,
// Test or Fuzz.
func testFunctions(t *testing.T, word string) map[string]bool {
	t.Helper()
	function := regexp.MustCompile(`(?m)^func (` + word + `[A-Z]\w*)\(`)
	names := map[string]bool{}
	err := filepath.WalkDir("..", func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && entry.Name() == "node_modules":
			return fs.SkipDir
		case entry.IsDir() || !strings.HasSuffix(path, "_test.go"):
			return nil
		}
		text, err := os.ReadFile(path)
		for _, match := range function.FindAllStringSubmatch(string(text), -1) {
			names[match[1]] = true
		}
		return err
	})
	if err != nil || len(names) < 10 {
		t.Fatalf("%d functions %s found: %v", len(names), word, err)
	}
	return names
}

// TestNamedTestsExist looks for each test that the documentation names.
func TestNamedTestsExist(t *testing.T) {
	functions := testFunctions(t, "Test")
	maps.Copy(functions, testFunctions(t, "Fuzz"))
	name := regexp.MustCompile("`((?:Test|Fuzz)[A-Z]\\w*)`")
	found := 0
	for _, page := range pages(t) {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, match := range name.FindAllStringSubmatch(string(text), -1) {
			found++
			if !functions[match[1]] {
				t.Errorf("%s names %s, and there is no such test", page, match[1])
			}
		}
	}
	if found < 15 {
		t.Errorf("only %d tests are named: does this test still find them?", found)
	}
}

// TestTrustTellsOfFuzzing asks that docs/trust.md says of every fuzz target what came of it.
func TestTrustTellsOfFuzzing(t *testing.T) {
	text, err := os.ReadFile("trust.md")
	if err != nil {
		t.Fatal(err)
	}
	for name := range testFunctions(t, "Fuzz") {
		if !regexp.MustCompile("(?m)^\\| .*`" + name + "`").Match(text) {
			t.Errorf("trust.md does not name %s; run .ci/fuzz 5m ./… %s, and write down what came of it", name, name)
		}
	}
}

// TestLinks follows the links from page to page.
func TestLinks(t *testing.T) {
	link := regexp.MustCompile(`\]\(([^)#:]+)(#[^)]*)?\)`)
	for _, page := range pages(t) {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, match := range link.FindAllStringSubmatch(string(text), -1) {
			if _, err := os.Stat(filepath.Join(filepath.Dir(page), match[1])); err != nil {
				t.Errorf("%s links to %s, which is not there", page, match[1])
			}
		}
	}
}
