//go:build unix

package neo4jtest

import (
	"os/exec"
	"syscall"
)

// detach keeps a signal to this program's group, such as Ctrl-C, from the command.
func detach(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true} }
