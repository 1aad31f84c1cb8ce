package seed

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// cellsAttribute is set on the rows of a Markdown table to the number of cells
// that the source has, which its rendering as HTML hides.
const cellsAttribute = "data-orgraph-cells"

// htmlGrids reads every table of a page, as a browser would: tags that are not
// closed, or closed by another, are no obstacle.
func htmlGrids(in *input, page []byte) ([]*grid, error) {
	doc, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return nil, complain("take the table alone into a file of its own", "it cannot be read as HTML: %v", err).in(in.name)
	}
	r := &tableReader{}
	r.visit(doc)
	return r.grids, nil
}

// A tableReader walks a page in its order.
type tableReader struct {
	grids   []*grid
	heading string
	cells   int // of all grids
}

func (r *tableReader) visit(n *html.Node) {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		r.heading = collapse(text(n))
	case atom.Table:
		r.grids = append(r.grids, r.table(n))
	case atom.Template, atom.Script, atom.Style:
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.visit(c)
	}
}

func (r *tableReader) table(n *html.Node) *grid {
	g := &grid{number: len(r.grids) + 1, heading: r.heading}
	e := &expander{grid: g, budget: maxCells - r.cells}
	for part := range n.ChildNodes() {
		switch part.DataAtom {
		case atom.Caption:
			if caption := collapse(text(part)); caption != "" {
				g.heading = caption
			}
		case atom.Thead, atom.Tbody, atom.Tfoot:
			for row := range part.ChildNodes() {
				if row.DataAtom == atom.Tr {
					e.row(row)
				}
			}
		}
	}
	if g.broken != nil {
		g.rows = nil
	}
	r.cells += e.cells
	return g
}

// An expander lays cells out over the columns and rows that they span.
type expander struct {
	grid    *grid
	pending []pendingCell // by column
	cells   int
	budget  int
}

type pendingCell struct {
	cell cell
	rows int // that it still covers
}

func (e *expander) row(tr *html.Node) {
	if e.grid.broken != nil {
		return
	}
	number, row := len(e.grid.rows)+1, []cell{}
	down := func() { // place the cells that reach down from rows above
		for len(row) < len(e.pending) && e.pending[len(row)].rows > 0 {
			p := &e.pending[len(row)]
			p.rows--
			p.cell.row = number
			row = append(row, p.cell)
		}
	}
	for td := range tr.ChildNodes() {
		if td.DataAtom != atom.Td && td.DataAtom != atom.Th {
			continue
		}
		down()
		columns, rows := span(td, "colspan"), span(td, "rowspan")
		if columns > maxColumns || rows > maxRows {
			e.grid.broken = complain("correct the colspan or rowspan", "a cell in row %d of table %d spans more than the %d columns and %d rows that a table may have",
				number, e.grid.number, maxColumns, maxRows)
			return
		}
		content := text(td)
		for range columns {
			c := cell{text: content, row: number, col: len(row) + 1, wide: columns > 1, tall: rows > 1}
			for len(e.pending) <= len(row) {
				e.pending = append(e.pending, pendingCell{})
			}
			e.pending[len(row)] = pendingCell{cell: c, rows: rows - 1}
			row = append(row, c)
		}
		if e.tooLarge(len(row)) {
			return
		}
	}
	row = e.reach(row, number)
	if e.tooLarge(len(row)) {
		return
	}
	e.cells += len(row)
	e.grid.rows = append(e.grid.rows, e.compare(tr, row))
}

// reach places the cells that reach down from rows above behind the row's last
// cell; what lies between has no cell in the source.
func (e *expander) reach(row []cell, number int) []cell {
	for i := len(row); i < len(e.pending); i++ {
		p := &e.pending[i]
		if p.rows == 0 {
			continue
		}
		for len(row) < i {
			row = append(row, cell{row: number, col: len(row) + 1, missing: true})
		}
		p.rows--
		p.cell.row = number
		row = append(row, p.cell)
	}
	return row
}

// compare marks the cells that a row of a Markdown table lacks and notes those
// that it has too many.
func (e *expander) compare(tr *html.Node, row []cell) []cell {
	n, err := strconv.Atoi(attribute(tr, cellsAttribute))
	if err != nil {
		return row
	}
	if n > len(row) {
		e.grid.ragged = append(e.grid.ragged, &raggedRow{row: len(e.grid.rows) + 1, cells: n, columns: len(row)})
	}
	for i := max(n, 0); i < len(row); i++ {
		row[i].missing = true
	}
	return row
}

func (e *expander) tooLarge(width int) bool {
	if width <= maxColumns && len(e.grid.rows) < maxRows && e.cells+width <= e.budget {
		return false
	}
	e.grid.broken = tooLarge()
	return true
}

// span returns how many columns or rows a cell covers: 1 where the attribute is
// absent or no number; a rowspan of 0, "all that follow", covers one here.
func span(td *html.Node, name string) int {
	value := strings.TrimSpace(attribute(td, name))
	digits := value[:len(value)-len(strings.TrimLeft(value, "0123456789"))]
	n, err := strconv.Atoi(digits)
	if err != nil && len(digits) > 0 {
		return maxRows + 1 // more than an int holds
	}
	return max(n, 1)
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// blocks begin a new line in a cell.
var blocks = []atom.Atom{atom.Br, atom.P, atom.Div, atom.Li, atom.Ul, atom.Ol, atom.Hr}

// text returns what a reader sees of a node, with "\n" where a new line begins
// and without the tables in it.
func text(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			b.WriteString(strings.ReplaceAll(n.Data, "\n", " "))
		case n.DataAtom == atom.Table, n.DataAtom == atom.Script, n.DataAtom == atom.Style, n.DataAtom == atom.Template:
			return
		case slices.Contains(blocks, n.DataAtom):
			b.WriteByte('\n')
		}
		for c := range n.ChildNodes() {
			walk(c)
		}
		if n.DataAtom != atom.Br && slices.Contains(blocks, n.DataAtom) {
			b.WriteByte('\n')
		}
	}
	for c := range n.ChildNodes() {
		walk(c)
	}
	return b.String()
}
