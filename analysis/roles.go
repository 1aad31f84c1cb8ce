package analysis

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gonum.org/v1/gonum/graph/network"
	"gonum.org/v1/gonum/graph/simple"

	"orgraph/org"
)

// RoleLoad is what a role carries across models.
type RoleLoad struct {
	Role   string      `json:"role"`
	Models []ModelLoad `json:"models"` // those in which it owns something, in their order
	// Mean is the mean share over these models, Peak the largest.
	Mean float64 `json:"mean"`
	Peak float64 `json:"peak"`
	// Degree counts the responsibilities that it owns under any model. Betweenness is
	// how often it lies on a shortest path between two others in the graph of roles and
	// the responsibilities they own, as a share of all pairs of others (Freeman, "A Set
	// of Measures of Centrality Based on Betweenness", Sociometry 40 (1977)).
	Degree      int     `json:"degree"`
	Betweenness float64 `json:"betweenness"`
}

// ModelLoad is what a role carries in one model.
type ModelLoad struct {
	Model string `json:"model"`
	// Share is the role's part of the responsibilities that the model mentions: 1/n of
	// each cell with n owners.
	Share float64 `json:"share"`
	// Responsibilities are those it owns; Orphaned those of them that nobody owns when
	// it leaves.
	Responsibilities []string `json:"responsibilities"`
	Orphaned         []string `json:"orphaned,omitempty"`
	Well             int      `json:"well"`
	Poorly           int      `json:"poorly"`
	Undefined        int      `json:"undefined"`
}

// Orphaned returns the responsibilities that have no owner left when a role leaves
// the model, in the order of responsibilities.
func Orphaned(c org.Column, role string, responsibilities []string) []string {
	var list []string
	for _, key := range responsibilities {
		if cell, _ := c.Cell(key); len(cell.Owners) == 1 && cell.Owners[0].Role == role {
			list = append(list, key)
		}
	}
	return list
}

// Loads returns what each role that owns something carries, by mean load, the largest
// first, and then by key. Responsibilities that a model does not mention are none of
// its own.
func Loads(columns []org.Column, responsibilities []string) []RoleLoad {
	byRole := map[string]*RoleLoad{}
	for _, c := range columns {
		profile := ProfileOf(c, responsibilities, LeftOut)
		for _, s := range profile.Shares {
			l := byRole[s.Role]
			if l == nil {
				l = &RoleLoad{Role: s.Role}
				byRole[s.Role] = l
			}
			load := ModelLoad{Model: c.Model, Share: s.Share, Orphaned: Orphaned(c, s.Role, responsibilities)}
			for _, key := range responsibilities {
				cell, _ := c.Cell(key)
				for _, o := range cell.Owners {
					if o.Role != s.Role {
						continue
					}
					load.Responsibilities = append(load.Responsibilities, key)
					switch o.Quality {
					case org.Well:
						load.Well++
					case org.Poorly:
						load.Poorly++
					default:
						load.Undefined++
					}
				}
			}
			l.Models = append(l.Models, load)
			l.Mean += s.Share
			l.Peak = max(l.Peak, s.Share)
		}
	}
	list := make([]RoleLoad, 0, len(byRole))
	for _, l := range byRole {
		l.Mean = round(l.Mean / float64(len(l.Models)))
		list = append(list, *l)
	}
	slices.SortFunc(list, func(a, b RoleLoad) int {
		return cmp.Or(cmpDescending(a.Mean, b.Mean), strings.Compare(a.Role, b.Role))
	})
	centrality(list)
	return list
}

// centrality fills in Degree and Betweenness.
func centrality(roles []RoleLoad) {
	g := simple.NewUndirectedGraph()
	ids := map[string]int64{}
	for i, r := range roles {
		for _, m := range r.Models {
			for _, key := range m.Responsibilities {
				id, ok := ids[key]
				if !ok {
					id = int64(len(roles) + len(ids))
					ids[key] = id
				}
				g.SetEdge(simple.Edge{F: simple.Node(i), T: simple.Node(id)})
			}
		}
	}
	between := network.Betweenness(g)
	n := float64(g.Nodes().Len())
	for i := range roles {
		roles[i].Degree = g.From(int64(i)).Len()
		if n > 2 {
			// gonum counts each pair in both directions, and sums in any order.
			roles[i].Betweenness = round(between[int64(i)] / ((n - 1) * (n - 2)))
		}
	}
}

// A RoleDemand is what a model asks one role to combine.
type RoleDemand struct {
	Model            string   `json:"model"`
	Role             string   `json:"role"`
	Responsibilities []string `json:"responsibilities"`
	// Poorly are those that it then owns poorly, by the model's own account.
	Poorly []string `json:"poorly,omitempty"`
	// Rarity sums, over each two of the responsibilities, the share of the other models
	// in which no one role owns both: how many pairs of duties somebody has to bring
	// together that are usually two people's. From 0 to the number of pairs.
	Rarity float64 `json:"rarity"`
}

// HardToFill returns the combinations of two and more responsibilities that models ask
// one role to own, the rarest first, then those with more that is owned poorly, then by
// key; with top over 0 that many at most.
func HardToFill(columns []org.Column, responsibilities []string, top int) []RoleDemand {
	type pair struct{ a, b string }
	together := map[pair]int{} // models in which one role owns both
	var list []RoleDemand
	for _, c := range columns {
		inModel := map[pair]bool{}
		begin := len(list)
		for _, key := range responsibilities {
			cell, _ := c.Cell(key)
			for _, o := range cell.Owners {
				i := slices.IndexFunc(list[begin:], func(d RoleDemand) bool { return d.Role == o.Role })
				if i < 0 {
					list = append(list, RoleDemand{Model: c.Model, Role: o.Role})
					i = len(list) - 1 - begin
				}
				d := &list[begin+i]
				for _, other := range d.Responsibilities {
					inModel[pair{other, key}] = true
				}
				d.Responsibilities = append(d.Responsibilities, key)
				if o.Quality == org.Poorly {
					d.Poorly = append(d.Poorly, key)
				}
			}
		}
		for p := range inModel {
			together[p]++
		}
	}
	list = slices.DeleteFunc(list, func(d RoleDemand) bool { return len(d.Responsibilities) < 2 })
	others := float64(len(columns) - 1)
	for i := range list {
		keys := list[i].Responsibilities
		for j, b := range keys {
			for _, a := range keys[:j] {
				if others > 0 {
					list[i].Rarity += 1 - float64(together[pair{a, b}]-1)/others
				}
			}
		}
	}
	slices.SortFunc(list, func(a, b RoleDemand) int {
		return cmp.Or(-compareScores(a.Rarity, b.Rarity), cmp.Compare(len(b.Poorly), len(a.Poorly)), strings.Compare(a.Model, b.Model), strings.Compare(a.Role, b.Role))
	})
	if top > 0 && len(list) > top {
		list = list[:top]
	}
	return list
}

// checkRole returns ErrNotFound where there is no such role.
func checkRole(m org.Matrix, key string) error {
	if slices.ContainsFunc(m.Roles, func(r org.Role) bool { return r.Key == key }) {
		return nil
	}
	return fmt.Errorf("%w: there is no role %q", ErrNotFound, key)
}
