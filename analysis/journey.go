package analysis

import (
	"fmt"
	"slices"
	"strings"

	"orgraph/org"
)

// MoveCosts say what moves cost, in any unit.
type MoveCosts struct {
	Move      float64 `json:"move"`
	Add       float64 `json:"add"`
	Remove    float64 `json:"remove"`
	Regrade   float64 `json:"regrade"`
	Rearrange float64 `json:"rearrange"`
	// Enter and Leave are for each role that comes to own something in the model for the
	// first time, and that ends to.
	Enter float64 `json:"enter"`
	Leave float64 `json:"leave"`
}

// DefaultMoveCosts count moves, each as 1; that roles come and go costs nothing more.
var DefaultMoveCosts = MoveCosts{Move: 1, Add: 1, Remove: 1, Regrade: 1, Rearrange: 1}

// maxCost keeps sums of costs numbers.
const maxCost = 1e12

func (c MoveCosts) of(kind MoveKind) float64 {
	return map[MoveKind]float64{MoveOwner: c.Move, AddOwner: c.Add, RemoveOwner: c.Remove, Regrade: c.Regrade, Rearrange: c.Rearrange}[kind]
}

func (c MoveCosts) check() error {
	for _, v := range []struct {
		name string
		cost float64
	}{
		{"move", c.Move}, {"add", c.Add}, {"remove", c.Remove}, {"regrade", c.Regrade},
		{"rearrange", c.Rearrange}, {"enter", c.Enter}, {"leave", c.Leave},
	} {
		if !(v.cost >= 0 && v.cost <= maxCost) {
			return fmt.Errorf("%w: costs.%s: %v is not from 0 to %v", ErrBadInput, v.name, v.cost, maxCost)
		}
	}
	return nil
}

// A Journey is a plan on its way.
type Journey struct {
	*TransitionPlan
	// Start is the score of the model before the first move: its weighted sum.
	Start float64 `json:"start"`
	Steps []Step  `json:"steps"`
	// Cost is that of all steps.
	Cost float64 `json:"cost"`
}

// A Step is a move with what it costs and what comes of it.
type Step struct {
	Move
	// Enter and Leave are the roles that come to own something with this move, and that
	// end to.
	Enter []string `json:"enter,omitempty"`
	Leave []string `json:"leave,omitempty"`
	Cost  float64  `json:"cost"`
	// Score is the model's after the move.
	Score float64 `json:"score"`
}

// Travel takes the steps of a plan made of m, judging by the responsibilities that
// there are. Errors: those of [NewDecision], [Apply]
// and ErrBadInput for costs below 0 or over 10¹².
func Travel(m org.Matrix, responsibilities []string, plan *TransitionPlan, p Preferences, costs MoveCosts) (*Journey, error) {
	if err := costs.check(); err != nil {
		return nil, err
	}
	// What is to be rearranged counts as arranged so as soon as its owners allow it:
	// the way leads through no worse arrangement.
	goal := map[string]org.Arrangement{}
	for _, move := range plan.Moves {
		if move.Kind == Rearrange && move.Arrangement != "" {
			goal[move.Responsibility] = move.Arrangement
		}
	}
	begun := map[string]bool{}
	score := func(cells map[string]*cell) (float64, error) {
		c := org.Column{Model: plan.From}
		for key, cell := range cells {
			if !cell.mentioned {
				continue
			}
			next := org.Cell{Responsibility: key, Arrangement: cell.arrangement}
			if to := goal[key]; begun[key] && to.Fits(len(cell.owners)) {
				next.Arrangement = to
			}
			for _, o := range cell.owners {
				next.Owners = append(next.Owners, org.Owner{Role: o.Role, Quality: o.Quality})
			}
			c.Cells = append(c.Cells, next)
		}
		slices.SortFunc(c.Cells, func(a, b org.Cell) int { return strings.Compare(a.Responsibility, b.Responsibility) })
		d, err := Decide([]org.Column{c}, responsibilities, p)
		if err != nil {
			return 0, err
		}
		var scores [1]float64
		additive{d.values, 0}.scores(d.given, scores[:])
		return round(scores[0]), nil
	}
	cells := column(m, plan.From)
	j := &Journey{TransitionPlan: plan, Steps: []Step{}}
	var err error
	if j.Start, err = score(cells); err != nil {
		return nil, err
	}
	owns := func(role string) bool {
		for _, c := range cells {
			if slices.ContainsFunc(c.owners, func(o org.Ownership) bool { return o.Role == role }) {
				return true
			}
		}
		return false
	}
	for i, move := range plan.Moves {
		c := cells[move.Responsibility]
		if c == nil {
			c = &cell{}
			cells[move.Responsibility] = c
		}
		begun[move.Responsibility] = true
		enters := move.To != "" && move.Kind != Regrade && !owns(move.To)
		if err := c.apply(move); err != nil {
			return nil, &MoveError{i, move, err}
		}
		step := Step{Move: move, Cost: costs.of(move.Kind)}
		if enters && slices.Contains(plan.Enter, move.To) {
			step.Enter, step.Cost = []string{move.To}, step.Cost+costs.Enter
		}
		if slices.Contains(plan.Leave, move.From) && !owns(move.From) {
			step.Leave, step.Cost = []string{move.From}, step.Cost+costs.Leave
		}
		if step.Score, err = score(cells); err != nil {
			return nil, err
		}
		j.Cost += step.Cost
		j.Steps = append(j.Steps, step)
	}
	return j, nil
}

// KeysInOrder returns the keys of responsibilities in the order of the matrix.
func KeysInOrder(list []org.Responsibility) []string { return WithKeys(nil, list) }

// WithKeys returns the keys, and behind them those of the responsibilities that are not
// among them, in the order of the matrix.
func WithKeys(keys []string, list []org.Responsibility) []string {
	known := make(map[string]bool, len(keys))
	for _, key := range keys {
		known[key] = true
	}
	keys = slices.Clip(keys)
	for _, r := range inOrder(list) {
		if !known[r.Key] {
			keys = append(keys, r.Key)
		}
	}
	return keys
}
