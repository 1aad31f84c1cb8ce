// Package monitoring_test checks the dashboard and the alerts against the figures that
// a server really gives.
package monitoring_test

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/prometheus/common/model"
	"github.com/prometheus/prometheus/model/labels"
	"github.com/prometheus/prometheus/model/rulefmt"
	"github.com/prometheus/prometheus/promql/parser"

	"orgraph/seed"
	"orgraph/server"
	"orgraph/store"
	"orgraph/store/sqlite"
	"orgraph/telemetry"
)

// series are the names of what a server gives, with the names and values of its labels.
type series map[string]map[string]map[string]bool

// exported loads a server a little and returns what it gives.
func exported(t *testing.T) series {
	t.Helper()
	seen := telemetry.New(telemetry.Config{Version: "1"})
	s, err := sqlite.Open(t.Context(), sqlite.Config{Path: filepath.Join(t.TempDir(), "orgraph.db"), Observe: seen.Observe})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close(context.Background()) }()
	if _, err := seed.Import(t.Context(), s, seed.Builtin(), seed.LoadOptions{}); err != nil {
		t.Fatal(err)
	}
	seen.Watch(s)
	h, err := server.NewHandler(server.Config{Store: s, Telemetry: seen, Logger: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	defer h.Close(context.Background())
	post := func(body string, headers ...string) {
		request := httptest.NewRequestWithContext(t.Context(), "POST", "/graphql", strings.NewReader(body))
		request.Header.Set("Content-Type", "application/json")
		for i := 0; i < len(headers); i += 2 {
			request.Header.Set(headers[i], headers[i+1])
		}
		h.ServeHTTP(httptest.NewRecorder(), request)
	}
	post(`{"query": "{ models { nodes { ownerships { nodes { role { name } } } } } }"}`)
	post(`{"query": "{ nonsense }"}`)
	post(`{"query": "{ models { totalCount } }"}`, "Authorization", "Bearer wrong")
	// What only goes wrong by itself.
	_, ended := seen.Observe(t.Context(), store.RoundTrip{Database: "sqlite", Operation: "get"})
	ended(store.ErrUnavailable)

	families, err := seen.Gatherer().Gather()
	if err != nil {
		t.Fatal(err)
	}
	out := series{}
	add := func(name string, with map[string]string) {
		if out[name] == nil {
			out[name] = map[string]map[string]bool{}
		}
		for label, value := range with {
			if out[name][label] == nil {
				out[name][label] = map[string]bool{}
			}
			out[name][label][value] = true
		}
	}
	for _, family := range families {
		for _, m := range family.GetMetric() {
			with := map[string]string{"job": "orgraph", "instance": "here"}
			for _, pair := range m.GetLabel() {
				with[pair.GetName()] = pair.GetValue()
			}
			name := family.GetName()
			if m.GetHistogram() == nil {
				add(name, with)
				continue
			}
			for _, suffix := range []string{"_count", "_sum", "_bucket"} {
				add(name+suffix, with)
			}
			add(name+"_bucket", map[string]string{"le": "1"})
		}
	}
	add("up", map[string]string{"job": "orgraph", "instance": "here"}) // Prometheus's own
	return out
}

// check reports what an expression asks for that no server gives, and returns how many
// series it names.
func (s series) check(t *testing.T, where, expression string) int {
	t.Helper()
	e, err := parser.NewParser(parser.Options{}).ParseExpr(expression)
	if err != nil {
		t.Errorf("%s: %s: %v", where, expression, err)
		return 0
	}
	named := 0
	var names []string // of labels that the expression groups by
	parser.Inspect(e, func(node parser.Node, _ []parser.Node) error {
		switch n := node.(type) {
		case *parser.VectorSelector:
			named++
			given, ok := s[n.Name]
			if !ok {
				t.Errorf("%s: nothing gives %s", where, n.Name)
				return nil
			}
			for _, m := range n.LabelMatchers {
				if m.Name != model.MetricNameLabel && given[m.Name] == nil {
					t.Errorf("%s: %s has no label %s", where, n.Name, m.Name)
				}
			}
		case *parser.AggregateExpr:
			names = append(names, n.Grouping...)
		}
		return nil
	})
	for _, name := range names {
		if !slices.ContainsFunc(parser.ExtractSelectors(e), func(matchers []*labels.Matcher) bool {
			return slices.ContainsFunc(matchers, func(m *labels.Matcher) bool { return m.Name == model.MetricNameLabel && s[m.Value][name] != nil })
		}) {
			t.Errorf("%s: no series in %s has the label %s", where, expression, name)
		}
	}
	return named
}

// TestAlerts checks the rules as promtool does, that servers give what they ask for, and
// that the handbook says what to do about each.
func TestAlerts(t *testing.T) {
	given := exported(t)
	groups, errs := rulefmt.ParseFile("alerts.yml", false, model.UTF8Validation, parser.NewParser(parser.Options{}), slog.Default())
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	handbook, err := os.ReadFile("../../docs/monitoring.md")
	if err != nil {
		t.Fatal(err)
	}
	alerts := 0
	for _, group := range groups.Groups {
		for _, rule := range group.Rules {
			alerts++
			given.check(t, rule.Alert, rule.Expr)
			if rule.Annotations["summary"] == "" || rule.Annotations["runbook"] != "docs/monitoring.md#"+strings.ToLower(rule.Alert) || rule.Labels["severity"] == "" {
				t.Errorf("%s: severity, summary or runbook: %v %v", rule.Alert, rule.Labels, rule.Annotations)
			}
			if !strings.Contains(string(handbook), "\n### "+rule.Alert+"\n\n") {
				t.Errorf("docs/monitoring.md has no part %s", rule.Alert)
			}
		}
	}
	if alerts < 10 {
		t.Errorf("only %d alerts", alerts)
	}
}

// TestDashboard checks that each panel is valid and shows what servers give, and that
// every figure of ours is on some panel.
func TestDashboard(t *testing.T) {
	given := exported(t)
	text, err := os.ReadFile("grafana/orgraph.json")
	if err != nil {
		t.Fatal(err)
	}
	var dashboard struct {
		Panels []struct {
			ID      int
			Type    string
			Title   string
			GridPos struct{ X, Y, W, H int }
			Targets []struct{ Expr string }
		}
	}
	if err := json.Unmarshal(text, &dashboard); err != nil {
		t.Fatal(err)
	}
	ids := map[int]bool{}
	taken := map[string]string{}
	for _, p := range dashboard.Panels {
		if ids[p.ID] || p.Title == "" {
			t.Errorf("panel %d %q: the id is there twice, or it has no title", p.ID, p.Title)
		}
		ids[p.ID] = true
		for x := range p.GridPos.W {
			for y := range p.GridPos.H {
				at := fmt.Sprint(p.GridPos.X+x, " ", p.GridPos.Y+y)
				if other := taken[at]; other != "" {
					t.Fatalf("%q lies on %q", p.Title, other)
				}
				taken[at] = p.Title
			}
		}
		if p.Type != "row" && len(p.Targets) == 0 {
			t.Errorf("%q shows nothing", p.Title)
		}
		for _, target := range p.Targets {
			if given.check(t, p.Title, strings.ReplaceAll(target.Expr, "$__rate_interval", "5m")) == 0 {
				t.Errorf("%q shows no series", p.Title)
			}
		}
	}
	for name := range given {
		if strings.HasPrefix(name, "orgraph_") && !strings.Contains(string(text), base(name)) {
			t.Errorf("no panel shows %s", name)
		}
	}
}

// TestHandbook: the list of figures is that of the server.
func TestHandbook(t *testing.T) {
	handbook, err := os.ReadFile("../../docs/monitoring.md")
	if err != nil {
		t.Fatal(err)
	}
	written, given := map[string]bool{}, map[string]bool{}
	for _, match := range regexp.MustCompile("(?m)^\\| `(orgraph_[a-z_]+)`").FindAllStringSubmatch(string(handbook), -1) {
		written[match[1]] = true
	}
	for name := range exported(t) {
		if strings.HasPrefix(name, "orgraph_") {
			given[base(name)] = true
		}
	}
	if diff := cmp.Diff(given, written); diff != "" {
		t.Errorf("what servers give, and docs/monitoring.md lists (-given +listed):\n%s", diff)
	}
}

// base returns the name of the histogram that a series is a part of.
func base(name string) string {
	return regexp.MustCompile("_(count|sum|bucket)$").ReplaceAllString(name, "")
}
