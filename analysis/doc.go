// Package analysis answers questions about organisation models: pure functions
// over the values of package org, without I/O, a clock or chance.
package analysis

import "errors"

var (
	// ErrNotFound is returned where a key names no model, role or
	// responsibility of the matrix.
	ErrNotFound = errors.New("not found")
	// ErrBadInput is returned for a question that has no answer.
	ErrBadInput = errors.New("bad input")
)
