package seed

import (
	"bytes"
	"net/url"
	"path"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"orgraph/org"
)

// frontMatter takes the YAML between two lines "---" off the beginning of an
// article. Without it body is the whole text and fields is nil.
func frontMatter(in *input) (fields map[string]yaml.Node, body []byte, err error) {
	rest, found := bytes.CutPrefix(in.text, []byte("---\n"))
	if !found {
		return nil, in.text, nil
	}
	header, body, found := bytes.Cut(append([]byte("\n"), rest...), []byte("\n---\n"))
	if !found {
		if header, found = bytes.CutSuffix(header, []byte("\n---")); !found {
			return nil, in.text, nil // a thematic break, not front matter
		}
	}
	if err := yaml.Unmarshal(header, &fields); err != nil {
		// The header's first line is empty in place of the "---" before it, so
		// that the lines in errors are those of the file.
		return nil, nil, yamlProblems(in.name, err, "correct the front matter")
	}
	return fields, body, nil
}

// source returns the source that a file is: as its front matter describes it,
// else named after the file.
func source(in *input, fields map[string]yaml.Node) org.Source {
	s := org.Source{
		Title:  scalar(fields, "title"),
		Author: scalar(fields, "author"),
		SHA256: in.sha256,
	}
	if org.Key(s.Title) == "" {
		s.Title = strings.ToValidUTF8(collapse(path.Base(strings.ReplaceAll(in.name, `\`, "/"))), "")
	}
	if org.Key(s.Title) == "" {
		s.Title = "Untitled"
	}
	s.Key = org.Key(s.Title)
	if date := scalar(fields, "date", "published", "publishedOn", "published_on"); len(date) >= len(time.DateOnly) {
		if _, err := time.Parse(time.DateOnly, date[:len(time.DateOnly)]); err == nil {
			s.PublishedOn = date[:len(time.DateOnly)]
		}
	}
	link := scalar(fields, "url", "canonical", "canonical_url", "canonicalUrl", "link")
	if u, err := url.Parse(link); err == nil && u.Host != "" && (u.Scheme == "http" || u.Scheme == "https") {
		s.URL = link
	}
	return s
}

// scalar returns the first of the fields that is there and is no list or map.
func scalar(fields map[string]yaml.Node, names ...string) string {
	for _, name := range names {
		if node, ok := fields[name]; ok && node.Kind == yaml.ScalarNode && node.Tag != "!!null" {
			return collapse(node.Value)
		}
	}
	return ""
}
