package analysis

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"orgraph/org"
)

// A Scale says what each quality is worth, from 0 to 1.
type Scale struct {
	Well      float64 `json:"well"`
	Poorly    float64 `json:"poorly"`
	Undefined float64 `json:"undefined"`
	Vacant    float64 `json:"vacant"` // of a cell that nobody owns
}

// DefaultScale is a choice and no measurement: poor ownership is worth about a
// third of good ownership, and an owner who is only named is worth no more than
// none.
var DefaultScale = Scale{Well: 1, Poorly: 0.35}

func (s Scale) of(q org.Quality) float64 {
	switch q {
	case org.Well:
		return s.Well
	case org.Poorly:
		return s.Poorly
	default:
		return s.Undefined
	}
}

func (s Scale) check() error {
	for _, v := range []struct {
		name  string
		value float64
	}{{"well", s.Well}, {"poorly", s.Poorly}, {"undefined", s.Undefined}, {"vacant", s.Vacant}} {
		if !(v.value >= 0 && v.value <= 1) { // NaN too
			return fmt.Errorf("%w: scale.%s: %v is not from 0 to 1; write 1 for the best there is and 0 for nothing", ErrBadInput, v.name, v.value)
		}
	}
	return nil
}

// Pooling says what several owners of one cell are worth together.
type Pooling string

// The poolings: the value of the worst owner, the mean of all, that of the best.
const (
	Worst Pooling = "WORST"
	Mean  Pooling = "MEAN"
	Best  Pooling = "BEST"
)

// Poolings lists every Pooling.
func Poolings() []Pooling { return []Pooling{Worst, Mean, Best} }

// SeveralOwners says what several owners are worth by how they share the cell.
type SeveralOwners struct {
	Alternative Pooling `json:"alternative"`
	Shared      Pooling `json:"shared"`
	Collective  Pooling `json:"collective"`
}

// DefaultSeveralOwners takes the mean where it is open who of several owns it, and
// the worst where they divide it: what one does badly, no other makes good.
var DefaultSeveralOwners = SeveralOwners{Alternative: Mean, Shared: Worst, Collective: Mean}

// Missing says what becomes of a cell that a model does not have. Either way a ranking
// tells which these are, and what share of the weights the others have.
type Missing string

const (
	// AsVacant counts it as if nobody owned it.
	AsVacant Missing = "VACANT"
	// LeftOut ranks the model by its other cells, with their weights made to sum
	// to 1.
	LeftOut Missing = "LEFT_OUT"
)

// Structure is a criterion that looks at a model as a whole. One in which nothing is
// owned is worth 0 by each.
type Structure string

const (
	// ByRoleLoad is 1 less the largest share that a role has of all responsibilities,
	// owned or not.
	ByRoleLoad Structure = "ROLE_LOAD"
	// ByConcentration is 1 less the Herfindahl–Hirschman index of the roles' shares of
	// what is owned: the sum of their squares, 1 where one role owns everything (Hirschman, "The
	// Paternity of an Index", American Economic Review 54 (1964)).
	ByConcentration Structure = "CONCENTRATION"
	// ByClarity is the share of all responsibilities, owned or not, that have exactly
	// one owner.
	ByClarity Structure = "CLARITY"
	// ByHandOffs is 1 less the share of pairs of owned responsibilities that have no
	// owner in common.
	ByHandOffs Structure = "HAND_OFFS"
)

// Structures lists every Structure.
func Structures() []Structure { return []Structure{ByRoleLoad, ByConcentration, ByClarity, ByHandOffs} }

// Preferences are what a caller values. The zero value of each field stands for its
// default.
type Preferences struct {
	// Responsibilities are the criteria, by key; nil for all there are.
	Responsibilities []string `json:"responsibilities,omitempty"`
	// Weights are of responsibilities; one that is not named weighs 1. Only their
	// ratios count.
	Weights map[string]float64 `json:"weights,omitempty"`
	// Judgements stand in place of Weights: they compare, in pairs, the
	// responsibilities to judge by; see [WeightsOf].
	Judgements []Judgement `json:"judgements,omitempty"`
	// Structures weigh criteria of structure; one that is not named weighs nothing.
	Structures    map[Structure]float64 `json:"structures,omitempty"`
	Scale         *Scale                `json:"scale,omitempty"`
	SeveralOwners *SeveralOwners        `json:"severalOwners,omitempty"`
	Missing       Missing               `json:"missing,omitempty"`
}

func (p Preferences) scale() Scale {
	if p.Scale == nil {
		return DefaultScale
	}
	return *p.Scale
}

// value returns what a cell is worth.
func (s Scale) value(c org.Cell, several SeveralOwners) float64 {
	switch len(c.Owners) {
	case 0:
		return s.Vacant
	case 1:
		return s.of(c.Owners[0].Quality)
	}
	pooling := map[org.Arrangement]Pooling{org.Alternative: several.Alternative, org.Shared: several.Shared}[c.Arrangement]
	if pooling == "" {
		pooling = several.Collective
	}
	low, high, sum := math.Inf(1), math.Inf(-1), 0.0
	count := [3]float64{}
	for _, o := range c.Owners {
		v := s.of(o.Quality)
		low, high = min(low, v), max(high, v)
		count[slices.Index(org.Qualities(), o.Quality)]++
	}
	switch pooling {
	case Worst:
		return low
	case Best:
		return high
	}
	// By quality and not by owner, so that equal cells have equal values whatever
	// the order of their owners.
	for i, q := range org.Qualities() {
		sum += count[i] * s.of(q)
	}
	return sum / float64(len(c.Owners))
}

// A Criterion is what models are judged by: a responsibility or a structure.
type Criterion struct {
	Responsibility string    `json:"responsibility,omitempty"`
	Structure      Structure `json:"structure,omitempty"`
	// Weight is its share of all weights, from 0 to 1.
	Weight float64 `json:"weight"`
}

// Name returns the responsibility's key, or the structure.
func (c Criterion) Name() string { return cmp.Or(c.Responsibility, string(c.Structure)) }

func structureNames() string {
	var names []string
	for _, s := range Structures() {
		names = append(names, string(s))
	}
	return strings.Join(names, ", ")
}

// criteria returns the criteria of the preferences among the responsibilities that
// there are, in their order.
func (p Preferences) criteria(responsibilities []string) (list []Criterion, given []float64, err error) {
	unknown := func(field, key string) error {
		return fmt.Errorf("%w: %s: there is no responsibility %q; there are %s", ErrNotFound, field, key, some(responsibilities))
	}
	chosen := p.Responsibilities
	if chosen == nil {
		chosen = responsibilities
	}
	switch {
	case len(responsibilities) == 0:
		return nil, nil, fmt.Errorf("%w: there are no responsibilities to judge by; import a matrix", ErrBadInput)
	case len(chosen) == 0:
		return nil, nil, fmt.Errorf("%w: responsibilities: there is none; name some, or leave the list out for all", ErrBadInput)
	}
	for i, key := range chosen {
		if !slices.Contains(responsibilities, key) {
			return nil, nil, unknown("responsibilities", key)
		}
		if slices.Contains(chosen[:i], key) {
			return nil, nil, fmt.Errorf("%w: responsibilities: %q is there twice; keep one", ErrBadInput, key)
		}
		weight, named := p.Weights[key]
		if !named {
			weight = 1
		}
		list = append(list, Criterion{Responsibility: key, Weight: weight})
	}
	for key := range p.Weights {
		switch {
		case !slices.Contains(responsibilities, key):
			return nil, nil, fmt.Errorf("%w, and the structures %s", unknown("weights", key), structureNames())
		case !slices.Contains(chosen, key):
			return nil, nil, fmt.Errorf("%w: weights: %q has a weight and is none of the responsibilities to judge by", ErrBadInput, key)
		}
	}
	for s := range p.Structures {
		if !slices.Contains(Structures(), s) {
			return nil, nil, fmt.Errorf("%w: weights: there is no structure %q; there are ROLE_LOAD, CONCENTRATION, CLARITY, HAND_OFFS", ErrNotFound, s)
		}
	}
	for _, s := range Structures() {
		if weight, named := p.Structures[s]; named {
			list = append(list, Criterion{Structure: s, Weight: weight})
		}
	}
	if err := normalise(list, &given); err != nil {
		return nil, nil, err
	}
	return list, given, nil
}

// normalise makes the weights sum to 1, and writes down what they were.
func normalise(list []Criterion, given *[]float64) error {
	sum := 0.0
	for _, c := range list {
		if !(c.Weight >= 0) || math.IsInf(c.Weight, 1) {
			return fmt.Errorf("%w: the weight of %s is %v; a weight is 0 or more", ErrBadInput, c.Name(), c.Weight)
		}
		sum += c.Weight
		*given = append(*given, c.Weight)
	}
	if sum == 0 || math.IsInf(sum, 1) {
		return fmt.Errorf("%w: the weights sum to %v; give at least one criterion a weight over 0, of a usual size", ErrBadInput, sum)
	}
	largest := slices.Max(*given)
	for i := range list {
		list[i].Weight /= sum
		(*given)[i] /= largest // of a usual size, which can be squared
	}
	return nil
}

// check fills in defaults and returns what is wrong.
func (p Preferences) check() (Scale, SeveralOwners, Missing, error) {
	scale, several, missing := p.scale(), DefaultSeveralOwners, cmp.Or(p.Missing, AsVacant)
	if p.SeveralOwners != nil {
		several = SeveralOwners{
			Alternative: cmp.Or(p.SeveralOwners.Alternative, several.Alternative),
			Shared:      cmp.Or(p.SeveralOwners.Shared, several.Shared),
			Collective:  cmp.Or(p.SeveralOwners.Collective, several.Collective),
		}
	}
	for _, pooling := range []Pooling{several.Alternative, several.Shared, several.Collective} {
		if !slices.Contains(Poolings(), pooling) {
			return scale, several, missing, fmt.Errorf("%w: severalOwners: %q is none of WORST, MEAN, BEST", ErrBadInput, pooling)
		}
	}
	if missing != AsVacant && missing != LeftOut {
		return scale, several, missing, fmt.Errorf("%w: missing: %q is none of VACANT, LEFT_OUT", ErrBadInput, missing)
	}
	return scale, several, missing, scale.check()
}

// some lists keys for an error, the first twenty of them.
func some(keys []string) string {
	if len(keys) > 20 {
		return strings.Join(keys[:20], ", ") + fmt.Sprintf(" and %d more", len(keys)-20)
	}
	return strings.Join(keys, ", ")
}
