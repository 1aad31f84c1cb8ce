package analysis_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"orgraph/analysis"
	"orgraph/org"
	"orgraph/seed"
)

// drawColumns draws models over six responsibilities with cells of every sort, some
// of them missing.
func drawColumns(rt *rapid.T) []org.Column {
	n := rapid.IntRange(1, 8).Draw(rt, "models")
	var columns []org.Column
	for i := range n {
		c := org.Column{Model: fmt.Sprint("m", i)}
		for _, key := range slices.Sorted(slices.Values(responsibilities)) {
			owners := rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"a", "b", "c"}), 0, 3, rapid.ID).Draw(rt, "owners")
			cell := org.Cell{Responsibility: key, Arrangement: org.Vacant}
			for _, role := range owners {
				cell.Owners = append(cell.Owners, org.Owner{Role: role, Quality: rapid.SampledFrom(org.Qualities()).Draw(rt, "quality")})
			}
			switch {
			case len(owners) == 1:
				cell.Arrangement = org.Sole
			case len(owners) > 1:
				cell.Arrangement = rapid.SampledFrom([]org.Arrangement{org.Alternative, org.Shared, org.Collective}).Draw(rt, "arrangement")
			case rapid.Bool().Draw(rt, "missing"):
				continue
			}
			c.Cells = append(c.Cells, cell)
		}
		columns = append(columns, c)
	}
	return columns
}

// drawPreferences draws weights of which one at least is over 0, and every choice.
func drawPreferences(rt *rapid.T) analysis.Preferences {
	p := analysis.Preferences{Weights: map[string]float64{}, Structures: map[analysis.Structure]float64{}}
	for _, key := range responsibilities {
		p.Weights[key] = float64(rapid.IntRange(0, 5).Draw(rt, key))
	}
	for _, s := range analysis.Structures() {
		if rapid.Bool().Draw(rt, string(s)) {
			p.Structures[s] = float64(rapid.IntRange(0, 3).Draw(rt, "weight"))
		}
	}
	p.Weights["product"]++
	values := rapid.SliceOfN(rapid.IntRange(0, 20), 4, 4).Draw(rt, "scale")
	p.Scale = &analysis.Scale{
		Well: float64(values[0]) / 20, Poorly: float64(values[1]) / 20, Undefined: float64(values[2]) / 20, Vacant: float64(values[3]) / 20,
	}
	pooling := rapid.SampledFrom(analysis.Poolings())
	p.SeveralOwners = &analysis.SeveralOwners{Alternative: pooling.Draw(rt, "alternative"), Shared: pooling.Draw(rt, "shared"), Collective: pooling.Draw(rt, "collective")}
	p.Missing = rapid.SampledFrom([]analysis.Missing{analysis.AsVacant, analysis.LeftOut}).Draw(rt, "missing")
	return p
}

func drawRanking(rt *rapid.T, columns []org.Column, p analysis.Preferences, method analysis.Method) *analysis.Ranking {
	d, err := analysis.Decide(columns, responsibilities, p)
	if err != nil {
		rt.Fatal(err)
	}
	r, err := d.Rank(method)
	if err != nil {
		rt.Fatal(err)
	}
	return r
}

// TestScalingWeightsChangesNothing: only the ratios of weights count.
func TestScalingWeightsChangesNothing(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		columns, p := drawColumns(rt), drawPreferences(rt)
		method := rapid.SampledFrom(analysis.Methods()).Draw(rt, "method")
		before := drawRanking(rt, columns, p, method)
		factor := rapid.Float64Range(0.01, 100).Draw(rt, "factor")
		for key := range p.Weights {
			p.Weights[key] *= factor
		}
		for key := range p.Structures {
			p.Structures[key] *= factor
		}
		after := drawRanking(rt, columns, p, method)
		for i, m := range before.Models {
			n := after.Models[i]
			if m.Model != n.Model || m.Rank != n.Rank || math.Abs(m.Score-n.Score) > 1e-9 {
				rt.Errorf("%+v became %+v", m, n)
			}
		}
	})
}

// TestDominatedNeverOutranks: no method puts a model before one that is at least as
// good by every criterion.
func TestDominatedNeverOutranks(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		columns, p := drawColumns(rt), drawPreferences(rt)
		for _, method := range analysis.Methods() {
			r := drawRanking(rt, columns, p, method)
			ranks := map[string]int{}
			for _, m := range r.Models {
				ranks[m.Model] = m.Rank
			}
			front := r.Decision().Front()
			dominators := r.Dominators(r.Models, len(columns))
			for i, m := range r.Models {
				dominates, by, err := r.Decision().Dominance(m.Model)
				if err != nil {
					rt.Fatal(err)
				}
				for _, other := range dominates {
					if ranks[other] < m.Rank {
						rt.Errorf("%s: %s is dominated by %s and outranks it", method, other, m.Model)
					}
				}
				if want := slices.DeleteFunc(slices.Clone(by), func(key string) bool { return !slices.Contains(front, key) }); !slices.Equal(dominators[i], slices.Sorted(slices.Values(want))) {
					rt.Errorf("%s: the front's %v dominate it, want %v", m.Model, dominators[i], want)
				}
				if slices.Contains(front, m.Model) != (len(by) == 0) {
					rt.Errorf("%s is dominated by %v, and the front is %v", m.Model, by, front)
				}
			}
		}
	})
}

// TestContributionsSumToTheScore, with every method.
func TestContributionsSumToTheScore(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		columns, p := drawColumns(rt), drawPreferences(rt)
		method := rapid.SampledFrom(analysis.Methods()).Draw(rt, "method")
		r := drawRanking(rt, columns, p, method)
		for i, m := range r.Models {
			sum := 0.0
			for _, c := range r.Contributions(m) {
				sum += c.Contribution
				if left := p.Missing == analysis.LeftOut && slices.Contains(r.Missing(m), c.Responsibility); (c.Value == nil) != left {
					rt.Errorf("%s: %v is missing or is not", m.Model, c)
				}
			}
			if math.Abs(sum-m.Score) > 1e-9 {
				rt.Errorf("%s by %s: contributions sum to %v and the score is %v", m.Model, method, sum, m.Score)
			}
			if i > 0 && (m.Rank != i+1) != (math.Abs(m.Score-r.Models[i-1].Score) <= 1e-9) && m.Rank != r.Models[i-1].Rank {
				rt.Errorf("%+v follows %+v", m, r.Models[i-1])
			}
			if low := map[bool]float64{true: -1}[method == analysis.PrometheeII]; m.Score < low-1e-9 || m.Score > 1+1e-9 {
				rt.Errorf("%s has the score %v", m.Model, m.Score)
			}
		}
	})
}

// TestFirstPlaceHoldsWithinTheInterval ranks again at weights on both sides of each
// end.
func TestFirstPlaceHoldsWithinTheInterval(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		columns, p := drawColumns(rt), drawPreferences(rt)
		method := rapid.SampledFrom([]analysis.Method{analysis.WeightedSum, analysis.PrometheeII}).Draw(rt, "method")
		r := drawRanking(rt, columns, p, method)
		list, err := r.Stability()
		if err != nil {
			rt.Fatal(err)
		}
		leaders := func(r *analysis.Ranking) (first []string) {
			for _, m := range r.Models {
				if m.Rank == 1 {
					first = append(first, m.Model)
				}
			}
			return first
		}
		before := leaders(r)
		for j, s := range list {
			if s.From > s.Weight+1e-12 || s.To < s.Weight-1e-12 || s.From < 0 || s.To > 1 {
				rt.Fatalf("%+v", s)
			}
			// at ranks with criterion j at weight x, the others filling up.
			at := func(x float64) []string {
				q := p
				q.Weights, q.Structures = map[string]float64{}, map[analysis.Structure]float64{}
				for i, c := range list {
					w := c.Weight
					switch {
					case i == j:
						w = x
					case s.Weight < 1:
						w *= (1 - x) / (1 - s.Weight)
					default:
						w = (1 - x) / float64(len(list)-1)
					}
					if c.Responsibility != "" {
						q.Weights[c.Responsibility] = w
					} else {
						q.Structures[c.Structure] = w
					}
				}
				return leaders(drawRanking(rt, columns, q, method))
			}
			const near = 1e-5
			// The set of criteria with a weight stays the same strictly inside.
			for _, x := range []float64{s.From + near, s.To - near} {
				if x > s.From && x < s.To && x > near && x < 1-near && !slices.Equal(at(x), before) {
					rt.Errorf("%s: within %v to %v, at %v, %v comes first and not %v", s.Name(), s.From, s.To, x, at(x), before)
				}
			}
			for _, end := range []struct {
				x, far float64
				name   string
			}{{s.From - near, s.From / 2, s.Below}, {s.To + near, (1 + s.To) / 2, s.Above}} {
				if end.name == "" {
					continue
				}
				if end.x <= 0 || end.x >= 1 {
					continue
				}
				switch beyond := at(end.x); {
				// Where cells are left out scores may part with the square of the weight, and be
				// the same but for rounding near the end.
				case slices.Equal(beyond, before) && slices.Equal(at(end.far), before):
					rt.Errorf("%s: beyond %v to %v, at %v, %v still comes first", s.Name(), s.From, s.To, end.x, before)
				case !slices.Contains(beyond, end.name):
					rt.Errorf("%s: beyond %v to %v, at %v, %v comes first and not %s", s.Name(), s.From, s.To, end.x, beyond, end.name)
				}
			}
		}
	})
}

// TestScoresLieWithinTheirIntervals for any worth within the bounds.
func TestScoresLieWithinTheirIntervals(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		columns, p := drawColumns(rt), drawPreferences(rt)
		method := rapid.SampledFrom([]analysis.Method{analysis.WeightedSum, analysis.TOPSISFixed}).Draw(rt, "method")
		poorly := org.Poorly
		from, to := rapid.Float64Range(0, .5).Draw(rt, "from"), rapid.Float64Range(.5, 1).Draw(rt, "to")
		list, err := analysis.ScoreIntervals(columns, responsibilities, p, method, []analysis.UncertainQuality{
			{Quality: &poorly, From: from, To: to}, {From: 0, To: .2},
		})
		if err != nil {
			rt.Fatal(err)
		}
		scale := *p.Scale
		scale.Poorly, scale.Vacant = rapid.Float64Range(from, to).Draw(rt, "poorly"), rapid.Float64Range(0, .2).Draw(rt, "vacant")
		p.Scale = &scale
		for _, m := range drawRanking(rt, columns, p, method).Models {
			i := slices.IndexFunc(list, func(s analysis.ScoreInterval) bool { return s.Model == m.Model })
			if m.Score < list[i].From-1e-9 || m.Score > list[i].To+1e-9 {
				rt.Errorf("%+v does not lie in %+v", m, list[i])
			}
		}
	})
}

// TestAcceptabilities sum to 1 and are the same for the same seed.
func TestAcceptabilities(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		columns, p := drawColumns(rt), drawPreferences(rt)
		r := drawRanking(rt, columns, p, rapid.SampledFrom(analysis.Methods()).Draw(rt, "method"))
		s := analysis.WeightSampling{Samples: 50, Seed: rapid.Uint64().Draw(rt, "seed"), Concentration: float64(rapid.IntRange(0, 20).Draw(rt, "concentration"))}
		a, err := r.Acceptability(context.Background(), s)
		if err != nil {
			rt.Fatal(err)
		}
		again, err := r.Acceptability(context.Background(), s)
		if err != nil || fmt.Sprint(a) != fmt.Sprint(again) {
			rt.Errorf("the same seed gave another answer: %v", err)
		}
		for i, m := range a.Models {
			sum := 0.0
			for _, e := range m.Ranks {
				sum += e.Probability
			}
			if math.Abs(sum-1) > 1e-9 {
				rt.Errorf("%s: %v", m.Model, m.Ranks)
			}
			for j := range a.Models {
				if w := a.Win(i, j).Probability + a.Win(j, i).Probability; w > 1+1e-9 {
					rt.Errorf("%d and %d win with %v together", i, j, w)
				}
			}
		}
	})
}

// TestAcceptabilityOfAWeightOfAlmostNothing: held near weights of which one has hardly
// a number, that one counts as nothing.
func TestAcceptabilityOfAWeightOfAlmostNothing(t *testing.T) {
	for _, weight := range []float64{5e-324, 1e-322, 1e-310, 1e-300} {
		r := rank(t, article(), analysis.Preferences{Weights: map[string]float64{"people": weight}}, analysis.WeightedSum)
		for _, concentration := range []float64{0, 0.1, 1, 100} {
			a, err := r.Acceptability(t.Context(), analysis.WeightSampling{Samples: 100, Concentration: concentration})
			if err != nil {
				t.Fatalf("%v near %v: %v", concentration, weight, err)
			}
			for _, m := range a.Models {
				sum := 0.0
				for _, e := range m.Ranks {
					sum += e.Probability
				}
				if !(math.Abs(sum-1) < 1e-9) {
					t.Errorf("%v near %v: %s has the ranks %v", concentration, weight, m.Model, m.Ranks)
				}
			}
		}
	}
}

// TestInversePlan: a plan applied to A gives B, and the plan back gives A.
func TestInversePlan(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		m := drawMatrix(rt)
		there, err := analysis.Plan(m, "x", "y")
		if err != nil {
			rt.Fatal(err)
		}
		moved := applied(rt, m, "x", there.Moves)
		if a, b := cells(moved, "x"), cells(m, "y"); fmt.Sprint(a) != fmt.Sprint(b) {
			rt.Fatalf("got %v, want %v", a, b)
		}
		back, err := analysis.Plan(m, "y", "x")
		if err != nil {
			rt.Fatal(err)
		}
		if a, b := cells(applied(rt, moved, "x", back.Moves), "x"), cells(m, "x"); fmt.Sprint(a) != fmt.Sprint(b) {
			rt.Fatalf("got %v, want %v", a, b)
		}
		j, err := analysis.Travel(m, responsibilities, there, analysis.Preferences{}, analysis.DefaultMoveCosts)
		if err != nil {
			rt.Fatal(err)
		}
		if len(j.Steps) != len(there.Moves) || j.Cost != float64(len(there.Moves)) {
			rt.Errorf("%d steps cost %v", len(j.Steps), j.Cost)
		}
		c, err := analysis.Compare(m, []string{"x", "y"})
		if err != nil {
			rt.Fatal(err)
		}
		kept := true
		for _, row := range c.Rows {
			kept = kept && slices.Equal(row.Cells[1].Changes, []analysis.CellChange{analysis.Kept})
		}
		if kept != (len(there.Moves) == 0) {
			rt.Errorf("all is kept: %v, with %d moves", kept, len(there.Moves))
		}
	})
}

// TestSimilarityIsAMetric: symmetric, 1 with itself, and its distance keeps the
// triangle inequality.
func TestSimilarityIsAMetric(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		columns := drawColumns(rt)
		distance := func(a, b org.Column) float64 {
			lists, err := analysis.Nearest(context.Background(), []org.Column{a}, []org.Column{b}, responsibilities, analysis.Preferences{}, 0)
			if err != nil {
				rt.Fatal(err)
			}
			s := lists[0][0]
			if s.Weighted < 0 || s.Weighted > 1 || s.Jaccard < 0 || s.Jaccard > 1 {
				rt.Errorf("%+v", s)
			}
			return s.Distance()
		}
		for _, a := range columns {
			if distance(a, a) != 0 {
				rt.Errorf("%s differs from itself", a.Model)
			}
			for _, b := range columns {
				if distance(a, b) != distance(b, a) {
					rt.Errorf("%s and %s differ one way", a.Model, b.Model)
				}
				for _, c := range columns {
					if distance(a, c) > distance(a, b)+distance(b, c)+1e-12 {
						rt.Errorf("%s to %s is shorter over %s", a.Model, c.Model, b.Model)
					}
				}
			}
		}
	})
}

func TestBadInput(t *testing.T) {
	m := article()
	columns := m.Columns()
	decideWith := func(p analysis.Preferences) func() error {
		return func() error { _, err := analysis.Decide(columns, responsibilities, p); return err }
	}
	r := rank(t, m, analysis.Preferences{}, analysis.WeightedSum)
	topsis := rank(t, m, analysis.Preferences{}, analysis.TOPSISFixed)
	for _, c := range []struct {
		name string
		ask  func() error
		is   error
		want string
	}{
		{"negative weight", decideWith(analysis.Preferences{Weights: map[string]float64{"people": -1}}), analysis.ErrBadInput, "the weight of people is -1; a weight is 0 or more"},
		{"weight that is no number", decideWith(analysis.Preferences{Weights: map[string]float64{"people": math.NaN()}}), analysis.ErrBadInput, "the weight of people is NaN"},
		{"endless weight", decideWith(analysis.Preferences{Weights: map[string]float64{"people": math.Inf(1)}}), analysis.ErrBadInput, "the weight of people is +Inf"},
		{"weights that are too large together", decideWith(analysis.Preferences{Weights: map[string]float64{"people": math.MaxFloat64, "process": math.MaxFloat64}}), analysis.ErrBadInput, "the weights sum to +Inf"},
		{"all weights 0", decideWith(analysis.Preferences{Responsibilities: []string{"people"}, Weights: map[string]float64{"people": 0}}), analysis.ErrBadInput, "the weights sum to 0; give at least one criterion a weight over 0"},
		{"weight of nothing", decideWith(analysis.Preferences{Weights: map[string]float64{"cooking": 1}}), analysis.ErrNotFound, `weights: there is no responsibility "cooking"; there are people, process`},
		{"weight of what is not judged by", decideWith(analysis.Preferences{Responsibilities: []string{"people"}, Weights: map[string]float64{"process": 1}}), analysis.ErrBadInput, `weights: "process" has a weight and is none of the responsibilities`},
		{"unknown responsibility", decideWith(analysis.Preferences{Responsibilities: []string{"cooking"}}), analysis.ErrNotFound, `responsibilities: there is no responsibility "cooking"`},
		{"no responsibility", decideWith(analysis.Preferences{Responsibilities: []string{}, Structures: map[analysis.Structure]float64{analysis.ByClarity: 1}}), analysis.ErrBadInput, "responsibilities: there is none; name some, or leave the list out for all"},
		{"nothing to judge by", func() error { _, err := analysis.Decide(nil, nil, analysis.Preferences{}); return err }, analysis.ErrBadInput, "there are no responsibilities to judge by; import a matrix"},
		{"responsibility twice", decideWith(analysis.Preferences{Responsibilities: []string{"people", "people"}}), analysis.ErrBadInput, `"people" is there twice`},
		{"unknown structure", decideWith(analysis.Preferences{Structures: map[analysis.Structure]float64{"BEAUTY": 1}}), analysis.ErrNotFound, `there is no structure "BEAUTY"`},
		{"scale out of range", decideWith(analysis.Preferences{Scale: &analysis.Scale{Well: 2}}), analysis.ErrBadInput, "scale.well: 2 is not from 0 to 1"},
		{"scale that is no number", decideWith(analysis.Preferences{Scale: &analysis.Scale{Poorly: math.NaN()}}), analysis.ErrBadInput, "scale.poorly: NaN is not"},
		{"unknown pooling", decideWith(analysis.Preferences{SeveralOwners: &analysis.SeveralOwners{Shared: "SUM"}}), analysis.ErrBadInput, `severalOwners: "SUM"`},
		{"unknown way with missing cells", decideWith(analysis.Preferences{Missing: "IGNORE"}), analysis.ErrBadInput, `missing: "IGNORE"`},
		{"unknown method", func() error { _, err := r.Decision().Rank("ELECTRE"); return err }, analysis.ErrBadInput, `there is no method "ELECTRE"`},
		{"dominance of nothing", func() error { _, _, err := r.Decision().Dominance("x"); return err }, analysis.ErrNotFound, `there is no model "x" among the 5`},
		{"stability of TOPSIS", func() error { _, err := topsis.Stability(); return err }, analysis.ErrBadInput, "with TOPSIS a place has no closed form"},
		{"stability between a model and itself", func() error { _, err := r.StabilityBetween("scrum", "scrum"); return err }, analysis.ErrBadInput, "cannot change places with itself"},
		{"stability with nothing", func() error { _, err := r.StabilityBetween("scrum", "x"); return err }, analysis.ErrNotFound, `there is no model "x"`},
		{"no samples", func() error {
			_, err := r.Acceptability(context.Background(), analysis.WeightSampling{Samples: -1})
			return err
		}, analysis.ErrBadInput, "samples: -1"},
		{"too many samples", func() error {
			_, err := r.Acceptability(context.Background(), analysis.WeightSampling{Samples: 1 << 40})
			return err
		}, analysis.ErrTooLarge, "would take too long"},
		{"samples for nobody", func() error {
			ctx, cancel := context.WithCancel(context.Background())
			cancel()
			_, err := r.Acceptability(ctx, analysis.WeightSampling{})
			return err
		}, context.Canceled, ""},
		{"concentration that is no number", func() error {
			_, err := r.Acceptability(context.Background(), analysis.WeightSampling{Concentration: math.NaN()})
			return err
		}, analysis.ErrBadInput, "concentration: NaN"},
		{"intervals of PROMETHEE", func() error {
			_, err := analysis.ScoreIntervals(columns, responsibilities, analysis.Preferences{}, analysis.PrometheeII, nil)
			return err
		}, analysis.ErrBadInput, "with PROMETHEE_II a score depends on the other models"},
		{"interval the wrong way", func() error {
			_, err := analysis.ScoreIntervals(columns, responsibilities, analysis.Preferences{}, analysis.WeightedSum, []analysis.UncertainQuality{{From: 1, To: 0}})
			return err
		}, analysis.ErrBadInput, "uncertain: VACANT is from 1 to 0"},
		{"interval twice", func() error {
			_, err := analysis.ScoreIntervals(columns, responsibilities, analysis.Preferences{}, analysis.WeightedSum, []analysis.UncertainQuality{{To: 1}, {To: 1}})
			return err
		}, analysis.ErrBadInput, "uncertain: VACANT is there twice"},
		{"interval out of range", func() error {
			_, err := analysis.ScoreIntervals(columns, responsibilities, analysis.Preferences{}, analysis.WeightedSum, []analysis.UncertainQuality{{To: 1.5}})
			return err
		}, analysis.ErrBadInput, "uncertain: VACANT is from 0 to 1.5; a quality is worth 0 to 1"},
		{"judgements that contradict", func() error {
			_, err := analysis.WeightsOf([]analysis.Judgement{{"a", "b", 5}, {"b", "c", 5}, {"c", "a", 5}})
			return err
		}, analysis.ErrInconsistent, "a is 5 times b and b 5 times c, which makes 25 times, and yet a is 0.2 times c: judge these again"},
		{"judgement of what is not judged by", decideWith(analysis.Preferences{
			Responsibilities: []string{"people"}, Judgements: []analysis.Judgement{{"people", "process", 2}},
		}), analysis.ErrBadInput, "judgements: process is judged and is none of the responsibilities to judge by"},
		{"judgement of 0", func() error { _, err := analysis.WeightsOf([]analysis.Judgement{{"a", "b", 0}}); return err }, analysis.ErrBadInput, "judgement 1, a over b: 0 is not from 1/9 to 9"},
		{"judgement that is no number", func() error { _, err := analysis.WeightsOf([]analysis.Judgement{{"a", "b", math.NaN()}}); return err }, analysis.ErrBadInput, "NaN is not"},
		{"judgement of itself", func() error {
			_, err := analysis.WeightsOf([]analysis.Judgement{{"a", "b", 1}, {"a", "a", 1}})
			return err
		}, analysis.ErrBadInput, "a is compared with itself"},
		{"judgement twice", func() error {
			_, err := analysis.WeightsOf([]analysis.Judgement{{"a", "b", 1}, {"b", "a", 1}})
			return err
		}, analysis.ErrBadInput, "b and a are judged twice"},
		{"judgement that lacks", func() error {
			_, err := analysis.WeightsOf([]analysis.Judgement{{"a", "b", 1}, {"b", "c", 1}})
			return err
		}, analysis.ErrBadInput, "a and c are not compared"},
		{"no judgement", func() error { _, err := analysis.WeightsOf(nil); return err }, analysis.ErrBadInput, "there are 0 criteria"},
		{"plan from a model to itself", func() error { _, err := analysis.Plan(m, "scrum", "scrum"); return err }, analysis.ErrBadInput, "has no moves"},
		{"plan to nothing", func() error { _, err := analysis.Plan(m, "scrum", "x"); return err }, analysis.ErrNotFound, `there is no model "x"`},
		{"negative cost", func() error {
			plan, err := analysis.Plan(m, "scrum", "tech-lead")
			if err != nil {
				return err
			}
			_, err = analysis.Travel(m, responsibilities, plan, analysis.Preferences{}, analysis.MoveCosts{Enter: -1})
			return err
		}, analysis.ErrBadInput, "costs.enter: -1 is not from 0 to 1e+12"},
		{"cost of no usual size", func() error {
			plan, err := analysis.Plan(m, "scrum", "tech-lead")
			if err != nil {
				return err
			}
			_, err = analysis.Travel(m, responsibilities, plan, analysis.Preferences{}, analysis.MoveCosts{Move: 1e300})
			return err
		}, analysis.ErrBadInput, "costs.move: 1e+300 is not from 0 to 1e+12"},
		{"comparison of one", func() error { _, err := analysis.Compare(m, []string{"scrum"}); return err }, analysis.ErrBadInput, "name two or more"},
		{"comparison with itself", func() error { _, err := analysis.Compare(m, []string{"scrum", "scrum"}); return err }, analysis.ErrBadInput, "is there twice"},
		{"comparison with nothing", func() error { _, err := analysis.Compare(m, []string{"scrum", "x"}); return err }, analysis.ErrNotFound, `there is no model "x"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			if err := c.ask(); !errors.Is(err, c.is) || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

func TestWhatIf(t *testing.T) {
	m := seed.Builtin()
	as := org.Model{Key: "what-if", Name: "What if", Status: org.Complete}
	got, err := analysis.WhatIf(m, "tech-lead", as, []org.Role{{Key: "delivery-manager", Name: "Delivery manager"}}, []analysis.Change{
		{Responsibility: "projects", Owners: []analysis.Owner{{Role: "delivery-manager"}}},
		{Responsibility: "people", Owners: []analysis.Owner{{Role: "engineering-manager"}, {Role: "tech-lead", Quality: org.Poorly}}},
		{Responsibility: "product"},
		{Responsibility: "process", Unassign: true},
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := got.Validate(); err != nil {
		t.Error(err)
	}
	m.Models = slices.Clone(m.Models)
	incomplete := slices.IndexFunc(m.Models, func(v org.Model) bool { return v.Status == org.Incomplete })
	supposed, err := analysis.Suppose(m, m.Models[incomplete].Key, "Still open", nil, nil)
	if err != nil || supposed.Models[len(supposed.Models)-1].Status != org.Incomplete {
		t.Errorf("what is supposed of an incomplete model is %+v, %v", supposed.Models[len(supposed.Models)-1], err)
	}
	if len(m.Models) != len(got.Models)-1 || len(m.Roles) != len(got.Roles)-1 {
		t.Error("the matrix itself was changed, or nothing was added")
	}
	want := map[string]string{
		"people":   "SHARED[engineering-manager WELL tech-lead POORLY]",
		"projects": "SOLE[delivery-manager WELL]", "product": "VACANT[]",
		"technical-leadership": "SOLE[tech-lead WELL]", "talk-with-customers": "SOLE[product-manager WELL]",
	}
	if a := cells(got, "what-if"); fmt.Sprint(a) != fmt.Sprint(want) {
		t.Errorf("got  %v\nwant %v", a, want)
	}
	if a, b := cells(got, "tech-lead"), cells(m, "tech-lead"); fmt.Sprint(a) != fmt.Sprint(b) {
		t.Errorf("the base became %v", a)
	}
	for _, c := range []struct {
		change analysis.Change
		is     error
		want   string
	}{
		{analysis.Change{Responsibility: "cooking"}, analysis.ErrNotFound, `change 1, cooking: not found: there is no responsibility "cooking"`},
		{analysis.Change{Responsibility: "people", Owners: []analysis.Owner{{Role: "cook"}}}, analysis.ErrNotFound, `there is no role "cook"`},
		{analysis.Change{Responsibility: "people", Owners: []analysis.Owner{{Role: "team"}, {Role: "team"}}}, analysis.ErrBadInput, "team is there twice"},
		{analysis.Change{Responsibility: "people", Owners: []analysis.Owner{{Role: "team", Quality: "GOOD"}}}, analysis.ErrBadInput, `"GOOD" is no quality`},
		{analysis.Change{Responsibility: "people", Arrangement: org.Sole}, analysis.ErrBadInput, "0 owners cannot be SOLE"},
		{analysis.Change{Responsibility: "people", Unassign: true, Arrangement: org.Sole}, analysis.ErrBadInput, "takes the cell away and says who owns it"},
	} {
		if _, err := analysis.WhatIf(m, "tech-lead", as, nil, []analysis.Change{c.change}); !errors.Is(err, c.is) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%+v: got %v, want %s", c.change, err, c.want)
		}
	}
	for _, c := range []struct {
		base, key string
		role      string
		is        error
	}{{"x", "what-if", "new", analysis.ErrNotFound}, {"scrum", "tech-lead", "new", analysis.ErrBadInput}, {"scrum", "what-if", "team", analysis.ErrBadInput}} {
		if _, err := analysis.WhatIf(m, c.base, org.Model{Key: c.key}, []org.Role{{Key: c.role}}, nil); !errors.Is(err, c.is) {
			t.Errorf("%+v: got %v", c, err)
		}
	}
}

func TestLint(t *testing.T) {
	c := org.Column{Model: "m", Cells: []org.Cell{
		{Responsibility: "people", Arrangement: org.Sole, Owners: []org.Owner{{Role: "a", Quality: org.Well}}},
		{Responsibility: "process", Arrangement: org.Alternative, Owners: []org.Owner{{Role: "a", Quality: org.Well}, {Role: "b", Quality: org.Poorly}}},
		{Responsibility: "product", Arrangement: org.Collective, Owners: []org.Owner{{Role: "a", Quality: org.Undefined}, {Role: "c", Quality: org.Undefined}}},
		{Responsibility: "projects", Arrangement: org.Shared, Owners: []org.Owner{{Role: "a", Quality: org.Well}, {Role: "b", Quality: org.Undefined}}},
		{Responsibility: "technical-leadership", Arrangement: org.Vacant},
	}}
	var got []string
	for _, f := range analysis.Lint(c, responsibilities, .45) {
		got = append(got, fmt.Sprint(f.Rule, " ", f.Responsibility, f.Roles, " ", f.Message))
	}
	want := []string{
		"ONE_ACCOUNTABLE process[a b] it is open which of a or b owns process; choose one",
		"DOUBLED_OWNERSHIP projects[a b] a and b divide projects",
		"ONE_ACCOUNTABLE projects[a b] nobody answers for the whole of projects; split it in two, or name who does",
		"GAP_VACANT technical-leadership[] nobody owns technical-leadership; name an owner",
		"GAP_UNDEFINED product[a c] it is open how a and c own product; say what is expected",
		"DOUBLED_OWNERSHIP product[a c] a and c own product as a group",
		"ONE_ACCOUNTABLE product[a c] nobody answers for product alone; name who does for the group",
		"GAP_MISSING talk-with-customers[] talk-with-customers is not mentioned; assign it, or say that nobody owns it",
		"OVERLOADED_ROLE [a] a carries 50 % of the responsibilities, over 45 %; hand some to another role",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if list := analysis.Lint(c, []string{"people"}, 1); list != nil {
		t.Errorf("a cell with one owner: %v", list)
	}
}

func TestLoadsAndDemands(t *testing.T) {
	m := article()
	loads := analysis.Loads(m.Columns(), responsibilities)
	i := slices.IndexFunc(loads, func(l analysis.RoleLoad) bool { return l.Role == "tech-lead" })
	l := loads[i]
	var got []string
	for _, x := range l.Models {
		got = append(got, fmt.Sprintf("%s %.4f %d %d %d %v", x.Model, x.Share, x.Well, x.Poorly, x.Undefined, x.Orphaned))
	}
	want := []string{
		"engineering-manager-does-projects 0.1667 1 0 0 [technical-leadership]",
		"tech-lead 0.6667 1 3 0 [people process projects technical-leadership]",
		"single-threaded-owner 0.0833 1 0 0 []",
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) || l.Degree != 4 || math.Abs(l.Peak-4.0/6) > 1e-12 {
		t.Errorf("got %v of degree %d, peak %v", got, l.Degree, l.Peak)
	}
	// A star: one role with three responsibilities lies on every path between them.
	star := []org.Column{{Model: "m", Cells: []org.Cell{
		{Responsibility: "people", Arrangement: org.Sole, Owners: []org.Owner{{Role: "a", Quality: org.Well}}},
		{Responsibility: "process", Arrangement: org.Sole, Owners: []org.Owner{{Role: "a", Quality: org.Well}}},
		{Responsibility: "projects", Arrangement: org.Sole, Owners: []org.Owner{{Role: "a", Quality: org.Well}}},
	}}}
	if l := analysis.Loads(star, responsibilities); l[0].Betweenness != 1 {
		t.Errorf("the centre of a star has the betweenness %v", l[0].Betweenness)
	}
	demands := analysis.HardToFill(m.Columns(), responsibilities, 2)
	// The tech lead joins technical leadership with people, process and projects, as
	// the single threaded owner alone does also.
	if d := demands[0]; len(demands) != 2 || d.Model != "single-threaded-owner" || len(d.Responsibilities) != 6 {
		t.Errorf("%+v", demands)
	}
}

// sole returns a column whose cells have one owner each, of the quality given; "" for a
// cell that is not mentioned and VACANT for one that nobody owns.
func sole(model string, qualities ...org.Quality) org.Column {
	c := org.Column{Model: model}
	for i, q := range qualities {
		cell := org.Cell{Responsibility: fmt.Sprint("r", i+1), Arrangement: org.Vacant}
		switch q {
		case "":
			continue
		case "VACANT":
		default:
			cell.Arrangement, cell.Owners = org.Sole, []org.Owner{{Role: "a", Quality: q}}
		}
		c.Cells = append(c.Cells, cell)
	}
	return c
}

// TestWhoComesNext: of two challengers that meet the leader at one weight, the one that
// leads beyond it is named.
func TestWhoComesNext(t *testing.T) {
	keys := []string{"r1", "r2", "r3"}
	columns := []org.Column{
		sole("a", org.Well, org.Well, "VACANT"),
		sole("b", org.Poorly, org.Poorly, org.Well),
		sole("c", org.Undefined, org.Undefined, org.Poorly),
	}
	for _, order := range [][]int{{0, 1, 2}, {2, 1, 0}, {1, 2, 0}} {
		var list []org.Column
		for _, i := range order {
			list = append(list, columns[i])
		}
		d, err := analysis.Decide(list, keys, analysis.Preferences{
			Scale:   &analysis.Scale{Well: 1, Poorly: .5, Undefined: .75},
			Weights: map[string]float64{"r1": 2, "r2": 2, "r3": 1},
		})
		if err != nil {
			t.Fatal(err)
		}
		r, err := d.Rank(analysis.WeightedSum)
		if err != nil {
			t.Fatal(err)
		}
		s, err := r.Stability()
		if err != nil {
			t.Fatal(err)
		}
		if last := s[2]; math.Abs(last.To-1.0/3) > 1e-9 || last.Above != "b" {
			t.Errorf("%v: above %v comes %s, want b above 1/3", order, last.To, last.Above)
		}
	}
}

// TestCoverageOfStructures: a structure is covered as far as the responsibilities that
// it looks at.
func TestCoverageOfStructures(t *testing.T) {
	d, err := analysis.Decide([]org.Column{sole("half", org.Well, ""), sole("none", "", "")}, []string{"r1", "r2"}, analysis.Preferences{
		Structures: map[analysis.Structure]float64{analysis.ByClarity: 2}, Missing: analysis.LeftOut,
	})
	if err != nil {
		t.Fatal(err)
	}
	r, err := d.Rank(analysis.WeightedSum)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range r.Models {
		if want := map[string]float64{"half": .5, "none": 0}[m.Model]; m.Coverage != want {
			t.Errorf("%s: coverage %v, want %v", m.Model, m.Coverage, want)
		}
	}
}

// TestNothingCoveredComesLast, with every method, and its contributions sum to its score.
func TestNothingCoveredComesLast(t *testing.T) {
	columns := []org.Column{sole("good", org.Well, org.Well), sole("none", "", ""), sole("bad", org.Poorly, org.Poorly)}
	for _, method := range analysis.Methods() {
		d, err := analysis.Decide(columns, []string{"r1", "r2"}, analysis.Preferences{Missing: analysis.LeftOut})
		if err != nil {
			t.Fatal(err)
		}
		r, err := d.Rank(method)
		if err != nil {
			t.Fatal(err)
		}
		i := slices.IndexFunc(r.Models, func(m analysis.Ranked) bool { return m.Model == "none" })
		last := r.Models[i]
		sum := 0.0
		for _, c := range r.Contributions(last) {
			sum += c.Contribution
		}
		if worst := r.Models[len(r.Models)-1]; last.Score > worst.Score || math.Abs(sum-last.Score) > 1e-9 {
			t.Errorf("%s: %+v comes before %+v; its contributions sum to %v", method, last, worst, sum)
		}
	}
}

// TestJourneyDoesNotDip: a cell on its way to another arrangement is judged by that one
// as soon as its owners allow it.
func TestJourneyDoesNotDip(t *testing.T) {
	m := org.Matrix{
		Models:           []org.Model{{Key: "x"}, {Key: "y"}},
		Roles:            []org.Role{{Key: "a"}, {Key: "b"}},
		Responsibilities: []org.Responsibility{{Key: "r1"}},
		Assignments: []org.Assignment{
			{Model: "x", Responsibility: "r1", Arrangement: org.Sole},
			{Model: "y", Responsibility: "r1", Arrangement: org.Alternative},
		},
		Ownerships: []org.Ownership{
			{Model: "x", Responsibility: "r1", Role: "a", Quality: org.Well},
			{Model: "y", Responsibility: "r1", Role: "a", Quality: org.Well},
			{Model: "y", Responsibility: "r1", Role: "b", Quality: org.Poorly, Ordinal: 1},
		},
	}
	for _, way := range [][2]string{{"x", "y"}, {"y", "x"}} {
		plan, err := analysis.Plan(m, way[0], way[1])
		if err != nil {
			t.Fatal(err)
		}
		j, err := analysis.Travel(m, []string{"r1"}, plan, analysis.Preferences{}, analysis.DefaultMoveCosts)
		if err != nil {
			t.Fatal(err)
		}
		low, high := min(j.Start, j.Steps[len(j.Steps)-1].Score), max(j.Start, j.Steps[len(j.Steps)-1].Score)
		for _, s := range j.Steps {
			if s.Score < low || s.Score > high {
				t.Errorf("%s to %s: %s leads to %v, outside %v to %v", way[0], way[1], s.Kind, s.Score, low, high)
			}
		}
	}
}

// TestConditionIsExact: its numbers are the differences and not rounded ones.
func TestConditionIsExact(t *testing.T) {
	d, err := analysis.Decide([]org.Column{sole("a", org.Well, "VACANT"), sole("b", "VACANT", org.Poorly)}, []string{"r1", "r2"}, analysis.Preferences{})
	if err != nil {
		t.Fatal(err)
	}
	r, err := d.Rank(analysis.WeightedSum)
	if err != nil {
		t.Fatal(err)
	}
	c, err := r.Contest("a", "b")
	if want := "20/7 × r1 > r2"; err != nil || c.Condition != want {
		t.Errorf("got %s, %v, want %s", c.Condition, err, want)
	}
}
