package server_test

import (
	"strings"
	"testing"

	"orgraph/server"
)

// TestSecurityHeaders looks at what stands over every sort of answer, refusals included.
func TestSecurityHeaders(t *testing.T) {
	url := start(t, server.Config{Hosts: []string{"localhost"}})
	question := `{"query": "{ models { totalCount } }"}`
	for _, c := range []struct {
		name, method, path, body string
		headers                  []string
		status                   int
		cache                    string
	}{
		{"the Explorer", "GET", "/", "", nil, 200, "no-cache"},
		{"the playground", "GET", "/playground", "", nil, 200, "no-cache"},
		{"an answer", "POST", "/graphql", question, []string{"Content-Type", asJSON}, 200, "no-store"},
		{"an error", "POST", "/graphql", "{}", []string{"Content-Type", asJSON}, 400, "no-store"},
		{"another origin", "POST", "/graphql", question, []string{"Content-Type", asJSON, "Origin", "https://evil.example.org"}, 403, "no-store"},
		{"an unknown token", "POST", "/graphql", question, []string{"Content-Type", asJSON, "Authorization", "Bearer x"}, 401, "no-store"},
		{"another method", "PUT", "/graphql", question, nil, 405, "no-store"},
		{"health", "GET", "/healthz", "", nil, 200, "no-store"},
		{"nothing", "GET", "/nothing", "", nil, 404, "no-store"},
	} {
		t.Run(c.name, func(t *testing.T) {
			response, body := call(t, c.method, url+c.path, c.body, c.headers...)
			if response.StatusCode != c.status {
				t.Fatalf("%d %s", response.StatusCode, body)
			}
			for name, want := range map[string]string{
				"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Cross-Origin-Opener-Policy": "same-origin",
				"Cross-Origin-Resource-Policy": "same-origin", "Cache-Control": c.cache, "Strict-Transport-Security": "",
			} {
				if got := response.Header.Get(name); got != want {
					t.Errorf("%s: %q, want %q", name, got, want)
				}
			}
			if got := response.Header.Get("Permissions-Policy"); !strings.Contains(got, "camera=()") {
				t.Errorf("Permissions-Policy: %q", got)
			}
			policy := response.Header.Get("Content-Security-Policy")
			if !strings.Contains(policy, "default-src 'none'") || !strings.Contains(policy, "frame-ancestors 'none'") || strings.Contains(policy, "unsafe-eval") {
				t.Errorf("Content-Security-Policy: %q", policy)
			}
			if got := response.Header.Get("Server"); got != "" {
				t.Errorf("Server: %q", got)
			}
		})
	}
}
