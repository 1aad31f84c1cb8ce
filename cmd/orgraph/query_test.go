package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"orgraph/store"
)

// stoppedAt runs an operation in a store that is seeded, stops it at the given round trip
// of its kind, and returns what it printed.
func stoppedAt(t *testing.T, summary string, time int, operation string) (stdout string, err error) {
	t.Helper()
	setting := "sqlite:" + filepath.Join(t.TempDir(), "orgraph.db")
	succeed(t, "matrix", "--store", setting)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	trips := make(chan struct{}, time-1)
	cmd := newQuery(&options{store: setting, observe: func(ctx context.Context, trip store.RoundTrip) (context.Context, func(error)) {
		if trip.Summary() == summary {
			select {
			case trips <- struct{}{}:
			default:
				stop()
			}
		}
		return ctx, func(error) {}
	}})
	var out bytes.Buffer
	cmd.SetArgs([]string{operation})
	cmd.SetOut(&out)
	cmd.SetErr(io.Discard)
	cmd.SilenceErrors, cmd.SilenceUsage = true, true
	err = cmd.ExecuteContext(ctx)
	if ctx.Err() == nil {
		t.Errorf("there are fewer than %d round trips %s", time, summary)
	}
	return out.String(), err
}

// TestQueryStopped stops operations. Of a subscription that is how it ends; of others the
// response tells of it, and whoever runs them in a script must not take it for a success.
func TestQueryStopped(t *testing.T) {
	for _, c := range []struct{ name, trip, operation string }{
		{"a query", "list Model", "{ models { nodes { key } } }"},
		{"a mutation", "write", `mutation { upsertRole(input: {name: "Coach"}) { role { key } userErrors { message } } }`},
	} {
		t.Run(c.name, func(t *testing.T) {
			stdout, err := stoppedAt(t, c.trip, 1, c.operation)
			if !errors.Is(err, errInResponse) {
				t.Errorf("got %v, want %v", err, errInResponse)
			}
			var response struct{ Errors []struct{ Message string } }
			if json.Unmarshal([]byte(stdout), &response) != nil || len(response.Errors) == 0 {
				t.Errorf("it printed no error:\n%s", stdout)
			}
		})
	}
	t.Run("a subscription", func(t *testing.T) {
		// The first round trip is made before it begins, the others while it waits.
		for _, time := range []int{2, 3} {
			if stdout, err := stoppedAt(t, "head Change", time, "subscription { changes { node { key } } }"); err != nil || stdout != "" {
				t.Errorf("round trip %d: %v\n%s", time, err, stdout)
			}
		}
	})
}

// TestInputStopped stops commands that wait for what standard input does not send.
func TestInputStopped(t *testing.T) {
	for _, args := range [][]string{{"query"}, {"import", "-", "--format", "csv"}, {"compare", "--matrix", "-"}} {
		t.Run(args[0], func(t *testing.T) {
			ctx, stop := context.WithCancel(t.Context())
			stdin, sender := io.Pipe()
			defer func() { _ = sender.Close() }()
			go func() {
				_, _ = sender.Write([]byte("{ models")) // returns once it is read
				stop()
			}()
			var stdout, stderr bytes.Buffer
			code := run(ctx, append(args, "--store", "sqlite::memory:"), stdin, &stdout, &stderr)
			if code != exitFailed || stdout.Len() > 0 || !strings.HasSuffix(stderr.String(), "standard input: it was interrupted before all of it was read; nothing was done\n") {
				t.Errorf("exit code %d\n%s%s", code, stdout.String(), stderr.String())
			}
		})
	}
}
