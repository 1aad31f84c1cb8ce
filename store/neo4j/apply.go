package neo4j

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"orgraph/org"
	"orgraph/store"
)

// transaction is a store.Tx: the reads of reader, in the transaction.
type transaction struct {
	reader
	now     time.Time // when the update began
	head    *head     // of the log, with what the update has written
	written *[]store.Change
}

var _ store.Tx = transaction{}

// Written implements store.Tx.
func (t transaction) Written() []store.Change { return *t.written }

// batch is how many rows one statement writes.
const batch = 1000

// Apply implements store.Tx. Neo4j has no foreign keys: that each reference has
// its target shows in how many rows a statement has written.
func (t transaction) Apply(ctx context.Context, w store.WriteSet) error {
	log, err := store.Diff(ctx, t, w)
	if err != nil {
		return err
	}
	a := &applier{ctx: store.WithPurpose(ctx, "write", store.KindNone), query: t.query}
	a.deleteEdges(w)
	a.put(w.Put, log)
	a.deleteNodes(w)
	t.record(a, log)
	return a.err
}

// An applier runs statements on rows until one fails.
type applier struct {
	ctx   context.Context
	query querier
	err   error
}

// put writes values: nodes, then what joins them. The log tells what of them is new or
// changed.
func (a *applier) put(p org.Matrix, log []store.Change) {
	putNodes(a, sources, p.Sources)
	putNodes(a, models, p.Models)
	putNodes(a, roles, p.Roles)
	putNodes(a, responsibilities, p.Responsibilities)
	putNodes(a, tradeoffs, p.Tradeoffs)
	putNodes(a, scenarios, p.Scenarios)

	putLinks(a, models, "-[l:CITES]->", "Source", p.Models, log, func(v org.Model) (string, []string) { return v.Key, v.Sources })
	putLinks(a, roles, "-[l:NARROWS]->", "Role", p.Roles, log, func(v org.Role) (string, []string) { return v.Key, v.Narrows })
	putLinks(a, tradeoffs, "<-[l:HAS_TRADEOFF]-", "Model", p.Tradeoffs, log, func(v org.Tradeoff) (string, []string) { return v.Key, v.Models })
	putLinks(a, tradeoffs, "-[l:ABOUT]->", "Responsibility", p.Tradeoffs, log, func(v org.Tradeoff) (string, []string) { return v.Key, v.Responsibilities })
	putLinks(a, tradeoffs, "-[l:ABOUT]->", "Role", p.Tradeoffs, log, func(v org.Tradeoff) (string, []string) { return v.Key, v.Roles })
	putLinks(a, tradeoffs, "-[l:CITES]->", "Source", p.Tradeoffs, log, func(v org.Tradeoff) (string, []string) { return v.Key, v.Sources })

	// In each, a and b are the ends. What else is matched must be there.
	putEdges(a, assignments, p.Assignments, `MATCH (a:Model {key: row.model}) MATCH (b:Responsibility {key: row.responsibility})
		WHERE row.source = '' OR EXISTS { MATCH (:Source {key: row.source}) }`)
	putEdges(a, ownerships, p.Ownerships, `MATCH (a:Role {key: row.role}) MATCH (b:Responsibility {key: row.responsibility})
		MATCH ()-[:ASSIGNS {id: row.model + '/' + row.responsibility}]->()`)
	putEdges(a, delegations, p.Delegations, `MATCH (a:Role {key: row.role}) MATCH (b:Role {key: row.delegate})
		MATCH (:Model {key: row.model}) MATCH (:Responsibility {key: row.responsibility})`)
	putEdges(a, roleCombinations, p.RoleCombinations, `MATCH (a:Role {key: row.role}) MATCH (b:Role {key: row.alsoHolds})
		MATCH (:Model {key: row.model})`)
}

// idRows returns a row for each id, which is also given in its parts.
func idRows(ids []string) []map[string]any {
	rows := make([]map[string]any, len(ids))
	for i, id := range ids {
		model, responsibility, _ := strings.Cut(id, "/")
		rows[i] = map[string]any{"id": id, "model": model, "responsibility": responsibility}
	}
	return rows
}

func (a *applier) deleteEdges(w store.WriteSet) {
	a.each(idRows(w.DeleteDelegations), "MATCH ()-[x:MAY_DELEGATE {id: row.id}]->() DELETE x")
	a.each(idRows(w.DeleteRoleCombinations), "MATCH ()-[x:MAY_ALSO_HOLD {id: row.id}]->() DELETE x")
	a.each(idRows(w.DeleteOwnerships), "MATCH ()-[x:OWNS {id: row.id}]->() DELETE x")
	a.each(idRows(w.DeleteAssignments), `MATCH ()-[x:OWNS]->() USING INDEX SEEK x:OWNS(model, responsibility, role)
		WHERE x.model = row.model AND x.responsibility = row.responsibility AND x.role IS NOT NULL DELETE x`)
	a.each(idRows(w.DeleteAssignments), "MATCH ()-[x:ASSIGNS {id: row.id}]->() DELETE x")
}

// deleteNodes deletes the nodes that are not put again, with the relationships
// that are theirs: those by which they refer to others. It comes last, when
// what referred to them has gone. Where something still does, Neo4j refuses to
// delete the node; what refers to it by a property it does not know of.
func (a *applier) deleteNodes(w store.WriteSet) {
	deleteNodes(a, tradeoffs, w.DeleteTradeoffs, w.Put.Tradeoffs, func(v org.Tradeoff) string { return v.Key },
		[]string{"<-[l:HAS_TRADEOFF]-()", "-[l:ABOUT]->()", "-[l:CITES]->()"}, nil)
	deleteNodes(a, models, w.DeleteModels, w.Put.Models, func(v org.Model) string { return v.Key },
		[]string{"-[l:CITES]->()"}, []string{
			"MATCH ()-[x:MAY_DELEGATE]->() USING INDEX SEEK x:MAY_DELEGATE(model, responsibility, role, delegate) " +
				"WHERE x.model = row.id AND x.responsibility IS NOT NULL AND x.role IS NOT NULL AND x.delegate IS NOT NULL",
			"MATCH ()-[x:MAY_ALSO_HOLD]->() USING INDEX SEEK x:MAY_ALSO_HOLD(model, role, alsoHolds) " +
				"WHERE x.model = row.id AND x.role IS NOT NULL AND x.alsoHolds IS NOT NULL",
		})
	deleteNodes(a, roles, w.DeleteRoles, w.Put.Roles, func(v org.Role) string { return v.Key },
		[]string{"-[l:NARROWS]->()"}, nil)
	deleteNodes(a, responsibilities, w.DeleteResponsibilities, w.Put.Responsibilities, func(v org.Responsibility) string { return v.Key },
		nil, []string{
			"MATCH ()-[x:MAY_DELEGATE]->() USING INDEX SEEK x:MAY_DELEGATE(responsibility, model, role, delegate) " +
				"WHERE x.responsibility = row.id AND x.model IS NOT NULL AND x.role IS NOT NULL AND x.delegate IS NOT NULL",
		})
	deleteNodes(a, scenarios, w.DeleteScenarios, w.Put.Scenarios, func(v org.Scenario) string { return v.Key }, nil, nil)
	deleteNodes(a, sources, w.DeleteSources, w.Put.Sources, func(v org.Source) string { return v.Key },
		nil, []string{
			"MATCH ()-[x:ASSIGNS]->() USING INDEX SEEK x:ASSIGNS(source, model, responsibility) " +
				"WHERE x.source = row.id AND x.model IS NOT NULL AND x.responsibility IS NOT NULL",
		})
}

func deleteNodes[T any](a *applier, k kind[T], keys []string, put []T, key func(T) string, own, references []string) {
	if len(keys) == 0 {
		return
	}
	again := make(map[string]bool, len(put))
	for _, v := range put {
		again[key(v)] = true
	}
	keys = slices.DeleteFunc(slices.Clone(keys), func(key string) bool { return again[key] })
	rows := idRows(keys)
	for _, match := range references {
		for part := range slices.Chunk(rows, batch) {
			if a.err != nil {
				return
			}
			records, err := a.query(a.ctx, "UNWIND $rows AS row "+match+" RETURN row.id, x.id LIMIT 1", map[string]any{"rows": part})
			if a.err = err; err == nil && len(records) > 0 {
				a.err = fmt.Errorf("%w: %v still refers to the %s %v; nothing was written", store.ErrConflict, records[0].Values[1], k.name, records[0].Values[0])
			}
		}
	}
	for _, edge := range own {
		a.each(rows, fmt.Sprintf("MATCH (:%s {key: row.id})%s DELETE l", k.label, edge))
	}
	a.each(rows, fmt.Sprintf("MATCH (x:%s {key: row.id}) DELETE x", k.label))
}

// each runs clauses on every row.
func (a *applier) each(rows []map[string]any, clauses string) {
	for part := range slices.Chunk(rows, batch) {
		if a.err == nil {
			_, a.err = a.query(a.ctx, "UNWIND $rows AS row "+clauses, map[string]any{"rows": part})
		}
	}
}

// require runs match and write on every row. Where match does not find
// something for each, the error is ErrConflict; name says which row it was.
func (a *applier) require(rows []map[string]any, match, write string, name func(row map[string]any) string) {
	for part := range slices.Chunk(rows, batch) {
		if a.err != nil {
			return
		}
		params := map[string]any{"rows": part}
		records, err := a.query(a.ctx, "UNWIND $rows AS row "+match+" "+write+" RETURN count(*)", params)
		if err != nil {
			a.err = err
			return
		}
		if records[0].Values[0].(int64) == int64(len(part)) {
			continue
		}
		records, err = a.query(a.ctx, "UNWIND $rows AS row WITH row WHERE NOT EXISTS { "+match+" } RETURN row LIMIT 1", params)
		switch {
		case err != nil:
			a.err = err
		case len(records) > 0:
			row, _ := records[0].Values[0].(map[string]any)
			a.err = fmt.Errorf("%w: %s refers to something that is not there; nothing was written", store.ErrConflict, name(row))
		default:
			a.err = fmt.Errorf("%w: the write refers to something that is there twice; nothing was written", store.ErrConflict)
		}
	}
}

func putNodes[T any](a *applier, k kind[T], values []T) {
	a.each(encoded(k, values), fmt.Sprintf("MERGE (x:%s {key: row.key}) SET x = row", k.label))
}

func putEdges[T any](a *applier, k kind[T], values []T, match string) {
	// The id names the model: a role may own the same responsibility under
	// several, and a MERGE of the ends alone would keep one of them.
	a.require(encoded(k, values), match, fmt.Sprintf("MERGE (a)-[x:%s {id: row.id}]->(b) SET x = row", k.label),
		func(row map[string]any) string { return fmt.Sprintf("%s %v", k.name, row["id"]) })
}

func encoded[T any](k kind[T], values []T) []map[string]any {
	rows := make([]map[string]any, len(values))
	for i := range values {
		rows[i] = withFolded(k.encode(&values[i]))
		if d := store.Document(&values[i]); d != nil {
			rows[i]["words"] = strings.Join(d.Words(), " ")
		}
	}
	return rows
}

// withFolded adds what conditions that ignore case compare.
func withFolded(row map[string]any) map[string]any {
	for _, name := range slices.Collect(maps.Keys(row)) {
		if text, ok := row[name].(string); ok {
			if folded := org.Fold(text); folded != text {
				row[name+foldedSuffix] = folded
			}
		}
	}
	return row
}

// putLinks makes the nodes of a label that an edge joins with a value those
// that its list names. The log tells which values had some before.
func putLinks[T any](a *applier, k kind[T], edge, label string, values []T, log []store.Change, list func(T) (key string, targets []string)) {
	had := map[string]bool{}
	for _, c := range log {
		if len(values) == 0 || c.Kind != k.name || c.Before == "" || a.err != nil {
			continue
		}
		var before T
		if err := json.Unmarshal([]byte(c.Before), &before); err != nil {
			a.err = fmt.Errorf("reading the %s %q as it was: %w", k.name, c.Key, err)
		}
		_, targets := list(before)
		had[c.Key] = len(targets) > 0
	}
	var old, links []map[string]any
	for _, v := range values {
		key, targets := list(v)
		if had[key] {
			old = append(old, map[string]any{"key": key, "targets": append([]string{}, targets...)})
		}
		for _, target := range targets {
			links = append(links, map[string]any{"key": key, "target": target})
		}
	}
	a.each(old, fmt.Sprintf("MATCH (:%s {key: row.key})%s(b:%s) WHERE NOT b.key IN row.targets DELETE l", k.label, edge, label))
	a.require(links, fmt.Sprintf("MATCH (a:%s {key: row.key}) MATCH (b:%s {key: row.target})", k.label, label),
		fmt.Sprintf("MERGE (a)%s(b)", edge),
		func(row map[string]any) string {
			return fmt.Sprintf("%s %v, which names the %s %v,", k.name, row["key"], label, row["target"])
		})
}
