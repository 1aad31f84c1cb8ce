package server_test

import (
	"context"
	"fmt"
	neturl "net/url"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"orgraph/internal/loudskip"
	"orgraph/server"
	"orgraph/store"
)

// browser returns a tab of a real Chromium, or skips the test, loudly, where
// there is none; with CI=true that is a failure.
func browser(t *testing.T) context.Context {
	t.Helper()
	var path string
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		loudskip.Missing(t, "NO CHROMIUM: install Chromium to run the browser tests")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox,
		chromedp.UserDataDir(t.TempDir()), chromedp.WindowSize(1280, 800), chromedp.Flag("disable-quic", true))
	ctx, cancel := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	// The context of the first call is the browser's, so the time is limited
	// behind it.
	if _, err := chromedp.Call(ctx, log.Enable, cdp.Empty{}); err != nil {
		t.Fatal(err)
	}
	ctx, cancel = context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(cancel)
	return ctx
}

// TestPlaygroundInBrowser opens the playground as a person does: its first tab
// runs, the others are there, nothing is loaded from elsewhere, and the browser
// has nothing to complain of.
func TestPlaygroundInBrowser(t *testing.T) {
	ctx := browser(t)
	url := start(t, server.Config{Access: editors(token), PollInterval: 10 * time.Millisecond})
	var mu sync.Mutex
	var complaints []string
	complain := func(format string, args ...any) {
		mu.Lock()
		defer mu.Unlock()
		complaints = append(complaints, fmt.Sprintf(format, args...))
	}
	err := chromedp.Listen(ctx, func(event any) {
		switch e := event.(type) {
		case *network.EventRequestWillBeSent:
			if !strings.HasPrefix(e.Request.URL, url) && !strings.HasPrefix(e.Request.URL, "data:") {
				complain("it loads %s", e.Request.URL)
			}
		case *log.EventEntryAdded:
			// But of the mutation without the token, and what only a developer of pages would want to know.
			if !strings.Contains(e.Entry.Text, "status of 400") && fmt.Sprint(e.Entry.Level) != "verbose" {
				complain("%s: %s", e.Entry.Level, e.Entry.Text)
			}
		case *runtime.EventExceptionThrown:
			complain("exception: %s", e.ExceptionDetails.Text)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	run := func(what string, actions ...chromedp.Action[chromedp.Void]) {
		t.Helper()
		if err := chromedp.Do(ctx, actions...); err != nil {
			t.Fatalf("%s: %v; complaints: %q", what, err, complaints)
		}
	}
	run("opening it", chromedp.Navigate(url+"/playground"), chromedp.WaitVisible(".graphiql-execute-button"))
	tabs, err := chromedp.Run(ctx, chromedp.Text(".graphiql-tabs"))
	if err != nil {
		t.Fatal(err)
	}
	// A click that comes before the editor has been filled runs nothing.
	poll := func(what, function string) string {
		t.Helper()
		got, err := chromedp.Run(ctx, chromedp.Poll[string](function,
			chromedp.WithPollingInterval(100*time.Millisecond), chromedp.WithPollingTimeout(60*time.Second)))
		if err != nil {
			shown, _ := chromedp.Run(ctx, chromedp.Text("body"))
			t.Fatalf("waiting for %s: %v; complaints: %q; the page shows %q", what, err, complaints, shown)
		}
		return got
	}
	poll("the first tab's text", `(() => {
		const text = document.querySelector('.graphiql-query-editor .view-lines')?.innerText ?? ''
		return text.includes('matrix') && text
	})()`)
	run("running the first tab", chromedp.Click(".graphiql-execute-button"))
	answer := poll("the answer", `(() => {
		const text = document.querySelector('.result-window')?.innerText ?? ''
		return text.includes('"matrix"') && text
	})()`)
	for _, tab := range []string{"Matrix", "PoorOwnerships", "RoleAcrossModels", "ModelTradeoffs", "ProjectOwners", "Assign", "Changes"} {
		if !strings.Contains(tabs, tab) {
			t.Errorf("there is no tab %s in %q", tab, tabs)
		}
	}
	if strings.Contains(answer, `"errors"`) {
		t.Errorf("the first tab answers %s", answer)
	}
	// A saved question opens in a tab.
	poll("the saved questions", `(() => {
		const select = document.querySelector('.questions select')
		if (!select || select.options.length < 26) return ''
		Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value').set.call(select, 'divided-cells')
		select.dispatchEvent(new Event('change', {bubbles: true}))
		return 'chosen'
	})()`)
	// The page is loaded anew meanwhile, which ends what waits in the old one.
	for tries := 0; ; tries++ {
		_, err := chromedp.Run(ctx, chromedp.Poll[string](`(() => {
			const text = document.querySelector('.graphiql-query-editor .view-lines')?.innerText ?? ''
			return text.includes('DividedCells') && text
		})()`, chromedp.WithPollingInterval(100*time.Millisecond), chromedp.WithPollingTimeout(5*time.Second)))
		if err == nil {
			break
		}
		if tries == 10 {
			t.Fatalf("waiting for the question's text: %v", err)
		}
	}
	// An editor's mutation, first without the token, then with it, and a
	// subscription that begins before the first change there was.
	tab := func(operation, variables, wanted string) {
		t.Helper()
		run("opening a tab", chromedp.Navigate(url+"/playground?query="+neturl.QueryEscape(operation)+"&variables="+neturl.QueryEscape(variables)),
			chromedp.WaitVisible(".graphiql-execute-button"))
		poll("the tab's text", `(() => {
			const text = document.querySelector('.graphiql-query-editor .view-lines')?.innerText ?? ''
			return text.includes('`+strings.Fields(operation)[0]+`') && text
		})()`)
		run("running it", chromedp.Click(".graphiql-execute-button"))
		poll(wanted, `(() => {
			const text = document.querySelector('.result-window')?.innerText ?? ''
			return text.includes('`+wanted+`') && text
		})()`)
	}
	mutation := `mutation Make { upsertRole(input: {name: "Made in the browser"}) { role { key } userErrors { message } } }`
	tab(mutation, "", "UNAUTHENTICATED")
	run("giving the token", chromedp.SendKeys(".token input", token))
	run("running it again", chromedp.Click(".graphiql-execute-button"))
	poll("the role", `(() => {
		const text = document.querySelector('.result-window')?.innerText ?? ''
		return text.includes('made-in-the-browser') && text
	})()`)
	poll("whose token it is", `(() => {
		const text = document.querySelector('.token output')?.innerText ?? ''
		return text === 'editor, editor' && text
	})()`)
	tab(`subscription Follow($after: Cursor) { changes(after: $after, filter: {key: {eq: "made-in-the-browser"}}) { node { actor key } } }`,
		`{"after": "`+string(store.ChangeCursor(0))+`"}`, "made-in-the-browser")
	mu.Lock()
	defer mu.Unlock()
	if len(complaints) > 0 {
		t.Errorf("the browser complains: %q", complaints)
	}
}
