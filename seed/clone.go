package seed

import (
	"slices"

	"orgraph/org"
)

// clone returns a copy of m that shares nothing with it.
func clone(m org.Matrix) org.Matrix {
	c := org.Matrix{
		Models: slices.Clone(m.Models), Roles: slices.Clone(m.Roles), Responsibilities: slices.Clone(m.Responsibilities),
		Assignments: slices.Clone(m.Assignments), Ownerships: slices.Clone(m.Ownerships), Tradeoffs: slices.Clone(m.Tradeoffs),
		Sources: slices.Clone(m.Sources), Delegations: slices.Clone(m.Delegations), RoleCombinations: slices.Clone(m.RoleCombinations),
		Scenarios: slices.Clone(m.Scenarios),
	}
	for i := range c.Models {
		c.Models[i].Sources = slices.Clone(c.Models[i].Sources)
	}
	for i := range c.Roles {
		c.Roles[i].Aliases = slices.Clone(c.Roles[i].Aliases)
		c.Roles[i].Narrows = slices.Clone(c.Roles[i].Narrows)
	}
	for i := range c.Responsibilities {
		c.Responsibilities[i].Aliases = slices.Clone(c.Responsibilities[i].Aliases)
	}
	for i := range c.Tradeoffs {
		t := &c.Tradeoffs[i]
		t.Models, t.Responsibilities = slices.Clone(t.Models), slices.Clone(t.Responsibilities)
		t.Roles, t.Sources = slices.Clone(t.Roles), slices.Clone(t.Sources)
	}
	return c
}
