package sqlite_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/ncruces/go-sqlite3/driver"

	"orgraph/org"
	"orgraph/store"
	"orgraph/store/sqlite"
	"orgraph/store/storetest"
)

func open(t *testing.T, path string) *sqlite.Store {
	t.Helper()
	s, err := sqlite.Open(t.Context(), sqlite.Config{Path: path})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(t.Context()); err != nil {
			t.Error(err)
		}
	})
	return s
}

func TestStore(t *testing.T) {
	storetest.Run(t, func(t *testing.T) store.Store { return open(t, filepath.Join(t.TempDir(), "orgraph.db")) })
}

func TestStoreInMemory(t *testing.T) {
	storetest.Run(t, func(t *testing.T) store.Store { return open(t, sqlite.Memory) })
}

// file returns the path of a database that holds the suite's graph.
func file(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "orgraph.db")
	s, err := sqlite.Open(t.Context(), sqlite.Config{Path: path})
	if err != nil {
		t.Fatal(err)
	}
	err = errors.Join(s.Update(t.Context(), func(ctx context.Context, tx store.Tx) error {
		return tx.Apply(ctx, store.WriteSet{Put: storetest.Graph()})
	}), s.Close(t.Context()))
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// patched returns the path of a database of which a byte was changed.
func patched(t *testing.T, at int, to byte) string {
	path := file(t)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	data[at] = to
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestOpenRefuses(t *testing.T) {
	write := func(content string) func(*testing.T) string {
		return func(t *testing.T) string {
			path := filepath.Join(t.TempDir(), "x.db")
			if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
			return path
		}
	}
	execute := func(sql string) func(*testing.T) string {
		return func(t *testing.T) string {
			path := file(t)
			db, err := driver.Open("file:" + path)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := db.ExecContext(t.Context(), sql); err != nil {
				t.Fatal(err)
			}
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
			return path
		}
	}
	for _, c := range []struct {
		name string
		path func(*testing.T) string
		want error
		text string
	}{
		{"a file that is no database", write(strings.Repeat("not a database\n", 100)), store.ErrCorrupt, "the file is not a database"},
		{"a database of another program", execute("PRAGMA application_id = 1"), store.ErrCorrupt, "another program"},
		{"a database of a newer Orgraph", execute("PRAGMA user_version = 1000"), store.ErrCorrupt, "newer Orgraph"},
		{"an empty file", write(""), store.ErrCorrupt, "the file is empty, as none is that Orgraph has made; move it aside"},
		{"a file of a few bytes", write("SQLite format 3\x00"), store.ErrCorrupt, "the file is not a database, it has 16 bytes"},
		{"a file without checksums", func(t *testing.T) string { return patched(t, 20, 0) }, store.ErrCorrupt, "its pages have no checksums"},
		{"a log without its file", func(t *testing.T) string {
			path := write("a log")(t)
			if err := os.Rename(path, path+"-wal"); err != nil {
				t.Fatal(err)
			}
			return path
		}, store.ErrCorrupt, "the file is gone, and its write-ahead log"},
		{"a folder that is not there", func(t *testing.T) string { return filepath.Join(t.TempDir(), "no", "x.db") }, store.ErrUnavailable, "there is no folder"},
		{"a folder", func(t *testing.T) string { return t.TempDir() }, store.ErrUnavailable, "it is a folder"},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := c.path(t)
			before, _ := os.ReadFile(path)
			_, err := sqlite.Open(t.Context(), sqlite.Config{Path: path})
			if !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.text) || !strings.HasPrefix(err.Error(), path+": ") {
				t.Errorf("got %v, want %v: %s", err, c.want, c.text)
			}
			if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
				t.Error("the file was changed")
			}
		})
	}
}

func TestReadOnlyFileIsReadAndNotWritten(t *testing.T) {
	path := file(t)
	if err := os.Chmod(path, 0o400); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	s := open(t, path)
	m, err := s.Matrix(t.Context(), nil)
	if err != nil || len(m.Models) != len(storetest.Graph().Models) {
		t.Errorf("got %d models, %v", len(m.Models), err)
	}
	err = s.Update(t.Context(), func(context.Context, store.Tx) error { t.Error("fn was run"); return nil })
	if !errors.Is(err, store.ErrReadOnly) {
		t.Errorf("got %v, want %v", err, store.ErrReadOnly)
	}
	if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
		t.Error("the file was changed")
	}
}

func TestStoredValueThatIsNoneOfItsEnumeration(t *testing.T) {
	path := file(t)
	db, err := driver.Open("file:" + path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.ExecContext(t.Context(), "UPDATE ownership SET quality = 'GOOD' WHERE id = 'alpha/people/lead'"); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	s := open(t, path)
	_, err = s.ListOwnerships(t.Context(), []store.Scope{store.All}, store.Query{})
	if !errors.Is(err, store.ErrCorrupt) || !strings.Contains(err.Error(), `ownership alpha/people/lead has the quality "GOOD"`) {
		t.Errorf("got %v", err)
	}
}

// TestOlderSchemaIsNotRead opens a file of an older Orgraph for reading alone, as a backup
// does: who is refused is told what brings it forward.
func TestOlderSchemaIsNotRead(t *testing.T) {
	older, err := os.ReadFile("testdata/schema-1.sqlite")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "older.db")
	if err := os.WriteFile(path, older, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = sqlite.Open(t.Context(), sqlite.Config{Path: path, ReadOnly: true})
	if !errors.Is(err, store.ErrReadOnly) || !strings.Contains(err.Error(), "open it for writing once, with orgraph query") {
		t.Errorf("got %v", err)
	}
	_ = open(t, path)
}

// TestMigratesColumns opens a file as the first schema left it: what ranking reads is
// derived from what is there.
func TestMigratesColumns(t *testing.T) {
	path := file(t)
	raw, err := driver.Open("file:" + path)
	if err != nil {
		t.Fatal(err)
	}
	for _, statement := range []string{"DROP TABLE model_column", "DELETE FROM scenario", "DROP TABLE scenario", "DROP TABLE receipt", "PRAGMA user_version = 1"} {
		if _, err := raw.Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
	if err := raw.Close(); err != nil {
		t.Fatal(err)
	}
	s := open(t, path)
	want := storetest.Graph().Columns()
	i := 0
	for c, err := range s.Columns(t.Context(), nil) {
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want[i], c); diff != "" {
			t.Error(diff)
		}
		i++
	}
	if i != len(want) {
		t.Errorf("%d columns, want %d", i, len(want))
	}
}

func TestTwoProcessesOpenANewFileAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "orgraph.db")
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			s, err := sqlite.Open(t.Context(), sqlite.Config{Path: path})
			if err != nil {
				t.Error(err)
				return
			}
			if err := s.Close(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	open(t, path)
}

// TestCloseBehindAnotherWriter closes the last connection to a file to which
// another process has written meanwhile.
func TestCloseBehindAnotherWriter(t *testing.T) {
	path := filepath.Join(t.TempDir(), "orgraph.db")
	var stores []*sqlite.Store
	for range 2 {
		s, err := sqlite.Open(t.Context(), sqlite.Config{Path: path})
		if err != nil {
			t.Fatal(err)
		}
		stores = append(stores, s)
	}
	for i, s := range stores {
		err := s.Update(t.Context(), func(ctx context.Context, tx store.Tx) error {
			return tx.Apply(ctx, store.WriteSet{Put: org.Matrix{Roles: []org.Role{{Key: fmt.Sprint(i), Name: "Role"}}}})
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, s := range []*sqlite.Store{stores[1], stores[0]} {
		if err := s.Close(t.Context()); err != nil {
			t.Error(err)
		}
	}
	s := open(t, path)
	roles, err := s.Roles(t.Context(), []string{"0", "1"})
	if err != nil || len(roles) != 2 {
		t.Errorf("got %v, %v", roles, err)
	}
}

// TestViewOfAFileThatIsWrittenMeanwhile reads a file without locks, as nobody has it
// open. When somebody begins to write, what was read is not taken for one state.
func TestViewOfAFileThatIsWrittenMeanwhile(t *testing.T) {
	path := file(t)
	s, err := sqlite.Open(t.Context(), sqlite.Config{Path: path, ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close(t.Context()) }()
	err = s.View(t.Context(), func(ctx context.Context, _ store.Reader) error {
		other := open(t, path)
		return other.Update(ctx, func(ctx context.Context, tx store.Tx) error {
			return tx.Apply(ctx, store.WriteSet{DeleteScenarios: []string{"lean"}})
		})
	})
	if !errors.Is(err, store.ErrUnavailable) || !strings.Contains(err.Error(), "try again") {
		t.Errorf("got %v", err)
	}
}
