package analysis_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"orgraph/analysis"
	"orgraph/org"
	"orgraph/seed"
)

func TestPlanOfTheArticle(t *testing.T) {
	plan, err := analysis.Plan(seed.Builtin(), "tech-lead", "engineering-manager-does-projects")
	if err != nil {
		t.Fatal(err)
	}
	want := &analysis.TransitionPlan{
		From: "tech-lead", To: "engineering-manager-does-projects", Enter: []string{"engineering-manager"},
		Moves: []analysis.Move{
			{Kind: analysis.MoveOwner, Responsibility: "people", From: "tech-lead", To: "engineering-manager", Quality: org.Well},
			{Kind: analysis.MoveOwner, Responsibility: "process", From: "tech-lead", To: "engineering-manager", Quality: org.Well},
			{Kind: analysis.MoveOwner, Responsibility: "projects", From: "tech-lead", To: "engineering-manager", Quality: org.Well},
		},
	}
	if diff := cmp.Diff(want, plan); diff != "" {
		t.Error(diff)
	}
}

// cells writes the cells of a model so that two can be compared: owners in the
// order of their keys, with their qualities.
func cells(m org.Matrix, model string) map[string]string {
	out := map[string]string{}
	for _, a := range m.Assignments {
		if a.Model != model {
			continue
		}
		var owners []string
		for _, o := range m.Ownerships {
			if o.AssignmentID() == a.ID() {
				owners = append(owners, o.Role+" "+string(o.Quality))
			}
		}
		slices.Sort(owners)
		out[a.Responsibility] = fmt.Sprint(a.Arrangement, owners)
	}
	return out
}

// applied returns the matrix with the moves made in a model.
func applied(t interface{ Fatal(...any) }, m org.Matrix, model string, moves []analysis.Move) org.Matrix {
	assignments, ownerships, err := analysis.Apply(m, model, moves)
	if err != nil {
		t.Fatal(err)
	}
	touched := map[string]bool{}
	for _, move := range moves {
		touched[org.AssignmentID(model, move.Responsibility)] = true
	}
	m.Assignments = append(slices.DeleteFunc(slices.Clone(m.Assignments), func(a org.Assignment) bool { return touched[a.ID()] }), assignments...)
	m.Ownerships = append(slices.DeleteFunc(slices.Clone(m.Ownerships), func(o org.Ownership) bool { return touched[o.AssignmentID()] }), ownerships...)
	return m
}

// drawMatrix draws two models over the same responsibilities and roles, with
// cells of every sort.
func drawMatrix(rt *rapid.T) org.Matrix {
	var m org.Matrix
	roles := []string{"a", "b", "c", "d"}
	for _, key := range roles {
		m.Roles = append(m.Roles, org.Role{Key: key, Name: key})
	}
	for _, model := range []string{"x", "y"} {
		m.Models = append(m.Models, org.Model{Key: model, Name: model, Status: org.Complete})
	}
	for i := range 4 {
		r := org.Responsibility{Key: fmt.Sprintf("r%d", i), Name: "R", Ordinal: 3 - i}
		m.Responsibilities = append(m.Responsibilities, r)
		for _, model := range m.Models {
			owners := rapid.Permutation(roles).Draw(rt, "owners")[:rapid.IntRange(0, 3).Draw(rt, "n")]
			arrangements := slices.DeleteFunc(org.Arrangements(), func(a org.Arrangement) bool { return !a.Fits(len(owners)) })
			if len(owners) == 0 && rapid.Bool().Draw(rt, "not mentioned") {
				continue
			}
			m.Assignments = append(m.Assignments, org.Assignment{Model: model.Key, Responsibility: r.Key, Arrangement: rapid.SampledFrom(arrangements).Draw(rt, "arrangement")})
			for ordinal, role := range owners {
				m.Ownerships = append(m.Ownerships, org.Ownership{Model: model.Key, Responsibility: r.Key, Role: role, Ordinal: ordinal,
					Quality: rapid.SampledFrom(org.Qualities()).Draw(rt, "quality"), Provenance: org.Table})
			}
		}
	}
	return m
}

// TestPlanAppliedIsTheOther makes the moves of a plan one by one: in the end the
// one model says what the other says, every step keeps the rules, and no
// responsibility loses its last owner that has one before and after. The plan back
// undoes it.
func TestPlanAppliedIsTheOther(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		m := drawMatrix(rt)
		if err := m.Validate(); err != nil {
			rt.Fatal(err)
		}
		plan, err := analysis.Plan(m, "x", "y")
		if err != nil {
			rt.Fatal(err)
		}
		owned := func(m org.Matrix, responsibility string) bool {
			return slices.ContainsFunc(m.Ownerships, func(o org.Ownership) bool { return o.Model == "x" && o.Responsibility == responsibility })
		}
		step := m
		for _, move := range plan.Moves {
			step = applied(rt, step, "x", []analysis.Move{move})
			if err := step.Validate(); err != nil {
				rt.Fatalf("after %s: %v", move, err)
			}
			both := owned(m, move.Responsibility) && slices.ContainsFunc(m.Ownerships, func(o org.Ownership) bool {
				return o.Model == "y" && o.Responsibility == move.Responsibility
			})
			if both && !owned(step, move.Responsibility) {
				rt.Fatalf("after %s nobody owns %s", move, move.Responsibility)
			}
		}
		after := applied(rt, m, "x", plan.Moves)
		for _, got := range []org.Matrix{step, after} {
			if diff := cmp.Diff(cells(m, "y"), cells(got, "x")); diff != "" {
				rt.Fatalf("%v: %s", plan.Moves, diff)
			}
		}
		back, err := analysis.Plan(m, "y", "x")
		if err != nil {
			rt.Fatal(err)
		}
		if diff := cmp.Diff(cells(m, "x"), cells(applied(rt, after, "x", back.Moves), "x")); diff != "" {
			rt.Fatalf("and back: %s", diff)
		}
		if len(back.Moves) != len(plan.Moves) && !slices.ContainsFunc(append(back.Moves, plan.Moves...), func(m analysis.Move) bool { return m.Kind == analysis.Rearrange }) {
			rt.Fatalf("%d moves there and %d back", len(plan.Moves), len(back.Moves))
		}
	})
}

func TestPlanErrors(t *testing.T) {
	m := seed.Builtin()
	for _, c := range []struct {
		from, to string
		want     error
	}{{"scrum", "scrum", analysis.ErrBadInput}, {"scrum", "nobody", analysis.ErrNotFound}, {"nobody", "scrum", analysis.ErrNotFound}} {
		if _, err := analysis.Plan(m, c.from, c.to); !errors.Is(err, c.want) {
			t.Errorf("from %s to %s: got %v", c.from, c.to, err)
		}
	}
	for text, move := range map[string]analysis.Move{
		"no responsibility":       {Kind: analysis.AddOwner, Responsibility: "nobody", To: "team", Quality: org.Well},
		"no role":                 {Kind: analysis.AddOwner, Responsibility: "people", To: "nobody", Quality: org.Well},
		"it needs from and to":    {Kind: analysis.MoveOwner, Responsibility: "people", From: "manager", Quality: org.Well},
		"it needs to":             {Kind: analysis.AddOwner, Responsibility: "people", Quality: org.Well},
		"it needs from":           {Kind: analysis.RemoveOwner, Responsibility: "people"},
		"team owns no part":       {Kind: analysis.MoveOwner, Responsibility: "people", From: "team", To: "tech-lead", Quality: org.Well},
		"manager owns a part":     {Kind: analysis.AddOwner, Responsibility: "people", To: "manager", Quality: org.Well},
		"tech-lead owns no part":  {Kind: analysis.Regrade, Responsibility: "people", To: "tech-lead", Quality: org.Well},
		"is no quality":           {Kind: analysis.AddOwner, Responsibility: "people", To: "team", Quality: "GOOD"},
		"cannot be SHARED":        {Kind: analysis.Rearrange, Responsibility: "people", Arrangement: org.Shared},
		"remove them first":       {Kind: analysis.Rearrange, Responsibility: "people"},
		"there is no move \"DO\"": {Kind: "DO", Responsibility: "people", Quality: org.Well},
	} {
		_, _, err := analysis.Apply(m, "scrum", []analysis.Move{move})
		var misfit *analysis.MoveError
		if !errors.As(err, &misfit) || misfit.Index != 0 || !strings.Contains(err.Error(), text) {
			t.Errorf("%+v: got %v, want %q", move, err, text)
		}
	}
	if _, _, err := analysis.Apply(m, "nobody", nil); !errors.Is(err, analysis.ErrNotFound) {
		t.Errorf("got %v", err)
	}
}
