package backup_test

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/zstd"
	"pgregory.net/rapid"

	"orgraph/internal/campaign"
	"orgraph/org"
	"orgraph/store"
	"orgraph/store/backup"
	"orgraph/store/neo4j"
	"orgraph/store/neo4j/neo4jtest"
	"orgraph/store/sqlite"
	"orgraph/store/storetest"
	"orgraph/store/verify"
)

const created = "2021-11-17T09:00:00.000Z"

func memory(t *testing.T) store.Store {
	t.Helper()
	s, err := sqlite.Open(t.Context(), sqlite.Config{Path: sqlite.Memory})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close(context.Background()) })
	return s
}

// both runs a test with an empty store of each database.
func both(t *testing.T, test func(t *testing.T, s store.Store)) {
	t.Run("sqlite", func(t *testing.T) { test(t, memory(t)) })
	t.Run("neo4j", func(t *testing.T) {
		c := neo4jtest.New(t)
		s, err := neo4j.Open(t.Context(), neo4j.Config{URI: c.URI, Username: c.Username, Password: c.Password, Database: c.Database})
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = s.Close(context.Background()) }()
		test(t, s)
	})
}

// failer is what tests and properties have in common.
type failer interface {
	Helper()
	Fatal(args ...any)
}

func write(t failer, s store.Store, actor string, w store.WriteSet) {
	t.Helper()
	err := s.Update(store.WithActor(context.Background(), actor), func(ctx context.Context, tx store.Tx) error { return tx.Apply(ctx, w) })
	if err != nil {
		t.Fatal(err)
	}
}

func keep(t failer, s store.Store, actor string) {
	t.Helper()
	err := s.Update(context.Background(), func(ctx context.Context, tx store.Tx) error {
		return tx.Keep(ctx, store.Receipt{Actor: actor, Key: "1", Digest: "<d>", Result: "r", Expires: "2999-01-01T00:00:00.000Z"})
	})
	if err != nil {
		t.Fatal(err)
	}
}

// save returns the backup of a store.
func save(t failer, s store.Store, path string) []byte {
	t.Helper()
	if _, err := backup.Save(context.Background(), s, path, created, nil); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// text decompresses a backup.
func text(t failer, data []byte) string {
	t.Helper()
	d, err := zstd.NewReader(nil)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	out, err := d.DecodeAll(data, nil)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func compressed(t failer, text string) []byte {
	t.Helper()
	e, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	return e.EncodeAll([]byte(text), nil)
}

func verified(t failer, s store.Store) {
	t.Helper()
	problems, err := verify.Check(context.Background(), s)
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
}

// TestThereAndBack takes the suite's graph from each database to the other.
func TestThereAndBack(t *testing.T) {
	both(t, func(t *testing.T, s store.Store) {
		write(t, s, "ada", store.WriteSet{Put: storetest.Graph()})
		write(t, s, "grace", store.WriteSet{DeleteTradeoffs: []string{"alpha-slow"}, DeleteScenarios: []string{"lean"}})
		keep(t, s, "grace")
		dir := t.TempDir()
		first := save(t, s, filepath.Join(dir, "first"))
		other := memory(t)
		var told int
		summary, err := backup.Check(t.Context(), filepath.Join(dir, "first"), nil)
		if err != nil {
			t.Fatal(err)
		}
		if err := backup.Restore(t.Context(), other, filepath.Join(dir, "first"), false, func(n int) { told += n }); err != nil {
			t.Fatal(err)
		}
		if sequence, time, _ := s.Head(t.Context()); summary.Sequence != sequence || summary.Time != time || summary.Created != created || told != summary.Lines() {
			t.Errorf("%+v, told of %d", summary, told)
		}
		verified(t, other)
		if second := save(t, other, filepath.Join(dir, "second")); !bytes.Equal(first, second) {
			t.Error(cmp.Diff(text(t, first), text(t, second)))
		}
		// And back, over what is there.
		write(t, s, "ada", store.WriteSet{Put: org.Matrix{Roles: []org.Role{{Key: "new", Name: "New"}}}})
		if err := backup.Restore(t.Context(), s, filepath.Join(dir, "second"), false, nil); !errors.Is(err, store.ErrConflict) {
			t.Errorf("got %v, want %v", err, store.ErrConflict)
		}
		if err := backup.Restore(t.Context(), s, filepath.Join(dir, "second"), true, nil); err != nil {
			t.Fatal(err)
		}
		verified(t, s)
		if third := save(t, s, filepath.Join(dir, "third")); !bytes.Equal(first, third) {
			t.Error(cmp.Diff(text(t, first), text(t, third)))
		}
	})
}

// TestAnyGraph draws graphs and histories: what is restored is the same in
// everything, to the byte of its own backup.
func TestAnyGraph(t *testing.T) {
	checks := flag.Lookup("rapid.checks")
	both(t, func(t *testing.T, s store.Store) {
		if strings.HasSuffix(t.Name(), "neo4j") { // a check takes half a second there
			defer func(was string) { _ = checks.Value.Set(was) }(checks.Value.String())
			if err := checks.Value.Set("15"); err != nil {
				t.Fatal(err)
			}
		}
		dir := t.TempDir()
		first, second := filepath.Join(dir, "first"), filepath.Join(dir, "second")
		from := memory(t)
		rapid.Check(t, func(rt *rapid.T) {
			if err := from.Restore(context.Background(), true, func(func(store.Part, error) bool) {}); err != nil {
				rt.Fatal(err)
			}
			var was org.Matrix
			for i := range rapid.IntRange(0, 3).Draw(rt, "updates") {
				m := drawGraph(rt)
				write(rt, from, fmt.Sprint("actor ", i), store.WriteSet{
					Put: m, DeleteModels: keys(was.Models, func(v org.Model) string { return v.Key }), DeleteRoles: keys(was.Roles, func(v org.Role) string { return v.Key }),
					DeleteResponsibilities: keys(was.Responsibilities, func(v org.Responsibility) string { return v.Key }),
					DeleteTradeoffs:        keys(was.Tradeoffs, func(v org.Tradeoff) string { return v.Key }), DeleteSources: keys(was.Sources, func(v org.Source) string { return v.Key }),
					DeleteScenarios: keys(was.Scenarios, func(v org.Scenario) string { return v.Key }), DeleteAssignments: keys(was.Assignments, org.Assignment.ID),
					DeleteDelegations: keys(was.Delegations, org.Delegation.ID), DeleteRoleCombinations: keys(was.RoleCombinations, org.RoleCombination.ID),
				})
				was = m
			}
			want := save(rt, from, first)
			if err := backup.Restore(context.Background(), s, first, true, nil); err != nil {
				rt.Fatal(err)
			}
			verified(rt, s)
			if got := save(rt, s, second); !bytes.Equal(want, got) {
				rt.Fatal(cmp.Diff(text(rt, want), text(rt, got)))
			}
		})
	})
}

func keys[T any](list []T, key func(T) string) []string {
	var out []string
	for _, v := range list {
		out = append(out, key(v))
	}
	return out
}

// drawGraph draws a valid graph.
func drawGraph(t *rapid.T) org.Matrix {
	line := rapid.StringOfN(rapid.RuneFrom([]rune("aÉß\"\\<&𠀀🙂'`$"), unicode.Letter), 1, 20, -1)
	words := rapid.StringOfN(rapid.RuneFrom([]rune("aÉß\"\\<&\t\n𠀀🙂'`$"), unicode.Letter), 1, 20, -1)
	draw := func(label string) string { return "x" + line.Draw(t, label) }
	maybe := func(label string) string { return rapid.OneOf(rapid.Just(""), words).Draw(t, label) }
	some := func(label string, of []string) []string {
		var out []string
		for _, key := range of {
			if rapid.Bool().Draw(t, label) {
				out = append(out, key)
			}
		}
		return out
	}
	named := func(label string, most int) []string {
		out := make([]string, rapid.IntRange(0, most).Draw(t, label))
		for i := range out {
			out[i] = fmt.Sprintf("%s-%d", rapid.SampledFrom([]string{"key", "ß", "チ", "𠀀"}).Draw(t, label), i)
		}
		slices.Sort(out)
		return out
	}
	var m org.Matrix
	sources, models, roles, duties := named("sources", 2), named("models", 3), named("roles", 5), named("duties", 3)
	for _, key := range sources {
		m.Sources = append(m.Sources, org.Source{Key: key, Title: draw("title"), Author: draw("author")})
	}
	for _, key := range models {
		m.Models = append(m.Models, org.Model{Key: key, Name: draw("name"), Summary: maybe("summary"), Status: rapid.SampledFrom(org.Statuses()).Draw(t, "status"), Sources: some("cites", sources)})
	}
	for i, key := range roles {
		m.Roles = append(m.Roles, org.Role{Key: key, Name: draw("name"), Aliases: some("alias", []string{"a", "Ä"}), Narrows: some("narrows", slices.Concat(roles[:i], roles[i+1:]))})
	}
	for i, key := range duties {
		m.Responsibilities = append(m.Responsibilities, org.Responsibility{Key: key, Name: draw("name"), Ordinal: len(duties) - i, Summary: maybe("summary")})
	}
	for _, key := range named("tradeoffs", 2) {
		m.Tradeoffs = append(m.Tradeoffs, org.Tradeoff{Key: key, Kind: rapid.SampledFrom(org.TradeoffKinds()).Draw(t, "kind"), Statement: "x" + words.Draw(t, "statement"),
			Models: some("of", models), Responsibilities: some("about", duties), Roles: some("about", roles), Sources: some("cites", sources)})
	}
	for _, key := range named("scenarios", 1) {
		m.Scenarios = append(m.Scenarios, org.Scenario{Key: key, Name: draw("name"), Definition: `{"a":"<b>"}`})
	}
	for _, model := range models {
		for _, duty := range duties {
			owners := some("owners", roles)
			a := org.Assignment{Model: model, Responsibility: duty, Statement: maybe("cell"), Source: append(some("source", sources), "")[0]}
			for _, arrangement := range org.Arrangements() {
				if arrangement.Fits(len(owners)) {
					a.Arrangement = arrangement
				}
			}
			m.Assignments = append(m.Assignments, a)
			for i, role := range owners {
				m.Ownerships = append(m.Ownerships, org.Ownership{Model: model, Responsibility: duty, Role: role, Ordinal: i, Note: maybe("note"),
					Quality: rapid.SampledFrom(org.Qualities()).Draw(t, "quality"), Provenance: rapid.SampledFrom(org.Provenances()).Draw(t, "provenance")})
			}
			if len(roles) > 1 && rapid.Bool().Draw(t, "delegates") {
				m.Delegations = append(m.Delegations, org.Delegation{Model: model, Responsibility: duty, Role: roles[0], Delegate: roles[1]})
			}
		}
		if len(roles) > 1 && rapid.Bool().Draw(t, "combines") {
			m.RoleCombinations = append(m.RoleCombinations, org.RoleCombination{Model: model, Role: roles[1], AlsoHolds: roles[0]})
		}
	}
	return m
}

// saved returns a backup of the suite's graph.
func saved(t *testing.T) []byte {
	t.Helper()
	s := memory(t)
	write(t, s, "ada", store.WriteSet{Put: storetest.Graph()})
	keep(t, s, "ada")
	return save(t, s, filepath.Join(t.TempDir(), "x.backup"))
}

// TestDamage flips a bit of bytes and cuts the file off, in a long run everywhere: it is
// refused, or nothing of what it says has changed.
func TestDamage(t *testing.T) {
	whole := saved(t)
	want := text(t, whole)
	path := filepath.Join(t.TempDir(), "damaged.backup")
	random := rand.New(rand.NewPCG(1, 2))
	refused := 0
	check := func(data []byte, what string) {
		t.Helper()
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := backup.Check(t.Context(), path, nil)
		switch {
		case err == nil && text(t, data) != want:
			t.Errorf("%s: it is taken for a backup and says something else", what)
		case err == nil:
		case !errors.Is(err, backup.ErrDamaged) || !strings.HasPrefix(err.Error(), path+": ") || !strings.Contains(err.Error(), "; "):
			t.Errorf("%s: %v", what, err)
		default:
			refused++
		}
	}
	tried := 0
	for i := 0; i < len(whole); i += campaign.Size(20, 1) {
		tried += 2
		data := slices.Clone(whole)
		data[i] ^= 1 << random.IntN(8)
		check(data, fmt.Sprint("byte ", i))
		check(whole[:i], fmt.Sprint("cut off at ", i))
	}
	if refused < tried-16 {
		t.Errorf("only %d of %d were refused", refused, tried)
	}
	t.Logf("%d of %d were refused", refused, tried)
}

// TestRefuses changes lines in the text below the compression.
func TestRefuses(t *testing.T) {
	whole := text(t, saved(t))
	lines := strings.SplitAfter(whole, "\n")
	at := slices.IndexFunc(lines, func(l string) bool { return strings.Contains(l, `"sequence":3,`) && strings.Contains(l, `"Change"`) })
	joined := func(edit func(lines []string) []string) []byte {
		return compressed(t, strings.Join(edit(slices.Clone(lines)), ""))
	}
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"nothing", nil, "line 1 is missing: the file has been cut off; take another backup"},
		{"another file", []byte("SQLite format 3\x00"), "the file does not begin as one does; name a file that orgraph backup wrote"},
		{"another compressed file", compressed(t, "hello\n"), "the file does not begin as one does"},
		{"a newer format", compressed(t, strings.Replace(whole, `"format":1`, `"format":2`, 1)), "it has the format 2 and this Orgraph knows up to 1; use the one that wrote it"},
		{"a kind of the future", compressed(t, strings.Replace(whole, `"kind":"Source"`, `"kind":"Team"`, 1)), `line 2 has the kind "Team", which there is not`},
		{"a property of the future", compressed(t, strings.Replace(whole, `"title":`, `"heading":`, 1)), `line 2 holds no Source: json: unknown field "heading"`},
		{"a value that is none", compressed(t, strings.Replace(whole, `"COMPLETE"`, `"FINE"`, 1)), `has the status "FINE"`},
		{"no JSON", joined(func(l []string) []string { l[3] = "x\n"; return l }), "line 4 is no line of a backup"},
		{"a text that was changed", compressed(t, strings.Replace(whole, "Field notes", "Field nodes", 1)), "holds a checksum that is not the one of the lines before it"},
		{"a line less", joined(func(l []string) []string { return slices.Delete(l, 2, 3) }), "says that the backup has"},
		{"a change less", joined(func(l []string) []string { return slices.Delete(l, at, at+1) }), "holds change 4 behind change 2"},
		{"kinds in another order", joined(func(l []string) []string { l[1], l[at] = l[at], l[1]; return l }), "holds change 3 behind change 0"},
		{"the log's end is missing", joined(func(l []string) []string { return slices.Delete(l, len(l)-3, len(l)-2) }), "says that the backup has"},
		{"cut off", joined(func(l []string) []string { return l[:5] }), "line 6 is missing: the file has been cut off"},
		{"something behind the end", joined(func(l []string) []string { return append(l, "{}\n") }), "follows the end of the backup"},
		{"two backups", append(saved(t), saved(t)...), "follows the end of the backup"},
		{"a line without an end", compressed(t, strings.Repeat("x", 17<<20)), "line 1 has more than 16777216 bytes"},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "x.backup")
			if err := os.WriteFile(path, c.data, 0o600); err != nil {
				t.Fatal(err)
			}
			s := memory(t)
			write(t, s, "ada", store.WriteSet{Put: org.Matrix{Roles: []org.Role{{Key: "mine", Name: "Mine"}}}})
			err := backup.Restore(t.Context(), s, path, true, nil)
			if !errors.Is(err, backup.ErrDamaged) || !strings.Contains(err.Error(), c.want) || !strings.HasPrefix(err.Error(), path+": ") {
				t.Errorf("got %v, want %s", err, c.want)
			}
			if roles, err := s.Roles(t.Context(), []string{"mine"}); err != nil || len(roles) != 1 {
				t.Errorf("the store was changed: %v, %v", roles, err)
			}
		})
	}
}

func TestFiles(t *testing.T) {
	s := memory(t)
	dir := t.TempDir()
	if _, err := backup.Save(t.Context(), s, filepath.Join(dir, "no", "x"), created, nil); err == nil || !strings.Contains(err.Error(), "x: no such file or directory; name a file that can be written") {
		t.Errorf("got %v", err)
	}
	if _, err := backup.Check(t.Context(), filepath.Join(dir, "x"), nil); err == nil || !strings.HasSuffix(err.Error(), "x: no such file or directory; name a backup that can be read") {
		t.Errorf("got %v", err)
	}
	if _, err := backup.Check(t.Context(), dir, nil); err == nil || errors.Is(err, backup.ErrDamaged) {
		t.Errorf("a folder: %v", err)
	}
	// A backup that fails leaves the one that is there, and nothing else.
	path := filepath.Join(dir, "x.backup")
	was := save(t, s, path)
	ctx, cancel := context.WithCancel(t.Context())
	_, err := backup.Save(ctx, s, path, created, func(int) { cancel() })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	files, err := os.ReadDir(dir)
	if err != nil || len(files) != 1 {
		t.Errorf("%v, %v", files, err)
	}
	if now, _ := os.ReadFile(path); !bytes.Equal(was, now) {
		t.Error("the backup was changed")
	}
}

// TestReplacesBackupsAlone saves in place of other files: only a backup and an empty file
// give way, and all others stay as they are.
func TestReplacesBackupsAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "orgraph.db")
	s, err := sqlite.Open(t.Context(), sqlite.Config{Path: path})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close(context.Background()) }()
	write(t, s, "ada", store.WriteSet{Put: storetest.Graph()})
	own, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	older := saved(t)
	first, rest, _ := strings.Cut(text(t, older), "\n")
	for _, c := range []struct {
		name     string
		holds    []byte
		replaced bool
	}{
		{"the store's own file", own, false},
		{"a text", []byte("Do not forget the milk.\n"), false},
		{"another compressed text", compressed(t, "Do not forget the milk.\n"), false},
		{"other JSON", compressed(t, `{"orgraph":"tokens"}`+"\n"), false},
		{"the beginning of a compressed file", older[:6], false},
		{"an older backup", older, true},
		{"an empty file", nil, true},
		{"a damaged backup", compressed(t, first+"\n"+rest[len(rest)/2:]), true},
		{"a backup of a newer Orgraph", compressed(t, `{"orgraph":"backup","format":99}`+"\n"), true},
	} {
		t.Run(c.name, func(t *testing.T) {
			file := path
			if c.name != "the store's own file" {
				file = filepath.Join(t.TempDir(), "x.backup")
				if err := os.WriteFile(file, c.holds, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			_, err := backup.Save(t.Context(), s, file, created, nil)
			if c.replaced {
				if err != nil {
					t.Fatal(err)
				}
				if _, err := backup.Check(t.Context(), file, nil); err != nil {
					t.Error(err)
				}
				return
			}
			if want := file + ": there is a file that is no backup; name another one, as a backup takes the place of a backup alone"; err == nil || err.Error() != want {
				t.Errorf("got %v, want %s", err, want)
			}
			if now, _ := os.ReadFile(file); !bytes.Equal(c.holds, now) {
				t.Error("the file was changed")
			}
		})
	}
	folder := t.TempDir()
	if _, err := backup.Save(t.Context(), s, folder, created, nil); err == nil || err.Error() != folder+": it is a folder; name a file in it" {
		t.Errorf("got %v", err)
	}
	verified(t, s)
}

// TestWhileOthersWrite takes backups between and during writes: each is one state,
// whose log leads to what it holds.
func TestWhileOthersWrite(t *testing.T) {
	both(t, func(t *testing.T, s store.Store) {
		write(t, s, "ada", store.WriteSet{Put: storetest.Graph()})
		ctx, cancel := context.WithCancel(t.Context())
		done := make(chan error)
		go func() {
			for i := 0; ; i++ {
				w := store.WriteSet{Put: org.Matrix{Roles: []org.Role{{Key: "busy", Name: fmt.Sprint("Busy ", i)}}, Scenarios: []org.Scenario{{Key: fmt.Sprint("s-", i), Name: "S", Definition: "{}"}}}}
				if err := s.Update(ctx, func(ctx context.Context, tx store.Tx) error { return tx.Apply(ctx, w) }); err != nil {
					done <- err
					return
				}
			}
		}()
		path := filepath.Join(t.TempDir(), "x.backup")
		for range 3 {
			save(t, s, path)
			other := memory(t)
			if err := backup.Restore(t.Context(), other, path, false, nil); err != nil {
				t.Fatal(err)
			}
			verified(t, other)
		}
		cancel()
		if err := <-done; !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
	})
}

// FuzzCheck reads what the fuzzer makes of backups, of their text or of their bytes. It
// must not panic, and what it refuses is refused as damaged.
func FuzzCheck(f *testing.F) {
	path := filepath.Join(f.TempDir(), "x.backup")
	s, err := sqlite.Open(context.Background(), sqlite.Config{Path: sqlite.Memory})
	if err != nil {
		f.Fatal(err)
	}
	for _, m := range []org.Matrix{{}, {Roles: storetest.Graph().Roles[:2]}, {Sources: storetest.Graph().Sources}} {
		write(f, s, "ada", store.WriteSet{Put: m})
		data := save(f, s, path)
		f.Add(data, false)
		f.Add([]byte(text(f, data)), true)
	}
	if err := s.Close(context.Background()); err != nil {
		f.Fatal(err)
	}
	e, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1))
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, data []byte, compress bool) {
		if compress {
			data = e.EncodeAll(data, nil)
		}
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := backup.Check(t.Context(), path, nil); err != nil && !errors.Is(err, backup.ErrDamaged) {
			t.Fatal(err)
		}
	})
}
