package sqlite

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"orgraph/internal/campaign"
)

// writerVariable makes this program the writer that TestKilled kills; it names the file.
const writerVariable = "ORGRAPH_TEST_WRITER"

func TestMain(m *testing.M) {
	if path := os.Getenv(writerVariable); path != "" {
		if err := writeOn(path, os.Args[1]); err != nil {
			_, _ = fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	os.Exit(m.Run())
}

// writeOn writes from the number on, and says of each write that it was acknowledged.
func writeOn(path, from string) error {
	i, err := strconv.Atoi(from)
	if err != nil {
		return err
	}
	s, err := Open(context.Background(), Config{Path: path})
	if err != nil {
		return err
	}
	if _, err := s.writes.Exec("PRAGMA wal_autocheckpoint = 15"); err != nil {
		return err
	}
	for ; ; i++ {
		if err := write(context.Background(), s, i); err != nil {
			return err
		}
		if _, err := fmt.Println(i); err != nil {
			return err
		}
	}
}

// TestKilled kills a process while it writes, again and again on the same file. Each
// write that it has acknowledged is there, none is there twice, and nothing breaks a rule.
func TestKilled(t *testing.T) {
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	kills := campaign.Size(10, 1000)
	total := 0
	path, next := "", 0
	for kill := range kills {
		if kill%50 == 0 {
			path, next = filepath.Join(t.TempDir(), "x.db"), 0
		}
		c := exec.CommandContext(t.Context(), program, strconv.Itoa(next))
		c.Env = append(os.Environ(), writerVariable+"="+path)
		c.Stderr = os.Stderr
		out, err := c.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		acknowledged := func() {
			if n, err := strconv.Atoi(lines.Text()); err != nil || n != next {
				t.Fatalf("the writer said %q, want %d", lines.Text(), next)
			}
			next++
			total++
		}
		if kill%5 > 0 && lines.Scan() { // else it may be killed while it opens the file
			acknowledged()
		}
		time.AfterFunc(time.Duration(random.IntN(30_000))*time.Microsecond, func() { _ = c.Process.Kill() })
		for lines.Scan() {
			acknowledged()
		}
		_ = c.Wait() // it was killed
		all := make([]int, next)
		for i := range all {
			all[i] = i
		}
		lost, err := missing(t.Context(), path, all)
		if err != nil || len(lost) > 0 {
			t.Fatalf("kill %d: of %d writes %v are lost: %v", kill, next, lost, err)
		}
		// What it was about to acknowledge may be there, and nothing else.
		s, err := Open(t.Context(), Config{Path: path})
		if err != nil {
			t.Fatal(err)
		}
		head, _, err := s.Head(t.Context())
		if err != nil || head != next && head != next+1 {
			t.Fatalf("kill %d: %d writes were acknowledged and %d are logged: %v", kill, next, head, err)
		}
		next = head
		if err := s.Close(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d kills, %d acknowledged writes, none lost, none twice", kills, total)
}

// TestTwoProcesses lets two processes write to one file at once: they wait for each
// other, and no write of either is lost.
func TestTwoProcesses(t *testing.T) {
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "x.db")
	const each = 40
	var processes sync.WaitGroup
	var acknowledged [2][]int
	for p := range acknowledged {
		processes.Go(func() {
			c := exec.CommandContext(t.Context(), program, strconv.Itoa(p*10_000))
			c.Env = append(os.Environ(), writerVariable+"="+path)
			c.Stderr = os.Stderr
			out, err := c.StdoutPipe()
			if err == nil {
				err = c.Start()
			}
			if err != nil {
				t.Error(err)
				return
			}
			lines := bufio.NewScanner(out)
			for len(acknowledged[p]) < each && lines.Scan() {
				n, err := strconv.Atoi(lines.Text())
				if err != nil {
					t.Error(err)
				}
				acknowledged[p] = append(acknowledged[p], n)
			}
			_ = c.Process.Kill()
			_ = c.Wait() // it was killed
		})
	}
	processes.Wait()
	all := slices.Concat(acknowledged[0], acknowledged[1])
	lost, err := missing(t.Context(), path, all)
	if err != nil || len(lost) > 0 || len(all) != 2*each {
		t.Errorf("of %d writes %v are lost: %v", len(all), lost, err)
	}
}
