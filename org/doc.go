// Package org holds the domain: models of organising, the roles and
// responsibilities they speak of, and who owns what in them, how well.
//
// The types are plain values without I/O. A [Matrix] is a set of them that
// belongs together; [Matrix.Validate] checks the rules that every stored or
// imported matrix keeps. The words are those of the responsibility assignment
// matrix (RAM): an [Assignment] is a cell, an [Ownership] one role's part in it.
package org
