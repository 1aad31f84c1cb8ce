package main

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/coder/websocket"

	"orgraph/internal/campaign"
)

// A process is the program in a process of its own.
type process struct {
	url     string
	command *exec.Cmd
}

// startProcess serves in another process until the test ends.
func startProcess(t *testing.T, args ...string) process {
	t.Helper()
	return startLogged(t, os.Stderr, args...)
}

// startLogged does the same, and writes the server's log to the writer.
func startLogged(t *testing.T, log io.Writer, args ...string) process {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	command := exec.CommandContext(ctx, "orgraph", append([]string{"serve", "--listen", "127.0.0.1:0"}, args...)...)
	command.Stderr = log
	out, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cancel()
		_ = command.Wait() // killed
	})
	p := process{command: command}
	address := regexp.MustCompile(`^GraphQL +(http://\S+)/graphql$`)
	for lines := bufio.NewScanner(out); p.url == "" && lines.Scan(); {
		if match := address.FindStringSubmatch(lines.Text()); match != nil {
			p.url = match[1]
		}
	}
	if p.url == "" {
		t.Fatal("it did not say where it listens")
	}
	go func() { _, _ = io.Copy(io.Discard, out) }()
	return p
}

// resident returns the process's memory, in bytes, now and at most so far.
func (p process) resident(t *testing.T) (now, peak int) {
	t.Helper()
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.command.Process.Pid))
	if err != nil {
		t.Skipf("no /proc on this system: %v", err)
	}
	read := func(name string) int {
		match := regexp.MustCompile(name + `:\s+(\d+) kB`).FindSubmatch(text)
		n, err := strconv.Atoi(string(match[1]))
		if err != nil {
			t.Fatal(err)
		}
		return n << 10
	}
	return read("VmRSS"), read("VmHWM")
}

// descriptors returns how many files and connections the process has open.
func (p process) descriptors(t *testing.T) int {
	t.Helper()
	list, err := os.ReadDir(fmt.Sprintf("/proc/%d/fd", p.command.Process.Pid))
	if err != nil {
		t.Skipf("no /proc on this system: %v", err)
	}
	return len(list)
}

// An attack is a request that means harm.
type attack struct {
	name   string
	body   string
	status int
	code   string // of the first error; "" where the operation is answered
}

func operation(query string) string { return operationWith(query, nil) }

func operationWith(query string, variables any) string {
	var b strings.Builder
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(map[string]any{"query": query, "variables": variables}); err != nil {
		panic(err)
	}
	return b.String()
}

// numbered writes a text n times with its number.
func numbered(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// nested writes a text within another n times.
func nested(n int, open, inner, end string) string {
	return strings.Repeat(open, n) + inner + strings.Repeat(end, n)
}

func anyOf[T any](v T, n int) []T { return slices.Repeat([]T{v}, n) }

// attacks are the hostile corpus: what is known to bring GraphQL servers down, as large
// as the limits let it be and larger.
func attacks() []attack {
	const refused = http.StatusBadRequest
	words := strings.Repeat
	return []attack{
		{"fields again and again", operation("{" + words(" __typename", 20_000) + "}"), refused, "GRAPHQL_PARSE_FAILED"},
		{"fields again and again within the tokens", operation("{" + words(" __typename", 1990) + "}"), refused, "TOO_COMPLEX"},
		{"fields again and again further in", operation("{ models { nodes {" + words(" name", 1980) + "} } }"), refused, "TOO_COMPLEX"},
		{"objects again and again", operation("{ models {" + words(" nodes {"+words(" name", 30)+" }", 55) + "} }"), refused, "TOO_COMPLEX"},
		{"fields in nested fragments", operation("{ models {" + nested(38, " ... {", words(" totalCount", 190), " }") + "} }"), refused, "TOO_COMPLEX"},
		{"nested fragments", operation("{" + nested(600, " ... {", " __typename", " }") + "}"), refused, "TOO_COMPLEX"},
		{"fields as often as they may", operation("{ models { nodes {" + words(" name", 90) + "} } }"), http.StatusOK, ""},
		{"fields in nested fragments as often as they may", operation("{" + nested(30, " ... {", words(" __typename", 19), " }") + "}"), http.StatusOK, ""},
		{"aliases", operation("{" + numbered(600, " a%d: __typename") + "}"), refused, "TOO_COMPLEX"},
		{"aliases that conflict", operation("{ models { nodes {" + words(" a: name a: key", 45) + "} } }"), refused, "GRAPHQL_VALIDATION_FAILED"},
		{"doubling", operation("{ ...f25 } fragment f0 on Query { __typename }" + doubling(25)), refused, "TOO_COMPLEX"},
		{"fragments in a circle", operation("{ ...f0 }" + circle(35)), refused, "GRAPHQL_VALIDATION_FAILED"},
		{"doubling of a fragment in itself", operation("{ ...f25 } fragment f0 on Query { ...f0 }" + doubling(25)), refused, "TOO_COMPLEX"},
		{"a little doubling of a fragment in itself", operation("{ ...f9 } fragment f0 on Query { ...f0 ...f9 }" + doubling(9)), refused, "GRAPHQL_VALIDATION_FAILED"},
		{"doubling of an unknown fragment", operation("{ ...f25 } fragment f0 on Query { ...unknown }" + doubling(25)), refused, "TOO_COMPLEX"},
		{"fragments that each hold all", operation("{ ...f0 }" + numbered(12, " fragment f%d on Query {"+numbered(12, " ...f%d")+" }")), refused, "TOO_COMPLEX"},
		{"operations of the same large fragment", operation(numbered(200, " query q%d { ...f8 }") + " fragment f0 on Query { __typename }" + doubling(8)), refused, "TOO_COMPLEX"},
		{"a fragment that nobody uses of fields in nested fragments", operation("{ __typename } fragment f on Query { models { nodes {" + nested(35, " ... {", words(" id", 1800), " }") + " } } }"), refused, "TOO_COMPLEX"},
		{"two fields in nested fragments that nobody uses", operation("{ __typename } fragment f on Query {" + nested(35, " ... {", words(" models { nodes {"+words(" id", 930)+" } }", 2), " }") + " }"), refused, "TOO_COMPLEX"},
		{"operations of a fragment of unknown fields", operation(numbered(150, " query q%d { ...f }") + " fragment f on Query { models { nodes {" + numbered(1000, " f%d") + " } } }"), refused, "TOO_COMPLEX"},
		{"unknown fragments in one place", operation("{ models { nodes {" + numbered(900, " ...f%d") + " } } }"), refused, "TOO_COMPLEX"},
		{"operations of a fragment of unknown values", operation(numbered(110, " query q%d { ...f }") + " fragment f on Query { models(filter: {" + numbered(420, " f%d: 1") + "}) { nodes { id } } }"), refused, "TOO_COMPLEX"},
		{"operations of a fragment of unknown arguments", operation(numbered(110, " query q%d { ...f }") + " fragment f on Query { models(" + numbered(420, " f%d: 1") + ") { nodes { id } } }"), refused, "TOO_COMPLEX"},
		{"fragments in a large circle", operation("{ ...f0 }" + circle(200)), refused, "TOO_COMPLEX"},
		{"a fragment in itself", operation("{ ...f } fragment f on Query { ...f ...f ...f __typename }"), refused, "GRAPHQL_VALIDATION_FAILED"},
		{"fragments side by side", operation("{" + numbered(200, " ...f%d") + " }" + numbered(200, " fragment f%d on Query { __typename }")), refused, "TOO_COMPLEX"},
		{"fragments side by side with different fields", operation("{ models { nodes {" + numbered(98, " ...f%d") + " } } }" + numbered(98, " fragment f%d on Model { a%[1]d: name }")), http.StatusOK, ""},
		{"fragments that nobody uses", operation("{ __typename }" + numbered(200, " fragment f%d on Model { name }")), refused, "GRAPHQL_VALIDATION_FAILED"},
		{"directives", operation("{ __typename" + words(" @include(if: true)", 280) + " }"), refused, "TOO_COMPLEX"},
		{"unknown directives", operation("{ __typename" + numbered(900, " @d%d") + " }"), refused, "TOO_COMPLEX"},
		{"depth", operation("{ models" + nested(200, " { nodes { roles", " { totalCount }", " } }") + " }"), refused, "TOO_COMPLEX"},
		{"lists in lists", operation("{ models(first: 100) { nodes { roles(first: 100) { nodes { models(first: 100) { nodes { name } } } } } } }"), refused, "TOO_COMPLEX"},
		{"deep introspection", operation("{ __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }"), refused, "TOO_COMPLEX"},
		{"wide introspection", operation("{" + numbered(18, " a%d: __schema { types { fields { name description args { name description } } } }") + " }"), refused, "TOO_COMPLEX"},
		{"unknown fields", operation("{" + numbered(20, " modelsX%d") + " }"), refused, "GRAPHQL_VALIDATION_FAILED"},
		{"many unknown fields", operation("{ models { nodes {" + numbered(1900, " responsibilitiesOf%d") + " } } }"), refused, "GRAPHQL_VALIDATION_FAILED"},
		{"many unknown arguments", operation("{ models(" + numbered(600, " first%d: 1") + ") { totalCount } }"), refused, "GRAPHQL_VALIDATION_FAILED"},
		{"many variables", operation("query (" + numbered(480, " $a%d: Int") + ") { __typename }"), refused, "GRAPHQL_VALIDATION_FAILED"},
		{"many operations", operation(numbered(390, " query a%d { __typename }")), refused, "GRAPHQL_VALIDATION_FAILED"},
		{"unknown types", operation("{" + numbered(300, " ... on Model%d { name }") + " }"), refused, "TOO_COMPLEX"},
		{"a long name", operation("{ " + words("a", 250_000) + " }"), refused, "TOO_COMPLEX"},
		{"a long string", operation(`{ search(query: "` + words("a", 250_000) + `") { totalCount } }`), http.StatusOK, "BAD_USER_INPUT"},
		{"a long number", operation("{ models(first: " + words("9", 250_000) + ") { totalCount } }"), refused, "GRAPHQL_VALIDATION_FAILED"},
		{"an Int of more than 32 bits", operation("{ models(first: 99999999999) { totalCount } }"), http.StatusOK, "BAD_USER_INPUT"},
		{"a comment", operation("#" + words("a", 250_000) + "\n{ __typename }"), http.StatusOK, ""},
		{"a list in a list in a list", operation("{ models(first: " + nested(900, "[", "", "]") + ") { totalCount } }"), refused, "GRAPHQL_VALIDATION_FAILED"},
		{"objects in objects", operation("{ models(filter: " + nested(450, "{not: ", "{}", "}") + ") { totalCount } }"), http.StatusOK, "BAD_USER_INPUT"},
		{"large variables", operationWith("query ($models: [String!]) { gaps(models: $models) { totalCount } }", map[string]any{"models": anyOf("scrum", 30_000)}), refused, "TOO_COMPLEX"},
		{"variables as large as they may be", operationWith("query ($models: [String!]) { gaps(models: $models) { totalCount } }", map[string]any{"models": anyOf("scrum", 4990)}), http.StatusOK, ""},
		{"variables in variables", `{"query": "query ($f: ModelFilter) { models(filter: $f) { totalCount } }", "variables": {"f": ` + nested(4000, `{"not": `, "{}", "}") + `}}`, refused, "TOO_COMPLEX"},
		{"a filter of many parts", operationWith("query ($f: ModelFilter) { models(filter: $f) { totalCount } }", map[string]any{"f": map[string]any{"or": anyOf(map[string]any{"name": map[string]any{"contains": "a"}}, 1200)}}), http.StatusOK, "BAD_USER_INPUT"},
		{"lists in lists as JSON", `{"query": "{ __typename }", "variables": {"a": ` + nested(9000, "[", "", "]") + `}}`, refused, "TOO_COMPLEX"},
		{"lists in lists deeper than JSON may", `{"query": "{ __typename }", "variables": {"a": ` + nested(100_000, "[", "", "]") + `}}`, refused, "BAD_REQUEST"},
		{"a body of 1 MB", operation("{ __typename }" + words(" ", 1_000_000)), http.StatusRequestEntityTooLarge, "TOO_LARGE"},
		{"a matrix of very many models", operationWith("query ($c: String!) { nearestModels(content: $c, format: \"csv\") { matrices { name } userErrors { message } } }", map[string]any{"c": "Responsibility" + numbered(20_000, ",M%d") + "\nPeople" + words(",a", 20_000)}), http.StatusOK, ""},
		{"a matrix of very many cells", operationWith("query ($c: String!) { nearestModels(content: $c, format: \"csv\") { matrices { name } userErrors { message } } }", map[string]any{"c": "Responsibility" + numbered(300, ",M%d") + "\n" + numbered(300, "R%d"+words(",a", 300)+"\n")}), http.StatusOK, ""},
		{"a matrix as large as it may be", operationWith("query ($c: String!) { nearestModels(content: $c, format: \"csv\") { matrices { name } userErrors { message } } }", map[string]any{"c": "Responsibility" + numbered(98, ",M%d") + "\n" + numbered(24, "R%d"+words(",a", 98)+"\n")}), http.StatusOK, ""},
		{"a page within a page within a page", operationWith("query ($c: String!) { nearestModels(content: $c, format: \"html\") { matrices { name } userErrors { message } } }", map[string]any{"c": words("<div>", 23_000)}), http.StatusOK, ""},
		{"a table within a table within a table", operationWith("query ($c: String!) { nearestModels(content: $c, format: \"html\") { matrices { name } userErrors { message } } }", map[string]any{"c": words("<table><tr><td>", 7_000)}), http.StatusOK, ""},
		{"YAML that laughs", operationWith("query ($c: String!) { nearestModels(content: $c, format: \"yaml\") { matrices { name } userErrors { message } } }", map[string]any{"c": laughs()}), http.StatusOK, ""},
		{"Markdown in Markdown", operationWith("query ($c: String!) { nearestModels(content: $c, format: \"markdown\") { matrices { name } userErrors { message } } }", map[string]any{"c": words("> ", 40_000) + words("[", 80_000)}), http.StatusOK, ""},
		{"a matrix of one long row and very many short ones", operationWith("query ($c: String!) { nearestModels(content: $c, format: \"csv\") { matrices { name } userErrors { message } } }", map[string]any{"c": "Responsibility" + numbered(499, ",M%d") + "\n" + words("a\n", 2000)}), http.StatusOK, ""},
		{"a matrix with a cell of very many lines", operationWith("query ($c: String!) { nearestModels(content: $c, format: \"csv\") { matrices { name } userErrors { message } } }", map[string]any{"c": "Responsibility,X\nPeople,\"" + words("a\n", 32_000) + "\"\n"}), http.StatusOK, ""},
		{"a matrix with a name of very many brackets", operationWith("query ($c: String!) { nearestModels(content: $c, format: \"csv\") { matrices { name } userErrors { message } } }", map[string]any{"c": "Responsibility,X" + words("a(Zq)", 12_000) + "\nPeople,a\n"}), http.StatusOK, ""},
		{"random weights again and again", operation("{" + numbered(20, " a%d: rank { acceptability(samples: 10000) { models { ranks { probability } } } }") + " }"), http.StatusOK, ""},
		{"fewer random weights than none", operation("{ rank { acceptability(samples: -2000000000) { models { ranks { probability } } } } }"), http.StatusOK, "BAD_USER_INPUT"},
		{"random weights near one that has hardly a number", operation("{ rank(preferences: {weights: [{responsibility: \"people\", weight: 1e-322}]}) { acceptability(samples: 1000, concentration: 0.1) { models { ranks { probability } } } } }"), http.StatusOK, ""},
		{"all questions at once", operation("{" + numbered(20, " a%d: ask(key: \"dominated-models\") { data }") + " }"), http.StatusOK, ""},
	}
}

// doubling writes fragments f1 to fn that each hold the one before twice.
func doubling(n int) string {
	var b strings.Builder
	for i := 1; i <= n; i++ {
		fmt.Fprintf(&b, " fragment f%d on Query { ...f%d ...f%d }", i, i-1, i-1)
	}
	return b.String()
}

func circle(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, " fragment f%d on Query { ...f%d }", i, (i+1)%n)
	}
	return b.String()
}

// laughs is the billion laughs, in YAML.
func laughs() string {
	var b strings.Builder
	b.WriteString("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n")
	for i := 1; i < 12; i++ {
		fmt.Fprintf(&b, "a%d: &a%d [%s]\n", i, i, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 9), ", "))
	}
	return b.String()
}

// send sends a request of GraphQL over HTTP, and returns how long the answer took.
func send(t *testing.T, url, body string) (status int, answer []byte, took time.Duration) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, url+"/graphql", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Accept", "application/graphql-response+json")
	begin := time.Now()
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	answer, err = io.ReadAll(response.Body)
	_ = response.Body.Close()
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, answer, time.Since(begin)
}

// firstCode is the code of an answer's first error, "" for none.
func firstCode(answer []byte) string {
	var response struct {
		Errors []struct {
			Extensions struct{ Code string }
		}
	}
	switch err := json.Unmarshal(answer, &response); {
	case err != nil:
		return "no JSON"
	case len(response.Errors) == 0:
		return ""
	}
	if code := response.Errors[0].Extensions.Code; code != "" {
		return code
	}
	return "no code"
}

// TestHostileCorpus sends what is known to bring servers down. Each request is refused,
// or answered, in the way that the corpus says; the answer stays small, and behind them
// all the server holds no more connections and goroutines, and little more memory, than before.
func TestHostileCorpus(t *testing.T) {
	for _, c := range []struct {
		name    string
		models  int // beside the built-in ones
		longest time.Duration
		// Codes are what may be answered beside what the corpus, made for few models, says.
		codes []string
	}{
		{"the built-in models", 0, 50 * time.Millisecond, nil},
		{"many models", 185, 5 * time.Second, []string{"", "TOO_MANY_NODES", "TIMEOUT", "BAD_USER_INPUT"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			setting := "sqlite:" + filepath.Join(t.TempDir(), "x.db")
			succeed(t, "query", "--store", setting, "{ models { totalCount } }") // seeds it
			if c.models > 0 {
				succeed(t, "generate", "--store", setting, "--models", strconv.Itoa(c.models))
			}
			p, watch, log := startWatched(t, "--store", setting, "--limit", "rate=1000000000", "--limit", "rate-burst=1000000000")
			before := watch.look(t)
			attackAll(t, p.url, c.longest, c.codes)
			http.DefaultClient.CloseIdleConnections()
			now, peak := p.resident(t)
			t.Logf("resident memory: %d MB, at most %d MB", now>>20, peak>>20)
			// The race detector takes several times as much of the larger graph.
			if peak > mostMemory && (c.models == 0 || campaign.Size(0, 1) == 1) {
				t.Errorf("the server took %d MB", peak>>20)
			}
			var left reading
			eventually(t, func() bool {
				left = watch.look(t)
				return left.goroutines <= before.goroutines+5 && left.descriptors <= before.descriptors+10 // the database's may be more
			})
			t.Logf("before %.0f goroutines and %.0f descriptors, behind it %.0f and %.0f", before.goroutines, before.descriptors, left.goroutines, left.descriptors)
			if n := log.errors(); n > 0 {
				t.Errorf("the log has %d lines of errors: %s", n, log.counts())
			}
		})
	}
}

// attackAll sends each request of the corpus, in a long run several times, of which the
// fastest has to take no longer than it may.
func attackAll(t *testing.T, url string, longest time.Duration, codes []string) {
	t.Helper()
	const most = 1 << 20 // bytes of an answer, or ten times the request's
	rounds := campaign.Size(1, 5)
	type figure struct {
		name string
		took time.Duration
	}
	var figures []figure
	for _, a := range attacks() {
		best := time.Hour
		for range rounds {
			status, answer, took := send(t, url, a.body)
			best = min(best, took)
			code := firstCode(answer)
			if (status != a.status || code != a.code) && (a.status != http.StatusOK || !slices.Contains(codes, code)) {
				t.Errorf("%s: status %d, code %q, want %d %q: %.200s", a.name, status, code, a.status, a.code, answer)
			}
			if len(answer) > max(most, 10*len(a.body)) {
				t.Errorf("%s: %d bytes were answered with %d", a.name, len(a.body), len(answer))
			}
		}
		if rounds > 1 && best > longest {
			t.Errorf("%s: it takes %v", a.name, best)
		}
		figures = append(figures, figure{a.name, best})
	}
	slices.SortFunc(figures, func(a, b figure) int { return cmp.Compare(b.took, a.took) })
	for _, f := range figures[:min(12, len(figures))] {
		t.Logf("%7.1f ms  %s", float64(f.took.Microseconds())/1000, f.name)
	}
}

// TestOthersMeanwhile measures how long others wait while attackers send the corpus as
// fast as they are let. Their own work has the lowest priority, as it would be done by
// machines of theirs.
func TestOthersMeanwhile(t *testing.T) {
	p := startProcess(t, "--store", "sqlite::memory:", "--trusted-proxy", "127.0.0.1")
	question := operation("{ matrix { rows { responsibility { name } cells { statement owners { role { name } quality } } } } }")
	n := campaign.Size(20, 1500)
	percentiles := func() (p50, p99 time.Duration) {
		var took []time.Duration
		for range n {
			status, one, err := sendAs("192.0.2.1", p.url, question)
			if err != nil || status != http.StatusOK {
				t.Fatalf("others get %d, %v", status, err)
			}
			took = append(took, one)
			time.Sleep(5 * time.Millisecond)
		}
		slices.Sort(took)
		return took[n/2], took[n*99/100]
	}
	percentiles() // warm
	calm50, calm99 := percentiles()
	t.Logf("others wait %v (p99 %v)", calm50, calm99)
	for addresses := 1; addresses <= campaign.Size(1, 8); addresses *= 2 {
		attackers := exec.Command("nice", "-n", "19", "attack", p.url, strconv.Itoa(addresses)) //nolint:noctx // its input ends it
		stop, err := attackers.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		var sent bytes.Buffer
		attackers.Stdout, attackers.Stderr = &sent, os.Stderr
		if err := attackers.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(campaign.Size(1, 8)) * time.Second) // until they have spent what they may at once
		p50, p99 := percentiles()
		if err := errors.Join(stop.Close(), attackers.Wait()); err != nil {
			t.Fatal(err)
		}
		t.Logf("%v (p99 %v, %.1f times as long) during %s hostile requests from %d addresses", p50, p99, p99.Seconds()/calm99.Seconds(), &sent, addresses)
	}
}

// attackUntilTold is a program that sends the hostile corpus, over and over, from as many
// addresses at once as it is told, until its input ends. Then it tells how many
// requests it has sent.
func attackUntilTold() {
	n, err := strconv.Atoi(os.Args[2])
	if err != nil {
		panic(err)
	}
	var sent atomic.Int64
	corpus := attacks()
	for i := range n {
		go func() {
			for {
				for _, a := range corpus {
					if _, _, err := sendAs(fmt.Sprint("198.51.100.", i), os.Args[1], a.body); err != nil {
						panic(err)
					}
					sent.Add(1)
				}
			}
		}()
	}
	_, _ = io.Copy(io.Discard, os.Stdin)
	fmt.Print(sent.Load())
}

// sendAs sends a request as the address, and returns how long it took.
func sendAs(client, url, body string) (status int, took time.Duration, err error) {
	request, err := http.NewRequest(http.MethodPost, url+"/graphql", strings.NewReader(body)) //nolint:noctx // the server has limits
	if err != nil {
		return 0, 0, err
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("X-Forwarded-For", client)
	begin := time.Now()
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return 0, 0, err
	}
	_, err = io.Copy(io.Discard, response.Body)
	return response.StatusCode, time.Since(begin), errors.Join(err, response.Body.Close())
}

// TestCacheFlood sends hundreds of different large documents: they do not stay.
func TestCacheFlood(t *testing.T) {
	p := startProcess(t, "--store", "sqlite::memory:", "--limit", "rate=1000000000", "--limit", "rate-burst=1000000000")
	for i := range campaign.Size(60, 400) {
		if status, answer, _ := send(t, p.url, operation(fmt.Sprintf("{ a%d: __typename }", i)+strings.Repeat(" ", 250_000))); status != http.StatusOK {
			t.Fatalf("%d %s", status, answer)
		}
		if status, _, _ := send(t, p.url, operation(strings.Repeat(" ", 1_000_000))); status != http.StatusRequestEntityTooLarge {
			t.Fatalf("1 MB: %d", status)
		}
	}
	if _, peak := p.resident(t); peak > mostMemory {
		t.Errorf("the server took %d MB", peak>>20)
	} else {
		t.Logf("resident memory at most %d MB", peak>>20)
	}
}

// TestConnectionFlood opens connections that say nothing, bodies that do not come, and
// websockets without an end: they are closed or refused, and meanwhile others are
// answered.
func TestConnectionFlood(t *testing.T) {
	p := startProcess(t, "--store", "sqlite::memory:", "--limit", "client-streams=20")
	before := p.descriptors(t)
	host := strings.TrimPrefix(p.url, "http://")
	var open []net.Conn
	dial := func(text string) {
		c, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", host)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(c, text); err != nil {
			t.Fatal(err)
		}
		open = append(open, c)
	}
	for range 100 {
		dial("")
		dial("POST /graphql HTTP/1.1\r\nHost: a\r\n")
		dial("POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{")
	}
	var sockets []*websocket.Conn
	refused := 0
	for range 60 {
		c, response, err := websocket.Dial(t.Context(), "ws"+strings.TrimPrefix(p.url, "http")+"/graphql", &websocket.DialOptions{Subprotocols: []string{"graphql-transport-ws"}})
		switch {
		case err == nil:
			sockets = append(sockets, c)
		case response != nil && response.StatusCode == http.StatusTooManyRequests:
			refused++
		default:
			t.Fatal(err)
		}
	}
	if len(sockets) != 20 || refused != 40 {
		t.Errorf("%d websockets were opened and %d refused", len(sockets), refused)
	}
	if status, answer, _ := send(t, p.url, operation("{ models { totalCount } }")); status != http.StatusOK {
		t.Errorf("meanwhile others get %d %s", status, answer)
	}
	// All are closed by the server within its times: 5 s for the first line and for the
	// websocket's init, 15 s for a body.
	var wait sync.WaitGroup
	for _, c := range open {
		wait.Go(func() {
			_ = c.SetReadDeadline(time.Now().Add(30 * time.Second))
			_, err := io.Copy(io.Discard, c)
			if timeout, ok := err.(net.Error); ok && timeout.Timeout() { //nolint:errorlint // net's own
				t.Error("a connection that says nothing stays open")
			}
		})
	}
	for _, c := range sockets {
		wait.Go(func() {
			ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
			defer cancel()
			if _, _, err := c.Read(ctx); ctx.Err() != nil {
				t.Errorf("a websocket that says nothing stays open: %v", err)
			}
		})
	}
	wait.Wait()
	for _, c := range open {
		_ = c.Close()
	}
	http.DefaultClient.CloseIdleConnections()
	eventually(t, func() bool { return p.descriptors(t) <= before+1 })
}

// eventually waits until a condition holds.
func eventually(t *testing.T, holds func() bool) {
	t.Helper()
	for deadline := time.Now().Add(10 * time.Second); !holds(); time.Sleep(50 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Error("it has not come to its end within ten seconds")
			return
		}
	}
}
