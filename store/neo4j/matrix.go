package neo4j

import (
	"cmp"
	"context"
	"slices"
	"strings"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"orgraph/org"
	"orgraph/store"
)

// Clauses that bind x to what belongs to the models of $models, where that is
// not told by a property of its own.
const (
	wantedTradeoffs = "MATCH (m:Model)-[:HAS_TRADEOFF]->(x:Tradeoff) WHERE m.key IN $models WITH DISTINCT x"

	// Also the roles that these narrow.
	wantedRoles = `CALL () {
		MATCH ()-[o:OWNS]->() USING INDEX SEEK o:OWNS(model, responsibility, role)
			WHERE o.model IN $models AND o.responsibility IS NOT NULL AND o.role IS NOT NULL RETURN o.role AS key
		UNION MATCH ()-[o:MAY_DELEGATE]->() USING INDEX SEEK o:MAY_DELEGATE(model, responsibility, role, delegate)
			WHERE o.model IN $models AND o.responsibility IS NOT NULL AND o.role IS NOT NULL AND o.delegate IS NOT NULL
			UNWIND [o.role, o.delegate] AS key RETURN key
		UNION MATCH ()-[o:MAY_ALSO_HOLD]->() USING INDEX SEEK o:MAY_ALSO_HOLD(model, role, alsoHolds)
			WHERE o.model IN $models AND o.role IS NOT NULL AND o.alsoHolds IS NOT NULL
			UNWIND [o.role, o.alsoHolds] AS key RETURN key
		UNION MATCH (m:Model)-[:HAS_TRADEOFF]->(:Tradeoff)-[:ABOUT]->(o:Role) WHERE m.key IN $models RETURN o.key AS key
		} MATCH (o:Role {key: key}) MATCH (o)-[:NARROWS*0..]->(x:Role) WITH DISTINCT x`

	wantedResponsibilities = `CALL () {
		MATCH ()-[o:ASSIGNS]->() USING INDEX SEEK o:ASSIGNS(model, responsibility)
			WHERE o.model IN $models AND o.responsibility IS NOT NULL RETURN o.responsibility AS key
		UNION MATCH ()-[o:MAY_DELEGATE]->() USING INDEX SEEK o:MAY_DELEGATE(model, responsibility, role, delegate)
			WHERE o.model IN $models AND o.responsibility IS NOT NULL AND o.role IS NOT NULL AND o.delegate IS NOT NULL
			RETURN o.responsibility AS key
		UNION MATCH (m:Model)-[:HAS_TRADEOFF]->(:Tradeoff)-[:ABOUT]->(o:Responsibility) WHERE m.key IN $models RETURN o.key AS key
		} MATCH (x:Responsibility {key: key})`

	wantedSources = `CALL () {
		MATCH (m:Model)-[:CITES]->(o:Source) WHERE m.key IN $models RETURN o.key AS key
		UNION MATCH ()-[o:ASSIGNS]->() USING INDEX SEEK o:ASSIGNS(model, responsibility)
			WHERE o.model IN $models AND o.responsibility IS NOT NULL RETURN o.source AS key
		UNION MATCH (m:Model)-[:HAS_TRADEOFF]->(:Tradeoff)-[:CITES]->(o:Source) WHERE m.key IN $models RETURN o.key AS key
		} MATCH (x:Source {key: key})`
)

// Matrix reads with one statement a kind. They see one state where nobody
// writes meanwhile, which is the caller's care: see Store.Matrix.
func (r reader) Matrix(ctx context.Context, models []string) (org.Matrix, error) {
	var m org.Matrix
	for _, read := range wholes(&m) {
		if err := read(ctx, r, models); err != nil {
			return org.Matrix{}, err
		}
	}
	return store.CloseMatrix(m), nil
}

func wholes(m *org.Matrix) []func(context.Context, reader, []string) error {
	return []func(context.Context, reader, []string) error{
		whole(&m.Models, models, store.FieldKey, ""),
		whole(&m.Roles, roles, "", wantedRoles),
		whole(&m.Responsibilities, responsibilities, "", wantedResponsibilities),
		whole(&m.Assignments, assignments, store.FieldModel, ""),
		whole(&m.Ownerships, ownerships, store.FieldModel, ""),
		whole(&m.Tradeoffs, tradeoffs, "", wantedTradeoffs),
		whole(&m.Sources, sources, "", wantedSources),
		whole(&m.Delegations, delegations, store.FieldModel, ""),
		whole(&m.RoleCombinations, roleCombinations, store.FieldModel, ""),
	}
}

// whole returns a function that reads into to all values of a kind that belong
// to the models: those whose property names one, or those that wanted binds. Of
// nil models it reads all there are.
func whole[T any](to *[]T, k kind[T], property store.Field, wanted string) func(context.Context, reader, []string) error {
	return func(ctx context.Context, r reader, keys []string) error {
		q := store.Query{}
		if keys != nil && property != "" {
			values := make([]any, len(keys))
			for i, key := range keys {
				values[i] = key
			}
			q.Where = store.Where{Field: property, Op: store.OpIn, Values: values}
		}
		plan, err := q.Plan(k.name, nil)
		if err != nil {
			return err
		}
		s := newStatement()
		order := s.orderBy(k.name, plan.Order)
		if keys != nil && wanted != "" {
			s.params["models"] = keys
			s.add("%s", wanted)
		} else {
			order = s.match(k.shape, scope{}, nil, plan)
		}
		s.add(" RETURN [%s] AS item", strings.Join(k.columns, ", "))
		if order != "" {
			s.add(" ORDER BY %s", order)
		}
		err = each(ctx, r, k, s, func(v *T) { *to = append(*to, *v) })
		if r.uncommitted {
			slices.SortFunc(*to, func(a, b T) int { return compare(plan.Order, &a, &b) })
		}
		return err
	}
}

// compare compares two values by an order.
func compare(order []store.Term, a, b any) int {
	for _, t := range order {
		var c int
		switch v := store.Get(a, t.Field).(type) {
		case string:
			c = cmp.Compare(v, store.Get(b, t.Field).(string))
		case int:
			c = cmp.Compare(v, store.Get(b, t.Field).(int))
		}
		if c != 0 {
			return c
		}
	}
	return 0
}

// undisturbed is how often Matrix reads in the hope that nobody writes.
const undisturbed = 3

// Matrix implements store.Reader. Neo4j shows each statement, and each part of
// one, what has been committed by then, so that several parts can belong to
// different states. A bookmark helps: a transaction that begins with one sees
// all that was committed up to it, and ends with that of the last commit there
// was. Where the two are the same nobody has written in between, and what was
// read is one state. Where somebody writes all the time, the last resort is to
// be the one who does.
func (s *Store) Matrix(ctx context.Context, models []string) (org.Matrix, error) {
	before, err := s.bookmarks.GetBookmarks(ctx)
	if err != nil {
		return org.Matrix{}, failure(ctx, err)
	}
	for range undisturbed {
		m, after, err := s.matrix(ctx, models, before)
		if err != nil {
			return org.Matrix{}, err
		}
		slices.Sort(before)
		slices.Sort(after)
		if slices.Equal(before, after) {
			return m, nil
		}
		before = after
	}
	var m org.Matrix
	err = s.Update(ctx, func(ctx context.Context, tx store.Tx) error {
		m, err = tx.Matrix(ctx, models)
		return err
	})
	return m, err
}

// matrix reads in one transaction that begins with the bookmarks before and
// ends with those after.
func (s *Store) matrix(ctx context.Context, models []string, before driver.Bookmarks) (m org.Matrix, after driver.Bookmarks, err error) {
	limited, cancel := s.limit(ctx, s.cfg.QueryTimeout)
	defer cancel()
	session := s.driver.NewSession(limited, driver.SessionConfig{
		AccessMode: driver.AccessModeRead, DatabaseName: s.cfg.Database, Bookmarks: before,
	})
	defer func() {
		if e := session.Close(limited); err == nil {
			err = failure(ctx, e)
		}
	}()
	var inside fault
	_, err = session.ExecuteRead(limited, func(tx driver.ManagedTransaction) (any, error) {
		m, err = reader{query: s.within(ctx, tx, &inside)}.Matrix(limited, models)
		return nil, inside.of(err)
	}, driver.WithTxTimeout(s.cfg.QueryTimeout))
	return m, session.LastBookmarks(), inside.result(ctx, err)
}
