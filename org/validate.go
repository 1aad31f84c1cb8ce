package org

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// ErrInvalid is wrapped by every [Problem].
var ErrInvalid = errors.New("invalid")

// A Problem is one broken rule: which value breaks it, in which field, and what
// to do about it.
type Problem struct {
	Subject string // "role tech-lead", "assignment scrum/projects"
	Field   string // "quality"; "" where the whole value is meant
	Message string
}

func (p *Problem) Error() string {
	if p.Field == "" {
		return p.Subject + ": " + p.Message
	}
	return p.Subject + ": " + p.Field + ": " + p.Message
}

// Unwrap makes errors.Is(err, ErrInvalid) hold.
func (p *Problem) Unwrap() error { return ErrInvalid }

// The longest texts, in characters.
const (
	// MaxKeyLength keeps the id of an ownership, of three keys, within what databases
	// index.
	MaxKeyLength  = 200
	MaxNameLength = 200
	MaxTextLength = 4000
	// MaxDefinitionLength is that of a scenario's definition.
	MaxDefinitionLength = 100_000
)

// Validate checks every rule of the domain and returns all that are broken as
// one joined error of [*Problem]s, nil where none is:
//
//   - keys are slugs (see [Key]) and unique within their type, names are not
//     empty, texts hold no control characters, and all keep their lengths;
//   - a role's abbreviation is unique in the matrix;
//   - every reference has its target in the matrix, no role narrows itself,
//     none delegates to itself;
//   - enumerations hold one of their values, dates and addresses are well formed;
//   - a cell has as many owners as its arrangement says (SOLE one, ALTERNATIVE
//     and SHARED two or more, COLLECTIVE one or more, VACANT none), and its
//     owners' ordinals count from 0 without a gap.
func (m Matrix) Validate() error {
	v := &validator{
		models: map[string]bool{}, roles: map[string]bool{},
		responsibilities: map[string]bool{}, sources: map[string]bool{},
		assignments: map[string]Arrangement{}, ordinals: map[string][]int{},
		seen: map[string]bool{}, abbreviations: map[string]string{},
	}
	v.nodes(m)
	v.cells(m)
	v.relations(m)
	return errors.Join(v.problems...)
}

type validator struct {
	models, roles, responsibilities, sources map[string]bool

	assignments   map[string]Arrangement
	ordinals      map[string][]int
	seen          map[string]bool   // subjects, each allowed once
	abbreviations map[string]string // of roles, to the key that claims it
	problems      []error
}

func (v *validator) add(subject, field, format string, args ...any) {
	v.problems = append(v.problems, &Problem{Subject: subject, Field: field, Message: fmt.Sprintf(format, args...)})
}

func (v *validator) nodes(m Matrix) {
	for _, s := range m.Sources {
		subject := v.node("source", s.Key, v.sources)
		v.name(subject, "title", s.Title)
		v.text(subject, "author", s.Author, MaxNameLength)
		v.line(subject, "author", s.Author)
		v.source(subject, s)
	}
	for _, x := range m.Models {
		subject := v.node("model", x.Key, v.models)
		v.name(subject, "name", x.Name)
		v.text(subject, "abbreviation", x.Abbreviation, MaxNameLength)
		v.line(subject, "abbreviation", x.Abbreviation)
		v.text(subject, "summary", x.Summary, MaxTextLength)
		enum(v, subject, "status", x.Status, Statuses())
		v.refs(subject, "sources", x.Sources, v.sources)
	}
	for _, x := range m.Roles {
		subject := v.node("role", x.Key, v.roles)
		v.name(subject, "name", x.Name)
		v.text(subject, "abbreviation", x.Abbreviation, MaxNameLength)
		v.line(subject, "abbreviation", x.Abbreviation)
		v.text(subject, "summary", x.Summary, MaxTextLength)
		v.texts(subject, "aliases", x.Aliases)
		if x.Abbreviation != "" {
			folded := strings.ToLower(x.Abbreviation)
			if other, taken := v.abbreviations[folded]; taken && other != x.Key {
				v.add(subject, "abbreviation", "%s already stands for %s; give one of them another abbreviation", x.Abbreviation, other)
			}
			v.abbreviations[folded] = x.Key
		}
	}
	for _, x := range m.Responsibilities {
		subject := v.node("responsibility", x.Key, v.responsibilities)
		v.name(subject, "name", x.Name)
		v.text(subject, "summary", x.Summary, MaxTextLength)
		v.texts(subject, "aliases", x.Aliases)
		if x.Ordinal < 0 {
			v.add(subject, "ordinal", "%d is negative; count from 0", x.Ordinal)
		}
	}
	for _, x := range m.Roles {
		subject := "role " + x.Key
		v.refs(subject, "narrows", x.Narrows, v.roles)
		if slices.Contains(x.Narrows, x.Key) {
			v.add(subject, "narrows", "a role cannot narrow itself")
		}
	}
	scenarios := map[string]bool{}
	for _, x := range m.Scenarios {
		subject := v.node("scenario", x.Key, scenarios)
		v.name(subject, "name", x.Name)
		v.text(subject, "summary", x.Summary, MaxTextLength)
		v.text(subject, "definition", x.Definition, MaxDefinitionLength)
		if !json.Valid([]byte(x.Definition)) {
			v.add(subject, "definition", "is not JSON")
		}
	}
	tradeoffs := map[string]bool{}
	for _, x := range m.Tradeoffs {
		subject := v.node("tradeoff", x.Key, tradeoffs)
		enum(v, subject, "kind", x.Kind, TradeoffKinds())
		v.required(subject, "statement", x.Statement, MaxTextLength)
		v.refs(subject, "models", x.Models, v.models)
		v.refs(subject, "responsibilities", x.Responsibilities, v.responsibilities)
		v.refs(subject, "roles", x.Roles, v.roles)
		v.refs(subject, "sources", x.Sources, v.sources)
	}
}

func (v *validator) cells(m Matrix) {
	for _, a := range m.Assignments {
		subject := "assignment " + a.ID()
		v.once(subject)
		v.ref(subject, "model", a.Model, v.models)
		v.ref(subject, "responsibility", a.Responsibility, v.responsibilities)
		if a.Source != "" {
			v.ref(subject, "source", a.Source, v.sources)
		}
		enum(v, subject, "arrangement", a.Arrangement, Arrangements())
		v.text(subject, "statement", a.Statement, MaxTextLength)
		v.text(subject, "locator", a.Locator, MaxTextLength)
		v.assignments[a.ID()] = a.Arrangement
	}
	for _, o := range m.Ownerships {
		subject := "ownership " + o.ID()
		v.once(subject)
		v.ref(subject, "role", o.Role, v.roles)
		enum(v, subject, "quality", o.Quality, Qualities())
		enum(v, subject, "provenance", o.Provenance, Provenances())
		v.text(subject, "note", o.Note, MaxTextLength)
		if _, ok := v.assignments[o.AssignmentID()]; !ok {
			v.add(subject, "", "there is no assignment %s for it to be a part of", o.AssignmentID())
		}
		v.ordinals[o.AssignmentID()] = append(v.ordinals[o.AssignmentID()], o.Ordinal)
	}
	for _, a := range m.Assignments {
		v.owners(a)
	}
}

func (v *validator) owners(a Assignment) {
	subject := "assignment " + a.ID()
	ordinals := v.ordinals[a.ID()]
	// How many owners an unknown arrangement may have is not known.
	if ok, needs := a.Arrangement.fits(len(ordinals)); !ok && a.Arrangement.Valid() {
		v.add(subject, "arrangement", "%s needs %s and there are %d", a.Arrangement, needs, len(ordinals))
	}
	slices.Sort(ordinals)
	for i, ordinal := range ordinals {
		if ordinal != i {
			v.add(subject, "ordinal", "its owners are numbered %v; count from 0 without a gap", ordinals)
			break
		}
	}
}

func (v *validator) relations(m Matrix) {
	for _, d := range m.Delegations {
		subject := "delegation " + d.ID()
		v.once(subject)
		v.ref(subject, "model", d.Model, v.models)
		v.ref(subject, "responsibility", d.Responsibility, v.responsibilities)
		v.ref(subject, "role", d.Role, v.roles)
		v.ref(subject, "delegate", d.Delegate, v.roles)
		if d.Role == d.Delegate {
			v.add(subject, "delegate", "a role cannot delegate to itself")
		}
	}
	for _, c := range m.RoleCombinations {
		subject := "role combination " + c.ID()
		v.once(subject)
		v.ref(subject, "model", c.Model, v.models)
		v.ref(subject, "role", c.Role, v.roles)
		v.ref(subject, "alsoHolds", c.AlsoHolds, v.roles)
		if c.Role == c.AlsoHolds {
			v.add(subject, "alsoHolds", "a role cannot be combined with itself")
		}
	}
}

// node checks the key of a value of the type that word names and returns the
// words that problems name it by.
func (v *validator) node(word, key string, keys map[string]bool) string {
	subject := word + " " + key
	if !IsKey(key) {
		v.add(word+" "+strconv.Quote(key), "key", "is not a key; write letters, numbers and single dashes in lower case, such as %q", orExample(Key(key)))
	}
	if n := utf8.RuneCountInString(key); n > MaxKeyLength {
		v.add(subject, "key", "has %d characters and may have %d", n, MaxKeyLength)
	}
	v.once(subject)
	keys[key] = true
	return subject
}

func orExample(key string) string {
	if key == "" {
		return "tech-lead"
	}
	return key
}

func (v *validator) once(subject string) {
	if v.seen[subject] {
		v.add(subject, "", "is there twice; keep one")
	}
	v.seen[subject] = true
}

func (v *validator) name(subject, field, s string) {
	v.required(subject, field, s, MaxNameLength)
	v.line(subject, field, s)
}

// line adds a problem where a text of one line has several, or tabs.
func (v *validator) line(subject, field, s string) {
	if strings.ContainsAny(s, "\n\t") {
		v.add(subject, field, "holds a line's end or a tab; write it on one line, with spaces")
	}
}

func (v *validator) required(subject, field, s string, most int) {
	if strings.TrimSpace(s) == "" {
		v.add(subject, field, "is empty")
		return
	}
	v.text(subject, field, s, most)
}

func (v *validator) text(subject, field, s string, most int) {
	if n := utf8.RuneCountInString(s); n > most {
		v.add(subject, field, "has %d characters and may have %d", n, most)
	}
	if !utf8.ValidString(s) {
		v.add(subject, field, "is not valid UTF-8")
		return
	}
	for _, r := range s {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			v.add(subject, field, "holds the control character %U", r)
			return
		}
	}
}

func (v *validator) texts(subject, field string, list []string) {
	for _, s := range list {
		v.name(subject, field, s)
	}
}

func (v *validator) ref(subject, field, key string, keys map[string]bool) {
	if !keys[key] {
		v.add(subject, field, "there is no %q in the matrix", key)
	}
}

func (v *validator) refs(subject, field string, list []string, keys map[string]bool) {
	for i, key := range list {
		v.ref(subject, field, key, keys)
		if slices.Contains(list[:i], key) {
			v.add(subject, field, "%q is there twice; keep one", key)
		}
	}
}

var sha256Hex = regexp.MustCompile(`^[0-9a-f]{64}$`)

func (v *validator) source(subject string, s Source) {
	if s.PublishedOn != "" {
		if _, err := time.Parse(time.DateOnly, s.PublishedOn); err != nil {
			v.add(subject, "publishedOn", "%q is not a date; write it as 2021-11-17", s.PublishedOn)
		}
	}
	if s.URL != "" {
		u, err := url.Parse(s.URL)
		if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
			v.add(subject, "url", "%q is not an http or https address", s.URL)
		}
	}
	if s.SHA256 != "" && !sha256Hex.MatchString(s.SHA256) {
		v.add(subject, "sha256", "%q is not 64 hexadecimal digits in lower case", s.SHA256)
	}
}

func enum[T ~string](v *validator, subject, field string, value T, values []T) {
	if slices.Contains(values, value) {
		return
	}
	words := make([]string, len(values))
	for i, w := range values {
		words[i] = string(w)
	}
	v.add(subject, field, "%q is not one of %s", string(value), strings.Join(words, ", "))
}
