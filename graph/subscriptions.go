package graph

import (
	"context"
	"sync/atomic"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler/transport"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"orgraph/graph/relay"
	"orgraph/store"
)

// follow sends each change behind the cursor, or from now on without one.
func (r *Resolver) follow(ctx context.Context, after *store.Cursor, where store.Where) (<-chan *relay.Edge[store.Change], error) {
	q := store.Query{Where: where}
	if after != nil {
		q.After = *after
	}
	plan, err := q.Plan(store.KindChange, []store.Scope{store.All})
	if err != nil {
		return nil, err
	}
	var sequence int
	if plan.After != nil {
		sequence, _ = plan.After[0].(int)
	} else if sequence, _, err = r.store.Head(ctx); err != nil {
		return nil, err
	}
	events := make(chan *relay.Edge[store.Change])
	go func() {
		defer close(events)
		err := r.feed.Follow(ctx, sequence, where, func(at store.Cursor, c *store.Change) bool {
			select {
			case events <- &relay.Edge[store.Change]{Cursor: at, Node: c}:
				return true
			case <-ctx.Done():
				return false
			}
		})
		if err != nil {
			r.ended(ctx, err)
		}
	}()
	return events, nil
}

// ended tells a subscriber on a websocket why the subscription has ended. One on
// another transport sees that it has.
func ended(present graphql.ErrorPresenterFunc) func(ctx context.Context, err error) {
	return func(ctx context.Context, err error) {
		presented := present(ctx, err)
		if isWebsocket(ctx) {
			transport.AddSubscriptionError(ctx, presented)
		}
	}
}

// A connection counts the subscriptions of one websocket.
type connection struct{ subscriptions atomic.Int64 }

type connectionKey struct{}

func withConnection(ctx context.Context) context.Context {
	return context.WithValue(ctx, connectionKey{}, &connection{})
}

func isWebsocket(ctx context.Context) bool {
	return ctx.Value(connectionKey{}) != nil
}

// subscribe runs a subscription: without the timeout of other operations, and
// as one of those that its connection may have at once.
func subscribe(ctx context.Context, next graphql.OperationHandler, most int) graphql.ResponseHandler {
	c, ok := ctx.Value(connectionKey{}).(*connection)
	if !ok { // a request of its own
		return next(ctx)
	}
	if int(c.subscriptions.Add(1)) > most {
		c.subscriptions.Add(-1)
		return graphql.OneShot(&graphql.Response{Errors: gqlerror.List{{
			Message:    "the connection has as many subscriptions as it may have; end one of them, or open another connection",
			Extensions: map[string]any{"code": string(CodeTooComplex)},
		}}})
	}
	responses := next(ctx)
	done := false
	return func(ctx context.Context) *graphql.Response {
		response := responses(ctx)
		if response == nil && !done {
			done = true
			c.subscriptions.Add(-1)
		}
		return response
	}
}
