package neo4j

import (
	"fmt"
	"slices"

	"orgraph/store"
)

// A row takes the values of one item apart, in the order of its shape's
// columns, and keeps the first fault that it meets.
type row struct {
	shape  shape
	values []any
	at     int
	err    error
}

// read makes a value of what a statement returned for it. Errors: ErrCorrupt
// where a property is missing, has another type, or breaks a rule of org.
func read[T any](k kind[T], item any) (*T, error) {
	r := &row{shape: k.shape}
	r.values, _ = item.([]any)
	v := k.decode(r)
	if r.err != nil {
		return nil, r.err
	}
	return v, store.CheckStored(v)
}

func (r *row) text() string { return next[string](r, "a text") }
func (r *row) integer() int { return int(next[int64](r, "an integer")) }

// texts returns nil for an empty list.
func (r *row) texts() []string {
	column := r.at
	var texts []string
	for _, v := range next[[]any](r, "a list of texts") {
		s, ok := v.(string)
		if !ok {
			r.fail(column, "a list of texts")
			return nil
		}
		texts = append(texts, s)
	}
	return texts
}

// keys returns a list of texts in ascending order.
func (r *row) keys() []string {
	keys := r.texts()
	slices.Sort(keys)
	return keys
}

func next[T any](r *row, what string) T {
	column := r.at
	r.at++
	var v T
	ok := column < len(r.values)
	if ok {
		v, ok = r.values[column].(T)
	}
	if !ok {
		r.fail(column, what)
	}
	return v
}

func (r *row) fail(column int, what string) {
	if r.err != nil {
		return
	}
	r.err = fmt.Errorf("%w: in a %s, %s is not %s (the values before it: %q); correct it in the database", store.ErrCorrupt,
		r.shape.name, r.shape.columns[column], what, r.values[:min(column, len(r.values))])
}
