package storetest

import (
	"context"
	"errors"
	"testing"
	"time"

	"orgraph/store"
)

// receiptOf returns what an update of the actor finds under the key.
func receiptOf(t *testing.T, s store.Store, actor, key string) (found store.Receipt, kept bool) {
	t.Helper()
	noError(t, s.Update(store.WithActor(t.Context(), actor), func(ctx context.Context, tx store.Tx) error {
		var err error
		found, kept, err = tx.Receipt(ctx, key)
		return err
	}))
	return found, kept
}

func receipts(t *testing.T, s store.Store) {
	keep := func(r store.Receipt) error {
		return s.Update(t.Context(), func(ctx context.Context, tx store.Tx) error { return tx.Keep(ctx, r) })
	}
	later, before := store.FormatTime(time.Now().Add(time.Hour)), store.FormatTime(time.Now().Add(-time.Hour))
	want := store.Receipt{Actor: "ada", Key: "Schlüssel '1'", Digest: "d", Result: `{"to": 7}`, Expires: later}

	mine := errors.New("my own error")
	isError(t, s.Update(t.Context(), func(ctx context.Context, tx store.Tx) error {
		noError(t, tx.Keep(ctx, want))
		return mine
	}), mine)
	if _, kept := receiptOf(t, s, "ada", want.Key); kept {
		t.Error("a receipt was kept of what was rolled back")
	}
	head, _, err := s.Head(t.Context())
	noError(t, err)
	noError(t, keep(want))
	got, kept := receiptOf(t, s, "ada", want.Key)
	same(t, kept, true)
	same(t, got, want)
	for actor, key := range map[string]string{"bob": want.Key, "ada": "another"} {
		if _, kept := receiptOf(t, s, actor, key); kept {
			t.Errorf("%s finds a receipt under %q", actor, key)
		}
	}
	other := want
	other.Actor, other.Digest = "bob", "of bob"
	noError(t, keep(other))
	got, _ = receiptOf(t, s, "ada", want.Key)
	same(t, got, want)
	isError(t, keep(want), store.ErrConflict)
	same(t, whole(t, s), Graph())
	after, _, err := s.Head(t.Context())
	noError(t, err)
	same(t, after, head) // receipts are no part of the graph

	old := store.Receipt{Actor: "ada", Key: "old", Digest: "old", Result: "old", Expires: before}
	noError(t, keep(old))
	if _, kept := receiptOf(t, s, "ada", "old"); kept {
		t.Error("an expired receipt is found")
	}
	again := old
	again.Digest, again.Expires = "new", later
	noError(t, keep(again))
	got, kept = receiptOf(t, s, "ada", "old")
	same(t, kept, true)
	same(t, got, again)
}
