package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/licensecheck"
)

// TestLicences compares the licences of the modules in the program with those that are
// allowed. What is known of a text is what pkg.go.dev knows of it.
func TestLicences(t *testing.T) {
	text, err := os.ReadFile("../../.ci/licences")
	if err != nil {
		t.Fatal(err)
	}
	allowed := strings.Fields(string(text))
	out, err := exec.CommandContext(t.Context(), "go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}} {{.Dir}}{{end}}{{end}}", ".").Output()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		t.Fatalf("go list: %s", exit.Stderr)
	}
	if err != nil {
		t.Fatal(err)
	}
	modules := slices.Compact(slices.Sorted(strings.Lines(string(out))))
	if len(modules) < 20 {
		t.Fatalf("only %d modules found: %q", len(modules), out)
	}
	for _, line := range modules {
		module, folder, _ := strings.Cut(strings.TrimSpace(line), " ")
		found, err := licencesIn(folder)
		if err != nil {
			t.Fatal(err)
		}
		if len(found) == 0 {
			t.Errorf("%s has no licence that is known; read it, or do without the module", module)
		}
		for _, licence := range found {
			if !slices.Contains(allowed, licence) {
				t.Errorf("%s has the licence %s, which .ci/licences does not list; read it, and add it or do without the module", module, licence)
			}
		}
	}
}

// licencesIn returns the SPDX identifiers of the licences in a module's folder.
func licencesIn(folder string) (found []string, err error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	name := regexp.MustCompile(`(?i)^(licen[cs]e|copying)`)
	for _, entry := range entries {
		if entry.IsDir() || !name.MatchString(entry.Name()) {
			continue
		}
		text, err := os.ReadFile(filepath.Join(folder, entry.Name()))
		if err != nil {
			return nil, err
		}
		for _, match := range licensecheck.Scan(text).Match {
			found = append(found, match.ID)
		}
	}
	return found, nil
}
