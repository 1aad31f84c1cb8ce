package seed

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"orgraph/org"
)

// A statement is what the text of a cell says.
type statement struct {
	mentioned   bool // false: the model does not speak of the responsibility
	arrangement org.Arrangement
	owners      []owner
	// unnamed is set where several own it and the cell does not name them;
	// quality then holds for all of them.
	unnamed bool
	quality org.Quality
}

// An owner of a cell as it is written there.
type owner struct {
	org.Name
	quality org.Quality
	marked  bool // the quality is written at the owner
}

// parseStatement reads the text of a cell.
//
//   - "A or B" is ALTERNATIVE; "A and B", "A & B", "A + B", "A / B" and "A, B" are
//     SHARED. A slash could mean "or" as well. In a table it is shorthand for a
//     list, like the comma; the sources that mean a choice write "or", and a choice
//     that nobody stated would be an invention.
//   - "A, B or C" takes its arrangement from the last word; "or" together with
//     "and" in one cell is an error.
//   - A slash without spaces around it separates only names that are all known:
//     "EM/TL" are two owners, "UI/UX lead" is one. Nor is a known name taken apart.
//   - A new line separates like a comma.
//   - A quality in brackets, behind a dash, or "?" marks the owner before it: in
//     "STO or PM (poorly)" it is the product manager who does it poorly. A quality
//     after the last comma, "STO or PM, undefined", is about the whole cell. At
//     "Shared" either is about all owners.
//   - A bracket that is neither a quality nor an abbreviation is an error, since a
//     mistyped quality would otherwise make another role.
func parseStatement(text string, known *vocabulary) (statement, *complaint) {
	if c := checkLength(text); c != nil {
		return statement{}, c
	}
	text = joinLines(text)
	folded := fold(text)
	switch {
	case vacantWords[folded]:
		return statement{mentioned: true, arrangement: org.Vacant}, nil
	case unmentionedWords[folded]:
		return statement{}, nil
	}
	if at := strings.IndexFunc(text, unicode.IsControl); at >= 0 {
		return statement{}, complain("delete it", "%s holds a control character", quote(text))
	}
	pieces, c := split(text, known)
	if c != nil {
		return statement{}, c
	}
	return pieces.statement(text)
}

// checkLength refuses a cell whose text could not be stored, before it is read: no
// list of owners is as long.
func checkLength(text string) *complaint {
	if text = collapse(text); utf8.RuneCountInString(text) > org.MaxTextLength {
		return complain("write the owners alone", "%s has more than %d characters", quote(text), org.MaxTextLength)
	}
	return nil
}

// joinLines joins the lines of a cell with commas, or with a space where a line
// goes on with the sentence of the one before.
func joinLines(text string) string {
	var joined strings.Builder
	last := "" // the line before, with what joins it to those before it
	for line := range strings.SplitSeq(text, "\n") {
		line = collapse(line)
		switch {
		case line == "":
			continue
		case last == "":
		case continues.MatchString(line) || openEnded.MatchString(last):
			line = " " + line
		default:
			line = ", " + line
		}
		joined.WriteString(line)
		last = line
	}
	return joined.String()
}

var (
	continues = regexp.MustCompile(`(?i)^(\(|(or|and|and/or)\s|[,;/&+])`)
	openEnded = regexp.MustCompile(`(?i)(\s(or|and|and/or)|[,;/&+])$`)
	separator = regexp.MustCompile(`(?i)\s*[,;]\s*((and/or|or|and)\s+)?|\s+((and/or|or|and)|[/&+])\s+`)
	leading   = regexp.MustCompile(`(?i)^(either|both|shared (by|between|among)|shared:)\s+`)
	dangling  = regexp.MustCompile(`(?i)^(and/or|or|and|[/&+])(\s|$)|(^|\s)(and/or|or|and|[/&+])$`)
	// It says with whom, and not who.
	sharedWith = regexp.MustCompile(`(?i)^shared with\s`)
	bracket    = regexp.MustCompile(`\s*\(([^()]*)\)$`)
	dashed     = regexp.MustCompile(`\s+[-–—]\s+([^-–—]+)$`)
)

// pieces are the owners of a cell, still as texts, and what joins them.
type pieces struct {
	texts  []string
	either bool // joined by "or"
	both   bool // joined by "and" or a sign that stands for it
	commas []bool
	known  *vocabulary
}

func split(text string, known *vocabulary) (*pieces, *complaint) {
	p := &pieces{known: known}
	if sharedWith.MatchString(text) {
		return nil, leavesOut(text)
	}
	if strings.HasSuffix(text, ",") || strings.HasSuffix(text, ";") {
		return nil, lacksOwner(text)
	}
	if prefix := leading.FindString(text); prefix != "" {
		text = text[len(prefix):]
		// "Both" and "shared by" say how they own it, whatever joins them.
		p.both = !strings.EqualFold(strings.TrimSpace(prefix), "either")
	}
	if bare, _, _ := cutMark(text); known.role(bare) {
		p.add(text, false)
		return p, nil
	}
	masked := maskBrackets(text)
	from, comma := 0, false
	for _, at := range separator.FindAllStringIndex(masked, -1) {
		p.addAll(text[from:at[0]], comma, known)
		from = at[1]
		word := strings.ToLower(strings.TrimSpace(text[at[0]:at[1]]))
		comma = word == "," || word == ";"
		switch strings.TrimLeft(word, ",; ") {
		case "or", "and/or":
			p.either = true
		case "and", "/", "&", "+":
			p.both = true
		}
	}
	p.addAll(text[from:], comma, known)
	if p.either && p.both {
		return nil, complain("write one of them, or name the owners with --resolve", `%s joins owners with "or" and with "and"`, quote(text))
	}
	return p, nil
}

func (p *pieces) add(text string, comma bool) {
	p.texts = append(p.texts, strings.TrimSpace(text))
	p.commas = append(p.commas, comma)
}

// addAll adds a text, taken apart at slashes and the like without spaces where
// each part is a known role.
func (p *pieces) addAll(text string, comma bool, known *vocabulary) {
	bare, _, _ := cutMark(text)
	parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("/+&", r) })
	if len(parts) < 2 || known.role(bare) {
		p.add(text, comma)
		return
	}
	for _, part := range parts {
		if bare, _, _ := cutMark(part); !known.role(bare) {
			p.add(text, comma)
			return
		}
	}
	p.both = true
	for i, part := range parts {
		p.add(part, comma && i == 0)
	}
}

// statement gives the pieces their meaning.
func (p *pieces) statement(text string) (statement, *complaint) {
	s := statement{mentioned: true}
	if last := len(p.texts) - 1; last > 0 && p.commas[last] {
		if quality, ok := qualityWords[fold(p.texts[last])]; ok {
			s.quality = quality
			p.texts = p.texts[:last]
		}
	}
	for i, piece := range p.texts {
		if quality, ok := qualityWords[fold(piece)]; ok && i > 0 && p.commas[i] {
			if c := s.owners[len(s.owners)-1].mark(quality, text); c != nil {
				return statement{}, c
			}
			continue
		}
		if bare, _, _ := cutMark(piece); sharedWords[fold(bare)] {
			return p.unnamed(text, s.quality)
		}
		o, c := parseOwner(piece, text, p.known)
		if c != nil {
			return statement{}, c
		}
		s.owners = append(s.owners, o)
	}
	for i := range s.owners {
		if o := &s.owners[i]; o.quality == "" {
			o.quality = org.Well
			if s.quality != "" {
				o.quality = s.quality
			}
		}
	}
	s.arrangement = p.arrangement(s.owners)
	return s, nil
}

func (p *pieces) unnamed(text string, quality org.Quality) (statement, *complaint) {
	if len(p.texts) > 1 {
		return statement{}, leavesOut(text)
	}
	_, mark, c := cutMark(p.texts[0])
	switch {
	case c != nil:
		return statement{}, c
	case mark == "" && quality == "":
		mark = org.Well
	case mark == "":
		mark = quality
	case quality != "" && quality != mark:
		return statement{}, twoQualities(text)
	}
	return statement{mentioned: true, arrangement: org.Shared, unnamed: true, quality: mark}, nil
}

func (p *pieces) arrangement(owners []owner) org.Arrangement {
	switch {
	case len(owners) == 1 && slices.Contains(collectiveKeys, owners[0].Key()):
		return org.Collective
	case len(owners) == 1:
		return org.Sole
	case p.either:
		return org.Alternative
	default:
		return org.Shared
	}
}

var collectiveKeys = []string{org.Key("Team"), org.Key("Everyone")}

func (o *owner) mark(quality org.Quality, text string) *complaint {
	if o.marked && o.quality != quality {
		return twoQualities(text)
	}
	o.quality, o.marked = quality, true
	return nil
}

func twoQualities(text string) *complaint {
	return complain("keep one of them", "%s says of one owner two qualities", quote(text))
}

// cutMark takes the quality off the end of an owner's text; mark is "" where it
// has none.
func cutMark(text string) (bare string, mark org.Quality, c *complaint) {
	whole := text
	for {
		cut, word := text, ""
		if at := bracket.FindStringSubmatchIndex(text); at != nil {
			cut, word = text[:at[0]], text[at[2]:at[3]]
		} else if at := dashed.FindStringSubmatchIndex(text); at != nil {
			cut, word = text[:at[0]], text[at[2]:at[3]]
		} else if trimmed := strings.TrimRight(text, "?"); trimmed != text {
			cut, word = trimmed, "?"
		}
		quality, ok := qualityWords[fold(word)]
		if !ok {
			return text, mark, nil
		}
		if mark != "" {
			return text, mark, twoQualities(whole)
		}
		text, mark = strings.TrimSpace(cut), quality
	}
}

// parseOwner reads one owner, with its quality and perhaps its abbreviation.
func parseOwner(piece, text string, known *vocabulary) (owner, *complaint) {
	bare, quality, c := cutMark(piece)
	if c != nil {
		return owner{}, c
	}
	name := org.ParseName(bare)
	if name.Abbreviation != "" && !name.Whole() {
		// "Manager (EM) of teams" is a name with a bracket in it.
		name = org.Name{Text: bare}
	}
	if role, ok := collectives[fold(name.Text)]; ok {
		name.Text = role
		if name.Abbreviation != "" {
			name.Abbreviated = role
		}
	}
	if c := checkOwner(name.Text, bare, text, known); c != nil {
		return owner{}, c
	}
	return owner{Name: name, quality: quality, marked: quality != ""}, nil
}

const write = `write the owner as "ROLE" or "ROLE (poorly)", several joined by "or" or "and", "nobody" or "n/a"`

func lacksOwner(text string) *complaint {
	return complain(write, "%s lacks an owner before or after a joining word", quote(text))
}

func leavesOut(text string) *complaint {
	return complain("name all of them, joined by \"and\"", "%s names some of the owners and leaves others out", quote(text))
}

// The longest name of a role in a cell; what is longer is a sentence.
const (
	maxOwnerLength = 60
	maxOwnerWords  = 8
)

func checkOwner(name, bare, text string, known *vocabulary) *complaint {
	if _, ok := qualityWords[fold(bare)]; ok || vacantWords[fold(bare)] || unmentionedWords[fold(bare)] || org.Key(name) == "" {
		return complain(write, "%s does not name an owner", quote(text))
	}
	if dangling.MatchString(name) {
		return lacksOwner(text)
	}
	if openWords[fold(bare)] {
		return complain("write the owner with (undefined), \"nobody\" or \"n/a\"", "%s leaves open who owns it", quote(text))
	}
	if words := strings.Fields(name); len(words) > 1 && !known.role(name) {
		for _, word := range []string{words[0], words[len(words)-1]} {
			if _, ok := qualityWords[fold(word)]; ok {
				return complain("write it in brackets behind the owner, as in \"TL (poorly)\"", "%s holds the quality %q without brackets", quote(text), word)
			}
		}
	}
	if at := bracket.FindString(name); at != "" {
		return complain("write (well), (poorly) or (undefined), or the role without brackets", "%s has the bracket %s, which is no quality",
			quote(text), strings.TrimSpace(at))
	}
	if strings.ContainsAny(name, `@:;=<>{}[]()|\"!?*~^%$`) || strings.Contains(name, "://") ||
		utf8.RuneCountInString(name) > maxOwnerLength || len(strings.Fields(name)) > maxOwnerWords ||
		!strings.ContainsFunc(name, unicode.IsLetter) {
		return complain(write, "%s is not understood as an owner", quote(text))
	}
	return nil
}

// maskBrackets makes every character within brackets an "x", so that nothing in
// them separates owners; offsets stay as they are.
func maskBrackets(text string) string {
	masked, depth := []byte(text), 0
	for i, c := range masked {
		switch {
		case c == '(':
			depth++
		case c == ')' && depth > 0:
			depth--
		case depth > 0:
			masked[i] = 'x'
		}
	}
	return string(masked)
}
