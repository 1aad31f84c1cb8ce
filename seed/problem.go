package seed

import (
	"errors"
	"fmt"
	"strings"
)

// A Problem is one thing in a file that could not be read, on one line:
// `file:row:column: where: what; do this`.
type Problem struct {
	File string
	// Row and Column are counted from 1 as a person finds them: the line and
	// the field of a CSV file, the row and the column within a table of an
	// article, the line of a data file. 0 where the whole file or row is meant.
	Row, Column int
	Where       string // `table 1, row "Projects", column "SCRUM"`; may be ""
	What        string
	Do          string // what to do about it
}

func (p *Problem) Error() string {
	var b strings.Builder
	b.WriteString(p.File)
	if p.Row > 0 {
		fmt.Fprintf(&b, ":%d", p.Row)
		if p.Column > 0 {
			fmt.Fprintf(&b, ":%d", p.Column)
		}
	}
	b.WriteString(": ")
	if p.Where != "" {
		b.WriteString(p.Where + ": ")
	}
	b.WriteString(p.What)
	if p.Do != "" {
		b.WriteString("; " + p.Do)
	}
	return b.String()
}

// A complaint is a Problem before its place is known.
type complaint struct{ what, do string }

func complain(do, format string, args ...any) *complaint {
	return &complaint{what: fmt.Sprintf(format, args...), do: do}
}

// in makes a problem of the whole file.
func (c *complaint) in(file string) *Problem {
	return &Problem{File: file, What: c.what, Do: c.do}
}

// maxProblems is how many problems are listed; a file with more has one cause.
const maxProblems = 100

// join returns the problems as one error, nil where there are none.
func join(file string, problems []*Problem) error {
	var errs []error
	for i, p := range problems {
		if i == maxProblems {
			more := complain("correct the first ones and try again", "there are %d more problems", len(problems)-i)
			errs = append(errs, more.in(file))
			break
		}
		errs = append(errs, p)
	}
	return errors.Join(errs...)
}

// quote shows a text of the file on one line, shortened when it is long.
func quote(s string) string {
	const most = 80
	if r := []rune(s); len(r) > most {
		s = string(r[:most]) + "…"
	}
	return fmt.Sprintf("%q", s)
}
