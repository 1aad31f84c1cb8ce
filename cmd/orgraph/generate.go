package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"orgraph/bench"
	"orgraph/org"
	"orgraph/store"
)

type generateOptions struct {
	*options
	models int
	seed   uint64
}

func newGenerate(o *options) *cobra.Command {
	opts := &generateOptions{options: o}
	cmd := &cobra.Command{
		Use:   "generate",
		Short: "Write a synthetic graph to the store, to size and benchmark",
		Long: `Write models of a synthetic graph to the store: the built-in roles and
responsibilities, with cells mixed as those of real matrices are. The same seed gives
the same models, and another one writes over their cells; what the store holds beside
them stays, and so do roles and responsibilities that it holds already.`,
		Example: "  orgraph generate --models 10000 --store sqlite:big.db",
		Args:    cobra.NoArgs,
		RunE:    action(func(cmd *cobra.Command, _ []string) error { return opts.run(cmd) }),
	}
	cmd.Flags().IntVar(&opts.models, "models", 1000, "how many models")
	cmd.Flags().Uint64Var(&opts.seed, "seed", 1, "another seed makes other models")
	return cmd
}

// generated is how many models one update writes.
const generated = 1000

func (o *generateOptions) run(cmd *cobra.Command) (err error) {
	if o.models < 1 {
		return usageError{fmt.Errorf("--models: %d is less than 1", o.models)}
	}
	ctx := store.WithActor(cmd.Context(), "generate")
	s, err := openStore(ctx, o.store, false)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close(context.WithoutCancel(ctx))) }()
	m := bench.Matrix(o.models, o.seed)
	bar := progressOf(cmd, "writing models", o.models)
	defer bar.stop()
	// Models, assignments and ownerships come model by model.
	for models := range slices.Chunk(m.Models, generated) {
		last := models[len(models)-1].Key
		part := org.Matrix{Models: models, Roles: m.Roles, Responsibilities: m.Responsibilities}
		a, _ := slices.BinarySearchFunc(m.Assignments, last+"\x00", func(a org.Assignment, key string) int { return strings.Compare(a.Model, key) })
		w, _ := slices.BinarySearchFunc(m.Ownerships, last+"\x00", func(w org.Ownership, key string) int { return strings.Compare(w.Model, key) })
		part.Assignments, m.Assignments = m.Assignments[:a], m.Assignments[a:]
		part.Ownerships, m.Ownerships = m.Ownerships[:w], m.Ownerships[w:]
		m.Roles, m.Responsibilities = nil, nil // once
		if err := s.Update(ctx, func(ctx context.Context, tx store.Tx) error { return writeGenerated(ctx, tx, part) }); err != nil {
			return err
		}
		bar.add(len(models))
	}
	bar.stop()
	_, _ = fmt.Fprintf(cmd.OutOrStdout(), "%s now holds %d synthetic models of seed %d\n", o.store, o.models, o.seed)
	return nil
}

// writeGenerated writes models in place of those that have their keys, and the roles and
// responsibilities that are not there yet.
func writeGenerated(ctx context.Context, tx store.Tx, part org.Matrix) error {
	roles, err := missing(ctx, part.Roles, func(r org.Role) string { return r.Key }, tx.Roles)
	if err != nil {
		return err
	}
	responsibilities, err := missing(ctx, part.Responsibilities, func(r org.Responsibility) string { return r.Key }, tx.Responsibilities)
	if err != nil {
		return err
	}
	part.Roles, part.Responsibilities = roles, responsibilities
	w := store.WriteSet{Put: part}
	keys := make([]string, len(part.Models))
	for i, m := range part.Models {
		keys[i] = m.Key
	}
	stays := make(map[string]bool, len(part.Assignments)+len(part.Ownerships)) // by id
	for _, a := range part.Assignments {
		stays[a.ID()] = true
	}
	for _, o := range part.Ownerships {
		stays[o.ID()] = true
	}
	for c, err := range tx.Columns(ctx, keys) {
		if err != nil {
			return err
		}
		for _, cell := range c.Cells {
			if id := org.AssignmentID(c.Model, cell.Responsibility); !stays[id] {
				w.DeleteAssignments = append(w.DeleteAssignments, id)
				continue
			}
			for _, o := range cell.Owners {
				if id := org.OwnershipID(c.Model, cell.Responsibility, o.Role); !stays[id] {
					w.DeleteOwnerships = append(w.DeleteOwnerships, id)
				}
			}
		}
	}
	return tx.Apply(ctx, w)
}

// missing returns those of the values that are not stored.
func missing[T any](ctx context.Context, values []T, key func(T) string, read func(context.Context, []string) (map[string]*T, error)) ([]T, error) {
	keys := make([]string, len(values))
	for i, v := range values {
		keys[i] = key(v)
	}
	stored, err := read(ctx, keys)
	return slices.DeleteFunc(slices.Clone(values), func(v T) bool { return stored[key(v)] != nil }), err
}
