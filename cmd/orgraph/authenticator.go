package main

import (
	"context"
	"fmt"
	"log/slog"
	"net"

	"orgraph/access"
)

// authenticator returns what tells who asks the server, and what a person is to be told
// about it.
func (o *serveOptions) authenticator(ctx context.Context, log *slog.Logger) (known *access.Authenticator, told string, err error) {
	anonymous, err := access.ParseLevel(o.anonymous)
	if err != nil || anonymous == access.Admin {
		return nil, "", usageError{fmt.Errorf("--anonymous: %q is none of none, reader and editor", o.anonymous)}
	}
	if anonymous == access.Editor && !o.readOnly && !isLoopback(o.listen) {
		return nil, "", usageError{fmt.Errorf("--anonymous editor: whoever reaches %s could write; listen on 127.0.0.1, or leave it out and give out tokens with orgraph token create", o.listen)}
	}
	cfg := access.Config{Tokens: o.tokens(o.tokenFile), Anonymous: anonymous}
	if cfg.EditorToken, err = environmentToken(); err != nil {
		return nil, "", err
	}
	if cfg.Issuer, err = o.oidc.known(ctx, log); err != nil {
		return nil, "", err
	}
	switch {
	case o.readOnly && anonymous > access.None:
		told = "nobody may write"
		_, err = cfg.Tokens.List()
	case cfg.EditorToken != "":
		told = "that of " + tokenVariable
		_, err = cfg.Tokens.List()
	case cfg.Issuer != nil:
		told = "those of " + o.oidc.issuer
		_, err = cfg.Tokens.List()
	default:
		told, err = firstToken(cfg.Tokens)
	}
	if err != nil {
		return nil, "", err
	}
	return access.New(cfg), told, nil
}

// isLoopback reports whether only this machine reaches an address. One that cannot be
// told is not.
func isLoopback(address string) bool {
	host, _, err := net.SplitHostPort(address)
	return err == nil && access.IsLoopback(host)
}
