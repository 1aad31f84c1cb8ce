// Package seed brings matrices into a store: parsers that read one from a file
// a person wrote, the built-in matrix, and the loader that writes a matrix in
// one transaction.
//
// [Parse] reads the table of an article (Markdown or HTML), a CSV or TSV file,
// or a data file in YAML; doc comments of [Options] and of the word lists say how
// a cell is understood. Every format ends in the same grid of cells, so that a
// matrix means the same however it is written. [Builtin] is the matrix that a new
// store begins with. [Import] writes a matrix, [Plan] tells what that would do.
package seed
