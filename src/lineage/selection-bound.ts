// How likely a member with K better ones is selected, at most, over a range of population sizes (likelihood.ts).

import { float64At } from '../shared/columns.ts';

/** Row K (0 … high), column s: the bound on f_K over P in [low, high]. Rows are `stride` long, padded with zeros. */
export function selectionShares(
  low: number,
  high: number,
  fromSample: number,
  toSample: number,
  stride: number,
): Float64Array {
  const shares = new Float64Array((high + 1) * stride);
  for (let better = 0; better < high; better++) {
    for (let sample = fromSample; sample <= toSample; sample++) {
      const population = Math.min(high, Math.max(low, sample * (better + 1)));
      shares[better * stride + sample - fromSample] = selectedAt(population, better, sample);
    }
  }
  return shares;
}

/**
 * Row K (0 … high + 1), column s: Σ_{K' ≥ K} of the shares. For one P it is C(P − K, s)/C(P, s), the
 * probability that a sample holds none of the K best.
 */
export function tailsOf(shares: Float64Array, stride: number): Float64Array {
  const tails = new Float64Array(shares.length + stride);
  for (let index = shares.length - 1; index >= 0; index--) {
    tails[index] = float64At(tails, index + stride) + float64At(shares, index);
  }
  return tails;
}

/** C(P − K − 1, s − 1)/C(P, s), a product. */
function selectedAt(population: number, better: number, sample: number): number {
  if (population - better < sample) return 0;
  let probability = sample / population;
  for (let i = 0; i < sample - 1; i++) {
    probability *= (population - better - 1 - i) / (population - 1 - i);
  }
  return probability;
}
