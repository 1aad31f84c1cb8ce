package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"orgraph/org"
	"orgraph/seed"
	"orgraph/store"
	"orgraph/store/sqlite"
)

type importOptions struct {
	*options
	fileOptions
	dryRun     bool
	replace    bool
	jsonOutput bool
}

func newImport(o *options) *cobra.Command {
	opts := &importOptions{options: o}
	cmd := &cobra.Command{
		Use:   "import FILE…",
		Short: "Import matrices from Markdown, HTML, CSV, TSV or YAML files",
		Long: `Import the matrix in each file. It is found among the file's other tables, either
way round; cells such as "EM", "STO or PM", "TL (poorly)", "A and B" or "nobody"
are understood, and abbreviations that headings declare, "Tech lead (TL)".

An import adds and fills in; what a file does not speak of stays as it is, and
importing a file twice changes nothing. With --replace the models of a file take
its names and lose the cells that it does not have. All files are written in one
transaction: each of them whole, or none. - stands for standard input.

A cell such as "Shared" names no owners. Name them with --resolve, or in a file
beside the imported one, FILE.resolve.yaml:

  scrum/projects: [Product owner, Scrummaster]`,
		Example: `  orgraph import matrix.csv --dry-run
  orgraph import notes.md --resolve 'scrum/projects=Product owner,Scrummaster'
  orgraph import page.html --table 2 --models rows --store bolt://localhost:7687`,
		Args: cobra.MinimumNArgs(1),
		RunE: action(func(cmd *cobra.Command, args []string) error { return opts.run(cmd, args) }),
	}
	opts.flags(cmd)
	flags := cmd.Flags()
	flags.BoolVar(&opts.dryRun, "dry-run", false, "print what would change and write nothing")
	flags.BoolVar(&opts.replace, "replace", false, "give models the names that the files have for them, and remove those of their\ncells that the files do not have")
	flags.BoolVar(&opts.jsonOutput, "json", false, "print the report as JSON")
	return cmd
}

func (o *importOptions) run(cmd *cobra.Command, files []string) (err error) {
	matrices := make([]org.Matrix, len(files))
	var problems []error
	for i, file := range files {
		m, err := o.parse(cmd, file)
		matrices[i] = m
		problems = append(problems, err)
	}
	if err := errors.Join(problems...); err != nil {
		return err
	}

	ctx := store.WithActor(cmd.Context(), "import")
	// Not seeded: what is imported is somebody's own.
	s, err := openStore(ctx, o.store, o.dryRun)
	if err == nil && o.dryRun && len(files) > 1 {
		s, err = copied(ctx, s) // each file is planned on what those before it would leave
	} else if o.dryRun && errors.Is(err, store.ErrNotFound) {
		s, err = openStore(ctx, "sqlite:"+sqlite.Memory, false)
	}
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close(context.WithoutCancel(ctx))) }()
	bar := progressOf(cmd, "importing "+strings.Join(files, ", "), 0)
	reports, err := o.load(ctx, s, files, matrices)
	bar.stop()
	if err != nil {
		return err
	}
	for i, report := range reports {
		report.DryRun = o.dryRun
		if len(files) > 1 && !o.jsonOutput {
			_, _ = fmt.Fprintf(cmd.OutOrStdout(), "%s:\n", files[i])
		}
		if err := o.print(cmd, report); err != nil {
			return err
		}
	}
	return nil
}

// load imports the matrices one after another, and all in one transaction: what only the
// store knows to be wrong with a file is found out when those before it are written.
func (o *importOptions) load(ctx context.Context, s store.Store, files []string, matrices []org.Matrix) ([]*seed.Report, error) {
	reports := make([]*seed.Report, len(matrices))
	if o.dryRun && len(matrices) == 1 {
		report, err := seed.Plan(ctx, s, matrices[0], seed.LoadOptions{Replace: o.replace})
		if err != nil {
			return nil, fmt.Errorf("%s: %w", files[0], err)
		}
		reports[0] = report
		return reports, nil
	}
	err := s.Update(ctx, func(ctx context.Context, tx store.Tx) error {
		for i, m := range matrices {
			report, err := seed.Write(ctx, tx, m, seed.LoadOptions{Replace: o.replace})
			if err != nil {
				return fmt.Errorf("%s: %w", files[i], err)
			}
			reports[i] = report
		}
		return nil
	})
	return reports, err
}

// copied returns a store in memory that holds what s holds, and closes s.
func copied(ctx context.Context, s store.Store) (store.Store, error) {
	m, err := s.Matrix(ctx, nil)
	if err = errors.Join(err, s.Close(context.WithoutCancel(ctx))); err != nil {
		return nil, err
	}
	c, err := openStore(ctx, "sqlite:"+sqlite.Memory, false)
	if err != nil {
		return nil, err
	}
	err = c.Update(ctx, func(ctx context.Context, tx store.Tx) error { return tx.Apply(ctx, store.WriteSet{Put: m}) })
	if err != nil {
		return nil, errors.Join(err, c.Close(context.WithoutCancel(ctx)))
	}
	return c, nil
}

func (o *importOptions) print(cmd *cobra.Command, report *seed.Report) error {
	if !o.jsonOutput {
		_, err := report.WriteTo(cmd.OutOrStdout())
		return err
	}
	encoder := json.NewEncoder(cmd.OutOrStdout())
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(report)
}
