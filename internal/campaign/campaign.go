// Package campaign sizes tests that find more the longer they run: short in CI, and
// long where ORGRAPH_TEST_LONG=1 asks for it.
package campaign

import "os"

// Size returns how often to try: short, or long in a long run.
func Size(short, long int) int {
	if os.Getenv("ORGRAPH_TEST_LONG") == "1" {
		return long
	}
	return short
}
