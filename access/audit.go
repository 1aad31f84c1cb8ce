package access

import (
	"context"
	"log/slog"
)

// An Outcome is what became of an operation that changes something, or was denied.
type Outcome string

// The outcomes.
const (
	Denied    Outcome = "denied"    // it was not run
	Failed    Outcome = "failed"    // an error; code says which
	Refused   Outcome = "refused"   // what was asked for cannot be done, and nothing was written
	Changed   Outcome = "changed"   // something was written
	Unchanged Outcome = "unchanged" // all was so already, or it was a dry run
)

// An Event is an operation of which the log tells for good.
type Event struct {
	// Operation is the name that its author gave it; Fields are those that it asks for.
	Operation string
	Fields    []string
	Outcome   Outcome
	Code      string // of the error, "" for none
	// First and Last are the numbers of its changes in the log of changes, 0 for none.
	First, Last int
}

// Audit writes the line of an event: audit=true, who it was (by the context) and how
// they showed it, and what became of it. It holds no token, variable or value.
func Audit(ctx context.Context, log *slog.Logger, e Event) {
	id, level := From(ctx), slog.LevelInfo
	if e.Outcome == Denied {
		level = slog.LevelWarn
	}
	attrs := []slog.Attr{
		slog.Bool("audit", true), slog.String("outcome", string(e.Outcome)),
		slog.String("who", id.Name), slog.String("how", string(id.How)), slog.String("access", id.Level.String()),
	}
	if len(e.Fields) > 0 {
		attrs = append(attrs, slog.String("operation", e.Operation), slog.Any("fields", e.Fields))
	}
	if e.Code != "" {
		attrs = append(attrs, slog.String("code", e.Code))
	}
	if e.First > 0 {
		attrs = append(attrs, slog.Int("first_change", e.First), slog.Int("last_change", e.Last))
	}
	log.LogAttrs(ctx, level, "audit", attrs...)
}
