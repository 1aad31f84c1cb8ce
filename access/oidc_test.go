package access_test

import (
	"context"
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"

	"orgraph/access"
)

// issuer is an OpenID Connect issuer in this process.
type issuer struct {
	url string
	// asked counts the requests for its keys.
	asked atomic.Int64
	// away makes it answer 503; name is the one that it gives itself in place of its URL.
	away atomic.Bool
	// hanging makes it answer nothing until the test has ended, and odd something that is
	// JSON.
	hanging, odd atomic.Bool
	name         string

	mu   sync.Mutex
	keys jose.JSONWebKeySet
}

func newIssuer(t testing.TB) *issuer {
	t.Helper()
	i := &issuer{}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if i.away.Load() {
			http.Error(w, "away", http.StatusServiceUnavailable)
			return
		}
		if i.hanging.Load() {
			select {
			case <-r.Context().Done():
			case <-t.Context().Done():
			}
			return
		}
		w.Header().Set("Content-Type", "application/json")
		if i.odd.Load() {
			_, _ = io.WriteString(w, `{"error": "back soon"}`)
			return
		}
		switch r.URL.Path {
		case "/.well-known/openid-configuration":
			name := i.url
			if i.name != "" {
				name = i.name
			}
			_ = json.NewEncoder(w).Encode(map[string]any{"issuer": name, "jwks_uri": i.url + "/keys"})
		case "/keys":
			i.asked.Add(1)
			i.mu.Lock()
			defer i.mu.Unlock()
			_ = json.NewEncoder(w).Encode(i.keys)
		}
	}))
	t.Cleanup(s.Close)
	i.url = s.URL
	return i
}

// publish makes the public halves of keys the issuer's.
func (i *issuer) publish(keys ...signingKey) {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.keys.Keys = nil
	for _, k := range keys {
		i.keys.Keys = append(i.keys.Keys, jose.JSONWebKey{Key: k.signer.Public(), KeyID: k.id, Algorithm: string(k.algorithm), Use: "sig"})
	}
}

type signingKey struct {
	id        string
	algorithm jose.SignatureAlgorithm
	signer    crypto.Signer
}

func newKey(t testing.TB, id string) signingKey {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return signingKey{id, jose.ES256, key}
}

// sign makes a token.
func sign(t testing.TB, algorithm jose.SignatureAlgorithm, key any, id string, claims map[string]any) string {
	t.Helper()
	signer, err := jose.NewSigner(jose.SigningKey{Algorithm: algorithm, Key: key}, (&jose.SignerOptions{}).WithHeader("kid", id).WithType("JWT"))
	if err != nil {
		t.Fatal(err)
	}
	payload, err := json.Marshal(claims)
	if err != nil {
		t.Fatal(err)
	}
	signed, err := signer.Sign(payload)
	if err != nil {
		t.Fatal(err)
	}
	text, err := signed.CompactSerialize()
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func (k signingKey) sign(t testing.TB, claims map[string]any) string {
	t.Helper()
	return sign(t, k.algorithm, k.signer, k.id, claims)
}

// clock is a time that tests move.
type clock struct{ offset atomic.Int64 }

func (c *clock) now() time.Time          { return time.Now().Add(time.Duration(c.offset.Load())) }
func (c *clock) advance(d time.Duration) { c.offset.Add(int64(d)) }

const audience = "orgraph"

// claimsOf are those of a token that is right, with the changes; nil takes one away.
func (i *issuer) claimsOf(changes map[string]any) map[string]any {
	claims := map[string]any{
		"iss": i.url, "aud": audience, "sub": "ada", "groups": []string{"team-a"},
		"exp": time.Now().Add(time.Hour).Unix(), "iat": time.Now().Unix(),
	}
	for name, v := range changes {
		if claims[name] = v; v == nil {
			delete(claims, name)
		}
	}
	return claims
}

// knowing returns what tells who bears the issuer's tokens.
func knowing(t testing.TB, i *issuer, change func(*access.IssuerConfig)) *access.Authenticator {
	t.Helper()
	cfg := access.IssuerConfig{URL: i.url, Audience: audience, Editors: []string{"team-a"}, Admins: []string{"operators"}, Logger: slog.New(slog.DiscardHandler)}
	if change != nil {
		change(&cfg)
	}
	known, err := access.NewIssuer(cfg)
	if err != nil {
		t.Fatal(err)
	}
	return access.New(access.Config{Issuer: known, Anonymous: access.Reader, Now: cfg.Now})
}

func bear(ctx context.Context, a *access.Authenticator, token string) (access.Identity, error) {
	return a.Authenticate(ctx, "Bearer "+token)
}

// bearUntil bears a token until what comes of it is right, for a while: go-oidc lets who
// comes just when it has asked for keys have the answer that it got before.
func bearUntil(t *testing.T, a *access.Authenticator, token string, right func(error) bool) error {
	t.Helper()
	_, err := bear(t.Context(), a, token)
	for deadline := time.Now().Add(5 * time.Second); !right(err) && time.Now().Before(deadline); time.Sleep(time.Millisecond) {
		_, err = bear(t.Context(), a, token)
	}
	return err
}

// TestIssuedTokens checks tokens that the issuer has signed, claim by claim.
func TestIssuedTokens(t *testing.T) {
	i, key := newIssuer(t), newKey(t, "1")
	i.publish(key)
	a := knowing(t, i, nil)
	now := time.Now()
	for _, c := range []struct {
		name   string
		claims map[string]any
		refuse string // "" where it is taken
	}{
		{"as it should be", nil, ""},
		{"several audiences", map[string]any{"aud": []string{"other", audience}}, ""},
		{"another audience", map[string]any{"aud": "other"}, "not one that this server takes"},
		{"no audience", map[string]any{"aud": nil}, "not one that this server takes"},
		{"another issuer", map[string]any{"iss": "https://evil.example.org"}, "not one that this server takes"},
		{"an issuer that begins like it", map[string]any{"iss": i.url + "/"}, "not one that this server takes"},
		{"no issuer", map[string]any{"iss": nil}, "not one that this server takes"},
		{"expired within the skew", map[string]any{"exp": now.Add(-30 * time.Second).Unix()}, ""},
		{"expired", map[string]any{"exp": now.Add(-90 * time.Second).Unix()}, "has expired"},
		{"no expiry", map[string]any{"exp": nil}, "does not say when it expires"},
		{"an expiry that is text", map[string]any{"exp": "tomorrow"}, "not one that this server takes"},
		{"to come within the skew", map[string]any{"nbf": now.Add(30 * time.Second).Unix()}, ""},
		{"to come, in parts of a second", map[string]any{"nbf": float64(now.Add(30*time.Second).Unix()) + 0.5}, ""},
		{"to come", map[string]any{"nbf": now.Add(90 * time.Second).Unix()}, "not valid yet"},
		{"of nobody", map[string]any{"sub": nil}, "does not name who bears it"},
		{"a name that is no text", map[string]any{"sub": 7}, "not one that this server takes"},
		{"of a logout", map[string]any{"events": map[string]any{"http://schemas.openid.net/event/backchannel-logout": map[string]any{}}}, "tells of an event"},
	} {
		t.Run(c.name, func(t *testing.T) {
			id, err := bear(t.Context(), a, key.sign(t, i.claimsOf(c.claims)))
			if c.refuse == "" {
				if err != nil || id.Name != "oidc:ada" || id.Level != access.Editor || id.How != access.ByIssuer || id.Expires.IsZero() {
					t.Errorf("got %+v, %v", id, err)
				}
				return
			}
			if !errors.Is(err, access.ErrUnauthenticated) || !strings.Contains(err.Error(), c.refuse) || id != (access.Identity{}) {
				t.Errorf("got %+v, %v, want %q", id, err, c.refuse)
			}
			if strings.Contains(err.Error(), i.url) || strings.Contains(err.Error(), audience) {
				t.Errorf("the client is told what is expected: %v", err)
			}
		})
	}
}

func TestAccessOfClaims(t *testing.T) {
	i, key := newIssuer(t), newKey(t, "1")
	i.publish(key)
	for _, c := range []struct {
		name   string
		cfg    access.IssuerConfig
		claims map[string]any
		want   access.Level
	}{
		{"an editor's group", access.IssuerConfig{}, map[string]any{"groups": []string{"x", "team-a"}}, access.Editor},
		{"an editor's group as a text", access.IssuerConfig{}, map[string]any{"groups": "team-a"}, access.Editor},
		{"an admin's beside it", access.IssuerConfig{}, map[string]any{"groups": []string{"team-a", "operators"}}, access.Admin},
		{"another group", access.IssuerConfig{}, map[string]any{"groups": []string{"team-b"}}, access.Reader},
		{"no groups", access.IssuerConfig{}, map[string]any{"groups": nil}, access.Reader},
		{"no group of the readers'", access.IssuerConfig{Readers: []string{"staff"}}, map[string]any{"groups": []string{"guests"}}, access.None},
		{"a reader's group", access.IssuerConfig{Readers: []string{"staff"}}, map[string]any{"groups": []string{"staff"}}, access.Reader},
		{"a group with others' names in it", access.IssuerConfig{}, map[string]any{"groups": "friends of team-a operators"}, access.Reader},
		{"groups that are no texts", access.IssuerConfig{}, map[string]any{"groups": []any{map[string]any{"name": "operators"}, 1, nil}}, access.Reader},
		{"a claim inside another", access.IssuerConfig{Claim: "realm_access.roles"}, map[string]any{"realm_access": map[string]any{"roles": []string{"operators"}}}, access.Admin},
		{"a claim with dots in its name", access.IssuerConfig{Claim: "https://example.org/roles"}, map[string]any{"https://example.org/roles": []string{"operators"}}, access.Admin},
		{"a scope", access.IssuerConfig{Claim: "scope"}, map[string]any{"scope": "openid operators"}, access.Admin},
		{"in another claim", access.IssuerConfig{Claim: "roles"}, map[string]any{"groups": []string{"operators"}}, access.Reader},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := knowing(t, i, func(cfg *access.IssuerConfig) { cfg.Claim, cfg.Readers = c.cfg.Claim, c.cfg.Readers })
			id, err := bear(t.Context(), a, key.sign(t, i.claimsOf(c.claims)))
			if id.Level != c.want || (err == nil) != (c.want > access.None) || err != nil && !errors.Is(err, access.ErrForbidden) {
				t.Errorf("got %v, %v, want %v", id.Level, err, c.want)
			}
		})
	}
	a := knowing(t, i, func(cfg *access.IssuerConfig) { cfg.NameClaim = "email" })
	if id, err := bear(t.Context(), a, key.sign(t, i.claimsOf(map[string]any{"email": "ada@example.org"}))); err != nil || id.Name != "oidc:ada@example.org" {
		t.Errorf("named by email: %q, %v", id.Name, err)
	}
}

// TestForgedTokens signs tokens in the ways that have let attackers in elsewhere
// (RFC 8725, section 2).
func TestForgedTokens(t *testing.T) {
	i, key, other := newIssuer(t), newKey(t, "1"), newKey(t, "1")
	private, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	rsaKey := signingKey{"rsa", jose.RS256, private}
	i.publish(key, rsaKey)
	a := knowing(t, i, nil)
	claims := i.claimsOf(map[string]any{"groups": []string{"operators"}})
	for _, k := range []signingKey{key, rsaKey} { // so that the refusals below are not of what is wrong with all
		if id, err := bear(t.Context(), a, k.sign(t, claims)); err != nil || id.Level != access.Admin {
			t.Fatal(id, err)
		}
	}
	encode := func(v any) string {
		text, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		return base64.RawURLEncoding.EncodeToString(text)
	}
	der, err := x509.MarshalPKIXPublicKey(private.Public())
	if err != nil {
		t.Fatal(err)
	}
	header, rest, _ := strings.Cut(key.sign(t, claims), ".")
	payload, signature, _ := strings.Cut(rest, ".")
	embedded, err := jose.NewSigner(jose.SigningKey{Algorithm: jose.ES256, Key: other.signer}, &jose.SignerOptions{EmbedJWK: true})
	if err != nil {
		t.Fatal(err)
	}
	own, err := embedded.Sign([]byte(mustJSON(t, claims)))
	if err != nil {
		t.Fatal(err)
	}
	ownKey, err := own.CompactSerialize()
	if err != nil {
		t.Fatal(err)
	}
	for name, token := range map[string]string{
		"none":                       encode(map[string]any{"alg": "none"}) + "." + payload + ".",
		"None":                       encode(map[string]any{"alg": "None"}) + "." + payload + ".",
		"none, with a signature":     encode(map[string]any{"alg": "none", "kid": "1"}) + "." + payload + "." + signature,
		"no algorithm":               encode(map[string]any{"kid": "1"}) + "." + payload + "." + signature,
		"the public key as a secret": sign(t, jose.HS256, der, "rsa", claims),
		"an empty secret":            sign(t, jose.HS256, make([]byte, 32), "1", claims),
		"another's key, same id":     other.sign(t, claims),
		"a key of its own":           ownKey,
		"no signature":               header + "." + payload + ".",
		"another's claims":           header + "." + encode(i.claimsOf(map[string]any{"sub": "eve"})) + "." + signature,
		"two tokens":                 header + "." + payload + "." + signature + "." + payload + "." + signature,
		"JSON in place of dots":      mustJSON(t, map[string]any{"payload": payload, "protected": header, "signature": signature}),
		"an RSA token's header":      encode(map[string]any{"alg": "RS256", "kid": "rsa"}) + "." + payload + "." + signature,
		"a critical header":          encode(map[string]any{"alg": "ES256", "kid": "1", "crit": []string{"x"}, "x": 1}) + "." + payload + "." + signature,
		"a key from elsewhere":       encode(map[string]any{"alg": "ES256", "jku": "https://evil.example.org/keys"}) + "." + payload + "." + signature,
		"not base64":                 "!.!.!",
		"nothing between the dots":   "..",
	} {
		t.Run(name, func(t *testing.T) {
			if id, err := bear(t.Context(), a, token); !errors.Is(err, access.ErrUnauthenticated) || id != (access.Identity{}) {
				t.Errorf("got %+v, %v", id, err)
			}
		})
	}
}

func mustJSON(t testing.TB, v any) string {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestKeysRotate publishes a new key beside the old one, and then without it.
func TestKeysRotate(t *testing.T) {
	i, first, second := newIssuer(t), newKey(t, "1"), newKey(t, "2")
	i.publish(first)
	c := &clock{}
	a := knowing(t, i, func(cfg *access.IssuerConfig) { cfg.Now = c.now })
	check := func(when string, key signingKey, taken bool) {
		t.Helper()
		token := key.sign(t, i.claimsOf(map[string]any{"exp": c.now().Add(time.Hour).Unix()}))
		err := bearUntil(t, a, token, func(err error) bool { return (err == nil) == taken })
		if (err == nil) != taken || err != nil && !errors.Is(err, access.ErrUnauthenticated) {
			t.Errorf("%s: %v, taken: %v", when, err, taken)
		}
	}
	check("the first", first, true)
	check("the second before it is published", second, false)
	i.publish(first, second)
	c.advance(11 * time.Second)
	check("the second", second, true)
	check("the first beside it", first, true)
	i.publish(second)
	check("the first, withdrawn just now", first, true)
	c.advance(61 * time.Minute)
	check("the first, withdrawn an hour ago", first, false)
	check("the second, alone", second, true)
}

// TestUnknownKeysDoNotBecomeRequests sends tokens of a thousand keys that the issuer
// does not have, from many at once.
func TestUnknownKeysDoNotBecomeRequests(t *testing.T) {
	i, key := newIssuer(t), newKey(t, "1")
	i.publish(key)
	a := knowing(t, i, nil)
	var wg sync.WaitGroup
	for n := range 10 {
		wg.Go(func() {
			for k := range 100 {
				forged := sign(t, key.algorithm, key.signer, fmt.Sprintf("unknown-%d-%d", n, k), i.claimsOf(nil))
				if _, err := bear(t.Context(), a, forged); !errors.Is(err, access.ErrUnauthenticated) {
					t.Error(err)
					return
				}
			}
		})
	}
	wg.Wait()
	if _, err := bear(t.Context(), a, key.sign(t, i.claimsOf(nil))); err != nil {
		t.Errorf("a good token among them: %v", err)
	}
	if asked := i.asked.Load(); asked > 3 { // one more where the ten seconds are over meanwhile
		t.Errorf("the issuer was asked for its keys %d times", asked)
	}
}

// TestIssuerAway has an issuer that does not answer: at the start, later, and when the
// keys are old. A token is then neither taken nor called wrong, unless its key is known.
func TestIssuerAway(t *testing.T) {
	i, key, unknown := newIssuer(t), newKey(t, "1"), newKey(t, "2")
	i.publish(key)
	i.away.Store(true)
	c := &clock{}
	a := knowing(t, i, func(cfg *access.IssuerConfig) { cfg.Now = c.now })
	check := func(when string, key signingKey, want error) {
		t.Helper()
		token := key.sign(t, i.claimsOf(map[string]any{"exp": c.now().Add(time.Hour).Unix()}))
		err := bearUntil(t, a, token, func(err error) bool { return errors.Is(err, want) && (want != nil || err == nil) })
		if !errors.Is(err, want) || want == nil && err != nil {
			t.Errorf("%s: %v, want %v", when, err, want)
		}
		if err != nil && (strings.Contains(err.Error(), i.url) || !strings.Contains(access.Cause(err), i.url)) {
			t.Errorf("%s: the client is told %q and the operator %q", when, err, access.Cause(err))
		}
	}
	check("at the start", key, access.ErrUnavailable)
	i.away.Store(false)
	c.advance(2 * time.Second)
	check("when it is back", key, nil)
	i.away.Store(true)
	c.advance(11 * time.Second)
	check("away, with a known key", key, nil)
	check("away, with an unknown key", unknown, access.ErrUnavailable)
	c.advance(2 * time.Hour)
	check("away, with a known key that is old", key, nil)
	check("away for long, with an unknown key", unknown, access.ErrUnavailable)
	i.away.Store(false)
	i.publish(unknown)
	c.advance(11 * time.Second)
	check("back, with the new key", unknown, nil)
}

// TestIssuerOfAnotherName answers, and calls itself something else.
// TestKeysOutliveAnImpatientClient: one that leaves while the issuer does not answer, and an
// issuer that answers something else, take nobody's keys away.
func TestKeysOutliveAnImpatientClient(t *testing.T) {
	i, key := newIssuer(t), newKey(t, "1")
	i.publish(key)
	c := &clock{}
	a := knowing(t, i, func(cfg *access.IssuerConfig) {
		cfg.Now, cfg.Client = c.now, &http.Client{Timeout: 300 * time.Millisecond}
	})
	token := func() string { return key.sign(t, i.claimsOf(map[string]any{"exp": c.now().Add(time.Hour).Unix()})) }
	if _, err := bear(t.Context(), a, token()); err != nil {
		t.Fatal(err)
	}
	i.hanging.Store(true)
	c.advance(2 * time.Hour)
	impatient, leave := context.WithTimeout(t.Context(), 30*time.Millisecond)
	defer leave()
	_, _ = bear(impatient, a, token())
	if _, err := bear(t.Context(), a, token()); err != nil {
		t.Errorf("behind a client that has left: %v", err)
	}
	i.hanging.Store(false)
	i.odd.Store(true)
	c.advance(2 * time.Hour)
	if _, err := bear(t.Context(), a, token()); err != nil {
		t.Errorf("while the issuer says something else: %v", err)
	}
}

func TestIssuerOfAnotherName(t *testing.T) {
	i, key := newIssuer(t), newKey(t, "1")
	i.publish(key)
	i.name = "https://login.example.org"
	if _, err := bear(t.Context(), knowing(t, i, nil), key.sign(t, i.claimsOf(nil))); !errors.Is(err, access.ErrUnavailable) || !strings.Contains(access.Cause(err), i.name) {
		t.Errorf("got %v", access.Cause(err))
	}
}

func TestIssuerSettings(t *testing.T) {
	for name, c := range map[string]struct {
		cfg  access.IssuerConfig
		want string
	}{
		"no URL":         {access.IssuerConfig{URL: "login.example.org", Audience: audience}, "is no URL"},
		"another scheme": {access.IssuerConfig{URL: "file:///etc/keys", Audience: audience}, "is no URL"},
		"without TLS":    {access.IssuerConfig{URL: "http://login.example.org", Audience: audience}, "use https"},
		"no audience":    {access.IssuerConfig{URL: "https://login.example.org"}, "audience"},
	} {
		if _, err := access.NewIssuer(c.cfg); !errors.Is(err, access.ErrBadIssuer) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := access.NewIssuer(access.IssuerConfig{URL: "https://login.example.org", Audience: audience}); err != nil {
		t.Error(err)
	}
}

// FuzzAuthorization sends anything as an authorization: it shows nobody, and nothing
// breaks.
func FuzzAuthorization(f *testing.F) {
	i, key := newIssuer(f), newKey(f, "1")
	i.publish(key)
	a := knowing(f, i, nil)
	good := key.sign(f, i.claimsOf(nil))
	header, rest, _ := strings.Cut(good, ".")
	for _, seed := range []string{
		"Bearer", "Bearer ", "Basic eDp5", "Bearer a.b.c", "Bearer ..", "bearer orgraph_", "Bearer " + header + ".." + rest,
		"Bearer " + good[:len(good)-1], "Bearer eyJhbGciOiJub25lIn0.e30.", "Bearer " + strings.Repeat("0", 57),
		"Bearer " + strings.Repeat("A.", 9000),
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, authorization string) {
		if authorization == "" || strings.Contains(authorization, good) {
			t.Skip()
		}
		id, err := a.Authenticate(t.Context(), authorization)
		if id.Level > access.None && strings.TrimSpace(strings.TrimLeft(authorization, "BEARbear")) == good {
			return
		}
		if !errors.Is(err, access.ErrUnauthenticated) || id != (access.Identity{}) {
			t.Errorf("%q shows %+v, %v", authorization, id, err)
		}
	})
}
