package main

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"time"

	"orgraph/server"
	"orgraph/telemetry"
)

// flushTimeout is how long the last spans may take to be sent.
const flushTimeout = 5 * time.Second

// newTelemetry returns what the server tells of, with traces where the environment asks
// for them; sendRest sends those that are left.
func newTelemetry(ctx context.Context, log *slog.Logger) (t *telemetry.Telemetry, sendRest func(), err error) {
	spans, shutdown, err := telemetry.Export(ctx, version, log)
	if err != nil {
		return nil, nil, usageError{err}
	}
	sendRest = func() {
		limited, cancel := context.WithTimeout(context.WithoutCancel(ctx), flushTimeout)
		defer cancel()
		if err := shutdown(limited); err != nil {
			log.Warn("the last traces were not sent", "error", err.Error())
		}
	}
	return telemetry.New(telemetry.Config{Version: version, Revision: revision(), Traces: spans}), sendRest, nil
}

// serveAdmin answers operators on the address, "" for none, until stop is called.
func serveAdmin(ctx context.Context, address string, cfg server.Config) (stop func(), err error) {
	if address == "" {
		return func() {}, nil
	}
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", address)
	if err != nil {
		return nil, fmt.Errorf("--admin-listen %s: %w; choose another address or port", address, reason(err))
	}
	cfg.Logger.Info("serving operators", "address", listener.Addr().String())
	if at, ok := listener.Addr().(*net.TCPAddr); ok && !at.IP.IsLoopback() {
		cfg.Logger.Warn("the admin address can be reached from other machines, and asks nobody who they are; let only operators and Prometheus through to it", "address", at.String())
	}
	return server.ServeAdmin(listener, cfg), nil
}
