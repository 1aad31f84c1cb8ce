package sqlite

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/ncruces/go-sqlite3"
	"github.com/ncruces/go-sqlite3/vfs"

	"orgraph/internal/campaign"
	"orgraph/org"
	"orgraph/store"
	"orgraph/store/storetest"
	"orgraph/store/verify"
)

// A disk is the operating system's files, and knows of them what would be left if
// the power failed now: what was synced, and any part of what was not.
type disk struct {
	unmapped
	mu     sync.Mutex
	files  map[string]*diskFile
	before func(op, name string) error // each operation; its error is that of the operation
}

// A diskFile is what the disk has of a file.
type diskFile struct {
	durable []byte
	entry   bool // the folder's entry is on the disk; else it may be gone
	deleted bool // and the deletion may not have got there
	pending []pending
}

// pending is a write that was not synced, or, without data, a truncation.
type pending struct {
	at   int64
	data []byte
}

func newDisk(t *testing.T) (*disk, string) {
	d := &disk{unmapped: unmapped{vfs.Find("os")}, files: map[string]*diskFile{}, before: func(string, string) error { return nil }}
	name := fmt.Sprintf("disk-%d", memories.Add(1))
	vfs.Register(name, d)
	t.Cleanup(func() { vfs.Unregister(name) })
	return d, name
}

func (d *disk) do(op, name string, then func(*diskFile)) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	f := d.files[name]
	if f == nil {
		f = &diskFile{}
		if data, err := os.ReadFile(name); err == nil {
			f.durable, f.entry = data, true
		}
		d.files[name] = f
	}
	if err := d.before(op, name); err != nil {
		if op == "sync" {
			f.pending = nil // the system has forgotten what it could not write
		}
		return err
	}
	then(f)
	return nil
}

func (d *disk) OpenFilename(name *vfs.Filename, flags vfs.OpenFlag) (vfs.File, vfs.OpenFlag, error) {
	path := name.String()
	if err := d.do("open", path, func(f *diskFile) { f.deleted = false }); err != nil {
		return nil, flags, err
	}
	f, flags, err := d.unmapped.OpenFilename(name, flags)
	if err != nil {
		return nil, flags, err
	}
	return openFile{f.(osFile), path, d}, flags, nil
}

func (d *disk) Delete(name string, syncDir bool) error {
	err := d.do("delete", name, func(f *diskFile) {
		if f.deleted = true; syncDir {
			*f = diskFile{}
		}
	})
	if err != nil {
		return err
	}
	return d.VFS.Delete(name, syncDir)
}

type openFile struct {
	osFile
	path string
	disk *disk
}

func (f openFile) WriteAt(p []byte, off int64) (int, error) {
	err := f.disk.do("write", f.path, func(d *diskFile) { d.pending = append(d.pending, pending{off, slices.Clone(p)}) })
	if err != nil {
		return 0, err
	}
	return f.osFile.WriteAt(p, off)
}

func (f openFile) Truncate(size int64) error {
	if err := f.disk.do("truncate", f.path, func(d *diskFile) { d.pending = append(d.pending, pending{at: size}) }); err != nil {
		return err
	}
	return f.osFile.Truncate(size)
}

func (f openFile) Sync(vfs.SyncFlag) error {
	return f.disk.do("sync", f.path, func(d *diskFile) {
		for _, w := range d.pending {
			d.durable = w.apply(d.durable)
		}
		d.pending, d.entry = nil, true
	})
}

func (w pending) apply(to []byte) []byte {
	if w.data == nil {
		return slices.Grow(to, 0)[:min(int(w.at), len(to))]
	}
	if short := int(w.at) + len(w.data) - len(to); short > 0 {
		to = append(to, make([]byte, short)...)
	}
	copy(to[w.at:], w.data)
	return to
}

// cut writes to a folder what a failure of the power might leave. It is called with
// mu held.
func (d *disk) cut(random *rand.Rand, folder, path string) error {
	for _, end := range []string{"", "-wal"} {
		f := d.files[path+end]
		if f == nil || !f.entry && random.IntN(2) == 0 || f.deleted && random.IntN(2) == 0 || f.durable == nil && !f.entry && len(f.pending) == 0 {
			continue
		}
		data := slices.Clone(f.durable)
		share := random.Float64()
		switch random.IntN(3) {
		case 0:
			share = 0
		case 1:
			share = 1
		}
		for _, w := range f.pending {
			if w.data == nil {
				if random.Float64() < share {
					data = w.apply(data)
				}
				continue
			}
			for i := 0; i < len(w.data); i += 512 { // a sector is written or it is not
				if random.Float64() < share {
					data = pending{w.at + int64(i), w.data[i:min(i+512, len(w.data))]}.apply(data)
				}
			}
		}
		if err := os.WriteFile(folder+"/x.db"+end, data, 0o600); err != nil {
			return err
		}
	}
	// The index of the log is not synced at all, and may be as it was at any time.
	if index, err := os.ReadFile(path + "-shm"); err == nil && random.IntN(2) == 0 {
		return os.WriteFile(folder+"/x.db-shm", index, 0o600)
	}
	return nil
}

// role is the value of the numbered write.
func role(i int) org.Role {
	return org.Role{Key: fmt.Sprintf("r-%06d", i), Name: strings.Repeat("x", 1+i*37%190)}
}

func write(ctx context.Context, s *Store, i int) error {
	return s.Update(ctx, func(ctx context.Context, tx store.Tx) error {
		return tx.Apply(ctx, store.WriteSet{Put: org.Matrix{Roles: []org.Role{role(i)}}})
	})
}

// missing returns the writes before the number that a store does not hold, and
// fails where what it holds breaks a rule.
func missing(ctx context.Context, path string, acknowledged []int) (lost []int, err error) {
	s, err := Open(ctx, Config{Path: path})
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, s.Close(ctx)) }()
	problems, err := verify.Check(ctx, s)
	if err != nil {
		return nil, err
	}
	if len(problems) > 0 {
		return nil, fmt.Errorf("%v", problems)
	}
	m, err := s.Matrix(ctx, nil)
	if err != nil {
		return nil, err
	}
	there := map[string]string{}
	for _, r := range m.Roles {
		there[r.Key] = r.Name
	}
	for _, i := range acknowledged {
		if r := role(i); there[r.Key] != r.Name {
			lost = append(lost, i)
		}
	}
	return lost, nil
}

// cuts writes, and cuts the power after random operations of the file system. It
// returns how often acknowledged writes were lost, and how often the file was
// refused or broke a rule, which are errors where it syncs. Where failing is set, syncs
// fail now and then.
func cuts(t *testing.T, times int, synchronous string, failing bool) (lost, refused int) {
	random := rand.New(rand.NewPCG(1, 2))
	d, name := newDisk(t)
	path := filepath.Join(t.TempDir(), "x.db")
	var acknowledged []int
	done, wait := 0, 1+random.IntN(40)
	failures := 0
	tell := t.Errorf
	if synchronous == "OFF" {
		tell = func(string, ...any) {}
	}
	d.before = func(op, file string) error {
		if failing && op == "sync" && random.IntN(5) == 0 {
			failures++
			return sqlite3.IOERR_FSYNC
		}
		if wait--; wait > 0 {
			return nil
		}
		wait = 1 + random.IntN(40)
		folder, err := os.MkdirTemp(t.TempDir(), "cut")
		if err == nil {
			err = d.cut(random, folder, path)
		}
		if err != nil {
			t.Fatal(err)
		}
		missed, err := missing(context.Background(), folder+"/x.db", acknowledged)
		switch {
		case err != nil:
			tell("cut %d, before %s of %s: %v", done, op, filepath.Base(file), err)
			refused++
		case len(missed) > 0:
			tell("cut %d, before %s of %s: %d writes of %d are lost", done, op, filepath.Base(file), len(missed), len(acknowledged))
			lost++
		}
		_ = os.RemoveAll(folder)
		done++
		return nil
	}
	for i := 0; done < times; {
		s, err := Open(t.Context(), Config{Path: path, vfs: name})
		if err != nil {
			if failing {
				continue
			}
			t.Fatal(err)
		}
		// So that the log is often copied to the database.
		if _, err := s.writes.Exec("PRAGMA wal_autocheckpoint = 15; PRAGMA synchronous = " + synchronous); err != nil && !failing {
			t.Fatal(err)
		}
		for range 20 + random.IntN(50) {
			if err := write(t.Context(), s, i); err == nil {
				acknowledged = append(acknowledged, i)
			} else if !failing || !errors.Is(err, store.ErrUnavailable) {
				t.Fatal(err)
			}
			if i++; done >= times {
				break
			}
		}
		if err := s.Close(t.Context()); err != nil && !failing {
			t.Fatal(err)
		}
		if len(acknowledged) > 500 { // begin anew: a large file makes it slow
			d.mu.Lock()
			acknowledged = nil
			clear(d.files)
			for _, end := range []string{"", "-wal", "-shm"} {
				_ = os.Remove(path + end)
			}
			d.mu.Unlock()
		}
	}
	t.Logf("%d cuts, %d failed syncs: %d lost acknowledged writes, %d were refused or broke a rule", done, failures, lost, refused)
	return lost, refused
}

// TestPowerCuts cuts the power while it writes: each write that was acknowledged is
// there, and the file holds together.
func TestPowerCuts(t *testing.T) {
	cuts(t, campaign.Size(15, 1000), "FULL", false)
}

// TestPowerCutsWithoutSyncs shows that the test above can fail.
func TestPowerCutsWithoutSyncs(t *testing.T) {
	if lost, refused := cuts(t, campaign.Size(10, 100), "OFF", false); lost+refused == 0 {
		t.Error("nothing was lost, though nothing was synced")
	}
}

// TestFailingSyncs lets syncs fail between the cuts, after which the system has
// forgotten what was to be synced: no write is acknowledged that is not on the disk.
func TestFailingSyncs(t *testing.T) {
	cuts(t, campaign.Size(15, 1000), "FULL", true)
}

// TestFullDisk runs out of space: writes are refused and say so, reads go on, nothing
// of the write is kept, and with space it goes on.
func TestFullDisk(t *testing.T) {
	d, name := newDisk(t)
	path := filepath.Join(t.TempDir(), "x.db")
	s, err := Open(t.Context(), Config{Path: path, vfs: name})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close(t.Context()) }()
	random := rand.New(rand.NewPCG(1, 2))
	left := 1 << 30
	full := func(op, _ string) error {
		if left--; op == "write" && left < 0 {
			return sqlite3.FULL
		}
		return nil
	}
	d.mu.Lock()
	d.before = full
	d.mu.Unlock()
	if _, err := s.writes.Exec("PRAGMA wal_autocheckpoint = 15"); err != nil {
		t.Fatal(err)
	}
	var acknowledged []int
	refused := 0
	for i := range 200 {
		d.mu.Lock()
		left = random.IntN(120)
		d.mu.Unlock()
		switch err := write(t.Context(), s, i); {
		case err == nil:
			acknowledged = append(acknowledged, i)
		case !errors.Is(err, store.ErrUnavailable) || !strings.Contains(err.Error(), "the disk is full; nothing was written"):
			t.Fatal(err)
		default:
			refused++
			if got, err := s.Roles(t.Context(), []string{role(i).Key}); err != nil || len(got) > 0 {
				t.Fatalf("write %d, which was refused: %v, %v", i, got, err)
			}
		}
	}
	d.mu.Lock()
	d.before = func(string, string) error { return nil }
	d.mu.Unlock()
	if err := write(t.Context(), s, 1000); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	lost, err := missing(t.Context(), path, append(acknowledged, 1000))
	if err != nil || len(lost) > 0 || refused < 20 || len(acknowledged) < 20 {
		t.Errorf("lost %v, %v; %d refused, %d acknowledged", lost, err, refused, len(acknowledged))
	}
}

// state is all that a store holds, as text.
func state(ctx context.Context, s *Store) (text string, err error) {
	err = s.View(ctx, func(ctx context.Context, r store.Reader) error {
		m, err := r.Matrix(ctx, nil)
		if err != nil {
			return err
		}
		all := 1_000_000
		pages, err := r.ListChanges(ctx, []store.Scope{store.All}, store.Query{Paging: store.Paging{First: &all}})
		if err != nil {
			return err
		}
		var lines strings.Builder
		for c, err := range r.Columns(ctx, nil) {
			if err != nil {
				return err
			}
			fmt.Fprintln(&lines, c)
		}
		found, err := r.Search(ctx, []string{"lead"}, store.SearchKinds())
		if err != nil {
			return err
		}
		fmt.Fprintf(&lines, "%+v\n%v\n", m, found)
		for _, c := range pages[store.All].Items {
			fmt.Fprintln(&lines, *c)
		}
		text = lines.String()
		return nil
	})
	return text, err
}

// TestDamage flips bits of the files and cuts them short, as they are after a clean
// stop and after SIGKILL. No answer differs from the truth without an error, and what is
// refused is refused with what to do, and left as it is.
func TestDamage(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "x.db")
	s, err := Open(t.Context(), Config{Path: path})
	if err != nil {
		t.Fatal(err)
	}
	copied := func(ends ...string) map[string][]byte {
		files := map[string][]byte{}
		for _, end := range ends {
			if files[end], err = os.ReadFile(path + end); err != nil {
				t.Fatal(err)
			}
		}
		return files
	}
	nothing, err := state(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	states := []string{nothing} // and after each write
	for i := range 12 {
		put := org.Matrix{Roles: []org.Role{role(i)}}
		if i == 0 {
			put = storetest.Graph()
		}
		err := s.Update(t.Context(), func(ctx context.Context, tx store.Tx) error { return tx.Apply(ctx, store.WriteSet{Put: put}) })
		if err != nil {
			t.Fatal(err)
		}
		now, err := state(t.Context(), s)
		if err != nil {
			t.Fatal(err)
		}
		states = append(states, now)
	}
	killed := copied("", "-wal", "-shm")
	alone := copied("", "-wal") // as somebody copies them to another place
	if err := s.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	truth := states[len(states)-1]

	for _, c := range []struct {
		name   string
		files  map[string][]byte
		damage []string // the files that are damaged
		truths []string // the answers that are right where bytes are changed,
		cut    []string // and where the file is cut off
	}{
		{"after a clean stop", copied(""), []string{""}, []string{truth}, []string{truth}},
		{"after SIGKILL", killed, []string{"", "-wal"}, []string{truth}, []string{truth}},
		{"after SIGKILL, of the index", killed, []string{"-shm"}, []string{truth}, []string{truth}},
		// Nothing tells a commit at the end that was damaged, with the end of the one
		// before it perhaps, from one that was cut; and a log that is shorter than it
		// was from one that never was longer.
		{"a log without its index", alone, []string{"-wal"}, states[len(states)-3:], states},
	} {
		t.Run(c.name, func(t *testing.T) {
			random := rand.New(rand.NewPCG(3, 4))
			refused, times := 0, campaign.Size(15, 1000)
			for i := range times {
				files := maps.Clone(c.files)
				end := c.damage[random.IntN(len(c.damage))]
				data := slices.Clone(files[end])
				at := random.IntN(len(data))
				what := fmt.Sprintf("%s, bit of byte %d", end, at)
				truths := c.truths
				if i == 0 || i%4 == 1 || i%4 == 2 {
					truths = c.cut
				}
				switch {
				case i == 0:
					data, what = nil, end+" emptied"
				case i%4 == 1:
					data, what = data[:at], fmt.Sprintf("%s cut off at %d", end, at)
				case i%4 == 2:
					at -= at % 4096
					data, what = data[:at], fmt.Sprintf("%s cut off at %d", end, at)
				case i%4 == 3 && at > 4096: // a sector that reads as zeros
					clear(data[at-at%512 : min(len(data), at-at%512+512)])
					what = fmt.Sprintf("%s, sector of byte %d", end, at)
				default:
					data[at] ^= 1 << random.IntN(8)
				}
				files[end] = data
				damaged := filepath.Join(t.TempDir(), "d.db")
				for end, data := range files {
					if err := os.WriteFile(damaged+end, data, 0o600); err != nil {
						t.Fatal(err)
					}
				}
				got := ""
				s, err := Open(t.Context(), Config{Path: damaged})
				if err == nil {
					got, err = state(t.Context(), s)
					err = errors.Join(err, s.Close(t.Context()))
				}
				switch {
				case err == nil && !slices.Contains(truths, got):
					t.Errorf("%s: it is served, and is not the truth", what)
				case err == nil:
				case !errors.Is(err, store.ErrCorrupt) || !strings.Contains(err.Error(), "; "):
					t.Errorf("%s: %v", what, err)
				default:
					refused++
					if now, _ := os.ReadFile(damaged); s == nil && string(now) != string(files[""]) {
						t.Errorf("%s: the file was refused and changed", what)
					}
				}
			}
			t.Logf("%d of %d were refused, and the others answered from as if nothing were wrong with them", refused, times)
		})
	}
}
