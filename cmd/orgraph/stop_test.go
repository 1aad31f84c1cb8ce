package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"orgraph/internal/campaign"
)

// TestStoppedUnderLoad sends SIGTERM to a server that sixteen clients write to. Each
// response is whole, and what is stored is just what was acknowledged: no request that
// was begun is cut off.
func TestStoppedUnderLoad(t *testing.T) {
	for round := range campaign.Size(2, 25) {
		stopUnderLoad(t, time.Duration(50+37*round%200)*time.Millisecond)
	}
}

func stopUnderLoad(t *testing.T, after time.Duration) {
	setting := "sqlite:" + filepath.Join(t.TempDir(), "orgraph.db")
	var stderr bytes.Buffer
	p := startLogged(t, &stderr, "--store", setting, "--log-level", "error")

	var stopped atomic.Bool
	var acknowledged, refused atomic.Int64
	var clients sync.WaitGroup
	for i := range 16 {
		clients.Go(func() {
			client := &http.Client{Transport: &http.Transport{}}
			defer client.CloseIdleConnections()
			for j := 0; ; j++ {
				body := fmt.Sprintf(`{"query": "mutation { upsertRole(input: {name: \"Client %d role %d\"}) { role { key } userErrors { message } } }"}`, i, j)
				request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, p.url+"/graphql", bytes.NewBufferString(body))
				if err != nil {
					t.Error(err)
					return
				}
				request.Header.Set("Content-Type", "application/json")
				request.Header.Set("Authorization", "Bearer "+testToken)
				response, err := client.Do(request)
				if err != nil {
					if refused.Add(1); !stopped.Load() {
						t.Errorf("before it was stopped: %v", err)
					}
					return
				}
				text, err := io.ReadAll(response.Body)
				_ = response.Body.Close()
				var answer struct {
					Data struct {
						UpsertRole struct{ Role *struct{ Key string } }
					}
				}
				if err != nil || json.Unmarshal(text, &answer) != nil || answer.Data.UpsertRole.Role == nil {
					t.Errorf("%d, %s, %v", response.StatusCode, text, err)
					return
				}
				acknowledged.Add(1)
			}
		})
	}
	for acknowledged.Load() < 16 && refused.Load() == 0 && !t.Failed() { // a slow machine
		time.Sleep(10 * time.Millisecond)
	}
	time.Sleep(after)
	stopped.Store(true)
	if err := p.command.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	clients.Wait()
	if err := p.command.Wait(); err != nil {
		t.Errorf("it ended with %v: %s", err, stderr.String())
	}
	var answer struct {
		Data struct{ Roles struct{ TotalCount int64 } }
	}
	text := succeed(t, "query", "--store", setting, `{ roles(filter: {name: {startsWith: "Client "}}) { totalCount } }`)
	if err := json.Unmarshal([]byte(text), &answer); err != nil {
		t.Fatal(err)
	}
	if n := answer.Data.Roles.TotalCount; n != acknowledged.Load() || n < 16 || refused.Load() != 16 {
		t.Errorf("%d are stored, %d were acknowledged; %d of 16 clients were refused in the end", n, acknowledged.Load(), refused.Load())
	}
	succeed(t, "verify", "--store", setting)
	t.Logf("%d writes were acknowledged and stored", acknowledged.Load())
}

// TestSecondInterrupt interrupts a server that waits for a request to end, and again: who
// does not want to wait as long need not.
func TestSecondInterrupt(t *testing.T) {
	p := startLogged(t, io.Discard, "--store", "sqlite::memory:")
	host := strings.TrimPrefix(p.url, "http://")
	connection, err := net.Dial("tcp", host) //nolint:noctx // a test
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = connection.Close() }()
	if _, err := fmt.Fprintf(connection, "POST /graphql HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nContent-Length: 100\r\nExpect: 100-continue\r\n\r\n", host); err != nil {
		t.Fatal(err)
	}
	if line, err := bufio.NewReader(connection).ReadString('\n'); err != nil || !strings.Contains(line, "100 Continue") {
		t.Fatalf("it does not wait for the request's body: %s, %v", line, err)
	}
	ended := make(chan error, 1)
	go func() { ended <- p.command.Wait() }()
	for {
		_ = p.command.Process.Signal(os.Interrupt) // it may have ended
		select {
		case err := <-ended:
			var exit *exec.ExitError
			if !errors.As(err, &exit) || exit.Sys().(syscall.WaitStatus).Signal() != syscall.SIGINT {
				t.Errorf("it ended with %v, and by no interrupt", err)
			}
			return
		case <-time.After(100 * time.Millisecond):
		}
	}
}
