package relay

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"orgraph/analysis"
	"orgraph/org"
)

// A Preferences is what a caller values, as the schema has it.
type Preferences struct {
	Responsibilities []string                `json:"responsibilities,omitempty"`
	Weights          []*ResponsibilityWeight `json:"weights,omitempty"`
	Structures       []*StructureWeight      `json:"structures,omitempty"`
	Judgements       []*Judgement            `json:"judgements,omitempty"`
	Scale            *analysis.Scale         `json:"scale,omitempty"`
	SeveralOwners    *analysis.SeveralOwners `json:"severalOwners,omitempty"`
	Missing          analysis.Missing        `json:"missing,omitempty"`
}

// A ResponsibilityWeight weighs a responsibility.
type ResponsibilityWeight struct {
	Responsibility string  `json:"responsibility"`
	Weight         float64 `json:"weight"`
}

// A StructureWeight weighs a structure.
type StructureWeight struct {
	Structure analysis.Structure `json:"structure"`
	Weight    float64            `json:"weight"`
}

// A Judgement says how many times as important one responsibility is as another.
type Judgement struct {
	Responsibility string  `json:"responsibility"`
	Over           string  `json:"over"`
	Times          float64 `json:"times"`
}

// Values returns what package analysis takes; of nil the defaults. Error:
// analysis.ErrBadInput for what is weighed twice.
func (in *Preferences) Values() (analysis.Preferences, error) {
	var p analysis.Preferences
	if in == nil {
		return p, nil
	}
	p.Responsibilities, p.Scale, p.SeveralOwners, p.Missing = in.Responsibilities, in.Scale, in.SeveralOwners, in.Missing
	for _, w := range in.Weights {
		if _, twice := p.Weights[w.Responsibility]; twice {
			return p, fmt.Errorf("%w: weights: %q is there twice; keep one", analysis.ErrBadInput, w.Responsibility)
		}
		if p.Weights == nil {
			p.Weights = map[string]float64{}
		}
		p.Weights[w.Responsibility] = w.Weight
	}
	for _, w := range in.Structures {
		if _, twice := p.Structures[w.Structure]; twice {
			return p, fmt.Errorf("%w: structures: %s is there twice; keep one", analysis.ErrBadInput, w.Structure)
		}
		if p.Structures == nil {
			p.Structures = map[analysis.Structure]float64{}
		}
		p.Structures[w.Structure] = w.Weight
	}
	for _, j := range in.Judgements {
		p.Judgements = append(p.Judgements, analysis.Judgement{Criterion: j.Responsibility, Over: j.Over, Times: j.Times})
	}
	return p, nil
}

// preferencesOf is the inverse of [Preferences.Values], by key.
func preferencesOf(p analysis.Preferences) *Preferences {
	out := &Preferences{Responsibilities: p.Responsibilities, Scale: p.Scale, SeveralOwners: p.SeveralOwners, Missing: p.Missing}
	for _, key := range slices.Sorted(maps.Keys(p.Weights)) {
		out.Weights = append(out.Weights, &ResponsibilityWeight{key, p.Weights[key]})
	}
	for _, s := range slices.Sorted(maps.Keys(p.Structures)) {
		out.Structures = append(out.Structures, &StructureWeight{s, p.Structures[s]})
	}
	for _, j := range p.Judgements {
		out.Judgements = append(out.Judgements, &Judgement{j.Criterion, j.Over, j.Times})
	}
	return out
}

// Definition returns a scenario in the form of the schema's SaveScenarioInput.
func Definition(s analysis.Scenario) (JSON, error) {
	return json.Marshal(struct {
		analysis.Scenario
		Preferences *Preferences `json:"preferences,omitempty"`
	}{s, preferencesOf(s.Preferences)})
}

// A CellChange is what a cell would be, as the schema has it.
type CellChange struct {
	Responsibility string
	Owners         []*analysis.Owner
	Arrangement    *org.Arrangement
	Unassign       bool
}

// Changes returns what package analysis takes.
func Changes(in []*CellChange) []analysis.Change {
	list := make([]analysis.Change, len(in))
	for i, c := range in {
		list[i] = analysis.Change{Responsibility: c.Responsibility, Unassign: c.Unassign}
		if c.Arrangement != nil {
			list[i].Arrangement = *c.Arrangement
		}
		for _, o := range c.Owners {
			list[i].Owners = append(list[i].Owners, *o)
		}
	}
	return list
}

// SaveScenario is a question to keep, as the schema has it.
type SaveScenario struct {
	Key, Name, Summary *string
	Models             []string
	Preferences        *Preferences
	Method             analysis.Method
	Base               *string
	Changes            []*CellChange
	NewRoles           []string
	ExpectedVersion    *int
}
