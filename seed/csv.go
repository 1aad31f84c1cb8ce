package seed

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
)

// csvGrid reads comma-separated values by RFC 4180, also with semicolons or
// tabs between them. A first line "sep=;", as spreadsheets write it, names the
// separator.
func csvGrid(in *input, format Format) (*grid, error) {
	text, skipped := in.text, 0
	separator := '\t'
	if format != TSV {
		separator = findSeparator(text)
	}
	if line, rest, _ := bytes.Cut(text, []byte("\n")); len(line) == 5 && bytes.HasPrefix(bytes.ToLower(line), []byte("sep=")) {
		separator, text, skipped = rune(line[4]), rest, 1
	}
	r := csv.NewReader(bytes.NewReader(text))
	r.Comma, r.FieldsPerRecord = separator, -1
	g := &grid{}
	cells := 0
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			return g, nil
		}
		if err != nil {
			return nil, csvProblem(in.name, err, skipped)
		}
		line, _ := r.FieldPos(0)
		row := make([]cell, len(record))
		for i, field := range record {
			row[i] = cell{text: field, row: line + skipped, col: i + 1}
		}
		g.rows = append(g.rows, row)
		if cells += len(row); len(row) > maxColumns || len(g.rows) > maxRows || cells > maxCells {
			return nil, tooLarge().in(in.name)
		}
	}
}

func tooLarge() *complaint {
	return complain("split it", "the table has more than %d columns, %d rows or %d cells", maxColumns, maxRows, maxCells)
}

func csvProblem(file string, err error, skipped int) error {
	var parse *csv.ParseError
	if !errors.As(err, &parse) {
		return complain("save the file as CSV again", "it cannot be read as CSV: %v", err).in(file)
	}
	p := &Problem{File: file, Row: parse.Line + skipped, What: "the line is not CSV", Do: "save the file as CSV again"}
	switch {
	case errors.Is(parse.Err, csv.ErrQuote):
		p.What, p.Do = "a quotation mark is not closed, or followed by text", `write each " within a quoted field twice`
		p.Row = parse.StartLine + skipped
	case errors.Is(parse.Err, csv.ErrBareQuote):
		p.What, p.Do = "a quotation mark stands in a field that is not quoted", `quote the field and write the " within it twice`
	}
	return p
}

// findSeparator returns the separator that stands most often outside quotation
// marks in the first line that has one; a comma where none has.
func findSeparator(text []byte) rune {
	for line := range strings.Lines(string(text)) {
		counts, quoted := map[rune]int{}, false
		for _, r := range line {
			switch r {
			case '"':
				quoted = !quoted
			case ',', ';', '\t':
				if !quoted {
					counts[r]++
				}
			}
		}
		best := ','
		for _, r := range []rune{';', '\t'} {
			if counts[r] > counts[best] {
				best = r
			}
		}
		if counts[best] > 0 {
			return best
		}
	}
	return ','
}
