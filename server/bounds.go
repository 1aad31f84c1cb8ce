package server

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"mime"
	"net/http"
	"net/url"
	"runtime/debug"
	"time"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"orgraph/requestlog"
)

// bounded reads a POST's body before the API does and answers what the API
// would let through, or would answer with the body's text in it: a body that is
// too large (413), of another type (415), or not a JSON object (400). Errors have
// GraphQL's shape.
func bounded(next http.Handler, maxBody int64) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !isWebsocket(r) { // RFC 9110, section 7.8: a protocol that is not known is ignored
			r.Header.Del("Upgrade")
		}
		switch r.Method {
		case http.MethodGet, http.MethodOptions:
			if int64(len(r.URL.RawQuery)) > maxBody {
				refuse(w, http.StatusRequestURITooLong, "TOO_LARGE", "the query string is too long; send the operation with POST")
				return
			}
			parameters, err := url.ParseQuery(r.URL.RawQuery)
			if err != nil {
				refuse(w, http.StatusBadRequest, "BAD_REQUEST", "the query string is damaged; percent-encode the operation in it, or send it with POST")
				return
			}
			for _, name := range []string{"variables", "extensions"} {
				var object map[string]any
				if text := parameters.Get(name); text != "" && json.Unmarshal([]byte(text), &object) != nil {
					refuse(w, http.StatusBadRequest, "BAD_REQUEST", name+" is not a JSON object")
					return
				}
			}
			next.ServeHTTP(w, r)
			return
		case http.MethodPost:
		default:
			w.Header().Set("Allow", "GET, POST, OPTIONS")
			refuse(w, http.StatusMethodNotAllowed, "BAD_REQUEST", "use GET or POST")
			return
		}
		mediaType, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
		if charset := params["charset"]; err != nil || mediaType != "application/json" || charset != "" && charset != "utf-8" && charset != "UTF-8" {
			refuse(w, http.StatusUnsupportedMediaType, "BAD_REQUEST", "send the operation as Content-Type: application/json, in UTF-8")
			return
		}
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
		var tooLarge *http.MaxBytesError
		switch {
		case errors.As(err, &tooLarge):
			refuse(w, http.StatusRequestEntityTooLarge, "TOO_LARGE", fmt.Sprintf("the body has more than %d bytes", maxBody))
			return
		case err != nil:
			refuse(w, http.StatusBadRequest, "BAD_REQUEST", "the body ended before it was complete")
			return
		}
		accountOf(r.Context()).owe(len(body))
		if problem := checkParameters(body); problem != "" {
			refuse(w, http.StatusBadRequest, "BAD_REQUEST", problem)
			return
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		next.ServeHTTP(w, r)
	})
}

// checkParameters returns what is wrong with a request's parameters
// (GraphQL over HTTP, section 5.1), "" where nothing is.
func checkParameters(body []byte) string {
	var parameters struct {
		Query         *string        `json:"query"`
		OperationName *string        `json:"operationName"`
		Variables     map[string]any `json:"variables"`
		Extensions    map[string]any `json:"extensions"`
	}
	var syntax *json.SyntaxError
	var wrongType *json.UnmarshalTypeError
	switch err := json.Unmarshal(body, &parameters); {
	case errors.As(err, &syntax):
		return fmt.Sprintf("the body is not JSON: byte %d", syntax.Offset)
	case errors.As(err, &wrongType) && wrongType.Field == "":
		return "the body must be one JSON object with a query"
	case errors.As(err, &wrongType):
		return fmt.Sprintf("%s must not be a JSON %s", wrongType.Field, wrongType.Value)
	case err != nil:
		return "the body is not JSON"
	case parameters.Query == nil && parameters.Extensions["persistedQuery"] == nil:
		return `the body has no "query"`
	}
	return ""
}

// refuse answers a request that reaches no operation.
func refuse(w http.ResponseWriter, code int, word, message string) {
	tellRefused(w, word)
	extensions := map[string]any{"code": word}
	if id := w.Header().Get(requestlog.Header); id != "" && code >= http.StatusInternalServerError {
		extensions["requestId"] = id
	}
	body, err := json.Marshal(struct {
		Errors gqlerror.List `json:"errors"`
	}{gqlerror.List{{Message: message, Extensions: extensions}}})
	if err != nil {
		panic(err) // strings marshal
	}
	w.Header().Set("Content-Type", "application/graphql-response+json; charset=utf-8")
	w.WriteHeader(code)
	_, _ = w.Write(body)
}

// recovered answers 500 where a handler panics, and logs it.
func recovered(next http.Handler, log *slog.Logger) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			v := recover()
			if v == nil {
				return
			}
			if v == http.ErrAbortHandler { //nolint:errorlint // net/http's own convention
				panic(v)
			}
			log.ErrorContext(r.Context(), "panic in a handler", "panic", fmt.Sprint(v), "stack", string(debug.Stack()))
			refuse(w, http.StatusInternalServerError, "INTERNAL", "internal error; the server's log says more")
		}()
		next.ServeHTTP(w, r)
	})
}

// logged writes a line for each request, and the audit line of those that were denied,
// and counts it.
func logged(next http.Handler, cfg Config, route func(*http.Request) string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		begin := time.Now()
		rec := &recorder{ResponseWriter: w, status: http.StatusOK}
		next.ServeHTTP(rec, r)
		if denies(rec.status, rec.refused) {
			audit(r.Context(), cfg.Logger, rec.refused)
		}
		took := time.Since(begin)
		if rec.refused != "" {
			cfg.Telemetry.RefusedRequest(rec.refused, rec.status)
		}
		if !isStream(r) {
			cfg.Telemetry.Request(route(r), rec.status, took)
		}
		cfg.Logger.DebugContext(r.Context(), "request", "method", r.Method, "path", r.URL.Path, "status", rec.status,
			"bytes", rec.bytes, "duration", took.String(), "remote", r.RemoteAddr)
	})
}

// recorder remembers what was answered.
type recorder struct {
	http.ResponseWriter
	status, bytes int
	refused       string // the code with which refuse answered
}

// tellRefused tells the recorders under w, if there are any, with which code their
// request is refused.
func tellRefused(w http.ResponseWriter, code string) {
	for {
		if rec, ok := w.(*recorder); ok {
			rec.refused = code
		}
		inner, ok := w.(interface{ Unwrap() http.ResponseWriter })
		if !ok {
			return
		}
		w = inner.Unwrap()
	}
}

func (r *recorder) WriteHeader(code int) {
	r.status = code
	r.ResponseWriter.WriteHeader(code)
}

func (r *recorder) Write(p []byte) (int, error) {
	n, err := r.ResponseWriter.Write(p)
	r.bytes += n
	return n, err
}

// Unwrap lets http.ResponseController reach the connection.
func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }
