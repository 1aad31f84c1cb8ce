package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"orgraph/org"
	"orgraph/seed"
)

// fileOptions are the flags of how the file of a matrix is read.
type fileOptions struct {
	format  string
	resolve []string
	sidecar string
	table   int
	models  string
}

func (o *fileOptions) flags(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&o.format, "format", "auto", "auto, markdown, html, csv, tsv or yaml")
	flags.StringArrayVar(&o.resolve, "resolve", nil, "owners of a cell that does not name them,\n'MODEL/RESPONSIBILITY=ROLE,ROLE'; may be given several times")
	flags.StringVar(&o.sidecar, "resolve-file", "", "file of such owners (default FILE.resolve.yaml, if it is there)")
	flags.IntVar(&o.table, "table", 0, "number of the table that is the matrix, from 1 (default: found out)")
	flags.StringVar(&o.models, "models", "auto", "where the models stand: auto, columns or rows")
}

// parse reads the matrix in a file; - stands for standard input.
func (o *fileOptions) parse(cmd *cobra.Command, file string) (org.Matrix, error) {
	opts := seed.Options{Name: file, Table: o.table, Resolve: seed.Resolutions{}}
	var err error
	if opts.Format, err = seed.ParseFormat(o.format); err != nil {
		return org.Matrix{}, usageError{fmt.Errorf("--format: %w", err)}
	}
	switch o.models {
	case "auto":
	case "columns":
		opts.Orientation = seed.ModelsInColumns
	case "rows":
		opts.Orientation = seed.ModelsInRows
	default:
		return org.Matrix{}, usageError{fmt.Errorf("--models: %q is none of auto, columns, rows", o.models)}
	}
	if err := o.readSidecar(file, opts.Resolve); err != nil {
		return org.Matrix{}, err
	}
	for _, flag := range o.resolve {
		if err := opts.Resolve.ParseResolve(flag); err != nil {
			return org.Matrix{}, usageError{err}
		}
	}
	if file == "-" {
		opts.Name = "standard input"
		text, err := readAll(cmd.Context(), io.LimitReader(cmd.InOrStdin(), seed.DefaultMaxBytes+1)) // Parse refuses what is longer
		if err != nil {
			return org.Matrix{}, fmt.Errorf("%s: %w", opts.Name, err)
		}
		return seed.Parse(bytes.NewReader(text), opts)
	}
	f, err := os.Open(filepath.Clean(file))
	if err != nil {
		return org.Matrix{}, unreadable(file, err)
	}
	m, err := seed.Parse(f, opts)
	var unread *fs.PathError
	if errors.As(err, &unread) {
		err = unreadable(file, err)
	}
	return m, errors.Join(err, f.Close())
}

// readSidecar adds the owners that the file of resolutions names.
func (o *fileOptions) readSidecar(file string, to seed.Resolutions) (err error) {
	name := o.sidecar
	if name == "" {
		name = seed.SidecarName(file)
	}
	f, err := os.Open(filepath.Clean(name))
	if o.sidecar == "" && errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return unreadable(name, err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	resolutions, err := seed.ReadResolutions(f, name)
	maps.Copy(to, resolutions)
	return err
}

// unreadable says why a file cannot be read, with its name in front.
func unreadable(file string, err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return fmt.Errorf("%s: %w; name a file that can be read", file, err)
}
