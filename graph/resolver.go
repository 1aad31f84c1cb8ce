// Package graph is the GraphQL API: resolvers over the loaders, global ids,
// errors with codes, and the limits every operation is held to. Serve, query and
// the tests share the one way into it, [NewHandler] and [NewExecutor].
package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql/executor"

	"orgraph/feed"
	"orgraph/store"
)

//go:generate go -C .. tool gqlgen generate

// Resolver is the root of the resolvers. What they read comes from the loaders
// in the operation's context; what they write goes to the store.
type Resolver struct {
	// store is what mutations write.
	store store.Store
	// pictures are of the whole graph.
	pictures *pictures
	// feed tells subscriptions of what is written.
	feed *feed.Feed
	// asker runs saved questions.
	asker *executor.Executor
	// maxPageSize is the most that first and last may ask for.
	maxPageSize int
	// readOnly says that nobody may write.
	readOnly bool
	// await is [Config.Await].
	await func(ctx context.Context, cost int) error
	// ended is told why a subscription could not go on.
	ended func(ctx context.Context, err error)
}
