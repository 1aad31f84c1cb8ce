package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"github.com/coreos/go-oidc/v3/oidc/oidctest"
)

// TestServeForAnIssuerOverTLS serves as on the open internet: over TLS, to those alone
// whom an issuer knows, with settings of the command line and of the environment.
func TestServeForAnIssuerOverTLS(t *testing.T) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	issuer := &oidctest.Server{PublicKeys: []oidctest.PublicKey{{PublicKey: key.Public(), KeyID: "1", Algorithm: oidc.ES256}}}
	at := httptest.NewServer(issuer)
	defer at.Close()
	issuer.SetIssuer(at.URL)
	certificate, secret, client := certificateFiles(t)
	t.Setenv("ORGRAPH_OIDC_AUDIENCE", "orgraph")
	t.Setenv("ORGRAPH_OIDC_EDITORS", "team-a,team-b")
	t.Setenv("ORGRAPH_OIDC_CLAIM", "realm_access.roles")
	url, stop := serve(t, "--store", "sqlite::memory:", "--token-file", filepath.Join(t.TempDir(), "tokens.json"),
		"--anonymous", "none", "--tls-cert", certificate, "--tls-key", secret, "--oidc-issuer", at.URL)
	if !strings.HasPrefix(url, "https://") {
		t.Errorf("it says that it serves %s", url)
	}
	ask := func(groups ...string) (int, string) {
		t.Helper()
		request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, url+"/graphql", strings.NewReader(`{"query": "mutation { upsertRole(input: {name: \"Written\"}) { changes { actor } } }"}`))
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("Content-Type", "application/json")
		if len(groups) > 0 {
			claims, err := json.Marshal(map[string]any{
				"iss": at.URL, "aud": "orgraph", "sub": "ada", "exp": time.Now().Add(time.Hour).Unix(), "realm_access": map[string]any{"roles": groups},
			})
			if err != nil {
				t.Fatal(err)
			}
			request.Header.Set("Authorization", "Bearer "+oidctest.SignIDToken(key, "1", oidc.ES256, string(claims)))
		}
		response, err := client.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(response.Body)
		_ = response.Body.Close()
		if err != nil {
			t.Fatal(err)
		}
		return response.StatusCode, string(body)
	}
	if status, body := ask(); status != http.StatusUnauthorized {
		t.Errorf("without a token: %d %s", status, body)
	}
	if status, body := ask("team-c"); !strings.Contains(body, "FORBIDDEN") {
		t.Errorf("of another group: %d %s", status, body)
	}
	if status, body := ask("team-c", "team-b"); status != http.StatusOK || !strings.Contains(body, `"actor":"oidc:ada"`) {
		t.Errorf("an editor: %d %s", status, body)
	}
	if code, stderr := stop(); code != exitOK || !strings.Contains(stderr, "audit=true") {
		t.Errorf("exit code %d, %s", code, stderr)
	}
}

// certificateFiles writes a certificate for 127.0.0.1 and its key, and returns a client
// that trusts it.
func certificateFiles(t *testing.T) (certificate, key string, client *http.Client) {
	t.Helper()
	s := httptest.NewTLSServer(http.NotFoundHandler())
	t.Cleanup(s.Close)
	pair := s.TLS.Certificates[0]
	der, err := x509.MarshalPKCS8PrivateKey(pair.PrivateKey)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	certificate, key = filepath.Join(dir, "tls.crt"), filepath.Join(dir, "tls.key")
	for path, block := range map[string]*pem.Block{
		certificate: {Type: "CERTIFICATE", Bytes: pair.Certificate[0]}, key: {Type: "PRIVATE KEY", Bytes: der},
	} {
		if err := os.WriteFile(path, pem.EncodeToMemory(block), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return certificate, key, s.Client()
}
