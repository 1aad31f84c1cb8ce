package store

// Scope says where a list begins: at the whole graph (the zero Scope) or at one
// node, reached over one of its edges.
type Scope struct {
	From Kind   // KindNone for the whole graph
	Key  string // key or id of the node
}

// All is the scope of the whole graph.
var All = Scope{}

// Kind names a type of value, as GraphQL names it and Neo4j labels it.
type Kind string

// The kinds. KindNone stands for the whole graph where a kind is where a list
// begins.
const (
	KindNone            Kind = ""
	KindModel           Kind = "Model"
	KindRole            Kind = "Role"
	KindResponsibility  Kind = "Responsibility"
	KindTradeoff        Kind = "Tradeoff"
	KindSource          Kind = "Source"
	KindAssignment      Kind = "Assignment"
	KindOwnership       Kind = "Ownership"
	KindDelegation      Kind = "Delegation"
	KindRoleCombination Kind = "RoleCombination"
	KindScenario        Kind = "Scenario"
	KindChange          Kind = "Change"
)

// Scopes returns the kinds of node from which a list of kind can begin, beside
// the whole graph, with what the list then holds:
//
//	Model            Role: models in which the role owns something; Source, citing it; Tradeoff, having it
//	Role             Model: roles that own something in it; Tradeoff, it is about; Role: those that narrow it
//	Responsibility   Tradeoff: it is about
//	Tradeoff         Model: it has; Role and Responsibility: about it; Source: citing it
//	Source           Model and Tradeoff: it cites
//	Assignment       Model and Responsibility: of it; Role: in which it is an owner; Source: read from it
//	Ownership        Model, Role and Responsibility: of it; Assignment: its owners
//	Delegation       Model, Responsibility and Role (which delegates): of it
//	RoleCombination  Model and Role (which also holds another): of it
//	Change           Model, Role and Responsibility: to it and to what it is an end of; Tradeoff, Source and Scenario: to it;
//	                 Assignment: to the cell and its owners
func (k Kind) Scopes() []Kind {
	return scopes[k]
}

var scopes = map[Kind][]Kind{
	KindModel:           {KindRole, KindSource, KindTradeoff},
	KindRole:            {KindModel, KindTradeoff, KindRole},
	KindResponsibility:  {KindTradeoff},
	KindTradeoff:        {KindModel, KindRole, KindResponsibility, KindSource},
	KindSource:          {KindModel, KindTradeoff},
	KindAssignment:      {KindModel, KindResponsibility, KindRole, KindSource},
	KindOwnership:       {KindModel, KindRole, KindResponsibility, KindAssignment},
	KindDelegation:      {KindModel, KindResponsibility, KindRole},
	KindRoleCombination: {KindModel, KindRole},
	KindChange:          {KindModel, KindRole, KindResponsibility, KindTradeoff, KindSource, KindAssignment, KindScenario},
}
