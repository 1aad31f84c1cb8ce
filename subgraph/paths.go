package subgraph

// A Path is a way from one node to another that passes no node twice. Edges[i]
// joins Nodes[i] and Nodes[i+1], in either direction.
type Path struct {
	Nodes []*Node
	Edges []*Edge
}

// pathSteps is how many edges a search for paths looks at. The number of paths
// grows with the power of their length; this many takes a fraction of a second.
const pathSteps = 1_000_000

// Paths returns the paths between two nodes of at most maxLength edges, over
// edges that the filter takes and nodes of which it takes all between the ends: the
// shortest first, those of one length in the order of their edges, at most the
// first of them. More is true where there are more, or where looking for more
// would take too long. From a node to itself there is one path, of no edges.
//
// For each length in turn it goes depth first, and enters no node from which the
// rest of the length does not reach the end (by the distances that one breadth-first
// search finds). So it spends its time on paths of that length, and on ways that are
// none only because they would pass a node twice.
func (g *Graph) Paths(f *Filter, from, to *Node, maxLength, first int) (paths []Path, more bool) {
	return g.paths(f, from, to, maxLength, first, pathSteps)
}

func (g *Graph) paths(f *Filter, from, to *Node, maxLength, first, steps int) (paths []Path, more bool) {
	s := &search{graph: g, filter: f, from: from, to: to, first: first, steps: steps, on: map[*Node]bool{from: true}}
	s.distances(maxLength)
	least, reached := s.distance[from]
	if !reached {
		return nil, false
	}
	for length := least; length <= maxLength && !s.more; length++ {
		s.extend([]*Node{from}, nil, length)
	}
	return s.found, s.more
}

type search struct {
	graph        *Graph
	filter       *Filter
	from, to     *Node
	first, steps int

	distance map[*Node]int  // to the end, of the nodes within reach
	on       map[*Node]bool // on the path so far
	found    []Path
	more     bool
}

// passable reports whether a path may pass the node.
func (s *search) passable(n *Node) bool { return n == s.from || n == s.to || s.filter.node(n) }

func (s *search) distances(most int) {
	s.distance = map[*Node]int{s.to: 0}
	queue := []*Node{s.to}
	for i := 0; i < len(queue) && s.distance[queue[i]] < most; i++ {
		n := queue[i]
		for _, e := range s.graph.around[n] {
			next := e.other(n)
			if _, seen := s.distance[next]; !seen && s.filter.edge(e) && s.passable(next) {
				s.distance[next] = s.distance[n] + 1
				queue = append(queue, next)
			}
		}
	}
}

// extend finds the paths that go on from nodes over exactly left edges.
func (s *search) extend(nodes []*Node, edges []*Edge, left int) {
	n := nodes[len(nodes)-1]
	if n == s.to {
		// A path ends where it reaches the end, with a length to spare or not.
		if left > 0 {
			return
		}
		if len(s.found) == s.first {
			s.more = true
			return
		}
		s.found = append(s.found, Path{Nodes: append([]*Node(nil), nodes...), Edges: append([]*Edge(nil), edges...)})
		return
	}
	for _, e := range s.graph.around[n] {
		if s.more {
			return
		}
		if s.steps--; s.steps < 0 {
			s.more = true
			return
		}
		next := e.other(n)
		rest, within := s.distance[next]
		if !within || rest > left-1 || s.on[next] || !s.filter.edge(e) {
			continue
		}
		s.on[next] = true
		s.extend(append(nodes, next), append(edges, e), left-1)
		delete(s.on, next)
	}
}
