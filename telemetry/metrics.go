package telemetry

import (
	"context"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"orgraph/store"
)

// metrics are the figures that are counted as things happen; docs/monitoring.md lists them.
type metrics struct {
	operations       *prometheus.CounterVec
	operationSeconds *prometheus.HistogramVec
	errors           *prometheus.CounterVec
	refusedRequests  *prometheus.CounterVec
	requestSeconds   *prometheus.HistogramVec
	batchKeys        *prometheus.HistogramVec
	roundTripSeconds *prometheus.HistogramVec
	roundTripErrors  *prometheus.CounterVec
	inFlight         *prometheus.GaugeVec
	subscriptions    prometheus.Gauge
	streams          prometheus.Gauge
	events           prometheus.Counter
}

// seconds are the buckets of durations: SQLite answers in tens of microseconds, and
// an operation has ten seconds.
var seconds = []float64{0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10}

func newMetrics() metrics {
	counter := func(name, help string, labels ...string) *prometheus.CounterVec {
		return prometheus.NewCounterVec(prometheus.CounterOpts{Name: "orgraph_" + name, Help: help}, labels)
	}
	plain := func(name, help string) prometheus.Counter {
		return prometheus.NewCounter(prometheus.CounterOpts{Name: "orgraph_" + name, Help: help})
	}
	gauge := func(name, help string) prometheus.Gauge {
		return prometheus.NewGauge(prometheus.GaugeOpts{Name: "orgraph_" + name, Help: help})
	}
	histogram := func(name, help string, buckets []float64, labels ...string) *prometheus.HistogramVec {
		return prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "orgraph_" + name, Help: help, Buckets: buckets}, labels)
	}
	return metrics{
		operations:       counter("operations_total", "GraphQL operations that have ended, by the code of their first error, OK for none. The name is empty unless an allow-list has it.", "type", "name", "code"),
		operationSeconds: histogram("operation_duration_seconds", "How long queries and mutations ran.", seconds, "type", "name"),
		errors:           counter("errors_total", "Errors that clients saw, by extensions.code.", "code"),
		refusedRequests:  counter("refused_requests_total", "HTTP requests that reached no operation, by the code and status of the answer.", "code", "status"),
		requestSeconds:   histogram("request_duration_seconds", "How long HTTP requests took, but for streams.", seconds, "route", "status"),
		batchKeys:        histogram("loader_batch_keys", "How many keys a loader's batch had, by what it fetched.", prometheus.ExponentialBuckets(1, 4, 8), "kind"),
		roundTripSeconds: histogram("store_round_trip_duration_seconds", "How long round trips to the database took.", seconds, "database", "operation"),
		roundTripErrors:  counter("store_round_trip_errors_total", "Round trips to the database that failed, by why.", "database", "operation", "error"),
		inFlight:         prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: "orgraph_store_round_trips_in_flight", Help: "Round trips under way or waiting for a connection."}, []string{"database"}),
		subscriptions:    gauge("subscriptions", "Subscriptions that are open."),
		streams:          gauge("streams", "Websockets, event streams and deferred answers that are open."),
		events:           plain("subscription_events_total", "Events sent to subscribers."),
	}
}

func (m *metrics) all() []prometheus.Collector {
	return []prometheus.Collector{
		m.operations, m.operationSeconds, m.errors, m.refusedRequests, m.requestSeconds, m.batchKeys, m.roundTripSeconds,
		m.roundTripErrors, m.inFlight, m.subscriptions, m.streams, m.events,
	}
}

// headTimeout is how long the figures wait for the database.
const headTimeout = 2 * time.Second

// Watch adds figures of the store's state, which are asked for each time that the
// figures are read. It is called once.
func (t *Telemetry) Watch(s interface {
	Head(ctx context.Context) (sequence int, time string, err error)
	State() store.State
}) {
	t.registry.MustRegister(stateCollector{s.Head, s.State})
}

// stateCollector gives figures of a store's state.
type stateCollector struct {
	head  func(context.Context) (int, string, error)
	state func() store.State
}

var (
	up       = prometheus.NewDesc("orgraph_store_up", "1 while the database answers, else 0.", []string{"database"}, nil)
	changes  = prometheus.NewDesc("orgraph_changes_total", "Changes in the log, whoever has written them.", []string{"database"}, nil)
	most     = prometheus.NewDesc("orgraph_store_connections_max", "How many connections there may be.", []string{"database", "pool"}, nil)
	inUse    = prometheus.NewDesc("orgraph_store_connections_in_use", "Connections taken or waited for.", []string{"database", "pool"}, nil)
	waits    = prometheus.NewDesc("orgraph_store_connection_waits_total", "How often somebody had to wait for a connection.", []string{"database", "pool"}, nil)
	timeouts = prometheus.NewDesc("orgraph_store_connection_timeouts_total", "How often somebody waited for a connection in vain.", []string{"database", "pool"}, nil)
	bytes    = prometheus.NewDesc("orgraph_store_file_bytes", "Size of the database's files on this machine.", []string{"database", "file"}, nil)
)

// Describe implements prometheus.Collector.
func (c stateCollector) Describe(to chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{up, changes, most, inUse, waits, timeouts, bytes} {
		to <- d
	}
}

// Collect implements prometheus.Collector.
func (c stateCollector) Collect(to chan<- prometheus.Metric) {
	ctx, cancel := context.WithTimeout(context.Background(), headTimeout)
	defer cancel()
	head, _, err := c.head(ctx)
	state := c.state()
	if err == nil {
		to <- prometheus.MustNewConstMetric(up, prometheus.GaugeValue, 1, state.Database)
		to <- prometheus.MustNewConstMetric(changes, prometheus.CounterValue, float64(head), state.Database)
	} else {
		to <- prometheus.MustNewConstMetric(up, prometheus.GaugeValue, 0, state.Database)
	}
	for _, p := range state.Pools {
		to <- prometheus.MustNewConstMetric(most, prometheus.GaugeValue, float64(p.Max), state.Database, p.Name)
		to <- prometheus.MustNewConstMetric(inUse, prometheus.GaugeValue, float64(p.InUse), state.Database, p.Name)
		to <- prometheus.MustNewConstMetric(waits, prometheus.CounterValue, float64(p.Waits), state.Database, p.Name)
		to <- prometheus.MustNewConstMetric(timeouts, prometheus.CounterValue, float64(p.Timeouts), state.Database, p.Name)
	}
	for _, f := range state.Files {
		to <- prometheus.MustNewConstMetric(bytes, prometheus.GaugeValue, float64(f.Bytes), state.Database, f.Name)
	}
}
