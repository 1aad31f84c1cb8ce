package store

// OrderBy is one term of an order as the schema's inputs give it.
type OrderBy[F ~string] struct {
	Field     F
	Direction Direction
}

// ModelOrderField and its like are the properties by which the schema lets each
// kind be ordered; ModelOrder and its like are the inputs that name them.
type (
	ModelOrderField          string
	RoleOrderField           string
	ResponsibilityOrderField string
	TradeoffOrderField       string
	SourceOrderField         string
	AssignmentOrderField     string
	OwnershipOrderField      string
	ChangeOrderField         string

	ModelOrder          = OrderBy[ModelOrderField]
	RoleOrder           = OrderBy[RoleOrderField]
	ResponsibilityOrder = OrderBy[ResponsibilityOrderField]
	TradeoffOrder       = OrderBy[TradeoffOrderField]
	SourceOrder         = OrderBy[SourceOrderField]
	AssignmentOrder     = OrderBy[AssignmentOrderField]
	OwnershipOrder      = OrderBy[OwnershipOrderField]
	ChangeOrder         = OrderBy[ChangeOrderField]
)

var orderFields = map[string]Field{
	"KEY": FieldKey, "NAME": FieldName, "STATUS": FieldStatus, "ORDINAL": FieldOrdinal, "KIND": FieldKind,
	"TITLE": FieldTitle, "AUTHOR": FieldAuthor, "PUBLISHED_ON": FieldPublishedOn, "MODEL": FieldModel,
	"RESPONSIBILITY": FieldResponsibility, "ROLE": FieldRole, "ARRANGEMENT": FieldArrangement,
	"QUALITY": FieldQuality, "SEQUENCE": FieldSequence,
	"ASSIGNMENT_COUNT": FieldAssignmentCount, "VACANT_ASSIGNMENT_COUNT": FieldVacantAssignmentCount,
	"OWNERSHIP_COUNT": FieldOwnershipCount, "POOR_OWNERSHIP_COUNT": FieldPoorOwnershipCount,
	"UNDEFINED_OWNERSHIP_COUNT": FieldUndefinedOwnershipCount, "ROLE_COUNT": FieldRoleCount, "MODEL_COUNT": FieldModelCount,
	"TRADEOFF_COUNT": FieldTradeoffCount,
}

// Terms returns the terms of an order.
func Terms[F ~string](orderBy []*OrderBy[F]) []Term {
	terms := make([]Term, len(orderBy))
	for i, o := range orderBy {
		terms[i] = Term{Field: orderFields[string(o.Field)], Direction: o.Direction}
	}
	return terms
}
