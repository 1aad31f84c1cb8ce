package seed

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"orgraph/org"
)

// A builder gathers a matrix from cells.
type builder struct {
	file      string
	lexicon   *lexicon
	known     *vocabulary
	resolve   Resolutions
	optional  bool // resolutions may be left over
	resolved  map[string]bool
	matrix    org.Matrix
	mentioned map[string]bool // assignments
}

func newBuilder(file string, known *vocabulary, resolve Resolutions) *builder {
	return &builder{file: file, lexicon: newLexicon(), known: known, resolve: resolve,
		resolved: map[string]bool{}, mentioned: map[string]bool{}}
}

// heading checks a heading and makes known what it declares.
func (b *builder) heading(n org.Name, kind string) *complaint {
	text := n.Text
	switch {
	case strings.TrimSpace(text) == "":
		return complain("write its name", "the %s has no name", kind)
	case n.Key() == "":
		return complain("write a name", "the name %s has no letter and no number", quote(text))
	case utf8.RuneCountInString(text) > org.MaxNameLength:
		return complain("shorten it", "the name %s has more than %d characters", quote(text), org.MaxNameLength)
	case strings.ContainsFunc(text+n.Abbreviation, unicode.IsControl):
		return complain("delete it", "the name %s holds a control character", quote(text))
	}
	if n.Abbreviation == "" {
		return nil
	}
	return b.declare(n)
}

func (b *builder) declare(n org.Name) *complaint {
	if taken := b.lexicon.declare(n.Abbreviation, n.Abbreviated); taken != "" {
		return complain("give one of them another abbreviation", "%s is declared to stand for %s and stands for %s already",
			n.Abbreviation, quote(n.Abbreviated), quote(taken))
	}
	b.known.learn(n.Abbreviated, n.Abbreviation)
	return nil
}

// learn takes in what a cell declares and the roles it names beyond doubt,
// before any cell is read for good.
func (b *builder) learn(text string) *complaint {
	s, c := parseStatement(text, b.known)
	if c != nil {
		return nil //nolint:nilerr // it is told when the cell is read
	}
	for _, o := range s.owners {
		if o.Abbreviation != "" {
			if c := b.declare(o.Name); c != nil {
				return c
			}
		} else if !strings.Contains(o.Text, "/") {
			b.known.learn(o.Text, "")
		}
	}
	return nil
}

// A place is where a cell is in its source.
type place struct {
	source, locator string
	provenance      org.Provenance
}

// cell adds what a cell says: an assignment and its owners, or nothing where it
// says that the model does not mention the responsibility.
func (b *builder) cell(model, responsibility, text string, at place) *complaint {
	id := org.AssignmentID(model, responsibility)
	if b.mentioned[id] {
		return complain("keep one", "the cell %s is there twice", id)
	}
	s, c := parseStatement(text, b.known)
	if names := b.resolve[id]; names != nil {
		b.resolved[id] = true
		s, c = resolve(s, c != nil, text, names)
		at.provenance = org.Prose
	}
	if c == nil && s.unnamed {
		c = complain(fmt.Sprintf("name them with --resolve '%s=ROLE,ROLE' or in %s", id, SidecarName(b.file)),
			"%s does not say between whom", quote(collapse(text)))
	}
	if c != nil || !s.mentioned {
		return c
	}
	b.mentioned[id] = true
	b.matrix.Assignments = append(b.matrix.Assignments, org.Assignment{Model: model, Responsibility: responsibility,
		Arrangement: s.arrangement, Statement: collapse(text), Source: at.source, Locator: at.locator})
	seen := map[string]bool{}
	for i, o := range s.owners {
		role := b.lexicon.find(o.Text)
		if seen[role] {
			return complain("name it once", "%s names %s twice", quote(collapse(text)), quote(b.lexicon.roles[role].Name))
		}
		seen[role] = true
		b.matrix.Ownerships = append(b.matrix.Ownerships, org.Ownership{Model: model, Responsibility: responsibility,
			Role: role, Quality: o.quality, Ordinal: i, Provenance: at.provenance})
	}
	return nil
}

// resolve gives a statement the owners that a resolution names. Each has the
// quality that the resolution or the cell states for it, else the one that the
// cell states for all or for its only owner.
func resolve(s statement, misread bool, text string, names []string) (statement, *complaint) {
	if c := checkLength(text); c != nil {
		return statement{}, c
	}
	common := s.quality
	switch {
	case misread:
		_, common, _ = cutMark(joinLines(text))
	case len(s.owners) == 1:
		common = s.owners[0].quality
	}
	if s.unnamed && len(names) < 2 {
		return statement{}, complain("name all of them in the resolution", "%s is shared and its resolution names one owner", quote(collapse(text)))
	}
	var owners []owner
	for _, name := range names {
		o, c := parseOwner(collapse(name), name, newVocabulary(org.Matrix{}))
		if c != nil {
			return statement{}, c
		}
		for _, written := range s.owners {
			if !o.marked && written.Key() == o.Key() {
				o.quality = written.quality
			}
		}
		o.quality = cmp.Or(o.quality, common, org.Well)
		owners = append(owners, o)
	}
	joined := &pieces{either: s.arrangement == org.Alternative}
	return statement{mentioned: true, arrangement: joined.arrangement(owners), owners: owners}, nil
}

// unresolved returns a problem for every resolution of a cell that there is not.
func (b *builder) unresolved() []*Problem {
	var problems []*Problem
	for _, id := range slices.Sorted(maps.Keys(b.resolve)) {
		if !b.resolved[id] && !b.optional {
			problems = append(problems, complain("correct the cell's name or leave it out", "a resolution names the cell %s, which is not there", quote(id)).in(b.file))
		}
	}
	return problems
}

// finish returns the matrix with its roles.
func (b *builder) finish() org.Matrix {
	b.matrix.Roles = b.lexicon.owners()
	return b.matrix
}

// status is COMPLETE where the model says something about every responsibility,
// be it that nobody owns it.
func (b *builder) status(model string, responsibilities []org.Responsibility) org.Status {
	for _, r := range responsibilities {
		if !b.mentioned[org.AssignmentID(model, r.Key)] {
			return org.Incomplete
		}
	}
	if len(responsibilities) == 0 {
		return org.Incomplete
	}
	return org.Complete
}

// validate checks the rules of the domain once more, for what no cell shows.
func validate(file string, m org.Matrix) error {
	err := m.Validate()
	if err == nil {
		return nil
	}
	var problems []*Problem
	for _, e := range unjoin(err) {
		problems = append(problems, complain("", "%v", e).in(file))
	}
	return join(file, problems)
}

func unjoin(err error) []error {
	if list, ok := err.(interface{ Unwrap() []error }); ok {
		return list.Unwrap()
	}
	return []error{err}
}
