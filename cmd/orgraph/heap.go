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
// always with a larger one, unless GOGC says otherwise. It looks at what is left
// after each collection, of which the end of an object that nobody holds tells.
func growHeap() {
	if os.Getenv("GOGC") != "" {
		return
	}
	sizes := []metrics.Sample{{Name: "/gc/heap/live:bytes"}, {Name: "/gc/scan/stack:bytes"}, {Name: "/gc/scan/globals:bytes"}}
	var look func(struct{})
	look = func(struct{}) {
		metrics.Read(sizes)
		debug.SetGCPercent(gcPercent(sizes[0].Value.Uint64(), sizes[1].Value.Uint64()+sizes[2].Value.Uint64()))
		runtime.AddCleanup(new(*int), look, struct{}{})
	}
	look(struct{}{})
}

// gcPercent is by how much the heap may grow, in the unit of GOGC: percents of what is live in
// it and of what else the collector reads, its roots.
// https://go.dev/doc/gc-guide#GOGC
func gcPercent(live, roots uint64) int {
	// most bounds what a heap may grow to that was small and is not any more.
	const usual, most = 100, 800
	if live == 0 || live >= smallHeap {
		return usual
	}
	return int(min(max((smallHeap-live)*100/(live+roots), usual), most))
}
