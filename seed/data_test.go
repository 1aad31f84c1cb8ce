package seed

import (
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"
)

// TestDocumentedDataFile compares the table of a data file's fields with those there are,
// and reads the example below it.
func TestDocumentedDataFile(t *testing.T) {
	page, err := os.ReadFile("../docs/importing.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, list := range reflect.VisibleFields(reflect.TypeFor[dataFile]()) {
		name := list.Tag.Get("yaml")
		row := regexp.MustCompile("(?m)^\\| `" + name + "` \\| (.*?) \\|").FindSubmatch(page)
		if row == nil {
			t.Errorf("importing.md has no row for %s", name)
			continue
		}
		if list.Type.Kind() != reflect.Slice {
			continue
		}
		var fields []string
		for _, f := range reflect.VisibleFields(list.Type.Elem()) {
			fields = append(fields, "`"+f.Tag.Get("yaml")+"`")
		}
		if got, want := string(row[1]), strings.Join(fields, ", "); got != want {
			t.Errorf("importing.md gives %s the fields %s, and there are %s", name, got, want)
		}
	}
	_, example, _ := strings.Cut(string(page), "```yaml\n")
	example, _, _ = strings.Cut(example, "```\n")
	m, err := Parse(strings.NewReader(example), Options{Name: "importing.yaml"})
	if err != nil {
		t.Fatal(err)
	}
	if len(m.Models) != 2 || len(m.Assignments) != 4 || len(m.Ownerships) != 5 || len(m.Tradeoffs) != 1 || len(m.Delegations) != 1 {
		t.Errorf("the example holds %+v", m)
	}
}
