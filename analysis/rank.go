package analysis

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
)

// Method is a way to make one score of what a model is worth by each criterion.
type Method string

const (
	// WeightedSum is Σ w·v, with the weights summing to 1 (simple additive
	// weighting; Fishburn, "Additive Utilities with Incomplete Product Sets",
	// Operations Research 15 (1967)).
	WeightedSum Method = "WEIGHTED_SUM"
	// TOPSISFixed is TOPSIS with the values as they are and with fixed ideals: 1 and
	// 0 by every criterion. A model that is added does not move the others (García-
	// Cascales and Lamata, "On rank reversal and TOPSIS method", Mathematical and
	// Computer Modelling 56 (2012)).
	TOPSISFixed Method = "TOPSIS"
	// TOPSISVector is TOPSIS as Hwang and Yoon have it (Multiple Attribute Decision
	// Making, 1981): each criterion's values are divided by their Euclidean norm, and
	// the ideals are the best and the worst that there are.
	TOPSISVector Method = "TOPSIS_VECTOR"
	// TOPSISMinMax is TOPSIS with each criterion's values stretched to 0 to 1. With
	// either of the two, models of which none is better than another all score 1: they
	// are the best that there is.
	TOPSISMinMax Method = "TOPSIS_MIN_MAX"
	// PrometheeII is the net outranking flow with the usual preference function: by
	// each criterion, the share of the other models that are worse less the share of
	// those that are better (Brans and Vincke, "A Preference Ranking Organisation
	// Method", Management Science 31 (1985)). From -1 to 1.
	PrometheeII Method = "PROMETHEE_II"
)

// Methods lists every Method.
func Methods() []Method {
	return []Method{WeightedSum, TOPSISFixed, TOPSISVector, TOPSISMinMax, PrometheeII}
}

// A Ranking is models by score.
type Ranking struct {
	Method Method
	// Models are in the order of their ranks, equal ones by key.
	Models []Ranked

	decision *Decision
	scorer   scorer
}

// Ranked is a model's place.
type Ranked struct {
	Model string `json:"model"`
	// Rank counts from 1; models with equal scores share a rank, and the next rank
	// counts them all (1, 1, 3).
	Rank int `json:"rank"`
	// Score is from 0 to 1, with PrometheeII from -1 to 1.
	Score float64 `json:"score"`
	// Coverage is the share of the weights whose cells the model has; a structure is
	// covered by the share of the responsibilities of which it has a cell. Below 1 the
	// score leaves the others out, or counts them as vacant; see [Missing].
	Coverage float64 `json:"coverage"`
	row      int
}

// A Contribution is the part of a score that a criterion makes.
type Contribution struct {
	Criterion
	// Value is what the model is worth by the criterion, from 0 to 1; nil where the
	// cell is left out.
	Value        *float64 `json:"value"`
	Contribution float64  `json:"contribution"`
}

// Rank scores the models and sorts them. Error: ErrBadInput for a method that there
// is not.
func (d *Decision) Rank(method Method) (*Ranking, error) {
	s, err := d.scorer(method)
	if err != nil {
		return nil, err
	}
	r := &Ranking{Method: method, Models: make([]Ranked, len(d.models)), decision: d, scorer: s}
	scores := make([]float64, len(d.models))
	s.scores(d.given, scores)
	for i, model := range d.models {
		_, coverage := d.missingOf(i)
		r.Models[i] = Ranked{Model: model, Score: round(scores[i]), Coverage: coverage, row: i}
	}
	slices.SortFunc(r.Models, func(a, b Ranked) int {
		return cmp.Or(cmpDescending(a.Score, b.Score), strings.Compare(a.Model, b.Model))
	})
	for i, begin := 0, 0; i < len(r.Models); i++ {
		if compareScores(r.Models[begin].Score, r.Models[i].Score) != 0 {
			r.sortByKey(begin, i)
			begin = i
		}
		r.Models[i].Rank = begin + 1
		if i == len(r.Models)-1 {
			r.sortByKey(begin, i+1)
		}
	}
	return r, nil
}

// sortByKey sorts models that share a rank: their scores may differ by rounding.
func (r *Ranking) sortByKey(begin, end int) {
	slices.SortFunc(r.Models[begin:end], func(a, b Ranked) int { return strings.Compare(a.Model, b.Model) })
}

// Decision returns what was ranked.
func (r *Ranking) Decision() *Decision { return r.decision }

// Missing returns the responsibilities of which a model has no cell.
func (r *Ranking) Missing(m Ranked) []string {
	missing, _ := r.decision.missingOf(m.row)
	return missing
}

// Contributions returns the parts of a model's score, a criterion each, which sum
// to the score. With TOPSIS, whose score is a quotient of distances, a
// criterion's part is its share of the squared distance from the worst.
func (r *Ranking) Contributions(m Ranked) []Contribution {
	parts := make([]float64, len(r.decision.criteria))
	r.scorer.parts(m.row, r.decision.given, m.Score, parts)
	list := make([]Contribution, len(parts))
	for j, c := range r.decision.criteria {
		list[j] = Contribution{Criterion: c, Contribution: parts[j]}
		if v := r.decision.row(m.row)[j]; !math.IsNaN(v) {
			list[j].Value = &v
		}
	}
	return list
}

// Dominators returns, for each of the models, those of the Pareto front that dominate
// it, by key and most of them at most; none for one that is on the front itself. It
// takes time in proportion to the models times the front.
func (r *Ranking) Dominators(models []Ranked, most int) [][]string {
	d := r.decision
	front := d.front()
	slices.SortFunc(front, func(a, b int) int { return strings.Compare(d.models[a], d.models[b]) })
	list := make([][]string, len(models))
	for i, m := range models {
		for _, f := range front {
			if len(list[i]) == most {
				break
			}
			if d.dominates(f, m.row) {
				list[i] = append(list[i], d.models[f])
			}
		}
	}
	return list
}

// A scorer makes scores of weights.
type scorer interface {
	// scores writes the score of each row. Only the weights' ratios count.
	scores(weights, to []float64)
	// parts writes what each criterion contributes to the score of a row.
	parts(row int, weights []float64, score float64, to []float64)
}

func (d *Decision) scorer(method Method) (scorer, error) {
	switch method {
	case WeightedSum:
		return additive{d.values, 0}, nil
	case PrometheeII:
		return additive{d.flows(), -1}, nil
	case TOPSISFixed:
		return topsis{d.values, filled(len(d.criteria), 1), filled(len(d.criteria), 0)}, nil
	case TOPSISVector, TOPSISMinMax:
		return d.topsis(method), nil
	}
	return nil, fmt.Errorf("%w: there is no method %q; there are WEIGHTED_SUM, TOPSIS, TOPSIS_VECTOR, TOPSIS_MIN_MAX, PROMETHEE_II", ErrBadInput, method)
}

func filled(n int, v float64) []float64 { return slices.Repeat([]float64{v}, n) }

// additive scores are Σ w·v/Σ w over the values that there are, and the worst score
// without any: of what nothing is known is not worth more than what is known to be bad.
type additive struct {
	values []float64
	worst  float64
}

func (a additive) scores(weights, to []float64) {
	i := 0
	for row := range slices.Chunk(a.values, len(weights)) {
		sum, covered := 0.0, 0.0
		for j, v := range row {
			if !math.IsNaN(v) {
				sum += weights[j] * v
				covered += weights[j]
			}
		}
		if covered > 0 {
			sum /= covered
		} else {
			sum = a.worst
		}
		to[i] = sum
		i++
	}
}

func (a additive) parts(row int, weights []float64, _ float64, to []float64) {
	k := len(weights)
	covered, all := 0.0, 0.0
	for j, v := range a.values[row*k : (row+1)*k] {
		to[j] = 0
		if !math.IsNaN(v) {
			to[j] = weights[j] * v
			covered += weights[j]
		}
		all += weights[j]
	}
	for j := range to {
		if covered > 0 {
			to[j] /= covered
		} else {
			to[j] = a.worst * weights[j] / all
		}
	}
}

// flows returns the net flow of each model by each criterion: how many of the others
// are worse less how many are better, divided by how many there are.
func (d *Decision) flows() []float64 {
	k := len(d.criteria)
	out := make([]float64, len(d.values))
	column := make([]float64, 0, len(d.models))
	for j := range k {
		column = column[:0]
		for i := range d.models {
			if v := d.row(i)[j]; !math.IsNaN(v) {
				column = append(column, v)
			}
		}
		slices.Sort(column)
		for i := range d.models {
			v := d.row(i)[j]
			if math.IsNaN(v) || len(column) == 1 {
				out[i*k+j] = v * 0 // NaN stays, and one alone has nobody to compare with
				continue
			}
			worse, _ := slices.BinarySearch(column, v)
			notBetter, _ := slices.BinarySearch(column, math.Nextafter(v, 2))
			out[i*k+j] = float64(worse-(len(column)-notBetter)) / float64(len(column)-1)
		}
	}
	return out
}

// topsis scores are d⁻/(d⁺+d⁻) with the Euclidean distances of the weighted values
// from the ideal and from the worst.
type topsis struct{ values, ideal, worst []float64 }

func (d *Decision) topsis(method Method) topsis {
	k := len(d.criteria)
	t := topsis{slices.Clone(d.values), filled(k, math.Inf(-1)), filled(k, math.Inf(1))}
	for j := range k {
		low, high, squares := math.Inf(1), math.Inf(-1), 0.0
		for i := range d.models {
			if v := d.row(i)[j]; !math.IsNaN(v) {
				low, high, squares = min(low, v), max(high, v), squares+v*v
			}
		}
		for i := range d.models {
			v := &t.values[i*k+j]
			switch {
			case math.IsNaN(*v):
				continue
			case method == TOPSISMinMax && high > low:
				*v = (*v - low) / (high - low)
			case method == TOPSISVector && squares > 0:
				*v /= math.Sqrt(squares)
			default:
				*v = 0 // all are the same
			}
			t.worst[j], t.ideal[j] = min(t.worst[j], *v), max(t.ideal[j], *v)
		}
	}
	return t
}

func (t topsis) scores(weights, to []float64) {
	k := len(weights)
	for i := range to {
		best, worst, covered := 0.0, 0.0, 0.0
		for j, v := range t.values[i*k : (i+1)*k] {
			if !math.IsNaN(v) {
				best += square(weights[j] * (t.ideal[j] - v))
				worst += square(weights[j] * (v - t.worst[j]))
				covered += weights[j]
			}
		}
		switch {
		case covered == 0:
			to[i] = 0
		case best == 0: // also where nothing sets the models apart
			to[i] = 1
		default:
			to[i] = math.Sqrt(worst) / (math.Sqrt(best) + math.Sqrt(worst))
		}
	}
}

func (t topsis) parts(row int, weights []float64, score float64, to []float64) {
	k := len(weights)
	worst, covered := 0.0, 0.0
	for j, v := range t.values[row*k : (row+1)*k] {
		to[j] = 0
		if !math.IsNaN(v) {
			to[j] = square(weights[j] * (v - t.worst[j]))
			covered += weights[j]
		}
		worst += to[j]
	}
	for j, v := range t.values[row*k : (row+1)*k] {
		switch {
		case worst > 0:
			to[j] *= score / worst
		case covered > 0 && !math.IsNaN(v):
			to[j] = score * weights[j] / covered
		}
	}
}

// round takes off what rounding has added, so that .675 reads as that.
func round(v float64) float64 { return math.Round(v*1e12) / 1e12 }

func square(v float64) float64 { return v * v }
