package neo4j

import (
	"context"
	"strings"

	"orgraph/store"
)

// tally returns what a store.Tally counts of the relationships x.
const tally = `[count(x), count(CASE x.quality WHEN 'WELL' THEN 1 END), count(CASE x.quality WHEN 'POORLY' THEN 1 END), count(CASE x.quality WHEN 'UNDEFINED' THEN 1 END),
	count(DISTINCT x.model), count(DISTINCT x.responsibility), count(DISTINCT x.role), count(DISTINCT x.model + '/' + x.responsibility)]`

func tallied(value any) store.Tally {
	// The types are those of the statement, whatever is stored.
	var n [8]int
	for i, v := range value.([]any) {
		n[i] = int(v.(int64))
	}
	return store.Tally{Count: n[0], Well: n[1], Poorly: n[2], Undefined: n[3],
		ModelCount: n[4], ResponsibilityCount: n[5], RoleCount: n[6], AssignmentCount: n[7]}
}

// AggregateOwnerships implements store.Reader, with one statement for the whole
// lists and their groups.
func (r reader) AggregateOwnerships(ctx context.Context, scopes []store.Scope, where store.Where, by []store.Field) (map[store.Scope]*store.Aggregate, error) {
	if err := store.CheckAggregate(scopes, where, by); err != nil {
		return nil, err
	}
	out := make(map[store.Scope]*store.Aggregate, len(scopes))
	if len(scopes) == 0 {
		return out, nil
	}
	plan, err := store.Query{Where: where}.Plan(store.KindOwnership, scopes)
	if err != nil {
		return nil, err
	}
	plan.Order = nil // a count needs none
	scopes, params := entries(scopes)
	ctx = store.WithPurpose(ctx, "aggregate", store.KindOwnership)
	s := newStatement()
	s.params["scopes"] = params
	match := func() {
		s.add("CALL (scope) { ")
		s.match(ownerships.shape, ownerships.scopes[scopes[0].From], params, plan)
	}
	s.add("UNWIND $scopes AS scope ")
	match()
	s.add(" RETURN %s AS whole } ", tally)
	if len(by) > 0 {
		columns := make([]string, len(by))
		for i, f := range by {
			columns[i] = column("x", f)
		}
		match()
		s.add(" WITH [%s] AS values, %s AS n LIMIT %s RETURN collect([values, n]) AS groups } ", strings.Join(columns, ", "), tally, s.param(store.MaxGroups+1))
	} else {
		s.add("WITH scope, whole, [] AS groups ")
	}
	s.add("RETURN scope.i, whole, groups")
	records, err := r.query(ctx, s.String(), s.params)
	if err != nil {
		return nil, err
	}
	for _, record := range records {
		var groups []*store.Group
		for _, item := range record.Values[2].([]any) {
			pair := item.([]any)
			g := &store.Group{By: by, Tally: tallied(pair[1])}
			for _, v := range pair[0].([]any) {
				text, _ := v.(string)
				g.Values = append(g.Values, text)
			}
			groups = append(groups, g)
		}
		scope := scopes[record.Values[0].(int64)]
		if out[scope], err = store.NewAggregate(tallied(record.Values[1]), groups); err != nil {
			return nil, err
		}
	}
	return out, nil
}
