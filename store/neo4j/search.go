package neo4j

import (
	"context"
	"fmt"
	"strings"

	"orgraph/store"
	"orgraph/store/fulltext"
)

// Search implements store.Reader. The index keeps the words of a value as they
// are (see migrations), so that Lucene compares them with the terms, which hold
// letters and numbers alone, and knows as many typing errors as fulltext.
func (r reader) Search(ctx context.Context, terms []string, kinds []store.Kind) ([]store.Candidate, error) {
	if len(terms) == 0 || len(kinds) == 0 {
		return nil, nil
	}
	ctx = store.WithPurpose(ctx, "search", store.KindNone)
	parts := make([]string, len(terms))
	for i, t := range terms {
		parts[i] = fmt.Sprintf("+(%s %s*", t, t)
		if typos := fulltext.Typos(t); typos > 0 {
			parts[i] += fmt.Sprintf(" %s~%d", t, typos)
		}
		parts[i] += ")"
	}
	s := newStatement()
	// Others may have given a node more labels.
	s.add(`CALL db.index.fulltext.queryNodes('search', %s) YIELD node, score
		WITH node, score, [label IN labels(node) WHERE label IN %s][0] AS kind WHERE kind IS NOT NULL
		RETURN kind, node.key ORDER BY score DESC, kind, node.key LIMIT %s`,
		s.param(strings.Join(parts, " ")), s.param(kinds), s.param(store.MaxCandidates))
	records, err := r.query(ctx, s.String(), s.params)
	if err != nil {
		return nil, err
	}
	found := make([]store.Candidate, len(records))
	for i, record := range records {
		kind, _ := record.Values[0].(string)
		key, _ := record.Values[1].(string)
		found[i] = store.Candidate{Kind: store.Kind(kind), Key: key}
	}
	return found, nil
}
