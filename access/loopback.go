package access

import (
	"net/netip"
	"strings"
)

// Loopback is the name that every machine has for itself.
const Loopback = "localhost"

// IsLoopback reports whether a host, by name or address and without port and brackets, is
// the machine itself by definition (RFC 6761, section 6.3), whatever a name server says.
func IsLoopback(host string) bool {
	host = strings.ToLower(host)
	if host == Loopback || strings.HasSuffix(host, "."+Loopback) {
		return true
	}
	address, err := netip.ParseAddr(host)
	return err == nil && address.Unmap().IsLoopback()
}
