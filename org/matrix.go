package org

import (
	"cmp"
	"slices"
)

// A Model is a way of organising: it assigns responsibilities to roles.
type Model struct {
	Key          string   `json:"key"`
	Name         string   `json:"name"`
	Abbreviation string   `json:"abbreviation,omitempty"`
	Summary      string   `json:"summary,omitempty"`
	Status       Status   `json:"status"`
	Sources      []string `json:"sources,omitempty"` // keys of the sources it cites, ascending
}

// A Role is somebody who can own a responsibility: a post, or a group.
type Role struct {
	Key          string   `json:"key"`
	Name         string   `json:"name"`
	Abbreviation string   `json:"abbreviation,omitempty"`
	Aliases      []string `json:"aliases,omitempty"` // other names for it, as they were met
	Summary      string   `json:"summary,omitempty"`
	Narrows      []string `json:"narrows,omitempty"` // keys of the roles of which it is a part, ascending
}

// A Responsibility is a part of the work that somebody should own.
type Responsibility struct {
	Key     string   `json:"key"`
	Name    string   `json:"name"`
	Aliases []string `json:"aliases,omitempty"`
	Summary string   `json:"summary,omitempty"`
	Ordinal int      `json:"ordinal"` // its place among the rows of a matrix, from 0
}

// An Assignment is a cell of the matrix: a model's answer for one
// responsibility. Its owners are the ownerships of the same model and
// responsibility.
type Assignment struct {
	Model          string      `json:"model"`
	Responsibility string      `json:"responsibility"`
	Arrangement    Arrangement `json:"arrangement"`
	Statement      string      `json:"statement"`         // the cell's text as the source has it
	Source         string      `json:"source,omitempty"`  // key of the source; "" where none is known
	Locator        string      `json:"locator,omitempty"` // where in the source
}

// ID returns the assignment's id, "model/responsibility".
func (a Assignment) ID() string { return AssignmentID(a.Model, a.Responsibility) }

// An Ownership is one role's part in an assignment.
type Ownership struct {
	Model          string     `json:"model"`
	Responsibility string     `json:"responsibility"`
	Role           string     `json:"role"`
	Quality        Quality    `json:"quality"`
	Ordinal        int        `json:"ordinal"` // its place among the owners of the cell, from 0
	Provenance     Provenance `json:"provenance"`
	Note           string     `json:"note,omitempty"`
}

// ID returns the ownership's id, "model/responsibility/role".
func (o Ownership) ID() string { return OwnershipID(o.Model, o.Responsibility, o.Role) }

// AssignmentID returns the id of the cell that the ownership is a part of.
func (o Ownership) AssignmentID() string { return AssignmentID(o.Model, o.Responsibility) }

// SortOwners puts the owners of one cell in their order.
func SortOwners(owners []Ownership) {
	slices.SortFunc(owners, func(a, b Ownership) int { return cmp.Compare(a.Ordinal, b.Ordinal) })
}

// A Tradeoff is a statement about what a model is good at, bad at, risks,
// needs, or about who prefers or uses it.
type Tradeoff struct {
	Key       string       `json:"key"`
	Kind      TradeoffKind `json:"kind"`
	Statement string       `json:"statement"`
	// Keys, each ascending: the models that have it, what it is about, and
	// the sources it cites.
	Models           []string `json:"models,omitempty"`
	Responsibilities []string `json:"responsibilities,omitempty"`
	Roles            []string `json:"roles,omitempty"`
	Sources          []string `json:"sources,omitempty"`
}

// A Source is a text that models, tradeoffs and assignments were read from.
type Source struct {
	Key         string `json:"key"`
	Title       string `json:"title"`
	Author      string `json:"author,omitempty"`
	URL         string `json:"url,omitempty"`
	PublishedOn string `json:"publishedOn,omitempty"` // an ISO 8601 date, "2021-11-17"
	SHA256      string `json:"sha256,omitempty"`      // of the file that was read, in hex
}

// A Delegation says that, in a model, a role may hand a responsibility to
// another role and stays answerable for it.
type Delegation struct {
	Model          string `json:"model"`
	Responsibility string `json:"responsibility"`
	Role           string `json:"role"`
	Delegate       string `json:"delegate"`
}

// ID returns the delegation's id, "model/responsibility/role/delegate".
func (d Delegation) ID() string {
	return OwnershipID(d.Model, d.Responsibility, d.Role) + "/" + d.Delegate
}

// A RoleCombination says that, in a model, who holds a role may hold another
// role as well.
type RoleCombination struct {
	Model     string `json:"model"`
	Role      string `json:"role"`
	AlsoHolds string `json:"alsoHolds"`
}

// ID returns the combination's id, "model/role/alsoHolds".
func (c RoleCombination) ID() string { return c.Model + "/" + c.Role + "/" + c.AlsoHolds }

// A Scenario is a question to the analyses that is kept under a name: weights, a
// scale, and what to suppose.
type Scenario struct {
	Key     string `json:"key"`
	Name    string `json:"name"`
	Summary string `json:"summary,omitempty"`
	// Definition is what is asked, a JSON object; see analysis.Scenario.
	Definition string `json:"definition"`
}

// A Matrix is a responsibility assignment matrix of one or more models with
// all that belongs to it. Everything refers to everything else by key.
type Matrix struct {
	Models           []Model           `json:"models,omitempty"`
	Roles            []Role            `json:"roles,omitempty"`
	Responsibilities []Responsibility  `json:"responsibilities,omitempty"`
	Assignments      []Assignment      `json:"assignments,omitempty"`
	Ownerships       []Ownership       `json:"ownerships,omitempty"`
	Tradeoffs        []Tradeoff        `json:"tradeoffs,omitempty"`
	Sources          []Source          `json:"sources,omitempty"`
	Delegations      []Delegation      `json:"delegations,omitempty"`
	RoleCombinations []RoleCombination `json:"roleCombinations,omitempty"`
	Scenarios        []Scenario        `json:"scenarios,omitempty"`
}
