package server

import (
	"bytes"
	"encoding/json"
	"net/http"
	"slices"

	"orgraph/graph"
)

// conforming makes of the API's answers what the GraphQL over HTTP specification asks
// for (https://graphql.github.io/graphql-over-http/draft/): an error of the request,
// which was not run, has no data, not even null; and for those who accept
// application/json alone its status is 200. What could not be answered because the
// database does not answer, or too much is asked at once, is 503, and what would cost the
// client more than it may spend 429, so that whoever stands in between notices, too.
func conforming(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if isStream(r) {
			next.ServeHTTP(w, r)
			return
		}
		h := &held{ResponseWriter: w}
		next.ServeHTTP(h, r)
		if h.status == 0 {
			return
		}
		accountOf(r.Context()).refuse()
		switch {
		case h.status == http.StatusNotAcceptable:
			w.Header().Set("Allow", "POST")
			refuse(w, http.StatusMethodNotAllowed, mutationByGET, "GET runs queries alone; send the operation with POST")
			return
		case isRefused(h.body.Bytes(), graph.CodeRateLimited):
			h.status = http.StatusTooManyRequests
		case h.status == http.StatusUnprocessableEntity:
			h.status = http.StatusOK
		}
		w.WriteHeader(h.status)
		_, _ = w.Write(withoutData(h.body.Bytes()))
	})
}

// mutationByGET is the code of an operation that is no query and was sent by GET, as a link
// or an image on any page can.
const mutationByGET = "MUTATION_BY_GET"

// held holds back the answer to a request that was not run, and lets every other pass.
type held struct {
	http.ResponseWriter
	status int // of the answer that is held back, 0 for none
	body   bytes.Buffer
	passed bool // whether a part of it was written
}

func (h *held) WriteHeader(code int) {
	switch code {
	case http.StatusBadRequest, http.StatusUnprocessableEntity, http.StatusNotAcceptable: // the last for what is no query, by GET
		h.status = code
		return
	}
	h.ResponseWriter.WriteHeader(code)
}

func (h *held) Write(p []byte) (int, error) {
	if h.status != 0 {
		return h.body.Write(p)
	}
	if !h.passed && isRefused(p, graph.CodeUnavailable, graph.CodeOutcomeUnknown, graph.CodeOverloaded) { // an answer is written at once
		h.Header().Set("Retry-After", retryAfter)
		h.WriteHeader(http.StatusServiceUnavailable)
	}
	h.passed = true
	return h.ResponseWriter.Write(p)
}

// retryAfter is the number of seconds after which a database that did not answer is
// worth another try.
const retryAfter = "2"

// isRefused reports whether a response holds nothing, for a reason with one of the codes.
func isRefused(body []byte, codes ...graph.Code) bool {
	if !slices.ContainsFunc(codes, func(c graph.Code) bool { return bytes.Contains(body, []byte(c)) }) {
		return false // without reading the whole of what is as a rule all right
	}
	var response struct {
		Data   map[string]json.RawMessage
		Errors []struct {
			Extensions struct{ Code graph.Code }
		}
	}
	if err := json.Unmarshal(body, &response); err != nil {
		return false
	}
	for _, value := range response.Data {
		if string(value) != "null" {
			return false
		}
	}
	for _, e := range response.Errors {
		if slices.Contains(codes, e.Extensions.Code) {
			return true
		}
	}
	return false
}

// Unwrap lets http.ResponseController reach the connection.
func (h *held) Unwrap() http.ResponseWriter { return h.ResponseWriter }

// withoutData takes null data out of a response.
func withoutData(body []byte) []byte {
	var response map[string]json.RawMessage
	if err := json.Unmarshal(body, &response); err != nil || string(response["data"]) != "null" {
		return body
	}
	delete(response, "data")
	out, err := json.Marshal(response)
	if err != nil {
		return body
	}
	return out
}
