package bench

import (
	"context"
	"log/slog"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	sdk "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/trace"

	"orgraph/server"
	"orgraph/store"
	"orgraph/store/sqlite"
	"orgraph/telemetry"
)

// BenchmarkTelemetry answers a request of four levels over HTTP, with nobody told, with
// figures, and with traces of which none, or all, are kept.
func BenchmarkTelemetry(b *testing.B) {
	sampled := func(s sdk.Sampler) trace.TracerProvider { return sdk.NewTracerProvider(sdk.WithSampler(s)) }
	for _, c := range []struct {
		name string
		seen *telemetry.Telemetry
	}{
		{"nobody", nil},
		{"figures", telemetry.New(telemetry.Config{})},
		{"traces, none kept", telemetry.New(telemetry.Config{Traces: sampled(sdk.NeverSample())})},
		{"traces, all kept", telemetry.New(telemetry.Config{Traces: sampled(sdk.AlwaysSample())})},
	} {
		b.Run(c.name, func(b *testing.B) {
			ctx := context.Background()
			cfg := sqlite.Config{Path: filepath.Join(b.TempDir(), "bench.db")}
			if c.seen != nil {
				cfg.Observe = c.seen.Observe
			}
			s, err := sqlite.Open(ctx, cfg)
			if err != nil {
				b.Fatal(err)
			}
			b.Cleanup(func() { _ = s.Close(ctx) })
			m := Matrix(100, 1)
			if err := s.Update(ctx, func(ctx context.Context, tx store.Tx) error { return tx.Apply(ctx, store.WriteSet{Put: m}) }); err != nil {
				b.Fatal(err)
			}
			h, err := server.NewHandler(server.Config{Store: s, Telemetry: c.seen, Logger: slog.New(slog.DiscardHandler)})
			if err != nil {
				b.Fatal(err)
			}
			b.Cleanup(func() { h.Close(ctx) })
			for b.Loop() {
				request := httptest.NewRequest("POST", "/graphql", strings.NewReader(`{"query": "{ models(first: 10) { nodes { name ownerships { nodes { quality role { name } } } } } }"}`))
				request.Header.Set("Content-Type", "application/json")
				answer := httptest.NewRecorder()
				if h.ServeHTTP(answer, request); answer.Code != 200 || strings.Contains(answer.Body.String(), `"errors"`) {
					b.Fatal(answer.Code, answer.Body)
				}
			}
		})
	}
}
