package server_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"orgraph/org"
	"orgraph/server"
	"orgraph/store"
	"orgraph/store/sqlite"
	"orgraph/store/storetest"
)

func memory(t *testing.T) store.Store {
	t.Helper()
	s, err := sqlite.Open(t.Context(), sqlite.Config{Path: sqlite.Memory})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close(context.Background()) })
	err = s.Update(t.Context(), func(ctx context.Context, tx store.Tx) error {
		return tx.Apply(ctx, store.WriteSet{Put: storetest.Graph()})
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// start serves a store and returns the server's address.
func start(t *testing.T, cfg server.Config) string {
	t.Helper()
	if cfg.Store == nil {
		cfg.Store = memory(t)
	}
	if cfg.Logger == nil {
		cfg.Logger = slog.New(slog.DiscardHandler)
	}
	h, err := server.NewHandler(cfg)
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(h)
	t.Cleanup(func() {
		h.Stop()
		s.Close()
		h.Close(context.Background())
	})
	return s.URL
}

// call makes a request; headers come in pairs of name and value.
func call(t *testing.T, method, url, body string, headers ...string) (*http.Response, string) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	response, err := client.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response, string(text)
}

const (
	asJSON     = "application/json"
	asResponse = "application/graphql-response+json"
)

func TestGraphQLOverHTTP(t *testing.T) {
	url := start(t, server.Config{}) + "/graphql"
	question := `{"query": "{ model(key: \"alpha\") { name } }"}`
	answer := `{"data":{"model":{"name":"alpha model"}}}`
	for _, c := range []struct {
		name, method, url, body string
		headers                 []string
		status                  int
		contentType             string
		want                    string
	}{
		{"POST", "POST", url, question, []string{"Content-Type", asJSON, "Accept", asResponse + ", " + asJSON}, 200, asResponse, answer},
		{"POST for anything", "POST", url, question, []string{"Content-Type", asJSON, "Accept", "*/*"}, 200, asJSON, answer},
		{"POST in UTF-8", "POST", url, question, []string{"Content-Type", "application/json; charset=utf-8"}, 200, asJSON, answer},
		{"POST for the older type", "POST", url, question, []string{"Content-Type", asJSON, "Accept", asJSON}, 200, asJSON, answer},
		{"POST with variables", "POST", url, `{"query": "query ($k: String!) { model(key: $k) { name } }", "variables": {"k": "alpha"}}`, []string{"Content-Type", asJSON}, 200, "", answer},
		{"GET", "GET", url + "?query=%7Bmodel(key%3A%22alpha%22)%7Bname%7D%7D", "", nil, 200, asJSON, answer},
		{"GET with variables that are none", "GET", url + "?query=%7Bmodels%7BtotalCount%7D%7D&variables=%5B1%5D", "", nil, 400, "", "variables is not a JSON object"},
		{"GET that is not percent-encoded", "GET", url + "?query=%7Bmodels%", "", nil, 400, "", "BAD_REQUEST"},
		{"parts of what does not parse", "POST", url, `{"query": "{er {"}`, []string{"Content-Type", asJSON, "Accept", "multipart/mixed"}, 400, "", "GRAPHQL_PARSE_FAILED"},
		{"unknown field", "POST", url, `{"query": "{ nonsense }"}`, []string{"Content-Type", asJSON, "Accept", asResponse}, 400, "", "GRAPHQL_VALIDATION_FAILED"},
		{"unknown field for the older type", "POST", url, `{"query": "{ nonsense }"}`, []string{"Content-Type", asJSON, "Accept", asJSON}, 200, asJSON, "GRAPHQL_VALIDATION_FAILED"},
		{"too complex", "POST", url, `{"query": "{` + strings.Repeat(" models { totalCount }", 30) + `}"}`, []string{"Content-Type", asJSON, "Accept", asResponse}, 400, "", "TOO_COMPLEX"},
		{"not JSON", "POST", url, `{"query": secret}`, []string{"Content-Type", asJSON}, 400, "", "the body is not JSON: byte 11"},
		{"not an object", "POST", url, `[` + question + `]`, []string{"Content-Type", asJSON}, 400, "", "one JSON object"},
		{"no query", "POST", url, `{"variables": {}}`, []string{"Content-Type", asJSON}, 400, "", `no \"query\"`},
		{"query of another type", "POST", url, `{"query": 1}`, []string{"Content-Type", asJSON}, 400, "", "query must not be a JSON number"},
		{"variables of another type", "POST", url, `{"query": "{a}", "variables": "x"}`, []string{"Content-Type", asJSON}, 400, "", "variables must not be a JSON string"},
		{"too large", "POST", url, `{"query": "` + strings.Repeat("#", 300<<10) + `"}`, []string{"Content-Type", asJSON}, 413, "", "more than 262144 bytes"},
		{"form", "POST", url, "query=%7Bmodels%7D", []string{"Content-Type", "application/x-www-form-urlencoded"}, 415, "", "application/json"},
		{"no content type", "POST", url, question, nil, 415, "", "application/json"},
		{"another charset", "POST", url, question, []string{"Content-Type", "application/json; charset=latin1"}, 415, "", "UTF-8"},
		{"PUT", "PUT", url, question, []string{"Content-Type", asJSON}, 405, "", "use GET or POST"},
		{"introspection", "POST", url, `{"query": "{ __type(name: \"Ownership\") { description } }"}`, []string{"Content-Type", asJSON}, 200, "", "how well it is owned"},
	} {
		t.Run(c.name, func(t *testing.T) {
			response, body := call(t, c.method, c.url, c.body, c.headers...)
			if response.StatusCode != c.status || !strings.Contains(body, c.want) {
				t.Errorf("got %d %s, want %d %s", response.StatusCode, body, c.status, c.want)
			}
			if got := response.Header.Get("Content-Type"); !strings.HasPrefix(got, c.contentType) {
				t.Errorf("got Content-Type %q, want %q", got, c.contentType)
			}
			if strings.Contains(body, "secret") {
				t.Errorf("the body is repeated: %s", body)
			}
			if !json.Valid([]byte(body)) || strings.Contains(body, `"data":null`) {
				t.Errorf("not JSON, or with data where none was asked: %s", body)
			}
		})
	}
}

func TestOrigins(t *testing.T) {
	url := start(t, server.Config{Origins: []string{"https://charts.example.org"}}) + "/graphql"
	question := `{"query": "{ models { totalCount } }"}`
	for _, c := range []struct {
		origin  string
		status  int
		allowed string
	}{
		{"", 200, ""}, // no browser
		{"https://charts.example.org", 200, "https://charts.example.org"},
		{"https://evil.example", 403, ""},
		{"null", 403, ""},
		{"http://charts.example.org", 403, ""},
	} {
		headers := []string{"Content-Type", asJSON}
		if c.origin != "" {
			headers = append(headers, "Origin", c.origin, "Sec-Fetch-Site", "cross-site")
		}
		response, body := call(t, "POST", url, question, headers...)
		if response.StatusCode != c.status || response.Header.Get("Access-Control-Allow-Origin") != c.allowed {
			t.Errorf("origin %q: got %d, allowed origin %q: %s", c.origin, response.StatusCode, response.Header.Get("Access-Control-Allow-Origin"), body)
		}
		preflight, _ := call(t, "OPTIONS", url, "", "Origin", c.origin, "Access-Control-Request-Method", "POST", "Access-Control-Request-Headers", "content-type")
		if got := preflight.Header.Get("Access-Control-Allow-Origin"); got != c.allowed {
			t.Errorf("preflight of %q: allowed origin %q", c.origin, got)
		}
	}
	if _, err := server.NewHandler(server.Config{Store: memory(t), Origins: []string{"charts.example.org"}}); err == nil || !strings.Contains(err.Error(), "charts.example.org") {
		t.Errorf("an origin without a scheme: %v", err)
	}
}

func TestPages(t *testing.T) {
	url := start(t, server.Config{})
	response, page := call(t, "GET", url+"/playground", "")
	if response.StatusCode != 200 || !strings.Contains(page, "<title>Orgraph playground") {
		t.Fatalf("got %d %s", response.StatusCode, page)
	}
	if policy := response.Header.Get("Content-Security-Policy"); !strings.Contains(policy, "script-src 'self';") {
		t.Errorf("Content-Security-Policy: %q", policy)
	}
	assets := regexp.MustCompile(`(?:src|href)="\.?/?(assets/[^"]+)"`).FindAllStringSubmatch(page, -1)
	if len(assets) == 0 {
		t.Fatal("the page loads nothing")
	}
	for _, asset := range assets {
		response, _ := call(t, "GET", url+"/"+asset[1], "")
		if response.StatusCode != 200 || !strings.Contains(response.Header.Get("Cache-Control"), "immutable") {
			t.Errorf("%s: %d, Cache-Control %q", asset[1], response.StatusCode, response.Header.Get("Cache-Control"))
		}
	}
	if response, _ := call(t, "GET", url+"/assets/", ""); response.StatusCode != 404 {
		t.Errorf("the folder of assets is listed: %d", response.StatusCode)
	}
	if response, page := call(t, "GET", url+"/", ""); response.StatusCode != 200 || !strings.Contains(page, "<title>Orgraph</title>") {
		t.Errorf("/ is %d %s", response.StatusCode, page)
	}
	response, _ = call(t, "GET", url+"/"+assets[0][1], "", "Accept-Encoding", "gzip")
	if response.Header.Get("Content-Encoding") != "gzip" {
		t.Error("assets are not compressed")
	}
}

// away is a store whose database does not answer.
type away struct{ store.Store }

func (away) Ping(context.Context) error { return fmt.Errorf("%w: secret host", store.ErrUnavailable) }

// broken is a store that panics.
type broken struct{ store.Store }

func (broken) Ping(context.Context) error { panic("secret cause") }

func TestPanicInAHandler(t *testing.T) {
	var log bytes.Buffer
	url := start(t, server.Config{Store: broken{memory(t)}, Logger: slog.New(slog.NewTextHandler(&log, nil))})
	response, body := call(t, "GET", url+"/readyz", "")
	if response.StatusCode != 500 || !strings.Contains(body, `"INTERNAL"`) || strings.Contains(body, "secret") {
		t.Errorf("%d %s", response.StatusCode, body)
	}
	if !strings.Contains(log.String(), "secret cause") {
		t.Errorf("the log does not tell the cause: %s", log.String())
	}
	if response, body := call(t, "GET", url+"/healthz", ""); response.StatusCode != 200 {
		t.Errorf("afterwards /healthz is %d %s", response.StatusCode, body)
	}
}

func TestHealth(t *testing.T) {
	url := start(t, server.Config{})
	for _, path := range []string{"/healthz", "/readyz"} {
		if response, body := call(t, "GET", url+path, ""); response.StatusCode != 200 {
			t.Errorf("%s: %d %s", path, response.StatusCode, body)
		}
	}
	url = start(t, server.Config{Store: away{memory(t)}})
	if response, _ := call(t, "GET", url+"/healthz", ""); response.StatusCode != 200 {
		t.Errorf("the process runs and /healthz is %d", response.StatusCode)
	}
	response, body := call(t, "GET", url+"/readyz", "")
	if response.StatusCode != 503 || strings.Contains(body, "secret") {
		t.Errorf("/readyz: %d %s", response.StatusCode, body)
	}
}

// counting is a store that counts how often it is asked whether it answers.
type counting struct {
	store.Store
	pings *atomic.Int64
}

func (c counting) Ping(ctx context.Context) error {
	c.pings.Add(1)
	time.Sleep(20 * time.Millisecond)
	return c.Store.Ping(ctx)
}

// TestReadinessIsAskedOnce for all who want to know at a time.
func TestReadinessIsAskedOnce(t *testing.T) {
	var pings atomic.Int64
	url := start(t, server.Config{Store: counting{memory(t), &pings}})
	var all sync.WaitGroup
	for range 50 {
		all.Go(func() {
			if response, err := http.Get(url + "/readyz"); err != nil || response.StatusCode != http.StatusOK || response.Body.Close() != nil { //nolint:noctx // it ends
				t.Errorf("got %v, %v", response, err)
			}
		})
	}
	all.Wait()
	if n := pings.Load(); n > 5 {
		t.Errorf("50 requests asked the database %d times", n)
	}
}

// TestAssetsAreCompressedOnce and sent so to those who take it.
func TestAssetsAreCompressed(t *testing.T) {
	url := start(t, server.Config{})
	_, page := call(t, "GET", url+"/", "")
	script := regexp.MustCompile(`/assets/[^"]+\.js`).FindString(page)
	plain, text := call(t, "GET", url+script, "", "Accept-Encoding", "identity")
	packed, bytesOf := call(t, "GET", url+script, "", "Accept-Encoding", "br, gzip;q=0.8")
	if plain.Header.Get("Content-Encoding") != "" || packed.Header.Get("Content-Encoding") != "gzip" || packed.Header.Get("Content-Type") != plain.Header.Get("Content-Type") {
		t.Fatalf("plain %v, packed %v", plain.Header, packed.Header)
	}
	if got := packed.Header.Values("Vary"); !slices.Contains(got, "Accept-Encoding") {
		t.Errorf("Vary: %v", got)
	}
	r, err := gzip.NewReader(strings.NewReader(bytesOf))
	if err != nil {
		t.Fatal(err)
	}
	if unpacked, err := io.ReadAll(r); err != nil || string(unpacked) != text {
		t.Errorf("%d bytes were unpacked of %d: %v", len(unpacked), len(text), err)
	}
	if refused, _ := call(t, "GET", url+script, "", "Accept-Encoding", "gzip;q=0"); refused.Header.Get("Content-Encoding") != "" {
		t.Error("it is compressed for who does not take that")
	}
}

// slow is a store whose list of models waits for the test.
type slow struct {
	store.Store
	asked, answer chan struct{}
}

func (s slow) ListModels(ctx context.Context, scopes []store.Scope, q store.Query) (map[store.Scope]*store.Page[org.Model], error) {
	close(s.asked)
	select {
	case <-s.answer:
		return s.Store.ListModels(ctx, scopes, q)
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func TestStoppingLetsRequestsEnd(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0") //nolint:noctx // the test ends it
	if err != nil {
		t.Fatal(err)
	}
	s := slow{memory(t), make(chan struct{}), make(chan struct{})}
	ctx, stop := context.WithCancel(t.Context())
	served := make(chan error, 1)
	go func() {
		served <- server.Serve(ctx, listener, server.Config{Store: s, Logger: slog.New(slog.DiscardHandler)})
	}()
	answered := make(chan string, 1)
	go func() {
		response, err := http.Post("http://"+listener.Addr().String()+"/graphql", asJSON, strings.NewReader(`{"query": "{ models { totalCount } }"}`)) //nolint:noctx // the test ends it
		if err != nil {
			answered <- err.Error()
			return
		}
		body, _ := io.ReadAll(response.Body)
		_ = response.Body.Close()
		answered <- string(body)
	}()
	<-s.asked
	stop()
	select {
	case err := <-served:
		t.Fatalf("it stopped with a request under way: %v", err)
	case <-time.After(100 * time.Millisecond):
	}
	close(s.answer)
	if body := <-answered; !strings.Contains(body, `"totalCount":6`) {
		t.Errorf("the request under way got %s", body)
	}
	if err := <-served; err != nil {
		t.Errorf("an orderly end returned %v", err)
	}
}

func TestOperationTimeout(t *testing.T) {
	s := slow{memory(t), make(chan struct{}), make(chan struct{})}
	url := start(t, server.Config{Store: s, OperationTimeout: 50 * time.Millisecond})
	_, body := call(t, "POST", url+"/graphql", `{"query": "{ models { totalCount } }"}`, "Content-Type", asJSON)
	if !strings.Contains(body, `"TIMEOUT"`) {
		t.Errorf("got %s", body)
	}
}

func TestRequestsAreLogged(t *testing.T) {
	var log bytes.Buffer
	url := start(t, server.Config{Logger: slog.New(slog.NewJSONHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))})
	call(t, "GET", url+"/nothing-here", "")
	if !strings.Contains(log.String(), `"path":"/nothing-here","status":404`) {
		t.Errorf("got %s", log.String())
	}
}
