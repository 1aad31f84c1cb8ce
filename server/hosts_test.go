package server_test

import (
	"context"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"testing"

	"orgraph/server"
	"orgraph/telemetry"
)

// asked sends a query with a Host header, and returns the status and the body.
func asked(t *testing.T, method, url, host string) (int, string) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, url, strings.NewReader(`{"query": "{ models { totalCount } }"}`))
	if err != nil {
		t.Fatal(err)
	}
	request.Host = host
	request.Header.Set("Content-Type", asJSON)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(response.Body)
	_ = response.Body.Close()
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(body)
}

func TestHosts(t *testing.T) {
	for _, c := range []struct {
		name  string
		hosts []string
		host  string
		known bool
	}{
		{"any", nil, "evil.example.org", true},
		{"the name", []string{"graph.example.org"}, "graph.example.org", true},
		{"the name with a port", []string{"graph.example.org"}, "graph.example.org:8443", true},
		{"the name in capitals, whole", []string{"graph.example.org"}, "GRAPH.example.org.", true},
		{"another name", []string{"graph.example.org"}, "evil.example.org", false},
		{"a name that ends so", []string{"graph.example.org"}, "evil-graph.example.org", false},
		{"a name that begins so", []string{"graph.example.org"}, "graph.example.org.evil.example", false},
		{"this machine where it is not meant", []string{"graph.example.org"}, "127.0.0.1", false},
		{"an address of the sixth version", []string{"2001:db8::1"}, "[2001:db8::1]:80", true},
		{"this machine", []string{"localhost"}, "localhost:8080", true},
		{"this machine by a name below it", []string{"localhost"}, "app.localhost", true},
		{"this machine by address", []string{"localhost"}, "127.1.2.3", true},
		{"this machine by address, version 6", []string{"localhost"}, "[::1]:8080", true},
		{"a name that begins with localhost", []string{"localhost"}, "localhost.evil.example", false},
		{"a name that begins with the address", []string{"localhost"}, "127.0.0.1.evil.example", false},
		{"a rebound name", []string{"localhost"}, "evil.example.org:8080", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			url := start(t, server.Config{Hosts: c.hosts})
			for path, known := range map[string]bool{"/graphql": c.known, "/": c.known, "/healthz": true, "/readyz": true} {
				method := http.MethodGet
				if path == "/graphql" {
					method = http.MethodPost
				}
				status, body := asked(t, method, url+path, c.host)
				if (status == http.StatusOK) != known || !known && (status != http.StatusMisdirectedRequest || !strings.Contains(body, "UNKNOWN_HOST")) {
					t.Errorf("%s: %d %s", path, status, body)
				}
			}
		})
	}
}

// TestServeOnLoopbackKnowsItself serves on a loopback address, which pages reach by
// names of their own.
func TestServeOnLoopbackKnowsItself(t *testing.T) {
	listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	served := make(chan error, 1)
	go func() {
		served <- server.Serve(ctx, listener, server.Config{Store: memory(t), Logger: slog.New(slog.DiscardHandler), Hosts: []string{"graph.example.org"}})
	}()
	url := "http://" + listener.Addr().String() + "/graphql"
	for host, want := range map[string]int{
		"": 200, "localhost": 200, "graph.example.org": 200, "evil.example.org": 421,
	} {
		if status, body := asked(t, http.MethodPost, url, host); status != want {
			t.Errorf("%q: %d %s", host, status, body)
		}
	}
	stop()
	if err := <-served; err != nil {
		t.Error(err)
	}
}

// TestAdminOnLoopbackKnowsItself keeps pages of other names from the profiles as well.
func TestAdminOnLoopbackKnowsItself(t *testing.T) {
	listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	stop := server.ServeAdmin(listener, server.Config{Store: memory(t), Logger: slog.New(slog.DiscardHandler), Telemetry: telemetry.New(telemetry.Config{})})
	defer stop()
	url := "http://" + listener.Addr().String() + "/debug/pprof/cmdline"
	for host, want := range map[string]int{"": 200, "localhost": 200, "evil.example.org": 421} {
		if status, body := asked(t, http.MethodGet, url, host); status != want {
			t.Errorf("%q: %d %s", host, status, body)
		}
	}
	for site, want := range map[string]int{"same-origin": 200, "none": 200, "same-site": 403, "cross-site": 403} {
		if response, body := call(t, http.MethodGet, url, "", "Sec-Fetch-Site", site); response.StatusCode != want {
			t.Errorf("a page that is %s: %d %s", site, response.StatusCode, body)
		}
	}
}
