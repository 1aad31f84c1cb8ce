package store

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"orgraph/org"
)

// Op is how a condition compares a property with its values.
type Op string

// The comparisons.
const (
	OpIn         Op = "in"         // equal to one of the values; none of them when there are none
	OpContains   Op = "contains"   // holds the value as a part, case and accents counting
	OpStartsWith Op = "startsWith" // begins with the value, likewise
	OpEndsWith   Op = "endsWith"   // ends with the value, likewise
	// Of numbers, and of texts that are dates or times; an empty text is no date.
	OpGreater Op = ">"
	OpAtLeast Op = ">="
	OpLess    Op = "<"
	OpAtMost  Op = "<="
)

// Where is a condition on the properties of one kind of value. The zero Where
// takes everything. At most one of All, Any, Not, Some and Field is set.
type Where struct {
	All []Where // each of them
	Any []Where // one of them; none where the list is empty and not nil
	Not *Where
	// Some asks for a value in one of the lists that begin at this one.
	Some *Relation

	Field  Field
	Op     Op
	Values []any // string or int, as the field holds
	// IgnoreCase compares texts as org.Fold gives them.
	IgnoreCase bool
	// Target, in place of Op and Values, is a condition on the node whose key
	// the field holds, such as the role of an ownership. A field that holds
	// no key meets none.
	Target *Where
}

// A Relation is those values that a condition takes of the list of a kind that
// begins at a value (see [Kind.Scopes]).
type Relation struct {
	Kind  Kind
	Where Where
}

// check returns ErrBadQuery where no such list begins at a value of kind from.
func (r Relation) check(from Kind) error {
	if !slices.Contains(r.Kind.Scopes(), from) || r.Kind == KindChange {
		return fmt.Errorf("%w: no list of %s begins at a %s", ErrBadQuery, r.Kind, from)
	}
	return r.Where.check(r.Kind)
}

// How large a condition may be: the databases' own bounds are larger, and differ.
const (
	MaxConditions      = 200
	MaxConditionLevels = 40
	MaxRelations       = 5
)

// size returns of how many comparisons and relations a condition is made, and how many
// levels it has.
func (w Where) size() (conditions, relations, levels int) {
	parts := slices.Concat(w.All, w.Any)
	for _, inner := range []*Where{w.Not, w.Target} {
		if inner != nil {
			parts = append(parts, *inner)
		}
	}
	if w.Some != nil {
		relations++
		parts = append(parts, w.Some.Where)
	}
	if w.Field != "" {
		conditions++
	}
	for _, part := range parts {
		c, r, l := part.size()
		conditions, relations, levels = conditions+c, relations+r, max(levels, l)
	}
	return conditions, relations, levels + 1
}

// Lookup is what conditions and computed properties look at beside one value.
type Lookup interface {
	// Node returns a pointer to the node, an untyped nil where there is none.
	Node(kind Kind, key string) any
	// List returns pointers to the values of the list that begins at the scope.
	List(kind Kind, scope Scope) []any
}

// targets are the kinds of the nodes whose keys the fields hold.
var targets = map[Field]Kind{
	FieldModel:          KindModel,
	FieldRole:           KindRole,
	FieldResponsibility: KindResponsibility,
	FieldDelegate:       KindRole,
	FieldAlsoHolds:      KindRole,
	FieldSource:         KindSource,
}

// Target returns the kind of the node whose key the field holds, KindNone for a
// field that holds no key.
func (f Field) Target() Kind { return targets[f] }

// IsZero reports whether the condition takes everything.
func (w Where) IsZero() bool {
	return w.All == nil && w.Any == nil && w.Not == nil && w.Some == nil && w.Field == ""
}

// Check returns ErrBadQuery where the condition names a property that kind does
// not have, compares one with a value of another type, or is too large.
func (w Where) Check(kind Kind) error {
	conditions, relations, levels := w.size()
	for _, bound := range []struct {
		what       string
		size, most int
	}{{"comparisons", conditions, MaxConditions}, {"relations", relations, MaxRelations}, {"levels", levels, MaxConditionLevels}} {
		if bound.size > bound.most {
			return fmt.Errorf("%w: the filter has %d %s and %d are the most; ask for less, or in parts", ErrBadQuery, bound.size, bound.what, bound.most)
		}
	}
	return w.check(kind)
}

func (w Where) check(kind Kind) error {
	for _, list := range [][]Where{w.All, w.Any} {
		for _, sub := range list {
			if err := sub.check(kind); err != nil {
				return err
			}
		}
	}
	if w.Not != nil {
		return w.Not.check(kind)
	}
	if w.Some != nil {
		return w.Some.check(kind)
	}
	if w.Field == "" {
		return nil
	}
	number, ok := fields[kind][w.Field]
	if !ok {
		return fmt.Errorf("%w: %s has no property %q to filter by", ErrBadQuery, kind, w.Field)
	}
	if w.Target != nil {
		if w.Field.Target() == KindNone {
			return fmt.Errorf("%w: %s.%s is no reference to filter by", ErrBadQuery, kind, w.Field)
		}
		return w.Target.check(w.Field.Target())
	}
	for _, v := range w.Values {
		switch v.(type) {
		case string:
			ok = !bool(number) && (!w.Op.compares() || w.Field == FieldPublishedOn || w.Field == FieldTime)
		case int:
			ok = bool(number) && (w.Op == OpIn || w.Op.compares())
		default:
			ok = false
		}
		if !ok {
			return fmt.Errorf("%w: %s.%s cannot be compared (%s) with %v", ErrBadQuery, kind, w.Field, w.Op, v)
		}
	}
	if w.Op != OpIn && len(w.Values) != 1 {
		return fmt.Errorf("%w: %s takes one value and got %d", ErrBadQuery, w.Op, len(w.Values))
	}
	return nil
}

// compares reports whether the comparison is one of order.
func (op Op) compares() bool {
	return slices.Contains([]Op{OpGreater, OpAtLeast, OpLess, OpAtMost}, op)
}

// Takes reports whether the condition takes v, a pointer to a value of one of
// the kinds in the graph. It is the definition that the databases are tested
// against.
func (w Where) Takes(v any, g Lookup) bool {
	takes := func(sub Where) bool { return sub.Takes(v, g) }
	switch {
	case w.All != nil:
		return !slices.ContainsFunc(w.All, func(sub Where) bool { return !takes(sub) })
	case w.Any != nil:
		return slices.ContainsFunc(w.Any, takes)
	case w.Not != nil:
		return !takes(*w.Not)
	case w.Some != nil:
		return w.Some.count(v, g) > 0
	case w.Field == "":
		return true
	case w.Target != nil:
		target := g.Node(w.Field.Target(), Get(v, w.Field).(string))
		return target != nil && w.Target.Takes(target, g)
	}
	value := Value(v, w.Field, g)
	if number, ok := value.(int); ok {
		return slices.ContainsFunc(w.Values, func(other any) bool { return w.Op.holds(cmp.Compare(number, other.(int))) })
	}
	text := value.(string)
	return slices.ContainsFunc(w.Values, func(other any) bool { return w.takesText(text, other.(string)) })
}

func (w Where) takesText(text, value string) bool {
	if w.IgnoreCase {
		text, value = org.Fold(text), org.Fold(value)
	}
	switch w.Op {
	case OpContains:
		return strings.Contains(text, value)
	case OpStartsWith:
		return strings.HasPrefix(text, value)
	case OpEndsWith:
		return strings.HasSuffix(text, value)
	case OpIn:
		return text == value
	default:
		return text != "" && w.Op.holds(strings.Compare(text, value))
	}
}

// holds reports whether the comparison holds for two values that compare as c.
func (op Op) holds(c int) bool {
	switch op {
	case OpGreater:
		return c > 0
	case OpAtLeast:
		return c >= 0
	case OpLess:
		return c < 0
	case OpAtMost:
		return c <= 0
	default:
		return c == 0
	}
}

// count counts the values of the relation of v.
func (r Relation) count(v any, g Lookup) int {
	n := 0
	for _, other := range g.List(r.Kind, ScopeOf(v)) {
		if r.Where.Takes(other, g) {
			n++
		}
	}
	return n
}

// ScopeOf returns the scope of the lists that begin at v, a pointer to a value
// of a kind from which some do.
func ScopeOf(v any) Scope {
	switch v := v.(type) {
	case *org.Model:
		return Scope{KindModel, v.Key}
	case *org.Role:
		return Scope{KindRole, v.Key}
	case *org.Responsibility:
		return Scope{KindResponsibility, v.Key}
	case *org.Tradeoff:
		return Scope{KindTradeoff, v.Key}
	case *org.Source:
		return Scope{KindSource, v.Key}
	case *org.Assignment:
		return Scope{KindAssignment, v.ID()}
	case *org.Scenario:
		return Scope{KindScenario, v.Key}
	default:
		return All
	}
}
