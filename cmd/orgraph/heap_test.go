package main

import (
	"io"
	"net/http"
	"regexp"
	"strconv"
	"testing"
)

func TestGCPercent(t *testing.T) {
	const mb = 1 << 20
	for _, c := range []struct {
		live, roots uint64
		want        int
	}{
		{0, mb, 100},
		{mb, mb, 800},
		{16 * mb, 0, 500},
		{16 * mb, 16 * mb, 250},
		{40 * mb, 60 * mb, 100},
		{48 * mb, 0, 100},
		{96 * mb, mb, 100},
		{1000 * mb, mb, 100},
	} {
		if got := gcPercent(c.live, c.roots); got != c.want {
			t.Errorf("with %d bytes live and %d of roots the heap may grow by %d %%, want %d", c.live, c.roots, got, c.want)
		}
	}
}

// TestGrowHeap: the small heap of a graph of few models is left alone, unless the operator
// says what shall be.
func TestGrowHeap(t *testing.T) {
	for _, gogc := range []string{"", "150"} {
		t.Setenv("GOGC", gogc)
		_, watch, _ := startWatched(t, "--store", "sqlite::memory:")
		watch.look(t) // collects
		eventually(t, func() bool {
			percent := gogcOf(t, watch)
			return gogc == "" && percent > 100 || gogc == strconv.Itoa(percent)
		})
	}
}

func gogcOf(t *testing.T, w *watch) int {
	t.Helper()
	response, err := http.Get(w.admin + "/metrics") //nolint:noctx // a test's own server
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(response.Body)
	_ = response.Body.Close()
	match := regexp.MustCompile(`(?m)^go_gc_gogc_percent (\d+)`).FindSubmatch(text)
	if err != nil || match == nil {
		t.Fatalf("the figures do not tell of it: %v", err)
	}
	percent, err := strconv.Atoi(string(match[1]))
	if err != nil {
		t.Fatal(err)
	}
	return percent
}
