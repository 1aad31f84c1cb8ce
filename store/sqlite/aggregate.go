package sqlite

import (
	"context"
	"strings"

	"orgraph/store"
)

// tally selects what a store.Tally counts of the rows x.
const tally = `count(*), coalesce(sum(x.quality = 'WELL'), 0), coalesce(sum(x.quality = 'POORLY'), 0), coalesce(sum(x.quality = 'UNDEFINED'), 0),
	count(DISTINCT x.model), count(DISTINCT x.responsibility), count(DISTINCT x.role), count(DISTINCT x.assignment)`

func tallied(t *store.Tally) []any {
	return []any{&t.Count, &t.Well, &t.Poorly, &t.Undefined, &t.ModelCount, &t.ResponsibilityCount, &t.RoleCount, &t.AssignmentCount}
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
	scopes = distinct(scopes)
	ctx = store.WithPurpose(ctx, "aggregate", store.KindOwnership)
	s := &statement{}
	columns := make([]string, len(by))
	for i, f := range by {
		columns[i] = s.column(store.KindOwnership, "x", f)
	}
	from := func() {
		s.add(" FROM json_each(%s) scope CROSS JOIN ownership x WHERE ", s.param(jsonArray(scopeKeys(scopes))))
		s.within(ownerships.scopes, scopes)
		s.where(store.KindOwnership, "x", where)
	}
	s.add("SELECT scope.key, 0%s, %s", strings.Repeat(", ''", len(by)), tally)
	from()
	s.add(" GROUP BY scope.key")
	if len(by) > 0 {
		s.add(" UNION ALL SELECT scope.key, 1, %s, %s", strings.Join(columns, ", "), tally)
		from()
		s.add(" GROUP BY scope.key, %s", strings.Join(columns, ", "))
		s.add(" LIMIT %s", s.param(len(scopes)*(store.MaxGroups+2)))
	}
	wholes := make([]store.Tally, len(scopes))
	groups := make([][]*store.Group, len(scopes))
	err := r.rows(ctx, s, func(scan func(...any) error) error {
		var i, isGroup int
		g := &store.Group{By: by, Values: make([]string, len(by))}
		to := []any{&i, &isGroup}
		for j := range by {
			to = append(to, &g.Values[j])
		}
		if err := scan(append(to, tallied(&g.Tally)...)...); err != nil {
			return err
		}
		if isGroup == 0 {
			wholes[i] = g.Tally
		} else {
			groups[i] = append(groups[i], g)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for i, scope := range scopes {
		if out[scope], err = store.NewAggregate(wholes[i], groups[i]); err != nil {
			return nil, err
		}
	}
	return out, nil
}
