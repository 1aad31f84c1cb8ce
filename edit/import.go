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
	// Replace is as in [seed.LoadOptions]; DryRun only reports.
	Replace, DryRun bool
}

// Resolution names the owners of a cell that does not name them itself.
type Resolution struct {
	Model, Responsibility string // keys or names
	Owners                []string
}

// parse returns the matrix, or the problems for which there is none.
func (in ImportMatrix) parse(opts seed.Options) (org.Matrix, problemList) {
	var l problemList
	opts.Name, opts.Resolve = "matrix", seed.Resolutions{}
	set(&opts.Name, in.Name)
	if in.Format != nil {
		var err error
		if opts.Format, err = seed.ParseFormat(*in.Format); err != nil {
			l.add(Invalid, at("format"), "%s", err)
			return org.Matrix{}, l
		}
	}
	for _, r := range in.Resolve {
		opts.Resolve[org.AssignmentID(org.ParseName(r.Model).Key(), org.ParseName(r.Responsibility).Key())] = r.Owners
	}
	m, err := seed.Parse(strings.NewReader(in.Content), opts)
	l.addAll(err)
	return m, l
}

// addAll adds what is wrong with the content.
func (l *problemList) addAll(err error) {
	for _, e := range flatten(err) {
		l.add(Invalid, at("content"), "%s", e)
	}
}

// Run imports the matrix, and returns what that changed or the problems for
// which it changed nothing; for a request that was carried out before, what it
// changed then. Errors are the store's; ErrKeyReused.
func (in ImportMatrix) Run(ctx context.Context, s store.Store, req Request) (*seed.Report, []*Problem, error) {
	m, l := in.parse(seed.Options{})
	if len(l) > 0 {
		return nil, l, nil
	}
	opts := seed.LoadOptions{Replace: in.Replace, DryRun: in.DryRun}
	var report *seed.Report
	var err error
	if in.DryRun {
		report, err = seed.Plan(ctx, s, m, opts)
	} else {
		report, err = once(ctx, s, req, func(ctx context.Context, tx store.Tx) (*seed.Report, error) { return seed.Write(ctx, tx, m, opts) })
	}
	if errors.Is(err, org.ErrInvalid) {
		l.addAll(err)
		return nil, l, nil
	}
	return report, nil, err
}

// What anybody may read, and not only an editor, is small.
const (
	maxReadBytes = 64 << 10
	maxReadCells = 2500
)

// Read returns the matrix with roles and responsibilities under the keys by which
// the store knows them, or the problems for which there is none. Errors are the
// store's.
func (in ImportMatrix) Read(ctx context.Context, r store.Reader) (org.Matrix, []*Problem, error) {
	m, l := in.parse(seed.Options{MaxBytes: maxReadBytes, MaxCells: maxReadCells})
	if len(l) > 0 {
		return org.Matrix{}, l, nil
	}
	m, err := seed.Adopt(ctx, r, m)
	if errors.Is(err, org.ErrInvalid) {
		l.addAll(err)
		return org.Matrix{}, l, nil
	}
	return m, nil, err
}
