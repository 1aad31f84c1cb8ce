package relay

import (
	"fmt"

	"orgraph/analysis"
	"orgraph/org"
)

// A Preferences is what a caller values, as the schema has it.
type Preferences struct {
	Responsibilities []string
	Weights          []*ResponsibilityWeight
	Structures       []*StructureWeight
	Judgements       []*Judgement
	Scale            *analysis.Scale
	SeveralOwners    *analysis.SeveralOwners
	Missing          analysis.Missing
}

// A ResponsibilityWeight weighs a responsibility.
type ResponsibilityWeight struct {
	Responsibility string
	Weight         float64
}

// A StructureWeight weighs a structure.
type StructureWeight struct {
	Structure analysis.Structure
	Weight    float64
}

// A Judgement says how many times as important one responsibility is as another.
type Judgement struct {
	Responsibility, Over string
	Times                float64
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
