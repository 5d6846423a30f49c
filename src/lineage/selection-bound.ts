// How likely a member with K better ones is selected, at most, over ranges of population and sample sizes (likelihood.ts).

import { float64At } from '../shared/columns.ts';
import type { Range } from './ranges.ts';

/**
 * Row K (0 … high), a column for each range of sample sizes: the bound on f_K over the populations and the range. Rows are
 * `stride` long, padded with zeros.
 */
export function selectionShares(populations: Range, samples: readonly Range[], stride: number): Float64Array {
  const shares = new Float64Array((populations.high + 1) * stride);
  for (const [column, { low, high }] of samples.entries()) {
    for (let sample = low; sample <= high; sample++) raiseShares(shares, column, stride, populations, sample);
  }
  return shares;
}

/** Makes a column's shares at least those of a sample size. */
function raiseShares(
  shares: Float64Array,
  column: number,
  stride: number,
  { low, high }: Range,
  sample: number,
): void {
  let share = 0;
  let last = -1;
  for (let better = 0, place = column; better < high; better++, place += stride) {
    const population = Math.min(high, Math.max(low, sample * (better + 1)));
    // Of one population, each is the one before times a ratio.
    share =
      population === last
        ? (share * (population - better - sample + 1)) / (population - better)
        : selectedAt(population, better, sample);
    if (share === 0) return;
    if (share > float64At(shares, place)) shares[place] = share;
    last = population;
  }
}

/**
 * Row K (0 … high + 1): Σ_{K' ≥ K} of the shares. For one P and s it is C(P − K, s)/C(P, s), the
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
