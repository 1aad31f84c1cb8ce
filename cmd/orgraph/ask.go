package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/spf13/cobra"

	"orgraph/graph"
	"orgraph/graph/questions"
	"orgraph/store"
)

type askOptions struct {
	*options
	arguments string
	show      bool
}

func newAsk(o *options) *cobra.Command {
	opts := &askOptions{options: o}
	cmd := &cobra.Command{
		Use:   "ask [QUESTION]",
		Short: "Ask one of the saved questions; without one, list them",
		Long: `Ask one of the saved questions: GraphQL operations that answer what people ask most.
The answer is JSON, with the ownerships and the sources that it rests on.`,
		Example: `  orgraph ask
  orgraph ask poor-cells --arguments '{"model": "scrum"}'
  orgraph ask poor-cells --show                  the operation itself`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usageError{fmt.Errorf("%q is one question too many; give arguments as --arguments '{\"model\": \"scrum\"}'", args[1])}
			}
			return nil
		},
		RunE: action(func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				listQuestions(cmd)
				return nil
			}
			return opts.run(cmd, args[0])
		}),
	}
	cmd.Flags().StringVar(&opts.arguments, "arguments", "", "the question's arguments, as a JSON object")
	cmd.Flags().BoolVar(&opts.show, "show", false, "print the operation and do not run it")
	return cmd
}

func listQuestions(cmd *cobra.Command) {
	t := newTable()
	t.AppendHeader(table.Row{"Question", "", "Arguments"})
	for _, q := range questions.All() {
		var names []string
		for _, a := range q.Arguments {
			names = append(names, a.Name)
		}
		t.AppendRow(table.Row{q.Key, text.WrapSoft(q.Title, 60), strings.Join(names, ", ")})
	}
	_, _ = fmt.Fprintln(cmd.OutOrStdout(), t.Render())
}

func (o *askOptions) run(cmd *cobra.Command, key string) error {
	q := questions.Find(key)
	if q == nil {
		return usageError{fmt.Errorf("there is no question %q; orgraph ask lists them", key)}
	}
	if o.show {
		_, _ = fmt.Fprint(cmd.OutOrStdout(), q.Operation)
		return nil
	}
	variables := map[string]any{"key": key}
	if o.arguments != "" {
		var arguments map[string]any
		if err := json.Unmarshal([]byte(o.arguments), &arguments); err != nil {
			return usageError{fmt.Errorf("--arguments is not a JSON object, such as '{\"model\": \"scrum\"}': %w", err)}
		}
		variables["arguments"] = arguments
	}
	return o.withStore(cmd.Context(), cmd.PrintErrf, func(s store.Store) error {
		execute := graph.NewExecutor(graph.Config{Store: s, Logger: slog.New(slog.NewTextHandler(cmd.ErrOrStderr(), nil))})
		bar := progressOf(cmd, "answering", 0)
		response := execute(cmd.Context(), `query ($key: String!, $arguments: JSON) {
			ask(key: $key, arguments: $arguments) {
				question { title }
				data
				ownerships { model { name } responsibility { name } role { name } quality note }
				sources { title author url }
			}
		}`, "", variables)
		bar.stop()
		if len(response.Errors) > 0 {
			return errors.New(response.Errors[0].Message) // where in this operation says nothing to the reader
		}
		var data struct{ Ask json.RawMessage }
		if err := json.Unmarshal(response.Data, &data); err != nil {
			return err
		}
		return writeJSON(cmd.OutOrStdout(), data.Ask)
	})
}
