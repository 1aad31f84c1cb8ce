package server_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"testing"

	"orgraph/internal/loudskip"
	"orgraph/org"
	"orgraph/server"
	"orgraph/store"
)

// TestGraphQLOverHTTPAudits runs the audits of the specification's authors: all 61 of
// graphql-http's auditServer, what a server MUST, SHOULD and MAY do.
func TestGraphQLOverHTTPAudits(t *testing.T) {
	if _, err := os.Stat("../web/node_modules/graphql-http"); err != nil {
		loudskip.Missing(t, "NO GRAPHQL-HTTP: run npm ci in web for the audits of GraphQL over HTTP")
	}
	command := exec.CommandContext(t.Context(), "node", "audit.mjs", start(t, server.Config{})+"/graphql")
	command.Dir = "../web"
	out, err := command.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	var result struct {
		Audits int
		Failed []struct{ ID, Name, Status, Reason string }
	}
	if err := json.Unmarshal(out, &result); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if result.Audits != 61 {
		t.Errorf("there were %d audits", result.Audits)
	}
	for _, f := range result.Failed {
		t.Errorf("%s %s: %s: %s", f.ID, f.Status, f.Name, f.Reason)
	}
}

// absent is a store of which a part does not answer.
type absent struct{ store.Store }

func (absent) Roles(context.Context, []string) (map[string]*org.Role, error) {
	return nil, fmt.Errorf("%w: bolt://db.internal:7687 is down", store.ErrUnavailable)
}

func (absent) Update(context.Context, func(context.Context, store.Tx) error) error {
	return fmt.Errorf("%w: bolt://db.internal:7687 is down", store.ErrUnavailable)
}

// TestUnavailable answers 503 where the database leaves nothing to answer with.
func TestUnavailable(t *testing.T) {
	url := start(t, server.Config{Store: absent{memory(t)}, Access: editors("t")}) + "/graphql"
	for _, c := range []struct {
		name, query string
		status      int
	}{
		{"nothing", `{ role(key: "lead") { name } }`, http.StatusServiceUnavailable},
		{"nothing twice", `{ a: role(key: "lead") { name } b: role(key: "team") { name } }`, http.StatusServiceUnavailable},
		{"a mutation", `mutation { upsertRole(input: {name: "UNAVAILABLE"}) { role { name } } }`, http.StatusServiceUnavailable},
		{"a part", `{ role(key: "lead") { name } model(key: "alpha") { name } }`, http.StatusOK},
		{"a text that says so", `{ UNAVAILABLE: model(key: "OUTCOME_UNKNOWN") { name } }`, http.StatusOK},
	} {
		for _, accept := range []string{asJSON, asResponse} {
			body, err := json.Marshal(map[string]string{"query": c.query})
			if err != nil {
				t.Fatal(err)
			}
			response, text := call(t, http.MethodPost, url, string(body), "Content-Type", asJSON, "Accept", accept, "Authorization", "Bearer t")
			if response.StatusCode != c.status || (response.Header.Get("Retry-After") != "") != (c.status == http.StatusServiceUnavailable) {
				t.Errorf("%s for %s: status %d, Retry-After %q: %s", c.name, accept, response.StatusCode, response.Header.Get("Retry-After"), text)
			}
			if strings.Contains(text, "db.internal") {
				t.Errorf("%s tells the address: %s", c.name, text)
			}
		}
	}
}
