package server

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"testing"
)

// TestEndedStream: what still writes when a stream has ended, as gqlgen's heartbeat does
// when the client goes at that moment, reaches no response any more.
func TestEndedStream(t *testing.T) {
	late := make(chan http.ResponseWriter, 1)
	next := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { late <- w })
	s := newStreams(next, nil, 1, 1, func(*http.Request) string { return "" }, nil)
	r := httptest.NewRequest(http.MethodPost, "/graphql", http.NoBody)
	r.Header.Set("Accept", "text/event-stream")
	recorder := httptest.NewRecorder()
	s.ServeHTTP(recorder, r)
	w := <-late
	if _, err := w.Write([]byte(":")); !errors.Is(err, errEnded) {
		t.Errorf("got %v", err)
	}
	w.(http.Flusher).Flush()
	if recorder.Flushed || recorder.Body.Len() > 0 {
		t.Errorf("it reached the response: %q", recorder.Body)
	}
}
