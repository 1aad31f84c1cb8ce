package relay

import (
	"fmt"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"orgraph/store"
)

// MarshalDateTime writes the scalar DateTime.
func MarshalDateTime(t string) graphql.Marshaler { return graphql.MarshalString(t) }

// UnmarshalDateTime reads the scalar DateTime, as RFC 3339 writes it, in the form
// in which the log has its times.
func UnmarshalDateTime(v any) (string, error) {
	text, err := graphql.UnmarshalString(v)
	if err != nil {
		return "", err
	}
	t, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return "", fmt.Errorf("%w: %q is no time; write it like 2026-01-31T09:30:00Z or 2026-01-31T10:30:00+01:00", store.ErrBadQuery, text)
	}
	return store.FormatTime(t), nil
}
