package web

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"orgraph/internal/loudskip"
)

// TestUnits runs the unit tests of the pages' sources.
func TestUnits(t *testing.T) {
	if _, err := os.Stat("node_modules/vitest"); err != nil {
		loudskip.Missing(t, "NO VITEST: run npm ci in web to run the pages' unit tests")
	}
	command := exec.CommandContext(t.Context(), "npm", "test", "--silent")
	if out, err := command.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// TestBreakingChanges compares schemas as npm run lint:breaking does.
func TestBreakingChanges(t *testing.T) {
	if _, err := os.Stat("node_modules/graphql"); err != nil {
		loudskip.Missing(t, "NO GRAPHQL: run npm ci in web to compare schemas")
	}
	folder := t.TempDir()
	file := func(name, text string) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	released := file("released.graphqls", "type Query { a(x: Int): String b: Int }")
	for _, c := range []struct{ name, released, schema, breaks string }{
		{"the same", released, "type Query { a(x: Int): String b: Int }", ""},
		{"more", released, "type Query { a(x: Int, y: Int): String! b: Int c: Int }", ""},
		{"a field that is gone", released, "type Query { a(x: Int): String }", "FIELD_REMOVED: Query.b was removed"},
		{"an argument that is asked for", released, "type Query { a(x: Int!): String b: Int }", "ARG_CHANGED_KIND"},
		{"nothing released", filepath.Join(folder, "none"), "type Query { a: Int }", ""},
	} {
		out, err := exec.CommandContext(t.Context(), "node", "breaking.mjs", c.released, file("schema.graphqls", c.schema)).CombinedOutput()
		if (err != nil) != (c.breaks != "") || !strings.Contains(string(out), c.breaks) {
			t.Errorf("%s: %v\n%s", c.name, err, out)
		}
	}
}
