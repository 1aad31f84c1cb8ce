package graph

import (
	"context"
	"sync"
	"sync/atomic"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"orgraph/graph/relay"
)

// texts are how many more bytes of text an answer may have. They are counted as fields are
// resolved: gqlgen writes the whole answer to memory before anybody sees how long it is.
type texts struct{ left atomic.Int64 }

type textsKey struct{}

func withTexts(ctx context.Context, most int) context.Context {
	t := &texts{}
	t.left.Store(int64(most))
	return context.WithValue(ctx, textsKey{}, t)
}

// textsFit reports whether all texts of the answer so far have had their place.
func textsFit(ctx context.Context) bool {
	t, ok := ctx.Value(textsKey{}).(*texts)
	return !ok || t.left.Load() >= 0
}

// counted counts the text of a field, and puts an empty one in the place of what does not
// fit any more: the answer is refused once it is made.
func counted(ctx context.Context, next graphql.Resolver) (any, error) {
	value, err := next(ctx)
	size := 0
	switch v := value.(type) {
	case string:
		size = len(v)
	case *string:
		if v != nil {
			size = len(*v)
		}
	case []string:
		for _, text := range v {
			size += len(text)
		}
	case relay.JSON:
		size = len(v)
	}
	if size == 0 {
		return value, err
	}
	t, ok := ctx.Value(textsKey{}).(*texts)
	if !ok || t.left.Add(-int64(size)) >= 0 {
		return value, err
	}
	switch value.(type) {
	case *string:
		return new(string), err
	case []string:
		return []string{}, err
	case relay.JSON:
		return relay.JSON("null"), err
	default:
		return "", err
	}
}

const (
	// smallAnswer is up to how many bytes an answer is not counted as under way.
	smallAnswer = 64 << 10
	// mostOutgoing bounds the bytes of all larger answers that clients have not taken yet,
	// and mostOfClient those of one client.
	mostOutgoing, mostOfClient = 128 << 20, 32 << 20
)

// outgoing are the large answers that are kept until their clients have taken them, in
// bytes: one that reads nothing would fill the memory with them.
type outgoing struct {
	mu  sync.Mutex
	all int
	of  map[string]int // of clients
}

func (o *outgoing) take(client string, size int) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.all+size > mostOutgoing || o.of[client]+size > mostOfClient {
		return false
	}
	o.all += size
	o.of[client] += size
	return true
}

func (o *outgoing) free(client string, size int) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.all -= size
	if o.of[client] -= size; o.of[client] == 0 {
		delete(o.of, client)
	}
}

// holding counts each response as under way until the next one is asked for, or the
// context has ended. One for which there is no room is refused.
func (o *outgoing) holding(ctx context.Context, client string, present graphql.ErrorPresenterFunc, responses graphql.ResponseHandler) graphql.ResponseHandler {
	var held atomic.Int64
	release := func() {
		if size := held.Swap(0); size > 0 {
			o.free(client, int(size))
		}
	}
	context.AfterFunc(ctx, release)
	return func(inner context.Context) *graphql.Response {
		release()
		response := responses(inner)
		if response == nil || len(response.Data) <= smallAnswer {
			return response
		}
		size := len(response.Data)
		if !o.take(client, size) {
			return &graphql.Response{Errors: gqlerror.List{present(inner, errOverloaded)}}
		}
		held.Store(int64(size))
		if ctx.Err() != nil { // it may have ended before there was anything to release
			release()
		}
		return response
	}
}
