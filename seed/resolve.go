package seed

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"orgraph/org"
)

// Resolutions name the owners of cells that do not name them, or name them in a
// way that cannot be understood: by the cell, "model/responsibility" (names or
// keys), the owners in their order (names, keys or abbreviations). Where the cell
// says "Shared" they share it; elsewhere one owner is SOLE or COLLECTIVE, and
// several are SHARED or, where the cell joins owners with "or", ALTERNATIVE. The
// owners' provenance is PROSE.
type Resolutions map[string][]string

// ParseResolve adds what the value of a --resolve flag says,
// "scrum/projects=Product owner,Scrummaster".
func (r Resolutions) ParseResolve(flag string) error {
	cell, list, found := strings.Cut(flag, "=")
	id := cellID(cell)
	var owners []string
	for name := range strings.SplitSeq(list, ",") {
		if name = collapse(name); name != "" {
			owners = append(owners, name)
		}
	}
	if !found || id == "" || len(owners) == 0 {
		return fmt.Errorf("--resolve %s: it does not name a cell and its owners; write MODEL/RESPONSIBILITY=ROLE,ROLE", quote(flag))
	}
	r[id] = owners
	return nil
}

// SidecarName returns the name of the file beside an imported one that holds
// its resolutions.
func SidecarName(file string) string { return file + ".resolve.yaml" }

// ReadResolutions reads a sidecar: a YAML map from cells to lists of owners,
//
//	scrum/projects: [Product owner, Scrummaster]
func ReadResolutions(r io.Reader, name string) (Resolutions, error) {
	in, err := readInput(r, Options{Name: name})
	if err != nil {
		return nil, err
	}
	var written map[string][]string
	if err := yaml.Unmarshal(in.text, &written); err != nil {
		return nil, yamlProblems(in.name, err, "write MODEL/RESPONSIBILITY: [ROLE, ROLE]")
	}
	return checkResolutions(name, written)
}

// checkResolutions gives the cells their ids.
func checkResolutions(file string, written map[string][]string) (Resolutions, error) {
	resolved := Resolutions{}
	var problems []*Problem
	for _, cell := range slices.Sorted(maps.Keys(written)) {
		id := cellID(cell)
		if id == "" || len(written[cell]) == 0 {
			p := complain("write MODEL/RESPONSIBILITY: [ROLE, ROLE]", "%s does not name a cell and its owners", quote(cell)).in(file)
			problems = append(problems, p)
			continue
		}
		resolved[id] = written[cell]
	}
	return resolved, join(file, problems)
}

// cellID returns the id of the assignment that a text names, "" where it names
// none.
func cellID(text string) string {
	model, responsibility, _ := strings.Cut(text, "/")
	m, r := org.ParseName(model).Key(), org.ParseName(responsibility).Key()
	if m == "" || r == "" {
		return ""
	}
	return org.AssignmentID(m, r)
}
