package seed

import (
	"fmt"
	"strings"

	"orgraph/org"
)

// A layout is a grid taken apart as a matrix, with the models in its columns
// whichever way it lies in the file.
type layout struct {
	grid             *grid
	turned           bool // the models are in the rows of the file
	models           []heading
	responsibilities []heading
	cells            [][]cell // by responsibility, then model

	evident bool // something beside its shape says that it is a matrix
}

// A heading is the name of a model or a responsibility in the table.
type heading struct {
	org.Name
	cell cell
}

// lay takes a grid apart. nil means that it has not the shape of a matrix: a
// name above, a name before and a cell between.
func lay(g *grid, orientation Orientation, known *vocabulary) *layout {
	g.trim()
	l := &layout{grid: g}
	columns, rows := axes(g) // what axis words call the names above and before
	if len(g.rows) < 2 || len(g.rows[0]) < 2 {
		return nil
	}
	above, before := g.rows[0][1:], firsts(g.rows[1:])
	l.evident = columns != noAxis || rows != noAxis || known.names(above, before) || known.names(before, above)
	switch {
	case orientation != Detect:
		l.turned = orientation == ModelsInRows
	case columns != noAxis || rows != noAxis:
		l.turned = columns == responsibilityAxis || rows == modelAxis
	default:
		upright := known.score(above, before)
		sideways := known.score(before, above)
		if upright == sideways {
			upright, sideways = abbreviated(above), abbreviated(before)
		}
		l.turned = sideways > upright
	}
	if l.turned {
		g.transpose()
	}
	l.models, l.responsibilities = headings(g.rows[0][1:]), headings(firsts(g.rows[1:]))
	for _, row := range g.rows[1:] {
		l.cells = append(l.cells, row[1:])
	}
	return l
}

// An axis is what the names on one side of a table are.
type axis int

const (
	noAxis axis = iota
	modelAxis
	responsibilityAxis
)

func axisOf(word string) axis {
	switch word = fold(word); {
	case modelWords[word]:
		return modelAxis
	case responsibilityWords[word]:
		return responsibilityAxis
	}
	return noAxis
}

// axes finds the axis words of a grid and takes off the rows and columns that
// hold nothing else, such as the "Model" above the models' names. A word in the
// corner speaks of the names below it, "rows \ columns" of both.
func axes(g *grid) (columns, rows axis) {
	corner := func() {
		parts := strings.FieldsFunc(g.rows[0][0].text, func(r rune) bool { return r == '\\' || r == '/' })
		if len(parts) > 2 || len(parts) == 0 {
			return
		}
		if a := axisOf(parts[0]); a != noAxis {
			rows = a
		}
		if len(parts) == 2 {
			if a := axisOf(parts[1]); a != noAxis {
				columns = a
			}
		}
	}
	strip := func() axis {
		found := noAxis
		for len(g.rows) > 2 && len(g.rows[0]) > 1 && isBar(g.rows[0]) {
			corner()
			for _, c := range g.rows[0][1:] {
				if a := axisOf(c.text); a != noAxis {
					found = a
				}
			}
			g.rows = g.rows[1:]
		}
		return found
	}
	if len(g.rows) == 0 {
		return noAxis, noAxis
	}
	columns = strip()
	g.transpose()
	if a := strip(); a != noAxis {
		rows = a
	}
	g.transpose()
	// What was a corner of a stripped column spoke of the column's names.
	corner()
	if rows == columns {
		columns = noAxis
	}
	return columns, rows
}

// isBar reports whether a row at the top stands over the row of names: it holds
// axis words and nothing else, or cells that cover several columns.
func isBar(row []cell) bool {
	word := false
	for _, c := range row[1:] {
		if c.wide {
			return true
		}
		if !c.empty() {
			if axisOf(c.text) == noAxis {
				return false
			}
			word = true
		}
	}
	return word
}

func firsts(rows [][]cell) []cell {
	column := make([]cell, len(rows))
	for i, row := range rows {
		column[i] = row[0]
	}
	return column
}

func headings(cells []cell) []heading {
	list := make([]heading, len(cells))
	for i, c := range cells {
		list[i] = heading{Name: org.ParseName(c.text), cell: c}
	}
	return list
}

func abbreviated(cells []cell) int {
	n := 0
	for _, c := range cells {
		if org.ParseName(c.text).Abbreviation != "" {
			n++
		}
	}
	return n
}

// where says in words where a cell is; r or m is -1 for a heading.
func (l *layout) where(r, m int) string {
	var parts []string
	if l.grid.number > 0 {
		parts = append(parts, fmt.Sprintf("table %d", l.grid.number))
	}
	row, column := l.names(r, m)
	return strings.Join(append(parts, quotedNames(row, column)...), ", ")
}

// locator says where in the source a cell is.
func (l *layout) locator(r, m int) string {
	if l.grid.number == 0 {
		c := l.cells[r][m]
		return fmt.Sprintf("line %d, column %d", c.row, c.col)
	}
	in := l.grid.heading
	if in == "" {
		in = fmt.Sprintf("table %d", l.grid.number)
	}
	row, column := l.names(r, m)
	return locator(in, row, column)
}

func locator(in, row, column string) string {
	return fmt.Sprintf(`%s, row "%s", column "%s"`, in, row, column)
}

// names returns the names of a cell's row and column as they lie in the file.
func (l *layout) names(r, m int) (row, column string) {
	if r >= 0 {
		row = l.responsibilities[r].Text
	}
	if m >= 0 {
		column = l.models[m].Text
	}
	if l.turned {
		return column, row
	}
	return row, column
}

// quotedNames words the names that there are for an error.
func quotedNames(row, column string) []string {
	var names []string
	if row != "" {
		names = append(names, "row "+quote(row))
	}
	if column != "" {
		names = append(names, "column "+quote(column))
	}
	return names
}

// misshapen returns a problem for every row that has fewer or more cells than
// the row of names: which cell belongs where cannot be known.
func (l *layout) misshapen(file string) []*Problem {
	g := l.grid
	if l.turned {
		g.transpose()
		defer g.transpose()
	}
	var problems []*Problem
	row := func(number, cells, columns int) {
		what := "row"
		if g.number == 0 {
			what = "line"
		}
		p := &Problem{File: file, Row: number, What: fmt.Sprintf("the %s has %d cells and that of the names has %d", what, cells, columns),
			Do: `write every cell, "nobody" for a vacant one and "n/a" for one that the model does not mention`}
		if g.number > 0 {
			p.Where = fmt.Sprintf("table %d", g.number)
		}
		problems = append(problems, p)
	}
	for _, r := range g.ragged {
		row(r.row, r.cells, r.columns)
	}
	columns := length(g.rows[0])
	for _, cells := range g.rows[1:] {
		if n := length(cells); n != columns {
			row(cells[0].row, n, columns)
		}
	}
	return problems
}

// length counts the cells that the source has in a row.
func length(row []cell) int {
	n := 0
	for _, c := range row {
		if !c.missing {
			n++
		}
	}
	return n
}
