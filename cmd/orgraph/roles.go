package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/spf13/cobra"

	"orgraph/analysis"
	"orgraph/org"
	"orgraph/store"
)

type rolesOptions struct {
	*options
	models     []string
	top        int
	jsonOutput bool
}

func newRoles(o *options) *cobra.Command {
	opts := &rolesOptions{options: o}
	cmd := &cobra.Command{
		Use:   "roles",
		Short: "Print what each role carries, and what is hard to fill",
		Long: `Print each role's load: its share of the responsibilities that a model mentions, 1/n of
a cell with n owners. With --model also what nobody owns when the role leaves. Below
stand the combinations of duties that models ask one role to hold and others rarely
do.`,
		Example: `  orgraph roles
  orgraph roles --model engineering-manager-does-projects`,
		Args: cobra.NoArgs,
		RunE: action(func(cmd *cobra.Command, _ []string) error { return opts.run(cmd) }),
	}
	cmd.Flags().StringArrayVar(&opts.models, "model", nil, "key of a model to look at; may be given several times (default: all)")
	cmd.Flags().IntVar(&opts.top, "top", 20, "how many roles to print, 0 for all; --json prints all")
	cmd.Flags().BoolVar(&opts.jsonOutput, "json", false, "print JSON")
	return cmd
}

// hardest is how many combinations are printed.
const hardest = 3

func (o *rolesOptions) run(cmd *cobra.Command) error {
	if o.top < 0 {
		return usageError{fmt.Errorf("--top: %d is less than 0; write 0 for all", o.top)}
	}
	return o.withStore(cmd.Context(), cmd.PrintErrf, func(s store.Store) error {
		n, err := readNames(cmd.Context(), s)
		if err != nil {
			return err
		}
		var all []org.Column
		if err := columns(cmd, s, o.models, func(c org.Column) { all = append(all, c) }); err != nil {
			return err
		}
		bar := progressOf(cmd, "weighing roles", 0)
		loads, demands := analysis.Loads(all, n.keys), analysis.HardToFill(all, n.keys, hardest)
		bar.stop()
		if o.jsonOutput {
			return writeRolesJSON(cmd.OutOrStdout(), loads, demands)
		}
		keys := slices.Clone(o.models)
		for _, d := range demands {
			keys = append(keys, d.Model)
		}
		models, err := modelNames(cmd.Context(), s, keys)
		if err != nil {
			return err
		}
		o.print(cmd, n, models, loads, demands)
		return nil
	})
}

// writeRolesJSON writes role by role: each may be in very many models.
func writeRolesJSON(w io.Writer, loads []analysis.RoleLoad, demands []analysis.RoleDemand) error {
	out := bufio.NewWriter(w)
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	write := func(before string, v any) error {
		if _, err := out.WriteString(before); err != nil {
			return err
		}
		return encoder.Encode(v)
	}
	separator := "{\"roles\":[\n"
	for _, l := range loads {
		if err := write(separator, l); err != nil {
			return err
		}
		separator = ","
	}
	if len(loads) == 0 {
		_, _ = out.WriteString(separator) // Flush tells
	}
	if err := write("],\"hardToFill\":", demands); err != nil {
		return err
	}
	_, _ = out.WriteString("}\n")
	return out.Flush()
}

func (o *rolesOptions) print(cmd *cobra.Command, n names, models map[string]string, loads []analysis.RoleLoad, demands []analysis.RoleDemand) {
	out := cmd.OutOrStdout()
	t := newTable()
	header := table.Row{"Role", "Models", "Mean load", "", "Peak", "Betweenness", "✓", "✗", "?"}
	if o.models != nil {
		header = append(header, "Without it nobody owns")
	}
	t.AppendHeader(header)
	for i, l := range loads {
		if o.top > 0 && i == o.top {
			break
		}
		well, poorly, undefined := 0, 0, 0
		for _, m := range l.Models {
			well, poorly, undefined = well+m.Well, poorly+m.Poorly, undefined+m.Undefined
		}
		row := table.Row{
			n.roles[l.Role], len(l.Models), fmt.Sprintf("%3.0f %%", 100*l.Mean), strings.Repeat("█", int(10*l.Mean+0.5)),
			fmt.Sprintf("%3.0f %%", 100*l.Peak), fmt.Sprintf("%.2f", l.Betweenness), well, poorly, undefined,
		}
		if o.models != nil {
			var orphaned []string
			for _, m := range l.Models {
				text := list(n.responsibilities, m.Orphaned)
				if len(o.models) > 1 && text != "" {
					text = models[m.Model] + ": " + text
				}
				orphaned = append(orphaned, text)
			}
			row = append(row, strings.Join(slices.DeleteFunc(orphaned, func(s string) bool { return s == "" }), "\n"))
		}
		t.AppendRow(row)
	}
	_, _ = fmt.Fprintln(out, t.Render())
	if o.top > 0 && len(loads) > o.top {
		_, _ = fmt.Fprintf(out, "%d of %d roles; --top 0 prints all.\n", o.top, len(loads))
	}
	demands = slices.DeleteFunc(demands, func(d analysis.RoleDemand) bool { return d.Rarity == 0 })
	if len(demands) == 0 {
		return
	}
	_, _ = fmt.Fprintln(out, "\nHardest to fill, by how rarely other models join these duties in one role:")
	for _, d := range demands {
		_, _ = fmt.Fprintf(out, "  %.1f  %s in %s: %s", d.Rarity, n.roles[d.Role], models[d.Model], list(n.responsibilities, d.Responsibilities))
		if len(d.Poorly) > 0 {
			_, _ = fmt.Fprintf(out, "; poorly: %s", list(n.responsibilities, d.Poorly))
		}
		_, _ = fmt.Fprintln(out)
	}
}
