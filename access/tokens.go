package access

import (
	"bytes"
	"context"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/gofrs/flock"
)

// A Token is what is kept of an API token: all but the token itself.
type Token struct {
	Name    string     `json:"name"`
	Access  Level      `json:"access"`
	Digest  digest     `json:"sha256"`
	End     string     `json:"end"` // its last characters
	Created time.Time  `json:"created"`
	Expires *time.Time `json:"expires,omitempty"` // nil for never
}

// Expired reports whether the token's time is over.
func (t Token) Expired(now time.Time) bool { return t.Expires != nil && !now.Before(*t.Expires) }

// formatVersion is that of the file. One with another is refused.
const formatVersion = 1

type tokenFile struct {
	Version int     `json:"version"`
	Tokens  []Token `json:"tokens"`
}

// Tokens are API tokens in a file, which only its owner may read. Several processes may
// use it at once: each change replaces it as a whole, under a lock (the file beside it
// with ".lock" at the end), and is seen by all at the next call.
type Tokens struct {
	path string

	mu   sync.Mutex
	read fs.FileInfo // of the file that kept is of; nil where there was none
	kept []Token
}

// InFile returns the tokens in the file, which need not be there: then there are none.
func InFile(path string) *Tokens { return &Tokens{path: path} }

// Path is that of the file.
func (t *Tokens) Path() string { return t.path }

// Errors of Tokens.
var (
	ErrTokenExists   = errors.New("token exists")
	ErrTokenNotFound = errors.New("no such token")
	ErrTokenName     = errors.New("bad name of a token")
)

// A token's name stands in the log of changes as who wrote. It has no colon, which
// stands in the names of others.
var tokenName = regexp.MustCompile(`^[a-z0-9][a-z0-9._-]{0,62}$`)

// taken are the names of others who write.
var taken = []string{"cli", "import", "seed", "generate", editorName}

// Create makes a token and returns it: the only time that it can be seen. Errors:
// ErrTokenName; ErrTokenExists.
func (t *Tokens) Create(name string, level Level, expires *time.Time) (token string, err error) {
	if !tokenName.MatchString(name) || slices.Contains(taken, name) {
		return "", fmt.Errorf("%w: %q; write up to 63 of a-z, 0-9, '.', '_' and '-', and none of %s", ErrTokenName, name, strings.Join(taken, ", "))
	}
	if level < Reader || level > Admin {
		return "", fmt.Errorf("a token for %v lets nobody do anything; choose reader, editor or admin", level)
	}
	token = newToken()
	made := Token{Name: name, Access: level, Digest: digestOf(token), End: token[len(token)-shownDigits:], Created: time.Now().UTC().Truncate(time.Second)}
	if expires != nil {
		at := expires.UTC().Truncate(time.Second)
		made.Expires = &at
	}
	err = t.change(func(kept []Token) ([]Token, error) {
		if slices.ContainsFunc(kept, func(k Token) bool { return k.Name == name }) {
			return nil, fmt.Errorf("%w: %s; choose another name, or revoke that one first", ErrTokenExists, name)
		}
		return append(slices.Clone(kept), made), nil
	})
	if err != nil {
		return "", err
	}
	return token, nil
}

// List returns what is kept, in the order in which it was made.
func (t *Tokens) List() ([]Token, error) {
	kept, err := t.current()
	return slices.Clone(kept), err
}

// Revoke takes a token away. Whoever uses it is refused from then on. Error:
// ErrTokenNotFound.
func (t *Tokens) Revoke(name string) error {
	return t.change(func(kept []Token) ([]Token, error) {
		left := slices.DeleteFunc(slices.Clone(kept), func(k Token) bool { return k.Name == name })
		if len(left) == len(kept) {
			return nil, fmt.Errorf("%w: %s; orgraph token list shows those that there are", ErrTokenNotFound, name)
		}
		return left, nil
	})
}

// find returns the token with the digest, in a time that does not depend on which it
// is. Error: ErrTokenNotFound.
func (t *Tokens) find(d digest) (Token, error) {
	kept, err := t.current()
	if err != nil {
		return Token{}, err
	}
	found := -1
	for i := range kept {
		if subtle.ConstantTimeCompare(kept[i].Digest[:], d[:]) == 1 {
			found = i
		}
	}
	if found < 0 {
		return Token{}, ErrTokenNotFound
	}
	return kept[found], nil
}

// current returns what the file holds, which it reads only where it is another than at
// the last call.
func (t *Tokens) current() ([]Token, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	info, err := os.Stat(t.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		t.read, t.kept = nil, nil
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("reading the tokens: %w", err)
	case t.read != nil && os.SameFile(info, t.read) && info.ModTime().Equal(t.read.ModTime()) && info.Size() == t.read.Size():
		return t.kept, nil
	}
	kept, err := readTokens(t.path, info)
	if err != nil {
		return nil, err
	}
	t.read, t.kept = info, kept
	return kept, nil
}

func readTokens(path string, info fs.FileInfo) ([]Token, error) {
	if info.Mode().Perm()&0o077 != 0 {
		return nil, fmt.Errorf("%s says who may do what, and others may read it; run chmod 600 %s", path, path)
	}
	text, err := os.ReadFile(path) //nolint:gosec // the file that the user names
	if err != nil {
		return nil, fmt.Errorf("reading the tokens: %w", err)
	}
	kept, err := parseTokens(text)
	if err != nil {
		return nil, fmt.Errorf("%s holds no tokens: %w; bring back a copy, or delete it and make new ones with orgraph token create", path, err)
	}
	return kept, nil
}

// parseTokens reads what encodeTokens writes.
func parseTokens(text []byte) ([]Token, error) {
	var file tokenFile
	decoder := json.NewDecoder(bytes.NewReader(text))
	if err := decoder.Decode(&file); err != nil {
		return nil, err
	}
	if file.Version != formatVersion {
		return nil, fmt.Errorf("its version is %d, and this orgraph reads %d", file.Version, formatVersion)
	}
	if _, err := decoder.Token(); err == nil {
		return nil, errors.New("something follows them")
	}
	names := map[string]bool{}
	for i, k := range file.Tokens {
		switch {
		case !tokenName.MatchString(k.Name):
			return nil, fmt.Errorf("the name of token %d, %q, is none", i+1, k.Name)
		case names[k.Name]:
			return nil, fmt.Errorf("two tokens are called %s", k.Name)
		case k.Access < Reader:
			return nil, fmt.Errorf("token %s has no access", k.Name)
		case k.Digest == digest{}:
			return nil, fmt.Errorf("token %s has no sha256", k.Name)
		}
		names[k.Name] = true
	}
	return file.Tokens, nil
}

func encodeTokens(kept []Token) ([]byte, error) {
	if kept == nil {
		kept = []Token{}
	}
	text, err := json.MarshalIndent(tokenFile{formatVersion, kept}, "", "  ")
	return append(text, '\n'), err
}

// lockPatience is how long a change waits for that of another process.
const lockPatience = 10 * time.Second

// change replaces what the file holds.
func (t *Tokens) change(edit func(kept []Token) ([]Token, error)) error {
	lock := flock.New(t.path+".lock", flock.SetPermissions(0o600))
	ctx, cancel := context.WithTimeout(context.Background(), lockPatience)
	defer cancel()
	if _, err := lock.TryLockContext(ctx, 10*time.Millisecond); err != nil {
		return fmt.Errorf("locking the tokens with %s.lock: %w; choose another file with --token-file", t.path, err)
	}
	defer func() { _ = lock.Unlock() }() // the end of the process unlocks it, too
	kept, err := t.current()
	if err != nil {
		return err
	}
	edited, err := edit(kept)
	if err != nil {
		return err
	}
	text, err := encodeTokens(edited)
	if err != nil {
		return fmt.Errorf("writing the tokens: %w", err)
	}
	if err := replaceFile(t.path, text); err != nil {
		return fmt.Errorf("writing the tokens: %w; choose another file with --token-file", err)
	}
	return nil
}

// replaceFile writes a file that only its owner may read, all of it or nothing.
func replaceFile(path string, text []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*") // 0600
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	err = errors.Join(err, f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	folder, err := os.Open(filepath.Dir(path))
	if err != nil {
		return err
	}
	return errors.Join(folder.Sync(), folder.Close())
}
