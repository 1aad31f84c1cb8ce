package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/spf13/cobra"

	"orgraph/analysis"
	"orgraph/org"
	"orgraph/store"
)

type gapsOptions struct {
	*options
	models           []string
	responsibilities []string
	findings         bool
	maxLoad          float64
	top              int
	jsonOutput       bool
}

func newGaps(o *options) *cobra.Command {
	opts := &gapsOptions{options: o}
	cmd := &cobra.Command{
		Use:   "gaps",
		Short: "Print the responsibilities that models leave open",
		Long: `Print the responsibilities that a model leaves vacant or undefined, or does not
mention. With --findings also what else is worth a second look: doubled ownership,
overloaded roles, cells in which not one role alone is accountable.`,
		Example: `  orgraph gaps
  orgraph gaps --findings --max-load 0.6
  orgraph gaps --model scrum --responsibility technical-leadership`,
		Args: cobra.NoArgs,
		RunE: action(func(cmd *cobra.Command, _ []string) error { return opts.run(cmd) }),
	}
	cmd.Flags().StringArrayVar(&opts.models, "model", nil, "key of a model to look at; may be given several times (default: all)")
	cmd.Flags().StringArrayVar(&opts.responsibilities, "responsibility", nil, "key of a responsibility to look at; may be given several times (default: all)")
	cmd.Flags().BoolVar(&opts.findings, "findings", false, "print all that is worth a second look, and what would mend it")
	cmd.Flags().Float64Var(&opts.maxLoad, "max-load", analysis.DefaultMaxLoad, "share of the responsibilities that a model mentions over which --findings names a role")
	cmd.Flags().IntVar(&opts.top, "top", 50, "how many gaps to print, 0 for all; --json prints all")
	cmd.Flags().BoolVar(&opts.jsonOutput, "json", false, "print a JSON object a line")
	return cmd
}

// A gap is a responsibility that a model leaves open.
type gap struct {
	Model          string      `json:"model"`
	Responsibility string      `json:"responsibility"`
	Gap            string      `json:"gap"`
	Owners         []org.Owner `json:"owners,omitempty"`
}

// gapWords say what sort of gap it is.
var gapWords = map[analysis.Rule]string{
	analysis.GapMissing: "not mentioned", analysis.GapVacant: "vacant", analysis.GapUndefined: "undefined",
}

// A scan takes what is found, model by model: as JSON it writes each, and else it keeps
// those to print and counts the rest.
type scan[T any] struct {
	encoder *json.Encoder // nil without --json
	top     int
	shown   []T
	count   int
	failed  error
}

func newScan[T any](o *gapsOptions, out io.Writer) *scan[T] {
	s := &scan[T]{top: o.top}
	if o.jsonOutput {
		s.encoder = json.NewEncoder(out)
		s.encoder.SetEscapeHTML(false)
	}
	return s
}

func (s *scan[T]) add(v T) {
	s.count++
	switch {
	case s.encoder != nil:
		if s.failed == nil {
			s.failed = s.encoder.Encode(v)
		}
	case s.top == 0 || len(s.shown) < s.top:
		s.shown = append(s.shown, v)
	}
}

func (o *gapsOptions) run(cmd *cobra.Command) error {
	if o.top < 0 {
		return usageError{fmt.Errorf("--top: %d is less than 0; write 0 for all", o.top)}
	}
	if err := checkLoad(o.maxLoad); err != nil {
		return err
	}
	return o.withStore(cmd.Context(), cmd.PrintErrf, func(s store.Store) error {
		n, err := readNames(cmd.Context(), s)
		if err != nil {
			return err
		}
		for _, key := range o.responsibilities {
			if !slices.Contains(n.keys, key) {
				return fmt.Errorf("--responsibility: there is no responsibility %q; run orgraph query '{ responsibilities { nodes { key } } }' for those there are", key)
			}
		}
		if o.findings {
			return o.printFindings(cmd, s, n)
		}
		out := bufio.NewWriter(cmd.OutOrStdout())
		found := newScan[gap](o, out)
		err = columns(cmd, s, o.models, func(c org.Column) {
			for _, key := range n.keys {
				rule := analysis.GapOf(c, key)
				if rule == "" || o.responsibilities != nil && !slices.Contains(o.responsibilities, key) {
					continue
				}
				cell, _ := c.Cell(key)
				found.add(gap{c.Model, key, gapWords[rule], cell.Owners})
			}
		})
		if err != nil || found.failed != nil {
			return cmp.Or(err, found.failed)
		}
		if !o.jsonOutput {
			if err := o.print(cmd, out, s, n, found.shown, found.count); err != nil {
				return err
			}
		}
		return out.Flush()
	})
}

// printFindings prints what lint finds in each model.
func (o *gapsOptions) printFindings(cmd *cobra.Command, s store.Store, n names) error {
	out := bufio.NewWriter(cmd.OutOrStdout())
	found := newScan[analysis.Finding](o, out)
	err := columns(cmd, s, o.models, func(c org.Column) {
		for _, f := range analysis.Lint(c, n.keys, o.maxLoad) {
			if o.responsibilities == nil || slices.Contains(o.responsibilities, f.Responsibility) {
				found.add(f)
			}
		}
	})
	if err != nil || found.failed != nil {
		return cmp.Or(err, found.failed)
	}
	shown, count := found.shown, found.count
	if !o.jsonOutput {
		var models []string
		for _, f := range shown {
			models = append(models, f.Model)
		}
		called, err := modelNames(cmd.Context(), s, models)
		if err != nil {
			return err
		}
		t := newTable()
		t.AppendHeader(table.Row{"Model", "Finding", ""})
		for _, f := range shown {
			t.AppendRow(table.Row{text.WrapSoft(called[f.Model], 24), f.Rule, text.WrapSoft(f.Message, 60)})
		}
		if count == 0 {
			_, _ = fmt.Fprintln(out, "Nothing is worth a second look.")
		} else {
			_, _ = fmt.Fprintln(out, t.Render())
		}
		if len(shown) < count {
			_, _ = fmt.Fprintf(out, "%d of %d findings; --top 0 prints all.\n", len(shown), count)
		}
	}
	return out.Flush()
}

func (o *gapsOptions) print(cmd *cobra.Command, out *bufio.Writer, s store.Store, n names, shown []gap, count int) error {
	if count == 0 {
		_, _ = fmt.Fprintln(out, "There are no gaps.")
		return nil
	}
	var keys []string
	for _, g := range shown {
		keys = append(keys, g.Model)
	}
	models, err := modelNames(cmd.Context(), s, keys)
	if err != nil {
		return err
	}
	t := newTable()
	t.AppendHeader(table.Row{"Model", "Responsibility", "Gap", "Owners"})
	for _, g := range shown {
		var owners []string
		for _, ow := range g.Owners {
			owners = append(owners, ow.Role)
		}
		t.AppendRow(table.Row{models[g.Model], n.responsibilities[g.Responsibility], g.Gap, list(n.roles, owners)})
	}
	_, _ = fmt.Fprintln(out, t.Render())
	if len(shown) < count {
		_, _ = fmt.Fprintf(out, "%d of %d gaps; --top 0 prints all.\n", len(shown), count)
	}
	return nil
}
