package seed

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"orgraph/org"
)

// A reading is what a table says when it is read as a matrix.
type reading struct {
	layout   *layout
	matrix   org.Matrix
	problems []*Problem
}

// read reads a layout as a matrix, with every problem that there is.
func read(l *layout, src org.Source, b *builder) *reading {
	r := &reading{layout: l}
	complaintAt := func(c *complaint, at cell, row, model int) {
		if c != nil {
			r.problems = append(r.problems, &Problem{File: b.file, Row: at.row, Column: at.col, Where: l.where(row, model), What: c.what, Do: c.do})
		}
	}
	models := r.headings(b, l.models, "model", func(c *complaint, i int) { complaintAt(c, l.models[i].cell, -1, i) })
	responsibilities := r.headings(b, l.responsibilities, "responsibility", func(c *complaint, i int) { complaintAt(c, l.responsibilities[i].cell, i, -1) })
	each := func(do func(row, model int, at cell)) {
		for m := range l.models {
			for row := range l.cells {
				if at := l.cells[row][m]; !at.missing {
					do(row, m, at)
				}
			}
		}
	}
	each(func(row, m int, at cell) { complaintAt(b.learn(at.text), at, row, m) })
	each(func(row, m int, at cell) {
		if models[m] == "" || responsibilities[row] == "" {
			return
		}
		where := place{source: src.Key, locator: l.locator(row, m), provenance: org.Table}
		complaintAt(b.cell(models[m], responsibilities[row], at.text, where), at, row, m)
	})
	r.problems = append(r.problems, l.misshapen(b.file)...)
	slices.SortStableFunc(r.problems, func(a, b *Problem) int { return cmp.Or(a.Row-b.Row, a.Column-b.Column) })
	r.problems = append(r.problems, b.unresolved()...)
	r.matrix = assemble(l, src, b)
	if len(l.evidence(b)) > 0 {
		l.evident = true
	}
	return r
}

// headings checks the names of one side and returns their keys, "" for one that
// cannot be used.
func (r *reading) headings(b *builder, list []heading, kind string, report func(*complaint, int)) []string {
	keys := make([]string, len(list))
	first := map[string]heading{}
	for i, h := range list {
		if h.cell.missing {
			continue // told as a row that is too short
		}
		if c := b.heading(h.Name, kind); c != nil {
			report(c, i)
			continue
		}
		key := h.Key()
		if other, taken := first[key]; taken {
			same := "is there twice"
			if other.Text != h.Text {
				same = fmt.Sprintf("has the same key, %q, as %s", key, quote(other.Text))
			}
			report(complain("rename or delete one of them", "the %s %s %s (also at %d:%d)", kind, quote(h.Text), same, other.cell.row, other.cell.col), i)
			continue
		}
		first[key], keys[i] = h, key
	}
	return keys
}

// assemble puts together what the headings and the cells say.
func assemble(l *layout, src org.Source, b *builder) org.Matrix {
	for i, h := range l.responsibilities {
		r := org.Responsibility{Key: h.Key(), Name: h.Text, Ordinal: i}
		if h.Abbreviation != "" {
			r.Aliases = []string{h.Abbreviation}
		}
		b.matrix.Responsibilities = append(b.matrix.Responsibilities, r)
	}
	for _, h := range l.models {
		b.matrix.Models = append(b.matrix.Models, newModel(h.Name, b.status(h.Key(), b.matrix.Responsibilities), src.Key))
	}
	b.matrix.Sources = []org.Source{src}
	return b.finish()
}

// newModel makes a model; it takes over its heading's abbreviation where that
// stands for the whole name.
func newModel(n org.Name, status org.Status, sources ...string) org.Model {
	m := org.Model{Key: n.Key(), Name: n.Text, Status: status, Sources: sources}
	if n.Whole() {
		m.Abbreviation = n.Abbreviation
	}
	return m
}

// evidence returns the abbreviations that headings declare and cells use.
func (l *layout) evidence(b *builder) []string {
	var used []string
	for _, row := range l.cells {
		for _, c := range row {
			bare, _, _ := cutMark(collapse(c.text))
			if _, ok := b.lexicon.abbreviations[strings.ToLower(bare)]; ok {
				used = append(used, bare)
			}
		}
	}
	return used
}
