package server_test

import (
	"net"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"orgraph/access"
	"orgraph/server"
)

// TestCrossSite attempts to write from a page of another site, on a server where whoever
// reaches it may write: nothing but where a request comes from keeps the page out.
// Headers that scripts cannot set, such as Origin, are as browsers set them.
func TestCrossSite(t *testing.T) {
	const evil, allowed = "https://evil.example.org", "https://charts.example.org"
	form, plain := "application/x-www-form-urlencoded", "text/plain"
	multipart := "multipart/form-data; boundary=x"
	parts := "--x\r\nContent-Disposition: form-data; name=\"operations\"\r\n\r\n" + writeBody +
		"\r\n--x\r\nContent-Disposition: form-data; name=\"map\"\r\n\r\n{}\r\n--x--\r\n"
	query := "?query=" + url.QueryEscape(write)
	for _, c := range []struct {
		name, method, query, body string
		headers                   []string
		written                   bool
	}{
		// What is let in, so that the refusals below are not of something else.
		{"a program", "POST", "", writeBody, []string{"Content-Type", asJSON}, true},
		{"a page of an allowed origin", "POST", "", writeBody, []string{"Content-Type", asJSON, "Origin", allowed, "Sec-Fetch-Site", "cross-site"}, true},
		{"a page of the server's own", "POST", "", writeBody, []string{"Content-Type", asJSON, "Origin", "own", "Sec-Fetch-Site", "same-origin"}, true},

		{"a link", "GET", query, "", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate"}, false},
		{"a link that the user typed", "GET", query, "", []string{"Sec-Fetch-Site", "none", "Sec-Fetch-Mode", "navigate"}, false},
		{"an image", "GET", query, "", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Dest", "image", "Accept", "image/*"}, false},
		{"a HEAD", "HEAD", query, "", []string{"Origin", evil}, false},
		{"an EventSource", "GET", query, "", []string{"Origin", evil, "Accept", "text/event-stream"}, false},
		{"a link for multipart/mixed", "GET", query, "", []string{"Accept", "multipart/mixed"}, false},
		{"a link with a JSON type", "GET", query, "", []string{"Content-Type", asJSON, "Accept", "text/event-stream"}, false},
		{"a form", "POST", "", "query=" + url.QueryEscape(write), []string{"Content-Type", form, "Origin", evil, "Sec-Fetch-Site", "cross-site"}, false},
		{"a form of an old browser", "POST", "", "query=" + url.QueryEscape(write), []string{"Content-Type", form}, false},
		{"a form with the query in its address", "POST", query, "", []string{"Content-Type", form}, false},
		{"a form of parts", "POST", "", parts, []string{"Content-Type", multipart, "Origin", evil}, false},
		{"a form of parts, of an old browser", "POST", "", parts, []string{"Content-Type", multipart}, false},
		{"a form of text", "POST", "", writeBody, []string{"Content-Type", plain, "Origin", evil}, false},
		{"a form of text, of an old browser", "POST", "", writeBody, []string{"Content-Type", plain}, false},
		{"text that is called JSON as well", "POST", "", writeBody, []string{"Content-Type", "text/plain; application/json"}, false},
		{"a parameter that is called JSON", "POST", "", writeBody, []string{"Content-Type", `text/plain; x="application/json"`}, false},
		{"a beacon without a type", "POST", "", writeBody, nil, false},
		{"a script's JSON", "POST", "", writeBody, []string{"Content-Type", asJSON, "Origin", evil, "Sec-Fetch-Site", "cross-site"}, false},
		{"a script's JSON, of a browser without Sec-Fetch", "POST", "", writeBody, []string{"Content-Type", asJSON, "Origin", evil}, false},
		{"a script's JSON for events", "POST", "", writeBody, []string{"Content-Type", asJSON, "Origin", evil, "Accept", "text/event-stream"}, false},
		{"a script's JSON for parts", "POST", "", writeBody, []string{"Content-Type", asJSON, "Origin", evil, "Accept", "multipart/mixed"}, false},
		{"a sandboxed frame", "POST", "", writeBody, []string{"Content-Type", asJSON, "Origin", "null", "Sec-Fetch-Site", "cross-site"}, false},
		{"a sandboxed frame, of a browser without Sec-Fetch", "POST", "", writeBody, []string{"Content-Type", asJSON, "Origin", "null"}, false},
		{"a page of another subdomain", "POST", "", writeBody, []string{"Content-Type", asJSON, "Sec-Fetch-Site", "same-site"}, false},
		{"the allowed origin without TLS", "POST", "", writeBody, []string{"Content-Type", asJSON, "Origin", "http://charts.example.org"}, false},
		{"the allowed origin at another port", "POST", "", writeBody, []string{"Content-Type", asJSON, "Origin", allowed + ":8443"}, false},
		{"an origin that begins like the allowed one", "POST", "", writeBody, []string{"Content-Type", asJSON, "Origin", allowed + ".evil.example"}, false},
		{"an origin that ends like the allowed one", "POST", "", writeBody, []string{"Content-Type", asJSON, "Origin", "https://evil-charts.example.org"}, false},
		{"another method in a header", "GET", query, "", []string{"X-HTTP-Method-Override", "POST", "Content-Type", asJSON}, false},
		{"a rebound name", "POST", "", writeBody, []string{"Content-Type", asJSON, "Host", "evil.example.org", "Origin", "http://evil.example.org", "Sec-Fetch-Site", "same-origin"}, false},
		{"a rebound name, by a form of text", "POST", "", writeBody, []string{"Content-Type", plain, "Host", "evil.example.org"}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := memory(t)
			address := start(t, server.Config{
				Store: s, Access: access.New(access.Config{Anonymous: access.Editor}), Origins: []string{allowed}, Hosts: []string{"localhost"},
			})
			request, err := http.NewRequestWithContext(t.Context(), c.method, address+"/graphql"+c.query, strings.NewReader(c.body))
			if err != nil {
				t.Fatal(err)
			}
			for i := 0; i < len(c.headers); i += 2 {
				switch value := c.headers[i+1]; {
				case c.headers[i] == "Host":
					request.Host = value
				case value == "own":
					request.Header.Set(c.headers[i], address)
				default:
					request.Header.Set(c.headers[i], value)
				}
			}
			response, err := http.DefaultClient.Do(request)
			if err != nil {
				t.Fatal(err)
			}
			_ = response.Body.Close()
			found, err := s.Roles(t.Context(), []string{"written"})
			if err != nil || (len(found) == 1) != c.written {
				t.Errorf("%d; written: %v, want %v; %v", response.StatusCode, len(found) == 1, c.written, err)
			}
			if origin := request.Header.Get("Origin"); !c.written && response.Header.Get("Access-Control-Allow-Origin") != "" {
				t.Errorf("a page of %q may read the answer", origin)
			}
		})
	}
}

// TestCrossSiteWebsocket opens a websocket from pages, whose browsers ask nobody before,
// on a server where whoever reaches it may write.
// TestCrossSiteReads: what another page's image or script sends by GET is refused, so that
// its visitors do not pay for it.
func TestCrossSiteReads(t *testing.T) {
	const evil, allowed = "https://evil.example.org", "https://charts.example.org"
	address := start(t, server.Config{Origins: []string{allowed}})
	for _, c := range []struct {
		name    string
		headers []string
		status  int
	}{
		{"a program", nil, 200},
		{"an address that the user typed", []string{"Sec-Fetch-Site", "none", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"}, 200},
		{"a link that the user followed", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"}, 200},
		{"a page of the server's own", []string{"Sec-Fetch-Site", "same-origin", "Sec-Fetch-Dest", "empty"}, 200},
		{"a page of an allowed origin", []string{"Origin", allowed, "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Dest", "empty"}, 200},
		{"an image", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "no-cors", "Sec-Fetch-Dest", "image"}, 403},
		{"a frame", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "iframe"}, 403},
		{"an image of another subdomain", []string{"Sec-Fetch-Site", "same-site", "Sec-Fetch-Mode", "no-cors", "Sec-Fetch-Dest", "image"}, 403},
		{"a script", []string{"Origin", evil, "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Dest", "empty"}, 403},
		{"a script, of a browser without Sec-Fetch", []string{"Origin", evil}, 403},
		{"a sandboxed frame's script", []string{"Origin", "null"}, 403},
	} {
		if response, text := call(t, "GET", address+"/graphql?query=%7B__typename%7D", "", c.headers...); response.StatusCode != c.status {
			t.Errorf("%s: %d %s", c.name, response.StatusCode, text)
		}
	}
}

func TestCrossSiteWebsocket(t *testing.T) {
	const allowed = "https://charts.example.org"
	address := start(t, server.Config{Access: access.New(access.Config{Anonymous: access.Editor}), Origins: []string{allowed}, Hosts: []string{"localhost"}})
	_, port, err := net.SplitHostPort(strings.TrimPrefix(address, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		origin, host string
		opened       bool
	}{
		{"", "", true}, {address, "", true}, {allowed, "", true},
		{"https://evil.example.org", "", false}, {"null", "", false}, {"http://charts.example.org", "", false},
		{allowed + ".evil.example", "", false}, {"http://127.0.0.1", "", false}, {"http://localhost:" + port, "", false},
		{"http://evil.example.org", "evil.example.org", false}, {"http://evil.example.org:" + port, "evil.example.org:" + port, false},
	} {
		header := http.Header{}
		if c.origin != "" {
			header.Set("Origin", c.origin)
		}
		if c.host != "" {
			header.Set("Host", c.host)
		}
		conn, err := dial(t.Context(), address, nil, header)
		if (err == nil) != c.opened {
			t.Errorf("origin %q, host %q: %v, want opened: %v", c.origin, c.host, err, c.opened)
		}
		if conn != nil {
			_ = conn.CloseNow()
		}
	}
}
