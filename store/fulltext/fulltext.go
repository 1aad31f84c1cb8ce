// Package fulltext finds words in the texts of the graph: how a text becomes
// words, which of them a word of a query meets, and how good a find is. The
// databases only say where to look; what is found, and in which order, is decided
// here, so that it is the same on both.
package fulltext

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"orgraph/org"
)

// A Word is a word of a text.
type Word struct {
	Text       string // folded: no case, no marks, compatibility forms as what they stand for
	Start, End int    // in the text, in bytes
}

// Words returns the words of a text: the longest runs of letters, numbers and
// their marks. Chinese characters and Japanese hiragana, which no space
// separates, are a word each.
func Words(text string) []Word {
	var words []Word
	start := -1
	end := func(at int) {
		if start >= 0 {
			if folded := fold(text[start:at]); folded != "" {
				words = append(words, Word{folded, start, at})
			}
			start = -1
		}
	}
	for i, r := range text {
		switch {
		case unicode.In(r, unicode.Han, unicode.Hiragana):
			end(i)
			words = append(words, Word{fold(string(r)), i, i + len(string(r))})
		case unicode.IsLetter(r) || unicode.IsNumber(r):
			if start < 0 {
				start = i
			}
		case unicode.Is(unicode.M, r) && start >= 0:
		default:
			end(i)
		}
	}
	end(len(text))
	return words
}

// fold gives words that differ in case, marks or compatibility alone the same
// text: NFKD, no marks, full case folding (Unicode Standard, sections 3.13 and
// 5.18), and letters put together again by NFC.
func fold(word string) string {
	if isASCII(word) {
		return strings.ToLower(word)
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(org.Fold(norm.NFKD.String(word))) {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			b.WriteRune(r)
		}
	}
	return norm.NFC.String(b.String())
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// ErrBadQuery is returned for a query that nothing can be looked for by.
var ErrBadQuery = errors.New("bad search")

// What a query may hold.
const (
	MaxQueryLength = 200 // characters
	MaxTerms       = 10
)

// Terms returns the distinct words of a query. Errors: ErrBadQuery where there
// are none or too many.
func Terms(query string) ([]string, error) {
	if n := len([]rune(query)); n > MaxQueryLength {
		return nil, fmt.Errorf("%w: the query has %d characters and may have %d; ask with fewer words", ErrBadQuery, n, MaxQueryLength)
	}
	var terms []string
	for _, w := range Words(query) {
		if !slices.Contains(terms, w.Text) {
			terms = append(terms, w.Text)
		}
	}
	switch {
	case len(terms) == 0:
		return nil, fmt.Errorf("%w: the query %q holds no word; write letters or numbers", ErrBadQuery, query)
	case len(terms) > MaxTerms:
		return nil, fmt.Errorf("%w: the query has %d words and may have %d; leave some out", ErrBadQuery, len(terms), MaxTerms)
	}
	return terms, nil
}

// How well a word meets a term, in hundredths.
const (
	exact  = 100
	prefix = 75
	oneOff = 50
	twoOff = 35
)

// Typos returns how many typing errors a term may have: none below four letters,
// one from four, two from eight.
func Typos(term string) int {
	switch n := len([]rune(term)); {
	case n >= 8:
		return 2
	case n >= 4:
		return 1
	default:
		return 0
	}
}

// Meets returns how well a word meets a term, in hundredths: 100 where they are
// the same, less where it begins with the term, less where they differ by typing
// errors, 0 where they do not meet.
func Meets(term, word string) int {
	switch {
	case term == word:
		return exact
	case strings.HasPrefix(word, term):
		return prefix
	}
	most := Typos(term)
	if most == 0 {
		return 0
	}
	switch d := distance([]rune(term), []rune(word), most); {
	case d > most:
		return 0
	case d == 1:
		return oneOff
	default:
		return twoOff
	}
}

// distance returns the optimal string alignment distance of two words: how many
// letters have to be added, left out, changed, or exchanged with their neighbour
// (L. Boytsov, Indexing methods for approximate dictionary searching, 2011,
// section 2.2). It stops at more than most.
func distance(a, b []rune, most int) int {
	if d := len(a) - len(b); d > most || -d > most {
		return most + 1
	}
	var before []int
	last := make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row := make([]int, len(b)+1)
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least > most {
			return most + 1
		}
		before, last = last, row
	}
	return last[len(b)]
}

// A Field is a text of a document. A find in it counts as much as its weight.
type Field struct {
	Name   string
	Weight int
	Texts  []string
}

// A Document is what is searched as one.
type Document []Field

// Words returns the distinct words of a document, in the order of their code
// points: what a database keeps of it.
func (d Document) Words() []string {
	var words []string
	for _, f := range d {
		for _, text := range f.Texts {
			for _, w := range Words(text) {
				words = append(words, w.Text)
			}
		}
	}
	slices.Sort(words)
	return slices.Compact(words)
}

// Score returns how well a document meets the terms of a query, 0 where one of
// them meets nothing in it. It is the sum over the terms of the best of all words:
// the weight of its field times how well it meets the term, in hundredths.
func (d Document) Score(terms []string) int {
	best := make([]int, len(terms))
	for _, f := range d {
		for _, text := range f.Texts {
			for _, w := range Words(text) {
				for i, term := range terms {
					best[i] = max(best[i], f.Weight*Meets(term, w.Text))
				}
			}
		}
	}
	score := 0
	for _, b := range best {
		if b == 0 {
			return 0
		}
		score += b
	}
	return score
}

// A Segment is a part of a text that is a hit, or that is none.
type Segment struct {
	Text string
	Hit  bool
}

// A Highlight is a part of a field with the hits in it.
type Highlight struct {
	Field    string
	Segments []*Segment
}

// fragment is about how long a part of a long text is shown, in bytes.
const fragment = 200

// Highlights returns the texts of a document that hold a word that meets one of
// the terms, in the order of their weight. Of a long text it is the part from a
// little before the first hit.
func (d Document) Highlights(terms []string) []*Highlight {
	var list []*Highlight
	fields := slices.Clone(d)
	slices.SortStableFunc(fields, func(a, b Field) int { return cmp.Compare(b.Weight, a.Weight) })
	for _, f := range fields {
		for _, text := range f.Texts {
			if segments := segments(text, terms); segments != nil {
				list = append(list, &Highlight{f.Name, segments})
			}
		}
	}
	return list
}

func segments(text string, terms []string) []*Segment {
	words := Words(text)
	hits := slices.DeleteFunc(slices.Clone(words), func(w Word) bool {
		return !slices.ContainsFunc(terms, func(term string) bool { return Meets(term, w.Text) > 0 })
	})
	if len(hits) == 0 {
		return nil
	}
	begin, end := 0, len(text)
	if len(text) > fragment {
		for _, w := range words { // cut between words
			if w.Start < hits[0].Start-fragment/4 {
				begin = w.End
			}
			if w.End <= max(begin+fragment, hits[0].End) {
				end = w.End
			}
		}
	}
	var list []*Segment
	add := func(part string, hit bool) {
		if part != "" {
			list = append(list, &Segment{part, hit})
		}
	}
	if begin > 0 {
		add("…", false)
	}
	at := begin
	for _, h := range hits {
		if h.End > end {
			break
		}
		add(text[at:h.Start], false)
		add(text[h.Start:h.End], true)
		at = h.End
	}
	add(text[at:end], false)
	if end < len(text) {
		add("…", false)
	}
	return list
}
