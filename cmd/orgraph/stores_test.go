package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"orgraph/internal/loudskip"
	"orgraph/org"
	"orgraph/seed"
	"orgraph/store/neo4j/neo4jtest"
	"orgraph/web"
)

// storeSettings are the values of --store for an empty store of each kind. The
// same command lines give the same bytes on all of them.
func storeSettings(t *testing.T, test func(t *testing.T, setting string)) {
	t.Run("sqlite", func(t *testing.T) { test(t, "sqlite:"+filepath.Join(t.TempDir(), "orgraph.db")) })
	t.Run("neo4j", func(t *testing.T) { test(t, neo4jSetting(t, neo4jtest.New(t))) })
}

func neo4jSetting(t *testing.T, cfg neo4jtest.Config) string {
	t.Setenv("NEO4J_USERNAME", cfg.Username)
	t.Setenv("NEO4J_PASSWORD", cfg.Password)
	t.Setenv("NEO4J_DATABASE", cfg.Database)
	return cfg.URI
}

// orgraph runs the program in this process.
func orgraph(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, err bytes.Buffer
	code = run(t.Context(), args, strings.NewReader(""), &out, &err)
	return code, out.String(), err.String()
}

// succeed runs the program and returns what it printed.
func succeed(t *testing.T, args ...string) string {
	t.Helper()
	code, stdout, stderr := orgraph(t, args...)
	if code != exitOK {
		t.Fatalf("orgraph %q: exit code %d\n%s%s", args, code, stdout, stderr)
	}
	return stdout
}

// TestCorpus compares the response to every query of the corpus with its golden
// file, byte by byte, on both stores.
func TestCorpus(t *testing.T) {
	corpus(t, "testdata/corpus", 40)
}

// TestMutationCorpus does the same with mutations, each on what those before it
// have written.
func TestMutationCorpus(t *testing.T) { corpus(t, "testdata/mutations", 20) }

func corpus(t *testing.T, folder string, least int) {
	files, err := filepath.Glob(folder + "/*.graphql")
	if err != nil || len(files) < least {
		t.Fatalf("%d operations: %v", len(files), err)
	}
	storeSettings(t, func(t *testing.T, setting string) {
		for _, file := range files {
			t.Run(strings.TrimSuffix(filepath.Base(file), ".graphql"), func(t *testing.T) {
				query, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				_, got, stderr := orgraph(t, "query", "--store", setting, string(query))
				if !json.Valid([]byte(got)) {
					t.Fatalf("not JSON: %s%s", got, stderr)
				}
				golden(t, strings.TrimSuffix(file, ".graphql")+".json", got)
			})
		}
	})
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v; make it with go test ./cmd/orgraph -update", err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
}

// TestPlaygroundExamples runs what the playground opens with.
func TestPlaygroundExamples(t *testing.T) {
	examples, err := web.Examples()
	if err != nil {
		t.Fatal(err)
	}
	setting := "sqlite:" + filepath.Join(t.TempDir(), "orgraph.db")
	for _, e := range examples {
		if strings.Contains(e.Query, "\nsubscription ") {
			continue // TestPlaygroundInBrowser runs it
		}
		args := []string{"query", "--store", setting, e.Query}
		if e.Variables != nil {
			args = append(args, "--variables", string(e.Variables))
		}
		answer := succeed(t, args...)
		if strings.Contains(answer, `"totalCount": 0`) || strings.Count(answer, "\n") < 10 {
			t.Errorf("%s answers next to nothing: %s", e.Name, answer)
		}
	}
}

// TestImportOnBothStores imports, plans and replaces.
func TestImportOnBothStores(t *testing.T) {
	file := func(name, text string) string {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	first := file("teams.csv", "Responsibility,Guild,Squad (SQ)\nPeople,Chapter lead (CL),CL (poorly)\nBudget,nobody,Führungskraft or CL\n")
	shorter := file("shorter.csv", "Responsibility,Guild\nPeople,Chapter lead (CL)\n")
	// The second of these is found to clash with the store's names when it is planned.
	aliases := file("aliases.yaml", "responsibilities:\n  - {name: People, aliases: [Human matters]}\n")
	other := file("other.csv", "Responsibility,Tribe\nPeople,Tribe lead\n")
	clash := file("clash.csv", "Responsibility,Guild\nPeople,Coach\nHuman matters,Chapter lead\n")
	const head = "{ changes(last: 1) { nodes { sequence } } models { totalCount } }"
	storeSettings(t, func(t *testing.T, setting string) {
		step := func(want string, args ...string) {
			t.Helper()
			if got := succeed(t, append([]string{"import", "--store", setting}, args...)...); !strings.Contains(got, want) {
				t.Errorf("import %q prints %s, which does not hold %q", args, got, want)
			}
		}
		step("An import would be: 2 models", "--dry-run", first)
		untouched(t, setting)
		step("Imported: 2 models", first)
		step("Nothing to change: 2 models", first)
		step("- assignment guild/budget", "--dry-run", "--replace", shorter)
		step("- assignment guild/budget", "--replace", shorter)
		step("Nothing to change", "--replace", shorter)
		step("Nothing to change", aliases, aliases)
		before := succeed(t, "query", "--store", setting, head)
		if code, stdout, stderr := orgraph(t, "import", "--store", setting, other, clash); code != exitFailed || stdout != "" || !strings.HasPrefix(stderr, "orgraph: "+clash+": two names in the file are one in the store") {
			t.Errorf("exit code %d\n%s%s", code, stdout, stderr)
		}
		if after := succeed(t, "query", "--store", setting, head); after != before {
			t.Errorf("the first of two files was written: %s and then %s", before, after)
		}
	})
}

// untouched fails where a store has become anything.
func untouched(t *testing.T, setting string) {
	t.Helper()
	if path, ok := strings.CutPrefix(setting, "sqlite:"); ok {
		if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s is there: %v", path, err)
		}
		return
	}
	for _, cypher := range []string{"MATCH (n) RETURN count(n)", "SHOW CONSTRAINTS YIELD name RETURN count(name)"} {
		if n := ask(t, setting, cypher); n != 0 {
			t.Errorf("%s: %d", cypher, n)
		}
	}
}

// ask returns the number that a statement of the test's own gives on Neo4j.
func ask(t *testing.T, uri, cypher string) int64 {
	t.Helper()
	d, err := driver.NewDriverWithContext(uri, driver.BasicAuth(os.Getenv("NEO4J_USERNAME"), os.Getenv("NEO4J_PASSWORD"), ""))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = d.Close(t.Context()) }()
	result, err := driver.ExecuteQuery(t.Context(), d, cypher, nil, driver.EagerResultTransformer, driver.ExecuteQueryWithDatabase(os.Getenv("NEO4J_DATABASE")))
	if err != nil {
		t.Fatalf("%s: %v", cypher, err)
	}
	n, _ := result.Records[0].Values[0].(int64)
	return n
}

const article = "../../../shared/engineering-manager-vs-tech-lead.md"

// TestArticle imports the article and compares what is then stored with the
// expected ownerships, field by field.
func TestArticle(t *testing.T) {
	expected, err := os.ReadFile("../../../shared/expected/ownerships.json")
	if err != nil {
		loudskip.Skip(t, "NO ARTICLE: ../shared is not beside the project, so its import is not tested")
	}
	type ownership struct {
		Model, Responsibility, Role string
		Arrangement                 org.Arrangement
		Quality                     org.Quality
		Ordinal                     int
		Statement                   string
	}
	var want []ownership
	if err := json.Unmarshal(expected, &want); err != nil {
		t.Fatal(err)
	}
	if len(want) != 35 {
		t.Fatalf("%d ownerships are expected", len(want))
	}
	storeSettings(t, func(t *testing.T, setting string) {
		for i := range 5 { // once and again
			succeed(t, "import", "--store", setting, article)
			if !strings.HasPrefix(setting, "sqlite:") {
				if n := ask(t, setting, "MATCH (:Role)-[o:OWNS]->(:Responsibility) RETURN count(o)"); n != 35 {
					t.Errorf("%d OWNS after import %d", n, i+1)
				}
			}
		}
		var answer struct {
			Data struct {
				Ownerships struct {
					Nodes []struct {
						Model, Responsibility, Role struct{ Key string }
						Assignment                  struct {
							Arrangement org.Arrangement
							Statement   string
						}
						Quality org.Quality
						Ordinal int
					}
				}
			}
		}
		text := succeed(t, "query", "--store", setting, `{ ownerships(first: 100) { nodes { model { key } responsibility { key } role { key }
			assignment { arrangement statement } quality ordinal } } }`)
		if err := json.Unmarshal([]byte(text), &answer); err != nil {
			t.Fatal(err)
		}
		got := map[string]ownership{}
		for _, o := range answer.Data.Ownerships.Nodes {
			got[org.OwnershipID(o.Model.Key, o.Responsibility.Key, o.Role.Key)] = ownership{
				o.Model.Key, o.Responsibility.Key, o.Role.Key, o.Assignment.Arrangement, o.Quality, o.Ordinal, o.Assignment.Statement,
			}
		}
		byID := map[string]ownership{}
		for _, o := range want {
			byID[org.OwnershipID(o.Model, o.Responsibility, o.Role)] = o
		}
		if diff := cmp.Diff(byID, got); diff != "" {
			t.Errorf("-want +got:\n%s", diff)
		}
	})
	t.Run("over the built-in matrix", func(t *testing.T) {
		storeSettings(t, func(t *testing.T, setting string) {
			succeed(t, "query", "--store", setting, "{ models { totalCount } }") // seeds it
			var report seed.Report
			if err := json.Unmarshal([]byte(succeed(t, "import", "--store", setting, "--json", article)), &report); err != nil {
				t.Fatal(err)
			}
			for _, kind := range report.Kinds {
				if len(kind.Added)+len(kind.Changed)+len(kind.Removed) > 0 {
					t.Errorf("%s: %+v", kind.Kind, kind)
				}
				if kind.Kind == "ownership" && kind.Unchanged != 35 {
					t.Errorf("%d ownerships are unchanged, want 35", kind.Unchanged)
				}
			}
		})
	})
}
