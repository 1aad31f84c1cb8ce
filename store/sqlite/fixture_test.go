package sqlite

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"orgraph/org"
	"orgraph/store"
	"orgraph/store/storetest"
	"orgraph/store/verify"
)

var writeFixture = flag.Bool("fixture", false, "write the fixture of the schema that there is now, if it is not there; a release does")

// content is what a fixture holds.
type content struct {
	Values  org.Matrix
	Changes []store.Change
}

func contentOf(t *testing.T, s *Store) content {
	t.Helper()
	var c content
	err := s.View(t.Context(), func(ctx context.Context, r store.Reader) (err error) {
		if c.Values, err = r.Matrix(ctx, nil); err != nil {
			return err
		}
		all := 1_000_000
		pages, err := r.ListChanges(ctx, []store.Scope{store.All}, store.Query{Paging: store.Paging{First: &all}})
		if err != nil {
			return err
		}
		for _, change := range pages[store.All].Items {
			c.Changes = append(c.Changes, *change)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestFixtures brings the file of each schema that a release has written forward: it
// holds what it held, and nothing in it breaks a rule.
func TestFixtures(t *testing.T) {
	migrated, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		t.Fatal(err)
	}
	if *writeFixture {
		fixture(t, fmt.Sprintf("testdata/schema-%d", len(migrated)))
	}
	files, err := filepath.Glob("testdata/schema-*.sqlite")
	if err != nil || len(files) < 2 {
		t.Fatalf("fixtures: %v, %v", files, err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(t.TempDir(), "x.db")
			if err := os.WriteFile(path, data, 0o600); err != nil {
				t.Fatal(err)
			}
			s, err := Open(t.Context(), Config{Path: path})
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = s.Close(t.Context()) }()
			text, err := os.ReadFile(strings.TrimSuffix(file, ".sqlite") + ".json")
			if err != nil {
				t.Fatal(err)
			}
			var want content
			if err := json.Unmarshal(text, &want); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, contentOf(t, s), cmpopts.EquateEmpty()); diff != "" {
				t.Error(diff)
			}
			if problems, err := verify.Check(t.Context(), s); err != nil || len(problems) > 0 {
				t.Error(problems, err)
			}
			if err := write(t.Context(), s, 1); err != nil {
				t.Error(err)
			}
		})
	}
}

// fixture writes a file of the suite's graph, and what it holds.
func fixture(t *testing.T, name string) {
	t.Helper()
	if _, err := os.Stat(name + ".sqlite"); err == nil {
		return
	}
	s, err := Open(t.Context(), Config{Path: name + ".sqlite"})
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range []store.WriteSet{{Put: storetest.Graph()}, {DeleteTradeoffs: []string{"alpha-slow"}}} {
		err := s.Update(store.WithActor(t.Context(), "ada"), func(ctx context.Context, tx store.Tx) error { return tx.Apply(ctx, w) })
		if err != nil {
			t.Fatal(err)
		}
	}
	text, err := json.MarshalIndent(contentOf(t, s), "", " ")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name+".json", append(text, '\n'), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
}
