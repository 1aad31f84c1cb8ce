package server_test

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"orgraph/bench"
	"orgraph/internal/loudskip"
	"orgraph/seed"
	"orgraph/server"
	"orgraph/store"
	"orgraph/store/neo4j"
	"orgraph/store/neo4j/neo4jtest"
	"orgraph/store/sqlite"
)

// update takes the pictures of docs/explorer anew.
var update = flag.Bool("update", false, "take the screenshots in docs/explorer anew")

// explorer is the Explorer in a tab of a real Chromium.
type explorer struct {
	t   *testing.T
	ctx context.Context
	url string

	mu         sync.Mutex
	complaints []string
}

func openExplorer(t *testing.T, url string) *explorer {
	e := &explorer{t: t, ctx: browser(t), url: url}
	err := chromedp.Listen(e.ctx, func(event any) {
		e.mu.Lock()
		defer e.mu.Unlock()
		switch v := event.(type) {
		case *network.EventRequestWillBeSent:
			if !strings.HasPrefix(v.Request.URL, url) && !strings.HasPrefix(v.Request.URL, "data:") && !strings.HasPrefix(v.Request.URL, "blob:"+url) {
				e.complaints = append(e.complaints, "it loads "+v.Request.URL)
			}
		case *log.EventEntryAdded:
			if fmt.Sprint(v.Entry.Level) != "verbose" {
				e.complaints = append(e.complaints, fmt.Sprint(v.Entry.Level, ": ", v.Entry.Text))
			}
		case *runtime.EventExceptionThrown:
			e.complaints = append(e.complaints, "exception: "+v.ExceptionDetails.Text)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// content fails the test where the browser has complained since the last call, but of
// what is expected.
func (e *explorer) content(expected ...string) {
	e.t.Helper()
	e.mu.Lock()
	defer e.mu.Unlock()
complaints:
	for _, c := range e.complaints {
		for _, one := range expected {
			if strings.Contains(c, one) {
				continue complaints
			}
		}
		e.t.Errorf("the browser complains: %s", c)
	}
	e.complaints = nil
}

func (e *explorer) open(query string) {
	e.t.Helper()
	if err := chromedp.Do(e.ctx, chromedp.Navigate(e.url+"/"+query)); err != nil {
		e.t.Fatalf("opening %q: %v", query, err)
	}
}

// until waits until the expression is a text that is not empty, and returns it.
func (e *explorer) until(what, expression string) string {
	e.t.Helper()
	got, err := chromedp.Run(e.ctx, chromedp.Poll[string](`(() => String(`+expression+` || ''))()`,
		chromedp.WithPollingInterval(50*time.Millisecond), chromedp.WithPollingTimeout(20*time.Second)))
	if err != nil {
		shown, _ := chromedp.Run(e.ctx, chromedp.Text("body"))
		e.t.Fatalf("waiting for %s (%s): %v; complaints: %q; the page shows %q", what, expression, err, e.complaints, shown)
	}
	return got
}

// has waits until the page's main part, or what the selector finds, holds a text.
func (e *explorer) has(selector, text string) {
	e.t.Helper()
	e.until(text, `[...document.querySelectorAll(`+quoted(selector)+`)].some((x) => x.innerText.replace(/\s+/g, ' ').includes(`+quoted(text)+`))`)
}

// click clicks the first button, link or other thing of the selector that holds a text.
func (e *explorer) click(selector, text string) {
	e.t.Helper()
	e.until("something to click: "+text, `(() => {
		const found = [...document.querySelectorAll(`+quoted(selector)+`)].find((x) => (x.innerText + x.getAttribute('aria-label')).includes(`+quoted(text)+`));
		if (!found || found.disabled) return '';
		found.click();
		return 'clicked';
	})()`)
}

// enter writes into a field or moves a slider as a person does: React hears of it.
func (e *explorer) enter(selector, value string) {
	e.t.Helper()
	e.until(selector, `(() => {
		const field = document.querySelector(`+quoted(selector)+`);
		if (!field) return '';
		const type = field instanceof HTMLSelectElement ? HTMLSelectElement : HTMLInputElement;
		Object.getOwnPropertyDescriptor(type.prototype, 'value').set.call(field, `+quoted(value)+`);
		field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input', {bubbles: true}));
		return 'entered';
	})()`)
}

func (e *explorer) press(key string) {
	e.t.Helper()
	if err := chromedp.Do(e.ctx, chromedp.KeyEvent(key)); err != nil {
		e.t.Fatal(err)
	}
}

func quoted(text string) string {
	out, err := json.Marshal(text)
	if err != nil {
		panic(err)
	}
	return string(out)
}

// stores runs a test on servers over both databases that hold the built-in matrix.
func stores(t *testing.T, run func(t *testing.T, s store.Store)) {
	fill := func(t *testing.T, s store.Store, err error) store.Store {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = s.Close(context.Background()) })
		if _, err := seed.Import(t.Context(), s, seed.Builtin(), seed.LoadOptions{}); err != nil {
			t.Fatal(err)
		}
		return s
	}
	t.Run("sqlite", func(t *testing.T) {
		s, err := sqlite.Open(t.Context(), sqlite.Config{Path: filepath.Join(t.TempDir(), "orgraph.db")})
		run(t, fill(t, s, err))
	})
	t.Run("neo4j", func(t *testing.T) {
		c := neo4jtest.New(t)
		s, err := neo4j.Open(t.Context(), neo4j.Config{URI: c.URI, Username: c.Username, Password: c.Password})
		run(t, fill(t, s, err))
	})
}

// builtin returns a store in memory that holds the built-in matrix.
func builtin(t *testing.T) store.Store {
	t.Helper()
	s, err := sqlite.Open(t.Context(), sqlite.Config{Path: sqlite.Memory})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close(context.Background()) })
	if _, err := seed.Import(t.Context(), s, seed.Builtin(), seed.LoadOptions{}); err != nil {
		t.Fatal(err)
	}
	return s
}

// TestExplorer does on each view what people do there, on both databases.
func TestExplorer(t *testing.T) {
	stores(t, func(t *testing.T, s store.Store) {
		url := start(t, server.Config{Store: s, Access: editors(token), PollInterval: 20 * time.Millisecond})
		e := openExplorer(t, url)

		t.Run("matrix", func(t *testing.T) {
			e.t = t
			e.open("")
			e.until("36 cells", `document.querySelectorAll('.heatmap .cell').length === 36`)
			e.has(".count", "6 models")
			e.until("a table that says how large it is", `document.querySelector('.heatmap table').getAttribute('aria-rowcount') === '7'`)
			e.until("the sign beside the colour", `document.querySelector('[data-cell="scrum/people"]').innerText.includes('✗')`)
			e.enter("#search", "scrum")
			e.until("one model", `document.querySelectorAll('.heatmap .cell').length === 6`)
			e.has(".count", "1 of 6 models")
			e.enter("#search", "")
			e.click("button", "Transpose")
			e.until("responsibilities as rows", `document.querySelector('.heatmap tbody th').innerText === 'People'`)
			e.click("button", "Transpose")
			e.enter(".controls select", "POORLY")
			e.has(".count", "3 of 6 models")
			e.until("the state in the address", `location.search.includes('quality=POORLY')`)
			// By keyboard alone: from the first cell down, and into it.
			e.until("the focus", `(document.querySelector('[data-row="0"][data-column="0"]').focus(), 'yes')`)
			e.press("\u0301") // ArrowDown
			e.until("the next row", `document.activeElement.dataset.row === '1'`)
			e.press("\u0304") // ArrowUp, back
			e.until("the first row", `document.activeElement.dataset.row === '0' || document.activeElement.dataset.row === '1'`)
			e.click(".cell", "SCRUM, People")
			e.has("dialog", "Manager (poorly)")
			e.has("dialog", "SCRUM leaves open who does this")
			e.has("dialog", "Jade Rubick")
			e.until("the cell in the address", `location.search.includes('cell=scrum')`)
			e.click("dialog .close", "Close")
			e.until("the dialog's end", `!document.querySelector('dialog')`)
			e.content()
		})

		t.Run("rank", func(t *testing.T) {
			e.t = t
			e.open("?view=rank")
			e.has(".bars", "1 = tied")
			e.has(".bars", "67 % covered")
			e.has(".smaa", "100.0 %")
			e.until("six parts", `document.querySelectorAll('.bars tbody tr')[2].querySelectorAll('.part').length === 6`)
			e.enter("#weight-6", "2") // no role carries too much
			e.until("no tie", `!document.querySelector('.bars').innerText.includes('tied')`)
			e.has(".flips", "above")
			e.until("the weight in the address", `location.search.includes('structures=ROLE_LOAD')`)
			e.click("button", "People first")
			e.has("output", "30 %")
			e.enter(".split select", "PROMETHEE_II")
			e.has("main", "not by how much")
			e.until("scores below 0", `document.querySelector('.bars').innerText.includes('-0.')`)
			e.click("label", "only weights near yours")
			e.until("that in the address", `location.search.includes('random=nearby')`)
			e.open("?view=rank&weights=people:2,gone:3&random=nearby")
			e.until("it again", `document.querySelector('section section input[type=checkbox]')?.checked`)
			e.has(".bars", "Tech lead")
			e.until("no problem with a responsibility that is gone", `!document.querySelector('.problem') && 'yes'`)
			e.content("status of 400") // asked before it is known to be gone
		})

		t.Run("compare", func(t *testing.T) {
			e.t = t
			e.open("?view=compare&compare=tech-lead,engineering-manager-does-projects")
			e.has(".comparison", "moved")
			e.has("main", "3 moves. New roles: Engineering Manager.")
			e.until("four steps with the start", `document.querySelectorAll('.steps li').length === 4`)
			e.has(".steps", "1.000")
			e.enter(".picker input", "SCRUM")
			e.until("a third model", `document.querySelectorAll('.comparison thead th').length === 4`)
			e.click(".chip", "Tech lead")
			e.until("the first taken out", `document.querySelectorAll('.comparison thead th').length === 3`)
			e.open("?view=compare&compare=tech-lead,gone")
			e.has(".problem", "There is no model “gone”.")
			e.has("main", "Choose two models or more.")
			e.content()
		})

		t.Run("what-if", func(t *testing.T) {
			e.t = t
			e.open("?view=what-if&base=tech-lead")
			e.has("main", "It is the same as Tech lead.")
			e.enter(`[aria-label="Owner 1 of People"]`, "engineering-manager")
			e.enter(`[aria-label="How well owner 1 owns People"]`, "WELL")
			e.has(".mine", "0.783")
			e.has("main", "from Tech lead to Engineering Manager, well")
			e.until("the change in the address", `/changes=people.*engineering-manager.*WELL/.test(location.search)`)
			shared := e.until("the link", `location.search`)
			e.click("button", "Add an owner to Product")
			e.has("main", "own Product at the same time")
			// The link shows the same to somebody else.
			e.open(shared)
			e.has(".mine", "0.783")
			e.enter("#scenario-name", "People to a manager")
			e.click("button", "Save")
			e.has(".problem", "This takes a token")
			e.click("summary", "More")
			e.enter("#token", token)
			e.click("button", "Save")
			e.has(".told", `runScenario(key: "people-to-a-manager")`)
			e.click("button", "Apply to Tech lead")
			e.has("main", "Write 1 moves into Tech lead?")
			e.click("button.primary", "Apply")
			e.has(".told", "Tech lead is now as supposed")
			e.has("main", "It is the same as Tech lead.")
			e.open("?view=what-if&base=gone&changes=people=SOLE(team:WELL)")
			e.has(".problem", "There is no model “gone”.")
			e.click("button", "Begin with another")
			e.has("main", "It is the same as")
			e.content("status of 400")
		})

		t.Run("live", func(t *testing.T) {
			e.t = t
			e.open("")
			e.has(".heatmap", "SCRUM")
			mutate(t, url, `mutation { assign(input: {model: "scrum", responsibility: "people", owners: [{role: "team"}]}) { userErrors { message } } }`)
			e.until("the written cell, without loading again", `document.querySelector('[data-cell="scrum/people"]').innerText.includes('Team well')`)
			e.content()
		})

		t.Run("graph", func(t *testing.T) {
			e.t = t
			e.open("?view=graph")
			e.until("the graph", `document.querySelector('.canvas')?.dataset.ready`)
			e.has(".count", "21 nodes, ")
			whole := e.until("the count", `document.querySelector('.count').innerText`)
			e.click(".inline label", "poorly")
			e.until("fewer edges", `document.querySelector('.count').innerText !== `+quoted(whole))
			e.click(".inline label", "tradeoffs")
			e.until("tradeoffs too", `location.search.includes('kinds=') && Number(document.querySelector('.count').innerText.split(' ')[0]) > 30`)
			e.click(".inline label", "tradeoffs")
			for _, layout := range []string{"by-model", "force"} {
				e.enter(".choice select", layout)
				e.until(layout, `location.search.includes('layout=`+layout+`') && document.querySelector('.canvas')?.dataset.ready`)
			}
			e.enter(".picker input", "SCRUM")
			e.until("one model", `location.search.includes('models=scrum')`)
			e.click("summary", "The same as a list")
			e.click(".columns button", "Product owner")
			e.has(".count", "around Product owner")
			e.click("button", "Show all")
			e.content()
		})

		t.Run("roles", func(t *testing.T) {
			e.t = t
			e.open("?view=roles")
			e.click("main button.link", "Engineering Manager")
			e.has(".load", "If it leaves, nobody owns People, Process, Projects.")
			e.has(".load", "50 % of the responsibilities")
			e.content()
		})

		t.Run("export", func(t *testing.T) {
			e.t = t
			e.open("")
			e.has(".heatmap", "SCRUM")
			e.until("a place for what is saved", `(() => {
				window.saved = {};
				const create = URL.createObjectURL;
				URL.createObjectURL = (blob) => (window.last = blob, create(blob));
				HTMLAnchorElement.prototype.click = function () { window.saved[this.download] = window.last; };
				return 'yes';
			})()`)
			for button, name := range map[string]string{"CSV": "orgraph-matrix.csv", "JSON": "orgraph-matrix.json", "SVG": "orgraph-matrix.svg", "PNG": "orgraph-matrix.png"} {
				e.until(button, `([...document.querySelectorAll('.exports button')].find((b) => b.textContent === '`+button+`').click(), 'yes')`)
				e.until(name, `window.saved[`+quoted(name)+`]?.size > 500`)
			}
			e.until("the text of the CSV", `(window.saved['orgraph-matrix.csv'].text().then((x) => window.csv = x), window.csv?.includes('Tech lead,'))`)
			e.until("its byte order mark", `(window.saved['orgraph-matrix.csv'].arrayBuffer().then((x) => window.mark = new Uint8Array(x)[0]), window.mark === 0xef)`)
			e.content()
		})

		t.Run("import", func(t *testing.T) {
			e.t = t
			e.open("")
			e.has(".heatmap", "SCRUM")
			dropParts := func(parts string) {
				e.until("a dropped file", `(() => {
					const data = new DataTransfer();
					data.items.add(new File([`+parts+`], 'ours.csv', {type: 'text/csv'}));
					document.querySelector('.page').dispatchEvent(new DragEvent('drop', {bubbles: true, dataTransfer: data}));
					return 'yes';
				})()`)
			}
			drop := func(content string) { dropParts(quoted(content)) }
			dropParts(`'Responsibility,Ours\nPeople,F', new Uint8Array([0xfc]), 'hrung\n'`)
			e.has("dialog .problem", "save the file as UTF-8")
			dropParts(`'Responsibility,Ours\n', 'x'.repeat(262144)`)
			e.has("dialog .problem", "orgraph import ours.csv")
			// The next one replaces it.
			drop("Responsibility,Ours\nPeople,Engineering Manager\nProjects,somebody (hm\n")
			e.has("dialog .problem", "row")
			e.click("dialog .close", "Close")
			e.until("the dialog's end", `!document.querySelector('dialog')`)
			drop("Responsibility,Ours,Ours too\nPeople,Engineering Manager,Team\nProjects,Tech lead (poorly),Team\n")
			e.has("dialog", "Nothing is written yet")
			e.click("dialog button.primary", "Import")
			e.has("dialog", "Written:")
			e.click("dialog .close", "Close")
			e.until("the new model", `document.querySelector('[data-cell="ours/projects"]')?.innerText.includes('Tech lead poorly')`)
			// A name that another begins with is added by Enter, the other one at once.
			e.open("?view=compare&compare=tech-lead,scrum")
			e.has(".comparison", "SCRUM")
			e.until("the field", `(document.querySelector('.picker input').focus(), 'yes')`)
			e.press("Ours")
			e.has(".picker", "Enter adds it.")
			e.press(" too")
			e.has(".chip", "Ours too")
			e.press("Ours\r")
			e.until("both", `document.querySelectorAll('.chip').length === 4`)
			e.content("status of 400")
		})
	})
}

// mutate writes as an editor elsewhere does.
func mutate(t *testing.T, url, operation string) {
	t.Helper()
	body, err := json.Marshal(map[string]string{"query": operation})
	if err != nil {
		t.Fatal(err)
	}
	response, text := call(t, http.MethodPost, url+"/graphql", string(body), "Content-Type", "application/json", "Authorization", "Bearer "+token)
	if response.StatusCode != http.StatusOK || strings.Contains(text, `"message"`) {
		t.Fatalf("%s: %s", response.Status, text)
	}
}

// explorerViews are the views with something in them.
var explorerViews = map[string]struct{ query, ready string }{
	"matrix":  {"", ".heatmap .cell"},
	"cell":    {"?cell=scrum/projects", "dialog blockquote"},
	"rank":    {"?view=rank&structures=ROLE_LOAD:2", ".smaa .part"},
	"compare": {"?view=compare&compare=tech-lead,engineering-manager-does-projects,scrum", ".steps li"},
	"what-if": {"?view=what-if&base=tech-lead&changes=people=SOLE(engineering-manager:WELL)", ".mine"},
	"graph":   {"?view=graph", ".canvas[data-ready]"},
	"roles":   {"?view=roles&role=engineering-manager", ".load"},
}

// TestExplorerIsAccessible has axe-core look at each view in both themes, on a phone and
// on a wide screen, and takes the pictures of docs/explorer.
func TestExplorerIsAccessible(t *testing.T) {
	axe, err := os.ReadFile("../web/node_modules/axe-core/axe.min.js")
	if err != nil {
		loudskip.Missing(t, "NO AXE-CORE: run npm ci in web to check the Explorer's accessibility")
	}
	url := start(t, server.Config{Store: builtin(t), PollInterval: time.Second})
	e := openExplorer(t, url)
	for name, view := range explorerViews {
		for _, theme := range []string{"light", "dark"} {
			for device, width := range map[string]int64{"phone": 390, "tablet": 820, "wide": 1440} {
				t.Run(name+"/"+theme+"/"+device, func(t *testing.T) {
					e.t = t
					set := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: theme}, {Name: "prefers-reduced-motion", Value: "reduce"}}}
					if _, err := chromedp.Call(e.ctx, emulation.SetEmulatedMedia, set); err != nil {
						t.Fatal(err)
					}
					if err := chromedp.Do(e.ctx, chromedp.EmulateViewport(width, 900)); err != nil {
						t.Fatal(err)
					}
					e.open(view.query)
					e.until(view.ready, `document.querySelector(`+quoted(view.ready)+`) && 'yes'`)
					e.until("the answer to all questions", `!document.querySelector('.stale') && 'yes'`)
					e.until("the theme", `document.documentElement.dataset.theme === '`+theme+`'`)
					e.until("nothing to scroll sideways", `document.documentElement.scrollWidth <= window.innerWidth`)
					if *update && (device == "wide" || device == "phone" && theme == "light") {
						e.picture(fmt.Sprintf("../docs/explorer/%s-%s-%s.png", name, device, theme))
					}
					if _, err := chromedp.Call(e.ctx, runtime.Evaluate, runtime.EvaluateParams{Expression: string(axe)}); err != nil {
						t.Fatal(err)
					}
					violations := e.until("axe-core's findings", `(window.findings ??= (axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})
						.then((r) => window.found = JSON.stringify(r.violations.map((v) => [v.id, v.nodes.map((n) => n.html.slice(0, 200) + ' ' + n.failureSummary)]))), true), window.found)`)
					if violations != "[]" {
						t.Errorf("axe-core finds %s", violations)
					}
				})
			}
		}
	}
	e.content()
}

// picture keeps a screenshot.
func (e *explorer) picture(file string) {
	e.t.Helper()
	got, err := chromedp.Call(e.ctx, page.CaptureScreenshot, page.CaptureScreenshotParams{})
	if err != nil {
		e.t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o750); err != nil {
		e.t.Fatal(err)
	}
	if err := os.WriteFile(file, got.Data, 0o600); err != nil {
		e.t.Fatal(err)
	}
}

// TestExplorerWithThousandsOfModels draws what is in sight alone.
func TestExplorerWithThousandsOfModels(t *testing.T) {
	s := builtin(t)
	if err := s.Update(t.Context(), func(ctx context.Context, tx store.Tx) error {
		return tx.Apply(ctx, store.WriteSet{Put: bench.Matrix(2000, 1)})
	}); err != nil {
		t.Fatal(err)
	}
	e := openExplorer(t, start(t, server.Config{Store: s}))
	e.open("")
	e.until("all models", `document.querySelector('.count')?.innerText.startsWith('2006 models')`)
	e.until("few cells", `document.querySelectorAll('.cell').length < 300`)
	e.until("the last model", `(() => {
		const box = document.querySelector('.heatmap');
		box.scrollTop = box.scrollHeight;
		return document.querySelector('.heatmap tbody').innerText.includes('Tech lead');
	})()`)
	e.click("button", "Transpose")
	e.until("few cells again", `document.querySelectorAll('.heatmap tbody th').length === 6 && document.querySelectorAll('.cell').length < 300`)
	e.open("?view=rank")
	e.has("main", "under random weights, among these 50.")
	e.open("?view=what-if&base=tech-lead")
	e.has(".mine", "What if")
	e.has("main", "among 102 of 2007 models, the base and the first by key.")
	e.open("?view=graph")
	e.has(".count", "This is a part")
	e.until("the graph", `document.querySelector('.canvas')?.dataset.ready`)
	e.content()
}

// TestExplorerRecovers takes the server away, lets it fail and be slow, and gives it
// back.
func TestExplorerRecovers(t *testing.T) {
	h, err := server.NewHandler(server.Config{Store: builtin(t)})
	if err != nil {
		t.Fatal(err)
	}
	var fault atomic.Value
	fault.Store("")
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/graphql" {
			switch fault.Load() {
			case "away":
				panic(http.ErrAbortHandler) // the connection is cut
			case "failing":
				http.Error(w, "<h1>Bad gateway</h1>", http.StatusBadGateway)
				return
			case "erroring":
				w.Header().Set("Content-Type", "application/json")
				_, _ = w.Write([]byte(`{"errors":[{"message":"the database does not answer at the moment; try again","extensions":{"code":"UNAVAILABLE"}}]}`))
				return
			case "slow":
				time.Sleep(time.Second)
			}
		}
		h.ServeHTTP(w, r)
	}))
	t.Cleanup(func() {
		h.Stop()
		s.CloseClientConnections()
		s.Close()
		h.Close(context.Background())
	})
	s.Config.ErrorLog = nil
	e := openExplorer(t, s.URL)
	fault.Store("slow")
	e.open("?view=rank")
	e.has("main", "Reading the matrix…")
	e.has(".bars", "Tech lead")
	fault.Store("failing")
	e.enter("#weight-0", "4")
	e.has(".problem", "The server answered 502 without saying why. It is tried again.")
	e.has(".bars", "Tech lead") // the last answer stays
	fault.Store("erroring")
	e.has(".problem", "the database does not answer at the moment; try again. It is tried again.")
	fault.Store("")
	e.until("no problem any more", `!document.querySelector('.problem') && 'yes'`)
	fault.Store("away")
	e.open("?view=rank")
	e.has(".problem", "The server cannot be reached. It is tried again.")
	e.has(".away", "not live")
	fault.Store("")
	e.has(".bars", "Tech lead")
	e.until("no problem any more", `!document.querySelector('.problem') && !document.querySelector('.away') && 'yes'`)
	e.content("ERR_", "status of 502")
}

// TestExplorerIsLiveAgain stops the server in order, as a new version does: the page waits
// for the next one and shows what was written meanwhile, in an open cell too.
func TestExplorerIsLiveAgain(t *testing.T) {
	s := builtin(t)
	next := func() *server.Handler {
		h, err := server.NewHandler(server.Config{Store: s, Access: editors(token), PollInterval: 20 * time.Millisecond, Logger: slog.New(slog.DiscardHandler)})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { h.Close(context.Background()) })
		return h
	}
	var current atomic.Pointer[server.Handler]
	web := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := current.Load()
		if h == nil {
			panic(http.ErrAbortHandler)
		}
		h.ServeHTTP(w, r)
	}))
	web.Config.ErrorLog = nil
	first := next()
	current.Store(first)
	t.Cleanup(func() {
		if h := current.Load(); h != nil {
			h.Stop()
		}
		web.CloseClientConnections()
		web.Close()
	})
	assign := func(owner string) {
		t.Helper()
		mutate(t, web.URL, `mutation { assign(input: {model: "scrum", responsibility: "people", owners: [{role: "`+owner+`"}]}) { userErrors { message } } }`)
	}

	e := openExplorer(t, web.URL)
	e.open("?cell=scrum/people")
	e.has("dialog", "Manager (poorly)")
	assign("team")
	e.has("dialog .owners", "Team")
	e.content()
	first.Stop()
	current.Store(nil)
	e.has(".away", "not live")
	current.Store(next())
	assign("tech-lead")
	e.until("a live page", `!document.querySelector('.away') && 'yes'`)
	e.has("dialog .owners", "Tech lead")
	assign("product-owner")
	e.has("dialog .owners", "Product owner")
	e.until("the matrix too", `document.querySelector('[data-cell="scrum/people"]').innerText.includes('Product owner well')`)
	e.content("ERR_")
}

// TestExplorerWithoutAView: where a view's code cannot be loaded, as behind an upgrade, the
// rest of the page stays.
func TestExplorerWithoutAView(t *testing.T) {
	h, err := server.NewHandler(server.Config{Store: builtin(t)})
	if err != nil {
		t.Fatal(err)
	}
	var gone atomic.Bool
	gone.Store(true)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if gone.Load() && strings.HasPrefix(r.URL.Path, "/assets/graph-") {
			http.NotFound(w, r)
			return
		}
		h.ServeHTTP(w, r)
	}))
	t.Cleanup(func() {
		h.Stop()
		s.Close()
		h.Close(context.Background())
	})
	e := openExplorer(t, s.URL)
	e.open("")
	e.has(".heatmap", "SCRUM")
	e.click("nav button", "Graph")
	e.has("main .problem", "The code of this view could not be loaded")
	e.click("nav button", "Matrix")
	e.has(".heatmap", "SCRUM")
	e.until("no problem any more", `!document.querySelector('.problem') && 'yes'`)
	e.click("nav button", "Graph")
	gone.Store(false)
	e.click("main .problem button", "Load the page again")
	if err := chromedp.Do(e.ctx, chromedp.WaitReady(".canvas[data-ready]")); err != nil {
		t.Errorf("waiting for the graph: %v", err)
	}
	e.content("status of 404")
}

// TestExplorerAppliesWhatItShows edits a what-if while its answer is held up, and while it
// fails: nothing can be applied until the plan is that of what is on show, and then it is
// asked about anew.
func TestExplorerAppliesWhatItShows(t *testing.T) {
	h, err := server.NewHandler(server.Config{Store: builtin(t), Access: editors(token), Logger: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	var fault atomic.Value
	fault.Store("")
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			return
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		if bytes.Contains(body, []byte("query WhatIf(")) {
			for fault.Load() == "held" && r.Context().Err() == nil {
				time.Sleep(10 * time.Millisecond)
			}
			if fault.Load() == "failing" {
				http.Error(w, "", http.StatusBadGateway)
				return
			}
		}
		h.ServeHTTP(w, r)
	}))
	t.Cleanup(func() {
		fault.Store("")
		h.Stop()
		s.Close()
		h.Close(context.Background())
	})
	e := openExplorer(t, s.URL)
	e.open("?view=what-if&base=tech-lead&changes=people=SOLE(engineering-manager:WELL)")
	e.click("summary", "More")
	e.enter("#token", token)
	e.has("main", "from Tech lead to Engineering Manager, well")
	e.click("button", "Apply to Tech lead")
	e.has("main", "Write 1 moves into Tech lead?")

	const closed = `!document.querySelector('main button.primary') && [...document.querySelectorAll('main button')].some((x) => x.innerText.includes('Apply to Tech lead') && x.disabled)`
	fault.Store("held")
	e.enter(`[aria-label="How well owner 1 owns People"]`, "POORLY")
	e.until("no way to apply the plan before", closed)
	fault.Store("failing")
	e.has(".problem", "502")
	e.until("no way either", closed)
	fault.Store("")
	e.has("main", "from Tech lead to Engineering Manager, poorly")
	e.click("button", "Apply to Tech lead")
	e.click("main button.primary", "Apply")
	e.has(".told", "Tech lead is now as supposed")
	_, text := call(t, http.MethodPost, s.URL+"/graphql", `{"query": "{ assignment(model: \"tech-lead\", responsibility: \"people\") { owners { quality role { key } } } }"}`, "Content-Type", "application/json")
	if !strings.Contains(text, `{"quality":"POORLY","role":{"key":"engineering-manager"}}`) {
		t.Errorf("the cell is %s", text)
	}
	e.content("status of 502")
}

// TestExplorerIsSmall weighs what the first view loads, as it travels.
func TestExplorerIsSmall(t *testing.T) {
	e := openExplorer(t, start(t, server.Config{Store: builtin(t)}))
	e.open("")
	e.has(".heatmap", "SCRUM")
	size := e.until("the size", `performance.getEntriesByType('resource').filter((r) => r.name.includes('/assets/')).reduce((sum, r) => sum + r.encodedBodySize, 0)`)
	var n int
	if _, err := fmt.Sscan(size, &n); err != nil || n < 10_000 || n > 200_000 {
		t.Errorf("the first view loads %s bytes", size)
	}
	e.until("no graph library", `performance.getEntriesByType('resource').every((r) => !r.name.includes('cytoscape'))`)
	e.content()
}

// TestPagesAllowNothingInline holds the Content-Security-Policy of each page.
func TestPagesAllowNothingInline(t *testing.T) {
	url := start(t, server.Config{})
	for path, inline := range map[string]bool{"/": false, "/playground": true} {
		response, body := call(t, http.MethodGet, url+path, "")
		policy := response.Header.Get("Content-Security-Policy")
		if response.StatusCode != http.StatusOK || !strings.Contains(policy, "default-src 'none'") || strings.Contains(policy, "unsafe-inline") != inline {
			t.Errorf("%s: %s, %q", path, response.Status, policy)
		}
		if !bytes.Contains([]byte(body), []byte(`<div id="root">`)) {
			t.Errorf("%s: %.200s", path, body)
		}
	}
}
