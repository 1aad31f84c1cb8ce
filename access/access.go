// Package access tells who asks and what they may do: levels of access, the API tokens
// that are kept in a file, and the identity that a request carries in its context.
package access

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
)

// A Level is what somebody may do. Each includes those before it.
type Level int

// The levels.
const (
	None   Level = iota // nothing
	Reader              // queries and subscriptions
	Editor              // mutations
	Admin               // mutations that destroy much at once
)

var levelNames = []string{"none", "reader", "editor", "admin"}

// ParseLevel reads a level as String writes it, in upper or lower case.
func ParseLevel(text string) (Level, error) {
	for i, name := range levelNames {
		if strings.EqualFold(text, name) {
			return Level(i), nil
		}
	}
	return None, fmt.Errorf("%q is no level of access; write reader, editor or admin", text)
}

// String returns the level's name in lower case.
func (l Level) String() string {
	if l < None || l > Admin {
		return fmt.Sprintf("level %d", int(l))
	}
	return levelNames[l]
}

// MarshalText implements encoding.TextMarshaler.
func (l Level) MarshalText() ([]byte, error) { return []byte(l.String()), nil }

// UnmarshalText implements encoding.TextUnmarshaler.
func (l *Level) UnmarshalText(text []byte) (err error) {
	*l, err = ParseLevel(string(text))
	return err
}

// How somebody has shown who they are.
type How string

// The ways.
const (
	Anonymously How = "anonymous"
	ByToken     How = "token"
	ByIssuer    How = "oidc"       // by a token of the issuer's
	InProcess   How = "in process" // by the command line, which has the store anyway
)

// An Identity is who asks. The zero Identity is nobody, who may do nothing.
type Identity struct {
	// Name is how the log of changes and that of the server name them.
	Name  string
	Level Level
	How   How
	// Expires is when the identity ends; zero for never.
	Expires time.Time
	// digest is that of the API token, where there is one.
	digest digest
}

type identityKey struct{}

// With returns a context of what the identity asks.
func With(ctx context.Context, id Identity) context.Context {
	return context.WithValue(ctx, identityKey{}, id)
}

// From returns who asks, the zero Identity where nobody has said.
func From(ctx context.Context) Identity {
	id, _ := ctx.Value(identityKey{}).(Identity)
	return id
}

// Errors of [Authenticator.Authenticate], and causes of the end of [Authenticator.Until].
var (
	// ErrUnauthenticated: what was sent shows nobody who may ask.
	ErrUnauthenticated = errors.New("not authenticated")
	// ErrForbidden: it is known who asks, and they may do nothing.
	ErrForbidden = errors.New("forbidden")
	// ErrUnavailable: it cannot be told at the moment who asks.
	ErrUnavailable = errors.New("authentication unavailable")
)

// A refusal is an error with a text for the client, which says nothing of what the
// server knows beside it.
type refusal struct {
	sentinel error
	message  string
	cause    error // for the operator; may be nil
}

func (r *refusal) Error() string { return r.message }

func (r *refusal) Unwrap() []error {
	if r.cause == nil {
		return []error{r.sentinel}
	}
	return []error{r.sentinel, r.cause}
}

// Cause returns the text of an error of this package for the operator: with what the
// client is not told.
func Cause(err error) string {
	var r *refusal
	if errors.As(err, &r) && r.cause != nil {
		return r.message + ": " + r.cause.Error()
	}
	return err.Error()
}
