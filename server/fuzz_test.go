package server_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/textproto"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"orgraph/server"
	"orgraph/store"
	"orgraph/store/sqlite"
	"orgraph/store/storetest"
)

// errorsOf is a handler of a log that fails a test for each error in it, of which a
// panic is one.
type errorsOf struct {
	slog.Handler
	t *testing.T
}

func (errorsOf) Enabled(_ context.Context, level slog.Level) bool { return level >= slog.LevelError }

func (e errorsOf) Handle(_ context.Context, r slog.Record) error {
	r.Attrs(func(a slog.Attr) bool {
		e.t.Logf("%s", a)
		return true
	})
	e.t.Errorf("the log has %q", r.Message)
	return nil
}

func (e errorsOf) WithAttrs([]slog.Attr) slog.Handler { return e }
func (e errorsOf) WithGroup(string) slog.Handler      { return e }

// FuzzHandler sends requests of any query string, headers and body to the API: each is
// answered in GraphQL's shape, with a status that the API has, and nothing of it is an
// error of the server's.
func FuzzHandler(f *testing.F) {
	ctx := context.Background()
	s, err := sqlite.Open(ctx, sqlite.Config{Path: sqlite.Memory})
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { _ = s.Close(ctx) })
	if err := s.Update(ctx, func(ctx context.Context, tx store.Tx) error {
		return tx.Apply(ctx, store.WriteSet{Put: storetest.Graph()})
	}); err != nil {
		f.Fatal(err)
	}
	for _, c := range []struct{ method, query, headers, body string }{
		{"GET", "query=%7Bmodels%7BtotalCount%7D%7D", "", ""},
		{"GET", "query=mutation%7BputRole(input%3A%7B%7D)%7B__typename%7D%7D&variables=%7B%7D", "Accept: application/graphql-response+json", ""},
		{"GET", "extensions=%7B%22persistedQuery%22%3A%7B%22version%22%3A1%2C%22sha256Hash%22%3A%22x%22%7D%7D", "", ""},
		{"GET", "query=%zz&variables=1&operationName=%00;", "", ""},
		{"POST", "", "Content-Type: application/json", `{"query": "query A($k: String!) { model(key: $k) { name } } query B { __typename }", "variables": {"k": "alpha"}, "operationName": "A"}`},
		{"POST", "", "Content-Type: application/json", `{"query": "{ a: node(id: \"x\") { id } b: models(first: 2, after: \"W10\", where: {name: {contains: \"'\"}}) { nodes { ownerships { totalCount } } } }"}`},
		{"POST", "", "Content-Type: application/json\nContent-Encoding: gzip", "{"},
		{"POST", "", "Content-Type: application/json; charset=latin1", "{}"},
		{"POST", "", "Content-Type: multipart/form-data; boundary=x", "--x--"},
		{"POST", "", "Content-Type: application/json\nOrigin: null\nSec-Fetch-Site: cross-site", `{"query": "{ __typename }"}`},
		{"POST", "", "Content-Type: application/json\nAuthorization: Bearer x", `[1]`},
		{"POST", "", "Content-Type: application/json\nAccept: text/event-stream", `{"query": "subscription { changes { sequence } }"}`},
		{"POST", "", "Content-Type: application/json\nAccept: multipart/mixed", `{"query": "{ ... @defer { models { totalCount } } }"}`},
		{"GET", "", "Upgrade: websocket\nConnection: Upgrade\nSec-Websocket-Version: 13\nSec-Websocket-Key: AAAAAAAAAAAAAAAAAAAAAA==", ""},
		{"OPTIONS", "", "Origin: https://x.example\nAccess-Control-Request-Method: POST", ""},
		{"DELETE", "", "X-Request-Id: \x00", ""},
	} {
		f.Add(c.method, c.query, c.headers, []byte(c.body))
	}
	operations, err := filepath.Glob("../cmd/orgraph/testdata/corpus/*.graphql")
	if err != nil || len(operations) == 0 {
		f.Fatalf("no operations: %v", err)
	}
	for i, name := range operations {
		document, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		body, err := json.Marshal(map[string]string{"query": string(document)})
		if err != nil {
			f.Fatal(err)
		}
		if i%10 == 0 { // the tests of the corpus ask them all
			f.Add("POST", "", "Content-Type: application/json", body)
		}
	}
	statuses := []int{200, 204, 400, 401, 403, 405, 413, 414, 415, 503}
	f.Fuzz(func(t *testing.T, method, query, headers string, body []byte) {
		header, err := textproto.NewReader(bufio.NewReader(strings.NewReader(headers + "\n\n"))).ReadMIMEHeader()
		if err != nil || strings.ContainsAny(method, " \r\n\t") || method == "" {
			return // net/http answers these itself
		}
		h, err := server.NewHandler(server.Config{
			Store: s, Logger: slog.New(errorsOf{t: t}), OperationTimeout: 2 * time.Second, Rate: 1 << 30, RateBurst: 1 << 30,
		})
		if err != nil {
			t.Fatal(err)
		}
		// What streams ends with its context.
		ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
		stream := header.Get("Upgrade") != "" || strings.Contains(header.Get("Accept"), "text/event-stream") || strings.Contains(header.Get("Accept"), "multipart/mixed")
		if !stream {
			cancel()
			ctx, cancel = context.WithTimeout(t.Context(), 20*time.Second)
		}
		defer cancel()
		r := (&http.Request{
			Method: method, URL: &url.URL{Path: "/graphql", RawQuery: query}, Header: http.Header(header), Host: "localhost:8080",
			RemoteAddr: "127.0.0.1:1", Body: http.NoBody, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, ContentLength: int64(len(body)),
		}).WithContext(ctx)
		if len(body) > 0 {
			r.Body = readCloser{bytes.NewReader(body)}
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		h.Close(t.Context())
		if stream {
			return
		}
		if !slices.Contains(statuses, w.Code) {
			t.Errorf("%s %q %q %q is answered %d", method, query, headers, body, w.Code)
		}
		if w.Code == 204 || method == http.MethodHead || method == http.MethodOptions {
			return
		}
		var answer struct {
			Data   map[string]any
			Errors []struct {
				Message    string
				Extensions struct{ Code string }
			}
		}
		if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil {
			t.Fatalf("%s %q %q %q is answered %q", method, query, headers, body, w.Body)
		}
		if answer.Data == nil && len(answer.Errors) == 0 {
			t.Errorf("%q has neither data nor errors", w.Body)
		}
		for _, e := range answer.Errors {
			if e.Message == "" || e.Extensions.Code == "" {
				t.Errorf("%q has an error without a message or a code", w.Body)
			}
		}
	})
}

type readCloser struct{ *bytes.Reader }

func (readCloser) Close() error { return nil }
