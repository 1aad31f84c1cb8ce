package seed

import (
	"fmt"
	"strings"
)

// Format is a way of writing a matrix down.
type Format string

// The formats.
const (
	// Auto finds the format out by the file's name, else by its content.
	Auto     Format = ""
	Markdown Format = "markdown" // with or without front matter; pipe tables and HTML tables
	HTML     Format = "html"
	CSV      Format = "csv" // separated by commas, semicolons or tabs
	TSV      Format = "tsv"
	YAML     Format = "yaml" // Orgraph's own data file
)

// Formats lists every Format but Auto.
func Formats() []Format { return []Format{Markdown, HTML, CSV, TSV, YAML} }

// ParseFormat returns the format of that name; "article" and "md" are other
// names of Markdown, "" and "auto" of Auto.
func ParseFormat(name string) (Format, error) {
	switch f := Format(strings.ToLower(name)); f {
	case "", "auto":
		return Auto, nil
	case "article", "md":
		return Markdown, nil
	case "htm":
		return HTML, nil
	case "yml":
		return YAML, nil
	case Markdown, HTML, CSV, TSV, YAML:
		return f, nil
	}
	return Auto, fmt.Errorf("there is no format %q; use markdown, html, csv, tsv or yaml", name)
}

// Orientation says which way a matrix lies in its table.
type Orientation int

// The orientations.
const (
	// Detect decides by, in this order: an axis word in the corner or in a row
	// above or a column before the names ("Model", "Area of focus"; "A \ B"
	// names the rows by A and the columns by B), the names of the built-in
	// models and responsibilities, the side whose names declare abbreviations.
	// Without any of these the models are in the columns.
	Detect Orientation = iota
	ModelsInColumns
	ModelsInRows
)

// DefaultMaxBytes is the size from which on a file is refused.
const DefaultMaxBytes = 8 << 20

// Caps of one table; more is a mistake, or somebody's attempt to fill the memory.
const (
	maxColumns = 500
	maxRows    = 5000
	maxCells   = 200_000 // of all tables in a file
)

// Options say how to read a file. The zero Options find everything out.
type Options struct {
	// Name is the file's name: it stands in errors, its end may give the
	// format, and without front matter its last part is the source's title.
	Name   string
	Format Format
	// Resolve names the owners of cells that only the text around the table
	// explains, such as "Shared".
	Resolve Resolutions
	// Table is the number of the table that is the matrix, counted from 1 in
	// the order of the file. 0 takes the one that reads as a matrix.
	Table       int
	Orientation Orientation
	// MaxBytes is how large the file may be; DefaultMaxBytes when 0.
	MaxBytes int64
	// MaxCells is how many cells the file's tables may have together, with every row
	// as long as the longest of its table; 0 for any number.
	MaxCells int
}

func (o Options) name() string {
	if o.Name == "" {
		return "input"
	}
	return o.Name
}
