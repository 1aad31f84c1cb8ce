package server_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"mime"
	"mime/multipart"
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

	"orgraph/access"
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
	fill := func(t testing.TB) {
		t.Helper()
		if err := s.Restore(ctx, true, func(yield func(store.Part, error) bool) { yield(store.Part{Values: storetest.Graph()}, nil) }); err != nil {
			t.Fatal(err)
		}
	}
	fill(f)
	const editor = "Content-Type: application/json\nAuthorization: Bearer " + fuzzToken
	for _, c := range []struct{ method, query, headers, body string }{
		{"GET", "query=%7Bmodels%7BtotalCount%7D%7D", "", ""},
		{"GET", "query=mutation%7BdeleteRole(input%3A%7Bkey%3A%22team%22%7D)%7B__typename%7D%7D&variables=%7B%7D", "Accept: application/graphql-response+json", ""},
		{"GET", "extensions=%7B%22persistedQuery%22%3A%7B%22version%22%3A1%2C%22sha256Hash%22%3A%22x%22%7D%7D", "", ""},
		{"GET", "query=%zz&variables=1&operationName=%00;", "", ""},
		{"POST", "", "Content-Type: application/json", `{"query": "query A($k: String!) { model(key: $k) { name } } query B { __typename }", "variables": {"k": "alpha"}, "operationName": "A"}`},
		{"POST", "", "Content-Type: application/json", `{"query": "{ a: node(id: \"x\") { id } b: models(first: 2, after: \"W10\", filter: {name: {contains: \"'\"}}) { nodes { ownerships { totalCount } } } }"}`},
		{"POST", "", "Content-Type: application/json\nContent-Encoding: gzip", "{"},
		{"POST", "", "Content-Type: application/json; charset=latin1", "{}"},
		{"POST", "", "Content-Type: multipart/form-data; boundary=x", "--x--"},
		{"POST", "", "Content-Type: application/json\nOrigin: null\nSec-Fetch-Site: cross-site", `{"query": "{ __typename }"}`},
		{"POST", "", "Content-Type: application/json\nAuthorization: Bearer x", `[1]`},
		{"POST", "", editor, `{"query": "mutation { upsertRole(input: {key: \"ada\", name: \"Ada\"}) @idempotent(key: \"k\") { role { key version } } }"}`},
		{"POST", "", editor, `{"query": "mutation M($c: String!) { importMatrix(input: {content: $c, dryRun: false}) { report { kinds { added { key } } } userErrors { message } } }", "variables": {"c": "| | A |\n|-|-|\n| People | TL (poorly) or PM |"}}`},
		{"POST", "", "Content-Type: application/json\nAccept: text/event-stream", `{"query": "subscription { changes { cursor node { sequence } } }"}`},
		{"POST", "", "Content-Type: application/json", `{"query": "subscription { changes { cursor } }"}`},
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
	authenticator := access.New(access.Config{EditorToken: fuzzToken, Anonymous: access.Reader})
	f.Fuzz(func(t *testing.T, method, query, headers string, body []byte) {
		header, err := textproto.NewReader(bufio.NewReader(strings.NewReader(headers + "\n\n"))).ReadMIMEHeader()
		if err != nil || strings.ContainsAny(method, " \r\n\t") || method == "" {
			return // net/http answers these itself
		}
		h, err := server.NewHandler(server.Config{
			Store: s, Logger: slog.New(errorsOf{t: t}), OperationTimeout: 8 * time.Second, Rate: 1 << 30, RateBurst: 1 << 30, Access: authenticator,
		})
		if err != nil {
			t.Fatal(err)
		}
		// What streams ends with its context.
		ctx, cancel := context.WithCancel(t.Context())
		defer time.AfterFunc(30*time.Millisecond, cancel).Stop()
		stream := header.Get("Upgrade") != "" || strings.Contains(header.Get("Accept"), "text/event-stream") || strings.Contains(header.Get("Accept"), "multipart/mixed")
		if !stream {
			ctx, cancel = context.WithTimeout(t.Context(), 9*time.Second) // Go takes what lasts for ten to hang
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
		head, _, err := s.Head(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		receipts, err := s.Receipts(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if head > 0 || len(receipts) > 0 {
			fill(t) // what was written is none of the next request's
		}
		if method == http.MethodGet && header.Get("Upgrade") != "" {
			return // no recorder can be upgraded
		}
		if !slices.Contains(statuses, w.Code) {
			t.Errorf("%s %q %q %q is answered %d", method, query, headers, body, w.Code)
		}
		if w.Code == 204 || method == http.MethodHead || method == http.MethodOptions {
			return
		}
		answers, err := answersOf(w.Result(), ctx.Err() != nil)
		if err != nil {
			t.Fatalf("%s %q %q %q is answered %q: %v", method, query, headers, body, w.Body, err)
		}
		for _, a := range answers {
			if a.Data == nil && len(a.Errors) == 0 && a.HasNext == nil {
				t.Errorf("%q has neither data nor errors", w.Body)
			}
			for _, e := range a.Errors {
				if e.Message == "" || e.Extensions.Code == "" {
					t.Errorf("%q has an error without a message or a code", w.Body)
				}
			}
		}
	})
}

// fuzzToken is an editor's.
const fuzzToken = "a-token-for-the-fuzzer-alone"

type fuzzAnswer struct {
	Data   map[string]any
	Errors []struct {
		Message    string
		Extensions struct{ Code string }
	}
	Incremental []json.RawMessage
	HasNext     *bool
}

// answersOf returns the answers of a response: one, or those of a stream, the last of
// which is missing where it was cut off.
func answersOf(r *http.Response, cut bool) ([]fuzzAnswer, error) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return nil, err
	}
	var texts [][]byte
	switch kind, parameters, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); kind {
	case "text/event-stream":
		events := bytes.Split(body, []byte("\n\n"))
		for _, event := range events[:len(events)-1] {
			if data, ok := bytes.CutPrefix(event, []byte("event: next\ndata: ")); ok {
				texts = append(texts, data)
			} else if !bytes.HasPrefix(event, []byte(":")) && !bytes.HasPrefix(event, []byte("event: complete")) {
				return nil, fmt.Errorf("the event %q", event)
			}
		}
	case "multipart/mixed":
		parts := multipart.NewReader(bytes.NewReader(body), parameters["boundary"])
		for {
			part, err := parts.NextPart()
			if errors.Is(err, io.EOF) || err != nil && cut {
				break
			}
			if err != nil {
				return nil, err
			}
			text, err := io.ReadAll(part)
			if err != nil && cut {
				break
			}
			if err != nil {
				return nil, err
			}
			texts = append(texts, text)
		}
	default:
		texts = [][]byte{body}
	}
	answers := make([]fuzzAnswer, len(texts))
	for i, text := range texts {
		if err := json.Unmarshal(text, &answers[i]); err != nil {
			return nil, err
		}
		for _, increment := range answers[i].Incremental {
			var a fuzzAnswer
			if err := json.Unmarshal(increment, &a); err != nil {
				return nil, err
			}
			answers[i].Errors = append(answers[i].Errors, a.Errors...)
		}
	}
	return answers, nil
}

type readCloser struct{ *bytes.Reader }

func (readCloser) Close() error { return nil }
