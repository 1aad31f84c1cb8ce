// Package subgraph sees a matrix as a graph of nodes and edges and cuts out of
// it what a picture shows: what a filter takes, what lies around a node, the
// ways between two nodes. Its functions are pure, and every result is in an
// order that the matrix alone decides.
package subgraph

import (
	"encoding/json"
	"slices"

	"orgraph/org"
	"orgraph/store"
)

// EdgeKind is what an edge says of its ends.
type EdgeKind string

// The kinds of edge, with what they join.
const (
	Assigns     EdgeKind = "ASSIGNS"       // model to responsibility: a cell
	Owns        EdgeKind = "OWNS"          // role to responsibility, under a model
	HasTradeoff EdgeKind = "HAS_TRADEOFF"  // model to tradeoff
	About       EdgeKind = "ABOUT"         // tradeoff to responsibility or role
	Cites       EdgeKind = "CITES"         // model or tradeoff to source
	MayAlsoHold EdgeKind = "MAY_ALSO_HOLD" // role to role, under a model
	MayDelegate EdgeKind = "MAY_DELEGATE"  // role to role, under a model, a responsibility
	Narrows     EdgeKind = "NARROWS"       // role to role
)

// EdgeKinds lists every EdgeKind, in the order in which edges are.
func EdgeKinds() []EdgeKind {
	return []EdgeKind{Assigns, Owns, HasTradeoff, About, Cites, MayAlsoHold, MayDelegate, Narrows}
}

// A Node is a node of the graph.
type Node struct {
	Kind       store.Kind
	Key        string
	Label      string          // what a picture writes on it
	Properties json.RawMessage // an object
}

// An Edge joins two nodes.
type Edge struct {
	Kind EdgeKind
	// Key tells apart the edges of a kind. It is the id of the assignment, the
	// ownership, the delegation or the combination that the edge is, and
	// otherwise made of the kinds and keys of its ends.
	Key            string
	Source, Target *Node
	Properties     json.RawMessage // an object
	// What a filter asks for, "" where the edge does not have it.
	Model, Responsibility string
	Quality               org.Quality
}

// place is a node's kind and key.
type place struct {
	kind store.Kind
	key  string
}

// A Graph is a matrix as nodes and edges: nodes by kind (models, roles,
// responsibilities, tradeoffs, sources) and in the matrix's order, edges
// likewise. It is not changed once it is made.
type Graph struct {
	nodes []*Node
	edges []*Edge
	at    map[place]*Node
	// around lists the edges of each node, at whichever end it is, in order.
	around map[*Node][]*Edge
}

// New returns the graph of the matrix. A reference to what the matrix does not
// hold is no edge.
func New(m org.Matrix) *Graph {
	g := &Graph{at: map[place]*Node{}, around: map[*Node][]*Edge{}}
	for _, v := range m.Models {
		g.node(store.KindModel, v.Key, v.Name, properties{"name": v.Name, "abbreviation": v.Abbreviation, "summary": v.Summary, "status": v.Status})
	}
	for _, v := range m.Roles {
		g.node(store.KindRole, v.Key, v.Name, properties{"name": v.Name, "abbreviation": v.Abbreviation, "aliases": v.Aliases, "summary": v.Summary})
	}
	for _, v := range m.Responsibilities {
		g.node(store.KindResponsibility, v.Key, v.Name, properties{"name": v.Name, "aliases": v.Aliases, "summary": v.Summary, "ordinal": v.Ordinal})
	}
	for _, v := range m.Tradeoffs {
		g.node(store.KindTradeoff, v.Key, v.Statement, properties{"kind": v.Kind, "statement": v.Statement})
	}
	for _, v := range m.Sources {
		g.node(store.KindSource, v.Key, v.Title, properties{"title": v.Title, "author": v.Author, "url": v.URL, "publishedOn": v.PublishedOn, "sha256": v.SHA256})
	}
	for _, v := range m.Assignments {
		g.edge(Edge{Kind: Assigns, Key: v.ID(), Model: v.Model, Responsibility: v.Responsibility}, place{store.KindModel, v.Model}, place{store.KindResponsibility, v.Responsibility},
			properties{"arrangement": v.Arrangement, "statement": v.Statement, "source": v.Source, "locator": v.Locator})
	}
	for _, v := range m.Ownerships {
		g.edge(Edge{Kind: Owns, Key: v.ID(), Model: v.Model, Responsibility: v.Responsibility, Quality: v.Quality}, place{store.KindRole, v.Role}, place{store.KindResponsibility, v.Responsibility},
			properties{"model": v.Model, "quality": v.Quality, "ordinal": v.Ordinal, "provenance": v.Provenance, "note": v.Note})
	}
	for _, v := range m.Tradeoffs {
		for _, model := range v.Models {
			g.join(HasTradeoff, place{store.KindModel, model}, place{store.KindTradeoff, v.Key})
		}
	}
	for _, v := range m.Tradeoffs {
		for _, responsibility := range v.Responsibilities {
			g.join(About, place{store.KindTradeoff, v.Key}, place{store.KindResponsibility, responsibility})
		}
		for _, role := range v.Roles {
			g.join(About, place{store.KindTradeoff, v.Key}, place{store.KindRole, role})
		}
	}
	for _, v := range m.Models {
		for _, source := range v.Sources {
			g.join(Cites, place{store.KindModel, v.Key}, place{store.KindSource, source})
		}
	}
	for _, v := range m.Tradeoffs {
		for _, source := range v.Sources {
			g.join(Cites, place{store.KindTradeoff, v.Key}, place{store.KindSource, source})
		}
	}
	for _, v := range m.RoleCombinations {
		g.edge(Edge{Kind: MayAlsoHold, Key: v.ID(), Model: v.Model}, place{store.KindRole, v.Role}, place{store.KindRole, v.AlsoHolds}, properties{"model": v.Model})
	}
	for _, v := range m.Delegations {
		g.edge(Edge{Kind: MayDelegate, Key: v.ID(), Model: v.Model, Responsibility: v.Responsibility}, place{store.KindRole, v.Role}, place{store.KindRole, v.Delegate},
			properties{"model": v.Model, "responsibility": v.Responsibility})
	}
	for _, v := range m.Roles {
		for _, role := range v.Narrows {
			g.join(Narrows, place{store.KindRole, v.Key}, place{store.KindRole, role})
		}
	}
	return g
}

// properties are those of a node or an edge by name; what is empty is left out.
type properties map[string]any

func (p properties) json() json.RawMessage {
	for name, v := range p {
		if list, ok := v.([]string); v == "" || ok && len(list) == 0 {
			delete(p, name)
		}
	}
	text, err := json.Marshal(p)
	if err != nil {
		panic("subgraph: texts and numbers do not marshal: " + err.Error())
	}
	return text
}

func (g *Graph) node(kind store.Kind, key, label string, p properties) {
	n := &Node{Kind: kind, Key: key, Label: label, Properties: p.json()}
	g.nodes = append(g.nodes, n)
	g.at[place{kind, key}] = n
}

func (g *Graph) edge(e Edge, from, to place, p properties) {
	e.Source, e.Target = g.at[from], g.at[to]
	if e.Source == nil || e.Target == nil {
		return
	}
	e.Properties = p.json()
	g.edges = append(g.edges, &e)
	g.around[e.Source] = append(g.around[e.Source], &e)
	if e.Target != e.Source {
		g.around[e.Target] = append(g.around[e.Target], &e)
	}
}

// join adds an edge that has no properties.
func (g *Graph) join(kind EdgeKind, from, to place) {
	g.edge(Edge{Kind: kind, Key: string(from.kind) + ":" + from.key + "/" + string(to.kind) + ":" + to.key}, from, to, properties{})
}

// Node returns a node, nil where there is none.
func (g *Graph) Node(kind store.Kind, key string) *Node { return g.at[place{kind, key}] }

// other returns the end of the edge that is not n; n itself for a loop.
func (e *Edge) other(n *Node) *Node {
	if e.Source == n {
		return e.Target
	}
	return e.Source
}

// A Filter chooses nodes and edges. A list that is nil asks for nothing; an
// empty one takes nothing. An edge is taken with both of its ends alone.
type Filter struct {
	// Keys of the nodes of each kind. They also choose among edges, by the
	// model and the responsibility under which these hold.
	Models, Roles, Responsibilities []string
	NodeKinds                       []store.Kind
	EdgeKinds                       []EdgeKind
	// Qualities choose among the edges that have one, OWNS.
	Qualities []org.Quality
}

func takes[T comparable](list []T, v T) bool { return list == nil || slices.Contains(list, v) }

func (f *Filter) node(n *Node) bool {
	if f == nil {
		return true
	}
	if !takes(f.NodeKinds, n.Kind) {
		return false
	}
	switch n.Kind {
	case store.KindModel:
		return takes(f.Models, n.Key)
	case store.KindRole:
		return takes(f.Roles, n.Key)
	case store.KindResponsibility:
		return takes(f.Responsibilities, n.Key)
	default:
		return true
	}
}

// edge does not look at the edge's ends.
func (f *Filter) edge(e *Edge) bool {
	return f == nil || takes(f.EdgeKinds, e.Kind) &&
		(e.Model == "" || takes(f.Models, e.Model)) &&
		(e.Responsibility == "" || takes(f.Responsibilities, e.Responsibility)) &&
		(e.Quality == "" || takes(f.Qualities, e.Quality))
}

// A View is a part of a graph. Both ends of each of its edges are among its
// nodes.
type View struct {
	Nodes []*Node
	Edges []*Edge
	// How many nodes and edges there are, before the view was cut short.
	TotalNodes, TotalEdges int
}

// Truncated reports whether the view was cut short.
func (v *View) Truncated() bool { return len(v.Nodes) < v.TotalNodes || len(v.Edges) < v.TotalEdges }

// Select returns what the filter takes of the graph: at most maxNodes nodes,
// the first in their order, and of the edges between them at most maxEdges.
func (g *Graph) Select(f *Filter, maxNodes, maxEdges int) *View {
	var nodes []*Node
	for _, n := range g.nodes {
		if f.node(n) {
			nodes = append(nodes, n)
		}
	}
	return g.view(f, nodes, maxNodes, maxEdges)
}

// Around returns what the filter takes within depth steps of the focus, over
// edges in either direction. It has the focus even where the filter does not take
// it. Nodes are ordered by their distance and then by the order of the edges that
// lead to them, so that a view that is cut short holds the nearest.
func (g *Graph) Around(f *Filter, focus *Node, depth, maxNodes, maxEdges int) *View {
	nodes := []*Node{focus}
	distance := map[*Node]int{focus: 0}
	for i := 0; i < len(nodes); i++ {
		n := nodes[i]
		if distance[n] == depth {
			break // and so are all that follow
		}
		for _, e := range g.around[n] {
			next := e.other(n)
			if _, seen := distance[next]; !seen && f.edge(e) && f.node(next) {
				distance[next] = distance[n] + 1
				nodes = append(nodes, next)
			}
		}
	}
	return g.view(f, nodes, maxNodes, maxEdges)
}

// view cuts nodes short and adds the edges between them.
func (g *Graph) view(f *Filter, nodes []*Node, maxNodes, maxEdges int) *View {
	v := &View{Nodes: nodes[:min(len(nodes), maxNodes)], TotalNodes: len(nodes)}
	all, shown := setOf(nodes), setOf(v.Nodes)
	for _, e := range g.edges {
		if !f.edge(e) || !all[e.Source] || !all[e.Target] {
			continue
		}
		v.TotalEdges++
		if shown[e.Source] && shown[e.Target] && len(v.Edges) < maxEdges {
			v.Edges = append(v.Edges, e)
		}
	}
	return v
}

func setOf(nodes []*Node) map[*Node]bool {
	set := make(map[*Node]bool, len(nodes))
	for _, n := range nodes {
		set[n] = true
	}
	return set
}
