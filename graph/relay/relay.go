// Package relay holds the connection types of the Relay cursor connections
// specification (https://relay.dev/graphql/connections.htm), once for all kinds.
package relay

import (
	"context"

	"orgraph/org"
	"orgraph/store"
)

// A Connection is a page of a list.
type Connection[T any] struct {
	Edges    []*Edge[T]
	Nodes    []*T
	PageInfo *PageInfo
	count    func(context.Context) (int, error)
}

// An Edge is a value in a list, with its place.
type Edge[T any] struct {
	Cursor store.Cursor
	Node   *T
}

// PageInfo tells which part of a list a connection holds.
type PageInfo struct {
	HasNextPage, HasPreviousPage bool
	StartCursor, EndCursor       *store.Cursor
}

// TotalCount counts the values on all pages.
func (c *Connection[T]) TotalCount(ctx context.Context) (int, error) { return c.count(ctx) }

// NewConnection makes a connection of a page. Count is called when the total is
// asked for.
func NewConnection[T any](page *store.Page[T], count func(context.Context) (int, error)) *Connection[T] {
	c := &Connection[T]{
		Edges:    make([]*Edge[T], len(page.Items)),
		Nodes:    page.Items,
		PageInfo: &PageInfo{HasNextPage: page.HasNextPage, HasPreviousPage: page.HasPrevPage},
		count:    count,
	}
	for i, item := range page.Items {
		c.Edges[i] = &Edge[T]{Cursor: page.Cursors[i], Node: item}
	}
	if n := len(page.Cursors); n > 0 {
		c.PageInfo.StartCursor, c.PageInfo.EndCursor = &page.Cursors[0], &page.Cursors[n-1]
	}
	return c
}

// ModelConnection and the types below are the connections and edges under the
// names that the schema gives them.
type (
	ModelConnection           = Connection[org.Model]
	ModelEdge                 = Edge[org.Model]
	RoleConnection            = Connection[org.Role]
	RoleEdge                  = Edge[org.Role]
	ResponsibilityConnection  = Connection[org.Responsibility]
	ResponsibilityEdge        = Edge[org.Responsibility]
	AssignmentConnection      = Connection[org.Assignment]
	AssignmentEdge            = Edge[org.Assignment]
	OwnershipConnection       = Connection[org.Ownership]
	OwnershipEdge             = Edge[org.Ownership]
	TradeoffConnection        = Connection[org.Tradeoff]
	TradeoffEdge              = Edge[org.Tradeoff]
	SourceConnection          = Connection[org.Source]
	SourceEdge                = Edge[org.Source]
	DelegationConnection      = Connection[org.Delegation]
	DelegationEdge            = Edge[org.Delegation]
	RoleCombinationConnection = Connection[org.RoleCombination]
	RoleCombinationEdge       = Edge[org.RoleCombination]
	ChangeConnection          = Connection[store.Change]
	ChangeEdge                = Edge[store.Change]
	OwnershipGroupConnection  = Connection[OwnershipGroup]
	OwnershipGroupEdge        = Edge[OwnershipGroup]
	DifferenceConnection      = Connection[Difference]
	DifferenceEdge            = Edge[Difference]
	ScenarioConnection        = Connection[org.Scenario]
	ScenarioEdge              = Edge[org.Scenario]
	RankedModelConnection     = Connection[RankedModel]
	RankedModelEdge           = Edge[RankedModel]
	RoleLoadConnection        = Connection[RoleLoad]
	RoleLoadEdge              = Edge[RoleLoad]
	ModelLoadConnection       = Connection[ModelLoad]
	ModelLoadEdge             = Edge[ModelLoad]
	GapConnection             = Connection[Gap]
	GapEdge                   = Edge[Gap]
)
