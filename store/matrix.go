package store

import (
	"slices"

	"orgraph/org"
)

// CloseMatrix leaves out what a matrix of chosen models still says of others:
// a tradeoff that several models have names only those in the matrix.
func CloseMatrix(m org.Matrix) org.Matrix {
	in := make(map[string]bool, len(m.Models))
	for _, model := range m.Models {
		in[model.Key] = true
	}
	for i, t := range m.Tradeoffs {
		m.Tradeoffs[i].Models = slices.DeleteFunc(t.Models, func(key string) bool { return !in[key] })
	}
	return m
}
