package neo4jtest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"orgraph/internal/loudskip"
)

// A Server is a Neo4j of one's own, which can be killed and started again on
// its data.
type Server struct {
	runtime *runtime
	data    string
	port    int
	config  Config
	options []string // of Java
	process *process
}

// Start starts a server for the test alone, which ends with it. It needs Java and
// Maven; without them the test is skipped, or fails where CI=true.
func Start(t testing.TB) *Server {
	t.Helper()
	s, err := NewServer(t.Context(), t.TempDir(), 0, os.Stderr)
	if errors.Is(err, errNoJava) {
		loudskip.Missing(t, noNeo4j)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Kill(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// NewServer starts a server that keeps its data in the folder and listens on the
// port of the loopback interface, a free one when it is 0. It tells progress
// when it has to download Neo4j first.
func NewServer(ctx context.Context, data string, port int, progress io.Writer) (*Server, error) {
	r, err := install(ctx, progress)
	if err != nil {
		return nil, err
	}
	if port == 0 {
		if port, err = freePort(); err != nil {
			return nil, err
		}
	}
	s := &Server{runtime: r, data: data, port: port, config: local(port)}
	return s, s.Restart(ctx)
}

// Config says how to reach the server.
func (s *Server) Config() Config { return s.config }

// Restart starts the server on its data and port, and waits until it answers.
// It must not be running.
func (s *Server) Restart(ctx context.Context) error {
	p, err := s.runtime.start(s.data, s.port, s.config.Password, false, s.options)
	if err != nil {
		return err
	}
	s.process = p
	if err := p.ready(ctx, s.config); err != nil {
		return errors.Join(err, s.Kill())
	}
	return nil
}

// quickStart lets Java's second compiler begin later, which otherwise takes the processors
// from those who wait for the first answers.
var quickStart = []string{
	"-XX:Tier3DelayOn=0", "-XX:Tier4InvocationThreshold=50000", "-XX:Tier4MinInvocationThreshold=6000",
	"-XX:Tier4CompileThreshold=150000", "-XX:Tier4BackEdgeThreshold=400000",
}

// Quicken starts the server anew as docs/operating.md tells who wants it back soon after
// a crash: with the classes that Java has loaded while use ran.
func (s *Server) Quicken(ctx context.Context, use func()) error {
	classes := filepath.Join(s.data, "classes.jsa")
	if err := s.Stop(); err != nil {
		return err
	}
	s.options = []string{"-XX:ArchiveClassesAtExit=" + classes}
	if err := s.Restart(ctx); err != nil {
		return err
	}
	use()
	if err := s.Stop(); err != nil {
		return err
	}
	s.options = append([]string{"-XX:SharedArchiveFile=" + classes}, quickStart...)
	return s.Restart(ctx)
}

// Kill ends the server at once, with SIGKILL. Killing one that has ended is no
// error.
func (s *Server) Kill() error { return s.end(os.Kill, 10*time.Second) }

// Stop lets the server end in an orderly way.
func (s *Server) Stop() error { return s.end(os.Interrupt, 3*time.Minute) }

func (s *Server) end(signal os.Signal, patience time.Duration) error {
	if err := s.process.cmd.Process.Signal(signal); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return fmt.Errorf("ending Neo4j: %w", err)
	}
	select {
	case err := <-s.process.done:
		s.process.done <- err
		var exit *exec.ExitError
		if err != nil && !errors.As(err, &exit) {
			return fmt.Errorf("ending Neo4j: %w", err)
		}
		return nil
	case <-time.After(patience):
		return fmt.Errorf("Neo4j did not end within %v", patience)
	}
}
