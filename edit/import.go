package edit

import (
	"context"
	"errors"
	"strings"

	"orgraph/org"
	"orgraph/seed"
	"orgraph/store"
)

// ImportMatrix imports a matrix from a text in one of the formats of package
// seed.
type ImportMatrix struct {
	Content string
	Format  *string // one of seed.Formats; found out when nil
	Name    *string // a file's name, which stands in problems and is the source's title
	Resolve []*Resolution
	// Replace makes the models of the matrix equal to it; DryRun only reports.
	Replace, DryRun bool
}

// Resolution names the owners of a cell that does not name them itself.
type Resolution struct {
	Model, Responsibility string // keys or names
	Owners                []string
}

// Run imports the matrix, and returns what that changed or the problems for
// which it changed nothing. Errors are the store's.
func (in ImportMatrix) Run(ctx context.Context, s store.Store) (*seed.Report, []*Problem, error) {
	var l problemList
	opts := seed.Options{Name: "matrix", Resolve: seed.Resolutions{}}
	set(&opts.Name, in.Name)
	if in.Format != nil {
		var err error
		if opts.Format, err = seed.ParseFormat(*in.Format); err != nil {
			l.add(Invalid, at("format"), "%s", err)
			return nil, l, nil
		}
	}
	for _, r := range in.Resolve {
		opts.Resolve[org.AssignmentID(org.Key(r.Model), org.Key(r.Responsibility))] = r.Owners
	}
	m, err := seed.Parse(strings.NewReader(in.Content), opts)
	if err != nil {
		for _, e := range flatten(err) {
			l.add(Invalid, at("content"), "%s", e)
		}
		return nil, l, nil
	}
	report, err := seed.Import(ctx, s, m, seed.LoadOptions{Replace: in.Replace, DryRun: in.DryRun})
	if errors.Is(err, org.ErrInvalid) {
		for _, e := range flatten(err) {
			l.add(Invalid, at("content"), "%s", e)
		}
		return nil, l, nil
	}
	return report, nil, err
}
