package graph

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// rewindingShare is the part of the operations at once that may ask for the past: they
// wait for each other.
const rewindingShare = 4

// slotPatience is how long an operation waits for others to end before it is refused.
const slotPatience = time.Second

// errOverloaded is returned where too many operations run.
var errOverloaded = errors.New("the server runs as many operations as it can; try again in a moment")

// slots are the operations that may run at once.
type slots chan struct{}

// take waits for a slot, and returns errOverloaded where none becomes free.
func (s slots) take(ctx context.Context) error {
	select {
	case s <- struct{}{}:
		return nil
	default:
	}
	patience := time.NewTimer(slotPatience)
	defer patience.Stop()
	select {
	case s <- struct{}{}:
		return nil
	case <-patience.C:
		return errOverloaded
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (s slots) free() { <-s }

// freeing frees a slot behind the last response, however long that takes to be made; and
// when the context ends where nobody asks for it, as the client has gone between two parts.
func freeing(ctx context.Context, s slots, responses graphql.ResponseHandler) graphql.ResponseHandler {
	var working atomic.Bool
	free := sync.OnceFunc(s.free)
	working.Store(true) // until the first response: it is always asked for
	context.AfterFunc(ctx, func() {
		if !working.Load() {
			free()
		}
	})
	return func(inner context.Context) *graphql.Response {
		working.Store(true)
		response := responses(inner)
		working.Store(false)
		if ctx.Err() != nil { // which it has behind the last
			free()
		}
		return response
	}
}

// mostMessage is how many characters an error's message has: validation repeats values of
// any length.
const mostMessage = 500

// bounded keeps an answer within the limits: one that is too large, or whose texts did not
// fit, becomes an error, and of very many errors, and of long messages, the beginning is told.
func (l Limits) bounded(response *graphql.Response, fits bool) {
	for i, e := range response.Errors {
		if text := []rune(e.Message); len(text) > mostMessage {
			short := *e
			short.Message = string(text[:mostMessage]) + "…"
			response.Errors[i] = &short
		}
	}
	if !fits || len(response.Data) > l.AnswerSize {
		tooLarge := gqlerror.Errorf("the answer has more bytes than the %d that are allowed; ask for smaller pages, or for fewer fields", l.AnswerSize)
		tooLarge.Extensions = map[string]any{"code": string(CodeAnswerTooLarge)}
		response.Data, response.Errors = []byte("null"), gqlerror.List{tooLarge}
	}
	if n := len(response.Errors); n > l.Errors {
		more := gqlerror.Errorf("there are %d more errors; mend the first ones", n-l.Errors)
		more.Extensions = map[string]any{"code": response.Errors[l.Errors].Extensions["code"]}
		response.Errors = append(response.Errors[:l.Errors:l.Errors], more)
	}
}
