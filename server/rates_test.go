package server_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/netip"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket"
	"github.com/coder/websocket/wsjson"

	"orgraph/graph"
	"orgraph/org"
	"orgraph/server"
	"orgraph/store"
)

const cheap = `{"query": "{ __typename }"}`

// TestRates: what a client spends is told in headers, and when it has spent all it is
// told when to come again; other clients are not concerned.
func TestRates(t *testing.T) {
	url := start(t, server.Config{Rate: 1000, RateBurst: 10_000, Proxies: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8"), netip.MustParsePrefix("::1/128")}}) + "/graphql"
	ask := func(body, client string) (*http.Response, string) {
		return call(t, http.MethodPost, url, body, "Content-Type", asJSON, "X-Forwarded-For", client)
	}
	response, _ := ask(cheap, "192.0.2.1")
	if policy, left := response.Header.Get("RateLimit-Policy"), response.Header.Get("RateLimit"); policy != `"cost";q=10000;w=10` || !strings.HasPrefix(left, `"cost";r=78`) {
		t.Errorf("RateLimit-Policy: %s, RateLimit: %s", policy, left)
	}
	// 2,000 a request, its bytes, those of a new document, and the estimated cost of the operation.
	dear := `{"query": "{ similarModels { jaccard } rank { method } }"}`
	var text string
	for range 8 {
		if response, text = ask(dear, "192.0.2.1"); response.StatusCode != http.StatusOK {
			break
		}
	}
	if response.StatusCode != http.StatusTooManyRequests || !strings.Contains(text, `"RATE_LIMITED"`) || response.Header.Get("Retry-After") == "" {
		t.Errorf("a client that has spent all gets %d, Retry-After %q: %s", response.StatusCode, response.Header.Get("Retry-After"), text)
	}
	// An address in front of the trusted one is what the client says itself.
	for _, client := range []string{"192.0.2.2", "192.0.2.1, 192.0.2.3", "2001:db8::1"} {
		if response, text := ask(cheap, client); response.StatusCode != http.StatusOK {
			t.Errorf("%s gets %d %s", client, response.StatusCode, text)
		}
	}
	// One network of IPv6 is one client.
	for i := range 6 {
		response, _ = ask(cheap, fmt.Sprintf("2001:db8::%d", i+2))
	}
	if response.StatusCode != http.StatusTooManyRequests {
		t.Errorf("a network of IPv6 that has spent all gets %d", response.StatusCode)
	}
}

// TestRatesOfEachWay: a client that means to be charged less by the way in which it asks is
// charged all the same, and never owes more than it could have spent at once.
func TestRatesOfEachWay(t *testing.T) {
	large := `{"query": "{ __typename }", "variables": {"a": "` + strings.Repeat("a", 20_000) + `"}}`
	for name, headers := range map[string][]string{
		"as it is":         nil,
		"for events":       {"Accept", "text/event-stream"},
		"in parts":         {"Accept", "multipart/mixed"},
		"to be upgraded":   {"Upgrade", "x"},
		"to a websocket":   {"Upgrade", "websocket"},
		"refused with 200": {"Accept", "application/json"},
	} {
		t.Run(name, func(t *testing.T) {
			url := start(t, server.Config{Rate: 10, RateBurst: 100_000}) + "/graphql"
			limited := 0
			for range 12 {
				response, _ := call(t, http.MethodPost, url, large, append([]string{"Content-Type", asJSON}, headers...)...)
				if response.StatusCode == http.StatusTooManyRequests {
					limited++
					if after, err := strconv.Atoi(response.Header.Get("Retry-After")); err != nil || after > 10_000+300 {
						t.Fatalf("Retry-After: %d, %v", after, err)
					}
					break
				}
			}
			if limited == 0 {
				t.Error("it is not charged for what it sends")
			}
		})
	}
	t.Run("over a websocket", func(t *testing.T) {
		url := start(t, server.Config{Rate: 10, RateBurst: 100_000}) + "/graphql"
		c, err := dial(t.Context(), strings.TrimSuffix(url, "/graphql"), nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = c.CloseNow() }()
		for i := range 60 {
			if err := send(t.Context(), c, fmt.Sprint(i), "{ __typename }", nil); err != nil {
				t.Fatal(err)
			}
			for kind := ""; kind != "complete" && kind != "error"; {
				var m message
				if err := wsjson.Read(t.Context(), c, &m); err != nil {
					t.Fatal(err)
				}
				if kind = m.Type; strings.Contains(string(m.Payload), "RATE_LIMITED") {
					return
				}
			}
		}
		t.Error("sixty operations of 2,000 are not more than 100,000")
	})
}

// TestForwardedForOfNobodyTrusted: who is no proxy cannot choose its address.
func TestForwardedForOfNobodyTrusted(t *testing.T) {
	url := start(t, server.Config{Rate: 1, RateBurst: 5000}) + "/graphql"
	status := 0
	for i := range 4 {
		response, _ := call(t, http.MethodPost, url, cheap, "Content-Type", asJSON, "X-Forwarded-For", fmt.Sprint("192.0.2.", i))
		status = response.StatusCode
	}
	if status != http.StatusTooManyRequests {
		t.Errorf("it got %d", status)
	}
}

// TestSlowBodyIsNotCharged: who sends a body slowly pays for the server's work, not for
// its waiting.
func TestSlowBodyIsNotCharged(t *testing.T) {
	url := start(t, server.Config{Rate: 1, RateBurst: 1_000_000}) + "/graphql"
	body, send := io.Pipe()
	go func() {
		time.Sleep(300 * time.Millisecond) // which would cost more than there is
		_, _ = send.Write([]byte("[]"))
		_ = send.Close()
	}()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, url, body)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", asJSON)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	if err := response.Body.Close(); err != nil || response.StatusCode != http.StatusBadRequest {
		t.Errorf("a body that is no object gets %d, %v", response.StatusCode, err)
	}
	response, text := call(t, http.MethodPost, url, cheap, "Content-Type", asJSON)
	if response.StatusCode != http.StatusOK {
		t.Errorf("afterwards a request of the same address gets %d %s", response.StatusCode, text)
	}
}

// TestTokenOfASpentAddress: what others at an address have spent keeps nobody with a
// token out.
func TestTokenOfASpentAddress(t *testing.T) {
	url := start(t, server.Config{Rate: 1, RateBurst: 10_000, Access: editors("a-token-for-this-test")}) + "/graphql"
	status := 0
	for range 6 {
		response, _ := call(t, http.MethodPost, url, cheap, "Content-Type", asJSON)
		status = response.StatusCode
	}
	if status != http.StatusTooManyRequests {
		t.Fatalf("six requests of 2,000 are answered %d at last", status)
	}
	response, text := call(t, http.MethodPost, url, cheap, "Content-Type", asJSON, "Authorization", "Bearer a-token-for-this-test")
	if response.StatusCode != http.StatusOK {
		t.Errorf("with a token: %d %s", response.StatusCode, text)
	}
}

// TestRefusedOnStreamsIsCharged by the time that it took, and who has spent all waits to be
// told so.
func TestRefusedOnStreamsIsCharged(t *testing.T) {
	url := start(t, server.Config{Rate: 1, RateBurst: 450_000}) + "/graphql"
	slow := `{"query": "{` + strings.Repeat(" nope", 190) + ` }"}`
	limited := false
	for range 40 { // which cost 435,000 but for the time
		begin := time.Now()
		_, text := call(t, http.MethodPost, url, slow, "Content-Type", asJSON, "Accept", "multipart/mixed")
		if limited = strings.Contains(text, "RATE_LIMITED"); limited {
			if took := time.Since(begin); took < 900*time.Millisecond {
				t.Errorf("who has spent all is told so after %v", took)
			}
			break
		}
	}
	if !limited {
		t.Error("what it took to refuse them was not charged")
	}
}

// TestMessagesAreCharged: what is sent over a websocket costs something also where it is no
// operation.
func TestMessagesAreCharged(t *testing.T) {
	url := start(t, server.Config{Rate: 1, RateBurst: 100_000})
	c, err := dial(t.Context(), url, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = c.CloseNow() }()
	c.SetReadLimit(1 << 20)
	ping := message{Type: "ping", Payload: json.RawMessage(`{"a": "` + strings.Repeat("a", 60_000) + `"}`)}
	begin := time.Now()
	for range 3 {
		if err := wsjson.Write(t.Context(), c, ping); err != nil {
			t.Fatal(err)
		}
		for kind := ""; kind != "pong"; {
			var m message
			if err := wsjson.Read(t.Context(), c, &m); err != nil {
				t.Fatal(err)
			}
			kind = m.Type
		}
	}
	if took := time.Since(begin); took < time.Second {
		t.Errorf("180 kB of pings were answered in %v by what lets 100 kB be sent at once", took)
	}
}

// TestForwardedForWithPorts: some gateways write them.
func TestForwardedForWithPorts(t *testing.T) {
	url := start(t, server.Config{Rate: 1, RateBurst: 5000, Proxies: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8"), netip.MustParsePrefix("::1/128")}}) + "/graphql"
	for _, client := range []string{"192.0.2.1:51234", "192.0.2.2:51235", "[2001:db8:1::1]:80", "[2001:db8:2::1]", "2001:db8:3::1"} {
		if response, text := call(t, http.MethodPost, url, cheap, "Content-Type", asJSON, "X-Forwarded-For", client); response.StatusCode != http.StatusOK {
			t.Errorf("%s: %d %s", client, response.StatusCode, text)
		}
	}
}

// TestEventsAreCharged: each event of a subscription costs what the operation does, and
// waits until its client may spend it.
func TestEventsAreCharged(t *testing.T) {
	s := memory(t)
	url := start(t, server.Config{Store: s, Rate: 1_000_000, RateBurst: 200_000})
	c, err := dial(t.Context(), url, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = c.CloseNow() }()
	changes, err := s.ListChanges(t.Context(), []store.Scope{store.All}, store.Query{})
	if err != nil {
		t.Fatal(err)
	}
	list := changes[store.All]
	const dear = `subscription ($after: Cursor!) { changes(after: $after) { node { subject { ... on Model { ownerships(first: 100) { nodes { role { ownerships(first: 100) { nodes { quality role { ownerships(first: 5) { nodes { quality } } } } } } } } } } } } }`
	begin := time.Now()
	if err := send(t.Context(), c, "1", dear, variables(list.Cursors[0])); err != nil {
		t.Fatal(err)
	}
	const events = 10
	for range events {
		var m message
		if err := wsjson.Read(t.Context(), c, &m); err != nil {
			t.Fatal(err)
		}
		if m.Type != "next" {
			t.Fatalf("got %s %s", m.Type, m.Payload)
		}
	}
	// Some 70,000 each: two of them at once, and fourteen a second.
	if took := time.Since(begin); took < 400*time.Millisecond {
		t.Errorf("%d dear events came within %v", events, took)
	}
}

// stalled is a store whose roles take until the context ends, or are let go.
type stalled struct {
	store.Store
	begun chan struct{}
	let   chan struct{}
}

func (s stalled) Roles(ctx context.Context, keys []string) (map[string]*org.Role, error) {
	s.begun <- struct{}{}
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-s.let:
		return s.Store.Roles(ctx, keys)
	}
}

// TestOperationsAtOnce: as many run as may, one more waits a second and is refused, and
// when one ends the next runs.
func TestOperationsAtOnce(t *testing.T) {
	s := stalled{memory(t), make(chan struct{}, 3), make(chan struct{})}
	url := start(t, server.Config{Store: s, Limits: graph.Limits{Operations: 1}}) + "/graphql"
	const question = `{"query": "{ role(key: \"lead\") { name } }"}`
	first := make(chan string, 1)
	go func() {
		_, text := call(t, http.MethodPost, url, question, "Content-Type", asJSON)
		first <- text
	}()
	<-s.begun
	response, text := call(t, http.MethodPost, url, question, "Content-Type", asJSON)
	if response.StatusCode != http.StatusServiceUnavailable || response.Header.Get("Retry-After") == "" || !strings.Contains(text, `"OVERLOADED"`) {
		t.Errorf("one more gets %d %s", response.StatusCode, text)
	}
	s.let <- struct{}{}
	if text := <-first; !strings.Contains(text, `"role":{`) {
		t.Errorf("the first got %s", text)
	}
	go func() { s.let <- struct{}{} }()
	if response, text := call(t, http.MethodPost, url, question, "Content-Type", asJSON); response.StatusCode != http.StatusOK {
		t.Errorf("behind it: %d %s", response.StatusCode, text)
	}
}

// TestTimeStopsTheWork: an operation that takes too long is stopped, and what it asks of
// the store with it.
func TestTimeStopsTheWork(t *testing.T) {
	s := stalled{memory(t), make(chan struct{}, 1), make(chan struct{})}
	url := start(t, server.Config{Store: s, OperationTimeout: 50 * time.Millisecond, Limits: graph.Limits{Operations: 1}}) + "/graphql"
	for range 2 { // the slot is free again
		_, text := call(t, http.MethodPost, url, `{"query": "{ role(key: \"lead\") { name } }"}`, "Content-Type", asJSON)
		if !strings.Contains(text, `"TIMEOUT"`) {
			t.Errorf("got %s", text)
		}
		<-s.begun
	}
}

// TestAnswersAreBounded in bytes, and in their errors.
func TestAnswersAreBounded(t *testing.T) {
	url := start(t, server.Config{Limits: graph.Limits{AnswerSize: 100, Errors: 3}}) + "/graphql"
	_, text := call(t, http.MethodPost, url, `{"query": "{ models { nodes { name key summary } } }"}`, "Content-Type", asJSON)
	if !strings.Contains(text, "ANSWER_TOO_LARGE") || !strings.Contains(text, "more bytes than the 100 that are allowed") || !strings.HasSuffix(text, `"data":null}`) {
		t.Errorf("got %s", text)
	}
	_, text = call(t, http.MethodPost, url, `{"query": "{ a b c d e }"}`, "Content-Type", asJSON)
	var response struct {
		Errors []struct {
			Message    string
			Extensions struct{ Code string }
		}
	}
	if err := json.Unmarshal([]byte(text), &response); err != nil || len(response.Errors) != 4 {
		t.Fatalf("%v: %s", err, text)
	}
	if last := response.Errors[3]; last.Message != "there are 2 more errors; mend the first ones" || last.Extensions.Code != "GRAPHQL_VALIDATION_FAILED" {
		t.Errorf("the last of them is %+v", last)
	}
}

// TestIdleWebsocketIsClosed, and one on which something runs is not.
func TestIdleWebsocketIsClosed(t *testing.T) {
	url := start(t, server.Config{Limits: graph.Limits{IdleSeconds: 1}})
	open := func() *websocket.Conn {
		c, _, err := websocket.Dial(t.Context(), "ws"+strings.TrimPrefix(url, "http")+"/graphql", &websocket.DialOptions{Subprotocols: []string{"graphql-transport-ws"}})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = c.CloseNow() })
		if err := c.Write(t.Context(), websocket.MessageText, []byte(`{"type": "connection_init"}`)); err != nil {
			t.Fatal(err)
		}
		if _, text, err := c.Read(t.Context()); err != nil || !strings.Contains(string(text), "connection_ack") {
			t.Fatalf("%s, %v", text, err)
		}
		return c
	}
	idle, busy := open(), open()
	if err := busy.Write(t.Context(), websocket.MessageText, []byte(`{"id": "1", "type": "subscribe", "payload": {"query": "subscription { changes { cursor } }"}}`)); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
	defer cancel()
	for {
		_, text, err := idle.Read(ctx)
		if err != nil {
			break
		}
		if !strings.Contains(string(text), "ping") {
			t.Fatalf("got %s", text)
		}
	}
	if ctx.Err() != nil {
		t.Error("the idle one stays open")
	}
	waiting, stop := context.WithTimeout(t.Context(), time.Second)
	defer stop()
	if _, text, err := busy.Read(waiting); waiting.Err() == nil && !strings.Contains(string(text), "ping") {
		t.Errorf("the one with a subscription got %s, %v", text, err)
	}
}
