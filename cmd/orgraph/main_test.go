package main

import (
	"flag"
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// update accepts what the golden tests give now.
var update = flag.Bool("update", false, "write the golden files anew")

// testToken is the editor's token of the servers that tests start.
const testToken = "a-token-for-tests"

func TestMain(m *testing.M) {
	// Servers of the tests shall not make a token file beside the tests.
	if err := os.Setenv(tokenVariable, testToken); err != nil {
		panic(err)
	}
	testscript.Main(m, map[string]func(){"orgraph": main, "attack": attackUntilTold})
}

// TestScripts runs the program as a person does, on a terminal.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: *update,
		Setup: func(env *testscript.Env) error {
			env.Setenv("ORGRAPH_STORE", "")
			env.Setenv("HOME", env.WorkDir)
			return nil
		},
	})
}
