package server_test

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math/big"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/coder/websocket"
	"github.com/coder/websocket/wsjson"

	"orgraph/server"
)

// certificateFiles writes a certificate of its own issuing, with the serial number.
func certificateFiles(t *testing.T, serial int64, until time.Time) (certificate, key []byte) {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(serial), Subject: pkix.Name{CommonName: "orgraph"}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		NotBefore: time.Now().Add(-24 * time.Hour), NotAfter: until, IsCA: true, BasicConstraintsValid: true,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, private.Public(), private)
	if err != nil {
		t.Fatal(err)
	}
	secret, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: secret})
}

// rewrite replaces a file as a whole, and so that it is seen to be another.
func rewrite(t *testing.T, path string, text []byte) {
	t.Helper()
	if err := os.WriteFile(path+".new", text, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(path+".new", path); err != nil {
		t.Fatal(err)
	}
}

// lockedBuffer is a log that several write.
type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// TestTLS serves with a certificate, replaces it, first by halves, and drops no
// connection meanwhile.
func TestTLS(t *testing.T) {
	dir := t.TempDir()
	certificateFile, keyFile := filepath.Join(dir, "tls.crt"), filepath.Join(dir, "tls.key")
	firstCertificate, firstKey := certificateFiles(t, 1, time.Now().Add(time.Hour))
	rewrite(t, certificateFile, firstCertificate)
	rewrite(t, keyFile, firstKey)
	log := &lockedBuffer{}
	logger := slog.New(slog.NewTextHandler(log, nil))
	certificate, err := server.ReadCertificate(certificateFile, keyFile, logger)
	if err != nil {
		t.Fatal(err)
	}
	listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	served := make(chan error, 1)
	go func() {
		served <- server.Serve(ctx, listener, server.Config{Store: memory(t), Logger: logger, Certificate: certificate})
	}()
	t.Cleanup(func() {
		stop()
		if err := <-served; err != nil {
			t.Error(err)
		}
	})
	address := listener.Addr().String()
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(firstCertificate)
	client := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool, MinVersion: tls.VersionTLS12}, ForceAttemptHTTP2: true}}
	t.Cleanup(client.CloseIdleConnections)
	ask := func() *http.Response {
		t.Helper()
		request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "https://"+address+"/graphql", strings.NewReader(`{"query": "{ models { totalCount } }"}`))
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("Content-Type", asJSON)
		response, err := client.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(response.Body)
		_ = response.Body.Close()
		if err != nil || response.StatusCode != 200 || !strings.Contains(string(body), `"totalCount":6`) {
			t.Fatal(response.StatusCode, string(body), err)
		}
		return response
	}
	// serial is that of the certificate which a new connection gets.
	serial := func() string {
		t.Helper()
		c, err := (&tls.Dialer{Config: &tls.Config{InsecureSkipVerify: true}}).DialContext(t.Context(), "tcp", address)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = c.Close() }()
		return c.(*tls.Conn).ConnectionState().PeerCertificates[0].SerialNumber.String()
	}

	response := ask()
	if response.ProtoMajor != 2 || response.Header.Get("Strict-Transport-Security") != "max-age=31536000" {
		t.Errorf("HTTP/%d, Strict-Transport-Security %q", response.ProtoMajor, response.Header.Get("Strict-Transport-Security"))
	}
	ws, _, err := websocket.Dial(t.Context(), "wss://"+address+"/graphql", &websocket.DialOptions{
		HTTPClient: &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool, MinVersion: tls.VersionTLS12}}}, Subprotocols: []string{"graphql-transport-ws"},
	})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = ws.CloseNow() }()

	secondCertificate, secondKey := certificateFiles(t, 2, time.Now().Add(time.Hour))
	rewrite(t, certificateFile, secondCertificate)
	for range 2 {
		if got := serial(); got != "1" {
			t.Errorf("with a key that is not the certificate's a connection gets %s", got)
		}
	}
	if got := strings.Count(log.String(), "cannot be read again"); got != 1 {
		t.Errorf("the log tells %d times that the certificate cannot be read:\n%s", got, log)
	}
	if err := os.Remove(keyFile); err != nil {
		t.Fatal(err)
	}
	if got := serial(); got != "1" {
		t.Errorf("without a key a connection gets %s", got)
	}
	rewrite(t, keyFile, secondKey)
	if got := serial(); got != "2" {
		t.Errorf("with both a connection gets %s", got)
	}
	ask() // over the connection from before
	if err := wsjson.Write(t.Context(), ws, map[string]string{"type": "connection_init"}); err != nil {
		t.Error(err)
	}
	var m struct{ Type string }
	if err := wsjson.Read(t.Context(), ws, &m); err != nil || m.Type != "connection_ack" {
		t.Errorf("the websocket from before: %+v, %v", m, err)
	}

	for version, taken := range map[uint16]bool{tls.VersionTLS10: false, tls.VersionTLS11: false, tls.VersionTLS12: true, tls.VersionTLS13: true} {
		c, err := (&tls.Dialer{Config: &tls.Config{InsecureSkipVerify: true, MinVersion: version, MaxVersion: version}}).DialContext(t.Context(), "tcp", address)
		if (err == nil) != taken {
			t.Errorf("%s: %v", tls.VersionName(version), err)
		}
		if c != nil {
			_ = c.Close()
		}
	}
}

func TestReadCertificate(t *testing.T) {
	dir := t.TempDir()
	certificate, key := certificateFiles(t, 1, time.Now().Add(-time.Minute))
	_, otherKey := certificateFiles(t, 2, time.Now())
	for name, text := range map[string][]byte{"crt": certificate, "key": key, "other": otherKey, "text": []byte("no certificate")} {
		rewrite(t, filepath.Join(dir, name), text)
	}
	for _, c := range []struct{ certificate, key, want string }{
		{"none", "key", "none: no such file"},
		{"crt", "none", "none: no such file"},
		{"text", "key", "text"},
		{"crt", "other", "private key does not match"},
	} {
		_, err := server.ReadCertificate(filepath.Join(dir, c.certificate), filepath.Join(dir, c.key), slog.New(slog.DiscardHandler))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s, %s: %v", c.certificate, c.key, err)
		}
	}
	log := &lockedBuffer{}
	if _, err := server.ReadCertificate(filepath.Join(dir, "crt"), filepath.Join(dir, "key"), slog.New(slog.NewTextHandler(log, nil))); err != nil || !strings.Contains(fmt.Sprint(log), "has expired") {
		t.Errorf("one that has expired: %v, %s", err, log)
	}
}

// TestCertificateReadableLater: what cannot be read is tried again, also where nothing of
// the files has changed but that it can be read.
func TestCertificateReadableLater(t *testing.T) {
	dir := t.TempDir()
	names := []string{filepath.Join(dir, "crt"), filepath.Join(dir, "key")}
	write := func(serial int64) [2][]byte {
		crt, key := certificateFiles(t, serial, time.Now().Add(time.Hour))
		rewrite(t, names[0], crt)
		rewrite(t, names[1], key)
		return [2][]byte{crt, key}
	}
	write(1)
	c, err := server.ReadCertificate(names[0], names[1], slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	second := write(2)
	info, err := os.Stat(names[1])
	if err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct {
		name  string
		key   []byte
		retry time.Duration
		want  int64
	}{
		{"it cannot be read", bytes.Repeat([]byte("x"), len(second[1])), time.Hour, 1},
		{"it can, and is not tried yet", second[1], time.Hour, 1},
		{"it is tried", second[1], 0, 2},
	} {
		if err := errors.Join(os.WriteFile(names[1], step.key, 0o600), os.Chtimes(names[1], info.ModTime(), info.ModTime())); err != nil {
			t.Fatal(err)
		}
		c.Retry(step.retry)
		if got := c.Serial(); got != step.want {
			t.Errorf("%s: certificate %d serves, want %d", step.name, got, step.want)
		}
	}
}
