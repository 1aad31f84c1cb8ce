package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/spf13/cobra"

	"orgraph/analysis"
	"orgraph/org"
	"orgraph/store"
)

type compareOptions struct {
	*options
	color      string
	jsonOutput bool
}

func newCompare(o *options) *cobra.Command {
	opts := &compareOptions{options: o}
	cmd := &cobra.Command{
		Use:   "compare MODEL MODEL…",
		Short: "Compare models with the first of them, cell by cell",
		Long: `Compare models with the first of them: which responsibilities are kept, moved to
another role, gain or lose an owner, are regraded, or rearranged, and how much the
models are alike.`,
		Example: "  orgraph compare tech-lead engineering-manager-does-projects",
		Args:    cobra.MinimumNArgs(2),
		RunE:    action(func(cmd *cobra.Command, args []string) error { return opts.run(cmd, args) }),
	}
	cmd.Flags().StringVar(&opts.color, "color", "auto", "auto, always or never; NO_COLOR is heeded")
	cmd.Flags().BoolVar(&opts.jsonOutput, "json", false, "print JSON")
	return cmd
}

func (o *compareOptions) run(cmd *cobra.Command, models []string) error {
	color, err := useColor(o.color, cmd.OutOrStdout())
	if err != nil {
		return err
	}
	return o.withStore(cmd.Context(), cmd.PrintErrf, func(s store.Store) error {
		m, err := s.Matrix(cmd.Context(), models)
		if err != nil {
			return err
		}
		c, err := analysis.Compare(m, models)
		if err != nil {
			return err
		}
		n, err := readNames(cmd.Context(), s)
		if err != nil {
			return err
		}
		list := m.Columns()
		at := func(key string) org.Column {
			return list[slices.IndexFunc(list, func(c org.Column) bool { return c.Model == key })]
		}
		var alike []analysis.Similarity
		for _, key := range models[1:] {
			s, err := analysis.Nearest(at(models[0]), []org.Column{at(key)}, n.keys, analysis.Preferences{}, 0)
			if err != nil {
				return err
			}
			alike = append(alike, s...)
		}
		if o.jsonOutput {
			return writeJSON(cmd.OutOrStdout(), struct {
				*analysis.Comparison
				Similarities []analysis.Similarity `json:"similarities"`
			}{c, alike})
		}
		o.print(cmd, m, c, alike, color)
		return nil
	})
}

// changeColors show what became of a cell; its word says so too.
var changeColors = map[analysis.CellChange]text.Colors{
	analysis.Moved: {text.FgBlue}, analysis.Gained: {text.FgGreen}, analysis.Lost: {text.FgRed},
	analysis.Regraded: {text.FgYellow}, analysis.Rearranged: {text.FgMagenta},
}

func (o *compareOptions) print(cmd *cobra.Command, m org.Matrix, c *analysis.Comparison, alike []analysis.Similarity, color bool) {
	assignments := map[string]org.Assignment{}
	for _, a := range m.Assignments {
		assignments[a.ID()] = a
	}
	owners := map[string][]org.Ownership{}
	for _, ow := range m.Ownerships {
		owners[ow.AssignmentID()] = append(owners[ow.AssignmentID()], ow)
	}
	roles, models, rows := map[string]string{}, map[string]string{}, map[string]string{}
	for _, r := range m.Roles {
		roles[r.Key] = r.Name
		if r.Abbreviation != "" {
			roles[r.Key] = r.Abbreviation
		}
	}
	for _, v := range m.Models {
		models[v.Key] = v.Name
	}
	for _, r := range m.Responsibilities {
		rows[r.Key] = r.Name
	}
	t := newTable()
	t.Style().Options.SeparateRows = true
	header := table.Row{"Responsibility"}
	for _, key := range c.Models {
		header = append(header, text.WrapSoft(models[key], 24))
	}
	t.AppendHeader(header)
	for _, row := range c.Rows {
		line := table.Row{rows[row.Responsibility]}
		for i, cellOf := range row.Cells {
			content := cell(assignments, owners, roles, org.AssignmentID(cellOf.Model, row.Responsibility), color)
			if i > 0 {
				words := make([]string, len(cellOf.Changes))
				for j, change := range cellOf.Changes {
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
