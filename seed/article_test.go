package seed_test

import (
	"bytes"
	"cmp"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"orgraph/internal/loudskip"
	"orgraph/org"
	"orgraph/seed"
)

// The article and the ownerships expected of it lie beside the checkout where
// they are at hand.
const (
	articlePath  = "../../shared/engineering-manager-vs-tech-lead.md"
	expectedPath = "../../shared/expected/ownerships.json"
)

// shared reads a file that need not be there, and skips the test loudly where
// it is not.
func shared(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if os.IsNotExist(err) {
		loudskip.Skip(t, "NO ARTICLE: there is no "+filepath.Clean(path)+" beside the project, so its import is not tested")
	}
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func parseArticle(t *testing.T) org.Matrix {
	t.Helper()
	m, err := seed.Parse(bytes.NewReader(shared(t, articlePath)), seed.Options{Name: filepath.Base(articlePath)})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// An expectation is an ownership with its assignment, as the lists of expected
// ownerships have it.
type expectation struct {
	Model          string          `json:"model"`
	Responsibility string          `json:"responsibility"`
	Role           string          `json:"role"`
	Arrangement    org.Arrangement `json:"arrangement"`
	Quality        org.Quality     `json:"quality"`
	Ordinal        int             `json:"ordinal"`
	Statement      string          `json:"statement"`
}

func expectations(t *testing.T, data []byte) []expectation {
	t.Helper()
	var list []expectation
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(&list); err != nil {
		t.Fatal(err)
	}
	sortExpectations(list)
	return list
}

func sortExpectations(list []expectation) {
	slices.SortFunc(list, func(a, b expectation) int {
		return cmp.Compare(org.OwnershipID(a.Model, a.Responsibility, a.Role), org.OwnershipID(b.Model, b.Responsibility, b.Role))
	})
}

// owned lists the ownerships of a matrix without those of the models left out.
func owned(m org.Matrix, without ...string) []expectation {
	assignments := map[string]org.Assignment{}
	for _, a := range m.Assignments {
		assignments[a.ID()] = a
	}
	var list []expectation
	for _, o := range m.Ownerships {
		a := assignments[o.AssignmentID()]
		if !slices.Contains(without, o.Model) {
			list = append(list, expectation{o.Model, o.Responsibility, o.Role, a.Arrangement, o.Quality, o.Ordinal, a.Statement})
		}
	}
	sortExpectations(list)
	return list
}

const sixth = "engineering-manager-with-project-manager"

func TestArticle(t *testing.T) {
	m := parseArticle(t)
	if diff := gocmp.Diff(expectations(t, shared(t, expectedPath)), owned(m)); diff != "" {
		t.Errorf("ownerships (-want +got):\n%s", diff)
	}
	want := []int{5, 9, 6, 30, 35}
	got := []int{len(m.Models), len(m.Roles), len(m.Responsibilities), len(m.Assignments), len(m.Ownerships)}
	if !slices.Equal(got, want) {
		t.Errorf("models, roles, responsibilities, assignments, ownerships: got %v, want %v", got, want)
	}
	for _, o := range m.Ownerships {
		prose := o.AssignmentID() == "scrum/projects"
		if (o.Provenance == org.Prose) != prose {
			t.Errorf("%s is %s", o.ID(), o.Provenance)
		}
	}
}

func TestBuiltin(t *testing.T) {
	m := seed.Builtin()
	if err := m.Validate(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile("testdata/ownerships.json")
	if err != nil {
		t.Fatal(err)
	}
	if diff := gocmp.Diff(expectations(t, data), owned(m, sixth)); diff != "" {
		t.Errorf("ownerships (-want +got):\n%s", diff)
	}
	var of6 []string
	for _, e := range owned(m) {
		if e.Model == sixth {
			of6 = append(of6, e.Responsibility+" "+e.Role)
		}
	}
	if want := []string{"people engineering-manager", "process engineering-manager", "projects project-manager", "technical-leadership engineering-manager"}; !slices.Equal(of6, want) {
		t.Errorf("sixth model: got %v, want %v", of6, want)
	}
	for _, x := range m.Models {
		if (x.Status == org.Incomplete) != (x.Key == sixth) {
			t.Errorf("%s is %s", x.Key, x.Status)
		}
	}
	for _, o := range m.Ownerships {
		if (o.Quality == org.Well) != (o.Note == "") {
			t.Errorf("%s is %s with the note %q; every caveat has its reason", o.ID(), o.Quality, o.Note)
		}
	}
}

func TestBuiltinIsACopy(t *testing.T) {
	m := seed.Builtin()
	m.Models[0].Name, m.Models[0].Sources[0], m.Tradeoffs[0].Models[0] = "x", "x", "x"
	if again := seed.Builtin(); again.Models[0].Name == "x" || again.Models[0].Sources[0] == "x" || again.Tradeoffs[0].Models[0] == "x" {
		t.Error("changing what Builtin returned changed the built-in matrix")
	}
}

func TestBuiltinAgreesWithWhatIsExpected(t *testing.T) {
	if diff := gocmp.Diff(expectations(t, shared(t, expectedPath)), owned(seed.Builtin(), sixth)); diff != "" {
		t.Errorf("ownerships (-want +got):\n%s", diff)
	}
}

// TestBuiltinAgreesWithTheArticle compares everything that the importer makes
// of the article with the built-in matrix.
func TestBuiltinAgreesWithTheArticle(t *testing.T) {
	article, builtin := parseArticle(t), seed.Builtin()
	assignments := map[string]org.Assignment{}
	for _, a := range builtin.Assignments {
		assignments[a.ID()] = a
	}
	for _, a := range article.Assignments {
		if diff := gocmp.Diff(a, assignments[a.ID()]); diff != "" {
			t.Errorf("assignment (-article +built-in):\n%s", diff)
		}
	}
	names := func(m org.Matrix) map[string]string {
		found := map[string]string{}
		for _, x := range m.Models {
			found["model "+x.Key] = x.Name + " " + x.Abbreviation
		}
		for _, x := range m.Roles {
			found["role "+x.Key] = x.Name + " " + x.Abbreviation
		}
		for _, x := range m.Responsibilities {
			found["responsibility "+x.Key] = x.Name
		}
		for _, x := range m.Sources {
			found["source "+x.Key] = x.Title + ", " + x.Author + ", " + x.SHA256
		}
		return found
	}
	ours := names(builtin)
	for id, name := range names(article) {
		if ours[id] != name {
			t.Errorf("%s: the article has %q, the built-in matrix %q", id, name, ours[id])
		}
	}
}

// TestDataIsInOwnWords looks for runs of words that the article has as well,
// apart from its title and from addresses.
func TestDataIsInOwnWords(t *testing.T) {
	const run = 8
	article := words(string(shared(t, articlePath)))
	seen := map[string]bool{}
	for i := range max(0, len(article)-run+1) {
		seen[strings.Join(article[i:i+run], " ")] = true
	}
	err := filepath.WalkDir("data", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		text := regexp.MustCompile(`https?://\S+`).ReplaceAllString(string(data), ".")
		text = strings.ReplaceAll(text, "Engineering manager vs. tech lead -- which is better?", ".")
		list := words(text)
		for i := range max(0, len(list)-run+1) {
			if same := strings.Join(list[i:i+run], " "); seen[same] {
				t.Errorf("%s has the article's words %q", path, same)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

var word = regexp.MustCompile(`[\p{L}\p{N}'’]+`)

func words(text string) []string { return word.FindAllString(strings.ToLower(text), -1) }
