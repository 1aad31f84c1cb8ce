package graph

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"slices"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"orgraph/access"
	"orgraph/edit"
	"orgraph/seed"
	"orgraph/store"
)

// written is what the mutations of an operation have done. They run one after another.
type written struct {
	changed     bool
	first, last int // the numbers of the changes, 0 for none
	refused     bool
}

type writtenKey struct{}

// wrote remembers what a mutation has done, for the audit.
func wrote(ctx context.Context, changes []*store.Change, problems []*edit.Problem) {
	w, audited := ctx.Value(writtenKey{}).(*written)
	if !audited {
		return
	}
	w.refused = w.refused || len(problems) > 0
	for _, c := range changes {
		w.changed = true
		if w.first == 0 || c.Sequence < w.first {
			w.first = c.Sequence
		}
		w.last = max(w.last, c.Sequence)
	}
}

// imported is wrote for an import, which tells between which numbers its changes are.
func imported(ctx context.Context, report *seed.Report, problems []*edit.Problem) {
	wrote(ctx, nil, problems)
	w, audited := ctx.Value(writtenKey{}).(*written)
	if !audited || report == nil || report.DryRun {
		return
	}
	if report.First > 0 {
		w.changed, w.first, w.last = true, cmp.Or(w.first, report.First), report.Last
	}
}

// audited writes the audit line of each mutation that others than the command line send.
func audited(log *slog.Logger) graphql.OperationMiddleware {
	return func(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
		if !is(ctx, ast.Mutation) || access.From(ctx).How == access.InProcess {
			return next(ctx)
		}
		w := &written{}
		responses := next(context.WithValue(ctx, writtenKey{}, w))
		told := false
		return func(inner context.Context) *graphql.Response {
			response := responses(inner)
			if !told && response != nil {
				told = true
				access.Audit(ctx, log, w.event(graphql.GetOperationContext(ctx), response))
			}
			return response
		}
	}
}

func (w *written) event(op *graphql.OperationContext, response *graphql.Response) access.Event {
	e := access.Event{Operation: op.Operation.Name, Fields: rootFields(op.Operation), First: w.first, Last: w.last}
	switch {
	case len(response.Errors) > 0:
		e.Outcome, e.Code = access.Failed, fmt.Sprint(response.Errors[0].Extensions["code"])
	case w.changed:
		e.Outcome = access.Changed
	case w.refused:
		e.Outcome = access.Refused
	default:
		e.Outcome = access.Unchanged
	}
	return e
}

// mostFields are named of an operation.
const mostFields = 20

// rootFields returns the names of the fields of an operation itself, each once.
func rootFields(op *ast.OperationDefinition) []string {
	var names []string
	seen := map[*ast.FragmentDefinition]bool{}
	var add func(ast.SelectionSet)
	add = func(set ast.SelectionSet) {
		for _, selection := range set {
			switch s := selection.(type) {
			case *ast.Field:
				if len(names) < mostFields && !slices.Contains(names, s.Name) {
					names = append(names, s.Name)
				}
			case *ast.InlineFragment:
				add(s.SelectionSet)
			case *ast.FragmentSpread:
				if !seen[s.Definition] {
					seen[s.Definition] = true
					add(s.Definition.SelectionSet)
				}
			}
		}
	}
	add(op.SelectionSet)
	return names
}
