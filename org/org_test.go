package org_test

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"orgraph/org"
)

func TestKey(t *testing.T) {
	for name, want := range map[string]string{
		"Tech lead":                "tech-lead",
		"  Talk   with customers ": "talk-with-customers",
		"Führungskraft":            "fuhrungskraft",
		"Élève & Co.":              "eleve-co",
		"R&D / QA":                 "r-d-qa",
		"技術":                       "技術",
		"ИНЖЕНЕР":                  "инженер",
		"팀장":                       "팀장",
		"𝔗eam":                     "team", // a compatibility form
		"Ⓐ":                        "a",
		"ﬁnance":                   "finance",
		"Level 2":                  "level-2",
		"--a--b--":                 "a-b",
		"":                         "",
		"!?":                       "",
		"Straße":                   "straße", // ß is a letter without marks
		"İstanbul":                 "istanbul",
		"Engineering\u00a0Manager": "engineering-manager",
		"Zero\u200bwidth":          "zero-width",
	} {
		if got := org.Key(name); got != want {
			t.Errorf("Key(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestFold(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "Tech LEAD": "tech lead", "É": "é", "E\u0301": "é", "Straße": "strasse", "ΣΑΣ": "σασ", "İ": "i\u0307", "ИНЖЕНЕР": "инженер", "技術": "技術", "𐐀": "𐐨", "Ꭰ": org.Fold("ꭰ"),
	} {
		if got := org.Fold(text); got != want {
			t.Errorf("Fold(%q) = %q, want %q", text, got, want)
		}
	}
	rapid.Check(t, func(rt *rapid.T) {
		s := rapid.String().Draw(rt, "text")
		if once := org.Fold(s); org.Fold(once) != once || org.Fold(strings.ToUpper(s)) != org.Fold(strings.ToUpper(once)) {
			rt.Fatalf("Fold(%q) = %q", s, once)
		}
	})
}

func TestKeysAreKeys(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.String().Draw(t, "name")
		key := org.Key(name)
		if key != "" && !org.IsKey(key) {
			t.Fatalf("the key %q of %q is not its own key: %q", key, name, org.Key(key))
		}
		if strings.HasPrefix(key, "-") || strings.HasSuffix(key, "-") || strings.Contains(key, "--") || strings.Contains(key, "/") {
			t.Fatalf("Key(%q) = %q", name, key)
		}
	})
}

func TestParseName(t *testing.T) {
	for heading, want := range map[string]org.Name{
		"Engineering Manager (EM) does projects": {Text: "Engineering Manager does projects", Abbreviation: "EM", Abbreviated: "Engineering Manager"},
		"Single threaded owner (STO)":            {Text: "Single threaded owner", Abbreviation: "STO", Abbreviated: "Single threaded owner"},
		"Our own Product Manager (PM) model":     {Text: "Our own Product Manager model", Abbreviation: "PM", Abbreviated: "Product Manager"},
		"SCRUM":                                  {Text: "SCRUM"},
		"Product (digital)":                      {Text: "Product (digital)"},
		"Product (Europe)":                       {Text: "Product (Europe)"},
		"Manager (Mgr)":                          {Text: "Manager", Abbreviation: "Mgr", Abbreviated: "Manager"},
		"People (HR)":                            {Text: "People", Abbreviation: "HR", Abbreviated: "People"},
		"TL (poorly)":                            {Text: "TL (poorly)"},
		"(EM) manager":                           {Text: "(EM) manager"},
		"Lead (new) (TL)":                        {Text: "Lead (new)", Abbreviation: "TL", Abbreviated: "Lead (new)"},
		"  Tech \n lead ( TL ) ":                 {Text: "Tech lead", Abbreviation: "TL", Abbreviated: "Tech lead"},
		"Führungskraft (FK)":                     {Text: "Führungskraft", Abbreviation: "FK", Abbreviated: "Führungskraft"},
		"Lead ()":                                {Text: "Lead ()"},
		strings.Repeat("a", 997) + "(A)":         {Text: strings.Repeat("a", 997), Abbreviation: "A", Abbreviated: strings.Repeat("a", 997)},
		strings.Repeat("a", 998) + "(A)":         {Text: strings.Repeat("a", 998) + "(A)"},
	} {
		if got := org.ParseName(heading); got != want {
			t.Errorf("ParseName(%q) = %+v, want %+v", heading, got, want)
		}
	}
}

func valid() org.Matrix {
	return org.Matrix{
		Models:           []org.Model{{Key: "m", Name: "M", Status: org.Complete, Sources: []string{"s"}}},
		Roles:            []org.Role{{Key: "a", Name: "A", Abbreviation: "AA", Narrows: []string{"b"}}, {Key: "b", Name: "B", Abbreviation: "BB"}},
		Responsibilities: []org.Responsibility{{Key: "r", Name: "R"}, {Key: "v", Name: "V", Ordinal: 1}},
		Assignments: []org.Assignment{
			{Model: "m", Responsibility: "r", Arrangement: org.Alternative, Source: "s"},
			{Model: "m", Responsibility: "v", Arrangement: org.Vacant},
		},
		Ownerships: []org.Ownership{
			{Model: "m", Responsibility: "r", Role: "a", Quality: org.Well, Provenance: org.Table},
			{Model: "m", Responsibility: "r", Role: "b", Quality: org.Poorly, Ordinal: 1, Provenance: org.Table},
		},
		Tradeoffs:        []org.Tradeoff{{Key: "t", Kind: org.Risk, Statement: "Risky.", Models: []string{"m"}, Roles: []string{"a"}, Responsibilities: []string{"r"}, Sources: []string{"s"}}},
		Sources:          []org.Source{{Key: "s", Title: "S", URL: "https://example.org/s", PublishedOn: "2024-02-29", SHA256: strings.Repeat("0a", 32)}},
		Delegations:      []org.Delegation{{Model: "m", Responsibility: "r", Role: "a", Delegate: "b"}},
		RoleCombinations: []org.RoleCombination{{Model: "m", Role: "a", AlsoHolds: "b"}},
	}
}

func TestValidate(t *testing.T) {
	if err := valid().Validate(); err != nil {
		t.Fatalf("a valid matrix: %v", err)
	}
	for _, c := range []struct {
		name string
		edit func(*org.Matrix)
		want string
	}{
		{"key that is no slug", func(m *org.Matrix) {
			m.Models = append(m.Models, org.Model{Key: "Two Words", Name: "x", Status: org.Complete})
		}, `model "Two Words": key: is not a key; write letters, numbers and single dashes in lower case, such as "two-words"`},
		{"empty key", func(m *org.Matrix) { m.Sources = append(m.Sources, org.Source{Title: "x"}) }, `source "": key: is not a key`},
		{"long key", func(m *org.Matrix) {
			m.Sources = append(m.Sources, org.Source{Key: strings.Repeat("я", 201), Title: "x"})
		}, "яя: key: has 201 characters and may have 200"},
		{"model twice", func(m *org.Matrix) { m.Models = append(m.Models, m.Models[0]) }, "model m: is there twice; keep one"},
		{"assignment twice", func(m *org.Matrix) { m.Assignments = append(m.Assignments, m.Assignments[1]) }, "assignment m/v: is there twice"},
		{"ownership twice", func(m *org.Matrix) { m.Ownerships = append(m.Ownerships, m.Ownerships[1]) }, "ownership m/r/b: is there twice"},
		{"empty name", func(m *org.Matrix) { m.Roles[0].Name = " " }, "role a: name: is empty"},
		{"long name", func(m *org.Matrix) { m.Roles[0].Name = strings.Repeat("é", 201) }, "role a: name: has 201 characters and may have 200"},
		{"control character of eight bits", func(m *org.Matrix) { m.Roles[0].Name = "a\u009b31m" }, "role a: name: holds the control character U+009B"},
		{"name of two lines", func(m *org.Matrix) { m.Roles[0].Name = "a\nb" }, "role a: name: holds a line's end or a tab"},
		{"alias with a tab", func(m *org.Matrix) { m.Roles[0].Aliases = []string{"a\tb"} }, "role a: aliases: holds a line's end or a tab"},
		{"control character", func(m *org.Matrix) { m.Roles[0].Summary = "a\x00" }, "role a: summary: holds the control character U+0000"},
		{"bytes that are no text", func(m *org.Matrix) { m.Roles[0].Summary = "\xff" }, "role a: summary: is not valid UTF-8"},
		{"abbreviation claimed twice", func(m *org.Matrix) { m.Roles[1].Abbreviation = "aa" }, "role b: abbreviation: aa already stands for a"},
		{"unknown quality", func(m *org.Matrix) { m.Ownerships[0].Quality = "GOOD" }, `ownership m/r/a: quality: "GOOD" is not one of WELL, POORLY, UNDEFINED`},
		{"unknown arrangement", func(m *org.Matrix) { m.Assignments[0].Arrangement = "" }, `assignment m/r: arrangement: "" is not one of`},
		{"unknown status", func(m *org.Matrix) { m.Models[0].Status = "DONE" }, "model m: status"},
		{"unknown provenance", func(m *org.Matrix) { m.Ownerships[0].Provenance = "" }, "ownership m/r/a: provenance"},
		{"unknown kind", func(m *org.Matrix) { m.Tradeoffs[0].Kind = "" }, "tradeoff t: kind"},
		{"tradeoff without words", func(m *org.Matrix) { m.Tradeoffs[0].Statement = "" }, "tradeoff t: statement: is empty"},
		{"sole with two owners", func(m *org.Matrix) { m.Assignments[0].Arrangement = org.Sole }, "assignment m/r: arrangement: SOLE needs one owner and there are 2"},
		{"shared with one owner", func(m *org.Matrix) { m.Assignments[0].Arrangement = org.Shared; m.Ownerships = m.Ownerships[:1] }, "SHARED needs two owners or more and there are 1"},
		{"collective with none", func(m *org.Matrix) { m.Assignments[1].Arrangement = org.Collective }, "COLLECTIVE needs an owner and there are 0"},
		{"vacant with owners", func(m *org.Matrix) { m.Assignments[0].Arrangement = org.Vacant }, "VACANT needs no owner and there are 2"},
		{"ordinals with a gap", func(m *org.Matrix) { m.Ownerships[1].Ordinal = 2 }, "assignment m/r: ordinal: its owners are numbered [0 2]; count from 0 without a gap"},
		{"ownership of no assignment", func(m *org.Matrix) { m.Ownerships[0].Responsibility = "v"; m.Ownerships[0].Model = "x" }, "ownership x/v/a: there is no assignment x/v"},
		{"unknown role", func(m *org.Matrix) { m.Ownerships[0].Role = "x" }, `ownership m/r/x: role: there is no "x" in the matrix`},
		{"unknown model", func(m *org.Matrix) { m.Assignments[1].Model = "x" }, `assignment x/v: model: there is no "x"`},
		{"unknown source", func(m *org.Matrix) { m.Assignments[1].Source = "x" }, `assignment m/v: source: there is no "x"`},
		{"source cited twice", func(m *org.Matrix) { m.Models[0].Sources = []string{"s", "s"} }, `model m: sources: "s" is there twice`},
		{"role that narrows itself", func(m *org.Matrix) { m.Roles[0].Narrows = []string{"a"} }, "role a: narrows: a role cannot narrow itself"},
		{"delegation to oneself", func(m *org.Matrix) { m.Delegations[0].Delegate = "a" }, "delegation m/r/a/a: delegate: a role cannot delegate to itself"},
		{"combination with oneself", func(m *org.Matrix) { m.RoleCombinations[0].AlsoHolds = "a" }, "role combination m/a/a: alsoHolds: a role cannot be combined with itself"},
		{"date that is none", func(m *org.Matrix) { m.Sources[0].PublishedOn = "2023-02-29" }, `source s: publishedOn: "2023-02-29" is not a date; write it as 2021-11-17`},
		{"address that is none", func(m *org.Matrix) { m.Sources[0].URL = "javascript:alert(1)" }, `source s: url: "javascript:alert(1)" is not an http or https address`},
		{"checksum that is none", func(m *org.Matrix) { m.Sources[0].SHA256 = "abc" }, `source s: sha256: "abc" is not 64 hexadecimal digits`},
		{"negative ordinal", func(m *org.Matrix) { m.Responsibilities[0].Ordinal = -1 }, "responsibility r: ordinal: -1 is negative"},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := valid()
			c.edit(&m)
			err := m.Validate()
			if !errors.Is(err, org.ErrInvalid) || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %s", err, c.want)
			}
			var problem *org.Problem
			if !errors.As(err, &problem) {
				t.Errorf("%T holds no Problem", err)
			}
		})
	}
}

func TestIDs(t *testing.T) {
	m := valid()
	for got, want := range map[string]string{
		m.Assignments[0].ID():          "m/r",
		m.Ownerships[0].ID():           "m/r/a",
		m.Ownerships[0].AssignmentID(): "m/r",
		m.Delegations[0].ID():          "m/r/a/b",
		m.RoleCombinations[0].ID():     "m/a/b",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
