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
import type { MutationModel } from './mutation-model.ts';
import { RankCounts } from './rank-counts.ts';
import { EPSILON } from './replay.ts';

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

/** Of one creation: Σ sel(m) of its possible parents by kind of mutation, for each sample size. */
class SumsByKind {
  private readonly width: number;
  private readonly mutation: Evidence['mutation'];
  private readonly sums: Float64Array;
  private readonly mixed: Float64Array;
  private readonly present: Int32Array;
  private readonly isPresent: Uint8Array;
  private count = 0;

  constructor({ mutation }: Evidence, width: number) {
    const kinds = mutation.redraw.length;
    this.width = width;
    this.mutation = mutation;
    this.sums = new Float64Array(kinds * width);
    this.mixed = new Float64Array(width);
    this.present = new Int32Array(kinds);
    this.isPresent = new Uint8Array(kinds);
  }

  /** A member whose shares start at `from`. */
  add(kind: number, shares: Float64Array, from: number): void {
    const { sums } = this;
    const row = this.open(kind);
    for (let index = 0; index < this.width; index++) {
      sums[row + index] = float64At(sums, row + index) + float64At(shares, from + index);
    }
  }

  /** One of `tied` members that share evenly what lies between two tails. */
  addShared(kind: number, tails: Float64Array, from: number, to: number, tied: number): void {
    const { sums } = this;
    const row = this.open(kind);
    for (let index = 0; index < this.width; index++) {
      const shared = (float64At(tails, from + index) - float64At(tails, to + index)) / tied;
      sums[row + index] = float64At(sums, row + index) + shared;
    }
  }

  /** Σ_m sel(m) mut(c | m), at most the largest mut(c | m) if `capped`; valid until the next call. */
  mixture(model: MutationModel, capped: boolean): Float64Array {
    const { mixed, sums, width } = this;
    mixed.fill(0);
    let largest = 0;
    for (let place = 0; place < this.count; place++) {
      const kind = int32At(this.present, place);
      const probability = float64At(this.mutation[model], kind);
      if (probability === 0) continue;
      if (probability > largest) largest = probability;
      for (let index = 0; index < width; index++) {
        mixed[index] = float64At(mixed, index) + probability * float64At(sums, kind * width + index);
      }
    }
    if (!capped) return mixed;
    for (let index = 0; index < width; index++) {
      if (float64At(mixed, index) > largest) mixed[index] = largest;
    }
    return mixed;
  }

  clear(): void {
    for (let place = 0; place < this.count; place++) {
      const kind = int32At(this.present, place);
      this.isPresent[kind] = 0;
      this.sums.fill(0, kind * this.width, (kind + 1) * this.width);
    }
    this.count = 0;
  }

  private open(kind: number): number {
    if (this.isPresent[kind] === 0) {
      this.isPresent[kind] = 1;
      this.present[this.count++] = kind;
    }
    return kind * this.width;
  }
}

/** Below this, 1/u overflows a double. */
const SMALLEST_LOG = -600;
const LARGE = 1e150;
const SMALL = 1e-150;

/** Σ ln(p_c / u_c) for each sample size: factors are multiplied and a logarithm taken only before they overflow. */
class LogProducts {
  private readonly sums: Float64Array;
  private readonly products: Float64Array;

  constructor(width: number) {
    this.sums = new Float64Array(width);
    this.products = new Float64Array(width).fill(1);
  }

  /** p_c = (1 − ε) mixture + ε u_c; at least u_c where the creation may be random. */
  multiply(mixture: Float64Array, logRandom: number, mayBeRandom: boolean): void {
    const { sums, products } = this;
    if (logRandom <= SMALLEST_LOG) {
      this.addLogs(mixture, logRandom, mayBeRandom);
      return;
    }
    const inverse = Math.exp(-logRandom);
    for (let index = 0; index < sums.length; index++) {
      const factor = EPSILON + (1 - EPSILON) * float64At(mixture, index) * inverse;
      if (mayBeRandom && factor < 1) continue;
      const before = float64At(products, index);
      const product = before * factor;
      if (product < LARGE && product > SMALL) {
        products[index] = product;
      } else {
        sums[index] = float64At(sums, index) + Math.log(before);
        products[index] = factor;
      }
    }
  }

  finish(): Float64Array {
    return this.sums.map((sum, index) => sum + Math.log(float64At(this.products, index)));
  }

  private addLogs(mixture: Float64Array, logRandom: number, mayBeRandom: boolean): void {
    const { sums } = this;
    for (let index = 0; index < sums.length; index++) {
      const log = logRatio(float64At(mixture, index), logRandom, 0);
      if (log >= 0 || !mayBeRandom) sums[index] = float64At(sums, index) + log;
    }
  }
}

const LOG_EPSILON = Math.log(EPSILON);

/** ln(((1 − ε) mixture + ε u) / u). */
function logRatio(mixture: number, logRandom: number, inverse: number): number {
  if (mixture <= 0) return LOG_EPSILON;
  if (inverse > 0) return Math.log(EPSILON + (1 - EPSILON) * mixture * inverse);
  const log = Math.log((1 - EPSILON) * mixture) - logRandom;
  return log + Math.log1p(EPSILON * Math.exp(-log));
}

/** Row K (0 … high), column s: the bound on f_K over P in [low, high]. */
function selectionShares(low: number, high: number, fromSample: number, toSample: number): Float64Array {
  const width = toSample - fromSample + 1;
  const shares = new Float64Array((high + 1) * width);
  for (let better = 0; better < high; better++) {
    for (let sample = fromSample; sample <= toSample; sample++) {
      const population = Math.min(high, Math.max(low, sample * (better + 1)));
      shares[better * width + sample - fromSample] = selectedAt(population, better, sample);
    }
  }
  return shares;
}

/**
 * Row K (0 … high + 1), column s: Σ_{K' ≥ K} of the shares. For one P it is C(P − K, s)/C(P, s), the
 * probability that a sample holds none of the K best.
 */
function tailsOf(shares: Float64Array, width: number): Float64Array {
  const tails = new Float64Array(shares.length + width);
  for (let index = shares.length - 1; index >= 0; index--) {
    tails[index] = float64At(tails, index + width) + float64At(shares, index);
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
