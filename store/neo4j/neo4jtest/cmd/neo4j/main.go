// Command neo4j runs a local Neo4j Community server without Docker, from Maven
// Central: it needs Java 17 or newer and Maven.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"orgraph/store/neo4j/neo4jtest"
)

func main() {
	if err := run(); err != nil {
		_, _ = fmt.Fprintln(os.Stderr, "neo4j:", err)
		os.Exit(1)
	}
}

func run() error {
	cache, err := os.UserCacheDir()
	if err != nil {
		return fmt.Errorf("finding the user's cache folder: %w", err)
	}
	data := flag.String("data", filepath.Join(cache, "orgraph", "neo4j-local"), "folder of the data, which stay there")
	port := flag.Int("port", 7687, "Bolt port on 127.0.0.1")
	flag.Parse()

	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	fmt.Println("Starting Neo4j; this takes about ten seconds.")
	s, err := neo4jtest.NewServer(ctx, *data, *port, os.Stdout)
	if err != nil {
		return err
	}
	cfg := s.Config()
	fmt.Printf("Neo4j answers at %s with its data in %s. In another terminal:\n\n", cfg.URI, *data)
	fmt.Printf("  NEO4J_USERNAME=%s NEO4J_PASSWORD=%s go run ./cmd/orgraph serve --store %s\n\nStop with Ctrl-C.\n", cfg.Username, cfg.Password, cfg.URI)
	<-ctx.Done()
	return s.Stop()
}
