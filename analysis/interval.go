package analysis

import (
	"fmt"
	"slices"

	"orgraph/org"
)

// An UncertainQuality is a quality whose worth is only known to lie between two
// values.
type UncertainQuality struct {
	// Quality is nil for that of a cell that nobody owns.
	Quality *org.Quality `json:"quality"`
	From    float64      `json:"from"`
	To      float64      `json:"to"`
}

// A ScoreInterval is a model's score where the worth of qualities is uncertain.
type ScoreInterval struct {
	Model string  `json:"model"`
	From  float64 `json:"from"`
	To    float64 `json:"to"`
}

// ScoreIntervals returns between which scores each model lies, in the order of the
// columns, when the qualities are worth anything between their bounds: the scores at
// the bounds, since a score grows with each value. Errors: those of [Decide];
// ErrBadInput for bounds out of order or range, a quality given twice, and for methods whose
// scores also depend on the other models.
func ScoreIntervals(columns []org.Column, responsibilities []string, p Preferences, method Method, uncertain []UncertainQuality) ([]ScoreInterval, error) {
	if method != WeightedSum && method != TOPSISFixed {
		return nil, fmt.Errorf("%w: with %s a score depends on the other models; use WEIGHTED_SUM or TOPSIS", ErrBadInput, method)
	}
	low, high := p.scale(), p.scale()
	for i, u := range uncertain {
		name := "VACANT"
		if u.Quality != nil {
			name = string(*u.Quality)
		}
		if slices.ContainsFunc(uncertain[:i], func(other UncertainQuality) bool {
			return other.Quality == u.Quality || other.Quality != nil && u.Quality != nil && *other.Quality == *u.Quality
		}) {
			return nil, fmt.Errorf("%w: uncertain: %s is there twice; keep one", ErrBadInput, name)
		}
		if !(u.From <= u.To) {
			return nil, fmt.Errorf("%w: uncertain: %s is from %v to %v; give the lower value first", ErrBadInput, name, u.From, u.To)
		}
		if u.From < 0 || u.To > 1 {
			return nil, fmt.Errorf("%w: uncertain: %s is from %v to %v; a quality is worth 0 to 1", ErrBadInput, name, u.From, u.To)
		}
		low.set(u.Quality, u.From)
		high.set(u.Quality, u.To)
	}
	list := make([]ScoreInterval, len(columns))
	for _, side := range []struct {
		scale Scale
		of    func(*ScoreInterval) *float64
	}{
		{low, func(s *ScoreInterval) *float64 { return &s.From }},
		{high, func(s *ScoreInterval) *float64 { return &s.To }},
	} {
		p.Scale = &side.scale
		d, err := Decide(columns, responsibilities, p)
		if err != nil {
			return nil, err
		}
		s, err := d.scorer(method)
		if err != nil {
			return nil, err
		}
		scores := make([]float64, len(columns))
		s.scores(d.given, scores)
		for i, v := range scores {
			list[i].Model = columns[i].Model
			*side.of(&list[i]) = round(v)
		}
	}
	return list, nil
}

func (s *Scale) set(q *org.Quality, v float64) {
	switch {
	case q == nil:
		s.Vacant = v
	case *q == org.Well:
		s.Well = v
	case *q == org.Poorly:
		s.Poorly = v
	default:
		s.Undefined = v
	}
}
