package neo4j

import (
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"orgraph/org"
	"orgraph/store"
)

// flaws are statements each of which names what breaks a rule that the graph is
// built on and Neo4j does not enforce.
var flaws = []struct{ query, message string }{
	{edgeFlaws("ASSIGNS", "Model", "model", "Responsibility", "responsibility"), "joins other nodes than it names, or nodes of another kind"},
	{edgeFlaws("OWNS", "Role", "role", "Responsibility", "responsibility"), "joins other nodes than it names, or nodes of another kind"},
	{edgeFlaws("MAY_DELEGATE", "Role", "role", "Role", "delegate"), "joins other nodes than it names, or nodes of another kind"},
	{edgeFlaws("MAY_ALSO_HOLD", "Role", "role", "Role", "alsoHolds"), "joins other nodes than it names, or nodes of another kind"},
	{`MATCH (a)-[x:HAS_TRADEOFF|ABOUT|CITES|NARROWS]->(b) WHERE NOT CASE type(x)
		WHEN 'HAS_TRADEOFF' THEN a:Model AND b:Tradeoff
		WHEN 'ABOUT' THEN a:Tradeoff AND (b:Responsibility OR b:Role)
		WHEN 'CITES' THEN (a:Model OR a:Tradeoff) AND b:Source
		ELSE a:Role AND b:Role END
		RETURN type(x) + ' of ' + coalesce(toString(a.key), '?') + ' and ' + coalesce(toString(b.key), '?')`, "joins nodes that it does not join"},
}

func edgeFlaws(label, from, fromKey, to, toKey string) string {
	return fmt.Sprintf("MATCH (a)-[x:%s]->(b) WHERE NOT coalesce(a:%s AND b:%s AND a.key = x.%s AND b.key = x.%s, false) RETURN '%s ' + coalesce(toString(x.id), '?')",
		label, from, to, fromKey, toKey, label)
}

// Flaws implements store.Reader.
func (r reader) Flaws(ctx context.Context) ([]store.Flaw, error) {
	ctx = store.WithPurpose(ctx, "flaws", store.KindNone)
	found, err := r.schemaFlaws(ctx)
	if err != nil {
		return nil, err
	}
	for _, f := range flaws {
		records, err := r.query(ctx, f.query, nil)
		if err != nil {
			return nil, err
		}
		for _, record := range records {
			subject, _ := record.Values[0].(string)
			found = append(found, store.Flaw{Subject: subject, Message: f.message})
		}
	}
	for _, step := range []func() ([]store.Flaw, error){
		func() ([]store.Flaw, error) {
			return propertyFlaws(ctx, r, models, func(v *org.Model) string { return v.Key })
		},
		func() ([]store.Flaw, error) {
			return propertyFlaws(ctx, r, roles, func(v *org.Role) string { return v.Key })
		},
		func() ([]store.Flaw, error) {
			return propertyFlaws(ctx, r, responsibilities, func(v *org.Responsibility) string { return v.Key })
		},
		func() ([]store.Flaw, error) {
			return propertyFlaws(ctx, r, tradeoffs, func(v *org.Tradeoff) string { return v.Key })
		},
		func() ([]store.Flaw, error) {
			return propertyFlaws(ctx, r, sources, func(v *org.Source) string { return v.Key })
		},
		func() ([]store.Flaw, error) {
			return propertyFlaws(ctx, r, scenarios, func(v *org.Scenario) string { return v.Key })
		},
		func() ([]store.Flaw, error) { return propertyFlaws(ctx, r, assignments, (*org.Assignment).ID) },
		func() ([]store.Flaw, error) { return propertyFlaws(ctx, r, ownerships, (*org.Ownership).ID) },
		func() ([]store.Flaw, error) { return propertyFlaws(ctx, r, delegations, (*org.Delegation).ID) },
		func() ([]store.Flaw, error) {
			return propertyFlaws(ctx, r, roleCombinations, (*org.RoleCombination).ID)
		},
		func() ([]store.Flaw, error) { return propertyFlaws(ctx, r, changes, (*store.Change).ID) },
	} {
		more, err := step()
		if err != nil {
			return nil, err
		}
		found = append(found, more...)
	}
	return found, nil
}

// propertyFlaws compares the properties of each value with those that it would be
// written with: its id, and what is derived from it, belong to them.
func propertyFlaws[T any](ctx context.Context, r reader, k kind[T], id func(*T) string) ([]store.Flaw, error) {
	s := newStatement()
	s.add("MATCH %s RETURN [%s] AS item, properties(x)", k.pattern(), strings.Join(k.columns, ", "))
	records, err := r.query(ctx, s.String(), nil)
	if err != nil {
		return nil, err
	}
	var found []store.Flaw
	for _, record := range records {
		v, err := read(k, record.Values[0])
		if err != nil {
			return nil, err
		}
		if want := encoded(k, []T{*v})[0]; asJSON(want) != asJSON(record.Values[1]) {
			found = append(found, store.Flaw{Subject: string(k.name) + " " + id(v), Message: "has other properties than it was written with: its id, its words or what is derived of its texts; write it again"})
		}
	}
	return found, nil
}

func asJSON(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		return err.Error() // a property of a type that none of ours has
	}
	return string(text)
}

var made = regexp.MustCompile(`(?m)^CREATE (CONSTRAINT|(?:FULLTEXT )?INDEX) (\w+)`)

// schemaFlaws names the constraints and indexes that are not there any more.
func (r reader) schemaFlaws(ctx context.Context) ([]store.Flaw, error) {
	records, err := r.query(ctx, "SHOW INDEXES YIELD name, state WHERE state = 'ONLINE' RETURN name", nil)
	if err != nil {
		return nil, err
	}
	var names []any // of indexes, which constraints have, too
	for _, record := range records {
		names = append(names, record.Values[0])
	}
	if records, err = r.query(ctx, "SHOW CONSTRAINTS YIELD name RETURN name", nil); err != nil {
		return nil, err
	}
	var constraints []any
	for _, record := range records {
		constraints = append(constraints, record.Values[0])
	}
	files, err := fs.Glob(migrations, "migrations/*.cypher")
	if err != nil {
		return nil, err
	}
	var found []store.Flaw
	for _, file := range files {
		text, err := fs.ReadFile(migrations, file)
		if err != nil {
			return nil, err
		}
		for _, match := range made.FindAllStringSubmatch(string(text), -1) {
			there := names
			if match[1] == "CONSTRAINT" {
				there = constraints
			}
			if !slices.Contains(there, any(match[2])) {
				found = append(found, store.Flaw{Subject: "schema", Message: fmt.Sprintf("has no %s %s that is online; make it as %s does", match[1], match[2], file)})
			}
		}
	}
	return found, nil
}
