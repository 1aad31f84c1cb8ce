package sqlite

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"orgraph/store"
)

// advice is what to do about a file that cannot be trusted.
const advice = "move it aside, with what is beside it, and restore a backup (orgraph restore)"

// inspect looks for damage that SQLite does not see, because it takes it for
// something else: an empty file for a new one, a flipped bit in the header for a
// file without checksums, and one in the write-ahead log for its end, behind which
// it passes over all writes that were acknowledged. Error: ErrCorrupt.
func inspect(path string) error {
	header := make([]byte, 100)
	f, err := os.Open(path) //nolint:gosec // the operator names the file
	if err != nil {
		return fmt.Errorf("%w: %w", store.ErrUnavailable, err)
	}
	n, err := io.ReadFull(f, header)
	_ = f.Close()
	switch {
	case n == 0 && errors.Is(err, io.EOF):
		return fmt.Errorf("%w: the file is empty, as none is that Orgraph has made; %s, or delete it to begin anew", store.ErrCorrupt, advice)
	case errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("%w: the file is not a database, it has %d bytes; choose another with --store, or %s", store.ErrCorrupt, n, advice)
	case err != nil:
		return fmt.Errorf("%w: it cannot be read: %w", store.ErrUnavailable, err)
	}
	// https://www.sqlite.org/fileformat2.html#the_database_header
	ours := binary.BigEndian.Uint32(header[68:]) == applicationID
	if reserved := header[20]; ours && reserved != 8 {
		return fmt.Errorf("%w: its pages have no checksums; %s", store.ErrCorrupt, advice)
	}
	if !ours {
		return nil // migrate tells of it
	}
	pageSize := int(binary.BigEndian.Uint16(header[16:]))
	if pageSize == 1 {
		pageSize = 65536
	}
	return inspectLog(path, pageSize)
}

// walIndex is what the file beside a write-ahead log says about it. SQLite begins
// it anew when nobody has the database open; before that, it tells what the last
// process has known, also one that was killed.
// https://www.sqlite.org/walformat.html#the_wal_index_file_format
type walIndex struct {
	known    bool
	frames   uint32 // that have been committed, and synced before
	backfill uint32 // of these, in the database as well
	salt     [8]byte
}

func readWALIndex(path string) walIndex {
	var b [100]byte
	f, err := os.Open(path + "-shm") //nolint:gosec // the operator names the file
	if err != nil {
		return walIndex{}
	}
	_, err = io.ReadFull(f, b[:])
	_ = f.Close()
	first, second := b[:48], b[48:96]
	var sum checksum
	sum.add(binary.NativeEndian, first[:40])
	if err != nil || !bytes.Equal(first, second) || first[12] == 0 ||
		sum != (checksum{binary.NativeEndian.Uint32(first[40:]), binary.NativeEndian.Uint32(first[44:])}) {
		return walIndex{}
	}
	return walIndex{
		known: true, frames: binary.NativeEndian.Uint32(first[16:]),
		backfill: binary.NativeEndian.Uint32(b[96:]), salt: [8]byte(first[32:40]),
	}
}

// checksum is that of write-ahead logs, which goes on from frame to frame.
// https://www.sqlite.org/fileformat2.html#checksum_algorithm
type checksum [2]uint32

func (c *checksum) add(order binary.ByteOrder, b []byte) {
	for ; len(b) >= 8; b = b[8:] {
		c[0] += order.Uint32(b) + c[1]
		c[1] += order.Uint32(b[4:]) + c[0]
	}
}

// walScan is what a write-ahead log holds.
type walScan struct {
	whole  bool // its header is
	salt   [8]byte
	frames uint32 // from the first on whose checksums follow each other: all that SQLite reads
	behind int    // commits from the first frame on that is not one of them
}

func scanWAL(path string, pageSize int) (scan walScan, err error) {
	f, err := os.Open(path + "-wal") //nolint:gosec // the operator names the file
	if errors.Is(err, fs.ErrNotExist) {
		return scan, nil
	}
	if err != nil {
		return scan, err
	}
	defer func() { _ = f.Close() }()
	r := bufio.NewReaderSize(f, 1<<20)
	header := make([]byte, 32)
	if _, err := io.ReadFull(r, header); err != nil {
		return scan, cutOff(err)
	}
	var order binary.ByteOrder = binary.LittleEndian
	if header[3]&1 == 1 {
		order = binary.BigEndian
	}
	var sum checksum
	sum.add(order, header[:24])
	stored := func(b []byte) checksum { return checksum{binary.BigEndian.Uint32(b), binary.BigEndian.Uint32(b[4:])} }
	scan.whole = binary.BigEndian.Uint32(header)&^1 == 0x377f0682 && sum == stored(header[24:])
	scan.salt = [8]byte(header[16:])

	salt := scan.salt
	frame := make([]byte, 24+pageSize)
	unbroken := false // the frame before follows, behind a bad one
	bad := 0          // frames that do not follow the one before them; a sector makes three at most
	for i := 0; ; i++ {
		if _, err := io.ReadFull(r, frame); err != nil {
			return scan, cutOff(err)
		}
		if i == 0 && !scan.whole {
			salt = [8]byte(frame[8:])
		}
		sum.add(order, frame[:8])
		sum.add(order, frame[24:])
		here := stored(frame[16:])
		follows := sum == here && salt == [8]byte(frame[8:])
		switch {
		case follows && bad == 0 && scan.whole:
			scan.frames++
		case !follows && (bad == 3 || bad > 0 && unbroken):
			return scan, nil
		default:
			if unbroken = follows; !follows {
				bad++
			}
			if commits := binary.BigEndian.Uint32(frame[4:]) > 0; commits && salt == [8]byte(frame[8:]) {
				scan.behind++
			}
		}
		sum = here // a frame is judged by itself, whatever the one before it is
	}
}

// cutOff passes over the end of a file.
func cutOff(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return nil
	}
	return err
}

// inspectLog tells the end of a write-ahead log that a cut has left, which is no
// damage, from a place in the middle of what was committed. Every commit is synced
// before the next begins, and before the index tells of it.
func inspectLog(path string, pageSize int) error {
	index := readWALIndex(path)
	scan, err := scanWAL(path, pageSize)
	if err != nil {
		return fmt.Errorf("%w: its write-ahead log cannot be read: %w", store.ErrUnavailable, err)
	}
	if index != readWALIndex(path) {
		return nil // somebody has it open, and has looked at it before
	}
	lost := scan.behind >= 2
	switch {
	case !index.known:
	case !scan.whole:
		lost = lost || index.frames > index.backfill
	case scan.salt == index.salt: // else the index is older than the log
		lost = lost || scan.frames < index.frames
	}
	if lost {
		return fmt.Errorf("%w: %s-wal does not hold together, and with it writes that were acknowledged; %s", store.ErrCorrupt, path, advice)
	}
	return nil
}
