package verify_test

import (
	"context"
	"database/sql"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ncruces/go-sqlite3/driver"
	"github.com/ncruces/go-sqlite3/ext/fts5"
	bolt "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"orgraph/store"
	"orgraph/store/neo4j"
	"orgraph/store/neo4j/neo4jtest"
	"orgraph/store/sqlite"
	"orgraph/store/storetest"
	"orgraph/store/verify"
)

// fill writes the suite's graph in two updates, and changes it in a third.
func fill(t *testing.T, s store.Store) {
	t.Helper()
	for _, w := range []store.WriteSet{
		{Put: storetest.Graph()},
		{DeleteTradeoffs: []string{"alpha-slow"}},
		{DeleteScenarios: []string{"lean"}},
	} {
		if err := s.Update(t.Context(), func(ctx context.Context, tx store.Tx) error { return tx.Apply(ctx, w) }); err != nil {
			t.Fatal(err)
		}
	}
}

func check(t *testing.T, s store.Reader, want string) {
	t.Helper()
	problems, err := verify.Check(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, p := range problems {
		lines = append(lines, p.String())
	}
	got := strings.Join(lines, "\n")
	if want == "" && got != "" || !strings.Contains(got, want) {
		t.Errorf("got\n%s\nwant %s", got, want)
	}
}

func TestCheck(t *testing.T) {
	for _, c := range []struct {
		name      string
		statement string
		want      string
	}{
		{"nothing wrong", "SELECT 1", ""},
		{"a name that is empty", "UPDATE role SET name = ' ' WHERE key = 'lead'", "role lead: name: is empty"},
		{"an arrangement that does not fit", "UPDATE assignment SET arrangement = 'SOLE' WHERE arrangement = 'SHARED'", "arrangement: SOLE needs one owner"},
		{"a value past the log", "UPDATE model SET summary = 'x' WHERE key = 'alpha'", "Model alpha: is another than the log has left; it was written past Orgraph"},
		{"a node past the log", "INSERT INTO role VALUES ('new', 'New', '', '[]', '')", "Role new: is there, and the log does not know of it"},
		{"a value that is gone", "DELETE FROM delegation", "is in the log, and not there any more"},
		{"a quality that is none", "UPDATE ownership SET quality = 'GOOD' WHERE id = 'alpha/people/lead'", `graph: store is damaged: ownership alpha/people/lead has the quality "GOOD"`},
		{"a column that differs", "UPDATE model_column SET cells = '' WHERE model = 'alpha'", "column alpha: differs from the model's assignments"},
		{"a column that is missing", "DELETE FROM model_column WHERE model = 'beta'", "column beta: is missing"},
		{"a gap in the log", "DELETE FROM change WHERE sequence = 5", "change 6: follows change 4; what was between them is gone"},
		{"the end of the log", "UPDATE change SET time = '2000-01-01T00:00:00.000Z' WHERE sequence = 9", "change 9: was made at 2000-01-01T00:00:00.000Z, before"},
		{"a key that is none", "UPDATE scenario SET key = 'Not a key'", `is not a key; write letters`},
		{"a key that is there twice by case", "UPDATE role SET abbreviation = 'ar' WHERE key = 'lead'", "already stands for"},
		{"an enumeration", "UPDATE model SET status = 'DONE' WHERE key = 'alpha'", `model alpha has the status "DONE"`},
		{"a kind of tradeoff", "UPDATE tradeoff SET kind = 'X'", `has the kind "X"`},
		{"a provenance", "UPDATE ownership SET provenance = 'HEARSAY' WHERE id = 'alpha/people/lead'", `has the provenance "HEARSAY"`},
		{"a vacant cell with an owner", "UPDATE assignment SET arrangement = 'VACANT' WHERE arrangement = 'SOLE'", "VACANT needs no owner"},
		{"owners out of order", "UPDATE ownership SET ordinal = 7 WHERE id = 'alpha/people/lead'", "count from 0 without a gap"},
		{"a date that is none", "UPDATE source SET publishedOn = 'yesterday'", `"yesterday" is not a date`},
		{"an address that is none", "UPDATE source SET url = 'ftp://x'", "is not an http or https address"},
		{"a checksum that is none", "UPDATE source SET sha256 = 'x'", "is not 64 hexadecimal digits"},
		{"a role that narrows itself", "INSERT INTO role_narrows VALUES ('coach', 'coach')", "a role cannot narrow itself"},
		{"a delegation to oneself", "UPDATE delegation SET delegate = role", "a role cannot delegate to itself"},
		{"a combination with oneself", "UPDATE role_combination SET alsoHolds = role", "a role cannot be combined with itself"},
		{"a model that is not there", "PRAGMA foreign_keys = OFF; DELETE FROM model WHERE key = 'beta'", `there is no "beta" in the matrix`},
		{"a reference without its target", "PRAGMA foreign_keys = OFF; UPDATE assignment SET source = 'gone' WHERE id = 'alpha/people'", "refers to a source that is not there"},
		{"an owner without a cell", "PRAGMA foreign_keys = OFF; DELETE FROM assignment WHERE id = 'alpha/people'", "there is no assignment alpha/people"},
		{"an id of other parts", "UPDATE ownership SET id = 'x' WHERE id = 'alpha/people/lead'", "ownership x: is kept under another id than its parts make, alpha/people/lead"},
		{"an owner of another cell", "UPDATE ownership SET assignment = 'beta/people' WHERE id = 'alpha/people/lead'", "is kept as a part of another assignment than alpha/people"},
		{"a cell's id", "PRAGMA foreign_keys = OFF; UPDATE assignment SET id = 'x' WHERE id = 'alpha/people'", "assignment x: is kept under another id"},
		{"a delegation's id", "UPDATE delegation SET id = id || 'x'", "delegation "},
		{"a combination's id", "UPDATE role_combination SET id = id || 'x'", "role combination "},
		{"the cell of a change", "UPDATE change SET cell = 'x' WHERE sequence = 1", "change 1: is kept as one of another cell"},
		{"a scenario that is no JSON", "UPDATE scenario SET definition = '{'", "is not JSON"},
		{"words that are gone", "DELETE FROM search", "has no words to be found by"},
		{"a value that no search finds", "DELETE FROM search_document WHERE key = 'alpha'", "Model alpha: is found by no search"},
		{"a value that a search finds and is gone", "INSERT INTO search_document (kind, key) VALUES ('Role', 'gone')", "Role gone: is found by a search, and not there"},
		{"words of other texts", "UPDATE search SET words = 'x6162' WHERE rowid = 1", "search: finds others than hold the words"},
		{"an index that is broken", "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE name = 'change_model'", "file: "},
		{"a change that begins elsewhere", `UPDATE change SET before = '{}' WHERE action = 'DELETED'`, "begins at another Tradeoff alpha-slow than the log had left"},
		{"several values that cannot be read", "UPDATE ownership SET quality = 'GOOD' WHERE id = 'alpha/people/lead'; UPDATE model SET status = 'DONE' WHERE key = 'alpha'; DELETE FROM change WHERE sequence = 5",
			`ownership alpha/people/lead has the quality "GOOD", which is none of its values; correct it in the database` + "\nchange 6: follows change 4"},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "orgraph.db")
			s, err := sqlite.Open(t.Context(), sqlite.Config{Path: path})
			if err != nil {
				t.Fatal(err)
			}
			fill(t, s)
			if err := s.Close(t.Context()); err != nil {
				t.Fatal(err)
			}
			db, err := driver.Open("file:"+path, fts5.Register)
			if err != nil {
				t.Fatal(err)
			}
			execute(t, db, c.statement)
			if s, err = sqlite.Open(t.Context(), sqlite.Config{Path: path, ReadOnly: true}); err != nil {
				t.Fatal(err)
			}
			check(t, s, c.want)
			if err := s.Close(t.Context()); err != nil {
				t.Fatal(err)
			}
		})
	}
}

func execute(t *testing.T, db *sql.DB, statement string) {
	t.Helper()
	if _, err := db.ExecContext(t.Context(), statement); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestCheckNeo4j(t *testing.T) {
	c := neo4jtest.New(t)
	s, err := neo4j.Open(t.Context(), neo4j.Config{URI: c.URI, Username: c.Username, Password: c.Password, Database: c.Database})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close(context.Background()) }()
	fill(t, s)
	check(t, s, "")
	raw, err := bolt.NewDriverWithContext(c.URI, bolt.BasicAuth(c.Username, c.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = raw.Close(context.Background()) }()
	for _, step := range []struct{ statement, want string }{
		{"MATCH (x:Model {key: 'alpha'}) SET x.summary = 'x'", "Model alpha: is another than the log has left"},
		{"MATCH (x:Role {key: 'lead'}) SET x.words = 'nothing'", "Role lead: has other properties than it was written with"},
		{"MATCH (x:Role {key: 'fuhrungskraft'}) SET x.nameFolded = 'x'", "Role fuhrungskraft: has other properties"},
		{"MATCH (x:Change {sequence: 7}) SET x.cell = 'x'", "Change 7: has other properties"},
		{"MATCH (a:Role {key: 'team'}), (b:Responsibility {key: 'budget'}) CREATE (a)-[:OWNS {id: 'a/b/c', model: 'alpha', responsibility: 'people', role: 'coach', quality: 'WELL', ordinal: 0, provenance: 'TABLE', note: ''}]->(b)", "OWNS a/b/c: joins other nodes than it names"},
		{"MATCH (a:Role {key: 'team'}), (b:Source {key: 'field-notes'}) CREATE (a)-[:CITES]->(b)", "CITES of team and field-notes: joins nodes that it does not join"},
		{"DROP CONSTRAINT owns_id", "schema: has no CONSTRAINT owns_id that is online; make it as migrations/0001_graph.cypher does"},
		{"DROP INDEX search", "schema: has no FULLTEXT INDEX search"},
		{"MATCH (x:OrgraphSchema) SET x.sequence = 3", "and the last one written was 3"},
		{"MATCH (x:Change {sequence: 5}) DELETE x", "change 6: follows change 4"},
		{"MATCH ()-[x:OWNS {id: 'alpha/people/lead'}]->() SET x.quality = 'GOOD'", `has the quality "GOOD"`},
	} {
		if _, err := bolt.ExecuteQuery(t.Context(), raw, step.statement, nil, bolt.EagerResultTransformer, bolt.ExecuteQueryWithDatabase(c.Database)); err != nil {
			t.Fatal(err)
		}
		check(t, s, step.want)
	}
}
