package graph

import (
	"context"
	"sync"
	"time"

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
	cost := costOf(graphql.GetOperationContext(ctx))
	go func() {
		defer close(events)
		err := r.feed.Follow(ctx, sequence, where, func(at store.Cursor, c *store.Change) bool {
			if r.await != nil && r.await(ctx, cost) != nil { // each event is an answer
				return false
			}
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

// A connection counts what runs on one websocket, and ends it where it is idle.
type connection struct {
	mu      sync.Mutex
	running int
	idle    *time.Timer
	after   time.Duration
}

type connectionKey struct{}

func withConnection(ctx context.Context, idle time.Duration) context.Context {
	ctx, cancel := context.WithCancel(ctx)
	c := &connection{idle: time.AfterFunc(idle, cancel), after: idle}
	context.AfterFunc(ctx, func() { c.idle.Stop() })
	return context.WithValue(ctx, connectionKey{}, c)
}

func isWebsocket(ctx context.Context) bool {
	return ctx.Value(connectionKey{}) != nil
}

// begin reports whether one more operation may run.
func (c *connection) begin(most int) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.running == most {
		return false
	}
	c.running++
	c.idle.Stop()
	return true
}

func (c *connection) end() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.running--; c.running == 0 {
		c.idle.Reset(c.after)
	}
}

// onConnection runs an operation as one of those that its websocket may have at once.
func onConnection(ctx context.Context, most int, run func(context.Context) graphql.ResponseHandler) graphql.ResponseHandler {
	c, ok := ctx.Value(connectionKey{}).(*connection)
	if !ok { // a request of its own
		return run(ctx)
	}
	if !c.begin(most) {
		return graphql.OneShot(&graphql.Response{Errors: gqlerror.List{{
			Message:    "as many operations run on the connection as may; end one of them, or open another connection",
			Extensions: map[string]any{"code": string(CodeTooComplex)},
		}}})
	}
	responses := run(ctx)
	end := sync.OnceFunc(c.end)
	return func(ctx context.Context) *graphql.Response {
		response := responses(ctx)
		if response == nil {
			end()
		}
		return response
	}
}
