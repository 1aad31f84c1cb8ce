package neo4jtest

import (
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"maps"
	"net"
	"slices"
	"sync"
)

// A Bolt stands between a driver and a server. It passes on what they say, and lets
// a test break it off, or answer in the server's place, at a message of its choice.
//
// The protocol is Bolt 5.4 (https://neo4j.com/docs/bolt/current/bolt/message/).
type Bolt struct {
	upstream string
	listener net.Listener
	running  sync.WaitGroup

	mu    sync.Mutex
	react func(Message) Reaction
	conns map[net.Conn]bool // of both sides
	ended bool
}

// A Message is one that a driver sends.
type Message struct {
	Name   string // "BEGIN", "RUN", "COMMIT", "ROUTE", "RESET" or another in hexadecimal
	Cypher string // of RUN, and of COMMIT that of the transaction's first RUN
}

// A Reaction to a message. The zero Reaction passes it on.
type Reaction struct {
	// CutBefore breaks the connection in place of passing the message on, CutAfter
	// once the server has answered it, which the driver does not hear.
	CutBefore, CutAfter bool
	// Failure is the code of the error with which the message is answered.
	Failure string
	// Members answers ROUTE: which addresses lead, follow and route.
	Members map[string][]string
}

// The roles of a cluster's members in Reaction.Members.
const (
	Leads   = "WRITE"
	Follows = "READ"
	Routes  = "ROUTE"
)

// NewBolt listens on a free port of the loopback interface and passes on to the
// upstream address.
func NewBolt(upstream string) (*Bolt, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0") //nolint:noctx // Close ends it
	if err != nil {
		return nil, err
	}
	b := &Bolt{upstream: upstream, listener: l, conns: map[net.Conn]bool{}}
	b.running.Go(b.accept)
	return b, nil
}

// Address is where it listens.
func (b *Bolt) Address() string { return b.listener.Addr().String() }

// React sets what is asked for each message, by several connections at once; nil
// passes all on.
func (b *Bolt) React(f func(Message) Reaction) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.react = f
}

// Connections returns how many drivers' connections there are.
func (b *Bolt) Connections() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return len(b.conns) / 2
}

// Close breaks every connection and waits until all has ended.
func (b *Bolt) Close() {
	b.mu.Lock()
	b.ended = true
	for c := range b.conns {
		_ = c.Close()
	}
	b.mu.Unlock()
	_ = b.listener.Close()
	b.running.Wait()
}

func (b *Bolt) accept() {
	for {
		client, err := b.listener.Accept()
		if err != nil {
			return
		}
		server, err := net.Dial("tcp", b.upstream) //nolint:noctx // on the loopback interface it answers at once
		if err != nil {
			_ = client.Close()
			continue
		}
		b.mu.Lock()
		if b.ended {
			_ = errors.Join(client.Close(), server.Close())
		} else {
			b.conns[client], b.conns[server] = true, true
			b.running.Go(func() { b.serve(client, server) })
		}
		b.mu.Unlock()
	}
}

func (b *Bolt) serve(client, server net.Conn) {
	l := &link{client: client, server: server}
	l.answered = sync.NewCond(&l.mu)
	end := func() {
		_ = errors.Join(client.Close(), server.Close())
		b.mu.Lock()
		delete(b.conns, client)
		delete(b.conns, server)
		b.mu.Unlock()
		l.mu.Lock()
		l.ended = true
		l.answered.Broadcast()
		l.mu.Unlock()
	}
	defer end()
	if l.handshake() != nil {
		return
	}
	var answers sync.WaitGroup
	answers.Go(func() {
		defer end()
		_ = l.passAnswers()
	})
	_ = l.passMessages(func(m Message) Reaction {
		b.mu.Lock()
		react := b.react
		b.mu.Unlock()
		if react == nil {
			return Reaction{}
		}
		return react(m)
	})
	end()
	answers.Wait()
}

// A link is a driver's connection with the one that it goes on by.
type link struct {
	client, server net.Conn

	mu       sync.Mutex
	answered *sync.Cond
	pending  int  // messages that the server has not answered
	cut      bool // whether the next answer is the last, and not passed on
	ended    bool
}

// handshake offers the server the one version that this file knows.
func (l *link) handshake() error {
	hello := make([]byte, 20)
	if _, err := io.ReadFull(l.client, hello); err != nil {
		return err
	}
	if _, err := l.server.Write(append(hello[:4:4], 0, 4, 4, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)); err != nil {
		return err
	}
	version := make([]byte, 4)
	if _, err := io.ReadFull(l.server, version); err != nil {
		return err
	}
	_, err := l.client.Write(version)
	return err
}

// The tags of messages.
const (
	tagGoodbye = 0x02
	tagReset   = 0x0f
	tagRun     = 0x10
	tagBegin   = 0x11
	tagCommit  = 0x12
	tagRoute   = 0x66
	tagSuccess = 0x70
	tagRecord  = 0x71
	tagIgnored = 0x7e
	tagFailure = 0x7f
)

var messageNames = map[byte]string{tagReset: "RESET", tagRun: "RUN", tagBegin: "BEGIN", tagCommit: "COMMIT", tagRoute: "ROUTE"}

func (l *link) passMessages(react func(Message) Reaction) error {
	failed, first := false, ""
	for {
		raw, body, err := readMessage(l.client)
		if err != nil {
			return err
		}
		tag := body[1]
		if failed && tag != tagReset && tag != tagGoodbye {
			if err := l.answer([]byte{0xb0, tagIgnored}); err != nil {
				return err
			}
			continue
		}
		failed = false
		m := Message{Name: messageNames[tag]}
		if m.Name == "" {
			m.Name = fmt.Sprintf("%#02x", tag)
		}
		switch tag {
		case tagBegin:
			first = ""
		case tagRun:
			m.Cypher = text(body[2:])
			first = cmp.Or(first, m.Cypher)
		case tagCommit:
			m.Cypher = first
		}
		switch r := react(m); {
		case r.CutBefore:
			return nil
		case r.Failure != "":
			failed = true
			err = l.answer(pack([]byte{0xb1, tagFailure}, map[string]any{"code": r.Failure, "message": "as the test has it, MATCH (n)"}))
		case tag == tagRoute && r.Members != nil:
			err = l.answer(pack([]byte{0xb1, tagSuccess}, map[string]any{"rt": table(r.Members)}))
		default:
			l.mu.Lock()
			if r.CutAfter {
				for l.pending > 0 && !l.ended { // the next answer is this message's
					l.answered.Wait()
				}
				l.cut = true
			}
			if tag != tagGoodbye {
				l.pending++
			}
			l.mu.Unlock()
			_, err = l.server.Write(raw)
		}
		if err != nil {
			return err
		}
	}
}

// table is a routing table.
func table(members map[string][]string) map[string]any {
	var servers []any
	for role, addresses := range members {
		var list []any
		for _, a := range addresses {
			list = append(list, a)
		}
		servers = append(servers, map[string]any{"role": role, "addresses": list})
	}
	return map[string]any{"ttl": 300, "db": database, "servers": servers}
}

// answer answers in the server's place, behind what it has still to say.
func (l *link) answer(body []byte) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	for l.pending > 0 && !l.ended {
		l.answered.Wait()
	}
	_, err := l.client.Write(chunk(body))
	return err
}

func (l *link) passAnswers() error {
	for {
		raw, body, err := readMessage(l.server)
		if err != nil {
			return err
		}
		l.mu.Lock()
		if l.cut && body[1] != tagRecord {
			l.mu.Unlock()
			return nil
		}
		_, err = l.client.Write(raw)
		if body[1] != tagRecord {
			l.pending--
			l.answered.Broadcast()
		}
		l.mu.Unlock()
		if err != nil {
			return err
		}
	}
}

// readMessage reads a message, as it came and put together of its chunks.
func readMessage(r io.Reader) (raw, body []byte, err error) {
	for {
		var size [2]byte
		if _, err := io.ReadFull(r, size[:]); err != nil {
			return nil, nil, err
		}
		raw = append(raw, size[:]...)
		n := int(binary.BigEndian.Uint16(size[:]))
		switch {
		case n == 0 && len(body) >= 2:
			return raw, body, nil
		case n == 0: // nothing, to keep the connection open
			continue
		}
		part := make([]byte, n)
		if _, err := io.ReadFull(r, part); err != nil {
			return nil, nil, err
		}
		raw, body = append(raw, part...), append(body, part...)
	}
}

// chunk makes a message, of less than 64 kB, what goes over the line.
func chunk(body []byte) []byte {
	out := binary.BigEndian.AppendUint16(nil, uint16(len(body)))
	return append(append(out, body...), 0, 0)
}

// text returns the string at the beginning of PackStream
// (https://neo4j.com/docs/bolt/current/packstream/), "" where there is none.
func text(b []byte) string {
	var at, n int
	switch {
	case len(b) > 0 && b[0]&0xf0 == 0x80:
		at, n = 1, int(b[0]&0x0f)
	case len(b) > 1 && b[0] == 0xd0:
		at, n = 2, int(b[1])
	case len(b) > 2 && b[0] == 0xd1:
		at, n = 3, int(binary.BigEndian.Uint16(b[1:]))
	}
	if len(b) < at+n {
		return ""
	}
	return string(b[at : at+n])
}

// pack appends a value in PackStream: a string of at most 255 bytes, an integer of at
// most 16 bits, a list or map of at most 15 elements.
func pack(out []byte, v any) []byte {
	switch v := v.(type) {
	case string:
		return append(append(out, 0xd0, byte(len(v))), v...)
	case int:
		return append(out, 0xc9, byte(v>>8), byte(v))
	case []any:
		out = append(out, 0x90|byte(len(v)))
		for _, e := range v {
			out = pack(out, e)
		}
		return out
	case map[string]any:
		out = append(out, 0xa0|byte(len(v)))
		for _, key := range slices.Sorted(maps.Keys(v)) {
			out = pack(pack(out, key), v[key])
		}
		return out
	}
	panic(fmt.Sprintf("neo4jtest: %T is not packed", v))
}
