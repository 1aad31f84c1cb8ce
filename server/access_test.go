package server_test

import (
	"net/url"
	"strings"
	"testing"

	"orgraph/access"
	"orgraph/server"
)

const (
	token     = "the-token-of-the-editor"
	write     = `mutation { upsertRole(input: {name: "Written"}) { role { key } userErrors { message } changes { actor } } }`
	writeBody = `{"query": "mutation { upsertRole(input: {name: \"Written\"}) { role { key } userErrors { message } changes { actor } } }"}`
)

// editors knows an editor by the token, and lets everybody read.
func editors(token string) *access.Authenticator {
	return access.New(access.Config{EditorToken: token, Anonymous: access.Reader})
}

// TestWhoMayWrite sends a mutation in every way, and looks afterwards whether
// anything was written.
func TestWhoMayWrite(t *testing.T) {
	bearer := []string{"Content-Type", asJSON, "Authorization", "Bearer " + token}
	with := func(headers ...string) []string { return append(append([]string{}, bearer...), headers...) }
	for _, c := range []struct {
		name, method, body string
		cfg                server.Config
		headers            []string
		status             int
		want               string
		written            bool
	}{
		{"the editor", "POST", writeBody, server.Config{}, bearer, 200, `"actor":"editor"`, true},
		{"the editor, scheme in lower case", "POST", writeBody, server.Config{}, []string{"Content-Type", asJSON, "Authorization", "bearer " + token}, 200, `"written"`, true},
		{"the editor from an allowed page", "POST", writeBody, server.Config{Origins: []string{"https://charts.example.org"}}, with("Origin", "https://charts.example.org"), 200, `"written"`, true},
		{"nobody", "POST", writeBody, server.Config{}, []string{"Content-Type", asJSON, "Accept", asResponse}, 400, "UNAUTHENTICATED", false},
		{"another token", "POST", writeBody, server.Config{}, []string{"Content-Type", asJSON, "Authorization", "Bearer " + token + "x"}, 401, "UNAUTHENTICATED", false},
		{"an empty token", "POST", writeBody, server.Config{}, []string{"Content-Type", asJSON, "Authorization", "Bearer "}, 401, "UNAUTHENTICATED", false},
		{"another scheme", "POST", writeBody, server.Config{}, []string{"Content-Type", asJSON, "Authorization", "Basic " + token}, 401, "UNAUTHENTICATED", false},
		{"a server that is read-only", "POST", writeBody, server.Config{ReadOnly: true}, with("Accept", asResponse), 400, "READ_ONLY", false},
		{"GET", "GET", "", server.Config{}, bearer[2:], 405, `{"errors":[{"message":"GET runs queries alone; send the operation with POST","extensions":{"code":"MUTATION_BY_GET"}}]}`, false},
		{"GET for events", "GET", "", server.Config{}, append([]string{"Accept", "text/event-stream"}, bearer[2:]...), 405, "MUTATION_BY_GET", false},
		{"a form", "POST", "query=" + url.QueryEscape(write), server.Config{}, []string{"Content-Type", "application/x-www-form-urlencoded", "Authorization", "Bearer " + token}, 415, "application/json", false},
		{"plain text", "POST", writeBody, server.Config{}, []string{"Content-Type", "text/plain", "Authorization", "Bearer " + token}, 415, "application/json", false},
		{"a page of another origin", "POST", writeBody, server.Config{}, with("Origin", "https://evil.example.org"), 403, "FORBIDDEN_ORIGIN", false},
		{"a page of no origin", "POST", writeBody, server.Config{}, with("Origin", "null"), 403, "FORBIDDEN_ORIGIN", false},
		{"a page of another site", "POST", writeBody, server.Config{}, with("Sec-Fetch-Site", "cross-site"), 403, "FORBIDDEN_ORIGIN", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.cfg.Access = editors(token)
			c.cfg.Store = memory(t)
			address := start(t, c.cfg) + "/graphql"
			if c.method == "GET" {
				address += "?query=" + url.QueryEscape(write)
			}
			response, body := call(t, c.method, address, c.body, c.headers...)
			if response.StatusCode != c.status || !strings.Contains(body, c.want) {
				t.Errorf("got %d %s, want %d and %q", response.StatusCode, body, c.status, c.want)
			}
			if strings.Contains(body, token) {
				t.Error("the answer holds the token")
			}
			found, err := c.cfg.Store.Roles(t.Context(), []string{"written"})
			if err != nil || (len(found) == 1) != c.written {
				t.Errorf("written: %v, want %v; %v", len(found) == 1, c.written, err)
			}
		})
	}
}

// TestServerWithoutToken takes no mutation, whatever is sent as a token.
func TestServerWithoutToken(t *testing.T) {
	address := start(t, server.Config{}) + "/graphql"
	for _, header := range []string{"Bearer ", "Bearer x"} {
		response, body := call(t, "POST", address, writeBody, "Content-Type", asJSON, "Authorization", header)
		if response.StatusCode != 401 {
			t.Errorf("%q: got %d %s", header, response.StatusCode, body)
		}
	}
}
