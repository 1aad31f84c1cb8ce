package graph

import (
	"errors"
	"testing"

	"orgraph/store"
)

// FuzzGlobalID feeds ids of any text: they are refused as ErrBadID, or name a
// node.
func FuzzGlobalID(f *testing.F) {
	f.Add(globalID(store.KindOwnership, "scrum/people/manager"))
	f.Add(globalID("Query", "x"))
	f.Add("")
	f.Add("nonsense")
	f.Fuzz(func(t *testing.T, id string) {
		kind, key, err := parseGlobalID(id)
		if err != nil {
			if !errors.Is(err, ErrBadID) {
				t.Fatal(err)
			}
			return
		}
		again, sameKey, err := parseGlobalID(globalID(kind, key))
		if err != nil || again != kind || sameKey != key {
			t.Fatalf("%q names %s %q, and its own id %s %q, %v", id, kind, key, again, sameKey, err)
		}
	})
}
