package relay

import (
	"encoding/json"
	"io"

	"github.com/99designs/gqlgen/graphql"
)

// JSON is a value of the scalar JSON.
type JSON = json.RawMessage

// MarshalJSON writes the scalar JSON.
func MarshalJSON(v JSON) graphql.Marshaler {
	return graphql.WriterFunc(func(w io.Writer) { _, _ = w.Write(v) }) // gqlgen's writers keep their errors
}

// UnmarshalJSON reads the scalar JSON.
func UnmarshalJSON(v any) (JSON, error) { return json.Marshal(v) }
