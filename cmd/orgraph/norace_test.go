//go:build !race

package main

// mostMemory is what a server may take, in bytes.
const mostMemory = 256 << 20
