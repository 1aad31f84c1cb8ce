package edit

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"orgraph/store"
)

// A Request says what a client has sent, so that sending it again does not do it
// again. The zero Request is one that its client does not repeat.
type Request struct {
	Key    string // of the client's choice, one for each thing that it wants done
	Digest string // of all that was asked for
}

// ErrKeyReused is returned for a request whose key has served for another one.
var ErrKeyReused = errors.New("this idempotency key was used for another input; take a new key for each change, and the same one only to repeat it")

const (
	// repeatable is how long a request is known by its key.
	repeatable = 24 * time.Hour
	// ownRepeatable is that for a key of our own, which nobody knows once its
	// request is answered.
	ownRepeatable = time.Hour

	firstWait, longestWait = 20 * time.Millisecond, 500 * time.Millisecond
)

// once runs fn in one update of the store and returns what it returns. Where the
// request was carried out before it does not run it, and returns what it returned
// then. Errors: fn's and those of the store; ErrKeyReused.
//
// A database that breaks off during the commit leaves open whether it has kept the
// write. The update is then run again, until the context ends: the receipt, which
// is kept with the write or not at all, tells. ErrOutcomeUnknown only remains
// where the database does not come back in time.
func once[R any](ctx context.Context, s store.Writer, req Request, fn func(ctx context.Context, tx store.Tx) (R, error)) (R, error) {
	known := repeatable
	if req.Key == "" {
		req.Key, known = rand.Text(), ownRepeatable
	}
	unknown := false // whether an attempt may have been kept
	attempt := func() (result R, err error) {
		err = s.Update(ctx, func(ctx context.Context, tx store.Tx) error {
			receipt, done, err := tx.Receipt(ctx, req.Key)
			if err != nil {
				return err
			}
			unknown = false
			if done {
				return answerAgain(receipt, req, &result)
			}
			if result, err = fn(ctx, tx); err != nil {
				return err
			}
			text, err := json.Marshal(result)
			if err != nil {
				return fmt.Errorf("keeping the result of a request: %w", err)
			}
			return tx.Keep(ctx, store.Receipt{
				Actor: store.Actor(ctx), Key: req.Key, Digest: req.Digest, Result: string(text),
				Expires: store.FormatTime(time.Now().Add(known)),
			})
		})
		return result, err
	}
	for wait := firstWait; ; wait = min(2*wait, longestWait) {
		result, err := attempt()
		unknown = unknown || errors.Is(err, store.ErrOutcomeUnknown)
		switch {
		case err == nil || !unknown:
			return result, err
		case !sleep(ctx, wait):
			return result, fmt.Errorf("%w: %w", store.ErrOutcomeUnknown, err)
		}
	}
}

// answerAgain makes of a receipt the result of the request that it is kept for.
func answerAgain[R any](r store.Receipt, req Request, result *R) error {
	if r.Digest != req.Digest {
		return ErrKeyReused
	}
	if err := json.Unmarshal([]byte(r.Result), result); err != nil {
		return fmt.Errorf("%w: the receipt %q holds another result than this version of Orgraph keeps: %w", store.ErrCorrupt, r.Key, err)
	}
	return nil
}

// sleep waits, and reports whether the context has not ended meanwhile.
func sleep(ctx context.Context, d time.Duration) bool {
	select {
	case <-ctx.Done():
		return false
	case <-time.After(d):
		return true
	}
}
