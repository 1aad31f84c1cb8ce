package org

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Key returns the slug of name: lower case, decomposed by NFKD (Unicode
// Standard Annex #15) with its marks left out, every run of anything but
// letters and numbers turned into one "-", none at either end. Letters of all
// scripts stay: "Führungskraft" gives "fuhrungskraft", "技術" stays as it is.
// A name without a letter or number gives "".
func Key(name string) string {
	var b strings.Builder
	pending := false
	for _, r := range norm.NFKD.String(strings.ToLower(name)) {
		switch {
		case unicode.Is(unicode.M, r):
		case unicode.IsLetter(r) || unicode.IsNumber(r):
			if pending && b.Len() > 0 {
				b.WriteByte('-')
			}
			pending = false
			// A compatibility form may decompose to a capital ("Ⓐ" does not
			// lower before it is decomposed in every version of Unicode).
			b.WriteRune(unicode.ToLower(r))
		default:
			pending = true
		}
	}
	// Hangul and its like come apart under NFKD; composing puts letters
	// together again so that they stay what they were.
	return norm.NFC.String(b.String())
}

// IsKey reports whether s is the key of some name, that is, not empty and its
// own [Key].
func IsKey(s string) bool { return s != "" && Key(s) == s }

// AssignmentID returns the id of the cell of a model and a responsibility:
// "model/responsibility".
func AssignmentID(model, responsibility string) string { return model + "/" + responsibility }

// OwnershipID returns the id of one role's part in a cell:
// "model/responsibility/role".
func OwnershipID(model, responsibility, role string) string {
	return model + "/" + responsibility + "/" + role
}
