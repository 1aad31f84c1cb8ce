package seed_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"html"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"orgraph/org"
	"orgraph/seed"
)

// A page is a matrix that rapid drew, and the texts of its table: the corner,
// the models, and a row for each responsibility.
type page struct {
	matrix org.Matrix
	rows   [][]string
	turned bool
}

var (
	// Names of several scripts, none of which is a word with a meaning in a
	// cell; a number at the end keeps their keys apart.
	stems = []string{"Alpha", "Führung", "Équipe", "責任", "Ops/Dev lead", "Orchestra", "Brand", "O'Neill & co.", "R&D", "Команда", "Team lead", "Sandor"}
	marks = map[org.Quality][]string{org.Well: {"", " (well)"}, org.Poorly: {" (poorly)", " (bad)", " – poorly"}, org.Undefined: {" (undefined)", "?"}}
)

func drawPage(t *rapid.T) page {
	names := func(label string, least, most int) []string {
		list := make([]string, rapid.IntRange(least, most).Draw(t, label))
		for i := range list {
			list[i] = strings.ReplaceAll(fmt.Sprintf("%s %s%d", rapid.SampledFrom(stems).Draw(t, label), label, i), " & ", "&")
		}
		return list
	}
	models, responsibilities, roles := names("model", 1, 5), names("duty", 1, 6), names("role", 3, 6)
	p := page{turned: rapid.Bool().Draw(t, "turned")}
	corner := "Area of focus"
	if p.turned {
		corner = "Model"
	}
	cells := make([][]string, len(responsibilities))
	for i, r := range responsibilities {
		cells[i] = make([]string, len(models))
		p.matrix.Responsibilities = append(p.matrix.Responsibilities, org.Responsibility{Key: org.Key(r), Name: r, Ordinal: i})
	}
	used := []string{}
	for j, name := range models {
		model := org.Model{Key: org.Key(name), Name: name, Status: org.Complete}
		for i := range responsibilities {
			text, a, owners := drawCell(t, roles)
			cells[i][j] = text
			if a.Arrangement == "" {
				model.Status = org.Incomplete
				continue
			}
			a.Model, a.Responsibility, a.Statement = model.Key, p.matrix.Responsibilities[i].Key, strings.TrimSpace(text)
			p.matrix.Assignments = append(p.matrix.Assignments, a)
			for n, o := range owners {
				if !slices.Contains(used, o.Role) {
					used = append(used, o.Role)
				}
				o.Model, o.Responsibility, o.Role, o.Ordinal, o.Provenance = a.Model, a.Responsibility, org.Key(o.Role), n, org.Table
				p.matrix.Ownerships = append(p.matrix.Ownerships, o)
			}
		}
		p.matrix.Models = append(p.matrix.Models, model)
	}
	for _, name := range used {
		p.matrix.Roles = append(p.matrix.Roles, org.Role{Key: org.Key(name), Name: name})
	}
	if p.turned {
		p.rows = [][]string{append([]string{corner}, responsibilities...)}
		for j, name := range models {
			row := []string{name}
			for i := range responsibilities {
				row = append(row, cells[i][j])
			}
			p.rows = append(p.rows, row)
		}
		return p
	}
	p.rows = [][]string{append([]string{corner}, models...)}
	for i, name := range responsibilities {
		p.rows = append(p.rows, append([]string{name}, cells[i]...))
	}
	return p
}

// drawCell returns a cell's text and what it means; the arrangement is "" for a
// cell that is not mentioned.
func drawCell(t *rapid.T, roles []string) (string, org.Assignment, []org.Ownership) {
	arrangement := rapid.SampledFrom(append(org.Arrangements(), "")).Draw(t, "arrangement")
	var owners []org.Ownership
	var texts []string
	own := func(role string) {
		quality := rapid.SampledFrom(org.Qualities()).Draw(t, "quality")
		owners = append(owners, org.Ownership{Role: role, Quality: quality})
		texts = append(texts, role+rapid.SampledFrom(marks[quality]).Draw(t, "mark"))
	}
	separator := ""
	switch arrangement {
	case "":
		return rapid.SampledFrom([]string{"n/a", "not mentioned"}).Draw(t, "word"), org.Assignment{}, nil
	case org.Vacant:
		return rapid.SampledFrom([]string{"", "nobody", "—", "None"}).Draw(t, "word"), org.Assignment{Arrangement: arrangement}, nil
	case org.Collective:
		own("Team")
	case org.Sole:
		own(rapid.SampledFrom(roles).Draw(t, "role"))
	case org.Alternative, org.Shared:
		for _, role := range rapid.Permutation(roles).Draw(t, "owners")[:rapid.IntRange(2, 3).Draw(t, "n")] {
			own(role)
		}
		separator = " or "
		if arrangement == org.Shared {
			separator = rapid.SampledFrom([]string{" and ", " & ", " / ", ", ", " + ", " AND "}).Draw(t, "separator")
		}
	}
	return strings.Join(texts, separator), org.Assignment{Arrangement: arrangement}, owners
}

func (p page) csv(t *rapid.T, comma rune) string {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Comma = comma
	if err := w.WriteAll(p.rows); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func (p page) markdown() string {
	var b strings.Builder
	b.WriteString("---\ntitle: Drawn\n---\n\n|No|matrix|\n|-|-|\n|1|2|\n\n## Here\n\n")
	for i, row := range p.rows {
		for _, cell := range row {
			b.WriteString("| " + strings.NewReplacer("&", "&amp;", "+", `\+`).Replace(cell) + " ")
		}
		b.WriteString("|\n")
		if i == 0 {
			b.WriteString(strings.Repeat("|:-:", len(row)) + "|\n")
		}
	}
	return b.String() + "\nThe end.\n"
}

// html closes no tag that need not be closed, and some by another.
func (p page) html() string {
	var b strings.Builder
	b.WriteString("<!doctype html><h2>Here</h2><table>")
	for _, row := range p.rows {
		b.WriteString("<tr>")
		for i, cell := range row {
			tag := "td"
			if i == 0 {
				tag = "th"
			}
			b.WriteString("<" + tag + ">\n  " + html.EscapeString(cell) + "\n</td>")
		}
	}
	return b.String() + "</table>"
}

// TestRoundTrip writes drawn matrices in every format and reads them back.
func TestRoundTrip(t *testing.T) {
	for format, write := range map[seed.Format]func(page, *rapid.T) string{
		seed.CSV:      func(p page, t *rapid.T) string { return p.csv(t, rapid.SampledFrom([]rune{',', ';'}).Draw(t, "comma")) },
		seed.TSV:      func(p page, t *rapid.T) string { return p.csv(t, '\t') },
		seed.Markdown: func(p page, _ *rapid.T) string { return p.markdown() },
		seed.HTML:     func(p page, _ *rapid.T) string { return p.html() },
	} {
		t.Run(string(format), rapid.MakeCheck(func(t *rapid.T) {
			p := drawPage(t)
			text := write(p, t)
			got, err := seed.Parse(strings.NewReader(text), seed.Options{Name: "drawn." + string(format), Format: format})
			if err != nil {
				t.Fatalf("%v\n%s", err, text)
			}
			source := got.Sources[0].Key
			for i := range p.matrix.Models {
				p.matrix.Models[i].Sources = []string{source}
			}
			for i := range p.matrix.Assignments {
				p.matrix.Assignments[i].Source = source
			}
			ignored := cmpopts.IgnoreFields(org.Assignment{}, "Locator")
			if diff := gocmp.Diff(p.matrix, got, ignored, cmpopts.IgnoreFields(org.Matrix{}, "Sources"), cmpopts.EquateEmpty()); diff != "" {
				t.Fatalf("-drawn +read:\n%s\n%s", diff, text)
			}
		}))
	}
}
