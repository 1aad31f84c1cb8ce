package neo4j

import (
	"context"
	"errors"
	"slices"
	"strings"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"orgraph/org"
	"orgraph/store"
)

// A querier runs one statement and returns its records. Its errors are the
// store's.
type querier func(ctx context.Context, cypher string, params map[string]any) ([]*driver.Record, error)

// reader reads the graph, each call with one statement but for Matrix.
type reader struct {
	query querier
	// uncommitted is set in an update. What it has written itself Neo4j sorts
	// by UTF-16 until it is committed (see codepoints.go).
	uncommitted bool
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
	return byKey(ctx, r, changes, sequences(ids), func(v *store.Change) string { return v.ID() })
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

func (r reader) Count(ctx context.Context, k store.Kind, scopes []store.Scope, where store.Where) (map[store.Scope]int, error) {
	plan, err := (store.Query{Where: where}).Plan(k, scopes)
	if err != nil {
		return nil, err
	}
	out := make(map[store.Scope]int, len(scopes))
	if len(scopes) == 0 {
		return out, nil
	}
	scopes, params := entries(scopes)
	ctx = store.WithPurpose(ctx, "count", k)
	s := newStatement()
	s.params["scopes"] = params
	s.add("UNWIND $scopes AS scope CALL (scope) { ")
	plan.Order = nil // a count needs none
	s.match(shapes[k], shapes[k].scopes[scopes[0].From], params, plan)
	s.add(" RETURN count(x) AS n } RETURN scope.i, n")
	records, err := r.query(ctx, s.String(), s.params)
	if err != nil {
		return nil, err
	}
	for _, record := range records {
		// The types are those of the statement, whatever is stored.
		out[scopes[record.Values[0].(int64)]] = int(record.Values[1].(int64))
	}
	return out, nil
}

func byKey[T, K any](ctx context.Context, r reader, k kind[T], keys []K, key func(*T) string) (map[string]*T, error) {
	found := make(map[string]*T, len(keys))
	if len(keys) == 0 {
		return found, nil
	}
	ctx = store.WithPurpose(ctx, "get", k.name)
	s := newStatement()
	s.add("MATCH %s WHERE %s IN %s RETURN [%s]", k.pattern(), column("x", k.id), s.param(keys), strings.Join(k.columns, ", "))
	err := each(ctx, r, k, s, func(v *T) { found[key(v)] = v })
	return found, err
}

// each runs a statement that returns items and takes every one of them.
func each[T any](ctx context.Context, r reader, k kind[T], s *statement, take func(*T)) error {
	values, err := settled(func() ([]*T, error) {
		records, err := r.query(ctx, s.String(), s.params)
		if err != nil {
			return nil, err
		}
		values := make([]*T, len(records))
		for i, record := range records {
			if values[i], err = read(k, record.Values[0]); err != nil {
				return nil, err
			}
		}
		return values, nil
	})
	for _, v := range values {
		take(v)
	}
	return err
}

// settled reads once more what could not be understood: Neo4j reads a node property by
// property, and one that somebody deletes meanwhile has lost the later ones. What is damaged is
// so the second time, too.
func settled[R any](read func() (R, error)) (R, error) {
	out, err := read()
	if errors.Is(err, store.ErrCorrupt) {
		return read()
	}
	return out, err
}

// pages reads one page for each scope in one statement: a subquery picks the
// items of each scope's page from the index that serves its order.
func pages[T any](ctx context.Context, r reader, k kind[T], scopes []store.Scope, q store.Query) (map[store.Scope]*store.Page[T], error) {
	plan, err := q.Plan(k.name, scopes)
	if err != nil {
		return nil, err
	}
	if len(scopes) == 0 {
		return map[store.Scope]*store.Page[T]{}, nil
	}
	scopes, params := entries(scopes)
	ctx = store.WithPurpose(ctx, "list", k.name)
	s := newStatement()
	s.params["scopes"] = params
	s.add("UNWIND $scopes AS scope CALL (scope) { ")
	order := s.match(k.shape, k.scopes[scopes[0].From], params, plan)
	s.add(" WITH x")
	if order != "" {
		s.add(" ORDER BY %s", order)
	}
	s.add(" LIMIT %s", s.param(plan.Limit))
	// The items are collected so that their order does not depend on how the
	// database brings the scopes together.
	counts := make([]string, len(plan.Counts))
	for i, f := range plan.Counts {
		counts[i] = s.value(k.name, "x", f)
	}
	s.add(" WITH [%s] AS item, [%s] AS counted RETURN collect(item) AS items, collect(counted) AS counts } RETURN scope.i, items, counts",
		strings.Join(k.columns, ", "), strings.Join(counts, ", "))
	return settled(func() (map[store.Scope]*store.Page[T], error) {
		records, err := r.query(ctx, s.String(), s.params)
		if err != nil {
			return nil, err
		}
		return pagesOf(k, plan, scopes, records)
	})
}

// pagesOf makes pages of what the statement of pages returns.
func pagesOf[T any](k kind[T], plan *store.Plan, scopes []store.Scope, records []*driver.Record) (map[store.Scope]*store.Page[T], error) {
	out := make(map[store.Scope]*store.Page[T], len(scopes))
	for _, record := range records {
		scope, items := scopes[record.Values[0].(int64)], record.Values[1].([]any)
		values, counts := make([]*T, len(items)), make([][]int, len(items))
		for j, item := range items {
			v, err := read(k, item)
			if err != nil {
				return nil, err
			}
			values[j] = v
			// The types are those of the statement, whatever is stored.
			for _, n := range record.Values[2].([]any)[j].([]any) {
				counts[j] = append(counts[j], int(n.(int64)))
			}
		}
		out[scope] = store.NewPage(plan, values, counts...)
	}
	return out, nil
}

// entries leaves out scopes that are there twice, and returns the parameter
// that stands for the others: i numbers them, from is the kind of key, and the
// key of an assignment is also given in its two parts.
func entries(scopes []store.Scope) ([]store.Scope, []map[string]any) {
	var distinct []store.Scope
	var params []map[string]any
	seen := make(map[store.Scope]bool, len(scopes))
	for _, s := range scopes {
		if seen[s] {
			continue
		}
		seen[s] = true
		entry := map[string]any{"i": len(distinct), "from": string(s.From), "key": s.Key}
		if s.From == store.KindAssignment {
			entry["model"], entry["responsibility"], _ = strings.Cut(s.Key, "/")
		}
		distinct, params = append(distinct, s), append(params, entry)
	}
	return slices.Clip(distinct), params
}
