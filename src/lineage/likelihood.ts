// The log-likelihood of a trace under (P, s, model), against a random search's; exact for one P and s, an upper
// bound for ranges of them (METHOD §2).
//
// Exact: Σ over stage-2 creations of ln(p_c / u_c), p_c = (1 − ε) Σ_m sel(m) mut(c | m) + ε u_c; stage 1 adds 0.
// Bound over P in [low, high] and a few s, creation by creation:
// - Without ties a member with K better ones is selected with f_K(P) = C(P−K−1, s−1)/C(P, s). K only grows
//   with P, and f_K falls in K; for fixed K, f_K(P+1) ≥ f_K(P) exactly while P ≤ s(K+1) − 1. So f is at
//   most its value at P* = s(K+1), clamped to the range, with the K of the smallest P that holds the member;
//   over several s, at most the largest of these.
// - A tied group of g shares f_K + … + f_{K+g−1} evenly, and another tied member only lessens the share.
// - All members together are selected with probability 1, so that the mixture is at most the largest mut(c | m).
// - A creation that is of stage 1 for some P of the range adds at least 0.
// For one P and one s the bound is the exact value. Hot: plain loops.

import { float64At, int32At } from '../shared/columns.ts';
import type { Evidence } from './evidence.ts';
import { LogProducts } from './log-products.ts';
import { MemberRows } from './member-rows.ts';
import { Mixtures, strideOf } from './mixtures.ts';
import type { Range } from './ranges.ts';

/** An exact mixture is what it is. */
const UNBOUNDED = Number.POSITIVE_INFINITY;

/** Log-likelihood ratios by range of settings. */
export interface LikelihoodRow {
  readonly redraw: Float64Array;
  readonly replace: Float64Array;
}

/** By range of sample sizes, over a range of populations; exact where both have one size. */
export function likelihoodBound(
  evidence: Evidence,
  populations: Range,
  samples: readonly Range[],
): LikelihoodRow {
  const { low, high } = populations;
  const width = samples.length;
  const stride = strideOf(width);
  const { known, logRandom, inverseRandom } = evidence;
  const members = new MemberRows(evidence, populations, samples, stride);
  const mixtures = new Mixtures(evidence, stride);
  const redraw = new LogProducts(width);
  const replace = new LogProducts(width);
  const isExact = low === high;
  // One for all creations: some millions are asked.
  const random = { log: Number.NaN, inverse: Number.NaN, isPossible: false };
  for (let creation = 0; creation < evidence.creations; creation++) {
    const knownHere = int32At(known, creation);
    if (knownHere < low) continue;
    members.find(creation);
    mixtures.sum(members);
    random.log = float64At(logRandom, creation);
    random.inverse = float64At(inverseRandom, creation);
    random.isPossible = knownHere < high;
    const { largestRedraw, largestReplace } = mixtures;
    redraw.multiply(mixtures.redraw, 0, width, isExact ? UNBOUNDED : largestRedraw, random);
    replace.multiply(mixtures.replace, 0, width, isExact ? UNBOUNDED : largestReplace, random);
  }
  return { redraw: redraw.finish(), replace: replace.finish() };
}
