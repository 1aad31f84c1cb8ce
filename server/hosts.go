package server

import (
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"orgraph/access"
)

// forHosts refuses requests to other hosts than those named, where any are; access.Loopback
// among them stands for every name and address of the machine itself. A page on
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

// allowed reports whether the page that sends a request is one of the server's
// own or of an allowed origin. Programs send no origin.
func allowed(origins []string, r *http.Request) bool {
	origin := r.Header.Get("Origin")
	if origin == "" || slices.Contains(origins, origin) {
		return true
	}
	u, err := url.Parse(origin)
	return err == nil && u.Host != "" && strings.EqualFold(u.Host, r.Host)
}

// ofAnotherSite reports whether a browser says that it sends a request for a page of
// another origin.
func ofAnotherSite(r *http.Request) bool {
	site := r.Header.Get("Sec-Fetch-Site")
	return site == "cross-site" || site == "same-site"
}

// ownReads refuses what pages of other origins read by GET, as an image's address can: they
// see no answer, but their visitors would pay for it. A link that somebody follows is let
// through.
func ownReads(origins []string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		foreign := ofAnotherSite(r) && r.Header.Get("Origin") == "" && r.Header.Get("Sec-Fetch-Dest") != "document"
		if r.Method == http.MethodGet && (foreign || !allowed(origins, r)) {
			refuseOrigin(w)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func refuseOrigin(w http.ResponseWriter) {
	refuse(w, http.StatusForbidden, "FORBIDDEN_ORIGIN", "this page's origin may not call the API; serve --cors-origin allows it")
}

// hostsAt adds the machine itself to the hosts of a server that no other one reaches.
func hostsAt(address net.Addr, hosts []string) []string {
	if !access.IsLoopback(hostOf(address.String())) {
		return hosts
	}
	return append(slices.Clone(hosts), access.Loopback)
}

// named reports whether a Host header is among the hosts, whatever its port.
func named(hosts []string, header string) bool {
	host := hostOf(header)
	return slices.ContainsFunc(hosts, func(allowed string) bool {
		return strings.EqualFold(host, strings.Trim(allowed, "[]")) || strings.EqualFold(allowed, access.Loopback) && access.IsLoopback(host)
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
