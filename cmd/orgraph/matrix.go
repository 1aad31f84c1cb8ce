package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/spf13/cobra"
	"golang.org/x/term"

	"orgraph/org"
	"orgraph/store"
)

type matrixOptions struct {
	*options
	models []string
	color  string
}

func newMatrix(o *options) *cobra.Command {
	opts := &matrixOptions{options: o}
	cmd := &cobra.Command{
		Use:   "matrix",
		Short: "Print the matrix as a table, a heat map of who owns what",
		Long: `Print the responsibility assignment matrix: a row for each responsibility, a
column for each model. Every owner carries a sign for how well it owns, and on a
terminal a colour. Piped into a file or another program the table is plain.`,
		Example: `  orgraph matrix
  orgraph matrix --model tech-lead --model scrum
  orgraph matrix --color always | less -R`,
		Args: cobra.NoArgs,
		RunE: action(func(cmd *cobra.Command, _ []string) error { return opts.run(cmd) }),
	}
	cmd.Flags().StringArrayVar(&opts.models, "model", nil, "key of a model to show; may be given several times, in that order")
	cmd.Flags().StringVar(&opts.color, "color", "auto", "auto, always or never; NO_COLOR is heeded")
	return cmd
}

func (o *matrixOptions) run(cmd *cobra.Command) error {
	out := cmd.OutOrStdout()
	color, err := useColor(o.color, out)
	if err != nil {
		return err
	}
	return o.withStore(cmd.Context(), cmd.PrintErrf, func(s store.Store) error {
		m, err := matrixOf(cmd.Context(), s, o.models)
		if err != nil {
			return err
		}
		if o.models != nil {
			if m.Responsibilities, err = readResponsibilities(cmd.Context(), s); err != nil {
				return err // also those that these models do not mention
			}
			slices.SortFunc(m.Models, func(a, b org.Model) int { return slices.Index(o.models, a.Key) - slices.Index(o.models, b.Key) })
		}
		writeMatrix(out, m, color)
		return nil
	})
}

// useColor tells whether what the flag says means colour on the output.
func useColor(flag string, out io.Writer) (bool, error) {
	switch flag {
	case "auto":
		return os.Getenv("NO_COLOR") == "" && isTerminal(out), nil
	case "always":
		return true, nil
	case "never":
		return false, nil
	}
	return false, usageError{fmt.Errorf("--color: %q is none of auto, always, never", flag)}
}

// writeJSON writes a value for machines, and legibly.
func writeJSON(out io.Writer, v any) error {
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(v)
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// signs and colours of the qualities, so that neither is needed alone.
var (
	signs  = map[org.Quality]string{org.Well: "✓", org.Poorly: "✗", org.Undefined: "?"}
	colors = map[org.Quality]text.Colors{
		org.Well: {text.FgGreen}, org.Poorly: {text.FgRed}, org.Undefined: {text.FgYellow},
	}
)

const (
	vacant       = "∅"
	notMentioned = "·"
	legend       = "✓ well  ✗ poorly  ? undefined  ∅ nobody owns it  · not mentioned     or: one of them  &: divided between them  all: as a group"
)

func writeMatrix(w io.Writer, m org.Matrix, color bool) {
	cells := cellsOf(m)
	t := newTable()
	t.Style().Options.SeparateRows = true
	header := table.Row{"Responsibility"}
	for _, model := range m.Models {
		header = append(header, text.WrapSoft(model.Name, 20))
	}
	t.AppendHeader(header)
	for _, responsibility := range m.Responsibilities {
		row := table.Row{responsibility.Name}
		for _, model := range m.Models {
			row = append(row, cells.text(model.Key, responsibility.Key, color))
		}
		t.AppendRow(row)
	}
	_, _ = fmt.Fprintln(w, t.Render())
	_, _ = fmt.Fprintln(w, legend)
}

// cells are those of a matrix, by id.
type cells struct {
	assignments map[string]org.Assignment
	owners      map[string][]org.Ownership
	roles       map[string]string // what roles are called: their abbreviations where there are any
}

func cellsOf(m org.Matrix) cells {
	c := cells{map[string]org.Assignment{}, map[string][]org.Ownership{}, map[string]string{}}
	for _, a := range m.Assignments {
		c.assignments[a.ID()] = a
	}
	for _, o := range m.Ownerships {
		c.owners[o.AssignmentID()] = append(c.owners[o.AssignmentID()], o)
	}
	for _, r := range m.Roles {
		c.roles[r.Key] = cmp.Or(r.Abbreviation, r.Name)
	}
	return c
}

// text writes a cell.
func (c cells) text(model, responsibility string, color bool) string {
	id := org.AssignmentID(model, responsibility)
	a, ok := c.assignments[id]
	if !ok {
		return notMentioned
	}
	list := c.owners[id]
	org.SortOwners(list)
	parts := make([]string, len(list))
	for i, o := range list {
		parts[i] = c.roles[o.Role] + " " + signs[o.Quality]
		if color {
			parts[i] = colors[o.Quality].Sprint(parts[i])
		}
	}
	switch a.Arrangement {
	case org.Vacant:
		return vacant
	case org.Alternative:
		return strings.Join(parts, "\nor ")
	case org.Collective:
		return "all: " + strings.Join(parts, ", ")
	default:
		return strings.Join(parts, "\n& ")
	}
}
