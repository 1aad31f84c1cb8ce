package storetest

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"orgraph/org"
	"orgraph/store"
)

// Graph returns the matrix that the suite stores: small, and with all that is
// easily got wrong in it. Keys and names of other scripts, beyond the Basic
// Multilingual Plane, with accents and of either case; texts that hold
// wildcards, quotes and Cypher; cells of every arrangement, and models that
// leave some out.
func Graph() org.Matrix {
	m := org.Matrix{
		Sources: []org.Source{
			{Key: "field-notes", Title: "Field notes", Author: "Ada", URL: "https://example.org/notes", PublishedOn: "2020-02-29"},
			{Key: "zz-survey", Title: "Survey", PublishedOn: "2019-01-01", SHA256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"},
		},
		Roles: []org.Role{
			{Key: "architect", Name: "Architect", Abbreviation: "AR", Aliases: []string{"Solution architect", "Baumeister"}, Summary: "Draws."},
			{Key: "coach", Name: "coach"},
			{Key: "fuhrungskraft", Name: "Führungskraft", Summary: "É and é differ"},
			{Key: "lead", Name: "Lead", Abbreviation: "LD", Narrows: []string{"architect", "coach"}},
			{Key: "owner", Name: "O'Owner `quoted` $key {x: 1}", Summary: `100% of_it*, "all"`},
			{Key: "team", Name: "Team"},
			{Key: "チーム", Name: "チーム"},
			{Key: "﨎", Name: "A letter late in the BMP"},
			{Key: "𠀀", Name: "A letter beyond the BMP 🙂"},
		},
		Responsibilities: []org.Responsibility{
			{Key: "people", Name: "People", Ordinal: 1, Summary: "hiring, growing"},
			{Key: "budget", Name: "Budget", Ordinal: 0, Aliases: []string{"Money"}},
			{Key: "quality", Name: "Quality", Ordinal: 2},
			{Key: "architecture", Name: "Architecture", Ordinal: 2}, // a tie, which the key breaks
			{Key: "unowned", Name: "Unowned", Ordinal: 10},
		},
		Tradeoffs: []org.Tradeoff{
			{Key: "alpha-slow", Kind: org.Weakness, Statement: "Slow.", Models: []string{"alpha", "beta"}, Responsibilities: []string{"budget", "people"}, Roles: []string{"lead"}, Sources: []string{"field-notes", "zz-survey"}},
			{Key: "beta-cheap", Kind: org.Strength, Statement: "Cheap; see \\ and %.", Models: []string{"beta"}},
			{Key: "nobody-s", Kind: org.Risk, Statement: "Belongs to no model."},
		},
	}
	for i, key := range []string{"alpha", "beta", "gamma", "delta", "ärger", "zeta"} {
		model := org.Model{Key: org.Key(key), Name: fmt.Sprintf("%s model", key), Status: org.Complete}
		switch i {
		case 0:
			model.Sources = []string{"field-notes", "zz-survey"}
			model.Abbreviation = "AL"
		case 1:
			model.Sources = []string{"zz-survey"}
			model.Name = "Beta MODEL"
		case 3:
			model.Status = org.Incomplete
			model.Summary = "É"
		}
		m.Models = append(m.Models, model)
	}
	cell := func(model, responsibility string, arrangement org.Arrangement, source string, owners ...org.Ownership) {
		m.Assignments = append(m.Assignments, org.Assignment{Model: model, Responsibility: responsibility, Arrangement: arrangement,
			Statement: fmt.Sprintf("%s of %s", responsibility, model), Source: source, Locator: "row " + responsibility})
		for i, o := range owners {
			o.Model, o.Responsibility, o.Ordinal = model, responsibility, i
			if o.Provenance == "" {
				o.Provenance = org.Table
			}
			m.Ownerships = append(m.Ownerships, o)
		}
	}
	own := func(role string, quality org.Quality) org.Ownership {
		return org.Ownership{Role: role, Quality: quality}
	}
	for i, model := range []string{"alpha", "beta", "gamma", "arger"} {
		cell(model, "people", org.Sole, "field-notes", own("lead", org.Qualities()[i%3]))
		cell(model, "budget", org.Alternative, "", own("team", org.Poorly), own("architect", org.Well), own("𠀀", org.Well))
	}
	cell("alpha", "quality", org.Shared, "zz-survey", own("﨎", org.Well), own("𠀀", org.Well), own("チーム", org.Poorly))
	cell("alpha", "architecture", org.Vacant, "")
	cell("beta", "architecture", org.Collective, "", org.Ownership{Role: "team", Quality: org.Undefined, Provenance: org.Prose, Note: "in the text"})
	cell("delta", "people", org.Sole, "", own("owner", org.Poorly))
	m.Delegations = []org.Delegation{
		{Model: "alpha", Responsibility: "people", Role: "lead", Delegate: "coach"},
		{Model: "alpha", Responsibility: "budget", Role: "team", Delegate: "fuhrungskraft"},
		{Model: "beta", Responsibility: "people", Role: "lead", Delegate: "architect"},
	}
	m.RoleCombinations = []org.RoleCombination{
		{Model: "alpha", Role: "lead", AlsoHolds: "coach"},
		{Model: "beta", Role: "lead", AlsoHolds: "owner"},
	}
	m.Scenarios = []org.Scenario{
		{Key: "lean", Name: "Lean", Summary: "people first", Definition: `{"method":"WEIGHTED_SUM","preferences":{"weights":{"people":3}}}`},
		{Key: "シナリオ", Name: "É té", Definition: `{"quote":"it's 100% \"so\" \u00e9 {x: 1} $key"}`},
	}
	Sort(&m)
	return m
}

// Sort brings each list of the matrix into its kind's natural order, in which
// stores return them.
func Sort(m *org.Matrix) {
	byKey(m.Models, func(v org.Model) string { return v.Key })
	byKey(m.Roles, func(v org.Role) string { return v.Key })
	byKey(m.Tradeoffs, func(v org.Tradeoff) string { return v.Key })
	byKey(m.Sources, func(v org.Source) string { return v.Key })
	byKey(m.Scenarios, func(v org.Scenario) string { return v.Key })
	slices.SortFunc(m.Responsibilities, func(a, b org.Responsibility) int {
		return cmp.Or(cmp.Compare(a.Ordinal, b.Ordinal), cmp.Compare(a.Key, b.Key))
	})
	slices.SortFunc(m.Assignments, func(a, b org.Assignment) int {
		return cmp.Or(cmp.Compare(a.Model, b.Model), cmp.Compare(a.Responsibility, b.Responsibility))
	})
	slices.SortFunc(m.Ownerships, func(a, b org.Ownership) int {
		return cmp.Or(cmp.Compare(a.Model, b.Model), cmp.Compare(a.Responsibility, b.Responsibility), cmp.Compare(a.Role, b.Role))
	})
	slices.SortFunc(m.Delegations, func(a, b org.Delegation) int {
		return cmp.Or(cmp.Compare(a.Model, b.Model), cmp.Compare(a.Responsibility, b.Responsibility), cmp.Compare(a.Role, b.Role), cmp.Compare(a.Delegate, b.Delegate))
	})
	slices.SortFunc(m.RoleCombinations, func(a, b org.RoleCombination) int {
		return cmp.Or(cmp.Compare(a.Model, b.Model), cmp.Compare(a.Role, b.Role), cmp.Compare(a.AlsoHolds, b.AlsoHolds))
	})
}

func byKey[T any](list []T, key func(T) string) {
	slices.SortFunc(list, func(a, b T) int { return cmp.Compare(key(a), key(b)) })
}

// reference answers lists from a matrix in memory, by the definitions in
// package store alone: what the databases are compared with.
type reference struct {
	m       org.Matrix
	changes []store.Change
}

// referenceOf returns the reference of a store that holds Graph. Its log holds
// times, and is checked by cases of its own.
func referenceOf(t testing.TB, s store.Reader) reference {
	t.Helper()
	return reference{m: Graph(), changes: logAfter(t, s, 0)}
}

// Node implements store.Lookup.
func (r reference) Node(kind store.Kind, key string) any {
	switch kind {
	case store.KindModel:
		return find(r.m.Models, func(v *org.Model) bool { return v.Key == key })
	case store.KindRole:
		return find(r.m.Roles, func(v *org.Role) bool { return v.Key == key })
	case store.KindResponsibility:
		return find(r.m.Responsibilities, func(v *org.Responsibility) bool { return v.Key == key })
	case store.KindSource:
		return find(r.m.Sources, func(v *org.Source) bool { return v.Key == key })
	default:
		return nil
	}
}

// List implements store.Lookup.
func (r reference) List(kind store.Kind, scope store.Scope) []any {
	switch kind {
	case store.KindModel:
		return belonging(r, r.m.Models, scope)
	case store.KindRole:
		return belonging(r, r.m.Roles, scope)
	case store.KindResponsibility:
		return belonging(r, r.m.Responsibilities, scope)
	case store.KindTradeoff:
		return belonging(r, r.m.Tradeoffs, scope)
	case store.KindSource:
		return belonging(r, r.m.Sources, scope)
	case store.KindAssignment:
		return belonging(r, r.m.Assignments, scope)
	case store.KindOwnership:
		return belonging(r, r.m.Ownerships, scope)
	case store.KindDelegation:
		return belonging(r, r.m.Delegations, scope)
	case store.KindScenario:
		return belonging(r, r.m.Scenarios, scope)
	default:
		return belonging(r, r.m.RoleCombinations, scope)
	}
}

func belonging[T any](r reference, all []T, scope store.Scope) []any {
	var list []any
	for i := range all {
		if r.within(&all[i], scope) {
			list = append(list, &all[i])
		}
	}
	return list
}

// find returns an untyped nil where there is nothing.
func find[T any](list []T, is func(*T) bool) any {
	for i := range list {
		if is(&list[i]) {
			return &list[i]
		}
	}
	return nil
}

// within reports whether v belongs to the list that begins at the scope.
func (r reference) within(v any, s store.Scope) bool {
	if s == store.All {
		return true
	}
	owns := func(is func(org.Ownership) bool) bool { return slices.ContainsFunc(r.m.Ownerships, is) }
	tradeoff := func(is func(org.Tradeoff) bool) bool {
		return slices.ContainsFunc(r.m.Tradeoffs, func(t org.Tradeoff) bool { return t.Key == s.Key && is(t) })
	}
	switch v := v.(type) {
	case *org.Model:
		switch s.From {
		case store.KindRole:
			return owns(func(o org.Ownership) bool { return o.Model == v.Key && o.Role == s.Key })
		case store.KindSource:
			return slices.Contains(v.Sources, s.Key)
		default:
			return tradeoff(func(t org.Tradeoff) bool { return slices.Contains(t.Models, v.Key) })
		}
	case *org.Role:
		switch s.From {
		case store.KindModel:
			return owns(func(o org.Ownership) bool { return o.Role == v.Key && o.Model == s.Key })
		case store.KindRole:
			return slices.Contains(v.Narrows, s.Key)
		default:
			return tradeoff(func(t org.Tradeoff) bool { return slices.Contains(t.Roles, v.Key) })
		}
	case *org.Responsibility:
		return tradeoff(func(t org.Tradeoff) bool { return slices.Contains(t.Responsibilities, v.Key) })
	case *org.Tradeoff:
		return slices.Contains(map[store.Kind][]string{store.KindModel: v.Models, store.KindRole: v.Roles,
			store.KindResponsibility: v.Responsibilities, store.KindSource: v.Sources}[s.From], s.Key)
	case *org.Source:
		if s.From == store.KindTradeoff {
			return tradeoff(func(t org.Tradeoff) bool { return slices.Contains(t.Sources, v.Key) })
		}
		return slices.ContainsFunc(r.m.Models, func(m org.Model) bool { return m.Key == s.Key && slices.Contains(m.Sources, v.Key) })
	case *org.Assignment:
		if s.From == store.KindRole {
			return owns(func(o org.Ownership) bool { return o.AssignmentID() == v.ID() && o.Role == s.Key })
		}
	case *org.Ownership:
		if s.From == store.KindAssignment {
			return v.AssignmentID() == s.Key
		}
	case *store.Change:
		switch s.From {
		case store.KindTradeoff, store.KindSource, store.KindScenario:
			return v.Kind == s.From && v.Key == s.Key
		case store.KindAssignment:
			return v.Kind == store.KindAssignment && v.Key == s.Key || v.Kind == store.KindOwnership && strings.HasPrefix(v.Key, s.Key+"/")
		}
	}
	return store.Get(v, map[store.Kind]store.Field{store.KindModel: store.FieldModel, store.KindRole: store.FieldRole,
		store.KindResponsibility: store.FieldResponsibility, store.KindSource: store.FieldSource}[s.From]) == s.Key
}

// page answers a list of one kind for one scope.
func page[T any](r reference, all []T, scope store.Scope, kind store.Kind, q store.Query) (*store.Page[T], error) {
	plan, err := q.Plan(kind, []store.Scope{scope})
	if err != nil {
		return nil, err
	}
	var list []*T
	for i := range all {
		v := &all[i]
		if r.within(v, scope) && plan.Where.Takes(v, r) &&
			(plan.After == nil || place(r, plan.Order, v, plan.After) > 0) &&
			(plan.Until == nil || place(r, plan.Order, v, plan.Until) < 0) {
			list = append(list, v)
		}
	}
	slices.SortFunc(list, func(a, b *T) int {
		values := make([]any, len(plan.Order))
		for i, t := range plan.Order {
			values[i] = store.Value(b, t.Field, r)
		}
		return place(r, plan.Order, a, values)
	})
	list = list[:min(len(list), plan.Limit)]
	counts := make([][]int, len(list))
	for i, v := range list {
		for _, f := range plan.Counts {
			counts[i] = append(counts[i], store.Value(v, f, r).(int))
		}
	}
	return store.NewPage(plan, list, counts...), nil
}

// place compares v with values in the order.
func place(r reference, order []store.Term, v any, values []any) int {
	for i, t := range order {
		var c int
		switch got := store.Value(v, t.Field, r).(type) {
		case string:
			c = cmp.Compare(got, values[i].(string))
		case int:
			c = cmp.Compare(got, values[i].(int))
		}
		if t.Direction == store.Descending {
			c = -c
		}
		if c != 0 {
			return c
		}
	}
	return 0
}
