package store

import (
	"fmt"
	"slices"

	"orgraph/org"
)

// CheckStored returns ErrCorrupt where v, a pointer to a value of one of the
// kinds as it was read from a database, holds a value that is none of its
// enumeration's: somebody else wrote it there.
func CheckStored(v any) error {
	switch v := v.(type) {
	case *org.Model:
		return checkEnum("model "+v.Key, FieldStatus, string(v.Status), v.Status.Valid())
	case *org.Tradeoff:
		return checkEnum("tradeoff "+v.Key, FieldKind, string(v.Kind), v.Kind.Valid())
	case *org.Assignment:
		return checkEnum("assignment "+v.ID(), FieldArrangement, string(v.Arrangement), v.Arrangement.Valid())
	case *org.Ownership:
		if err := checkEnum("ownership "+v.ID(), FieldQuality, string(v.Quality), v.Quality.Valid()); err != nil {
			return err
		}
		return checkEnum("ownership "+v.ID(), FieldProvenance, string(v.Provenance), v.Provenance.Valid())
	case *Change:
		if err := checkEnum("change "+v.ID(), FieldAction, string(v.Action), slices.Contains(Actions(), v.Action)); err != nil {
			return err
		}
		return checkEnum("change "+v.ID(), FieldKind, string(v.Kind), slices.Contains(LoggedKinds(), v.Kind))
	}
	return nil
}

func checkEnum(subject string, field Field, value string, valid bool) error {
	if valid {
		return nil
	}
	return fmt.Errorf("%w: %s has the %s %q, which is none of its values; correct it in the database", ErrCorrupt, subject, field, value)
}
