package sqlite

import (
	"context"
	"encoding/hex"
	"strings"

	"orgraph/store"
	"orgraph/store/fulltext"
)

// term writes a word as FTS5 keeps it: in hexadecimal behind an x, so that its
// own idea of words and letters changes nothing, and what begins alike still does.
func term(word string) string { return "x" + hex.EncodeToString([]byte(word)) }

// Search implements store.Reader, with one statement for the words that meet the
// terms and one for the values that hold them.
func (r reader) Search(ctx context.Context, terms []string, kinds []store.Kind) ([]store.Candidate, error) {
	if len(terms) == 0 || len(kinds) == 0 {
		return nil, nil
	}
	ctx = store.WithPurpose(ctx, "search", store.KindNone)
	meeting := make([][]string, len(terms)) // the words that meet each term
	s := &statement{}
	s.add("SELECT term FROM search_terms")
	err := r.rows(ctx, s, func(scan func(...any) error) error {
		var kept string
		if err := scan(&kept); err != nil {
			return err
		}
		word, err := hex.DecodeString(strings.TrimPrefix(kept, "x"))
		if err != nil {
			return nil //nolint:nilerr // no word of ours
		}
		for i, t := range terms {
			if fulltext.Meets(t, string(word)) > 0 {
				meeting[i] = append(meeting[i], kept)
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	groups := make([]string, len(terms))
	for i, words := range meeting {
		if len(words) == 0 {
			return nil, nil
		}
		groups[i] = "(" + strings.Join(words, " OR ") + ")"
	}
	s = &statement{}
	s.add(`SELECT d.kind, d.key FROM search JOIN search_document d ON d.id = search.rowid
		WHERE search MATCH %s AND d.kind IN (SELECT value FROM json_each(%s)) ORDER BY search.rank, d.kind, d.key LIMIT %s`,
		s.param(strings.Join(groups, " AND ")), s.param(jsonArray(kinds)), s.param(store.MaxCandidates))
	var found []store.Candidate
	err = r.rows(ctx, s, func(scan func(...any) error) error {
		var c store.Candidate
		err := scan(&c.Kind, &c.Key)
		found = append(found, c)
		return err
	})
	return found, err
}

// index keeps the words of a value.
func (a *applier) index(kind store.Kind, key string, v any) {
	words := store.Document(v).Words()
	for i, w := range words {
		words[i] = term(w)
	}
	a.exec("INSERT INTO search_document (kind, key) VALUES (?, ?) ON CONFLICT DO NOTHING", string(kind), key)
	a.exec("DELETE FROM search WHERE rowid = (SELECT id FROM search_document WHERE kind = ? AND key = ?)", string(kind), key)
	a.exec("INSERT INTO search (rowid, words) SELECT id, ? FROM search_document WHERE kind = ? AND key = ?", strings.Join(words, " "), string(kind), key)
}

// unindex forgets the words of values.
func (a *applier) unindex(kind store.Kind, keys []string) {
	for _, key := range keys {
		a.exec("DELETE FROM search WHERE rowid = (SELECT id FROM search_document WHERE kind = ? AND key = ?)", string(kind), key)
		a.exec("DELETE FROM search_document WHERE kind = ? AND key = ?", string(kind), key)
	}
}
