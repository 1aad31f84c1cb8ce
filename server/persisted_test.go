package server_test

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"testing/fstest"

	"orgraph/graph"
	"orgraph/server"
)

func hashOf(document string) string {
	hash := sha256.Sum256([]byte(document))
	return hex.EncodeToString(hash[:])
}

func persisted(hash, document string) string {
	body := map[string]any{"extensions": map[string]any{"persistedQuery": map[string]any{"version": 1, "sha256Hash": hash}}}
	if document != "" {
		body["query"] = document
	}
	text, _ := json.Marshal(body) // strings marshal
	return string(text)
}

// TestAutomaticPersistedQueries sends a hash, then the document with it, then the
// hash again.
func TestAutomaticPersistedQueries(t *testing.T) {
	address := start(t, server.Config{}) + "/graphql"
	document := `{ model(key: "alpha") { name } }`
	long := document + strings.Repeat("#", 20<<10)
	for _, c := range []struct {
		name, body, want string
	}{
		{"the hash alone, unknown", persisted(hashOf(document), ""), "PERSISTED_QUERY_NOT_FOUND"},
		{"another document", persisted(hashOf(document), "{ models { totalCount } }"), "hash does not match"},
		{"with the document", persisted(hashOf(document), document), `"alpha model"`},
		{"the hash alone", persisted(hashOf(document), ""), `"alpha model"`},
		{"a long document is answered", persisted(hashOf(long), long), `"alpha model"`},
		{"and not kept", persisted(hashOf(long), ""), "PERSISTED_QUERY_NOT_FOUND"},
		{"an extension that is none", `{"extensions": {"persistedQuery": 1}}`, "BAD_USER_INPUT"},
		{"another version", `{"extensions": {"persistedQuery": {"version": 2, "sha256Hash": "x"}}}`, "BAD_USER_INPUT"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, body := call(t, "POST", address, c.body, "Content-Type", asJSON); !strings.Contains(body, c.want) {
				t.Errorf("got %s, want %s", body, c.want)
			}
		})
	}
	extensions := fmt.Sprintf(`{"persistedQuery":{"version":1,"sha256Hash":%q}}`, hashOf(document))
	if _, body := call(t, "GET", address+"?extensions="+url.QueryEscape(extensions), ""); !strings.Contains(body, `"alpha model"`) {
		t.Errorf("by GET: %s", body)
	}
}

func TestAllowList(t *testing.T) {
	document := `query Alpha { model(key: "alpha") { name } }`
	operations, err := graph.ReadOperations(fstest.MapFS{
		"a.graphql":    {Data: []byte(document)},
		"b/list.json":  {Data: []byte(`{"b": "query Roles($n: Int) { roles(first: $n) { totalCount } }"}`)},
		"b/readme.txt": {Data: []byte("no document")},
	})
	if err != nil {
		t.Fatal(err)
	}
	var log logbook
	address := start(t, server.Config{Operations: operations, Access: editors(token), Logger: log.logger()}) + "/graphql"
	for _, c := range []struct {
		name, body, want string
	}{
		{"a document of the list", `{"query": "query Alpha { model(key: \"alpha\") { name } }"}`, `"alpha model"`},
		{"with other white space", `{"query": "# why\nquery Alpha {\n  model(key: \"alpha\") { name }\n}"}`, `"alpha model"`},
		{"with variables", `{"query": "query Roles($n: Int) { roles(first: $n) { totalCount } }", "variables": {"n": 1}}`, `"totalCount"`},
		{"by its hash", persisted(hashOf(document), ""), `"alpha model"`},
		{"by a hash that is not there", persisted(hashOf("{ x }"), ""), "OPERATION_NOT_ALLOWED"},
		{"another value in it", `{"query": "query Alpha { model(key: \"beta\") { name } }"}`, "OPERATION_NOT_ALLOWED"},
		{"another document", `{"query": "{ models { totalCount } }"}`, "OPERATION_NOT_ALLOWED"},
		{"introspection", `{"query": "{ __schema { types { name } } }"}`, "OPERATION_NOT_ALLOWED"},
		{"what cannot be read", `{"query": "{{{"}`, "OPERATION_NOT_ALLOWED"},
		{"registering a document", persisted(hashOf("{ models { totalCount } }"), "{ models { totalCount } }"), "OPERATION_NOT_ALLOWED"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, body := call(t, "POST", address, c.body, "Content-Type", asJSON); !strings.Contains(body, c.want) {
				t.Errorf("got %s, want %s", body, c.want)
			}
			if audited := strings.Contains(log.take(), `"audit":true,"outcome":"denied"`); audited != (c.want == "OPERATION_NOT_ALLOWED") {
				t.Errorf("audited: %v", audited)
			}
		})
	}
	for name, files := range map[string]fstest.MapFS{
		"no operation":             {"x.txt": {}},
		"c.graphql: ":              {"c.graphql": {Data: []byte("{ nonsense }")}},
		"d.json: it is not":        {"d.json": {Data: []byte("[1]")}},
		"e.json: broken: ":         {"e.json": {Data: []byte(`{"broken": "{"}`)}},
		"f.graphql: input:1:1: Un": {"f.graphql": {Data: []byte("}")}},
	} {
		if _, err := graph.ReadOperations(files); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("got %v, want %q in it", err, name)
		}
	}
}

func TestNoIntrospection(t *testing.T) {
	address := start(t, server.Config{NoIntrospection: true}) + "/graphql"
	for query, want := range map[string]string{
		"{ __schema { types { name } } }":          "OPERATION_NOT_ALLOWED",
		"{ __type(name: \\\"Model\\\") { name } }": "OPERATION_NOT_ALLOWED",
		"{ s: __schema { types { name } } }":       "OPERATION_NOT_ALLOWED",
		"{ __typename }":                           `"__typename":"Query"`,
	} {
		query = strings.ReplaceAll(query, `\\`, `\`)
		if _, body := call(t, "POST", address, `{"query": "`+query+`"}`, "Content-Type", asJSON); !strings.Contains(body, want) {
			t.Errorf("%s: got %s, want %s", query, body, want)
		}
	}
}

// TestDefer gets the deferred part of an answer behind the rest of it.
func TestDefer(t *testing.T) {
	address := start(t, server.Config{}) + "/graphql"
	query := `{"query": "{ models { nodes { key ... @defer(label: \"owners\") { ownerships { totalCount nodes { role { name } } } } } } }"}`
	request, err := http.NewRequestWithContext(t.Context(), "POST", address, strings.NewReader(query))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", asJSON)
	request.Header.Set("Accept", "multipart/mixed")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	_, params, err := mime.ParseMediaType(response.Header.Get("Content-Type"))
	if err != nil {
		t.Fatal(err)
	}
	parts := multipart.NewReader(bufio.NewReader(response.Body), params["boundary"])
	var texts []string
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(part)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(text))
	}
	if len(texts) < 2 || !strings.Contains(texts[0], `"key":"alpha"`) || strings.Contains(texts[0], "totalCount") || !strings.Contains(texts[0], `"hasNext":true`) {
		t.Fatalf("the first of %d parts is %s", len(texts), texts)
	}
	rest := strings.Join(texts[1:], "")
	if strings.Count(rest, `"label":"owners"`) != 6 || !strings.Contains(rest, `"totalCount":7`) || strings.Contains(rest, "errors") {
		t.Errorf("the others are %s", rest)
	}
}
