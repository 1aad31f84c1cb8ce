package server_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"encoding/json"
	"log/slog"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket"
	"github.com/coder/websocket/wsjson"
	"github.com/coreos/go-oidc/v3/oidc"
	"github.com/coreos/go-oidc/v3/oidc/oidctest"

	"orgraph/access"
	"orgraph/server"
)

// issued serves with an OpenID Connect issuer, whose tokens sign makes. stopIssuer makes
// the issuer unreachable.
func issued(t *testing.T) (url string, sign func(group string, expires time.Duration) string, stopIssuer func()) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	issuer := &oidctest.Server{PublicKeys: []oidctest.PublicKey{{PublicKey: key.Public(), KeyID: "1", Algorithm: oidc.ES256}}}
	s := httptest.NewServer(issuer)
	t.Cleanup(s.Close)
	issuer.SetIssuer(s.URL)
	known, err := access.NewIssuer(access.IssuerConfig{
		URL: s.URL, Audience: "orgraph", Readers: []string{"staff"}, Editors: []string{"team-a"}, Logger: slog.New(slog.DiscardHandler),
	})
	if err != nil {
		t.Fatal(err)
	}
	url = start(t, server.Config{Access: access.New(access.Config{Issuer: known}), PollInterval: 10 * time.Millisecond})
	sign = func(group string, expires time.Duration) string {
		claims, err := json.Marshal(map[string]any{"iss": s.URL, "aud": "orgraph", "sub": "ada", "groups": []string{group}, "exp": time.Now().Add(expires).Unix()})
		if err != nil {
			t.Fatal(err)
		}
		return oidctest.SignIDToken(key, "1", oidc.ES256, string(claims))
	}
	return url, sign, s.Close
}

// TestIssuedAccess asks with tokens of an issuer what their groups may and may not.
func TestIssuedAccess(t *testing.T) {
	url, sign, _ := issued(t)
	read := `{"query": "{ viewer { name access } }"}`
	for _, c := range []struct {
		name, token, body string
		status            int
		want              string
	}{
		{"an editor writes", sign("team-a", time.Hour), writeBody, 200, `"actor":"oidc:ada"`},
		{"an editor is told who they are", sign("team-a", time.Hour), read, 200, `{"name":"oidc:ada","access":"EDITOR"}`},
		{"a reader reads", sign("staff", time.Hour), read, 200, `"access":"READER"`},
		{"a reader writes", sign("staff", time.Hour), writeBody, 400, `"FORBIDDEN"`},
		{"somebody without a group reads", sign("guests", time.Hour), read, 403, `"FORBIDDEN"`},
		{"an expired token", sign("team-a", -time.Hour), read, 401, `"UNAUTHENTICATED"`},
		{"a damaged token", sign("team-a", time.Hour)[1:], read, 401, `"UNAUTHENTICATED"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			response, body := call(t, "POST", url+"/graphql", c.body, "Content-Type", asJSON, "Accept", asResponse, "Authorization", "Bearer "+c.token)
			if response.StatusCode != c.status || !strings.Contains(body, c.want) || strings.Contains(body, c.token) {
				t.Errorf("%d %s", response.StatusCode, body)
			}
			want := map[int]string{401: `Bearer error="invalid_token"`, 403: `Bearer error="insufficient_scope"`}[c.status]
			if got := response.Header.Get("WWW-Authenticate"); got != want {
				t.Errorf("WWW-Authenticate: %q, want %q", got, want)
			}
		})
	}
}

// TestIssuerUnreachable answers a token that cannot be checked with 503.
func TestIssuerUnreachable(t *testing.T) {
	url, sign, stopIssuer := issued(t)
	stopIssuer()
	response, body := call(t, "POST", url+"/graphql", writeBody, "Content-Type", asJSON, "Authorization", "Bearer "+sign("team-a", time.Hour))
	if response.StatusCode != 503 || response.Header.Get("Retry-After") == "" || !strings.Contains(body, `"UNAVAILABLE"`) || strings.Contains(body, "127.0.0.1") {
		t.Errorf("%d %s", response.StatusCode, body)
	}
}

// TestIssuedWebsocket opens websockets with tokens of an issuer, and sees a subscription
// end when its token expires.
func TestIssuedWebsocket(t *testing.T) {
	url, sign, _ := issued(t)
	const nearlyOver = -58 * time.Second // expired, and within the minute that clocks may differ
	conn, err := dial(t.Context(), url, map[string]any{"Authorization": "Bearer " + sign("staff", nearlyOver)}, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.CloseNow() }()
	if err := send(t.Context(), conn, "1", subscription, nil); err != nil {
		t.Fatal(err)
	}
	begin := time.Now()
	for {
		var m message
		err := wsjson.Read(t.Context(), conn, &m)
		if took := time.Since(begin); err != nil {
			if websocket.CloseStatus(err) != websocket.StatusNormalClosure || took > 10*time.Second {
				t.Errorf("after %v it ends with %v", took, err)
			}
			break
		}
	}
	for group, want := range map[string]websocket.StatusCode{"guests": 4403, "staff": 4401} {
		token := sign(group, time.Hour)
		if want == 4401 {
			token = token[1:]
		}
		if _, err := dial(t.Context(), url, map[string]any{"Authorization": "Bearer " + token}, nil); websocket.CloseStatus(err) != want {
			t.Errorf("%s: %v, want %d", group, err, want)
		}
	}
}
