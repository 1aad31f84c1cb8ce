package relay

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"

	"github.com/99designs/gqlgen/graphql"

	"orgraph/store"
)

// MarshalInt writes the scalar Int.
func MarshalInt(n int) graphql.Marshaler { return graphql.MarshalInt(n) }

// UnmarshalInt reads the scalar Int, which has 32 bits (GraphQL, section 3.5.1). Error:
// store.ErrBadQuery for a number that has more, or is no whole one.
func UnmarshalInt(v any) (int, error) {
	bad := func() error {
		return fmt.Errorf("%w: %v is no Int; write a whole number from %d to %d", store.ErrBadQuery, v, math.MinInt32, math.MaxInt32)
	}
	var n int64
	switch v := v.(type) {
	case int:
		n = int64(v)
	case int64:
		n = v
	case json.Number:
		var err error
		if n, err = strconv.ParseInt(v.String(), 10, 64); err != nil {
			return 0, bad()
		}
	case float64:
		if v != math.Trunc(v) || math.Abs(v) > math.MaxInt32+1 {
			return 0, bad()
		}
		n = int64(v)
	default:
		return 0, bad()
	}
	if n < math.MinInt32 || n > math.MaxInt32 {
		return 0, bad()
	}
	return int(n), nil
}
