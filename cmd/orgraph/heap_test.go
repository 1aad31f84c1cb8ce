package main

import (
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
		eventually(t, func() bool {
			percent := watch.look(t).gogc
			return gogc == "" && percent > 100 || gogc == strconv.Itoa(int(percent))
		})
	}
}
