package loaders

import (
	"context"
	"slices"
	"sync"

	"github.com/vikstrous/dataloadgen"
)

// A level is what one read brought: the nodes from which a query's next step
// begins.
type level[P any] struct{ nodes []*P }

// ask is a step from all nodes of a level, with the arguments of the field.
type ask[P any, A comparable] struct {
	level     *level[P]
	arguments A
}

// A step goes from the nodes of a level to what their keys name: one value of V
// for each.
type step[P any, A comparable, V any] struct {
	key    func(*P) []string
	loader *dataloadgen.Loader[ask[P, A], map[string]V]
}

// newStep makes a step that fetches the values under keys, which are distinct
// and not empty, for all levels that ask with the same arguments at once.
func newStep[P any, A comparable, V any](key func(*P) []string, fetch func(ctx context.Context, keys []string, arguments A) (map[string]V, error)) *step[P, A, V] {
	s := &step[P, A, V]{key: key}
	s.loader = dataloadgen.NewLoader(func(ctx context.Context, asks []ask[P, A]) ([]map[string]V, []error) {
		results := make([]map[string]V, len(asks))
		errs := make([]error, len(asks))
		done := make(map[A]bool, 1)
		for _, first := range asks {
			if done[first.arguments] {
				continue
			}
			done[first.arguments] = true
			together := func(other ask[P, A]) bool { return other.arguments == first.arguments }
			values, err := fetch(ctx, s.keys(asks, together), first.arguments)
			for i, other := range asks {
				if together(other) {
					results[i], errs[i] = values, err
				}
			}
		}
		return results, errs
	}, dataloadgen.WithWait(wait))
	return s
}

// keys returns the keys of all nodes of the asks that include takes, each once.
func (s *step[P, A, V]) keys(asks []ask[P, A], include func(ask[P, A]) bool) []string {
	seen := map[string]bool{}
	var keys []string
	for _, ask := range asks {
		if !include(ask) {
			continue
		}
		for _, node := range ask.level.nodes {
			for _, key := range s.key(node) {
				if key != "" && !seen[key] {
					seen[key] = true
					keys = append(keys, key)
				}
			}
		}
	}
	return keys
}

// load takes the step from parents: it returns, for each, the values under its
// keys. A parent that is nil, as an empty cell of the matrix is among its
// siblings, has none.
func (s *step[P, A, V]) load(ctx context.Context, levels *levels[P], parents []*P, arguments A) ([][]V, error) {
	out := make([][]V, len(parents))
	loaded := make(map[*level[P]]map[string]V, 1)
	for i, level := range levels.of(parents) {
		if level == nil {
			continue
		}
		values, ok := loaded[level]
		if !ok {
			var err error
			if values, err = s.loader.Load(ctx, ask[P, A]{level, arguments}); err != nil {
				return nil, err
			}
			loaded[level] = values
		}
		for _, key := range s.key(parents[i]) {
			if v, ok := values[key]; ok {
				out[i] = append(out[i], v)
			}
		}
	}
	return out, nil
}

// levels remember with which others each node was read.
type levels[P any] struct {
	mu     sync.Mutex
	byNode map[*P]*level[P]
}

// add makes the nodes a level.
func (l *levels[P]) add(nodes []*P) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.addLocked(nodes)
}

func (l *levels[P]) addLocked(nodes []*P) {
	if l.byNode == nil {
		l.byNode = make(map[*P]*level[P], len(nodes))
	}
	level := &level[P]{nodes: slices.Clone(nodes)}
	for _, node := range nodes {
		l.byNode[node] = level
	}
}

// of returns the level of each node, nil for nil. Nodes that no read has
// brought are a level of their own.
func (l *levels[P]) of(nodes []*P) []*level[P] {
	l.mu.Lock()
	defer l.mu.Unlock()
	if strangers := slices.DeleteFunc(slices.Clone(nodes), func(n *P) bool { return n == nil || l.byNode[n] != nil }); len(strangers) > 0 {
		l.addLocked(strangers)
	}
	out := make([]*level[P], len(nodes))
	for i, node := range nodes {
		out[i] = l.byNode[node]
	}
	return out
}
