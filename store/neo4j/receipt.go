package neo4j

import (
	"context"
	"fmt"

	"orgraph/store"
)

// Receipt implements store.Tx.
func (t transaction) Receipt(ctx context.Context, key string) (r store.Receipt, kept bool, err error) {
	ctx = store.WithPurpose(ctx, "receipt", store.KindNone)
	records, err := t.query(ctx, "MATCH (x:Receipt {actor: $actor, key: $key}) WHERE x.expires > $now RETURN x.actor, x.key, x.digest, x.result, x.expires",
		map[string]any{"actor": store.Actor(ctx), "key": key, "now": store.FormatTime(t.now)})
	if err != nil || len(records) == 0 {
		return store.Receipt{}, false, err
	}
	for i, field := range []*string{&r.Actor, &r.Key, &r.Digest, &r.Result, &r.Expires} {
		var ok bool
		if *field, ok = records[0].Values[i].(string); !ok {
			return store.Receipt{}, false, fmt.Errorf("%w: a (:Receipt) holds what is no text; delete it in the database", store.ErrCorrupt)
		}
	}
	return r, true, nil
}

// Keep implements store.Tx.
func (t transaction) Keep(ctx context.Context, r store.Receipt) error {
	ctx = store.WithPurpose(ctx, "receipt", store.KindNone)
	now := map[string]any{"now": store.FormatTime(t.now)}
	if _, err := t.query(ctx, "MATCH (x:Receipt) WHERE x.expires <= $now DELETE x", now); err != nil {
		return err
	}
	_, err := t.query(ctx, "CREATE (:Receipt {actor: $actor, key: $key, digest: $digest, result: $result, expires: $expires})",
		map[string]any{"actor": r.Actor, "key": r.Key, "digest": r.Digest, "result": r.Result, "expires": r.Expires})
	return err
}
