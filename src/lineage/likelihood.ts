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
import { LogProducts } from './log-products.ts';
import { Mixtures, strideOf } from './mixtures.ts';
import { RankCounts } from './rank-counts.ts';
import { selectionShares, tailsOf } from './selection-bound.ts';

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
  const stride = strideOf(width);
  const shares = selectionShares(low, high, fromSample, toSample, stride);
  const tails = tailsOf(shares, stride);
  const { known, offsets, candidate, rank, rankOf, kind, logRandom, inverseRandom } = evidence;
  const isExact = low === high;
  const areDistinct = evidence.ranks === rankOf.length;
  const mixtures = new Mixtures(evidence, shares, width, evidence.mostParents);
  const redraw = new LogProducts(width);
  const replace = new LogProducts(width);
  const youngest = new RankCounts(evidence.ranks);
  let added = 0;
  for (let creation = 0; creation < evidence.creations; creation++) {
    const knownHere = int32At(known, creation);
    if (knownHere < low) continue;
    for (; added < knownHere; added++) {
      youngest.add(int32At(rankOf, added), 1);
      if (added >= low) youngest.add(int32At(rankOf, added - low), -1);
    }
    const oldest = knownHere - high;
    const end = int32At(offsets, creation + 1);
    for (let slot = int32At(offsets, creation); slot < end; slot++) {
      const member = int32At(candidate, slot);
      if (member < oldest) break;
      const memberRank = int32At(rank, slot);
      const upTo = youngest.upTo(memberRank);
      const from = (low - upTo) * stride;
      const isOld = member < knownHere - low;
      const tied = areDistinct ? 1 : upTo - youngest.upTo(memberRank - 1) + (isOld ? 1 : 0);
      if (tied === 1) mixtures.add(int32At(kind, slot), from);
      else mixtures.addShared(int32At(kind, slot), tails, from, from + tied * stride, tied);
    }
    mixtures.sum();
    const random = {
      log: float64At(logRandom, creation),
      inverse: float64At(inverseRandom, creation),
      isPossible: knownHere < high,
    };
    redraw.multiply(mixtures.redraw, isExact ? Number.POSITIVE_INFINITY : mixtures.largestRedraw, random);
    replace.multiply(mixtures.replace, isExact ? Number.POSITIVE_INFINITY : mixtures.largestReplace, random);
  }
  return { redraw: redraw.finish(), replace: replace.finish() };
}

/**
 * The exact rows for s = 1, where every member is selected with 1/P: index P − low. One pass over the
 * creations for all P.
 */
export function uniformLikelihood(evidence: Evidence, low: number, high: number): LikelihoodRow {
  const { known, offsets, candidate, kind, mutation, logRandom, inverseRandom } = evidence;
  const width = high - low + 1;
  const redraw = new LogProducts(width);
  const replace = new LogProducts(width);
  for (let creation = 0; creation < evidence.creations; creation++) {
    const knownHere = int32At(known, creation);
    const log = float64At(logRandom, creation);
    const inverse = float64At(inverseRandom, creation);
    const end = int32At(offsets, creation + 1);
    const last = Math.min(high, knownHere);
    let slot = int32At(offsets, creation);
    let redrawn = 0;
    let replaced = 0;
    for (let population = low; population <= last; population++) {
      for (; slot < end && int32At(candidate, slot) >= knownHere - population; slot++) {
        redrawn += float64At(mutation.redraw, int32At(kind, slot));
        replaced += float64At(mutation.replace, int32At(kind, slot));
      }
      redraw.multiplyOne(population - low, redrawn / population, log, inverse);
      replace.multiplyOne(population - low, replaced / population, log, inverse);
    }
  }
  return { redraw: redraw.finish(), replace: replace.finish() };
}
