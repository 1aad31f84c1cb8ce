package graph

import (
	"cmp"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"orgraph/graph/relay"
	"orgraph/loaders"
	"orgraph/store"
	"orgraph/store/fulltext"
)

// A find is a value that a search has found. Finds are ordered by score, then by
// kind and key.
type find struct {
	store.Candidate
	score int
	node  any
}

func compareFinds(a, b find) int {
	return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(slices.Index(store.SearchKinds(), a.Kind), slices.Index(store.SearchKinds(), b.Kind)), cmp.Compare(a.Key, b.Key))
}

// search answers with the page of what meets the query. Where the words are is
// found anew for those on the page alone.
func (r *Resolver) search(ctx context.Context, query string, kinds []store.Kind, paging store.Paging, after, before *store.Cursor) (*relay.SearchConnection, error) {
	q, err := r.query(store.Where{}, nil, paging, after, before)
	if err != nil {
		return nil, err
	}
	terms, err := fulltext.Terms(query)
	if err != nil {
		return nil, fmt.Errorf("query: %w", err)
	}
	if kinds == nil {
		kinds = store.SearchKinds()
	}
	asked := searchOf(terms, kinds)
	behind, ahead, err := places(q, func(c store.Cursor) (*find, error) { return findAt(c, asked) })
	if err != nil {
		return nil, err
	}
	finds, err := r.finds(ctx, terms, kinds)
	if err != nil {
		return nil, err
	}
	begin, end, more, err := window(finds, compareFinds, q.Paging, behind, ahead)
	if err != nil {
		return nil, err
	}
	c := &relay.SearchConnection{PageInfo: &relay.PageInfo{HasNextPage: more.behind, HasPreviousPage: more.before}, TotalCount: len(finds)}
	for _, f := range finds[begin:end] {
		e := &relay.SearchEdge{Cursor: findCursor(f, asked), Node: f.node, Score: f.score, Highlights: store.Document(f.node).Highlights(terms)}
		c.Edges, c.Nodes = append(c.Edges, e), append(c.Nodes, f.node)
	}
	if n := len(c.Edges); n > 0 {
		c.PageInfo.StartCursor, c.PageInfo.EndCursor = &c.Edges[0].Cursor, &c.Edges[n-1].Cursor
	}
	return c, loaders.From(ctx).Spend(len(c.Edges))
}

// finds returns what meets the terms, best first.
func (r *Resolver) finds(ctx context.Context, terms []string, kinds []store.Kind) ([]find, error) {
	l := loaders.From(ctx)
	candidates, err := l.Search(ctx, terms, kinds)
	if err != nil {
		return nil, err
	}
	keys := map[store.Kind][]string{}
	for _, c := range candidates {
		keys[c.Kind] = append(keys[c.Kind], c.Key)
	}
	var finds []find
	err = errors.Join(
		met(ctx, l.Models, store.KindModel, keys, terms, &finds),
		met(ctx, l.Roles, store.KindRole, keys, terms, &finds),
		met(ctx, l.Responsibilities, store.KindResponsibility, keys, terms, &finds),
		met(ctx, l.Tradeoffs, store.KindTradeoff, keys, terms, &finds),
		met(ctx, l.Sources, store.KindSource, keys, terms, &finds),
	)
	slices.SortFunc(finds, compareFinds)
	return finds, err
}

// met adds to finds those of the candidates of a kind that meet the terms.
func met[T any](ctx context.Context, nodes *loaders.Nodes[T], kind store.Kind, keys map[store.Kind][]string, terms []string, finds *[]find) error {
	if len(keys[kind]) == 0 {
		return nil
	}
	found, err := nodes.Read(ctx, keys[kind])
	for key, v := range found {
		if score := store.Document(v).Score(terms); score > 0 {
			*finds = append(*finds, find{store.Candidate{Kind: kind, Key: key}, score, v})
		}
	}
	return err
}

// searchOf names what was searched, for its cursors.
func searchOf(terms []string, kinds []store.Kind) string {
	names := make([]string, len(kinds))
	for i, k := range kinds {
		names[i] = string(k)
	}
	return "search " + strings.Join(terms, " ") + " in " + strings.Join(names, ",")
}

// A find's cursor is base64url of a JSON array: what was searched, and the place.
func findCursor(f find, asked string) store.Cursor {
	text, err := json.Marshal([]any{asked, f.score, f.Kind, f.Key})
	if err != nil {
		panic(fmt.Sprintf("graph: texts and numbers do not marshal: %v", err))
	}
	return store.Cursor(base64.RawURLEncoding.EncodeToString(text))
}

func findAt(c store.Cursor, asked string) (*find, error) {
	var f find
	var of string
	parts := []any{&of, &f.score, &f.Kind, &f.Key}
	text, err := base64.RawURLEncoding.DecodeString(string(c))
	if err == nil {
		err = json.Unmarshal(text, &parts)
	}
	switch {
	case err != nil || len(parts) != 4 || !slices.Contains(store.SearchKinds(), f.Kind):
		return nil, fmt.Errorf("%w: it is damaged; use a cursor as it came from the list", store.ErrBadCursor)
	case of != asked:
		return nil, fmt.Errorf("%w: it belongs to another search; begin again without a cursor", store.ErrBadCursor)
	}
	return &f, nil
}
