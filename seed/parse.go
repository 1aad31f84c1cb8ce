package seed

import (
	"bytes"
	"fmt"
	"io"
	"path"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v3"

	"orgraph/org"
)

// Parse reads a matrix from a file. The matrix keeps every rule of
// [org.Matrix.Validate]. Its roles are those that own something, in the order
// of the models and their cells; the owners are TABLE, those from a resolution
// PROSE. A model is COMPLETE where it says something about every responsibility
// of the table, INCOMPLETE where a cell is "n/a" or "not mentioned".
//
// Errors: all that is wrong with the file, joined, each a [*Problem] on one line;
// or what r returned.
func Parse(r io.Reader, opts Options) (org.Matrix, error) {
	in, err := readInput(r, opts)
	if err != nil {
		return org.Matrix{}, err
	}
	format := opts.Format
	if format == Auto {
		format = detect(in)
	}
	if format == YAML {
		return parseData(in, opts.Resolve)
	}
	grids, fields, err := grids(in, format)
	if err != nil {
		return org.Matrix{}, err
	}
	if c := bound(grids, opts.MaxCells); c != nil {
		return org.Matrix{}, c.in(in.name)
	}
	return parseGrids(in, grids, source(in, fields), opts)
}

// bound refuses tables that have more cells than they may once their rows are of one
// length: most of all tables together, if it is not 0, and maxCells of those that are
// read at all.
func bound(grids []*grid, most int) *complaint {
	count := 0
	for _, g := range grids {
		n := count + len(g.rows)*g.width()
		if most > 0 && n > most {
			return complain("shorten the longest row, or send it in parts",
				"its tables have more than %d cells, with every row as long as the longest of its table", most)
		}
		if n > maxCells {
			g.rows, g.broken = nil, complain("shorten that row, or split the table",
				"the table has more than %d cells, with every row as long as the longest", maxCells)
			continue
		}
		count = n
	}
	return nil
}

func grids(in *input, format Format) (list []*grid, fields map[string]yaml.Node, err error) {
	switch format {
	case Markdown:
		fields, body, err := frontMatter(in)
		if err != nil {
			return nil, nil, err
		}
		list, err = markdownGrids(in, body)
		return list, fields, err
	case HTML:
		list, err = htmlGrids(in, in.text)
		return list, nil, err
	case CSV, TSV:
		g, err := csvGrid(in, format)
		return []*grid{g}, nil, err
	}
	return nil, nil, complain("use markdown, html, csv, tsv or yaml", "there is no format %q", format).in(in.name)
}

var formatsByEnd = map[string]Format{
	".md": Markdown, ".markdown": Markdown, ".html": HTML, ".htm": HTML, ".xhtml": HTML,
	".csv": CSV, ".tsv": TSV, ".tab": TSV, ".yaml": YAML, ".yml": YAML,
}

var (
	pipeTable = regexp.MustCompile(`(?m)^[ \t|:]*-+[-| \t:]*\|[-| \t:]*$|^[ \t]*\|[ \t]*:?-+:?[ \t]*\|?[ \t]*$`)
	dataField = regexp.MustCompile(`(?m)^(matrices|models|roles|responsibilities|assignments|ownerships|tradeoffs|sources):`)
	anyTable  = regexp.MustCompile(`(?i)<table[\s>]`)
)

// detect finds the format out by the end of the file's name, else by what
// stands in it.
func detect(in *input) Format {
	if f, ok := formatsByEnd[strings.ToLower(path.Ext(in.name))]; ok {
		return f
	}
	text := bytes.TrimSpace(in.text)
	line, _, _ := bytes.Cut(text, []byte("\n"))
	switch {
	case dataField.Match(text):
		return YAML
	case bytes.HasPrefix(text, []byte("---\n")), pipeTable.Match(text):
		return Markdown
	case bytes.HasPrefix(text, []byte("<")):
		return HTML
	case anyTable.Match(text):
		return Markdown
	case bytes.Contains(line, []byte("\t")):
		return TSV
	}
	return CSV
}

// parseGrids chooses the table that is the matrix and reads it.
func parseGrids(in *input, grids []*grid, src org.Source, opts Options) (org.Matrix, error) {
	resolutions, optional, err := resolutionsOf(in.name, src, opts.Resolve)
	if err != nil {
		return org.Matrix{}, err
	}
	try := func(g *grid) *reading {
		known := newVocabulary(Builtin())
		l := lay(g, opts.Orientation, known)
		if l == nil {
			return nil
		}
		b := newBuilder(in.name, known, resolutions)
		b.optional = optional
		return read(l, src, b)
	}
	chosen, c := choose(grids, opts.Table, try)
	if c != nil {
		return org.Matrix{}, c.in(in.name)
	}
	if err := join(in.name, chosen.problems); err != nil {
		return org.Matrix{}, err
	}
	if err := validate(in.name, chosen.matrix); err != nil {
		return org.Matrix{}, err
	}
	return chosen.matrix, nil
}

// resolutionsOf returns the given resolutions, or, without any, those that the
// built-in data knows for the source. The latter may be left over.
func resolutionsOf(file string, src org.Source, given Resolutions) (r Resolutions, optional bool, err error) {
	if len(given) == 0 {
		return builtinResolutions(src.Title, src.Author), true, nil
	}
	r, err = checkResolutions(file, given)
	return r, false, err
}

// choose returns the reading of the one table that is a matrix. A table is
// evidently one when an axis word, known names, or an abbreviation that a
// heading declares and a cell uses says so; without any evident one it is the
// only table, or the only one that reads without a problem.
func choose(grids []*grid, number int, try func(*grid) *reading) (*reading, *complaint) {
	const shape = "a matrix has the names of the models in its first row, those of the responsibilities in its first column, and owners in its cells"
	if number < 0 || number > len(grids) {
		return nil, complain("give the number of one of them with --table", "there is no table %d, the file has %d", number, len(grids))
	}
	if number > 0 {
		grids = grids[number-1 : number]
	}
	var evident, clean, all []*reading
	var broken *complaint
	for _, g := range grids {
		if g.broken != nil {
			broken = g.broken
			continue
		}
		r := try(g)
		if r == nil {
			continue
		}
		all = append(all, r)
		if r.layout.evident {
			evident = append(evident, r)
		}
		if len(r.problems) == 0 {
			clean = append(clean, r)
		}
	}
	for _, list := range [][]*reading{evident, all, clean} {
		if len(list) == 1 {
			return list[0], nil
		}
		if len(evident) > 1 {
			break
		}
	}
	switch {
	case len(all) == 0 && broken != nil:
		return nil, broken
	case len(all) == 0:
		return nil, complain(shape, "the file has no table that could be a matrix")
	case len(evident) > 1:
		return nil, ambiguous(evident)
	case len(clean) > 1:
		return nil, ambiguous(clean)
	}
	return nil, complain("choose one with --table to see what is wrong in it", "none of its %d tables reads as a matrix", len(grids))
}

func ambiguous(list []*reading) *complaint {
	var names []string
	for _, r := range list {
		name := fmt.Sprintf("table %d", r.layout.grid.number)
		if h := r.layout.grid.heading; h != "" {
			name += " " + quote(h)
		}
		names = append(names, name)
	}
	if len(names) > 5 {
		names = append(names[:5], "…")
	}
	return complain("choose one with --table", "%d tables could be the matrix (%s)", len(list), strings.Join(names, ", "))
}
