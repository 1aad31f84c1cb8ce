package sqlite

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"orgraph/org"
	"orgraph/store"
)

// A statement collects SQL with its parameters. Only constants of this package
// and of store become part of the text; every value is a parameter.
type statement struct {
	strings.Builder
	args  []any
	depth int // of tables joined so far, which names their aliases
}

func (s *statement) add(format string, args ...any) {
	_, _ = fmt.Fprintf(s, format, args...) // a Builder takes everything
}

func (s *statement) param(v any) string {
	s.args = append(s.args, v)
	return fmt.Sprintf("?%d", len(s.args))
}

// text returns a text as a parameter, and how many characters it has as another: SQL's
// own length() ends at a NUL.
func (s *statement) text(v any) (text, length string) {
	return s.param(v), s.param(utf8.RuneCountInString(v.(string))) // checked by the plan
}

// column returns the SQL of a field's value in a row of a kind, quoted because
// "key" and its like are words of SQL. Where a cell has no source the database
// holds NULL, for the sake of the foreign key, and the field is empty.
func (s *statement) column(kind store.Kind, alias string, f store.Field) string {
	if relation, ok := kind.Computed(f); ok {
		inner := &statement{args: s.args, depth: s.depth}
		inner.related(kind, alias, relation, "count(*)")
		s.args, s.depth = inner.args, inner.depth
		return "(" + inner.String() + ")"
	}
	if f == store.FieldSource {
		return "coalesce(" + alias + ".source, '')"
	}
	return alias + `."` + string(f) + `"`
}

// related selects from the rows of a relation of the row alias, which is of kind.
func (s *statement) related(kind store.Kind, alias string, r store.Relation, what string) {
	s.depth++
	row := fmt.Sprintf("t%d", s.depth)
	id := alias + ".key"
	if kind == store.KindAssignment {
		id = alias + ".id"
	}
	// The scope's condition speaks of the row as x and of its node as scope.value.
	within := strings.NewReplacer("x.", row+".", "scope.value", id).Replace(conditions[r.Kind][kind])
	s.add("SELECT %s FROM %s %s WHERE %s AND ", what, tables[r.Kind], row, within)
	s.where(r.Kind, row, r.Where)
}

func (s *statement) where(kind store.Kind, alias string, w store.Where) {
	switch {
	case w.All != nil:
		s.join(kind, alias, w.All, " AND ", "1")
	case w.Any != nil:
		s.join(kind, alias, w.Any, " OR ", "0")
	case w.Not != nil:
		s.add("NOT ")
		s.where(kind, alias, *w.Not)
	case w.Some != nil:
		s.add("EXISTS (")
		s.related(kind, alias, *w.Some, "1")
		s.add(")")
	case w.Field == "":
		s.add("1")
	case w.Target != nil:
		s.depth++
		target := fmt.Sprintf("t%d", s.depth)
		s.add(`%s IN (SELECT %s.key FROM %s %s WHERE `, s.column(kind, alias, w.Field), target, tables[w.Field.Target()], target)
		s.where(w.Field.Target(), target, *w.Target)
		s.add(")")
	default:
		s.compare(s.column(kind, alias, w.Field), w)
	}
}

func (s *statement) compare(text string, w store.Where) {
	values := w.Values
	if w.IgnoreCase {
		text = "fold(" + text + ")"
		values = make([]any, len(w.Values))
		for i, v := range w.Values {
			values[i] = org.Fold(v.(string)) // checked by the plan
		}
	}
	switch w.Op {
	case store.OpContains:
		s.add("instr(%s, %s) > 0", text, s.param(values[0]))
	case store.OpStartsWith:
		p, n := s.text(values[0])
		s.add("substr(%s, 1, %s) = %s", text, n, p)
	case store.OpEndsWith:
		p, n := s.text(values[0])
		s.add("(%s = 0 OR substr(%s, -%s) = %s)", n, text, n, p)
	case store.OpGreater, store.OpAtLeast, store.OpLess, store.OpAtMost:
		p := s.param(values[0])
		if _, isText := values[0].(string); isText {
			s.add("(%s <> '' AND %s %s %s)", text, text, w.Op, p)
		} else {
			s.add("%s %s %s", text, w.Op, p)
		}
	default:
		if len(values) == 1 {
			s.add("%s = %s", text, s.param(values[0]))
		} else {
			s.add("%s IN (SELECT value FROM json_each(%s))", text, s.param(jsonArray(values)))
		}
	}
}

// join writes the conditions half within half: SQLite bounds the depth of an
// expression, and reads a long chain as one within the other.
func (s *statement) join(kind store.Kind, alias string, list []store.Where, word, empty string) {
	switch len(list) {
	case 0:
		s.add("%s", empty)
	case 1:
		s.where(kind, alias, list[0])
	default:
		half := len(list) / 2
		s.add("(")
		s.join(kind, alias, list[:half], word, empty)
		s.add("%s", word)
		s.join(kind, alias, list[half:], word, empty)
		s.add(")")
	}
}

// fixedFields returns the fields that hold one value throughout each scope's
// list, with that value, or nil where it differs from scope to scope. SQLite
// has the rest of the order in an index, and would sort by all of it.
func fixedFields(plan *store.Plan, scopes []store.Scope) map[store.Field]any {
	fixed := map[store.Field]any{}
	conditions := append([]store.Where{plan.Where}, plan.Where.All...)
	for _, w := range conditions {
		if w.Op == store.OpIn && len(w.Values) == 1 && !w.IgnoreCase {
			fixed[w.Field] = w.Values[0]
		}
	}
	field := map[store.Kind]store.Field{
		store.KindModel: store.FieldModel, store.KindRole: store.FieldRole,
		store.KindResponsibility: store.FieldResponsibility, store.KindSource: store.FieldSource,
	}[scopes[0].From]
	if field != "" && slices.Contains(plan.Kind.Fields(), field) {
		fixed[field] = nil
		if len(scopes) == 1 {
			fixed[field] = scopes[0].Key
		}
	}
	return fixed
}

// beyond is the keyset condition on the row x: behind the place at values in
// the order, or before it. Fields that hold the place's value in every row say
// nothing and are left out, so that an index can begin at the first that does.
func (s *statement) beyond(kind store.Kind, order []store.Term, values []any, behind bool, fixed map[store.Field]any) {
	var terms []store.Term
	var params []string
	for i, t := range order {
		if v, ok := fixed[t.Field]; !ok || v != values[i] {
			terms = append(terms, t)
			params = append(params, s.param(values[i]))
		}
	}
	if len(terms) == 0 {
		s.add("0") // the place is that of the only row there can be
		return
	}
	comparison := func(t store.Term) string {
		if (t.Direction == store.Descending) == behind {
			return "<"
		}
		return ">"
	}
	s.add("%s %s= %s AND (", s.column(kind, "x", terms[0].Field), comparison(terms[0]), params[0])
	for i, t := range terms {
		if i > 0 {
			s.add(" OR ")
		}
		s.add("(")
		for j := range i {
			s.add("%s = %s AND ", s.column(kind, "x", terms[j].Field), params[j])
		}
		s.add("%s %s %s)", s.column(kind, "x", t.Field), comparison(t), params[i])
	}
	s.add(")")
}

// orderBy orders the rows x.
func (s *statement) orderBy(kind store.Kind, order []store.Term) {
	if len(order) == 0 {
		s.add("1")
	}
	for i, t := range order {
		if i > 0 {
			s.add(", ")
		}
		s.add("%s %s", s.column(kind, "x", t.Field), t.Direction)
	}
}

func jsonArray[T any](values []T) string {
	if values == nil {
		return "[]"
	}
	text, err := json.Marshal(values)
	if err != nil {
		panic(fmt.Sprintf("sqlite: strings and ints do not marshal: %v", err))
	}
	return string(text)
}
