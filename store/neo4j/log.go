package neo4j

import (
	"context"
	"slices"
	"strconv"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"orgraph/store"
)

// sequences returns the numbers among the ids of changes.
func sequences(ids []string) []int {
	var numbers []int
	for _, id := range ids {
		if n, err := strconv.Atoi(id); err == nil {
			numbers = append(numbers, n)
		}
	}
	return numbers
}

// Versions implements store.Reader.
func (r reader) Versions(ctx context.Context, k store.Kind, keys []string) (map[string]int, error) {
	versions := make(map[string]int, len(keys))
	if len(keys) == 0 {
		return versions, nil
	}
	ctx = store.WithPurpose(ctx, "versions", k)
	s := newStatement()
	s.add("UNWIND %s AS key ", s.param(keys))
	if k == store.KindAssignment {
		s.add("MATCH (c:Change) USING INDEX SEEK c:Change(cell, sequence) WHERE c.cell = key AND key <> ''")
	} else {
		s.add("MATCH (c:Change) USING INDEX SEEK c:Change(kind, key, sequence) WHERE c.kind = %s AND c.key = key", s.param(string(k)))
	}
	// An index is used only where each of its properties is known to exist.
	s.add(" AND c.sequence IS NOT NULL RETURN key, max(c.sequence)")
	records, err := r.query(ctx, s.String(), s.params)
	if err != nil {
		return nil, err
	}
	for _, record := range records {
		key, _ := record.Values[0].(string)
		version, _ := record.Values[1].(int64)
		versions[key] = int(version)
	}
	return versions, nil
}

// Head implements store.Reader, in a transaction that begins with bookmarks.
func (r reader) Head(ctx context.Context) (sequence int, time string, err error) {
	h, err := r.head(ctx)
	return h.sequence, h.time, err
}

// head reads the node that every update locks.
func (r reader) head(ctx context.Context) (head, error) {
	records, err := r.query(store.WithPurpose(ctx, "head", store.KindChange), "OPTIONAL MATCH (s:OrgraphSchema {id: 'schema'})"+returnHead, nil)
	if err != nil {
		return head{}, err
	}
	return headOf(records), nil
}

// Head implements store.Reader. A single server shows the node of the head before the index
// of the changes has those of the same commit. A statement in a transaction with the bookmarks of
// the read waits until it has, which is done once for each head that is found.
func (s *Store) Head(ctx context.Context) (sequence int, time string, err error) {
	if s.routed { // all reads have the bookmarks of those before
		return s.reader.Head(ctx)
	}
	var found head
	after, err := s.viewOnce(ctx, s.cfg.QueryTimeout, func(ctx context.Context, r reader) (err error) {
		found, err = r.head(ctx)
		return err
	}, nil)
	if err != nil {
		return 0, "", err
	}
	if last := s.readable.Load(); last != nil && *last == found {
		return found.sequence, found.time, nil
	}
	if _, err := s.viewOnce(ctx, s.cfg.QueryTimeout, func(ctx context.Context, r reader) error {
		_, err := r.head(ctx)
		return err
	}, after); err != nil {
		return 0, "", err
	}
	s.readable.Store(&found)
	return found.sequence, found.time, nil
}

// A head is the place of the last change in the log, and how many updates there have been.
type head struct {
	sequence int
	time     string
	writes   int
}

// returnHead ends a statement that has bound s to the node of the head.
const returnHead = " RETURN coalesce(s.sequence, 0), coalesce(s.time, ''), coalesce(s.writes, 0)"

func headOf(records []*driver.Record) head {
	sequence, _ := records[0].Values[0].(int64)
	time, _ := records[0].Values[1].(string)
	writes, _ := records[0].Values[2].(int64)
	return head{int(sequence), time, int(writes)}
}

// Head implements store.Reader. The update has locked the node that holds the head and
// read it, so nobody else moves it.
func (t transaction) Head(context.Context) (sequence int, time string, err error) {
	return t.head.sequence, t.head.time, nil
}

// record writes changes behind the head of the log.
func (t transaction) record(a *applier, log []store.Change) {
	if a.err != nil || len(log) == 0 {
		return
	}
	store.Stamp(log, t.head.sequence, t.head.time, t.now)
	a.log(log)
	end := log[len(log)-1]
	t.head.sequence, t.head.time = end.Sequence, end.Time
	*t.written = append(*t.written, log...)
}

// log writes changes in their places, and moves the head to the last of them.
func (a *applier) log(log []store.Change) {
	for part := range slices.Chunk(log, batch) {
		if a.err != nil {
			return
		}
		end := part[len(part)-1]
		_, a.err = a.query(a.ctx, "MATCH (s:OrgraphSchema {id: 'schema'}) SET s.sequence = $sequence, s.time = $time WITH s UNWIND $rows AS row CREATE (x:Change) SET x = row",
			map[string]any{"sequence": end.Sequence, "time": end.Time, "rows": encoded(changes, part)})
	}
}
