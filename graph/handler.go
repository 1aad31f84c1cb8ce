package graph

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"log/slog"
	"net/http"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/99designs/gqlgen/graphql/handler/transport"
	"github.com/coder/websocket"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"orgraph/access"
	"orgraph/feed"
	"orgraph/graph/generated"
	"orgraph/loaders"
	"orgraph/store"
	"orgraph/telemetry"
)

// Config says what the API reads from and what it allows.
type Config struct {
	Store  store.Store
	Logger *slog.Logger // slog.Default when nil
	Limits Limits
	// Timeout is how long one operation may run; ten seconds when zero.
	Timeout time.Duration
	// ReadOnly refuses mutations, whoever asks. Without it they are taken from those
	// whose access, that of the context (see [access.With]), is what the schema's
	// @access says.
	ReadOnly bool
	// Operations are the only ones to be answered; nil for any.
	Operations *Operations
	// NoIntrospection answers no question about the schema, and NoSuggestions tells
	// nobody by what name they could have asked.
	NoIntrospection, NoSuggestions bool
	// Authenticate returns the context of who sends an authorization, in the
	// form of the HTTP header and "" for none, when opening a websocket. It may be
	// nil: then who opens it is who the request's context says.
	Authenticate func(ctx context.Context, authorization string) (context.Context, error)
	// PollInterval is how often subscriptions look for what other processes
	// have written, feed.DefaultInterval when zero.
	PollInterval time.Duration
	// Telemetry is told what happens; it may be nil.
	Telemetry *telemetry.Telemetry
	// Charge takes an operation's estimated cost from what its client may spend. Its
	// error, which the client sees, refuses the operation. It may be nil.
	Charge func(ctx context.Context, cost int) error
	// Await is Charge that waits until the client may spend the cost, which each event of
	// a subscription has. It returns the context's error; it may be nil.
	Await func(ctx context.Context, cost int) error
	// Refused is told of each operation that was refused before it ran: how long that
	// took, and whether for what its client had spent. It may be nil.
	Refused func(ctx context.Context, took time.Duration, spent bool)
	// Received is told of each message on a websocket. It may be nil.
	Received func(ctx context.Context, bytes int)
	// Client says who the client of an operation is, for what each may have of all. It may
	// be nil.
	Client func(ctx context.Context) string
}

func (c Config) logger() *slog.Logger {
	if c.Logger == nil {
		return slog.Default()
	}
	return c.Logger
}

func (c Config) client(ctx context.Context) string {
	if c.Client == nil {
		return ""
	}
	return c.Client(ctx)
}

// defaultTimeout of an operation.
const defaultTimeout = 10 * time.Second

// heartbeat is how often a stream shows that it lives.
const heartbeat = 15 * time.Second

// cachedDocuments is how many parsed documents are kept. The limit of tokens
// keeps each of them small.
const cachedDocuments = 200

// NewHandler returns the API over HTTP: POST and GET of the GraphQL over HTTP
// specification (https://graphql.github.io/graphql-over-http/draft/), for
// subscriptions graphql-transport-ws
// (https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md) and the
// distinct connections mode of graphql-sse
// (https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md), and for
// @defer multipart/mixed. The caller bounds the size of request bodies and
// checks the origin of websockets.
//
// Once it is served no more, closeFeed has to be called: it ends what still reads the
// store for subscriptions.
func NewHandler(cfg Config) (h http.Handler, closeFeed func()) {
	limits := cfg.Limits.OrDefault()
	messageSize := int64(limits.MessageSize)
	changes := feed.New(cfg.Store, cfg.PollInterval)
	s := handler.New(schema(cfg, changes))
	s.AddTransport(transport.Websocket{
		// The caller has checked the origin.
		Implementation: websockets{
			transport.CoderWebsocketImplementation{AcceptOptions: websocket.AcceptOptions{InsecureSkipVerify: true}}, cfg.Received,
		},
		InitTimeout:      time.Duration(limits.InitSeconds) * time.Second,
		PingPongInterval: heartbeat,
		PayloadReadLimit: &messageSize,
		InitFunc: func(ctx context.Context, payload transport.InitPayload) (context.Context, *transport.InitPayload, error) {
			ctx = withConnection(ctx, time.Duration(limits.IdleSeconds)*time.Second)
			return opened(ctx, cfg, payload.Authorization())
		},
	})
	s.AddTransport(transport.Options{})
	s.AddTransport(transport.SSE{KeepAlivePingInterval: heartbeat})
	s.AddTransport(answers{transport.MultipartMixed{}})
	s.AddTransport(transport.GET{})
	s.AddTransport(answers{transport.POST{}})
	s.SetValidationRulesFn(validation)
	configure(s, cfg)
	return s, changes.Close
}

// NewExecutor returns a function that runs one operation in this process, under
// the same limits and with the same errors as over HTTP. OperationName may be
// empty where the document holds one operation. Of a subscription it returns the
// first event.
func NewExecutor(cfg Config) func(ctx context.Context, query, operationName string, variables map[string]any) *graphql.Response {
	run := NewStreamExecutor(cfg)
	return func(ctx context.Context, query, operationName string, variables map[string]any) *graphql.Response {
		for response := range run(ctx, query, operationName, variables) {
			return response
		}
		return nil // a subscription was stopped before its first event
	}
}

// NewStreamExecutor is NewExecutor with all responses: those of a subscription
// until its context ends, which is no error of it, of other operations the one there is.
func NewStreamExecutor(cfg Config) func(ctx context.Context, query, operationName string, variables map[string]any) iter.Seq[*graphql.Response] {
	changes := feed.New(cfg.Store, cfg.PollInterval)
	e := executor.New(schema(cfg, changes))
	e.SetDefaultRulesFn(validation)
	configure(e, cfg)
	return func(ctx context.Context, query, operationName string, variables map[string]any) iter.Seq[*graphql.Response] {
		return func(yield func(*graphql.Response) bool) {
			ctx, cancel := context.WithCancel(graphql.StartOperationTrace(ctx))
			defer changes.Rest() // the store may be closed behind the last response
			defer cancel()
			op, errs := e.CreateOperationContext(ctx, &graphql.RawParams{Query: query, OperationName: operationName, Variables: variables})
			if errs != nil {
				yield(e.DispatchError(graphql.WithOperationContext(ctx, op), errs))
				return
			}
			responses, ctx := e.DispatchOperation(ctx, op)
			stream := op.Operation.Operation == ast.Subscription
			for first := true; ; first = false {
				response := responses(ctx)
				switch {
				case stream && ctx.Err() != nil:
					return
				case response == nil && first:
					// The executor answers nothing where the context ended before it ran.
					yield(e.DispatchError(graphql.WithOperationContext(ctx, op), gqlerror.List{gqlerror.Wrap(ctx.Err())}))
					return
				case response == nil || !yield(response) || !stream:
					return
				}
			}
		}
	}
}

// validation returns the rules by which documents are validated: the specification's
// without the library's own on introspection, whose depth is fixed. The outliner measures it.
func validation() *rules.Rules {
	all := rules.NewDefaultRules()
	all.RemoveRule(rules.MaxIntrospectionDepth.Name)
	return all
}

func schema(cfg Config, changes *feed.Feed) graphql.ExecutableSchema {
	r := &Resolver{
		store: cfg.Store, feed: changes, pictures: newPictures(cfg.Store), maxPageSize: cfg.Limits.OrDefault().PageSize, readOnly: cfg.ReadOnly,
		await: cfg.Await, ended: ended(presenter{cfg.logger()}.present),
	}
	s := generated.NewExecutableSchema(generated.Config{Resolvers: r})
	r.asker = newAsker(s, cfg)
	return s
}

// configurable is what the executor and the HTTP handler over it have in common.
type configurable interface {
	Use(graphql.HandlerExtension)
	SetErrorPresenter(graphql.ErrorPresenterFunc)
	SetRecoverFunc(graphql.RecoverFunc)
	SetParserTokenLimit(int)
	SetQueryCache(graphql.Cache[*ast.QueryDocument])
	AroundOperations(graphql.OperationMiddleware)
	AroundResponses(graphql.ResponseMiddleware)
	AroundRootFields(graphql.RootFieldMiddleware)
	AroundFields(graphql.FieldMiddleware)
}

func configure(c configurable, cfg Config) {
	limits := cfg.Limits.OrDefault()
	log := cfg.logger()
	timeout := cfg.Timeout
	if timeout == 0 {
		timeout = defaultTimeout
	}
	c.SetParserTokenLimit(limits.Tokens)
	cache := smallCache[*ast.QueryDocument]{
		lru.New[*ast.QueryDocument](cachedDocuments), func(document string, _ *ast.QueryDocument) int { return len(document) },
	}
	c.SetQueryCache(cache)
	present := presenter{log}.present
	c.SetErrorPresenter(present)
	c.SetRecoverFunc(func(ctx context.Context, v any) error {
		log.ErrorContext(ctx, "panic in a resolver", "panic", fmt.Sprint(v), "stack", string(debug.Stack()))
		return errPanic
	})
	for _, code := range Codes() {
		cfg.Telemetry.Expect(string(code))
	}
	c.Use(observer{cfg.Telemetry, cfg.Operations != nil})
	if cfg.Telemetry.Traces() {
		c.Use(fieldObserver{cfg.Telemetry})
	}
	if cfg.Operations != nil {
		c.Use(listed{cfg.Operations, log})
	} else {
		c.Use(newAutomatic())
	}
	c.Use(outliner{limits, cache, cfg.Charge})
	c.Use(&guard{readOnly: cfg.ReadOnly, log: log})
	c.Use(limiter{limits, cfg.Charge})
	if !cfg.NoIntrospection {
		c.Use(extension.Introspection{})
	}
	c.AroundOperations(dispatched)
	c.AroundOperations(audited(log))
	// Loaders are made for each operation, and not in HTTP middleware: what
	// they have read must not be served to the next one.
	running := make(slots, limits.Operations)
	rewinding := make(slots, max(1, limits.Operations/rewindingShare))
	out := &outgoing{of: map[string]int{}}
	c.AroundOperations(func(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
		return onConnection(ctx, limits.ConnectionOperations, func(ctx context.Context) graphql.ResponseHandler {
			op := graphql.GetOperationContext(ctx)
			request := ctx                 // ends behind the answer
			if is(ctx, ast.Subscription) { // without the time limit of other operations
				return out.holding(request, cfg.client(request), present, next(ctx))
			}
			ctx = store.WithActor(ctx, access.From(ctx).Name)
			ctx, cancel := context.WithTimeout(ctx, timeout)
			ctx = context.WithValue(ctx, reportedKey{}, &sync.Map{})
			if outer, inside := loaders.Within(ctx); inside { // a question that another operation asks
				outer.ReadFrom(cfg.Store)
				return untilLast(next(loaders.With(ctx, outer)), cancel)
			}
			needs := []slots{running}
			if rewinds(op.Operation.SelectionSet, op.Variables) {
				needs = []slots{rewinding, running}
			}
			for i, s := range needs {
				if err := s.take(ctx); err != nil {
					cancel()
					for _, taken := range needs[:i] {
						taken.free()
					}
					return graphql.OneShot(&graphql.Response{Errors: gqlerror.List{present(ctx, err)}})
				}
			}
			ctx = withTexts(ctx, limits.AnswerSize)
			responses := untilLast(next(loaders.With(ctx, loaders.New(cfg.Store, limits.Nodes, cfg.Telemetry.Batch))), cancel)
			for _, s := range needs {
				responses = freeing(ctx, s, responses)
			}
			if is(ctx, ast.Mutation) { // which has been done, so it is answered
				return responses
			}
			return out.holding(request, cfg.client(request), present, responses)
		})
	})
	// Each event of a subscription is an answer of its own.
	c.AroundResponses(func(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
		if is(ctx, ast.Subscription) {
			ctx = context.WithValue(ctx, reportedKey{}, &sync.Map{})
			ctx = loaders.With(ctx, loaders.New(cfg.Store, limits.Nodes, cfg.Telemetry.Batch))
			ctx = withTexts(ctx, limits.AnswerSize)
		}
		response := next(ctx)
		if response != nil {
			if cfg.Refused != nil && !isDispatched(ctx) {
				spent := len(response.Errors) > 0 && response.Errors[0].Extensions["code"] == string(CodeRateLimited)
				cfg.Refused(ctx, time.Since(graphql.GetOperationContext(ctx).Stats.OperationStart), spent)
			}
			slices.SortStableFunc(response.Errors, inDocument)
			clearer(response.Errors)
			if cfg.NoSuggestions {
				withoutSuggestions(response.Errors)
			}
			limits.bounded(response, textsFit(ctx))
		}
		return response
	})
	c.AroundFields(counted)
	// Mutations run one after another, and none may be answered with what was
	// read before it.
	c.AroundRootFields(func(ctx context.Context, next graphql.RootResolver) graphql.Marshaler {
		op := graphql.GetOperationContext(ctx)
		if is(ctx, ast.Mutation) {
			ctx = loaders.With(ctx, loaders.New(cfg.Store, limits.Nodes, cfg.Telemetry.Batch))
		}
		// What reads another graph than its siblings does so all the way down; its
		// resolver says which.
		if readsApart(graphql.GetRootFieldContext(ctx).Field.Field, op.Variables) {
			ctx = loaders.With(ctx, loaders.From(ctx).Apart())
		}
		return next(ctx)
	})
}

type dispatchedKey struct{}

// dispatched marks in the context that an operation runs, so was not refused.
func dispatched(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
	return next(context.WithValue(ctx, dispatchedKey{}, true))
}

func isDispatched(ctx context.Context) bool { return ctx.Value(dispatchedKey{}) != nil }

// untilLast calls cancel behind the last response.
func untilLast(responses graphql.ResponseHandler, cancel context.CancelFunc) graphql.ResponseHandler {
	return func(ctx context.Context) *graphql.Response {
		response := responses(ctx)
		if response == nil || response.HasNext == nil || !*response.HasNext { // what is deferred is still to come
			cancel()
		}
		return response
	}
}

// is reports whether the operation under way is of a sort. One that could not be
// parsed is of none.
func is(ctx context.Context, sort ast.Operation) bool {
	op := graphql.GetOperationContext(ctx).Operation
	return op != nil && op.Operation == sort
}

// inDocument orders errors as their fields stand in the document: fields are
// resolved side by side, and their errors come as they happen.
func inDocument(a, b *gqlerror.Error) int {
	place := func(e *gqlerror.Error) (line, column int) {
		if len(e.Locations) > 0 {
			return e.Locations[0].Line, e.Locations[0].Column
		}
		return 0, 0
	}
	aLine, aColumn := place(a)
	bLine, bColumn := place(b)
	return cmp.Or(cmp.Compare(aLine, bLine), cmp.Compare(aColumn, bColumn), strings.Compare(a.Path.String(), b.Path.String()))
}

// clearer says in messages of gqlgen's that do not what is wrong, and what to do.
func clearer(list gqlerror.List) {
	for _, e := range list {
		switch {
		case len(e.Path) > 1 && e.Path[0] == ast.PathName("variable") && !strings.Contains(e.Message, "$"):
			e.Message = fmt.Sprintf("the variable $%v: %s", e.Path[1], e.Message)
		case strings.HasPrefix(e.Message, "operation  not found"):
			e.Message = "the document has several operations; name the one to run with operationName"
		case strings.HasPrefix(e.Message, "exceeded token limit"):
			e.Message = strings.Replace(e.Message, "exceeded token limit of", "the document has more tokens than", 1) + "; ask for less at once"
		}
	}
}

// withoutSuggestions takes out of messages what validation thinks was meant.
func withoutSuggestions(list gqlerror.List) {
	for _, e := range list {
		e.Message, _, _ = strings.Cut(e.Message, " Did you mean ")
	}
}

var errPanic = errors.New("panic in a resolver")
