package analysis

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"

	"gonum.org/v1/gonum/stat/distmv"
)

// WeightSampling chooses the weights that [Ranking.Acceptability] tries.
type WeightSampling struct {
	Samples int    `json:"samples"` // 10,000 where it is 0
	Seed    uint64 `json:"seed"`    // the same seed gives the same answer
	// Concentration holds the samples near the ranking's own weights: they come from
	// a Dirichlet distribution with these as its mean and this as the sum of its
	// parameters. 0 takes all weights alike.
	Concentration float64 `json:"concentration,omitempty"`
}

// An Estimate is a probability that samples have estimated.
type Estimate struct {
	Probability float64 `json:"probability"`
	// StandardError is √(p(1-p)/n): two thirds of all estimates lie nearer than that
	// to the truth.
	StandardError float64 `json:"standardError"`
}

// Acceptability is how often each model comes out at each rank when nobody knows
// the weights.
type Acceptability struct {
	WeightSampling
	Models []ModelAcceptability `json:"models"` // in the order of the ranking
	// Wins are how often the model of a row scores higher than that of a column. What is
	// missing of 1 in the two of a pair is how often they tie.
	Wins [][]float64 `json:"wins"`
}

// ModelAcceptability is a model's.
type ModelAcceptability struct {
	Model string `json:"model"`
	// Ranks are how often it has the rank i+1; models that tie share a rank, as in a
	// [Ranking]. They sum to 1.
	Ranks []Estimate `json:"ranks"`
}

// maxSampledModels bounds the memory, which grows with its square.
const maxSampledModels = 1000

// minConcentration is where weights still have numbers.
const minConcentration = 0.1

// maxSamplingWork bounds samples × models × (models + criteria): a second or two.
const maxSamplingWork = 400_000_000

// Acceptability ranks the models under random weights of the criteria that weigh
// something: stochastic multicriteria acceptability analysis (Lahdelma and Salminen,
// "SMAA-2", Operations Research 49 (2001)), with uniform weights from the Dirichlet
// distribution with all parameters 1. Errors: ErrBadInput for sampling out of
// range and without models; ErrTooLarge for too many samples of too many models; the
// context's where it ends meanwhile.
func (r *Ranking) Acceptability(ctx context.Context, s WeightSampling) (*Acceptability, error) {
	if s.Samples == 0 {
		s.Samples = 10_000
	}
	n, k := len(r.Models), len(r.decision.criteria)
	switch {
	case n == 0:
		return nil, fmt.Errorf("%w: there are no models to rank", ErrBadInput)
	case s.Samples < 1:
		return nil, fmt.Errorf("%w: samples: %d is less than 1", ErrBadInput, s.Samples)
	case !(s.Concentration >= 0) || math.IsInf(s.Concentration, 1):
		return nil, fmt.Errorf("%w: concentration: %v is not 0 or more", ErrBadInput, s.Concentration)
	case s.Concentration > 0 && s.Concentration < minConcentration:
		return nil, fmt.Errorf("%w: concentration: %v is less than %v; write 0 for all weights alike", ErrBadInput, s.Concentration, minConcentration)
	case n > maxSampledModels:
		return nil, fmt.Errorf("%w: %d models are more than the %d that random weights compare; rank fewer models", ErrTooLarge, n, maxSampledModels)
	case float64(s.Samples)*float64(n)*float64(n+k) > maxSamplingWork:
		return nil, fmt.Errorf("%w: %d samples of %d models would take too long; rank fewer models, or take fewer samples", ErrTooLarge, s.Samples, n)
	}
	var at []int
	var alpha []float64
	for j, c := range r.decision.criteria {
		parameter := 1.0
		if s.Concentration > 0 {
			parameter = c.Weight * s.Concentration
		}
		if c.Weight > 0 && parameter > 0 { // the product may be too small for a number
			at, alpha = append(at, j), append(alpha, parameter)
		}
	}
	draw := distmv.NewDirichlet(alpha, rand.NewPCG(s.Seed, 0))
	ranks, wins := make([][]float64, n), make([][]float64, n)
	for i := range n {
		ranks[i], wins[i] = make([]float64, n), make([]float64, n)
	}
	some, weights, scores := make([]float64, len(at)), make([]float64, k), make([]float64, n)
	byRow := make([]float64, n)
	for range s.Samples {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		some = draw.Rand(some)
		for i, j := range at {
			weights[j] = some[i]
		}
		r.scorer.scores(weights, byRow)
		for i, m := range r.Models {
			scores[i] = byRow[m.row]
		}
		for a := range n {
			better := 0
			for b := range n {
				switch compareScores(scores[a], scores[b]) {
				case 1:
					wins[a][b]++
				case -1:
					better++
				}
			}
			ranks[a][better]++
		}
	}
	for _, row := range wins {
		for j := range row {
			row[j] /= float64(s.Samples)
		}
	}
	out := &Acceptability{WeightSampling: s, Wins: wins}
	for i, m := range r.Models {
		row := ModelAcceptability{Model: m.Model}
		for _, count := range ranks[i] {
			row.Ranks = append(row.Ranks, estimate(count/float64(s.Samples), s.Samples))
		}
		out.Models = append(out.Models, row)
	}
	return out, nil
}

func estimate(p float64, samples int) Estimate {
	return Estimate{Probability: p, StandardError: math.Sqrt(p * (1 - p) / float64(samples))}
}

// Win returns how often model i of Models scores higher than model j.
func (a *Acceptability) Win(i, j int) Estimate { return estimate(a.Wins[i][j], a.Samples) }
