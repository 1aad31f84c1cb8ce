package seed

import (
	"strings"

	"orgraph/org"
)

// A vocabulary is what is known of names before a table is read: it helps to
// find the matrix in a file and to tell "EM/TL" from "UI/UX lead". It never
// gives an abbreviation a meaning: only the file's own declarations do.
type vocabulary struct {
	models, responsibilities map[string]bool
	roles                    map[string]bool // keys, and abbreviations in lower case
}

func newVocabulary(m org.Matrix) *vocabulary {
	v := &vocabulary{models: map[string]bool{}, responsibilities: map[string]bool{}, roles: map[string]bool{}}
	for _, x := range m.Models {
		v.models[x.Key] = true
	}
	for _, x := range m.Responsibilities {
		v.responsibilities[x.Key] = true
		for _, alias := range x.Aliases {
			v.responsibilities[org.Key(alias)] = true
		}
	}
	for _, x := range m.Roles {
		v.learn(x.Name, x.Abbreviation)
	}
	return v
}

func (v *vocabulary) learn(role, abbreviation string) {
	v.roles[org.Key(role)] = true
	if abbreviation != "" {
		v.roles[strings.ToLower(abbreviation)] = true
	}
}

// role reports whether the text names a known role.
func (v *vocabulary) role(text string) bool {
	return v.roles[fold(text)] || v.roles[org.Key(text)]
}

// score counts the known names when models and responsibilities are those cells.
func (v *vocabulary) score(models, responsibilities []cell) int {
	return count(v.models, models) + count(v.responsibilities, responsibilities)
}

// names reports whether the cells are the names of a matrix beyond doubt: two
// known responsibilities, or one and a known model. Models alone prove nothing,
// since "Tech lead" is a role as well.
func (v *vocabulary) names(models, responsibilities []cell) bool {
	n := count(v.responsibilities, responsibilities)
	return n > 1 || n == 1 && count(v.models, models) > 0
}

func count(known map[string]bool, cells []cell) int {
	n := 0
	for _, c := range cells {
		if known[org.ParseName(c.text).Key()] {
			n++
		}
	}
	return n
}
