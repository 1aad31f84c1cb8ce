package relay

import (
	"orgraph/store"
	"orgraph/store/fulltext"
)

// SearchResult is a pointer to a value of one of store.SearchKinds.
type SearchResult any

// A SearchConnection is a page of what a search has found.
type SearchConnection struct {
	Edges      []*SearchEdge
	Nodes      []SearchResult
	PageInfo   *PageInfo
	TotalCount int
}

// A SearchEdge is a find.
type SearchEdge struct {
	Cursor     store.Cursor
	Node       SearchResult
	Score      int
	Highlights []*fulltext.Highlight
}
