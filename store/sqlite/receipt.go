package sqlite

import (
	"context"

	"orgraph/store"
)

// Receipt implements store.Tx.
func (t transaction) Receipt(ctx context.Context, key string) (r store.Receipt, kept bool, err error) {
	ctx = store.WithPurpose(ctx, "receipt", store.KindNone)
	s := &statement{}
	s.add("SELECT actor, key, digest, result, expires FROM receipt WHERE actor = %s AND key = %s AND expires > %s",
		s.param(store.Actor(ctx)), s.param(key), s.param(store.FormatTime(t.now)))
	err = t.rows(ctx, s, func(scan func(...any) error) error {
		kept = true
		return scan(&r.Actor, &r.Key, &r.Digest, &r.Result, &r.Expires)
	})
	return r, kept, err
}

// Receipts implements store.Reader.
func (r reader) Receipts(ctx context.Context) (list []store.Receipt, err error) {
	ctx = store.WithPurpose(ctx, "receipt", store.KindNone)
	s := &statement{}
	s.add("SELECT actor, key, digest, result, expires FROM receipt ORDER BY actor, key")
	err = r.rows(ctx, s, func(scan func(...any) error) error {
		var v store.Receipt
		err := scan(&v.Actor, &v.Key, &v.Digest, &v.Result, &v.Expires)
		list = append(list, v)
		return err
	})
	return list, err
}

// Keep implements store.Tx.
func (t transaction) Keep(ctx context.Context, r store.Receipt) error {
	a := &applier{ctx: ctx, tx: t.tx}
	defer a.close()
	a.exec("DELETE FROM receipt WHERE expires <= ?", store.FormatTime(t.now))
	a.keep(r)
	return failure(ctx, a.err)
}

func (a *applier) keep(r store.Receipt) {
	a.exec("INSERT INTO receipt (actor, key, digest, result, expires) VALUES (?, ?, ?, ?, ?)", r.Actor, r.Key, r.Digest, r.Result, r.Expires)
}
