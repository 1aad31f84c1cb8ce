package seed_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"orgraph/seed"
)

func TestParseResolve(t *testing.T) {
	r := seed.Resolutions{}
	if err := r.ParseResolve("SCRUM / Projects = Product owner ,Scrummaster,"); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(seed.Resolutions{"scrum/projects": {"Product owner", "Scrummaster"}}, r); diff != "" {
		t.Error(diff)
	}
	for _, flag := range []string{"", "scrum/projects", "scrum=PO", "scrum/projects=", "/x=PO", "scrum/projects= , "} {
		err := r.ParseResolve(flag)
		if err == nil || !strings.HasSuffix(err.Error(), "write MODEL/RESPONSIBILITY=ROLE,ROLE") {
			t.Errorf("%q: got %v", flag, err)
		}
	}
}

func TestReadResolutions(t *testing.T) {
	r, err := seed.ReadResolutions(strings.NewReader("# who shares\nSCRUM/Projects: [Product owner, Scrummaster]\n"), "x.resolve.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(seed.Resolutions{"scrum/projects": {"Product owner", "Scrummaster"}}, r); diff != "" {
		t.Error(diff)
	}
	for text, want := range map[string]string{
		"":                      "r.yaml: the file is empty; write a matrix into it",
		"a: [":                  "r.yaml:2: did not find expected node content; write MODEL/RESPONSIBILITY: [ROLE, ROLE]",
		"a/b: {c: d}":           "r.yaml:1: cannot unmarshal !!map; write MODEL/RESPONSIBILITY: [ROLE, ROLE]",
		"scrum: [a, b]":         `r.yaml: "scrum" does not name a cell and its owners; write MODEL/RESPONSIBILITY: [ROLE, ROLE]`,
		"scrum/projects: []":    `r.yaml: "scrum/projects" does not name a cell and its owners; write MODEL/RESPONSIBILITY: [ROLE, ROLE]`,
		"a/b: [c]\na/b: [d, e]": `r.yaml:2: mapping key "a/b" already defined at line 1; write MODEL/RESPONSIBILITY: [ROLE, ROLE]`,
	} {
		if _, err := seed.ReadResolutions(strings.NewReader(text), "r.yaml"); err == nil || err.Error() != want {
			t.Errorf("%q: got  %v\nwant %s", text, err, want)
		}
	}
}
