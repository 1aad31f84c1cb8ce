package server_test

import (
	"bytes"
	"context"
	"encoding/json"
	"log/slog"
	"strings"
	"sync"
	"testing"

	"orgraph/org"
	"orgraph/requestlog"
	"orgraph/server"
	"orgraph/store"
)

// failing is a store whose lists of models panic and whose lists of roles are damaged.
type failing struct{ store.Store }

func (failing) ListModels(context.Context, []store.Scope, store.Query) (map[store.Scope]*store.Page[org.Model], error) {
	panic("secret cause")
}

func (failing) ListRoles(context.Context, []store.Scope, store.Query) (map[store.Scope]*store.Page[org.Role], error) {
	return nil, store.ErrCorrupt
}

// lines is a log that can be read while it is written.
type lines struct {
	mu sync.Mutex
	bytes.Buffer
}

func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.Buffer.Write(p)
}

// read returns the lines that were written since the last call.
func (l *lines) read(t *testing.T) []map[string]any {
	t.Helper()
	l.mu.Lock()
	defer l.mu.Unlock()
	var out []map[string]any
	for text := range strings.Lines(l.String()) {
		var line map[string]any
		if err := json.Unmarshal([]byte(text), &line); err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		out = append(out, line)
	}
	l.Reset()
	return out
}

// TestRequestID follows an id from the request to the answer, the log, and the errors
// that hide what happened.
func TestRequestID(t *testing.T) {
	var log lines
	url := start(t, server.Config{
		Store:  failing{memory(t)},
		Logger: slog.New(requestlog.NewHandler(slog.NewJSONHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))),
	})
	for _, c := range []struct {
		name, query string
		want        string // in the body
		told        bool   // in an error
		lines       int
	}{
		{"an answer", `{ sources { totalCount } }`, `"totalCount"`, false, 1},
		{"an error of the client's", `{ sources(first: -1) { nodes { key } } }`, "BAD_USER_INPUT", false, 1},
		{"a panic", `{ models { nodes { key } } }`, "INTERNAL", true, 2},
		{"a damaged store", `{ roles { nodes { key } } }`, "STORE_DAMAGED", true, 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			const id = "id-of-the-client"
			response, body := call(t, "POST", url+"/graphql", `{"query": "`+c.query+`"}`, "Content-Type", asJSON, requestlog.Header, id)
			if response.Header.Get(requestlog.Header) != id || !strings.Contains(body, c.want) || strings.Contains(body, `"requestId":"`+id+`"`) != c.told {
				t.Errorf("%v %s", response.Header, body)
			}
			got := log.read(t)
			if len(got) != c.lines {
				t.Errorf("%d lines: %v", len(got), got)
			}
			for _, line := range got {
				if line["request_id"] != id {
					t.Errorf("a line without the id: %v", line)
				}
			}
		})
	}
	// A handler's own panic, and a server that makes the id.
	url = start(t, server.Config{Store: broken{memory(t)}})
	response, body := call(t, "GET", url+"/readyz", "")
	if id := response.Header.Get(requestlog.Header); id == "" || !strings.Contains(body, `"requestId":"`+id+`"`) {
		t.Errorf("%v %s", response.Header, body)
	}
}
