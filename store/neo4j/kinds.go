package neo4j

import (
	"orgraph/org"
	"orgraph/store"
)

// A shape tells where the graph holds one kind of value and how a list of it
// begins. In its Cypher x is the node or relationship.
type shape struct {
	name    store.Kind
	label   string      // of the node, or type of the relationship
	edge    bool        // whether it is a relationship
	id      store.Field // identifies a value
	columns []string    // expressions, in the order in which decode takes them
	scopes  map[store.Kind]scope
	indexes [][]store.Field // beside the constraint's own; see migrations
}

// A scope tells how a list finds its values from $scopes, of which one is
// scope: either properties have the value of one of scope's entries, or a
// clause binds x.
type scope struct {
	equal map[store.Field]string
	match string
}

// A kind is a shape with the translation to and from Go. Both decode and encode
// name the properties as store.Field does.
type kind[T any] struct {
	shape
	decode func(*row) *T
	encode func(*T) map[string]any
}

// A relationship's index is used only where each of its properties is known to
// exist, which is why these clauses say so.
const (
	ownsOfRole = "MATCH ()-[o:OWNS]->() USING INDEX SEEK o:OWNS(role, model, responsibility) " +
		"WHERE o.role = scope.key AND o.model IS NOT NULL AND o.responsibility IS NOT NULL "
	ownsOfModel = "MATCH ()-[o:OWNS]->() USING INDEX SEEK o:OWNS(model, responsibility, role) " +
		"WHERE o.model = scope.key AND o.responsibility IS NOT NULL AND o.role IS NOT NULL "
)

// keysOf selects the keys of the nodes, as o, that a pattern joins with x.
func keysOf(pattern string) string {
	return "COLLECT { MATCH " + pattern + " RETURN o.key }"
}

var models = kind[org.Model]{
	shape: shape{
		name: store.KindModel, label: "Model", id: store.FieldKey,
		columns: []string{"x.key", "x.name", "x.abbreviation", "x.summary", "x.status", keysOf("(x)-[:CITES]->(o:Source)")},
		indexes: [][]store.Field{{store.FieldKey}},
		scopes: map[store.Kind]scope{
			store.KindRole:     {match: ownsOfRole + "WITH DISTINCT o.model AS key MATCH (x:Model {key: key})"},
			store.KindSource:   {match: "MATCH (:Source {key: scope.key})<-[:CITES]-(x:Model)"},
			store.KindTradeoff: {match: "MATCH (:Tradeoff {key: scope.key})<-[:HAS_TRADEOFF]-(x:Model)"},
		},
	},
	decode: func(r *row) *org.Model {
		return &org.Model{Key: r.text(), Name: r.text(), Abbreviation: r.text(), Summary: r.text(), Status: org.Status(r.text()), Sources: r.keys()}
	},
	encode: func(v *org.Model) map[string]any {
		return map[string]any{"key": v.Key, "name": v.Name, "abbreviation": v.Abbreviation, "summary": v.Summary, "status": string(v.Status)}
	},
}

var roles = kind[org.Role]{
	shape: shape{
		name: store.KindRole, label: "Role", id: store.FieldKey,
		columns: []string{"x.key", "x.name", "x.abbreviation", "x.aliases", "x.summary", keysOf("(x)-[:NARROWS]->(o:Role)")},
		indexes: [][]store.Field{{store.FieldKey}},
		scopes: map[store.Kind]scope{
			store.KindModel:    {match: ownsOfModel + "WITH DISTINCT o.role AS key MATCH (x:Role {key: key})"},
			store.KindTradeoff: {match: "MATCH (:Tradeoff {key: scope.key})-[:ABOUT]->(x:Role)"},
			store.KindRole:     {match: "MATCH (:Role {key: scope.key})<-[:NARROWS]-(x:Role)"},
		},
	},
	decode: func(r *row) *org.Role {
		return &org.Role{Key: r.text(), Name: r.text(), Abbreviation: r.text(), Aliases: r.texts(), Summary: r.text(), Narrows: r.keys()}
	},
	encode: func(v *org.Role) map[string]any {
		return map[string]any{"key": v.Key, "name": v.Name, "abbreviation": v.Abbreviation, "aliases": list(v.Aliases), "summary": v.Summary}
	},
}

var responsibilities = kind[org.Responsibility]{
	shape: shape{
		name: store.KindResponsibility, label: "Responsibility", id: store.FieldKey,
		columns: []string{"x.key", "x.name", "x.aliases", "x.summary", "x.ordinal"},
		indexes: [][]store.Field{{store.FieldOrdinal, store.FieldKey}, {store.FieldKey}},
		scopes: map[store.Kind]scope{
			store.KindTradeoff: {match: "MATCH (:Tradeoff {key: scope.key})-[:ABOUT]->(x:Responsibility)"},
		},
	},
	decode: func(r *row) *org.Responsibility {
		return &org.Responsibility{Key: r.text(), Name: r.text(), Aliases: r.texts(), Summary: r.text(), Ordinal: r.integer()}
	},
	encode: func(v *org.Responsibility) map[string]any {
		return map[string]any{"key": v.Key, "name": v.Name, "aliases": list(v.Aliases), "summary": v.Summary, "ordinal": v.Ordinal}
	},
}

var tradeoffs = kind[org.Tradeoff]{
	shape: shape{
		name: store.KindTradeoff, label: "Tradeoff", id: store.FieldKey,
		columns: []string{"x.key", "x.kind", "x.statement", keysOf("(x)<-[:HAS_TRADEOFF]-(o:Model)"),
			keysOf("(x)-[:ABOUT]->(o:Responsibility)"), keysOf("(x)-[:ABOUT]->(o:Role)"), keysOf("(x)-[:CITES]->(o:Source)")},
		indexes: [][]store.Field{{store.FieldKey}},
		scopes: map[store.Kind]scope{
			store.KindModel:          {match: "MATCH (:Model {key: scope.key})-[:HAS_TRADEOFF]->(x:Tradeoff)"},
			store.KindRole:           {match: "MATCH (:Role {key: scope.key})<-[:ABOUT]-(x:Tradeoff)"},
			store.KindResponsibility: {match: "MATCH (:Responsibility {key: scope.key})<-[:ABOUT]-(x:Tradeoff)"},
			store.KindSource:         {match: "MATCH (:Source {key: scope.key})<-[:CITES]-(x:Tradeoff)"},
		},
	},
	decode: func(r *row) *org.Tradeoff {
		return &org.Tradeoff{Key: r.text(), Kind: org.TradeoffKind(r.text()), Statement: r.text(),
			Models: r.keys(), Responsibilities: r.keys(), Roles: r.keys(), Sources: r.keys()}
	},
	encode: func(v *org.Tradeoff) map[string]any {
		return map[string]any{"key": v.Key, "kind": string(v.Kind), "statement": v.Statement}
	},
}

var sources = kind[org.Source]{
	shape: shape{
		name: store.KindSource, label: "Source", id: store.FieldKey,
		columns: []string{"x.key", "x.title", "x.author", "x.url", "x.publishedOn", "x.sha256"},
		indexes: [][]store.Field{{store.FieldKey}},
		scopes: map[store.Kind]scope{
			store.KindModel:    {match: "MATCH (:Model {key: scope.key})-[:CITES]->(x:Source)"},
			store.KindTradeoff: {match: "MATCH (:Tradeoff {key: scope.key})-[:CITES]->(x:Source)"},
		},
	},
	decode: func(r *row) *org.Source {
		return &org.Source{Key: r.text(), Title: r.text(), Author: r.text(), URL: r.text(), PublishedOn: r.text(), SHA256: r.text()}
	},
	encode: func(v *org.Source) map[string]any {
		return map[string]any{"key": v.Key, "title": v.Title, "author": v.Author, "url": v.URL, "publishedOn": v.PublishedOn, "sha256": v.SHA256}
	},
}

var assignments = kind[org.Assignment]{
	shape: shape{
		name: store.KindAssignment, label: "ASSIGNS", edge: true, id: store.FieldID,
		columns: []string{"x.model", "x.responsibility", "x.arrangement", "x.statement", "x.source", "x.locator"},
		indexes: [][]store.Field{
			{store.FieldModel, store.FieldResponsibility},
			{store.FieldResponsibility, store.FieldModel},
			{store.FieldSource, store.FieldModel, store.FieldResponsibility},
		},
		scopes: map[store.Kind]scope{
			store.KindModel:          {equal: map[store.Field]string{store.FieldModel: "key"}},
			store.KindResponsibility: {equal: map[store.Field]string{store.FieldResponsibility: "key"}},
			store.KindSource:         {equal: map[store.Field]string{store.FieldSource: "key"}},
			store.KindRole:           {match: ownsOfRole + "WITH o.model + '/' + o.responsibility AS id MATCH ()-[x:ASSIGNS {id: id}]->()"},
		},
	},
	decode: func(r *row) *org.Assignment {
		return &org.Assignment{Model: r.text(), Responsibility: r.text(), Arrangement: org.Arrangement(r.text()),
			Statement: r.text(), Source: r.text(), Locator: r.text()}
	},
	encode: func(v *org.Assignment) map[string]any {
		return map[string]any{"id": v.ID(), "model": v.Model, "responsibility": v.Responsibility, "arrangement": string(v.Arrangement),
			"statement": v.Statement, "source": v.Source, "locator": v.Locator}
	},
}

var ownerships = kind[org.Ownership]{
	shape: shape{
		name: store.KindOwnership, label: "OWNS", edge: true, id: store.FieldID,
		columns: []string{"x.model", "x.responsibility", "x.role", "x.quality", "x.ordinal", "x.provenance", "x.note"},
		indexes: [][]store.Field{
			{store.FieldModel, store.FieldResponsibility, store.FieldRole},
			{store.FieldRole, store.FieldModel, store.FieldResponsibility},
			{store.FieldRole, store.FieldQuality, store.FieldModel},
			{store.FieldResponsibility, store.FieldModel, store.FieldRole},
			{store.FieldResponsibility, store.FieldQuality, store.FieldModel},
		},
		scopes: map[store.Kind]scope{
			store.KindModel:          {equal: map[store.Field]string{store.FieldModel: "key"}},
			store.KindRole:           {equal: map[store.Field]string{store.FieldRole: "key"}},
			store.KindResponsibility: {equal: map[store.Field]string{store.FieldResponsibility: "key"}},
			store.KindAssignment:     {equal: map[store.Field]string{store.FieldModel: "model", store.FieldResponsibility: "responsibility"}},
		},
	},
	decode: func(r *row) *org.Ownership {
		return &org.Ownership{Model: r.text(), Responsibility: r.text(), Role: r.text(), Quality: org.Quality(r.text()),
			Ordinal: r.integer(), Provenance: org.Provenance(r.text()), Note: r.text()}
	},
	encode: func(v *org.Ownership) map[string]any {
		return map[string]any{"id": v.ID(), "model": v.Model, "responsibility": v.Responsibility, "role": v.Role, "quality": string(v.Quality),
			"ordinal": v.Ordinal, "provenance": string(v.Provenance), "note": v.Note}
	},
}

var delegations = kind[org.Delegation]{
	shape: shape{
		name: store.KindDelegation, label: "MAY_DELEGATE", edge: true, id: store.FieldID,
		columns: []string{"x.model", "x.responsibility", "x.role", "x.delegate"},
		indexes: [][]store.Field{
			{store.FieldModel, store.FieldResponsibility, store.FieldRole, store.FieldDelegate},
			{store.FieldResponsibility, store.FieldModel, store.FieldRole, store.FieldDelegate},
			{store.FieldRole, store.FieldModel, store.FieldResponsibility, store.FieldDelegate},
		},
		scopes: map[store.Kind]scope{
			store.KindModel:          {equal: map[store.Field]string{store.FieldModel: "key"}},
			store.KindResponsibility: {equal: map[store.Field]string{store.FieldResponsibility: "key"}},
			store.KindRole:           {equal: map[store.Field]string{store.FieldRole: "key"}},
		},
	},
	decode: func(r *row) *org.Delegation {
		return &org.Delegation{Model: r.text(), Responsibility: r.text(), Role: r.text(), Delegate: r.text()}
	},
	encode: func(v *org.Delegation) map[string]any {
		return map[string]any{"id": v.ID(), "model": v.Model, "responsibility": v.Responsibility, "role": v.Role, "delegate": v.Delegate}
	},
}

var roleCombinations = kind[org.RoleCombination]{
	shape: shape{
		name: store.KindRoleCombination, label: "MAY_ALSO_HOLD", edge: true, id: store.FieldID,
		columns: []string{"x.model", "x.role", "x.alsoHolds"},
		indexes: [][]store.Field{
			{store.FieldModel, store.FieldRole, store.FieldAlsoHolds},
			{store.FieldRole, store.FieldModel, store.FieldAlsoHolds},
		},
		scopes: map[store.Kind]scope{
			store.KindModel: {equal: map[store.Field]string{store.FieldModel: "key"}},
			store.KindRole:  {equal: map[store.Field]string{store.FieldRole: "key"}},
		},
	},
	decode: func(r *row) *org.RoleCombination {
		return &org.RoleCombination{Model: r.text(), Role: r.text(), AlsoHolds: r.text()}
	},
	encode: func(v *org.RoleCombination) map[string]any {
		return map[string]any{"id": v.ID(), "model": v.Model, "role": v.Role, "alsoHolds": v.AlsoHolds}
	},
}

var scenarios = kind[org.Scenario]{
	shape: shape{
		name: store.KindScenario, label: "Scenario", id: store.FieldKey,
		columns: []string{"x.key", "x.name", "x.summary", "x.definition"},
		indexes: [][]store.Field{{store.FieldKey}},
	},
	decode: func(r *row) *org.Scenario {
		return &org.Scenario{Key: r.text(), Name: r.text(), Summary: r.text(), Definition: r.text()}
	},
	encode: func(v *org.Scenario) map[string]any {
		return map[string]any{"key": v.Key, "name": v.Name, "summary": v.Summary, "definition": v.Definition}
	},
}

// fieldCell holds the cell of a change, see store.Change.Cell. No list is ordered by it.
const fieldCell store.Field = "cell"

var changes = kind[store.Change]{
	shape: shape{
		name: store.KindChange, label: "Change", id: store.FieldSequence,
		columns: []string{"x.sequence", "x.time", "x.actor", "x.action", "x.kind", "x.key", "x.model", "x.responsibility", "x.role", "x.before", "x.after"},
		indexes: [][]store.Field{
			{store.FieldSequence},
			{store.FieldModel, store.FieldSequence}, {store.FieldRole, store.FieldSequence}, {store.FieldResponsibility, store.FieldSequence},
			{store.FieldKind, store.FieldKey, store.FieldSequence}, {fieldCell, store.FieldSequence}, {store.FieldTime, store.FieldSequence},
		},
		scopes: map[store.Kind]scope{
			store.KindModel:          {equal: map[store.Field]string{store.FieldModel: "key"}},
			store.KindRole:           {equal: map[store.Field]string{store.FieldRole: "key"}},
			store.KindResponsibility: {equal: map[store.Field]string{store.FieldResponsibility: "key"}},
			store.KindTradeoff:       {equal: map[store.Field]string{store.FieldKind: "from", store.FieldKey: "key"}},
			store.KindSource:         {equal: map[store.Field]string{store.FieldKind: "from", store.FieldKey: "key"}},
			store.KindScenario:       {equal: map[store.Field]string{store.FieldKind: "from", store.FieldKey: "key"}},
			store.KindAssignment:     {equal: map[store.Field]string{fieldCell: "key"}},
		},
	},
	decode: func(r *row) *store.Change {
		return &store.Change{Sequence: r.integer(), Time: r.text(), Actor: r.text(), Action: store.Action(r.text()), Kind: store.Kind(r.text()), Key: r.text(),
			Model: r.text(), Responsibility: r.text(), Role: r.text(), Before: r.text(), After: r.text()}
	},
	encode: func(v *store.Change) map[string]any {
		return map[string]any{"sequence": v.Sequence, "time": v.Time, "actor": v.Actor, "action": string(v.Action), "kind": string(v.Kind), "key": v.Key,
			"model": v.Model, "responsibility": v.Responsibility, "role": v.Role, "cell": v.Cell(), "before": v.Before, "after": v.After}
	},
}

// shapes are the kinds' shapes, for what does not depend on the Go type.
var shapes = map[store.Kind]shape{
	store.KindModel: models.shape, store.KindRole: roles.shape, store.KindResponsibility: responsibilities.shape,
	store.KindTradeoff: tradeoffs.shape, store.KindSource: sources.shape, store.KindAssignment: assignments.shape,
	store.KindOwnership: ownerships.shape, store.KindDelegation: delegations.shape, store.KindRoleCombination: roleCombinations.shape,
	store.KindChange: changes.shape, store.KindScenario: scenarios.shape,
}

// pattern returns the Cypher pattern that binds x to each value.
func (s shape) pattern() string {
	if s.edge {
		return "()-[x:" + s.label + "]->()"
	}
	return "(x:" + s.label + ")"
}

// list makes the empty list of a nil one, which Neo4j would store as no
// property at all.
func list(texts []string) []string {
	if texts == nil {
		return []string{}
	}
	return texts
}
