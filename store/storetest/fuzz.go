package storetest

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"orgraph/store"
)

// FuzzQueries asks a store that holds [Graph] whatever the fuzzer makes of queries, and
// compares with the definitions in package store.
func FuzzQueries(f *testing.F, s store.Reader) {
	addDraws(f)
	f.Fuzz(rapid.MakeFuzz(randomQuery(f, s)))
}

// addDraws adds inputs that are long enough for a property to draw all it needs.
func addDraws(f *testing.F) {
	random := rand.NewChaCha8([32]byte{})
	for range 50 {
		data := make([]byte, 8<<10)
		_, _ = random.Read(data) // it never fails
		f.Add(data)
	}
}

// mark is in all texts of [FuzzStatement], and in no statement.
const mark = "☃mark"

// parameter is how both databases write one: ?1 and $p0.
var parameter = regexp.MustCompile(`\?[0-9]+|\$[a-z0-9]+`)

// FuzzStatement checks that a backend's text of conditions, of places in a list and of
// its order holds none of the values: they are parameters. Write returns the text of all
// three and the parameters it has, as they are written in it.
func FuzzStatement(f *testing.F, write func(kind store.Kind, where store.Where, order []store.Term, place []any) (text string, parameters []string)) {
	addDraws(f)
	marked := rapid.Map(words, func(s string) string { return mark + s })
	f.Fuzz(rapid.MakeFuzz(func(rt *rapid.T) {
		l := rapid.SampledFrom(kinds).Draw(rt, "kind")
		where := drawWhere(rt, l.kind, marked, 4)
		err := where.Check(l.kind)
		if err != nil && strings.Contains(err.Error(), "are the most") {
			rt.Skip(err) // it is larger than a filter may be
		}
		noError(rt, err)
		plan, err := store.Query{Order: drawOrder(rt, l.kind)}.Plan(l.kind, []store.Scope{store.All})
		noError(rt, err)
		var place []any
		for _, t := range plan.Order {
			if isNumber(l.kind, t.Field) {
				place = append(place, rapid.Int().Draw(rt, "number"))
			} else {
				place = append(place, marked.Draw(rt, "text"))
			}
		}
		text, parameters := write(l.kind, where, plan.Order, place)
		if strings.Contains(text, mark) {
			rt.Fatalf("a value is part of the statement: %s", text)
		}
		known := map[string]bool{}
		for _, p := range parameters {
			known[p] = true
		}
		for _, p := range parameter.FindAllString(text, -1) {
			if !known[p] {
				rt.Fatalf("%s is no parameter of the statement: %s", p, text)
			}
		}
	}))
}

// isNumber reports whether a property of kind is a number.
func isNumber(kind store.Kind, f store.Field) bool {
	_, isCount := kind.Computed(f)
	return isCount || f == store.FieldOrdinal || f == store.FieldSequence
}
