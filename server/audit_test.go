package server_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	neturl "net/url"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/coder/websocket"
	"github.com/coder/websocket/wsjson"

	"orgraph/access"
	"orgraph/requestlog"
	"orgraph/server"
)

// a logbook is a log that several write and the test reads.
type logbook struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *logbook) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *logbook) logger() *slog.Logger {
	return slog.New(requestlog.NewHandler(slog.NewJSONHandler(l, &slog.HandlerOptions{Level: slog.LevelDebug})))
}

// take returns what was written since the last call.
func (l *logbook) take() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	text := l.b.String()
	l.b.Reset()
	return text
}

type auditLine struct {
	Audit       bool
	Level       string
	Outcome     string
	Who         string
	How         string
	Access      string
	Operation   string
	Fields      []string
	Code        string
	FirstChange int    `json:"first_change"`
	LastChange  int    `json:"last_change"`
	RequestID   string `json:"request_id"`
}

func (l auditLine) String() string {
	return fmt.Sprintf("%s %s/%s/%s %s%v %s", l.Outcome, l.Who, l.How, l.Access, l.Operation, l.Fields, l.Code)
}

// TestAudit looks for the line of each operation that changes something or is denied.
func TestAudit(t *testing.T) {
	tokens := access.InFile(filepath.Join(t.TempDir(), "tokens.json"))
	made := map[string]string{}
	for name, level := range map[string]access.Level{"ada": access.Editor, "bob": access.Reader, "root": access.Admin} {
		token, err := tokens.Create(name, level, nil)
		if err != nil {
			t.Fatal(err)
		}
		made[name] = token
	}
	var log logbook
	url := start(t, server.Config{
		Logger: log.logger(), Origins: []string{"https://charts.example.org"},
		Access: access.New(access.Config{Tokens: tokens, Anonymous: access.Reader}),
	}) + "/graphql"
	for _, c := range []struct {
		name, who, query string
		headers          []string
		want             string // "" for no line
		get              bool
	}{
		{"a query", "ada", `query Q { models { totalCount } }`, nil, "", false},
		{"a change", "ada", `mutation Make { upsertRole(input: {name: "Secret name"}) { role { key } } }`, nil, "changed ada/token/editor Make[upsertRole] ", false},
		{"the same again", "ada", `mutation Make { upsertRole(input: {name: "Secret name"}) { role { key } } }`, nil, "unchanged ada/token/editor Make[upsertRole] ", false},
		{"what cannot be", "ada", `mutation { unassign(input: {model: "secret", responsibility: "secret"}) { userErrors { message } } delete(input: {kind: ROLE, key: "alpha"}) { userErrors { message } } }`, nil, "ada/token/editor [unassign delete]", false},
		{"an error", "ada", `mutation { upsertRole(input: {name: "x"}) @idempotent(key: "") { role { key } } }`, nil, "failed ada/token/editor [upsertRole] BAD_USER_INPUT", false},
		{"an import", "root", `mutation I { importMatrix(input: {content: "Model,Secret duty\nSecret model,Lead\n"}) { userErrors { message } } }`, nil, "changed root/token/admin I[importMatrix] ", false},
		{"an import that only reports", "root", `mutation I { importMatrix(input: {content: "Model,Secret duty\nOther model,Lead\n", dryRun: true}) { userErrors { message } } }`, nil, "unchanged root/token/admin I[importMatrix] ", false},
		{"an import of nonsense", "root", `mutation I { importMatrix(input: {content: "secret"}) { userErrors { message } } }`, nil, "refused root/token/admin I[importMatrix] ", false},
		{"nobody", "", `mutation M { ...f } fragment f on Mutation { upsertRole(input: {name: "Secret"}) { role { key } } }`, nil, "denied /anonymous/reader M[upsertRole] UNAUTHENTICATED", false},
		{"a reader", "bob", `mutation { upsertRole(input: {name: "Secret"}) { role { key } } }`, nil, "denied bob/token/reader [upsertRole] FORBIDDEN", false},
		{"another token", "?", `query Q { models { totalCount } }`, nil, "denied //none [] UNAUTHENTICATED", false},
		{"a page of another origin", "ada", `query Q { models { totalCount } }`, []string{"Origin", "https://evil.example"}, "denied //none [] FORBIDDEN_ORIGIN", false},
		{"a mutation by GET", "ada", `mutation M { upsertRole(input: {name: "Secret"}) { role { key } } }`, nil, "denied //none [] MUTATION_BY_GET", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			log.take()
			body, err := json.Marshal(map[string]string{"query": c.query})
			if err != nil {
				t.Fatal(err)
			}
			headers := append([]string{"Content-Type", asJSON, requestlog.Header, "id-of-the-test"}, c.headers...)
			if token, known := made[c.who]; known {
				headers = append(headers, "Authorization", "Bearer "+token)
			} else if c.who != "" {
				headers = append(headers, "Authorization", "Bearer "+strings.Replace(made["ada"], "orgraph_", "orgraph_x", 1))
			}
			method, address := "POST", url
			if c.get {
				method, address, body = "GET", url+"?query="+neturl.QueryEscape(c.query), nil
			}
			_, answer := call(t, method, address, string(body), headers...)
			text := log.take()
			var lines []auditLine
			for line := range strings.Lines(text) {
				var l auditLine
				if err := json.Unmarshal([]byte(line), &l); err != nil {
					t.Fatal(err)
				}
				if l.Audit {
					lines = append(lines, l)
				}
			}
			if c.want == "" {
				if len(lines) > 0 {
					t.Errorf("it is audited: %v", lines)
				}
				return
			}
			if len(lines) != 1 || !strings.Contains(lines[0].String(), c.want) || lines[0].RequestID != "id-of-the-test" {
				t.Fatalf("got %v, want %s; answered %s", lines, c.want, answer)
			}
			l := lines[0]
			if (l.Level == "WARN") != (l.Outcome == "denied") {
				t.Errorf("level %s", l.Level)
			}
			if changed := l.Outcome == "changed"; changed != (l.FirstChange > 0) || l.LastChange < l.FirstChange {
				t.Errorf("changes %d to %d", l.FirstChange, l.LastChange)
			}
			for _, hidden := range append([]string{"orgraph_", "ecret"}, made["ada"][8:], made["bob"][8:]) {
				if strings.Contains(text, hidden) {
					t.Errorf("the log holds %q: %s", hidden, text)
				}
			}
		})
	}
}

// TestStreamsEndWithTheirToken revokes a token, and waits for the end of what it has
// opened, on each transport; what another has opened goes on.
func TestStreamsEndWithTheirToken(t *testing.T) {
	tokens := access.InFile(filepath.Join(t.TempDir(), "tokens.json"))
	revoked, err := tokens.Create("revoked", access.Reader, nil)
	if err != nil {
		t.Fatal(err)
	}
	soon := time.Now().Add(3 * time.Second)
	expiring, err := tokens.Create("expiring", access.Reader, &soon)
	if err != nil {
		t.Fatal(err)
	}
	stays, err := tokens.Create("stays", access.Reader, nil)
	if err != nil {
		t.Fatal(err)
	}
	url := start(t, server.Config{Access: access.New(access.Config{Tokens: tokens})})
	websocketEnds := func(token string) chan error {
		conn, err := dial(t.Context(), url, map[string]any{"Authorization": "Bearer " + token}, nil)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = conn.CloseNow() })
		if err := send(t.Context(), conn, "1", subscription, nil); err != nil {
			t.Fatal(err)
		}
		ended := make(chan error, 1)
		go func() {
			for {
				var m message
				if err := wsjson.Read(t.Context(), conn, &m); err != nil {
					ended <- err
					return
				}
			}
		}()
		return ended
	}
	sseEnds := func(token string) chan error {
		ended := make(chan error, 1)
		go func() {
			response, text := call(t, "POST", url+"/graphql", `{"query": "subscription { changes { cursor } }"}`,
				"Content-Type", asJSON, "Accept", "text/event-stream", "Authorization", "Bearer "+token)
			if response.StatusCode != 200 {
				t.Errorf("%d %s", response.StatusCode, text)
			}
			ended <- nil
		}()
		return ended
	}
	ends := map[string]chan error{
		"a websocket whose token is revoked": websocketEnds(revoked), "a websocket whose token expires": websocketEnds(expiring),
		"server-sent events whose token is revoked": sseEnds(revoked), "server-sent events whose token expires": sseEnds(expiring),
	}
	goesOn := websocketEnds(stays)
	time.Sleep(300 * time.Millisecond) // they have begun
	for name, ended := range ends {
		select {
		case err := <-ended:
			t.Fatalf("%s ends before its token: %v", name, err)
		default:
		}
	}
	if err := tokens.Revoke("revoked"); err != nil {
		t.Fatal(err)
	}
	for name, ended := range ends {
		select {
		case err := <-ended:
			t.Logf("%s: %v", name, err)
		case <-time.After(10 * time.Second):
			t.Errorf("%s goes on", name)
		}
	}
	select {
	case err := <-goesOn:
		t.Errorf("the stream of another token has ended: %v", err)
	default:
	}
}

// TestNobodyWithoutAToken asks a server that answers nobody without one, in each way.
func TestNobodyWithoutAToken(t *testing.T) {
	tokens := access.InFile(filepath.Join(t.TempDir(), "tokens.json"))
	token, err := tokens.Create("reader", access.Reader, nil)
	if err != nil {
		t.Fatal(err)
	}
	url := start(t, server.Config{Access: access.New(access.Config{Tokens: tokens})})
	question := `{"query": "{ viewer { name access } }"}`
	for _, accept := range []string{asJSON, asResponse, "text/event-stream", "multipart/mixed"} {
		response, body := call(t, "POST", url+"/graphql", question, "Content-Type", asJSON, "Accept", accept)
		if response.StatusCode != 401 || response.Header.Get("WWW-Authenticate") != "Bearer" || !strings.Contains(body, "UNAUTHENTICATED") {
			t.Errorf("%s: %d %s", accept, response.StatusCode, body)
		}
	}
	if response, body := call(t, "GET", url+"/graphql?query=%7B__typename%7D", ""); response.StatusCode != 401 {
		t.Errorf("GET: %d %s", response.StatusCode, body)
	}
	response, body := call(t, "POST", url+"/graphql", question, "Content-Type", asJSON, "Authorization", "Bearer wrong")
	if response.StatusCode != 401 || response.Header.Get("WWW-Authenticate") != `Bearer error="invalid_token"` {
		t.Errorf("another token: %d %s %v", response.StatusCode, body, response.Header)
	}
	if response, body := call(t, "POST", url+"/graphql", question, "Content-Type", asJSON, "Authorization", "Bearer "+token); response.StatusCode != 200 || body != `{"data":{"viewer":{"name":"reader","access":"READER"}}}` {
		t.Errorf("a reader: %d %s", response.StatusCode, body)
	}
	for _, path := range []string{"/", "/playground", "/healthz", "/readyz"} {
		if response, _ := call(t, "GET", url+path, ""); response.StatusCode != 200 {
			t.Errorf("%s: %d", path, response.StatusCode)
		}
	}
	for name, payload := range map[string]any{"no payload": nil, "no authorization": map[string]any{}, "another token": map[string]any{"Authorization": "Bearer x"}, "one that is no text": map[string]any{"Authorization": 1}} {
		if _, err := dial(t.Context(), url, payload, nil); err == nil {
			t.Errorf("a websocket opens with %s", name)
		}
	}
	for name, opened := range map[string]struct {
		payload any
		header  map[string][]string
	}{
		"in the payload": {map[string]any{"Authorization": "Bearer " + token}, nil},
		"in the header":  {nil, map[string][]string{"Authorization": {"Bearer " + token}}},
	} {
		conn, err := dial(t.Context(), url, opened.payload, opened.header)
		if err != nil {
			t.Errorf("a websocket with the token %s: %v", name, err)
			continue
		}
		if err := send(t.Context(), conn, "1", `{ viewer { name } }`, nil); err != nil {
			t.Fatal(err)
		}
		var m message
		if err := wsjson.Read(t.Context(), conn, &m); err != nil || !strings.Contains(string(m.Payload), `"reader"`) {
			t.Errorf("with the token %s it answers %s, %v", name, m.Payload, err)
		}
		_ = conn.CloseNow()
	}
	// A header does not open what the payload is refused for.
	if _, err := dial(t.Context(), url, map[string]any{"Authorization": "Bearer x"}, map[string][]string{"Authorization": {"Bearer " + token}}); err == nil {
		t.Error("a websocket opens with a wrong token in its payload")
	}
	conn, response, err := websocket.Dial(t.Context(), strings.Replace(url, "http", "ws", 1)+"/graphql", &websocket.DialOptions{Subprotocols: []string{"graphql-transport-ws"}})
	if err != nil {
		t.Fatal(err, response)
	}
	if err := wsjson.Write(t.Context(), conn, message{Type: "connection_init", Payload: json.RawMessage(`{"Authorization": "Bearer x"}`)}); err != nil {
		t.Fatal(err)
	}
	for err == nil {
		var m message
		err = wsjson.Read(t.Context(), conn, &m)
	}
	if websocket.CloseStatus(err) != 4401 {
		t.Errorf("a websocket with another token ends with %v", err)
	}
}
