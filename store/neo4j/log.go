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

// Head implements store.Reader, in a transaction that begins with bookmarks. The node that
// every update locks holds it.
func (r reader) Head(ctx context.Context) (sequence int, time string, err error) {
	ctx = store.WithPurpose(ctx, "head", store.KindChange)
	records, err := r.query(ctx, "OPTIONAL MATCH (s:OrgraphSchema {id: 'schema'})"+returnHead, nil)
	if err != nil {
		return 0, "", err
	}
	h := headOf(records)
	return h.sequence, h.time, nil
}

// Head implements store.Reader. A single server shows the node of the head before the index
// of the changes has those of the same commit. It lets a transaction with the bookmarks of the read
// begin when it has: that is awaited once for each place at which the head is found.
func (s *Store) Head(ctx context.Context) (sequence int, time string, err error) {
	if s.routed { // all reads have the bookmarks of those before
		return s.reader.Head(ctx)
	}
	after, err := s.viewOnce(ctx, s.cfg.QueryTimeout, func(ctx context.Context, r reader) error {
		sequence, time, err = r.Head(ctx)
		return err
	}, nil)
	if err != nil {
		return 0, "", err
	}
	found := head{sequence, time}
	if last := s.readable.Load(); last != nil && *last == found {
		return sequence, time, nil
	}
	if _, err := s.viewOnce(ctx, s.cfg.QueryTimeout, func(context.Context, reader) error { return nil }, after); err != nil {
		return 0, "", err
	}
	s.readable.Store(&found)
	return sequence, time, nil
}

// A head is the place of the last change in the log.
type head struct {
	sequence int
	time     string
}

// returnHead ends a statement that has bound s to the node of the head.
const returnHead = " RETURN coalesce(s.sequence, 0), coalesce(s.time, '')"

func headOf(records []*driver.Record) head {
	n, _ := records[0].Values[0].(int64)
	time, _ := records[0].Values[1].(string)
	return head{int(n), time}
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
	*t.head = head{end.Sequence, end.Time}
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
