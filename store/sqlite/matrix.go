package sqlite

import (
	"cmp"
	"context"

	"orgraph/org"
	"orgraph/store"
)

// What belongs to the wanted models, each as a subquery.
const (
	wantedTradeoffs = "(SELECT tradeoff FROM tradeoff_model WHERE model IN wanted)"

	wantedResponsibilities = `(
		SELECT responsibility FROM assignment WHERE model IN wanted
		UNION SELECT responsibility FROM delegation WHERE model IN wanted
		UNION SELECT responsibility FROM tradeoff_responsibility WHERE tradeoff IN ` + wantedTradeoffs + `)`

	// Also the roles that these narrow.
	wantedRoles = `(
		WITH RECURSIVE r (key) AS (
			SELECT role FROM ownership WHERE model IN wanted
			UNION SELECT role FROM delegation WHERE model IN wanted
			UNION SELECT delegate FROM delegation WHERE model IN wanted
			UNION SELECT role FROM role_combination WHERE model IN wanted
			UNION SELECT alsoHolds FROM role_combination WHERE model IN wanted
			UNION SELECT role FROM tradeoff_role WHERE tradeoff IN ` + wantedTradeoffs + `
			UNION SELECT narrows FROM role_narrows JOIN r ON role = r.key
		) SELECT key FROM r)`

	wantedSources = `(
		SELECT source FROM model_source WHERE model IN wanted
		UNION SELECT source FROM assignment WHERE model IN wanted AND source IS NOT NULL
		UNION SELECT source FROM tradeoff_source WHERE tradeoff IN ` + wantedTradeoffs + `)`
)

// Matrix reads with one statement a kind; the transaction that the reader is
// on makes them one state.
func (r reader) Matrix(ctx context.Context, keys []string) (org.Matrix, error) {
	var m org.Matrix
	err := cmp.Or(
		whole(ctx, r, &m.Models, models, keys, "x.key IN wanted"),
		whole(ctx, r, &m.Roles, roles, keys, "x.key IN "+wantedRoles),
		whole(ctx, r, &m.Responsibilities, responsibilities, keys, "x.key IN "+wantedResponsibilities),
		whole(ctx, r, &m.Assignments, assignments, keys, "x.model IN wanted"),
		whole(ctx, r, &m.Ownerships, ownerships, keys, "x.model IN wanted"),
		whole(ctx, r, &m.Tradeoffs, tradeoffs, keys, "x.key IN "+wantedTradeoffs),
		whole(ctx, r, &m.Sources, sources, keys, "x.key IN "+wantedSources),
		whole(ctx, r, &m.Delegations, delegations, keys, "x.model IN wanted"),
		whole(ctx, r, &m.RoleCombinations, roleCombinations, keys, "x.model IN wanted"),
		whole(ctx, r, &m.Scenarios, scenarios, keys, "FALSE"), // they belong to no model
	)
	if err != nil {
		return org.Matrix{}, err
	}
	return store.CloseMatrix(m), nil
}

// whole reads into to all values of a kind for which the condition holds, or
// all there are where keys is nil.
func whole[T any](ctx context.Context, r reader, to *[]T, k kind[T], keys []string, condition string) error {
	plan, err := store.Query{}.Plan(k.name, nil)
	if err != nil {
		return err
	}
	ctx = store.WithPurpose(ctx, "matrix", k.name)
	s := &statement{}
	if keys == nil {
		s.add("SELECT %s FROM %s x", k.columns, k.table)
	} else {
		s.add("WITH wanted AS (SELECT value FROM json_each(%s)) SELECT %s FROM %s x WHERE %s",
			s.param(jsonArray(keys)), k.columns, k.table, condition)
	}
	s.add(" ORDER BY ")
	s.orderBy(k.name, plan.Order)
	return r.rows(ctx, s, func(scan func(...any) error) error {
		v, err := read(k, scan)
		if err == nil {
			*to = append(*to, *v)
		}
		return err
	})
}
