package org

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Name is a heading taken apart: "Engineering Manager (EM) does projects" has
// the text "Engineering Manager does projects", and declares EM to stand for
// "Engineering Manager".
type Name struct {
	Text         string // without the bracketed abbreviation
	Abbreviation string // "" where none is declared
	Abbreviated  string // what Abbreviation stands for; "" without one
}

// Key returns the key of the name without its abbreviation.
func (n Name) Key() string { return Key(n.Text) }

// Whole reports whether the abbreviation stands for the whole name, as in
// "Tech lead (TL)".
func (n Name) Whole() bool { return n.Abbreviation != "" && n.Abbreviated == n.Text }

// maxHeading bounds what is looked through for an abbreviation, each bracket of which
// is compared with all words before it.
const maxHeading = 1000

var bracketed = regexp.MustCompile(`\(\s*([^()\s]{1,10})\s*\)`)

// ParseName takes a heading apart. A bracket declares an abbreviation when it
// holds one word that is written in capitals, or that begins with one and whose
// letters follow each other in the words before it ("Manager (Mgr)"); any
// other bracket is a part of the name. The abbreviation stands for the last
// words before the bracket whose initials spell it, else for all of them. A text of
// more than 1,000 characters is no heading and declares nothing.
func ParseName(heading string) Name {
	heading = strings.Join(strings.Fields(heading), " ")
	if utf8.RuneCountInString(heading) > maxHeading {
		return Name{Text: heading}
	}
	for _, at := range bracketed.FindAllStringSubmatchIndex(heading, -1) {
		before := strings.TrimSpace(heading[:at[0]])
		abbreviation := heading[at[2]:at[3]]
		if before == "" || !abbreviates(abbreviation, before) {
			continue
		}
		text := strings.Join(strings.Fields(heading[:at[0]]+" "+heading[at[1]:]), " ")
		return Name{Text: text, Abbreviation: abbreviation, Abbreviated: abbreviated(abbreviation, before)}
	}
	return Name{Text: heading}
}

func abbreviates(abbreviation, words string) bool {
	letters, capitals := 0, 0
	for _, r := range abbreviation {
		if unicode.IsLetter(r) {
			letters++
			if !unicode.IsLower(r) {
				capitals++
			}
		} else if !unicode.IsNumber(r) && r != '&' && r != '.' && r != '/' && r != '-' {
			return false
		}
	}
	if letters == 0 {
		return false
	}
	if letters == capitals {
		return true
	}
	first := []rune(abbreviation)[0]
	return unicode.IsUpper(first) && isSubsequence(strings.ToLower(abbreviation), strings.ToLower(words))
}

func isSubsequence(short, long string) bool {
	rest := []rune(short)
	for _, r := range long {
		if len(rest) > 0 && rest[0] == r {
			rest = rest[1:]
		}
	}
	return len(rest) == 0
}

func abbreviated(abbreviation, before string) string {
	words := strings.Fields(before)
	n := len([]rune(abbreviation))
	if n < len(words) {
		last := words[len(words)-n:]
		var initials strings.Builder
		for _, w := range last {
			initials.WriteRune([]rune(w)[0])
		}
		if strings.EqualFold(initials.String(), abbreviation) {
			return strings.Join(last, " ")
		}
	}
	return before
}
