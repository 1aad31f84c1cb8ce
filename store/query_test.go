package store_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"testing"

	"orgraph/org"
	"orgraph/store"
)

// A sample is an empty value of a kind, with its cursor in a plan's list.
type sample struct {
	kind   store.Kind
	value  any
	cursor func(*store.Plan) store.Cursor
}

func sampleOf[T any](kind store.Kind) sample {
	v := new(T)
	return sample{kind, v, func(p *store.Plan) store.Cursor { return store.NewPage(p, []*T{v}).Cursors[0] }}
}

// FuzzCursor feeds cursors of any text to lists of any order: they are refused as
// ErrBadCursor, or are a place in it.
func FuzzCursor(f *testing.F) {
	samples := []sample{
		sampleOf[org.Model](store.KindModel), sampleOf[org.Role](store.KindRole), sampleOf[org.Responsibility](store.KindResponsibility),
		sampleOf[org.Tradeoff](store.KindTradeoff), sampleOf[org.Source](store.KindSource), sampleOf[org.Assignment](store.KindAssignment),
		sampleOf[org.Ownership](store.KindOwnership), sampleOf[org.Delegation](store.KindDelegation),
		sampleOf[org.RoleCombination](store.KindRoleCombination), sampleOf[org.Scenario](store.KindScenario), sampleOf[store.Change](store.KindChange),
	}
	// choose returns a kind and an order that begins with a field which its values hold.
	choose := func(kind, field uint8, down bool) (sample, []store.Term) {
		s := samples[int(kind)%len(samples)]
		held := slices.DeleteFunc(s.kind.Fields(), func(f store.Field) bool { _, is := s.kind.Computed(f); return is })
		term := store.Term{Field: held[int(field)%len(held)]}
		if down {
			term.Direction = store.Descending
		}
		return s, []store.Term{term}
	}
	for kind := range uint8(len(samples)) {
		for field := range uint8(12) {
			down := field%2 == 0
			s, order := choose(kind, field, down)
			plan, err := store.Query{Order: order}.Plan(s.kind, []store.Scope{store.All})
			if err != nil {
				f.Fatal(err)
			}
			f.Add(kind, field, down, string(s.cursor(plan)))
		}
	}
	for _, text := range []string{"", "%%%", "W10", "bnVsbA", "WyJSZXNwb25zaWJpbGl0eSxvcmRpbmFsIERFU0Msa2V5IEFTQyIsMS41LCJ4Il0"} {
		f.Add(uint8(2), uint8(3), true, text)
	}
	f.Fuzz(func(t *testing.T, kind, field uint8, down bool, text string) {
		s, order := choose(kind, field, down)
		plan, err := store.Query{Order: order, Paging: store.Paging{After: store.Cursor(text)}}.Plan(s.kind, []store.Scope{store.All})
		if err != nil {
			if !errors.Is(err, store.ErrBadCursor) {
				t.Fatalf("%q: %v", text, err)
			}
			return
		}
		if text == "" {
			return
		}
		if len(plan.After) != len(plan.Order) {
			t.Fatalf("%q is the place %v in the order %v", text, plan.After, plan.Order)
		}
		for i, term := range plan.Order {
			if got, want := fmt.Sprintf("%T", plan.After[i]), fmt.Sprintf("%T", store.Get(s.value, term.Field)); got != want {
				t.Fatalf("%q has a %s for the %s %s", text, got, want, term.Field)
			}
		}
	})
}

func TestPlanTurnsRoundForTheLastPage(t *testing.T) {
	two := 2
	plan, err := (store.Query{Paging: store.Paging{Last: &two}}).Plan(store.KindRole, []store.Scope{store.All})
	if err != nil {
		t.Fatal(err)
	}
	if plan.Order[0] != (store.Term{Field: store.FieldKey, Direction: store.Descending}) || plan.Limit != 3 {
		t.Errorf("got %+v", plan)
	}
	page := store.NewPage(plan, []*org.Role{{Key: "c"}, {Key: "b"}, {Key: "a"}})
	if len(page.Items) != 2 || page.Items[0].Key != "b" || page.Items[1].Key != "c" || !page.HasPrevPage || page.HasNextPage {
		t.Errorf("got %+v", page)
	}
}

// oneRole is a graph of one role.
type oneRole struct{ store.Lookup }

func (oneRole) Node(kind store.Kind, key string) any {
	if kind == store.KindRole && key == "lead" {
		return &org.Role{Key: "lead", Name: "Lead"}
	}
	return nil
}

// TestWhereOfFilters reads filters as the schema's inputs give them.
func TestWhereOfFilters(t *testing.T) {
	poorly, lead, x := org.Poorly, "lead", "x"
	o := &org.Ownership{Model: "m", Responsibility: "r", Role: "lead", Quality: org.Poorly, Provenance: org.Table}
	var graph store.Lookup = oneRole{}
	for name, c := range map[string]struct {
		filter *store.OwnershipFilter
		takes  bool
	}{
		"none":                 {nil, true},
		"empty":                {&store.OwnershipFilter{}, true},
		"quality":              {&store.OwnershipFilter{Quality: &store.QualityFilter{Eq: &poorly}}, true},
		"not that quality":     {&store.OwnershipFilter{Quality: &store.QualityFilter{Not: &poorly}}, false},
		"quality of none":      {&store.OwnershipFilter{Quality: &store.QualityFilter{In: []org.Quality{}}}, false},
		"role":                 {&store.OwnershipFilter{Role: &store.RoleFilter{Key: &store.StringFilter{Eq: &lead}}}, true},
		"another role":         {&store.OwnershipFilter{Role: &store.RoleFilter{Key: &store.StringFilter{Eq: &x}}}, false},
		"role and quality":     {&store.OwnershipFilter{Quality: &store.QualityFilter{Eq: &poorly}, Role: &store.RoleFilter{Name: &store.StringFilter{StartsWith: &x}}}, false},
		"not":                  {&store.OwnershipFilter{Not: &store.OwnershipFilter{Quality: &store.QualityFilter{Eq: &poorly}}}, false},
		"or of nothing":        {&store.OwnershipFilter{Or: []*store.OwnershipFilter{}}, false},
		"and of nothing":       {&store.OwnershipFilter{And: []*store.OwnershipFilter{}}, true},
		"one of two":           {&store.OwnershipFilter{Or: []*store.OwnershipFilter{{Quality: &store.QualityFilter{Not: &poorly}}, {Role: &store.RoleFilter{}}}}, true},
		"a model that is gone": {&store.OwnershipFilter{Model: &store.ModelFilter{}}, false},
	} {
		if got := c.filter.Where().Takes(o, graph); got != c.takes {
			t.Errorf("%s: got %v", name, got)
		}
	}
}

// filter is one of the filters of the schema's inputs.
type filter interface{ Where() store.Where }

// FuzzFilter reads filters of any form as JSON: their condition is refused as
// ErrBadQuery, or takes a value or does not.
func FuzzFilter(f *testing.F) {
	for kind, text := range []string{
		`{"quality":{"eq":"POORLY"},"role":{"key":{"in":["lead"]}}}`,
		`{"or":[{"name":{"contains":"a","ignoreCase":true}},{"not":{"status":{"not":"COMPLETE"}}}]}`,
		`{"and":[{"ownerships":{"every":{"ordinal":{"gte":1}}}},null]}`,
		`{"time":{"lt":"x"},"sequence":{"in":[]}}`,
		`{"owners":{"none":{}},"ownershipCount":{"gt":3}}`,
		`{"publishedOn":{"gte":"2020-01-01","in":[null,""]}}`,
		`{"models":{"some":{"not":{"roles":{"some":{"models":{"every":{"key":{"eq":"x"}}}}}}}}}`,
	} {
		for i := range 7 {
			f.Add(uint8(kind+i), text)
		}
	}
	f.Fuzz(func(t *testing.T, which uint8, text string) {
		choices := []struct {
			kind   store.Kind
			filter filter
			value  any
		}{
			{store.KindOwnership, &store.OwnershipFilter{}, &org.Ownership{Role: "lead"}},
			{store.KindModel, &store.ModelFilter{}, &org.Model{}},
			{store.KindRole, &store.RoleFilter{}, &org.Role{}},
			{store.KindResponsibility, &store.ResponsibilityFilter{}, &org.Responsibility{}},
			{store.KindTradeoff, &store.TradeoffFilter{}, &org.Tradeoff{}},
			{store.KindSource, &store.SourceFilter{}, &org.Source{}},
			{store.KindAssignment, &store.AssignmentFilter{}, &org.Assignment{}},
			{store.KindChange, &store.ChangeFilter{}, &store.Change{}},
		}
		c := choices[int(which)%len(choices)]
		if err := json.Unmarshal([]byte(text), c.filter); err != nil {
			return
		}
		w := c.filter.Where()
		if err := w.Check(c.kind); err != nil {
			if !errors.Is(err, store.ErrBadQuery) {
				t.Fatalf("%s: %v", text, err)
			}
			return
		}
		not := store.Where{Not: &w}
		if w.Takes(c.value, oneRole{}) == not.Takes(c.value, oneRole{}) {
			t.Fatalf("%s takes %+v, and does not", text, c.value)
		}
	})
}

// List implements store.Lookup: nothing belongs to anything.
func (oneRole) List(store.Kind, store.Scope) []any { return nil }
