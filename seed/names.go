package seed

import (
	"cmp"
	"fmt"
	"slices"

	"orgraph/org"
)

// adopt renames the roles and responsibilities of m that the store knows under
// another name: one is known when its key is the key of a stored alias, or when
// it is not stored and one of its own aliases is. It returns an error where two
// values of m then are one and say two things.
func adopt(stored, m org.Matrix) (org.Matrix, error) {
	m = clone(m)
	roles := renames(m.Roles, stored.Roles, func(x org.Role) (string, []string) { return x.Key, x.Aliases })
	responsibilities := renames(m.Responsibilities, stored.Responsibilities, func(x org.Responsibility) (string, []string) { return x.Key, x.Aliases })
	if len(roles)+len(responsibilities) == 0 {
		return m, nil
	}
	role := func(key *string) { *key = cmp.Or(roles[*key], *key) }
	responsibility := func(key *string) { *key = cmp.Or(responsibilities[*key], *key) }
	for i := range m.Roles {
		role(&m.Roles[i].Key)
		each(m.Roles[i].Narrows, role)
		m.Roles[i].Narrows = unite(m.Roles[i].Narrows, nil)
	}
	for i := range m.Responsibilities {
		responsibility(&m.Responsibilities[i].Key)
	}
	for i := range m.Assignments {
		responsibility(&m.Assignments[i].Responsibility)
	}
	for i := range m.Ownerships {
		responsibility(&m.Ownerships[i].Responsibility)
		role(&m.Ownerships[i].Role)
	}
	for i := range m.Delegations {
		responsibility(&m.Delegations[i].Responsibility)
		role(&m.Delegations[i].Role)
		role(&m.Delegations[i].Delegate)
	}
	for i := range m.RoleCombinations {
		role(&m.RoleCombinations[i].Role)
		role(&m.RoleCombinations[i].AlsoHolds)
	}
	for i := range m.Tradeoffs {
		t := &m.Tradeoffs[i]
		each(t.Roles, role)
		each(t.Responsibilities, responsibility)
		t.Roles, t.Responsibilities = unite(t.Roles, nil), unite(t.Responsibilities, nil)
	}
	m.Roles = firstOfKey(m.Roles, func(x org.Role) string { return x.Key })
	m.Responsibilities = firstOfKey(m.Responsibilities, func(x org.Responsibility) string { return x.Key })
	if err := m.Validate(); err != nil {
		return m, fmt.Errorf("two names in the file are one in the store, see its aliases: %w", err)
	}
	return m, nil
}

func each(list []string, change func(*string)) {
	for i := range list {
		change(&list[i])
	}
}

// renames returns the stored keys of those values that are stored under another.
func renames[T any](values, stored []T, of func(T) (key string, aliases []string)) map[string]string {
	keys, byAlias := map[string]bool{}, map[string][]string{}
	for _, x := range stored {
		key, aliases := of(x)
		keys[key] = true
		for _, alias := range aliases {
			if k := org.Key(alias); !slices.Contains(byAlias[k], key) {
				byAlias[k] = append(byAlias[k], key)
			}
		}
	}
	renamed := map[string]string{}
	for _, x := range values {
		key, aliases := of(x)
		if keys[key] {
			continue
		}
		// An alias that several stored values share names none of them.
		if found := byAlias[key]; len(found) == 1 {
			renamed[key] = found[0]
			continue
		}
		var found []string
		for _, alias := range aliases {
			if k := org.Key(alias); keys[k] && !slices.Contains(found, k) {
				found = append(found, k)
			}
		}
		if len(found) == 1 {
			renamed[key] = found[0]
		}
	}
	return renamed
}

func firstOfKey[T any](list []T, key func(T) string) []T {
	seen := map[string]bool{}
	return slices.DeleteFunc(list, func(x T) bool {
		k := key(x)
		again := seen[k]
		seen[k] = true
		return again
	})
}
