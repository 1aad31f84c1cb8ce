package web

import (
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// loads finds what a page or a style sheet makes the browser load.
var loads = regexp.MustCompile(`(?i)(?:\b(?:src|href)\s*=\s*["']|url\(\s*["']?|@import\s+["'])([^"')]+)`)

func TestPlaygroundIsWhole(t *testing.T) {
	page := readFile(t, "playground.html")
	if !strings.Contains(page, "<title>Orgraph playground</title>") {
		t.Error("dist/playground.html is not the playground: it has another title")
	}
	if inline := regexp.MustCompile(`<script(?:\s[^>]*)?>[^<]`).FindString(page); inline != "" {
		t.Errorf("dist/playground.html has an inline script (%s), which the Content-Security-Policy forbids", inline)
	}
	if references(page) == nil {
		t.Fatal("dist/playground.html loads nothing")
	}
}

// TestReferencesAreEmbedded follows every file name that a page, a script or a style sheet mentions.
func TestReferencesAreEmbedded(t *testing.T) {
	// Chunks name each other as "./x-hash.js", workers and preloaded styles as "assets/x-hash.css".
	chunk := regexp.MustCompile("[\"'`(]((?:\\./|assets/)[\\w.-]+-[\\w-]{8}\\.(?:js|css|ttf|svg))[\"'`)]")
	found := 0
	eachText(t, func(name, text string) {
		var refs []string
		if path.Ext(name) == ".js" {
			for _, match := range chunk.FindAllStringSubmatch(text, -1) {
				refs = append(refs, match[1])
			}
		} else {
			refs = references(text)
		}
		for _, ref := range refs {
			if strings.HasPrefix(ref, "data:") || strings.HasPrefix(ref, "#") {
				continue
			}
			found++
			target := path.Join(path.Dir(name), ref)
			if strings.HasPrefix(ref, "assets/") {
				target = ref
			}
			if _, err := fs.Stat(Dist(), target); err != nil {
				t.Errorf("dist/%s refers to %s, which is not embedded: %v", name, ref, err)
			}
		}
	})
	if found < 10 {
		t.Errorf("only %d references found: does the test still understand the build's output?", found)
	}
}

// TestNothingComesFromElsewhere guards the promise that the pages work without internet. Addresses that are only text,
// such as links in the documentation or XML namespaces, load nothing.
func TestNothingComesFromElsewhere(t *testing.T) {
	const host = `["'` + "`" + `]?\s*(?:https?:)?//[\w-]+(?:\.[\w-]+|:\d)`
	scriptLoads := regexp.MustCompile(`(?:\bimport\s*\(|\bfrom|\bimport|\bfetch\s*\(|\bimportScripts\s*\(|\bnew (?:Shared)?Worker\s*\(|` +
		`\bnew (?:WebSocket|EventSource)\s*\(|\bsendBeacon\s*\(|\.src\s*=|@import|url\()\s*` + host)
	eachText(t, func(name, text string) {
		if path.Ext(name) == ".js" {
			for _, load := range scriptLoads.FindAllString(text, -1) {
				t.Errorf("dist/%s loads from another host: %s", name, load)
			}
			return
		}
		for _, ref := range references(text) {
			if strings.Contains(ref, "//") && !strings.HasPrefix(ref, "data:") {
				t.Errorf("dist/%s loads from another host: %s", name, ref)
			}
		}
	})
}

func TestNoSourceMaps(t *testing.T) {
	eachText(t, func(name, text string) {
		if path.Ext(name) == ".map" || strings.Contains(text, "\n//# sourceMappingURL=") {
			t.Errorf("dist/%s has a source map", name)
		}
	})
}

func TestExamples(t *testing.T) {
	list, err := Examples()
	if err != nil {
		t.Fatal(err)
	}
	if len(list) == 0 {
		t.Fatal("no examples")
	}
	var bundle strings.Builder
	eachText(t, func(name, text string) {
		if strings.HasPrefix(name, "assets/playground-") && path.Ext(name) == ".js" {
			bundle.WriteString(text)
		}
	})
	for _, example := range list {
		_, operation, _ := strings.Cut(example.Query, "\n")
		if strings.TrimSpace(operation) == "" {
			t.Errorf("%s: nothing follows the comment", example.Name)
		}
		// The bundle quotes the text in its own way; a run of letters survives that.
		if words := regexp.MustCompile(`[\w ,;:]{20,}`).FindString(example.Summary); !strings.Contains(bundle.String(), words) {
			t.Errorf("%s: dist does not have this text; run `npm run build` in web", example.Name)
		}
	}
}

func TestExamplesThatAreWrong(t *testing.T) {
	for _, test := range []struct {
		name  string
		files fstest.MapFS
		want  string
	}{
		{
			"no comment",
			fstest.MapFS{"examples/01-a.graphql": {Data: []byte("{ a }\n")}},
			`web/examples/01-a.graphql: line 1 is "{ a }"; begin with a # comment that says what the query answers`,
		},
		{
			"variables are a list",
			fstest.MapFS{
				"examples/01-a.graphql":        {Data: []byte("# A.\n{ a }\n")},
				"examples/01-a.variables.json": {Data: []byte("[1]")},
			},
			"web/examples/01-a.graphql: 01-a.variables.json must hold a JSON object: ",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := readExamples(test.files)
			if err == nil || !strings.HasPrefix(err.Error(), test.want) {
				t.Errorf("got error %v, want %s", err, test.want)
			}
		})
	}
}

func TestExampleVariables(t *testing.T) {
	list, err := readExamples(fstest.MapFS{
		"examples/02-b.graphql":        {Data: []byte("# Second.\nquery B($n: Int) { b(n: $n) }\n")},
		"examples/02-b.variables.json": {Data: []byte("{\"n\": 1}\n")},
		"examples/01-a.graphql":        {Data: []byte("#First.\n{ a }\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(list) != 2 || list[0].Name != "01-a" || list[0].Summary != "First." || list[0].Variables != nil ||
		list[1].Name != "02-b" || string(list[1].Variables) != `{"n": 1}` {
		t.Errorf("got %+v", list)
	}
}

func references(text string) []string {
	var refs []string
	for _, match := range loads.FindAllStringSubmatch(text, -1) {
		refs = append(refs, match[1])
	}
	return refs
}

func eachText(t *testing.T, visit func(name, text string)) {
	t.Helper()
	err := fs.WalkDir(Dist(), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		switch path.Ext(name) {
		case ".html", ".js", ".css", ".svg", ".map":
			visit(name, readFile(t, name))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func readFile(t *testing.T, name string) string {
	t.Helper()
	data, err := fs.ReadFile(Dist(), name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestLicences compares the licences of what the pages bundle with those that are allowed.
func TestLicences(t *testing.T) {
	text, err := os.ReadFile("../.ci/licences")
	if err != nil {
		t.Fatal(err)
	}
	allowed := strings.Fields(string(text))
	bundled := regexp.MustCompile(`(?m)^## (\S+) - \S+ \((.*)\)$`).FindAllStringSubmatch(readFile(t, "licenses.md"), -1)
	if len(bundled) < 10 {
		t.Errorf("only %d packages found: does the test still understand dist/licenses.md?", len(bundled))
	}
	for _, p := range bundled {
		if !slices.Contains(allowed, p[2]) {
			t.Errorf("%s has the licence %q, which .ci/licences does not list; read it, and add it or do without the package", p[1], p[2])
		}
	}
	if n := strings.Count("\n"+readFile(t, "licenses.md"), "\n## "); n != len(bundled) {
		t.Errorf("dist/licenses.md has %d packages, and %d of them name their licence", n, len(bundled))
	}
}
