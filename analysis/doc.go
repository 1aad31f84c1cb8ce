// Package analysis answers questions about organisation models: which suits
// given weights best and how sure that is, how two differ and how one becomes
// the other, what a role carries. Its functions are pure: they work on the
// values of package org, without I/O, a clock or chance that is not seeded.
//
// In the terms of decision analysis a model is an alternative and a
// responsibility a criterion, and a [Decision] is the decision matrix. Every
// value of it lies between 0, the worst, and 1, the best.
package analysis

import "errors"

var (
	// ErrNotFound is returned where a key names no model, role or
	// responsibility of the matrix.
	ErrNotFound = errors.New("not found")
	// ErrBadInput is returned for a question that has no answer.
	ErrBadInput = errors.New("bad input")
	// ErrInconsistent is returned for pairwise judgements that contradict each
	// other more than an answer can bear.
	ErrInconsistent = errors.New("inconsistent judgements")
	// ErrTooLarge is returned where an answer would take too long.
	ErrTooLarge = errors.New("too large")
)
