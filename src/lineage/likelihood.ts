// The log-likelihood of a trace under (P, s, model), against a random search's; exact for one P, an upper
// bound for a range of P (METHOD §2).
//
// Exact: Σ over stage-2 creations of ln(p_c / u_c), p_c = (1 − ε) Σ_m sel(m) mut(c | m) + ε u_c; stage 1 adds 0.
// Bound over P in [low, high], creation by creation:
// - Without ties a member with K better ones is selected with f_K(P) = C(P−K−1, s−1)/C(P, s). K only grows
//   with P, and f_K falls in K; for fixed K, f_K(P+1) ≥ f_K(P) exactly while P ≤ s(K+1) − 1. So f is at
//   most its value at P* = s(K+1), clamped to the range, with the K of the smallest P that holds the member.
// - A tied group of g shares f_K + … + f_{K+g−1} evenly, and another tied member only lessens the share.
// - A creation that is of stage 1 for some P of the range adds at least 0.
// With low = high the bound is the exact value. Hot: plain loops.

import { at } from '../shared/columns.ts';
import type { Evidence } from './evidence.ts';
import { RankWindow } from './rank-window.ts';
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
  const tail = selectionTails(low, high, fromSample, toSample);
  const sums = { redraw: new Float64Array(width), replace: new Float64Array(width) };
  const mixture = { redraw: new Float64Array(width), replace: new Float64Array(width) };
  const ranks = new RankWindow(low + 1);
  const { known, offsets, candidate, quality } = evidence;
  let added = 0;
  for (let creation = 0; creation < evidence.creations; creation++) {
    const knownHere = at(known, creation);
    if (knownHere < low) continue;
    for (; added < knownHere; added++) {
      ranks.add(at(quality, added));
      if (added >= low) ranks.remove(at(quality, added - low));
    }
    mixture.redraw.fill(0);
    mixture.replace.fill(0);
    const oldest = knownHere - high;
    for (let slot = at(offsets, creation); slot < at(offsets, creation + 1); slot++) {
      const member = at(candidate, slot);
      if (member < oldest) break;
      const upTo = ranks.countUpTo(at(quality, member));
      const tied = upTo - ranks.countBelow(at(quality, member)) + (member < knownHere - low ? 1 : 0);
      const better = low - upTo;
      addMember(mixture, tail, better * width, (better + tied) * width, tied, evidence, slot);
    }
    const mayBeRandom = knownHere < high;
    addLogs(sums.redraw, mixture.redraw, at(evidence.logRandom, creation), mayBeRandom);
    addLogs(sums.replace, mixture.replace, at(evidence.logRandom, creation), mayBeRandom);
  }
  return sums;
}

function addMember(
  mixture: LikelihoodRow,
  tail: Float64Array,
  from: number,
  to: number,
  tied: number,
  evidence: Evidence,
  slot: number,
): void {
  const redraw = at(evidence.redraw, slot) / tied;
  const replace = at(evidence.replace, slot) / tied;
  const width = mixture.redraw.length;
  for (let index = 0; index < width; index++) {
    const selected = at(tail, from + index) - at(tail, to + index);
    mixture.redraw[index] = at(mixture.redraw, index) + redraw * selected;
    mixture.replace[index] = at(mixture.replace, index) + replace * selected;
  }
}

const LOG_EPSILON = Math.log(EPSILON);
/** Below this, 1/u overflows a double. */
const SMALLEST_LOG = -600;

function addLogs(sums: Float64Array, mixture: Float64Array, logRandom: number, mayBeRandom: boolean): void {
  const inverse = logRandom > SMALLEST_LOG ? Math.exp(-logRandom) : 0;
  for (let index = 0; index < sums.length; index++) {
    const log = logRatio(at(mixture, index), logRandom, inverse);
    sums[index] = at(sums, index) + (mayBeRandom && log < 0 ? 0 : log);
  }
}

/** ln(((1 − ε) mixture + ε u) / u). */
function logRatio(mixture: number, logRandom: number, inverse: number): number {
  if (mixture <= 0) return LOG_EPSILON;
  if (inverse > 0) return Math.log(EPSILON + (1 - EPSILON) * mixture * inverse);
  const log = Math.log((1 - EPSILON) * mixture) - logRandom;
  return log + Math.log1p(EPSILON * Math.exp(-log));
}

/**
 * Row K (0 … high), column s: Σ_{K' ≥ K} of the bound on f_{K'} over P in [low, high]. For one P it is
 * C(P − K, s)/C(P, s), the probability that a sample holds none of the K best.
 */
function selectionTails(low: number, high: number, fromSample: number, toSample: number): Float64Array {
  const width = toSample - fromSample + 1;
  const tail = new Float64Array((high + 2) * width);
  for (let better = high - 1; better >= 0; better--) {
    for (let sample = fromSample; sample <= toSample; sample++) {
      const population = Math.min(high, Math.max(low, sample * (better + 1)));
      const index = better * width + sample - fromSample;
      tail[index] = at(tail, index + width) + selectedAt(population, better, sample);
    }
  }
  return tail;
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
  const { known, offsets, candidate } = evidence;
  for (let creation = 0; creation < evidence.creations; creation++) {
    const knownHere = at(known, creation);
    const logRandom = at(evidence.logRandom, creation);
    const inverse = logRandom > SMALLEST_LOG ? Math.exp(-logRandom) : 0;
    let slot = at(offsets, creation);
    let redraw = 0;
    let replace = 0;
    for (let population = low; population <= Math.min(high, knownHere); population++) {
      for (; slot < at(offsets, creation + 1) && at(candidate, slot) >= knownHere - population; slot++) {
        redraw += at(evidence.redraw, slot);
        replace += at(evidence.replace, slot);
      }
      const index = population - low;
      rows.redraw[index] = at(rows.redraw, index) + logRatio(redraw / population, logRandom, inverse);
      rows.replace[index] = at(rows.replace, index) + logRatio(replace / population, logRandom, inverse);
    }
  }
  return rows;
}
