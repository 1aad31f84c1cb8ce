package analysis

import (
	"fmt"
	"strings"

	"orgraph/org"
)

// Rule is what a [Finding] says is broken.
type Rule string

const (
	// GapMissing is a responsibility that the model does not mention.
	GapMissing Rule = "GAP_MISSING"
	// GapVacant is one that nobody owns.
	GapVacant Rule = "GAP_VACANT"
	// GapUndefined is one of which no owner's quality is known.
	GapUndefined Rule = "GAP_UNDEFINED"
	// DoubledOwnership is a responsibility that several roles own at the same time.
	DoubledOwnership Rule = "DOUBLED_OWNERSHIP"
	// OverloadedRole is a role with more than its share.
	OverloadedRole Rule = "OVERLOADED_ROLE"
	// OneAccountable is a responsibility with several owners: of a task exactly one is
	// accountable (the rule of RACI charts; Smith and Erwin, Role &
	// Responsibility Charting (RACI), 2005).
	OneAccountable Rule = "ONE_ACCOUNTABLE"
)

// Rules lists every Rule.
func Rules() []Rule {
	return []Rule{GapMissing, GapVacant, GapUndefined, DoubledOwnership, OverloadedRole, OneAccountable}
}

// DefaultMaxLoad is the share of the responsibilities that a model mentions over which
// a role is overloaded: a choice.
const DefaultMaxLoad = 0.5

// A Finding is something in a model that is worth a second look.
type Finding struct {
	Rule           Rule     `json:"rule"`
	Model          string   `json:"model"`
	Responsibility string   `json:"responsibility,omitempty"`
	Roles          []string `json:"roles,omitempty"`
	// Message says what it is, and what would mend it.
	Message string `json:"message"`
}

// Lint returns what is to be found in a column, in the order of the responsibilities
// and then of the roles. A role is overloaded over maxLoad, a share from 0 to 1 of what the
// model mentions.
func Lint(c org.Column, responsibilities []string, maxLoad float64) []Finding {
	var list []Finding
	add := func(rule Rule, responsibility string, roles []string, format string, args ...any) {
		list = append(list, Finding{Rule: rule, Model: c.Model, Responsibility: responsibility, Roles: roles, Message: fmt.Sprintf(format, args...)})
	}
	for _, key := range responsibilities {
		cell, _ := c.Cell(key)
		var roles []string
		for _, o := range cell.Owners {
			roles = append(roles, o.Role)
		}
		names := strings.Join(roles, " and ")
		gap := GapOf(c, key)
		switch gap {
		case GapMissing:
			add(gap, key, nil, "%s is not mentioned; assign it, or say that nobody owns it", key)
			continue
		case GapVacant:
			add(gap, key, nil, "nobody owns %s; name an owner", key)
			continue
		case GapUndefined:
			verb := "owns"
			if len(roles) > 1 {
				verb = "own"
			}
			add(gap, key, roles, "it is open how %s %s %s; say what is expected", names, verb, key)
		}
		if len(roles) == 1 {
			continue
		}
		switch cell.Arrangement {
		case org.Alternative:
			add(OneAccountable, key, roles, "it is open which of %s owns %s; choose one", strings.Join(roles, " or "), key)
		case org.Collective:
			add(DoubledOwnership, key, roles, "%s own %s as a group", names, key)
			add(OneAccountable, key, roles, "nobody answers for %s alone; name who does for the group", key)
		default:
			add(DoubledOwnership, key, roles, "%s divide %s", names, key)
			add(OneAccountable, key, roles, "nobody answers for the whole of %s; split it in two, or name who does", key)
		}
	}
	for _, s := range ProfileOf(c, responsibilities, LeftOut).Shares {
		if s.Share > maxLoad+tolerance {
			add(OverloadedRole, "", []string{s.Role}, "%s carries %.0f %% of the responsibilities, over %.0f %%; hand some to another role", s.Role, 100*s.Share, 100*maxLoad)
		}
	}
	return list
}

// GapOf returns why a responsibility is a gap in a column: GapMissing, GapVacant or
// GapUndefined, "" where it is none.
func GapOf(c org.Column, responsibility string) Rule {
	cell, mentioned := c.Cell(responsibility)
	switch {
	case !mentioned:
		return GapMissing
	case len(cell.Owners) == 0:
		return GapVacant
	}
	for _, o := range cell.Owners {
		if o.Quality != org.Undefined {
			return ""
		}
	}
	return GapUndefined
}
