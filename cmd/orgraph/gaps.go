package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/spf13/cobra"

	"orgraph/analysis"
	"orgraph/org"
	"orgraph/store"
)

type gapsOptions struct {
	*options
	models           []string
	responsibilities []string
	top              int
	jsonOutput       bool
}

func newGaps(o *options) *cobra.Command {
	opts := &gapsOptions{options: o}
	cmd := &cobra.Command{
		Use:   "gaps",
		Short: "Print the responsibilities that models leave open",
		Long: `Print the responsibilities that a model leaves vacant or undefined, or does not
mention.`,
		Example: `  orgraph gaps
  orgraph gaps --model scrum --responsibility technical-leadership`,
		Args: cobra.NoArgs,
		RunE: action(func(cmd *cobra.Command, _ []string) error { return opts.run(cmd) }),
	}
	cmd.Flags().StringArrayVar(&opts.models, "model", nil, "key of a model to look at; may be given several times (default: all)")
	cmd.Flags().StringArrayVar(&opts.responsibilities, "responsibility", nil, "key of a responsibility to look at; may be given several times (default: all)")
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

func (o *gapsOptions) run(cmd *cobra.Command) error {
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
		out := bufio.NewWriter(cmd.OutOrStdout())
		encoder := json.NewEncoder(out)
		var shown []gap
		count := 0
		var failed error
		err = columns(cmd, s, o.models, func(c org.Column) {
			for _, key := range n.keys {
				rule := analysis.GapOf(c, key)
				if rule == "" || o.responsibilities != nil && !slices.Contains(o.responsibilities, key) {
					continue
				}
				cell, _ := c.Cell(key)
				g := gap{c.Model, key, gapWords[rule], cell.Owners}
				count++
				switch {
				case o.jsonOutput && failed == nil:
					failed = encoder.Encode(g)
				case o.top == 0 || len(shown) < o.top:
					shown = append(shown, g)
				}
			}
		})
		if err != nil || failed != nil {
			return cmp.Or(err, failed)
		}
		if !o.jsonOutput {
			if err := o.print(cmd, out, s, n, shown, count); err != nil {
				return err
			}
		}
		return out.Flush()
	})
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
