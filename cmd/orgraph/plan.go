package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/spf13/cobra"

	"orgraph/analysis"
	"orgraph/store"
)

type planOptions struct {
	*options
	preferenceOptions
	costs      []string
	jsonOutput bool
}

func newPlan(o *options) *cobra.Command {
	opts := &planOptions{options: o}
	cmd := &cobra.Command{
		Use:   "plan FROM TO",
		Short: "Plan the way from one model to another",
		Long: `Print the smallest set of moves that turns one model into another, what each costs,
and how good the model is after it. In between no responsibility is without an owner
that has one before and after.`,
		Example: `  orgraph plan tech-lead engineering-manager-does-projects
  orgraph plan scrum tech-lead --cost move=2 --cost enter=10 --weight people=3`,
		Args: cobra.ExactArgs(2),
		RunE: action(func(cmd *cobra.Command, args []string) error { return opts.run(cmd, args[0], args[1]) }),
	}
	opts.flags(cmd)
	cmd.Flags().StringArrayVar(&opts.costs, "cost", nil, "what a kind of move costs: move, add, remove, regrade, rearrange (default 1 each),\n"+
		"and enter and leave for each role that comes and goes (default 0)")
	cmd.Flags().BoolVar(&opts.jsonOutput, "json", false, "print JSON")
	return cmd
}

func (o *planOptions) run(cmd *cobra.Command, from, to string) error {
	var problems []error
	costs := analysis.DefaultMoveCosts
	choose(&problems, "--cost", assignments(&problems, "--cost", o.costs, number), map[string]*float64{
		"move": &costs.Move, "add": &costs.Add, "remove": &costs.Remove, "regrade": &costs.Regrade,
		"rearrange": &costs.Rearrange, "enter": &costs.Enter, "leave": &costs.Leave,
	})
	if err := errors.Join(problems...); err != nil {
		return usageError{err}
	}
	p, err := o.preferences()
	if err != nil {
		return err
	}
	return o.withStore(cmd.Context(), cmd.PrintErrf, func(s store.Store) error {
		m, err := matrixOf(cmd.Context(), s, []string{from, to})
		if err != nil {
			return err
		}
		n, err := readNames(cmd.Context(), s)
		if err != nil {
			return err
		}
		plan, err := analysis.Plan(m, from, to)
		if err != nil {
			return err
		}
		j, err := analysis.Travel(m, n.keys, plan, p, costs)
		if err != nil {
			return err
		}
		if o.jsonOutput {
			return writeJSON(cmd.OutOrStdout(), j)
		}
		models, err := modelNames(cmd.Context(), s, []string{from, to})
		if err != nil {
			return err
		}
		o.print(cmd, n, models, j)
		return nil
	})
}

func (o *planOptions) print(cmd *cobra.Command, n names, models map[string]string, j *analysis.Journey) {
	out := cmd.OutOrStdout()
	if len(j.Steps) == 0 {
		_, _ = fmt.Fprintf(out, "%s and %s are the same; there is nothing to do.\n", models[j.From], models[j.To])
		return
	}
	t := newTable()
	t.AppendHeader(table.Row{"", "Responsibility", "Move", "Roles that come and go", "Cost", "Score"})
	t.AppendRow(table.Row{"", "", models[j.From], "", "", fmt.Sprintf("%.4f", j.Start)})
	for i, s := range j.Steps {
		var roles []string
		for _, r := range s.Enter {
			roles = append(roles, "+ "+n.roles[r])
		}
		for _, r := range s.Leave {
			roles = append(roles, "- "+n.roles[r])
		}
		t.AppendRow(table.Row{i + 1, n.responsibilities[s.Responsibility], n.move(s.Move), strings.Join(roles, " "), fmt.Sprintf("%g", s.Cost), fmt.Sprintf("%.4f", s.Score)})
	}
	_, _ = fmt.Fprintln(out, t.Render())
	_, _ = fmt.Fprintf(out, "%d moves from %s to %s, cost %g", len(j.Steps), models[j.From], models[j.To], j.Cost)
	if len(j.Enter) > 0 {
		_, _ = fmt.Fprintf(out, "; new: %s", list(n.roles, j.Enter))
	}
	if len(j.Leave) > 0 {
		_, _ = fmt.Fprintf(out, "; gone: %s", list(n.roles, j.Leave))
	}
	_, _ = fmt.Fprintln(out)
}

// move says a move in names.
func (n names) move(m analysis.Move) string {
	quality := strings.ToLower(string(m.Quality))
	switch m.Kind {
	case analysis.MoveOwner:
		return fmt.Sprintf("move from %s to %s, %s", n.roles[m.From], n.roles[m.To], quality)
	case analysis.AddOwner:
		return fmt.Sprintf("add %s, %s", n.roles[m.To], quality)
	case analysis.RemoveOwner:
		return "remove " + n.roles[m.From]
	case analysis.Regrade:
		return fmt.Sprintf("%s owns it %s", n.roles[m.To], quality)
	default:
		if m.Arrangement == "" {
			return "leave it unmentioned"
		}
		return "arrange as " + strings.ToLower(string(m.Arrangement))
	}
}
