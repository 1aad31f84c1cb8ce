package seed

import (
	"bytes"
	"strconv"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer/html"
	gmtext "github.com/yuin/goldmark/text"
)

// markdown renders HTML as it stands in the source: nobody's browser shows the
// page, its tables are read out of it.
var markdown = goldmark.New(goldmark.WithExtensions(extension.Table), goldmark.WithRendererOptions(html.WithUnsafe()))

// maxMarkdownWork bounds the sum, over the blocks of a text, of the square of a
// block's punctuation: on a run of unclosed brackets, emphasis or quotes the
// parser takes quadratic time, and at this bound about two seconds.
const maxMarkdownWork = 1 << 30

// tangled returns the number of the first line of the block that exceeds
// [maxMarkdownWork], 0 where none does.
func tangled(text []byte) int {
	work, block, begin, row := 0, 0, 1, 0
	for line := range bytes.Lines(text) {
		row++
		if len(bytes.TrimSpace(line)) == 0 {
			work += block * block
			block, begin = 0, row+1
			continue
		}
		for _, c := range line {
			if c > ' ' && c < 'A' && (c < '0' || c > '9') && c != '|' || c > 'Z' && c < 'a' || c == '~' {
				block++
			}
		}
		if work+block*block > maxMarkdownWork {
			return begin
		}
	}
	return 0
}

// markdownGrids reads every table of a Markdown text, pipe tables and HTML
// tables, by rendering it: so both are read in one way, and what stands in a
// code block is no table.
func markdownGrids(in *input, source []byte) ([]*grid, error) {
	if row := tangled(source); row > 0 {
		row += bytes.Count(in.text[:len(in.text)-len(source)], []byte("\n")) // the front matter's lines
		return nil, &Problem{File: in.name, Row: row, What: "the block that begins here has too much punctuation to be read as Markdown", Do: "take the table alone into a file of its own"}
	}
	doc := markdown.Parser().Parse(gmtext.NewReader(source))
	err := ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering && (n.Kind() == extast.KindTableRow || n.Kind() == extast.KindTableHeader) {
			n.SetAttributeString(cellsAttribute, strconv.Itoa(pipeCells(source, n)))
		}
		return ast.WalkContinue, nil
	})
	var page bytes.Buffer
	if err == nil {
		err = markdown.Renderer().Render(&page, source, doc)
	}
	if err != nil {
		return nil, complain("take the table alone into a file of its own", "it cannot be read as Markdown: %v", err).in(in.name)
	}
	return htmlGrids(in, page.Bytes())
}

// pipeCells counts the cells that a row of a pipe table has in the source,
// where the parser drops those beyond the header's and adds those that lack.
func pipeCells(source []byte, row ast.Node) int {
	if row.Pos() < 0 || row.Pos() > len(source) {
		return row.ChildCount()
	}
	line, _, _ := bytes.Cut(source[row.Pos():], []byte("\n"))
	line = bytes.TrimSpace(line)
	line = bytes.TrimPrefix(line, []byte("|"))
	line = bytes.TrimSuffix(line, []byte("|"))
	cells := 1
	for i, c := range line {
		if c == '|' && (i == 0 || line[i-1] != '\\') {
			cells++
		}
	}
	return cells
}
