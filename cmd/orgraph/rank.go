package main

import (
	"bufio"
	"encoding/json"
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
	"orgraph/store"
)

type rankOptions struct {
	*options
	preferenceOptions
	models        []string
	method        string
	top           int
	samples       int
	seed          uint64
	concentration float64
	between       []string
	uncertain     []string
	dominance     bool
	color         string
	jsonOutput    bool
}

// methods are the methods by the names that the flag takes.
var methods = map[string]analysis.Method{
	"weighted-sum": analysis.WeightedSum, "topsis": analysis.TOPSISFixed, "topsis-vector": analysis.TOPSISVector,
	"topsis-min-max": analysis.TOPSISMinMax, "promethee": analysis.PrometheeII,
}

func newRank(o *options) *cobra.Command {
	opts := &rankOptions{options: o}
	cmd := &cobra.Command{
		Use:   "rank",
		Short: "Rank models by what you value, and tell how sure that is",
		Long: `Rank models by weighted criteria. A criterion is a responsibility, worth what the
qualities of its owners are worth, or a structure of the whole model. Beside each
score stand its reasons: what the model is worth by each criterion. Below the table
stands how far each weight may move before another model comes first.

docs/analysis.md explains the methods on an example.`,
		Example: `  orgraph rank
  orgraph rank --weight people=3 --weight ROLE_LOAD=1
  orgraph rank --method promethee --model tech-lead --model scrum
  orgraph rank --judge people/process=3 --judge people/product=5 --judge process/product=3
  orgraph rank --samples 10000                   how often each comes first under any weights
  orgraph rank --uncertain undefined=0..1        between which scores each lies
  orgraph rank --dominance                       which the best beat whatever the weights
  orgraph rank --between tech-lead --between scrum`,
		Args: cobra.NoArgs,
		RunE: action(func(cmd *cobra.Command, _ []string) error { return opts.run(cmd) }),
	}
	opts.flags(cmd)
	flags := cmd.Flags()
	flags.StringArrayVar(&opts.models, "model", nil, "key of a model to rank; may be given several times (default: all)")
	flags.StringVar(&opts.method, "method", "weighted-sum", "weighted-sum, topsis, topsis-vector, topsis-min-max or promethee")
	flags.IntVar(&opts.top, "top", 20, "how many models to print, 0 for all; --json prints all")
	flags.IntVar(&opts.samples, "samples", 0, "try so many random weights, and tell how often each model comes first")
	flags.Uint64Var(&opts.seed, "seed", 1, "of the random weights; the same seed gives the same answer")
	flags.Float64Var(&opts.concentration, "concentration", 0, "keep the random weights near yours, the nearer the larger it is (0: all weights alike)")
	flags.StringArrayVar(&opts.uncertain, "uncertain", nil, "print the interval of each score where what a quality is worth is only known to lie\nin one: 'undefined=0..1'; may be given several times")
	flags.BoolVar(&opts.dominance, "dominance", false, "print which models of the Pareto front dominate each, three at most: they are at least\nas good by every criterion, and better by one")
	flags.StringArrayVar(&opts.between, "between", nil, "tell when the order of two models flips, and not the first place; give it twice")
	flags.StringVar(&opts.color, "color", "auto", "auto, always or never; NO_COLOR is heeded")
	flags.BoolVar(&opts.jsonOutput, "json", false, "print JSON")
	return cmd
}

func (o *rankOptions) run(cmd *cobra.Command) error {
	method, ok := methods[o.method]
	switch {
	case !ok:
		return usageError{fmt.Errorf("--method: %q is none of weighted-sum, topsis, topsis-vector, topsis-min-max, promethee", o.method)}
	case len(o.between) != 0 && len(o.between) != 2:
		return usageError{fmt.Errorf("--between: there are %d models; give it twice", len(o.between))}
	case o.samples < 0 || o.top < 0:
		return usageError{fmt.Errorf("--samples and --top are 0 or more")}
	case o.concentration != 0 && o.samples == 0:
		return usageError{fmt.Errorf("--concentration is of random weights; give --samples too")}
	}
	color, err := useColor(o.color, cmd.OutOrStdout())
	if err != nil {
		return err
	}
	p, err := o.preferences()
	if err != nil {
		return err
	}
	uncertain, err := o.uncertainQualities()
	if err != nil {
		return err
	}
	return o.withStore(cmd.Context(), cmd.PrintErrf, func(s store.Store) error {
		n, err := readNames(cmd.Context(), s)
		if err != nil {
			return err
		}
		d, err := analysis.NewDecision(n.keys, p)
		if err != nil {
			return err
		}
		var all []org.Column
		err = columns(cmd, s, o.models, func(c org.Column) {
			d.Add(c)
			if uncertain != nil {
				all = append(all, c)
			}
		})
		if err != nil {
			return err
		}
		r, err := d.Rank(method)
		if err != nil {
			return err
		}
		sure, err := o.sure(cmd, r)
		if err != nil {
			return err
		}
		if uncertain != nil {
			intervals, err := analysis.ScoreIntervals(all, n.keys, p, method, uncertain)
			if err != nil {
				return err
			}
			sure.intervals = make(map[string]analysis.ScoreInterval, len(intervals))
			for _, i := range intervals {
				sure.intervals[i.Model] = i
			}
		}
		out := bufio.NewWriter(cmd.OutOrStdout())
		if o.jsonOutput {
			err = o.writeJSON(out, r, sure)
		} else {
			err = o.print(cmd, out, s, n, r, sure, color)
		}
		if err != nil {
			return err
		}
		return out.Flush()
	})
}

// sureness is how sure a ranking is.
type sureness struct {
	Stability     []analysis.Stability              `json:"stability,omitempty"`
	Contest       *analysis.Contest                 `json:"contest,omitempty"`
	Acceptability *analysis.Acceptability           `json:"acceptability,omitempty"`
	intervals     map[string]analysis.ScoreInterval // by model; nil where none were asked for
}

// uncertainQualities reads the flag, nil where it is not given.
func (o *rankOptions) uncertainQualities() (list []analysis.UncertainQuality, err error) {
	var problems []error
	well, poorly, undefined := org.Well, org.Poorly, org.Undefined
	qualities := map[string]*org.Quality{"well": &well, "poorly": &poorly, "undefined": &undefined, "vacant": nil}
	for name, u := range assignments(&problems, "--uncertain", o.uncertain, interval) {
		q, known := qualities[name]
		if !known {
			problems = append(problems, fmt.Errorf("--uncertain: there is no %q; there are poorly, undefined, vacant, well", name))
		}
		u.Quality = q
		list = append(list, u)
	}
	if err := errors.Join(problems...); err != nil {
		return nil, usageError{err}
	}
	return list, nil
}

func (o *rankOptions) sure(cmd *cobra.Command, r *analysis.Ranking) (s sureness, err error) {
	if len(r.Models) == 0 {
		return s, nil
	}
	switch {
	case o.between != nil:
		if s.Stability, err = r.StabilityBetween(o.between[0], o.between[1]); err != nil {
			return s, err
		}
		if r.Method == analysis.WeightedSum {
			if s.Contest, err = r.Contest(o.between[0], o.between[1]); err != nil {
				return s, err
			}
		}
	case r.Method == analysis.WeightedSum || r.Method == analysis.PrometheeII:
		if s.Stability, err = r.Stability(); err != nil {
			return s, err
		}
	}
	if o.samples > 0 {
		bar := progressOf(cmd, "trying random weights", 0)
		defer bar.stop()
		s.Acceptability, err = r.Acceptability(cmd.Context(), analysis.WeightSampling{Samples: o.samples, Seed: o.seed, Concentration: o.concentration})
	}
	return s, err
}

// scoreInterval is between which scores a model lies.
type scoreInterval struct {
	From float64 `json:"from"`
	To   float64 `json:"to"`
}

// namedDominators is how many models of the Pareto front are named that dominate another.
const namedDominators = 3

// writeJSON writes model by model: a ranking may hold very many.
func (o *rankOptions) writeJSON(out io.Writer, r *analysis.Ranking, sure sureness) error {
	head, err := json.Marshal(struct {
		Method     analysis.Method      `json:"method"`
		Criteria   []analysis.Criterion `json:"criteria"`
		Priorities *analysis.Priorities `json:"priorities,omitempty"`
		sureness
	}{r.Method, r.Decision().Criteria(), r.Decision().Priorities(), sure})
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintf(out, "%s,\"models\":[", strings.TrimSuffix(string(head), "}")); err != nil {
		return err
	}
	var dominators [][]string
	if o.dominance {
		dominators = r.Dominators(r.Models, namedDominators)
	}
	for i, m := range r.Models {
		row := struct {
			analysis.Ranked
			Interval      *scoreInterval          `json:"interval,omitempty"`
			Missing       []string                `json:"missing,omitempty"`
			DominatedBy   []string                `json:"dominatedBy,omitempty"`
			Contributions []analysis.Contribution `json:"contributions"`
		}{Ranked: m, Missing: r.Missing(m), Contributions: r.Contributions(m)}
		if between, ok := sure.intervals[m.Model]; ok {
			row.Interval = &scoreInterval{between.From, between.To}
		}
		if o.dominance {
			row.DominatedBy = dominators[i]
		}
		line, err := json.Marshal(row)
		if err != nil {
			return err
		}
		separator := ",\n"
		if i == 0 {
			separator = "\n"
		}
		if _, err := fmt.Fprintf(out, "%s%s", separator, line); err != nil {
			return err
		}
	}
	_, err = fmt.Fprintln(out, "\n]}")
	return err
}

func (o *rankOptions) print(cmd *cobra.Command, out io.Writer, s store.Store, n names, r *analysis.Ranking, sure sureness, color bool) error {
	shown := r.Models
	if o.top > 0 && len(shown) > o.top {
		shown = shown[:o.top]
	}
	var keys []string
	for _, m := range shown {
		keys = append(keys, m.Model)
	}
	for _, st := range sure.Stability {
		keys = append(keys, st.Below, st.Above)
	}
	if sure.Acceptability != nil {
		for _, m := range sure.Acceptability.Models {
			keys = append(keys, m.Model)
		}
	}
	keys = append(keys, o.between...)
	var dominators [][]string
	if o.dominance {
		dominators = r.Dominators(shown, namedDominators)
		keys = append(keys, slices.Concat(dominators...)...)
	}
	models, err := modelNames(cmd.Context(), s, keys)
	if err != nil {
		return err
	}
	t := newTable()
	header := table.Row{"Rank", "Model", "Score"}
	if sure.intervals != nil {
		header = append(header, "Interval")
	}
	incomplete := slices.ContainsFunc(r.Models, func(m analysis.Ranked) bool { return len(r.Missing(m)) > 0 })
	if incomplete {
		header = append(header, "Coverage")
	}
	for _, c := range r.Decision().Criteria() {
		header = append(header, fmt.Sprintf("%s\n%.0f %%", text.WrapSoft(n.criterion(c), 10), 100*c.Weight))
	}
	if o.dominance {
		header = append(header, "Dominated by")
	}
	t.AppendHeader(header)
	for i, m := range shown {
		row := table.Row{m.Rank, text.WrapSoft(models[m.Model], 22), fmt.Sprintf("%.4f", m.Score)}
		if sure.intervals != nil {
			row = append(row, fmt.Sprintf("%.4f to %.4f", sure.intervals[m.Model].From, sure.intervals[m.Model].To))
		}
		if incomplete {
			row = append(row, fmt.Sprintf("%.0f %%", 100*m.Coverage))
		}
		missing := r.Missing(m)
		for _, c := range r.Contributions(m) {
			content := valueCell(c.Value, color)
			if slices.Contains(missing, c.Responsibility) {
				content += notMentioned
			}
			row = append(row, content)
		}
		if o.dominance {
			names := make([]string, len(dominators[i]))
			for j, key := range dominators[i] {
				names[j] = text.WrapSoft(models[key], 22)
			}
			row = append(row, strings.Join(names, "\n"))
		}
		t.AppendRow(row)
	}
	_, _ = fmt.Fprintln(out, t.Render())
	if len(shown) < len(r.Models) {
		_, _ = fmt.Fprintf(out, "%d of %d models; --top 0 prints all.\n", len(shown), len(r.Models))
	}
	_, _ = fmt.Fprintln(out, "Under each criterion its weight, in each row what the model is worth by it, from 0 to 1.")
	if incomplete {
		_, _ = fmt.Fprintf(out, "%s is not mentioned by the model, and %s.\n", notMentioned,
			map[string]string{"vacant": "counts as vacant; --missing left-out leaves it out", "left-out": "left out; the other weights count instead"}[o.missing])
	}
	if o.dominance {
		_, _ = fmt.Fprintf(out, "Whatever the weights, a model is not before those that dominate it; named are those of the Pareto front, %d at most.\n", namedDominators)
	}
	if p := r.Decision().Priorities(); p != nil {
		_, _ = fmt.Fprintf(out, "The judgements have the consistency ratio %.4f: 0 where they agree entirely, %.1f at most.\n", p.Ratio, analysis.MaxConsistencyRatio)
	}
	o.printSure(out, n, models, sure)
	return nil
}

func (o *rankOptions) printSure(out io.Writer, n names, models map[string]string, sure sureness) {
	if sure.Contest != nil {
		_, _ = fmt.Fprintf(out, "\n%s beats %s exactly where the weights say\n  %s\n", models[sure.Contest.A], models[sure.Contest.B], sure.Contest.Condition)
	}
	if sure.Stability != nil {
		what := "The first place stays"
		if o.between != nil {
			what = "The order of the two stays"
		}
		flips := 0
		for _, s := range sure.Stability {
			if s.Below == "" && s.Above == "" {
				continue
			}
			if flips == 0 {
				_, _ = fmt.Fprintf(out, "\n%s as it is while\n", what)
			}
			flips++
			_, _ = fmt.Fprintf(out, "  %-22s weighs %3.0f %% to %3.0f %% (now %.0f %%)", n.criterion(s.Criterion), 100*s.From, 100*s.To, 100*s.Weight)
			if s.Below != "" {
				_, _ = fmt.Fprintf(out, ", below comes %s", models[s.Below])
			}
			if s.Above != "" {
				_, _ = fmt.Fprintf(out, ", above comes %s", models[s.Above])
			}
			_, _ = fmt.Fprintln(out)
		}
		if flips == 0 {
			_, _ = fmt.Fprintf(out, "\n%s as it is however one weight moves.\n", what)
		}
	}
	a := sure.Acceptability
	if a != nil && o.between != nil {
		at := func(key string) int {
			return slices.IndexFunc(a.Models, func(m analysis.ModelAcceptability) bool { return m.Model == key })
		}
		i, j := at(o.between[0]), at(o.between[1])
		for _, pair := range [][2]int{{i, j}, {j, i}} {
			e := a.Win(pair[0], pair[1])
			_, _ = fmt.Fprintf(out, "\n%s beats %s under %.1f %% ± %.1f of %d random weights", models[a.Models[pair[0]].Model], models[a.Models[pair[1]].Model],
				100*e.Probability, 100*e.StandardError, a.Samples)
		}
		_, _ = fmt.Fprintln(out)
		return
	}
	if a != nil {
		_, _ = fmt.Fprintf(out, "\nUnder %d random weights the models come first so often (± one standard error):\n", a.Samples)
		for i, m := range a.Models {
			if i == 20 {
				break
			}
			e := m.Ranks[0]
			_, _ = fmt.Fprintf(out, "  %-22s %5.1f %% ± %.1f\n", text.Snip(models[m.Model], 22, "…"), 100*e.Probability, 100*e.StandardError)
		}
	}
}

// newTable returns a table in the program's style.
func newTable() table.Writer {
	t := table.NewWriter()
	t.SetStyle(table.StyleLight)
	t.Style().Format.Header = text.FormatDefault
	return t
}

// valueCell writes what a model is worth by a criterion, on a terminal in colour.
func valueCell(v *float64, color bool) string {
	if v == nil {
		return ""
	}
	s := strings.TrimRight(strings.TrimRight(fmt.Sprintf("%.3f", *v), "0"), ".")
	if !color {
		return s
	}
	switch {
	case *v >= 0.75:
		return text.FgGreen.Sprint(s)
	case *v >= 0.25:
		return text.FgYellow.Sprint(s)
	}
	return text.FgRed.Sprint(s)
}
