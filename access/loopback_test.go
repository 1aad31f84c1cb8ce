package access_test

import (
	"testing"

	"orgraph/access"
)

func TestIsLoopback(t *testing.T) {
	for host, want := range map[string]bool{
		"localhost": true, "LocalHost": true, "a.localhost": true, "127.0.0.1": true, "127.9.9.9": true, "::1": true, "::ffff:127.0.0.1": true,
		"": false, "0.0.0.0": false, "::": false, "192.0.2.1": false, "localhost.example.org": false, "notlocalhost": false, "127.0.0.1.example.org": false,
	} {
		if got := access.IsLoopback(host); got != want {
			t.Errorf("%q: %v", host, got)
		}
	}
}
