package graph

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"path"
	"slices"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/formatter"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"

	"orgraph/access"
	"orgraph/graph/generated"
)

const (
	// cachedQueries is how many automatically persisted queries are kept.
	cachedQueries = 1000
	// maxCachedQuery is how long a document may be to be kept, in bytes; longer
	// ones are read anew each time, so that nobody fills the memory with them.
	maxCachedQuery = 16 << 10
)

// A smallCache keeps what has a short document.
type smallCache[T any] struct {
	graphql.Cache[T]
	size func(key string, value T) int
}

// Add implements graphql.Cache.
func (c smallCache[T]) Add(ctx context.Context, key string, value T) {
	if c.size(key, value) <= maxCachedQuery {
		c.Cache.Add(ctx, key, value)
	}
}

// automatic are automatically persisted queries
// (https://www.apollographql.com/docs/apollo-server/performance/apq): a client
// sends the hash of a document, and the document once.
type automatic struct {
	extension.AutomaticPersistedQuery
}

func newAutomatic() automatic {
	return automatic{extension.AutomaticPersistedQuery{Cache: smallCache[string]{
		lru.New[string](cachedQueries), func(_, document string) int { return len(document) },
	}}}
}

// MutateOperationParameters gives every error a code.
func (a automatic) MutateOperationParameters(ctx context.Context, params *graphql.RawParams) *gqlerror.Error {
	err := a.AutomaticPersistedQuery.MutateOperationParameters(ctx, params)
	if err != nil && err.Extensions["code"] == nil {
		errcode.Set(err, string(CodeBadUserInput))
	}
	return err
}

// Operations are the documents that a server answers, and no others: a
// persisted-operation allow-list.
type Operations struct {
	byHash  map[string]string // by the SHA-256 of the document as it is in the file
	allowed map[string]bool   // documents, formatted
}

// ReadOperations reads an allow-list from the files of a folder: documents in
// *.graphql and *.gql, and in *.json objects whose values are documents, as the
// compilers of clients write them. Every document is checked against the schema.
// Errors name the file.
func ReadOperations(files fs.FS) (*Operations, error) {
	schema := generated.NewExecutableSchema(generated.Config{}).Schema()
	o := &Operations{byHash: map[string]string{}, allowed: map[string]bool{}}
	var problems []error
	add := func(file, document string) {
		if _, err := gqlparser.LoadQueryWithRules(schema, document, validation()); err != nil {
			problems = append(problems, fmt.Errorf("%s: %w", file, err))
			return
		}
		hash := sha256.Sum256([]byte(document))
		o.byHash[hex.EncodeToString(hash[:])] = document
		o.allowed[formatted(document)] = true
	}
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		extension := strings.ToLower(path.Ext(name))
		if err != nil || entry.IsDir() || !slices.Contains([]string{".graphql", ".gql", ".json"}, extension) {
			return err
		}
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		if extension != ".json" {
			add(name, string(text))
			return nil
		}
		var documents map[string]string
		if err := json.Unmarshal(text, &documents); err != nil {
			problems = append(problems, fmt.Errorf("%s: it is not a JSON object whose values are documents: %w", name, err))
		}
		for key, document := range documents {
			add(name+": "+key, document)
		}
		return nil
	})
	problems = append(problems, err)
	if err := errors.Join(problems...); err != nil {
		return nil, err
	}
	if len(o.allowed) == 0 {
		return nil, errors.New("it holds no operation; put documents in files that end in .graphql, .gql or .json")
	}
	return o, nil
}

// formatted writes a document so that white space and comments make no other
// one; the document itself where it cannot be read.
func formatted(document string) string {
	parsed, err := parser.ParseQuery(&ast.Source{Input: document})
	if err != nil {
		return document
	}
	var b strings.Builder
	formatter.NewFormatter(&b).FormatQueryDocument(parsed)
	return b.String()
}

// listed refuses what is not on the allow-list.
type listed struct {
	*Operations
	log *slog.Logger
}

var (
	_ graphql.HandlerExtension          = listed{}
	_ graphql.OperationParameterMutator = listed{}
)

func (listed) ExtensionName() string                   { return "AllowList" }
func (listed) Validate(graphql.ExecutableSchema) error { return nil }

func (l listed) MutateOperationParameters(ctx context.Context, params *graphql.RawParams) *gqlerror.Error {
	if params.Query == "" {
		persisted, _ := params.Extensions["persistedQuery"].(map[string]any)
		hash, _ := persisted["sha256Hash"].(string)
		params.Query = l.byHash[hash]
	}
	if params.Query != "" && (len(params.Query) <= maxCachedQuery && l.allowed[formatted(params.Query)]) {
		return nil
	}
	access.Audit(ctx, l.log, access.Event{Outcome: access.Denied, Code: string(CodeNotAllowed)})
	return denied(CodeNotAllowed, "this server answers the operations on its list alone, and this is none of them")
}
