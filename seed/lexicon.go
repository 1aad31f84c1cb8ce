package seed

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"orgraph/org"
)

// A lexicon holds the roles of one file. An abbreviation is understood however
// it is capitalised, since two that differ in that alone cannot be told apart.
type lexicon struct {
	listed        listed                 // by a data file, with their keys
	abbreviations map[string]declaration // by abbreviation in lower case
	roles         map[string]*org.Role   // by key, as first written
	used          []string               // keys of roles that own something, in the order of use
	inUse         map[string]bool
}

// A declaration is an abbreviation and the role it stands for.
type declaration struct{ abbreviation, role string }

func newLexicon() *lexicon {
	return &lexicon{listed: newListed(), abbreviations: map[string]declaration{}, roles: map[string]*org.Role{}, inUse: map[string]bool{}}
}

// declare makes the abbreviation stand for the role; it returns the name of
// another role for which it stands already, "" when there is none.
func (l *lexicon) declare(abbreviation, role string) (taken string) {
	r := l.role(role)
	if r == nil {
		return ""
	}
	folded := strings.ToLower(abbreviation)
	if d, ok := l.abbreviations[folded]; ok {
		if d.role != r.Key {
			return l.roles[d.role].Name
		}
		return ""
	}
	l.abbreviations[folded] = declaration{abbreviation: abbreviation, role: r.Key}
	switch {
	case r.Abbreviation == "":
		r.Abbreviation = abbreviation
	case !slices.Contains(r.Aliases, abbreviation):
		r.Aliases = append(r.Aliases, abbreviation)
	}
	return ""
}

// role returns the role of that name or listed key, adding it when it is new. Its name
// is the one first met, beginning with a capital. It returns nil for a text without
// letters and numbers.
func (l *lexicon) role(name string) *org.Role {
	key := l.listed.key(name)
	if key == "" {
		return nil
	}
	if l.roles[key] == nil {
		l.roles[key] = &org.Role{Key: key, Name: capitalise(name)}
	}
	return l.roles[key]
}

// find returns the key of the role that a text names, in full or by its
// abbreviation, and notes that it owns something.
func (l *lexicon) find(text string) string {
	key := ""
	if d, ok := l.abbreviations[fold(text)]; ok {
		key = d.role
	} else if r := l.role(text); r != nil {
		key = r.Key
	}
	if key != "" && !l.inUse[key] {
		l.inUse[key] = true
		l.used = append(l.used, key)
	}
	return key
}

// owners returns the roles that own something, in the order of first use: a
// header's abbreviation may stand for a model alone.
func (l *lexicon) owners() []org.Role {
	list := make([]org.Role, len(l.used))
	for i, key := range l.used {
		list[i] = *l.roles[key]
	}
	return list
}

// capitalise makes the first letter a capital unless the first word has one of
// its own ("iOS lead").
func capitalise(name string) string {
	name = collapse(name)
	word, _, _ := strings.Cut(name, " ")
	first, n := utf8.DecodeRuneInString(name)
	if strings.ContainsFunc(word, unicode.IsUpper) {
		return name
	}
	if big := string(unicode.ToTitle(first)) + name[n:]; org.Key(big) == org.Key(name) {
		return big
	}
	return name
}
