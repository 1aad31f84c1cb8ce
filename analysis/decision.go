package analysis

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"math"
	"slices"

	"orgraph/org"
)

// A Decision is a decision matrix: what each model is worth by each criterion.
type Decision struct {
	criteria []Criterion
	given    []float64 // the criteria's weights before they were made to sum to 1
	models   []string
	values   []float64 // a row for each model; NaN for a cell that is left out
	absent   []bool    // of each value: whether the model does not have the cell

	priorities       *Priorities
	responsibilities []string
	structural       bool
	scale            Scale
	several          SeveralOwners
	missing          Missing
}

// NewDecision returns a decision matrix without rows over the responsibilities
// that there are, in the order of the matrix. Errors: ErrNotFound for a key that is
// none of them; ErrBadInput for weights that are negative, no numbers or all 0, and
// a scale out of its range.
func NewDecision(responsibilities []string, p Preferences) (*Decision, error) {
	d := &Decision{}
	var err error
	if d.scale, d.several, d.missing, err = p.check(); err != nil {
		return nil, err
	}
	if p.Judgements != nil {
		if d.priorities, err = p.judged(responsibilities); err != nil {
			return nil, err
		}
	}
	if d.criteria, d.given, err = p.criteria(responsibilities); err != nil {
		return nil, err
	}
	for _, c := range d.criteria {
		if c.Responsibility != "" {
			d.responsibilities = append(d.responsibilities, c.Responsibility)
		} else {
			d.structural = true
		}
	}
	return d, nil
}

// Decide returns the decision matrix of columns.
func Decide(columns []org.Column, responsibilities []string, p Preferences) (*Decision, error) {
	d, err := NewDecision(responsibilities, p)
	if err != nil {
		return nil, err
	}
	for _, c := range columns {
		d.Add(c)
	}
	return d, nil
}

// Add adds a row.
func (d *Decision) Add(c org.Column) {
	d.models = append(d.models, c.Model)
	var profile Profile
	if d.structural {
		profile = ProfileOf(c, d.responsibilities, d.missing)
	}
	for _, criterion := range d.criteria {
		var v float64
		var absent bool
		if criterion.Responsibility == "" {
			v = profile.value(criterion.Structure)
		} else {
			cell, mentioned := c.Cell(criterion.Responsibility)
			absent = !mentioned
			if v = d.scale.value(cell, d.several); absent && d.missing == LeftOut {
				v = math.NaN()
			}
		}
		// Rounded, so that what is equal but for the order of its sums is equal.
		d.values, d.absent = append(d.values, round(v)), append(d.absent, absent)
	}
}

// Criteria returns the criteria, responsibilities first.
func (d *Decision) Criteria() []Criterion { return d.criteria }

// Priorities returns what judgements come to, nil without any.
func (d *Decision) Priorities() *Priorities { return d.priorities }

// Models returns the keys of the models, in the order in which they were added.
func (d *Decision) Models() []string { return d.models }

func (d *Decision) row(i int) []float64 {
	k := len(d.criteria)
	return d.values[i*k : (i+1)*k]
}

func (d *Decision) weights() []float64 {
	w := make([]float64, len(d.criteria))
	for i, c := range d.criteria {
		w[i] = c.Weight
	}
	return w
}

// index returns the row of a model.
func (d *Decision) index(model string) (int, error) {
	i := slices.Index(d.models, model)
	if i < 0 {
		return 0, fmt.Errorf("%w: there is no model %q among the %d that are ranked", ErrNotFound, model, len(d.models))
	}
	return i, nil
}

// missingOf returns the responsibilities of which a row's model has no cell, and which
// share of the weights is covered all the same; see [Ranked].
func (d *Decision) missingOf(i int) (missing []string, coverage float64) {
	coverage = 1
	structures := 0.0
	for j, c := range d.criteria {
		switch {
		case c.Responsibility == "":
			structures += c.Weight
		case d.absent[i*len(d.criteria)+j]:
			missing = append(missing, c.Responsibility)
			coverage -= c.Weight
		}
	}
	coverage -= structures * float64(len(missing)) / float64(len(d.responsibilities))
	return missing, max(round(coverage), 0)
}

// dominates reports whether model a is at least as good as model b by every
// criterion and better by one, whatever the weights. Models of which different
// cells are left out cannot be compared so.
func (d *Decision) dominates(a, b int) bool {
	better := false
	for j, v := range d.row(a) {
		other := d.row(b)[j]
		switch {
		case math.IsNaN(v) && math.IsNaN(other):
		case !(v >= other): // one of them NaN, too
			return false
		case v > other:
			better = true
		}
	}
	return better
}

// Dominance returns the models that a model dominates (it is at least as good by
// every criterion and better by one, whatever the weights) and those that dominate
// it. Error: ErrNotFound.
func (d *Decision) Dominance(model string) (dominates, dominatedBy []string, err error) {
	at, err := d.index(model)
	if err != nil {
		return nil, nil, err
	}
	for i, other := range d.models {
		switch {
		case d.dominates(at, i):
			dominates = append(dominates, other)
		case d.dominates(i, at):
			dominatedBy = append(dominatedBy, other)
		}
	}
	return dominates, dominatedBy, nil
}

// Front returns the Pareto front: the models that none dominates, in the order in
// which they were added. It takes time in proportion to the models times the
// different rows of the front.
func (d *Decision) Front() []string {
	var front []string
	for _, i := range d.front() {
		front = append(front, d.models[i])
	}
	return front
}

// front returns the rows of the Pareto front.
func (d *Decision) front() []int {
	order := make([]int, len(d.models))
	for i := range order {
		order[i] = i
	}
	// What dominates another comes before it, so that each needs to be compared with
	// those before it alone.
	slices.SortStableFunc(order, func(a, b int) int { return slices.CompareFunc(d.row(a), d.row(b), cmpDescending) })
	var distinct []int
	in := make([]bool, len(d.models))
	seen := map[string]bool{} // of the front's different rows
	var key []byte
	for _, i := range order {
		key = key[:0]
		for _, v := range d.row(i) {
			key = binary.LittleEndian.AppendUint64(key, math.Float64bits(v))
		}
		if seen[string(key)] {
			in[i] = true
			continue
		}
		if slices.ContainsFunc(distinct, func(other int) bool { return d.dominates(other, i) }) {
			continue
		}
		in[i], seen[string(key)] = true, true
		distinct = append(distinct, i)
	}
	var front []int
	for i := range d.models {
		if in[i] {
			front = append(front, i)
		}
	}
	return front
}

// cmpDescending puts the larger number first and NaN last.
func cmpDescending(a, b float64) int { return cmp.Compare(b, a) }
