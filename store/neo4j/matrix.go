package neo4j

import (
	"cmp"
	"context"
	"iter"
	"slices"
	"strings"

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
		wholeGraph(&m.Scenarios, scenarios),
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
		ctx = store.WithPurpose(ctx, "matrix", k.name)
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

// wholeGraph is whole for what belongs to no model.
func wholeGraph[T any](to *[]T, k kind[T]) func(context.Context, reader, []string) error {
	return func(ctx context.Context, r reader, keys []string) error {
		if keys != nil {
			return nil
		}
		return whole(to, k, "", "")(ctx, r, nil)
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

// Columns reads with one statement.
func (r reader) Columns(ctx context.Context, models []string) iter.Seq2[org.Column, error] {
	return func(yield func(org.Column, error) bool) {
		columns, err := r.columns(ctx, models)
		give(columns, err, yield)
	}
}

// give yields columns, or the error for which there are none.
func give(columns []org.Column, err error, yield func(org.Column, error) bool) {
	if err != nil {
		yield(org.Column{}, err)
		return
	}
	for _, c := range columns {
		if !yield(c, nil) {
			return
		}
	}
}

func (r reader) columns(ctx context.Context, models []string) ([]org.Column, error) {
	ctx = store.WithPurpose(ctx, "columns", store.KindModel)
	s := newStatement()
	s.add("MATCH (m:Model) ")
	if models != nil {
		s.add("WHERE m.key IN %s ", s.param(models))
	}
	s.add(`CALL (m) { MATCH (m)-[a:ASSIGNS]->() RETURN collect([a.responsibility, a.arrangement]) AS cells }
		CALL (m) { MATCH ()-[o:OWNS]->() USING INDEX SEEK o:OWNS(model, responsibility, role)
			WHERE o.model = m.key AND o.responsibility IS NOT NULL AND o.role IS NOT NULL RETURN collect([o.responsibility, o.role, o.quality]) AS owners }
		RETURN m.key AS model, cells, owners ORDER BY model`)
	records, err := r.query(ctx, s.String(), s.params)
	if err != nil {
		return nil, err
	}
	list := make([]org.Column, len(records))
	text := func(value any) string {
		t, _ := value.(string)
		return t
	}
	for i, record := range records {
		m := org.Matrix{Models: []org.Model{{Key: text(record.Values[0])}}}
		for _, v := range record.Values[1].([]any) {
			v := v.([]any)
			m.Assignments = append(m.Assignments, org.Assignment{Model: m.Models[0].Key, Responsibility: text(v[0]), Arrangement: org.Arrangement(text(v[1]))})
		}
		for _, v := range record.Values[2].([]any) {
			v := v.([]any)
			m.Ownerships = append(m.Ownerships, org.Ownership{
				Model: m.Models[0].Key, Responsibility: text(v[0]), Role: text(v[1]), Quality: org.Quality(text(v[2])), Provenance: org.Edited,
			})
		}
		for j := range m.Assignments {
			err = cmp.Or(err, store.CheckStored(&m.Assignments[j]))
		}
		for j := range m.Ownerships {
			err = cmp.Or(err, store.CheckStored(&m.Ownerships[j]))
		}
		if err != nil {
			return nil, err
		}
		list[i] = m.Columns()[0]
	}
	return list, nil
}

// Columns implements store.Reader.
func (s *Store) Columns(ctx context.Context, models []string) iter.Seq2[org.Column, error] {
	return func(yield func(org.Column, error) bool) {
		var columns []org.Column
		err := s.view(ctx, s.cfg.QueryTimeout, func(ctx context.Context, r reader) (err error) {
			columns, err = r.columns(ctx, models)
			return err
		})
		give(columns, err, yield)
	}
}

// Matrix implements store.Reader.
func (s *Store) Matrix(ctx context.Context, models []string) (m org.Matrix, err error) {
	err = s.view(ctx, s.cfg.QueryTimeout, func(ctx context.Context, r reader) (err error) {
		m, err = r.Matrix(ctx, models)
		return err
	})
	return m, err
}
