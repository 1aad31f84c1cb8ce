package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"orgraph/store"
	"orgraph/store/backup"
)

func newBackup(o *options) *cobra.Command {
	return &cobra.Command{
		Use:   "backup FILE",
		Short: "Write all that the store holds to one file",
		Long: `Write all that the store holds, its log of changes included, to one compressed file
with a checksum. Servers may go on writing meanwhile; the backup is of one state. It
can be restored to SQLite and to Neo4j, whichever it is of. FILE appears once it is
whole and on the disk, in place of an older backup; any other file is left as it is.`,
		Example: `  orgraph backup orgraph-2026-11-26.backup
  orgraph backup --store bolt://localhost:7687 orgraph.backup`,
		Args: cobra.ExactArgs(1),
		RunE: action(func(cmd *cobra.Command, args []string) error { return o.backup(cmd, args[0]) }),
	}
}

func (o *options) backup(cmd *cobra.Command, file string) (err error) {
	ctx := cmd.Context()
	s, err := openStore(ctx, o.store, true)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close(context.WithoutCancel(ctx))) }()
	bar := progressOf(cmd, "backing up to "+file, 0)
	summary, err := backup.Save(ctx, s, file, store.FormatTime(time.Now()), bar.add)
	bar.stop()
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(cmd.OutOrStdout(), "%s holds %s.\n", file, holds(summary))
	return err
}

// holds says in words what a backup holds.
func holds(s backup.Summary) string {
	changes := s.Counts[store.KindChange]
	values := 0
	for _, kind := range store.LoggedKinds() {
		values += s.Counts[kind]
	}
	text := fmt.Sprintf("%d values and %d changes", values, changes)
	if s.Time != "" {
		text += ", the last of " + s.Time
	}
	return text
}

type restoreOptions struct {
	*options
	replace bool
}

func newRestore(o *options) *cobra.Command {
	opts := &restoreOptions{options: o}
	cmd := &cobra.Command{
		Use:   "restore FILE",
		Short: "Write what a backup holds to the store",
		Long: `Write what a backup holds to an empty store, the log of changes included; with
--replace, in place of all that the store holds. The whole file is checked first, and
written in one transaction: whatever goes wrong, the store stays as it was. Stop the
servers that use the store before you replace it.`,
		Example: `  orgraph restore orgraph.backup --store sqlite:new.db
  orgraph restore orgraph.backup --store bolt://localhost:7687 --replace`,
		Args: cobra.ExactArgs(1),
		RunE: action(func(cmd *cobra.Command, args []string) error { return opts.run(cmd, args[0]) }),
	}
	cmd.Flags().BoolVar(&opts.replace, "replace", false, "delete what the store holds, its log included")
	return cmd
}

func (o *restoreOptions) run(cmd *cobra.Command, file string) (err error) {
	ctx := cmd.Context()
	// Before the store is made: a file that is refused leaves nothing behind.
	checking := progressOf(cmd, "checking "+file, 0)
	summary, err := backup.Check(ctx, file, checking.add)
	checking.stop()
	if err != nil {
		return err
	}
	s, err := openStore(ctx, o.store, false)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close(context.WithoutCancel(ctx))) }()
	bar := progressOf(cmd, "restoring "+file, summary.Lines())
	err = backup.Restore(ctx, s, file, o.replace, bar.add)
	bar.stop()
	if errors.Is(err, store.ErrConflict) && !o.replace {
		return fmt.Errorf("%s: %w; restore to another store, or delete what is there with --replace", o.store, err)
	}
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(cmd.OutOrStdout(), "%s holds %s.\n", o.store, holds(summary))
	return err
}
