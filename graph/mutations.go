package graph

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"unicode/utf8"

	"github.com/99designs/gqlgen/graphql"

	"orgraph/edit"
	"orgraph/graph/generated"
	"orgraph/loaders"
	"orgraph/store"
)

// maxIdempotencyKey is how many characters a key of @idempotent may have.
const maxIdempotencyKey = 255

var errBadKey = fmt.Errorf("the key of @idempotent has 1 to %d characters; a random UUID is a good one", maxIdempotencyKey)

// request tells what the mutation under way was asked for.
func request(ctx context.Context) (edit.Request, error) {
	field, variables := graphql.GetFieldContext(ctx).Field.Field, graphql.GetOperationContext(ctx).Variables
	directive := field.Directives.ForName("idempotent")
	if directive == nil {
		return edit.Request{}, nil
	}
	key, _ := directive.ArgumentMap(variables)["key"].(string)
	if n := utf8.RuneCountInString(key); n == 0 || n > maxIdempotencyKey {
		return edit.Request{}, errBadKey
	}
	asked, err := json.Marshal([]any{field.Name, field.ArgumentMap(variables)})
	if err != nil {
		return edit.Request{}, fmt.Errorf("telling %s from others: %w", field.Name, err)
	}
	digest := sha256.Sum256(asked)
	return edit.Request{Key: key, Digest: hex.EncodeToString(digest[:])}, nil
}

// apply makes an edit, and wakes the subscriptions.
func (r *Resolver) apply(ctx context.Context, e edit.Edit) ([]*store.Change, []*edit.Problem, error) {
	req, err := request(ctx)
	if err != nil {
		return nil, nil, err
	}
	changes, problems, err := edit.Apply(ctx, r.store, e, req)
	wrote(ctx, changes, problems)
	if len(changes) > 0 {
		r.feed.Notify()
	}
	return changes, problems, err
}

// kept marks an error of reading what a mutation has written: the write stands.
func kept(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%w: it was kept, and cannot be read back: %w", store.ErrOutcomeUnknown, err)
}

func (r *Resolver) importMatrix(ctx context.Context, in edit.ImportMatrix) (*generated.ImportMatrixPayload, error) {
	req, err := request(ctx)
	if err != nil {
		return nil, err
	}
	report, problems, err := in.Run(ctx, r.store, req)
	imported(ctx, report, problems)
	r.feed.Notify()
	return &generated.ImportMatrixPayload{Report: report, UserErrors: problems}, err
}

// edited makes an edit and returns the value under the key as it is then, nil
// where the edit had problems.
func edited[T any](ctx context.Context, r *Resolver, e edit.Edit, nodes *loaders.Nodes[T], key string) (*T, []*store.Change, []*edit.Problem, error) {
	changes, problems, err := r.apply(ctx, e)
	if err != nil || len(problems) > 0 {
		return nil, nil, problems, err
	}
	v, err := orNull(nodes.ByKey(ctx, key))
	return v, changes, nil, kept(err)
}

func (r *Resolver) renameKey(ctx context.Context, in edit.RenameKey) (*generated.RenameKeyPayload, error) {
	changes, problems, err := r.apply(ctx, in)
	out := &generated.RenameKeyPayload{Changes: changes, UserErrors: problems}
	if err != nil || len(problems) > 0 {
		return out, err
	}
	out.Node, err = r.node(ctx, globalID(in.Kind, in.Becomes()))
	return out, kept(err)
}

func (r *Resolver) delete(ctx context.Context, in edit.Delete) (*generated.DeletePayload, error) {
	changes, problems, err := r.apply(ctx, in)
	out := &generated.DeletePayload{Changes: changes, UserErrors: problems}
	if len(changes) > 0 {
		id := globalID(in.Kind, in.Key)
		out.DeletedID = &id
	}
	return out, err
}

// node returns the node with the id, nil where there is none.
func (r *Resolver) node(ctx context.Context, id string) (generated.Node, error) {
	nodes, err := r.nodes(ctx, []string{id})
	if err != nil {
		return nil, err
	}
	return nodes[0], nil
}
