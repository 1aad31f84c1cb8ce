package server

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"sync"
	"time"

	"orgraph/telemetry"
)

// streamPatience is how long a write to a stream may take. What is sent is
// small, and heartbeats are sent in between, so a client that takes nothing for
// so long is gone.
const streamPatience = 30 * time.Second

// isStream reports whether a request is answered for as long as the client
// likes, or in parts: over a websocket, by server-sent events, or deferred.
func isStream(r *http.Request) bool {
	accept := r.Header.Get("Accept")
	inParts := strings.Contains(accept, "text/event-stream") || strings.Contains(accept, "multipart/mixed")
	return isWebsocket(r) || inParts && r.Method == http.MethodPost
}

func isWebsocket(r *http.Request) bool {
	return r.Method == http.MethodGet && strings.EqualFold(r.Header.Get("Upgrade"), "websocket")
}

// streams lets streams live longer than other requests, up to a number of them,
// and ends them when the server stops. Other requests pass as they are.
type streams struct {
	next    http.Handler
	origins []string
	free    chan struct{} // holds one for each stream that may still begin
	client  func(*http.Request) string
	most    int // for each client
	mu      sync.Mutex
	open    map[string]int // of clients
	stopped context.Context
	stop    context.CancelFunc
	told    *telemetry.Telemetry
}

func newStreams(next http.Handler, origins []string, most, mostOfClient int, client func(*http.Request) string, told *telemetry.Telemetry) *streams {
	s := &streams{
		next: next, origins: origins, told: told, free: make(chan struct{}, most),
		client: client, most: mostOfClient, open: map[string]int{},
	}
	s.stopped, s.stop = context.WithCancel(context.Background())
	for range most {
		s.free <- struct{}{}
	}
	return s
}

func (s *streams) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if !isStream(r) {
		s.next.ServeHTTP(w, r)
		return
	}
	// A page of any origin may open a websocket, and its browser asks nobody.
	if isWebsocket(r) && !allowed(s.origins, r) {
		refuseOrigin(w)
		return
	}
	client := s.client(r)
	if !s.begin(client) {
		w.Header().Set("Retry-After", "5")
		refuse(w, http.StatusTooManyRequests, "TOO_MANY_STREAMS", "your address has as many subscriptions open as it may; end some, or try again later")
		return
	}
	defer s.end(client)
	select {
	case <-s.free:
		defer func() { s.free <- struct{}{} }()
	default:
		w.Header().Set("Retry-After", "5")
		refuse(w, http.StatusServiceUnavailable, "TOO_MANY_STREAMS", "the server has as many subscribers as it takes; try again later")
		return
	}
	defer s.told.Stream()()
	ctx, cancel := context.WithCancel(r.Context())
	defer cancel()
	defer context.AfterFunc(s.stopped, cancel)()
	control := http.NewResponseController(w)
	// The request has been read; from now on nothing but its end is.
	_ = control.SetReadDeadline(time.Time{}) // where there are no deadlines, none ends the stream
	stream := &streamWriter{ResponseWriter: w, control: control}
	defer stream.end()
	s.next.ServeHTTP(stream, r.WithContext(ctx))
}

// begin reports whether the client may open one more stream.
func (s *streams) begin(client string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.open[client] == s.most {
		return false
	}
	s.open[client]++
	return true
}

func (s *streams) end(client string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.open[client]--; s.open[client] == 0 {
		delete(s.open, client)
	}
}

// wait returns when no stream is left, or the context ends.
func (s *streams) wait(ctx context.Context) {
	for range cap(s.free) {
		select {
		case <-s.free:
		case <-ctx.Done():
			return
		}
	}
}

// streamWriter gives each write its own time in place of one for them all.
type streamWriter struct {
	http.ResponseWriter
	control *http.ResponseController

	mu             sync.Mutex
	ended, refused bool
}

// errEnded is what is told who writes to a stream that has ended.
var errEnded = errors.New("the stream has ended")

// end keeps what still writes, such as gqlgen's heartbeat, from a response that has ended:
// net/http may have given its buffer to another one by then.
func (w *streamWriter) end() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.ended = true
}

// WriteHeader answers 400 to what is refused, and Write without data, as to every other
// request: gqlgen's transport of parts says 422, and that the data are null.
func (w *streamWriter) WriteHeader(code int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.ended {
		return
	}
	if code == http.StatusUnprocessableEntity {
		code, w.refused = http.StatusBadRequest, true
	}
	w.ResponseWriter.WriteHeader(code)
}

func (w *streamWriter) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.ended {
		return 0, errEnded
	}
	_ = w.control.SetWriteDeadline(time.Now().Add(streamPatience)) // see ServeHTTP
	if w.refused {
		_, err := w.ResponseWriter.Write(withoutData(p)) // written at once
		return len(p), err
	}
	return w.ResponseWriter.Write(p)
}

// Flush implements http.Flusher.
func (w *streamWriter) Flush() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.ended {
		_ = w.control.Flush() // Write has the error
	}
}

// Unwrap lets http.ResponseController reach the connection.
func (w *streamWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }
