package relay

import (
	"orgraph/org"
	"orgraph/store"
)

// An OwnershipAggregate is what is counted of a list of ownerships.
type OwnershipAggregate struct{ *store.Aggregate }

// An OwnershipGroup is a group of an aggregate.
type OwnershipGroup struct {
	*store.Group
	Whole int // how many ownerships the aggregate counts
}

// Qualities returns the share of each quality.
func (a OwnershipAggregate) Qualities() []*QualityShare { return qualities(a.Tally) }

// Share returns the group's part of the whole, which is not empty where there is
// a group.
func (g OwnershipGroup) Share() float64 { return float64(g.Count) / float64(g.Whole) }

// Quality returns the quality that is grouped by, nil where none is.
func (g OwnershipGroup) Quality() *org.Quality {
	return orNil[org.Quality](g.Value(store.FieldQuality))
}

// Provenance returns the provenance that is grouped by, nil where none is.
func (g OwnershipGroup) Provenance() *org.Provenance {
	return orNil[org.Provenance](g.Value(store.FieldProvenance))
}

// Qualities returns the share of each quality.
func (g OwnershipGroup) Qualities() []*QualityShare { return qualities(g.Tally) }

func orNil[T ~string](text string) *T {
	if text == "" {
		return nil
	}
	v := T(text)
	return &v
}

// A QualityShare is how many of some ownerships are of a quality.
type QualityShare struct {
	Quality org.Quality
	Count   int
	Share   *float64 // nil where there are none
}

func qualities(t store.Tally) []*QualityShare {
	var list []*QualityShare
	for _, q := range org.Qualities() {
		s := &QualityShare{Quality: q, Count: t.Quality(q)}
		if t.Count > 0 {
			share := float64(s.Count) / float64(t.Count)
			s.Share = &share
		}
		list = append(list, s)
	}
	return list
}
