package main

import (
	"io"
	"testing"
	"time"
)

// TestBarStopsTwice stops a bar before what it counted is told of and again on return, as
// commands do. One that was never shown must not be waited for.
func TestBarStopsTwice(t *testing.T) {
	for name, wait := range map[string]time.Duration{"never shown": time.Hour, "shown": 0} {
		t.Run(name, func(t *testing.T) {
			b := newBar("writing models", 2)
			b.showAfter(wait, io.Discard)
			if wait == 0 {
				<-b.started
			}
			b.add(1)
			stopped := make(chan struct{})
			go func() {
				b.stop()
				b.stop()
				close(stopped)
			}()
			select {
			case <-stopped:
			case <-time.After(10 * time.Second):
				t.Fatal("it is still being stopped")
			}
		})
	}
}
