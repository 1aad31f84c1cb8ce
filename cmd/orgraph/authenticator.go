package main

import (
	"context"
	"fmt"
	"log/slog"
	"net"

	"orgraph/access"
)

// authenticator returns what tells who asks the server. tell says what a person is to be
// told about it, and makes the first token, which is only shown then.
func (o *serveOptions) authenticator(ctx context.Context, log *slog.Logger) (known *access.Authenticator, tell func() (string, error), err error) {
	anonymous, err := access.ParseLevel(o.anonymous)
	if err != nil || anonymous == access.Admin {
		return nil, nil, usageError{fmt.Errorf("--anonymous: %q is none of none, reader and editor", o.anonymous)}
	}
	if anonymous == access.Editor && !o.readOnly && !isLoopback(o.listen) {
		return nil, nil, usageError{fmt.Errorf("--anonymous editor: whoever reaches %s could write; listen on 127.0.0.1, or leave it out and give out tokens with orgraph token create", o.listen)}
	}
	cfg := access.Config{Tokens: o.tokens(o.tokenFile), Anonymous: anonymous}
	if cfg.EditorToken, err = environmentToken(); err != nil {
		return nil, nil, err
	}
	if cfg.Issuer, err = o.oidc.known(ctx, log); err != nil {
		return nil, nil, err
	}
	if _, err = cfg.Tokens.List(); err != nil {
		return nil, nil, err
	}
	told := ""
	switch {
	case o.readOnly && anonymous > access.None:
		told = "nobody may write"
	case cfg.EditorToken != "":
		told = "that of " + tokenVariable
	case cfg.Issuer != nil:
		told = "those of " + o.oidc.issuer
	default:
		return access.New(cfg), func() (string, error) { return firstToken(cfg.Tokens) }, nil
	}
	return access.New(cfg), func() (string, error) { return told, nil }, nil
}

// isLoopback reports whether only this machine reaches an address. One that cannot be
// told is not.
func isLoopback(address string) bool {
	host, _, err := net.SplitHostPort(address)
	return err == nil && access.IsLoopback(host)
}
