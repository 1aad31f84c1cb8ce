package access

import (
	"context"
	"crypto/subtle"
	"errors"
	"strings"
	"time"
)

// Config says whom an Authenticator knows.
type Config struct {
	// Tokens are the API tokens [none].
	Tokens *Tokens
	// EditorToken is one more token, of an editor, which does not expire; "" for none.
	// It may have any form.
	EditorToken string
	// Issuer signs further tokens [none].
	Issuer *Issuer
	// Anonymous is what those may do who show no token [None].
	Anonymous Level
	// Now is the time, for tests [time.Now].
	Now func() time.Time
}

// An Authenticator tells who sends a request.
type Authenticator struct{ cfg Config }

// New returns an Authenticator.
func New(cfg Config) *Authenticator {
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	return &Authenticator{cfg}
}

// editorName is how the log names who bears Config.EditorToken.
const editorName = "editor"

// maxTokenLength bounds what is looked at, in bytes.
const maxTokenLength = 16 << 10

func unauthenticated(message string) error {
	return &refusal{sentinel: ErrUnauthenticated, message: message}
}

// Authenticate returns who sends an Authorization header (RFC 6750), "" where there is
// none. What shows nobody is an error, and never taken for no header. Errors:
// ErrUnauthenticated; ErrForbidden; ErrUnavailable.
func (a *Authenticator) Authenticate(ctx context.Context, authorization string) (Identity, error) {
	if authorization == "" {
		if a.cfg.Anonymous == None {
			return Identity{}, unauthenticated("this server answers nobody without a token; send the header Authorization: Bearer and the token")
		}
		return Identity{Level: a.cfg.Anonymous, How: Anonymously}, nil
	}
	scheme, given, _ := strings.Cut(authorization, " ")
	given = strings.TrimSpace(given)
	if !strings.EqualFold(scheme, "Bearer") || given == "" || len(given) > maxTokenLength {
		return Identity{}, unauthenticated("the authorization is not Bearer and a token; correct it, or send none")
	}
	d := digestOf(given)
	if fixed := digestOf(a.cfg.EditorToken); a.cfg.EditorToken != "" && subtle.ConstantTimeCompare(fixed[:], d[:]) == 1 {
		return Identity{Name: editorName, Level: Editor, How: ByToken}, nil
	}
	if a.cfg.Issuer != nil && strings.Count(given, ".") == 2 {
		return a.cfg.Issuer.identify(ctx, given)
	}
	return a.bearer(given, d)
}

func (a *Authenticator) bearer(given string, d digest) (Identity, error) {
	const unknown = "the token is not known here; it may have been revoked, or not be whole"
	if a.cfg.Tokens == nil || !isToken(given) {
		return Identity{}, unauthenticated(unknown)
	}
	token, err := a.cfg.Tokens.find(d)
	switch {
	case errors.Is(err, ErrTokenNotFound):
		return Identity{}, unauthenticated(unknown)
	case err != nil:
		return Identity{}, &refusal{ErrUnavailable, "tokens cannot be told at the moment; the server's log says why", err}
	case token.Expired(a.cfg.Now()):
		return Identity{}, unauthenticated("the token has expired; ask for a new one")
	}
	id := Identity{Name: token.Name, Level: token.Access, How: ByToken, digest: token.Digest}
	if token.Expires != nil {
		id.Expires = *token.Expires
	}
	return id, nil
}

// revocationInterval is how often Until looks whether a token was revoked.
const revocationInterval = time.Second

// Until returns a context that ends when the identity expires or its token is revoked,
// with a cause that wraps ErrUnauthenticated. The caller ends it, too.
func (a *Authenticator) Until(ctx context.Context, id Identity) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancelCause(ctx)
	stop := func() { cancel(context.Canceled) }
	if id.Expires.IsZero() && id.digest == (digest{}) {
		return ctx, stop
	}
	go func() {
		ticker := time.NewTicker(revocationInterval)
		defer ticker.Stop()
		for {
			if cause := a.ended(id); cause != nil {
				cancel(cause)
				return
			}
			select {
			case <-ctx.Done():
				return
			case <-ticker.C:
			}
		}
	}()
	return ctx, stop
}

// ended returns why an identity is none any more, nil while it is one.
func (a *Authenticator) ended(id Identity) error {
	if !id.Expires.IsZero() && !a.cfg.Now().Before(id.Expires) {
		return unauthenticated("the token has expired; ask for a new one")
	}
	if id.digest != (digest{}) {
		if _, err := a.cfg.Tokens.find(id.digest); err != nil {
			return &refusal{ErrUnauthenticated, "the token has been revoked", err}
		}
	}
	return nil
}
