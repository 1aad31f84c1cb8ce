package seed

import (
	"strings"
	"testing"
	"time"

	"orgraph/org"
)

// render writes a statement in one line: "ALTERNATIVE EM WELL, TL POORLY".
func render(s statement) string {
	if !s.mentioned {
		return "not mentioned"
	}
	var owners []string
	for _, o := range s.owners {
		owners = append(owners, o.Text+" "+string(o.quality))
	}
	if s.unnamed {
		owners = append(owners, "? "+string(s.quality))
	}
	return strings.TrimSpace(string(s.arrangement) + " " + strings.Join(owners, ", "))
}

func TestParseStatement(t *testing.T) {
	known := newVocabulary(org.Matrix{Roles: []org.Role{
		{Key: "engineering-manager", Name: "Engineering Manager", Abbreviation: "EM"},
		{Key: "tech-lead", Name: "Tech lead", Abbreviation: "TL"},
		{Key: "head-of-sales-and-marketing", Name: "Head of sales and marketing"},
	}})
	for text, want := range map[string]string{
		// The article's cells.
		"EM":                     "SOLE EM WELL",
		"TL (poorly)":            "SOLE TL POORLY",
		"STO or project manager": "ALTERNATIVE STO WELL, project manager WELL",
		"Shared (poorly)":        "SHARED ? POORLY",
		"Team, undefined":        "COLLECTIVE Team UNDEFINED",
		"Manager (poorly)":       "SOLE Manager POORLY",

		// Arrangements.
		"A and B":                       "SHARED A WELL, B WELL",
		"A / B":                         "SHARED A WELL, B WELL",
		"A & B":                         "SHARED A WELL, B WELL",
		"A + B":                         "SHARED A WELL, B WELL",
		"A, B":                          "SHARED A WELL, B WELL",
		"A; B":                          "SHARED A WELL, B WELL",
		"A, B or C":                     "ALTERNATIVE A WELL, B WELL, C WELL",
		"A, B, and C":                   "SHARED A WELL, B WELL, C WELL",
		"A OR B":                        "ALTERNATIVE A WELL, B WELL",
		"A and/or B":                    "ALTERNATIVE A WELL, B WELL",
		"either A or B":                 "ALTERNATIVE A WELL, B WELL",
		"both A and B":                  "SHARED A WELL, B WELL",
		"Shared between A and B":        "SHARED A WELL, B WELL",
		"shared by A, B (poorly)":       "SHARED A WELL, B POORLY",
		"Shared":                        "SHARED ? WELL",
		"shared, undefined":             "SHARED ? UNDEFINED",
		"the whole team":                "COLLECTIVE Team WELL",
		"Everybody (poorly)":            "COLLECTIVE Everyone POORLY",
		"PM and team":                   "SHARED PM WELL, Team WELL",
		"A\nB":                          "SHARED A WELL, B WELL",
		"STO\nor project\u00a0manager":  "ALTERNATIVE STO WELL, project manager WELL",
		"Shared\n(poorly)":              "SHARED ? POORLY",
		"A or\nB":                       "ALTERNATIVE A WELL, B WELL",
		"A\nor\nB":                      "ALTERNATIVE A WELL, B WELL",
		"A\n\n \n and B\n&\nC":          "SHARED A WELL, B WELL, C WELL",
		"  Tech \t lead ":               "SOLE Tech lead WELL",
		"Führungskraft und 技術":          "SOLE Führungskraft und 技術 WELL",
		"Führungskraft (poorly) or 技術者": "ALTERNATIVE Führungskraft POORLY, 技術者 WELL",

		// Vacant, and not mentioned at all.
		"": "VACANT", " \n ": "VACANT", "nobody": "VACANT", "—": "VACANT", "-": "VACANT", "–": "VACANT", "None": "VACANT", "NO ONE": "VACANT",
		"n/a": "not mentioned", "Not mentioned": "not mentioned",

		// Qualities.
		"EM (well)":                    "SOLE EM WELL",
		"EM (POORLY)":                  "SOLE EM POORLY",
		"EM (badly)":                   "SOLE EM POORLY",
		"EM?":                          "SOLE EM UNDEFINED",
		"EM (?)":                       "SOLE EM UNDEFINED",
		"EM (not defined)":             "SOLE EM UNDEFINED",
		"EM – poorly":                  "SOLE EM POORLY",
		"EM, poorly":                   "SOLE EM POORLY",
		"TL (poorly) or EM":            "ALTERNATIVE TL POORLY, EM WELL",
		"STO or PM (poorly)":           "ALTERNATIVE STO WELL, PM POORLY",
		"STO or PM, poorly":            "ALTERNATIVE STO POORLY, PM POORLY",
		"STO (well) or PM, undefined":  "ALTERNATIVE STO WELL, PM UNDEFINED",
		"TL, poorly, or EM":            "ALTERNATIVE TL POORLY, EM WELL",
		"Product manager (PM) or EM":   "ALTERNATIVE Product manager WELL, EM WELL",
		"Product manager (PM) (badly)": "SOLE Product manager POORLY",

		// What looks like something else.
		"Team lead":                            "SOLE Team lead WELL",
		"Coordinator":                          "SOLE Coordinator WELL",
		"Brand manager or Vendor":              "ALTERNATIVE Brand manager WELL, Vendor WELL",
		"EM/TL":                                "SHARED EM WELL, TL WELL",
		"em/Tech lead (poorly)":                "SHARED em WELL, Tech lead POORLY",
		"EM+TL":                                "SHARED EM WELL, TL WELL",
		"EM&TL (poorly)":                       "SHARED EM WELL, TL POORLY",
		"UI/UX lead":                           "SOLE UI/UX lead WELL",
		"UI/UX lead / EM":                      "SHARED UI/UX lead WELL, EM WELL",
		"CTO":                                  "SOLE CTO WELL",
		"R&D lead":                             "SOLE R&D lead WELL",
		"Shared services lead":                 "SOLE Shared services lead WELL",
		"Head of sales and marketing (poorly)": "SOLE Head of sales and marketing POORLY",
		"Level 2 support":                      "SOLE Level 2 support WELL",
		"C++ lead":                             "SOLE C++ lead WELL",
		"Well-being officer":                   "SOLE Well-being officer WELL",
	} {
		t.Run(text, func(t *testing.T) {
			s, c := parseStatement(text, known)
			if c != nil {
				t.Fatalf("%s; %s", c.what, c.do)
			}
			if got := render(s); got != want {
				t.Errorf("got %s, want %s", got, want)
			}
		})
	}
}

func TestParseStatementErrors(t *testing.T) {
	for text, want := range map[string]string{
		"TL poorly":            `"TL poorly" holds the quality "poorly" without brackets`,
		"poorly TL":            `"poorly TL" holds the quality "poorly" without brackets`,
		"TBD":                  `"TBD" leaves open who owns it`,
		"to be determined":     `"to be determined" leaves open who owns it`,
		"A or unknown":         `"A or unknown" leaves open who owns it`,
		"Shared with EM":       `"Shared with EM" names some of the owners and leaves others out`,
		"EM,":                  `"EM," lacks an owner before or after a joining word`,
		"EM (porly)":           `"EM (porly)" has the bracket (porly), which is no quality`,
		"undefined":            `"undefined" does not name an owner`,
		"(poorly)":             `"(poorly)" does not name an owner`,
		"?":                    `"?" does not name an owner`,
		"???":                  `"???" does not name an owner`,
		"A or B and C":         `"A or B and C" joins owners with "or" and with "and"`,
		"A / B or C":           `"A / B or C" joins owners with "or" and with "and"`,
		"Shared or EM":         `"Shared or EM" names some of the owners and leaves others out`,
		"EM (well) (poorly)":   `"EM (well) (poorly)" says of one owner two qualities`,
		"EM (poorly), well, B": `"EM (poorly), well, B" says of one owner two qualities`,
		"EM or":                `"EM or" lacks an owner before or after a joining word`,
		"and EM":               `"and EM" lacks an owner before or after a joining word`,
		"A or nobody":          `"A or nobody" does not name an owner`,
		"ann@example.com":      `"ann@example.com" is not understood as an owner`,
		"12":                   `"12" is not understood as an owner`,
		"It depends on what the company has decided to do about this in the past year": `"It depends on what the company has decided to do about this in the past year" is not understood as an owner`,
		"A,,B":   `"A,,B" does not name an owner`,
		"A\x01B": `"A\x01B" holds a control character`,
	} {
		t.Run(text, func(t *testing.T) {
			s, c := parseStatement(text, newVocabulary(org.Matrix{}))
			switch {
			case c == nil:
				t.Errorf("it was read as %s", render(s))
			case c.what != want:
				t.Errorf("got  %s\nwant %s", c.what, want)
			}
		})
	}
}

// TestParseStatementOfManyLines: a cell of many lines takes about as long as one of
// as many characters in a line, and not the square of it.
func TestParseStatementOfManyLines(t *testing.T) {
	const n = 32_000
	took := func(text string) time.Duration {
		best := time.Hour
		for range 3 {
			begin := time.Now()
			s, c := parseStatement(text, newVocabulary(org.Matrix{}))
			if want := "has more than 4000 characters"; c == nil || !strings.HasSuffix(c.what, want) {
				t.Fatalf("got %+v and %+v, want what %s", s, c, want)
			}
			best = min(best, time.Since(begin))
		}
		return best
	}
	line, lines := took(strings.Repeat("a ", n)), took(strings.Repeat("a\n", n))
	if lines > 100*max(line, 10*time.Millisecond) {
		t.Errorf("many lines take %v, and one line %v", lines, line)
	}
}

func TestResolveOfALongCell(t *testing.T) {
	b := newBuilder("file", newVocabulary(org.Matrix{}), Resolutions{"a/b": {"Coach"}})
	c := b.cell("a", "b", strings.Repeat("a\n", 4001), place{})
	if want := "has more than 4000 characters"; c == nil || !strings.HasSuffix(c.what, want) {
		t.Errorf("got %+v, want what %s", c, want)
	}
}
