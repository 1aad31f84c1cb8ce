package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/spf13/cobra"

	"orgraph/graph"
	"orgraph/requestlog"
	"orgraph/server"
	"orgraph/store"
)

type serveOptions struct {
	*options
	listen    string
	origins   []string
	timeout   time.Duration
	limits    []string
	proxies   []string
	tokenFile string
	anonymous string
	readOnly  bool
	hosts     []string
	tlsCert   string
	tlsKey    string
	oidc      oidcOptions

	operations    string
	introspection bool
	suggestions   bool

	admin     string
	logLevel  string
	logFormat string
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
has made. The first start makes one for an admin, and shows it once. --oidc-issuer
takes those of an OpenID Connect issuer as well.`,
		Example: `  orgraph serve
  orgraph serve --listen 127.0.0.1:9000 --store sqlite:teams.db
  NEO4J_USERNAME=neo4j NEO4J_PASSWORD=… orgraph serve --store bolt://localhost:7687
  orgraph serve --cors-origin https://charts.example.org
  orgraph serve --listen :8443 --tls-cert tls.crt --tls-key tls.key --anonymous none \
    --oidc-issuer https://login.example.org/realms/team --oidc-audience orgraph --oidc-editors team-a`,
		Args: cobra.NoArgs,
		RunE: action(func(cmd *cobra.Command, _ []string) error { return opts.run(cmd) }),
	}
	flags := cmd.Flags()
	flags.StringVar(&opts.listen, "listen", "127.0.0.1:8080", "address and port; port 0 takes a free one")
	flags.StringArrayVar(&opts.origins, "cors-origin", nil, "web origin whose pages may call the API, such as\nhttps://charts.example.org; may be given several times")
	flags.DurationVar(&opts.timeout, "timeout", 10*time.Second, "how long one operation may run")
	flags.StringArrayVar(&opts.limits, "limit", nil, "set a limit, NAME=NUMBER, such as page-size=200; may be given several times.\ndocs/operating.md lists them, and so does --limit help")
	flags.StringArrayVar(&opts.proxies, "trusted-proxy", nil, "address or network of a proxy whose X-Forwarded-For says who asks; may be given several times")
	tokenFlag(cmd, &opts.tokenFile)
	flags.StringVar(&opts.anonymous, "anonymous", "reader", "what those may do who show no token: none, reader, or, on a\nloopback address alone, editor")
	flags.StringVar(&opts.operations, "operations", "", "file or folder of the only operations to answer:\n*.graphql, *.gql, or *.json with documents as values")
	flags.BoolVar(&opts.introspection, "introspection", true, "answer questions about the schema, as the playground asks them")
	flags.StringVar(&opts.admin, "admin-listen", "", "address and port of /metrics and /debug/pprof, such as 127.0.0.1:9090;\nfor operators alone (default: none)")
	flags.StringVar(&opts.logLevel, "log-level", "info", "debug, info, warn or error")
	flags.StringVar(&opts.logFormat, "log-format", "text", "text or json")
	opts.oidc.flags(flags)
	flags.StringArrayVar(&opts.hosts, "host", nil, "name by which the server is reached, such as graph.example.org; others\nare refused; may be given several times (default any, and on a loopback\naddress those of this machine)")
	flags.StringVar(&opts.tlsCert, "tls-cert", "", "file of the certificate with its chain, in PEM, to serve over TLS;\nread again when it changes")
	flags.StringVar(&opts.tlsKey, "tls-key", "", "file of its key, in PEM")
	flags.BoolVar(&opts.suggestions, "suggestions", true, "say in errors by what name a field could have been meant")
	flags.BoolVar(&opts.readOnly, "read-only", false, "take no mutations, from nobody")
	return cmd
}

func (o *serveOptions) run(cmd *cobra.Command) error {
	ctx := cmd.Context()
	if o.timeout <= 0 {
		return usageError{errors.New("--timeout takes more than 0")}
	}
	for _, origin := range o.origins {
		if err := http.NewCrossOriginProtection().AddTrustedOrigin(origin); err != nil {
			return usageError{fmt.Errorf("--cors-origin: %q is no origin; write scheme and host, such as https://charts.example.org", origin)}
		}
	}
	for _, host := range o.hosts {
		if strings.ContainsAny(host, "/ ") || host == "" {
			return usageError{fmt.Errorf("--host: %q is no name of a host; write the name alone, such as graph.example.org", host)}
		}
	}
	cfg := server.Config{Origins: o.origins, OperationTimeout: o.timeout, ReadOnly: o.readOnly, NoIntrospection: !o.introspection, NoSuggestions: !o.suggestions}
	if slices.Contains(o.limits, "help") {
		listLimits(cmd)
		return nil
	}
	if err := o.setLimits(&cfg); err != nil {
		return err
	}
	log, err := o.logger(cmd.ErrOrStderr())
	if err != nil {
		return err
	}
	operations, err := readOperations(o.operations)
	if err != nil {
		return err
	}
	certificate, err := o.certificate(log)
	if err != nil {
		return err
	}
	known, tell, err := o.authenticator(ctx, log)
	if err != nil {
		return err
	}
	seen, sendRest, err := newTelemetry(ctx, log)
	if err != nil {
		return err
	}
	defer sendRest()
	o.observe = seen.Observe
	growHeap()
	return o.withStore(ctx, cmd.PrintErrf, func(s store.Store) error {
		listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", o.listen)
		if err != nil {
			return fmt.Errorf("--listen %s: %w; choose another address or port", o.listen, reason(err))
		}
		cfg.Store, cfg.Logger, cfg.Access, cfg.Operations, cfg.Telemetry = s, log, known, operations, seen
		seen.Watch(s)
		stopAdmin, err := serveAdmin(ctx, o.admin, cfg)
		if err != nil {
			return errors.Join(err, listener.Close())
		}
		defer stopAdmin()
		told, err := tell()
		if err != nil {
			return errors.Join(err, listener.Close())
		}
		scheme := "http"
		if certificate != nil {
			scheme = "https"
		} else if !isLoopback(o.listen) {
			log.WarnContext(ctx, "tokens and answers can be read on the way; serve with --tls-cert and --tls-key, or behind a proxy with TLS")
		}
		address := scheme + "://" + reachable(listener.Addr(), o.hosts)
		_, _ = fmt.Fprintf(cmd.OutOrStdout(), "Explorer        %s/\nPlayground      %s/playground\nGraphQL         %s/graphql\nToken           %s\nStop with Ctrl-C.\n", address, address, address, told)
		cfg.Hosts, cfg.Certificate = o.hosts, certificate
		return server.Serve(ctx, listener, cfg)
	})
}

// logger returns the log that the options ask for.
func (o *serveOptions) logger(w io.Writer) (*slog.Logger, error) {
	var level slog.Level
	if err := level.UnmarshalText([]byte(o.logLevel)); err != nil {
		return nil, usageError{fmt.Errorf("--log-level: %q is none of debug, info, warn, error", o.logLevel)}
	}
	handlerOptions := &slog.HandlerOptions{Level: level}
	switch o.logFormat {
	case "text":
		return slog.New(requestlog.NewHandler(slog.NewTextHandler(w, handlerOptions))), nil
	case "json":
		return slog.New(requestlog.NewHandler(slog.NewJSONHandler(w, handlerOptions))), nil
	default:
		return nil, usageError{fmt.Errorf("--log-format: %q is neither text nor json", o.logFormat)}
	}
}

// certificate reads the certificate, nil where none is named.
func (o *serveOptions) certificate(log *slog.Logger) (*server.Certificate, error) {
	if o.tlsCert == "" && o.tlsKey == "" {
		return nil, nil //nolint:nilnil // none is none
	}
	if o.tlsCert == "" || o.tlsKey == "" {
		return nil, usageError{errors.New("--tls-cert and --tls-key: a certificate and its key go together; name both")}
	}
	certificate, err := server.ReadCertificate(o.tlsCert, o.tlsKey, log)
	if err != nil {
		return nil, fmt.Errorf("--tls-cert, --tls-key: %w", err)
	}
	return certificate, nil
}

// setLimits sets the limits and the proxies that the flags name.
func (o *serveOptions) setLimits(cfg *server.Config) error {
	limits := map[string]*int{}
	var problems []error
	for _, l := range cfg.AllLimits() {
		limits[l.Name] = l.Value
	}
	choose(&problems, "--limit", assignments(&problems, "--limit", o.limits, func(text string) (int, error) {
		n, err := strconv.Atoi(text)
		if err != nil || n <= 0 {
			return 0, fmt.Errorf("%q is no whole number over 0", text)
		}
		return n, nil
	}), limits)
	for _, text := range o.proxies {
		network, err := netip.ParsePrefix(text)
		if err != nil {
			var address netip.Addr
			if address, err = netip.ParseAddr(text); err == nil {
				network = netip.PrefixFrom(address, address.BitLen())
			}
		}
		if err != nil {
			problems = append(problems, fmt.Errorf("--trusted-proxy: %q is neither an address nor a network; write 10.0.0.7 or 10.0.0.0/8", text))
		}
		cfg.Proxies = append(cfg.Proxies, network)
	}
	if err := errors.Join(problems...); err != nil {
		return usageError{err}
	}
	return nil
}

func listLimits(cmd *cobra.Command) {
	t := newTable()
	t.AppendHeader(table.Row{"Limit", "Default", "Bounds"})
	for _, l := range server.DefaultLimits() {
		t.AppendRow(table.Row{l.Name, *l.Value, l.What})
	}
	_, _ = fmt.Fprintln(cmd.OutOrStdout(), t.Render())
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

// reachable is how browsers reach the address on which a server listens: by the first of its
// names, or where it listens on every address as this machine.
func reachable(address net.Addr, hosts []string) string {
	host, port, err := net.SplitHostPort(address.String())
	if err != nil {
		return address.String()
	}
	switch ip := net.ParseIP(host); {
	case len(hosts) > 0:
		host = strings.Trim(hosts[0], "[]")
	case ip != nil && ip.IsUnspecified():
		host = "localhost"
	}
	return net.JoinHostPort(host, port)
}
