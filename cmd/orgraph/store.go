package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"

	"orgraph/seed"
	"orgraph/store"
	"orgraph/store/neo4j"
	"orgraph/store/sqlite"
)

func defaultStore() string {
	if s := os.Getenv("ORGRAPH_STORE"); s != "" {
		return s
	}
	return "sqlite:orgraph.db"
}

// openStore opens the store that the setting names, and makes it where it is not
// there. For reading alone it makes and changes nothing: store.ErrNotFound where
// there is no graph.
func openStore(ctx context.Context, setting string, readOnly bool) (store.Store, error) {
	return openObserved(ctx, setting, readOnly, nil)
}

// openObserved is openStore with one who is told of the round trips.
func openObserved(ctx context.Context, setting string, readOnly bool, observe store.Observe) (store.Store, error) {
	scheme, rest, _ := strings.Cut(setting, ":")
	switch scheme {
	case "sqlite":
		switch {
		case rest == "":
			return nil, usageError{errors.New("--store: sqlite: names no file; write sqlite:orgraph.db")}
		case strings.HasPrefix(rest, ":") && rest != sqlite.Memory:
			return nil, usageError{fmt.Errorf("--store: there is no database %q; write sqlite::memory: for one in memory, or sqlite:FILE", rest)}
		}
		return asStore(sqlite.Open(ctx, sqlite.Config{Path: rest, ReadOnly: readOnly && rest != sqlite.Memory, Observe: observe}))
	case "bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc":
		cfg := neo4j.Config{
			URI: setting, ReadOnly: readOnly, Observe: observe,
			Username: os.Getenv("NEO4J_USERNAME"), Password: os.Getenv("NEO4J_PASSWORD"), Database: os.Getenv("NEO4J_DATABASE"),
		}
		if err := errors.Join(
			fromEnv("NEO4J_MAX_CONNECTIONS", strconv.Atoi, &cfg.MaxConnections),
			fromEnv("NEO4J_ACQUIRE_TIMEOUT", time.ParseDuration, &cfg.AcquireTimeout),
			fromEnv("NEO4J_QUERY_TIMEOUT", time.ParseDuration, &cfg.QueryTimeout),
		); err != nil {
			return nil, usageError{err}
		}
		return asStore(neo4j.Open(ctx, cfg))
	default:
		return nil, usageError{fmt.Errorf("--store: %q is no store; write sqlite:FILE, sqlite::memory:, bolt://HOST:PORT, neo4j://HOST or neo4j+s://HOST", setting)}
	}
}

// asStore keeps a nil pointer from becoming a store that is not nil.
func asStore[S store.Store](s S, err error) (store.Store, error) {
	if err != nil {
		return nil, err
	}
	return s, nil
}

// fromEnv sets to what the environment's variable holds, if it is set.
func fromEnv[T any](name string, parse func(string) (T, error), to *T) error {
	text := os.Getenv(name)
	if text == "" {
		return nil
	}
	v, err := parse(text)
	if err != nil {
		return fmt.Errorf("%s: %q is not understood; write a number such as 50, or for a time 2s", name, text)
	}
	*to = v
	return nil
}

// seedIfEmpty imports the built-in matrix into a store that holds nothing, and
// reports whether it did. One whose log tells that it was emptied stays empty.
func seedIfEmpty(ctx context.Context, s store.Store) (bool, error) {
	empty, err := store.Empty(ctx, s)
	if err != nil || !empty {
		return false, err
	}
	if _, err := seed.Import(store.WithActor(ctx, "seed"), s, seed.Builtin(), seed.LoadOptions{}); err != nil {
		// A file that cannot be written can still be read, empty as it is.
		if errors.Is(err, store.ErrReadOnly) {
			return false, nil
		}
		return false, fmt.Errorf("seeding the empty store: %w", err)
	}
	return true, nil
}

// withStore opens the store, seeds it if it is empty, and gives it to fn.
func (o *options) withStore(ctx context.Context, notice func(format string, args ...any), fn func(store.Store) error) (err error) {
	s, err := openObserved(ctx, o.store, false, o.observe)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close(context.WithoutCancel(ctx))) }()
	seeded, err := seedIfEmpty(ctx, s)
	if err != nil {
		return err
	}
	if seeded && o.store != "sqlite:"+sqlite.Memory {
		m := seed.Builtin()
		notice("%s was empty and now holds the built-in matrix: %d models, %d roles, %d responsibilities, %d ownerships\n",
			o.store, len(m.Models), len(m.Roles), len(m.Responsibilities), len(m.Ownerships))
	}
	return fn(s)
}
