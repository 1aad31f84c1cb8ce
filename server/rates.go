package server

import (
	"context"
	"fmt"
	"io"
	"math"
	"net/http"
	"net/netip"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/hashicorp/golang-lru/v2/simplelru"
	"golang.org/x/time/rate"

	"orgraph/access"
	"orgraph/graph"
)

const (
	// refusedCost is what each microsecond costs in which the server, without
	// waiting for the body, found out that it refuses a request: with the default rate a
	// client keeps it busy with those for a thirtieth of the time.
	refusedCost = 32
	// refusedShare is the part of what can be spent at once that one of them costs at most:
	// on a busy machine each takes long.
	refusedShare = 8
	// refusalPause is how long a client that has spent all waits to be told so: one that
	// then asks again at once can do so once a second on each of its connections.
	refusalPause = time.Second
	// messageCost is what each message on a websocket costs beside its bytes, whatever it
	// says.
	messageCost = 200
	// mostPaused wait so at once; others are told without.
	mostPaused = 1000
	// rememberedClients is of how many clients it is known what they have spent.
	rememberedClients = 10_000
)

// rates are what clients may spend, each in the unit of an operation's estimated cost:
// a bucket of tokens, filled again by so many a second.
type rates struct {
	perSecond, burst int
	proxies          []netip.Prefix
	paused           chan struct{} // holds one for each request that is

	mu      sync.Mutex
	clients *simplelru.LRU[string, *rate.Limiter]
}

func newRates(perSecond, burst int, proxies []netip.Prefix) *rates {
	clients, err := simplelru.NewLRU[string, *rate.Limiter](rememberedClients, nil)
	if err != nil {
		panic(err) // for a size below 1
	}
	return &rates{perSecond: perSecond, burst: burst, proxies: proxies, paused: make(chan struct{}, mostPaused), clients: clients}
}

func (s *rates) of(client string) *rate.Limiter {
	s.mu.Lock()
	defer s.mu.Unlock()
	l, ok := s.clients.Get(client)
	if !ok {
		l = rate.NewLimiter(rate.Limit(s.perSecond), s.burst)
		s.clients.Add(client, l)
	}
	return l
}

// An account is what the sender of a request may spend.
type account struct {
	rates   *rates
	client  string
	limiter *rate.Limiter
	burst   int
	header  http.Header // of the answer; nil where it has been sent, or will not be
	refused bool        // whether its operation was, and it is no stream
}

type accountKey struct{}

// handler charges each request, and lets its operation be charged by [charge].
func (s *rates) handler(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("RateLimit-Policy", fmt.Sprintf(`"cost";q=%d;w=%d`, s.burst, max(1, s.burst/s.perSecond)))
		client := s.client(r)
		purse := client
		if r.Header.Get("Authorization") != "" {
			// So that what others at the address have spent is not the reason why a token is
			// not looked at.
			purse += " with a token"
		}
		a := &account{rates: s, client: client, limiter: s.of(purse), burst: s.burst, header: w.Header()}
		if err := a.spend(graph.RequestCost); err != nil {
			s.pause(r.Context())
			refuse(w, http.StatusTooManyRequests, "RATE_LIMITED", err.Error())
			return
		}
		ctx := context.WithValue(r.Context(), accountKey{}, a)
		if isStream(r) {
			a.header = nil
			next.ServeHTTP(w, r.WithContext(ctx))
			return
		}
		body := &awaited{ReadCloser: r.Body}
		r = r.WithContext(ctx)
		r.Body = body // of which bounded tells how long it is
		begin := time.Now()
		rec := &recorder{ResponseWriter: w, status: http.StatusOK}
		next.ServeHTTP(rec, r)
		if a.refused || rec.status >= http.StatusBadRequest && rec.status < http.StatusInternalServerError {
			a.oweTime(time.Since(begin) - body.waited)
		}
		if rec.status == http.StatusTooManyRequests {
			r.Body = http.NoBody // not to be kept meanwhile
			s.pause(ctx)
		}
	})
}

// pause keeps a client waiting that has spent all.
func (s *rates) pause(ctx context.Context) {
	select {
	case s.paused <- struct{}{}:
		defer func() { <-s.paused }()
	default:
		return
	}
	timer := time.NewTimer(refusalPause)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
	}
}

// accountOf returns the account of the sender of a request, nil for none.
func accountOf(ctx context.Context) *account {
	a, _ := ctx.Value(accountKey{}).(*account)
	return a
}

// owe takes the cost of what has been done already. Nobody owes more than can be spent
// at once.
func (a *account) owe(cost int) {
	if a == nil {
		return
	}
	now := time.Now()
	most := int(a.limiter.TokensAt(now)) + a.burst
	a.limiter.ReserveN(now, max(0, min(cost, most, a.burst)))
}

// oweTime takes the cost of the time in which something was refused.
func (a *account) oweTime(worked time.Duration) {
	a.owe(min(refusedCost*int(worked.Microseconds()), a.burst/refusedShare))
}

// refused charges an operation that was refused on a stream; with all others the
// handler does.
func refused(ctx context.Context, took time.Duration, spent bool) {
	a := accountOf(ctx)
	if a == nil || a.header != nil {
		return
	}
	a.oweTime(took)
	if spent {
		a.rates.pause(ctx)
	}
}

// received charges a message on a websocket, and keeps a client waiting that owes.
func received(ctx context.Context, bytes int) {
	a := accountOf(ctx)
	if a == nil {
		return
	}
	a.owe(messageCost + bytes)
	if a.limiter.Tokens() < 0 {
		a.rates.pause(ctx)
	}
}

// refuse notes that the operation was not run: its time is charged, whatever the status.
func (a *account) refuse() {
	if a != nil {
		a.refused = true
	}
}

// An awaited body tells how long the server has waited for it.
type awaited struct {
	io.ReadCloser
	waited time.Duration
}

func (b *awaited) Read(p []byte) (int, error) {
	begin := time.Now()
	n, err := b.ReadCloser.Read(p)
	b.waited += time.Since(begin)
	return n, err
}

// charge takes the cost of an operation from what the sender of its request may spend,
// who is the owner of its token, from whatever address, or else the address.
func charge(ctx context.Context, cost int) error {
	a := payer(ctx)
	if a == nil {
		return nil
	}
	return a.spend(cost)
}

// await is charge that waits until there is enough.
func await(ctx context.Context, cost int) error {
	a := payer(ctx)
	if a == nil {
		return nil
	}
	return a.limiter.WaitN(ctx, min(cost, a.burst))
}

// payer returns the account by which an operation is charged, nil for none.
func payer(ctx context.Context) *account {
	a := accountOf(ctx)
	if id := access.From(ctx); a != nil && id.Name != "" && id.How != access.Anonymously {
		own := *a
		own.limiter = a.rates.of(string(id.How) + " " + id.Name)
		return &own
	}
	return a
}

// clientOf returns by what the sender of a request is known, "" for nobody.
func clientOf(ctx context.Context) string {
	if a := accountOf(ctx); a != nil {
		return a.client
	}
	return ""
}

// spend takes the cost, or returns an error that says when there will be enough for it.
// The headers are those of draft-ietf-httpapi-ratelimit-headers-10.
func (a *account) spend(cost int) error {
	reservation := a.limiter.ReserveN(time.Now(), min(cost, a.burst))
	delay := reservation.Delay()
	if delay > 0 {
		reservation.Cancel()
	}
	seconds := int(math.Ceil(delay.Seconds()))
	if a.header != nil {
		left := max(0, int(a.limiter.Tokens()))
		reset := int(math.Ceil(float64(a.burst-left) / float64(a.limiter.Limit())))
		a.header.Set("RateLimit", fmt.Sprintf(`"cost";r=%d;t=%d`, left, reset))
		if delay > 0 {
			a.header.Set("Retry-After", strconv.Itoa(seconds))
		}
	}
	if delay > 0 {
		return fmt.Errorf("you have spent what you may for now; try again in %d s, or ask for less at once", seconds)
	}
	return nil
}

// client returns by what the sender of a request is known: its address, and the
// network of it with IPv6, of which one client has very many addresses. Where trusted
// proxies stand in between it is the one that the first of them has seen.
func (s *rates) client(r *http.Request) string {
	host, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr // no address of a network
	}
	address := host.Addr().Unmap()
	trusted := func(a netip.Addr) bool {
		return slices.ContainsFunc(s.proxies, func(p netip.Prefix) bool { return p.Contains(a) })
	}
	hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for i := len(hops) - 1; i >= 0 && trusted(address); i-- {
		next, err := parseHop(strings.TrimSpace(hops[i]))
		if err != nil {
			break
		}
		address = next.Unmap()
	}
	if address.Is6() {
		network, _ := address.WithZone("").Prefix(64) // 64 is at most its length
		return network.String()
	}
	return address.String()
}

// parseHop reads an address of X-Forwarded-For, to which some gateways add the port.
func parseHop(text string) (netip.Addr, error) {
	if withPort, err := netip.ParseAddrPort(text); err == nil {
		return withPort.Addr(), nil
	}
	return netip.ParseAddr(strings.Trim(text, "[]"))
}
