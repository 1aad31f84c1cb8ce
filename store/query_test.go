package store_test

import (
	"errors"
	"testing"

	"orgraph/org"
	"orgraph/store"
)

// FuzzCursor feeds cursors of any text to a list: they are refused as
// ErrBadCursor, or they are good and come back as they were.
func FuzzCursor(f *testing.F) {
	order := []store.Term{{Field: store.FieldOrdinal, Direction: store.Descending}}
	plan, err := (store.Query{Order: order}).Plan(store.KindResponsibility, []store.Scope{store.All})
	if err != nil {
		f.Fatal(err)
	}
	page := store.NewPage(plan, []*org.Responsibility{{Key: "people", Ordinal: 3}})
	f.Add(string(page.Cursors[0]))
	for _, text := range []string{"", "%%%", "W10", "bnVsbA", "WyJSZXNwb25zaWJpbGl0eSxvcmRpbmFsIERFU0Msa2V5IEFTQyIsMS41LCJ4Il0"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		plan, err := (store.Query{Order: order, Paging: store.Paging{After: store.Cursor(text)}}).Plan(store.KindResponsibility, []store.Scope{store.All})
		if err != nil {
			if !errors.Is(err, store.ErrBadCursor) {
				t.Fatalf("%q: %v", text, err)
			}
			return
		}
		if text == "" {
			return
		}
		v := &org.Responsibility{Ordinal: plan.After[0].(int), Key: plan.After[1].(string)}
		again, err := (store.Query{Order: order, Paging: store.Paging{After: store.NewPage(plan, []*org.Responsibility{v}).Cursors[0]}}).Plan(store.KindResponsibility, []store.Scope{store.All})
		if err != nil || again.After[0] != plan.After[0] || again.After[1] != plan.After[1] {
			t.Fatalf("%q gives %v, and its own cursor %v, %v", text, plan.After, again.After, err)
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
