package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"orgraph/store"
	"orgraph/store/verify"
)

type verifyOptions struct {
	*options
	jsonOutput bool
}

func newVerify(o *options) *cobra.Command {
	opts := &verifyOptions{options: o}
	cmd := &cobra.Command{
		Use:   "verify",
		Short: "Check everything that the store holds, and name what breaks a rule",
		Long: `Read everything that the store holds and check it: the rules of the graph, what is
derived from it, the form that it has in the database, and that the log of changes has
no gap and leads to what is there. It writes nothing. The exit code is 1 where
something is wrong.`,
		Example: "  orgraph verify --store bolt://localhost:7687",
		Args:    cobra.NoArgs,
		RunE:    action(func(cmd *cobra.Command, _ []string) error { return opts.run(cmd) }),
	}
	cmd.Flags().BoolVar(&opts.jsonOutput, "json", false, "print a JSON object for each problem, a line each")
	return cmd
}

// errProblems means that the problems were printed.
var errProblems = errors.New("the store holds what breaks its rules; restore a backup, or correct it")

func (o *verifyOptions) run(cmd *cobra.Command) (err error) {
	ctx := cmd.Context()
	s, err := openStore(ctx, o.store, true)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close(context.WithoutCancel(ctx))) }()
	var problems []store.Flaw
	err = s.View(ctx, func(ctx context.Context, r store.Reader) (err error) {
		problems, err = verify.Check(ctx, r)
		return err
	})
	if err != nil {
		return err
	}
	encoder := json.NewEncoder(cmd.OutOrStdout())
	for _, p := range problems {
		if o.jsonOutput {
			if err := encoder.Encode(map[string]string{"subject": p.Subject, "message": p.Message}); err != nil {
				return err
			}
			continue
		}
		_, _ = fmt.Fprintln(cmd.OutOrStdout(), p)
	}
	if len(problems) > 0 {
		return errProblems
	}
	if !o.jsonOutput {
		_, _ = fmt.Fprintf(cmd.OutOrStdout(), "%s holds nothing that breaks a rule.\n", o.store)
	}
	return nil
}
