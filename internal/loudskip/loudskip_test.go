package loudskip

import (
	"strings"
	"testing"
)

// spy is a test that is told to fail or to skip, and goes on.
type spy struct {
	testing.TB
	failed, skipped string
}

func (s *spy) Helper()           {}
func (s *spy) Fatal(args ...any) { s.failed, _ = args[0].(string); panic(s) }
func (s *spy) Skip(args ...any)  { s.skipped, _ = args[0].(string); panic(s) }

func run(f func(*spy)) (s *spy) {
	s = &spy{}
	defer func() {
		if v := recover(); v != s {
			panic(v)
		}
	}()
	f(s)
	return s
}

func TestMissing(t *testing.T) {
	for ci, fails := range map[string]bool{"true": true, "1": true, "": false, "false": false} {
		t.Setenv("CI", ci)
		s := run(func(s *spy) { Missing(s, "NO THING: install it") })
		if (s.failed != "") != fails || (s.skipped != "") == fails || !strings.HasPrefix(s.failed+s.skipped, "NO THING") {
			t.Errorf("CI=%q: fails with %q, skips with %q", ci, s.failed, s.skipped)
		}
	}
}

func TestSkip(t *testing.T) {
	t.Setenv("CI", "true")
	if s := run(func(s *spy) { Skip(s, "not beside the project") }); s.failed != "" || s.skipped == "" {
		t.Errorf("fails with %q, skips with %q", s.failed, s.skipped)
	}
}
