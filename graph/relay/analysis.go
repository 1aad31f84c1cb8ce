package relay

import (
	"orgraph/analysis"
	"orgraph/org"
	"orgraph/store"
)

// The values of package analysis as the schema has them: with nodes in place of
// keys, which resolvers read for a whole Level at once.

// A Ranking is models by score.
type Ranking struct {
	*analysis.Ranking
	*Level
	// Responsibilities and Preferences are what it was made of.
	Responsibilities []string
	Preferences      analysis.Preferences
}

// NewRanking makes a ranking of what package analysis has found.
func NewRanking(r *analysis.Ranking, responsibilities []string, p analysis.Preferences) *Ranking {
	out := &Ranking{Ranking: r, Level: NewLevel(), Responsibilities: responsibilities, Preferences: p}
	out.Add(store.KindResponsibility, responsibilities...)
	return out
}

// Criteria returns what the models are judged by.
func (r *Ranking) Criteria() []*Criterion {
	var list []*Criterion
	for _, c := range r.Decision().Criteria() {
		list = append(list, &Criterion{c, r.Level})
	}
	return list
}

// Priorities returns what judgements come to, nil without any.
func (r *Ranking) Priorities() *analysis.Priorities { return r.Decision().Priorities() }

// Page returns ranked models of the ranking as one level.
func (r *Ranking) Page(models []analysis.Ranked) []*RankedModel {
	level := NewLevel()
	level.Add(store.KindResponsibility, r.Responsibilities...)
	list := make([]*RankedModel, len(models))
	for i, m := range models {
		list[i] = &RankedModel{Ranked: m, Level: level, Of: r}
		level.Add(store.KindModel, m.Model)
		for _, c := range r.Decision().Criteria() {
			if c.Responsibility != "" {
				level.Add(store.KindAssignment, org.AssignmentID(m.Model, c.Responsibility))
			}
		}
	}
	return list
}

// A Criterion is what models are judged by.
type Criterion struct {
	analysis.Criterion
	*Level
}

// Structure returns the structure, nil for a responsibility.
func (c *Criterion) Structure() *analysis.Structure {
	return orNil[analysis.Structure](string(c.Criterion.Structure))
}

// A RankedModel is a model's place.
type RankedModel struct {
	analysis.Ranked
	*Level
	Of *Ranking
}

// Contributions returns the parts of the score.
func (m *RankedModel) Contributions() []*Contribution {
	var list []*Contribution
	for _, c := range m.Of.Contributions(m.Ranked) {
		list = append(list, &Contribution{Part: c, Level: m.Level, Model: m.Model})
	}
	return list
}

// A Contribution is the part of a score that a criterion makes.
type Contribution struct {
	*Level
	Part  analysis.Contribution
	Model string
}

// Criterion returns what the part is of.
func (c *Contribution) Criterion() *Criterion { return &Criterion{c.Part.Criterion, c.Level} }

// Value returns what the model is worth by the criterion.
func (c *Contribution) Value() *float64 { return c.Part.Value }

// Contribution returns the part.
func (c *Contribution) Contribution() float64 { return c.Part.Contribution }

// Dominance is a list of models.
type Dominance struct {
	*Level
	TotalCount int
	Keys       []string
}

// A WeightStability is how far one weight may move.
type WeightStability struct {
	analysis.Stability
	*Level
}

// Criterion returns the criterion whose weight it is.
func (s *WeightStability) Criterion() *Criterion { return &Criterion{s.Stability.Criterion, s.Level} }

// A Contest tells under which weights one model beats another.
type Contest struct {
	*analysis.Contest
	Of *Ranking
}

// Differences returns what the first is worth more by each criterion.
func (c *Contest) Differences() []*CriterionDifference {
	var list []*CriterionDifference
	for i, criterion := range c.Of.Criteria() {
		list = append(list, &CriterionDifference{Criterion: criterion, Difference: c.Contest.Differences[i]})
	}
	return list
}

// A CriterionDifference is what one model is worth more than another.
type CriterionDifference struct {
	Criterion  *Criterion
	Difference float64
}

// Acceptability is how models fare under random weights.
type Acceptability struct {
	*analysis.Acceptability
	*Level
}

// Models returns each model's.
func (a *Acceptability) Models() []*ModelAcceptability {
	var list []*ModelAcceptability
	for i := range a.Acceptability.Models {
		list = append(list, &ModelAcceptability{Of: a, Index: i})
	}
	return list
}

// ModelAcceptability is a model's.
type ModelAcceptability struct {
	Of    *Acceptability
	Index int
}

// Ranks returns how often it has each rank.
func (m *ModelAcceptability) Ranks() []*RankAcceptability {
	var list []*RankAcceptability
	for i, e := range m.Of.Acceptability.Models[m.Index].Ranks {
		list = append(list, &RankAcceptability{Rank: i + 1, Estimate: e})
	}
	return list
}

// Wins returns how often it beats each of the others.
func (m *ModelAcceptability) Wins() []*PairwiseWin {
	var list []*PairwiseWin
	for i := range m.Of.Acceptability.Models {
		if i == m.Index {
			continue
		}
		win, loss := m.Of.Win(m.Index, i), m.Of.Win(i, m.Index)
		list = append(list, &PairwiseWin{Estimate: win, Tie: max(0, 1-win.Probability-loss.Probability), Over: &ModelAcceptability{Of: m.Of, Index: i}})
	}
	return list
}

// Key returns the model's key.
func (m *ModelAcceptability) Key() string { return m.Of.Acceptability.Models[m.Index].Model }

// RankAcceptability is how often a model has a rank.
type RankAcceptability struct {
	Rank int
	analysis.Estimate
}

// A PairwiseWin is how often a model beats another.
type PairwiseWin struct {
	analysis.Estimate
	Tie  float64
	Over *ModelAcceptability
}

// A ModelComparison holds models beside the first of them.
type ModelComparison struct {
	*analysis.Comparison
	*Level
	Alike []analysis.Similarity
}

// NewModelComparison makes a comparison of what package analysis has found.
func NewModelComparison(c *analysis.Comparison, alike []analysis.Similarity) *ModelComparison {
	out := &ModelComparison{Comparison: c, Level: NewLevel(), Alike: alike}
	out.Add(store.KindModel, c.Models...)
	for _, row := range c.Rows {
		out.Add(store.KindResponsibility, row.Responsibility)
		for _, cell := range row.Cells {
			out.Add(store.KindAssignment, org.AssignmentID(cell.Model, row.Responsibility))
			addMoves(out.Level, cell.Moves)
		}
	}
	return out
}

// Rows returns a row for each responsibility.
func (c *ModelComparison) Rows() []*ComparisonRow {
	var list []*ComparisonRow
	for _, row := range c.Comparison.Rows {
		list = append(list, &ComparisonRow{row, c.Level})
	}
	return list
}

// Similarities returns how much each of the other models is like the first.
func (c *ModelComparison) Similarities() []*ModelSimilarity { return NewSimilarities(c.Alike, c.Level) }

// A ComparisonRow is what models make of a responsibility.
type ComparisonRow struct {
	analysis.ComparisonRow
	*Level
}

// Cells returns one for each model.
func (r *ComparisonRow) Cells() []*CellComparison {
	var list []*CellComparison
	for _, cell := range r.ComparisonRow.Cells {
		list = append(list, &CellComparison{cell, r.Level, r.Responsibility})
	}
	return list
}

// A CellComparison is how a cell differs from the first model's.
type CellComparison struct {
	analysis.CellComparison
	*Level
	Responsibility string
}

// Moves returns the moves from the first model's cell to this one.
func (c *CellComparison) Moves() []*Move { return NewMoves(c.CellComparison.Moves, c.Level) }

// A ModelSimilarity is how much two models are alike.
type ModelSimilarity struct {
	analysis.Similarity
	*Level
}

// NewSimilarities makes a list of what package analysis has found, as part of the
// level.
func NewSimilarities(list []analysis.Similarity, level *Level) []*ModelSimilarity {
	out := make([]*ModelSimilarity, len(list))
	for i, s := range list {
		level.Add(store.KindModel, s.A, s.B)
		out[i] = &ModelSimilarity{s, level}
	}
	return out
}

// A NearModel is how much a model is like a matrix of one's own.
type NearModel = ModelSimilarity

// A Finding is something that is worth a second look.
type Finding struct{ analysis.Finding }

// NewFindings makes a list of what package analysis has found.
func NewFindings(list []analysis.Finding) []*Finding {
	out := make([]*Finding, len(list))
	for i, f := range list {
		out[i] = &Finding{f}
	}
	return out
}

// Responsibility returns its key, nil where the finding is about none.
func (f *Finding) Responsibility() *string { return orNil[string](f.Finding.Responsibility) }

// Roles returns keys.
func (f *Finding) Roles() []string { return append([]string{}, f.Finding.Roles...) }

// A Journey is a plan on its way.
type Journey struct {
	*analysis.Journey
	*Level
}

// NewJourney makes a journey of what package analysis has found.
func NewJourney(j *analysis.Journey) *Journey {
	out := &Journey{j, NewLevel()}
	addMoves(out.Level, j.Moves)
	return out
}

// Steps returns the steps.
func (j *Journey) Steps() []*JourneyStep {
	list := make([]*JourneyStep, len(j.Journey.Steps))
	for i, s := range j.Journey.Steps {
		list[i] = &JourneyStep{s, j.Level}
	}
	return list
}

// A JourneyStep is a move with what it costs and what comes of it.
type JourneyStep struct {
	analysis.Step
	*Level
}

// Move returns the move.
func (s *JourneyStep) Move() *Move { return &Move{s.Step.Move, s.Level} }

// A RoleLoad is what a role carries across models.
type RoleLoad struct {
	analysis.RoleLoad
	*Level
}

// A ModelLoad is what a role carries in one model.
type ModelLoad struct {
	analysis.ModelLoad
	*Level
	Role string
}

// NewModelLoad makes a load as part of the level.
func NewModelLoad(l analysis.ModelLoad, role string, level *Level) *ModelLoad {
	level.Add(store.KindModel, l.Model)
	level.Add(store.KindResponsibility, l.Orphaned...)
	out := &ModelLoad{l, level, role}
	level.Add(store.KindOwnership, out.Owned()...)
	return out
}

// Owned returns the ids of the ownerships.
func (l *ModelLoad) Owned() []string { return owned(l.Model, l.Role, l.Responsibilities) }

func owned(model, role string, responsibilities []string) []string {
	ids := make([]string, len(responsibilities))
	for i, key := range responsibilities {
		ids[i] = org.OwnershipID(model, key, role)
	}
	return ids
}

// A RoleDemand is what a model asks one role to combine.
type RoleDemand struct {
	analysis.RoleDemand
	*Level
}

// NewRoleDemands makes a list of what package analysis has found.
func NewRoleDemands(list []analysis.RoleDemand) []*RoleDemand {
	level, out := NewLevel(), make([]*RoleDemand, len(list))
	for i, d := range list {
		out[i] = &RoleDemand{d, level}
		level.Add(store.KindModel, d.Model)
		level.Add(store.KindRole, d.Role)
		level.Add(store.KindOwnership, out[i].Owned()...)
	}
	return out
}

// Owned returns the ids of the ownerships.
func (d *RoleDemand) Owned() []string { return owned(d.Model, d.Role, d.Responsibilities) }

// A Gap is a responsibility that a model leaves open.
type Gap struct {
	*Level
	Rule                  analysis.Rule
	Model, Responsibility string
}

// A WhatIf is a hypothetical model among others.
type WhatIf struct{ BaseKey, Key string }

func addMoves(level *Level, moves []analysis.Move) {
	for _, m := range moves {
		level.Add(store.KindResponsibility, m.Responsibility)
		level.Add(store.KindRole, m.From, m.To)
	}
}

// NewMoves makes a list of moves as part of the level.
func NewMoves(moves []analysis.Move, level *Level) []*Move {
	addMoves(level, moves)
	list := make([]*Move, len(moves))
	for i, m := range moves {
		list[i] = &Move{m, level}
	}
	return list
}

// A ScenarioRun is what a scenario comes to.
type ScenarioRun struct {
	Scenario *org.Scenario
	Ranking  *Ranking
	WhatIf   *WhatIf
}
