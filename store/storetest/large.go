package storetest

import (
	"fmt"

	"orgraph/org"
)

// Large returns a matrix of the number of models, each with ten
// responsibilities, cells of one, two and three owners out of some fifty roles,
// a tradeoff and a source: the same each time it is called.
func Large(models int) org.Matrix {
	var m org.Matrix
	const responsibilities, roles, sources = 10, 50, 5
	for i := range sources {
		m.Sources = append(m.Sources, org.Source{Key: fmt.Sprintf("source-%d", i), Title: fmt.Sprintf("Source %d", i)})
	}
	for i := range roles {
		r := org.Role{Key: fmt.Sprintf("role-%02d", i), Name: fmt.Sprintf("Role %d", i), Abbreviation: fmt.Sprintf("R%d", i)}
		if i > 0 && i%7 == 0 {
			r.Narrows = []string{"role-00"}
		}
		m.Roles = append(m.Roles, r)
	}
	for i := range responsibilities {
		m.Responsibilities = append(m.Responsibilities, org.Responsibility{Key: fmt.Sprintf("responsibility-%d", i), Name: fmt.Sprintf("Responsibility %d", i), Ordinal: i})
	}
	arrangements := []org.Arrangement{org.Sole, org.Alternative, org.Shared}
	for i := range models {
		model := fmt.Sprintf("model-%06d", i)
		source := m.Sources[i%sources].Key
		m.Models = append(m.Models, org.Model{Key: model, Name: fmt.Sprintf("Model %d", i), Status: org.Complete, Sources: []string{source}})
		m.Tradeoffs = append(m.Tradeoffs, org.Tradeoff{Key: "about-" + model, Kind: org.TradeoffKinds()[i%6], Statement: "Something about " + model, Models: []string{model}, Sources: []string{source}})
		for j, r := range m.Responsibilities {
			owners := (i+j)%3 + 1
			m.Assignments = append(m.Assignments, org.Assignment{Model: model, Responsibility: r.Key, Arrangement: arrangements[owners-1], Statement: "as stated", Source: source})
			for k := range owners {
				m.Ownerships = append(m.Ownerships, org.Ownership{Model: model, Responsibility: r.Key, Role: m.Roles[(i*7+j*3+k*11)%roles].Key,
					Quality: org.Qualities()[(i+j+k)%3], Ordinal: k, Provenance: org.Table})
			}
		}
	}
	return m
}
