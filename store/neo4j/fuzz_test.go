package neo4j

import (
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
