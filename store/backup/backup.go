// Package backup writes all that a store holds to one file, and restores it to
// any store, of the same kind of database or of another.
//
// A backup is a text of lines, compressed with Zstandard (RFC 8878), so that
// `zstd -dc FILE` shows it. The first line is the header, the last one the
// trailer; each line between them is a value, a change of the log or a receipt, in
// the JSON of its Go type:
//
//	{"orgraph":"backup","format":1,"created":"2021-11-17T09:00:00.000Z","sequence":65,"time":"2021-11-17T08:59:00.000Z"}
//	{"kind":"Source","value":{"key":"field-notes",…}}
//	{"kind":"Change","value":{"sequence":1,…}}
//	{"kind":"Receipt","value":{"actor":"ada",…}}
//	{"end":{"lines":66,"sha256":"…"}}
//
// Kinds come in the order of [store.LoggedKinds], so that a value refers to those
// before it, or among roles to one another; changes follow by their sequences, then
// receipts. The SHA-256 is of all lines before the trailer, with their line ends.
package backup

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"orgraph/org"
	"orgraph/store"
)

// Format is the version of the format that [Save] writes, and the newest that
// [Check] and [Restore] read.
const Format = 1

// ErrDamaged is returned for a file that is no whole backup, or that a newer
// Orgraph wrote. What it is wrapped in says where.
var ErrDamaged = errors.New("no whole backup")

// A Summary tells what a backup holds.
type Summary struct {
	Created  string             // when it was made, as a [store.Change] writes times
	Sequence int                // of the last change, 0 where there is none
	Time     string             // of the last change
	Counts   map[store.Kind]int // of values, changes and receipts
}

// Lines returns the number of values, changes and receipts.
func (s Summary) Lines() int {
	n := 0
	for _, count := range s.Counts {
		n += count
	}
	return n
}

// Save writes the backup of one state of a store to the file, which appears once
// it is whole and on the disk, in place of an older backup; any other file that holds
// something is refused. tell is called with the number of values and changes written
// each time that some more are; it may be nil. created is the time to note. Errors:
// the store's, and those of files.
func Save(ctx context.Context, s store.Store, path, created string, tell func(lines int)) (summary Summary, err error) {
	if err := replaceable(path); err != nil {
		return summary, err
	}
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return summary, unwritten(path, err)
	}
	defer func() {
		if err != nil {
			_, _ = f.Close(), os.Remove(f.Name())
		}
	}()
	err = s.View(ctx, func(ctx context.Context, r store.Reader) error {
		// It may be run again.
		if err := f.Truncate(0); err != nil {
			return unwritten(path, err)
		}
		if _, err := f.Seek(0, 0); err != nil {
			return unwritten(path, err)
		}
		w := newWriter(f, created, tell)
		summary = w.summary
		err := errors.Join(w.all(ctx, r), w.close())
		var unwritable *fs.PathError
		if errors.As(err, &unwritable) {
			err = unwritten(path, err)
		}
		summary = w.summary
		return err
	})
	if err != nil {
		return summary, err
	}
	if err = errors.Join(f.Sync(), f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return summary, unwritten(path, err)
	}
	return summary, syncFolder(filepath.Dir(path))
}

// replaceable returns an error for what a backup must not take the place of: a file that
// holds something and does not begin as a backup does. It may be the store's own.
func replaceable(path string) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist), err == nil && info.Mode().IsRegular() && info.Size() == 0:
		return nil
	case err != nil:
		return unwritten(path, err)
	case info.IsDir():
		return fmt.Errorf("%s: it is a folder; name a file in it", path)
	}
	if info.Mode().IsRegular() { // one that waits for somebody to write is not opened
		f, err := os.Open(filepath.Clean(path))
		if err != nil {
			return unwritten(path, err)
		}
		defer func() { _ = f.Close() }()
		if r, err := newReader(f); err == nil {
			defer r.decoder.Close()
			if _, err := r.begin(); err == nil {
				return nil
			}
		}
	}
	return fmt.Errorf("%s: there is a file that is no backup; name another one, as a backup takes the place of a backup alone", path)
}

// unwritten says why a file cannot be written, without the name that it has
// until it is whole.
func unwritten(path string, err error) error {
	var inside *fs.PathError
	var renamed *os.LinkError
	switch {
	case errors.As(err, &inside):
		err = inside.Err
	case errors.As(err, &renamed):
		err = renamed.Err
	}
	return fmt.Errorf("%s: %w; name a file that can be written", path, err)
}

// syncFolder writes a new name in a folder to the disk. Where the system does not
// let folders be synced it keeps names by itself.
func syncFolder(path string) error {
	d, err := os.Open(filepath.Clean(path))
	if err != nil {
		return nil //nolint:nilerr // it was just written to
	}
	_ = d.Sync()
	return d.Close()
}

// Check reads the whole file and returns what it holds. Errors: ErrDamaged, those
// of files, the context's.
func Check(ctx context.Context, path string, tell func(lines int)) (Summary, error) {
	f, err := os.Open(filepath.Clean(path))
	if err != nil {
		return Summary{}, unreadable(path, err)
	}
	defer func() { _ = f.Close() }()
	var summary Summary
	for _, err := range parts(ctx, f, &summary, tell) {
		if err != nil {
			return Summary{}, unreadable(path, err)
		}
	}
	return summary, nil
}

// Restore writes what the file holds to the store, in place of all that is there
// where replace is set and to an empty store where it is not. Whatever goes wrong,
// damage to the file included, the store stays as it was; [Check] finds damage
// sooner. Errors: those of Check and of [store.Writer].
func Restore(ctx context.Context, s store.Store, path string, replace bool, tell func(lines int)) error {
	return s.Restore(ctx, replace, func(yield func(store.Part, error) bool) {
		f, err := os.Open(filepath.Clean(path))
		if err != nil {
			yield(store.Part{}, unreadable(path, err))
			return
		}
		defer func() { _ = f.Close() }()
		var summary Summary
		for part, err := range parts(ctx, f, &summary, tell) {
			if err != nil {
				err = unreadable(path, err)
			}
			if !yield(part, err) {
				return
			}
		}
	})
}

func unreadable(path string, err error) error {
	var inside *fs.PathError
	if errors.As(err, &inside) {
		return fmt.Errorf("%s: %w; name a backup that can be read", path, inside.Err)
	}
	return fmt.Errorf("%s: %w", path, err)
}

// header and trailer are the first line and the last.
type header struct {
	Orgraph  string `json:"orgraph"`
	Format   int    `json:"format"`
	Created  string `json:"created"`
	Sequence int    `json:"sequence"`
	Time     string `json:"time"`
}

type trailer struct {
	End end `json:"end"`
}

type end struct {
	Lines  int    `json:"lines"`
	SHA256 string `json:"sha256"`
}

// line is each line between them.
type line struct {
	Kind  store.Kind      `json:"kind"`
	Value json.RawMessage `json:"value"`
}

// kindReceipt stands for a [store.Receipt], which is of no kind of its own.
const kindReceipt store.Kind = "Receipt"

// kinds are the kinds of line, in their order.
func kinds() []store.Kind { return append(store.LoggedKinds(), store.KindChange, kindReceipt) }

// add adds the value of a line to a part.
func add(p *store.Part, kind store.Kind, value []byte) error {
	m := &p.Values
	switch kind {
	case store.KindSource:
		return appendTo(&m.Sources, value)
	case store.KindModel:
		return appendTo(&m.Models, value)
	case store.KindRole:
		return appendTo(&m.Roles, value)
	case store.KindResponsibility:
		return appendTo(&m.Responsibilities, value)
	case store.KindTradeoff:
		return appendTo(&m.Tradeoffs, value)
	case store.KindAssignment:
		return appendTo(&m.Assignments, value)
	case store.KindOwnership:
		return appendTo(&m.Ownerships, value)
	case store.KindDelegation:
		return appendTo(&m.Delegations, value)
	case store.KindRoleCombination:
		return appendTo(&m.RoleCombinations, value)
	case store.KindScenario:
		return appendTo(&m.Scenarios, value)
	case store.KindChange:
		return appendTo(&p.Changes, value)
	default:
		return appendTo(&p.Receipts, value)
	}
}

func appendTo[T org.Source | org.Model | org.Role | org.Responsibility | org.Tradeoff | org.Assignment | org.Ownership | org.Delegation | org.RoleCombination | org.Scenario | store.Change | store.Receipt](
	list *[]T, text []byte,
) error {
	var v T
	if err := unmarshal(text, &v); err != nil {
		return err
	}
	if err := store.CheckStored(&v); err != nil {
		return err
	}
	*list = append(*list, v)
	return nil
}
