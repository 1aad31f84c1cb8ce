// Package loudskip skips a test so that a person notices: go test hides what a
// package prints whose tests pass.
package loudskip

import (
	"fmt"
	"os"
	"sync"
	"testing"
)

var told sync.Map

// Missing skips the test for want of a program that could be installed. With
// CI=true it fails the test instead.
func Missing(t testing.TB, message string) {
	t.Helper()
	if fails(os.Getenv("CI")) {
		t.Fatal(message)
	}
	Skip(t, message)
}

func fails(ci string) bool { return ci == "true" || ci == "1" }

// Skip skips the test and says why, once for each message, on the terminal where
// there is one and on standard error.
func Skip(t testing.TB, message string) {
	t.Helper()
	if _, again := told.LoadOrStore(message, true); !again {
		line := "!!! " + message + "\n"
		if terminal, err := os.OpenFile("/dev/tty", os.O_WRONLY, 0); err == nil {
			_, _ = terminal.WriteString(line)
			_ = terminal.Close()
		}
		_, _ = fmt.Fprint(os.Stderr, line)
	}
	t.Skip(message)
}
