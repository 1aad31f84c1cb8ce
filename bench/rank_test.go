package bench

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"orgraph/analysis"
	"orgraph/org"
	"orgraph/store"
	"orgraph/store/sqlite"
)

// models is how many the benchmarks rank; ORGRAPH_BENCH_MODELS sets it.
func models(b *testing.B) int {
	b.Helper()
	text := os.Getenv("ORGRAPH_BENCH_MODELS")
	if text == "" {
		return 5000
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		b.Fatal(err)
	}
	return n
}

// BenchmarkRank ranks all models of an embedded file with six criteria, and tells how
// many times as long it takes to read the same cells with their texts.
func BenchmarkRank(b *testing.B) {
	ctx := context.Background()
	s, err := sqlite.Open(ctx, sqlite.Config{Path: filepath.Join(b.TempDir(), "bench.db")})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := s.Close(ctx); err != nil {
			b.Error(err)
		}
	})
	m := Matrix(models(b), 1)
	if err := s.Update(ctx, func(ctx context.Context, tx store.Tx) error { return tx.Apply(ctx, store.WriteSet{Put: m}) }); err != nil {
		b.Fatal(err)
	}
	keys := analysis.KeysInOrder(m.Responsibilities)
	begin := time.Now()
	if _, err := s.Matrix(ctx, nil); err != nil {
		b.Fatal(err)
	}
	texts := time.Since(begin)
	for b.Loop() {
		d, err := analysis.NewDecision(keys, analysis.Preferences{})
		if err != nil {
			b.Fatal(err)
		}
		for c, err := range s.Columns(ctx, nil) {
			if err != nil {
				b.Fatal(err)
			}
			d.Add(c)
		}
		r, err := d.Rank(analysis.WeightedSum)
		if err != nil || len(r.Models) != len(m.Models) {
			b.Fatal(len(r.Models), err)
		}
	}
	each := b.Elapsed() / time.Duration(b.N)
	b.ReportMetric(float64(len(m.Models))/each.Seconds(), "models/s")
	b.ReportMetric(float64(texts)/float64(each), "times-faster-than-with-texts")
}

// BenchmarkMethods scores the same decision by each method, against the weighted sum.
func BenchmarkMethods(b *testing.B) {
	m := Matrix(models(b), 1)
	columns := m.Columns()
	var sum float64
	for _, method := range analysis.Methods() {
		b.Run(string(method), func(b *testing.B) {
			d := decision(b, m, columns)
			for b.Loop() {
				if _, err := d.Rank(method); err != nil {
					b.Fatal(err)
				}
			}
			each := b.Elapsed().Seconds() / float64(b.N)
			if method == analysis.WeightedSum {
				sum = each
			}
			b.ReportMetric(each/sum, "times-the-weighted-sum")
		})
	}
	b.Run("stability", func(b *testing.B) {
		r, err := decision(b, m, columns).Rank(analysis.WeightedSum)
		if err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			if _, err := r.Stability(); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(b.Elapsed().Seconds()/float64(b.N)/sum, "times-the-weighted-sum")
	})
	b.Run("front", func(b *testing.B) {
		d := decision(b, m, columns)
		for b.Loop() {
			d.Front()
		}
		b.ReportMetric(b.Elapsed().Seconds()/float64(b.N)/sum, "times-the-weighted-sum")
	})
}

func decision(b *testing.B, m org.Matrix, columns []org.Column) *analysis.Decision {
	b.Helper()
	d, err := analysis.Decide(columns, analysis.KeysInOrder(m.Responsibilities), analysis.Preferences{})
	if err != nil {
		b.Fatal(err)
	}
	return d
}
