package graph

import (
	"errors"
	"testing"

	"orgraph/graph/generated"
	"orgraph/store"
)

// FuzzPlace feeds cursors of any text to the lists that no database keeps, each of which
// has cursors of its own: they are refused as store.ErrBadCursor, or are a place whose
// own cursor is the same place.
func FuzzPlace(f *testing.F) {
	const order, asked, ranking = generated.OwnershipGroupOrderCount, "search lead in Role", "ranking"
	type place struct {
		Score float64
		Key   string
	}
	f.Add(string(groupCursor(&store.Group{By: []store.Field{store.FieldRole}, Values: []string{"lead"}, Tally: store.Tally{Count: 3}}, order)))
	f.Add(string(differenceCursor(store.Change{Kind: store.KindRole, Key: "lead"})))
	f.Add(string(findCursor(find{Candidate: store.Candidate{Kind: store.KindRole, Key: "lead"}, score: 15}, asked)))
	f.Add(string(cursorOf(ranking, place{0.5, "scrum"})))
	for _, text := range []string{"", "%%%", "W10", "bnVsbA", "e30", "W251bGwsbnVsbF0"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		refused := func(err error) bool {
			if err != nil && !errors.Is(err, store.ErrBadCursor) {
				t.Errorf("%q: %v", text, err)
			}
			return err != nil
		}
		if g, err := groupAt(store.Cursor(text), order, nil); !refused(err) {
			if again, err := groupAt(groupCursor(g, order), order, nil); err != nil || again.Count != g.Count {
				t.Errorf("%q is the group %+v, and its own cursor %+v, %v", text, g, again, err)
			}
		}
		if d, err := differenceAt(store.Cursor(text)); !refused(err) {
			if again, err := differenceAt(differenceCursor(*d)); err != nil || *again != *d {
				t.Errorf("%q is the difference %+v, and its own cursor %+v, %v", text, d, again, err)
			}
		}
		if found, err := findAt(store.Cursor(text), asked); !refused(err) {
			if again, err := findAt(findCursor(*found, asked), asked); err != nil || *again != *found {
				t.Errorf("%q is the find %+v, and its own cursor %+v, %v", text, found, again, err)
			}
		}
		if p, err := placeOf[place](ranking, store.Cursor(text)); !refused(err) {
			if again, err := placeOf[place](ranking, cursorOf(ranking, *p)); err != nil || *again != *p {
				t.Errorf("%q is the place %+v, and its own cursor %+v, %v", text, p, again, err)
			}
		}
	})
}
