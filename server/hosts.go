package server

import (
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

// loopback stands among hosts for every name and address of the machine itself.
const loopback = "localhost"

// forHosts refuses requests to other hosts than those named, where any are. A page on
// the internet can make its name one of this server's address (DNS rebinding): to the
// browser both are then one origin, and only the name tells that the request is not
// meant for this server. Requests for /healthz and /readyz, which tell nothing, come by
// any name.
func forHosts(next http.Handler, hosts []string) http.Handler {
	if len(hosts) == 0 {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/healthz" && r.URL.Path != "/readyz" && !named(hosts, r.Host) {
			refuse(w, http.StatusMisdirectedRequest, "UNKNOWN_HOST", "this server is not known by the name with which it was asked; serve --host allows another")
			return
		}
		next.ServeHTTP(w, r)
	})
}

// hostsAt adds the machine itself to the hosts of a server that no other one reaches.
func hostsAt(address net.Addr, hosts []string) []string {
	if !isLoopback(hostOf(address.String())) {
		return hosts
	}
	return append(slices.Clone(hosts), loopback)
}

// named reports whether a Host header is among the hosts, whatever its port.
func named(hosts []string, header string) bool {
	host := hostOf(header)
	return slices.ContainsFunc(hosts, func(allowed string) bool {
		return strings.EqualFold(host, strings.Trim(allowed, "[]")) || strings.EqualFold(allowed, loopback) && isLoopback(host)
	})
}

// hostOf returns the name or address of a Host header, without port, brackets, and the
// dot at the end of a whole name.
func hostOf(header string) string {
	host := header
	if name, _, err := net.SplitHostPort(header); err == nil {
		host = name
	}
	return strings.TrimSuffix(strings.Trim(host, "[]"), ".")
}

// isLoopback reports whether a name or an address is the machine itself by definition
// (RFC 6761, section 6.3), whatever a name server says.
func isLoopback(host string) bool {
	host = strings.ToLower(host)
	if host == loopback || strings.HasSuffix(host, "."+loopback) {
		return true
	}
	address, err := netip.ParseAddr(host)
	return err == nil && address.Unmap().IsLoopback()
}
