package main

import (
	"io"
	"sync"
	"time"

	"github.com/jedib0t/go-pretty/v6/progress"
	"github.com/spf13/cobra"
)

// patience is how long a command may take without a progress bar.
const patience = time.Second

// A bar tells a person at a terminal how far a command is, once it takes longer than
// they like to wait.
type bar struct {
	tracker *progress.Tracker
	writer  progress.Writer
	timer   *time.Timer
	started chan struct{}
	stopped sync.Once
}

// progressOf returns a bar of so many steps, 0 for a number that is not known. Where
// standard error is no terminal it shows nothing.
func progressOf(cmd *cobra.Command, what string, total int) *bar {
	b := newBar(what, total)
	if isTerminal(cmd.ErrOrStderr()) {
		b.showAfter(patience, cmd.ErrOrStderr())
	}
	return b
}

func newBar(what string, total int) *bar {
	return &bar{tracker: &progress.Tracker{Message: what, Total: int64(total)}}
}

// showAfter shows the bar on a terminal once so much time has passed.
func (b *bar) showAfter(wait time.Duration, terminal io.Writer) {
	b.writer = progress.NewWriter()
	b.writer.SetOutputWriter(terminal)
	b.writer.SetUpdateFrequency(100 * time.Millisecond)
	b.writer.SetStyle(progress.StyleBlocks)
	b.writer.Style().Visibility.Speed = true
	b.writer.AppendTracker(b.tracker)
	b.started = make(chan struct{})
	b.timer = time.AfterFunc(wait, func() {
		close(b.started)
		b.writer.Render()
	})
}

func (b *bar) add(steps int) { b.tracker.Increment(int64(steps)) }

// stop ends the bar. Once it has ended, it does nothing.
func (b *bar) stop() { b.stopped.Do(b.end) }

func (b *bar) end() {
	b.tracker.MarkAsDone()
	if b.timer == nil || b.timer.Stop() {
		return // it was never shown
	}
	<-b.started
	for b.writer.IsRenderInProgress() { // it draws the last state
		b.writer.Stop()
		time.Sleep(10 * time.Millisecond)
	}
}
