package server_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"testing"

	"orgraph/internal/loudskip"
	"orgraph/server"
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
