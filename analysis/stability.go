package analysis

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Stability is how far the weight of one criterion may move before a place flips.
// The other weights keep their ratios and fill up to 1; where they are all 0 they
// share what is left evenly.
type Stability struct {
	Criterion
	// From and To are the shares of all weights between which nothing flips; at the
	// ends the models tie. 0 and 1 where it never does.
	From float64 `json:"from"`
	To   float64 `json:"to"`
	// Below and Above are the models that come first beyond From and To; "" where
	// none does.
	Below string `json:"below,omitempty"`
	Above string `json:"above,omitempty"`
}

// Stability returns, for each criterion, how far its weight may move before the
// first place flips: before another model joins or passes those that share it, or
// they part. It is closed form, the root of the difference of two scores, which is
// linear in the weight where no cells are left out and else quadratic (Triantaphyllou
// and Sánchez, "A Sensitivity Analysis Approach for Some Deterministic
// Multi-Criteria Decision-Making Methods", Decision Sciences 28 (1997)). Errors:
// ErrBadInput for methods of TOPSIS, whose scores have no such form, and without
// models.
func (r *Ranking) Stability() ([]Stability, error) {
	if len(r.Models) == 0 {
		return nil, fmt.Errorf("%w: there are no models to rank", ErrBadInput)
	}
	// One of those that share the first place stands for all: where another one does not
	// tie with it however the weight moves, nothing may move at all.
	return r.stability(func(flip func(a, b Ranked)) {
		for _, other := range r.Models[1:] {
			flip(r.Models[0], other)
		}
	})
}

// StabilityBetween is [Ranking.Stability] for the order of two models. Errors also:
// ErrNotFound; ErrBadInput for a model and itself.
func (r *Ranking) StabilityBetween(a, b string) ([]Stability, error) {
	first, second, err := r.pair(a, b)
	if err != nil {
		return nil, err
	}
	if second.Score > first.Score {
		first, second = second, first
	}
	return r.stability(func(flip func(a, b Ranked)) { flip(first, second) })
}

func (r *Ranking) pair(a, b string) (first, second Ranked, err error) {
	if a == b {
		return first, second, fmt.Errorf("%w: %q cannot change places with itself; name two models", ErrBadInput, a)
	}
	var found [2]Ranked
	for k, key := range []string{a, b} {
		i := slices.IndexFunc(r.Models, func(m Ranked) bool { return m.Model == key })
		if i < 0 {
			return first, second, fmt.Errorf("%w: there is no model %q among the %d that are ranked", ErrNotFound, key, len(r.Models))
		}
		found[k] = r.Models[i]
	}
	return found[0], found[1], nil
}

func (r *Ranking) stability(pairs func(flip func(a, b Ranked))) ([]Stability, error) {
	values, ok := r.scorer.(additive)
	if !ok {
		return nil, fmt.Errorf("%w: with %s a place has no closed form of when it flips; use WEIGHTED_SUM or PROMETHEE_II", ErrBadInput, r.Method)
	}
	criteria := r.decision.criteria
	list := make([]Stability, len(criteria))
	for j, c := range criteria {
		s := Stability{Criterion: c, From: 0, To: 1}
		// What the other weights are where this one is 0.
		others := r.decision.weights()
		for i := range others {
			switch {
			case i == j:
				others[i] = 0
			case c.Weight < 1:
				others[i] /= 1 - c.Weight
			default:
				others[i] = 1 / float64(len(criteria)-1)
			}
		}
		var below, above *Ranked
		pairs(func(a, b Ranked) {
			low, high := values.hold(a.row, b.row, j, compareScores(a.Score, b.Score) != 0, c.Weight, others)
			// Several may meet at one weight: the one named leads beyond it.
			next := func(at, side float64, known *Ranked) *Ranked {
				first := &a
				if values.beyond(a.row, b.row, j, at, side, others) <= 0 {
					first = &b
				}
				if known != nil && cmp.Or(values.beyond(known.row, first.row, j, at, side, others), strings.Compare(first.Model, known.Model)) >= 0 {
					return known
				}
				return first
			}
			if low > s.From+flat {
				s.From, below = low, nil
			}
			if low > 0 && low >= s.From-flat {
				below = next(s.From, -1, below)
			}
			if high < s.To-flat {
				s.To, above = high, nil
			}
			if high < 1 && high <= s.To+flat {
				above = next(s.To, 1, above)
			}
		})
		if below != nil {
			s.Below = below.Model
		}
		if above != nil {
			s.Above = above.Model
		}
		list[j] = s
	}
	return list, nil
}

// A quadratic is c0 + c1·t + c2·t².
type quadratic struct{ c0, c1, c2 float64 }

func (q quadratic) at(t float64) float64 { return q.c0 + t*(q.c1+t*q.c2) }

// flat is the size under which a value counts as 0: the values are of size 1.
const flat = 1e-12

// roots returns where the quadratic changes its sign, at most two places.
func (q quadratic) roots() []float64 {
	switch {
	case math.Abs(q.c2) > flat:
		d := q.c1*q.c1 - 4*q.c2*q.c0
		if d < flat {
			return nil // none, or one at which it keeps its sign
		}
		// Without the cancellation of the schoolbook formula.
		m := -(q.c1 + math.Copysign(math.Sqrt(d), q.c1)) / 2
		if m == 0 {
			return []float64{0}
		}
		return []float64{m / q.c2, q.c0 / m}
	case math.Abs(q.c1) > flat:
		return []float64{-q.c0 / q.c1}
	}
	return nil
}

// lead returns the lead of row a over row b as a function of the weight of criterion
// j, but for a positive factor: where the scores are the quotients N/W of weighted
// values and covered weights, it is N(a)·W(b) - N(b)·W(a).
func (v additive) lead(a, b, j int, others []float64) quadratic {
	na0, na1, wa0, wa1 := v.line(a, j, others)
	nb0, nb1, wb0, wb1 := v.line(b, j, others)
	return quadratic{
		c0: na0*wb0 - nb0*wa0,
		c1: na0*wb1 + na1*wb0 - nb0*wa1 - nb1*wa0,
		c2: na1*wb1 - nb1*wa1,
	}
}

// beyond returns which of two rows leads just beside a weight of criterion j, on the
// side -1 below it or 1 above it: 1 for a, -1 for b, 0 where they tie there.
func (v additive) beyond(a, b, j int, t, side float64, others []float64) int {
	lead := v.lead(a, b, j, others)
	for _, d := range []float64{lead.at(t), side * (lead.c1 + 2*t*lead.c2), lead.c2} {
		switch {
		case d > tolerance:
			return 1
		case d < -tolerance:
			return -1
		}
	}
	return 0
}

// line returns a row's weighted values n0 + n1·t and its covered weights
// w0 + w1·t, where criterion j weighs t and the others what is left.
func (v additive) line(row, j int, others []float64) (n0, n1, w0, w1 float64) {
	k := len(others)
	for i, value := range v.values[row*k : (row+1)*k] {
		if math.IsNaN(value) {
			continue
		}
		if i == j {
			n1, w1 = n1+value, w1+1
			continue
		}
		n0, n1 = n0+others[i]*value, n1-others[i]*value
		w0, w1 = w0+others[i], w1-others[i]
	}
	return n0, n1, w0, w1
}

// hold returns the interval around the weight t in which the order of two rows
// holds. Ahead tells whether a scores higher than b, and not the same.
func (v additive) hold(a, b, j int, ahead bool, t float64, others []float64) (low, high float64) {
	lead := v.lead(a, b, j, others)
	if math.Abs(lead.c0) < flat && math.Abs(lead.c1) < flat && math.Abs(lead.c2) < flat {
		return 0, 1 // they tie whatever the weight
	}
	if math.Abs(lead.at(t)) < flat {
		// Either they tie here and nowhere else near, or all that b's score is made of
		// weighs nothing here, at the end of the range, and something beside it.
		if inside := math.Abs(t - 1e-6); !ahead || lead.at(inside) < 0 {
			return t, t
		}
	}
	low, high = 0, 1
	// A root at an end of the range is none that a weight could pass.
	for _, root := range lead.roots() {
		switch {
		case root < t-flat && root > max(low, tolerance):
			low = root
		case root > t+flat && root < min(high, 1-tolerance):
			high = root
		}
	}
	return low, high
}

// A Contest tells under which weights one model beats another.
type Contest struct {
	A string `json:"a"`
	B string `json:"b"`
	// Differences are what A is worth more than B by each criterion, in the order of
	// the criteria: A beats B exactly where Σ w·difference is over 0.
	Differences []float64 `json:"differences"`
	// Condition writes that out, such as "people + process > product".
	Condition string `json:"condition"`
}

// Contest compares two models by the weighted sum. Errors: ErrNotFound; ErrBadInput
// for a model and itself, and where different cells are left out of the two.
func (r *Ranking) Contest(a, b string) (*Contest, error) {
	first, second, err := r.pair(a, b)
	if err != nil {
		return nil, err
	}
	c := &Contest{A: a, B: b}
	for j, v := range r.decision.row(first.row) {
		other := r.decision.row(second.row)[j]
		if math.IsNaN(v) != math.IsNaN(other) {
			return nil, fmt.Errorf("%w: %s is left out of one of the two; count missing cells as VACANT to compare them", ErrBadInput, r.decision.criteria[j].Name())
		}
		if math.IsNaN(v) {
			v, other = 0, 0
		}
		c.Differences = append(c.Differences, v-other)
	}
	c.Condition = c.condition(r.decision.criteria)
	return c, nil
}

func (c *Contest) condition(criteria []Criterion) string {
	smallest := math.Inf(1)
	for _, d := range c.Differences {
		if math.Abs(d) > tolerance {
			smallest = min(smallest, math.Abs(d))
		}
	}
	var sides [2][]string
	for j, d := range c.Differences {
		if math.Abs(d) <= tolerance {
			continue
		}
		term := criteria[j].Name()
		if ratio := math.Abs(d) / smallest; ratio > 1+1e-6 {
			term = fraction(ratio) + " × " + term
		}
		side := 0
		if d < 0 {
			side = 1
		}
		sides[side] = append(sides[side], term)
	}
	switch {
	case len(sides[0])+len(sides[1]) == 0:
		return "never: they tie under every weighting"
	case len(sides[0]) == 0:
		return "never: " + c.B + " is at least as good by every criterion"
	case len(sides[1]) == 0:
		return strings.Join(sides[0], " + ") + " > 0"
	}
	return strings.Join(sides[0], " + ") + " > " + strings.Join(sides[1], " + ")
}

// fraction writes a number as the fraction that it is, or else with ten digits.
func fraction(v float64) string {
	for q := 1.0; q <= 1000; q++ {
		if p := math.Round(v * q); math.Abs(v*q-p) <= tolerance*q {
			if q == 1 {
				return fmt.Sprint(p)
			}
			return fmt.Sprintf("%v/%v", p, q)
		}
	}
	return strconv.FormatFloat(v, 'g', 10, 64)
}
