package graph

import (
	"context"
	"net/http"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// answers is a transport of what has an end. It refuses subscriptions: gqlgen would keep the request
// of one until the first event, whenever that comes, or send its events as parts of the first.
type answers struct{ graphql.Transport }

// Do implements graphql.Transport.
func (a answers) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	a.Transport.Do(w, r, finite{exec})
}

type finite struct{ graphql.GraphExecutor }

// CreateOperationContext implements graphql.GraphExecutor.
func (f finite) CreateOperationContext(ctx context.Context, params *graphql.RawParams) (*graphql.OperationContext, gqlerror.List) {
	op, errs := f.GraphExecutor.CreateOperationContext(ctx, params)
	if errs == nil && op.Operation.Operation == ast.Subscription {
		errs = gqlerror.List{{
			Message:    "a subscription has answers without end; send it with Accept: text/event-stream, or over a websocket (graphql-transport-ws)",
			Extensions: map[string]any{"code": string(CodeNoStream)},
		}}
	}
	return op, errs
}
