package edit

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"orgraph/analysis"
	"orgraph/org"
	"orgraph/store"
)

// SaveScenario keeps a question to the analyses under a key, or replaces the one
// there. A name or summary that is nil stays as it is. The scenario is tried before
// it is kept.
type SaveScenario struct {
	Key, Name, Summary *string
	Definition         analysis.Scenario
	ExpectedVersion    *int
}

// DeleteScenario deletes a scenario. Deleting what is not there changes nothing.
type DeleteScenario struct {
	Key             string
	ExpectedVersion *int
}

// Plan implements [Edit].
func (in SaveScenario) Plan(ctx context.Context, r store.Reader) (store.WriteSet, []*Problem, error) {
	var l problemList
	key := KeyOf(in.Key, in.Name)
	v, exists, err := begin(ctx, r, &l, store.KindScenario, key, in.Name, "name", in.ExpectedVersion, r.Scenarios)
	if err != nil || len(l) > 0 {
		return store.WriteSet{}, l, err
	}
	if !exists {
		v.Key = key
	}
	set(&v.Name, in.Name)
	set(&v.Summary, in.Summary)
	if err := in.try(ctx, r, &l, v.Name); err != nil || len(l) > 0 {
		return store.WriteSet{}, l, err
	}
	if v.Definition, err = definition(in.Definition); err != nil {
		return store.WriteSet{}, nil, err
	}
	l.check(org.Matrix{Scenarios: []org.Scenario{v}}, map[string][]string{"scenario " + v.Key: {}, `scenario "` + v.Key + `"`: {}})
	return store.WriteSet{Put: org.Matrix{Scenarios: []org.Scenario{v}}}, l, nil
}

func definition(s analysis.Scenario) (string, error) {
	text, err := json.Marshal(s)
	return string(text), err
}

// ScenarioOf reads the definition of a stored scenario. Error: store.ErrCorrupt.
func ScenarioOf(v *org.Scenario) (analysis.Scenario, error) {
	var s analysis.Scenario
	if err := json.Unmarshal([]byte(v.Definition), &s); err != nil {
		return s, fmt.Errorf("%w: scenario %s has a definition that is none: %w", store.ErrCorrupt, v.Key, err)
	}
	return s, nil
}

// try adds why the scenario could not be run.
func (in SaveScenario) try(ctx context.Context, r store.Reader, l *problemList, name string) error {
	d := in.Definition
	responsibilities, err := all(ctx, r.ListResponsibilities, store.All, store.Where{})
	if err != nil {
		return err
	}
	decision, err := analysis.NewDecision(analysis.KeysInOrder(responsibilities), d.Preferences)
	if err == nil {
		_, err = decision.Rank(d.Method)
	}
	l.analysis(at("preferences"), err)
	found, err := r.Models(ctx, slices.Concat(d.Models, []string{d.Base, org.Key(name)}))
	if err != nil {
		return err
	}
	for i, key := range d.Models {
		if found[key] == nil {
			l.add(NotFound, at("models", fmt.Sprint(i)), "there is no model %q; check the key", key)
		}
	}
	if d.Base == "" {
		if len(d.Changes)+len(d.NewRoles) > 0 {
			l.add(Invalid, at("base"), "is missing, and there are changes to it; give the key of a model")
		}
		return nil
	}
	m, err := r.Matrix(ctx, []string{d.Base})
	if err != nil {
		return err
	}
	m.Responsibilities = responsibilities
	if m.Roles, err = all(ctx, r.ListRoles, store.All, store.Where{}); err != nil {
		return err
	}
	if found[d.Base] == nil {
		l.add(NotFound, at("base"), "there is no model %q; check the key", d.Base)
		return nil
	}
	if found[org.Key(name)] != nil {
		l.add(Invalid, at("name"), "there is a model %q already, and the hypothetical one has the scenario's name; choose another", org.Key(name))
		return nil
	}
	_, err = analysis.Suppose(m, d.Base, name, d.NewRoles, d.Changes)
	l.analysis(at("changes"), err)
	return nil
}

// analysis adds what package analysis refuses.
func (l *problemList) analysis(field []string, err error) {
	switch {
	case errors.Is(err, analysis.ErrNotFound):
		l.add(NotFound, field, "%s", err)
	case err != nil:
		l.add(Invalid, field, "%s", err)
	}
}

// Plan implements [Edit].
func (in DeleteScenario) Plan(ctx context.Context, r store.Reader) (store.WriteSet, []*Problem, error) {
	var l problemList
	if err := l.expect(ctx, r, store.KindScenario, in.Key, in.ExpectedVersion); err != nil || len(l) > 0 {
		return store.WriteSet{}, l, err
	}
	return store.WriteSet{DeleteScenarios: []string{in.Key}}, nil, nil
}

// withKey returns the scenario with another key for a node of a kind, and whether it
// names the node.
func withKey(v org.Scenario, kind store.Kind, from, to string) (org.Scenario, bool, error) {
	s, err := ScenarioOf(&v)
	if err != nil {
		return v, false, err
	}
	names := false
	of := func(k store.Kind) func(string) string {
		return func(key string) string {
			if k == kind && key == from {
				names = true
				return to
			}
			return key
		}
	}
	s = s.Keys(of(store.KindModel), of(store.KindRole), of(store.KindResponsibility))
	if names {
		v.Definition, err = definition(s)
	}
	return v, names, err
}

// scenarios reads those that name a node.
func scenarios(ctx context.Context, r store.Reader, kind store.Kind, key string, to *[]org.Scenario) error {
	list, err := all(ctx, r.ListScenarios, store.All, store.Where{})
	for _, v := range list {
		_, names, e := withKey(v, kind, key, key)
		err = cmp.Or(err, e)
		if names {
			*to = append(*to, v)
		}
	}
	return err
}
