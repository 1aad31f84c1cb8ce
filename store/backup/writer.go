package backup

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash"
	"io"

	"github.com/klauspost/compress/zstd"

	"orgraph/store"
)

// pageSize is how many values are read at once.
const pageSize = 1000

// A writer writes lines until one fails.
type writer struct {
	out     *zstd.Encoder
	sum     hash.Hash
	summary Summary
	tell    func(int)
	err     error
}

func newWriter(w io.Writer, created string, tell func(int)) *writer {
	if tell == nil {
		tell = func(int) {}
	}
	out, err := zstd.NewWriter(w, zstd.WithEncoderConcurrency(1), zstd.WithEncoderCRC(true))
	return &writer{out: out, sum: sha256.New(), summary: Summary{Created: created, Counts: map[store.Kind]int{}}, tell: tell, err: err}
}

// put writes a line.
func (w *writer) put(v any) {
	if w.err != nil {
		return
	}
	text, err := json.Marshal(v)
	if err != nil {
		panic(fmt.Sprintf("backup: %T does not marshal: %v", v, err))
	}
	text = append(text, '\n')
	_, _ = w.sum.Write(text) // never fails
	_, w.err = w.out.Write(text)
}

// all writes what r reads.
func (w *writer) all(ctx context.Context, r store.Reader) error {
	var err error
	if w.summary.Sequence, w.summary.Time, err = r.Head(ctx); err != nil {
		return err
	}
	w.put(header{Orgraph: "backup", Format: Format, Created: w.summary.Created, Sequence: w.summary.Sequence, Time: w.summary.Time})
	for _, step := range []func() error{
		func() error { return list(ctx, w, store.KindSource, r.ListSources) },
		func() error { return list(ctx, w, store.KindModel, r.ListModels) },
		func() error { return list(ctx, w, store.KindRole, r.ListRoles) },
		func() error { return list(ctx, w, store.KindResponsibility, r.ListResponsibilities) },
		func() error { return list(ctx, w, store.KindTradeoff, r.ListTradeoffs) },
		func() error { return list(ctx, w, store.KindAssignment, r.ListAssignments) },
		func() error { return list(ctx, w, store.KindOwnership, r.ListOwnerships) },
		func() error { return list(ctx, w, store.KindDelegation, r.ListDelegations) },
		func() error { return list(ctx, w, store.KindRoleCombination, r.ListRoleCombinations) },
		func() error { return list(ctx, w, store.KindScenario, r.ListScenarios) },
		func() error { return list(ctx, w, store.KindChange, r.ListChanges) },
		func() error { return receipts(ctx, w, r) },
	} {
		if err := step(); err != nil {
			return err
		}
	}
	sum := hex.EncodeToString(w.sum.Sum(nil))
	w.put(trailer{end{Lines: w.summary.Lines(), SHA256: sum}})
	return w.err
}

func putValue[T any](w *writer, kind store.Kind, v *T) {
	w.put(struct {
		Kind  store.Kind `json:"kind"`
		Value *T         `json:"value"`
	}{kind, v})
}

// receipts writes all receipts.
func receipts(ctx context.Context, w *writer, r store.Reader) error {
	list, err := r.Receipts(ctx)
	if err != nil {
		return err
	}
	for i := range list {
		putValue(w, kindReceipt, &list[i])
	}
	w.summary.Counts[kindReceipt] = len(list)
	w.tell(len(list))
	return w.err
}

// close writes what has not been written yet.
func (w *writer) close() error {
	if w.out == nil {
		return w.err
	}
	return w.out.Close()
}

// list writes all values of a kind.
func list[T any](ctx context.Context, w *writer, kind store.Kind, read func(context.Context, []store.Scope, store.Query) (map[store.Scope]*store.Page[T], error)) error {
	size := pageSize
	q := store.Query{Paging: store.Paging{First: &size}}
	for {
		pages, err := read(ctx, []store.Scope{store.All}, q)
		if err != nil {
			return err
		}
		page := pages[store.All]
		for _, v := range page.Items {
			putValue(w, kind, v)
		}
		if w.err != nil {
			return w.err
		}
		w.summary.Counts[kind] += len(page.Items)
		w.tell(len(page.Items))
		if !page.HasNextPage {
			return nil
		}
		q.After = page.Cursors[len(page.Cursors)-1]
	}
}
