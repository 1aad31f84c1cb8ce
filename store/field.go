package store

import (
	"maps"
	"slices"

	"orgraph/org"
)

// Field names a property as both databases hold it.
type Field string

// The properties of all kinds.
const (
	FieldKey            Field = "key"
	FieldName           Field = "name"
	FieldAbbreviation   Field = "abbreviation"
	FieldSummary        Field = "summary"
	FieldStatus         Field = "status"
	FieldOrdinal        Field = "ordinal"
	FieldKind           Field = "kind"
	FieldStatement      Field = "statement"
	FieldTitle          Field = "title"
	FieldAuthor         Field = "author"
	FieldPublishedOn    Field = "publishedOn"
	FieldID             Field = "id"
	FieldModel          Field = "model"
	FieldResponsibility Field = "responsibility"
	FieldRole           Field = "role"
	FieldDelegate       Field = "delegate"
	FieldAlsoHolds      Field = "alsoHolds"
	FieldArrangement    Field = "arrangement"
	FieldSource         Field = "source"
	FieldQuality        Field = "quality"
	FieldProvenance     Field = "provenance"
	FieldSequence       Field = "sequence"
	FieldTime           Field = "time"
	FieldActor          Field = "actor"
	FieldAction         Field = "action"
	FieldNote           Field = "note"

	// Computed: how many values a relation holds.
	FieldAssignmentCount         Field = "assignmentCount"
	FieldVacantAssignmentCount   Field = "vacantAssignmentCount"
	FieldOwnershipCount          Field = "ownershipCount"
	FieldPoorOwnershipCount      Field = "poorOwnershipCount"
	FieldUndefinedOwnershipCount Field = "undefinedOwnershipCount"
	FieldRoleCount               Field = "roleCount"
	FieldModelCount              Field = "modelCount"
	FieldTradeoffCount           Field = "tradeoffCount"
)

type isNumber bool

// fields are the properties by which a kind can be filtered and ordered.
var fields = map[Kind]map[Field]isNumber{
	KindModel:           {FieldKey: false, FieldName: false, FieldAbbreviation: false, FieldSummary: false, FieldStatus: false},
	KindRole:            {FieldKey: false, FieldName: false, FieldAbbreviation: false, FieldSummary: false},
	KindResponsibility:  {FieldKey: false, FieldName: false, FieldSummary: false, FieldOrdinal: true},
	KindTradeoff:        {FieldKey: false, FieldKind: false, FieldStatement: false},
	KindSource:          {FieldKey: false, FieldTitle: false, FieldAuthor: false, FieldPublishedOn: false},
	KindAssignment:      {FieldModel: false, FieldResponsibility: false, FieldArrangement: false, FieldStatement: false, FieldSource: false},
	KindOwnership:       {FieldModel: false, FieldResponsibility: false, FieldRole: false, FieldQuality: false, FieldOrdinal: true, FieldProvenance: false, FieldNote: false},
	KindDelegation:      {FieldModel: false, FieldResponsibility: false, FieldRole: false, FieldDelegate: false},
	KindRoleCombination: {FieldModel: false, FieldRole: false, FieldAlsoHolds: false},
	KindScenario:        {FieldKey: false, FieldName: false, FieldSummary: false},
	KindChange: {FieldSequence: true, FieldTime: false, FieldActor: false, FieldAction: false, FieldKind: false, FieldKey: false,
		FieldModel: false, FieldResponsibility: false, FieldRole: false},
}

// computed are the properties that count a relation. They are numbers by which
// a kind can be filtered and ordered like any other; no value holds them.
var computed = map[Kind]map[Field]Relation{
	KindModel: {
		FieldAssignmentCount:         {Kind: KindAssignment},
		FieldVacantAssignmentCount:   {Kind: KindAssignment, Where: is(FieldArrangement, org.Vacant)},
		FieldOwnershipCount:          {Kind: KindOwnership},
		FieldPoorOwnershipCount:      {Kind: KindOwnership, Where: is(FieldQuality, org.Poorly)},
		FieldUndefinedOwnershipCount: {Kind: KindOwnership, Where: is(FieldQuality, org.Undefined)},
		FieldRoleCount:               {Kind: KindRole},
		FieldTradeoffCount:           {Kind: KindTradeoff},
	},
	KindRole: {
		FieldAssignmentCount:         {Kind: KindAssignment},
		FieldOwnershipCount:          {Kind: KindOwnership},
		FieldPoorOwnershipCount:      {Kind: KindOwnership, Where: is(FieldQuality, org.Poorly)},
		FieldUndefinedOwnershipCount: {Kind: KindOwnership, Where: is(FieldQuality, org.Undefined)},
		FieldModelCount:              {Kind: KindModel},
		FieldTradeoffCount:           {Kind: KindTradeoff},
	},
	KindResponsibility: {
		FieldAssignmentCount:         {Kind: KindAssignment},
		FieldVacantAssignmentCount:   {Kind: KindAssignment, Where: is(FieldArrangement, org.Vacant)},
		FieldOwnershipCount:          {Kind: KindOwnership},
		FieldPoorOwnershipCount:      {Kind: KindOwnership, Where: is(FieldQuality, org.Poorly)},
		FieldUndefinedOwnershipCount: {Kind: KindOwnership, Where: is(FieldQuality, org.Undefined)},
		FieldTradeoffCount:           {Kind: KindTradeoff},
	},
	KindTradeoff:   {FieldModelCount: {Kind: KindModel}},
	KindSource:     {FieldModelCount: {Kind: KindModel}, FieldTradeoffCount: {Kind: KindTradeoff}, FieldAssignmentCount: {Kind: KindAssignment}},
	KindAssignment: {FieldOwnershipCount: {Kind: KindOwnership}},
}

func is[T ~string](f Field, value T) Where {
	return Where{Field: f, Op: OpIn, Values: []any{string(value)}}
}

func init() {
	for kind, counts := range computed {
		for f := range counts {
			fields[kind][f] = true
		}
	}
}

// Computed returns the relation that a property of kind counts, and whether it
// counts one.
func (k Kind) Computed(f Field) (Relation, bool) {
	r, ok := computed[k][f]
	return r, ok
}

// Value returns the value of a property of v, a pointer to a value of one of the
// kinds in the graph, also where the property is computed.
func Value(v any, f Field, g Lookup) any {
	if r, ok := computed[ScopeOf(v).From][f]; ok {
		return r.count(v, g)
	}
	return Get(v, f)
}

// Get returns the value of a property of v, a pointer to a value of one of the
// kinds: a string or an int, nil where the kind does not have it or computes it.
func Get(v any, f Field) any {
	switch v := v.(type) {
	case *org.Model:
		return pick(f, property{FieldKey, v.Key}, property{FieldName, v.Name}, property{FieldAbbreviation, v.Abbreviation},
			property{FieldSummary, v.Summary}, property{FieldStatus, string(v.Status)})
	case *org.Role:
		return pick(f, property{FieldKey, v.Key}, property{FieldName, v.Name}, property{FieldAbbreviation, v.Abbreviation},
			property{FieldSummary, v.Summary})
	case *org.Responsibility:
		return pick(f, property{FieldKey, v.Key}, property{FieldName, v.Name}, property{FieldSummary, v.Summary}, property{FieldOrdinal, v.Ordinal})
	case *org.Tradeoff:
		return pick(f, property{FieldKey, v.Key}, property{FieldKind, string(v.Kind)}, property{FieldStatement, v.Statement})
	case *org.Source:
		return pick(f, property{FieldKey, v.Key}, property{FieldTitle, v.Title}, property{FieldAuthor, v.Author}, property{FieldPublishedOn, v.PublishedOn})
	case *org.Assignment:
		return pick(f, property{FieldModel, v.Model}, property{FieldResponsibility, v.Responsibility}, property{FieldArrangement, string(v.Arrangement)},
			property{FieldStatement, v.Statement}, property{FieldSource, v.Source})
	case *org.Ownership:
		return pick(f, property{FieldModel, v.Model}, property{FieldResponsibility, v.Responsibility}, property{FieldRole, v.Role},
			property{FieldQuality, string(v.Quality)}, property{FieldOrdinal, v.Ordinal}, property{FieldProvenance, string(v.Provenance)}, property{FieldNote, v.Note})
	case *org.Delegation:
		return pick(f, property{FieldModel, v.Model}, property{FieldResponsibility, v.Responsibility}, property{FieldRole, v.Role}, property{FieldDelegate, v.Delegate})
	case *org.RoleCombination:
		return pick(f, property{FieldModel, v.Model}, property{FieldRole, v.Role}, property{FieldAlsoHolds, v.AlsoHolds})
	case *org.Scenario:
		return pick(f, property{FieldKey, v.Key}, property{FieldName, v.Name}, property{FieldSummary, v.Summary})
	case *Change:
		return pick(f, property{FieldSequence, v.Sequence}, property{FieldTime, v.Time}, property{FieldActor, v.Actor},
			property{FieldAction, string(v.Action)}, property{FieldKind, string(v.Kind)}, property{FieldKey, v.Key},
			property{FieldModel, v.Model}, property{FieldResponsibility, v.Responsibility}, property{FieldRole, v.Role})
	}
	return nil
}

type property struct {
	field Field
	value any
}

func pick(f Field, properties ...property) any {
	for _, p := range properties {
		if p.field == f {
			return p.value
		}
	}
	return nil
}

// Fields returns the properties by which a list of kind can be filtered and
// ordered, in alphabetical order.
func (k Kind) Fields() []Field { return slices.Sorted(maps.Keys(fields[k])) }
