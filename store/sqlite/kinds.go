package sqlite

import (
	"database/sql"
	"encoding/json"
	"fmt"

	"orgraph/org"
	"orgraph/store"
)

// A kind tells how one kind of value is read: its table, its columns and how
// a row becomes a value. In columns and scopes x is the row, and in scopes
// scope.value the key at which the list begins.
type kind[T any] struct {
	name    store.Kind
	table   string
	id      string // the column that identifies a value
	columns string
	scan    func(scan func(...any) error) (*T, error)
	scopes  map[store.Kind]string
}

func linked(column, table, other string) string {
	return fmt.Sprintf("x.key IN (SELECT %s FROM %s WHERE %s = scope.value)", column, table, other)
}

// keys selects, as a JSON array, the keys that a table links with the row.
func keys(column, table, own string) string {
	return fmt.Sprintf("(SELECT json_group_array(%[1]s ORDER BY %[1]s) FROM %[2]s l WHERE l.%[3]s = x.key)", column, table, own)
}

var models = kind[org.Model]{
	name: store.KindModel, table: "model", id: "key",
	columns: "x.key, x.name, x.abbreviation, x.summary, x.status, " + keys("source", "model_source", "model"),
	scan: func(scan func(...any) error) (*org.Model, error) {
		var v org.Model
		return &v, scan(&v.Key, &v.Name, &v.Abbreviation, &v.Summary, &v.Status, list{&v.Sources})
	},
	scopes: map[store.Kind]string{
		store.KindRole:     linked("model", "ownership", "role"),
		store.KindSource:   linked("model", "model_source", "source"),
		store.KindTradeoff: linked("model", "tradeoff_model", "tradeoff"),
	},
}

var roles = kind[org.Role]{
	name: store.KindRole, table: "role", id: "key",
	columns: "x.key, x.name, x.abbreviation, x.aliases, x.summary, " + keys("narrows", "role_narrows", "role"),
	scan: func(scan func(...any) error) (*org.Role, error) {
		var v org.Role
		return &v, scan(&v.Key, &v.Name, &v.Abbreviation, list{&v.Aliases}, &v.Summary, list{&v.Narrows})
	},
	scopes: map[store.Kind]string{
		store.KindModel:    linked("role", "ownership", "model"),
		store.KindTradeoff: linked("role", "tradeoff_role", "tradeoff"),
		store.KindRole:     linked("role", "role_narrows", "narrows"),
	},
}

var responsibilities = kind[org.Responsibility]{
	name: store.KindResponsibility, table: "responsibility", id: "key",
	columns: "x.key, x.name, x.aliases, x.summary, x.ordinal",
	scan: func(scan func(...any) error) (*org.Responsibility, error) {
		var v org.Responsibility
		return &v, scan(&v.Key, &v.Name, list{&v.Aliases}, &v.Summary, &v.Ordinal)
	},
	scopes: map[store.Kind]string{
		store.KindTradeoff: linked("responsibility", "tradeoff_responsibility", "tradeoff"),
	},
}

var tradeoffs = kind[org.Tradeoff]{
	name: store.KindTradeoff, table: "tradeoff", id: "key",
	columns: "x.key, x.kind, x.statement, " + keys("model", "tradeoff_model", "tradeoff") + ", " +
		keys("responsibility", "tradeoff_responsibility", "tradeoff") + ", " +
		keys("role", "tradeoff_role", "tradeoff") + ", " + keys("source", "tradeoff_source", "tradeoff"),
	scan: func(scan func(...any) error) (*org.Tradeoff, error) {
		var v org.Tradeoff
		return &v, scan(&v.Key, &v.Kind, &v.Statement, list{&v.Models}, list{&v.Responsibilities}, list{&v.Roles}, list{&v.Sources})
	},
	scopes: map[store.Kind]string{
		store.KindModel:          linked("tradeoff", "tradeoff_model", "model"),
		store.KindRole:           linked("tradeoff", "tradeoff_role", "role"),
		store.KindResponsibility: linked("tradeoff", "tradeoff_responsibility", "responsibility"),
		store.KindSource:         linked("tradeoff", "tradeoff_source", "source"),
	},
}

var sources = kind[org.Source]{
	name: store.KindSource, table: "source", id: "key",
	columns: "x.key, x.title, x.author, x.url, x.publishedOn, x.sha256",
	scan: func(scan func(...any) error) (*org.Source, error) {
		var v org.Source
		return &v, scan(&v.Key, &v.Title, &v.Author, &v.URL, &v.PublishedOn, &v.SHA256)
	},
	scopes: map[store.Kind]string{
		store.KindModel:    linked("source", "model_source", "model"),
		store.KindTradeoff: linked("source", "tradeoff_source", "tradeoff"),
	},
}

var assignments = kind[org.Assignment]{
	name: store.KindAssignment, table: "assignment", id: "id",
	columns: "x.model, x.responsibility, x.arrangement, x.statement, coalesce(x.source, ''), x.locator",
	scan: func(scan func(...any) error) (*org.Assignment, error) {
		var v org.Assignment
		return &v, scan(&v.Model, &v.Responsibility, &v.Arrangement, &v.Statement, &v.Source, &v.Locator)
	},
	scopes: map[store.Kind]string{
		store.KindModel:          "x.model = scope.value",
		store.KindResponsibility: "x.responsibility = scope.value",
		store.KindRole:           "x.id IN (SELECT assignment FROM ownership WHERE role = scope.value)",
		store.KindSource:         "x.source = scope.value",
	},
}

var ownerships = kind[org.Ownership]{
	name: store.KindOwnership, table: "ownership", id: "id",
	columns: "x.model, x.responsibility, x.role, x.quality, x.ordinal, x.provenance, x.note",
	scan: func(scan func(...any) error) (*org.Ownership, error) {
		var v org.Ownership
		return &v, scan(&v.Model, &v.Responsibility, &v.Role, &v.Quality, &v.Ordinal, &v.Provenance, &v.Note)
	},
	scopes: map[store.Kind]string{
		store.KindModel:          "x.model = scope.value",
		store.KindRole:           "x.role = scope.value",
		store.KindResponsibility: "x.responsibility = scope.value",
		store.KindAssignment:     "x.assignment = scope.value",
	},
}

var delegations = kind[org.Delegation]{
	name: store.KindDelegation, table: "delegation", id: "id",
	columns: "x.model, x.responsibility, x.role, x.delegate",
	scan: func(scan func(...any) error) (*org.Delegation, error) {
		var v org.Delegation
		return &v, scan(&v.Model, &v.Responsibility, &v.Role, &v.Delegate)
	},
	scopes: map[store.Kind]string{
		store.KindModel:          "x.model = scope.value",
		store.KindResponsibility: "x.responsibility = scope.value",
		store.KindRole:           "x.role = scope.value",
	},
}

var roleCombinations = kind[org.RoleCombination]{
	name: store.KindRoleCombination, table: "role_combination", id: "id",
	columns: "x.model, x.role, x.alsoHolds",
	scan: func(scan func(...any) error) (*org.RoleCombination, error) {
		var v org.RoleCombination
		return &v, scan(&v.Model, &v.Role, &v.AlsoHolds)
	},
	scopes: map[store.Kind]string{
		store.KindModel: "x.model = scope.value",
		store.KindRole:  "x.role = scope.value",
	},
}

var scenarios = kind[org.Scenario]{
	name: store.KindScenario, table: "scenario", id: "key",
	columns: "x.key, x.name, x.summary, x.definition",
	scan: func(scan func(...any) error) (*org.Scenario, error) {
		var v org.Scenario
		return &v, scan(&v.Key, &v.Name, &v.Summary, &v.Definition)
	},
}

var changes = kind[store.Change]{
	name: store.KindChange, table: "change", id: "sequence",
	columns: "x.sequence, x.time, x.actor, x.action, x.kind, x.key, x.model, x.responsibility, x.role, x.before, x.after",
	scan: func(scan func(...any) error) (*store.Change, error) {
		var v store.Change
		return &v, scan(&v.Sequence, &v.Time, &v.Actor, &v.Action, &v.Kind, &v.Key, &v.Model, &v.Responsibility, &v.Role, &v.Before, &v.After)
	},
	scopes: map[store.Kind]string{
		store.KindModel:          "x.model = scope.value",
		store.KindRole:           "x.role = scope.value",
		store.KindResponsibility: "x.responsibility = scope.value",
		store.KindTradeoff:       "x.kind = 'Tradeoff' AND x.key = scope.value",
		store.KindSource:         "x.kind = 'Source' AND x.key = scope.value",
		store.KindScenario:       "x.kind = 'Scenario' AND x.key = scope.value",
		store.KindAssignment:     "x.cell = scope.value",
	},
}

// tables are the tables of the kinds, for conditions on what a field refers to.
var tables = map[store.Kind]string{
	store.KindModel: "model", store.KindRole: "role", store.KindResponsibility: "responsibility",
	store.KindSource: "source", store.KindTradeoff: "tradeoff", store.KindAssignment: "assignment",
	store.KindOwnership: "ownership", store.KindDelegation: "delegation", store.KindRoleCombination: "role_combination",
	store.KindChange: "change", store.KindScenario: "scenario",
}

// list scans a JSON array of strings; an empty one leaves nil.
type list struct{ to *[]string }

var _ sql.Scanner = list{}

func (l list) Scan(value any) error {
	text, ok := value.(string)
	if !ok {
		return fmt.Errorf("%w: a list is stored as %T", store.ErrCorrupt, value)
	}
	var got []string
	if err := json.Unmarshal([]byte(text), &got); err != nil {
		return fmt.Errorf("%w: a list is stored as %q", store.ErrCorrupt, text)
	}
	if len(got) > 0 {
		*l.to = got
	}
	return nil
}
