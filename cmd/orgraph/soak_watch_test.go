package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/prometheus/common/expfmt"
	"github.com/prometheus/common/model"
	"gonum.org/v1/gonum/stat"
)

// A reading is what the server holds.
type reading struct {
	at                                                                  time.Time
	resident, heap, goroutines, descriptors, subscriptions, files, gogc float64
}

// A watch reads what the server holds, from the figures for operators.
type watch struct {
	admin string
	all   []reading
}

// startWatched serves in another process until the test ends, with figures for operators
// and a log that are read.
func startWatched(t *testing.T, args ...string) (process, *watch, *logTally) {
	t.Helper()
	log := &logTally{admin: make(chan string, 1), lines: map[string]int{}}
	p := startLogged(t, log, append(args, "--admin-listen", "127.0.0.1:0", "--log-format", "json")...)
	return p, &watch{admin: <-log.admin}, log
}

// keep reads at the interval until the context ends.
func (w *watch) keep(ctx context.Context, t *testing.T, interval time.Duration) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-time.After(interval):
			if r, err := w.read(); err != nil {
				t.Errorf("the figures for operators: %v", err)
			} else {
				w.all = append(w.all, r)
			}
		}
	}
}

// look reads once, behind a collection of garbage.
func (w *watch) look(t *testing.T) reading {
	t.Helper()
	response, err := http.Get(w.admin + "/debug/pprof/heap?gc=1") //nolint:noctx // a test's own server
	if err != nil {
		t.Fatal(err)
	}
	_, _ = io.Copy(io.Discard, response.Body)
	_ = response.Body.Close()
	r, err := w.read()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func (w *watch) read() (reading, error) {
	response, err := http.Get(w.admin + "/metrics") //nolint:noctx // a test's own server
	if err != nil {
		return reading{}, err
	}
	defer func() { _ = response.Body.Close() }()
	parser := expfmt.NewTextParser(model.UTF8Validation)
	families, err := parser.TextToMetricFamilies(response.Body)
	if err != nil {
		return reading{}, err
	}
	sum := func(name string) (n float64) {
		for _, m := range families[name].GetMetric() {
			n += m.GetGauge().GetValue()
		}
		return n
	}
	return reading{
		time.Now(), sum("process_resident_memory_bytes"), sum("go_memstats_heap_alloc_bytes"), sum("go_goroutines"),
		sum("process_open_fds"), sum("orgraph_subscriptions"), sum("orgraph_store_file_bytes"), sum("go_gc_gogc_percent"),
	}, nil
}

// judge tells what the server held, and fails where that was not level: where its median
// over the last quarter of the time is more than a tenth above that over the second. Single
// operations take thousands of goroutines for a moment, which moves no median.
func (w *watch) judge(t *testing.T, before, left reading, judged bool) {
	t.Helper()
	if len(w.all) < 8 {
		t.Fatalf("only %d readings", len(w.all))
	}
	const mb = 1 << 20
	tbl := newTable()
	tbl.AppendHeader(table.Row{"", "Before", "Second quarter", "Last quarter", "Most", "Slope an hour", "All gone"})
	for _, f := range []struct {
		name  string
		unit  float64
		of    func(reading) float64
		level bool
	}{
		{"resident memory, MB", mb, func(r reading) float64 { return r.resident }, true},
		{"heap, MB", mb, func(r reading) float64 { return r.heap }, false}, // goes up and down with the collections
		{"goroutines", 1, func(r reading) float64 { return r.goroutines }, true},
		{"descriptors", 1, func(r reading) float64 { return r.descriptors }, true},
		{"subscriptions", 1, func(r reading) float64 { return r.subscriptions }, false},
		{"the store's files, MB", mb, func(r reading) float64 { return r.files }, false}, // the log of changes grows
	} {
		var at, values []float64
		for _, r := range w.all {
			at, values = append(at, r.at.Sub(w.all[0].at).Hours()), append(values, f.of(r)/f.unit)
		}
		second, last, slope := trend(at, values)
		tbl.AppendRow(table.Row{
			f.name, decimal(f.of(before) / f.unit), decimal(second), decimal(last), decimal(slices.Max(values)), decimal(slope), decimal(f.of(left) / f.unit),
		})
		if judged && f.level && !level(second, last) {
			t.Errorf("%s: %.1f in the second quarter, %.1f in the last", f.name, second, last)
		}
	}
	t.Logf("%d readings\n%s", len(w.all), tbl.Render())
}

func decimal(n float64) string { return fmt.Sprintf("%.1f", n) }

// trend returns the medians of the second and the last quarter, and the slope of the line
// through all but the first.
func trend(at, values []float64) (second, last, slope float64) {
	quarter := len(values) / 4
	_, slope = stat.LinearRegression(at[quarter:], values[quarter:], nil, false)
	median := func(part []float64) float64 {
		return stat.Quantile(0.5, stat.Empirical, slices.Sorted(slices.Values(part)), nil)
	}
	return median(values[quarter : 2*quarter]), median(values[len(values)-quarter:]), slope
}

// level reports whether what was held in the last quarter is no more than a tenth above
// what was held in the second, when all was warm and nothing had stalled.
func level(second, last float64) bool { return last <= second*1.1 }

func TestLevel(t *testing.T) {
	series := func(f func(float64) float64) (at, values []float64) {
		for i := range 100 {
			at, values = append(at, float64(i)/100), append(values, f(float64(i)))
		}
		return at, values
	}
	for _, c := range []struct {
		name  string
		f     func(float64) float64
		level bool
	}{
		{"constant", func(float64) float64 { return 50 }, true},
		{"warming up", func(i float64) float64 { return min(50, 10+2*i) }, true},
		{"up and down", func(i float64) float64 { return 50 + 10*math.Sin(i) }, true},
		{"high in the middle", func(i float64) float64 { return 50 + 500*math.Exp(-(i-55)*(i-55)/20) }, true},
		{"a leak", func(i float64) float64 { return 50 + 0.2*i }, false},
		{"a step", func(i float64) float64 { return 50 + 10*math.Floor(i/50) }, false},
	} {
		second, last, slope := trend(series(c.f))
		if got := level(second, last); got != c.level {
			t.Errorf("%s: level is %v: %f, then %f", c.name, got, second, last)
		}
		if c.name == "a leak" && math.Abs(slope-20) > 1e-9 {
			t.Errorf("the slope is %f, want 20", slope)
		}
	}
	if got := quantile([]time.Duration{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 0.9); got != 9 {
		t.Errorf("the ninth of ten is %d", got)
	}
}

// A logTally counts the lines of a server's log, and finds the operators' address in it.
type logTally struct {
	admin chan string
	mu    sync.Mutex
	rest  []byte
	lines map[string]int
}

// Write implements io.Writer.
func (l *logTally) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.rest = append(l.rest, p...)
	for {
		line, rest, ok := strings.Cut(string(l.rest), "\n")
		if !ok {
			return len(p), nil
		}
		l.rest = []byte(rest)
		var entry struct{ Level, Msg, Address, Error string }
		if err := json.Unmarshal([]byte(line), &entry); err != nil {
			l.lines["ERROR "+line]++
			continue
		}
		if entry.Msg == "serving operators" {
			l.admin <- "http://" + entry.Address
		}
		if entry.Level == "ERROR" {
			entry.Msg += ": " + entry.Error
		}
		l.lines[entry.Level+" "+entry.Msg]++
	}
}

func (l *logTally) counts() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return codesOf(l.lines)
}

func (l *logTally) errors() (n int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for line, times := range l.lines {
		if strings.HasPrefix(line, "ERROR") {
			n += times
		}
	}
	return n
}
