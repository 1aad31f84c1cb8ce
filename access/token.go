package access

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash/crc32"
	"math/big"
	"strings"
)

// An API token is "orgraph_", 256 random bits in 43 digits of base 62, and a CRC-32
// (IEEE) of all that in 6 digits: one word, which scanners for secrets find by
// orgraph_[0-9A-Za-z]{49} and tell from what only looks like one by its checksum, as
// GitHub's (https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/).
const (
	tokenPrefix    = "orgraph_"
	secretDigits   = 43 // 62^43 > 2^256
	checksumDigits = 6  // 62^6 > 2^32
	// shownDigits of a token's end are kept, to tell one from another.
	shownDigits = 4
)

// newToken makes a token.
func newToken() string {
	random := make([]byte, sha256.Size)
	_, _ = rand.Read(random) // never fails
	body := tokenPrefix + base62(new(big.Int).SetBytes(random), secretDigits)
	return body + checksum(body)
}

// isToken reports whether a text has the form of a token, with a checksum that fits.
func isToken(text string) bool {
	body, sum := text, ""
	if n := len(text) - checksumDigits; n > 0 {
		body, sum = text[:n], text[n:]
	}
	return len(body) == len(tokenPrefix)+secretDigits && strings.HasPrefix(body, tokenPrefix) && sum == checksum(body)
}

func checksum(body string) string {
	return base62(big.NewInt(int64(crc32.ChecksumIEEE([]byte(body)))), checksumDigits)
}

// base62 writes a number with 0-9, A-Z and a-z, filled up with zeros.
func base62(n *big.Int, digits int) string {
	const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	out := make([]byte, digits)
	rest, base := new(big.Int).Set(n), big.NewInt(int64(len(alphabet)))
	digit := new(big.Int)
	for i := range out {
		rest.DivMod(rest, base, digit)
		out[digits-1-i] = alphabet[digit.Int64()]
	}
	return string(out)
}

// A digest is the SHA-256 of a token, which is kept in its place. A token holds 256
// random bits, so that nobody finds it by trying: a slow hash, which protects
// passwords that people choose, would only cost time at each request.
type digest [sha256.Size]byte

func digestOf(token string) digest { return sha256.Sum256([]byte(token)) }

// MarshalText implements encoding.TextMarshaler.
func (d digest) MarshalText() ([]byte, error) { return []byte(hex.EncodeToString(d[:])), nil }

// UnmarshalText implements encoding.TextUnmarshaler.
func (d *digest) UnmarshalText(text []byte) error {
	if len(text) != hex.EncodedLen(len(d)) {
		return fmt.Errorf("a SHA-256 has %d hexadecimal digits", hex.EncodedLen(len(d)))
	}
	_, err := hex.Decode(d[:], text)
	return err
}
