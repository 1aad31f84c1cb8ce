package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	toxiproxy "github.com/Shopify/toxiproxy/v2"
	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/rs/zerolog"
	"go.uber.org/goleak"

	"orgraph/access"
	"orgraph/graph"
	"orgraph/org"
	"orgraph/seed"
	"orgraph/server"
	"orgraph/store"
	"orgraph/store/neo4j"
	"orgraph/store/neo4j/neo4jtest"
)

const (
	// operationTimeout is that of the servers under test, and slack how much later an
	// answer may come on a busy machine.
	operationTimeout = 4 * time.Second
	slack            = time.Second
	// readyTimeout is how long /readyz waits for the database.
	readyTimeout = 2 * time.Second

	readers, writers = 2, 3
)

// recovery is how long after a fault requests may fail. It is what a busy machine may take;
// what a quiet one does stands in docs/trust.md.
const recovery = 10 * time.Second

// Codes of outcomes that are no codes of errors.
const (
	fine     = "OK"
	noAnswer = "NO ANSWER"
)

var (
	all      = []string{fine}
	passing  = []string{fine, string(graph.CodeUnavailable)}
	away     = []string{string(graph.CodeUnavailable)}
	silent   = []string{string(graph.CodeUnavailable), string(graph.CodeTimeout)}
	unknown  = []string{string(graph.CodeOutcomeUnknown)}
	ready    = []int{http.StatusOK}
	notReady = []int{http.StatusServiceUnavailable}
	either   = []int{http.StatusOK, http.StatusServiceUnavailable}
)

// A fault says what it does, and what reads, writes and /readyz answer meanwhile.
// Afterwards all of them have to be well again, whatever it was.
type fault struct {
	name          string
	inject        func(t *testing.T, w *world) (heal func())
	reads, writes []string // codes, of which each must come
	perhaps       []string // other codes that may come
	ready         []int
	hold          time.Duration // how long it lasts at least; so long that who waits is answered
	alone         bool          // as it keeps others' writes waiting, too
}

var faults = []fault{
	{name: "silence", inject: toxic(`{"type": "timeout", "attributes": {"timeout": 0}}`),
		perhaps: append(slices.Clone(unknown), silent...), ready: notReady, hold: operationTimeout, alone: true},
	{name: "deadlocks", inject: deadlocks, reads: all, writes: all, ready: ready, hold: time.Second, alone: true},
	{name: "latency", inject: toxic(`{"type": "latency", "attributes": {"latency": 15, "jitter": 10}}`),
		reads: all, writes: all, ready: ready, hold: time.Second},
	{name: "little bandwidth", inject: toxic(`{"type": "bandwidth", "attributes": {"rate": 50}}`),
		reads: all, writes: all, ready: ready, hold: time.Second},
	{name: "reset", inject: toxic(`{"type": "reset_peer", "attributes": {"timeout": 0}}`),
		reads: away, perhaps: append(slices.Clone(unknown), away...), ready: notReady, hold: 2500 * time.Millisecond},
	{name: "cut after 3 kB", inject: toxic(`{"type": "limit_data", "attributes": {"bytes": 3000}}`),
		perhaps: append(slices.Clone(unknown), passing...), ready: either, hold: 2 * time.Second},
	{name: "down", inject: func(_ *testing.T, w *world) func() {
		w.proxy.Stop()
		return w.up
	}, reads: away, perhaps: append(slices.Clone(unknown), away...), ready: notReady, hold: 2500 * time.Millisecond},
	{name: "down and up", inject: flap, reads: all, writes: all, perhaps: append(slices.Clone(unknown), away...), ready: either, hold: 2 * time.Second},
	{name: "cut before commits", inject: commits(3, neo4jtest.Reaction{CutBefore: true}), reads: all, writes: all, ready: ready, hold: time.Second},
	{name: "cut during commits", inject: commits(3, neo4jtest.Reaction{CutAfter: true}), reads: all, writes: all, ready: ready, hold: time.Second},
	{name: "cut at the end of reads", inject: reacting(20, neo4jtest.Reaction{CutAfter: true}, func(m neo4jtest.Message) bool {
		return m.Name == "COMMIT" && !strings.HasPrefix(m.Cypher, takesLock)
	}), reads: all, writes: all, ready: ready, hold: time.Second},
	{name: "every commit cut", inject: commits(1<<30, neo4jtest.Reaction{CutAfter: true}), reads: all, writes: unknown, perhaps: []string{fine}, ready: ready, hold: operationTimeout + slack},
	{name: "commits that fail", inject: commits(3, neo4jtest.Reaction{Failure: "Neo.DatabaseError.Transaction.TransactionCommitFailed"}),
		reads: all, writes: all, ready: ready, hold: time.Second},
	{name: "leader lost in commits", inject: commits(3, neo4jtest.Reaction{Failure: "Neo.TransientError.Cluster.ReplicationFailure"}),
		reads: all, writes: all, ready: ready, hold: time.Second},
	{name: "injected deadlocks", inject: runs(5, "MERGE ", "Neo.TransientError.Transaction.DeadlockDetected"), reads: all, writes: all, ready: ready, hold: time.Second},
	{name: "passing errors", inject: runs(10, "", "Neo.TransientError.General.TransientError"), reads: all, writes: all, ready: ready, hold: time.Second},
	{name: "database stopped", inject: runs(1<<30, "", "Neo.TransientError.General.DatabaseUnavailable"),
		reads: away, writes: away, perhaps: unknown, ready: notReady, hold: 2500 * time.Millisecond},
	{name: "no leader behind bolt://", inject: runs(1<<30, takesLock, "Neo.ClientError.Cluster.NotALeader"),
		reads: all, writes: []string{string(graph.CodeReadOnly)}, perhaps: []string{string(graph.CodeTimeout)}, ready: ready, hold: operationTimeout},
}

// TestFaults lets clients read and write over HTTP while the way to Neo4j fails in each
// way. Every answer comes in time and says what is so; every write that was
// acknowledged is there, once; nothing is left over.
func TestFaults(t *testing.T) {
	db := neo4jtest.Start(t)
	zerolog.SetGlobalLevel(zerolog.Disabled)
	before := goleak.IgnoreCurrent()
	seeded(t, db.Config())
	t.Run("none", func(t *testing.T) {
		w := newWorld(t, db.Config())
		for i := range 10 { // Neo4j is slow at its first statements
			w.write(fmt.Sprintf("%s %d", w.role, i))
			w.read()
		}
	})
	t.Run("fault", func(t *testing.T) {
		var others sync.WaitGroup
		free := make(chan struct{}, 2) // they wait more than they work, but for one lock
		for _, f := range faults {
			run := func() { t.Run(f.name, func(t *testing.T) { newWorld(t, db.Config()).suffer(f) }) }
			if f.alone {
				others.Wait()
				run()
				continue
			}
			others.Go(func() {
				free <- struct{}{}
				defer func() { <-free }()
				run()
			})
		}
		others.Wait()
	})
	t.Run("leader switch", func(t *testing.T) { leaderSwitch(t, db.Config()) })
	t.Run("pool exhausted", func(t *testing.T) { poolExhausted(t, db.Config()) })
	t.Run("killed", func(t *testing.T) { killedUnderClients(t, db) })
	if n := ask(t, neo4jSetting(t, db.Config()), "CALL dbms.listConnections() YIELD userAgent WHERE userAgent = 'orgraph' RETURN count(*)"); n > 0 {
		t.Errorf("%d connections are left", n)
	}
	// The proxy leaves some of its own, of connections on which it was held up.
	goleak.VerifyNone(t, before, goleak.IgnoreAnyFunction("orgraph/store/neo4j/neo4jtest.(*runtime).start.func2"),
		goleak.IgnoreAnyFunction("github.com/Shopify/toxiproxy/v2/stream.(*ChanWriter).Write"),
		goleak.IgnoreAnyFunction("github.com/Shopify/toxiproxy/v2/toxics.(*ToxicStub).Run"))
}

func toxic(json string) func(*testing.T, *world) func() {
	return func(t *testing.T, w *world) func() {
		if _, err := w.proxy.Toxics.AddToxicJson(strings.NewReader(json)); err != nil {
			t.Fatal(err)
		}
		return func() { w.proxy.Toxics.ResetToxics(context.Background()) }
	}
}

func flap(_ *testing.T, w *world) func() {
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		for {
			w.proxy.Stop()
			time.Sleep(100 * time.Millisecond)
			w.up()
			select {
			case <-stop:
				return
			case <-time.After(400 * time.Millisecond):
			}
		}
	}()
	return func() { close(stop); <-stopped }
}

// commits lets the commits of a number of writes have a reaction.
func commits(n int64, r neo4jtest.Reaction) func(*testing.T, *world) func() {
	return reacting(n, r, func(m neo4jtest.Message) bool { return m.Name == "COMMIT" && strings.HasPrefix(m.Cypher, takesLock) })
}

// takesLock is the beginning of every write.
const takesLock = "MERGE (s:OrgraphSchema"

// runs lets a number of statements that begin with a text fail.
func runs(n int64, prefix, code string) func(*testing.T, *world) func() {
	return reacting(n, neo4jtest.Reaction{Failure: code}, func(m neo4jtest.Message) bool { return m.Name == "RUN" && strings.HasPrefix(m.Cypher, prefix) })
}

func reacting(n int64, r neo4jtest.Reaction, to func(neo4jtest.Message) bool) func(*testing.T, *world) func() {
	return func(t *testing.T, w *world) func() {
		var times atomic.Int64
		w.reacted = func() bool { return times.Load() > 0 }
		w.bolt.React(func(m neo4jtest.Message) neo4jtest.Reaction {
			if to(m) && times.Add(1) <= n {
				return r
			}
			return neo4jtest.Reaction{}
		})
		return func() {
			w.bolt.React(nil)
			if times.Load() == 0 {
				t.Error("there was nothing to react to")
			}
		}
	}
}

// deadlocks lets a writer wait for what another transaction holds, which then wants the
// lock that the writer has. Neo4j ends the one with fewer locks: the writer.
func deadlocks(t *testing.T, w *world) func() {
	d, err := driver.NewDriverWithContext(w.db.URI, driver.BasicAuth(w.db.Username, w.db.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	gate := make(chan struct{})
	w.bolt.React(func(m neo4jtest.Message) neo4jtest.Reaction {
		if m.Name == "BEGIN" {
			<-gate
		}
		return neo4jtest.Reaction{}
	})
	time.Sleep(300 * time.Millisecond) // those under way end
	session := d.NewSession(t.Context(), driver.SessionConfig{DatabaseName: w.db.Database})
	tx, err := session.BeginTransaction(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	lock := func(cypher string) {
		result, err := tx.Run(t.Context(), cypher, nil)
		if err == nil {
			_, err = result.Consume(t.Context())
		}
		if err != nil {
			t.Errorf("it was not the writer that was ended: %v", err)
		}
	}
	lock("MATCH (n) WHERE NOT n:OrgraphSchema SET n.locked = true")
	close(gate)
	for begun := time.Now(); blocked(t, w.db) == 0; time.Sleep(10 * time.Millisecond) {
		if time.Since(begun) > operationTimeout {
			t.Error("no writer waits")
			break
		}
	}
	time.Sleep(100 * time.Millisecond)
	lock("MATCH (s:OrgraphSchema) SET s.locked = true")
	if err := errors.Join(tx.Rollback(t.Context()), session.Close(t.Context()), d.Close(t.Context())); err != nil {
		t.Error(err)
	}
	return func() { w.bolt.React(nil) }
}

// A world is a server with a way to Neo4j that can fail, and its clients.
type world struct {
	t     *testing.T
	db    neo4jtest.Config
	proxy *toxiproxy.Proxy // from the server under test to bolt
	bolt  *neo4jtest.Bolt  // from proxy to Neo4j
	url   string
	log   *log
	http  *http.Client
	role  string // which all of its writers write

	reacted func() bool // whether the fault had something to react to; nil where it does not

	mu    sync.Mutex
	acked []string // values of writes that were acknowledged
	seen  map[string][]outcome
}

// log keeps what is logged.
type log struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (l *log) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

func (l *log) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

func config(c neo4jtest.Config, uri string) neo4j.Config {
	return neo4j.Config{URI: uri, Username: c.Username, Password: c.Password, Database: c.Database}
}

// direct is a store with nothing in between.
func direct(t *testing.T, c neo4jtest.Config) store.Store {
	t.Helper()
	s, err := neo4j.Open(t.Context(), config(c, c.URI))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func seeded(t *testing.T, c neo4jtest.Config) {
	t.Helper()
	s := direct(t, c)
	_, err := seed.Import(t.Context(), s, seed.Builtin(), seed.LoadOptions{})
	if err := errors.Join(err, s.Close(t.Context())); err != nil {
		t.Fatal(err)
	}
}

// newWorld starts a server whose way to Neo4j can fail.
func newWorld(t *testing.T, db neo4jtest.Config, change ...func(*neo4j.Config)) *world {
	t.Helper()
	w := &world{t: t, db: db, seen: map[string][]outcome{}, role: org.Key(t.Name())}
	var err error
	if w.bolt, err = neo4jtest.NewBolt(strings.TrimPrefix(db.URI, "bolt://")); err != nil {
		t.Fatal(err)
	}
	w.proxy = toxiproxy.NewProxy(toxiproxy.NewServer(toxiproxy.NewMetricsContainer(nil), zerolog.Nop()), "neo4j", "127.0.0.1:0", w.bolt.Address())
	w.up()
	cfg := config(db, "bolt://"+w.proxy.Listen)
	for _, f := range change {
		f(&cfg)
	}
	s, err := neo4j.Open(t.Context(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	w.serve(s, func() {
		w.proxy.Stop()
		drained(t, w.bolt)
		w.bolt.Close()
	})
	return w
}

// drained checks that no connections of a store that was closed are left. The other
// ends hear of it a moment later.
func drained(t *testing.T, ways ...*neo4jtest.Bolt) {
	t.Helper()
	left := 0
	for range 50 {
		left = 0
		for _, b := range ways {
			left += b.Connections()
		}
		if left == 0 {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Errorf("%d connections to Neo4j are left", left)
}

// serve serves the store until the test ends.
func (w *world) serve(s store.Store, after func()) {
	t := w.t
	err := s.Update(t.Context(), func(ctx context.Context, tx store.Tx) error {
		return tx.Apply(ctx, store.WriteSet{Put: org.Matrix{Roles: []org.Role{{Key: w.role, Name: w.role}}}})
	})
	if err != nil {
		t.Fatal(err)
	}
	w.log = &log{}
	h, err := server.NewHandler(server.Config{
		Store: s, Access: access.New(access.Config{EditorToken: "token", Anonymous: access.Reader}), OperationTimeout: operationTimeout, Logger: slog.New(slog.NewTextHandler(w.log, nil)),
	})
	if err != nil {
		t.Fatal(err)
	}
	served := httptest.NewServer(h)
	w.url = served.URL
	w.http = &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 32}}
	t.Cleanup(func() {
		h.Stop()
		w.http.CloseIdleConnections()
		served.Close()
		h.Close(context.Background())
		if err := s.Close(context.Background()); err != nil {
			t.Error(err)
		}
		after()
	})
}

// up makes the proxy listen, where it did before if it did.
func (w *world) up() {
	if err := w.proxy.Start(); err != nil {
		w.t.Error(err)
	}
}

// An outcome is what a client has met.
type outcome struct {
	code  string
	took  time.Duration
	after time.Time // when it came
	body  string
}

func (w *world) do(what string, request *http.Request) (outcome, *http.Response) {
	begun := time.Now()
	response, err := w.http.Do(request)
	o := outcome{code: noAnswer}
	if err == nil {
		var text []byte
		text, err = io.ReadAll(response.Body)
		_ = response.Body.Close()
		o.body = string(text)
	}
	if err != nil {
		o.body = err.Error()
	}
	o.after = time.Now()
	o.took = o.after.Sub(begun)
	if what == "readyz" && err == nil {
		o.code = fmt.Sprint(response.StatusCode)
	}
	return o, response
}

func (w *world) ready() outcome {
	request, err := http.NewRequest(http.MethodGet, w.url+"/readyz", http.NoBody)
	if err != nil {
		w.t.Fatal(err)
	}
	o, _ := w.do("readyz", request)
	return w.note("readyz", o)
}

// ask runs an operation.
func (w *world) ask(what, query string, variables map[string]any) outcome {
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		w.t.Fatal(err)
	}
	request, err := http.NewRequest(http.MethodPost, w.url+"/graphql", bytes.NewReader(body))
	if err != nil {
		w.t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Authorization", "Bearer token")
	o, response := w.do(what, request)
	if o.code == noAnswer && response == nil {
		return w.note(what, o)
	}
	var answer struct {
		Errors []struct{ Extensions struct{ Code string } }
	}
	if err := json.Unmarshal([]byte(o.body), &answer); err != nil {
		w.t.Errorf("%s is answered with %q", what, o.body)
	}
	o.code = fine
	if len(answer.Errors) > 0 {
		o.code = answer.Errors[0].Extensions.Code
	}
	unavailable := o.code == string(graph.CodeUnavailable) || o.code == string(graph.CodeOutcomeUnknown)
	if (response.StatusCode == http.StatusServiceUnavailable) != unavailable || unavailable != (response.Header.Get("Retry-After") != "") {
		w.t.Errorf("%s is answered %s with the status %d and Retry-After %q", what, o.code, response.StatusCode, response.Header.Get("Retry-After"))
	}
	return w.note(what, o)
}

func (w *world) note(what string, o outcome) outcome {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.seen[what] = append(w.seen[what], o)
	return o
}

func (w *world) read() outcome {
	return w.ask("read", `{ model(key: "scrum") { name ownerships { nodes { quality role { name } } } } }`, nil)
}

// write makes a write that no other one makes. It may be sent again.
func (w *world) write(value string) outcome {
	o := w.ask("write", `mutation ($role: String!, $value: String!) {
		upsertRole(input: {key: $role, name: $role, summary: $value}) @idempotent(key: $value) { changes { sequence } userErrors { message } }
	}`, map[string]any{"role": w.role, "value": value})
	if o.code == fine {
		if strings.Contains(o.body, `"message"`) || !strings.Contains(o.body, `"sequence"`) {
			w.t.Errorf("the write %s is answered with %s", value, o.body)
		}
		w.mu.Lock()
		w.acked = append(w.acked, value)
		w.mu.Unlock()
	}
	return o
}

// load lets clients read and write until stop is called. Whoever is answered with an
// error sends the same again.
func (w *world) load(readers, writers int) (stop func()) {
	done := make(chan struct{})
	stopped := func() bool {
		select {
		case <-done:
			return true
		default:
			return false
		}
	}
	var clients sync.WaitGroup
	for range readers {
		clients.Go(func() {
			for !stopped() {
				w.read()
				time.Sleep(10 * time.Millisecond)
			}
		})
	}
	for i := range writers {
		clients.Go(func() {
			for n := 0; !stopped(); n++ {
				value := fmt.Sprintf("%s %d-%d", w.role, i, n)
				for w.write(value).code != fine && !w.t.Failed() {
					time.Sleep(20 * time.Millisecond)
				}
			}
		})
	}
	clients.Go(func() {
		for !stopped() {
			w.ready()
			time.Sleep(50 * time.Millisecond)
		}
	})
	return func() { close(done); clients.Wait() }
}

// reset forgets what was seen.
func (w *world) reset() map[string][]outcome {
	w.mu.Lock()
	defer w.mu.Unlock()
	seen := w.seen
	w.seen = map[string][]outcome{}
	return seen
}

// suffer lets clients work through a fault, and checks all that it says.
func (w *world) suffer(f fault) {
	t := w.t
	stop := w.load(readers, writers)
	time.Sleep(200 * time.Millisecond)
	for what, list := range w.reset() {
		for _, o := range list {
			if o.code != fine && o.code != "200" {
				t.Errorf("before: %s is answered %s after %v: %s", what, o.code, o.took, o.body)
			}
		}
	}
	heal := f.inject(t, w)
	time.Sleep(100 * time.Millisecond) // what was under way has met it or has ended
	w.reset()
	time.Sleep(f.hold)
	for begun := time.Now(); !w.met(f) && time.Since(begun) < recovery; {
		time.Sleep(50 * time.Millisecond)
	}
	during := w.reset()
	heal()
	healed := time.Now()
	w.recover(healed)
	stop()
	late := w.reset() // begun during the fault or later
	// On a busy machine anything may take too long, also to ask what became of a commit.
	perhaps := append(slices.Clone(f.perhaps), string(graph.CodeTimeout))
	w.checkOutcomes("read", slices.Concat(during["read"], late["read"]), during["read"], f.reads, slices.Concat(perhaps, f.reads))
	w.checkOutcomes("write", slices.Concat(during["write"], late["write"]), during["write"], f.writes, slices.Concat(perhaps, unknown, f.writes))
	for _, o := range during["readyz"] {
		if !slices.ContainsFunc(f.ready, func(code int) bool { return fmt.Sprint(code) == o.code }) || o.took > readyTimeout+slack {
			t.Errorf("/readyz answered %s after %v", o.code, o.took)
		}
	}
	if len(during["readyz"])+len(late["readyz"]) == 0 {
		t.Error("/readyz did not answer")
	}
	w.checkOnce()
	if !slices.Contains(f.ready, http.StatusOK) && !strings.Contains(w.log.String(), "not ready") {
		t.Errorf("the log does not tell of it:\n%s", w.log)
	}
}

// met tells whether the fault has met something, and clients were answered with each code
// that must come. On a busy machine that takes longer than the fault has to last.
func (w *world) met(f fault) bool {
	if w.reacted != nil && !w.reacted() {
		return false
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	for what, must := range map[string][]string{"read": f.reads, "write": f.writes} {
		for _, code := range must {
			if !slices.ContainsFunc(w.seen[what], func(o outcome) bool { return o.code == code }) {
				return false
			}
		}
	}
	return true
}

// recover waits until reads, writes and /readyz are well, which may take so long.
func (w *world) recover(healed time.Time) {
	for _, c := range []struct {
		what string
		try  func() outcome
		good string
	}{
		{"reads", w.read, fine},
		{"writes", func() outcome { return w.write(w.role + " after") }, fine},
		{"/readyz", w.ready, "200"},
	} {
		for {
			o := c.try()
			if o.code == c.good {
				w.t.Logf("%s are well %v after the fault", c.what, o.after.Sub(healed).Round(time.Millisecond))
				break
			}
			if time.Since(healed) > recovery {
				w.t.Errorf("%s are answered %s %v after the fault: %s", c.what, o.code, time.Since(healed), o.body)
				return
			}
			time.Sleep(20 * time.Millisecond)
		}
	}
}

// checkOutcomes checks that the codes are the expected ones, that each of those that must
// come during the fault does, and that no answer was late or says too much.
func (w *world) checkOutcomes(what string, outcomes, during []outcome, must, may []string) {
	t := w.t
	counts := map[string]int{}
	for _, o := range outcomes {
		counts[o.code]++
		if o.code != fine && !slices.Contains(may, o.code) && counts[o.code] == 1 {
			t.Errorf("a %s is answered %s: %s", what, o.code, o.body)
		}
		if o.took > operationTimeout+slack {
			t.Errorf("a %s is answered after %v: %s", what, o.took, o.body)
		}
		for _, secret := range []string{"127.0.0.1", "MATCH", "MERGE", "deadline", "as the test has it"} {
			if o.code != fine && strings.Contains(o.body, secret) {
				t.Errorf("the answer to a %s holds %q: %s", what, secret, o.body)
			}
		}
	}
	for _, code := range must {
		if !slices.ContainsFunc(during, func(o outcome) bool { return o.code == code }) {
			t.Errorf("during it no %s was answered %s; in all there were %v", what, code, counts)
		}
	}
	t.Logf("%ss: %v", what, counts)
}

// checkOnce checks in the log of changes that each write that was acknowledged was made
// once. As all write the same value's text, one that was made again shows.
func (w *world) checkOnce() {
	t := w.t
	s := direct(t, w.db)
	defer func() { _ = s.Close(context.Background()) }()
	many := 1_000_000
	scope := store.Scope{From: store.KindRole, Key: w.role}
	pages, err := s.ListChanges(t.Context(), []store.Scope{scope}, store.Query{Paging: store.Paging{First: &many}})
	if err != nil {
		t.Fatal(err)
	}
	times := map[string]int{}
	for _, c := range pages[scope].Items {
		var role org.Role
		if err := json.Unmarshal([]byte(c.After), &role); err != nil {
			t.Fatal(err)
		}
		times[role.Summary]++
	}
	for value, n := range times {
		if n > 1 {
			t.Errorf("%q was written %d times", value, n)
		}
	}
	for _, value := range w.acked {
		if times[value] == 0 {
			t.Errorf("%q was acknowledged and is lost", value)
		}
	}
	t.Logf("%d writes were acknowledged and made once", len(w.acked))
}
