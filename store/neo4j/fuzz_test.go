package neo4j

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"

	"orgraph/store"
	"orgraph/store/storetest"
)

func FuzzStatement(f *testing.F) {
	storetest.FuzzStatement(f, func(kind store.Kind, where store.Where, order []store.Term, place []any) (string, []string) {
		s := newStatement()
		texts := []string{s.condition(kind, "x", where)}
		for _, w := range conjuncts(where) {
			texts = append(texts, s.condition(kind, "x", w))
		}
		for _, behind := range []bool{true, false} {
			_, beyond := s.beyond(kind, order, place, behind, nil)
			texts = append(texts, beyond...)
		}
		texts = append(texts, s.orderBy(kind, order))
		var parameters []string
		for name := range s.params {
			parameters = append(parameters, "$"+name)
		}
		return strings.Join(texts, " "), parameters
	})
}

// FuzzStoredRow reads as a value of each kind what Neo4j may hold: a list of any values, as
// JSON. Each is refused with store.ErrCorrupt, or is what it was read of.
func FuzzStoredRow(f *testing.F) {
	reads := []func(*testing.T, []any){
		reading(models), reading(roles), reading(responsibilities), reading(tradeoffs), reading(sources), reading(assignments), reading(ownerships),
		reading(delegations), reading(roleCombinations), reading(scenarios), reading(changes),
	}
	for i, row := range []string{
		`["alpha", "Alpha", "A", "", "COMPLETE", ["page"]]`,
		`["lead", "Tech lead", "TL", ["lead"], "", []]`,
		`["people", "People", [], "", 0]`,
		`["risk", "RISK", "Nobody decides.", ["alpha"], ["people"], ["lead"], []]`,
		`["page", "A page", "", "https://example.org", "2024-02-29", ""]`,
		`["alpha", "people", "SOLE", "TL", "page", "row 1"]`,
		`["alpha", "people", "lead", "POORLY", 0, "TABLE", ""]`,
		`["alpha", "people", "lead", "manager"]`,
		`["alpha", "lead", "manager"]`,
		`["poor", "Poor cells", "", "{}"]`,
		`[1, "2024-02-29T00:00:00.000Z", "", "CREATED", "Role", "lead", "", "", "lead", "", "{}"]`,
	} {
		f.Add(uint8(i), []byte(row))
	}
	f.Add(uint8(2), []byte(`["people", "People", [1], null, 1e300]`))
	f.Fuzz(func(t *testing.T, kind uint8, text []byte) {
		var row []any
		if json.Unmarshal(text, &row) != nil {
			return
		}
		for i, v := range row {
			if n, ok := v.(float64); ok && n == float64(int64(n)) {
				row[i] = int64(n) // the driver's only integer
			}
		}
		reads[int(kind)%len(reads)](t, row)
	})
}

func reading[T any](k kind[T]) func(*testing.T, []any) {
	return func(t *testing.T, row []any) {
		v, err := read(k, row)
		if err != nil {
			if !errors.Is(err, store.ErrCorrupt) {
				t.Errorf("%s of %#v: %v", k.name, row, err)
			}
			return
		}
		written := k.encode(v)
		for i, column := range k.columns {
			property, ok := strings.CutPrefix(column, "x.")
			if !ok {
				continue // it is read of nodes
			}
			want, got := row[i], written[property]
			switch value := got.(type) {
			case int:
				got = int64(value)
			case []string:
				texts := make([]any, len(value))
				for i, text := range value {
					texts[i] = text
				}
				got = texts
			}
			if !reflect.DeepEqual(got, want) {
				t.Errorf("%s of %#v has the %s %#v", k.name, row, property, got)
			}
		}
	}
}
