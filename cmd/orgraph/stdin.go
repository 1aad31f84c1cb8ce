package main

import (
	"context"
	"errors"
	"io"
)

// errInterrupted is returned where the program was stopped while it waited for input.
var errInterrupted = errors.New("it was interrupted before all of it was read; nothing was done")

// readAll reads all of r, and ends with the context where r keeps it waiting: what a
// terminal or a pipe has not sent yet cannot be given up otherwise. Error: errInterrupted.
func readAll(ctx context.Context, r io.Reader) ([]byte, error) {
	type input struct {
		text []byte
		err  error
	}
	read := make(chan input, 1) // nobody may wait for it any more
	go func() {
		text, err := io.ReadAll(r)
		read <- input{text, err}
	}()
	select {
	case in := <-read:
		return in.text, in.err
	case <-ctx.Done():
		return nil, errInterrupted
	}
}
