package graph_test

import (
	"context"
	"testing"

	"orgraph/graph"
	"orgraph/org"
	"orgraph/store"
	"orgraph/store/storetest"
)

type picture struct {
	Nodes      []struct{ ID, Key string }
	Edges      []struct{ ID, Kind, Source, Target string }
	TotalNodes int
	TotalEdges int
	Truncated  bool
}

// TestGraphHoldsTheEndsOfItsEdges asks for all, a part, and less than there is.
func TestGraphHoldsTheEndsOfItsEdges(t *testing.T) {
	cfg := graph.Config{Store: memory(t, storetest.Graph(), nil), Logger: quiet()}
	for _, c := range []struct {
		arguments string
		truncated bool
	}{
		{"", false},
		{`(filter: {models: ["alpha"]})`, false},
		{`(filter: {edgeKinds: [OWNS], qualities: [POORLY]})`, false},
		{`(focus: "Um9sZTpsZWFk", depth: 1)`, false}, // Role:lead
		{`(focus: "Um9sZTpsZWFk", depth: 2, maxNodes: 5)`, true},
		{`(maxNodes: 7)`, true},
		{`(maxEdges: 3)`, true},
	} {
		t.Run(c.arguments, func(t *testing.T) {
			var got struct{ Graph picture }
			execute(t, cfg, "{ graph"+c.arguments+" { truncated totalNodes totalEdges nodes { id key } edges { id kind source target } } }", nil, &got)
			g := got.Graph
			if len(g.Nodes) == 0 || g.Truncated != c.truncated || c.truncated == (len(g.Nodes) == g.TotalNodes && len(g.Edges) == g.TotalEdges) {
				t.Fatalf("%d of %d nodes, %d of %d edges, truncated %v", len(g.Nodes), g.TotalNodes, len(g.Edges), g.TotalEdges, g.Truncated)
			}
			nodes, edges := map[string]bool{}, map[string]bool{}
			for _, n := range g.Nodes {
				nodes[n.ID] = true
			}
			for _, e := range g.Edges {
				if !nodes[e.Source] || !nodes[e.Target] || edges[e.ID] {
					t.Errorf("edge %+v has an end that is not shown, or the id of another", e)
				}
				edges[e.ID] = true
			}
		})
	}
}

// TestEdgesAreNodesOfTheAPI asks for what the edges of four kinds are.
func TestEdgesAreNodesOfTheAPI(t *testing.T) {
	cfg := graph.Config{Store: memory(t, storetest.Graph(), nil), Logger: quiet()}
	types := map[string]string{"ASSIGNS": "Assignment", "OWNS": "Ownership", "MAY_DELEGATE": "Delegation", "MAY_ALSO_HOLD": "RoleCombination"}
	var got struct{ Graph picture }
	execute(t, cfg, "{ graph(filter: {edgeKinds: [ASSIGNS, OWNS, MAY_DELEGATE, MAY_ALSO_HOLD]}) { edges { id kind } } }", nil, &got)
	seen := map[string]bool{}
	for _, e := range got.Graph.Edges {
		var node struct {
			Node struct {
				Typename string `json:"__typename"`
			}
		}
		execute(t, cfg, "query ($id: ID!) { node(id: $id) { __typename } }", map[string]any{"id": e.ID}, &node)
		if node.Node.Typename != types[e.Kind] {
			t.Errorf("the %s edge %s is a %q", e.Kind, e.ID, node.Node.Typename)
		}
		seen[e.Kind] = true
	}
	if len(seen) != len(types) {
		t.Errorf("saw edges of the kinds %v", seen)
	}
}

// TestGraphShowsTheLastWrite: the snapshot is kept only until something is
// written.
func TestGraphShowsTheLastWrite(t *testing.T) {
	s := memory(t, storetest.Graph(), nil)
	execute := graph.NewExecutor(graph.Config{Store: s, Logger: quiet()})
	const query = `{ graph(filter: {nodeKinds: [ROLE]}) { totalNodes } }`
	before := string(execute(t.Context(), query, "", nil).Data)
	err := s.Update(t.Context(), func(ctx context.Context, tx store.Tx) error {
		return tx.Apply(ctx, store.WriteSet{Put: org.Matrix{Roles: []org.Role{{Key: "new", Name: "New"}}}})
	})
	if err != nil {
		t.Fatal(err)
	}
	if after := string(execute(t.Context(), query, "", nil).Data); before != `{"graph":{"totalNodes":9}}` || after != `{"graph":{"totalNodes":10}}` {
		t.Errorf("before the write %s, after it %s", before, after)
	}
}

// TestGraphsCountAsNodesOfTheAnswer: many of them are no way round the limit.
func TestGraphsCountAsNodesOfTheAnswer(t *testing.T) {
	cfg := graph.Config{Store: memory(t, storetest.Graph(), nil), Logger: quiet(), Limits: graph.Limits{Nodes: 100}}
	response := execute(t, cfg, "{ a: graph { totalNodes } b: graph { totalNodes } }", nil, nil)
	if len(response.Errors) == 0 || response.Errors[0].Extensions["code"] != string(graph.CodeTooManyNodes) {
		t.Errorf("got %v", response.Errors)
	}
}
