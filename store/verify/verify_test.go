package verify_test

import (
	"context"
	"database/sql"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ncruces/go-sqlite3/driver"
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
		{"a change that begins elsewhere", `UPDATE change SET before = '{}' WHERE action = 'DELETED'`, "begins at another Tradeoff alpha-slow than the log had left"},
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
			db, err := driver.Open("file:" + path)
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
		{"MATCH (x:Change {sequence: 5}) DELETE x", "change 6: follows change 4"},
		{"MATCH ()-[x:OWNS {id: 'alpha/people/lead'}]->() SET x.quality = 'GOOD'", `has the quality "GOOD"`},
	} {
		if _, err := bolt.ExecuteQuery(t.Context(), raw, step.statement, nil, bolt.EagerResultTransformer, bolt.ExecuteQueryWithDatabase(c.Database)); err != nil {
			t.Fatal(err)
		}
		check(t, s, step.want)
	}
}
