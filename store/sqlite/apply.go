package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"time"

	"orgraph/org"
	"orgraph/store"
)

// transaction is a store.Tx: the reads of reader, on the transaction.
type transaction struct {
	reader
	tx      *sql.Tx
	now     time.Time // when the update began
	written *[]store.Change
}

var _ store.Tx = transaction{}

// Written implements store.Tx.
func (t transaction) Written() []store.Change { return *t.written }

func (t transaction) Apply(ctx context.Context, w store.WriteSet) (err error) {
	log, err := store.Diff(ctx, t, w)
	if err != nil {
		return err
	}
	written := t.trip(ctx, "write")
	defer func() { written(err) }()
	a := &applier{ctx: ctx, tx: t.tx}
	defer a.close()
	a.delete(w)
	a.put(w.Put)
	a.derive(w)
	if err := t.record(ctx, a, log); err != nil {
		return err
	}
	return failure(ctx, a.err)
}

// An applier runs statements, each prepared once, until one fails.
type applier struct {
	ctx        context.Context
	tx         *sql.Tx
	statements map[string]*sql.Stmt
	err        error
}

func (a *applier) exec(query string, args ...any) {
	if a.err != nil {
		return
	}
	stmt := a.statements[query]
	if stmt == nil {
		if stmt, a.err = a.tx.PrepareContext(a.ctx, query); a.err != nil {
			return
		}
		if a.statements == nil {
			a.statements = map[string]*sql.Stmt{}
		}
		a.statements[query] = stmt
	}
	_, a.err = stmt.ExecContext(a.ctx, args...)
}

func (a *applier) close() {
	for _, stmt := range a.statements {
		if err := stmt.Close(); a.err == nil {
			a.err = err
		}
	}
}

// delete deletes rows; those that link them with what they refer to go with
// them, by the schema's foreign keys.
func (a *applier) delete(w store.WriteSet) {
	for _, d := range []struct {
		table, id string
		ids       []string
	}{
		{delegations.table, delegations.id, w.DeleteDelegations},
		{roleCombinations.table, roleCombinations.id, w.DeleteRoleCombinations},
		{ownerships.table, ownerships.id, w.DeleteOwnerships},
		{assignments.table, assignments.id, w.DeleteAssignments},
		{tradeoffs.table, tradeoffs.id, w.DeleteTradeoffs},
		{models.table, models.id, w.DeleteModels},
		{roles.table, roles.id, w.DeleteRoles},
		{responsibilities.table, responsibilities.id, w.DeleteResponsibilities},
		{sources.table, sources.id, w.DeleteSources},
		{scenarios.table, scenarios.id, w.DeleteScenarios},
	} {
		for _, id := range d.ids {
			a.exec("DELETE FROM "+d.table+" WHERE "+d.id+" = ?", id)
		}
	}
	a.unindex(store.KindModel, w.DeleteModels)
	a.unindex(store.KindRole, w.DeleteRoles)
	a.unindex(store.KindResponsibility, w.DeleteResponsibilities)
	a.unindex(store.KindTradeoff, w.DeleteTradeoffs)
	a.unindex(store.KindSource, w.DeleteSources)
}

// upsert writes a row, of which the first column is the key.
func (a *applier) upsert(table string, columns []string, values ...any) {
	sets := make([]string, len(columns)-1)
	for i, column := range columns[1:] {
		sets[i] = column + " = excluded." + column
	}
	a.exec(fmt.Sprintf("INSERT INTO %s (%s) VALUES (?%s) ON CONFLICT (%s) DO UPDATE SET %s", table,
		strings.Join(columns, ", "), strings.Repeat(", ?", len(columns)-1), columns[0], strings.Join(sets, ", ")), values...)
}

// link makes the rows of a linking table that belong to own those of others.
func (a *applier) link(table, ownColumn, own, otherColumn string, others []string) {
	a.exec(fmt.Sprintf("DELETE FROM %s WHERE %s = ?", table, ownColumn), own)
	for _, other := range others {
		a.exec(fmt.Sprintf("INSERT INTO %s (%s, %s) VALUES (?, ?) ON CONFLICT DO NOTHING", table, ownColumn, otherColumn), own, other)
	}
}

func (a *applier) put(m org.Matrix) {
	for _, v := range m.Sources {
		a.upsert("source", []string{"key", "title", "author", "url", "publishedOn", "sha256"}, v.Key, v.Title, v.Author, v.URL, v.PublishedOn, v.SHA256)
		a.index(store.KindSource, v.Key, &v)
	}
	for _, v := range m.Models {
		a.upsert("model", []string{"key", "name", "abbreviation", "summary", "status"}, v.Key, v.Name, v.Abbreviation, v.Summary, string(v.Status))
		a.link("model_source", "model", v.Key, "source", v.Sources)
		a.index(store.KindModel, v.Key, &v)
	}
	for _, v := range m.Roles {
		a.upsert("role", []string{"key", "name", "abbreviation", "aliases", "summary"}, v.Key, v.Name, v.Abbreviation, jsonArray(v.Aliases), v.Summary)
		a.link("role_narrows", "role", v.Key, "narrows", v.Narrows)
		a.index(store.KindRole, v.Key, &v)
	}
	for _, v := range m.Responsibilities {
		a.upsert("responsibility", []string{"key", "name", "aliases", "summary", "ordinal"}, v.Key, v.Name, jsonArray(v.Aliases), v.Summary, v.Ordinal)
		a.index(store.KindResponsibility, v.Key, &v)
	}
	for _, v := range m.Assignments {
		a.upsert("assignment", []string{"id", "model", "responsibility", "arrangement", "statement", "source", "locator"},
			v.ID(), v.Model, v.Responsibility, string(v.Arrangement), v.Statement, orNull(v.Source), v.Locator)
	}
	for _, v := range m.Ownerships {
		a.upsert("ownership", []string{"id", "assignment", "model", "responsibility", "role", "quality", "ordinal", "provenance", "note"},
			v.ID(), v.AssignmentID(), v.Model, v.Responsibility, v.Role, string(v.Quality), v.Ordinal, string(v.Provenance), v.Note)
	}
	for _, v := range m.Tradeoffs {
		a.upsert("tradeoff", []string{"key", "kind", "statement"}, v.Key, string(v.Kind), v.Statement)
		a.link("tradeoff_model", "tradeoff", v.Key, "model", v.Models)
		a.link("tradeoff_responsibility", "tradeoff", v.Key, "responsibility", v.Responsibilities)
		a.link("tradeoff_role", "tradeoff", v.Key, "role", v.Roles)
		a.link("tradeoff_source", "tradeoff", v.Key, "source", v.Sources)
		a.index(store.KindTradeoff, v.Key, &v)
	}
	for _, v := range m.Delegations {
		a.upsert("delegation", []string{"id", "model", "responsibility", "role", "delegate"}, v.ID(), v.Model, v.Responsibility, v.Role, v.Delegate)
	}
	for _, v := range m.Scenarios {
		a.upsert("scenario", []string{"key", "name", "summary", "definition"}, v.Key, v.Name, v.Summary, v.Definition)
	}
	for _, v := range m.RoleCombinations {
		a.upsert("role_combination", []string{"id", "model", "role", "alsoHolds"}, v.ID(), v.Model, v.Role, v.AlsoHolds)
	}
}

// orNull turns the reference to nothing into NULL, which no foreign key checks.
func orNull(key string) any {
	if key == "" {
		return nil
	}
	return key
}
