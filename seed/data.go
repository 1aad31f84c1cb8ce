package seed

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"orgraph/org"
)

// A dataFile is Orgraph's own data file: all that a matrix holds, written by
// hand. A reference is a name or a key, for roles also an abbreviation. Keys may be
// left out; they follow from the names. What a matrix block mentions need not
// be listed on its own.
type dataFile struct {
	Sources          []dataSource          `yaml:"sources"`
	Models           []dataModel           `yaml:"models"`
	Roles            []dataRole            `yaml:"roles"`
	Responsibilities []dataResponsibility  `yaml:"responsibilities"`
	Matrices         []dataMatrix          `yaml:"matrices"`
	Resolutions      []dataResolutions     `yaml:"resolutions"`
	Notes            map[string]string     `yaml:"notes"` // on ownerships, by "model/responsibility/role"
	Assignments      []dataAssignment      `yaml:"assignments"`
	Ownerships       []dataOwnership       `yaml:"ownerships"`
	Tradeoffs        []dataTradeoff        `yaml:"tradeoffs"`
	Delegations      []dataDelegation      `yaml:"delegations"`
	RoleCombinations []dataRoleCombination `yaml:"roleCombinations"`
}

type dataSource struct {
	Key         string `yaml:"key"`
	Title       string `yaml:"title"`
	Author      string `yaml:"author"`
	URL         string `yaml:"url"`
	PublishedOn string `yaml:"publishedOn"`
	SHA256      string `yaml:"sha256"`
}

type dataModel struct {
	Key          string     `yaml:"key"`
	Name         string     `yaml:"name"`
	Abbreviation string     `yaml:"abbreviation"`
	Summary      string     `yaml:"summary"`
	Status       org.Status `yaml:"status"` // follows from the cells where it is left out
	Sources      []string   `yaml:"sources"`
}

type dataRole struct {
	Key          string   `yaml:"key"`
	Name         string   `yaml:"name"`
	Abbreviation string   `yaml:"abbreviation"`
	Aliases      []string `yaml:"aliases"`
	Summary      string   `yaml:"summary"`
	Narrows      []string `yaml:"narrows"`
}

type dataResponsibility struct {
	Key     string   `yaml:"key"`
	Name    string   `yaml:"name"`
	Aliases []string `yaml:"aliases"`
	Summary string   `yaml:"summary"`
	Ordinal *int     `yaml:"ordinal"` // its place in the list where it is left out
}

// A dataMatrix is a table: the names of its models, and for each responsibility
// the cells in their order, written as in any other table.
type dataMatrix struct {
	Source     string         `yaml:"source"`
	Locator    string         `yaml:"locator"`    // the table; the row and column are added unless provenance is PROSE
	Provenance org.Provenance `yaml:"provenance"` // TABLE where it is left out
	Models     []string       `yaml:"models"`
	Rows       yaml.Node      `yaml:"rows"`
}

// dataResolutions are resolutions for the matrices of one source.
type dataResolutions struct {
	Source string              `yaml:"source"`
	Cells  map[string][]string `yaml:"cells"`
}

type dataAssignment struct {
	Model          string          `yaml:"model"`
	Responsibility string          `yaml:"responsibility"`
	Arrangement    org.Arrangement `yaml:"arrangement"`
	Statement      string          `yaml:"statement"`
	Source         string          `yaml:"source"`
	Locator        string          `yaml:"locator"`
}

type dataOwnership struct {
	Model          string         `yaml:"model"`
	Responsibility string         `yaml:"responsibility"`
	Role           string         `yaml:"role"`
	Quality        org.Quality    `yaml:"quality"`
	Ordinal        int            `yaml:"ordinal"`
	Provenance     org.Provenance `yaml:"provenance"`
	Note           string         `yaml:"note"`
}

type dataTradeoff struct {
	Key              string           `yaml:"key"`
	Kind             org.TradeoffKind `yaml:"kind"`
	Statement        string           `yaml:"statement"`
	Models           []string         `yaml:"models"`
	Responsibilities []string         `yaml:"responsibilities"`
	Roles            []string         `yaml:"roles"`
	Sources          []string         `yaml:"sources"`
}

type dataDelegation struct {
	Model          string `yaml:"model"`
	Responsibility string `yaml:"responsibility"`
	Role           string `yaml:"role"`
	Delegate       string `yaml:"delegate"`
}

type dataRoleCombination struct {
	Model     string `yaml:"model"`
	Role      string `yaml:"role"`
	AlsoHolds string `yaml:"alsoHolds"`
}

func parseData(in *input, given Resolutions) (org.Matrix, error) {
	var f dataFile
	if err := decodeData(in, &f); err != nil {
		return org.Matrix{}, err
	}
	return f.matrix(in.name, given)
}

// decodeData adds what a file holds to f.
func decodeData(in *input, f *dataFile) error {
	d := yaml.NewDecoder(bytes.NewReader(in.text))
	d.KnownFields(true)
	err := d.Decode(f)
	if err == nil {
		if err = d.Decode(&yaml.Node{}); errors.Is(err, io.EOF) {
			return nil
		}
		if err == nil {
			return complain("write one document into a file", "the file has more than one YAML document").in(in.name)
		}
	}
	return yamlProblems(in.name, err, "see docs/importing.md for its fields")
}

var (
	yamlLine = regexp.MustCompile(`^(?:yaml: )?(?:unmarshal errors:\s*)?line (\d+): (.*)$`)
	// The parser's errors count lines from 0, all others from 1.
	zeroBased = regexp.MustCompile(`^did not find expected (key|node content|'|<)`)
	goType    = regexp.MustCompile(` in type \S+| into \S+$`)
)

// yamlProblems words the errors of the YAML package for somebody who does not
// know the types that it decodes into.
func yamlProblems(file string, err error, do string) error {
	messages := []string{err.Error()}
	var types *yaml.TypeError
	if errors.As(err, &types) {
		messages = types.Errors
	}
	var problems []*Problem
	for _, message := range messages {
		p := &Problem{File: file, What: collapse(strings.TrimPrefix(message, "yaml: ")), Do: do}
		if at := yamlLine.FindStringSubmatch(collapse(message)); at != nil {
			p.Row, _ = strconv.Atoi(at[1])
			p.What = at[2]
			if zeroBased.MatchString(p.What) {
				p.Row++
			}
		}
		p.What = goType.ReplaceAllString(p.What, "")
		problems = append(problems, p)
	}
	return join(file, problems)
}

// A dataReader turns a data file into a matrix.
type dataReader struct {
	file     *dataFile
	name     string
	given    Resolutions
	builder  *builder
	problems []*Problem
	there    map[string]bool // models and responsibilities of the matrix, as "model tech-lead"

	sources, models, responsibilities listed
}

func (f *dataFile) matrix(file string, given Resolutions) (org.Matrix, error) {
	r := &dataReader{file: f, name: file, given: given, builder: newBuilder(file, newVocabulary(org.Matrix{}), nil), there: map[string]bool{},
		sources: newListed(), models: newListed(), responsibilities: newListed()}
	r.list()
	r.addListedRoles()
	r.addListedResponsibilities()
	r.addListedModels()
	r.cells()
	if err := join(file, r.problems); err != nil {
		return org.Matrix{}, err
	}
	m := r.builder.finish()
	r.addRoles(&m)
	r.relations(&m)
	r.finish(&m)
	if len(m.Models)+len(m.Roles)+len(m.Responsibilities)+len(m.Tradeoffs)+len(m.Sources) == 0 {
		return org.Matrix{}, complain("write models, roles, responsibilities and matrices into it", "the file holds no data").in(file)
	}
	if err := errors.Join(join(file, r.problems), validate(file, m)); err != nil {
		return org.Matrix{}, err
	}
	return m, nil
}

func (r *dataReader) complain(c *complaint, where string) {
	if c != nil {
		p := c.in(r.name)
		p.Where = where
		r.problems = append(r.problems, p)
	}
}

// list notes the keys of all that is listed, before any of it is referred to.
func (r *dataReader) list() {
	for _, x := range r.file.Sources {
		r.sources.add(x.Key, x.Title)
	}
	for _, x := range r.file.Models {
		r.models.add(x.Key, x.Name)
	}
	for _, x := range r.file.Responsibilities {
		r.responsibilities.add(x.Key, x.Name)
	}
	for _, x := range r.file.Roles {
		r.builder.lexicon.listed.add(x.Key, x.Name)
	}
}

// addListedRoles makes known the roles that are listed, and what they declare.
func (r *dataReader) addListedRoles() {
	lexicon := r.builder.lexicon
	for _, x := range r.file.Roles {
		key := cmp.Or(x.Key, org.Key(x.Name))
		if key == "" {
			continue
		}
		lexicon.roles[key] = &org.Role{Key: key, Name: x.Name}
		for _, text := range []string{x.Name, key} {
			if org.Key(text) != "" {
				r.builder.known.learn(text, x.Abbreviation)
			}
		}
		abbreviated := x.Name
		if lexicon.listed.key(x.Name) != key { // another has the name, too
			abbreviated = key
		}
		if x.Abbreviation != "" {
			r.complain(r.builder.declare(org.Name{Text: x.Name, Abbreviation: x.Abbreviation, Abbreviated: abbreviated}), "roles, "+x.Name)
		}
	}
}

// addRoles replaces the roles that cells use by those that are described, and
// puts the former that are not behind the latter.
func (r *dataReader) addRoles(m *org.Matrix) {
	used := m.Roles
	m.Roles = nil
	described := map[string]bool{}
	for _, x := range r.file.Roles {
		role := org.Role{Key: cmp.Or(x.Key, org.Key(x.Name)), Name: x.Name, Abbreviation: x.Abbreviation, Aliases: x.Aliases, Summary: prose(x.Summary)}
		role.Narrows = r.refs(x.Narrows, r.role)
		described[role.Key] = true
		m.Roles = append(m.Roles, role)
	}
	for _, role := range used {
		if !described[role.Key] {
			m.Roles = append(m.Roles, role)
		}
	}
}

func (r *dataReader) addListedResponsibilities() {
	for i, x := range r.file.Responsibilities {
		v := org.Responsibility{Key: cmp.Or(x.Key, org.Key(x.Name)), Name: x.Name, Aliases: x.Aliases, Summary: prose(x.Summary), Ordinal: i}
		if x.Ordinal != nil {
			v.Ordinal = *x.Ordinal
		}
		r.again("responsibility", v.Key)
		r.builder.matrix.Responsibilities = append(r.builder.matrix.Responsibilities, v)
	}
}

func (r *dataReader) addListedModels() {
	for _, x := range r.file.Models {
		v := org.Model{Key: cmp.Or(x.Key, org.Key(x.Name)), Name: x.Name, Abbreviation: x.Abbreviation, Summary: prose(x.Summary), Status: x.Status}
		v.Sources = r.refs(x.Sources, r.sources.key)
		r.again("model", v.Key)
		r.builder.matrix.Models = append(r.builder.matrix.Models, v)
	}
}

// cells reads the matrix blocks: first what their headings and cells declare,
// then the cells.
func (r *dataReader) cells() {
	var tables []*dataTable
	for i := range r.file.Matrices {
		tables = append(tables, r.table(&r.file.Matrices[i]))
	}
	for _, t := range tables {
		for _, c := range t.cells {
			r.cellComplaint(r.builder.learn(c.text), c)
		}
	}
	for i, t := range tables {
		block := r.file.Matrices[i]
		r.builder.resolve = r.resolutions(block.Source)
		for _, c := range t.cells {
			at := place{source: r.sources.key(block.Source), locator: block.Locator, provenance: cmp.Or(block.Provenance, org.Table)}
			if at.provenance == org.Table && block.Locator != "" {
				at.locator = locator(block.Locator, c.row.Text, c.column.Text)
			}
			r.cellComplaint(r.builder.cell(r.models.key(c.column.Text), r.responsibilities.key(c.row.Text), c.text, at), c)
		}
	}
	for id := range r.given {
		if !r.builder.resolved[r.cellID(id)] {
			r.complain(complain("correct the cell's name or leave it out", "a resolution names the cell %s, which is not there", quote(id)), "")
		}
	}
}

// resolutions returns those that are given and those of the file for a source.
func (r *dataReader) resolutions(source string) Resolutions {
	all := Resolutions{}
	for _, x := range r.file.Resolutions {
		if r.sources.key(x.Source) != r.sources.key(source) {
			continue
		}
		resolved, err := checkResolutions(r.name, x.Cells)
		for _, e := range unjoin(err) {
			if e != nil {
				r.complain(complain("", "%v", e), "resolutions")
			}
		}
		r.resolve(all, resolved)
	}
	r.resolve(all, r.given)
	return all
}

// resolve adds resolutions under the ids that their cells have in the file.
func (r *dataReader) resolve(all, more Resolutions) {
	for _, id := range slices.Sorted(maps.Keys(more)) {
		all[r.cellID(id)] = more[id]
	}
}

// cellID returns the id that a cell has in the file, of one that the names of its model
// and responsibility give.
func (r *dataReader) cellID(id string) string {
	model, responsibility, _ := strings.Cut(id, "/")
	return org.AssignmentID(r.models.key(model), r.responsibilities.key(responsibility))
}

func (r *dataReader) cellComplaint(c *complaint, at dataCell) {
	if c != nil {
		r.problems = append(r.problems, &Problem{File: r.name, Row: at.line, Column: at.position,
			Where: strings.Join(quotedNames(at.row.Text, at.column.Text), ", "), What: c.what, Do: c.do})
	}
}

// A dataTable is a matrix block with its cells in the order of the models.
type dataTable struct{ cells []dataCell }

type dataCell struct {
	row, column    org.Name
	text           string
	line, position int
}

func (r *dataReader) table(block *dataMatrix) *dataTable {
	t := &dataTable{}
	var columns []org.Name
	for _, model := range block.Models {
		n := org.ParseName(model)
		r.complain(r.builder.heading(n, "model"), "matrices")
		columns = append(columns, n)
		r.addModel(n, block)
	}
	bad := func(n *yaml.Node, c *complaint) {
		p := c.in(r.name)
		p.Row, p.Column = n.Line, n.Column
		r.problems = append(r.problems, p)
	}
	if block.Rows.Kind != yaml.MappingNode {
		bad(&block.Rows, complain("write rows: with a line RESPONSIBILITY: [CELL, CELL] for each", "a matrix has no rows"))
		return t
	}
	rows := make([][]dataCell, len(columns))
	for i := 0; i+1 < len(block.Rows.Content); i += 2 {
		name, cells := block.Rows.Content[i], block.Rows.Content[i+1]
		row := org.ParseName(name.Value)
		if c := r.builder.heading(row, "responsibility"); c != nil {
			bad(name, c)
			continue
		}
		r.addResponsibility(row)
		if cells.Kind != yaml.SequenceNode || len(cells.Content) != len(columns) {
			bad(name, complain("write every cell, in the order of the models", "the row %s needs a list of %d cells", quote(row.Text), len(columns)))
			continue
		}
		for j, c := range cells.Content {
			if c.Kind != yaml.ScalarNode {
				bad(c, complain("write its text", "the cell is no text"))
				continue
			}
			value := c.Value
			if c.Tag == "!!null" {
				value = ""
			}
			rows[j] = append(rows[j], dataCell{row: row, column: columns[j], text: value, line: c.Line, position: c.Column})
		}
	}
	t.cells = slices.Concat(rows...)
	return t
}

func (r *dataReader) addModel(n org.Name, block *dataMatrix) {
	if r.again("model", r.models.key(n.Text)) {
		return
	}
	m := newModel(n, "")
	if block.Source != "" {
		m.Sources = []string{r.sources.key(block.Source)}
	}
	r.builder.matrix.Models = append(r.builder.matrix.Models, m)
}

// again reports whether the value of that kind and key is in the matrix already, and
// notes that it is now.
func (r *dataReader) again(kind, key string) bool {
	id := kind + " " + key
	there := r.there[id]
	r.there[id] = true
	return there
}

func (r *dataReader) addResponsibility(n org.Name) {
	if r.again("responsibility", r.responsibilities.key(n.Text)) {
		return
	}
	m := &r.builder.matrix
	x := org.Responsibility{Key: n.Key(), Name: n.Text, Ordinal: len(m.Responsibilities)}
	if n.Abbreviation != "" {
		x.Aliases = []string{n.Abbreviation}
	}
	m.Responsibilities = append(m.Responsibilities, x)
}

// relations adds what is listed outside the matrix blocks.
func (r *dataReader) relations(m *org.Matrix) {
	for _, x := range r.file.Sources {
		m.Sources = append(m.Sources, org.Source{Key: cmp.Or(x.Key, org.Key(x.Title)), Title: x.Title, Author: x.Author,
			URL: x.URL, PublishedOn: x.PublishedOn, SHA256: x.SHA256})
	}
	for _, x := range r.file.Assignments {
		a := org.Assignment{Model: r.model(x.Model), Responsibility: r.responsibility(x.Responsibility),
			Arrangement: x.Arrangement, Statement: x.Statement, Source: r.sources.key(x.Source), Locator: x.Locator}
		m.Assignments = append(m.Assignments, a)
		r.builder.mentioned[a.ID()] = true
	}
	for _, x := range r.file.Ownerships {
		m.Ownerships = append(m.Ownerships, org.Ownership{Model: r.model(x.Model), Responsibility: r.responsibility(x.Responsibility), Role: r.role(x.Role),
			Quality: cmp.Or(x.Quality, org.Well), Ordinal: x.Ordinal, Provenance: cmp.Or(x.Provenance, org.Edited), Note: prose(x.Note)})
	}
	statements := map[string]string{} // by key
	for i, x := range r.file.Tradeoffs {
		key := cmp.Or(x.Key, tradeoffKey(x.Statement))
		if other, taken := statements[key]; taken && other != x.Statement {
			r.complain(complain("give one of the two another key", "%s would have the key %s, which another has that begins alike", quote(x.Statement), key),
				fmt.Sprintf("tradeoffs, number %d", i+1))
			continue
		}
		statements[key] = x.Statement
		m.Tradeoffs = append(m.Tradeoffs, org.Tradeoff{Key: key, Kind: x.Kind, Statement: prose(x.Statement),
			Models: r.refs(x.Models, r.model), Responsibilities: r.refs(x.Responsibilities, r.responsibility),
			Roles: r.refs(x.Roles, r.role), Sources: r.refs(x.Sources, r.sources.key)})
	}
	for _, x := range r.file.Delegations {
		m.Delegations = append(m.Delegations, org.Delegation{Model: r.model(x.Model), Responsibility: r.responsibility(x.Responsibility),
			Role: r.role(x.Role), Delegate: r.role(x.Delegate)})
	}
	for _, x := range r.file.RoleCombinations {
		m.RoleCombinations = append(m.RoleCombinations, org.RoleCombination{Model: r.model(x.Model), Role: r.role(x.Role), AlsoHolds: r.role(x.AlsoHolds)})
	}
}

// finish fills in what follows from the rest: notes, and each model's status.
func (r *dataReader) finish(m *org.Matrix) {
	for i := range m.Models {
		if m.Models[i].Status == "" {
			m.Models[i].Status = r.builder.status(m.Models[i].Key, m.Responsibilities)
		}
	}
	notes := maps.Clone(r.file.Notes)
	for i := range m.Ownerships {
		if note, ok := notes[m.Ownerships[i].ID()]; ok {
			m.Ownerships[i].Note = prose(note)
			delete(notes, m.Ownerships[i].ID())
		}
	}
	for _, id := range slices.Sorted(maps.Keys(notes)) {
		r.complain(complain("write its id, MODEL/RESPONSIBILITY/ROLE in keys", "there is no ownership %s", quote(id)), "notes")
	}
}

// model returns the key that a model's name or key refers to.
func (r *dataReader) model(text string) string { return r.models.key(org.ParseName(text).Text) }

// responsibility returns the key that a responsibility's name or key refers to.
func (r *dataReader) responsibility(text string) string {
	return r.responsibilities.key(org.ParseName(text).Text)
}

// role returns the key that a role's name, key or abbreviation refers to.
func (r *dataReader) role(text string) string {
	l := r.builder.lexicon
	if d, ok := l.abbreviations[fold(text)]; ok && !l.listed.keys[text] {
		return d.role
	}
	return l.listed.key(org.ParseName(text).Text)
}

// refs returns the keys of a list of references, ascending.
func (r *dataReader) refs(list []string, key func(string) string) []string {
	var keys []string
	for _, text := range list {
		keys = append(keys, key(text))
	}
	slices.Sort(keys)
	return keys
}

// prose takes the line breaks out of a text that YAML folds over several lines.
func prose(text string) string { return strings.TrimSpace(text) }

// tradeoffKey makes a key of the first words of a statement.
func tradeoffKey(statement string) string {
	const most = 8
	words := strings.Fields(statement)
	return org.Key(strings.Join(words[:min(most, len(words))], " "))
}
