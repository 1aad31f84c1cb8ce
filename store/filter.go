package store

import "orgraph/org"

// StringFilter takes texts by comparing them as they are: case and accents
// count. Fields that are nil ask for nothing; several must all hold.
type StringFilter struct {
	Eq         *string
	In         []string
	Not        *string
	Contains   *string
	StartsWith *string
}

// EnumFilter takes values of an enumeration, likewise.
type EnumFilter[T ~string] struct {
	Eq  *T
	In  []T
	Not *T
}

// StatusFilter and the types below are the filters of the enumerations, under
// the names that the schema gives them.
type (
	StatusFilter       = EnumFilter[org.Status]
	QualityFilter      = EnumFilter[org.Quality]
	ArrangementFilter  = EnumFilter[org.Arrangement]
	ProvenanceFilter   = EnumFilter[org.Provenance]
	TradeoffKindFilter = EnumFilter[org.TradeoffKind]
	ChangeActionFilter = EnumFilter[Action]
	ChangeKindFilter   = EnumFilter[Kind]
)

// ModelFilter takes models. In it, as in every filter below, all fields that
// are set must hold; And, Or and Not combine filters, an empty And holds for
// everything and an empty Or for nothing.
type ModelFilter struct {
	And, Or                 []*ModelFilter
	Not                     *ModelFilter
	Key, Name, Abbreviation *StringFilter
	Summary                 *StringFilter
	Status                  *StatusFilter
}

// RoleFilter takes roles.
type RoleFilter struct {
	And, Or                          []*RoleFilter
	Not                              *RoleFilter
	Key, Name, Abbreviation, Summary *StringFilter
}

// ResponsibilityFilter takes responsibilities.
type ResponsibilityFilter struct {
	And, Or            []*ResponsibilityFilter
	Not                *ResponsibilityFilter
	Key, Name, Summary *StringFilter
}

// TradeoffFilter takes tradeoffs.
type TradeoffFilter struct {
	And, Or        []*TradeoffFilter
	Not            *TradeoffFilter
	Key, Statement *StringFilter
	Kind           *TradeoffKindFilter
}

// SourceFilter takes sources.
type SourceFilter struct {
	And, Or                         []*SourceFilter
	Not                             *SourceFilter
	Key, Title, Author, PublishedOn *StringFilter
}

// AssignmentFilter takes assignments, also by what they connect.
type AssignmentFilter struct {
	And, Or        []*AssignmentFilter
	Not            *AssignmentFilter
	Model          *ModelFilter
	Responsibility *ResponsibilityFilter
	Source         *SourceFilter
	Arrangement    *ArrangementFilter
	Statement      *StringFilter
}

// OwnershipFilter takes ownerships, also by what they connect.
type OwnershipFilter struct {
	And, Or        []*OwnershipFilter
	Not            *OwnershipFilter
	Model          *ModelFilter
	Responsibility *ResponsibilityFilter
	Role           *RoleFilter
	Quality        *QualityFilter
	Provenance     *ProvenanceFilter
}

// ChangeFilter takes changes.
type ChangeFilter struct {
	And, Or                                 []*ChangeFilter
	Not                                     *ChangeFilter
	Action                                  *ChangeActionFilter
	Kind                                    *ChangeKindFilter
	Actor, Key, Model, Responsibility, Role *StringFilter
}

// Where returns the filter as a condition; a nil filter takes everything.
func (f *ChangeFilter) Where() Where {
	if f == nil {
		return Where{}
	}
	return all(f.And, f.Or, f.Not, f.Action.on(FieldAction), f.Kind.on(FieldKind), f.Actor.on(FieldActor), f.Key.on(FieldKey),
		f.Model.on(FieldModel), f.Responsibility.on(FieldResponsibility), f.Role.on(FieldRole))
}

// Where returns the filter as a condition; a nil filter takes everything.
func (f *ModelFilter) Where() Where {
	if f == nil {
		return Where{}
	}
	return all(f.And, f.Or, f.Not, f.Key.on(FieldKey), f.Name.on(FieldName), f.Abbreviation.on(FieldAbbreviation),
		f.Summary.on(FieldSummary), f.Status.on(FieldStatus))
}

// Where returns the filter as a condition; a nil filter takes everything.
func (f *RoleFilter) Where() Where {
	if f == nil {
		return Where{}
	}
	return all(f.And, f.Or, f.Not, f.Key.on(FieldKey), f.Name.on(FieldName), f.Abbreviation.on(FieldAbbreviation),
		f.Summary.on(FieldSummary))
}

// Where returns the filter as a condition; a nil filter takes everything.
func (f *ResponsibilityFilter) Where() Where {
	if f == nil {
		return Where{}
	}
	return all(f.And, f.Or, f.Not, f.Key.on(FieldKey), f.Name.on(FieldName), f.Summary.on(FieldSummary))
}

// Where returns the filter as a condition; a nil filter takes everything.
func (f *TradeoffFilter) Where() Where {
	if f == nil {
		return Where{}
	}
	return all(f.And, f.Or, f.Not, f.Key.on(FieldKey), f.Statement.on(FieldStatement), f.Kind.on(FieldKind))
}

// Where returns the filter as a condition; a nil filter takes everything.
func (f *SourceFilter) Where() Where {
	if f == nil {
		return Where{}
	}
	return all(f.And, f.Or, f.Not, f.Key.on(FieldKey), f.Title.on(FieldTitle), f.Author.on(FieldAuthor),
		f.PublishedOn.on(FieldPublishedOn))
}

// Where returns the filter as a condition; a nil filter takes everything.
func (f *AssignmentFilter) Where() Where {
	if f == nil {
		return Where{}
	}
	return all(f.And, f.Or, f.Not, target(FieldModel, f.Model), target(FieldResponsibility, f.Responsibility),
		target(FieldSource, f.Source), f.Arrangement.on(FieldArrangement), f.Statement.on(FieldStatement))
}

// Where returns the filter as a condition; a nil filter takes everything.
func (f *OwnershipFilter) Where() Where {
	if f == nil {
		return Where{}
	}
	return all(f.And, f.Or, f.Not, target(FieldModel, f.Model), target(FieldResponsibility, f.Responsibility),
		target(FieldRole, f.Role), f.Quality.on(FieldQuality), f.Provenance.on(FieldProvenance))
}

func (f *StringFilter) on(field Field) []Where {
	if f == nil {
		return nil
	}
	where := equality(field, f.Eq, f.In, f.Not)
	if f.Contains != nil {
		where = append(where, Where{Field: field, Op: OpContains, Values: []any{*f.Contains}})
	}
	if f.StartsWith != nil {
		where = append(where, Where{Field: field, Op: OpStartsWith, Values: []any{*f.StartsWith}})
	}
	return where
}

func (f *EnumFilter[T]) on(field Field) []Where {
	if f == nil {
		return nil
	}
	return equality(field, f.Eq, f.In, f.Not)
}

func equality[T ~string](field Field, eq *T, in []T, not *T) []Where {
	var where []Where
	if eq != nil {
		where = append(where, Where{Field: field, Op: OpIn, Values: []any{string(*eq)}})
	}
	if in != nil {
		values := make([]any, len(in))
		for i, v := range in {
			values[i] = string(v)
		}
		where = append(where, Where{Field: field, Op: OpIn, Values: values})
	}
	if not != nil {
		where = append(where, Where{Not: &Where{Field: field, Op: OpIn, Values: []any{string(*not)}}})
	}
	return where
}

// target is the condition that the node whose key the field holds is one that
// the filter takes. A filter that was not given asks for nothing.
func target[F any, P interface {
	*F
	Where() Where
}](field Field, filter P) []Where {
	if filter == nil {
		return nil
	}
	where := filter.Where()
	return []Where{{Field: field, Target: &where}}
}

func all[F any, P interface {
	*F
	Where() Where
}](and, or []P, not P, conditions ...[]Where) Where {
	var list []Where
	for _, c := range conditions {
		list = append(list, c...)
	}
	for _, f := range and {
		list = append(list, f.Where())
	}
	if or != nil {
		anyOf := make([]Where, len(or))
		for i, f := range or {
			anyOf[i] = f.Where()
		}
		list = append(list, Where{Any: anyOf})
	}
	if not != nil {
		where := not.Where()
		list = append(list, Where{Not: &where})
	}
	if list == nil {
		return Where{}
	}
	return Where{All: list}
}
