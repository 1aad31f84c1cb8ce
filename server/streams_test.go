package server_test

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"net"
	"net/http"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/coder/websocket"
	"github.com/coder/websocket/wsjson"

	"orgraph/graph"
	"orgraph/org"
	"orgraph/server"
	"orgraph/store"
	"orgraph/store/neo4j"
	"orgraph/store/neo4j/neo4jtest"
	"orgraph/store/sqlite"
	"orgraph/store/storetest"
)

// event is a change as a subscriber gets it.
type event struct {
	Cursor store.Cursor
	Node   struct {
		Sequence int
		Key      string
	}
}

const subscription = `subscription ($after: Cursor, $filter: ChangeFilter) { changes(after: $after, filter: $filter) { cursor node { sequence key } } }`

// A follower reads changes behind a cursor until take returns false.
type follower func(ctx context.Context, url string, after store.Cursor, take func(event) bool) error

func variables(after store.Cursor) map[string]any {
	if after == "" {
		return nil
	}
	return map[string]any{"after": after}
}

var errStream = errors.New("the stream has ended")

// overSSE follows by server-sent events.
func overSSE(ctx context.Context, url string, after store.Cursor, take func(event) bool) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	body, err := json.Marshal(map[string]any{"query": subscription, "variables": variables(after)})
	if err != nil {
		return err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, url+"/graphql", strings.NewReader(string(body)))
	if err != nil {
		return err
	}
	request.Header.Set("Content-Type", asJSON)
	request.Header.Set("Accept", "text/event-stream")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	defer func() { _ = response.Body.Close() }()
	if response.StatusCode != http.StatusOK {
		text, _ := io.ReadAll(response.Body)
		return fmt.Errorf("status %d: %s", response.StatusCode, text)
	}
	lines := bufio.NewScanner(response.Body)
	for lines.Scan() {
		data, ok := strings.CutPrefix(lines.Text(), "data: ")
		if !ok {
			continue
		}
		var got struct {
			Data   struct{ Changes event }
			Errors json.RawMessage
		}
		if err := json.Unmarshal([]byte(data), &got); err != nil {
			return err
		}
		if got.Errors != nil {
			return fmt.Errorf("%w: %s", errStream, got.Errors)
		}
		if !take(got.Data.Changes) {
			return nil
		}
	}
	return errStream
}

type message struct {
	Type    string          `json:"type"`
	ID      string          `json:"id,omitempty"`
	Payload json.RawMessage `json:"payload,omitempty"`
}

// dial opens a websocket and begins the protocol.
func dial(ctx context.Context, url string, payload any, header http.Header) (*websocket.Conn, error) {
	c, response, err := websocket.Dial(ctx, strings.Replace(url, "http", "ws", 1)+"/graphql", &websocket.DialOptions{Subprotocols: []string{"graphql-transport-ws"}, HTTPHeader: header})
	if err != nil {
		if response != nil {
			err = fmt.Errorf("status %d: %w", response.StatusCode, err)
		}
		return nil, err
	}
	text, err := json.Marshal(payload)
	if err != nil {
		return nil, err
	}
	if err := wsjson.Write(ctx, c, message{Type: "connection_init", Payload: text}); err != nil {
		return nil, err
	}
	var ack message
	if err := wsjson.Read(ctx, c, &ack); err != nil || ack.Type != "connection_ack" {
		return nil, fmt.Errorf("the connection begins with %+v, %w", ack, err)
	}
	return c, nil
}

func send(ctx context.Context, c *websocket.Conn, id, query string, variables map[string]any) error {
	text, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		return err
	}
	return wsjson.Write(ctx, c, message{Type: "subscribe", ID: id, Payload: text})
}

// overWebsocket follows by graphql-transport-ws.
func overWebsocket(ctx context.Context, url string, after store.Cursor, take func(event) bool) error {
	c, err := dial(ctx, url, nil, nil)
	if err != nil {
		return err
	}
	defer func() { _ = c.CloseNow() }()
	if err := send(ctx, c, "1", subscription, variables(after)); err != nil {
		return err
	}
	for {
		var m message
		if err := wsjson.Read(ctx, c, &m); err != nil {
			return err
		}
		switch m.Type {
		case "ping":
			if err := wsjson.Write(ctx, c, message{Type: "pong"}); err != nil {
				return err
			}
		case "next":
			var got struct {
				Data   struct{ Changes event }
				Errors json.RawMessage
			}
			if err := json.Unmarshal(m.Payload, &got); err != nil {
				return err
			}
			if got.Errors != nil {
				return fmt.Errorf("%w: %s", errStream, got.Errors)
			}
			if !take(got.Data.Changes) {
				return nil
			}
		default:
			return fmt.Errorf("%w: %s %s", errStream, m.Type, m.Payload)
		}
	}
}

var followers = map[string]follower{"SSE": overSSE, "websocket": overWebsocket}

// pairs runs a test with two stores, as two processes have them, on one
// database that holds storetest.Graph.
func pairs(t *testing.T, test func(t *testing.T, one, other store.Store)) {
	both := func(t *testing.T, open func() (store.Store, error)) {
		var stores []store.Store
		for range 2 {
			s, err := open()
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() {
				if err := s.Close(context.Background()); err != nil {
					t.Error(err)
				}
			})
			stores = append(stores, s)
		}
		writeTo(t, stores[0], store.WriteSet{Put: storetest.Graph()})
		test(t, stores[0], stores[1])
	}
	t.Run("sqlite", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "orgraph.db")
		both(t, func() (store.Store, error) { return sqlite.Open(t.Context(), sqlite.Config{Path: path}) })
	})
	t.Run("neo4j", func(t *testing.T) {
		c := neo4jtest.New(t)
		both(t, func() (store.Store, error) {
			return neo4j.Open(t.Context(), neo4j.Config{URI: c.URI, Username: c.Username, Password: c.Password, Database: c.Database})
		})
	})
}

func writeTo(t testing.TB, s store.Store, w store.WriteSet) {
	t.Helper()
	if err := s.Update(t.Context(), func(ctx context.Context, tx store.Tx) error { return tx.Apply(ctx, w) }); err != nil {
		t.Error(err)
	}
}

// TestSubscribersMissAndRepeatNothing has writers and subscribers on two servers
// of one database. Some subscribers go away at random and come back with the
// cursor of the last change that they have seen, to either server. In the end
// each has had every change once, in order.
func TestSubscribersMissAndRepeatNothing(t *testing.T) {
	pairs(t, func(t *testing.T, one, other store.Store) {
		const writers, writes, subscribers = 4, 12, 20
		urls := []string{
			start(t, server.Config{Store: one, PollInterval: 20 * time.Millisecond}),
			start(t, server.Config{Store: other, PollInterval: 20 * time.Millisecond}),
		}
		before, _, err := one.Head(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		const each = 3 // changes of a write
		total := writers * writes * each
		ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
		defer cancel()
		var wg sync.WaitGroup
		for i := range subscribers {
			wg.Go(func() {
				random := rand.New(rand.NewPCG(uint64(i), 1))
				follow, reconnects := overSSE, i%4 >= 2
				if i%2 == 1 {
					follow = overWebsocket
				}
				var got []event
				after := store.ChangeCursor(before)
				for n := 0; len(got) < total && ctx.Err() == nil; n++ {
					patience := total
					if reconnects {
						patience = 1 + random.IntN(20)
					}
					err := follow(ctx, urls[(i+n)%2], after, func(e event) bool {
						got = append(got, e)
						after = e.Cursor
						patience--
						return len(got) < total && patience > 0
					})
					if err != nil {
						t.Errorf("subscriber %d: %v after %d changes", i, err, len(got))
						return
					}
				}
				for n, e := range got {
					if e.Node.Sequence != before+1+n {
						t.Errorf("subscriber %d: change %d is the %d. of the log, want %d", i, n, e.Node.Sequence, before+1+n)
						return
					}
				}
			})
		}
		for i := range writers {
			wg.Go(func() {
				s := []store.Store{one, other}[i%2]
				for n := range writes {
					var w store.WriteSet
					for k := range each {
						key := fmt.Sprintf("w%d-%d-%d", i, n, k)
						w.Put.Roles = append(w.Put.Roles, org.Role{Key: key, Name: key})
					}
					writeTo(t, s, w)
				}
			})
		}
		wg.Wait()
	})
}

// TestSlowSubscriber has a subscriber that takes nothing while others write and
// read; afterwards it gets what it has not taken.
func TestSlowSubscriber(t *testing.T) {
	for name, follow := range followers {
		t.Run(name, func(t *testing.T) {
			s := memory(t)
			url := start(t, server.Config{Store: s, PollInterval: 10 * time.Millisecond})
			before, _, err := s.Head(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			const changes = 3000
			asleep, wake := make(chan struct{}), make(chan struct{})
			slow, done := 0, make(chan error, 1)
			go func() {
				done <- follow(t.Context(), url, store.ChangeCursor(before), func(event) bool {
					if slow == 0 {
						close(asleep)
						<-wake
					}
					slow++
					return slow < changes
				})
			}()
			role := func(n int) org.Role {
				return org.Role{Key: fmt.Sprintf("r%d", n), Name: "R", Summary: strings.Repeat("x", 1000)}
			}
			writeTo(t, s, store.WriteSet{Put: org.Matrix{Roles: []org.Role{role(0)}}})
			<-asleep
			for n := 1; n < changes; n += 100 {
				var w store.WriteSet
				for k := n; k < min(n+100, changes); k++ {
					w.Put.Roles = append(w.Put.Roles, role(k))
				}
				writeTo(t, s, w)
			}
			fast := 0
			if err := follow(t.Context(), url, store.ChangeCursor(before), func(event) bool { fast++; return fast < changes }); err != nil {
				t.Fatal(err)
			}
			close(wake)
			if err := <-done; err != nil || slow != changes {
				t.Errorf("the slow one got %d of %d changes, %v", slow, changes, err)
			}
		})
	}
}

func TestSubscriptionErrors(t *testing.T) {
	url := start(t, server.Config{})
	for name, follow := range followers {
		t.Run(name, func(t *testing.T) {
			err := follow(t.Context(), url, "nonsense", func(event) bool { return true })
			if err == nil || !strings.Contains(err.Error(), string(graph.CodeBadCursor)) {
				t.Errorf("got %v, want %s", err, graph.CodeBadCursor)
			}
		})
	}
}

// TestSubscriptionFilterAndNestedFields follows one model, and asks for what is
// stored now beside each change.
func TestSubscriptionFilterAndNestedFields(t *testing.T) {
	s := memory(t)
	url := start(t, server.Config{Store: s, PollInterval: 10 * time.Millisecond})
	c, err := dial(t.Context(), url, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = c.CloseNow() }()
	query := `subscription { changes(after: "` + string(store.ChangeCursor(0)) + `", filter: {kind: {eq: MODEL}, model: {in: ["zeta", "new"]}}) { node { key subject { ... on Model { name } } } } }`
	if err := send(t.Context(), c, "1", query, nil); err != nil {
		t.Fatal(err)
	}
	next := func() string {
		t.Helper()
		var m message
		if err := wsjson.Read(t.Context(), c, &m); err != nil {
			t.Fatal(err)
		}
		return string(m.Payload)
	}
	if got := next(); !strings.Contains(got, `"zeta model"`) {
		t.Errorf("got %s", got)
	}
	for _, name := range []string{"First name", "Second name"} {
		writeTo(t, s, store.WriteSet{Put: org.Matrix{Models: []org.Model{{Key: "other", Name: name, Status: org.Complete}, {Key: "new", Name: name, Status: org.Complete}}}})
		if got := next(); !strings.Contains(got, `"key":"new"`) || !strings.Contains(got, name) {
			t.Errorf("got %s, want %q", got, name)
		}
	}
}

func TestWebsocketOrigin(t *testing.T) {
	url := start(t, server.Config{Origins: []string{"https://charts.example.org"}})
	for origin, allowed := range map[string]bool{
		"":                                true,
		url:                               true,
		"https://charts.example.org":      true,
		"https://evil.example.org":        false,
		"https://charts.example.org.evil": false,
		"null":                            false,
	} {
		header := http.Header{}
		if origin != "" {
			header.Set("Origin", origin)
		}
		c, err := dial(t.Context(), url, nil, header)
		if (err == nil) != allowed {
			t.Errorf("origin %q: %v, allowed: %v", origin, err, allowed)
		}
		if !allowed && (err == nil || !strings.Contains(err.Error(), "403")) {
			t.Errorf("origin %q: %v, want 403", origin, err)
		}
		if c != nil {
			_ = c.CloseNow()
		}
	}
}

// TestWebsocketEditor writes over a websocket that was opened with the token,
// and not over one without.
func TestWebsocketEditor(t *testing.T) {
	url := start(t, server.Config{Access: editors(token)})
	for _, c := range []struct {
		payload any
		want    string
	}{
		{map[string]any{"Authorization": "Bearer " + token}, `"written"`},
		{map[string]any{"authorization": "Bearer " + token}, `"written"`},
		{nil, "UNAUTHENTICATED"},
	} {
		conn, err := dial(t.Context(), url, c.payload, nil)
		if err != nil {
			t.Fatal(err)
		}
		if err := send(t.Context(), conn, "1", `mutation { upsertRole(input: {name: "Written"}) { role { key } } }`, nil); err != nil {
			t.Fatal(err)
		}
		var m message
		if err := wsjson.Read(t.Context(), conn, &m); err != nil || !strings.Contains(string(m.Payload), c.want) {
			t.Errorf("%v: got %+v %s, %v, want %s", c.payload, m, m.Payload, err, c.want)
		}
		_ = conn.CloseNow()
	}
	if _, err := dial(t.Context(), url, map[string]any{"Authorization": "Bearer wrong"}, nil); err == nil {
		t.Error("a wrong token opens a websocket")
	}
}

func TestStreamLimits(t *testing.T) {
	url := start(t, server.Config{MaxStreams: 2, Limits: graph.Limits{ConnectionOperations: 2}})
	c, err := dial(t.Context(), url, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = c.CloseNow() }()
	for i := range 3 {
		if err := send(t.Context(), c, fmt.Sprint(i), subscription, nil); err != nil {
			t.Fatal(err)
		}
	}
	var m message
	if err := wsjson.Read(t.Context(), c, &m); err != nil || !strings.Contains(string(m.Payload), "as many operations run on the connection as may") {
		t.Errorf("got %+v %s, %v", m, m.Payload, err)
	}
	second, err := dial(t.Context(), url, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	err = overSSE(t.Context(), url, "", func(event) bool { return true })
	if err == nil || !strings.Contains(err.Error(), "503") || !strings.Contains(err.Error(), "TOO_MANY_STREAMS") {
		t.Errorf("a third stream gets %v", err)
	}
	// What goes makes room.
	_ = second.CloseNow()
	for deadline := time.Now().Add(10 * time.Second); ; time.Sleep(10 * time.Millisecond) {
		third, err := dial(t.Context(), url, nil, nil)
		if err == nil {
			_ = third.CloseNow()
			return
		}
		if time.Now().After(deadline) {
			t.Fatal(err)
		}
	}
}

// TestStreamsEndWithTheServer stops a server that has subscribers, and leaves no
// goroutine behind.
func TestStreamsEndWithTheServer(t *testing.T) {
	before := runtime.NumGoroutine()
	s := memory(t)
	listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	served := make(chan error, 1)
	go func() {
		served <- server.Serve(ctx, listener, server.Config{Store: s, Logger: slog.New(slog.DiscardHandler), DrainTimeout: 20 * time.Second})
	}()
	url := "http://" + listener.Addr().String()
	ended := make(chan error, 2*len(followers))
	var following sync.WaitGroup
	for _, follow := range followers {
		for range 2 {
			following.Add(1)
			once := sync.OnceFunc(following.Done)
			go func() {
				ended <- follow(context.WithoutCancel(t.Context()), url, store.ChangeCursor(0), func(event) bool { once(); return true })
			}()
		}
	}
	following.Wait()
	stop()
	if err := <-served; err != nil {
		t.Errorf("the server ends with %v", err)
	}
	for range 2 * len(followers) {
		if err := <-ended; err == nil {
			t.Error("a stream has ended as if its subscriber had")
		}
	}
	http.DefaultClient.CloseIdleConnections()
	for deadline := time.Now().Add(10 * time.Second); runtime.NumGoroutine() > before+5; time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			stacks := make([]byte, 1<<20)
			t.Fatalf("%d goroutines before and %d after\n%s", before, runtime.NumGoroutine(), stacks[:runtime.Stack(stacks, true)])
		}
	}
}

// TestSubscriptionWithoutStream: what has answers without end is not kept waiting for the
// first where one answer is taken.
func TestSubscriptionWithoutStream(t *testing.T) {
	url := start(t, server.Config{Store: memory(t)})
	for _, c := range []struct {
		accept string
		status int
	}{{"", http.StatusOK}, {asJSON, http.StatusOK}, {"text/erent-stream", http.StatusBadRequest}, {asResponse, http.StatusBadRequest}, {"multipart/mixed", http.StatusBadRequest}} {
		for _, query := range []string{"subscription { changes { cursor } }", "query A { models { totalCount } } subscription B { changes { cursor } }"} {
			body, err := json.Marshal(map[string]string{"query": query, "operationName": map[bool]string{true: "B"}[strings.Contains(query, " B ")]})
			if err != nil {
				t.Fatal(err)
			}
			response, text := call(t, http.MethodPost, url+"/graphql", string(body), "Content-Type", asJSON, "Accept", c.accept)
			if response.StatusCode != c.status || !strings.Contains(text, "SUBSCRIPTION_WITHOUT_STREAM") || strings.Contains(text, `"data"`) {
				t.Errorf("Accept %q: %d %s", c.accept, response.StatusCode, text)
			}
		}
	}
}
