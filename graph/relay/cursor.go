package relay

import (
	"github.com/99designs/gqlgen/graphql"

	"orgraph/store"
)

// MarshalCursor writes the scalar Cursor.
func MarshalCursor(c store.Cursor) graphql.Marshaler { return graphql.MarshalString(string(c)) }

// UnmarshalCursor reads the scalar Cursor. Whether it is a good one is for the
// store to say, who knows the list.
func UnmarshalCursor(v any) (store.Cursor, error) {
	s, err := graphql.UnmarshalString(v)
	return store.Cursor(s), err
}
