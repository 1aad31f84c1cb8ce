package docs

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"orgraph/analysis"
	"orgraph/org"
	"orgraph/seed"
)

// TestPicture draws the picture of analysis.md anew from the figures, so that it shows
// what the program computes.
func TestPicture(t *testing.T) {
	got := picture(t)
	if flag.Lookup("update").Value.String() == "true" {
		if err := os.WriteFile("analysis.svg", []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("analysis.svg")
	if err != nil {
		t.Fatalf("%v; draw it with go test ./docs -update", err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("analysis.svg (-drawn +computed); run go test ./docs -update:\n%s", diff)
	}
}

// colours of the criteria, told apart also by those who see few colours (Okabe and Ito,
// Color Universal Design, 2008).
var colours = []string{"#0072b2", "#56b4e9", "#009e73", "#e69f00", "#cc79a7", "#d55e00"}

func picture(t *testing.T) string {
	m := seed.Builtin()
	names, models := map[string]string{}, map[string]string{}
	for _, r := range m.Responsibilities {
		names[r.Key] = r.Name
	}
	var columns []org.Column
	for i, c := range m.Columns() {
		if m.Models[i].Status == org.Complete {
			columns = append(columns, c)
			models[c.Model] = m.Models[i].Name
		}
	}
	d, err := analysis.Decide(columns, analysis.KeysInOrder(m.Responsibilities), analysis.Preferences{})
	if err != nil {
		t.Fatal(err)
	}
	r, err := d.Rank(analysis.WeightedSum)
	if err != nil {
		t.Fatal(err)
	}
	const first, second = "product-manager-does-projects", "tech-lead"
	stability, err := r.StabilityBetween(first, second)
	if err != nil {
		t.Fatal(err)
	}

	var b strings.Builder
	add := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	words := func(x, y int, anchor, style, text string) {
		add(`<text x="%d" y="%d" text-anchor="%s" %s>%s</text>`, x, y, anchor, style, text)
	}
	add(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 560" font-family="system-ui, sans-serif" font-size="14" fill="#1a1a1a" role="img">`)
	add(`<title>Five models ranked with equal weights, and how far each weight may move</title>`)
	add(`<rect width="900" height="560" fill="#ffffff"/>`)
	const left, right, width = 310, 860, 470
	words(20, 30, "start", `font-weight="600"`, "What each responsibility contributes to the score")
	for i, ranked := range r.Models {
		y := 52 + 36*i
		words(20, y+17, "start", "", fmt.Sprintf("%d", ranked.Rank))
		words(left-10, y+17, "end", "", models[ranked.Model])
		x := float64(left)
		for j, c := range r.Contributions(ranked) {
			w := c.Contribution * width
			if w > 0 {
				add(`<rect x="%.2f" y="%d" width="%.2f" height="24" fill="%s" stroke="#ffffff"/>`, x, y, w, colours[j])
			}
			x += w
		}
		words(int(x)+8, y+17, "start", "", fmt.Sprintf("%.4f", ranked.Score))
	}
	for j, c := range d.Criteria() {
		x, y := 20+280*(j%3), 244+24*(j/3)
		add(`<rect x="%d" y="%d" width="14" height="14" fill="%s"/>`, x, y, colours[j])
		words(x+20, y+12, "start", "", names[c.Responsibility])
	}
	words(20, 328, "start", `font-weight="600"`, fmt.Sprintf("How far each weight may move before %s loses to %s", models[first], models[second]))
	at := func(share float64) float64 { return left + share*(right-left) }
	for i, s := range stability {
		y := 356 + 28*i
		words(left-10, y+5, "end", "", names[s.Responsibility])
		add(`<line x1="%.2f" x2="%.2f" y1="%d" y2="%d" stroke="#c8c8c8" stroke-width="4"/>`, at(0), at(1), y, y)
		add(`<line x1="%.2f" x2="%.2f" y1="%d" y2="%d" stroke="%s" stroke-width="8"/>`, at(s.From), at(s.To), y, y, colours[i])
		add(`<circle cx="%.2f" cy="%d" r="6" fill="#ffffff" stroke="#1a1a1a" stroke-width="2"/>`, at(s.Weight), y)
		if s.To < 1 {
			words(int(at(s.To))+10, y-7, "start", `font-size="12"`, fmt.Sprintf("flips at %.1f %%", 100*s.To))
		}
	}
	for _, share := range []float64{0, .25, .5, .75, 1} {
		words(int(at(share)), 532, "middle", `font-size="12" fill="#595959"`, fmt.Sprintf("%.0f %%", 100*share))
	}
	words(20, 552, "start", `font-size="12" fill="#595959"`, "○ the weight now, one sixth each; the others keep their ratios")
	add(`</svg>`)
	return b.String()
}
