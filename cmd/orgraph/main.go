// Command orgraph serves a knowledge graph of organisation models: who owns
// what, how well, under which way of organising.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"orgraph/store"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // who cannot wait for the end kills it with the second signal
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// The exit codes of every subcommand.
const (
	exitOK     = 0
	exitFailed = 1 // the operation failed
	exitUsage  = 2 // it was not called rightly
)

// failure is an error of the operation itself; any other that a subcommand
// returns is about how it was called.
type failure struct{ error }

func (f failure) Unwrap() error { return f.error }

// run runs the program and returns its exit code.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	root := newRoot()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return exitOK
	}
	for line := range strings.Lines(strings.TrimRight(err.Error(), "\n") + "\n") {
		_, _ = fmt.Fprint(stderr, "orgraph: ", line)
	}
	if f := (failure{}); errors.As(err, &f) {
		return exitFailed
	}
	_, _ = fmt.Fprintln(stderr, "Run 'orgraph help' or 'orgraph COMMAND --help' for how to call it.")
	return exitUsage
}

// options are those that every subcommand takes.
type options struct {
	store   string
	observe store.Observe // is told of the store's round trips; nil where nobody is
}

func newRoot() *cobra.Command {
	o := &options{}
	root := &cobra.Command{
		Use:   "orgraph",
		Short: "Who owns what, how well, under which way of organising?",
		Long: `Who owns what, how well, under which way of organising?

Orgraph is a knowledge graph of organisation models. A model, such as "Tech
lead" or "SCRUM", assigns each responsibility to one or more roles; Orgraph
answers in GraphQL, and on the terminal, who owns what, and how well.`,
		Example: `  orgraph serve                                  the Explorer and the API on http://127.0.0.1:8080
  orgraph matrix                                 the matrix as a table
  orgraph rank --weight people=3                 which model suits a team where people count most
  orgraph query '{ roles { nodes { name } } }'   one GraphQL operation
  orgraph import matrix.csv --dry-run            what a file of your own would change`,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	flags := root.PersistentFlags()
	flags.StringVar(&o.store, "store", defaultStore(), "where the graph is kept: sqlite:FILE, sqlite::memory:, bolt://HOST:PORT,\n"+
		"neo4j://HOST or neo4j+s://HOST; also ORGRAPH_STORE, and for Neo4j\nNEO4J_USERNAME, NEO4J_PASSWORD, NEO4J_DATABASE")
	root.AddCommand(newServe(o), newImport(o), newQuery(o), newMatrix(o),
		newRank(o), newCompare(o), newPlan(o), newRoles(o), newGaps(o), newAsk(o), newGenerate(o), newVerify(o), newToken(o),
		newBackup(o), newRestore(o), newVersion())
	return root
}

// action makes a subcommand's function: an error of run is a failure.
func action(run func(cmd *cobra.Command, args []string) error) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error {
		if err := run(cmd, args); err != nil {
			var usage usageError
			if errors.As(err, &usage) {
				return err
			}
			return failure{err}
		}
		return nil
	}
}

// usageError is an error about how the program was called that only shows
// while a subcommand runs.
type usageError struct{ error }
