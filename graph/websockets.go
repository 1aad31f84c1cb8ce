package graph

import (
	"context"
	"io"
	"net/http"
	"time"

	"github.com/99designs/gqlgen/graphql/handler/transport"
)

const (
	// writePatience is how long a client may take to receive a message.
	writePatience = 30 * time.Second
	// closePatience is how long it may take to say goodbye.
	closePatience = 5 * time.Second
)

// websockets closes connections of clients that take nothing of what is written to them.
// gqlgen waits for those without end, and can neither ping nor close them meanwhile.
type websockets struct {
	transport.CoderWebsocketImplementation
	received func(ctx context.Context, bytes int) // as [Config.Received]
}

// Accept implements transport.WebsocketImplementation.
func (i websockets) Accept(w http.ResponseWriter, r *http.Request, o transport.WebsocketAcceptOptions) (transport.WebsocketConn, error) {
	accepted, err := i.CoderWebsocketImplementation.Accept(w, r, o)
	if err != nil {
		return nil, err
	}
	c := patientConn{accepted.(coderConn), func(bytes int) {
		if i.received != nil {
			i.received(r.Context(), bytes)
		}
	}}
	context.AfterFunc(r.Context(), func() { time.AfterFunc(closePatience, c.cut) })
	return c, nil
}

// coderConn is what gqlgen asks of a connection and may.
type coderConn interface {
	transport.WebsocketConn
	transport.WebsocketReadLimiter
	transport.WebsocketReadDeadliner
}

type patientConn struct {
	coderConn
	received func(bytes int)
}

// NextReader implements transport.WebsocketConn.
func (c patientConn) NextReader() (int, io.Reader, error) {
	kind, message, err := c.coderConn.NextReader()
	if whole, ok := message.(interface{ Len() int }); ok && err == nil { // it was read already
		c.received(whole.Len())
	}
	return kind, message, err
}

// WriteJSON implements transport.WebsocketConn.
func (c patientConn) WriteJSON(v any) error {
	late := time.AfterFunc(writePatience, c.cut)
	defer late.Stop()
	return c.coderConn.WriteJSON(v)
}

// cut closes the connection at once: that is what a deadline in the past does.
func (c patientConn) cut() { _ = c.SetReadDeadline(time.Unix(0, 0)) }
