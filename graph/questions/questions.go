// Package questions holds the saved questions: GraphQL operations that answer what
// people ask most, each with its title and what its variables mean.
package questions

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
)

//go:embed operations/*.graphql
var operations embed.FS

// A Question is an operation with a name.
type Question struct {
	Key     string
	Title   string // a question
	Summary string // what the answer holds
	// Operation is the document, which runs as it stands.
	Operation string
	Arguments []*Argument
}

// An Argument is a variable of the operation. All can be left out.
type Argument struct {
	Name, Type, Description string
	Default                 *string // as the document writes it, nil for none
}

// all are the questions in the order of their files' names.
var all = mustRead()

// All returns the saved questions.
func All() []*Question { return all }

// Find returns the question with the key, nil where there is none.
func Find(key string) *Question {
	for _, q := range all {
		if q.Key == key {
			return q
		}
	}
	return nil
}

// mustRead reads the embedded files. A file that cannot be read is a mistake in the
// program, which the tests find.
func mustRead() []*Question {
	names, err := fs.Glob(operations, "operations/*.graphql")
	if err != nil {
		panic(err)
	}
	list := make([]*Question, len(names))
	for i, name := range names {
		text, err := operations.ReadFile(name)
		if err != nil {
			panic(err)
		}
		_, key, _ := strings.Cut(strings.TrimSuffix(name, ".graphql"), "-")
		if list[i], err = read(key, string(text)); err != nil {
			panic(fmt.Sprintf("questions: %s: %v", name, err))
		}
	}
	return list
}

// read reads a file: a comment with the title, the summary and a line for each
// variable, and the operation.
func read(key, text string) (*Question, error) {
	q := &Question{Key: key, Arguments: []*Argument{}}
	described := map[string]string{}
	rest := text
	for n := 0; strings.HasPrefix(rest, "# "); n++ {
		line, behind, _ := strings.Cut(rest, "\n")
		line, rest = strings.TrimPrefix(line, "# "), behind
		switch {
		case n == 0:
			q.Title = line
		case strings.HasPrefix(line, "$"):
			name, description, _ := strings.Cut(line[1:], ": ")
			described[name] = description
		default:
			q.Summary = line
		}
	}
	q.Operation = rest
	document, err := parser.ParseQuery(&ast.Source{Name: key, Input: q.Operation})
	if err != nil {
		return nil, err
	}
	for _, v := range document.Operations[0].VariableDefinitions {
		a := &Argument{Name: v.Variable, Type: v.Type.String(), Description: described[v.Variable]}
		if v.DefaultValue != nil {
			text := v.DefaultValue.String()
			a.Default = &text
		}
		if a.Description == "" || v.Type.NonNull && a.Default == nil {
			return nil, fmt.Errorf("the variable %s needs a description and a default", v.Variable)
		}
		q.Arguments = append(q.Arguments, a)
	}
	if q.Title == "" || q.Summary == "" {
		return nil, fmt.Errorf("it needs a title and a summary")
	}
	return q, nil
}
