package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"orgraph/analysis"
	"orgraph/org"
	"orgraph/store"
)

// preferenceOptions are the flags of what a caller values.
type preferenceOptions struct {
	responsibilities           []string
	weights, judgements, scale []string
	several                    []string
	missing                    string
}

// flags adds all of them.
func (o *preferenceOptions) flags(cmd *cobra.Command) {
	o.weightFlags(cmd, "how much a responsibility, or a structure, weighs: 'people=3', 'ROLE_LOAD=1'.\n"+
		"Others weigh 1, and the structures ROLE_LOAD, CONCENTRATION, CLARITY and HAND_OFFS 0")
	flags := cmd.Flags()
	flags.StringArrayVar(&o.scale, "scale", nil, "what a quality is worth, from 0 to 1 (default well=1, poorly=0.35, undefined=0, vacant=0)")
	flags.StringArrayVar(&o.several, "several", nil, "what several owners of a cell are worth: worst, mean or best\n(default alternative=mean, shared=worst, collective=mean)")
	flags.StringVar(&o.missing, "missing", "vacant", "what becomes of a cell that a model does not have: vacant or left-out")
}

// similarityFlags adds those that how much models are alike depends on.
func (o *preferenceOptions) similarityFlags(cmd *cobra.Command) {
	o.weightFlags(cmd, "how much a responsibility weighs: 'people=3'. Others weigh 1")
	cmd.Flags().StringArrayVar(&o.scale, "scale", nil, "what a quality is worth, from 0 to 1 (default well=1, poorly=0.35, undefined=0)")
	o.missing = "vacant"
}

func (o *preferenceOptions) weightFlags(cmd *cobra.Command, weight string) {
	flags := cmd.Flags()
	flags.StringArrayVar(&o.responsibilities, "responsibility", nil, "key of a responsibility to judge by; may be given several times (default: all)")
	flags.StringArrayVar(&o.weights, "weight", nil, weight)
	flags.StringArrayVar(&o.judgements, "judge", nil, "weights by comparing in pairs: 'people/process=3' for three times as important")
}

func (o *preferenceOptions) preferences() (analysis.Preferences, error) {
	p := analysis.Preferences{Responsibilities: o.responsibilities}
	var problems []error
	for name, w := range assignments(&problems, "--weight", o.weights, number) {
		if s := analysis.Structure(strings.ToUpper(name)); slices.Contains(analysis.Structures(), s) {
			set(&p.Structures, s, w)
		} else {
			set(&p.Weights, name, w)
		}
	}
	for pair, times := range assignments(&problems, "--judge", o.judgements, number) {
		criterion, over, ok := strings.Cut(pair, "/")
		if !ok {
			problems = append(problems, fmt.Errorf("--judge: %q names no two responsibilities; write people/process=3", pair))
			continue
		}
		p.Judgements = append(p.Judgements, analysis.Judgement{Criterion: criterion, Over: over, Times: times})
	}
	slices.SortFunc(p.Judgements, func(a, b analysis.Judgement) int {
		return strings.Compare(a.Criterion+"/"+a.Over, b.Criterion+"/"+b.Over)
	})
	scale := analysis.DefaultScale
	choose(&problems, "--scale", assignments(&problems, "--scale", o.scale, number), map[string]*float64{
		"well": &scale.Well, "poorly": &scale.Poorly, "undefined": &scale.Undefined, "vacant": &scale.Vacant,
	})
	p.Scale = &scale
	several := analysis.DefaultSeveralOwners
	choose(&problems, "--several", assignments(&problems, "--several", o.several, pooling), map[string]*analysis.Pooling{
		"alternative": &several.Alternative, "shared": &several.Shared, "collective": &several.Collective,
	})
	p.SeveralOwners = &several
	switch o.missing {
	case "vacant":
		p.Missing = analysis.AsVacant
	case "left-out":
		p.Missing = analysis.LeftOut
	default:
		problems = append(problems, fmt.Errorf("--missing: %q is neither vacant nor left-out", o.missing))
	}
	if err := errors.Join(problems...); err != nil {
		return p, usageError{err}
	}
	return p, nil
}

func set[K comparable, V any](m *map[K]V, k K, v V) {
	if *m == nil {
		*m = map[K]V{}
	}
	(*m)[k] = v
}

// assignments reads the values of a flag, each NAME=VALUE.
func assignments[T any](problems *[]error, flag string, list []string, parse func(string) (T, error)) map[string]T {
	out := map[string]T{}
	for _, text := range list {
		name, value, ok := strings.Cut(text, "=")
		v, err := parse(value)
		_, twice := out[name]
		switch {
		case !ok || name == "":
			*problems = append(*problems, fmt.Errorf("%s: %q is no assignment; write NAME=VALUE", flag, text))
		case err != nil:
			*problems = append(*problems, fmt.Errorf("%s: %q: %w", flag, name, err))
		case twice:
			*problems = append(*problems, fmt.Errorf("%s: %q is there twice; keep one", flag, name))
		default:
			out[name] = v
		}
	}
	return out
}

// choose sets those of the values that are named.
func choose[T any](problems *[]error, flag string, named map[string]T, values map[string]*T) {
	for name, v := range named {
		if to := values[name]; to != nil {
			*to = v
			continue
		}
		var names []string
		for name := range values {
			names = append(names, name)
		}
		slices.Sort(names)
		*problems = append(*problems, fmt.Errorf("%s: there is no %q; there are %s", flag, name, strings.Join(names, ", ")))
	}
}

// number reads a decimal number or a fraction, such as 1/3.
func number(text string) (float64, error) {
	above, below, fraction := strings.Cut(text, "/")
	v, err := strconv.ParseFloat(above, 64)
	if err == nil && fraction {
		var d float64
		d, err = strconv.ParseFloat(below, 64)
		v /= d
	}
	if err != nil {
		return 0, fmt.Errorf("%q is not a number", text)
	}
	return v, nil
}

// interval reads two numbers, such as 0..0.5.
func interval(text string) (analysis.UncertainQuality, error) {
	low, high, ok := strings.Cut(text, "..")
	from, err := number(low)
	if err == nil && ok {
		var to float64
		to, err = number(high)
		return analysis.UncertainQuality{From: from, To: to}, err
	}
	return analysis.UncertainQuality{}, fmt.Errorf("%q is no interval; write 0..1", text)
}

func pooling(text string) (analysis.Pooling, error) {
	if p := analysis.Pooling(strings.ToUpper(text)); slices.Contains(analysis.Poolings(), p) {
		return p, nil
	}
	return "", fmt.Errorf("%q is none of worst, mean, best", text)
}

// names are what things are called, by key.
type names struct {
	keys             []string // of the responsibilities, in their order
	responsibilities map[string]string
	roles            map[string]string // abbreviations where there are any
}

// readNames reads the names of responsibilities and roles.
func readNames(ctx context.Context, s store.Store) (names, error) {
	n := names{responsibilities: map[string]string{}, roles: map[string]string{}}
	rows, err := readResponsibilities(ctx, s)
	if err != nil {
		return n, err
	}
	for _, r := range rows {
		n.keys = append(n.keys, r.Key)
		n.responsibilities[r.Key] = r.Name
	}
	roles, err := s.ListRoles(ctx, []store.Scope{store.All}, store.Query{Paging: store.Everything()})
	if err != nil {
		return n, err
	}
	for _, r := range roles[store.All].Items {
		n.roles[r.Key] = r.Name
		if r.Abbreviation != "" {
			n.roles[r.Key] = r.Abbreviation
		}
	}
	return n, nil
}

// readResponsibilities reads all of them, in their order.
func readResponsibilities(ctx context.Context, s store.Store) ([]org.Responsibility, error) {
	rows, err := s.ListResponsibilities(ctx, []store.Scope{store.All}, store.Query{Paging: store.Everything()})
	if err != nil {
		return nil, err
	}
	var list []org.Responsibility
	for _, r := range rows[store.All].Items {
		list = append(list, *r)
	}
	return list, nil
}

// criterion returns what a criterion is called.
func (n names) criterion(c analysis.Criterion) string {
	if c.Responsibility != "" {
		return n.responsibilities[c.Responsibility]
	}
	return map[analysis.Structure]string{
		analysis.ByRoleLoad: "Role load", analysis.ByConcentration: "Concentration", analysis.ByClarity: "Clarity", analysis.ByHandOffs: "Hand-offs",
	}[c.Structure]
}

// list returns names for keys.
func list(names map[string]string, keys []string) string {
	out := make([]string, len(keys))
	for i, key := range keys {
		out[i] = names[key]
	}
	return strings.Join(out, ", ")
}

// modelNames reads the names of models.
func modelNames(ctx context.Context, s store.Store, keys []string) (map[string]string, error) {
	found, err := s.Models(ctx, keys)
	out := make(map[string]string, len(found))
	for key, m := range found {
		out[key] = m.Name
	}
	return out, err
}

// columns gives each column of the models to add, with a progress bar where that takes
// long. A model that is not there is an error.
func columns(cmd *cobra.Command, s store.Store, models []string, add func(org.Column)) error {
	ctx := cmd.Context()
	total := len(models)
	if models == nil {
		counts, err := s.Count(ctx, store.KindModel, []store.Scope{store.All}, store.Where{})
		if err != nil {
			return err
		}
		total = counts[store.All]
	}
	bar := progressOf(cmd, "reading models", total)
	defer bar.stop()
	found := map[string]bool{}
	for c, err := range s.Columns(ctx, models) {
		if err != nil {
			return err
		}
		add(c)
		bar.add(1)
		if models != nil {
			found[c.Model] = true
		}
	}
	for _, key := range models {
		if !found[key] {
			return noModel(key)
		}
	}
	return nil
}

// matrixOf reads the matrix of the models. One that is not there is an error.
func matrixOf(ctx context.Context, s store.Store, models []string) (org.Matrix, error) {
	m, err := s.Matrix(ctx, models)
	for _, key := range models {
		if err == nil && !slices.ContainsFunc(m.Models, func(v org.Model) bool { return v.Key == key }) {
			err = noModel(key)
		}
	}
	return m, err
}

func noModel(key string) error {
	return fmt.Errorf("there is no model %q; run orgraph query '{ models { nodes { key } } }' for those there are", key)
}
