package analysis

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"orgraph/org"
)

// CellChange says how a cell of one model differs from the same cell of another.
type CellChange string

// The changes of a cell. KEPT stands alone; of the others there can be several.
const (
	Kept       CellChange = "KEPT"       // the same owners, qualities and arrangement
	Moved      CellChange = "MOVED"      // another role owns it
	Gained     CellChange = "GAINED"     // an owner more
	Lost       CellChange = "LOST"       // an owner less
	Regraded   CellChange = "REGRADED"   // owned better or worse by the same role
	Rearranged CellChange = "REARRANGED" // its owners share it in another way
)

// CellChanges lists every CellChange.
func CellChanges() []CellChange { return []CellChange{Kept, Moved, Gained, Lost, Regraded, Rearranged} }

// A Comparison holds models against the first of them, cell by cell.
type Comparison struct {
	Models []string        `json:"models"`
	Rows   []ComparisonRow `json:"rows"` // a responsibility each, in the order of the matrix
}

// A ComparisonRow is what the models make of a responsibility.
type ComparisonRow struct {
	Responsibility string           `json:"responsibility"`
	Cells          []CellComparison `json:"cells"` // of the models, in their order; the first is KEPT
}

// A CellComparison is how a model's cell differs from the first model's.
type CellComparison struct {
	Model   string       `json:"model"`
	Changes []CellChange `json:"changes"`
	Moves   []Move       `json:"moves,omitempty"` // from the first model's cell to this one
}

// Compare compares models with the first of them. Errors: ErrNotFound for a model
// that is not there; ErrBadInput for fewer than two, and for one named twice.
func Compare(m org.Matrix, models []string) (*Comparison, error) {
	if len(models) < 2 {
		return nil, fmt.Errorf("%w: models: there are %d to compare; name two or more", ErrBadInput, len(models))
	}
	columns := make([]map[string]*cell, len(models))
	for i, key := range models {
		switch {
		case slices.Contains(models[:i], key):
			return nil, fmt.Errorf("%w: models: %q is there twice; keep one", ErrBadInput, key)
		case !slices.ContainsFunc(m.Models, func(v org.Model) bool { return v.Key == key }):
			return nil, fmt.Errorf("%w: there is no model %q", ErrNotFound, key)
		}
		columns[i] = column(m, key)
	}
	c := &Comparison{Models: models}
	for _, r := range inOrder(m.Responsibilities) {
		row := ComparisonRow{Responsibility: r.Key}
		for i, model := range models {
			moves := cellMoves(r.Key, orEmpty(columns[0][r.Key]), orEmpty(columns[i][r.Key]))
			row.Cells = append(row.Cells, CellComparison{Model: model, Changes: changes(moves), Moves: moves})
		}
		c.Rows = append(c.Rows, row)
	}
	return c, nil
}

// changes says what moves do to the cell, each change once.
func changes(moves []Move) []CellChange {
	words := map[MoveKind]CellChange{MoveOwner: Moved, AddOwner: Gained, RemoveOwner: Lost, Regrade: Regraded, Rearrange: Rearranged}
	var list []CellChange
	for _, m := range moves {
		list = append(list, words[m.Kind])
	}
	if list == nil {
		return []CellChange{Kept}
	}
	slices.SortFunc(list, func(a, b CellChange) int {
		return cmp.Compare(slices.Index(CellChanges(), a), slices.Index(CellChanges(), b))
	})
	return slices.Compact(list)
}

// Similarity is how much two models are alike.
type Similarity struct {
	A string `json:"a"`
	B string `json:"b"`
	// Common and All count the pairs of a role and a responsibility it owns, those of
	// both and those of either. Jaccard is their quotient, from 0 to 1; 1 where neither
	// owns anything (Jaccard, "The Distribution of the Flora in the Alpine Zone", New
	// Phytologist 11 (1912)).
	Common  int     `json:"common"`
	All     int     `json:"all"`
	Jaccard float64 `json:"jaccard"`
	// Weighted also heeds how well and how much: Σ min/Σ max over the same pairs of
	// weight × worth of the quality / number of the cell's owners (Ružička, Biológia
	// 13 (1958)). From 0 to 1.
	Weighted float64 `json:"weighted"`
}

// Distance is 1 - Jaccard, a metric (Levandowsky and Winter, Nature 234 (1971)).
func (s Similarity) Distance() float64 { return 1 - s.Jaccard }

// part is what an owner's part of a responsibility is worth.
type part struct {
	role, responsibility string
	worth                float64
}

// parts returns what the column's owners are worth, by responsibility and role.
func (d *Decision) parts(c org.Column) []part {
	var list []part
	for _, criterion := range d.criteria {
		cell, _ := c.Cell(criterion.Responsibility)
		for _, o := range cell.Owners {
			list = append(list, part{o.Role, criterion.Responsibility, criterion.Weight * d.scale.of(o.Quality) / float64(len(cell.Owners))})
		}
	}
	slices.SortFunc(list, comparePart)
	return list
}

func comparePart(a, b part) int {
	return cmp.Or(strings.Compare(a.responsibility, b.responsibility), strings.Compare(a.role, b.role))
}

// similarity merges two sorted lists.
func similarity(a, b []part) Similarity {
	var s Similarity
	low, high := 0.0, 0.0
	for len(a) > 0 || len(b) > 0 {
		s.All++
		var order int
		switch {
		case len(a) == 0:
			order = 1
		case len(b) == 0:
			order = -1
		default:
			order = comparePart(a[0], b[0])
		}
		switch {
		case order < 0:
			high, a = high+a[0].worth, a[1:]
		case order > 0:
			high, b = high+b[0].worth, b[1:]
		default:
			s.Common++
			low, high = low+min(a[0].worth, b[0].worth), high+max(a[0].worth, b[0].worth)
			a, b = a[1:], b[1:]
		}
	}
	s.Jaccard, s.Weighted = 1, 1
	if s.All > 0 {
		s.Jaccard = float64(s.Common) / float64(s.All)
		s.Weighted = s.Jaccard // where nothing that is owned is worth anything
	}
	if high > 0 {
		s.Weighted = low / high
	}
	return s
}

// maxSimilarityPairs bounds the pairs that one answer compares.
const maxSimilarityPairs = 2_000_000

// Similarities returns how much each two of the columns are alike, the most similar
// first, then by key; with top over 0 that many at most. Structures in the
// preferences count for nothing here. Errors: those of [NewDecision]; ErrTooLarge for
// more than some two thousand models; the context's where it ends meanwhile.
func Similarities(ctx context.Context, columns []org.Column, responsibilities []string, p Preferences, top int) ([]Similarity, error) {
	if n := len(columns); n*(n-1)/2 > maxSimilarityPairs {
		return nil, fmt.Errorf("%w: %d models make %d pairs; compare fewer models", ErrTooLarge, n, n*(n-1)/2)
	}
	p.Structures = nil
	d, err := NewDecision(responsibilities, p)
	if err != nil {
		return nil, err
	}
	owners := make([][]part, len(columns))
	for i, c := range columns {
		owners[i] = d.parts(c)
	}
	var list []Similarity
	for i := range columns {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		for j := i + 1; j < len(columns); j++ {
			s := similarity(owners[i], owners[j])
			s.A, s.B = columns[i].Model, columns[j].Model
			list = append(list, s)
		}
		if top > 0 && len(list) > 2*top+len(columns) { // of two million pairs a few are wanted
			list = nearest(list, top)
		}
	}
	return nearest(list, top), nil
}

// Nearest returns for each of one's own columns, which is A of its results, the
// columns most like it, the most similar first, then by key; with top over 0 that many
// at most. Errors as of [Similarities].
func Nearest(ctx context.Context, own, columns []org.Column, responsibilities []string, p Preferences, top int) ([][]Similarity, error) {
	if n := len(own) * len(columns); n > maxSimilarityPairs {
		return nil, fmt.Errorf("%w: %d models beside %d make %d pairs; compare fewer models", ErrTooLarge, len(own), len(columns), n)
	}
	p.Structures = nil
	d, err := NewDecision(responsibilities, p)
	if err != nil {
		return nil, err
	}
	others := make([][]part, len(columns))
	for i, c := range columns {
		others[i] = d.parts(c)
	}
	lists := make([][]Similarity, len(own))
	for i, c := range own {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		mine, list := d.parts(c), make([]Similarity, len(columns))
		for j := range columns {
			list[j] = similarity(mine, others[j])
			list[j].A, list[j].B = c.Model, columns[j].Model
		}
		lists[i] = nearest(list, top)
	}
	return lists, nil
}

func nearest(list []Similarity, top int) []Similarity {
	slices.SortFunc(list, func(a, b Similarity) int {
		return cmp.Or(cmpDescending(a.Jaccard, b.Jaccard), -compareScores(a.Weighted, b.Weighted), strings.Compare(a.A, b.A), strings.Compare(a.B, b.B))
	})
	if top > 0 && len(list) > top {
		list = list[:top]
	}
	return list
}
