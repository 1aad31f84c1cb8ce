//go:build unix

package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/coder/websocket"
	"github.com/coder/websocket/wsjson"
)

// A subscriber follows the log of changes, by websocket or by server-sent events, goes
// after a while, in an orderly way or not, and comes back for what it has not seen.
type subscriber struct {
	url    string
	number int
	stay   time.Duration // at most

	sequence atomic.Int64 // of the last change that it has seen
	began    int64        // the sequence of the first
	seen     int64
	came     int
	cursor   *string
	problems []string
}

const following = "subscription ($after: Cursor) { changes(after: $after) { cursor node { sequence } } }"

// follow comes and goes until the context ends.
func (s *subscriber) follow(ctx context.Context) {
	for ctx.Err() == nil {
		stay, leave := context.WithTimeout(ctx, s.stay/10+rand.N(s.stay*9/10))
		var err error
		if s.came++; (s.number+s.came)%2 == 0 {
			err = s.byEvents(stay)
		} else {
			err = s.bySocket(stay)
		}
		if err != nil && stay.Err() == nil {
			s.problems = append(s.problems, err.Error())
			<-stay.Done()
		}
		leave()
	}
}

func (s *subscriber) header() http.Header {
	return http.Header{"X-Forwarded-For": {fmt.Sprint("192.0.2.", 100+s.number%20)}}
}

func (s *subscriber) variables() map[string]any { return map[string]any{"after": s.cursor} }

// bySocket follows over graphql-transport-ws until the context ends.
func (s *subscriber) bySocket(ctx context.Context) error {
	c, _, err := websocket.Dial(ctx, "ws"+strings.TrimPrefix(s.url, "http")+"/graphql", &websocket.DialOptions{
		Subprotocols: []string{"graphql-transport-ws"}, HTTPHeader: s.header(),
	})
	if err != nil {
		return err
	}
	defer func() { _ = c.CloseNow() }()
	c.SetReadLimit(1 << 20)
	if err := wsjson.Write(ctx, c, map[string]any{"type": "connection_init"}); err != nil {
		return err
	}
	for {
		var message struct {
			Type    string
			Payload json.RawMessage
		}
		if err := wsjson.Read(ctx, c, &message); err != nil {
			return err // also that it was to go: then the connection is cut
		}
		switch message.Type {
		case "connection_ack":
			payload := map[string]any{"query": following, "variables": s.variables()}
			if err := wsjson.Write(ctx, c, map[string]any{"id": "1", "type": "subscribe", "payload": payload}); err != nil {
				return err
			}
		case "ping":
			if err := wsjson.Write(ctx, c, map[string]any{"type": "pong"}); err != nil {
				return err
			}
		case "next":
			if err := s.take(message.Payload); err != nil {
				return err
			}
			if ctx.Err() == nil && s.came%3 == 0 && rand.N(50) == 0 { // goes in order now
				return errors.Join(wsjson.Write(ctx, c, map[string]any{"id": "1", "type": "complete"}), c.Close(websocket.StatusNormalClosure, ""))
			}
		case "pong":
		default:
			return fmt.Errorf("a websocket says %s: %s", message.Type, message.Payload)
		}
	}
}

// byEvents follows by server-sent events until the context ends.
func (s *subscriber) byEvents(ctx context.Context) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, s.url+"/graphql", strings.NewReader(operationWith(following, s.variables())))
	if err != nil {
		return err
	}
	request.Header = s.header()
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Accept", "text/event-stream")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	defer func() { _ = response.Body.Close() }()
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("an event stream is answered %s", response.Status)
	}
	event := ""
	lines := bufio.NewScanner(response.Body)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		name, value, _ := strings.Cut(lines.Text(), ":")
		value = strings.TrimSpace(value)
		switch {
		case name == "event":
			event = value
		case name == "data" && event == "next":
			if err := s.take([]byte(value)); err != nil {
				return err
			}
		case name == "data" && event != "":
			return fmt.Errorf("an event stream says %s: %s", event, value)
		}
	}
	if err := lines.Err(); err != nil {
		return err
	}
	return errors.New("the server has ended an event stream")
}

// take notes an event, which has to be the one behind the last.
func (s *subscriber) take(payload []byte) error {
	var event struct {
		Data struct {
			Changes *struct {
				Cursor string
				Node   struct{ Sequence int64 }
			}
		}
	}
	if err := json.Unmarshal(payload, &event); err != nil || event.Data.Changes == nil {
		return fmt.Errorf("no change: %s", payload)
	}
	sequence := event.Data.Changes.Node.Sequence
	if last := s.sequence.Load(); last == 0 {
		s.began = sequence
	} else if sequence != last+1 {
		return fmt.Errorf("change %d came behind change %d", sequence, last)
	}
	s.sequence.Store(sequence)
	s.cursor = &event.Data.Changes.Cursor
	s.seen++
	return nil
}

// judgeSubscribers fails where one has met an error, or has not seen each change from its
// first to the log's last.
func judgeSubscribers(t *testing.T, all []*subscriber, head int) {
	t.Helper()
	came, seen := 0, int64(0)
	for _, s := range all {
		came, seen = came+s.came, seen+s.seen
		for _, problem := range s.problems {
			t.Errorf("subscriber %d: %s", s.number, problem)
		}
		if s.seen == 0 || s.seen != int64(head)-s.began+1 {
			t.Errorf("subscriber %d saw %d changes from %d on, and the last is %d", s.number, s.seen, s.began, head)
		}
	}
	t.Logf("%d subscribers came %d times and saw %d changes", len(all), came, seen)
}

// headOf is the sequence of the log's last change.
func headOf(t *testing.T, url string) int {
	t.Helper()
	_, answer, _ := send(t, url, operation("{ changes(last: 1) { nodes { sequence } } }"))
	var response struct {
		Data struct {
			Changes struct{ Nodes []struct{ Sequence int } }
		}
	}
	if err := json.Unmarshal(answer, &response); err != nil || len(response.Data.Changes.Nodes) != 1 {
		t.Fatalf("%s: %v", answer, err)
	}
	return response.Data.Changes.Nodes[0].Sequence
}
