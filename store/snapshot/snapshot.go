// Package snapshot holds a graph in memory and reads it as a store does: a
// store.Reader over an org.Matrix, to which storetest's cases of reading apply.
package snapshot

import (
	"cmp"
	"context"
	"iter"
	"slices"

	"orgraph/org"
	"orgraph/store"
)

// A Snapshot is a graph at one moment. Any number of goroutines may read it at
// once; what it returns is shared between them and read-only. It has no log:
// its changes are none, and so are its versions.
type Snapshot struct {
	matrix org.Matrix

	models           *table[org.Model]
	roles            *table[org.Role]
	responsibilities *table[org.Responsibility]
	tradeoffs        *table[org.Tradeoff]
	sources          *table[org.Source]
	assignments      *table[org.Assignment]
	ownerships       *table[org.Ownership]
	delegations      *table[org.Delegation]
	roleCombinations *table[org.RoleCombination]
	scenarios        *table[org.Scenario]
	changes          *table[store.Change]
}

var (
	_ store.Reader = (*Snapshot)(nil)
	_ store.Lookup = (*Snapshot)(nil)
)

// New returns a snapshot of the matrix, which is not changed afterwards. It
// takes time and memory in proportion to the matrix.
func New(m org.Matrix) *Snapshot {
	s := &Snapshot{
		models:           newTable(store.KindModel, m.Models, func(v *org.Model) string { return v.Key }),
		roles:            newTable(store.KindRole, m.Roles, func(v *org.Role) string { return v.Key }),
		responsibilities: newTable(store.KindResponsibility, m.Responsibilities, func(v *org.Responsibility) string { return v.Key }),
		tradeoffs:        newTable(store.KindTradeoff, m.Tradeoffs, func(v *org.Tradeoff) string { return v.Key }),
		sources:          newTable(store.KindSource, m.Sources, func(v *org.Source) string { return v.Key }),
		assignments:      newTable(store.KindAssignment, m.Assignments, func(v *org.Assignment) string { return v.ID() }),
		ownerships:       newTable(store.KindOwnership, m.Ownerships, func(v *org.Ownership) string { return v.ID() }),
		delegations:      newTable(store.KindDelegation, m.Delegations, func(v *org.Delegation) string { return v.ID() }),
		roleCombinations: newTable(store.KindRoleCombination, m.RoleCombinations, func(v *org.RoleCombination) string { return v.ID() }),
		scenarios:        newTable(store.KindScenario, m.Scenarios, func(v *org.Scenario) string { return v.Key }),
		changes:          newTable(store.KindChange, nil, func(v *store.Change) string { return v.ID() }),
	}
	s.matrix = org.Matrix{
		Models: s.models.values, Roles: s.roles.values, Responsibilities: s.responsibilities.values,
		Tradeoffs: s.tradeoffs.values, Sources: s.sources.values, Assignments: s.assignments.values,
		Ownerships: s.ownerships.values, Delegations: s.delegations.values, RoleCombinations: s.roleCombinations.values,
		Scenarios: s.scenarios.values,
	}
	s.index()
	return s
}

// index puts each value into the lists that begin at a node, as
// [store.Kind.Scopes] defines them.
func (s *Snapshot) index() {
	owning := map[string][]string{}  // by model: the roles that own something in it
	owned := map[string][]string{}   // by role: the models in which it does
	holding := map[string][]string{} // by cell: its owners
	for _, o := range s.matrix.Ownerships {
		owning[o.Model] = append(owning[o.Model], o.Role)
		owned[o.Role] = append(owned[o.Role], o.Model)
		holding[o.AssignmentID()] = append(holding[o.AssignmentID()], o.Role)
	}
	citing := map[string][]store.Scope{}         // by source: where lists of sources begin that hold it
	about := map[store.Kind]map[string][]string{ // by kind and key: the tradeoffs that mention it
		store.KindModel: {}, store.KindRole: {}, store.KindResponsibility: {},
	}
	for _, m := range s.matrix.Models {
		for _, source := range m.Sources {
			citing[source] = append(citing[source], store.Scope{From: store.KindModel, Key: m.Key})
		}
	}
	mention := func(kind store.Kind, keys []string, tradeoff string) {
		for _, key := range keys {
			about[kind][key] = append(about[kind][key], tradeoff)
		}
	}
	for _, t := range s.matrix.Tradeoffs {
		mention(store.KindModel, t.Models, t.Key)
		mention(store.KindRole, t.Roles, t.Key)
		mention(store.KindResponsibility, t.Responsibilities, t.Key)
		for _, source := range t.Sources {
			citing[source] = append(citing[source], store.Scope{From: store.KindTradeoff, Key: t.Key})
		}
	}

	s.models.index(func(v *org.Model, from func(store.Kind, ...string)) {
		from(store.KindRole, owning[v.Key]...)
		from(store.KindSource, v.Sources...)
		from(store.KindTradeoff, about[store.KindModel][v.Key]...)
	})
	s.roles.index(func(v *org.Role, from func(store.Kind, ...string)) {
		from(store.KindModel, owned[v.Key]...)
		from(store.KindRole, v.Narrows...)
		from(store.KindTradeoff, about[store.KindRole][v.Key]...)
	})
	s.responsibilities.index(func(v *org.Responsibility, from func(store.Kind, ...string)) {
		from(store.KindTradeoff, about[store.KindResponsibility][v.Key]...)
	})
	s.tradeoffs.index(func(v *org.Tradeoff, from func(store.Kind, ...string)) {
		from(store.KindModel, v.Models...)
		from(store.KindRole, v.Roles...)
		from(store.KindResponsibility, v.Responsibilities...)
		from(store.KindSource, v.Sources...)
	})
	s.sources.index(func(v *org.Source, from func(store.Kind, ...string)) {
		for _, scope := range citing[v.Key] {
			from(scope.From, scope.Key)
		}
	})
	s.assignments.index(func(v *org.Assignment, from func(store.Kind, ...string)) {
		from(store.KindModel, v.Model)
		from(store.KindResponsibility, v.Responsibility)
		from(store.KindRole, holding[v.ID()]...)
		from(store.KindSource, v.Source)
	})
	s.ownerships.index(func(v *org.Ownership, from func(store.Kind, ...string)) {
		from(store.KindModel, v.Model)
		from(store.KindRole, v.Role)
		from(store.KindResponsibility, v.Responsibility)
		from(store.KindAssignment, v.AssignmentID())
	})
	s.delegations.index(func(v *org.Delegation, from func(store.Kind, ...string)) {
		from(store.KindModel, v.Model)
		from(store.KindResponsibility, v.Responsibility)
		from(store.KindRole, v.Role)
	})
	s.scenarios.index(func(*org.Scenario, func(store.Kind, ...string)) {})
	s.roleCombinations.index(func(v *org.RoleCombination, from func(store.Kind, ...string)) {
		from(store.KindModel, v.Model)
		from(store.KindRole, v.Role)
	})
}

// Node implements store.Lookup.
func (s *Snapshot) Node(kind store.Kind, key string) any {
	switch kind {
	case store.KindModel:
		return s.models.node(key)
	case store.KindRole:
		return s.roles.node(key)
	case store.KindResponsibility:
		return s.responsibilities.node(key)
	case store.KindTradeoff:
		return s.tradeoffs.node(key)
	case store.KindSource:
		return s.sources.node(key)
	default:
		return nil
	}
}

// List implements store.Lookup.
func (s *Snapshot) List(kind store.Kind, scope store.Scope) []any {
	switch kind {
	case store.KindModel:
		return s.models.from(scope)
	case store.KindRole:
		return s.roles.from(scope)
	case store.KindResponsibility:
		return s.responsibilities.from(scope)
	case store.KindTradeoff:
		return s.tradeoffs.from(scope)
	case store.KindSource:
		return s.sources.from(scope)
	case store.KindAssignment:
		return s.assignments.from(scope)
	case store.KindOwnership:
		return s.ownerships.from(scope)
	case store.KindDelegation:
		return s.delegations.from(scope)
	case store.KindRoleCombination:
		return s.roleCombinations.from(scope)
	case store.KindScenario:
		return s.scenarios.from(scope)
	default:
		return nil
	}
}

// Models implements store.Reader.
func (s *Snapshot) Models(ctx context.Context, keys []string) (map[string]*org.Model, error) {
	return s.models.read(ctx, keys)
}

// Roles implements store.Reader.
func (s *Snapshot) Roles(ctx context.Context, keys []string) (map[string]*org.Role, error) {
	return s.roles.read(ctx, keys)
}

// Responsibilities implements store.Reader.
func (s *Snapshot) Responsibilities(ctx context.Context, keys []string) (map[string]*org.Responsibility, error) {
	return s.responsibilities.read(ctx, keys)
}

// Tradeoffs implements store.Reader.
func (s *Snapshot) Tradeoffs(ctx context.Context, keys []string) (map[string]*org.Tradeoff, error) {
	return s.tradeoffs.read(ctx, keys)
}

// Sources implements store.Reader.
func (s *Snapshot) Sources(ctx context.Context, keys []string) (map[string]*org.Source, error) {
	return s.sources.read(ctx, keys)
}

// Assignments implements store.Reader.
func (s *Snapshot) Assignments(ctx context.Context, ids []string) (map[string]*org.Assignment, error) {
	return s.assignments.read(ctx, ids)
}

// Ownerships implements store.Reader.
func (s *Snapshot) Ownerships(ctx context.Context, ids []string) (map[string]*org.Ownership, error) {
	return s.ownerships.read(ctx, ids)
}

// Delegations implements store.Reader.
func (s *Snapshot) Delegations(ctx context.Context, ids []string) (map[string]*org.Delegation, error) {
	return s.delegations.read(ctx, ids)
}

// RoleCombinations implements store.Reader.
func (s *Snapshot) RoleCombinations(ctx context.Context, ids []string) (map[string]*org.RoleCombination, error) {
	return s.roleCombinations.read(ctx, ids)
}

// Scenarios implements store.Reader.
func (s *Snapshot) Scenarios(ctx context.Context, keys []string) (map[string]*org.Scenario, error) {
	return s.scenarios.read(ctx, keys)
}

// Changes implements store.Reader. There are none.
func (s *Snapshot) Changes(ctx context.Context, ids []string) (map[string]*store.Change, error) {
	return s.changes.read(ctx, ids)
}

// ListModels implements store.Reader.
func (s *Snapshot) ListModels(ctx context.Context, scopes []store.Scope, q store.Query) (map[store.Scope]*store.Page[org.Model], error) {
	return s.models.list(ctx, s, scopes, q)
}

// ListRoles implements store.Reader.
func (s *Snapshot) ListRoles(ctx context.Context, scopes []store.Scope, q store.Query) (map[store.Scope]*store.Page[org.Role], error) {
	return s.roles.list(ctx, s, scopes, q)
}

// ListResponsibilities implements store.Reader.
func (s *Snapshot) ListResponsibilities(ctx context.Context, scopes []store.Scope, q store.Query) (map[store.Scope]*store.Page[org.Responsibility], error) {
	return s.responsibilities.list(ctx, s, scopes, q)
}

// ListTradeoffs implements store.Reader.
func (s *Snapshot) ListTradeoffs(ctx context.Context, scopes []store.Scope, q store.Query) (map[store.Scope]*store.Page[org.Tradeoff], error) {
	return s.tradeoffs.list(ctx, s, scopes, q)
}

// ListSources implements store.Reader.
func (s *Snapshot) ListSources(ctx context.Context, scopes []store.Scope, q store.Query) (map[store.Scope]*store.Page[org.Source], error) {
	return s.sources.list(ctx, s, scopes, q)
}

// ListAssignments implements store.Reader.
func (s *Snapshot) ListAssignments(ctx context.Context, scopes []store.Scope, q store.Query) (map[store.Scope]*store.Page[org.Assignment], error) {
	return s.assignments.list(ctx, s, scopes, q)
}

// ListOwnerships implements store.Reader.
func (s *Snapshot) ListOwnerships(ctx context.Context, scopes []store.Scope, q store.Query) (map[store.Scope]*store.Page[org.Ownership], error) {
	return s.ownerships.list(ctx, s, scopes, q)
}

// ListDelegations implements store.Reader.
func (s *Snapshot) ListDelegations(ctx context.Context, scopes []store.Scope, q store.Query) (map[store.Scope]*store.Page[org.Delegation], error) {
	return s.delegations.list(ctx, s, scopes, q)
}

// ListRoleCombinations implements store.Reader.
func (s *Snapshot) ListRoleCombinations(ctx context.Context, scopes []store.Scope, q store.Query) (map[store.Scope]*store.Page[org.RoleCombination], error) {
	return s.roleCombinations.list(ctx, s, scopes, q)
}

// ListScenarios implements store.Reader.
func (s *Snapshot) ListScenarios(ctx context.Context, scopes []store.Scope, q store.Query) (map[store.Scope]*store.Page[org.Scenario], error) {
	return s.scenarios.list(ctx, s, scopes, q)
}

// ListChanges implements store.Reader. There are none.
func (s *Snapshot) ListChanges(ctx context.Context, scopes []store.Scope, q store.Query) (map[store.Scope]*store.Page[store.Change], error) {
	return s.changes.list(ctx, s, scopes, q)
}

// Count implements store.Reader.
func (s *Snapshot) Count(ctx context.Context, kind store.Kind, scopes []store.Scope, where store.Where) (map[store.Scope]int, error) {
	switch kind {
	case store.KindModel:
		return s.models.count(ctx, s, scopes, where)
	case store.KindRole:
		return s.roles.count(ctx, s, scopes, where)
	case store.KindResponsibility:
		return s.responsibilities.count(ctx, s, scopes, where)
	case store.KindTradeoff:
		return s.tradeoffs.count(ctx, s, scopes, where)
	case store.KindSource:
		return s.sources.count(ctx, s, scopes, where)
	case store.KindAssignment:
		return s.assignments.count(ctx, s, scopes, where)
	case store.KindOwnership:
		return s.ownerships.count(ctx, s, scopes, where)
	case store.KindDelegation:
		return s.delegations.count(ctx, s, scopes, where)
	case store.KindRoleCombination:
		return s.roleCombinations.count(ctx, s, scopes, where)
	case store.KindScenario:
		return s.scenarios.count(ctx, s, scopes, where)
	default:
		return s.changes.count(ctx, s, scopes, where)
	}
}

// AggregateOwnerships implements store.Reader.
func (s *Snapshot) AggregateOwnerships(ctx context.Context, scopes []store.Scope, where store.Where, by []store.Field) (map[store.Scope]*store.Aggregate, error) {
	if err := store.CheckAggregate(scopes, where, by); err != nil {
		return nil, err
	}
	out := make(map[store.Scope]*store.Aggregate, len(scopes))
	for _, scope := range scopes {
		var list []*org.Ownership
		for _, o := range s.ownerships.byScope[scope] {
			if where.Takes(o, s) {
				list = append(list, o)
			}
		}
		var err error
		if out[scope], err = store.AggregateOf(list, by); err != nil {
			return nil, err
		}
	}
	return out, ctx.Err()
}

// Search implements store.Reader.
func (s *Snapshot) Search(ctx context.Context, terms []string, kinds []store.Kind) ([]store.Candidate, error) {
	var found []store.Candidate
	for _, kind := range kinds {
		for _, v := range s.List(kind, store.All) {
			if len(found) < store.MaxCandidates && store.Document(v).Score(terms) > 0 {
				found = append(found, store.Candidate{Kind: kind, Key: store.ScopeOf(v).Key})
			}
		}
	}
	return found, ctx.Err()
}

// Versions implements store.Reader. There are none.
func (s *Snapshot) Versions(ctx context.Context, _ store.Kind, _ []string) (map[string]int, error) {
	return map[string]int{}, ctx.Err()
}

// Head implements store.Reader. There is none.
func (s *Snapshot) Head(ctx context.Context) (sequence int, time string, err error) {
	return 0, "", ctx.Err()
}

// Flaws implements store.Reader. There are none.
func (s *Snapshot) Flaws(ctx context.Context) ([]store.Flaw, error) { return nil, ctx.Err() }

// Receipts implements store.Reader. There are none.
func (s *Snapshot) Receipts(ctx context.Context) ([]store.Receipt, error) { return nil, ctx.Err() }

// Columns implements store.Reader.
func (s *Snapshot) Columns(ctx context.Context, models []string) iter.Seq2[org.Column, error] {
	return func(yield func(org.Column, error) bool) {
		m, err := s.Matrix(ctx, models)
		if err != nil {
			yield(org.Column{}, err)
			return
		}
		for _, c := range m.Columns() {
			if !yield(c, nil) {
				return
			}
		}
	}
}

// Matrix implements store.Reader.
func (s *Snapshot) Matrix(ctx context.Context, models []string) (org.Matrix, error) {
	if err := ctx.Err(); err != nil {
		return org.Matrix{}, err
	}
	if models == nil {
		return s.matrix, nil
	}
	in := map[string]bool{}
	for _, key := range models {
		in[key] = true
	}
	roles, responsibilities, sources := map[string]bool{}, map[string]bool{}, map[string]bool{}
	mention := func(set map[string]bool, keys ...string) {
		for _, key := range keys {
			set[key] = true
		}
	}
	m := org.Matrix{
		Models:           keep(s.matrix.Models, func(v org.Model) bool { return in[v.Key] }),
		Assignments:      keep(s.matrix.Assignments, func(v org.Assignment) bool { return in[v.Model] }),
		Ownerships:       keep(s.matrix.Ownerships, func(v org.Ownership) bool { return in[v.Model] }),
		Delegations:      keep(s.matrix.Delegations, func(v org.Delegation) bool { return in[v.Model] }),
		RoleCombinations: keep(s.matrix.RoleCombinations, func(v org.RoleCombination) bool { return in[v.Model] }),
		Tradeoffs: keep(s.matrix.Tradeoffs, func(v org.Tradeoff) bool {
			return slices.ContainsFunc(v.Models, func(key string) bool { return in[key] })
		}),
	}
	for _, v := range m.Models {
		mention(sources, v.Sources...)
	}
	for _, v := range m.Assignments {
		mention(responsibilities, v.Responsibility)
		mention(sources, v.Source)
	}
	for _, v := range m.Ownerships {
		mention(roles, v.Role)
	}
	for _, v := range m.Delegations {
		mention(roles, v.Role, v.Delegate)
		mention(responsibilities, v.Responsibility)
	}
	for _, v := range m.RoleCombinations {
		mention(roles, v.Role, v.AlsoHolds)
	}
	for i, v := range m.Tradeoffs {
		mention(roles, v.Roles...)
		mention(responsibilities, v.Responsibilities...)
		mention(sources, v.Sources...)
		m.Tradeoffs[i].Models = slices.Clone(v.Models) // CloseMatrix leaves some out
	}
	s.mentionNarrowed(roles)
	m.Roles = keep(s.matrix.Roles, func(v org.Role) bool { return roles[v.Key] })
	m.Responsibilities = keep(s.matrix.Responsibilities, func(v org.Responsibility) bool { return responsibilities[v.Key] })
	m.Sources = keep(s.matrix.Sources, func(v org.Source) bool { return sources[v.Key] })
	return store.CloseMatrix(m), nil
}

// mentionNarrowed adds the roles that those in the set narrow, and so on.
func (s *Snapshot) mentionNarrowed(roles map[string]bool) {
	var todo []string
	for key := range roles {
		todo = append(todo, key)
	}
	for len(todo) > 0 {
		role := s.roles.byKey[todo[0]]
		todo = todo[1:]
		if role == nil {
			continue
		}
		for _, key := range role.Narrows {
			if !roles[key] {
				roles[key] = true
				todo = append(todo, key)
			}
		}
	}
}

// keep returns a list of its own of the values that take takes.
func keep[T any](list []T, take func(T) bool) []T {
	var out []T
	for _, v := range list {
		if take(v) {
			out = append(out, v)
		}
	}
	return out
}

// A table holds the values of one kind.
type table[T any] struct {
	kind    store.Kind
	values  []T // in natural order
	byKey   map[string]*T
	byScope map[store.Scope][]*T // in natural order
}

func newTable[T any](kind store.Kind, values []T, key func(*T) string) *table[T] {
	t := &table[T]{kind: kind, values: slices.Clone(values), byKey: make(map[string]*T, len(values)), byScope: map[store.Scope][]*T{}}
	plan, err := store.Query{}.Plan(kind, nil)
	if err != nil {
		panic("store: the natural order of " + string(kind) + ": " + err.Error())
	}
	slices.SortFunc(t.values, func(a, b T) int { // linear where they are in order, as stores return them
		for _, term := range plan.Order { // of which none is computed
			if c := direct(term, store.Get(&a, term.Field), store.Get(&b, term.Field)); c != 0 {
				return c
			}
		}
		return 0
	})
	all := make([]*T, len(values))
	for i := range t.values {
		all[i] = &t.values[i]
		t.byKey[key(all[i])] = all[i]
	}
	t.byScope[store.All] = all
	return t
}

// index puts each value into the lists that begin at what scopes names.
func (t *table[T]) index(scopes func(v *T, from func(store.Kind, ...string))) {
	for i := range t.values {
		v := &t.values[i]
		scopes(v, func(kind store.Kind, keys ...string) {
			for _, key := range keys {
				scope := store.Scope{From: kind, Key: key}
				list := t.byScope[scope]
				if key != "" && (len(list) == 0 || list[len(list)-1] != v) { // each once
					t.byScope[scope] = append(list, v)
				}
			}
		})
	}
}

// from returns the list that begins at the scope.
func (t *table[T]) from(scope store.Scope) []any {
	list := make([]any, len(t.byScope[scope]))
	for i, v := range t.byScope[scope] {
		list[i] = v
	}
	return list
}

func (t *table[T]) node(key string) any {
	if v, ok := t.byKey[key]; ok {
		return v
	}
	return nil
}

func (t *table[T]) read(ctx context.Context, keys []string) (map[string]*T, error) {
	found := make(map[string]*T, len(keys))
	for _, key := range keys {
		if v, ok := t.byKey[key]; ok {
			found[key] = v
		}
	}
	return found, ctx.Err()
}

func (t *table[T]) list(ctx context.Context, s *Snapshot, scopes []store.Scope, q store.Query) (map[store.Scope]*store.Page[T], error) {
	plan, err := q.Plan(t.kind, scopes)
	if err != nil {
		return nil, err
	}
	pages := make(map[store.Scope]*store.Page[T], len(scopes))
	for _, scope := range scopes {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if pages[scope] != nil {
			continue
		}
		var rows []row[T]
		for _, v := range t.byScope[scope] {
			if !plan.Where.Takes(v, s) {
				continue
			}
			r := newRow(plan, v, s)
			if (plan.After == nil || compare(plan.Order, r.values, plan.After) > 0) && (plan.Until == nil || compare(plan.Order, r.values, plan.Until) < 0) {
				rows = append(rows, r)
			}
		}
		slices.SortFunc(rows, func(a, b row[T]) int { return compare(plan.Order, a.values, b.values) })
		rows = rows[:min(len(rows), plan.Limit)]
		items, counts := make([]*T, len(rows)), make([][]int, len(rows))
		for i, r := range rows {
			items[i], counts[i] = r.item, r.counts
		}
		pages[scope] = store.NewPage(plan, items, counts...)
	}
	return pages, ctx.Err()
}

func (t *table[T]) count(ctx context.Context, s *Snapshot, scopes []store.Scope, where store.Where) (map[store.Scope]int, error) {
	if _, err := (store.Query{Where: where}).Plan(t.kind, scopes); err != nil {
		return nil, err
	}
	counts := make(map[store.Scope]int, len(scopes))
	for _, scope := range scopes {
		n := 0
		for _, v := range t.byScope[scope] {
			if where.Takes(v, s) {
				n++
			}
		}
		counts[scope] = n
	}
	return counts, ctx.Err()
}

// A row is a value with those of the properties that it is ordered by.
type row[T any] struct {
	item   *T
	values []any
	counts []int // those that are computed
}

func newRow[T any](plan *store.Plan, v *T, g store.Lookup) row[T] {
	r := row[T]{item: v, values: make([]any, len(plan.Order))}
	for i, t := range plan.Order {
		r.values[i] = store.Value(v, t.Field, g)
		if _, ok := plan.Kind.Computed(t.Field); ok {
			r.counts = append(r.counts, r.values[i].(int))
		}
	}
	return r
}

// compare compares the values of two rows in the order.
func compare(order []store.Term, a, b []any) int {
	for i, term := range order {
		if c := direct(term, a[i], b[i]); c != 0 {
			return c
		}
	}
	return 0
}

func direct(term store.Term, a, b any) int {
	var c int
	if text, ok := a.(string); ok {
		c = cmp.Compare(text, b.(string))
	} else {
		c = cmp.Compare(a.(int), b.(int))
	}
	if term.Direction == store.Descending {
		return -c
	}
	return c
}
