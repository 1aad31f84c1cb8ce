package analysis

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"
)

// A Judgement says how many times as important one criterion is as another, on
// Saaty's scale: 1 equally, 3 moderately, 5 strongly, 7 very strongly, 9 extremely,
// and 1/3, 1/5 and so on for less.
type Judgement struct {
	Criterion string  `json:"criterion"`
	Over      string  `json:"over"`
	Times     float64 `json:"times"`
}

// Priorities are the weights that judgements come to.
type Priorities struct {
	Criteria []string  `json:"criteria"`
	Weights  []float64 `json:"weights"` // of the criteria; they sum to 1
	// Ratio is the consistency ratio: 0 where the judgements agree with each other
	// entirely, 1 where they could as well have been made by chance.
	Ratio float64 `json:"consistencyRatio"`
}

// MaxConsistencyRatio is where Saaty draws the line.
const MaxConsistencyRatio = 0.1

// randomIndices are the mean consistency indices of random judgements about 1, 2, …
// criteria (Saaty, The Analytic Hierarchy Process, 1980).
var randomIndices = []float64{0, 0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59}

// An InconsistencyError is returned for judgements that contradict each other too
// much. It names the three that do so most.
type InconsistencyError struct {
	Priorities *Priorities // what they come to all the same
	First      Judgement
	Second     Judgement
	Third      Judgement // goes from the first criterion to the last one
}

func (e *InconsistencyError) Error() string {
	return fmt.Sprintf("%v: the consistency ratio is %.3f and %.1f is the most; %s is %.3g times %s and %s %.3g times %s, which makes %.3g times, and yet %s is %.3g times %s: judge these again",
		ErrInconsistent, e.Priorities.Ratio, MaxConsistencyRatio,
		e.First.Criterion, e.First.Times, e.First.Over, e.Second.Criterion, e.Second.Times, e.Second.Over, e.First.Times*e.Second.Times,
		e.Third.Criterion, e.Third.Times, e.Third.Over)
}

// Unwrap returns ErrInconsistent.
func (e *InconsistencyError) Unwrap() error { return ErrInconsistent }

// WeightsOf returns the weights of the analytic hierarchy process: the principal
// eigenvector of the matrix of judgements, with the consistency ratio
// (λ-n)/(n-1)/RI(n) (Saaty, "How to make a decision: The Analytic Hierarchy
// Process", European Journal of Operational Research 48 (1990)). Each pair of
// criteria needs one judgement, in either direction; the criteria come in the order
// in which they are met. Errors: ErrBadInput for a pair without judgement or with
// two, a number that is not from 1/9 to 9, and fewer than 2 or more than 15 criteria; an
// *InconsistencyError for a ratio over MaxConsistencyRatio.
func WeightsOf(judgements []Judgement) (*Priorities, error) {
	p := &Priorities{}
	for i, j := range judgements {
		if j.Criterion == j.Over {
			return nil, fmt.Errorf("%w: judgement %d: %s is compared with itself", ErrBadInput, i+1, j.Criterion)
		}
		for _, key := range []string{j.Criterion, j.Over} {
			if !slices.Contains(p.Criteria, key) {
				p.Criteria = append(p.Criteria, key)
			}
		}
	}
	n := len(p.Criteria)
	if n < 2 || n > len(randomIndices) {
		return nil, fmt.Errorf("%w: judgements: there are %d criteria; judge 2 to %d", ErrBadInput, n, len(randomIndices))
	}
	m := mat.NewDense(n, n, nil)
	for i := range n {
		m.Set(i, i, 1)
	}
	for i, j := range judgements {
		a, b := slices.Index(p.Criteria, j.Criterion), slices.Index(p.Criteria, j.Over)
		switch {
		case !(j.Times >= 1/9.1 && j.Times <= 9):
			return nil, fmt.Errorf("%w: judgement %d, %s over %s: %v is not from 1/9 to 9; write 3 for three times as important, and 1/3 for the reverse", ErrBadInput, i+1, j.Criterion, j.Over, j.Times)
		case m.At(a, b) != 0:
			return nil, fmt.Errorf("%w: judgement %d: %s and %s are judged twice; keep one", ErrBadInput, i+1, j.Criterion, j.Over)
		}
		m.Set(a, b, j.Times)
		m.Set(b, a, 1/j.Times)
	}
	for a := range n {
		for b := range a {
			if m.At(a, b) == 0 {
				return nil, fmt.Errorf("%w: judgements: %s and %s are not compared; each pair needs one", ErrBadInput, p.Criteria[b], p.Criteria[a])
			}
		}
	}
	var lambda float64
	var ok bool
	if p.Weights, lambda, ok = principal(m); !ok {
		return nil, fmt.Errorf("%w: judgements: no weights were found that fit them", ErrBadInput)
	}
	if n > 2 {
		p.Ratio = max(0, (lambda-float64(n))/float64(n-1)/randomIndices[n-1])
	}
	if p.Ratio > MaxConsistencyRatio {
		return nil, p.inconsistency(m)
	}
	return p, nil
}

// principal returns the eigenvector of the largest eigenvalue of a positive matrix,
// with the sum 1, and that eigenvalue. Both are real and positive by Perron's
// theorem.
func principal(m *mat.Dense) (vector []float64, value float64, ok bool) {
	var e mat.Eigen
	if !e.Factorize(m, mat.EigenRight) { //nolint:misspell // gonum's name
		return nil, 0, false
	}
	at := 0
	for i, v := range e.Values(nil) {
		if real(v) > value {
			at, value = i, real(v)
		}
	}
	var vectors mat.CDense
	e.VectorsTo(&vectors)
	n, _ := m.Dims()
	vector = make([]float64, n)
	sum := 0.0
	for i := range vector {
		vector[i] = math.Abs(real(vectors.At(i, at)))
		sum += vector[i]
	}
	for i := range vector {
		vector[i] /= sum
	}
	return vector, value, true
}

// inconsistency finds the three criteria whose judgements are furthest from each
// other's product.
func (p *Priorities) inconsistency(m *mat.Dense) *InconsistencyError {
	e, worst, n := &InconsistencyError{Priorities: p}, -1.0, len(p.Criteria)
	for a := range n {
		for b := range n {
			for c := range n {
				if a == b || b == c || a == c || m.At(a, b) < 1 || m.At(b, c) < 1 {
					continue
				}
				if gap := math.Abs(math.Log(m.At(a, b) * m.At(b, c) / m.At(a, c))); gap > worst {
					worst = gap
					e.First = Judgement{p.Criteria[a], p.Criteria[b], m.At(a, b)}
					e.Second = Judgement{p.Criteria[b], p.Criteria[c], m.At(b, c)}
					e.Third = Judgement{p.Criteria[a], p.Criteria[c], m.At(a, c)}
				}
			}
		}
	}
	return e
}

// judged replaces the weights by what the judgements come to. They sum to the number
// of responsibilities, so that a structure's weight compares as it does without
// judgements.
func (p *Preferences) judged(responsibilities []string) (*Priorities, error) {
	if p.Weights != nil {
		return nil, fmt.Errorf("%w: weights and judgements were both given; give one of them", ErrBadInput)
	}
	for _, j := range p.Judgements {
		for _, key := range []string{j.Criterion, j.Over} {
			if !slices.Contains(responsibilities, key) {
				return nil, fmt.Errorf("%w: judgements: there is no responsibility %q; there are %s", ErrNotFound, key, some(responsibilities))
			}
		}
	}
	priorities, err := WeightsOf(p.Judgements)
	if err != nil {
		return nil, err
	}
	p.Weights = map[string]float64{}
	for i, key := range priorities.Criteria {
		p.Weights[key] = priorities.Weights[i] * float64(len(priorities.Criteria))
	}
	if p.Responsibilities == nil {
		p.Responsibilities = priorities.Criteria
	}
	for _, key := range priorities.Criteria {
		if !slices.Contains(p.Responsibilities, key) {
			return nil, fmt.Errorf("%w: judgements: %s is judged and is none of the responsibilities to judge by; name it there too, or leave that list out", ErrBadInput, key)
		}
	}
	for _, key := range p.Responsibilities {
		if _, ok := p.Weights[key]; !ok {
			return nil, fmt.Errorf("%w: judgements: %s is to judge by and is not compared with the others", ErrBadInput, key)
		}
	}
	return priorities, nil
}
