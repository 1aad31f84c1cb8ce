package org

import (
	"cmp"
	"slices"
	"strings"
)

// A Column is what a model says, cell by cell, without the texts: what ranking
// and comparing need of it.
type Column struct {
	Model string `json:"model"`
	Cells []Cell `json:"cells"` // by responsibility, ascending
}

// A Cell is an assignment with its owners.
type Cell struct {
	Responsibility string      `json:"responsibility"`
	Arrangement    Arrangement `json:"arrangement"`
	Owners         []Owner     `json:"owners,omitempty"` // none twice
}

// An Owner is a role's part in a cell.
type Owner struct {
	Role    string  `json:"role"`
	Quality Quality `json:"quality"`
}

// Cell returns the column's cell for a responsibility, false where the model
// does not mention it.
func (c Column) Cell(responsibility string) (Cell, bool) {
	i, ok := slices.BinarySearchFunc(c.Cells, responsibility, func(c Cell, key string) int { return strings.Compare(c.Responsibility, key) })
	if !ok {
		return Cell{}, false
	}
	return c.Cells[i], true
}

// Columns returns the column of each model, in the order of the models. Owners
// come in the order of their roles' keys.
func (m Matrix) Columns() []Column {
	columns := make([]Column, len(m.Models))
	at := make(map[string]int, len(m.Models))
	for i, model := range m.Models {
		columns[i].Model, at[model.Key] = model.Key, i
	}
	for _, a := range m.Assignments {
		if i, ok := at[a.Model]; ok {
			columns[i].Cells = append(columns[i].Cells, Cell{Responsibility: a.Responsibility, Arrangement: a.Arrangement})
		}
	}
	for i := range columns {
		slices.SortFunc(columns[i].Cells, func(a, b Cell) int { return strings.Compare(a.Responsibility, b.Responsibility) })
	}
	for _, o := range m.Ownerships {
		i, ok := at[o.Model]
		if !ok {
			continue
		}
		cells := columns[i].Cells
		j, ok := slices.BinarySearchFunc(cells, o.Responsibility, func(c Cell, key string) int { return strings.Compare(c.Responsibility, key) })
		if ok {
			cells[j].Owners = append(cells[j].Owners, Owner{o.Role, o.Quality})
		}
	}
	for i := range columns {
		for _, c := range columns[i].Cells {
			slices.SortFunc(c.Owners, func(a, b Owner) int { return cmp.Compare(a.Role, b.Role) })
		}
	}
	return columns
}
