package seed

import (
	"context"
	"fmt"

	"orgraph/org"
	"orgraph/store"
)

// LoadOptions say how a matrix is written.
type LoadOptions struct {
	// Replace makes the cells of the matrix's models equal to it: name, abbreviation
	// and status are the matrix's, and assignments that it does not have are
	// removed. Delegations, role combinations, tradeoffs and sources stay.
	Replace bool
	// DryRun only reports.
	DryRun bool
}

// Import writes a matrix into a store in one transaction, and reports what that
// changed. It fills in and adds; what the matrix does not speak of stays:
//
//   - Names with the same key are the same thing, and a role or responsibility
//     named like another name of a stored one is that one.
//   - What is stored of a name, summary, abbreviation or note is kept, and filled
//     in where it is empty, but for the note of an owner whose quality changes; lists
//     are united. A source's SHA-256 is that of the file read last. A model that was
//     INCOMPLETE becomes COMPLETE when no responsibility in the store is left open.
//   - A cell is one statement. Where the matrix says the same, its source and place
//     stay as they are. Otherwise the cell becomes what the matrix says, with all of
//     its owners; those that it no longer has are removed.
//   - An abbreviation that stands for another stored role is left out, with a
//     warning. New responsibilities come after the stored ones.
//
// Importing a matrix again changes nothing. Errors: those of [org.Matrix.Validate],
// also where two of its roles are one in the store, and those of the store.
func Import(ctx context.Context, s store.Store, m org.Matrix, opts LoadOptions) (*Report, error) {
	if opts.DryRun {
		return Plan(ctx, s, m, opts)
	}
	var report *Report
	err := s.Update(ctx, func(ctx context.Context, tx store.Tx) (err error) {
		report, err = Write(ctx, tx, m, opts)
		return err
	})
	if err != nil {
		return nil, err
	}
	return report, nil
}

// Write is what Import does, in a transaction under way.
func Write(ctx context.Context, tx store.Tx, m org.Matrix, opts LoadOptions) (*Report, error) {
	if err := m.Validate(); err != nil {
		return nil, err
	}
	changes, report, err := planOn(ctx, tx, m, opts)
	if err != nil {
		return nil, err
	}
	if changes.Empty() {
		return report, nil
	}
	before, _, err := tx.Head(ctx)
	if err != nil {
		return nil, err
	}
	if err := tx.Apply(ctx, changes); err != nil {
		return nil, err
	}
	report.First = before + 1
	report.Last, _, err = tx.Head(ctx)
	return report, err
}

// Plan reports what Import would change, and changes nothing.
func Plan(ctx context.Context, r store.Reader, m org.Matrix, opts LoadOptions) (*Report, error) {
	if err := m.Validate(); err != nil {
		return nil, err
	}
	_, report, err := planOn(ctx, r, m, opts)
	if err != nil {
		return nil, err
	}
	report.DryRun = true
	return report, nil
}

// Adopt returns the matrix with its roles and responsibilities under the keys by
// which the store knows them, for comparing it with what is stored. Beyond what Import
// does, an owner that is the abbreviation of a stored role is taken for that role.
// Errors: those of Import.
func Adopt(ctx context.Context, r store.Reader, m org.Matrix) (org.Matrix, error) {
	stored, err := readStored(ctx, r, m)
	if err != nil {
		return org.Matrix{}, fmt.Errorf("reading what is stored: %w", err)
	}
	if m, err = adopt(stored, m); err != nil {
		return org.Matrix{}, err
	}
	known, short := map[string]bool{}, map[string]string{}
	for _, role := range stored.Roles {
		known[role.Key] = true
		short[org.Key(role.Abbreviation)] = role.Key
	}
	for i := range m.Ownerships {
		o := &m.Ownerships[i]
		if key := short[o.Role]; key != "" && !known[o.Role] {
			o.Role = key
		}
	}
	return m, nil
}

func planOn(ctx context.Context, r store.Reader, m org.Matrix, opts LoadOptions) (store.WriteSet, *Report, error) {
	stored, err := readStored(ctx, r, m)
	if err != nil {
		return store.WriteSet{}, nil, fmt.Errorf("reading what is stored: %w", err)
	}
	return plan(stored, m, opts)
}

// readStored reads what an import of m can touch, in five reads: the models with
// their cells, the tradeoffs and sources of m, and all roles and
// responsibilities, since any of them may go by another name.
func readStored(ctx context.Context, r store.Reader, m org.Matrix) (org.Matrix, error) {
	stored, err := r.Matrix(ctx, keysOf(m.Models, func(x org.Model) string { return x.Key }))
	if err != nil {
		return org.Matrix{}, err
	}
	q := store.Query{Paging: store.Everything()}
	roles, err := r.ListRoles(ctx, []store.Scope{store.All}, q)
	if err != nil {
		return org.Matrix{}, err
	}
	responsibilities, err := r.ListResponsibilities(ctx, []store.Scope{store.All}, q)
	if err != nil {
		return org.Matrix{}, err
	}
	tradeoffs, err := r.Tradeoffs(ctx, keysOf(m.Tradeoffs, func(x org.Tradeoff) string { return x.Key }))
	if err != nil {
		return org.Matrix{}, err
	}
	sources, err := r.Sources(ctx, keysOf(m.Sources, func(x org.Source) string { return x.Key }))
	if err != nil {
		return org.Matrix{}, err
	}
	stored.Roles = items(roles[store.All])
	stored.Responsibilities = items(responsibilities[store.All])
	stored.Tradeoffs = present(tradeoffs)
	stored.Sources = present(sources)
	return stored, nil
}

// keysOf returns the keys, never nil: to a store nil would mean everything.
func keysOf[T any](list []T, key func(T) string) []string {
	keys := make([]string, len(list))
	for i, x := range list {
		keys[i] = key(x)
	}
	return keys
}

func items[T any](p *store.Page[T]) []T {
	if p == nil {
		return nil
	}
	list := make([]T, len(p.Items))
	for i, x := range p.Items {
		list[i] = *x
	}
	return list
}

func present[T any](found map[string]*T) []T {
	list := make([]T, 0, len(found))
	for _, x := range found {
		list = append(list, *x)
	}
	return list
}
