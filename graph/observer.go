package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"orgraph/telemetry"
)

// observer tells telemetry of operations.
type observer struct {
	to *telemetry.Telemetry
	// listed is set where there is an allow-list.
	listed bool
}

var (
	_ graphql.HandlerExtension     = observer{}
	_ graphql.OperationInterceptor = observer{}
	_ graphql.ResponseInterceptor  = observer{}
)

func (observer) ExtensionName() string                   { return "Observer" }
func (observer) Validate(graphql.ExecutableSchema) error { return nil }

// operation returns what is known of the operation under way.
func (o observer) operation(ctx context.Context) telemetry.Operation {
	op := graphql.GetOperationContext(ctx).Operation
	if op == nil {
		return telemetry.Operation{}
	}
	return telemetry.Operation{Type: string(op.Operation), Name: op.Name, Listed: o.listed}
}

// InterceptOperation implements graphql.OperationInterceptor.
func (o observer) InterceptOperation(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
	ctx, ended := o.to.Operation(ctx, o.operation(ctx))
	// A client that has gone takes no last response; for a subscription it is the
	// usual end.
	gone := string(CodeTimeout)
	if is(ctx, ast.Subscription) {
		gone = ""
	}
	stop := context.AfterFunc(ctx, func() { ended(gone) })
	responses, failure := next(ctx), ""
	return func(ctx context.Context) *graphql.Response {
		response := responses(ctx)
		if response != nil && failure == "" {
			failure = firstCode(response.Errors)
		}
		if response == nil || !is(ctx, ast.Subscription) && (response.HasNext == nil || !*response.HasNext) {
			stop()
			ended(failure)
		}
		return response
	}
}

// InterceptResponse implements graphql.ResponseInterceptor: it sees the errors, also
// those of operations that were refused, and the events of subscriptions.
func (o observer) InterceptResponse(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
	event := func(string) {}
	running := telemetry.Inside(ctx)
	if running && is(ctx, ast.Subscription) {
		ctx, event = o.to.Event(ctx, o.operation(ctx))
	}
	response := next(ctx)
	if response == nil {
		return nil
	}
	for _, err := range response.Errors {
		o.to.Error(codeOf(err))
	}
	event(firstCode(response.Errors))
	if !running {
		o.to.Refused(o.operation(ctx).Type, firstCode(response.Errors))
	}
	return response
}

// fieldObserver tells telemetry of the fields of an operation that is traced. It is of use
// only where something may be, as it costs a little for each of thousands of fields.
type fieldObserver struct{ to *telemetry.Telemetry }

var (
	_ graphql.HandlerExtension = fieldObserver{}
	_ graphql.FieldInterceptor = fieldObserver{}
)

func (fieldObserver) ExtensionName() string                   { return "FieldObserver" }
func (fieldObserver) Validate(graphql.ExecutableSchema) error { return nil }

// InterceptField implements graphql.FieldInterceptor.
func (o fieldObserver) InterceptField(ctx context.Context, next graphql.Resolver) (any, error) {
	field := graphql.GetFieldContext(ctx)
	ctx, traced := o.to.Traced(ctx)
	if !traced || !field.IsResolver {
		return next(ctx)
	}
	ctx, ended := o.to.Field(ctx, field.Object, field.Field.Name, field.Field.Alias)
	value, err := next(ctx)
	ended(err != nil)
	return value, err
}

func firstCode(errs gqlerror.List) string {
	if len(errs) == 0 {
		return ""
	}
	return codeOf(errs[0])
}

// codeOf returns the code of an error as clients see it.
func codeOf(err *gqlerror.Error) string {
	code, _ := err.Extensions["code"].(string)
	if code == "" {
		return string(CodeInternal)
	}
	return code
}
