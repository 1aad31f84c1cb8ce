package sqlite

import (
	"context"

	"orgraph/store"
)

// Versions implements store.Reader.
func (r reader) Versions(ctx context.Context, k store.Kind, keys []string) (map[string]int, error) {
	versions := make(map[string]int, len(keys))
	if len(keys) == 0 {
		return versions, nil
	}
	ctx = store.WithPurpose(ctx, "versions", k)
	s := &statement{}
	s.add("SELECT key, version FROM (SELECT scope.value AS key, (SELECT max(sequence) FROM change WHERE ")
	if k == store.KindAssignment {
		s.add("cell = scope.value AND cell <> ''")
	} else {
		s.add("kind = %s AND key = scope.value", s.param(string(k)))
	}
	s.add(") AS version FROM json_each(%s) scope) WHERE version IS NOT NULL", s.param(jsonArray(keys)))
	err := r.rows(ctx, s, func(scan func(...any) error) error {
		var key string
		var version int
		err := scan(&key, &version)
		versions[key] = version
		return err
	})
	return versions, err
}

// Head implements store.Reader.
func (r reader) Head(ctx context.Context) (sequence int, stamp string, err error) {
	ctx = store.WithPurpose(ctx, "head", store.KindChange)
	s := &statement{}
	s.add("SELECT sequence, time FROM change ORDER BY sequence DESC LIMIT 1")
	err = r.rows(ctx, s, func(scan func(...any) error) error { return scan(&sequence, &stamp) })
	return sequence, stamp, err
}

// record writes changes behind the head of the log. The transaction is the only
// one that writes, so nobody else takes their places.
func (t transaction) record(ctx context.Context, a *applier, log []store.Change) error {
	if len(log) == 0 {
		return nil
	}
	head, last, err := t.Head(ctx)
	if err != nil {
		return err
	}
	store.Stamp(log, head, last, t.now)
	a.log(log)
	*t.written = append(*t.written, log...)
	return nil
}

// log writes changes in their places.
func (a *applier) log(changes []store.Change) {
	for _, c := range changes {
		a.exec("INSERT INTO change (sequence, time, actor, action, kind, key, model, responsibility, role, cell, before, after) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
			c.Sequence, c.Time, c.Actor, string(c.Action), string(c.Kind), c.Key, c.Model, c.Responsibility, c.Role, c.Cell(), c.Before, c.After)
	}
}
