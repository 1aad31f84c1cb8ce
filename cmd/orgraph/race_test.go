//go:build race

package main

// mostMemory is what a server may take, in bytes. The race detector takes several times as
// much as the program.
const mostMemory = 3 * 256 << 20
