// How often does chance alone give a χ² statistic this large?
//
// The upper tail has a closed form of positive terms for whole degrees of freedom (Abramowitz & Stegun 26.4.4
// and 26.4.5), with y = χ²/2: for even df e^{−y} Σ_{j < df/2} y^j/j!, for odd df erfc(√y) + e^{−y} Σ y^{j−½}/Γ(j+½),
// j = 1 … (df − 1)/2. It is taken rather than 1 − cdf, which is 0 beyond 1e-16, and rather than stdlib's upper
// incomplete gamma 0.3.1, measured off by 1e-3 from df = 339 on and by 2e-2 at df = 2001.

import erfc from '@stdlib/math-base-special-erfc';
import { at } from '../shared/columns.ts';

/** Terms stay far from overflow while e^{−y} is multiplied in by pieces of e^{−CHUNK}. */
const CHUNK = 256;
const CHUNK_FACTOR = Math.exp(-CHUNK);
const LARGE = 1e120;

/** P(χ²_df ≥ statistic). Throws RangeError unless df is a positive integer and the statistic a number. */
export function chiSquareTail(statistic: number, df: number): number {
  if (!Number.isInteger(df) || df < 1)
    throw new RangeError(`degrees of freedom: a positive integer, not ${df}`);
  if (Number.isNaN(statistic)) throw new RangeError('the statistic is not a number');
  if (statistic <= 0) return 1;
  const y = statistic / 2;
  if (isBelowSmallestDouble(y, df / 2)) return 0;
  if (df % 2 === 0) return Math.min(1, scaledSeries(y, 1, 0, df / 2));
  const terms = (df - 1) / 2;
  return Math.min(1, erfc(Math.sqrt(y)) + scaledSeries(y, 2 * Math.sqrt(y / Math.PI), 0.5, terms));
}

/** Chernoff: the tail is at most exp(a − y + a ln(y/a)), a = df/2. */
function isBelowSmallestDouble(y: number, a: number): boolean {
  return y === Number.POSITIVE_INFINITY || (y > a && y - a - a * Math.log(y / a) > 800);
}

/** e^{−y} · Σ of `terms` terms, the first given, each the last times y/(j + offset). */
function scaledSeries(y: number, first: number, offset: number, terms: number): number {
  if (terms === 0) return 0;
  let pending = y;
  let term = first;
  let sum = first;
  for (let j = 1; j < terms; j++) {
    term *= y / (j + offset);
    sum += term;
    if (sum > LARGE && pending > CHUNK) {
      pending -= CHUNK;
      term *= CHUNK_FACTOR;
      sum *= CHUNK_FACTOR;
    }
  }
  for (; pending > CHUNK; pending -= CHUNK) sum *= CHUNK_FACTOR;
  return sum * Math.exp(-pending);
}

/** Pearson's statistic of counts against equal probability; df = categories − 1. All counts 0: statistic 0. */
export function chiSquareUniform(counts: ArrayLike<number>): { statistic: number; df: number } {
  let total = 0;
  for (let i = 0; i < counts.length; i++) total += at(counts, i);
  const expected = total / counts.length;
  let statistic = 0;
  for (let i = 0; i < counts.length; i++) statistic += (at(counts, i) - expected) ** 2;
  return { statistic: total > 0 ? statistic / expected : 0, df: counts.length - 1 };
}
