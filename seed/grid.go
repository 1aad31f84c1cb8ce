package seed

import (
	"slices"
	"strings"
)

// A grid is a table of any format: rows of equally many cells.
type grid struct {
	number  int    // among the tables of the file, from 1; 0 where there is but one
	heading string // the nearest one before the table, or its caption
	rows    [][]cell
	broken  *complaint // set where the table is beyond a cap and was not read
	ragged  []*raggedRow
}

// A raggedRow is a row whose cells are more than its table can show.
type raggedRow struct{ row, cells, columns int }

// A cell of a grid.
type cell struct {
	text     string // "\n" where the source breaks the line
	row, col int    // as a person finds them, from 1
	wide     bool   // a part of a cell that covers several columns
	tall     bool   // a part of a cell that covers several rows
	missing  bool   // not in the source: its row is shorter than others
}

func (c cell) empty() bool { return strings.TrimSpace(c.text) == "" }

// width returns the length of the longest row.
func (g *grid) width() int {
	width := 0
	for _, row := range g.rows {
		width = max(width, len(row))
	}
	return width
}

// trim gives all rows the same length and leaves out rows and columns without
// any text, and rows that are one cell from side to side: headings of sections.
func (g *grid) trim() {
	width := g.width()
	for i, row := range g.rows {
		for len(row) < width {
			row = append(row, cell{row: i + 1, col: len(row) + 1, missing: true})
			if len(g.rows[i]) > 0 {
				row[len(row)-1].row = g.rows[i][0].row
			}
		}
		g.rows[i] = row
	}
	g.rows = slices.DeleteFunc(g.rows, func(row []cell) bool { return !slices.ContainsFunc(row, filled) || isSection(row) })
	g.transpose()
	g.rows = slices.DeleteFunc(g.rows, func(column []cell) bool { return !slices.ContainsFunc(column, filled) })
	g.transpose()
}

func filled(c cell) bool { return !c.empty() }

func isSection(row []cell) bool {
	for _, c := range row {
		if !c.wide || c.text != row[0].text {
			return false
		}
	}
	return len(row) > 1
}

// transpose makes columns of the rows; the cells keep the places where a person
// finds them.
func (g *grid) transpose() {
	if len(g.rows) == 0 {
		return
	}
	turned := make([][]cell, len(g.rows[0]))
	for i := range turned {
		turned[i] = make([]cell, len(g.rows))
		for j, row := range g.rows {
			c := row[i]
			c.wide, c.tall = c.tall, c.wide
			turned[i][j] = c
		}
	}
	g.rows = turned
}
