package main

import (
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
)

// tokenVariable is the environment variable that may hold the editor's token.
const tokenVariable = "ORGRAPH_EDITOR_TOKEN" //nolint:gosec // the name of a variable, no secret

// minTokenLength keeps a token from being guessed.
const minTokenLength = 16

// editorToken returns the editor's token: that of the environment, else that in
// the file, which is made with a new one where it is not there. Told is what a
// person is to be told about it.
func editorToken(file string) (token, told string, err error) {
	if token := os.Getenv(tokenVariable); token != "" {
		if len(token) < minTokenLength {
			return "", "", fmt.Errorf("%s holds a token of %d characters, which could be guessed; use %d or more", tokenVariable, len(token), minTokenLength)
		}
		return token, "that of " + tokenVariable, nil
	}
	token, err = readToken(file)
	if errors.Is(err, fs.ErrNotExist) {
		token, err = makeToken(file)
		return token, fmt.Sprintf("%s  (shown once, and kept in %s)", token, file), err
	}
	return token, "in " + file, err
}

func readToken(file string) (string, error) {
	info, err := os.Stat(file)
	if err != nil {
		return "", err
	}
	if info.Mode().Perm()&0o077 != 0 {
		return "", fmt.Errorf("%s holds the editor's token and others may read it; run chmod 600 %s, or delete it for a new one", file, file)
	}
	text, err := os.ReadFile(file) //nolint:gosec // the file that the user names
	if err != nil {
		return "", fmt.Errorf("reading the editor's token: %w", err)
	}
	token := strings.TrimSpace(string(text))
	if len(token) < minTokenLength {
		return "", fmt.Errorf("%s does not hold a token of %d characters or more; delete it for a new one", file, minTokenLength)
	}
	return token, nil
}

func makeToken(file string) (string, error) {
	random := make([]byte, 32)
	_, _ = rand.Read(random) // never fails
	token := base64.RawURLEncoding.EncodeToString(random)
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600) //nolint:gosec // the file that the user names
	if err == nil {
		_, err = f.WriteString(token + "\n")
		err = errors.Join(err, f.Close())
	}
	if err != nil {
		return "", fmt.Errorf("keeping a new editor's token: %w; choose another file with --editor-token-file, set %s, or serve --read-only", err, tokenVariable)
	}
	return token, nil
}
