package neo4j

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"orgraph/store"
)

// Receipt implements store.Tx.
func (t transaction) Receipt(ctx context.Context, key string) (r store.Receipt, kept bool, err error) {
	ctx = store.WithPurpose(ctx, "receipt", store.KindNone)
	list, err := t.receipts(ctx, "MATCH (x:Receipt {actor: $actor, key: $key}) WHERE x.expires > $now",
		map[string]any{"actor": store.Actor(ctx), "key": key, "now": store.FormatTime(t.now)})
	if err != nil || len(list) == 0 {
		return store.Receipt{}, false, err
	}
	return list[0], true, nil
}

// Receipts implements store.Reader.
func (r reader) Receipts(ctx context.Context) ([]store.Receipt, error) {
	list, err := r.receipts(store.WithPurpose(ctx, "receipt", store.KindNone), "MATCH (x:Receipt)", nil)
	slices.SortFunc(list, func(a, b store.Receipt) int {
		return cmp.Or(cmp.Compare(a.Actor, b.Actor), cmp.Compare(a.Key, b.Key))
	})
	return list, err
}

// receipts reads those that match binds x to.
func (r reader) receipts(ctx context.Context, match string, params map[string]any) ([]store.Receipt, error) {
	records, err := r.query(ctx, match+" RETURN x.actor, x.key, x.digest, x.result, x.expires", params)
	if err != nil {
		return nil, err
	}
	list := make([]store.Receipt, len(records))
	for i := range list {
		v := &list[i]
		for j, field := range []*string{&v.Actor, &v.Key, &v.Digest, &v.Result, &v.Expires} {
			var ok bool
			if *field, ok = records[i].Values[j].(string); !ok {
				return nil, fmt.Errorf("%w: a (:Receipt) holds what is no text; delete it in the database", store.ErrCorrupt)
			}
		}
	}
	return list, nil
}

// Keep implements store.Tx.
func (t transaction) Keep(ctx context.Context, r store.Receipt) error {
	ctx = store.WithPurpose(ctx, "receipt", store.KindNone)
	_, err := t.query(ctx, "CALL () { MATCH (x:Receipt) WHERE x.expires <= $now DELETE x } CREATE (x:Receipt) SET x = $row",
		map[string]any{"now": store.FormatTime(t.now), "row": receiptRow(r)})
	return err
}

func receiptRow(r store.Receipt) map[string]any {
	return map[string]any{"actor": r.Actor, "key": r.Key, "digest": r.Digest, "result": r.Result, "expires": r.Expires}
}
