package neo4j

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"orgraph/org"
	"orgraph/store"
)

// A statement collects Cypher with its parameters. Only constants of this
// package and of store become part of the text; every value is a parameter.
type statement struct {
	strings.Builder
	params  map[string]any
	targets int // EXISTS subqueries so far, which names their nodes
}

func newStatement() *statement { return &statement{params: map[string]any{}} }

func (s *statement) add(format string, args ...any) {
	_, _ = fmt.Fprintf(s, format, args...) // a Builder takes everything
}

// param makes v a parameter and returns its name in Cypher.
func (s *statement) param(v any) string {
	name := fmt.Sprintf("p%d", len(s.params))
	s.params[name] = v
	return "$" + name
}

// column returns the Cypher of a property that the graph holds. Fields are
// constants of store, checked against the kind, never what a client wrote.
func column(variable string, f store.Field) string { return variable + "." + string(f) }

// value returns the Cypher of a property of a kind, also where it is computed.
func (s *statement) value(kind store.Kind, variable string, f store.Field) string {
	if relation, ok := kind.Computed(f); ok {
		return "COUNT { " + s.related(kind, variable, relation) + " }"
	}
	return column(variable, f)
}

// related returns the clauses that match the values of a relation of the value
// that the variable holds, each once.
func (s *statement) related(kind store.Kind, variable string, r store.Relation) string {
	s.targets++
	other := fmt.Sprintf("t%d", s.targets)
	in := relations[kind][r.Kind]
	// In them c stands for the other value and p for this one, o and k for what is between.
	names := strings.NewReplacer("(c:", "("+other+":", "(c)", "("+other+")", "[c:", "["+other+":", "c.", other+".",
		"(p)", "("+variable+")", "p.", variable+".", "[o:", "["+other+"o:", "o.", other+"o.", "AS k ", "AS "+other+"k ", ": k}", ": "+other+"k}")
	conditions := []string{}
	if in.where != "" {
		conditions = append(conditions, names.Replace(in.where))
	}
	if sub := s.condition(r.Kind, other, r.Where); sub != "true" {
		conditions = append(conditions, sub)
	}
	text := "MATCH " + names.Replace(in.pattern)
	if len(conditions) > 0 {
		text += " WHERE " + strings.Join(conditions, " AND ")
	}
	return text
}

// A related pattern joins a value c of a list with the value p at which the list
// begins, and binds each c once. Where p is a relationship, only its properties are spoken of.
type relatedPattern struct{ pattern, where string }

// relations are the patterns, by the kind of p and then of c.
var relations = map[store.Kind]map[store.Kind]relatedPattern{
	store.KindModel: {
		store.KindRole: {"()-[o:OWNS]->() WHERE o.model = p.key AND o.responsibility IS NOT NULL AND o.role IS NOT NULL " +
			"WITH DISTINCT o.role AS k MATCH (c:Role {key: k})", ""},
		store.KindTradeoff:        {"(p)-[:HAS_TRADEOFF]->(c:Tradeoff)", ""},
		store.KindSource:          {"(p)-[:CITES]->(c:Source)", ""},
		store.KindAssignment:      {"(p)-[c:ASSIGNS]->()", ""},
		store.KindOwnership:       {"()-[c:OWNS]->()", "c.model = p.key AND c.responsibility IS NOT NULL AND c.role IS NOT NULL"},
		store.KindDelegation:      {"()-[c:MAY_DELEGATE]->()", "c.model = p.key AND c.responsibility IS NOT NULL AND c.role IS NOT NULL AND c.delegate IS NOT NULL"},
		store.KindRoleCombination: {"()-[c:MAY_ALSO_HOLD]->()", "c.model = p.key AND c.role IS NOT NULL AND c.alsoHolds IS NOT NULL"},
	},
	store.KindRole: {
		store.KindModel:           {"(p)-[o:OWNS]->() WITH DISTINCT o.model AS k MATCH (c:Model {key: k})", ""},
		store.KindRole:            {"(c:Role)-[:NARROWS]->(p)", ""},
		store.KindTradeoff:        {"(c:Tradeoff)-[:ABOUT]->(p)", ""},
		store.KindAssignment:      {"(p)-[o:OWNS]->() WITH o.model + '/' + o.responsibility AS k MATCH ()-[c:ASSIGNS {id: k}]->()", ""},
		store.KindOwnership:       {"(p)-[c:OWNS]->()", ""},
		store.KindDelegation:      {"(p)-[c:MAY_DELEGATE]->()", ""},
		store.KindRoleCombination: {"(p)-[c:MAY_ALSO_HOLD]->()", ""},
	},
	store.KindResponsibility: {
		store.KindTradeoff:   {"(c:Tradeoff)-[:ABOUT]->(p)", ""},
		store.KindAssignment: {"()-[c:ASSIGNS]->(p)", ""},
		store.KindOwnership:  {"()-[c:OWNS]->(p)", ""},
		store.KindDelegation: {"()-[c:MAY_DELEGATE]->()", "c.responsibility = p.key AND c.model IS NOT NULL AND c.role IS NOT NULL AND c.delegate IS NOT NULL"},
	},
	store.KindTradeoff: {
		store.KindModel:          {"(c:Model)-[:HAS_TRADEOFF]->(p)", ""},
		store.KindRole:           {"(p)-[:ABOUT]->(c:Role)", ""},
		store.KindResponsibility: {"(p)-[:ABOUT]->(c:Responsibility)", ""},
		store.KindSource:         {"(p)-[:CITES]->(c:Source)", ""},
	},
	store.KindSource: {
		store.KindModel:      {"(c:Model)-[:CITES]->(p)", ""},
		store.KindTradeoff:   {"(c:Tradeoff)-[:CITES]->(p)", ""},
		store.KindAssignment: {"()-[c:ASSIGNS]->()", "c.source = p.key AND c.model IS NOT NULL AND c.responsibility IS NOT NULL"},
	},
	store.KindAssignment: {
		store.KindOwnership: {"()-[c:OWNS]->()", "c.model = p.model AND c.responsibility = p.responsibility AND c.role IS NOT NULL"},
	},
}

// conjuncts takes a condition apart into such as must all hold. A reference to
// a node of which the key is asked for becomes a condition on the property that
// holds the key, for which there may be an index.
func conjuncts(w store.Where) []store.Where {
	switch {
	case w.All != nil:
		var list []store.Where
		for _, sub := range w.All {
			list = append(list, conjuncts(sub)...)
		}
		return list
	case w.Target != nil:
		var list []store.Where
		for _, sub := range conjuncts(*w.Target) {
			if sub.Field == store.FieldKey && sub.Op == store.OpIn && !sub.IgnoreCase {
				// No node has the empty key, which stands for no reference.
				keys := slices.DeleteFunc(slices.Clone(sub.Values), func(v any) bool { return v == "" })
				list = append(list, store.Where{Field: w.Field, Op: store.OpIn, Values: keys})
			} else {
				list = append(list, store.Where{Field: w.Field, Target: &sub})
			}
		}
		if list == nil { // that the node exists is still asked for
			list = []store.Where{w}
		}
		return list
	case w.IsZero():
		return nil
	default:
		return []store.Where{w}
	}
}

// condition returns the Cypher of a condition on a variable that holds a value of
// a kind. One that holds always or never is "true" or "false", and nothing else
// around it is: the planner refuses a hint beside a condition that it finds to be
// constant.
func (s *statement) condition(kind store.Kind, variable string, w store.Where) string {
	switch {
	case w.All != nil:
		return s.join(kind, variable, w.All, " AND ", "true", "false")
	case w.Any != nil:
		return s.join(kind, variable, w.Any, " OR ", "false", "true")
	case w.Not != nil:
		switch sub := s.condition(kind, variable, *w.Not); sub {
		case "true":
			return "false"
		case "false":
			return "true"
		default:
			return "NOT " + sub
		}
	case w.Some != nil:
		return "EXISTS { " + s.related(kind, variable, *w.Some) + " }"
	case w.Field == "":
		return "true"
	case w.Target != nil:
		s.targets++
		target := fmt.Sprintf("t%d", s.targets)
		sub := s.condition(w.Field.Target(), target, *w.Target)
		if sub == "false" {
			return sub
		}
		return fmt.Sprintf("EXISTS { MATCH (%s:%s {key: %s}) WHERE %s }", target, w.Field.Target(), column(variable, w.Field), sub)
	case w.IgnoreCase:
		folded := w
		folded.Values = make([]any, len(w.Values))
		for i, v := range w.Values {
			folded.Values[i] = org.Fold(v.(string)) // checked by the plan
		}
		return s.compare(fmt.Sprintf("coalesce(%s%s, %s)", column(variable, w.Field), foldedSuffix, column(variable, w.Field)), folded)
	default:
		return s.compare(s.value(kind, variable, w.Field), w)
	}
}

// foldedSuffix ends the name of the property that holds a text as org.Fold gives
// it, where that is another.
const foldedSuffix = "Folded"

func (s *statement) compare(x string, w store.Where) string {
	switch {
	case w.Op == store.OpContains:
		return fmt.Sprintf("(%s CONTAINS %s)", x, s.param(w.Values[0]))
	case w.Op == store.OpStartsWith:
		return fmt.Sprintf("(%s STARTS WITH %s)", x, s.param(w.Values[0]))
	case w.Op == store.OpEndsWith:
		return fmt.Sprintf("(%s ENDS WITH %s)", x, s.param(w.Values[0]))
	case w.Op != store.OpIn:
		p := s.param(w.Values[0])
		if _, isText := w.Values[0].(string); isText {
			return fmt.Sprintf("(%s <> '' AND %s %s %s)", x, x, w.Op, p)
		}
		return fmt.Sprintf("(%s %s %s)", x, w.Op, p)
	case len(w.Values) == 0:
		return "false"
	case len(w.Values) == 1:
		return fmt.Sprintf("(%s = %s)", x, s.param(w.Values[0]))
	case slices.ContainsFunc(w.Values, misplaced):
		// An index would be read in the order of these values, which is not
		// that of what is stored.
		return fmt.Sprintf("any(value IN %s WHERE value = %s)", s.param(w.Values), x)
	default:
		return fmt.Sprintf("(%s IN %s)", x, s.param(w.Values))
	}
}

// join joins the conditions of a list. Those that are neutral say nothing, and
// one that is decisive says all.
func (s *statement) join(kind store.Kind, variable string, list []store.Where, word, neutral, decisive string) string {
	var parts []string
	for _, w := range list {
		switch part := s.condition(kind, variable, w); part {
		case neutral:
		case decisive:
			return decisive
		default:
			parts = append(parts, part)
		}
	}
	if len(parts) == 0 {
		return neutral
	}
	return "(" + strings.Join(parts, word) + ")"
}

// unknown is the value of a property that is the same throughout each scope's
// list and differs from scope to scope.
var unknown = new(struct{})

// fixedFields returns the properties that have one value throughout each
// scope's list, with that value or unknown.
func fixedFields(in scope, scopes []map[string]any, where []store.Where) map[store.Field]any {
	fixed := map[store.Field]any{}
	for field, entry := range in.equal {
		fixed[field] = any(unknown)
		if len(scopes) == 1 {
			fixed[field] = scopes[0][entry]
		}
	}
	for _, w := range where {
		if w.Field != "" && w.Op == store.OpIn && len(w.Values) == 1 && !w.IgnoreCase {
			fixed[w.Field] = w.Values[0]
		}
	}
	return fixed
}

// match writes the clauses that bind x to the values of scope's list, and
// returns the terms to order them by, "" where any order will do.
//
// Neo4j reads an index instead of a whole type, and in order instead of
// sorting, where three things come together: a hint to SEEK it, a condition on
// each of its properties, and an order that names them all from the first.
// Properties with one value throughout the list change nothing in the order and
// are put in front of it for this reason.
func (s *statement) match(k shape, in scope, scopes []map[string]any, plan *store.Plan) (order string) {
	where := conjuncts(plan.Where)
	fixed := fixedFields(in, scopes, where)
	var conditions []string
	var bounded []store.Field // by a value, or by several
	for _, field := range slices.Sorted(maps.Keys(in.equal)) {
		conditions = append(conditions, column("x", field)+" = scope."+in.equal[field])
	}
	for _, w := range where {
		conditions = append(conditions, s.condition(k.name, "x", w))
		if w.Op == store.OpIn && !w.IgnoreCase && !slices.ContainsFunc(w.Values, misplaced) {
			bounded = append(bounded, w.Field)
		}
	}
	for _, place := range []struct {
		values []any
		behind bool
	}{{plan.After, true}, {plan.Until, false}} {
		if place.values == nil {
			continue
		}
		field, texts := s.beyond(k.name, plan.Order, place.values, place.behind, fixed)
		bounded = append(bounded, field)
		conditions = append(conditions, texts...)
	}

	terms := slices.DeleteFunc(slices.Clone(plan.Order), func(t store.Term) bool {
		_, is := fixed[t.Field]
		return is
	})
	if in.match != "" {
		s.add("%s", in.match)
	} else {
		s.add("MATCH %s", k.pattern())
		if slices.Contains(conditions, "false") {
			s.add(" WHERE false")
			return ""
		}
		if index, seeks := k.serve(fixed, terms, bounded); index != nil {
			s.add(" USING INDEX %sx:%s(%s)", seeks, k.label, names(index))
			for _, field := range index {
				if _, is := fixed[field]; !is && !slices.Contains(bounded, field) {
					conditions = append(conditions, column("x", field)+" IS NOT NULL")
				}
			}
			terms = inFront(index, fixed, terms)
		}
	}
	if len(conditions) > 0 {
		s.add(" WHERE %s", strings.Join(conditions, " AND "))
	}
	return s.orderBy(k.name, terms)
}

// serve returns the index that serves the list best: the one that begins with
// most of the fixed properties and goes on with most of the order. Seeks is the
// hint's word where the index is entered at a value, and not read from its end;
// without it the planner likes to read the whole index when there is a LIMIT.
func (s shape) serve(fixed map[store.Field]any, terms []store.Term, bounded []store.Field) (best []store.Field, seeks string) {
	most, longest := 0, 0
	for _, index := range s.indexes {
		equal := 0
		for equal < len(index) && has(fixed, index[equal]) {
			equal++
		}
		ordered := 0
		for ordered < len(terms) && equal+ordered < len(index) &&
			terms[ordered].Field == index[equal+ordered] && terms[ordered].Direction == terms[0].Direction {
			ordered++
		}
		if equal > most || equal == most && ordered > longest {
			best, most, longest = index, equal, ordered
		}
	}
	if best != nil && (most > 0 || slices.Contains(bounded, best[0])) {
		seeks = "SEEK "
	}
	return best, seeks
}

func has(fixed map[store.Field]any, f store.Field) bool {
	_, ok := fixed[f]
	return ok
}

// inFront puts the fixed properties with which the index begins in front of the
// order, in its direction.
func inFront(index []store.Field, fixed map[store.Field]any, terms []store.Term) []store.Term {
	if len(terms) == 0 {
		return nil
	}
	var front []store.Term
	for _, field := range index {
		if !has(fixed, field) {
			break
		}
		front = append(front, store.Term{Field: field, Direction: terms[0].Direction})
	}
	return append(front, terms...)
}

// beyond returns the keyset condition: behind the place at values in the order,
// or before it. Fields that have the place's value throughout say nothing and
// are left out. The first of the others is bounded by itself, for the index;
// field is its name.
func (s *statement) beyond(kind store.Kind, order []store.Term, values []any, behind bool, fixed map[store.Field]any) (field store.Field, conditions []string) {
	// A CASE and not the usual chain of ANDs and ORs, of which the planner
	// makes a union of one index seek for each OR, with a sort of them all.
	var steps strings.Builder
	for i, t := range order {
		if v, is := fixed[t.Field]; is && v == values[i] {
			continue
		}
		p, x := s.param(values[i]), s.value(kind, "x", t.Field)
		beyond := ">"
		if (t.Direction == store.Descending) == behind {
			beyond = "<"
		}
		if steps.Len() == 0 && !has(fixed, t.Field) && !misplaced(values[i]) {
			field = t.Field // no index has a computed one
			conditions = append(conditions, fmt.Sprintf("%s %s= %s", x, beyond, p))
		}
		fmt.Fprintf(&steps, "WHEN %s <> %s THEN %s ", x, p, s.order(x, beyond, values[i], p))
	}
	if steps.Len() == 0 {
		return "", []string{"false"} // the place is that of the only value there can be
	}
	return field, append(conditions, "CASE "+steps.String()+"ELSE false END")
}

func (s *statement) orderBy(kind store.Kind, terms []store.Term) string {
	parts := make([]string, len(terms))
	for i, t := range terms {
		parts[i] = s.value(kind, "x", t.Field) + " " + string(t.Direction)
	}
	return strings.Join(parts, ", ")
}

func names(fields []store.Field) string {
	parts := make([]string, len(fields))
	for i, f := range fields {
		parts[i] = string(f)
	}
	return strings.Join(parts, ", ")
}
