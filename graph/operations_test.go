package graph

import (
	"strings"
	"testing"
	"testing/fstest"
)

// FuzzOperations reads allow-lists of any text: one that is refused is refused in lines
// that name the file, and one that is read holds something.
func FuzzOperations(f *testing.F) {
	for _, document := range []string{"{ models { totalCount } }", "query A { viewer { name } } query B { __typename }", "{ nonsense }", "{", "", "fragment F on Model { key }"} {
		f.Add(document, false)
	}
	for _, list := range []string{`{"a": "{ models { totalCount } }"}`, `{"a": 1}`, "[]", "null", `{"a": "{"}`} {
		f.Add(list, true)
	}
	f.Fuzz(func(t *testing.T, text string, isJSON bool) {
		name := "operations.graphql"
		if isJSON {
			name = "operations.json"
		}
		o, err := ReadOperations(fstest.MapFS{name: {Data: []byte(text)}})
		if err != nil {
			if o != nil || !strings.HasPrefix(err.Error(), name+": ") && !strings.HasPrefix(err.Error(), "it holds no operation") {
				t.Fatalf("%q: %v, %v", text, o, err)
			}
			return
		}
		if len(o.byHash) == 0 || len(o.allowed) == 0 {
			t.Fatalf("%q is a list of nothing", text)
		}
	})
}
