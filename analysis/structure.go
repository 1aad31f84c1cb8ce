package analysis

import (
	"cmp"
	"slices"
	"strings"

	"orgraph/org"
)

// A Share is a role's part of a model's responsibilities: 1/n of each cell with n
// owners, divided by the number of responsibilities.
type Share struct {
	Role  string  `json:"role"`
	Share float64 `json:"share"` // over 0, at most 1
}

// A Profile is what a model is as a whole.
type Profile struct {
	// Shares are the roles' loads, the largest first, equal ones by key. They sum to
	// 1, less the part of responsibilities that nobody owns.
	Shares []Share `json:"shares"`
	// HHI is the Herfindahl–Hirschman index: the sum of the squares of the roles'
	// shares of what is owned. 0 where nothing is owned.
	HHI float64 `json:"hhi"`
	// SoleOwned counts responsibilities with exactly one owner, of Responsibilities.
	SoleOwned        int `json:"soleOwned"`
	Responsibilities int `json:"responsibilities"`
	// HandOffs counts the pairs of owned responsibilities that have no owner in
	// common, of Pairs.
	HandOffs int `json:"handOffs"`
	Pairs    int `json:"pairs"`
}

// ProfileOf describes the structure of a column with respect to
// responsibilities. One that the model does not mention counts only where missing
// is AsVacant.
func ProfileOf(c org.Column, responsibilities []string, missing Missing) Profile {
	var p Profile
	parts := map[string]float64{}
	var owned [][]org.Owner
	for _, key := range responsibilities {
		cell, mentioned := c.Cell(key)
		if mentioned || missing != LeftOut {
			p.Responsibilities++
		}
		if len(cell.Owners) == 0 {
			continue
		}
		if len(cell.Owners) == 1 {
			p.SoleOwned++
		}
		for _, o := range cell.Owners {
			parts[o.Role] += 1 / float64(len(cell.Owners))
		}
		for _, other := range owned {
			p.Pairs++
			if !slices.ContainsFunc(other, func(a org.Owner) bool {
				return slices.ContainsFunc(cell.Owners, func(b org.Owner) bool { return a.Role == b.Role })
			}) {
				p.HandOffs++
			}
		}
		owned = append(owned, cell.Owners)
	}
	for role, part := range parts {
		p.Shares = append(p.Shares, Share{role, part / float64(p.Responsibilities)})
	}
	slices.SortFunc(p.Shares, func(a, b Share) int {
		return cmp.Or(-compareScores(a.Share, b.Share), strings.Compare(a.Role, b.Role))
	})
	for _, s := range p.Shares {
		part := s.Share * float64(p.Responsibilities) / float64(len(owned))
		p.HHI += part * part
	}
	return p
}

// value returns what the profile is worth by a structure, from 0 to 1. A model
// in which nothing is owned has no structure and is worth nothing.
func (p Profile) value(s Structure) float64 {
	if len(p.Shares) == 0 {
		return 0
	}
	switch s {
	case ByRoleLoad:
		return 1 - p.Shares[0].Share
	case ByConcentration:
		return 1 - p.HHI
	case ByClarity:
		return float64(p.SoleOwned) / float64(p.Responsibilities)
	default:
		if p.Pairs == 0 {
			return 1
		}
		return 1 - float64(p.HandOffs)/float64(p.Pairs)
	}
}

// tolerance is how far scores may lie apart that are the same but for rounding.
const tolerance = 1e-9

// compareScores compares but for rounding.
func compareScores(a, b float64) int {
	switch {
	case a-b > tolerance:
		return 1
	case b-a > tolerance:
		return -1
	}
	return 0
}
