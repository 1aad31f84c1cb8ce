package graph

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"orgraph/graph/generated"
	"orgraph/graph/questions"
	"orgraph/graph/relay"
	"orgraph/loaders"
	"orgraph/org"
	"orgraph/store"
)

// ask runs a saved question under the same limits as any operation, and tells which
// ownerships and sources its answer rests on: those whose ids stand in it, the owners
// of the cells in it, and the sources of cells and tradeoffs.
func (r *Resolver) ask(ctx context.Context, key string, arguments relay.JSON) (*generated.Answer, error) {
	q := questions.Find(key)
	if q == nil {
		return nil, fmt.Errorf("key: there is no question %q; the field questions lists them: %w", key, store.ErrNotFound)
	}
	variables, err := argumentsOf(q, arguments)
	if err != nil {
		return nil, err
	}
	if err := r.knownArguments(ctx, variables); err != nil {
		return nil, err
	}
	data, err := r.answer(ctx, q, variables)
	if err != nil {
		return nil, err
	}
	out := &generated.Answer{Question: q, Data: data}
	out.Ownerships, out.Sources, err = provenance(ctx, data)
	return out, err
}

func argumentsOf(q *questions.Question, arguments relay.JSON) (map[string]any, error) {
	variables := map[string]any{}
	if len(arguments) == 0 {
		return variables, nil
	}
	decoder := json.NewDecoder(strings.NewReader(string(arguments)))
	decoder.UseNumber()
	if err := decoder.Decode(&variables); err != nil {
		return nil, fmt.Errorf("%w: arguments: it is no object; write {model: \"scrum\"}", store.ErrBadQuery)
	}
	for name := range variables {
		if !slices.ContainsFunc(q.Arguments, func(a *questions.Argument) bool { return a.Name == name }) {
			var names []string
			for _, a := range q.Arguments {
				names = append(names, a.Name)
			}
			return nil, fmt.Errorf("%w: arguments: %s takes no %q; it takes %s", store.ErrBadQuery, q.Key, name, orNone(names))
		}
	}
	return variables, nil
}

// knownArguments returns an error for the first argument that holds a key of nothing:
// the answer would be empty, as if there were nothing to say.
func (r *Resolver) knownArguments(ctx context.Context, variables map[string]any) error {
	l := loaders.From(ctx)
	for _, name := range slices.Sorted(maps.Keys(variables)) {
		keys, argument := stringsOf(variables[name]), "arguments: "+name
		var err error
		switch name {
		case "model", "models", "from", "to":
			err = known(ctx, argument, l.Models, keys)
		case "role":
			err = known(ctx, argument, l.Roles, keys)
		case "responsibility":
			err = known(ctx, argument, l.Responsibilities, keys)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// stringsOf returns the strings of a value of JSON: itself, or those of a list.
func stringsOf(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		var list []string
		for _, item := range v {
			list = append(list, stringsOf(item)...)
		}
		return list
	}
	return nil
}

func orNone(names []string) string {
	if len(names) == 0 {
		return "none"
	}
	return strings.Join(names, ", ")
}

// answer runs the question's operation.
func (r *Resolver) answer(ctx context.Context, q *questions.Question, variables map[string]any) (relay.JSON, error) {
	ctx = graphql.StartOperationTrace(loaders.With(bare{ctx}, loaders.From(ctx).Apart()))
	op, errs := r.asker.CreateOperationContext(ctx, &graphql.RawParams{Query: q.Operation, Variables: variables})
	if errs == nil {
		responses, ctx := r.asker.DispatchOperation(ctx, op)
		response := responses(ctx)
		if response == nil {
			return nil, ctx.Err()
		}
		if errs = response.Errors; errs == nil {
			return response.Data, nil
		}
	}
	return nil, &gqlerror.Error{Message: errs[0].Message, Extensions: errs[0].Extensions}
}

// bare is a context with the deadline of another and none of its values: an operation
// inside another one is none of its fields.
type bare struct{ context.Context }

func (bare) Value(any) any { return nil }

// newAsker returns what runs the saved questions: they are the server's own, so a list
// of allowed operations does not have to name them.
func newAsker(schema graphql.ExecutableSchema, cfg Config) *executor.Executor {
	cfg.Operations = nil
	e := executor.New(schema)
	e.SetDefaultRulesFn(validation)
	configure(e, cfg)
	return e
}

// provenance returns the ownerships and sources behind an answer, each once, in the
// order in which they stand there.
func provenance(ctx context.Context, data relay.JSON) ([]*org.Ownership, []*org.Source, error) {
	ids := map[store.Kind][]string{}
	seen := map[string]bool{}
	decoder := json.NewDecoder(strings.NewReader(string(data)))
	isID := false
	for {
		token, err := decoder.Token()
		if err != nil {
			break // it ends, and was made by this program
		}
		text, ok := token.(string)
		if ok && isID && !seen[text] {
			seen[text] = true
			if kind, key, err := parseGlobalID(text); err == nil {
				ids[kind] = append(ids[kind], key)
			}
		}
		isID = ok && text == "id"
	}
	l := loaders.From(ctx)
	cells, err := present(l.Assignments.ByKeys(ctx, ids[store.KindAssignment]))
	if err != nil {
		return nil, nil, err
	}
	found, err := present(l.Ownerships.ByKeys(ctx, ids[store.KindOwnership]))
	if err != nil {
		return nil, nil, err
	}
	lists, err := owners(ctx, cells)
	if err != nil {
		return nil, nil, err
	}
	found = unique(slices.Concat(append(lists, found)...), org.Ownership.ID)
	var of []string
	for _, o := range found {
		of = append(of, o.AssignmentID())
	}
	more, err := present(l.Assignments.ByKeys(ctx, of))
	if err != nil {
		return nil, nil, err
	}
	tradeoffs, err := present(l.Tradeoffs.ByKeys(ctx, ids[store.KindTradeoff]))
	if err != nil {
		return nil, nil, err
	}
	keys := ids[store.KindSource]
	for _, c := range append(cells, more...) {
		if c.Source != "" {
			keys = append(keys, c.Source)
		}
	}
	for _, t := range tradeoffs {
		keys = append(keys, t.Sources...)
	}
	sources, err := present(l.Sources.ByKeys(ctx, keys))
	return found, unique(sources, func(s org.Source) string { return s.Key }), err
}

// present leaves out what was not there.
func present[T any](list []*T, err error) ([]*T, error) {
	return slices.DeleteFunc(list, func(v *T) bool { return v == nil }), err
}

func unique[T any](list []*T, key func(T) string) []*T {
	seen := map[string]bool{}
	out := []*T{}
	for _, v := range list {
		if k := key(*v); !seen[k] {
			seen[k] = true
			out = append(out, v)
		}
	}
	return out
}
