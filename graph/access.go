package graph

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/99designs/gqlgen/graphql/handler/transport"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"orgraph/access"
	"orgraph/store"
)

// guard refuses operations that ask for more than who sends them may do, by the schema's
// @access. What needs none is for all that the server lets in.
type guard struct {
	readOnly bool
	log      *slog.Logger
	schema   *ast.Schema
}

var (
	_ graphql.HandlerExtension        = (*guard)(nil)
	_ graphql.OperationContextMutator = (*guard)(nil)
)

func (*guard) ExtensionName() string { return "Guard" }

func (g *guard) Validate(schema graphql.ExecutableSchema) error {
	g.schema = schema.Schema()
	return nil
}

func (g *guard) MutateOperationContext(ctx context.Context, op *graphql.OperationContext) *gqlerror.Error {
	err := g.check(ctx, op)
	if err != nil && err.Extensions["code"] != string(CodeBadUserInput) {
		access.Audit(ctx, g.log, access.Event{
			Operation: op.Operation.Name, Fields: rootFields(op.Operation), Outcome: access.Denied, Code: fmt.Sprint(err.Extensions["code"]),
		})
	}
	return err
}

func (g *guard) check(ctx context.Context, op *graphql.OperationContext) *gqlerror.Error {
	mutation := op.Operation.Operation == ast.Mutation
	if mutation && g.readOnly {
		return denied(CodeReadOnly, "this server takes no mutations; it was started with --read-only")
	}
	n := need{schema: g.schema, variables: op.Variables, seen: map[*ast.FragmentDefinition]bool{}}
	n.selections(op.Operation.SelectionSet, mutation)
	id := access.From(ctx)
	switch {
	case n.unreadable != "":
		return denied(CodeBadUserInput, "the value of %s cannot be read; a number in it has too many digits", n.unreadable)
	case n.misnamed != "":
		return denied(CodeBadUserInput, "%s", n.misnamed)
	case n.unsaid != "":
		return denied(CodeForbidden, "nobody may use %s: the schema does not say who may", n.unsaid)
	case n.level <= id.Level:
		return nil
	case id.How == access.Anonymously || id.How == "":
		return denied(CodeUnauthenticated, "%s needs the access of %s; send the header Authorization: Bearer with a token, which the server's operator makes with orgraph token create", n.what, article(n.level))
	default:
		return denied(CodeForbidden, "%s needs the access of %s, and yours is that of %s; ask the server's operator for another token", n.what, article(n.level), article(id.Level))
	}
}

func article(l access.Level) string {
	if l == access.Editor || l == access.Admin {
		return fmt.Sprintf("an %v", l)
	}
	return fmt.Sprintf("a %v", l)
}

func denied(code Code, format string, args ...any) *gqlerror.Error {
	err := gqlerror.Errorf(format, args...)
	errcode.Set(err, string(code))
	return err
}

// A need is what access an operation needs, by the @access of all that stands in it.
// What @skip or @include leaves out counts, too.
type need struct {
	schema    *ast.Schema
	variables map[string]any
	level     access.Level
	what      string // needs that level
	unsaid    string // a mutation that does not say what it needs
	// unreadable has a value that is none, such as a number of too many digits in JSON.
	unreadable string
	// misnamed says what value of an enumeration there is none of: the validator takes
	// those in variables in any case, and nobody behind it does.
	misnamed string
	seen     map[*ast.FragmentDefinition]bool
}

func (n *need) selections(set ast.SelectionSet, ofMutation bool) {
	for _, selection := range set {
		switch s := selection.(type) {
		case *ast.Field:
			n.field(s, ofMutation)
		case *ast.InlineFragment:
			n.selections(s.SelectionSet, ofMutation)
		case *ast.FragmentSpread:
			if !n.seen[s.Definition] {
				n.seen[s.Definition] = true
				n.selections(s.Definition.SelectionSet, ofMutation)
			}
		}
	}
}

func (n *need) field(f *ast.Field, ofMutation bool) {
	switch {
	case f.Definition.Directives.ForName("access") != nil:
		n.directives(f.Definition.Directives, f.Name)
	case ofMutation && !strings.HasPrefix(f.Name, "__"):
		n.unsaid = f.Name
	}
	for _, a := range f.Definition.Arguments {
		value, given := n.argument(f, a)
		if !given {
			value, given = standing(a.DefaultValue)
		}
		if given {
			n.value(a.Type, value, f.Name+" with "+a.Name)
		}
	}
	n.selections(f.SelectionSet, false)
}

// argument returns the value of an argument, where one is given. Not by ArgumentMap,
// which panics at what cannot be read.
func (n *need) argument(f *ast.Field, a *ast.ArgumentDefinition) (value any, given bool) {
	argument := f.Arguments.ForName(a.Name)
	if argument == nil {
		return nil, false
	}
	if argument.Value.Kind == ast.Variable {
		value, given = n.variables[argument.Value.Raw]
		return value, given
	}
	value, err := argument.Value.Value(n.variables)
	if err != nil {
		n.unreadable = f.Name + " with " + a.Name
	}
	return value, err == nil
}

// standing returns the value that stands where none is given.
func standing(v *ast.Value) (value any, given bool) {
	if v == nil {
		return nil, false
	}
	value, err := v.Value(nil)
	return value, err == nil // the schema's own can be read
}

// value adds what a value of an input needs.
func (n *need) value(t *ast.Type, value any, what string) {
	if list, ok := value.([]any); ok && t.Elem != nil {
		for _, element := range list {
			n.value(t.Elem, element, what)
		}
		return
	}
	if t.Elem != nil { // one value in place of a list of one
		n.value(t.Elem, value, what)
		return
	}
	switch definition := n.schema.Types[t.NamedType]; definition.Kind {
	case ast.Enum:
		if name, ok := value.(string); ok {
			v := definition.EnumValues.ForName(name)
			if v == nil {
				n.misnamed = fmt.Sprintf("%s: %q is no value of %s; write %s", what, name, definition.Name, oneOf(definition.EnumValues, name))
				return
			}
			n.directives(v.Directives, what+" "+name)
		}
	case ast.InputObject:
		fields, _ := value.(map[string]any)
		for _, f := range definition.Fields {
			v, given := fields[f.Name]
			if !given {
				if v, given = standing(f.DefaultValue); !given {
					continue
				}
			}
			if !isDefault(f, v) {
				n.directives(f.Directives, strings.TrimSuffix(what, " with input")+" with "+f.Name)
			}
			n.value(f.Type, v, strings.TrimSuffix(what, " with input")+" with "+f.Name)
		}
	}
}

// oneOf names the value that was meant, or else all there are.
func oneOf(values ast.EnumValueList, name string) string {
	names := make([]string, len(values))
	for i, v := range values {
		if strings.EqualFold(v.Name, name) {
			return v.Name
		}
		names[i] = v.Name
	}
	return "one of " + strings.Join(names, ", ")
}

// isDefault reports whether a value is what stands where none is given.
func isDefault(f *ast.FieldDefinition, value any) bool {
	other, given := standing(f.DefaultValue)
	if !given {
		return value == nil
	}
	return fmt.Sprint(other) == fmt.Sprint(value)
}

func (n *need) directives(list ast.DirectiveList, what string) {
	d := list.ForName("access")
	if d == nil {
		return
	}
	level, err := access.ParseLevel(d.Arguments.ForName("needs").Value.Raw)
	if err != nil { // not reached: the schema has these levels alone
		n.unsaid = what
		return
	}
	if level > n.level {
		n.level, n.what = level, what
	}
}

// viewer returns who asks. On a server that is read-only they may only read.
func (r *Resolver) viewer(ctx context.Context) *access.Identity {
	id := access.From(ctx)
	id.Level = max(id.Level, access.Reader) // who is let in may read
	if r.readOnly {
		id.Level = access.Reader
	}
	return &id
}

func viewerName(id *access.Identity) *string {
	if id.Name == "" {
		return nil
	}
	return &id.Name
}

func viewerExpiry(id *access.Identity) *string {
	if id.Expires.IsZero() {
		return nil
	}
	at := store.FormatTime(id.Expires)
	return &at
}

// The codes with which graphql-transport-ws closes a connection of somebody it does not
// know, and of somebody who may do nothing.
const (
	closeUnauthenticated = 4401
	closeForbidden       = 4403
)

// opened returns the context of a websocket's operations: of who says who they are when
// they open it, else of who has sent the request for it.
func opened(ctx context.Context, cfg Config, authorization string) (context.Context, *transport.InitPayload, error) {
	if cfg.Authenticate == nil || authorization == "" && access.From(ctx).Level > access.None {
		return ctx, nil, nil
	}
	known, err := cfg.Authenticate(ctx, authorization)
	switch {
	case err == nil:
		return known, nil, nil
	case errors.Is(err, access.ErrUnauthenticated):
		ctx = transport.WithWebsocketCloseCode(ctx, closeUnauthenticated)
	case errors.Is(err, access.ErrForbidden):
		ctx = transport.WithWebsocketCloseCode(ctx, closeForbidden)
	default:
		return ctx, nil, err
	}
	return transport.AppendCloseReason(ctx, err.Error()), nil, err
}
