package neo4jtest

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"os"
	"sync"
	"time"

	"github.com/testcontainers/testcontainers-go"
	"github.com/testcontainers/testcontainers-go/wait"
)

// dockerAnswers reports whether a Docker engine answers, within a second.
func dockerAnswers(ctx context.Context) bool {
	host := os.Getenv("DOCKER_HOST")
	if host == "" {
		host = "unix:///var/run/docker.sock"
	}
	address, err := url.Parse(host)
	if err != nil {
		return false
	}
	network, target := "tcp", address.Host
	if address.Scheme == "unix" {
		network, target = "unix", address.Path
	}
	client := &http.Client{
		Timeout: time.Second,
		Transport: &http.Transport{DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
			return (&net.Dialer{}).DialContext(ctx, network, target)
		}},
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://docker/_ping", nil)
	if err != nil {
		return false
	}
	response, err := client.Do(request)
	if err != nil {
		return false
	}
	return response.Body.Close() == nil && response.StatusCode == http.StatusOK
}

// container starts Neo4j in Docker, once for the process. All processes of one
// go test find it by its name: testcontainers takes them for one session, after
// whose end it removes the container.
var container = sync.OnceValues(func() (Config, error) {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute)
	defer cancel()
	c, err := testcontainers.Run(ctx, "neo4j:5.26-community",
		testcontainers.WithReuseByName("orgraph-neo4j-test-"+testcontainers.SessionID()[:12]),
		testcontainers.WithEnv(map[string]string{"NEO4J_AUTH": user + "/" + password}),
		testcontainers.WithExposedPorts("7687/tcp"),
		testcontainers.WithWaitStrategy(wait.ForLog("Bolt enabled").WithStartupTimeout(startTimeout)),
	)
	if err != nil {
		return Config{}, fmt.Errorf("starting Neo4j in Docker: %w", err)
	}
	endpoint, err := c.PortEndpoint(ctx, "7687/tcp", "bolt")
	if err != nil {
		return Config{}, fmt.Errorf("finding the port of Neo4j in Docker: %w", err)
	}
	return Config{URI: endpoint, Username: user, Password: password, Database: database}, nil
})
