package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"orgraph/org"
	"orgraph/store/neo4j/neo4jtest"
)

// TestKilledDuringImport kills Neo4j at several moments of an import. What is
// stored afterwards is what was before, or what the import makes of it.
func TestKilledDuringImport(t *testing.T) {
	s := neo4jtest.Start(t)
	setting := neo4jSetting(t, s.Config())
	succeed(t, "query", "--store", setting, "{ models { totalCount } }") // seeds it
	before := stored(t, setting)

	cut, whole := 0, 0
	for round, delay := range []time.Duration{300 * time.Millisecond, 900 * time.Millisecond, 2 * time.Second} {
		file := filepath.Join(t.TempDir(), fmt.Sprintf("round-%d.csv", round))
		writeCSV(t, file, 300, round)
		ended := make(chan int, 1)
		go func() {
			ended <- run(context.Background(), []string{"import", "--store", setting, file}, strings.NewReader(""), io.Discard, io.Discard)
		}()
		time.Sleep(delay)
		if err := s.Kill(); err != nil {
			t.Fatal(err)
		}
		code := <-ended
		if err := s.Restart(t.Context()); err != nil {
			t.Fatal(err)
		}
		after := stored(t, setting)
		switch {
		case len(after.Models) == len(before.Models):
			cut++
			if code == exitOK {
				t.Errorf("after %v the import said that it was done and is not there", delay)
			}
			if diff := cmp.Diff(before, after); diff != "" {
				t.Fatalf("after %v the graph is neither the old one nor the new one:\n%s", delay, diff)
			}
		default:
			whole++
			if len(after.Models) != len(before.Models)+300 || len(after.Assignments) != len(before.Assignments)+300*6 {
				t.Fatalf("after %v there are %d models and %d assignments: neither the old graph nor the new one", delay, len(after.Models), len(after.Assignments))
			}
			if err := after.Validate(); err != nil {
				t.Fatal(err)
			}
		}
		// Importing it again makes it whole, whatever happened.
		succeed(t, "import", "--store", setting, file)
		before = stored(t, setting)
	}
	t.Logf("%d imports were cut off, %d were kept", cut, whole)
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

// writeCSV writes a matrix of six responsibilities with the models in rows.
func writeCSV(t *testing.T, file string, models, round int) {
	t.Helper()
	var b strings.Builder
	b.WriteString("Model,People,Process,Projects,Technical leadership,Product,Talk with customers\n")
	for i := range models {
		fmt.Fprintf(&b, "Round %d model %d,Lead %d,Lead %d (poorly),Coach or Lead %d,Coach,nobody,Owner and Coach\n", round, i, i%9, i%7, i%5)
	}
	if err := os.WriteFile(file, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
}
