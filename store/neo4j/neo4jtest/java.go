package neo4jtest

import (
	"bytes"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/gofrs/flock"
)

//go:embed Launcher.java
var launcher []byte

// startTimeout is how long a Neo4j may take until it answers.
const startTimeout = 3 * time.Minute

// errNoJava means that this machine cannot run a Neo4j from Maven Central.
var errNoJava = errors.New("no Java 17 or newer with Maven")

// A runtime is a Neo4j that can be started from its jars.
type runtime struct {
	java    string // the program
	jars    string // the class path
	version string
}

// javaVersion matches the first line of java -version, of which releases
// before 9 say "1.8.0".
var javaVersion = regexp.MustCompile(`version "(\d+)`)

// parseJavaVersion returns the major version that java -version printed, 0
// where it printed none.
func parseJavaVersion(output string) int {
	match := javaVersion.FindStringSubmatch(output)
	if match == nil {
		return 0
	}
	n, err := strconv.Atoi(match[1])
	if err != nil {
		return 0
	}
	return n
}

// neo4jVersion returns the release that runs on a version of Java, "" for one
// that is too old.
func neo4jVersion(java int) string {
	switch {
	case java < 17:
		return ""
	case java <= 21:
		return "5.26.31"
	default:
		return "2026.09.0"
	}
}

// install finds Java and Maven and puts Neo4j's jars into the user's cache
// folder, where they stay. It returns errNoJava where it cannot be done here.
func install(ctx context.Context, progress io.Writer) (*runtime, error) {
	java, err := exec.LookPath("java")
	if err != nil {
		return nil, errNoJava
	}
	mvn, err := exec.LookPath("mvn")
	if err != nil {
		return nil, errNoJava
	}
	output, err := exec.CommandContext(ctx, java, "-version").CombinedOutput()
	if err != nil {
		return nil, fmt.Errorf("java -version: %w: %s", err, output)
	}
	version := neo4jVersion(parseJavaVersion(string(output)))
	if version == "" {
		return nil, errNoJava
	}
	cache, err := cacheDir()
	if err != nil {
		return nil, err
	}
	dir := filepath.Join(cache, "neo4j-"+version)
	// Two test processes must not download at once.
	lock := flock.New(dir + ".lock")
	if err := lock.Lock(); err != nil {
		return nil, fmt.Errorf("locking %s: %w", lock.Path(), err)
	}
	defer func() { _ = lock.Unlock() }()
	if _, err := os.Stat(dir); err != nil {
		if err := download(ctx, mvn, version, dir, progress); err != nil {
			return nil, err
		}
	}
	return &runtime{java: java, jars: filepath.Join(dir, "*"), version: version}, nil
}

// cacheDir returns the folder of what is kept between runs, and makes it.
func cacheDir() (string, error) {
	user, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("finding the user's cache folder: %w", err)
	}
	dir := filepath.Join(user, "orgraph")
	return dir, os.MkdirAll(dir, 0o700)
}

// download copies the jars into a folder of another name first, so that an
// interrupted download is not taken for a whole one.
func download(ctx context.Context, mvn, version, dir string, progress io.Writer) (err error) {
	_, _ = fmt.Fprintf(progress, "Downloading Neo4j %s with Maven; this is done once.\n", version)
	temp, err := os.MkdirTemp(filepath.Dir(dir), "neo4j-download-")
	if err != nil {
		return fmt.Errorf("making a folder for the download: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(temp)) }()
	// neo4j-server brings the part that asks for a password.
	pom := `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>orgraph</groupId>
  <artifactId>neo4j</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>` + version + `</version></dependency>
    <dependency><groupId>org.neo4j.app</groupId><artifactId>neo4j-server</artifactId><version>` + version + `</version></dependency>
  </dependencies>
</project>
`
	if err := os.WriteFile(filepath.Join(temp, "pom.xml"), []byte(pom), 0o600); err != nil {
		return fmt.Errorf("writing the Maven project: %w", err)
	}
	jars := filepath.Join(temp, "jars")
	cmd := exec.CommandContext(ctx, mvn, "-q", "-B", "-f", filepath.Join(temp, "pom.xml"), "dependency:copy-dependencies", "-DoutputDirectory="+jars)
	if output, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("downloading Neo4j %s with Maven: %w\n%s", version, err, tail(output, 2000))
	}
	if err := os.Rename(jars, dir); err != nil {
		return fmt.Errorf("keeping Neo4j %s: %w", version, err)
	}
	return nil
}

// A process is a Neo4j that was started from its jars.
type process struct {
	cmd  *exec.Cmd
	log  string
	done chan error // its end
}

// start starts Neo4j on the port, with more options of Java's. Detached, it outlives
// this program. More holds what else the launcher takes.
func (r *runtime) start(data string, port int, password string, detached bool, options []string, more ...string) (*process, error) {
	if err := os.MkdirAll(data, 0o700); err != nil {
		return nil, fmt.Errorf("making the folder of Neo4j's data: %w", err)
	}
	source := filepath.Join(data, "Launcher.java")
	if err := os.WriteFile(source, launcher, 0o600); err != nil {
		return nil, fmt.Errorf("writing the launcher: %w", err)
	}
	logPath := filepath.Join(data, "launcher.log")
	log, err := os.Create(logPath)
	if err != nil {
		return nil, fmt.Errorf("making Neo4j's log: %w", err)
	}
	defer func() { _ = log.Close() }() // the process has its own
	args := slices.Concat([]string{
		"-Xms256m", "-Xmx768m", "-XX:+UseG1GC", "--add-opens=java.base/java.nio=ALL-UNNAMED", "--add-opens=java.base/java.io=ALL-UNNAMED",
		"--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
	}, options, []string{"-cp", r.jars, source, data, strconv.Itoa(port), password}, more)
	// Not CommandContext: a detached server ends by itself, others are stopped.
	cmd := exec.Command(r.java, args...) //nolint:noctx // see above
	cmd.Stdout, cmd.Stderr = log, log
	if detached {
		detach(cmd)
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("starting Neo4j: %w", err)
	}
	p := &process{cmd: cmd, log: logPath, done: make(chan error, 1)}
	go func() { p.done <- cmd.Wait() }()
	return p, nil
}

// ready waits until the server answers, or fails with the end of its log.
func (p *process) ready(ctx context.Context, cfg Config) error {
	ctx, cancel := context.WithTimeout(ctx, startTimeout)
	defer cancel()
	for {
		err := cfg.answers(ctx)
		if err == nil {
			return nil
		}
		select {
		case ended := <-p.done:
			p.done <- ended
			return fmt.Errorf("Neo4j ended before it answered (%v); its log %s ends with:\n%s", ended, p.log, p.logTail()) //nolint:errorlint // the end of a process is no cause to test for
		case <-ctx.Done():
			return fmt.Errorf("Neo4j did not answer within %v: %w; its log %s ends with:\n%s", startTimeout, err, p.log, p.logTail())
		case <-time.After(200 * time.Millisecond):
		}
	}
}

func (p *process) logTail() string {
	text, err := os.ReadFile(p.log)
	if err != nil {
		return err.Error()
	}
	return tail(text, 2000)
}

func tail(text []byte, most int) string {
	text = bytes.TrimSpace(text)
	if len(text) > most {
		text = text[len(text)-most:]
	}
	return strings.ToValidUTF8(string(text), "")
}

// freePort returns a port on which nothing listens at the moment.
func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0") //nolint:noctx // closed at once
	if err != nil {
		return 0, fmt.Errorf("finding a free port: %w", err)
	}
	port := l.Addr().(*net.TCPAddr).Port
	return port, l.Close()
}
