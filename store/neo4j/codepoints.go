package neo4j

import (
	"fmt"
	"strings"
)

// The order of texts is that of their code points. So Neo4j has them in its
// indexes and sorts what is stored, but it compares a parameter, with whatever
// it be, by UTF-16 (seen in 5.26). The two differ between the characters beyond
// the Basic Multilingual Plane, which UTF-16 writes with units from U+D800, and
// those from U+E000 to U+FFFF, of which there are letters, too.
const (
	lateInBMP = '\uE000'     // the first of those that come too late
	beyondBMP = '\U00010000' // the first of those that come too early
)

// misplaced reports whether a value holds a character whose place is another
// in UTF-16.
func misplaced(v any) bool {
	text, _ := v.(string)
	return strings.ContainsFunc(text, func(r rune) bool { return r >= lateInBMP })
}

// order returns the Cypher that compares the property x, by ">" or "<", with a
// value that it does not equal and that is the parameter p. For each character
// of the value that is misplaced it takes out the texts that agree with the
// value up to there and go on with one of the other sort.
func (s *statement) order(x, op string, value any, p string) string {
	text, _ := value.(string)
	var cases strings.Builder
	for i, r := range text {
		if r < lateInBMP {
			continue
		}
		before, late, early := s.param(text[:i]), s.param(text[:i]+string(lateInBMP)), s.param(text[:i]+string(beyondBMP))
		if r < beyondBMP {
			fmt.Fprintf(&cases, "WHEN %s STARTS WITH %s AND %s >= %s AND %s < %s THEN %t ", x, before, x, early, x, late, op == ">")
		} else {
			// The last condition is false in a Neo4j that compares by code point.
			fmt.Fprintf(&cases, "WHEN %s STARTS WITH %s AND %s >= %s AND %s > %s THEN %t ", x, before, x, late, late, early, op == "<")
		}
	}
	if cases.Len() == 0 {
		return fmt.Sprintf("%s %s %s", x, op, p)
	}
	return fmt.Sprintf("CASE %sELSE %s %s %s END", cases.String(), x, op, p)
}
