package store

import (
	"slices"

	"orgraph/org"
)

// StringFilter takes texts by comparing them as they are, or as org.Fold gives
// them where IgnoreCase is set; accents count. Fields that are nil ask for
// nothing; several must all hold.
type StringFilter struct {
	Eq         *string
	In         []string
	Not        *string
	Contains   *string
	StartsWith *string
	EndsWith   *string
	IgnoreCase *bool
}

// IntFilter takes numbers, likewise.
type IntFilter struct {
	Eq               *int
	In               []int
	Not              *int
	Gt, Gte, Lt, Lte *int
}

// DateFilter takes days, and DateTimeFilter times, likewise. What has no date
// meets none of the comparisons of order.
type DateFilter struct {
	Eq               *string
	In               []string
	Not              *string
	Gt, Gte, Lt, Lte *string
}

// DateTimeFilter takes times as [FormatTime] writes them.
type DateTimeFilter = DateFilter

// RelationFilter takes what has some, none or only such values in a list. Every
// holds where the list is empty.
type RelationFilter[F any] struct {
	Some, None, Every *F
}

// ModelRelationFilter and the types below are the relation filters under the
// names that the schema gives them.
type (
	ModelRelationFilter          = RelationFilter[ModelFilter]
	RoleRelationFilter           = RelationFilter[RoleFilter]
	ResponsibilityRelationFilter = RelationFilter[ResponsibilityFilter]
	TradeoffRelationFilter       = RelationFilter[TradeoffFilter]
	SourceRelationFilter         = RelationFilter[SourceFilter]
	AssignmentRelationFilter     = RelationFilter[AssignmentFilter]
	OwnershipRelationFilter      = RelationFilter[OwnershipFilter]
)

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

	Assignments *AssignmentRelationFilter
	Ownerships  *OwnershipRelationFilter
	Roles       *RoleRelationFilter
	Tradeoffs   *TradeoffRelationFilter
	Sources     *SourceRelationFilter

	AssignmentCount, VacantAssignmentCount, OwnershipCount, PoorOwnershipCount *IntFilter
	UndefinedOwnershipCount, RoleCount, TradeoffCount                          *IntFilter
}

// RoleFilter takes roles.
type RoleFilter struct {
	And, Or                          []*RoleFilter
	Not                              *RoleFilter
	Key, Name, Abbreviation, Summary *StringFilter

	Assignments *AssignmentRelationFilter
	Ownerships  *OwnershipRelationFilter
	Models      *ModelRelationFilter
	Tradeoffs   *TradeoffRelationFilter
	NarrowedBy  *RoleRelationFilter

	AssignmentCount, OwnershipCount, PoorOwnershipCount, UndefinedOwnershipCount, ModelCount, TradeoffCount *IntFilter
}

// ResponsibilityFilter takes responsibilities.
type ResponsibilityFilter struct {
	And, Or            []*ResponsibilityFilter
	Not                *ResponsibilityFilter
	Key, Name, Summary *StringFilter
	Ordinal            *IntFilter

	Assignments *AssignmentRelationFilter
	Ownerships  *OwnershipRelationFilter
	Tradeoffs   *TradeoffRelationFilter

	AssignmentCount, VacantAssignmentCount, OwnershipCount, PoorOwnershipCount, UndefinedOwnershipCount, TradeoffCount *IntFilter
}

// TradeoffFilter takes tradeoffs.
type TradeoffFilter struct {
	And, Or        []*TradeoffFilter
	Not            *TradeoffFilter
	Key, Statement *StringFilter
	Kind           *TradeoffKindFilter

	Models           *ModelRelationFilter
	Roles            *RoleRelationFilter
	Responsibilities *ResponsibilityRelationFilter
	Sources          *SourceRelationFilter

	ModelCount *IntFilter
}

// SourceFilter takes sources.
type SourceFilter struct {
	And, Or            []*SourceFilter
	Not                *SourceFilter
	Key, Title, Author *StringFilter
	PublishedOn        *DateFilter

	Models      *ModelRelationFilter
	Tradeoffs   *TradeoffRelationFilter
	Assignments *AssignmentRelationFilter

	ModelCount, TradeoffCount, AssignmentCount *IntFilter
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

	Owners         *OwnershipRelationFilter
	OwnershipCount *IntFilter
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
	Ordinal        *IntFilter
	Note           *StringFilter
}

// ChangeFilter takes changes.
type ChangeFilter struct {
	And, Or                                 []*ChangeFilter
	Not                                     *ChangeFilter
	Action                                  *ChangeActionFilter
	Kind                                    *ChangeKindFilter
	Actor, Key, Model, Responsibility, Role *StringFilter
	Sequence                                *IntFilter
	Time                                    *DateTimeFilter
}

// Where returns the filter as a condition; a nil filter takes everything.
func (f *ChangeFilter) Where() Where {
	if f == nil {
		return Where{}
	}
	return all(f.And, f.Or, f.Not, f.Action.on(FieldAction), f.Kind.on(FieldKind), f.Actor.on(FieldActor), f.Key.on(FieldKey),
		f.Model.on(FieldModel), f.Responsibility.on(FieldResponsibility), f.Role.on(FieldRole),
		f.Sequence.on(FieldSequence), f.Time.on(FieldTime))
}

// Where returns the filter as a condition; a nil filter takes everything.
func (f *ModelFilter) Where() Where {
	if f == nil {
		return Where{}
	}
	return all(f.And, f.Or, f.Not, f.Key.on(FieldKey), f.Name.on(FieldName), f.Abbreviation.on(FieldAbbreviation),
		f.Summary.on(FieldSummary), f.Status.on(FieldStatus),
		related(KindAssignment, f.Assignments), related(KindOwnership, f.Ownerships), related(KindRole, f.Roles),
		related(KindTradeoff, f.Tradeoffs), related(KindSource, f.Sources),
		f.AssignmentCount.on(FieldAssignmentCount), f.VacantAssignmentCount.on(FieldVacantAssignmentCount),
		f.OwnershipCount.on(FieldOwnershipCount), f.PoorOwnershipCount.on(FieldPoorOwnershipCount),
		f.UndefinedOwnershipCount.on(FieldUndefinedOwnershipCount), f.RoleCount.on(FieldRoleCount), f.TradeoffCount.on(FieldTradeoffCount))
}

// Where returns the filter as a condition; a nil filter takes everything.
func (f *RoleFilter) Where() Where {
	if f == nil {
		return Where{}
	}
	return all(f.And, f.Or, f.Not, f.Key.on(FieldKey), f.Name.on(FieldName), f.Abbreviation.on(FieldAbbreviation),
		f.Summary.on(FieldSummary),
		related(KindAssignment, f.Assignments), related(KindOwnership, f.Ownerships), related(KindModel, f.Models),
		related(KindTradeoff, f.Tradeoffs), related(KindRole, f.NarrowedBy),
		f.AssignmentCount.on(FieldAssignmentCount), f.OwnershipCount.on(FieldOwnershipCount), f.PoorOwnershipCount.on(FieldPoorOwnershipCount),
		f.UndefinedOwnershipCount.on(FieldUndefinedOwnershipCount), f.ModelCount.on(FieldModelCount), f.TradeoffCount.on(FieldTradeoffCount))
}

// Where returns the filter as a condition; a nil filter takes everything.
func (f *ResponsibilityFilter) Where() Where {
	if f == nil {
		return Where{}
	}
	return all(f.And, f.Or, f.Not, f.Key.on(FieldKey), f.Name.on(FieldName), f.Summary.on(FieldSummary), f.Ordinal.on(FieldOrdinal),
		related(KindAssignment, f.Assignments), related(KindOwnership, f.Ownerships), related(KindTradeoff, f.Tradeoffs),
		f.AssignmentCount.on(FieldAssignmentCount), f.VacantAssignmentCount.on(FieldVacantAssignmentCount),
		f.OwnershipCount.on(FieldOwnershipCount), f.PoorOwnershipCount.on(FieldPoorOwnershipCount),
		f.UndefinedOwnershipCount.on(FieldUndefinedOwnershipCount), f.TradeoffCount.on(FieldTradeoffCount))
}

// Where returns the filter as a condition; a nil filter takes everything.
func (f *TradeoffFilter) Where() Where {
	if f == nil {
		return Where{}
	}
	return all(f.And, f.Or, f.Not, f.Key.on(FieldKey), f.Statement.on(FieldStatement), f.Kind.on(FieldKind),
		related(KindModel, f.Models), related(KindRole, f.Roles), related(KindResponsibility, f.Responsibilities), related(KindSource, f.Sources),
		f.ModelCount.on(FieldModelCount))
}

// Where returns the filter as a condition; a nil filter takes everything.
func (f *SourceFilter) Where() Where {
	if f == nil {
		return Where{}
	}
	return all(f.And, f.Or, f.Not, f.Key.on(FieldKey), f.Title.on(FieldTitle), f.Author.on(FieldAuthor),
		f.PublishedOn.on(FieldPublishedOn),
		related(KindModel, f.Models), related(KindTradeoff, f.Tradeoffs), related(KindAssignment, f.Assignments),
		f.ModelCount.on(FieldModelCount), f.TradeoffCount.on(FieldTradeoffCount), f.AssignmentCount.on(FieldAssignmentCount))
}

// Where returns the filter as a condition; a nil filter takes everything.
func (f *AssignmentFilter) Where() Where {
	if f == nil {
		return Where{}
	}
	return all(f.And, f.Or, f.Not, target(FieldModel, f.Model), target(FieldResponsibility, f.Responsibility),
		target(FieldSource, f.Source), f.Arrangement.on(FieldArrangement), f.Statement.on(FieldStatement),
		related(KindOwnership, f.Owners), f.OwnershipCount.on(FieldOwnershipCount))
}

// Where returns the filter as a condition; a nil filter takes everything.
func (f *OwnershipFilter) Where() Where {
	if f == nil {
		return Where{}
	}
	return all(f.And, f.Or, f.Not, target(FieldModel, f.Model), target(FieldResponsibility, f.Responsibility),
		target(FieldRole, f.Role), f.Quality.on(FieldQuality), f.Provenance.on(FieldProvenance),
		f.Ordinal.on(FieldOrdinal), f.Note.on(FieldNote))
}

func (f *StringFilter) on(field Field) []Where {
	if f == nil {
		return nil
	}
	where := equality(field, f.Eq, f.In, f.Not)
	where = append(where, compared(field, OpContains, f.Contains)...)
	where = append(where, compared(field, OpStartsWith, f.StartsWith)...)
	where = append(where, compared(field, OpEndsWith, f.EndsWith)...)
	if f.IgnoreCase != nil && *f.IgnoreCase {
		for i := range where {
			if where[i].Not != nil {
				where[i].Not.IgnoreCase = true
			} else {
				where[i].IgnoreCase = true
			}
		}
	}
	return where
}

func (f *IntFilter) on(field Field) []Where {
	if f == nil {
		return nil
	}
	return append(equality(field, f.Eq, f.In, f.Not), ordered(field, f.Gt, f.Gte, f.Lt, f.Lte)...)
}

func (f *DateFilter) on(field Field) []Where {
	if f == nil {
		return nil
	}
	return append(equality(field, f.Eq, f.In, f.Not), ordered(field, f.Gt, f.Gte, f.Lt, f.Lte)...)
}

func ordered[T any](field Field, gt, gte, lt, lte *T) []Where {
	return slices.Concat(compared(field, OpGreater, gt), compared(field, OpAtLeast, gte), compared(field, OpLess, lt), compared(field, OpAtMost, lte))
}

// compared is the condition that the field compares so with the value, none
// where there is no value.
func compared[T any](field Field, op Op, value *T) []Where {
	if value == nil {
		return nil
	}
	return []Where{{Field: field, Op: op, Values: []any{*value}}}
}

func (f *EnumFilter[T]) on(field Field) []Where {
	if f == nil {
		return nil
	}
	text := func(v *T) *string {
		if v == nil {
			return nil
		}
		s := string(*v)
		return &s
	}
	var in []string
	if f.In != nil {
		in = make([]string, len(f.In))
		for i, v := range f.In {
			in[i] = string(v)
		}
	}
	return equality(field, text(f.Eq), in, text(f.Not))
}

func equality[T any](field Field, eq *T, in []T, not *T) []Where {
	var where []Where
	if eq != nil {
		where = append(where, Where{Field: field, Op: OpIn, Values: []any{*eq}})
	}
	if in != nil {
		values := make([]any, len(in))
		for i, v := range in {
			values[i] = v
		}
		where = append(where, Where{Field: field, Op: OpIn, Values: values})
	}
	if not != nil {
		where = append(where, Where{Not: &Where{Field: field, Op: OpIn, Values: []any{*not}}})
	}
	return where
}

// related is the condition that some, none or all values of the list are such as
// the filter takes.
func related[F any, P interface {
	*F
	Where() Where
}](kind Kind, filter *RelationFilter[F]) []Where {
	if filter == nil {
		return nil
	}
	some := func(w Where) Where { return Where{Some: &Relation{Kind: kind, Where: w}} }
	var where []Where
	if filter.Some != nil {
		where = append(where, some(P(filter.Some).Where()))
	}
	if filter.None != nil {
		w := some(P(filter.None).Where())
		where = append(where, Where{Not: &w})
	}
	if filter.Every != nil {
		w := P(filter.Every).Where()
		others := some(Where{Not: &w})
		where = append(where, Where{Not: &others})
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
