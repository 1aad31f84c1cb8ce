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

	"orgraph/analysis"
	"orgraph/edit"
	"orgraph/graph/generated"
	"orgraph/graph/relay"
	"orgraph/loaders"
	"orgraph/org"
	"orgraph/store"
	"orgraph/store/snapshot"
)

// ref returns the node under a key that a value of the level refers to, nil for no
// key. The level's nodes of the kind are read at once.
func ref[T any](ctx context.Context, level *relay.Level, nodes *loaders.Nodes[T], key string) (*T, error) {
	if key == "" {
		return nil, nil //nolint:nilnil // GraphQL's null
	}
	list, err := refs(ctx, level, nodes, []string{key})
	if err != nil || len(list) == 0 {
		return nil, err
	}
	return list[0], nil
}

// refs is ref for several keys, passing over those without a node.
func refs[T any](ctx context.Context, level *relay.Level, nodes *loaders.Nodes[T], keys []string) ([]*T, error) {
	err := level.Once(nodes.Kind(), func(keys []string) error {
		_, err := nodes.Read(ctx, keys)
		return err
	})
	if err != nil {
		return nil, err
	}
	found, err := nodes.Read(ctx, keys)
	if err != nil {
		return nil, err
	}
	list := make([]*T, 0, len(keys))
	for _, key := range keys {
		if v := found[key]; v != nil {
			list = append(list, v)
		}
	}
	return list, loaders.From(ctx).Spend(len(list))
}

// rows returns all responsibilities.
func rows(ctx context.Context, r store.Reader) ([]org.Responsibility, error) {
	pages, err := r.ListResponsibilities(ctx, []store.Scope{store.All}, store.Query{Paging: store.Everything()})
	if err != nil {
		return nil, err
	}
	return valuesOf(pages[store.All]), nil
}

// responsibilities returns the keys of all responsibilities, in their order.
func responsibilities(ctx context.Context, r store.Reader) ([]string, error) {
	list, err := rows(ctx, r)
	return analysis.KeysInOrder(list), err
}

// columns returns the columns of the models, by key, all where models is nil. A key
// that names nothing is an error.
func columns(ctx context.Context, r store.Reader, argument string, models []string) ([]org.Column, error) {
	var list []org.Column
	for c, err := range r.Columns(ctx, models) {
		if err != nil {
			return nil, err
		}
		list = append(list, c)
	}
	return list, allAmong(argument, models, func(yield func(string) bool) {
		for _, c := range list {
			if !yield(c.Model) {
				return
			}
		}
	})
}

// rank ranks the models that the loaders' reader holds. The columns are not kept.
func rank(ctx context.Context, models []string, p analysis.Preferences, method analysis.Method) (*relay.Ranking, error) {
	reader := loaders.From(ctx).Reader()
	keys, err := responsibilities(ctx, reader)
	if err != nil {
		return nil, err
	}
	d, err := analysis.NewDecision(keys, p)
	if err != nil {
		return nil, err
	}
	for c, err := range reader.Columns(ctx, models) {
		if err != nil {
			return nil, err
		}
		d.Add(c)
	}
	if err := allAmong("models", models, slices.Values(d.Models())); err != nil {
		return nil, err
	}
	r, err := d.Rank(method)
	if err != nil {
		return nil, err
	}
	return relay.NewRanking(r, keys, p), nil
}

func (r *Resolver) rank(ctx context.Context, models []string, in *relay.Preferences, method analysis.Method, asOf *string) (*relay.Ranking, error) {
	if err := r.at(ctx, asOf); err != nil {
		return nil, err
	}
	p, err := in.Values()
	if err != nil {
		return nil, err
	}
	return rank(ctx, models, p, method)
}

// A rankedPlace is where a model stands in a ranking, however many stand before it: by
// its score, of those that share a rank the highest one, and its key.
type rankedPlace struct {
	Score float64
	Model string
}

func compareRanked(a, b rankedPlace) int {
	return cmp.Or(cmp.Compare(b.Score, a.Score), strings.Compare(a.Model, b.Model))
}

func (r *Resolver) rankedModels(ctx context.Context, of *relay.Ranking, paging store.Paging, after, before *store.Cursor) (*relay.Connection[relay.RankedModel], error) {
	highest := map[int]float64{} // by rank
	for _, m := range of.Models {
		if score, there := highest[m.Rank]; !there || m.Score > score {
			highest[m.Rank] = m.Score
		}
	}
	place := func(m analysis.Ranked) rankedPlace { return rankedPlace{highest[m.Rank], m.Model} }
	return pageOf(ctx, r, "ranking", of.Models, place, compareRanked, of.Page, paging, after, before)
}

func (r *Resolver) front(ctx context.Context, of *relay.Ranking, paging store.Paging, after, before *store.Cursor) (*relay.Connection[relay.RankedModel], error) {
	front := map[string]bool{}
	for _, key := range of.Decision().Front() {
		front[key] = true
	}
	models := slices.DeleteFunc(slices.Clone(of.Models), func(m analysis.Ranked) bool { return !front[m.Model] })
	slices.SortFunc(models, func(a, b analysis.Ranked) int { return strings.Compare(a.Model, b.Model) })
	return pageOf(ctx, r, "front", models, func(m analysis.Ranked) string { return m.Model }, strings.Compare, of.Page, paging, after, before)
}

// pageOf answers a page of a sorted list of which the whole was found. Place tells
// what a value is sorted by, and stands in cursors with the list's name; page makes
// the answer's values of those on the page.
func pageOf[T, P, V any](ctx context.Context, r *Resolver, name string, sorted []T, place func(T) P, compare func(a, b P) int,
	page func([]T) []*V, paging store.Paging, after, before *store.Cursor,
) (*relay.Connection[V], error) {
	q, err := r.query(store.Where{}, nil, paging, after, before)
	if err != nil {
		return nil, err
	}
	behind, ahead, err := places(q, func(c store.Cursor) (*P, error) { return placeOf[P](name, c) })
	if err != nil {
		return nil, err
	}
	all := make([]P, len(sorted))
	for i, v := range sorted {
		all[i] = place(v)
	}
	begin, end, more, err := window(all, compare, q.Paging, behind, ahead)
	if err != nil {
		return nil, err
	}
	out := &store.Page[V]{Items: page(sorted[begin:end]), HasNextPage: more.behind, HasPrevPage: more.before}
	for _, p := range all[begin:end] {
		out.Cursors = append(out.Cursors, cursorOf(name, p))
	}
	if err := loaders.From(ctx).Spend(len(out.Items)); err != nil {
		return nil, err
	}
	return relay.NewConnection(out, func(context.Context) (int, error) { return len(sorted), nil }), nil
}

// A cursor of a list that was found, and not read, is base64url of a JSON array: the
// list's name and the place.
func cursorOf[P any](name string, place P) store.Cursor {
	text, err := json.Marshal([]any{name, place})
	if err != nil {
		panic(fmt.Sprintf("graph: a place does not marshal: %v", err))
	}
	return store.Cursor(base64.RawURLEncoding.EncodeToString(text))
}

func placeOf[P any](name string, c store.Cursor) (*P, error) {
	var parts []json.RawMessage
	var of string
	var place P
	text, err := base64.RawURLEncoding.DecodeString(string(c))
	if err == nil {
		err = json.Unmarshal(text, &parts)
	}
	if err == nil && len(parts) == 2 {
		err = errors.Join(json.Unmarshal(parts[0], &of), json.Unmarshal(parts[1], &place))
	}
	if err != nil || of != name {
		return nil, fmt.Errorf("%w: it is damaged, or belongs to another list; use a cursor as it came from this one", store.ErrBadCursor)
	}
	return &place, nil
}

// maxDominance is how many models a list of dominance names.
const maxDominance = 100

func dominance(ctx context.Context, models []*relay.RankedModel, first int, choose func(dominates, by []string) []string) ([]*relay.Dominance, error) {
	if err := within("first", first, maxDominance); err != nil || len(models) == 0 {
		return nil, err
	}
	// Each is compared with all that are ranked.
	if err := loaders.From(ctx).Spend(len(models) * len(models[0].Of.Models) / pairsPerNode); err != nil {
		return nil, err
	}
	level, out := relay.NewLevel(), make([]*relay.Dominance, len(models))
	for i, m := range models {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		dominates, by, err := m.Of.Decision().Dominance(m.Model)
		if err != nil {
			return nil, err
		}
		list := choose(dominates, by)
		slices.Sort(list)
		out[i] = &relay.Dominance{Level: level, TotalCount: len(list), Keys: list[:min(first, len(list))]}
		level.Add(store.KindModel, out[i].Keys...)
	}
	return out, nil
}

// scoreIntervals reads the columns of the models again: a ranking does not keep them.
func scoreIntervals(ctx context.Context, models []*relay.RankedModel, uncertain []*analysis.UncertainQuality) ([]*analysis.ScoreInterval, error) {
	if len(models) == 0 {
		return nil, nil
	}
	of := models[0].Of
	keys := make([]string, len(models))
	for i, m := range models {
		keys[i] = m.Model
	}
	list, err := columns(ctx, loaders.From(ctx).Reader(), "models", keys)
	if err != nil {
		return nil, err
	}
	qualities := make([]analysis.UncertainQuality, len(uncertain))
	for i, u := range uncertain {
		qualities[i] = *u
	}
	intervals, err := analysis.ScoreIntervals(list, of.Responsibilities, of.Preferences, of.Method, qualities)
	if err != nil {
		return nil, err
	}
	out := make([]*analysis.ScoreInterval, len(models))
	for i, m := range models {
		at := slices.IndexFunc(intervals, func(s analysis.ScoreInterval) bool { return s.Model == m.Model })
		out[i] = &intervals[at]
	}
	return out, nil
}

func stability(of *relay.Ranking, between []string) ([]*relay.WeightStability, error) {
	var list []analysis.Stability
	var err error
	switch {
	case between == nil:
		list, err = of.Stability()
	case len(between) == 2:
		list, err = of.StabilityBetween(between[0], between[1])
	default:
		err = fmt.Errorf("%w: between: there are %d keys; give those of two models", analysis.ErrBadInput, len(between))
	}
	if err != nil {
		return nil, err
	}
	level, out := relay.NewLevel(), make([]*relay.WeightStability, len(list))
	level.Add(store.KindResponsibility, of.Responsibilities...)
	for i, s := range list {
		level.Add(store.KindModel, s.Below, s.Above)
		out[i] = &relay.WeightStability{Stability: s, Level: level}
	}
	return out, nil
}

// comparisonsPerNode is how many scores random weights compare in about the time that it
// takes to load a node.
const comparisonsPerNode = 40_000

// pairsPerNode is the same of models that are compared with each other.
const pairsPerNode = 100

func acceptability(ctx context.Context, of *relay.Ranking, samples, seedOf int, concentration float64) (*relay.Acceptability, error) {
	if samples < 1 {
		return nil, fmt.Errorf("%w: samples: %d is less than 1", analysis.ErrBadInput, samples)
	}
	n := len(of.Models)
	work := min(float64(samples)*float64(n)*float64(n)/comparisonsPerNode, saturated)
	if err := loaders.From(ctx).Spend(n*n + int(work)); err != nil {
		return nil, err
	}
	a, err := of.Acceptability(ctx, analysis.WeightSampling{Samples: samples, Seed: uint64(seedOf), Concentration: concentration})
	if err != nil {
		return nil, err
	}
	out := &relay.Acceptability{Acceptability: a, Level: relay.NewLevel()}
	for _, m := range a.Models {
		out.Add(store.KindModel, m.Model)
	}
	return out, nil
}

// compareModels compares models of the reader.
func (r *Resolver) compareModels(ctx context.Context, models []string, in *relay.Preferences) (*relay.ModelComparison, error) {
	if len(models) > r.maxPageSize {
		return nil, fmt.Errorf("%w: models: %d keys are more than the %d that one comparison may hold; compare them in parts", store.ErrBadQuery, len(models), r.maxPageSize)
	}
	p, err := in.Values()
	if err != nil {
		return nil, err
	}
	m, err := loaders.From(ctx).Reader().Matrix(ctx, models)
	if err != nil {
		return nil, err
	}
	c, err := analysis.Compare(m, models)
	if err != nil {
		return nil, err
	}
	keys, err := responsibilities(ctx, loaders.From(ctx).Reader())
	if err != nil {
		return nil, err
	}
	list := m.Columns()
	at := func(key string) org.Column {
		return list[slices.IndexFunc(list, func(c org.Column) bool { return c.Model == key })]
	}
	others := make([]org.Column, 0, len(models)-1)
	for _, key := range models[1:] {
		others = append(others, at(key))
	}
	alike, err := analysis.Nearest(ctx, []org.Column{at(models[0])}, others, keys, p, 0)
	if err != nil {
		return nil, err
	}
	return relay.NewModelComparison(c, alike[0]), loaders.From(ctx).Spend(len(c.Rows) * len(models))
}

func (r *Resolver) similarModels(ctx context.Context, models []string, in *relay.Preferences, first int, asOf *string) ([]*relay.ModelSimilarity, error) {
	if err := cmp.Or(within("first", first, r.maxPageSize), r.at(ctx, asOf)); err != nil || first == 0 {
		return nil, err
	}
	p, err := in.Values()
	if err != nil {
		return nil, err
	}
	keys, list, err := judged(ctx, models)
	if err != nil {
		return nil, err
	}
	if err := loaders.From(ctx).Spend(first + len(list)*len(list)/(2*pairsPerNode)); err != nil {
		return nil, err
	}
	found, err := analysis.Similarities(ctx, list, keys, p, first)
	if err != nil {
		return nil, err
	}
	return relay.NewSimilarities(found, relay.NewLevel()), nil
}

// known returns an error for the first of the keys that names nothing.
func known[T any](ctx context.Context, argument string, nodes *loaders.Nodes[T], keys []string) error {
	found, err := nodes.Read(ctx, keys)
	if err != nil {
		return err
	}
	for _, key := range keys {
		if found[key] == nil {
			return noneWith(argument, key)
		}
	}
	return nil
}

// judged returns the keys of all responsibilities and the columns of the models.
func judged(ctx context.Context, models []string) (keys []string, list []org.Column, err error) {
	reader := loaders.From(ctx).Reader()
	if keys, err = responsibilities(ctx, reader); err != nil {
		return nil, nil, err
	}
	list, err = columns(ctx, reader, "models", models)
	return keys, list, err
}

// maxOwnResponsibilities bounds the rows of a matrix that is compared and not stored:
// its findings look at each two of them.
const maxOwnResponsibilities = 100

// nearestModels reads a matrix and compares its models with those there are. A role
// that the graph knows by the abbreviation alone is taken for that one; what else the
// matrix names otherwise than the graph is new.
func (r *Resolver) nearestModels(ctx context.Context, content string, format *string, in *relay.Preferences, maxLoad float64, first int) (*generated.NearestModels, error) {
	if err := within("first", first, r.maxPageSize); err != nil {
		return nil, err
	}
	if err := checkLoad(maxLoad); err != nil {
		return nil, err
	}
	p, err := in.Values()
	if err != nil {
		return nil, err
	}
	m, problems, err := (edit.ImportMatrix{Content: content, Format: format}).Read(ctx, r.store)
	if err != nil || len(problems) > 0 {
		return &generated.NearestModels{Matrices: []*generated.OwnMatrix{}, UserErrors: problems}, err
	}
	if n := len(m.Models); n > r.maxPageSize {
		return nil, fmt.Errorf("%w: content: the matrix has %d models and %d are the most that one answer compares; send it in parts", store.ErrBadQuery, n, r.maxPageSize)
	}
	if n := len(m.Responsibilities); n > maxOwnResponsibilities {
		return nil, fmt.Errorf("%w: content: the matrix has %d responsibilities and %d are the most that are compared", store.ErrBadQuery, n, maxOwnResponsibilities)
	}
	keys, list, err := judged(ctx, nil)
	if err != nil {
		return nil, err
	}
	keys = analysis.WithKeys(keys, m.Responsibilities)
	own := m.Columns()
	alike := make([][]analysis.Similarity, len(own))
	if first > 0 {
		if alike, err = analysis.Nearest(ctx, own, list, keys, p, first); err != nil {
			return nil, err
		}
	}
	out := &generated.NearestModels{UserErrors: []*edit.Problem{}}
	level := relay.NewLevel()
	for i, c := range own {
		near := []*relay.NearModel{}
		for _, s := range alike[i] {
			level.Add(store.KindModel, s.B)
			near = append(near, &relay.NearModel{Similarity: s, Level: level})
		}
		out.Matrices = append(out.Matrices, &generated.OwnMatrix{
			Name: m.Models[i].Name, Nearest: near, Findings: relay.NewFindings(analysis.Lint(c, keys, maxLoad)),
		})
	}
	return out, loaders.From(ctx).Spend(len(out.Matrices) * first)
}

func checkLoad(maxLoad float64) error {
	if !(maxLoad >= 0 && maxLoad <= 1) {
		return fmt.Errorf("%w: maxLoad: %v is not from 0 to 1; write 0.5 for half of the responsibilities", analysis.ErrBadInput, maxLoad)
	}
	return nil
}

// findings lints each of the models, by the rules, all where rules is nil.
func findings(ctx context.Context, models []*org.Model, maxLoad float64, rules []analysis.Rule) ([][]*relay.Finding, error) {
	if err := checkLoad(maxLoad); err != nil {
		return nil, err
	}
	wanted := make([]string, len(models))
	for i, m := range models {
		wanted[i] = m.Key
	}
	keys, list, err := judged(ctx, wanted)
	if err != nil {
		return nil, err
	}
	out := make([][]*relay.Finding, len(models))
	count := 0
	for i, m := range models {
		at := slices.IndexFunc(list, func(c org.Column) bool { return c.Model == m.Key })
		found := analysis.Lint(list[at], keys, maxLoad)
		if rules != nil {
			found = slices.DeleteFunc(found, func(f analysis.Finding) bool { return !slices.Contains(rules, f.Rule) })
		}
		out[i] = relay.NewFindings(found)
		count += len(out[i])
	}
	return out, loaders.From(ctx).Spend(count)
}

// A loadPlace is where a role stands among loads.
type loadPlace struct {
	Mean float64
	Role string
}

func (r *Resolver) roleLoads(ctx context.Context, models, roles []string, paging store.Paging, after, before *store.Cursor, asOf *string) (*relay.Connection[relay.RoleLoad], error) {
	if err := r.at(ctx, asOf); err != nil {
		return nil, err
	}
	keys, list, err := judged(ctx, models)
	if err != nil {
		return nil, err
	}
	if err := known(ctx, "roles", loaders.From(ctx).Roles, roles); err != nil {
		return nil, err
	}
	loads := analysis.Loads(list, keys)
	if roles != nil {
		loads = slices.DeleteFunc(loads, func(l analysis.RoleLoad) bool { return !slices.Contains(roles, l.Role) })
	}
	return pageOf(ctx, r, "roleLoads", loads, func(l analysis.RoleLoad) loadPlace { return loadPlace{l.Mean, l.Role} },
		func(a, b loadPlace) int { return cmp.Or(cmp.Compare(b.Mean, a.Mean), strings.Compare(a.Role, b.Role)) },
		func(page []analysis.RoleLoad) []*relay.RoleLoad {
			level, out := relay.NewLevel(), make([]*relay.RoleLoad, len(page))
			for i, l := range page {
				level.Add(store.KindRole, l.Role)
				out[i] = &relay.RoleLoad{RoleLoad: l, Level: level}
			}
			return out
		}, paging, after, before)
}

func (r *Resolver) modelLoads(ctx context.Context, loads []*relay.RoleLoad, paging store.Paging, after, before *store.Cursor) ([]*relay.Connection[relay.ModelLoad], error) {
	level, out := relay.NewLevel(), make([]*relay.Connection[relay.ModelLoad], len(loads))
	for i, l := range loads {
		var err error
		out[i], err = pageOf(ctx, r, "modelLoads", l.Models, func(m analysis.ModelLoad) string { return m.Model }, strings.Compare,
			func(page []analysis.ModelLoad) []*relay.ModelLoad {
				list := make([]*relay.ModelLoad, len(page))
				for j, m := range page {
					list[j] = relay.NewModelLoad(m, l.Role, level)
				}
				return list
			}, paging, after, before)
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (r *Resolver) orphaned(ctx context.Context, model, role string, asOf *string) ([]*org.Responsibility, error) {
	if err := r.at(ctx, asOf); err != nil {
		return nil, err
	}
	if _, err := loaders.From(ctx).Roles.ByKey(ctx, role); err != nil {
		return nil, fmt.Errorf("role: %w", err)
	}
	keys, list, err := judged(ctx, []string{model})
	if err != nil {
		return nil, err
	}
	return loaders.From(ctx).Responsibilities.ByKeys(ctx, analysis.Orphaned(list[0], role, keys))
}

func (r *Resolver) hardToFill(ctx context.Context, models []string, first int, asOf *string) ([]*relay.RoleDemand, error) {
	if err := cmp.Or(within("first", first, r.maxPageSize), r.at(ctx, asOf)); err != nil || first == 0 {
		return nil, err
	}
	keys, list, err := judged(ctx, models)
	if err != nil {
		return nil, err
	}
	found := analysis.HardToFill(list, keys, first)
	return relay.NewRoleDemands(found), loaders.From(ctx).Spend(len(found))
}

// A gapPlace is where a gap stands: by model, and in the order of the
// responsibilities.
type gapPlace struct {
	Model          string
	Ordinal        int // the responsibility's own
	Responsibility string
}

func (r *Resolver) gaps(ctx context.Context, models, chosen []string, kinds []analysis.Rule, paging store.Paging, after, before *store.Cursor, asOf *string) (*relay.Connection[relay.Gap], error) {
	if err := r.at(ctx, asOf); err != nil {
		return nil, err
	}
	reader := loaders.From(ctx).Reader()
	all, err := rows(ctx, reader)
	if err != nil {
		return nil, err
	}
	list, err := columns(ctx, reader, "models", models)
	if err != nil {
		return nil, err
	}
	keys, ordinals := analysis.KeysInOrder(all), map[string]int{}
	for _, v := range all {
		ordinals[v.Key] = v.Ordinal
	}
	if err := allAmong("responsibilities", chosen, slices.Values(keys)); err != nil {
		return nil, err
	}
	type gap struct {
		place gapPlace
		rule  analysis.Rule
	}
	var found []gap
	for _, c := range list {
		for _, key := range keys {
			if chosen != nil && !slices.Contains(chosen, key) {
				continue
			}
			if rule := analysis.GapOf(c, key); rule != "" && (kinds == nil || slices.Contains(kinds, rule)) {
				found = append(found, gap{gapPlace{c.Model, ordinals[key], key}, rule})
			}
		}
	}
	return pageOf(ctx, r, "gap", found, func(g gap) gapPlace { return g.place },
		func(a, b gapPlace) int {
			return cmp.Or(strings.Compare(a.Model, b.Model), cmp.Compare(a.Ordinal, b.Ordinal), strings.Compare(a.Responsibility, b.Responsibility))
		},
		func(page []gap) []*relay.Gap {
			level, out := relay.NewLevel(), make([]*relay.Gap, len(page))
			for i, g := range page {
				level.Add(store.KindModel, g.place.Model)
				level.Add(store.KindResponsibility, g.place.Responsibility)
				level.Add(store.KindAssignment, org.AssignmentID(g.place.Model, g.place.Responsibility))
				out[i] = &relay.Gap{Level: level, Rule: g.rule, Model: g.place.Model, Responsibility: g.place.Responsibility}
			}
			return out
		}, paging, after, before)
}

// journey takes the steps of a plan.
func journey(ctx context.Context, plan *analysis.TransitionPlan, in *relay.Preferences, costs *analysis.MoveCosts) (*relay.Journey, error) {
	p, err := in.Values()
	if err != nil {
		return nil, err
	}
	if costs == nil {
		costs = &analysis.DefaultMoveCosts
	}
	m, err := loaders.From(ctx).Reader().Matrix(ctx, []string{plan.From, plan.To})
	if err != nil {
		return nil, err
	}
	keys, err := responsibilities(ctx, loaders.From(ctx).Reader())
	if err != nil {
		return nil, err
	}
	j, err := analysis.Travel(m, keys, plan, p, *costs)
	if err != nil {
		return nil, err
	}
	return relay.NewJourney(j), loaders.From(ctx).Spend(len(j.Steps))
}

// suppose makes the field's loaders read a graph of the models in which the
// hypothetical one is stored.
func (r *Resolver) suppose(ctx context.Context, base string, changes []analysis.Change, newRoles []string, name string, models []string) (*relay.WhatIf, error) {
	if len(models) > r.maxPageSize {
		return nil, fmt.Errorf("%w: models: %d keys are more than the %d that one answer may hold; name fewer", store.ErrBadQuery, len(models), r.maxPageSize)
	}
	if models == nil {
		page, err := r.store.ListModels(ctx, []store.Scope{store.All}, store.Query{Paging: store.Paging{First: &r.maxPageSize}})
		if err != nil {
			return nil, err
		}
		for _, m := range page[store.All].Items {
			models = append(models, m.Key)
		}
	}
	taken, err := r.store.Models(ctx, []string{org.Key(name)})
	if err != nil {
		return nil, err
	}
	if len(taken) > 0 {
		return nil, fmt.Errorf("%w: name: there is a model %q already; give the hypothetical one another name", analysis.ErrBadInput, org.Key(name))
	}
	m, err := r.store.Matrix(ctx, append([]string{base}, models...))
	if err != nil {
		return nil, err
	}
	err = allAmong("models", models, func(yield func(string) bool) {
		for _, v := range m.Models {
			if !yield(v.Key) {
				return
			}
		}
	})
	if err != nil {
		return nil, err
	}
	// Changes may name what none of the models does yet.
	q := store.Query{Paging: store.Everything()}
	roles, err := r.store.ListRoles(ctx, []store.Scope{store.All}, q)
	if err != nil {
		return nil, err
	}
	rows, err := r.store.ListResponsibilities(ctx, []store.Scope{store.All}, q)
	if err != nil {
		return nil, err
	}
	m.Roles, m.Responsibilities = valuesOf(roles[store.All]), valuesOf(rows[store.All])
	if m, err = analysis.Suppose(m, base, name, newRoles, changes); err != nil {
		return nil, err
	}
	loaders.From(ctx).ReadFrom(snapshot.New(m))
	return &relay.WhatIf{BaseKey: base, Key: org.Key(name)}, nil
}

func valuesOf[T any](page *store.Page[T]) []T {
	list := make([]T, len(page.Items))
	for i, v := range page.Items {
		list[i] = *v
	}
	return list
}

// runScenario runs a stored scenario.
func (r *Resolver) runScenario(ctx context.Context, key string) (*relay.ScenarioRun, error) {
	found, err := r.store.Scenarios(ctx, []string{key})
	if err != nil {
		return nil, err
	}
	if found[key] == nil {
		return nil, fmt.Errorf("key: there is no scenario %q: %w", key, store.ErrNotFound)
	}
	s, err := edit.ScenarioOf(found[key])
	if err != nil {
		return nil, err
	}
	out := &relay.ScenarioRun{Scenario: found[key]}
	models := s.Models
	if s.Base == "" {
		loaders.From(ctx).ReadFrom(r.store)
	} else {
		if out.WhatIf, err = r.suppose(ctx, s.Base, s.Changes, s.NewRoles, found[key].Name, s.Models); err != nil {
			return nil, err
		}
		models = nil // those that it stands among, and the base
	}
	out.Ranking, err = rank(ctx, models, s.Preferences, s.Method)
	return out, err
}

// definitionOf makes of an input what is kept.
func definitionOf(in relay.SaveScenario) (edit.SaveScenario, error) {
	p, err := in.Preferences.Values()
	if err != nil {
		return edit.SaveScenario{}, err
	}
	out := edit.SaveScenario{
		Key: in.Key, Name: in.Name, Summary: in.Summary, ExpectedVersion: in.ExpectedVersion,
		Definition: analysis.Scenario{Models: in.Models, Preferences: p, Method: in.Method, NewRoles: in.NewRoles, Changes: relay.Changes(in.Changes)},
	}
	if in.Base != nil {
		out.Definition.Base = *in.Base
	}
	return out, nil
}

func (r *Resolver) saveScenario(ctx context.Context, in relay.SaveScenario) (*generated.SaveScenarioPayload, error) {
	save, err := definitionOf(in)
	if err != nil {
		return nil, err
	}
	v, changes, problems, err := edited(ctx, r, save, loaders.From(ctx).Scenarios, edit.KeyOf(in.Key, in.Name))
	return &generated.SaveScenarioPayload{Scenario: v, Changes: changes, UserErrors: problems}, err
}

func (r *Resolver) deleteScenario(ctx context.Context, in edit.DeleteScenario) (*generated.DeleteScenarioPayload, error) {
	changes, problems, err := r.apply(ctx, in)
	out := &generated.DeleteScenarioPayload{Changes: changes, UserErrors: problems}
	if len(changes) > 0 {
		id := globalID(store.KindScenario, in.Key)
		out.DeletedID = &id
	}
	return out, err
}
