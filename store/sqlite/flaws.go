package sqlite

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"orgraph/store"
)

// flaws are statements each of which names what breaks a rule that the tables are
// built on and the database does not enforce.
var flaws = []struct{ query, message string }{
	// The check of the search index alone would look at what this connection has read
	// of it before; a cursor on it makes it read anew.
	{"SELECT 'file', c.integrity_check FROM (SELECT count(*) FROM search WHERE rowid = 0) CROSS JOIN pragma_integrity_check c WHERE c.integrity_check <> 'ok'", "%s"},
	{"SELECT \"table\" || ' row ' || coalesce(rowid, '?'), parent FROM pragma_foreign_key_check", "refers to a %s that is not there"},
	{"SELECT 'assignment ' || id, model || '/' || responsibility AS parts FROM assignment WHERE id <> parts", "is kept under another id than its parts make, %s"},
	{"SELECT 'ownership ' || id, model || '/' || responsibility || '/' || role AS parts FROM ownership WHERE id <> parts", "is kept under another id than its parts make, %s"},
	{"SELECT 'ownership ' || id, model || '/' || responsibility AS parts FROM ownership WHERE assignment <> parts", "is kept as a part of another assignment than %s"},
	{"SELECT 'delegation ' || id, model || '/' || responsibility || '/' || role || '/' || delegate AS parts FROM delegation WHERE id <> parts", "is kept under another id than its parts make, %s"},
	{"SELECT 'role combination ' || id, model || '/' || role || '/' || alsoHolds AS parts FROM role_combination WHERE id <> parts", "is kept under another id than its parts make, %s"},
	{"SELECT 'change ' || sequence, iif(kind IN ('Assignment', 'Ownership'), model || '/' || responsibility, '') AS parts FROM change WHERE cell <> parts", "is kept as one of another cell than %s"},
	{"SELECT d.kind || ' ' || d.key, '' FROM search_document d LEFT JOIN search ON search.rowid = d.id WHERE search.rowid IS NULL", "has no words to be found by%s"},
}

// Flaws implements store.Reader.
func (r reader) Flaws(ctx context.Context) ([]store.Flaw, error) {
	var found []store.Flaw
	ctx = store.WithPurpose(ctx, "flaws", store.KindNone)
	for _, f := range flaws {
		s := &statement{}
		s.add("%s", f.query)
		err := r.rows(ctx, s, func(scan func(...any) error) error {
			var subject, detail string
			err := scan(&subject, &detail)
			found = append(found, store.Flaw{Subject: subject, Message: fmt.Sprintf(f.message, detail)})
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	words, err := r.wordFlaws(ctx)
	return append(found, words...), err
}

// wordFlaws compares the words that a search finds values by with those that their
// texts have. The index does not give back the words of one value, so all are counted.
func (r reader) wordFlaws(ctx context.Context) ([]store.Flaw, error) {
	m, err := r.Matrix(ctx, nil)
	if err != nil {
		return nil, err
	}
	want := map[string]int{} // in how many values is each term
	documents := map[string]bool{}
	hold := func(kind store.Kind, key string, v any) {
		documents[string(kind)+" "+key] = true
		words := store.Document(v).Words()
		slices.Sort(words)
		for _, w := range slices.Compact(words) {
			want[term(w)]++
		}
	}
	for _, v := range m.Models {
		hold(store.KindModel, v.Key, &v)
	}
	for _, v := range m.Roles {
		hold(store.KindRole, v.Key, &v)
	}
	for _, v := range m.Responsibilities {
		hold(store.KindResponsibility, v.Key, &v)
	}
	for _, v := range m.Tradeoffs {
		hold(store.KindTradeoff, v.Key, &v)
	}
	for _, v := range m.Sources {
		hold(store.KindSource, v.Key, &v)
	}
	var found []store.Flaw
	s := &statement{}
	s.add("SELECT kind || ' ' || key FROM search_document")
	err = r.rows(ctx, s, func(scan func(...any) error) error {
		var name string
		err := scan(&name)
		if !documents[name] {
			found = append(found, store.Flaw{Subject: name, Message: "is found by a search, and not there"})
		}
		delete(documents, name)
		return err
	})
	if err != nil {
		return nil, err
	}
	for _, name := range slices.Sorted(maps.Keys(documents)) {
		found = append(found, store.Flaw{Subject: name, Message: "is found by no search; write it again"})
	}
	s = &statement{}
	s.add("SELECT term, doc FROM search_terms")
	differ := 0
	err = r.rows(ctx, s, func(scan func(...any) error) error {
		var t string
		var n int
		err := scan(&t, &n)
		if want[t] != n {
			differ++
		}
		delete(want, t)
		return err
	})
	if differ += len(want); differ > 0 {
		found = append(found, store.Flaw{Subject: "search", Message: fmt.Sprintf("finds others than hold the words, for %d words; restore a backup of this store to derive them", differ)})
	}
	return found, err
}
