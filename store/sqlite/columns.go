package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"strings"

	"orgraph/org"
	"orgraph/store"
)

// The table model_column has a row for each model. Its text holds a cell for each
// word, and in it, divided by bars, the responsibility, the arrangement and each
// owner's role and quality: "people|SOLE|tech-lead:POORLY product|VACANT". Keys hold
// none of these signs. A hundred thousand models are read ten times faster so than
// from the tables that it is derived from.

// columns derives the rows of the models in keys, a JSON array, anew.
const columns = `INSERT INTO model_column (model, cells)
	SELECT m.key, coalesce((
		SELECT group_concat(a.responsibility || '|' || a.arrangement || coalesce((
			SELECT group_concat('|' || o.role || ':' || o.quality, '' ORDER BY o.role) FROM ownership o WHERE o.assignment = a.id), ''), ' ' ORDER BY a.responsibility)
		FROM assignment a WHERE a.model = m.key), '')
	FROM model m WHERE m.key IN (SELECT value FROM json_each(?))
	ON CONFLICT (model) DO UPDATE SET cells = excluded.cells`

// derive brings model_column forward to what was written.
func (a *applier) derive(w store.WriteSet) {
	seen := map[string]bool{}
	var keys []string
	touch := func(model string) {
		if !seen[model] {
			seen[model] = true
			keys = append(keys, model)
		}
	}
	for _, v := range w.Put.Models {
		touch(v.Key)
	}
	for _, v := range w.Put.Assignments {
		touch(v.Model)
	}
	for _, v := range w.Put.Ownerships {
		touch(v.Model)
	}
	for _, ids := range [][]string{w.DeleteAssignments, w.DeleteOwnerships} {
		for _, id := range ids {
			model, _, _ := strings.Cut(id, "/")
			touch(model)
		}
	}
	if len(keys) > 0 {
		a.exec(columns, jsonArray(keys))
	}
}

// errStopped ends a read whose reader wants no more.
var errStopped = errors.New("stopped")

// Columns implements store.Reader with one statement.
func (r reader) Columns(ctx context.Context, models []string) iter.Seq2[org.Column, error] {
	return func(yield func(org.Column, error) bool) {
		ctx := store.WithPurpose(ctx, "columns", store.KindModel)
		s := &statement{}
		s.add("SELECT model, cells FROM model_column")
		if models != nil {
			s.add(" WHERE model IN (SELECT value FROM json_each(%s))", s.param(jsonArray(models)))
		}
		s.add(" ORDER BY model")
		var parser columnParser
		err := r.rows(ctx, s, func(scan func(...any) error) error {
			var model, cells sql.RawBytes
			if err := scan(&model, &cells); err != nil {
				return err
			}
			c, err := parser.parse(string(model), string(cells))
			if err != nil {
				return err
			}
			if !yield(c, nil) {
				return errStopped
			}
			return nil
		})
		if err != nil && !errors.Is(err, errStopped) {
			yield(org.Column{}, err)
		}
	}
}

// columnParser reads model_column. It remembers the sizes of the last column, which
// those of the next are much like.
type columnParser struct{ cells, owners int }

func (p *columnParser) parse(model, text string) (org.Column, error) {
	c := org.Column{Model: model}
	if text == "" {
		return c, nil
	}
	c.Cells = make([]org.Cell, 0, p.cells)
	owners := make([]org.Owner, 0, p.owners)
	for word := range strings.SplitSeq(text, " ") {
		responsibility, rest, ok := strings.Cut(word, "|")
		arrangement, rest, more := strings.Cut(rest, "|")
		cell := org.Cell{Responsibility: responsibility, Arrangement: org.Arrangement(arrangement)}
		ok = ok && cell.Arrangement.Valid()
		begin := len(owners)
		for more {
			var owner string
			owner, rest, more = strings.Cut(rest, "|")
			role, quality, _ := strings.Cut(owner, ":")
			o := org.Owner{Role: role, Quality: org.Quality(quality)}
			ok = ok && o.Quality.Valid()
			owners = append(owners, o)
		}
		if !ok {
			return c, fmt.Errorf("%w: model %s has the cell %q, which holds a value that is none of its enumeration's; correct it in the database", store.ErrCorrupt, model, word)
		}
		if len(owners) > begin {
			cell.Owners = owners[begin:len(owners):len(owners)]
		}
		c.Cells = append(c.Cells, cell)
	}
	p.cells, p.owners = len(c.Cells), len(owners)
	return c, nil
}
