package web

import (
	"os"
	"os/exec"
	"testing"

	"orgraph/internal/loudskip"
)

// TestUnits runs the unit tests of the pages' sources.
func TestUnits(t *testing.T) {
	if _, err := os.Stat("node_modules/vitest"); err != nil {
		loudskip.Missing(t, "NO VITEST: run npm ci in web to run the pages' unit tests")
	}
	command := exec.CommandContext(t.Context(), "npm", "test", "--silent")
	if out, err := command.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
