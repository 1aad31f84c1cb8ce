package seed

import (
	"embed"
	"fmt"
	"io/fs"
	"sync"

	"orgraph/org"
)

//go:embed data/*.yaml
var dataFiles embed.FS

// builtin reads the data files together, as if they were one.
var builtin = sync.OnceValue(func() builtinData {
	names, err := fs.Glob(dataFiles, "data/*.yaml")
	b := builtinData{}
	for i := 0; i < len(names) && err == nil; i++ {
		err = b.add(names[i])
	}
	if err == nil {
		b.matrix, err = b.file.matrix("built-in data", nil)
	}
	if err != nil {
		panic(fmt.Sprintf("seed: the built-in data: %v", err)) // it is part of the program, and tested
	}
	return b
})

type builtinData struct {
	file   dataFile
	matrix org.Matrix
}

// add appends the lists of a file; decoding into the same value would replace
// them.
func (b *builtinData) add(name string) error {
	f, err := dataFiles.Open(name)
	if err != nil {
		return err
	}
	defer f.Close() //nolint:errcheck // it is read-only and in memory
	in, err := readInput(f, Options{Name: name})
	if err != nil {
		return err
	}
	var d dataFile
	if err := decodeData(in, &d); err != nil {
		return err
	}
	all := &b.file
	all.Sources = append(all.Sources, d.Sources...)
	all.Models = append(all.Models, d.Models...)
	all.Roles = append(all.Roles, d.Roles...)
	all.Responsibilities = append(all.Responsibilities, d.Responsibilities...)
	all.Matrices = append(all.Matrices, d.Matrices...)
	all.Resolutions = append(all.Resolutions, d.Resolutions...)
	all.Assignments = append(all.Assignments, d.Assignments...)
	all.Ownerships = append(all.Ownerships, d.Ownerships...)
	all.Tradeoffs = append(all.Tradeoffs, d.Tradeoffs...)
	all.Delegations = append(all.Delegations, d.Delegations...)
	all.RoleCombinations = append(all.RoleCombinations, d.RoleCombinations...)
	for id, note := range d.Notes {
		if all.Notes == nil {
			all.Notes = map[string]string{}
		}
		all.Notes[id] = note
	}
	return nil
}

// Builtin returns the matrix that a new store begins with: five models and a
// sixth, incomplete one as an article describes them, with their tradeoffs. The
// caller may change it.
func Builtin() org.Matrix { return clone(builtin().matrix) }

// builtinResolutions returns what the built-in data knows of the cells of a
// source, nil where it does not know the source.
func builtinResolutions(title, author string) Resolutions {
	for _, s := range builtin().file.Sources {
		if org.Key(s.Title) != org.Key(title) || org.Key(s.Author) != org.Key(author) || author == "" {
			continue
		}
		for _, r := range builtin().file.Resolutions {
			if org.Key(r.Source) == org.Key(title) {
				if resolved, err := checkResolutions("built-in data", r.Cells); err == nil {
					return resolved
				}
			}
		}
	}
	return nil
}
