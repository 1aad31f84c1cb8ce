package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"slices"

	"orgraph/org"
	"orgraph/store"
)

// querier is what a database and a transaction have in common.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// reader reads the graph, each call with one statement.
type reader struct {
	q       querier
	observe store.Observe
}

var _ store.Reader = reader{}

func (r reader) Models(ctx context.Context, keys []string) (map[string]*org.Model, error) {
	return byKey(ctx, r, models, keys, func(v *org.Model) string { return v.Key })
}

func (r reader) Roles(ctx context.Context, keys []string) (map[string]*org.Role, error) {
	return byKey(ctx, r, roles, keys, func(v *org.Role) string { return v.Key })
}

func (r reader) Responsibilities(ctx context.Context, keys []string) (map[string]*org.Responsibility, error) {
	return byKey(ctx, r, responsibilities, keys, func(v *org.Responsibility) string { return v.Key })
}

func (r reader) Tradeoffs(ctx context.Context, keys []string) (map[string]*org.Tradeoff, error) {
	return byKey(ctx, r, tradeoffs, keys, func(v *org.Tradeoff) string { return v.Key })
}

func (r reader) Sources(ctx context.Context, keys []string) (map[string]*org.Source, error) {
	return byKey(ctx, r, sources, keys, func(v *org.Source) string { return v.Key })
}

func (r reader) Assignments(ctx context.Context, ids []string) (map[string]*org.Assignment, error) {
	return byKey(ctx, r, assignments, ids, func(v *org.Assignment) string { return v.ID() })
}

func (r reader) Ownerships(ctx context.Context, ids []string) (map[string]*org.Ownership, error) {
	return byKey(ctx, r, ownerships, ids, func(v *org.Ownership) string { return v.ID() })
}

func (r reader) Delegations(ctx context.Context, ids []string) (map[string]*org.Delegation, error) {
	return byKey(ctx, r, delegations, ids, func(v *org.Delegation) string { return v.ID() })
}

func (r reader) RoleCombinations(ctx context.Context, ids []string) (map[string]*org.RoleCombination, error) {
	return byKey(ctx, r, roleCombinations, ids, func(v *org.RoleCombination) string { return v.ID() })
}

func (r reader) Scenarios(ctx context.Context, keys []string) (map[string]*org.Scenario, error) {
	return byKey(ctx, r, scenarios, keys, func(v *org.Scenario) string { return v.Key })
}

func (r reader) Changes(ctx context.Context, ids []string) (map[string]*store.Change, error) {
	return byKey(ctx, r, changes, ids, func(v *store.Change) string { return v.ID() })
}

func (r reader) ListModels(ctx context.Context, scopes []store.Scope, q store.Query) (map[store.Scope]*store.Page[org.Model], error) {
	return pages(ctx, r, models, scopes, q)
}

func (r reader) ListRoles(ctx context.Context, scopes []store.Scope, q store.Query) (map[store.Scope]*store.Page[org.Role], error) {
	return pages(ctx, r, roles, scopes, q)
}

func (r reader) ListResponsibilities(ctx context.Context, scopes []store.Scope, q store.Query) (map[store.Scope]*store.Page[org.Responsibility], error) {
	return pages(ctx, r, responsibilities, scopes, q)
}

func (r reader) ListTradeoffs(ctx context.Context, scopes []store.Scope, q store.Query) (map[store.Scope]*store.Page[org.Tradeoff], error) {
	return pages(ctx, r, tradeoffs, scopes, q)
}

func (r reader) ListSources(ctx context.Context, scopes []store.Scope, q store.Query) (map[store.Scope]*store.Page[org.Source], error) {
	return pages(ctx, r, sources, scopes, q)
}

func (r reader) ListAssignments(ctx context.Context, scopes []store.Scope, q store.Query) (map[store.Scope]*store.Page[org.Assignment], error) {
	return pages(ctx, r, assignments, scopes, q)
}

func (r reader) ListOwnerships(ctx context.Context, scopes []store.Scope, q store.Query) (map[store.Scope]*store.Page[org.Ownership], error) {
	return pages(ctx, r, ownerships, scopes, q)
}

func (r reader) ListDelegations(ctx context.Context, scopes []store.Scope, q store.Query) (map[store.Scope]*store.Page[org.Delegation], error) {
	return pages(ctx, r, delegations, scopes, q)
}

func (r reader) ListRoleCombinations(ctx context.Context, scopes []store.Scope, q store.Query) (map[store.Scope]*store.Page[org.RoleCombination], error) {
	return pages(ctx, r, roleCombinations, scopes, q)
}

func (r reader) ListScenarios(ctx context.Context, scopes []store.Scope, q store.Query) (map[store.Scope]*store.Page[org.Scenario], error) {
	return pages(ctx, r, scenarios, scopes, q)
}

func (r reader) ListChanges(ctx context.Context, scopes []store.Scope, q store.Query) (map[store.Scope]*store.Page[store.Change], error) {
	return pages(ctx, r, changes, scopes, q)
}

func (r reader) rows(ctx context.Context, s *statement, each func(scan func(...any) error) error) (err error) {
	ctx, ended := r.observe.Begin(ctx, database, s.String())
	defer func() {
		if errors.Is(err, errStopped) {
			ended(nil)
			return
		}
		ended(err)
	}()
	rows, err := r.q.QueryContext(ctx, s.String(), s.args...)
	if err != nil {
		return failure(ctx, err)
	}
	defer func() {
		if e := rows.Close(); err == nil {
			err = failure(ctx, e)
		}
	}()
	for rows.Next() {
		if err := each(rows.Scan); err != nil {
			return failure(ctx, err)
		}
	}
	return failure(ctx, rows.Err())
}

func byKey[T any](ctx context.Context, r reader, k kind[T], keys []string, key func(*T) string) (map[string]*T, error) {
	found := make(map[string]*T, len(keys))
	if len(keys) == 0 {
		return found, nil
	}
	ctx = store.WithPurpose(ctx, "get", k.name)
	s := &statement{}
	s.add(`SELECT %s FROM %s x WHERE x."%s" IN (SELECT value FROM json_each(%s))`, k.columns, k.table, k.id, s.param(jsonArray(keys)))
	err := r.rows(ctx, s, func(scan func(...any) error) error {
		v, err := read(k, scan)
		if err == nil {
			found[key(v)] = v
		}
		return err
	})
	return found, err
}

func read[T any](k kind[T], scan func(...any) error) (*T, error) {
	v, err := k.scan(scan)
	if err != nil {
		return nil, err
	}
	return v, store.CheckStored(v)
}

// pages reads one page for each scope in one statement: a correlated subquery
// picks the rows of each scope's page from the index that serves its order.
func pages[T any](ctx context.Context, r reader, k kind[T], scopes []store.Scope, q store.Query) (map[store.Scope]*store.Page[T], error) {
	plan, err := q.Plan(k.name, scopes)
	if err != nil {
		return nil, err
	}
	out := make(map[store.Scope]*store.Page[T], len(scopes))
	if len(scopes) == 0 {
		return out, nil
	}
	scopes = distinct(scopes)
	ctx = store.WithPurpose(ctx, "list", k.name)
	s := &statement{}
	// CROSS JOIN keeps SQLite from beginning at the table and running the
	// subquery for each of its rows.
	s.add("SELECT scope.key, ")
	for _, f := range plan.Counts {
		s.add("%s, ", s.column(k.name, "x", f))
	}
	s.add("%s FROM json_each(%s) scope CROSS JOIN %s x ON x.rowid IN (SELECT x.rowid FROM %s x WHERE ",
		k.columns, s.param(jsonArray(scopeKeys(scopes))), k.table, k.table)
	s.within(k.scopes, scopes)
	s.where(k.name, "x", plan.Where)
	fixed := fixedFields(plan, scopes)
	if plan.After != nil {
		s.add(" AND ")
		s.beyond(k.name, plan.Order, plan.After, true, fixed)
	}
	if plan.Until != nil {
		s.add(" AND ")
		s.beyond(k.name, plan.Order, plan.Until, false, fixed)
	}
	s.add(" ORDER BY ")
	s.orderBy(k.name, slices.DeleteFunc(slices.Clone(plan.Order), func(t store.Term) bool {
		_, ok := fixed[t.Field]
		return ok
	}))
	s.add(" LIMIT %s) ORDER BY scope.key, ", s.param(plan.Limit))
	s.orderBy(k.name, plan.Order)

	read := make([][]*T, len(scopes))
	counts := make([][][]int, len(scopes))
	err = r.rows(ctx, s, func(scan func(...any) error) error {
		var i int
		count := make([]int, len(plan.Counts))
		before := []any{&i}
		for j := range count {
			before = append(before, &count[j])
		}
		v, err := k.scan(func(to ...any) error { return scan(append(before, to...)...) })
		if err != nil {
			return err
		}
		read[i] = append(read[i], v)
		counts[i] = append(counts[i], count)
		return store.CheckStored(v)
	})
	if err != nil {
		return nil, err
	}
	for i, scope := range scopes {
		out[scope] = store.NewPage(plan, read[i], counts[i]...)
	}
	return out, nil
}

// within adds the condition that the row belongs to the scope, and the AND
// behind it; the scope of the whole graph has none.
func (s *statement) within(conditions map[store.Kind]string, scopes []store.Scope) {
	if from := scopes[0].From; from != store.KindNone {
		s.add("%s AND ", conditions[from])
	}
}

func (r reader) Count(ctx context.Context, k store.Kind, scopes []store.Scope, where store.Where) (map[store.Scope]int, error) {
	if _, err := (store.Query{Where: where}).Plan(k, scopes); err != nil {
		return nil, err
	}
	out := make(map[store.Scope]int, len(scopes))
	if len(scopes) == 0 {
		return out, nil
	}
	scopes = distinct(scopes)
	ctx = store.WithPurpose(ctx, "count", k)
	s := &statement{}
	s.add("SELECT scope.key, (SELECT count(*) FROM %s x WHERE ", tables[k])
	s.within(conditions[k], scopes)
	s.where(k, "x", where)
	s.add(") FROM json_each(%s) scope", s.param(jsonArray(scopeKeys(scopes))))
	err := r.rows(ctx, s, func(scan func(...any) error) error {
		var i, n int
		err := scan(&i, &n)
		out[scopes[i]] = n
		return err
	})
	return out, err
}

// conditions are the scopes' conditions by kind of list.
var conditions = map[store.Kind]map[store.Kind]string{
	store.KindModel: models.scopes, store.KindRole: roles.scopes, store.KindResponsibility: responsibilities.scopes,
	store.KindTradeoff: tradeoffs.scopes, store.KindSource: sources.scopes, store.KindAssignment: assignments.scopes,
	store.KindOwnership: ownerships.scopes, store.KindDelegation: delegations.scopes, store.KindRoleCombination: roleCombinations.scopes,
	store.KindChange: changes.scopes, store.KindScenario: scenarios.scopes,
}

func distinct(scopes []store.Scope) []store.Scope {
	seen := make(map[store.Scope]bool, len(scopes))
	return slices.DeleteFunc(slices.Clone(scopes), func(s store.Scope) bool {
		was := seen[s]
		seen[s] = true
		return was
	})
}

func scopeKeys(scopes []store.Scope) []string {
	keys := make([]string, len(scopes))
	for i, s := range scopes {
		keys[i] = s.Key
	}
	return keys
}
