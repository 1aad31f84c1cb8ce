package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"

	"github.com/spf13/cobra"

	"orgraph/access"
	"orgraph/graph"
	"orgraph/store"
)

type queryOptions struct {
	*options
	variables string
	operation string
}

func newQuery(o *options) *cobra.Command {
	opts := &queryOptions{options: o}
	cmd := &cobra.Command{
		Use:   "query [OPERATION]",
		Short: "Run one GraphQL operation and print its JSON",
		Long: `Run one GraphQL operation in this process, without a server, and print the
response as JSON. Mutations write the store; a subscription is followed until
it is stopped with Ctrl-C. Without OPERATION, or with -, it is read from standard input.
The exit code is 1 when the response holds errors.`,
		Example: `  orgraph query '{ ownerships(filter: {quality: {eq: POORLY}}) { totalCount } }'
  orgraph query 'query ($key: String!) { role(key: $key) { name } }' --variables '{"key": "team"}'
  orgraph query < question.graphql`,
		Args: cobra.MaximumNArgs(1),
		RunE: action(func(cmd *cobra.Command, args []string) error { return opts.run(cmd, args) }),
	}
	cmd.Flags().StringVar(&opts.variables, "variables", "", "the operation's variables, as a JSON object")
	cmd.Flags().StringVar(&opts.operation, "operation", "", "which operation to run, where the document holds several")
	return cmd
}

// errInResponse means that the response was printed and holds errors.
var errInResponse = errors.New("the response holds errors")

func (o *queryOptions) run(cmd *cobra.Command, args []string) error {
	text := "-"
	if len(args) > 0 {
		text = args[0]
	}
	if text == "-" {
		read, err := readAll(cmd.Context(), cmd.InOrStdin())
		if err != nil {
			return fmt.Errorf("reading the operation from standard input: %w", err)
		}
		text = string(read)
	}
	var variables map[string]any
	if o.variables != "" {
		decoder := json.NewDecoder(strings.NewReader(o.variables))
		decoder.UseNumber()
		if err := decoder.Decode(&variables); err != nil {
			return usageError{fmt.Errorf("--variables is not a JSON object: %w", err)}
		}
		if decoder.More() {
			return usageError{errors.New("--variables is not one JSON object; something follows it")}
		}
	}
	return o.withStore(cmd.Context(), cmd.PrintErrf, func(s store.Store) error {
		execute := graph.NewStreamExecutor(graph.Config{Store: s, Logger: slog.New(slog.NewTextHandler(cmd.ErrOrStderr(), nil))})
		encoder := json.NewEncoder(cmd.OutOrStdout())
		encoder.SetEscapeHTML(false)
		encoder.SetIndent("", "  ")
		var failed error
		ctx := access.With(cmd.Context(), access.Identity{Name: "cli", Level: access.Admin, How: access.InProcess})
		for response := range execute(ctx, text, o.operation, variables) {
			if err := encoder.Encode(response); err != nil {
				return fmt.Errorf("writing the response: %w", err)
			}
			if len(response.Errors) > 0 {
				failed = errInResponse
			}
		}
		return failed
	})
}
