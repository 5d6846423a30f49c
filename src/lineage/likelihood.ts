// The log-likelihood of a trace under (P, s, model), against a random search's; exact for one P, an upper
// bound for a range of P (METHOD §2).
//
// Exact: Σ over stage-2 creations of ln(p_c / u_c), p_c = (1 − ε) Σ_m sel(m) mut(c | m) + ε u_c; stage 1 adds 0.
// Bound over P in [low, high], creation by creation:
// - Without ties a member with K better ones is selected with f_K(P) = C(P−K−1, s−1)/C(P, s). K only grows
//   with P, and f_K falls in K; for fixed K, f_K(P+1) ≥ f_K(P) exactly while P ≤ s(K+1) − 1. So f is at
//   most its value at P* = s(K+1), clamped to the range, with the K of the smallest P that holds the member.
// - A tied group of g shares f_K + … + f_{K+g−1} evenly, and another tied member only lessens the share.
// - All members together are selected with probability 1, so that the mixture is at most the largest mut(c | m).
// - A creation that is of stage 1 for some P of the range adds at least 0.
// With low = high the bound is the exact value. Hot: plain loops.

import { float64At, int32At } from '../shared/columns.ts';
import type { Evidence } from './evidence.ts';
import { LogProducts, logRatio, SMALLEST_LOG } from './log-products.ts';
import { RankCounts } from './rank-counts.ts';
import { selectionShares, tailsOf } from './selection-bound.ts';
import { SumsByKind } from './sums-by-kind.ts';

/** Log-likelihood ratios by sample size: index s − fromSample. */
export interface LikelihoodRow {
  readonly redraw: Float64Array;
  readonly replace: Float64Array;
}

export function likelihoodBound(
  evidence: Evidence,
  low: number,
  high: number,
  fromSample: number,
  toSample: number,
): LikelihoodRow {
  const width = toSample - fromSample + 1;
  const shares = selectionShares(low, high, fromSample, toSample);
  const tails = tailsOf(shares, width);
  const { known, offsets, candidate, rank, kind, logRandom } = evidence;
  const sums = new SumsByKind(evidence, width);
  const redraw = new LogProducts(width);
  const replace = new LogProducts(width);
  const youngest = new RankCounts(evidence.ranks);
  let added = 0;
  for (let creation = 0; creation < evidence.creations; creation++) {
    const knownHere = int32At(known, creation);
    if (knownHere < low) continue;
    for (; added < knownHere; added++) {
      youngest.add(int32At(rank, added), 1);
      if (added >= low) youngest.add(int32At(rank, added - low), -1);
    }
    const oldest = knownHere - high;
    const end = int32At(offsets, creation + 1);
    for (let slot = int32At(offsets, creation); slot < end; slot++) {
      const member = int32At(candidate, slot);
      if (member < oldest) break;
      const memberRank = int32At(rank, member);
      const upTo = youngest.upTo(memberRank);
      const tied = upTo - youngest.upTo(memberRank - 1) + (member < knownHere - low ? 1 : 0);
      const from = (low - upTo) * width;
      if (tied === 1) sums.add(int32At(kind, slot), shares, from);
      else sums.addShared(int32At(kind, slot), tails, from, from + tied * width, tied);
    }
    const mayBeRandom = knownHere < high;
    redraw.multiply(sums.mixture('redraw', low < high), float64At(logRandom, creation), mayBeRandom);
    replace.multiply(sums.mixture('replace', low < high), float64At(logRandom, creation), mayBeRandom);
    sums.clear();
  }
  return { redraw: redraw.finish(), replace: replace.finish() };
}

/**
 * The exact rows for s = 1, where every member is selected with 1/P: index P − low. One pass over the
 * creations for all P.
 */
export function uniformLikelihood(evidence: Evidence, low: number, high: number): LikelihoodRow {
  const rows = { redraw: new Float64Array(high - low + 1), replace: new Float64Array(high - low + 1) };
  const { known, offsets, candidate, kind, mutation } = evidence;
  for (let creation = 0; creation < evidence.creations; creation++) {
    const knownHere = int32At(known, creation);
    const logRandom = float64At(evidence.logRandom, creation);
    const inverse = logRandom > SMALLEST_LOG ? Math.exp(-logRandom) : 0;
    let slot = int32At(offsets, creation);
    let redraw = 0;
    let replace = 0;
    for (let population = low; population <= Math.min(high, knownHere); population++) {
      for (
        ;
        slot < int32At(offsets, creation + 1) && int32At(candidate, slot) >= knownHere - population;
        slot++
      ) {
        redraw += float64At(mutation.redraw, int32At(kind, slot));
        replace += float64At(mutation.replace, int32At(kind, slot));
      }
      const index = population - low;
      rows.redraw[index] = float64At(rows.redraw, index) + logRatio(redraw / population, logRandom, inverse);
      rows.replace[index] =
        float64At(rows.replace, index) + logRatio(replace / population, logRandom, inverse);
    }
  }
  return rows;
}
