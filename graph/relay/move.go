package relay

import (
	"orgraph/analysis"
	"orgraph/org"
)

// A Move is a step of a transition plan.
type Move struct {
	analysis.Move
	*Level
}

// Quality returns how well the role owns afterwards, nil where the move does not
// say.
func (m Move) Quality() *org.Quality { return orNil[org.Quality](string(m.Move.Quality)) }

// Arrangement returns the new arrangement, nil where the move does not say.
func (m Move) Arrangement() *org.Arrangement {
	return orNil[org.Arrangement](string(m.Move.Arrangement))
}

// Text returns the move in words.
func (m Move) Text() string { return m.String() }
