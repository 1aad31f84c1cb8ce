package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/spf13/cobra"

	"orgraph/analysis"
	"orgraph/org"
	"orgraph/seed"
	"orgraph/store"
)

type compareOptions struct {
	*options
	preferenceOptions
	fileOptions
	file       string
	top        int
	maxLoad    float64
	color      string
	jsonOutput bool
}

func newCompare(o *options) *cobra.Command {
	opts := &compareOptions{options: o}
	cmd := &cobra.Command{
		Use:   "compare [MODEL…]",
		Short: "Compare models cell by cell, or find those that are alike",
		Long: `Compare models with the first of them: which responsibilities are kept, moved to
another role, gain or lose an owner, are regraded, or rearranged, and how much the
models are alike. With one model, print those that are most like it; with none, the
most similar pairs. With --matrix, print which models those of a file of your own
are most like, and what in them is worth a second look; your matrix is not stored.

Weights and the scale say what the similarity with quality heeds.`,
		Example: `  orgraph compare tech-lead engineering-manager-does-projects
  orgraph compare scrum                          the models most like it
  orgraph compare                                the most similar pairs
  orgraph compare --matrix ours.csv              your own matrix beside those that are stored`,
		RunE: action(func(cmd *cobra.Command, args []string) error { return opts.run(cmd, args) }),
	}
	opts.similarityFlags(cmd)
	opts.fileOptions.flags(cmd)
	flags := cmd.Flags()
	flags.StringVar(&opts.file, "matrix", "", "file of a matrix of your own, in a format of import; - is standard input")
	flags.IntVar(&opts.top, "top", 10, "how many similar models, or pairs, to print, 0 for all")
	flags.Float64Var(&opts.maxLoad, "max-load", analysis.DefaultMaxLoad, "share of the responsibilities that a model mentions over which --matrix finds\na role overloaded")
	flags.StringVar(&opts.color, "color", "auto", "auto, always or never; NO_COLOR is heeded")
	flags.BoolVar(&opts.jsonOutput, "json", false, "print JSON")
	return cmd
}

func (o *compareOptions) run(cmd *cobra.Command, models []string) error {
	color, err := useColor(o.color, cmd.OutOrStdout())
	if err != nil {
		return err
	}
	p, err := o.preferences()
	if err != nil {
		return err
	}
	for _, s := range analysis.Structures() {
		if _, given := p.Structures[s]; given {
			return usageError{fmt.Errorf("--weight: %s is a structure of a whole model, and models are alike by who owns what; give weights to responsibilities alone", s)}
		}
	}
	switch {
	case o.top < 0:
		return usageError{fmt.Errorf("--top: %d is less than 0; write 0 for all", o.top)}
	case o.file != "" && len(models) > 0:
		return usageError{errors.New("--matrix compares the file with all models; name none")}
	}
	if err := checkLoad(o.maxLoad); err != nil {
		return err
	}
	var own org.Matrix
	if o.file != "" {
		if own, err = o.parse(cmd, o.file); err != nil {
			return err
		}
	}
	return o.withStore(cmd.Context(), cmd.PrintErrf, func(s store.Store) error {
		n, err := readNames(cmd.Context(), s)
		if err != nil {
			return err
		}
		switch {
		case o.file != "":
			return o.ownMatrix(cmd, s, n, p, own)
		case len(models) < 2:
			return o.alike(cmd, s, n, p, models)
		default:
			return o.cells(cmd, s, n, p, models, color)
		}
	})
}

func checkLoad(maxLoad float64) error {
	if !(maxLoad >= 0 && maxLoad <= 1) {
		return usageError{fmt.Errorf("--max-load: %v is not from 0 to 1; write 0.5 for half of the responsibilities", maxLoad)}
	}
	return nil
}

// cells compares cell by cell.
func (o *compareOptions) cells(cmd *cobra.Command, s store.Store, n names, p analysis.Preferences, models []string, color bool) error {
	m, err := matrixOf(cmd.Context(), s, models)
	if err != nil {
		return err
	}
	c, err := analysis.Compare(m, models)
	if err != nil {
		return err
	}
	list := m.Columns()
	at := func(key string) org.Column {
		return list[slices.IndexFunc(list, func(c org.Column) bool { return c.Model == key })]
	}
	var alike []analysis.Similarity
	for _, key := range models[1:] { // in their order
		s, err := analysis.Nearest(cmd.Context(), []org.Column{at(models[0])}, []org.Column{at(key)}, n.keys, p, 0)
		if err != nil {
			return err
		}
		alike = append(alike, s[0]...)
	}
	if o.jsonOutput {
		return writeJSON(cmd.OutOrStdout(), struct {
			*analysis.Comparison
			Similarities []analysis.Similarity `json:"similarities"`
		}{c, alike})
	}
	o.print(cmd, n, m, c, alike, color)
	return nil
}

// alike prints the most similar pairs, or the models most like one.
func (o *compareOptions) alike(cmd *cobra.Command, s store.Store, n names, p analysis.Preferences, models []string) error {
	var all []org.Column
	if err := columns(cmd, s, nil, func(c org.Column) { all = append(all, c) }); err != nil {
		return err
	}
	bar := progressOf(cmd, "comparing models", 0)
	defer bar.stop()
	var found []analysis.Similarity
	var err error
	if len(models) == 0 {
		found, err = analysis.Similarities(cmd.Context(), all, n.keys, p, o.top)
	} else {
		i := slices.IndexFunc(all, func(c org.Column) bool { return c.Model == models[0] })
		if i < 0 {
			return noModel(models[0])
		}
		var lists [][]analysis.Similarity
		one := []org.Column{all[i]}
		if lists, err = analysis.Nearest(cmd.Context(), one, slices.Delete(all, i, i+1), n.keys, p, o.top); err == nil {
			found = lists[0]
		}
	}
	bar.stop() // before what is found is printed
	if err != nil {
		return err
	}
	if o.jsonOutput {
		return writeJSON(cmd.OutOrStdout(), struct {
			Similarities []analysis.Similarity `json:"similarities"`
		}{append([]analysis.Similarity{}, found...)})
	}
	var keys []string
	for _, s := range found {
		keys = append(keys, s.A, s.B)
	}
	called, err := modelNames(cmd.Context(), s, keys)
	if err != nil {
		return err
	}
	out := cmd.OutOrStdout()
	if len(found) == 0 {
		_, _ = fmt.Fprintln(out, "There are no models to compare.")
		return nil
	}
	writeSimilarities(out, called, found, len(models) == 0)
	_, _ = fmt.Fprintln(out, inCommon)
	return nil
}

// writeSimilarities writes a table of pairs, or of the models alone that are like one.
func writeSimilarities(out io.Writer, called map[string]string, list []analysis.Similarity, pairs bool) {
	t := newTable()
	header, of := table.Row{"Model"}, func(s analysis.Similarity) table.Row { return table.Row{called[s.B]} }
	if pairs {
		header = table.Row{"Model", "and"}
		of = func(s analysis.Similarity) table.Row { return table.Row{called[s.A], called[s.B]} }
	}
	t.AppendHeader(append(header, "In common", "Similarity", "With quality"))
	for _, s := range list {
		t.AppendRow(append(of(s), fmt.Sprintf("%d of %d", s.Common, s.All), fmt.Sprintf("%.2f", s.Jaccard), fmt.Sprintf("%.2f", s.Weighted)))
	}
	_, _ = fmt.Fprintln(out, t.Render())
}

// inCommon explains the table of similarities.
const inCommon = "In common are ownerships, of those that either has; the similarity is their quotient."

// ownModel is what is found of a model in the caller's own matrix.
type ownModel struct {
	Model    string                `json:"model"`
	Nearest  []analysis.Similarity `json:"nearest"`
	Findings []analysis.Finding    `json:"findings"`
}

// ownMatrix compares a matrix that is not stored with the models that are.
func (o *compareOptions) ownMatrix(cmd *cobra.Command, s store.Store, n names, p analysis.Preferences, m org.Matrix) error {
	m, err := seed.Adopt(cmd.Context(), s, m)
	if err != nil {
		return fmt.Errorf("%s: %w", o.file, err)
	}
	keys := analysis.WithKeys(n.keys, m.Responsibilities)
	var all []org.Column
	if err := columns(cmd, s, nil, func(c org.Column) { all = append(all, c) }); err != nil {
		return err
	}
	mine := m.Columns()
	alike, err := analysis.Nearest(cmd.Context(), mine, all, keys, p, o.top)
	if err != nil {
		return err
	}
	var list []ownModel
	var near []string
	for i, c := range mine {
		for _, s := range alike[i] {
			near = append(near, s.B)
		}
		list = append(list, ownModel{m.Models[i].Name, alike[i], append([]analysis.Finding{}, analysis.Lint(c, keys, o.maxLoad)...)})
	}
	if o.jsonOutput {
		return writeJSON(cmd.OutOrStdout(), struct {
			Models []ownModel `json:"models"`
		}{list})
	}
	called, err := modelNames(cmd.Context(), s, near)
	if err != nil {
		return err
	}
	out := cmd.OutOrStdout()
	for i, own := range list {
		if i > 0 {
			_, _ = fmt.Fprintln(out)
		}
		_, _ = fmt.Fprintf(out, "%s is most like\n", own.Model)
		writeSimilarities(out, called, own.Nearest, false)
		if len(own.Findings) == 0 {
			_, _ = fmt.Fprintln(out, "Nothing in it is worth a second look.")
			continue
		}
		_, _ = fmt.Fprintln(out, "Worth a second look:")
		for _, f := range own.Findings {
			_, _ = fmt.Fprintf(out, "  %-17s  %s\n", f.Rule, f.Message)
		}
	}
	_, _ = fmt.Fprintln(out, "\n"+inCommon)
	return nil
}

// changeColors show what became of a cell; its word says so too.
var changeColors = map[analysis.CellChange]text.Colors{
	analysis.Moved: {text.FgBlue}, analysis.Gained: {text.FgGreen}, analysis.Lost: {text.FgRed},
	analysis.Regraded: {text.FgYellow}, analysis.Rearranged: {text.FgMagenta},
}

func (o *compareOptions) print(cmd *cobra.Command, n names, m org.Matrix, c *analysis.Comparison, alike []analysis.Similarity, color bool) {
	models := map[string]string{}
	for _, v := range m.Models {
		models[v.Key] = v.Name
	}
	cells := cellsOf(m)
	t := newTable()
	t.Style().Options.SeparateRows = true
	header := table.Row{"Responsibility"}
	for _, key := range c.Models {
		header = append(header, text.WrapSoft(models[key], 24))
	}
	t.AppendHeader(header)
	for _, row := range c.Rows {
		line := table.Row{n.responsibilities[row.Responsibility]}
		for i, cell := range row.Cells {
			content := cells.text(cell.Model, row.Responsibility, color)
			if i > 0 {
				words := make([]string, len(cell.Changes))
				for j, change := range cell.Changes {
					words[j] = strings.ToLower(string(change))
					if color {
						words[j] = changeColors[change].Sprint(words[j])
					}
				}
				content += "\n" + strings.Join(words, ", ")
			}
			line = append(line, content)
		}
		t.AppendRow(line)
	}
	out := cmd.OutOrStdout()
	_, _ = fmt.Fprintln(out, t.Render())
	_, _ = fmt.Fprintln(out, legend)
	for _, s := range alike {
		_, _ = fmt.Fprintf(out, "%s has %d of %d ownerships in common with %s: similarity %.2f, with quality %.2f\n", models[s.B], s.Common, s.All, models[s.A], s.Jaccard, s.Weighted)
	}
}
