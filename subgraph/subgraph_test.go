package subgraph

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"orgraph/org"
	"orgraph/store"
	"orgraph/store/storetest"
)

// drawGraph draws a small graph of roles and responsibilities: OWNS under two
// models, so that edges are parallel, and NARROWS, which may be loops.
func drawGraph(t *rapid.T) *Graph {
	m := org.Matrix{Models: []org.Model{{Key: "a"}, {Key: "b"}}}
	for i := range rapid.IntRange(1, 4).Draw(t, "roles") {
		r := org.Role{Key: fmt.Sprint("r", i)}
		for j := range 4 {
			if rapid.IntRange(0, 3).Draw(t, "narrows") == 0 {
				r.Narrows = append(r.Narrows, fmt.Sprint("r", j))
			}
		}
		m.Roles = append(m.Roles, r)
	}
	for i := range rapid.IntRange(1, 3).Draw(t, "responsibilities") {
		m.Responsibilities = append(m.Responsibilities, org.Responsibility{Key: fmt.Sprint("x", i)})
	}
	for _, model := range m.Models {
		for _, x := range m.Responsibilities {
			for _, r := range m.Roles {
				if rapid.IntRange(0, 2).Draw(t, "owns") == 0 {
					m.Ownerships = append(m.Ownerships, org.Ownership{Model: model.Key, Responsibility: x.Key, Role: r.Key,
						Quality: rapid.SampledFrom(org.Qualities()).Draw(t, "quality")})
				}
			}
		}
	}
	return New(m)
}

func drawFilter(t *rapid.T) *Filter {
	return rapid.SampledFrom([]*Filter{
		nil, {}, {Models: []string{"a"}}, {Roles: []string{"r0", "r1", "r2"}}, {Responsibilities: []string{"x0"}}, {EdgeKinds: []EdgeKind{Owns}},
		{EdgeKinds: []EdgeKind{Narrows}}, {Qualities: []org.Quality{org.Well, org.Poorly}}, {NodeKinds: []store.Kind{store.KindRole}}, {EdgeKinds: []EdgeKind{}},
	}).Draw(t, "filter")
}

// takesNode and takesEdge say again, field by field, what a filter takes.
func takesNode(f *Filter, n *Node) bool {
	if f == nil {
		return true
	}
	lists := map[store.Kind][]string{store.KindModel: f.Models, store.KindRole: f.Roles, store.KindResponsibility: f.Responsibilities}
	return (f.NodeKinds == nil || slices.Contains(f.NodeKinds, n.Kind)) && (lists[n.Kind] == nil || slices.Contains(lists[n.Kind], n.Key))
}

func takesEdge(f *Filter, e *Edge) bool {
	if f == nil {
		return true
	}
	if f.EdgeKinds != nil && !slices.Contains(f.EdgeKinds, e.Kind) {
		return false
	}
	if e.Kind == Owns {
		return (f.Models == nil || slices.Contains(f.Models, e.Model)) && (f.Qualities == nil || slices.Contains(f.Qualities, e.Quality)) &&
			(f.Responsibilities == nil || slices.Contains(f.Responsibilities, e.Responsibility))
	}
	return true
}

func draw2(t *rapid.T, g *Graph) (from, to *Node) {
	nodes := rapid.SampledFrom(g.nodes)
	return nodes.Draw(t, "from"), nodes.Draw(t, "to")
}

func name(p Path) string {
	var b strings.Builder
	for i, e := range p.Edges {
		fmt.Fprintf(&b, "%s -%s %s- ", p.Nodes[i].Key, e.Kind, e.Key)
	}
	return b.String() + p.Nodes[len(p.Nodes)-1].Key
}

// TestPathsAreThoseOfBruteForce compares with a walk over all simple paths that
// knows nothing of distances or of where an edge is listed.
func TestPathsAreThoseOfBruteForce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g, f := drawGraph(t), drawFilter(t)
		from, to := draw2(t, g)
		maxLength, first := rapid.IntRange(0, 5).Draw(t, "maxLength"), rapid.IntRange(0, 12).Draw(t, "first")
		want := map[string]int{}
		var walk func(Path)
		walk = func(p Path) {
			n := p.Nodes[len(p.Nodes)-1]
			if n == to {
				want[name(p)] = len(p.Edges)
				return
			}
			if len(p.Edges) == maxLength {
				return
			}
			for _, e := range g.edges {
				for _, ends := range [][2]*Node{{e.Source, e.Target}, {e.Target, e.Source}} {
					next := ends[1]
					if ends[0] == n && takesEdge(f, e) && !slices.Contains(p.Nodes, next) && (next == to || takesNode(f, next)) {
						walk(Path{append(slices.Clone(p.Nodes), next), append(slices.Clone(p.Edges), e)})
					}
				}
			}
		}
		walk(Path{Nodes: []*Node{from}})
		got, more := g.Paths(f, from, to, maxLength, first)
		if len(got) != min(first, len(want)) || more != (len(want) > first) {
			t.Fatalf("%d paths and more %v, want %d of %d", len(got), more, first, len(want))
		}
		var lengths []int
		for length := range maxLength + 1 {
			for _, n := range want {
				if n == length {
					lengths = append(lengths, n)
				}
			}
		}
		for i, p := range got {
			if length, ok := want[name(p)]; !ok || length != lengths[i] {
				t.Fatalf("path %d, %s: there %v, length %d, want length %d", i, name(p), ok, length, lengths[i])
			}
			delete(want, name(p))
		}
	})
}

// TestViewsAreThoseOfBruteForce compares with sets and distances by the
// definition.
func TestViewsAreThoseOfBruteForce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g, f := drawGraph(t), drawFilter(t)
		focus, _ := draw2(t, g)
		depth, around := rapid.IntRange(0, 4).Draw(t, "depth"), rapid.Bool().Draw(t, "around")
		maxNodes, maxEdges := rapid.IntRange(0, 10).Draw(t, "maxNodes"), rapid.IntRange(0, 20).Draw(t, "maxEdges")
		distance := map[*Node]int{}
		if around {
			distance[focus] = 0
			for step := 1; step <= depth; step++ {
				for _, e := range g.edges {
					for _, ends := range [][2]*Node{{e.Source, e.Target}, {e.Target, e.Source}} {
						d, reached := distance[ends[0]]
						if _, seen := distance[ends[1]]; reached && d == step-1 && !seen && takesEdge(f, e) && takesNode(f, ends[1]) {
							distance[ends[1]] = step
						}
					}
				}
			}
		} else {
			for _, n := range g.nodes {
				if takesNode(f, n) {
					distance[n] = 0
				}
			}
		}
		edges := 0
		for _, e := range g.edges {
			_, from := distance[e.Source]
			_, to := distance[e.Target]
			if from && to && takesEdge(f, e) {
				edges++
			}
		}
		v := g.Select(f, maxNodes, maxEdges)
		if around {
			v = g.Around(f, focus, depth, maxNodes, maxEdges)
		}
		if v.TotalNodes != len(distance) || v.TotalEdges != edges || len(v.Nodes) != min(maxNodes, len(distance)) || len(v.Edges) > maxEdges {
			t.Fatalf("%d of %d nodes, want of %d; %d of %d edges, want of %d", len(v.Nodes), v.TotalNodes, len(distance), len(v.Edges), v.TotalEdges, edges)
		}
		if v.Truncated() == (len(v.Nodes) == len(distance) && len(v.Edges) == edges) {
			t.Fatalf("truncated is %v", v.Truncated())
		}
		shown, last := map[*Node]bool{}, 0
		for _, n := range v.Nodes {
			d, ok := distance[n]
			if !ok || shown[n] || d < last {
				t.Fatalf("%s is not wanted, there twice, or behind farther ones", n.Key)
			}
			shown[n], last = true, d
		}
		possible := 0
		for _, e := range g.edges {
			if shown[e.Source] && shown[e.Target] && takesEdge(f, e) {
				if possible < len(v.Edges) && v.Edges[possible] != e {
					t.Fatalf("edge %d is %s, want %s", possible, v.Edges[possible].Key, e.Key)
				}
				possible++
			}
		}
		if len(v.Edges) != min(possible, maxEdges) {
			t.Fatalf("%d edges of %d possible", len(v.Edges), possible)
		}
	})
}

// TestEveryKindOfEdge: the suite's graph has all of them, as often as its
// matrix says, and nothing else.
func TestEveryKindOfEdge(t *testing.T) {
	m := storetest.Graph()
	g := New(m)
	got := map[EdgeKind]int{}
	keys := map[string]bool{}
	for _, e := range g.edges {
		got[e.Kind]++
		if id := string(e.Kind) + e.Key; keys[id] {
			t.Errorf("two edges are %s", id)
		} else {
			keys[id] = true
		}
	}
	want := map[EdgeKind]int{Assigns: len(m.Assignments), Owns: len(m.Ownerships), HasTradeoff: 3, About: 3, Cites: 5, MayAlsoHold: 2, MayDelegate: 3, Narrows: 2}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if len(got) != len(EdgeKinds()) {
		t.Errorf("kinds %v", got)
	}
	n := g.Node(store.KindRole, "architect")
	if text := string(n.Properties); n.Label != "Architect" || text != `{"abbreviation":"AR","aliases":["Solution architect","Baumeister"],"name":"Architect","summary":"Draws."}` {
		t.Errorf("%s has the properties %s", n.Label, text)
	}
	if g.Node(store.KindRole, "nothing") != nil {
		t.Error("a node that is not there is found")
	}
}

// TestPathsStop: where every role narrows every other, there are more paths of
// eight edges than anybody can wait for.
func TestPathsStop(t *testing.T) {
	var m org.Matrix
	for i := range 40 {
		r := org.Role{Key: fmt.Sprint(i)}
		for j := range 40 {
			if j != i {
				r.Narrows = append(r.Narrows, fmt.Sprint(j))
			}
		}
		m.Roles = append(m.Roles, r)
	}
	g := New(m)
	got, more := g.paths(nil, g.Node(store.KindRole, "0"), g.Node(store.KindRole, "1"), 8, 1_000_000, 10_000)
	if !more || len(got) == 0 || len(got) > 10_000 {
		t.Errorf("%d paths, more %v", len(got), more)
	}
}
