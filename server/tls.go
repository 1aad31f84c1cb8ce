package server

import (
	"crypto/tls"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"sync"
	"time"
)

// A Certificate is that of a server and its key, in two files in PEM. They are read again
// when they have changed, for the connections that begin from then on. While they do not
// belong together, as between the writing of the one and of the other, those read before
// serve on.
type Certificate struct {
	files [2]string // certificate with its chain, key
	log   *slog.Logger

	retry time.Duration // how long what cannot be read is left alone

	mu     sync.Mutex
	read   [2]fs.FileInfo // of what was read last, also in vain
	tried  time.Time      // when
	loaded *tls.Certificate
	told   string // the error that the log has
}

// ReadCertificate reads a certificate. Errors name the file.
func ReadCertificate(certificate, key string, log *slog.Logger) (*Certificate, error) {
	c := &Certificate{files: [2]string{certificate, key}, log: log, retry: 5 * time.Second}
	infos, err := c.stat()
	if err != nil {
		return nil, err
	}
	return c, c.load(infos)
}

func (c *Certificate) stat() (infos [2]fs.FileInfo, err error) {
	for i, name := range c.files {
		if infos[i], err = os.Stat(name); err != nil {
			return infos, fmt.Errorf("reading the certificate: %w", err)
		}
	}
	return infos, nil
}

func (c *Certificate) load(infos [2]fs.FileInfo) error {
	c.read, c.tried = infos, time.Now()
	loaded, err := tls.LoadX509KeyPair(c.files[0], c.files[1])
	if err != nil {
		return fmt.Errorf("reading the certificate of %s and the key of %s: %w", c.files[0], c.files[1], err)
	}
	if until := loaded.Leaf.NotAfter; time.Now().After(until) {
		c.log.Warn("the certificate has expired; clients will refuse it", "file", c.files[0], "expired", until)
	}
	c.loaded = &loaded
	return nil
}

// current returns the certificate for a connection that begins.
func (c *Certificate) current(*tls.ClientHelloInfo) (*tls.Certificate, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	infos, err := c.stat()
	// What could not be read may be readable later and look the same.
	again := c.told != "" && time.Since(c.tried) > c.retry
	if err == nil && same(infos[0], c.read[0]) && same(infos[1], c.read[1]) && !again {
		return c.loaded, nil
	}
	if err == nil {
		err = c.load(infos)
	}
	switch {
	case err == nil:
		c.told = ""
		c.log.Info("the certificate was read again", "file", c.files[0], "expires", c.loaded.Leaf.NotAfter)
	case err.Error() != c.told: // once, and not for each connection
		c.told = err.Error()
		c.log.Error("the certificate cannot be read again; the one read before serves", "error", c.told)
	}
	return c.loaded, nil
}

// same reports whether two states of a file are those of the same content.
func same(a, b fs.FileInfo) bool {
	return os.SameFile(a, b) && a.ModTime().Equal(b.ModTime()) && a.Size() == b.Size()
}

// config is that of a server with the certificate.
func (c *Certificate) config() *tls.Config {
	return &tls.Config{MinVersion: tls.VersionTLS12, GetCertificate: c.current}
}
