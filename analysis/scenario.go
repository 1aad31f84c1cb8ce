package analysis

import "slices"

// A Scenario is a question to the analyses that is kept to be asked again: what to
// rank, by which preferences, and what to suppose.
type Scenario struct {
	// Models are those to rank, by key; nil for all, or with a Base for the first
	// hundred.
	Models      []string    `json:"models,omitempty"`
	Preferences Preferences `json:"preferences"`
	Method      Method      `json:"method"`
	// Base is the model that Changes are made to; "" where nothing is supposed.
	Base     string   `json:"base,omitempty"`
	Changes  []Change `json:"changes,omitempty"`
	NewRoles []string `json:"newRoles,omitempty"` // names
}

// Keys returns the scenario with each key of a model, a role and a responsibility
// replaced by what the functions make of it.
func (s Scenario) Keys(model, role, responsibility func(string) string) Scenario {
	each := func(list []string, f func(string) string) []string {
		if list == nil {
			return nil
		}
		out := make([]string, len(list))
		for i, key := range list {
			out[i] = f(key)
		}
		return out
	}
	s.Models = each(s.Models, model)
	if s.Base != "" {
		s.Base = model(s.Base)
	}
	p := &s.Preferences
	p.Responsibilities = each(p.Responsibilities, responsibility)
	if p.Weights != nil {
		weights := make(map[string]float64, len(p.Weights))
		for key, w := range p.Weights {
			weights[responsibility(key)] = w
		}
		p.Weights = weights
	}
	judgements := make([]Judgement, len(p.Judgements))
	for i, j := range p.Judgements {
		judgements[i] = Judgement{responsibility(j.Criterion), responsibility(j.Over), j.Times}
	}
	if p.Judgements != nil {
		p.Judgements = judgements
	}
	changes := make([]Change, len(s.Changes))
	for i, c := range s.Changes {
		c.Responsibility = responsibility(c.Responsibility)
		var owners []Owner
		for _, o := range c.Owners {
			o.Role = role(o.Role)
			// Two roles can have become one.
			if !slices.ContainsFunc(owners, func(x Owner) bool { return x.Role == o.Role }) {
				owners = append(owners, o)
			}
		}
		if len(owners) < len(c.Owners) && !c.Arrangement.Fits(len(owners)) {
			c.Arrangement = ""
		}
		c.Owners = owners
		changes[i] = c
	}
	if s.Changes != nil {
		s.Changes = changes
	}
	return s
}
