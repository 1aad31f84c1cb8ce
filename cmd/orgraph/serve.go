package main

import (
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"orgraph/graph"
	"orgraph/server"
	"orgraph/store"
)

type serveOptions struct {
	*options
	listen    string
	origins   []string
	timeout   time.Duration
	pageSize  int
	tokenFile string
	anonymous string
	readOnly  bool

	operations    string
	introspection bool

	admin string
}

func newServe(o *options) *cobra.Command {
	opts := &serveOptions{options: o}
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Serve the GraphQL API, the Explorer and the playground",
		Long: `Serve the Explorer at /, the GraphQL API at /graphql and the playground at /playground, until it
is stopped with Ctrl-C or SIGTERM; requests under way are answered first. A store
that holds nothing is given the built-in matrix. /healthz and /readyz tell
whether the process runs and whether its database answers.

Everybody who reaches the address may read, unless --anonymous says otherwise.
Mutations take a token: that of ORGRAPH_EDITOR_TOKEN, or one that orgraph token
has made. The first start makes one for an admin, and shows it once.`,
		Example: `  orgraph serve
  orgraph serve --listen 127.0.0.1:9000 --store sqlite:teams.db
  NEO4J_USERNAME=neo4j NEO4J_PASSWORD=… orgraph serve --store bolt://localhost:7687
  orgraph serve --cors-origin https://charts.example.org`,
		Args: cobra.NoArgs,
		RunE: action(func(cmd *cobra.Command, _ []string) error { return opts.run(cmd) }),
	}
	flags := cmd.Flags()
	flags.StringVar(&opts.listen, "listen", "127.0.0.1:8080", "address and port; port 0 takes a free one")
	flags.StringArrayVar(&opts.origins, "cors-origin", nil, "web origin whose pages may call the API, such as\nhttps://charts.example.org; may be given several times")
	flags.DurationVar(&opts.timeout, "timeout", 10*time.Second, "how long one operation may run")
	flags.IntVar(&opts.pageSize, "max-page-size", graph.DefaultLimits.PageSize, "the most that first and last may ask for")
	tokenFlag(cmd, &opts.tokenFile)
	flags.StringVar(&opts.anonymous, "anonymous", "reader", "what those may do who show no token: none, reader, or, on a\nloopback address alone, editor")
	flags.StringVar(&opts.operations, "operations", "", "file or folder of the only operations to answer:\n*.graphql, *.gql, or *.json with documents as values")
	flags.BoolVar(&opts.introspection, "introspection", true, "answer questions about the schema, as the playground asks them")
	flags.StringVar(&opts.admin, "admin-listen", "", "address and port of /metrics and /debug/pprof, such as 127.0.0.1:9090;\nfor operators alone (default: none)")
	flags.BoolVar(&opts.readOnly, "read-only", false, "take no mutations, from nobody")
	return cmd
}

func (o *serveOptions) run(cmd *cobra.Command) error {
	ctx := cmd.Context()
	if o.timeout <= 0 || o.pageSize <= 0 {
		return usageError{errors.New("--timeout and --max-page-size take more than 0")}
	}
	log, err := o.logger(cmd.ErrOrStderr())
	if err != nil {
		return err
	}
	operations, err := readOperations(o.operations)
	if err != nil {
		return err
	}
	known, told, err := o.authenticator()
	if err != nil {
		return err
	}
	seen, sendRest, err := newTelemetry(ctx, log)
	if err != nil {
		return err
	}
	defer sendRest()
	o.observe = seen.Observe
	return o.withStore(ctx, cmd.PrintErrf, func(s store.Store) error {
		listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", o.listen)
		if err != nil {
			return fmt.Errorf("--listen %s: %w; choose another address or port", o.listen, reason(err))
		}
		cfg := server.Config{
			Store: s, Logger: log, Origins: o.origins, OperationTimeout: o.timeout, Limits: graph.Limits{PageSize: o.pageSize},
			Access: known, ReadOnly: o.readOnly, Operations: operations, NoIntrospection: !o.introspection, Telemetry: seen,
		}
		seen.Watch(s)
		stopAdmin, err := serveAdmin(ctx, o.admin, cfg)
		if err != nil {
			return errors.Join(err, listener.Close())
		}
		defer stopAdmin()
		address := listener.Addr()
		_, _ = fmt.Fprintf(cmd.OutOrStdout(), "Explorer        http://%s/\nPlayground      http://%s/playground\nGraphQL         http://%s/graphql\nToken           %s\nStop with Ctrl-C.\n", address, address, address, told)
		return server.Serve(ctx, listener, cfg)
	})
}

// readOperations reads the allow-list, nil where there is none.
func readOperations(setting string) (*graph.Operations, error) {
	if setting == "" {
		return nil, nil //nolint:nilnil // none is none
	}
	info, err := os.Stat(setting)
	if err != nil {
		return nil, fmt.Errorf("--operations: %w", err)
	}
	folder := os.DirFS(setting)
	if !info.IsDir() {
		folder = onlyFile{os.DirFS(filepath.Dir(setting)), filepath.Base(setting)}
	}
	operations, err := graph.ReadOperations(folder)
	if err != nil {
		return nil, fmt.Errorf("--operations %s: %w", setting, err)
	}
	return operations, nil
}

// onlyFile is a folder of which only one file is seen.
type onlyFile struct {
	fs.FS
	name string
}

// ReadDir implements fs.ReadDirFS.
func (f onlyFile) ReadDir(string) ([]fs.DirEntry, error) {
	info, err := fs.Stat(f.FS, f.name)
	if err != nil {
		return nil, err
	}
	return []fs.DirEntry{fs.FileInfoToDirEntry(info)}, nil
}

// reason takes the address out of a network error, where it stands twice.
func reason(err error) error {
	var op *net.OpError
	if errors.As(err, &op) {
		var call *os.SyscallError
		if errors.As(op.Err, &call) {
			return call.Err
		}
		return op.Err
	}
	return err
}
