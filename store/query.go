package store

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"
)

// Direction is the direction of an order.
type Direction string

// The directions.
const (
	Ascending  Direction = "ASC"
	Descending Direction = "DESC"
)

// Term is one property of an order. Strings are ordered by Unicode code point.
type Term struct {
	Field     Field
	Direction Direction // Ascending when empty
}

// Query is what a list holds and which page of it is read. The zero Query is
// the first page of everything, in the kind's natural order.
type Query struct {
	Where Where
	Order []Term
	Paging
}

// Paging chooses a page, by the Relay cursor connections specification: the
// first First values after the cursor After, or the last Last before Before.
// Not both of First and Last are set; without either, First is the page size
// of [DefaultPageSize].
type Paging struct {
	First, Last   *int
	After, Before Cursor
}

// CheckSize returns ErrBadQuery where First and Last cannot be those of a page.
func (p Paging) CheckSize() error {
	if p.First != nil && p.Last != nil {
		return fmt.Errorf("%w: first and last were both given; give one of them", ErrBadQuery)
	}
	for name, size := range map[string]*int{"first": p.First, "last": p.Last} {
		if size != nil && *size < 0 {
			return fmt.Errorf("%w: %s: %d is less than 0", ErrBadQuery, name, *size)
		}
	}
	return nil
}

// Everything is a page that holds all there is.
func Everything() Paging {
	first := math.MaxInt32 - 1
	return Paging{First: &first}
}

// DefaultPageSize is the number of values in a page where nothing else is said.
const DefaultPageSize = 100

// Page is a part of a list, in the list's order whichever end it was read from.
type Page[T any] struct {
	Items                    []*T
	Cursors                  []Cursor // one for each item
	HasNextPage, HasPrevPage bool
}

// Cursor is a place in a list: opaque to clients, equal on both databases, good
// for as long as the list's order is the same, whatever is added or deleted.
// "" is no place.
type Cursor string

// natural is each kind's order where none is asked for, which also ends every
// other order so that no two values are equal under it.
var natural = map[Kind][]Field{
	KindModel:           {FieldKey},
	KindRole:            {FieldKey},
	KindResponsibility:  {FieldOrdinal, FieldKey},
	KindTradeoff:        {FieldKey},
	KindSource:          {FieldKey},
	KindAssignment:      {FieldModel, FieldResponsibility},
	KindOwnership:       {FieldModel, FieldResponsibility, FieldRole},
	KindDelegation:      {FieldModel, FieldResponsibility, FieldRole, FieldDelegate},
	KindRoleCombination: {FieldModel, FieldRole, FieldAlsoHolds},
	KindScenario:        {FieldKey},
	KindChange:          {FieldSequence},
}

// A Plan is a checked [Query] in the form in which a database reads it.
type Plan struct {
	Kind  Kind
	Where Where
	// Order is total. It is turned round when the page is read from the end of
	// the list.
	Order []Term
	// After holds the values of Order's fields behind which the page begins,
	// Until those before which it ends, both in the direction of Order; nil
	// for the list's own ends.
	After, Until []any
	// Limit is how many values to read: one more than the page holds, which
	// tells whether there is another page.
	Limit int

	// Counts are the computed properties of Order. The database returns their
	// values with each row, for its cursor.
	Counts []Field

	order    []Term // as asked for
	backward bool
	query    Query
}

// Plan checks the query for a list of kind that begins at scopes.
func (q Query) Plan(kind Kind, scopes []Scope) (*Plan, error) {
	if err := checkScopes(kind, scopes); err != nil {
		return nil, err
	}
	if err := q.Where.Check(kind); err != nil {
		return nil, err
	}
	order, err := q.order(kind)
	if err != nil {
		return nil, err
	}
	p := &Plan{Kind: kind, Where: q.Where, Order: order, order: order, query: q}
	for _, t := range order {
		if _, ok := kind.Computed(t.Field); ok {
			p.Counts = append(p.Counts, t.Field)
		}
	}
	if err := q.CheckSize(); err != nil {
		return nil, err
	}
	size := DefaultPageSize
	switch {
	case q.First != nil:
		size = *q.First
	case q.Last != nil:
		size = *q.Last
		p.backward = true
	}
	p.Limit = size + 1
	if p.After, err = q.After.values(kind, order); err != nil {
		return nil, fmt.Errorf("after: %w", err)
	}
	if p.Until, err = q.Before.values(kind, order); err != nil {
		return nil, fmt.Errorf("before: %w", err)
	}
	if p.backward {
		p.Order = make([]Term, len(order))
		for i, t := range order {
			p.Order[i] = Term{Field: t.Field, Direction: t.Direction.reverse()}
		}
		p.After, p.Until = p.Until, p.After
	}
	return p, nil
}

func checkScopes(kind Kind, scopes []Scope) error {
	for _, s := range scopes {
		if s != All && !slices.Contains(kind.Scopes(), s.From) {
			return fmt.Errorf("%w: a list of %s cannot begin at a %s", ErrBadQuery, kind, s.From)
		}
		if s.From != scopes[0].From {
			return fmt.Errorf("%w: the scopes of one list are of one kind", ErrBadQuery)
		}
	}
	return nil
}

// order returns the query's terms, each with a direction, followed by those of
// the natural order that make it total.
func (q Query) order(kind Kind) ([]Term, error) {
	var order []Term
	seen := map[Field]bool{}
	for _, t := range q.Order {
		if _, ok := fields[kind][t.Field]; !ok {
			return nil, fmt.Errorf("%w: %s has no property %q to order by", ErrBadQuery, kind, t.Field)
		}
		if t.Direction == "" {
			t.Direction = Ascending
		}
		if !seen[t.Field] {
			order = append(order, t)
		}
		seen[t.Field] = true
	}
	for _, f := range natural[kind] {
		if !seen[f] {
			order = append(order, Term{Field: f, Direction: Ascending})
		}
	}
	return order, nil
}

func (d Direction) reverse() Direction {
	if d == Descending {
		return Ascending
	}
	return Descending
}

// NewPage makes the page from what a database read by the plan: at most
// p.Limit values, in p.Order, and for each the values of p.Counts, which need
// not be given where there are none.
func NewPage[T any](p *Plan, read []*T, counts ...[]int) *Page[T] {
	more := len(read) >= p.Limit
	if more {
		read = read[:p.Limit-1]
	}
	if p.Counts == nil {
		counts = make([][]int, len(read))
	}
	counts = counts[:len(read)]
	page := &Page[T]{Items: read}
	if p.backward {
		slices.Reverse(page.Items)
		slices.Reverse(counts)
		page.HasPrevPage, page.HasNextPage = more, p.query.Before != ""
	} else {
		page.HasNextPage, page.HasPrevPage = more, p.query.After != ""
	}
	page.Cursors = make([]Cursor, len(page.Items))
	for i, item := range page.Items {
		page.Cursors[i] = cursor(p.Kind, p.order, item, counts[i])
	}
	return page
}

// A cursor is base64url of a JSON array: the order it belongs to, then the
// value of each of its fields.
func cursor(kind Kind, order []Term, item any, counts []int) Cursor {
	parts := []any{signature(kind, order)}
	for _, t := range order {
		if _, ok := kind.Computed(t.Field); ok {
			parts, counts = append(parts, counts[0]), counts[1:]
		} else {
			parts = append(parts, Get(item, t.Field))
		}
	}
	text, err := json.Marshal(parts)
	if err != nil {
		panic(fmt.Sprintf("store: strings and ints do not marshal: %v", err))
	}
	return Cursor(base64.RawURLEncoding.EncodeToString(text))
}

func signature(kind Kind, order []Term) string {
	words := []string{string(kind)}
	for _, t := range order {
		words = append(words, string(t.Field)+" "+string(t.Direction))
	}
	return strings.Join(words, ",")
}

// values returns the values of the order's fields at the cursor, nil for "".
func (c Cursor) values(kind Kind, order []Term) ([]any, error) {
	if c == "" {
		return nil, nil
	}
	text, err := base64.RawURLEncoding.DecodeString(string(c))
	var parts []any
	if err == nil {
		err = json.Unmarshal(text, &parts)
	}
	if err != nil || len(parts) == 0 {
		return nil, fmt.Errorf("%w: it is damaged; use a cursor as it came from the list", ErrBadCursor)
	}
	if parts[0] != signature(kind, order) {
		return nil, fmt.Errorf("%w: it belongs to another list or another order; begin again without a cursor", ErrBadCursor)
	}
	values := parts[1:]
	damaged := len(values) != len(order)
	for i := 0; i < len(values) && !damaged; i++ {
		if fields[kind][order[i].Field] {
			n, ok := values[i].(float64)
			damaged = !ok || n != float64(int(n))
			values[i] = int(n)
		} else if _, ok := values[i].(string); !ok {
			damaged = true
		}
	}
	if damaged {
		return nil, fmt.Errorf("%w: it is damaged; use a cursor as it came from the list", ErrBadCursor)
	}
	return values, nil
}

// ChangeCursor is the place of the change with the sequence in the log, in the
// log's natural order.
func ChangeCursor(sequence int) Cursor {
	return cursor(KindChange, []Term{{Field: FieldSequence, Direction: Ascending}}, &Change{Sequence: sequence}, nil)
}
