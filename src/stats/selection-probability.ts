// How probable is a member of the population as the next parent, and what bounds it?
//
// Regularized evolution draws s of P members without replacement and mutates the best. With K members strictly
// better and λ = P − K (paper V-C2), nobody better is drawn with probability C(λ, s)/C(P, s): the bound.
// Exactly, with g members tied (m included) and ties broken evenly (METHOD §5):
//   [C(P − K, s) − C(P − K − g, s)] / (g · C(P, s)), which is the mean of C(λ − 1, s − 1)/C(P, s) over the
// ranks λ the tie spans. The difference is never formed where it would cancel: it is bound · (1 − ratio) with
// ratio = C(λ − g, s)/C(λ, s), and 1 − ratio = −expm1(Σ log1p) of terms that are all of one sign.

import { float64At } from '../shared/columns.ts';
import { probabilityNoneDrawn } from './hypergeometric.ts';
import { RatioProduct } from './ratio-product.ts';

/** C(λ, s)/C(P, s): probability that a draw of s holds nobody better than rank λ (1 = worst). 0 for λ < s. */
export function transferBound(P: number, rank: number, s: number): number {
  requireSample(P, s);
  if (!(rank >= 0 && rank <= P)) throw new RangeError(`rank ${rank} outside 0…${P}`);
  return probabilityNoneDrawn(P, P - rank, s);
}

/**
 * The largest rank whose bound is at most `epsilon`, 0 for none: the bound grows with rank. Not from the table of
 * SelectionLaw, whose quotients are rounded twice: C(3, 3)/C(5, 3) is exactly 0.1.
 */
export function largestRankWithin(P: number, s: number, epsilon: number): number {
  let low = 0;
  let high = P;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (transferBound(P, middle, s) <= epsilon) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Probability that one given member of the `tied` (itself included), with `better` above it, is the parent. */
export function selectionProbability(P: number, s: number, better: number, tied: number): number {
  const rank = P - better;
  const bound = transferBound(P, rank, s);
  if (!(tied >= 1 && tied <= rank)) throw new RangeError(`${tied} tied members outside 1…${rank}`);
  if (rank < s) return 0;
  if (tied === 1) return (bound * s) / rank;
  return (bound * anyOfTieDrawn(rank, s, tied)) / tied;
}

/** The selection law of one population size and sample size, tabulated for repeated use. */
export class SelectionLaw {
  readonly P: number;
  readonly s: number;
  /** Selection probability of rank λ at index λ − 1 where nothing is tied; sums to 1. */
  readonly byRank: Float64Array;

  constructor(P: number, s: number) {
    requireSample(P, s);
    this.P = P;
    this.s = s;
    this.byRank = selectionByRank(P, s);
  }

  /** C(λ, s)/C(P, s), from the table: O(1). */
  bound(rank: number): number {
    return rank === 0 ? 0 : (float64At(this.byRank, rank - 1) * rank) / this.s;
  }

  /** As `selectionProbability`, O(1) without ties, O(min(s, tied)) with them. */
  probability(better: number, tied: number): number {
    const rank = this.P - better;
    if (tied === 1) return float64At(this.byRank, rank - 1);
    const bound = this.bound(rank);
    if (bound === 0) return 0;
    const below = this.bound(rank - tied);
    // Up to one half a subtraction costs one bit at most.
    if (2 * below <= bound) return (bound - below) / tied;
    return (bound * anyOfTieDrawn(rank, this.s, tied)) / tied;
  }
}

/** C(λ − 1, s − 1)/C(P, s) by rank, from s/P at the top downwards: each rank is the next one times (λ − s)/(λ − 1). */
function selectionByRank(P: number, s: number): Float64Array {
  const byRank = new Float64Array(P);
  const running = new RatioProduct();
  running.multiply(s, P);
  for (let rank = P; rank >= s; rank--) {
    byRank[rank - 1] = running.value;
    if (rank > 1) running.multiply(rank - s, rank - 1);
  }
  return byRank;
}

/**
 * Of draws of s from the lower λ, the share that holds a member of the tie at the top of them:
 * 1 − C(λ − g, s)/C(λ, s) = 1 − ∏_{i < min(g, s)} (1 − max(g, s)/(λ − i)).
 */
function anyOfTieDrawn(rank: number, s: number, tied: number): number {
  if (rank - tied < s) return 1;
  const factors = Math.min(s, tied);
  const taken = Math.max(s, tied);
  let logarithm = 0;
  for (let i = 0; i < factors; i++) logarithm += Math.log1p(-taken / (rank - i));
  return -Math.expm1(logarithm);
}

function requireSample(P: number, s: number): void {
  if (!Number.isInteger(P) || !Number.isInteger(s) || s < 1 || s > P) {
    throw new RangeError(`expected integers 1 ≤ s ≤ P, not s = ${s}, P = ${P}`);
  }
}
