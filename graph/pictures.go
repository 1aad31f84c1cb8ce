package graph

import (
	"context"
	"fmt"
	"sync"

	"orgraph/graph/generated"
	"orgraph/loaders"
	"orgraph/store"
	"orgraph/store/snapshot"
	"orgraph/subgraph"
)

// What the fields that answer nodes and edges may be asked for at most.
const (
	maxGraphNodes = 2_000
	maxGraphEdges = 10_000
	maxGraphDepth = 10
	maxPathLength = 8
)

// pictures keep the graph of the current snapshot. The zero value is not ready;
// use newPictures.
type pictures struct {
	snapshots *snapshot.Cache
	mu        sync.Mutex
	of        *snapshot.Snapshot
	graph     *subgraph.Graph
}

func newPictures(r store.Reader) *pictures { return &pictures{snapshots: snapshot.NewCache(r, 0)} }

// current returns the whole graph as it is now.
func (p *pictures) current(ctx context.Context) (*subgraph.Graph, error) {
	s, err := p.snapshots.Get(ctx)
	if err != nil {
		return nil, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.of != s {
		m, err := s.Matrix(ctx, nil)
		if err != nil {
			return nil, err
		}
		p.of, p.graph = s, subgraph.New(m)
	}
	return p.graph, nil
}

// picture returns the graph out of which the filter takes: where it names
// models, theirs alone is read.
func (r *Resolver) picture(ctx context.Context, f *subgraph.Filter, asOf *string) (*subgraph.Graph, error) {
	var models []string
	if f != nil {
		models = f.Models
	}
	if len(models) > r.maxPageSize {
		return nil, fmt.Errorf("%w: filter.models: %d keys are more than the %d that one graph may hold; leave the models out, or ask for it in parts",
			store.ErrBadQuery, len(models), r.maxPageSize)
	}
	var from store.Reader = r.store
	switch {
	case asOf != nil:
		s, err := r.then(ctx, *asOf)
		if err != nil {
			return nil, err
		}
		from = s
	case models == nil:
		return r.pictures.current(ctx)
	}
	m, err := from.Matrix(ctx, models)
	if err != nil {
		return nil, err
	}
	return subgraph.New(m), nil
}

// graph answers what the filter takes, or what lies around the focus.
func (r *Resolver) graph(ctx context.Context, f *subgraph.Filter, focus *string, depth, maxNodes, maxEdges int, asOf *string) (*generated.Graph, error) {
	for _, limit := range []struct {
		argument   string
		asks, most int
	}{{"depth", depth, maxGraphDepth}, {"maxNodes", maxNodes, maxGraphNodes}, {"maxEdges", maxEdges, maxGraphEdges}} {
		if err := within(limit.argument, limit.asks, limit.most); err != nil {
			return nil, err
		}
	}
	g, err := r.picture(ctx, f, asOf)
	if err != nil {
		return nil, err
	}
	var v *subgraph.View
	if focus == nil {
		v = g.Select(f, maxNodes, maxEdges)
	} else {
		n, err := nodeOf(g, "focus", *focus)
		if err != nil {
			return nil, err
		}
		v = g.Around(f, n, depth, maxNodes, maxEdges)
	}
	if err := loaders.From(ctx).Spend(len(v.Nodes) + len(v.Edges)); err != nil {
		return nil, err
	}
	return &generated.Graph{
		Nodes: graphNodes(v.Nodes), Edges: graphEdges(v.Edges),
		TotalNodes: v.TotalNodes, TotalEdges: v.TotalEdges, Truncated: v.Truncated(),
	}, nil
}

// neighborhood answers what of the kinds lies around a node.
func (r *Resolver) neighborhood(ctx context.Context, id string, depth int, kinds []store.Kind, maxNodes, maxEdges int, asOf *string) (*generated.Graph, error) {
	return r.graph(ctx, &subgraph.Filter{NodeKinds: kinds}, &id, depth, maxNodes, maxEdges, asOf)
}

// paths answers the ways between two nodes.
func (r *Resolver) paths(ctx context.Context, from, to string, f *subgraph.Filter, maxLength, first int, asOf *string) (*generated.GraphPaths, error) {
	if err := within("maxLength", maxLength, maxPathLength); err != nil {
		return nil, err
	}
	if err := within("first", first, r.maxPageSize); err != nil {
		return nil, err
	}
	g, err := r.picture(ctx, f, asOf)
	if err != nil {
		return nil, err
	}
	begin, err := nodeOf(g, "from", from)
	if err != nil {
		return nil, err
	}
	end, err := nodeOf(g, "to", to)
	if err != nil {
		return nil, err
	}
	paths, more := g.Paths(f, begin, end, maxLength, first)
	out := &generated.GraphPaths{Paths: make([]*generated.GraphPath, len(paths)), Truncated: more}
	values := 0
	for i, p := range paths {
		values += len(p.Nodes) + len(p.Edges)
		out.Paths[i] = &generated.GraphPath{Length: len(p.Edges), Nodes: graphNodes(p.Nodes), Edges: graphEdges(p.Edges)}
	}
	return out, loaders.From(ctx).Spend(values)
}

func within(argument string, asks, most int) error {
	if asks < 0 || asks > most {
		return fmt.Errorf("%w: %s: %d is not from 0 to %d; ask for that much at most", store.ErrBadQuery, argument, asks, most)
	}
	return nil
}

// nodeOf returns the node of the graph with the global id.
func nodeOf(g *subgraph.Graph, argument, id string) (*subgraph.Node, error) {
	kind, key, err := parseGlobalID(id)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", argument, err)
	}
	switch kind {
	case store.KindModel, store.KindRole, store.KindResponsibility, store.KindTradeoff, store.KindSource:
	default:
		return nil, fmt.Errorf("%s: %w: %s %q is no node of the graph; use the id of a model, role, responsibility, tradeoff or source", argument, ErrBadID, kind, key)
	}
	if n := g.Node(kind, key); n != nil {
		return n, nil
	}
	return nil, fmt.Errorf("%s: %s %q, in what the filter takes: %w", argument, kind, key, store.ErrNotFound)
}

// edgeNodes are the kinds of the edges that are nodes of the API themselves.
var edgeNodes = map[subgraph.EdgeKind]store.Kind{
	subgraph.Assigns: store.KindAssignment, subgraph.Owns: store.KindOwnership,
	subgraph.MayDelegate: store.KindDelegation, subgraph.MayAlsoHold: store.KindRoleCombination,
}

func graphNodes(nodes []*subgraph.Node) []*generated.GraphNode {
	out := make([]*generated.GraphNode, len(nodes))
	for i, n := range nodes {
		out[i] = &generated.GraphNode{ID: globalID(n.Kind, n.Key), Kind: n.Kind, Key: n.Key, Label: n.Label, Properties: n.Properties}
	}
	return out
}

func graphEdges(edges []*subgraph.Edge) []*generated.GraphEdge {
	out := make([]*generated.GraphEdge, len(edges))
	for i, e := range edges {
		kind, ok := edgeNodes[e.Kind]
		if !ok {
			kind = store.Kind(e.Kind)
		}
		out[i] = &generated.GraphEdge{
			ID: globalID(kind, e.Key), Kind: e.Kind, Source: globalID(e.Source.Kind, e.Source.Key),
			Target: globalID(e.Target.Kind, e.Target.Key), Properties: e.Properties,
		}
	}
	return out
}
