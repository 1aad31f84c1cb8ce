package org

import "slices"

// Quality says how well a role owns a responsibility.
type Quality string

const (
	// Well is stated without a caveat; it is not praise.
	Well Quality = "WELL"
	// Poorly is stated with the caveat that it goes badly.
	Poorly Quality = "POORLY"
	// Undefined means that the model names the owner and leaves open how.
	Undefined Quality = "UNDEFINED"
)

// Qualities lists every Quality, best first.
func Qualities() []Quality { return []Quality{Well, Poorly, Undefined} }

// Arrangement says how the owners of one cell relate to each other.
type Arrangement string

const (
	// Sole is one owner.
	Sole Arrangement = "SOLE"
	// Alternative is one of several: "A or B".
	Alternative Arrangement = "ALTERNATIVE"
	// Shared divides the responsibility between several owners: "A and B".
	Shared Arrangement = "SHARED"
	// Collective is a group that owns the responsibility as a whole.
	Collective Arrangement = "COLLECTIVE"
	// Vacant is the statement that nobody owns it, which differs from a model
	// that does not mention the responsibility.
	Vacant Arrangement = "VACANT"
)

// Arrangements lists every Arrangement.
func Arrangements() []Arrangement {
	return []Arrangement{Sole, Alternative, Shared, Collective, Vacant}
}

// Fits reports whether a cell of the arrangement may have n owners.
func (v Arrangement) Fits(n int) bool {
	ok, _ := v.fits(n)
	return ok && v.Valid()
}

// fits reports whether a cell of the arrangement may have n owners, and says
// what it needs.
func (v Arrangement) fits(n int) (ok bool, needs string) {
	switch v {
	case Sole:
		return n == 1, "one owner"
	case Alternative, Shared:
		return n >= 2, "two owners or more"
	case Collective:
		return n >= 1, "an owner"
	default:
		return n == 0, "no owner"
	}
}

// Status says whether the source describes a model in full.
type Status string

// The statuses.
const (
	Complete   Status = "COMPLETE"
	Incomplete Status = "INCOMPLETE"
)

// Statuses lists every Status.
func Statuses() []Status { return []Status{Complete, Incomplete} }

// Provenance says where an ownership was read from.
type Provenance string

const (
	// Table is a cell of a source's matrix.
	Table Provenance = "TABLE"
	// Prose is the text around it.
	Prose Provenance = "PROSE"
	// Edited is a person's own entry.
	Edited Provenance = "EDITED"
)

// Provenances lists every Provenance.
func Provenances() []Provenance { return []Provenance{Table, Prose, Edited} }

// TradeoffKind says what sort of statement a tradeoff is.
type TradeoffKind string

// The kinds of tradeoff.
const (
	Strength   TradeoffKind = "STRENGTH"
	Weakness   TradeoffKind = "WEAKNESS"
	Risk       TradeoffKind = "RISK"
	Condition  TradeoffKind = "CONDITION"
	Preference TradeoffKind = "PREFERENCE"
	Example    TradeoffKind = "EXAMPLE"
)

// TradeoffKinds lists every TradeoffKind.
func TradeoffKinds() []TradeoffKind {
	return []TradeoffKind{Strength, Weakness, Risk, Condition, Preference, Example}
}

// Valid reports whether the value is one of [Qualities].
func (v Quality) Valid() bool { return slices.Contains(Qualities(), v) }

// Valid reports whether the value is one of [Arrangements].
func (v Arrangement) Valid() bool { return slices.Contains(Arrangements(), v) }

// Valid reports whether the value is one of [Statuses].
func (v Status) Valid() bool { return slices.Contains(Statuses(), v) }

// Valid reports whether the value is one of [Provenances].
func (v Provenance) Valid() bool { return slices.Contains(Provenances(), v) }

// Valid reports whether the value is one of [TradeoffKinds].
func (v TradeoffKind) Valid() bool { return slices.Contains(TradeoffKinds(), v) }
