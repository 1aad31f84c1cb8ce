package fulltext_test

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"orgraph/store/fulltext"
)

func TestWords(t *testing.T) {
	for text, want := range map[string][]string{
		"":                              nil,
		" -- ":                          nil,
		"Tech lead (TL)":                {"tech", "lead", "tl"},
		"product-manager-does-projects": {"product", "manager", "does", "projects"},
		"Führungskraft, Élève; STRASSE": {"fuhrungskraft", "eleve", "strasse"},
		"Straße":                        {"strasse"},
		"ﬁnance Ⅳ":                      {"finance", "iv"},
		"技術リーダー":                        {"技", "術", "リーター"}, // a voiced sound is a mark
		"ひと":                            {"ひ", "と"},
		"R&D":                           {"r", "d"},
		"Level 2":                       {"level", "2"},
		"e\u0301te\u0301 \u0301alone":   {"ete", "alone"},
		"ИНЖЕНЕР инженер":               {"инженер", "инженер"},
		"팀장":                            {"팀장"},
		"a\x00b":                        {"a", "b"},
		"𠀀 beyond the BMP 🙂":            {"𠀀", "beyond", "the", "bmp"},
	} {
		var got []string
		for _, w := range fulltext.Words(text) {
			got = append(got, w.Text)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q: %s", text, diff)
		}
	}
}

func TestMeets(t *testing.T) {
	for _, c := range []struct {
		term, word string
		want       int
	}{
		{"lead", "lead", 100}, {"le", "lead", 75}, {"lead", "leader", 75}, {"lead", "le", 0},
		{"laed", "lead", 50}, {"leed", "lead", 50}, {"lea", "lxa", 0}, {"lead", "leda", 50}, {"lead", "adle", 0},
		{"architcet", "architect", 50}, {"arhcitcet", "architect", 35}, {"xrhcitcet", "architect", 0}, {"archi", "arhci", 50},
		{"leads", "lead", 50}, {"müde", "made", 50},
	} {
		if got := fulltext.Meets(c.term, c.word); got != c.want {
			t.Errorf("Meets(%q, %q) = %d, want %d", c.term, c.word, got, c.want)
		}
	}
}

// TestTyposAreSymmetric compares two words of which one is the other with typing
// errors.
func TestTyposAreSymmetric(t *testing.T) {
	letters := rapid.StringOfN(rapid.RuneFrom([]rune("abcdé")), 4, 7, -1)
	rapid.Check(t, func(rt *rapid.T) {
		a, b := letters.Draw(rt, "a"), letters.Draw(rt, "b")
		if strings.HasPrefix(a, b) || strings.HasPrefix(b, a) {
			return
		}
		if x, y := fulltext.Meets(a, b), fulltext.Meets(b, a); x != y {
			rt.Fatalf("Meets(%q, %q) = %d, and the other way round %d", a, b, x, y)
		}
	})
}

func TestTerms(t *testing.T) {
	got, err := fulltext.Terms("  Tech LEAD tech, lead! ")
	if err != nil || !cmp.Equal(got, []string{"tech", "lead"}) {
		t.Errorf("got %q, %v", got, err)
	}
	for _, query := range []string{"", " -- ", "a b c d e f g h i j k", strings.Repeat("x", 201)} {
		if got, err := fulltext.Terms(query); !errors.Is(err, fulltext.ErrBadQuery) {
			t.Errorf("%q: got %q, %v", query, got, err)
		}
	}
}

func document() fulltext.Document {
	return fulltext.Document{
		{Name: "name", Weight: 10, Texts: []string{"Tech lead"}},
		{Name: "aliases", Weight: 8, Texts: []string{"Technical Lead", "Lead developer"}},
		{Name: "summary", Weight: 4, Texts: []string{strings.Repeat("Something else is said here first. ", 12) + "Leads the Führungskraft and other people to a decision. " + strings.Repeat("And more follows. ", 20)}},
	}
}

func TestScore(t *testing.T) {
	for query, want := range map[string]int{
		"lead":           1000,
		"tech lead":      2000,
		"techn":          600,        // a prefix, in an alias
		"developer":      800,        // an alias
		"lead decision":  1000 + 400, // a name and a summary
		"leda":           500,
		"lead nothing":   0,
		"fuhrungskraft":  400,
		"fuhrungkraft":   200,
		"FÜHRUNGSKRAFTS": 200,
	} {
		terms, err := fulltext.Terms(query)
		if err != nil {
			t.Fatal(err)
		}
		if got := document().Score(terms); got != want {
			t.Errorf("%q scores %d, want %d", query, got, want)
		}
	}
}

func TestHighlights(t *testing.T) {
	render := func(query string) (lines []string) {
		terms, err := fulltext.Terms(query)
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range document().Highlights(terms) {
			var line strings.Builder
			line.WriteString(h.Field + ": ")
			for _, s := range h.Segments {
				if s.Hit {
					line.WriteString("[" + s.Text + "]")
				} else {
					line.WriteString(s.Text)
				}
			}
			lines = append(lines, line.String())
		}
		return lines
	}
	if diff := cmp.Diff([]string{
		"name: Tech [lead]",
		"aliases: Technical [Lead]",
		"aliases: [Lead] developer",
		"summary: … here first. Something else is said here first. [Leads] the Führungskraft and other people to a decision. And more follows. And more follows. And more follows. And more follows. And more follows. And…",
	}, render("lead")); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"name: [Tech] lead", "aliases: [Technical] Lead"}, render("tech")); diff != "" {
		t.Error(diff)
	}
	if got := render("nothing"); got != nil {
		t.Errorf("got %q", got)
	}
}

// FuzzHighlights cuts any text into segments that are valid and, but for the
// dots, a part of it.
func FuzzHighlights(f *testing.F) {
	f.Add("Tech lead", "lead")
	f.Add(strings.Repeat("ä ", 300)+"Führungskraft"+strings.Repeat(" ö", 300), "fuhrung")
	f.Add("技術 リーダー", "技")
	f.Fuzz(func(t *testing.T, text, query string) {
		terms, err := fulltext.Terms(query)
		if err != nil {
			return
		}
		d := fulltext.Document{{Name: "name", Weight: 1, Texts: []string{text}}}
		for _, h := range d.Highlights(terms) {
			var shown strings.Builder
			hits := 0
			for _, s := range h.Segments {
				if s.Text == "" {
					t.Fatal("an empty segment")
				}
				if s.Hit {
					hits++
				}
				shown.WriteString(s.Text)
			}
			whole := shown.String()
			if hits == 0 || utf8.ValidString(text) && !utf8.ValidString(whole) {
				t.Fatalf("%q with %q gives %q, %d hits", text, query, whole, hits)
			}
			if !strings.Contains(text, strings.TrimSuffix(strings.TrimPrefix(whole, "…"), "…")) && !strings.Contains(text, whole) {
				t.Fatalf("%q is no part of %q", whole, text)
			}
		}
		if (d.Score(terms) > 0) && d.Highlights(terms) == nil {
			t.Fatal("it scores and shows nothing")
		}
	})
}
