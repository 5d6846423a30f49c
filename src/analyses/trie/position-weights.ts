// At which positions do mutations fall? Maximum-likelihood weights π̂ by EM (METHOD §3).
//
// The likelihood of a child is f_c(π) = Σ_m sel(m) mut_π(c | m), linear in π: a member at distance 1 at
// position i adds π_i sel(m) d_i, one equal to the child π_i sel(m) d_i at every i (redraw), with
// d_i = 1/o_i or 1/(o_i − 1). Posterior counts under uniform weights would be biased towards uniform; EM
// (Dempster, Laird, Rubin 1977) is not. Several lengths: one vector over the longest sequence, not
// renormalised for shorter ones (METHOD §9).

import type { MutationLaw } from '../../lineage/mutation-law.ts';
import { float64At } from '../../shared/columns.ts';
import type { ChoiceCodes } from '../../trace/sequences.ts';
import type { ChildEvidence } from './child-evidence.ts';
import { addShares } from './row-shares.ts';

const CONVERGED = 1e-9;

export interface PositionWeights {
  /** π̂ by position; sums to 1. */
  readonly weights: Float64Array;
  /** Equal over the L' positions with more than one option, else 0. */
  readonly uniform: Float64Array;
  /** L'. */
  readonly mutable: number;
  /** 2 (LL(π̂) − LL(uniform)). */
  readonly statistic: number;
}

export function estimatePositionWeights(evidence: ChildEvidence, law: MutationLaw): PositionWeights {
  const positions = law.options.length;
  const draw = Float64Array.from({ length: positions }, (_, position) => law.drawProbability(position));
  const mutable = draw.filter(value => value > 0).length;
  const uniform = draw.map(value => (value > 0 ? 1 / mutable : 0));
  let weights: Float64Array = uniform;
  for (let change = Number.POSITIVE_INFINITY; change >= CONVERGED && evidence.children > 0; ) {
    const next = improve(evidence, draw, weights);
    change = 0;
    for (let i = 0; i < positions; i++)
      change = Math.max(change, Math.abs(float64At(next, i) - float64At(weights, i)));
    weights = next;
  }
  const statistic = 2 * logLikelihoodGain(evidence, placeWeights(draw, weights), placeWeights(draw, uniform));
  return { weights, uniform, mutable, statistic: Math.max(0, statistic) };
}

/** x of each place: π_i d_i of the positions, then their sums up to the lengths 0, 1, 2 … */
function placeWeights(draw: Float64Array, weights: Float64Array): Float64Array {
  const positions = weights.length;
  const x = new Float64Array(2 * positions + 1);
  for (let position = 0; position < positions; position++) {
    x[position] = float64At(weights, position) * float64At(draw, position);
    x[positions + position + 1] = float64At(x, positions + position) + float64At(x, position);
  }
  return x;
}

/** One EM step: each child's evidence shared out over the places, then averaged. */
function improve(evidence: ChildEvidence, draw: Float64Array, weights: Float64Array): Float64Array {
  const positions = weights.length;
  const x = placeWeights(draw, weights);
  const shares = evidence.lone.map((children, place) =>
    children === 0 ? 0 : children / float64At(x, place),
  );
  for (const block of evidence.blocks) addShares(block, x, shares);
  let equal = 0;
  let total = 0;
  for (let position = positions - 1; position >= 0; position--) {
    equal += float64At(shares, positions + position + 1);
    shares[position] = float64At(x, position) * (float64At(shares, position) + equal);
    total += float64At(shares, position);
  }
  return shares.subarray(0, positions).map(share => share / total);
}

function rowLikelihood(
  places: ChoiceCodes,
  weights: Float64Array,
  from: number,
  to: number,
  x: Float64Array,
): number {
  let likelihood = 0;
  for (let entry = from; entry < to; entry++)
    likelihood += (x[places[entry] as number] as number) * (weights[entry] as number);
  return likelihood;
}

/** The log-likelihood under x less that under others: by child, as the difference of the two sums would cancel. */
function logLikelihoodGain({ lone, blocks }: ChildEvidence, x: Float64Array, others: Float64Array): number {
  let sum = 0;
  lone.forEach((children, place) => {
    if (children > 0) sum += children * Math.log(float64At(x, place) / float64At(others, place));
  });
  for (const { width, rows, places, weights } of blocks) {
    for (let from = 0, to = rows * width; from < to; from += width) {
      const better = rowLikelihood(places, weights, from, from + width, x);
      sum += Math.log(better / rowLikelihood(places, weights, from, from + width, others));
    }
  }
  return sum;
}
