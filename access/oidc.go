package access

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
)

// An IssuerConfig says which JSON Web Tokens (RFC 7519) are taken and what those may do
// who bear them. Zero fields take the values in brackets.
type IssuerConfig struct {
	// URL is the issuer's, as it stands in the tokens' iss. Its keys are found by OpenID
	// Connect discovery, below /.well-known/openid-configuration.
	URL string
	// Audience has to stand in the tokens' aud: they are for this server.
	Audience string
	// Claim holds what the next three name: a claim, or the way to one inside another,
	// such as realm_access.roles ["groups"].
	Claim string
	// Readers, Editors and Admins are values of Claim. Whoever has none of them is a
	// reader where there are no Readers, and nobody else.
	Readers, Editors, Admins []string
	// NameClaim is how the log names who bears a token. People must not be able to
	// choose another's ["sub"].
	NameClaim string
	Client    *http.Client // [one that waits five seconds]
	Logger    *slog.Logger // [slog.Default]
	// Now is the time, for tests [time.Now].
	Now func() time.Time
}

const (
	// skew is how far the issuer's clock may be from this one's.
	skew = time.Minute
	// keysAge is how old the issuer's keys may get before they are asked for again,
	// also while they serve: one may have been withdrawn.
	keysAge = time.Hour
	// askInterval is the least time from one request for the keys to the next, so that
	// tokens of unknown keys do not become requests to the issuer; failedInterval, where
	// the issuer has not answered.
	askInterval, failedInterval = 10 * time.Second, time.Second

	issuerTimeout = 5 * time.Second
	// maxIssuerAnswer bounds what the issuer answers, in bytes.
	maxIssuerAnswer = 1 << 20
)

// signatures are those with a public key. None is not among them, nor are those with a
// shared secret, for which a public key could be given out.
var signatures = []string{
	oidc.RS256, oidc.RS384, oidc.RS512, oidc.PS256, oidc.PS384, oidc.PS512,
	oidc.ES256, oidc.ES384, oidc.ES512, oidc.EdDSA,
}

// ErrBadIssuer means that an IssuerConfig cannot be used.
var ErrBadIssuer = errors.New("bad OpenID Connect settings")

// errIssuer means that the issuer has not answered as one does.
var errIssuer = errors.New("the issuer does not answer")

// An Issuer tells who bears a token that it has signed.
type Issuer struct {
	cfg    IssuerConfig
	client *http.Client

	mu       sync.Mutex
	verifier *oidc.IDTokenVerifier // nil until the issuer has answered
}

// NewIssuer returns an issuer. It asks nothing of it yet. Error: ErrBadIssuer.
func NewIssuer(cfg IssuerConfig) (*Issuer, error) {
	u, err := url.Parse(cfg.URL)
	switch {
	case err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http":
		return nil, fmt.Errorf("%w: the issuer %q is no URL; write it as it stands in its tokens, such as https://login.example.org/realms/team", ErrBadIssuer, cfg.URL)
	case !confidential(u):
		return nil, fmt.Errorf("%w: the issuer %s is asked for its keys without TLS, and whoever is on the way could give others; use https", ErrBadIssuer, cfg.URL)
	case cfg.Audience == "":
		return nil, fmt.Errorf("%w: without an audience, tokens that are for others of the issuer's clients would be taken; name the one of this server", ErrBadIssuer)
	}
	if cfg.Claim == "" {
		cfg.Claim = "groups"
	}
	if cfg.NameClaim == "" {
		cfg.NameClaim = "sub"
	}
	if cfg.Client == nil {
		cfg.Client = &http.Client{}
	}
	if cfg.Logger == nil {
		cfg.Logger = slog.Default()
	}
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	client := *cfg.Client
	client.Transport = newSparing(client.Transport, cmp.Or(client.Timeout, issuerTimeout), cfg.Now)
	client.Timeout = 0 // its error would hide the transport's, which says that the issuer does not answer
	return &Issuer{cfg: cfg, client: &client}, nil
}

// confidential reports whether what a URL answers cannot be changed on the way.
func confidential(u *url.URL) bool {
	return u.Scheme == "https" || IsLoopback(u.Hostname())
}

// Check asks the issuer for its keys' address, and returns what is wrong where it does
// not tell.
func (i *Issuer) Check(ctx context.Context) error {
	_, err := i.verify(ctx)
	return err
}

// verify returns what checks tokens. Until the issuer has answered once, each call asks
// it again, at most every failedInterval. Error: errIssuer.
func (i *Issuer) verify(ctx context.Context) (*oidc.IDTokenVerifier, error) {
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.verifier != nil {
		return i.verifier, nil
	}
	// What is found is kept for others, so it does not end with this request.
	ctx = oidc.ClientContext(context.WithoutCancel(ctx), i.client)
	provider, err := oidc.NewProvider(ctx, i.cfg.URL)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errIssuer, err)
	}
	var metadata struct {
		Keys string `json:"jwks_uri"`
	}
	err = provider.Claims(&metadata)
	if u, wrong := url.Parse(metadata.Keys); err != nil || wrong != nil || !confidential(u) {
		return nil, fmt.Errorf("%w: its keys are at %q, which is not reached by https", errIssuer, metadata.Keys)
	}
	keys := &keySet{make: func() oidc.KeySet { return oidc.NewRemoteKeySet(ctx, metadata.Keys) }, now: i.cfg.Now, log: i.cfg.Logger}
	i.verifier = oidc.NewVerifier(i.cfg.URL, keys, &oidc.Config{
		ClientID: i.cfg.Audience, SupportedSigningAlgs: signatures,
		SkipExpiryCheck: true, // identify checks it, with one skew for all times
	})
	return i.verifier, nil
}

// identify returns who bears a token. Errors: ErrUnauthenticated; ErrForbidden;
// ErrUnavailable.
func (i *Issuer) identify(ctx context.Context, token string) (Identity, error) {
	const invalid = "the token is not one that this server takes: not of its issuer, not for its audience, or damaged"
	refuse := func(message string, cause error) (Identity, error) {
		return Identity{}, &refusal{ErrUnauthenticated, message, cause}
	}
	verifier, err := i.verify(ctx)
	if err == nil {
		var unanswered error
		verified, wrong := verifier.Verify(context.WithValue(ctx, unansweredKey{}, &unanswered), token)
		if wrong != nil && unanswered == nil {
			return refuse(invalid, wrong)
		}
		if err = unanswered; wrong == nil {
			return i.identity(verified, refuse)
		}
	}
	return Identity{}, &refusal{ErrUnavailable, "the token cannot be checked at the moment, for its issuer does not answer; try again", err}
}

// identity tells who bears a token whose signature, issuer and audience are right.
func (i *Issuer) identity(token *oidc.IDToken, refuse func(string, error) (Identity, error)) (Identity, error) {
	var claims map[string]any
	var times struct {
		NotBefore *json.Number `json:"nbf"`
	}
	if err := errors.Join(token.Claims(&claims), token.Claims(&times)); err != nil {
		return refuse("the token's claims cannot be read", err)
	}
	now, expires := i.cfg.Now(), token.Expiry.Add(skew)
	switch {
	case token.Expiry.IsZero():
		return refuse("the token does not say when it expires", nil)
	case !now.Before(expires):
		return refuse("the token has expired; get a new one", nil)
	case claims["events"] != nil: // a logout token, of the same issuer and for the same audience
		return refuse("the token tells of an event; send an access token", nil)
	}
	if times.NotBefore != nil {
		seconds, err := times.NotBefore.Float64()
		if err != nil || now.Add(skew).Before(time.Unix(int64(seconds), 0)) {
			return refuse("the token is not valid yet", err)
		}
	}
	name, _ := claim(claims, i.cfg.NameClaim).(string)
	if name == "" {
		return refuse("the token does not name who bears it", fmt.Errorf("the claim %s is no text", i.cfg.NameClaim))
	}
	level := i.level(claims)
	if level == None {
		return Identity{}, &refusal{
			sentinel: ErrForbidden, message: "the token's bearer may do nothing here; ask the server's operator which group may",
			cause: fmt.Errorf("the claim %s of %q names no reader, editor or admin", i.cfg.Claim, name),
		}
	}
	return Identity{Name: issuedPrefix + name, Level: level, How: ByIssuer, Expires: expires}, nil
}

// issuedPrefix keeps who the issuer names apart from the names of API tokens, which
// have no colon.
const issuedPrefix = "oidc:"

func (i *Issuer) level(claims map[string]any) Level {
	have := valuesOf(i.cfg.Claim, claim(claims, i.cfg.Claim))
	any := func(of []string) bool {
		return slices.ContainsFunc(have, func(v string) bool { return slices.Contains(of, v) })
	}
	switch {
	case any(i.cfg.Admins):
		return Admin
	case any(i.cfg.Editors):
		return Editor
	case len(i.cfg.Readers) == 0 || any(i.cfg.Readers):
		return Reader
	default:
		return None
	}
}

// claim returns the claim of the name, which may have dots in it, else the one to which
// the names between the dots lead.
func claim(claims map[string]any, path string) any {
	if v, ok := claims[path]; ok {
		return v
	}
	name, rest, more := strings.Cut(path, ".")
	inner, ok := claims[name].(map[string]any)
	if !more || !ok {
		return nil
	}
	return claim(inner, rest)
}

// valuesOf returns the texts of a claim. A text is one of them as a whole, but the words
// of a scope are several (RFC 8693, section 4.2).
func valuesOf(name string, v any) []string {
	switch v := v.(type) {
	case string:
		if name == "scope" || name == "scp" {
			return strings.Fields(v)
		}
		return []string{v}
	case []any:
		var list []string
		for _, element := range v {
			if text, ok := element.(string); ok {
				list = append(list, text)
			}
		}
		return list
	}
	return nil
}

// A keySet is the issuer's, which is read anew when it is old. While the issuer does not
// answer, the old one serves.
type keySet struct {
	make func() oidc.KeySet
	now  func() time.Time
	log  *slog.Logger

	mu    sync.Mutex
	set   oidc.KeySet
	asked time.Time
}

// unansweredKey holds in the context where VerifySignature leaves the error of an issuer
// that has not answered: the verifier keeps its text alone.
type unansweredKey struct{}

// VerifySignature implements oidc.KeySet.
func (k *keySet) VerifySignature(ctx context.Context, token string) ([]byte, error) {
	k.mu.Lock()
	set, asked := k.set, k.asked
	k.mu.Unlock()
	if now := k.now(); set == nil || now.Sub(asked) > keysAge {
		fresh := k.make()
		// What is found is kept for others, so it does not end with this request.
		payload, err := fresh.VerifySignature(context.WithoutCancel(ctx), token)
		if set == nil || !errors.Is(err, errIssuer) {
			if !errors.Is(err, errIssuer) {
				k.mu.Lock()
				k.set, k.asked = fresh, now
				k.mu.Unlock()
			}
			return payload, noted(ctx, err)
		}
		k.log.WarnContext(ctx, "the issuer's keys are old and it does not answer; they serve until it does", "error", err.Error())
	}
	payload, err := set.VerifySignature(ctx, token)
	return payload, noted(ctx, err)
}

func noted(ctx context.Context, err error) error {
	if to, ok := ctx.Value(unansweredKey{}).(*error); ok && errors.Is(err, errIssuer) {
		*to = err
	}
	return err
}

// told reports whether a text is an issuer's metadata or a set of keys, which may be
// empty, and not what something else says in its place.
func told(body []byte) bool {
	var is struct {
		Issuer string            `json:"issuer"`
		Keys   []json.RawMessage `json:"keys"`
	}
	return json.Unmarshal(body, &is) == nil && (is.Issuer != "" || is.Keys != nil)
}

// A sparing transport gives an answer again instead of asking again, for a time, and waits for one no
// longer than the timeout. What is no answer of an issuer's is an error that wraps errIssuer.
type sparing struct {
	next    http.RoundTripper
	timeout time.Duration
	now     func() time.Time

	mu   sync.Mutex
	last map[string]answer
}

type answer struct {
	at     time.Time
	body   []byte
	header http.Header
	err    error
}

func newSparing(next http.RoundTripper, timeout time.Duration, now func() time.Time) *sparing {
	if next == nil {
		next = http.DefaultTransport
	}
	return &sparing{next: next, timeout: timeout, now: now, last: map[string]answer{}}
}

// RoundTrip implements http.RoundTripper.
func (s *sparing) RoundTrip(r *http.Request) (*http.Response, error) {
	s.mu.Lock() // the few there are wait for each other, and for the client's timeout at most
	defer s.mu.Unlock()
	address := r.URL.String()
	a, known := s.last[address]
	age := s.now().Sub(a.at)
	if !known || a.err == nil && age >= askInterval || a.err != nil && age >= failedInterval {
		a = s.ask(r)
		a.at = s.now()
		s.last[address] = a
	}
	if a.err != nil {
		return nil, a.err
	}
	return &http.Response{
		Status: "200 OK", StatusCode: http.StatusOK, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: a.header.Clone(), Body: io.NopCloser(bytes.NewReader(a.body)), ContentLength: int64(len(a.body)), Request: r,
	}, nil
}

func (s *sparing) ask(r *http.Request) answer {
	ctx, cancel := context.WithTimeout(r.Context(), s.timeout)
	defer cancel()
	response, err := s.next.RoundTrip(r.WithContext(ctx))
	if err != nil {
		return answer{err: fmt.Errorf("%w: %w", errIssuer, err)}
	}
	defer func() { _ = response.Body.Close() }() // it was read
	body, err := io.ReadAll(io.LimitReader(response.Body, maxIssuerAnswer))
	switch {
	case err != nil:
		return answer{err: fmt.Errorf("%w: %w", errIssuer, err)}
	case response.StatusCode != http.StatusOK:
		return answer{err: fmt.Errorf("%w: %s answers %s", errIssuer, r.URL, response.Status)}
	case !told(body):
		return answer{err: fmt.Errorf("%w: %s answers neither keys nor what an issuer tells of itself", errIssuer, r.URL)}
	}
	return answer{body: body, header: response.Header}
}
