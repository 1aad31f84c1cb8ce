package relay

import (
	"sync"

	"orgraph/store"
)

// A Level is what was answered together: values of an analysis that refer to nodes
// by key. What they refer to is read once for all of them.
type Level struct {
	mu   sync.Mutex
	keys map[store.Kind][]string
	seen map[store.Kind]map[string]bool
	read map[store.Kind]bool
}

// NewLevel returns a level without keys.
func NewLevel() *Level {
	return &Level{keys: map[store.Kind][]string{}, seen: map[store.Kind]map[string]bool{}, read: map[store.Kind]bool{}}
}

// Add adds keys of nodes that values of the level refer to, before it is read.
func (l *Level) Add(kind store.Kind, keys ...string) {
	if l.seen[kind] == nil {
		l.seen[kind] = map[string]bool{}
	}
	for _, key := range keys {
		if key != "" && !l.seen[kind][key] {
			l.seen[kind][key] = true
			l.keys[kind] = append(l.keys[kind], key)
		}
	}
}

// Once gives the keys of the kind to read, unless it has read them without error
// already.
func (l *Level) Once(kind store.Kind, read func(keys []string) error) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.read[kind] {
		return nil
	}
	if err := read(l.keys[kind]); err != nil {
		return err
	}
	l.read[kind] = true
	return nil
}
