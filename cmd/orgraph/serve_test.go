package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"orgraph/store/neo4j/neo4jtest"
)

// serve runs the program until the test ends and returns where it listens.
func serve(t testing.TB, args ...string) (url string, stop func() (code int, stderr string)) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	reader, writer := io.Pipe()
	var stderr bytes.Buffer
	ended := make(chan int, 1)
	go func() {
		code := run(ctx, append([]string{"serve", "--listen", "127.0.0.1:0"}, args...), strings.NewReader(""), writer, &stderr)
		_ = writer.Close()
		ended <- code
	}()
	address := regexp.MustCompile(`^GraphQL +(https?://\S+)/graphql$`)
	lines := bufio.NewScanner(reader)
	for url == "" && lines.Scan() {
		if match := address.FindStringSubmatch(lines.Text()); match != nil {
			url = match[1]
		}
	}
	go func() { _, _ = io.Copy(io.Discard, reader) }()
	stop = func() (int, string) {
		cancel()
		code := <-ended
		ended <- code
		return code, stderr.String()
	}
	t.Cleanup(func() { stop() })
	if url == "" {
		code, text := stop()
		t.Fatalf("it did not say where it listens; exit code %d, %s", code, text)
	}
	return url, stop
}

func TestServe(t *testing.T) {
	storeSettings(t, func(t *testing.T, setting string) {
		url, stop := serve(t, "--store", setting)
		response, err := http.Post(url+"/graphql", "application/json", strings.NewReader(`{"query": "{ ownerships { totalCount } }"}`)) //nolint:noctx // a test
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(response.Body)
		_ = response.Body.Close()
		if err != nil || string(body) != `{"data":{"ownerships":{"totalCount":39}}}` {
			t.Errorf("got %s, %v", body, err)
		}
		for _, path := range []string{"/playground", "/healthz", "/readyz"} {
			response, err := http.Get(url + path) //nolint:noctx // a test
			if err != nil {
				t.Fatal(err)
			}
			_ = response.Body.Close()
			if response.StatusCode != http.StatusOK {
				t.Errorf("%s: %d", path, response.StatusCode)
			}
		}
		if code, stderr := stop(); code != exitOK {
			t.Errorf("stopping it: exit code %d, %s", code, stderr)
		}
	})
}

func TestServeRefuses(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0") //nolint:noctx // a test
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = taken.Close() }()
	for _, c := range []struct {
		name string
		args []string
		code int
		want string
	}{
		{"a port that is taken", []string{"--listen", taken.Addr().String()}, exitFailed, "address already in use; choose another address or port"},
		{"an origin without a scheme", []string{"--listen", "127.0.0.1:0", "--cors-origin", "example.org"}, exitUsage, `--cors-origin: "example.org" is no origin; write scheme and host`},
		{"an unknown level", []string{"--log-level", "loud"}, exitUsage, `--log-level: "loud"`},
		{"a certificate without a key", []string{"--tls-cert", "tls.crt"}, exitUsage, "name both"},
		{"a certificate that is not there", []string{"--tls-cert", "none.crt", "--tls-key", "none.key"}, exitFailed, "none.crt: no such file"},
		{"an audience of no issuer", []string{"--oidc-audience", "orgraph"}, exitUsage, "--oidc-issuer: name the issuer"},
		{"an issuer without an audience", []string{"--oidc-issuer", "https://login.example.org"}, exitUsage, "without an audience"},
		{"an issuer without TLS", []string{"--oidc-issuer", "http://login.example.org", "--oidc-audience", "orgraph"}, exitUsage, "use https"},
		{"no time at all", []string{"--timeout", "0s"}, exitUsage, "--timeout"},
	} {
		t.Run(c.name, func(t *testing.T) {
			code, _, stderr := orgraph(t, append([]string{"serve", "--store", "sqlite::memory:"}, c.args...)...)
			if code != c.code || !strings.Contains(stderr, c.want) {
				t.Errorf("exit code %d, %s", code, stderr)
			}
		})
	}
}

// TestFirstToken starts a server that cannot listen, and then one that can: the token of
// the first would be one that nobody has ever seen.
func TestFirstToken(t *testing.T) {
	t.Setenv(tokenVariable, "")
	taken, err := net.Listen("tcp", "127.0.0.1:0") //nolint:noctx // a test
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = taken.Close() }()
	folder := t.TempDir()
	args := []string{"serve", "--store", "sqlite:" + filepath.Join(folder, "orgraph.db"), "--listen"}
	for _, failing := range [][]string{{taken.Addr().String()}, {"127.0.0.1:0", "--admin-listen", taken.Addr().String()}} {
		if code, stdout, stderr := orgraph(t, slices.Concat(args, failing)...); code != exitFailed || stdout != "" {
			t.Errorf("%q: exit code %d\n%s%s", failing, code, stdout, stderr)
		}
		if files, _ := filepath.Glob(filepath.Join(folder, "*.tokens.json*")); len(files) > 0 {
			t.Errorf("%q: there is %q", failing, files)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	reader, writer := io.Pipe()
	var stderr bytes.Buffer
	ended := make(chan int, 1)
	go func() {
		code := run(ctx, slices.Concat(args, []string{"127.0.0.1:0"}), strings.NewReader(""), writer, &stderr)
		_ = writer.Close()
		ended <- code
	}()
	token, shown := regexp.MustCompile(`^Token +orgraph_[0-9A-Za-z]{49}  \(an admin's, shown once\)$`), false
	for lines := bufio.NewScanner(reader); lines.Scan() && !strings.HasPrefix(lines.Text(), "Stop"); {
		shown = shown || token.MatchString(lines.Text())
	}
	go func() { _, _ = io.Copy(io.Discard, reader) }()
	cancel()
	if code := <-ended; code != exitOK || !shown {
		t.Errorf("the token was shown: %t; exit code %d, %s", shown, code, stderr.String())
	}
}

func TestImportRefuses(t *testing.T) {
	dir := t.TempDir()
	write := func(name string, content []byte, size int64) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Truncate(path, max(size, int64(len(content)))); err != nil {
			t.Fatal(err)
		}
		return path
	}
	for name, file := range map[string]string{
		"a binary file":        write("binary.csv", []byte("\x7fELF\x02\x01\x01\x00\x00\x00\xff\xfe"), 0),
		"a file of 100 MB":     write("large.csv", []byte("Model,People\n"), 100<<20),
		"a folder":             dir,
		"text that is not UTF": write("latin1.csv", []byte("Responsibility,F\xfchrung\nPeople,Lead\n"), 0),
	} {
		t.Run(name, func(t *testing.T) {
			db := filepath.Join(t.TempDir(), "orgraph.db")
			code, stdout, stderr := orgraph(t, "import", "--store", "sqlite:"+db, file)
			if code != exitFailed || stdout != "" || strings.Count(stderr, "\n") != 1 || !strings.HasPrefix(stderr, "orgraph: "+file+":") || !strings.Contains(stderr, "; ") {
				t.Errorf("exit code %d\n%s%s", code, stdout, stderr)
			}
			if _, err := os.Stat(db); err == nil {
				t.Error("the store was made")
			}
			t.Log(stderr)
		})
	}
}

func TestWrongCredentials(t *testing.T) {
	setting := neo4jSetting(t, neo4jtest.New(t))
	t.Setenv("NEO4J_PASSWORD", "hunter2")
	code, _, stderr := orgraph(t, "import", "--store", setting, "testdata/matrix.csv")
	if code != exitFailed || strings.Count(stderr, "\n") != 1 || !strings.Contains(stderr, "NEO4J_PASSWORD") || strings.Contains(stderr, "hunter2") {
		t.Errorf("exit code %d, %s", code, stderr)
	}
}

// BenchmarkServeStart is the time from starting serve on a new file to the first
// answer: making the file, seeding it, listening, one query.
func BenchmarkServeStart(b *testing.B) {
	for i := range b.N {
		url, stop := serve(b, "--store", fmt.Sprintf("sqlite:%s/%d.db", b.TempDir(), i))
		response, err := http.Post(url+"/graphql", "application/json", strings.NewReader(`{"query": "{ ownerships { totalCount } }"}`)) //nolint:noctx // a benchmark
		if err != nil {
			b.Fatal(err)
		}
		_ = response.Body.Close()
		stop()
	}
}
