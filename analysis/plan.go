package analysis

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"orgraph/org"
)

// MoveKind says what a move does to one cell of a model.
type MoveKind string

const (
	// MoveOwner gives a role's part in a cell to another role.
	MoveOwner MoveKind = "MOVE"
	// AddOwner makes a role one more owner.
	AddOwner MoveKind = "ADD"
	// RemoveOwner takes an owner away.
	RemoveOwner MoveKind = "REMOVE"
	// Regrade changes how well a role owns.
	Regrade MoveKind = "REGRADE"
	// Rearrange changes how the owners share the cell, or makes or ends a cell
	// without owners.
	Rearrange MoveKind = "REARRANGE"
)

// MoveKinds lists every MoveKind.
func MoveKinds() []MoveKind {
	return []MoveKind{MoveOwner, AddOwner, RemoveOwner, Regrade, Rearrange}
}

// A Move is one step of a transition in one cell.
type Move struct {
	Kind           MoveKind `json:"kind"`
	Responsibility string   `json:"responsibility"`
	// From is the role that owns before: of MOVE, REMOVE and REGRADE. To is the
	// one that owns afterwards: of MOVE, ADD and REGRADE.
	From string `json:"from,omitempty"`
	To   string `json:"to,omitempty"`
	// Quality is how well To owns afterwards.
	Quality org.Quality `json:"quality,omitempty"`
	// Arrangement is that of REARRANGE; "" where the model does not mention the
	// responsibility any more.
	Arrangement org.Arrangement `json:"arrangement,omitempty"`
}

// String says the move in words.
func (m Move) String() string {
	switch m.Kind {
	case MoveOwner:
		return fmt.Sprintf("move %s from %s to %s (%s)", m.Responsibility, m.From, m.To, m.Quality)
	case AddOwner:
		return fmt.Sprintf("add %s to the owners of %s (%s)", m.To, m.Responsibility, m.Quality)
	case RemoveOwner:
		return fmt.Sprintf("remove %s from the owners of %s", m.From, m.Responsibility)
	case Regrade:
		return fmt.Sprintf("let %s own %s %s", m.To, m.Responsibility, m.Quality)
	default:
		if m.Arrangement == "" {
			return "leave " + m.Responsibility + " unmentioned"
		}
		return fmt.Sprintf("arrange %s as %s", m.Responsibility, m.Arrangement)
	}
}

// A TransitionPlan turns one model into another.
type TransitionPlan struct {
	From  string `json:"from"`
	To    string `json:"to"`
	Moves []Move `json:"moves"`
	// Enter are the roles that own something in To alone, Leave those that do in
	// From alone, ascending.
	Enter []string `json:"enter,omitempty"`
	Leave []string `json:"leave,omitempty"`
}

// cell is what a model says of a responsibility.
type cell struct {
	mentioned   bool
	edited      bool
	arrangement org.Arrangement
	owners      []org.Ownership // by ordinal
}

// column returns the cells of a model by responsibility.
func column(m org.Matrix, model string) map[string]*cell {
	cells := map[string]*cell{}
	for _, a := range m.Assignments {
		if a.Model == model {
			cells[a.Responsibility] = &cell{mentioned: true, arrangement: a.Arrangement}
		}
	}
	for _, o := range m.Ownerships {
		if c := cells[o.Responsibility]; o.Model == model && c != nil {
			c.owners = append(c.owners, o)
		}
	}
	for _, c := range cells {
		org.SortOwners(c.owners)
	}
	return cells
}

// Plan returns the smallest set of moves that turns the model from into the model
// to: in each cell, owners that both have stay, those that only one has are
// paired to moves, and what is left over is added or removed. It is smallest
// because a move changes at most one owner of each side, and a regrading or
// rearrangement changes nothing else.
//
// Within a cell what adds an owner comes before what takes one away, so that no
// responsibility is without an owner in between. Cells come in the order of the
// matrix. Errors: ErrNotFound for a model that is not there, ErrBadInput where
// from and to are the same.
func Plan(m org.Matrix, from, to string) (*TransitionPlan, error) {
	if from == to {
		return nil, fmt.Errorf("%w: a plan from %q to itself has no moves; name two models", ErrBadInput, from)
	}
	for _, key := range []string{from, to} {
		if !slices.ContainsFunc(m.Models, func(v org.Model) bool { return v.Key == key }) {
			return nil, fmt.Errorf("%w: there is no model %q", ErrNotFound, key)
		}
	}
	plan := &TransitionPlan{From: from, To: to, Moves: []Move{}}
	before, after := column(m, from), column(m, to)
	for _, r := range inOrder(m.Responsibilities) {
		plan.Moves = append(plan.Moves, cellMoves(r.Key, orEmpty(before[r.Key]), orEmpty(after[r.Key]))...)
	}
	plan.Enter = rolesOf(after, before)
	plan.Leave = rolesOf(before, after)
	return plan, nil
}

func inOrder(list []org.Responsibility) []org.Responsibility {
	return slices.SortedFunc(slices.Values(list), func(a, b org.Responsibility) int {
		return cmp.Or(cmp.Compare(a.Ordinal, b.Ordinal), strings.Compare(a.Key, b.Key))
	})
}

func orEmpty(c *cell) *cell {
	if c == nil {
		return &cell{}
	}
	return c
}

// rolesOf returns the roles that own something in one column and nothing in
// another.
func rolesOf(in, notIn map[string]*cell) []string {
	others := map[string]bool{}
	for _, c := range notIn {
		for _, o := range c.owners {
			others[o.Role] = true
		}
	}
	var roles []string
	for _, c := range in {
		for _, o := range c.owners {
			if !others[o.Role] {
				roles = append(roles, o.Role)
			}
		}
	}
	slices.Sort(roles)
	return slices.Compact(roles)
}

func cellMoves(responsibility string, before, after *cell) []Move {
	var moves []Move
	var gone, come []org.Ownership
	owner := func(c *cell, role string) *org.Ownership {
		for i := range c.owners {
			if c.owners[i].Role == role {
				return &c.owners[i]
			}
		}
		return nil
	}
	for _, o := range before.owners {
		if owner(after, o.Role) == nil {
			gone = append(gone, o)
		}
	}
	for _, o := range after.owners {
		old := owner(before, o.Role)
		switch {
		case old == nil:
			come = append(come, o)
		case old.Quality != o.Quality:
			moves = append(moves, Move{Kind: Regrade, Responsibility: responsibility, From: o.Role, To: o.Role, Quality: o.Quality})
		}
	}
	pairs := min(len(gone), len(come))
	for i := range pairs {
		moves = append(moves, Move{Kind: MoveOwner, Responsibility: responsibility, From: gone[i].Role, To: come[i].Role, Quality: come[i].Quality})
	}
	for _, o := range come[pairs:] {
		moves = append(moves, Move{Kind: AddOwner, Responsibility: responsibility, To: o.Role, Quality: o.Quality})
	}
	for _, o := range gone[pairs:] {
		moves = append(moves, Move{Kind: RemoveOwner, Responsibility: responsibility, From: o.Role})
	}
	// What the moves so far make of the arrangement.
	implied := before.arrangement
	if len(come)+len(gone) > 0 || before.mentioned {
		implied = follow(before.arrangement, len(after.owners))
	}
	if implied != after.arrangement {
		moves = append(moves, Move{Kind: Rearrange, Responsibility: responsibility, Arrangement: after.arrangement})
	}
	return moves
}

// follow returns the arrangement of a cell that has come to have n owners: it
// stays where it fits, a cell that has lost its owners is VACANT, one owner is
// SOLE, and several that nobody has said more of share it.
func follow(arrangement org.Arrangement, n int) org.Arrangement {
	switch {
	case n == 0:
		return org.Vacant
	case n == 1 && arrangement != org.Collective:
		return org.Sole
	case n > 1 && arrangement != org.Alternative && arrangement != org.Shared && arrangement != org.Collective:
		return org.Shared
	}
	return arrangement
}

// A MoveError says which move does not fit.
type MoveError struct {
	Index int // from 0
	Move  Move
	Err   error // ErrNotFound or ErrBadInput, with what is wrong
}

func (e *MoveError) Error() string {
	return fmt.Sprintf("move %d, %s: %v", e.Index+1, e.Move, e.Err)
}

// Unwrap returns Err.
func (e *MoveError) Unwrap() error { return e.Err }

// Apply returns the cells of a model after moves, in the order of the matrix:
// what Plan has made of one model's cells, moves make of another's. Cells that no
// move touches are left out. Ownerships that stay keep where they were read, and
// those that a move has made are EDITED. Errors: ErrNotFound for the model; a
// *MoveError for a role or a responsibility that is not there, and for a move that
// does not fit the cell.
func Apply(m org.Matrix, model string, moves []Move) ([]org.Assignment, []org.Ownership, error) {
	if !slices.ContainsFunc(m.Models, func(v org.Model) bool { return v.Key == model }) {
		return nil, nil, fmt.Errorf("%w: there is no model %q", ErrNotFound, model)
	}
	roles, responsibilities := map[string]bool{"": true}, map[string]bool{}
	for _, r := range m.Roles {
		roles[r.Key] = true
	}
	for _, r := range m.Responsibilities {
		responsibilities[r.Key] = true
	}
	cells := column(m, model)
	touched := map[string]bool{}
	for i, move := range moves {
		if !responsibilities[move.Responsibility] {
			return nil, nil, &MoveError{i, move, fmt.Errorf("%w: there is no responsibility %q", ErrNotFound, move.Responsibility)}
		}
		for _, role := range []string{move.From, move.To} {
			if !roles[role] {
				return nil, nil, &MoveError{i, move, fmt.Errorf("%w: there is no role %q", ErrNotFound, role)}
			}
		}
		c := cells[move.Responsibility]
		if c == nil {
			c = &cell{}
			cells[move.Responsibility] = c
		}
		touched[move.Responsibility] = true
		if err := c.apply(move); err != nil {
			return nil, nil, &MoveError{i, move, err}
		}
	}
	var assignments []org.Assignment
	var ownerships []org.Ownership
	for _, r := range inOrder(m.Responsibilities) {
		c := cells[r.Key]
		if !touched[r.Key] || !c.mentioned {
			continue
		}
		a := org.Assignment{Model: model, Responsibility: r.Key, Arrangement: c.arrangement}
		assignments = append(assignments, a)
		for i, o := range c.owners {
			o.Model, o.Responsibility, o.Ordinal = model, r.Key, i
			ownerships = append(ownerships, o)
		}
	}
	return assignments, ownerships, nil
}

// apply makes a move in the cell.
func (c *cell) apply(move Move) error {
	index := func(role string) int {
		return slices.IndexFunc(c.owners, func(o org.Ownership) bool { return o.Role == role })
	}
	from, to := index(move.From), index(move.To)
	needs := map[MoveKind]string{MoveOwner: "from and to", AddOwner: "to", RemoveOwner: "from", Regrade: "to"}[move.Kind]
	switch {
	case move.Kind == Regrade && move.To == "" || move.Kind == AddOwner && move.To == "" || move.Kind == RemoveOwner && move.From == "" ||
		move.Kind == MoveOwner && (move.From == "" || move.To == ""):
		return fmt.Errorf("%w: it needs %s", ErrBadInput, needs)
	case (move.Kind == MoveOwner || move.Kind == RemoveOwner) && from < 0:
		return fmt.Errorf("%w: %s owns no part of it", ErrBadInput, move.From)
	case (move.Kind == MoveOwner || move.Kind == AddOwner) && to >= 0:
		return fmt.Errorf("%w: %s owns a part of it already", ErrBadInput, move.To)
	case move.Kind == Regrade && to < 0:
		return fmt.Errorf("%w: %s owns no part of it", ErrBadInput, move.To)
	case move.Kind != RemoveOwner && move.Kind != Rearrange && !move.Quality.Valid():
		return fmt.Errorf("%w: %q is no quality", ErrBadInput, move.Quality)
	}
	owner := org.Ownership{Role: move.To, Quality: move.Quality, Provenance: org.Edited}
	switch move.Kind {
	case MoveOwner:
		c.owners[from] = owner
	case AddOwner:
		c.owners = append(c.owners, owner)
	case RemoveOwner:
		c.owners = slices.Delete(c.owners, from, from+1)
	case Regrade:
		if c.owners[to].Quality != move.Quality {
			c.owners[to] = owner
		}
	case Rearrange:
		return c.rearrange(move.Arrangement)
	default:
		return fmt.Errorf("%w: there is no move %q", ErrBadInput, move.Kind)
	}
	c.mentioned, c.arrangement = true, follow(c.arrangement, len(c.owners))
	return nil
}

func (c *cell) rearrange(arrangement org.Arrangement) error {
	switch {
	case arrangement == "" && len(c.owners) > 0:
		return fmt.Errorf("%w: it has owners; remove them first", ErrBadInput)
	case arrangement == "":
		c.mentioned, c.arrangement = false, ""
		return nil
	case !arrangement.Fits(len(c.owners)):
		return fmt.Errorf("%w: %d owners cannot be %s", ErrBadInput, len(c.owners), arrangement)
	}
	c.mentioned, c.arrangement = true, arrangement
	return nil
}
