package seed

import (
	"bytes"
	"fmt"
	"io"
	"strings"
)

// A Report says what an import did, or would do.
type Report struct {
	DryRun   bool         `json:"dryRun,omitempty"`
	Kinds    []KindReport `json:"kinds"` // every kind, in the order of the lists of org.Matrix
	Warnings []string     `json:"warnings,omitempty"`
	// First and Last are the sequences of its changes in the log, 0 where it has made none.
	First, Last int `json:"-"`
}

// A KindReport is the part of a report on one kind of value.
type KindReport struct {
	Kind      string  `json:"kind"` // "role", "ownership", "role combination", …
	Added     []Entry `json:"added,omitempty"`
	Changed   []Entry `json:"changed,omitempty"`
	Removed   []Entry `json:"removed,omitempty"`
	Unchanged int     `json:"unchanged"`
}

// An Entry is one value, by key or id.
type Entry struct {
	ID     string        `json:"id"`
	Detail string        `json:"detail,omitempty"` // the arrangement or quality of what was added
	Fields []FieldChange `json:"fields,omitempty"` // of what was changed
}

// A FieldChange is a field with what it held before and holds now.
type FieldChange struct {
	Field string `json:"field"`
	Old   string `json:"old"`
	New   string `json:"new"`
}

// The kinds, as a report names them.
const (
	kindModel           = "model"
	kindRole            = "role"
	kindResponsibility  = "responsibility"
	kindAssignment      = "assignment"
	kindOwnership       = "ownership"
	kindTradeoff        = "tradeoff"
	kindSource          = "source"
	kindDelegation      = "delegation"
	kindRoleCombination = "role combination"
)

func newReport() *Report {
	r := &Report{}
	for _, kind := range []string{kindModel, kindRole, kindResponsibility, kindAssignment, kindOwnership,
		kindTradeoff, kindSource, kindDelegation, kindRoleCombination} {
		r.Kinds = append(r.Kinds, KindReport{Kind: kind})
	}
	return r
}

func (r *Report) kind(name string) *KindReport {
	for i := range r.Kinds {
		if r.Kinds[i].Kind == name {
			return &r.Kinds[i]
		}
	}
	panic("seed: no kind " + name)
}

// Empty reports whether nothing changes.
func (r *Report) Empty() bool {
	for _, k := range r.Kinds {
		if len(k.Added)+len(k.Changed)+len(k.Removed) > 0 {
			return false
		}
	}
	return true
}

// WriteTo writes the report for a terminal: a line for every change, "+", "~" or
// "-" first, and a line that sums up.
func (r *Report) WriteTo(w io.Writer) (int64, error) {
	var b bytes.Buffer
	for _, k := range r.Kinds {
		for _, e := range k.Added {
			fmt.Fprintf(&b, "+ %s %s", k.Kind, e.ID)
			if e.Detail != "" {
				fmt.Fprintf(&b, " (%s)", e.Detail)
			}
			b.WriteByte('\n')
		}
		for _, e := range k.Changed {
			fmt.Fprintf(&b, "~ %s %s: ", k.Kind, e.ID)
			for i, f := range e.Fields {
				if i > 0 {
					b.WriteString(", ")
				}
				fmt.Fprintf(&b, "%s %s → %s", f.Field, quote(f.Old), quote(f.New))
			}
			b.WriteByte('\n')
		}
		for _, e := range k.Removed {
			fmt.Fprintf(&b, "- %s %s\n", k.Kind, e.ID)
		}
	}
	for _, warning := range r.Warnings {
		fmt.Fprintf(&b, "! %s\n", warning)
	}
	b.WriteString(r.Summary() + "\n")
	n, err := w.Write(b.Bytes())
	return int64(n), err
}

// Summary returns the line that sums up.
func (r *Report) Summary() string {
	unchanged := r.count(func(k KindReport) int { return k.Unchanged })
	if r.Empty() {
		if unchanged == "" {
			return "Nothing to change."
		}
		return "Nothing to change: " + unchanged + " are as they should be."
	}
	var parts []string
	part := func(list, what string) {
		if list != "" {
			parts = append(parts, list+" "+what)
		}
	}
	part(r.count(func(k KindReport) int { return len(k.Added) }), "added")
	part(r.count(func(k KindReport) int { return len(k.Changed) }), "changed")
	part(r.count(func(k KindReport) int { return len(k.Removed) }), "removed")
	part(unchanged, "unchanged")
	begin := "Imported: "
	if r.DryRun {
		begin = "Nothing was written. An import would be: "
	}
	return begin + strings.Join(parts, "; ") + "."
}

// count lists the kinds of which there are some: "5 models, 1 role".
func (r *Report) count(of func(KindReport) int) string {
	var parts []string
	for _, k := range r.Kinds {
		if n := of(k); n == 1 {
			parts = append(parts, "1 "+k.Kind)
		} else if n > 1 {
			parts = append(parts, fmt.Sprintf("%d %s", n, plural(k.Kind)))
		}
	}
	return strings.Join(parts, ", ")
}

func plural(kind string) string {
	if stem, ok := strings.CutSuffix(kind, "y"); ok {
		return stem + "ies"
	}
	return kind + "s"
}
