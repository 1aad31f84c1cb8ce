package loaders

import (
	"context"
	"encoding/json"
	"fmt"
	"sync"

	"github.com/vikstrous/dataloadgen"

	"orgraph/store"
)

// Nodes load the values of one kind.
type Nodes[T any] struct {
	kind     store.Kind
	key      func(*T) string
	fetch    func(context.Context, []string) (map[string]*T, error)
	list     func(context.Context, []store.Scope, store.Query) (map[store.Scope]*store.Page[T], error)
	count    func(context.Context, store.Kind, []store.Scope, store.Where) (map[store.Scope]int, error)
	versions func(context.Context, store.Kind, []string) (map[string]int, error)
	byKey    *dataloadgen.Loader[string, *T]
	budget   *budget
	batch    Batch
	levels   levels[T]

	mu    sync.Mutex
	known map[string]*T
	steps map[string]any // the steps that begin at this kind, by name
	given map[string]any // the arguments of those steps, by their JSON
}

func newNodes[T any](r store.Reader, b *budget, batch Batch, kind store.Kind, key func(*T) string,
	fetch func(context.Context, []string) (map[string]*T, error),
	list func(context.Context, []store.Scope, store.Query) (map[store.Scope]*store.Page[T], error),
) *Nodes[T] {
	n := &Nodes[T]{kind: kind, key: key, fetch: fetch, list: list, count: r.Count, versions: r.Versions, budget: b, batch: batch, known: map[string]*T{}, steps: map[string]any{}, given: map[string]any{}}
	n.byKey = dataloadgen.NewMappedLoader(n.read, dataloadgen.WithWait(wait))
	return n
}

// read returns the values under keys, from the store where they are not known
// yet. All that it reads is one level.
func (n *Nodes[T]) read(ctx context.Context, keys []string) (map[string]*T, error) {
	found := make(map[string]*T, len(keys))
	var missing []string
	n.mu.Lock()
	for _, key := range keys {
		if v, ok := n.known[key]; ok {
			found[key] = v
		} else {
			missing = append(missing, key)
		}
	}
	n.mu.Unlock()
	if len(missing) == 0 {
		return found, nil
	}
	ctx, ended := n.batch(ctx, n.kind, len(missing))
	values, err := n.fetch(ctx, missing)
	if ended(err); err != nil {
		return nil, err
	}
	nodes := make([]*T, 0, len(values))
	for key, v := range values {
		found[key] = v
		nodes = append(nodes, v)
	}
	n.learn(nodes)
	return found, nil
}

// learn makes what was read together a level and keeps it for reads by key.
func (n *Nodes[T]) learn(nodes []*T) {
	n.levels.add(nodes)
	n.mu.Lock()
	defer n.mu.Unlock()
	for _, node := range nodes {
		if key := n.key(node); n.known[key] == nil {
			n.known[key] = node
		}
	}
}

// Kind returns what the values are.
func (n *Nodes[T]) Kind() store.Kind { return n.kind }

// Read returns the values under the keys, all of them one level. They do not
// count as given until they are spent.
func (n *Nodes[T]) Read(ctx context.Context, keys []string) (map[string]*T, error) {
	return n.read(ctx, keys)
}

// ByKey returns the value under the key, or store.ErrNotFound.
func (n *Nodes[T]) ByKey(ctx context.Context, key string) (*T, error) {
	v, err := n.byKey.Load(ctx, key)
	return v, n.notFound(err, key)
}

// ByKeys returns the values under the keys, nil for each key that has none.
func (n *Nodes[T]) ByKeys(ctx context.Context, keys []string) ([]*T, error) {
	found, err := n.read(ctx, keys)
	if err != nil {
		return nil, err
	}
	values := make([]*T, len(keys))
	for i, key := range keys {
		values[i] = found[key]
	}
	return values, n.budget.spend(len(keys))
}

// notFound replaces the loader's error for a key that it has no value for.
func (n *Nodes[T]) notFound(err error, key string) error {
	if err == dataloadgen.ErrNotFound { //nolint:errorlint // the loader returns it unwrapped
		return fmt.Errorf("%s %q: %w", n.kind, key, store.ErrNotFound)
	}
	return err
}

// List returns a page of all values.
func (n *Nodes[T]) List(ctx context.Context, q store.Query) (*store.Page[T], error) {
	pages, err := n.list(ctx, []store.Scope{store.All}, q)
	if err != nil {
		return nil, err
	}
	n.learn(pages[store.All].Items)
	return pages[store.All], n.budget.spend(len(pages[store.All].Items))
}

// Count counts the values that the condition takes.
func (n *Nodes[T]) Count(ctx context.Context, where store.Where) (int, error) {
	counts, err := n.count(ctx, n.kind, []store.Scope{store.All}, where)
	return counts[store.All], err
}

// To returns, for each parent, the value of another kind whose key the function
// takes from it; nil where the key is empty. A key without a value is
// store.ErrNotFound. The name tells apart the steps from one kind to another.
func To[P, V any](ctx context.Context, from *Nodes[P], name string, to *Nodes[V], parents []*P, key func(*P) string) ([]*V, error) {
	lists, err := ToAll(ctx, from, name, to, parents, func(p *P) []string { return []string{key(p)} })
	if err != nil {
		return nil, err
	}
	values := make([]*V, len(parents))
	for i, list := range lists {
		switch {
		case len(list) > 0:
			values[i] = list[0]
		case parents[i] != nil && key(parents[i]) != "":
			return nil, fmt.Errorf("%s %q: %w", to.kind, key(parents[i]), store.ErrNotFound)
		}
	}
	return values, nil
}

// ToAll returns, for each parent, the values of another kind whose keys the
// function takes from it, passing over keys without a value.
func ToAll[P, V any](ctx context.Context, from *Nodes[P], name string, to *Nodes[V], parents []*P, keys func(*P) []string) ([][]*V, error) {
	s := stepOf(from, "to "+name, func() *step[P, struct{}, *V] {
		return newStep(keys, func(ctx context.Context, keys []string, _ struct{}) (map[string]*V, error) { return to.read(ctx, keys) })
	})
	lists, err := s.load(ctx, &from.levels, parents, struct{}{})
	if err != nil {
		return nil, err
	}
	return lists, to.budget.spend(total(lists, func(list []*V) int { return len(list) }))
}

// Pages returns, for each parent, a page of the list of another kind that begins
// at it, an empty one for a parent that is nil.
func Pages[P, V any](ctx context.Context, from *Nodes[P], to *Nodes[V], parents []*P, q store.Query) ([]*store.Page[V], error) {
	s := stepOf(from, "pages of "+string(to.kind), func() *step[P, *store.Query, *store.Page[V]] {
		return newStep(from.keys, func(ctx context.Context, keys []string, q *store.Query) (map[string]*store.Page[V], error) {
			return to.pages(ctx, from.kind, keys, *q)
		})
	})
	query, err := given(from, q)
	if err != nil {
		return nil, err
	}
	lists, err := s.load(ctx, &from.levels, parents, query)
	if err != nil {
		return nil, err
	}
	pages := make([]*store.Page[V], len(parents))
	for i, list := range lists {
		pages[i] = &store.Page[V]{}
		if len(list) > 0 {
			pages[i] = list[0]
		}
	}
	return pages, to.budget.spend(total(pages, func(p *store.Page[V]) int { return len(p.Items) }))
}

func total[T any](list []T, size func(T) int) int {
	sum := 0
	for _, v := range list {
		sum += size(v)
	}
	return sum
}

// pages reads a page for each key of a node of kind from.
func (n *Nodes[T]) pages(ctx context.Context, from store.Kind, keys []string, q store.Query) (map[string]*store.Page[T], error) {
	ctx, ended := n.batch(ctx, n.kind, len(keys))
	pages, err := n.list(ctx, scopes(from, keys), q)
	if ended(err); err != nil {
		return nil, err
	}
	out := make(map[string]*store.Page[T], len(pages))
	var nodes []*T
	for scope, page := range pages {
		out[scope.Key] = page
		nodes = append(nodes, page.Items...)
	}
	n.learn(nodes)
	return out, nil
}

// CountFrom counts the values of another kind in the list that begins at the
// parent, and in those of the parent's whole level with it.
func CountFrom[P, V any](ctx context.Context, from *Nodes[P], to *Nodes[V], parent *P, where store.Where) (int, error) {
	s := stepOf(from, "count of "+string(to.kind), func() *step[P, *store.Where, int] {
		return newStep(from.keys, func(ctx context.Context, keys []string, w *store.Where) (map[string]int, error) {
			ctx, ended := to.batch(ctx, to.kind, len(keys))
			counts, err := to.count(ctx, to.kind, scopes(from.kind, keys), *w)
			ended(err)
			out := make(map[string]int, len(counts))
			for scope, n := range counts {
				out[scope.Key] = n
			}
			return out, err
		})
	})
	w, err := given(from, where)
	if err != nil {
		return 0, err
	}
	counts, err := s.load(ctx, &from.levels, []*P{parent}, w)
	if err != nil {
		return 0, err
	}
	return counts[0][0], nil
}

// Versions returns the version of each parent, 0 where nothing was logged of it.
func Versions[P any](ctx context.Context, from *Nodes[P], parents []*P) ([]int, error) {
	s := stepOf(from, "versions", func() *step[P, struct{}, int] {
		return newStep(from.keys, func(ctx context.Context, keys []string, _ struct{}) (map[string]int, error) {
			ctx, ended := from.batch(ctx, from.kind, len(keys))
			versions, err := from.versions(ctx, from.kind, keys)
			ended(err)
			return versions, err
		})
	})
	lists, err := s.load(ctx, &from.levels, parents, struct{}{})
	if err != nil {
		return nil, err
	}
	versions := make([]int, len(parents))
	for i, list := range lists {
		if len(list) > 0 {
			versions[i] = list[0]
		}
	}
	return versions, nil
}

func (n *Nodes[T]) keys(node *T) []string { return []string{n.key(node)} }

func scopes(from store.Kind, keys []string) []store.Scope {
	out := make([]store.Scope, len(keys))
	for i, key := range keys {
		out[i] = store.Scope{From: from, Key: key}
	}
	return out
}

// stepOf returns the step of the name that begins at the kind, made at first use.
func stepOf[P any, A comparable, V any](from *Nodes[P], name string, make func() *step[P, A, V]) *step[P, A, V] {
	from.mu.Lock()
	defer from.mu.Unlock()
	s, ok := from.steps[name].(*step[P, A, V])
	if !ok {
		s = make()
		from.steps[name] = s
	}
	return s
}

// given returns one pointer for all arguments that are equal: a batch compares
// arguments, and a query is no comparable value.
func given[P, A any](from *Nodes[P], arguments A) (*A, error) {
	text, err := json.Marshal(arguments)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", store.ErrBadQuery, err)
	}
	name := fmt.Sprintf("%T %s", arguments, text)
	from.mu.Lock()
	defer from.mu.Unlock()
	p, ok := from.given[name].(*A)
	if !ok {
		p = &arguments
		from.given[name] = p
	}
	return p, nil
}
