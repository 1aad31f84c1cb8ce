package org

import (
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Fold returns s as it is compared where case does not count: by Unicode's full
// case folding (https://www.unicode.org/reports/tr44/#CaseFolding.txt), composed
// by NFC. Accents count: "É" gives "é" and not "e", "Straße" gives "strasse".
func Fold(s string) string {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return norm.NFC.String(cases.Fold().String(strings.Map(small, norm.NFC.String(s))))
		}
	}
	return strings.ToLower(s) // the same, of ASCII
}

// small makes Cherokee letters small, since x/text folds those to capitals and
// capitals to small letters; only the former is right.
func small(r rune) rune {
	if unicode.Is(unicode.Cherokee, r) {
		return unicode.ToLower(r)
	}
	return r
}
