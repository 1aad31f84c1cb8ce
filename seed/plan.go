package seed

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"orgraph/org"
	"orgraph/store"
)

// plan returns what has to be written so that the store holds m as [Import]
// describes. stored is what the store holds of all that m speaks of, and all
// of its roles and responsibilities.
func plan(stored, m org.Matrix, opts LoadOptions) (store.WriteSet, *Report, error) {
	m, err := adopt(stored, m)
	if err != nil {
		return store.WriteSet{}, nil, err
	}
	p := &planner{opts: opts, stored: stored, file: m, report: newReport()}
	p.sources()
	p.roles()
	p.responsibilities()
	p.cells()
	p.models() // after the cells, which a model's status follows from
	p.tradeoffs()
	p.relations()
	return p.changes, p.report, nil
}

type planner struct {
	opts         LoadOptions
	stored, file org.Matrix
	changes      store.WriteSet
	report       *Report
	known        map[string]bool // keys of the stored roles
	assigned     map[string]bool // ids of the assignments that there will be
}

// merge plans the values of one kind: those that are new are added, the others
// become what into makes of the stored value; fields tells what that changed.
func merge[T any](p *planner, kind string, put *[]T, stored, file []T, id func(T) string, into func(old, v T) (T, fields), detail func(T) string) {
	before := map[string]T{}
	for _, x := range stored {
		before[id(x)] = x
	}
	k := p.report.kind(kind)
	for _, v := range file {
		old, exists := before[id(v)]
		if !exists {
			*put = append(*put, v)
			k.Added = append(k.Added, Entry{ID: id(v), Detail: detail(v)})
			continue
		}
		merged, changed := into(old, v)
		if len(changed) == 0 {
			k.Unchanged++
			continue
		}
		*put = append(*put, merged)
		k.Changed = append(k.Changed, Entry{ID: id(v), Fields: changed})
	}
}

func noDetail[T any](T) string { return "" }

// fields notes what changes in a value.
type fields []FieldChange

// set makes a field equal to a value.
func set[T ~string](f *fields, name string, field *T, value T) {
	if *field != value {
		*f = append(*f, FieldChange{Field: name, Old: string(*field), New: string(value)})
		*field = value
	}
}

// fill makes an empty field equal to a value.
func fill[T ~string](f *fields, name string, field *T, value T) {
	if *field == "" {
		set(f, name, field, value)
	}
}

// union adds to a sorted list what it lacks.
func (f *fields) union(name string, field *[]string, more []string) {
	f.list(name, field, unite(*field, more))
}

func (f *fields) list(name string, field *[]string, united []string) {
	if len(united) > len(*field) {
		*f = append(*f, FieldChange{Field: name, Old: strings.Join(*field, ", "), New: strings.Join(united, ", ")})
		*field = united
	}
}

// aliases adds the other names that a value lacks, and its name in the file
// where that is another; two names with one key are one.
func (f *fields) aliases(field *[]string, key, name string, more []string) {
	united, known := slices.Clone(*field), map[string]bool{key: true}
	for _, alias := range *field {
		known[org.Key(alias)] = true
	}
	for _, alias := range append([]string{name}, more...) {
		if k := org.Key(alias); !known[k] {
			known[k] = true
			united = append(united, alias)
		}
	}
	f.list("aliases", field, united)
}

func unite(a, b []string) []string {
	return slices.Compact(slices.Sorted(slices.Values(slices.Concat(a, b))))
}

func (p *planner) sources() {
	merge(p, kindSource, &p.changes.Put.Sources, p.stored.Sources, p.file.Sources, func(x org.Source) string { return x.Key },
		func(old, v org.Source) (_ org.Source, f fields) {
			fill(&f, "title", &old.Title, v.Title)
			fill(&f, "author", &old.Author, v.Author)
			fill(&f, "url", &old.URL, v.URL)
			fill(&f, "publishedOn", &old.PublishedOn, v.PublishedOn)
			if v.SHA256 != "" {
				set(&f, "sha256", &old.SHA256, v.SHA256)
			}
			return old, f
		}, noDetail)
}

func (p *planner) models() {
	merge(p, kindModel, &p.changes.Put.Models, p.stored.Models, p.file.Models, func(x org.Model) string { return x.Key },
		func(old, v org.Model) (_ org.Model, f fields) {
			if p.opts.Replace {
				set(&f, "name", &old.Name, v.Name)
				set(&f, "abbreviation", &old.Abbreviation, v.Abbreviation)
				set(&f, "status", &old.Status, v.Status)
			} else if v.Status == org.Complete && p.covers(v.Key) {
				set(&f, "status", &old.Status, org.Complete)
			}
			fill(&f, "abbreviation", &old.Abbreviation, v.Abbreviation)
			fill(&f, "summary", &old.Summary, v.Summary)
			f.union("sources", &old.Sources, v.Sources)
			return old, f
		}, func(x org.Model) string { return string(x.Status) })
}

// covers reports whether a model will have an assignment for every
// responsibility in the store.
func (p *planner) covers(model string) bool {
	for _, list := range [][]org.Responsibility{p.stored.Responsibilities, p.file.Responsibilities} {
		for _, r := range list {
			if !p.assigned[org.AssignmentID(model, r.Key)] {
				return false
			}
		}
	}
	return true
}

func (p *planner) roles() {
	holders := map[string]string{} // by abbreviation in lower case
	abbreviated := map[string]bool{}
	p.known = map[string]bool{}
	for _, r := range p.stored.Roles {
		p.known[r.Key] = true
		if r.Abbreviation != "" {
			holders[strings.ToLower(r.Abbreviation)] = r.Key
			abbreviated[r.Key] = true
		}
	}
	file := slices.Clone(p.file.Roles)
	for i := range file {
		v := &file[i]
		p.warnOfName(v, holders)
		holder, taken := holders[strings.ToLower(v.Abbreviation)]
		if v.Abbreviation == "" || abbreviated[v.Key] {
			continue // what is stored stays
		}
		if taken && holder != v.Key {
			p.report.Warnings = append(p.report.Warnings, fmt.Sprintf(
				"role %s is stored without its abbreviation %s, which stands for %s in the store; rename one of them to keep both", v.Key, v.Abbreviation, holder))
			v.Abbreviation = ""
		}
	}
	merge(p, kindRole, &p.changes.Put.Roles, p.stored.Roles, file, func(x org.Role) string { return x.Key },
		func(old, v org.Role) (_ org.Role, f fields) {
			fill(&f, "abbreviation", &old.Abbreviation, v.Abbreviation)
			fill(&f, "summary", &old.Summary, v.Summary)
			f.aliases(&old.Aliases, old.Key, v.Name, v.Aliases)
			f.union("narrows", &old.Narrows, v.Narrows)
			return old, f
		}, noDetail)
}

// warnOfName warns of a new role that is named like the abbreviation of a
// stored one. It need not be that one: the file does not declare it.
func (p *planner) warnOfName(v *org.Role, holders map[string]string) {
	holder, taken := holders[strings.ToLower(v.Name)]
	if taken && holder != v.Key && !p.known[v.Key] {
		p.report.Warnings = append(p.report.Warnings, fmt.Sprintf(
			"role %s is a new role, and %s stands for %s in the store; if that is meant, write its name with the abbreviation in brackets once in the file",
			v.Key, v.Name, holder))
	}
}

func (p *planner) responsibilities() {
	next, known := 0, map[string]bool{}
	for _, r := range p.stored.Responsibilities {
		next, known[r.Key] = max(next, r.Ordinal+1), true
	}
	file := slices.Clone(p.file.Responsibilities)
	slices.SortStableFunc(file, func(a, b org.Responsibility) int { return cmp.Compare(a.Ordinal, b.Ordinal) })
	for i := range file {
		if !known[file[i].Key] {
			file[i].Ordinal = next
			next++
		}
	}
	merge(p, kindResponsibility, &p.changes.Put.Responsibilities, p.stored.Responsibilities, file, func(x org.Responsibility) string { return x.Key },
		func(old, v org.Responsibility) (_ org.Responsibility, f fields) {
			fill(&f, "summary", &old.Summary, v.Summary)
			f.aliases(&old.Aliases, old.Key, v.Name, v.Aliases)
			return old, f
		}, noDetail)
}

func (p *planner) tradeoffs() {
	merge(p, kindTradeoff, &p.changes.Put.Tradeoffs, p.stored.Tradeoffs, p.file.Tradeoffs, func(x org.Tradeoff) string { return x.Key },
		func(old, v org.Tradeoff) (_ org.Tradeoff, f fields) {
			if v.Statement != old.Statement {
				p.report.Warnings = append(p.report.Warnings, fmt.Sprintf(
					"tradeoff %s keeps the statement that it has in the store, and that of the file, %s, is left out; give it a key of its own to keep both",
					v.Key, quote(v.Statement)))
			}
			f.union("models", &old.Models, v.Models)
			f.union("responsibilities", &old.Responsibilities, v.Responsibilities)
			f.union("roles", &old.Roles, v.Roles)
			f.union("sources", &old.Sources, v.Sources)
			return old, f
		}, func(x org.Tradeoff) string { return string(x.Kind) })
}

func (p *planner) relations() {
	merge(p, kindDelegation, &p.changes.Put.Delegations, p.stored.Delegations, p.file.Delegations, org.Delegation.ID,
		func(old, _ org.Delegation) (org.Delegation, fields) { return old, nil }, noDetail)
	merge(p, kindRoleCombination, &p.changes.Put.RoleCombinations, p.stored.RoleCombinations, p.file.RoleCombinations, org.RoleCombination.ID,
		func(old, _ org.RoleCombination) (org.RoleCombination, fields) { return old, nil }, noDetail)
}

// cells plans the assignments with their ownerships.
func (p *planner) cells() {
	owners := func(list []org.Ownership) map[string][]org.Ownership {
		byCell := map[string][]org.Ownership{}
		for _, o := range list {
			byCell[o.AssignmentID()] = append(byCell[o.AssignmentID()], o)
		}
		for _, cell := range byCell {
			org.SortOwners(cell)
		}
		return byCell
	}
	before, after := owners(p.stored.Ownerships), owners(p.file.Ownerships)
	stored := map[string]org.Assignment{}
	p.assigned = map[string]bool{}
	for _, a := range p.stored.Assignments {
		stored[a.ID()], p.assigned[a.ID()] = a, true
	}
	written := map[string]bool{}
	for _, a := range p.file.Assignments {
		id := a.ID()
		written[id], p.assigned[id] = true, true
		old, exists := stored[id]
		same := exists && sameCell(old, a, before[id], after[id])
		p.owners(before[id], after[id], same)
		merge(p, kindAssignment, &p.changes.Put.Assignments, only(exists, old), []org.Assignment{a}, org.Assignment.ID,
			func(old, v org.Assignment) (_ org.Assignment, f fields) {
				if !same {
					set(&f, "arrangement", &old.Arrangement, v.Arrangement)
					set(&f, "statement", &old.Statement, v.Statement)
					set(&f, "source", &old.Source, v.Source)
					set(&f, "locator", &old.Locator, v.Locator)
				}
				fill(&f, "statement", &old.Statement, v.Statement)
				if old.Source == "" {
					fill(&f, "source", &old.Source, v.Source)
					fill(&f, "locator", &old.Locator, v.Locator)
				}
				return old, f
			}, func(x org.Assignment) string { return string(x.Arrangement) })
	}
	if p.opts.Replace {
		p.clear(written, before)
	}
}

// only returns a list of v where there is one.
func only[T any](exists bool, v T) []T {
	if !exists {
		return nil
	}
	return []T{v}
}

// sameCell reports whether a stored cell says what a cell of the file says.
func sameCell(old, v org.Assignment, before, after []org.Ownership) bool {
	return old.Arrangement == v.Arrangement &&
		(old.Statement == v.Statement || old.Statement == "" || v.Statement == "") &&
		slices.EqualFunc(before, after, func(a, b org.Ownership) bool {
			return a.Role == b.Role && a.Quality == b.Quality && a.Ordinal == b.Ordinal
		})
}

// owners plans the owners of one cell.
func (p *planner) owners(before, after []org.Ownership, same bool) {
	merge(p, kindOwnership, &p.changes.Put.Ownerships, before, after, org.Ownership.ID,
		func(old, v org.Ownership) (_ org.Ownership, f fields) {
			if !same {
				if old.Quality != v.Quality {
					// A note says why the owner does it as it did.
					set(&f, "note", &old.Note, v.Note)
				}
				set(&f, "quality", &old.Quality, v.Quality)
				if old.Ordinal != v.Ordinal {
					f = append(f, FieldChange{Field: "ordinal", Old: strconv.Itoa(old.Ordinal), New: strconv.Itoa(v.Ordinal)})
					old.Ordinal = v.Ordinal
				}
				set(&f, "provenance", &old.Provenance, v.Provenance)
			}
			fill(&f, "note", &old.Note, v.Note)
			return old, f
		}, func(x org.Ownership) string { return string(x.Quality) })
	for _, o := range before {
		if !slices.ContainsFunc(after, func(x org.Ownership) bool { return x.Role == o.Role }) {
			p.changes.DeleteOwnerships = append(p.changes.DeleteOwnerships, o.ID())
			k := p.report.kind(kindOwnership)
			k.Removed = append(k.Removed, Entry{ID: o.ID()})
		}
	}
}

// clear removes the stored assignments of the file's models that the file does
// not have.
func (p *planner) clear(written map[string]bool, before map[string][]org.Ownership) {
	models := map[string]bool{}
	for _, m := range p.file.Models {
		models[m.Key] = true
	}
	for _, a := range p.stored.Assignments {
		id := a.ID()
		if written[id] || !models[a.Model] {
			continue
		}
		delete(p.assigned, id)
		p.changes.DeleteAssignments = append(p.changes.DeleteAssignments, id)
		k := p.report.kind(kindAssignment)
		k.Removed = append(k.Removed, Entry{ID: id})
		k = p.report.kind(kindOwnership)
		for _, o := range before[id] {
			k.Removed = append(k.Removed, Entry{ID: o.ID()})
		}
	}
}
