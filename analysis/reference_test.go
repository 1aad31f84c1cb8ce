package analysis_test

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"orgraph/analysis"
	"orgraph/org"
	"orgraph/seed"
)

// article returns the five models that the article describes in full.
func article() org.Matrix {
	m := seed.Builtin()
	m.Models = slices.DeleteFunc(m.Models, func(v org.Model) bool { return v.Status != org.Complete })
	return m
}

var responsibilities = []string{"people", "process", "projects", "technical-leadership", "product", "talk-with-customers"}

func decide(t testing.TB, m org.Matrix, p analysis.Preferences) *analysis.Decision {
	t.Helper()
	d, err := analysis.Decide(m.Columns(), analysis.KeysInOrder(m.Responsibilities), p)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func rank(t testing.TB, m org.Matrix, p analysis.Preferences, method analysis.Method) *analysis.Ranking {
	t.Helper()
	r, err := decide(t, m, p).Rank(method)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestReferenceFigures holds every figure against those that pymcdm 1.4.0 and
// scikit-criteria 0.10 agree on, to six decimals.
func TestReferenceFigures(t *testing.T) {
	text, err := os.ReadFile("testdata/equal-weights.json")
	if err != nil {
		t.Fatal(err)
	}
	var want struct {
		Criteria                                                        []string
		WeightedSum, TopsisFixedIdeals, TopsisVector, TopsisMinMax      map[string]float64
		PrometheeIIUsual, EdgeJaccard, HHI, DisjointResponsibilityPairs map[string]float64
		RoleShare                                                       map[string]map[string]float64
	}
	if err := json.Unmarshal(text, &want); err != nil {
		t.Fatal(err)
	}
	m := article()
	if got := analysis.KeysInOrder(m.Responsibilities); !slices.Equal(got, want.Criteria) {
		t.Fatalf("the criteria are %v, want %v", got, want.Criteria)
	}
	check := func(t *testing.T, what string, got, want map[string]float64) {
		t.Helper()
		if len(want) == 0 {
			t.Errorf("%s: there is nothing to compare with", what)
		}
		if !slices.Equal(slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(want))) {
			t.Errorf("%s: got %v, want %v", what, got, want)
		}
		for key := range want {
			if math.Abs(got[key]-want[key]) > 5e-7 {
				t.Errorf("%s: %s: got %.6f, want %.6f", what, key, got[key], want[key])
			}
		}
	}
	for method, scores := range map[analysis.Method]map[string]float64{
		analysis.WeightedSum: want.WeightedSum, analysis.TOPSISFixed: want.TopsisFixedIdeals,
		analysis.TOPSISVector: want.TopsisVector, analysis.TOPSISMinMax: want.TopsisMinMax,
		analysis.PrometheeII: want.PrometheeIIUsual,
	} {
		got := map[string]float64{}
		for _, r := range rank(t, m, analysis.Preferences{}, method).Models {
			got[r.Model] = r.Score
		}
		check(t, string(method), got, scores)
	}
	similarities, err := analysis.Similarities(t.Context(), m.Columns(), want.Criteria, analysis.Preferences{}, 0)
	if err != nil {
		t.Fatal(err)
	}
	jaccard := map[string]float64{}
	for _, s := range similarities {
		name := s.A + " ~ " + s.B
		if _, ok := want.EdgeJaccard[name]; !ok {
			name = s.B + " ~ " + s.A
		}
		jaccard[name] = s.Jaccard
	}
	check(t, "edge Jaccard", jaccard, want.EdgeJaccard)
	hhi, disjoint := map[string]float64{}, map[string]float64{}
	for _, c := range m.Columns() {
		p := analysis.ProfileOf(c, want.Criteria, analysis.AsVacant)
		hhi[c.Model], disjoint[c.Model] = p.HHI, float64(p.HandOffs)
		shares := map[string]float64{}
		for _, s := range p.Shares {
			shares[s.Role] = s.Share
		}
		check(t, "role share of "+c.Model, shares, want.RoleShare[c.Model])
	}
	check(t, "HHI", hhi, want.HHI)
	check(t, "disjoint pairs", disjoint, want.DisjointResponsibilityPairs)
}

func TestRanksAreShared(t *testing.T) {
	r := rank(t, article(), analysis.Preferences{}, analysis.WeightedSum)
	var got []string
	for _, m := range r.Models {
		got = append(got, string(rune('0'+m.Rank))+" "+m.Model)
	}
	want := []string{"1 engineering-manager-does-projects", "1 single-threaded-owner", "3 product-manager-does-projects", "4 tech-lead", "5 scrum"}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// TestStructureSeparatesTheTie: whatever the weights of the responsibilities the
// engineering manager and the single threaded owner tie; the structures tell them
// apart.
func TestStructureSeparatesTheTie(t *testing.T) {
	const em, sto = "engineering-manager-does-projects", "single-threaded-owner"
	r := rank(t, article(), analysis.Preferences{}, analysis.WeightedSum)
	c, err := r.Contest(em, sto)
	if err != nil {
		t.Fatal(err)
	}
	if c.Condition != "never: they tie under every weighting" {
		t.Error(c.Condition)
	}
	for s, want := range map[analysis.Structure]string{
		analysis.ByRoleLoad: em, analysis.ByConcentration: em, analysis.ByClarity: em, analysis.ByHandOffs: sto,
	} {
		r := rank(t, article(), analysis.Preferences{Structures: map[analysis.Structure]float64{s: 1}}, analysis.WeightedSum)
		if r.Models[0].Model != want || r.Models[1].Rank != 2 {
			t.Errorf("by %s too: %v", s, r.Models)
		}
	}
}

// TestProductManagerAgainstTechLead: the first beats the second exactly where people,
// process and projects together weigh more than technical leadership and talk with
// customers, which 11/16 of all weights do.
func TestProductManagerAgainstTechLead(t *testing.T) {
	const pm, tl = "product-manager-does-projects", "tech-lead"
	r := rank(t, article(), analysis.Preferences{}, analysis.WeightedSum)
	c, err := r.Contest(pm, tl)
	if err != nil {
		t.Fatal(err)
	}
	if want := "people + process + projects > technical-leadership + talk-with-customers"; c.Condition != want {
		t.Errorf("got %q, want %q", c.Condition, want)
	}
	// With weights p, q for the two sides and the rest on the product, the flip of a
	// weight can be told by hand: 1/6 each makes 3/6 against 2/6.
	list, err := r.StabilityBetween(pm, tl)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range list {
		from, to := 0.0, 1.0
		switch s.Responsibility {
		case "people", "process", "projects":
			// t + 2(1-t)/5 = 2(1-t)/5 where t is 0: nothing flips above it.
		case "technical-leadership", "talk-with-customers":
			to = 2.0 / 7 // t + (1-t)/5 = 3(1-t)/5
		}
		if math.Abs(s.From-from) > 1e-12 || math.Abs(s.To-to) > 1e-12 {
			t.Errorf("%s: from %v to %v, want %v to %v", s.Name(), s.From, s.To, from, to)
		}
		if to < 1 && s.Above != tl {
			t.Errorf("%s: beyond it %q comes first", s.Name(), s.Above)
		}
	}
	a, err := r.Acceptability(context.Background(), analysis.WeightSampling{Samples: 40_000, Seed: 7})
	if err != nil {
		t.Fatal(err)
	}
	i, j := index(a, pm), index(a, tl)
	win := a.Win(i, j)
	if math.Abs(win.Probability-11.0/16) > 4*win.StandardError || win.StandardError > 0.003 {
		t.Errorf("it wins with %v, want 0.6875", win)
	}
	if lose := a.Win(j, i); math.Abs(win.Probability+lose.Probability-1) > 1e-12 {
		t.Errorf("they never tie, and yet %v and %v", win, lose)
	}
	em, sto := index(a, "engineering-manager-does-projects"), index(a, "single-threaded-owner")
	if a.Win(em, sto).Probability != 0 || a.Win(sto, em).Probability != 0 {
		t.Error("the engineering manager and the single threaded owner do not always tie")
	}
	if first := a.Models[em].Ranks[0].Probability; first != 1 {
		t.Errorf("the engineering manager is first with %v", first)
	}
}

func index(a *analysis.Acceptability, model string) int {
	return slices.IndexFunc(a.Models, func(m analysis.ModelAcceptability) bool { return m.Model == model })
}

func TestScoreIntervalOfSCRUM(t *testing.T) {
	undefined := org.Undefined
	m := article()
	list, err := analysis.ScoreIntervals(m.Columns(), responsibilities, analysis.Preferences{}, analysis.WeightedSum,
		[]analysis.UncertainQuality{{Quality: &undefined, From: 0, To: 1}})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range list {
		if s.Model == "scrum" && (math.Abs(s.From-1.75/6) > 1e-12 || math.Abs(s.To-2.75/6) > 1e-12) {
			t.Errorf("from %v to %v, want .2917 to .4583", s.From, s.To)
		}
		if s.Model != "scrum" && s.From != s.To {
			t.Errorf("%v has nothing undefined", s)
		}
	}
}

func TestWeightsOfJudgements(t *testing.T) {
	p, err := analysis.WeightsOf([]analysis.Judgement{{"a", "b", 3}, {"a", "c", 5}, {"b", "c", 3}})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []float64{.636986, .258285, .104729} {
		if math.Abs(p.Weights[i]-want) > 5e-7 {
			t.Errorf("%s: got %.6f, want %.6f", p.Criteria[i], p.Weights[i], want)
		}
	}
	if math.Abs(p.Ratio-.0332) > 5e-5 {
		t.Errorf("the consistency ratio is %.4f, want .0332", p.Ratio)
	}
}

func TestOrphanedWhenTheEngineeringManagerLeaves(t *testing.T) {
	columns := article().Columns()
	i := slices.IndexFunc(columns, func(c org.Column) bool { return c.Model == "engineering-manager-does-projects" })
	got := analysis.Orphaned(columns[i], "engineering-manager", responsibilities)
	if want := []string{"people", "process", "projects"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	sto := slices.IndexFunc(columns, func(c org.Column) bool { return c.Model == "single-threaded-owner" })
	if got := analysis.Orphaned(columns[sto], "product-manager", responsibilities); got != nil {
		t.Errorf("the single threaded owner could own them too, and yet %v", got)
	}
}

func TestJourneyOfTheArticle(t *testing.T) {
	m := article()
	plan, err := analysis.Plan(m, "tech-lead", "engineering-manager-does-projects")
	if err != nil {
		t.Fatal(err)
	}
	j, err := analysis.Travel(m, responsibilities, plan, analysis.Preferences{}, analysis.MoveCosts{Move: 2, Enter: 10})
	if err != nil {
		t.Fatal(err)
	}
	if len(j.Steps) != 3 || j.Cost != 16 || j.Start != .675 || math.Abs(j.Steps[2].Score-1) > 1e-12 {
		t.Errorf("%d steps for %v from %v: %+v", len(j.Steps), j.Cost, j.Start, j.Steps)
	}
	if !slices.Equal(j.Steps[0].Enter, []string{"engineering-manager"}) || j.Steps[0].Cost != 12 || j.Steps[1].Enter != nil {
		t.Errorf("the engineering manager does not enter with the first step: %+v", j.Steps)
	}
}

func TestParetoFrontOfTheArticle(t *testing.T) {
	d := decide(t, article(), analysis.Preferences{})
	if got, want := d.Front(), []string{"engineering-manager-does-projects", "single-threaded-owner"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	dominates, by, err := d.Dominance("tech-lead")
	if err != nil || !slices.Equal(dominates, []string{"scrum"}) ||
		!slices.Equal(by, []string{"engineering-manager-does-projects", "single-threaded-owner"}) {
		t.Errorf("dominates %v, dominated by %v, %v", dominates, by, err)
	}
}

func TestCoverageOfTheIncompleteModel(t *testing.T) {
	m := seed.Builtin()
	r := rank(t, m, analysis.Preferences{Missing: analysis.LeftOut}, analysis.WeightedSum)
	i := slices.IndexFunc(r.Models, func(m analysis.Ranked) bool { return m.Coverage < 1 })
	if i < 0 {
		t.Fatal("no model lacks a cell")
	}
	if got := r.Models[i]; got.Model != "engineering-manager-with-project-manager" || math.Abs(got.Coverage-4.0/6) > 1e-12 || got.Rank != 1 {
		t.Errorf("%+v", got)
	}
	if got := r.Missing(r.Models[i]); !slices.Equal(got, []string{"product", "talk-with-customers"}) {
		t.Errorf("missing: %v", got)
	}
	// Counted as vacant they are told of all the same.
	r = rank(t, m, analysis.Preferences{}, analysis.WeightedSum)
	i = slices.IndexFunc(r.Models, func(m analysis.Ranked) bool { return m.Coverage < 1 })
	if got := r.Models[i]; math.Abs(got.Score-4.0/6) > 1e-12 || math.Abs(got.Coverage-4.0/6) > 1e-12 || len(r.Missing(got)) != 2 {
		t.Errorf("%+v, missing %v", got, r.Missing(got))
	}
}

func TestComparisonOfTheArticle(t *testing.T) {
	c, err := analysis.Compare(article(), []string{"tech-lead", "single-threaded-owner", "scrum"})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, row := range c.Rows {
		words := []string{row.Responsibility}
		for _, cell := range row.Cells {
			words = append(words, strings.ReplaceAll(strings.Trim(fmt.Sprint(cell.Changes), "[]"), " ", "+"))
		}
		got = append(got, strings.Join(words, " "))
	}
	want := []string{
		"people KEPT MOVED MOVED",
		"process KEPT MOVED MOVED",
		"projects KEPT MOVED+GAINED+REARRANGED MOVED+GAINED",
		"technical-leadership KEPT GAINED+REARRANGED MOVED+REARRANGED",
		"product KEPT GAINED+REARRANGED MOVED",
		"talk-with-customers KEPT GAINED+REARRANGED MOVED",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestRoundingDecidesNothing: three poor owners are worth what one is, by every method
// and in dominance.
func TestRoundingDecidesNothing(t *testing.T) {
	owner := func(role string) org.Owner { return org.Owner{Role: role, Quality: org.Poorly} }
	columns := []org.Column{
		{Model: "alpha", Cells: []org.Cell{{Responsibility: "people", Arrangement: org.Sole, Owners: []org.Owner{owner("a")}}}},
		{Model: "beta", Cells: []org.Cell{{Responsibility: "people", Arrangement: org.Alternative, Owners: []org.Owner{owner("a"), owner("b"), owner("c")}}}},
	}
	d, err := analysis.Decide(columns, []string{"people"}, analysis.Preferences{})
	if err != nil {
		t.Fatal(err)
	}
	for _, method := range analysis.Methods() {
		r, err := d.Rank(method)
		if err != nil || r.Models[1].Rank != 1 {
			t.Errorf("%s: %+v, %v", method, r.Models, err)
		}
	}
	if dominates, by, _ := d.Dominance("alpha"); dominates != nil || by != nil {
		t.Errorf("alpha dominates %v, and is dominated by %v", dominates, by)
	}
}

// TestWeightsOfAnySize: only their ratios count, also where their squares have no
// number.
func TestWeightsOfAnySize(t *testing.T) {
	for _, size := range []float64{1e-200, 1e200} {
		weights := map[string]float64{}
		for _, key := range responsibilities {
			weights[key] = size
		}
		for _, method := range analysis.Methods() {
			got, want := rank(t, article(), analysis.Preferences{Weights: weights}, method), rank(t, article(), analysis.Preferences{}, method)
			for i, m := range want.Models {
				if math.Abs(got.Models[i].Score-m.Score) > 1e-9 {
					t.Errorf("%s with weights of %v: %v, want %v", method, size, got.Models[i], m)
				}
			}
		}
	}
}

// TestRolesThatStayCostNothing: a role that changes its place neither enters nor leaves.
func TestRolesThatStayCostNothing(t *testing.T) {
	cell := func(model, responsibility, role string) (org.Assignment, org.Ownership) {
		return org.Assignment{Model: model, Responsibility: responsibility, Arrangement: org.Sole},
			org.Ownership{Model: model, Responsibility: responsibility, Role: role, Quality: org.Well, Provenance: org.Edited}
	}
	m := org.Matrix{Models: []org.Model{{Key: "alpha"}, {Key: "beta"}}}
	for i, row := range [][3]string{{"people", "x", "y"}, {"process", "y", "y"}, {"projects", "y", "x"}} {
		m.Responsibilities = append(m.Responsibilities, org.Responsibility{Key: row[0], Ordinal: i})
		for j, model := range []string{"alpha", "beta"} {
			a, o := cell(model, row[0], row[1+j])
			m.Assignments, m.Ownerships = append(m.Assignments, a), append(m.Ownerships, o)
		}
	}
	plan, err := analysis.Plan(m, "alpha", "beta")
	if err != nil {
		t.Fatal(err)
	}
	j, err := analysis.Travel(m, []string{"people", "process", "projects"}, plan, analysis.Preferences{}, analysis.MoveCosts{Move: 1, Enter: 10, Leave: 10})
	if err != nil || j.Cost != 2 {
		t.Errorf("it costs %+v, %v", j, err)
	}
}
