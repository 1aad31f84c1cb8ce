package sqlite

import (
	"context"
	"iter"

	"orgraph/store"
)

// emptied are the tables that hold the graph, its log and what is derived from
// them, each behind those that refer to it.
var emptied = []string{
	"receipt", "change", "search", "search_document", "model_column", "scenario", "role_combination", "delegation", "ownership", "assignment",
	"tradeoff_model", "tradeoff_responsibility", "tradeoff_role", "tradeoff_source", "tradeoff",
	"model_source", "model", "role_narrows", "role", "responsibility", "source",
}

// Restore implements store.Writer.
func (s *Store) Restore(ctx context.Context, replace bool, parts iter.Seq2[store.Part, error]) error {
	return s.write(ctx, func(tx transaction) (err error) {
		restored := tx.trip(ctx, "restore")
		defer func() { restored(err) }()
		a := &applier{ctx: ctx, tx: tx.tx}
		defer a.close()
		if replace {
			for _, table := range emptied {
				a.exec("DELETE FROM " + table)
			}
		} else if err := store.RequireEmpty(ctx, tx); err != nil {
			return err
		}
		for part, err := range parts {
			if err != nil {
				return err
			}
			a.put(part.Values)
			a.derive(store.WriteSet{Put: part.Values})
			a.log(part.Changes)
			for _, r := range part.Receipts {
				a.keep(r)
			}
			if a.err != nil {
				break
			}
		}
		return failure(ctx, a.err)
	})
}
