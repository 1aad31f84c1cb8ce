package analysis

import (
	"fmt"
	"slices"

	"orgraph/org"
)

// A Change is a hypothetical assignment: what a cell of a model would be.
type Change struct {
	Responsibility string `json:"responsibility"`
	// Owners in their order; none for a cell that nobody owns.
	Owners []Owner `json:"owners,omitempty"`
	// Arrangement may be "" for no owner (VACANT), for one (SOLE), and where the cell has
	// one already that fits the number of owners.
	Arrangement org.Arrangement `json:"arrangement,omitempty"`
	// Unassign takes the cell away: the model does not mention it any more.
	Unassign bool `json:"unassign,omitempty"`
}

// Owner is an owner of a [Change].
type Owner struct {
	Role    string      `json:"role"`
	Quality org.Quality `json:"quality,omitempty"` // WELL where it is ""
}

// WhatIf returns the matrix with one model more, as, whose cells are those of the base
// with the changes made one after another. Cells that no change touches keep where they
// were read, the others are EDITED. What else belongs to the base, tradeoffs,
// delegations and role combinations, is not taken over: nobody has said it of the new
// model. Roles are new ones, for changes to name. Errors: ErrNotFound for keys that are
// not there; ErrBadInput for a key that is taken and a change that no cell can be.
func WhatIf(m org.Matrix, base string, as org.Model, roles []org.Role, list []Change) (org.Matrix, error) {
	switch {
	case !slices.ContainsFunc(m.Models, func(v org.Model) bool { return v.Key == base }):
		return m, fmt.Errorf("%w: base: there is no model %q", ErrNotFound, base)
	case slices.ContainsFunc(m.Models, func(v org.Model) bool { return v.Key == as.Key }):
		return m, fmt.Errorf("%w: name: there is a model %q already; give the hypothetical one another name", ErrBadInput, as.Key)
	}
	m.Roles = slices.Clone(m.Roles)
	for _, r := range roles {
		if checkRole(m, r.Key) == nil {
			return m, fmt.Errorf("%w: newRoles: there is a role %q already; leave it out", ErrBadInput, r.Key)
		}
		m.Roles = append(m.Roles, r)
	}
	cells := column(m, base)
	for i, c := range list {
		if err := c.apply(m, cells); err != nil {
			return m, fmt.Errorf("change %d, %s: %w", i+1, c.Responsibility, err)
		}
	}
	m.Models = append(slices.Clone(m.Models), as)
	m.Assignments, m.Ownerships = slices.Clone(m.Assignments), slices.Clone(m.Ownerships)
	var kept []org.Assignment
	for _, a := range m.Assignments {
		if a.Model == base {
			kept = append(kept, a)
		}
	}
	for _, r := range inOrder(m.Responsibilities) {
		c := cells[r.Key]
		if c == nil || !c.mentioned {
			continue
		}
		a := org.Assignment{Model: as.Key, Responsibility: r.Key, Arrangement: c.arrangement}
		if i := slices.IndexFunc(kept, func(a org.Assignment) bool { return a.Responsibility == r.Key }); i >= 0 && !c.edited {
			a = kept[i]
			a.Model = as.Key
		}
		m.Assignments = append(m.Assignments, a)
		for i, o := range c.owners {
			o.Model, o.Responsibility, o.Ordinal = as.Key, r.Key, i
			m.Ownerships = append(m.Ownerships, o)
		}
	}
	return m, nil
}

// Suppose is [WhatIf] with names: of the hypothetical model, whose key they are made
// into, and of the new roles. The model is as complete as its base. Errors also: ErrBadInput for a name without a letter or
// number.
func Suppose(m org.Matrix, base, name string, newRoles []string, list []Change) (org.Matrix, error) {
	var roles []org.Role
	for _, name := range newRoles {
		role := org.Role{Key: org.Key(name), Name: name}
		if role.Key == "" {
			return m, fmt.Errorf("%w: newRoles: %q holds no letter or number; give the role a name", ErrBadInput, name)
		}
		if checkRole(m, role.Key) != nil { // else somebody has made it since
			roles = append(roles, role)
		}
	}
	as := org.Model{Key: org.Key(name), Name: name, Status: org.Complete}
	if i := slices.IndexFunc(m.Models, func(v org.Model) bool { return v.Key == base }); i >= 0 {
		as.Status = m.Models[i].Status
	}
	if as.Key == "" {
		return m, fmt.Errorf("%w: name: %q holds no letter or number; give the model a name", ErrBadInput, name)
	}
	return WhatIf(m, base, as, roles, list)
}

func (c Change) apply(m org.Matrix, cells map[string]*cell) error {
	if !slices.ContainsFunc(m.Responsibilities, func(r org.Responsibility) bool { return r.Key == c.Responsibility }) {
		return fmt.Errorf("%w: there is no responsibility %q", ErrNotFound, c.Responsibility)
	}
	if c.Unassign {
		if len(c.Owners) > 0 || c.Arrangement != "" {
			return fmt.Errorf("%w: it takes the cell away and says who owns it; do one of them", ErrBadInput)
		}
		delete(cells, c.Responsibility)
		return nil
	}
	old := orEmpty(cells[c.Responsibility])
	next := &cell{mentioned: true, edited: true, arrangement: c.Arrangement}
	for i, o := range c.Owners {
		if err := checkRole(m, o.Role); err != nil {
			return err
		}
		if o.Quality == "" {
			o.Quality = org.Well
		}
		switch {
		case slices.ContainsFunc(c.Owners[:i], func(x Owner) bool { return x.Role == o.Role }):
			return fmt.Errorf("%w: %s is there twice; keep one", ErrBadInput, o.Role)
		case !o.Quality.Valid():
			return fmt.Errorf("%w: %q is no quality; write WELL, POORLY or UNDEFINED", ErrBadInput, o.Quality)
		}
		next.owners = append(next.owners, org.Ownership{Role: o.Role, Quality: o.Quality, Provenance: org.Edited})
	}
	if next.arrangement == "" {
		next.arrangement = follow(old.arrangement, len(next.owners))
	}
	if !next.arrangement.Fits(len(next.owners)) {
		return fmt.Errorf("%w: %d owners cannot be %s", ErrBadInput, len(next.owners), next.arrangement)
	}
	cells[c.Responsibility] = next
	return nil
}
