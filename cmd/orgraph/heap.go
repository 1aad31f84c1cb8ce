package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// smallHeap is the size in bytes up to which the heap grows before it is collected. A graph of few
// megabytes would be collected dozens of times a second while somebody sends large
// requests, and others wait for that.
const smallHeap = 96 << 20

// growHeap has the garbage collector leave the heap alone up to [smallHeap], and go on as
// always with a larger one, unless GOGC says otherwise. It looks at what is live
// after each collection, of which the end of an object that nobody holds tells.
func growHeap() {
	if os.Getenv("GOGC") != "" {
		return
	}
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	var look func(struct{})
	look = func(struct{}) {
		metrics.Read(live)
		debug.SetGCPercent(gcPercent(live[0].Value.Uint64()))
		runtime.AddCleanup(new(*int), look, struct{}{})
	}
	look(struct{}{})
}

// gcPercent is by how much of what is live the heap may grow, in the unit of GOGC.
func gcPercent(live uint64) int {
	const usual = 100
	if live == 0 || live >= smallHeap/2 {
		return usual
	}
	return int((smallHeap - live) * 100 / live)
}
