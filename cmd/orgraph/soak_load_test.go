package main

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jedib0t/go-pretty/v6/table"
	vegeta "github.com/tsenart/vegeta/v12/lib"

	"orgraph/graph/questions"
)

// A posting is a request that is sent again and again.
type posting struct {
	name, body string
	status     int    // that the answer has to have; 0 for 200
	code       string // of its first error
}

// readings are what those send who only ask: what the Explorer sends, the saved questions, and
// the operations of the corpus that have an answer without errors.
func readings(t *testing.T, each int) []posting {
	t.Helper()
	var corpus, explorer []posting
	files, err := filepath.Glob("testdata/corpus/*.graphql")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		query, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		answer, err := os.ReadFile(strings.TrimSuffix(file, ".graphql") + ".json")
		if err != nil {
			t.Fatal(err)
		}
		if name := filepath.Base(file); firstCode(answer) == "" && !slices.Contains(small, name) {
			corpus = append(corpus, posting{name: name, body: operation(string(query))})
		}
	}
	for _, q := range questions.All() {
		if !slices.Contains(small, q.Key) {
			corpus = append(corpus, posting{name: q.Key, body: operation(q.Operation)})
		}
	}
	text, err := os.ReadFile("../../web/src/explorer/queries.ts")
	if err != nil {
		t.Fatal(err)
	}
	for _, match := range regexp.MustCompile("graphql\\(`\\s*query (\\w+)[^`]+").FindAllSubmatch(text, -1) {
		name, document := string(match[1]), string(match[0][len("graphql(`"):])
		variables, ok := explorerVariables[name]
		if !ok {
			t.Errorf("the Explorer's operation %s has no variables here", name)
		}
		explorer = append(explorer, posting{name: name, body: operationWith(document, variables)})
	}
	if len(corpus) < 100 || len(explorer) != len(explorerVariables) {
		t.Fatalf("%d operations of the corpus, %d of the Explorer for %d variables", len(corpus), len(explorer), len(explorerVariables))
	}
	var all []posting
	for i, c := range corpus { // by turns
		if i%each == 0 {
			all = append(all, c, explorer[i/each%len(explorer)])
		}
	}
	return all
}

// small are operations that are refused for thousands of models: they compare each with
// each other.
var small = []string{"145-rank-sure.graphql", "152-similar-models.graphql", "174-ask-each-of-the-others.graphql", "most-similar-models", "any-weights"}

var explorerVariables = map[string]any{
	"MatrixPage":    map[string]any{"first": 50},
	"CellsPage":     map[string]any{"model": "tech-lead"},
	"Vocabulary":    nil,
	"Cell":          map[string]any{"model": "tech-lead", "responsibility": "people"},
	"Rank":          map[string]any{"method": "WEIGHTED_SUM", "first": 50, "stability": true},
	"Acceptability": map[string]any{"method": "WEIGHTED_SUM", "models": []string{"tech-lead", "scrum"}, "concentration": 1},
	"Compare":       map[string]any{"models": []string{"tech-lead", "scrum"}, "from": "tech-lead", "to": "scrum"},
	"WhatIf": map[string]any{
		"base": "tech-lead", "name": "Soaked", "method": "WEIGHTED_SUM",
		"changes": []any{map[string]any{"responsibility": "people", "owners": []any{map[string]any{"role": "engineering-manager"}}}},
	},
	"Network":  map[string]any{"filter": map[string]any{"models": []string{"tech-lead", "scrum"}}, "depth": 2, "maxNodes": 500, "maxEdges": 2000},
	"Roles":    map[string]any{"first": 50},
	"RoleCard": map[string]any{"key": "tech-lead"},
}

// soaked are the keys of the models that are written to.
func soaked() []string { return []string{"soak-1", "soak-2", "soak-3", "soak-4", "soak-5"} }

// writings are an editor's: the same few models again and again, so that the graph
// stays as large as it is while its log grows.
func writings() []posting {
	var all []posting
	for _, quality := range []string{"WELL", "POORLY"} {
		for _, model := range soaked() {
			all = append(all,
				posting{name: "upsertModel", body: operation(fmt.Sprintf(`mutation { upsertModel(input: {key: %q, summary: "It goes %s."}) { model { key } userErrors { message } } }`, model, quality))},
				posting{name: "assign", body: operation(fmt.Sprintf(`mutation { assign(input: {model: %q, responsibility: "people", owners: [{role: "tech-lead", quality: %s}]}) { assignment { id } userErrors { message } } }`, model, quality))},
			)
		}
	}
	return all
}

func hostile() []posting {
	var all []posting
	for _, a := range attacks() {
		all = append(all, posting(a))
	}
	return all
}

// A round sends requests one after another, over and over, at a constant rate,
// however long the answers take.
type round struct {
	name     string
	requests []posting
	rate     int // a second
	clients  int
	network  string // of the clients' addresses
	token    string
	hostile  bool

	sent     []sent
	problems map[string]int // what was answered that should not have been
	codes    map[string]int
}

// answerPatience is how long a client waits for an answer: longer than the server may take.
const answerPatience = 30 * time.Second

// A sent is a request that has been answered.
type sent struct {
	name string
	due  time.Time
	took time.Duration // since then
}

func (r *round) run(url string, duration time.Duration) {
	r.problems, r.codes = map[string]int{}, map[string]int{}
	var n atomic.Int64
	target := func(to *vegeta.Target) error {
		i := int(n.Add(1)) - 1
		request := r.requests[i%len(r.requests)]
		to.Method, to.URL, to.Body = http.MethodPost, url+"/graphql", []byte(request.body)
		to.Header = http.Header{
			"Content-Type":    {"application/json"},
			"Accept":          {"application/graphql-response+json"},
			"X-Forwarded-For": {fmt.Sprint(r.network, 1+i%r.clients)},
			// The answer says by it to which request it belongs.
			"X-Request-Id": {fmt.Sprint(r.name, "-", i)},
		}
		if r.token != "" {
			to.Header.Set("Authorization", "Bearer "+r.token)
		}
		return nil
	}
	transport := &http.Transport{MaxIdleConnsPerHost: 100}
	defer transport.CloseIdleConnections()
	attacker := vegeta.NewAttacker(vegeta.Client(&http.Client{Transport: transport, Timeout: answerPatience}))
	interval := time.Second / time.Duration(r.rate)
	begin := time.Now()
	for result := range attacker.Attack(target, vegeta.ConstantPacer{Freq: r.rate, Per: time.Second}, duration, "") {
		// vegeta sends request 0 after one interval, and counts from when it was sent: too
		// late where this machine is busy.
		due := begin.Add(time.Duration(result.Seq+1) * interval)
		r.sent = append(r.sent, sent{r.note(result), due, max(result.Latency, result.End().Sub(due))})
	}
}

// note counts an answer by its code, and as a problem where it should not be so. It
// returns the name of the request, "" where there is no answer.
func (r *round) note(result *vegeta.Result) string {
	var i int
	if _, err := fmt.Sscanf(result.Headers.Get("X-Request-Id"), r.name+"-%d", &i); err != nil {
		r.codes["no answer"]++
		r.problems["no answer: "+result.Error]++
		return ""
	}
	request, code := r.requests[i%len(r.requests)], firstCode(result.Body)
	if code == "" && result.Code != http.StatusOK {
		code = fmt.Sprint("status ", result.Code)
	}
	r.codes[code]++
	problem := ""
	switch {
	case !r.hostile && code != "", r.token != "" && strings.Contains(string(result.Body), `"userErrors":[{`):
		problem = fmt.Sprintf("%d %.200s", result.Code, result.Body)
	case !r.hostile, code == "RATE_LIMITED", int(result.Code) == request.status && code == request.code:
	case request.status == http.StatusOK && slices.Contains([]string{"TOO_COMPLEX", "TOO_MANY_NODES", "TIMEOUT", "BAD_USER_INPUT"}, code):
		// This graph is larger than the one that the corpus was made for.
	default:
		problem = fmt.Sprintf("%d %q", result.Code, code)
	}
	if problem != "" {
		r.problems[request.name+": "+problem]++
	}
	return request.name
}

// slowest names the requests whose median is the longest.
func (r *round) slowest() string {
	took := map[string][]time.Duration{}
	for _, s := range r.sent {
		took[s.name] = append(took[s.name], s.took)
	}
	median := map[string]time.Duration{}
	for name, all := range took {
		slices.Sort(all)
		median[name] = quantile(all, 0.5)
	}
	names := slices.SortedFunc(maps.Keys(median), func(a, b string) int { return cmp.Compare(median[b], median[a]) })
	var parts []string
	for _, name := range names[:min(5, len(names))] {
		parts = append(parts, name+" "+milliseconds(median[name]))
	}
	return strings.Join(parts, ", ")
}

// judge fails where the round has met problems, or was not sent whole.
func (r *round) judge(t *testing.T, duration time.Duration) {
	t.Helper()
	for problem, n := range r.problems {
		t.Errorf("%s: %d times %s", r.name, n, problem)
	}
	if want := int(duration.Seconds()) * r.rate * 9 / 10; len(r.sent) < want {
		t.Errorf("%s: %d were sent, less than %d", r.name, len(r.sent), want)
	}
}

// A window is a part of the soak's time.
type window struct{ from, to time.Time }

// meets reports whether a request was under way in the window, or due within as long
// again, in which the server works off what has gathered.
func (w window) meets(s sent) bool {
	return s.due.Before(w.to.Add(w.to.Sub(w.from))) && s.due.Add(s.took).After(w.from)
}

func tableOf(rounds []*round, stalled window) string {
	tbl := newTable()
	tbl.AppendHeader(table.Row{"", "Requests", "p50", "p90", "p99", "p99.9", "Most", "Answers by code"})
	for _, r := range rounds {
		var all, calm []time.Duration
		for _, s := range r.sent {
			all = append(all, s.took)
			if !stalled.meets(s) {
				calm = append(calm, s.took)
			}
		}
		tbl.AppendRow(append(percentiles(r.name, all), codesOf(r.codes)))
		tbl.AppendRow(append(percentiles("  but for the stall", calm), ""))
	}
	return tbl.Render()
}

func percentiles(name string, took []time.Duration) table.Row {
	slices.Sort(took)
	row := table.Row{name, len(took)}
	for _, q := range []float64{0.5, 0.9, 0.99, 0.999, 1} {
		row = append(row, milliseconds(quantile(took, q)))
	}
	return row
}

// quantile is the smallest of the sorted values that at least the part q of them do not exceed.
func quantile(sorted []time.Duration, q float64) time.Duration {
	if len(sorted) == 0 {
		return 0
	}
	return sorted[max(0, int(math.Ceil(q*float64(len(sorted))))-1)]
}

func milliseconds(d time.Duration) string {
	return fmt.Sprintf("%.1f ms", float64(d.Microseconds())/1000)
}

func codesOf(codes map[string]int) string {
	var parts []string
	for _, code := range slices.Sorted(maps.Keys(codes)) {
		name := code
		if code == "" {
			name = "OK"
		}
		parts = append(parts, fmt.Sprint(codes[code], " ", name))
	}
	return strings.Join(parts, ", ")
}
