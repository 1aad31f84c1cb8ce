package neo4j_test

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"orgraph/org"
	"orgraph/store"
	"orgraph/store/neo4j"
	"orgraph/store/storetest"
	"orgraph/store/verify"
)

var writeFixture = flag.Bool("fixture", false, "write the fixture of the schema that there is now, if it is not there; a release does")

// TestFixtures brings the database of each schema that a release has written forward:
// it holds what it held, and nothing in it breaks a rule.
func TestFixtures(t *testing.T) {
	migrations, err := filepath.Glob("migrations/*.cypher")
	if err != nil {
		t.Fatal(err)
	}
	if name := fmt.Sprintf("testdata/schema-%d.cypher", len(migrations)); *writeFixture {
		if _, err := os.Stat(name); err != nil {
			t.Run("write", func(t *testing.T) { fixture(t, name, len(migrations)) })
		}
	}
	fixtures, err := filepath.Glob("testdata/schema-*.cypher")
	if err != nil || len(fixtures) < 2 {
		t.Fatalf("fixtures: %v, %v", fixtures, err)
	}
	for _, file := range fixtures {
		t.Run(filepath.Base(file), func(t *testing.T) {
			var version int
			if _, err := fmt.Sscanf(filepath.Base(file), "schema-%d.cypher", &version); err != nil {
				t.Fatal(err)
			}
			cfg := server(t)
			statements := []string{"CREATE CONSTRAINT orgraph_schema_id IF NOT EXISTS FOR (s:OrgraphSchema) REQUIRE s.id IS UNIQUE"}
			for _, script := range append(slices.Clone(migrations[:version]), file) {
				text, err := os.ReadFile(script)
				if err != nil {
					t.Fatal(err)
				}
				for part := range strings.SplitSeq(string(text), "\n;\n") {
					if strings.TrimSpace(part) != "" {
						statements = append(statements, part)
					}
				}
			}
			raw(t, cfg, statements...)
			text, err := os.ReadFile(strings.TrimSuffix(file, ".cypher") + ".json")
			if err != nil {
				t.Fatal(err)
			}
			var want content
			if err := json.Unmarshal(text, &want); err != nil {
				t.Fatal(err)
			}
			s := open(t, cfg)
			if diff := cmp.Diff(want, contentOf(t, s), cmpopts.EquateEmpty()); diff != "" {
				t.Error(diff)
			}
			if problems, err := verify.Check(t.Context(), s); err != nil || len(problems) > 0 {
				t.Error(problems, err)
			}
			put(t, s, org.Matrix{Roles: []org.Role{{Key: "new", Name: "New"}}})
		})
	}
}

// content is what a fixture holds.
type content struct {
	Values  org.Matrix
	Changes []store.Change
}

func contentOf(t *testing.T, s *neo4j.Store) content {
	t.Helper()
	m, err := s.Matrix(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	all := 1_000_000
	pages, err := s.ListChanges(t.Context(), []store.Scope{store.All}, store.Query{Paging: store.Paging{First: &all}})
	if err != nil {
		t.Fatal(err)
	}
	c := content{Values: m}
	for _, change := range pages[store.All].Items {
		c.Changes = append(c.Changes, *change)
	}
	return c
}

// raw runs statements past the store, and returns what the last one gives.
func raw(t *testing.T, cfg neo4j.Config, statements ...string) []*driver.Record {
	t.Helper()
	d, err := driver.NewDriverWithContext(cfg.URI, driver.BasicAuth(cfg.Username, cfg.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = d.Close(context.Background()) }()
	var records []*driver.Record
	for _, statement := range statements {
		result, err := driver.ExecuteQuery(t.Context(), d, statement, nil, driver.EagerResultTransformer, driver.ExecuteQueryWithDatabase(cfg.Database))
		if err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
		records = result.Records
	}
	return records
}

// fixture writes the suite's graph as statements that make it, and what it holds.
func fixture(t *testing.T, name string, version int) {
	t.Helper()
	cfg := server(t)
	s := open(t, cfg)
	for _, w := range []store.WriteSet{{Put: storetest.Graph()}, {DeleteTradeoffs: []string{"alpha-slow"}}} {
		err := s.Update(store.WithActor(t.Context(), "ada"), func(ctx context.Context, tx store.Tx) error { return tx.Apply(ctx, w) })
		if err != nil {
			t.Fatal(err)
		}
	}
	var script strings.Builder
	fmt.Fprintf(&script, "// What a store of schema %d holds; see TestFixtures.\n\n", version)
	for _, r := range raw(t, cfg, "MATCH (x) RETURN labels(x)[0], properties(x) ORDER BY labels(x)[0], toString(coalesce(x.key, x.sequence))") {
		fmt.Fprintf(&script, "CREATE (:%s %s)\n;\n", r.Values[0], literal(t, r.Values[1]))
	}
	for _, r := range raw(t, cfg, "MATCH (a)-[x]->(b) RETURN labels(a)[0], a.key, type(x), properties(x), labels(b)[0], b.key ORDER BY type(x), x.id, a.key, b.key") {
		v := r.Values
		fmt.Fprintf(&script, "MATCH (a:%s {key: %s}) MATCH (b:%s {key: %s}) CREATE (a)-[:%s %s]->(b)\n;\n", v[0], literal(t, v[1]), v[4], literal(t, v[5]), v[2], literal(t, v[3]))
	}
	text, err := json.MarshalIndent(contentOf(t, s), "", " ")
	if err != nil {
		t.Fatal(err)
	}
	for path, data := range map[string]string{name: script.String(), strings.TrimSuffix(name, ".cypher") + ".json": string(text) + "\n"} {
		if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// literal writes a value in Cypher, whose texts and numbers are those of JSON.
func literal(t *testing.T, v any) string {
	t.Helper()
	properties, ok := v.(map[string]any)
	if !ok {
		text, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	var parts []string
	for _, key := range slices.Sorted(maps.Keys(properties)) {
		parts = append(parts, key+": "+literal(t, properties[key]))
	}
	return "{" + strings.Join(parts, ", ") + "}"
}
