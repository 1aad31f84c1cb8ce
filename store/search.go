package store

import (
	"orgraph/org"
	"orgraph/store/fulltext"
)

// MaxCandidates is how many values a search ranks. Where more meet a query, the
// database chooses by a rank of its own which.
const MaxCandidates = 1000

// SearchKinds are the kinds of value that can be searched.
func SearchKinds() []Kind {
	return []Kind{KindModel, KindRole, KindResponsibility, KindTradeoff, KindSource}
}

// Candidate is a value that may meet a search.
type Candidate struct {
	Kind Kind
	Key  string
}

// Document returns the texts by which v is searched, a pointer to a value of one
// of SearchKinds; nil for another. The weights are a choice: what something is
// called counts more than what is said of it.
func Document(v any) fulltext.Document {
	field := func(name Field, weight int, texts ...string) fulltext.Field {
		return fulltext.Field{Name: string(name), Weight: weight, Texts: texts}
	}
	switch v := v.(type) {
	case *org.Model:
		return fulltext.Document{field(FieldName, 10, v.Name), field(FieldAbbreviation, 10, v.Abbreviation), field(FieldKey, 9, v.Key), field(FieldSummary, 4, v.Summary)}
	case *org.Role:
		return fulltext.Document{field(FieldName, 10, v.Name), field(FieldAbbreviation, 10, v.Abbreviation), field(FieldKey, 9, v.Key),
			field("aliases", 8, v.Aliases...), field(FieldSummary, 4, v.Summary)}
	case *org.Responsibility:
		return fulltext.Document{field(FieldName, 10, v.Name), field(FieldKey, 9, v.Key), field("aliases", 8, v.Aliases...), field(FieldSummary, 4, v.Summary)}
	case *org.Tradeoff:
		return fulltext.Document{field(FieldStatement, 5, v.Statement), field(FieldKey, 3, v.Key)}
	case *org.Source:
		return fulltext.Document{field(FieldTitle, 7, v.Title), field(FieldAuthor, 6, v.Author), field(FieldKey, 3, v.Key)}
	default:
		return nil
	}
}
