package store

import "context"

// A Change is one entry of the log: what a committed write did to one value.
// All changes of one Update have the same Time and follow each other without a
// gap in Sequence, and a later Update's come behind an earlier one's.
type Change struct {
	Sequence int    // from 1, without gaps
	Time     string // of the write, as RFC 3339 in UTC with milliseconds; never before that of an earlier change
	Actor    string // who wrote; see WithActor
	Action   Action
	Kind     Kind   // of the subject
	Key      string // of the subject: its key or id
	// Keys of what the subject is or connects, "" where there is none: a
	// model's own key is Model, an ownership has all three.
	Model, Responsibility, Role string
	// Before and After are the subject as JSON, in the form in which org
	// marshals it; "" where there was none, or is none any more.
	Before, After string
}

// Action is what a change did to its subject.
type Action string

// The actions.
const (
	Created Action = "CREATED"
	Updated Action = "UPDATED"
	Deleted Action = "DELETED"
)

// Actions lists every Action.
func Actions() []Action { return []Action{Created, Updated, Deleted} }

type actorKey struct{}

// WithActor returns a context whose updates are logged under the name.
func WithActor(ctx context.Context, name string) context.Context {
	return context.WithValue(ctx, actorKey{}, name)
}

// Actor returns the name under which updates with the context are logged,
// "orgraph" where none was given.
func Actor(ctx context.Context) string {
	if name, ok := ctx.Value(actorKey{}).(string); ok && name != "" {
		return name
	}
	return "orgraph"
}
