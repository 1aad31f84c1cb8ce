// Package web embeds the pages that Orgraph serves to browsers, so that the one binary needs no other file and no
// internet. The sources are in src, what is embedded is their committed build in dist; README.md says how to build it.
package web

import (
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
)

//go:embed all:dist
var dist embed.FS

//go:embed examples
var examples embed.FS

// Dist returns the built pages: playground.html, what it loads below assets, and licenses.md with the licences of the
// libraries in them. The names of the files in assets contain a hash of their content, so they may be cached for ever;
// the pages must not be. Serve the playground at a path whose relative "assets/" and "graphql" are those of the server,
// such as /playground.
func Dist() fs.FS {
	sub, err := fs.Sub(dist, "dist")
	if err != nil {
		panic(err) // "dist" is a valid path, which is all that Sub checks.
	}
	return sub
}

// Example is a query that the playground opens with.
type Example struct {
	// Name is the file's name without its extension, "01-matrix".
	Name string
	// Summary is the comment in the query's first line, without its #: one sentence on what the query answers.
	Summary string
	// Query is the whole document, with its comments.
	Query string
	// Variables is a JSON object, or nil for a query without variables.
	Variables json.RawMessage
}

// Examples returns the example queries in the order of their names, which is the order of the playground's tabs. It
// fails on a file that does not begin with a comment, or whose variables are not a JSON object.
func Examples() ([]Example, error) {
	return readExamples(examples)
}

func readExamples(fsys fs.FS) ([]Example, error) {
	files, err := fs.Glob(fsys, "examples/*.graphql") // sorted
	if err != nil {
		return nil, err
	}
	list := make([]Example, 0, len(files))
	for _, file := range files {
		example, err := readExample(fsys, file)
		if err != nil {
			return nil, fmt.Errorf("web/%s: %w", file, err)
		}
		list = append(list, example)
	}
	return list, nil
}

func readExample(fsys fs.FS, file string) (Example, error) {
	query, err := fs.ReadFile(fsys, file)
	if err != nil {
		return Example{}, err
	}
	first, _, _ := strings.Cut(string(query), "\n")
	summary, isComment := strings.CutPrefix(first, "#")
	summary = strings.TrimSpace(summary)
	if !isComment || summary == "" {
		return Example{}, fmt.Errorf("line 1 is %q; begin with a # comment that says what the query answers", first)
	}
	variables, err := readVariables(fsys, strings.TrimSuffix(file, ".graphql")+".variables.json")
	if err != nil {
		return Example{}, err
	}
	return Example{
		Name:      strings.TrimSuffix(path.Base(file), ".graphql"),
		Summary:   summary,
		Query:     string(query),
		Variables: variables,
	}, nil
}

// readVariables returns nil if there is no such file.
func readVariables(fsys fs.FS, file string) (json.RawMessage, error) {
	data, err := fs.ReadFile(fsys, file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var object map[string]json.RawMessage
	if err := json.Unmarshal(data, &object); err != nil {
		return nil, fmt.Errorf("%s must hold a JSON object: %w", path.Base(file), err)
	}
	return json.RawMessage(strings.TrimSpace(string(data))), nil
}
