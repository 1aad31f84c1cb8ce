package graph

import (
	"context"
	"fmt"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// TestOutgoing: answers that nobody takes are kept up to a number of bytes, a client's and
// all clients', and have their place again once they are taken or their client has gone.
func TestOutgoing(t *testing.T) {
	o := &outgoing{of: map[string]int{}}
	const size = mostOfClient / 2
	answer := func(client string, size int) (next graphql.ResponseHandler, refused bool, leave func()) {
		ctx, leave := context.WithCancel(t.Context())
		left := 1
		next = o.holding(ctx, client, func(_ context.Context, err error) *gqlerror.Error { return gqlerror.Wrap(err) }, func(context.Context) *graphql.Response {
			if left--; left < 0 {
				return nil
			}
			return &graphql.Response{Data: make([]byte, size)}
		})
		return next, len(next(ctx).Errors) > 0, leave
	}
	check := func(what, client string, size int, want bool) (graphql.ResponseHandler, func()) {
		t.Helper()
		next, refused, leave := answer(client, size)
		if refused != want {
			t.Errorf("%s: refused: %v", what, refused)
		}
		return next, leave
	}
	next, _ := check("the first", "a", size, false)
	_, leave := check("the second", "a", size, false)
	check("a third", "a", size, true)
	check("a small one", "a", smallAnswer, false)
	check("that of somebody else", "b", size, false)
	if next(t.Context()) != nil {
		t.Fatal("there is one answer")
	}
	_, leaveThird := check("behind one that was taken", "a", size, false)
	leave()
	waitUntilFree(t, o, "a", size)
	check("behind one whose client has gone", "a", size, false)
	leaveThird()
	for i := range mostOutgoing / size {
		_, _, _ = answer(fmt.Sprint("many ", i), size)
	}
	check("when all clients have much", "c", size, true)
	check("a small one, then", "c", smallAnswer, false)
}

// waitUntilFree waits until the client has no more than the number of bytes under way.
func waitUntilFree(t *testing.T, o *outgoing, client string, most int) {
	t.Helper()
	for free := false; !free && t.Context().Err() == nil; {
		o.mu.Lock()
		free = o.of[client] <= most
		o.mu.Unlock()
	}
}
