package access

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestLevels(t *testing.T) {
	for _, l := range []Level{None, Reader, Editor, Admin} {
		text, err := l.MarshalText()
		if err != nil {
			t.Fatal(err)
		}
		var back Level
		if err := back.UnmarshalText([]byte(strings.ToUpper(string(text)))); err != nil || back != l {
			t.Errorf("%v was read as %v, %v", l, back, err)
		}
	}
	if _, err := ParseLevel("owner"); err == nil || !strings.Contains(err.Error(), "reader, editor or admin") {
		t.Errorf("got %v", err)
	}
	if got := From(t.Context()); got.Level != None {
		t.Errorf("nobody has the access of %v", got.Level)
	}
}

// TestTokenForm checks what a scanner for secrets relies on.
func TestTokenForm(t *testing.T) {
	form := regexp.MustCompile(`^orgraph_[0-9A-Za-z]{49}$`)
	rapid.Check(t, func(t *rapid.T) {
		token := newToken()
		if !form.MatchString(token) || !isToken(token) {
			t.Fatalf("%q is no token", token)
		}
		i := rapid.IntRange(0, len(token)-1).Draw(t, "place")
		c := rapid.SampledFrom([]byte("09azAZ_ \x00")).Draw(t, "sign")
		changed := token[:i] + string(c) + token[i+1:]
		if changed != token && isToken(changed) {
			t.Fatalf("%q passes for a token", changed)
		}
		if isToken(token[:i]) || isToken(token+string(c)) {
			t.Fatalf("a part of %q passes for a token, or more than it", token)
		}
	})
	if first, second := newToken(), newToken(); first == second {
		t.Error("two tokens are the same")
	}
	// Tokens that are in use would be refused by another form.
	if !isToken("orgraph_" + strings.Repeat("0", 42) + "1" + "1sNRmV") {
		t.Error("a token of earlier is none")
	}
}

func in(t *testing.T) *Tokens {
	t.Helper()
	return InFile(filepath.Join(t.TempDir(), "orgraph.tokens.json"))
}

func create(t *testing.T, tokens *Tokens, name string, level Level, expires *time.Time) string {
	t.Helper()
	token, err := tokens.Create(name, level, expires)
	if err != nil {
		t.Fatal(err)
	}
	return token
}

func TestTokens(t *testing.T) {
	tokens := in(t)
	if kept, err := tokens.List(); err != nil || len(kept) != 0 {
		t.Fatalf("without a file: %v, %v", kept, err)
	}
	ci := create(t, tokens, "ci", Editor, nil)
	create(t, tokens, "dashboard", Reader, nil)
	if _, err := tokens.Create("ci", Reader, nil); !errors.Is(err, ErrTokenExists) {
		t.Errorf("the same name again: %v", err)
	}
	for _, name := range []string{"", "a b", "A", "oidc:ada", "-x", "cli", "import", "editor", strings.Repeat("x", 64)} {
		if _, err := tokens.Create(name, Reader, nil); !errors.Is(err, ErrTokenName) {
			t.Errorf("the name %q: %v", name, err)
		}
	}
	if _, err := tokens.Create("none", None, nil); err == nil {
		t.Error("a token without access was made")
	}
	text, err := os.ReadFile(tokens.Path())
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(text), ci) || strings.Contains(string(text), ci[len(tokenPrefix):20]) {
		t.Errorf("the file holds the token itself: %s", text)
	}
	for _, path := range []string{tokens.Path(), tokens.Path() + ".lock"} {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", path, info.Mode(), err)
		}
	}
	other := InFile(tokens.Path())
	if found, err := other.find(digestOf(ci)); err != nil || found.Name != "ci" || found.Access != Editor || found.End != ci[len(ci)-4:] {
		t.Errorf("found %+v, %v", found, err)
	}
	if err := tokens.Revoke("ci"); err != nil {
		t.Error(err)
	}
	if _, err := other.find(digestOf(ci)); !errors.Is(err, ErrTokenNotFound) {
		t.Errorf("another process finds what was revoked: %v", err)
	}
	if err := tokens.Revoke("ci"); !errors.Is(err, ErrTokenNotFound) {
		t.Errorf("revoking it again: %v", err)
	}
	if left, err := filepath.Glob(filepath.Join(filepath.Dir(tokens.Path()), "*")); err != nil || len(left) != 2 {
		t.Errorf("it leaves behind %v, %v", left, err)
	}
}

// TestTokensAtOnce makes tokens from several sides: none is lost.
func TestTokensAtOnce(t *testing.T) {
	path := in(t).Path()
	var all sync.WaitGroup
	for i := range 20 {
		all.Go(func() {
			if _, err := InFile(path).Create(string(rune('a'+i)), Reader, nil); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if kept, err := InFile(path).List(); err != nil || len(kept) != 20 {
		t.Errorf("%d were kept, %v", len(kept), err)
	}
}

func TestDamagedTokens(t *testing.T) {
	good := `{"version": 1, "tokens": [{"name": "ci", "access": "editor", "sha256": "` + strings.Repeat("ab", 32) + `", "end": "abcd", "created": "2026-01-02T03:04:05Z"}]}`
	if _, err := parseTokens([]byte(good)); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ text, want string }{
		"nothing":          {"", "EOF"},
		"no JSON":          {"orgraph_", "invalid character"},
		"a newer version":  {strings.Replace(good, `"version": 1`, `"version": 2`, 1), "its version is 2"},
		"no version":       {`{}`, "its version is 0"},
		"two of them":      {good + good, "something follows"},
		"an unknown level": {strings.Replace(good, "editor", "owner", 1), "no level of access"},
		"no access":        {strings.Replace(good, "editor", "none", 1), "no access"},
		"a short digest":   {strings.Replace(good, "abab", "ab", 1), "64 hexadecimal digits"},
		"no digest":        {strings.Replace(good, "sha256", "sha1", 1), "no sha256"},
		"a name with line": {strings.Replace(good, `"ci"`, `"c\ni"`, 1), "is none"},
		"a name twice":     {strings.Replace(good, `[{`, `[{"name": "ci", "access": "reader", "sha256": "`+strings.Repeat("cd", 32)+`"}, {`, 1), "two tokens are called ci"},
	} {
		t.Run(name, func(t *testing.T) {
			tokens := in(t)
			if err := os.WriteFile(tokens.Path(), []byte(c.text), 0o600); err != nil {
				t.Fatal(err)
			}
			if _, err := tokens.List(); err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), tokens.Path()) {
				t.Errorf("got %v", err)
			}
			if _, err := tokens.Create("new", Reader, nil); err == nil {
				t.Error("it was written over")
			}
			if _, err := New(Config{Tokens: tokens, Anonymous: Reader}).Authenticate(t.Context(), "Bearer "+newToken()); !errors.Is(err, ErrUnavailable) || strings.Contains(err.Error(), tokens.Path()) || !strings.Contains(Cause(err), tokens.Path()) {
				t.Errorf("a token is answered %v, for the operator %v", err, Cause(err))
			}
		})
	}
	tokens := in(t)
	create(t, tokens, "ci", Reader, nil)
	if err := os.Chmod(tokens.Path(), 0o640); err != nil {
		t.Fatal(err)
	}
	if _, err := InFile(tokens.Path()).List(); err == nil || !strings.Contains(err.Error(), "chmod 600") {
		t.Errorf("a file that others may read: %v", err)
	}
}

func TestAuthenticate(t *testing.T) {
	now := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	tokens := in(t)
	soon := now.Add(time.Hour)
	reader, editor, admin := create(t, tokens, "r", Reader, nil), create(t, tokens, "e", Editor, &soon), create(t, tokens, "a", Admin, nil)
	over := create(t, tokens, "over", Admin, &now)
	const fixed = "any text of the environment"
	for _, c := range []struct {
		name, header string
		anonymous    Level
		want         Identity
		message      string
	}{
		{"nobody", "", Reader, Identity{Level: Reader, How: Anonymously}, ""},
		{"nobody where nobody may", "", None, Identity{}, "answers nobody without a token"},
		{"a reader", "Bearer " + reader, None, Identity{Name: "r", Level: Reader, How: ByToken}, ""},
		{"a reader where all may write", "Bearer " + reader, Editor, Identity{Name: "r", Level: Reader, How: ByToken}, ""},
		{"an editor", "Bearer " + editor, Reader, Identity{Name: "e", Level: Editor, How: ByToken, Expires: soon}, ""},
		{"an admin, scheme in upper case", "BEARER  " + admin, Reader, Identity{Name: "a", Level: Admin, How: ByToken}, ""},
		{"the environment's", "Bearer " + fixed, Reader, Identity{Name: "editor", Level: Editor, How: ByToken}, ""},
		{"one that has expired", "Bearer " + over, Reader, Identity{}, "expired"},
		{"one that is unknown", "Bearer " + newToken(), Reader, Identity{}, "not known"},
		{"one with a typing error", "Bearer " + reader[:20] + "0" + reader[20:], Reader, Identity{}, "not known"},
		{"its digest", "Bearer " + strings.Repeat("ab", 32), Reader, Identity{}, "not known"},
		{"none", "Bearer ", Reader, Identity{}, "not Bearer and a token"},
		{"the scheme alone", "Bearer", Reader, Identity{}, "not Bearer and a token"},
		{"another scheme", "Basic " + reader, Reader, Identity{}, "not Bearer and a token"},
		{"no scheme", reader, Reader, Identity{}, "not Bearer and a token"},
		{"a long one", "Bearer " + strings.Repeat("x", 17<<10), Reader, Identity{}, "not Bearer and a token"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := New(Config{Tokens: tokens, EditorToken: fixed, Anonymous: c.anonymous, Now: func() time.Time { return now }})
			got, err := a.Authenticate(t.Context(), c.header)
			if c.message != "" {
				if !errors.Is(err, ErrUnauthenticated) || !strings.Contains(err.Error(), c.message) || got.Level != None {
					t.Errorf("got %+v, %v", got, err)
				}
				return
			}
			got.digest = digest{}
			if err != nil || got != c.want {
				t.Errorf("got %+v, %v, want %+v", got, err, c.want)
			}
		})
	}
	if _, err := New(Config{}).Authenticate(t.Context(), "Bearer "+admin); !errors.Is(err, ErrUnauthenticated) {
		t.Errorf("without tokens: %v", err)
	}
}

// TestUntil ends what an identity does when it ends.
func TestUntil(t *testing.T) {
	tokens := in(t)
	soon := time.Now().Add(time.Hour)
	a := New(Config{Tokens: tokens, Anonymous: Reader})
	until := func(token string) context.Context {
		id, err := a.Authenticate(t.Context(), "Bearer "+token)
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := a.Until(t.Context(), id)
		t.Cleanup(cancel)
		return ctx
	}
	stays, goes := until(create(t, tokens, "stays", Reader, &soon)), until(create(t, tokens, "goes", Reader, nil))
	if err := tokens.Revoke("goes"); err != nil {
		t.Fatal(err)
	}
	select {
	case <-goes.Done():
		if cause := context.Cause(goes); !errors.Is(cause, ErrUnauthenticated) {
			t.Errorf("it ended for %v", cause)
		}
	case <-time.After(10 * time.Second):
		t.Error("a revoked token's context goes on")
	}
	if stays.Err() != nil {
		t.Errorf("another token's context has ended: %v", context.Cause(stays))
	}
	ctx, cancel := a.Until(t.Context(), Identity{Name: "x", Expires: time.Now().Add(-time.Second)})
	defer cancel()
	select {
	case <-ctx.Done():
	case <-time.After(10 * time.Second):
		t.Error("an expired identity's context goes on")
	}
	ctx, cancel = a.Until(t.Context(), Identity{Level: Reader, How: Anonymously})
	cancel()
	if context.Cause(ctx) != context.Canceled { //nolint:errorlint // it is that one
		t.Errorf("the caller's end is %v", context.Cause(ctx))
	}
}

func FuzzAuthenticate(f *testing.F) {
	for _, seed := range []string{"", "Bearer", "Bearer x", "Basic eDp5", "Bearer orgraph_" + strings.Repeat("0", 49), "Bearer a.b.c", "bearer \x00"} {
		f.Add(seed)
	}
	tokens := InFile(filepath.Join(f.TempDir(), "t.json"))
	if _, err := tokens.Create("admin", Admin, nil); err != nil {
		f.Fatal(err)
	}
	a := New(Config{Tokens: tokens, EditorToken: "the token of the environment"})
	f.Fuzz(func(t *testing.T, header string) {
		if id, err := a.Authenticate(t.Context(), header); !strings.HasSuffix(strings.TrimSpace(header), "the token of the environment") && (!errors.Is(err, ErrUnauthenticated) || id.Level != None) {
			t.Errorf("%q is %+v, %v", header, id, err)
		}
	})
}

// FuzzTokens reads files of tokens of any text: they are refused, or hold tokens that
// are written as they were read.
func FuzzTokens(f *testing.F) {
	expires := time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)
	text, err := encodeTokens([]Token{{Name: "ci", Access: Editor, Digest: digestOf("x"), End: "abcd", Created: expires, Expires: &expires}})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(text)
	for _, seed := range []string{"", "{}", "null", `{"version":1}`, `{"version":1,"tokens":[{}]}`, `{"version":2}`, `{"version":1} x`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		kept, err := parseTokens(text)
		if err != nil {
			return
		}
		again, err := encodeTokens(kept)
		if err != nil {
			t.Fatalf("%q cannot be written: %v", text, err)
		}
		reread, err := parseTokens(again)
		if err != nil || len(reread) != len(kept) {
			t.Fatalf("%q is written %q: %v", text, again, err)
		}
		for i, k := range kept {
			r := reread[i]
			if r.Name != k.Name || r.Access != k.Access || r.Digest != k.Digest || !r.Created.Equal(k.Created) || (r.Expires == nil) != (k.Expires == nil) {
				t.Fatalf("%+v is read again as %+v", k, r)
			}
		}
	})
}
