package store

import (
	"fmt"
	"slices"
	"strings"
)

// Op is how a condition compares a property with its values.
type Op string

// The comparisons.
const (
	OpIn         Op = "in"         // equal to one of the values; none of them when there are none
	OpContains   Op = "contains"   // holds the value as a part, case and accents counting
	OpStartsWith Op = "startsWith" // begins with the value, likewise
)

// Where is a condition on the properties of one kind of value. The zero Where
// takes everything. At most one of All, Any, Not and Field is set.
type Where struct {
	All []Where // each of them
	Any []Where // one of them; none where the list is empty and not nil
	Not *Where

	Field  Field
	Op     Op
	Values []any // string or int, as the field holds
	// Target, in place of Op and Values, is a condition on the node whose key
	// the field holds, such as the role of an ownership. A field that holds
	// no key meets none.
	Target *Where
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
	return w.All == nil && w.Any == nil && w.Not == nil && w.Field == ""
}

// Check returns ErrBadQuery where the condition names a property that kind does
// not have or compares one with a value of another type.
func (w Where) Check(kind Kind) error {
	for _, list := range [][]Where{w.All, w.Any} {
		for _, sub := range list {
			if err := sub.Check(kind); err != nil {
				return err
			}
		}
	}
	if w.Not != nil {
		return w.Not.Check(kind)
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
		return w.Target.Check(w.Field.Target())
	}
	for _, v := range w.Values {
		switch v.(type) {
		case string:
			ok = !bool(number)
		case int:
			ok = bool(number) && w.Op == OpIn
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

// Takes reports whether the condition takes v, a pointer to a value of one of
// the kinds. Node returns a node by kind and key, nil where there is none. It is
// the definition that the databases are tested against.
func (w Where) Takes(v any, node func(Kind, string) any) bool {
	takes := func(sub Where) bool { return sub.Takes(v, node) }
	switch {
	case w.All != nil:
		return !slices.ContainsFunc(w.All, func(sub Where) bool { return !takes(sub) })
	case w.Any != nil:
		return slices.ContainsFunc(w.Any, takes)
	case w.Not != nil:
		return !takes(*w.Not)
	case w.Field == "":
		return true
	case w.Target != nil:
		target := node(w.Field.Target(), Get(v, w.Field).(string))
		return target != nil && w.Target.Takes(target, node)
	case w.Op == OpIn:
		return slices.Contains(w.Values, Get(v, w.Field))
	case w.Op == OpContains:
		return strings.Contains(Get(v, w.Field).(string), w.Values[0].(string))
	default:
		return strings.HasPrefix(Get(v, w.Field).(string), w.Values[0].(string))
	}
}
