package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"strings"

	"github.com/spf13/pflag"

	"orgraph/access"
)

// oidcOptions are the settings of an OpenID Connect issuer, each also in the environment.
type oidcOptions struct {
	issuer, audience, claim, nameClaim string
	readers, editors, admins           []string
}

func (o *oidcOptions) flags(flags *pflag.FlagSet) {
	text := func(to *string, name, fallback, usage string) {
		variable := oidcVariable(name)
		value := os.Getenv(variable)
		if value == "" {
			value = fallback
		}
		flags.StringVar(to, "oidc-"+name, value, usage+"; also "+variable)
	}
	list := func(to *[]string, name, usage string) {
		variable := oidcVariable(name)
		var values []string
		if value := os.Getenv(variable); value != "" {
			values = strings.Split(value, ",")
		}
		flags.StringSliceVar(to, "oidc-"+name, values, usage+";\nalso "+variable)
	}
	text(&o.issuer, "issuer", "", "URL of an OpenID Connect issuer whose tokens are taken, as it stands\nin their iss")
	text(&o.audience, "audience", "", "what has to stand in the aud of its tokens")
	text(&o.claim, "claim", "groups", "claim that says what somebody may do: groups, scope,\nrealm_access.roles")
	list(&o.readers, "readers", "values of the claim, separated by commas, that make a reader\n(default: every token does)")
	list(&o.editors, "editors", "values of the claim that make an editor")
	list(&o.admins, "admins", "values of the claim that make an admin")
	text(&o.nameClaim, "name-claim", "sub", "claim under which the log has what somebody writes; one that people\ncannot choose")
}

func oidcVariable(name string) string {
	return "ORGRAPH_OIDC_" + strings.ToUpper(strings.ReplaceAll(name, "-", "_"))
}

// known returns the issuer, nil where none is set. One that does not answer is logged:
// it is asked again when somebody sends a token.
func (o *oidcOptions) known(ctx context.Context, log *slog.Logger) (*access.Issuer, error) {
	if o.issuer == "" {
		if o.audience != "" || len(o.readers)+len(o.editors)+len(o.admins) > 0 {
			return nil, usageError{errors.New("--oidc-issuer: name the issuer whose tokens the other --oidc settings are about")}
		}
		return nil, nil //nolint:nilnil // none is none
	}
	issuer, err := access.NewIssuer(access.IssuerConfig{
		URL: o.issuer, Audience: o.audience, Claim: o.claim, NameClaim: o.nameClaim,
		Readers: o.readers, Editors: o.editors, Admins: o.admins, Logger: log,
	})
	if err != nil {
		return nil, usageError{fmt.Errorf("--oidc-issuer, --oidc-audience: %w", err)}
	}
	if err := issuer.Check(ctx); err != nil {
		log.ErrorContext(ctx, "tokens of the issuer cannot be checked yet; it is asked again when one comes", "issuer", o.issuer, "error", err.Error())
	}
	return issuer, nil
}
