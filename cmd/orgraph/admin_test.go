package main

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
)

// TestAdmin starts the server with an address for operators on both stores, and sees
// there what was asked of the other.
func TestAdmin(t *testing.T) {
	storeSettings(t, func(t *testing.T, setting string) {
		free, err := net.Listen("tcp", "127.0.0.1:0") //nolint:noctx // a test
		if err != nil {
			t.Fatal(err)
		}
		address := free.Addr().String()
		if err := free.Close(); err != nil {
			t.Fatal(err)
		}
		url, stop := serve(t, "--store", setting, "--admin-listen", address, "--log-format", "json")
		get := func(url string) string {
			t.Helper()
			response, err := http.Get(url) //nolint:noctx // a test
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = response.Body.Close() }()
			body, err := io.ReadAll(response.Body)
			if err != nil {
				t.Fatal(err)
			}
			return fmt.Sprint(response.StatusCode, " ", string(body))
		}
		get(url + "/graphql?query=%7Bmodels%7Bnodes%7Bname%7D%7D%7D")
		database := t.Name()[strings.LastIndex(t.Name(), "/")+1:]
		figures := get("http://" + address + "/metrics")
		for _, want := range []string{
			`orgraph_operations_total{code="OK",name="",type="query"} 1`,
			`orgraph_store_up{database="` + database + `"} 1`,
			`orgraph_store_round_trip_duration_seconds_count{database="` + database + `",operation="list"}`,
			`orgraph_store_connections_max{database="` + database + `"`,
			`orgraph_build_info{`,
		} {
			if !strings.Contains(figures, want) {
				t.Errorf("there is no %s", want)
			}
		}
		if got := get("http://" + address + "/readyz"); got != "200 ready\n" {
			t.Errorf("readiness: %s", got)
		}
		if got := get(url + "/metrics"); !strings.HasPrefix(got, "404") {
			t.Errorf("the figures are on the public address, too: %s", got)
		}
		if code, stderr := stop(); code != exitOK || !strings.Contains(stderr, "serving operators") || strings.Contains(stderr, "WARN") {
			t.Errorf("exit code %d, %s", code, stderr)
		}
	})
}

func TestAdminThatCannotBe(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0") //nolint:noctx // a test
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = taken.Close() }()
	code, _, stderr := orgraph(t, "serve", "--store", "sqlite::memory:", "--listen", "127.0.0.1:0", "--admin-listen", taken.Addr().String())
	if code != exitFailed || !strings.Contains(stderr, "--admin-listen "+taken.Addr().String()+": address already in use") {
		t.Errorf("exit code %d, %s", code, stderr)
	}
	t.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1")
	t.Setenv("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc")
	code, _, stderr = orgraph(t, "serve", "--store", "sqlite::memory:", "--listen", "127.0.0.1:0")
	if code != exitUsage || !strings.Contains(stderr, "OTEL_EXPORTER_OTLP_PROTOCOL") {
		t.Errorf("exit code %d, %s", code, stderr)
	}
}
