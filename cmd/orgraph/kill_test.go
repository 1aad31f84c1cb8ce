package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"orgraph/org"
	"orgraph/seed"
	"orgraph/store"
	"orgraph/store/neo4j"
	"orgraph/store/neo4j/neo4jtest"
	"orgraph/store/storetest"
)

// TestKilledDuringImport kills Neo4j at chosen statements of an import, and
// around its commit. What is stored afterwards is what was before, or what the
// import makes of it, and the log tells just that.
func TestKilledDuringImport(t *testing.T) {
	s := neo4jtest.Start(t)
	setting := neo4jSetting(t, s.Config())
	succeed(t, "query", "--store", setting, "{ models { totalCount } }") // seeds it
	before := stored(t, setting)

	cut := 0
	for round, c := range []struct {
		statement string        // part of the statement before which, or
		delay     time.Duration // so long behind which, the server is killed
		mustCut   bool
	}{
		{"-[x:OWNS {id: row.id}]->", 0, true},
		{"SET s.sequence", 0, true},
		{"SET s.sequence", 100 * time.Millisecond, false},
		{"SET s.sequence", time.Second, false},
	} {
		text := matrixCSV(150, round)
		m, err := seed.Parse(strings.NewReader(text), seed.Options{Name: fmt.Sprintf("round-%d.csv", round)})
		if err != nil {
			t.Fatal(err)
		}
		killed := make(chan error, 1)
		var once sync.Once
		kill := func() { once.Do(func() { killed <- s.Kill() }) }
		cfg := s.Config()
		db, err := neo4j.Open(t.Context(), neo4j.Config{
			URI: cfg.URI, Username: cfg.Username, Password: cfg.Password, Database: cfg.Database, RetryTime: time.Millisecond,
			Observe: storetest.Statements(func(cypher string) {
				switch {
				case !strings.Contains(cypher, c.statement):
				case c.delay == 0:
					kill()
				default:
					time.AfterFunc(c.delay, kill)
				}
			}),
		})
		if err != nil {
			t.Fatal(err)
		}
		_, failed := seed.Import(t.Context(), db, m, seed.LoadOptions{})
		_ = db.Close(context.Background()) // its connections are gone
		if err := <-killed; err != nil {
			t.Fatal(err)
		}
		if err := s.Restart(t.Context()); err != nil {
			t.Fatal(err)
		}
		imported := importedInto(t, before, m)
		after := stored(t, setting)
		name := fmt.Sprintf("%v behind %q", c.delay, c.statement)
		if diff := cmp.Diff(before, after); diff == "" {
			cut++
			if failed == nil {
				t.Errorf("%s: the import said that it was done and is not there", name)
			}
		} else if diff := cmp.Diff(imported, after); diff != "" {
			t.Fatalf("%s: the graph is neither the old one nor the new one:\n%s", name, diff)
		} else if c.mustCut {
			t.Errorf("%s: the import was kept", name)
		}
		checkLog(t, setting)
		// Importing it again makes it whole, whatever happened.
		file := filepath.Join(t.TempDir(), fmt.Sprintf("round-%d.csv", round))
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		succeed(t, "import", "--store", setting, file)
		before = stored(t, setting)
	}
	t.Logf("%d of 4 imports were cut off", cut)
}

// importedInto returns what an import that nobody disturbs makes of a matrix.
func importedInto(t *testing.T, before, m org.Matrix) org.Matrix {
	t.Helper()
	s, err := openStore(t.Context(), "sqlite::memory:", false)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close(context.Background()) }()
	err = s.Update(t.Context(), func(ctx context.Context, tx store.Tx) error { return tx.Apply(ctx, store.WriteSet{Put: before}) })
	if err == nil {
		_, err = seed.Import(t.Context(), s, m, seed.LoadOptions{})
	}
	if err != nil {
		t.Fatal(err)
	}
	after, err := s.Matrix(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return after
}

// checkLog replays the log of a store from the beginning and compares what that
// gives with what is stored.
func checkLog(t *testing.T, setting string) {
	t.Helper()
	s, err := openStore(t.Context(), setting, false)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close(context.Background()) }()
	head, _, err := s.Head(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	all := []store.Scope{store.All}
	pages, err := s.ListChanges(t.Context(), all, store.Query{Paging: store.Paging{First: &head}})
	if err != nil {
		t.Fatal(err)
	}
	values := map[string]string{}
	for i, c := range pages[store.All].Items {
		if c.Sequence != i+1 {
			t.Fatalf("change %d of the log has the sequence %d", i+1, c.Sequence)
		}
		values[string(c.Kind)+" "+c.Key] = c.After
	}
	if len(pages[store.All].Items) != head {
		t.Fatalf("the log has %d changes and its head is %d", len(pages[store.All].Items), head)
	}
	m, err := s.Matrix(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	changes, err := store.Diff(t.Context(), emptyStore(t), store.WriteSet{Put: m})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range changes {
		if values[string(c.Kind)+" "+c.Key] != c.After {
			t.Errorf("the log says of %s %s %s, and stored is %s", c.Kind, c.Key, values[string(c.Kind)+" "+c.Key], c.After)
		}
		delete(values, string(c.Kind)+" "+c.Key)
	}
	for key, after := range values {
		if after != "" {
			t.Errorf("the log speaks of %s, which is not stored", key)
		}
	}
}

func emptyStore(t *testing.T) store.Store {
	t.Helper()
	s, err := openStore(t.Context(), "sqlite::memory:", false)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close(context.Background()) })
	return s
}

func stored(t *testing.T, setting string) org.Matrix {
	t.Helper()
	s, err := openStore(t.Context(), setting, false)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close(context.Background()) }()
	m, err := s.Matrix(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// matrixCSV returns a matrix of six responsibilities with the models in rows.
func matrixCSV(models, round int) string {
	var b strings.Builder
	b.WriteString("Model,People,Process,Projects,Technical leadership,Product,Talk with customers\n")
	for i := range models {
		fmt.Fprintf(&b, "Round %d model %d,Lead %d,Lead %d (poorly),Coach or Lead %d,Coach,nobody,Owner and Coach\n", round, i, i%9, i%7, i%5)
	}
	return b.String()
}
