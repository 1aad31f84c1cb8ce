package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/spf13/cobra"

	"orgraph/access"
	"orgraph/store/sqlite"
)

const (
	// tokenVariable is the environment variable that may hold an editor's token.
	tokenVariable = "ORGRAPH_EDITOR_TOKEN" //nolint:gosec // the name of a variable, no secret
	// tokenFileVariable is the one that may name the file of tokens.
	tokenFileVariable = "ORGRAPH_TOKEN_FILE" //nolint:gosec // the name of a variable, no secret
)

// minTokenLength keeps the token of the environment from being guessed.
const minTokenLength = 16

// tokenFlag adds the flag that names the file of tokens.
func tokenFlag(cmd *cobra.Command, to *string) {
	cmd.PersistentFlags().StringVar(to, "token-file", os.Getenv(tokenFileVariable), "file of the API tokens; also "+tokenFileVariable+"\n(default beside the store's file: orgraph.tokens.json)")
}

// tokens returns the API tokens in the file, by default the one beside the store's.
func (o *options) tokens(file string) *access.Tokens {
	if file != "" {
		return access.InFile(file)
	}
	path, isFile := strings.CutPrefix(o.store, "sqlite:")
	if !isFile || path == sqlite.Memory {
		path = "orgraph.db"
	}
	return access.InFile(strings.TrimSuffix(path, filepath.Ext(path)) + ".tokens.json")
}

// environmentToken returns the editor's token of the environment, "" for none.
func environmentToken() (string, error) {
	token := os.Getenv(tokenVariable)
	if token != "" && len(token) < minTokenLength {
		return "", fmt.Errorf("%s holds a token of %d characters, which could be guessed; use %d or more", tokenVariable, len(token), minTokenLength)
	}
	return token, nil
}

// firstToken makes an admin's token where there is none yet, and returns what a person
// is to be told about tokens.
func firstToken(tokens *access.Tokens) (told string, err error) {
	kept, err := tokens.List()
	if err != nil {
		return "", err
	}
	if len(kept) > 0 {
		return fmt.Sprintf("%d in %s; orgraph token list", len(kept), tokens.Path()), nil
	}
	token, err := tokens.Create("admin", access.Admin, nil)
	if errors.Is(err, access.ErrTokenExists) { // another server was faster
		return "in " + tokens.Path(), nil
	}
	if err != nil {
		return "", fmt.Errorf("%w; or set %s, or serve --read-only", err, tokenVariable)
	}
	return token + "  (an admin's, shown once)", nil
}

type tokenOptions struct {
	*options
	file    string
	name    string
	access  string
	expires string
	json    bool
}

func newToken(o *options) *cobra.Command {
	opts := &tokenOptions{options: o}
	cmd := &cobra.Command{
		Use:   "token",
		Short: "Make, list and revoke API tokens",
		Long: `Make, list and revoke the tokens with which people and programs ask a server:
Authorization: Bearer orgraph_… A reader may query, an editor write, an admin also
do what destroys much at once. Only a token's SHA-256 is kept. A server that runs
notices what is changed.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	tokenFlag(cmd, &opts.file)
	create := &cobra.Command{
		Use:   "create --name NAME",
		Short: "Make a token, and print it once",
		Example: `  orgraph token create --name ci --access editor --expires 90d
  orgraph token create --name dashboard --expires never`,
		Args: cobra.NoArgs,
		RunE: action(func(cmd *cobra.Command, _ []string) error { return opts.create(cmd, time.Now()) }),
	}
	create.Flags().StringVar(&opts.name, "name", "", "who or what it is for; the log of changes names them so")
	create.Flags().StringVar(&opts.access, "access", "reader", "reader, editor or admin")
	create.Flags().StringVar(&opts.expires, "expires", "90d", "after how long: 12h, 90d, or never")
	list := &cobra.Command{
		Use:   "list",
		Short: "List the tokens",
		Args:  cobra.NoArgs,
		RunE:  action(func(cmd *cobra.Command, _ []string) error { return opts.list(cmd, time.Now()) }),
	}
	list.Flags().BoolVar(&opts.json, "json", false, "print JSON")
	cmd.AddCommand(create, list, &cobra.Command{
		Use:   "revoke NAME",
		Short: "Take a token away",
		Args:  cobra.ExactArgs(1),
		RunE: action(func(cmd *cobra.Command, args []string) error {
			if err := opts.tokens(opts.file).Revoke(args[0]); err != nil {
				return err
			}
			_, _ = fmt.Fprintf(cmd.OutOrStdout(), "%s is revoked\n", args[0])
			return nil
		}),
	})
	return cmd
}

func (o *tokenOptions) create(cmd *cobra.Command, now time.Time) error {
	if o.name == "" {
		return usageError{errors.New("--name: say who or what the token is for")}
	}
	level, err := access.ParseLevel(o.access)
	if err != nil {
		return usageError{fmt.Errorf("--access: %w", err)}
	}
	expires, err := parseExpiry(o.expires, now)
	if err != nil {
		return usageError{fmt.Errorf("--expires: %w", err)}
	}
	tokens := o.tokens(o.file)
	token, err := tokens.Create(o.name, level, expires)
	if errors.Is(err, access.ErrTokenName) {
		return usageError{fmt.Errorf("--name: %w", err)}
	}
	if err != nil {
		return err
	}
	cmd.PrintErrf("Token %s of %s in %s, until %s. It is shown this once:\n", o.name, level, tokens.Path(), until(expires))
	_, _ = fmt.Fprintln(cmd.OutOrStdout(), token)
	return nil
}

// parseExpiry reads after how long a token expires, nil for never.
func parseExpiry(text string, now time.Time) (*time.Time, error) {
	if text == "never" {
		return nil, nil //nolint:nilnil // never is no time
	}
	age, err := time.ParseDuration(text)
	if days, ok := strings.CutSuffix(text, "d"); ok {
		var n int
		n, err = strconv.Atoi(days)
		age = time.Duration(min(max(n, 0), maxDays+1)) * 24 * time.Hour // more would overflow
	}
	if err != nil || age <= 0 || age > maxDays*24*time.Hour {
		return nil, fmt.Errorf("%q is no time to come; write 12h, 90d (at most %dd) or never", text, maxDays)
	}
	at := now.Add(age)
	return &at, nil
}

const maxDays = 36500

func until(expires *time.Time) string {
	if expires == nil {
		return "it is revoked"
	}
	return expires.UTC().Format(time.DateOnly + " 15:04 MST")
}

// shownToken is a token as list --json prints it.
type shownToken struct {
	Name    string       `json:"name"`
	Access  access.Level `json:"access"`
	End     string       `json:"end"`
	Created time.Time    `json:"created"`
	Expires *time.Time   `json:"expires"`
	Expired bool         `json:"expired"`
}

func (o *tokenOptions) list(cmd *cobra.Command, now time.Time) error {
	kept, err := o.tokens(o.file).List()
	if err != nil {
		return err
	}
	shown := make([]shownToken, len(kept))
	for i, k := range kept {
		shown[i] = shownToken{k.Name, k.Access, k.End, k.Created, k.Expires, k.Expired(now)}
	}
	if o.json {
		encoder := json.NewEncoder(cmd.OutOrStdout())
		encoder.SetIndent("", "  ")
		return encoder.Encode(shown)
	}
	out := newTable()
	out.AppendHeader(table.Row{"Name", "Access", "Token", "Created", "Expires"})
	for _, t := range shown {
		expires := "never"
		if t.Expires != nil {
			expires = until(t.Expires)
		}
		if t.Expired {
			expires += ", expired"
		}
		out.AppendRow(table.Row{t.Name, t.Access, "…" + t.End, t.Created.Format(time.DateOnly), expires})
	}
	_, err = fmt.Fprintln(cmd.OutOrStdout(), out.Render())
	return err
}
