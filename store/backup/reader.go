package backup

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"iter"
	"slices"

	"github.com/klauspost/compress/zstd"

	"orgraph/store"
)

const (
	// maxLine is how long a line may be, in bytes. The longest that is written
	// is a change of a scenario, whose definition is in it twice.
	maxLine = 16 << 20
	// maxWindow is how much memory Zstandard may ask for.
	maxWindow = 32 << 20
)

// parts yields what a backup holds, a thousand values at a time of one kind, or all
// roles at once because they refer to each other, and fills the summary. It ends
// with the first error. What it has yielded is known to be whole only when it has
// ended without one.
func parts(ctx context.Context, f io.Reader, summary *Summary, tell func(int)) iter.Seq2[store.Part, error] {
	if tell == nil {
		tell = func(int) {}
	}
	return func(yield func(store.Part, error) bool) {
		r, err := newReader(f)
		if err == nil {
			defer r.decoder.Close()
			err = r.header()
		}
		for err == nil && !r.ended {
			var part store.Part
			var n int
			if part, n, err = r.part(); err == nil {
				err = ctx.Err()
			}
			if err == nil && n > 0 {
				tell(n)
				if !yield(part, nil) {
					return
				}
			}
		}
		if err != nil {
			yield(store.Part{}, err)
			return
		}
		*summary = r.summary
	}
}

// A reader reads lines.
type reader struct {
	decoder *zstd.Decoder
	lines   *bufio.Scanner
	number  int // of the line read last, from 1
	sum     hash.Hash
	ended   bool // the trailer has been read

	kind    int  // index in kinds of the line that comes next
	next    line // read already, where pending
	pending bool
	last    store.Change
	summary Summary
}

func newReader(f io.Reader) (*reader, error) {
	d, err := zstd.NewReader(f, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxWindow), zstd.WithDecoderLowmem(true))
	if err != nil {
		return nil, err
	}
	r := &reader{decoder: d, lines: bufio.NewScanner(d), sum: sha256.New(), summary: Summary{Counts: map[store.Kind]int{}}}
	r.lines.Buffer(make([]byte, 64<<10), maxLine)
	return r, nil
}

// damaged says what is wrong with the line that was read last.
func (r *reader) damaged(format string, args ...any) error {
	return fmt.Errorf("%w: line %d %s; take another backup", ErrDamaged, r.number, fmt.Sprintf(format, args...))
}

// scan reads a line and returns it without its end, which the sum holds too.
func (r *reader) scan() ([]byte, error) {
	r.number++
	if r.lines.Scan() {
		return r.lines.Bytes(), nil
	}
	err := r.lines.Err()
	var file *fs.PathError
	switch {
	case errors.As(err, &file):
		return nil, err
	case err == nil:
		return nil, r.damaged("is missing: the file has been cut off")
	case errors.Is(err, bufio.ErrTooLong):
		return nil, r.damaged("has more than %d bytes", maxLine)
	case errors.Is(err, zstd.ErrMagicMismatch) && r.number == 1:
		return nil, fmt.Errorf("%w: the file does not begin as one does; name a file that orgraph backup wrote", ErrDamaged)
	default:
		return nil, r.damaged("cannot be decompressed (%v): the file is damaged", err)
	}
}

func (r *reader) add(text []byte) {
	_, _ = r.sum.Write(text) // never fails
	_, _ = r.sum.Write([]byte{'\n'})
}

// begin reads the first line, of a backup of any format.
func (r *reader) begin() (h header, err error) {
	text, err := r.scan()
	if err != nil {
		return h, err
	}
	r.add(text)
	if err := json.Unmarshal(text, &h); err != nil || h.Orgraph != "backup" {
		return h, fmt.Errorf("%w: the file does not begin as one does; name a file that orgraph backup wrote", ErrDamaged)
	}
	return h, nil
}

func (r *reader) header() error {
	h, err := r.begin()
	if err != nil {
		return err
	}
	if h.Format < 1 || h.Format > Format {
		return fmt.Errorf("%w: it has the format %d and this Orgraph knows up to %d; use the one that wrote it, or a newer one", ErrDamaged, h.Format, Format)
	}
	r.summary.Created, r.summary.Sequence, r.summary.Time = h.Created, h.Sequence, h.Time
	return nil
}

// part reads the lines of one part and returns how many there are.
func (r *reader) part() (part store.Part, n int, err error) {
	for {
		if !r.pending {
			if err := r.line(); err != nil || r.ended {
				return part, n, err
			}
			r.pending = true
		}
		kind := r.next.Kind
		i := slices.Index(kinds(), kind)
		switch {
		case i < 0:
			return part, n, r.damaged("has the kind %q, which there is not", kind)
		case i < r.kind:
			return part, n, r.damaged("holds a %s, behind others that come after it", kind)
		case i > r.kind && n > 0 || n >= pageSize && kind != store.KindRole:
			return part, n, nil
		}
		r.kind = i
		if err := add(&part, kind, r.next.Value); err != nil {
			return part, n, r.damaged("holds no %s: %v", kind, err)
		}
		if kind == store.KindChange {
			if err := r.follows(part.Changes[len(part.Changes)-1]); err != nil {
				return part, n, err
			}
		}
		r.summary.Counts[kind]++
		r.pending = false
		n++
	}
}

// follows checks a change's place in the log.
func (r *reader) follows(c store.Change) error {
	if c.Sequence != r.last.Sequence+1 {
		return r.damaged("holds change %d behind change %d", c.Sequence, r.last.Sequence)
	}
	if c.Time < r.last.Time {
		return r.damaged("holds a change of %s behind one of %s", c.Time, r.last.Time)
	}
	r.last = c
	return nil
}

// line reads the next line into r.next, or the trailer, and with it the file's end.
func (r *reader) line() error {
	text, err := r.scan()
	if err != nil {
		return err
	}
	if !bytes.HasPrefix(text, []byte(`{"end":`)) {
		r.add(text)
		r.next = line{}
		if err := unmarshal(text, &r.next); err != nil {
			return r.damaged("is no line of a backup: %v", err)
		}
		return nil
	}
	var t trailer
	if err := unmarshal(text, &t); err != nil {
		return r.damaged("is no end of a backup: %v", err)
	}
	switch sum := hex.EncodeToString(r.sum.Sum(nil)); {
	case t.End.Lines != r.summary.Lines():
		return r.damaged("says that the backup has %d values, and there are %d", t.End.Lines, r.summary.Lines())
	case t.End.SHA256 != sum:
		return r.damaged("holds a checksum that is not the one of the lines before it")
	case r.summary.Sequence != r.last.Sequence || r.summary.Time != r.last.Time:
		return r.damaged("ends a log at change %d that the first line says ends at %d", r.last.Sequence, r.summary.Sequence)
	}
	r.number++
	if r.lines.Scan() {
		return r.damaged("follows the end of the backup")
	}
	if err := r.lines.Err(); err != nil {
		return r.damaged("follows the end of the backup and cannot be decompressed (%v)", err)
	}
	r.ended = true
	return nil
}

// unmarshal takes JSON that has no more in it than v.
func unmarshal(text []byte, v any) error {
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(v); err != nil {
		return err
	}
	if d.More() {
		return errors.New("something follows it")
	}
	return nil
}
