package seed

import (
	"strings"

	"orgraph/org"
)

// The words that have a meaning of their own in a table. All are compared
// without regard to case.

// qualityWords mark an owner: in brackets or after a dash behind it, "TL
// (poorly)", or after a comma at the cell's end. "?" alone behind an owner also
// means Undefined.
var qualityWords = map[string]org.Quality{
	"well": org.Well, "good": org.Well,
	"poorly": org.Poorly, "poor": org.Poorly, "badly": org.Poorly, "bad": org.Poorly,
	"undefined": org.Undefined, "not defined": org.Undefined, "unclear": org.Undefined, "?": org.Undefined,
}

// vacantWords say that nobody owns it, as does an empty cell.
var vacantWords = words("", "-", "--", "–", "—", "nobody", "no one", "no-one", "none", "vacant", "unassigned", "unowned")

// unmentionedWords say that the model does not speak of the responsibility: the
// cell gives no assignment.
var unmentionedWords = words("n/a", "n.a.", "not mentioned", "not specified", "unspecified")

// openWords stand where an owner will stand some day.
var openWords = words("tbd", "tba", "tbc", "todo", "to do", "unknown", "to be determined", "to be decided", "to be defined")

// sharedWords say that several own it without naming them.
var sharedWords = words("shared", "divided")

// collectives are groups that own a responsibility as a whole, by the name of
// the role that they become.
var collectives = map[string]string{
	"team": "Team", "the team": "Team", "whole team": "Team", "the whole team": "Team", "entire team": "Team", "the entire team": "Team",
	"everyone": "Everyone", "everybody": "Everyone",
}

// Words that say what the names on one side of a table are.
var (
	modelWords = words("model", "models", "organisation model", "organization model", "organisation models", "organization models",
		"way of organising", "way of organizing")
	responsibilityWords = words("area of focus", "areas of focus", "focus area", "focus areas", "responsibility", "responsibilities")
)

func words(list ...string) map[string]bool {
	set := make(map[string]bool, len(list))
	for _, w := range list {
		set[w] = true
	}
	return set
}

// fold makes a text comparable with the words above.
func fold(s string) string { return strings.ToLower(collapse(s)) }

// collapse turns every run of white space into one space.
func collapse(s string) string { return strings.Join(strings.Fields(s), " ") }
