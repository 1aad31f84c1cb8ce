package edit

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"

	"orgraph/analysis"
	"orgraph/org"
	"orgraph/store"
)

// ApplyPlan makes moves in the cells of a model, such as those of a transition
// plan: all of them or none. A move that does not fit the cell as it is by then is
// a Conflict.
type ApplyPlan struct {
	Model string
	Moves []*Move
}

// Move is an analysis.Move as it is given.
type Move struct {
	Kind           analysis.MoveKind
	Responsibility string
	From, To       *string
	Quality        *org.Quality
	Arrangement    *org.Arrangement
}

func (in ApplyPlan) moves() []analysis.Move {
	moves := make([]analysis.Move, len(in.Moves))
	for i, given := range in.Moves {
		m := analysis.Move{Kind: given.Kind, Responsibility: given.Responsibility}
		set(&m.From, given.From)
		set(&m.To, given.To)
		set(&m.Quality, given.Quality)
		set(&m.Arrangement, given.Arrangement)
		moves[i] = m
	}
	return moves
}

// Plan implements [Edit].
func (in ApplyPlan) Plan(ctx context.Context, r store.Reader) (store.WriteSet, []*Problem, error) {
	var l problemList
	if err := reference(ctx, &l, store.KindModel, in.Model, at("model"), r.Models); err != nil || len(l) > 0 {
		return store.WriteSet{}, l, err
	}
	m, err := r.Matrix(ctx, []string{in.Model})
	if err != nil {
		return store.WriteSet{}, nil, err
	}
	before := m
	// What the moves speak of need not have anything to do with the model yet.
	if m.Roles, err = all(ctx, r.ListRoles, store.All, store.Where{}); err != nil {
		return store.WriteSet{}, nil, err
	}
	if m.Responsibilities, err = all(ctx, r.ListResponsibilities, store.All, store.Where{}); err != nil {
		return store.WriteSet{}, nil, err
	}
	cells, owners, err := analysis.Apply(m, in.Model, in.moves())
	var misfit *analysis.MoveError
	if errors.As(err, &misfit) {
		code, sort, do := Conflict, analysis.ErrBadInput, "read the model again, and plan anew"
		if errors.Is(err, analysis.ErrNotFound) {
			code, sort, do = NotFound, analysis.ErrNotFound, "check the key, or make it first"
		}
		why := strings.TrimPrefix(misfit.Err.Error(), sort.Error()+": ")
		if !strings.Contains(why, "; ") { // else it says what to do
			why += "; " + do
		}
		l.add(code, at("moves", strconv.Itoa(misfit.Index)), "move %d, %s: %s", misfit.Index+1, misfit.Move, why)
		return store.WriteSet{}, l, nil
	}
	if err != nil {
		return store.WriteSet{}, nil, err
	}
	return in.written(before, m.Roles, cells, owners), l, nil
}

// written returns what has to be written for the cells that moves have touched.
func (in ApplyPlan) written(before org.Matrix, roles []org.Role, cells []org.Assignment, owners []org.Ownership) store.WriteSet {
	var w store.WriteSet
	named := map[string]*org.Role{}
	for i := range roles {
		named[roles[i].Key] = &roles[i]
	}
	ownersOf := func(list []org.Ownership, id string) []org.Ownership {
		owners := slices.DeleteFunc(slices.Clone(list), func(o org.Ownership) bool { return o.AssignmentID() != id })
		org.SortOwners(owners)
		return owners
	}
	old := map[string]org.Assignment{}
	for _, a := range before.Assignments {
		old[a.ID()] = a
	}
	now := map[string]bool{}
	for _, a := range cells {
		id := a.ID()
		now[id] = true
		come, gone := ownersOf(owners, id), ownersOf(before.Ownerships, id)
		if stored, ok := old[id]; ok && stored.Arrangement == a.Arrangement && slices.EqualFunc(come, gone, sameOwner) {
			continue // one move has undone another
		}
		a.Statement = statement(a.Arrangement, come, named)
		w.Put.Assignments = append(w.Put.Assignments, a)
		w.Put.Ownerships = append(w.Put.Ownerships, come...)
		for _, o := range gone {
			if !slices.ContainsFunc(come, func(x org.Ownership) bool { return x.Role == o.Role }) {
				w.DeleteOwnerships = append(w.DeleteOwnerships, o.ID())
			}
		}
	}
	for _, move := range in.Moves {
		if id := org.AssignmentID(in.Model, move.Responsibility); !now[id] {
			w.DeleteAssignments = append(w.DeleteAssignments, id)
		}
	}
	return w
}
