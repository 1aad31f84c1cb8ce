//go:build !unix

package neo4jtest

import "os/exec"

func detach(*exec.Cmd) {}
