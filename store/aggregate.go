package store

import (
	"cmp"
	"fmt"
	"slices"

	"orgraph/org"
)

// MaxGroups is how many groups one aggregate may have.
const MaxGroups = 10_000

// groupFields are the properties by which ownerships can be grouped.
var groupFields = []Field{FieldModel, FieldResponsibility, FieldRole, FieldQuality, FieldProvenance}

// Tally counts ownerships: all, those of each quality, and how many distinct
// values of each sort they speak of.
type Tally struct {
	Count                                                       int
	Well, Poorly, Undefined                                     int
	ModelCount, ResponsibilityCount, RoleCount, AssignmentCount int
}

// Quality returns how many of the ownerships are of the quality.
func (t Tally) Quality(q org.Quality) int {
	switch q {
	case org.Well:
		return t.Well
	case org.Poorly:
		return t.Poorly
	default:
		return t.Undefined
	}
}

// Group is the ownerships that have the same values of the properties by which
// they are grouped.
type Group struct {
	By     []Field
	Values []string // of By
	Tally
}

// Value returns the group's value of a property, "" where it is not grouped by
// it.
func (g *Group) Value(f Field) string {
	if i := slices.Index(g.By, f); i >= 0 {
		return g.Values[i]
	}
	return ""
}

// Aggregate is what is counted of a list of ownerships.
type Aggregate struct {
	Tally
	Groups []*Group // by their values, ascending; none where nothing is grouped by
}

// CheckAggregate returns ErrBadQuery where ownerships cannot be aggregated so.
func CheckAggregate(scopes []Scope, where Where, by []Field) error {
	for i, f := range by {
		if !slices.Contains(groupFields, f) || slices.Contains(by[:i], f) {
			return fmt.Errorf("%w: ownerships cannot be grouped by %q, or not twice", ErrBadQuery, f)
		}
	}
	_, err := Query{Where: where}.Plan(KindOwnership, scopes)
	return err
}

// NewAggregate makes an aggregate of the whole and its groups, in whichever
// order a database has them. Error: ErrBadQuery where there are more than
// MaxGroups.
func NewAggregate(whole Tally, groups []*Group) (*Aggregate, error) {
	if len(groups) > MaxGroups {
		return nil, fmt.Errorf("%w: there are more than %d groups; filter, or group by less", ErrBadQuery, MaxGroups)
	}
	slices.SortFunc(groups, func(a, b *Group) int { return slices.Compare(a.Values, b.Values) })
	return &Aggregate{Tally: whole, Groups: groups}, nil
}

// AggregateOf counts a list of ownerships in memory: the definition that the
// databases are tested against.
func AggregateOf(list []*org.Ownership, by []Field) (*Aggregate, error) {
	byValues := map[string][]*org.Ownership{}
	var groups []*Group
	for _, o := range list {
		if by == nil {
			break
		}
		values := make([]string, len(by))
		for i, f := range by {
			values[i], _ = Get(o, f).(string)
		}
		name := fmt.Sprintf("%q", values)
		if byValues[name] == nil {
			groups = append(groups, &Group{By: by, Values: values})
		}
		byValues[name] = append(byValues[name], o)
	}
	for _, g := range groups {
		g.Tally = tally(byValues[fmt.Sprintf("%q", g.Values)])
	}
	return NewAggregate(tally(list), groups)
}

func tally(list []*org.Ownership) Tally {
	t := Tally{Count: len(list)}
	distinct := func(key func(*org.Ownership) string) int {
		seen := map[string]bool{}
		for _, o := range list {
			seen[key(o)] = true
		}
		return len(seen)
	}
	for _, o := range list {
		switch o.Quality {
		case org.Well:
			t.Well++
		case org.Poorly:
			t.Poorly++
		case org.Undefined:
			t.Undefined++
		}
	}
	t.ModelCount = distinct(func(o *org.Ownership) string { return o.Model })
	t.ResponsibilityCount = distinct(func(o *org.Ownership) string { return o.Responsibility })
	t.RoleCount = distinct(func(o *org.Ownership) string { return o.Role })
	t.AssignmentCount = distinct(func(o *org.Ownership) string { return o.AssignmentID() })
	return t
}

// CompareGroups orders groups by how many ownerships they have, most first, and
// then by their values.
func CompareGroups(a, b *Group) int {
	return cmp.Or(cmp.Compare(b.Count, a.Count), slices.Compare(a.Values, b.Values))
}
