package relay

import "orgraph/store"

// A Difference is what changes between two times come to for one value.
type Difference struct {
	Action                      store.Action
	Kind                        store.Kind
	Key                         string
	Model, Responsibility, Role *string
	Fields                      []string
	Before, After               JSON
}
