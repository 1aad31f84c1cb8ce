package server_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"orgraph/server"
)

// TestGraphQLCop does what the twelve checks of graphql-cop
// (https://github.com/dolevf/graphql-cop) do, with their requests, on a server as it
// starts and on one that answers no question about its schema. Only queries by GET are
// found: they change nothing, and other origins may not send them.
func TestGraphQLCop(t *testing.T) {
	open := start(t, server.Config{}) + "/graphql"
	closed := start(t, server.Config{NoIntrospection: true, NoSuggestions: true}) + "/graphql"
	post := func(body string) func(*testing.T, string) (*http.Response, string) {
		return func(t *testing.T, address string) (*http.Response, string) {
			return call(t, http.MethodPost, address, body, "Content-Type", asJSON)
		}
	}
	query := func(text string) func(*testing.T, string) (*http.Response, string) {
		body, err := json.Marshal(map[string]string{"query": text, "operationName": "cop"})
		if err != nil {
			t.Fatal(err)
		}
		return post(string(body))
	}
	get := func(text string, headers ...string) func(*testing.T, string) (*http.Response, string) {
		return func(t *testing.T, address string) (*http.Response, string) {
			return call(t, http.MethodGet, address+"?"+url.Values{"query": {text}}.Encode(), "", headers...)
		}
	}
	holds := func(parts ...string) func(string) bool {
		return func(answer string) bool {
			for _, part := range parts {
				if strings.Contains(answer, part) {
					return true
				}
			}
			return false
		}
	}
	aliases := make([]string, 101)
	for i := range aliases {
		aliases[i] = "alias" + string(rune('0'+i/100)) + string(rune('0'+i/10%10)) + string(rune('0'+i%10)) + ":__typename"
	}
	for _, c := range []struct {
		name  string
		ask   func(*testing.T, string) (*http.Response, string)
		found func(answer string) bool
		// Whether it is found on the two servers, and why that is right.
		open, closed bool
	}{
		{"alias overloading", query("query cop { " + strings.Join(aliases, " ") + " }"), holds(`"alias100"`), false, false},
		{"array-based batching", post("[" + strings.TrimSuffix(strings.Repeat(`{"query": "query cop { __typename }", "operationName": "cop"},`, 10), ",") + "]"), func(a string) bool { return strings.HasPrefix(a, "[") }, false, false},
		{"directive overloading", query("query cop { __typename " + strings.Repeat("@aa", 10) + " }"), func(a string) bool { return strings.Count(a, `"message"`) == 10 }, false, false},
		{"circular introspection", query("query cop { __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } }"), holds(`"types"`), false, false},
		{"field duplication", query("query cop { " + strings.Repeat("__typename \n", 500) + "}"), holds(`"__typename"`), false, false},
		// The playground shows them; --suggestions=false takes them out.
		{"field suggestions", query("query cop { modelss { totalCount } }"), holds("Did you mean"), true, false},
		{"GraphiQL on the endpoint", get("", "Accept", "text/html"), holds("graphiql", "GraphQL Playground", "GraphQLPlayground"), false, false},
		// Guarded: CrossOriginProtection and CORS, and nothing is changed by them.
		{"queries by GET", get("query cop { __typename }"), holds(`"__typename":"Query"`), true, true},
		{"mutations by GET", get("mutation cop { __typename }"), holds(`"__typename":"Mutation"`), false, false},
		{"POST as a form", func(t *testing.T, address string) (*http.Response, string) {
			return call(t, http.MethodPost, address, url.Values{"query": {"query cop { __typename }"}}.Encode(), "Content-Type", "application/x-www-form-urlencoded")
		}, holds(`"__typename"`), false, false},
		{"tracing", query("query cop { __typename }"), holds(`"tracing"`), false, false},
		{"unhandled errors", query("qwerty cop { abc }"), holds(`"exception"`, "stacktrace", ".go:"), false, false},
		// The playground asks them; --introspection=false answers none.
		{"introspection", query("query cop { __schema { types { name fields { name } } } }"), holds(`"types"`), true, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, s := range []struct {
				name, address string
				found         bool
			}{{"as it starts", open, c.open}, {"without questions", closed, c.closed}} {
				if _, answer := c.ask(t, s.address); c.found(answer) != s.found {
					t.Errorf("%s: found %v, want %v: %.300s", s.name, !s.found, s.found, answer)
				}
			}
		})
	}
}

// TestSuggestionsAreTakenOut wherever validation makes them.
func TestSuggestionsAreTakenOut(t *testing.T) {
	address := start(t, server.Config{NoSuggestions: true}) + "/graphql"
	for _, query := range []string{
		"{ modelss { totalCount } }", "{ models(fist: 1) { totalCount } }", "{ ... on Querry { __typename } }", "{ models }",
		"{ rank(method: TOPSI) { method } }", "query ($m: Sting) { model(key: $m) { name } }", "{ models(filter: {nam: {eq: \\\"x\\\"}}) { totalCount } }",
	} {
		_, answer := call(t, http.MethodPost, address, `{"query": "`+query+`"}`, "Content-Type", asJSON)
		if !strings.Contains(answer, `"errors"`) || strings.Contains(answer, "Did you mean") {
			t.Errorf("%s: %s", query, answer)
		}
	}
}
