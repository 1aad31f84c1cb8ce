package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestGenerateAgain writes models over those of another seed, in a store that somebody has
// edited: what is left is what the seed gives, and the edits.
func TestGenerateAgain(t *testing.T) {
	const count = "{ models { totalCount } ownerships { totalCount } assignments { totalCount } }"
	fresh := "sqlite:" + filepath.Join(t.TempDir(), "fresh.db")
	succeed(t, "generate", "--models", "3", "--seed", "2", "--store", fresh)
	storeSettings(t, func(t *testing.T, setting string) {
		succeed(t, "generate", "--models", "3", "--store", setting)
		for _, edit := range []string{
			`upsertRole(input: {key: "tech-lead", name: "Lead of the technical side"}) { userErrors { message } }`,
			`upsertResponsibility(input: {name: "Budget"}) { userErrors { message } }`,
			`assign(input: {model: "model-0000001", responsibility: "budget", owners: []}) { userErrors { message } }`,
			`upsertResponsibility(input: {key: "people", name: "The people"}) { userErrors { message } }`,
		} {
			succeed(t, "query", "--store", setting, "mutation { "+edit+" }")
		}
		for range 2 {
			succeed(t, "generate", "--models", "3", "--seed", "2", "--store", setting)
			succeed(t, "verify", "--store", setting)
			if got, want := succeed(t, "query", "--store", setting, count), succeed(t, "query", "--store", fresh, count); got != want {
				t.Errorf("there are %s, and in a new store %s", got, want)
			}
		}
		names := succeed(t, "query", "--store", setting, `{ role(key: "tech-lead") { name } responsibility(key: "people") { name } }`)
		if !strings.Contains(names, `"Lead of the technical side"`) || !strings.Contains(names, `"The people"`) {
			t.Errorf("an edit is gone: %s", names)
		}
	})
}
