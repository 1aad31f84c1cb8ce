package neo4jtest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/gofrs/flock"
)

// The shared server belongs to no process: go test runs each package in its
// own, and starting a server for each would take longer than their tests. Who
// needs it first starts it, detached. Every process that uses it touches the
// heartbeat file; the server ends by itself when nobody has for a while, so that
// none is left after a run, also where a test was killed.
type shared struct {
	dir string
}

func newShared() (*shared, error) {
	cache, err := cacheDir()
	if err != nil {
		return nil, err
	}
	s := &shared{dir: filepath.Join(cache, "neo4j-test")}
	return s, os.MkdirAll(s.dir, 0o700)
}

func (s *shared) heartbeat() string { return filepath.Join(s.dir, "heartbeat") }

// record is the file that holds the Config of the running server. The server
// deletes it before it ends.
func (s *shared) record() string { return filepath.Join(s.dir, "server.json") }

// beat touches the heartbeat file from now until the process ends.
var beat = sync.OnceValue(func() error {
	s, err := newShared()
	if err != nil {
		return err
	}
	touch := func() error {
		if err := os.WriteFile(s.heartbeat(), nil, 0o600); err != nil {
			return fmt.Errorf("touching the heartbeat: %w", err)
		}
		now := time.Now()
		return os.Chtimes(s.heartbeat(), now, now)
	}
	if err := touch(); err != nil {
		return err
	}
	go func() {
		for range time.Tick(2 * time.Second) {
			if err := touch(); err != nil {
				return
			}
		}
	}()
	// A server that looked at the heartbeat just before the first touch has
	// deleted its record by the end of this.
	time.Sleep(300 * time.Millisecond)
	return nil
})

// config returns how to reach the shared server, which it starts if none runs.
func (s *shared) config(ctx context.Context, r *runtime) (Config, error) {
	if err := beat(); err != nil {
		return Config{}, err
	}
	lock := flock.New(filepath.Join(s.dir, "start.lock"))
	if err := lock.Lock(); err != nil {
		return Config{}, fmt.Errorf("locking %s: %w", lock.Path(), err)
	}
	defer func() { _ = lock.Unlock() }()

	var cfg Config
	text, err := os.ReadFile(s.record())
	if err == nil && json.Unmarshal(text, &cfg) == nil && cfg.answers(ctx) == nil {
		return cfg, nil
	}
	data := filepath.Join(s.dir, "data")
	if err := errors.Join(os.RemoveAll(s.record()), os.RemoveAll(data)); err != nil {
		return Config{}, fmt.Errorf("removing the data of the last test server: %w", err)
	}
	port, err := freePort()
	if err != nil {
		return Config{}, err
	}
	cfg = local(port)
	p, err := r.start(data, port, cfg.Password, true, nil, s.heartbeat(), s.record())
	if err != nil {
		return Config{}, err
	}
	if err := p.ready(ctx, cfg); err != nil {
		return Config{}, errors.Join(err, p.cmd.Process.Kill())
	}
	if text, err = json.Marshal(cfg); err != nil { //nolint:gosec // the password is a constant of this package
		return Config{}, err
	}
	if err := os.WriteFile(s.record(), text, 0o600); err != nil {
		return Config{}, fmt.Errorf("recording the test server: %w", err)
	}
	return cfg, nil
}

// lock returns the lock that whoever uses the server's one database holds.
func (s *shared) lock() *flock.Flock { return flock.New(filepath.Join(s.dir, "database.lock")) }
