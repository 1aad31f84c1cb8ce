package seed

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"unicode/utf8"
)

// An input is a file that has been read and is known to be text.
type input struct {
	name   string
	text   []byte // UTF-8, without a byte order mark, lines ended by "\n"
	sha256 string // of the file as it is, in hex
}

var byteOrderMark = []byte("\uFEFF")

// readInput reads at most the options' limit from r and refuses what is not
// text, each with an error that says what it is instead.
func readInput(r io.Reader, opts Options) (*input, error) {
	limit := opts.MaxBytes
	if limit <= 0 {
		limit = DefaultMaxBytes
	}
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", opts.name(), err)
	}
	if c := refuse(data, limit); c != nil {
		return nil, c.in(opts.name())
	}
	sum := sha256.Sum256(data)
	text := bytes.TrimPrefix(data, byteOrderMark)
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	text = bytes.ReplaceAll(text, []byte("\r"), []byte("\n"))
	if at := invalidLine(text); at > 0 {
		return nil, &Problem{File: opts.name(), Row: at, What: "the line is not valid UTF-8", Do: "save the file as UTF-8"}
	}
	return &input{name: opts.name(), text: text, sha256: hex.EncodeToString(sum[:])}, nil
}

func refuse(data []byte, limit int64) *complaint {
	switch {
	case int64(len(data)) > limit:
		return complain("take the matrix alone into a file of its own", "the file is larger than %s", size(limit))
	case len(bytes.TrimSpace(bytes.TrimPrefix(data, byteOrderMark))) == 0:
		return complain("write a matrix into it", "the file is empty")
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}), bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		return complain("save it as UTF-8", "the file is UTF-16")
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("%PDF-")), bytes.IndexByte(data, 0) >= 0:
		return complain("save the table as CSV, HTML or Markdown", "the file is binary, not text")
	}
	return nil
}

// invalidLine returns the number of the first line that is not UTF-8, 0 where
// all are.
func invalidLine(text []byte) int {
	if utf8.Valid(text) {
		return 0
	}
	for i, line := range bytes.Split(text, []byte("\n")) {
		if !utf8.Valid(line) {
			return i + 1
		}
	}
	return 0
}

func size(bytes int64) string {
	if bytes%(1<<20) == 0 {
		return fmt.Sprintf("%d MB", bytes>>20)
	}
	return fmt.Sprintf("%d bytes", bytes)
}
