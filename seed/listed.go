package seed

import (
	"cmp"

	"orgraph/org"
)

// listed holds the keys of the values of one kind that a data file lists, where a value
// may have another key than its name gives.
type listed struct {
	keys   map[string]bool
	byName map[string]string // by the key of the name
}

func newListed() listed { return listed{keys: map[string]bool{}, byName: map[string]string{}} }

// add lists a value. Where several have one name, it means the one whose key it gives,
// else the first.
func (l listed) add(key, name string) {
	of := org.Key(name)
	key = cmp.Or(key, of)
	l.keys[key] = true
	if of != "" && (l.byName[of] == "" || key == of) {
		l.byName[of] = key
	}
}

// key returns the key of the value that a text refers to by its key or its name, and
// that of the text as a name where none is listed.
func (l listed) key(text string) string {
	if l.keys[text] {
		return text
	}
	key := org.Key(text)
	return cmp.Or(l.byName[key], key)
}
