package storetest

import (
	"cmp"
	"context"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"orgraph/org"
	"orgraph/store"
	"orgraph/store/fulltext"
)

// found searches and returns what meets the terms, by kind and key.
func found(t failer, s store.Reader, terms []string, kinds []store.Kind) []store.Candidate {
	t.Helper()
	candidates, err := s.Search(context.Background(), terms, kinds)
	noError(t, err)
	var list []store.Candidate
	for _, c := range candidates {
		if v := read(t, s, c); v != nil && store.Document(v).Score(terms) > 0 {
			list = append(list, c)
		}
	}
	slices.SortFunc(list, func(a, b store.Candidate) int { return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Key, b.Key)) })
	return list
}

// read returns the value of a candidate, nil where it is gone.
func read(t failer, s store.Reader, c store.Candidate) any {
	ctx, keys := context.Background(), []string{c.Key}
	switch c.Kind {
	case store.KindModel:
		return one(t, keys, func() (map[string]*org.Model, error) { return s.Models(ctx, keys) })
	case store.KindRole:
		return one(t, keys, func() (map[string]*org.Role, error) { return s.Roles(ctx, keys) })
	case store.KindResponsibility:
		return one(t, keys, func() (map[string]*org.Responsibility, error) { return s.Responsibilities(ctx, keys) })
	case store.KindTradeoff:
		return one(t, keys, func() (map[string]*org.Tradeoff, error) { return s.Tradeoffs(ctx, keys) })
	default:
		return one(t, keys, func() (map[string]*org.Source, error) { return s.Sources(ctx, keys) })
	}
}

func one[T any](t failer, keys []string, read func() (map[string]*T, error)) any {
	got, err := read()
	noError(t, err)
	if v := got[keys[0]]; v != nil {
		return v
	}
	return nil
}

func search(t *testing.T, s store.Reader) {
	r := referenceOf(t, s)
	scan := func(terms []string, kinds []store.Kind) []store.Candidate {
		var list []store.Candidate
		for _, kind := range kinds {
			for _, v := range r.List(kind, store.All) {
				if store.Document(v).Score(terms) > 0 {
					list = append(list, store.Candidate{Kind: kind, Key: store.ScopeOf(v).Key})
				}
			}
		}
		slices.SortFunc(list, func(a, b store.Candidate) int { return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Key, b.Key)) })
		return list
	}
	for _, query := range []string{
		"lead", "LEAD", "le", "l", "laed", "leads", "architetc", "arhcitect", "architecture", "architect solution", "fuhrungskraft", "Führung",
		"チーム", "チ", "𠀀", "﨎", "model", "modl beta", "slow", "nothing-like-this", "notes field ada", "AND", "OR NOT", `" * ~ ( ) : ^ \ lead`, "baumeister", "100", "é", "e",
	} {
		terms, err := fulltext.Terms(query)
		noError(t, err)
		got := found(t, s, terms, store.SearchKinds())
		if want := scan(terms, store.SearchKinds()); !slices.Equal(got, want) {
			t.Errorf("%q: got %v, want %v", query, got, want)
		}
	}
	rapid.Check(t, func(rt *rapid.T) {
		word := rapid.OneOf(
			rapid.SampledFrom([]string{"lead", "architect", "people", "budget", "quality", "team", "field", "notes", "survey", "beta", "cheap", "money"}),
			rapid.StringOfN(rapid.RuneFrom([]rune("abelmtéÉ𠀀チ1")), 1, 10, -1),
		).Draw(rt, "word")
		runes := []rune(word)
		for range rapid.IntRange(0, 2).Draw(rt, "typos") {
			i := rapid.IntRange(0, len(runes)-1).Draw(rt, "at")
			switch rapid.IntRange(0, 3).Draw(rt, "typo") {
			case 0:
				runes = slices.Insert(runes, i, 'x')
			case 1:
				if len(runes) > 1 {
					runes = slices.Delete(runes, i, i+1)
				}
			case 2:
				runes[i] = 'q'
			default:
				if i > 0 {
					runes[i-1], runes[i] = runes[i], runes[i-1]
				}
			}
		}
		terms, err := fulltext.Terms(string(runes) + " " + rapid.SampledFrom([]string{"", "a", "model"}).Draw(rt, "second"))
		if err != nil {
			return // no word is left of it
		}
		kinds := rapid.SampledFrom([][]store.Kind{store.SearchKinds(), {store.KindRole}, {store.KindTradeoff, store.KindModel}}).Draw(rt, "kinds")
		same(rt, found(rt, s, terms, kinds), scan(terms, kinds))
	})
	none, err := s.Search(t.Context(), nil, store.SearchKinds())
	noError(t, err)
	same(t, len(none), 0)
}

func searchAfterWrites(t *testing.T, s store.Store) {
	find := func(word string) []store.Candidate { return found(t, s, []string{word}, store.SearchKinds()) }
	role := org.Role{Key: "quartermaster", Name: "Quartermaster", Aliases: []string{"Storekeeper"}}
	put(t, s, store.WriteSet{Put: org.Matrix{Roles: []org.Role{role}}})
	same(t, find("storekeeper"), []store.Candidate{{Kind: store.KindRole, Key: "quartermaster"}})
	role.Aliases = []string{"Purser"}
	put(t, s, store.WriteSet{Put: org.Matrix{Roles: []org.Role{role}}})
	same(t, len(find("storekeeper")), 0)
	same(t, find("purser"), []store.Candidate{{Kind: store.KindRole, Key: "quartermaster"}})
	put(t, s, store.WriteSet{DeleteRoles: []string{"quartermaster"}})
	candidates, err := s.Search(t.Context(), []string{"purser"}, store.SearchKinds())
	noError(t, err)
	same(t, len(candidates), 0)
}
