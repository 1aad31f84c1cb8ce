package neo4j

import (
	"context"
	"iter"
	"time"

	"orgraph/store"
)

// restoreTimeout is how long a restore may take: it writes all there is in one
// transaction.
const restoreTimeout = time.Hour

// Restore implements store.Writer.
func (s *Store) Restore(ctx context.Context, replace bool, parts iter.Seq2[store.Part, error]) error {
	if s.cfg.ReadOnly {
		return errReadOnly
	}
	return s.update(ctx, restoreTimeout, func(ctx context.Context, tx transaction) error {
		a := &applier{ctx: store.WithPurpose(ctx, "restore", store.KindNone), query: tx.query}
		if replace {
			a.empty()
		} else if err := store.RequireEmpty(ctx, tx); err != nil {
			return err
		}
		for part, err := range parts {
			if err != nil {
				return err
			}
			a.put(part.Values, nil) // nothing was there before
			a.log(part.Changes)
			rows := make([]map[string]any, len(part.Receipts))
			for i, r := range part.Receipts {
				rows[i] = receiptRow(r)
			}
			a.each(rows, "CREATE (x:Receipt) SET x = row")
			if a.err != nil {
				break
			}
		}
		return a.err
	})
}

// empty deletes the graph and its log, and leaves what others keep in the database.
func (a *applier) empty() {
	for _, kind := range append(store.LoggedKinds(), store.KindChange) {
		if shape := shapes[kind]; !shape.edge && a.err == nil {
			_, a.err = a.query(a.ctx, "MATCH (x:"+shape.label+") DETACH DELETE x", nil)
		}
	}
	if a.err == nil {
		_, a.err = a.query(a.ctx, "MATCH (x:Receipt) DELETE x", nil)
	}
	if a.err == nil {
		_, a.err = a.query(a.ctx, "MATCH (s:OrgraphSchema {id: 'schema'}) REMOVE s.sequence, s.time", nil)
	}
}
