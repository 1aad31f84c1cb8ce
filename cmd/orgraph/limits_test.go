package main

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"orgraph/server"
)

// TestOperatingNamesEveryLimit: the table of docs/operating.md is that of the program.
func TestOperatingNamesEveryLimit(t *testing.T) {
	const file = "../../docs/operating.md"
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var want strings.Builder
	for _, l := range server.DefaultLimits() {
		fmt.Fprintf(&want, "| `%s` | %d | %s |\n", l.Name, *l.Value, l.What)
	}
	const head = "| limit | default | bounds |\n|---|---|---|\n"
	before, after, ok := strings.Cut(string(text), head)
	_, rest, _ := strings.Cut(after, "\n\n")
	if wanted := before + head + want.String() + "\n" + rest; !ok || wanted != string(text) {
		if !*update {
			t.Fatal("docs/operating.md tells other limits; run go test ./cmd/orgraph -run Operating -update")
		}
		if err := os.WriteFile(file, []byte(wanted), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}
