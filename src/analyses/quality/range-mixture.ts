// A mixture over rank ranges: shares by EM, their log-likelihood, their 95 % intervals.
//
// p_c(θ) = Σ_b θ_b G_cb + r_c. EM (Dempster, Laird, Rubin 1977) from equal shares to max |Δθ| < 1e-9.
// Intervals by observed information with Σ θ = 1 (Louis 1982; here the likelihood is explicit): the inverse of
// Σ_c d_c d_c' / p_c² in the free shares. A share at 0 has no such interval: its upper end is 3 / |slope| of the
// log-likelihood towards it, which for clear-cut counts is the rule of three.

import { float64At, int32At, itemAt } from '../../shared/columns.ts';
import type { RowTable } from './distinct-rows.ts';
import { invertSymmetric } from './invert.ts';

/** Columns of a row: so many ranges, zeros where there are fewer, and r. */
export const MOST_RANGES = 10;
export const ROW = MOST_RANGES + 1;

/** Distinct rows of children: G but for the factor of its range, by range, then r, the likelihood that no share explains. */
export interface RangeMixture extends RowTable {
  /** At most MOST_RANGES. */
  readonly ranges: number;
  readonly children: number;
  /** Factor of each range. */
  readonly scale: Float64Array;
}

const CONVERGED = 1e-9;
const ZERO_SHARE = 1e-6;
const NORMAL_95 = 1.96;

/**
 * The maximum-likelihood shares; null without children. With `groupOf`, ascending, each share is that of a group of
 * ranges and stands at all of them.
 */
export function fitMixture(
  mixture: RangeMixture,
  groupOf: Int32Array = Int32Array.from({ length: mixture.ranges }, (_, b) => b),
): { shares: Float64Array; iterations: number } | null {
  if (mixture.children === 0) return null;
  let shares = new Float64Array(mixture.ranges).fill(1 / (int32At(groupOf, mixture.ranges - 1) + 1));
  let iterations = 0;
  for (let change = Number.POSITIVE_INFINITY; change >= CONVERGED; iterations++) {
    const next = improve(mixture, groupOf, shares);
    change = next.reduce((most, share, b) => Math.max(most, Math.abs(share - float64At(shares, b))), 0);
    shares = next;
  }
  return { shares, iterations };
}

/** One EM step. */
function improve(
  mixture: RangeMixture,
  groupOf: Int32Array,
  shares: Float64Array,
): Float64Array<ArrayBuffer> {
  const scaled = scaledShares(mixture, shares);
  const byRange = sumResponsibilities(mixture, scaled);
  const sums = new Float64Array(mixture.ranges);
  let total = 0;
  for (let b = 0; b < mixture.ranges; b++) {
    const sum = float64At(byRange, b) * float64At(scaled, b);
    const group = int32At(groupOf, b);
    sums[group] = float64At(sums, group) + sum;
    total += sum;
  }
  return shares.map((_, b) => float64At(sums, int32At(groupOf, b)) / total);
}

/**
 * Σ over rows of times · G_b / p, by range. Hot: hundreds of passes over all rows, so the ranges are written out and
 * their sums stay in registers; codes are below the length of `numbers` by construction.
 */
function sumResponsibilities(
  { rows, codes, numbers, times }: RangeMixture,
  scaled: Float64Array,
): Float64Array<ArrayBuffer> {
  const [c0, c1, c2, c3, c4] = firstFive(scaled, 0);
  const [c5, c6, c7, c8, c9] = firstFive(scaled, 5);
  let [s0, s1, s2, s3, s4, s5, s6, s7, s8, s9] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (let row = 0, from = 0; row < rows; row++, from += ROW) {
    const v0 = numbers[codes[from] as number] as number;
    const v1 = numbers[codes[from + 1] as number] as number;
    const v2 = numbers[codes[from + 2] as number] as number;
    const v3 = numbers[codes[from + 3] as number] as number;
    const v4 = numbers[codes[from + 4] as number] as number;
    const v5 = numbers[codes[from + 5] as number] as number;
    const v6 = numbers[codes[from + 6] as number] as number;
    const v7 = numbers[codes[from + 7] as number] as number;
    const v8 = numbers[codes[from + 8] as number] as number;
    const v9 = numbers[codes[from + 9] as number] as number;
    const random = numbers[codes[from + MOST_RANGES] as number] as number;
    const lower = random + c0 * v0 + c1 * v1 + c2 * v2 + c3 * v3 + c4 * v4;
    const weight = int32At(times, row) / (lower + c5 * v5 + c6 * v6 + c7 * v7 + c8 * v8 + c9 * v9);
    s0 += v0 * weight;
    s1 += v1 * weight;
    s2 += v2 * weight;
    s3 += v3 * weight;
    s4 += v4 * weight;
    s5 += v5 * weight;
    s6 += v6 * weight;
    s7 += v7 * weight;
    s8 += v8 * weight;
    s9 += v9 * weight;
  }
  return Float64Array.of(s0, s1, s2, s3, s4, s5, s6, s7, s8, s9);
}

/** The number of a row at a place of it; both within the table, hence a plain load. */
export function numberAt({ codes, numbers }: RowTable, row: number, place: number): number {
  return numbers[codes[row * ROW + place] as number] as number;
}

function firstFive(list: Float64Array, from: number): [number, number, number, number, number] {
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = list.subarray(from);
  return [a, b, c, d, e];
}

function scaledShares({ scale }: RangeMixture, shares: Float64Array): Float64Array {
  return shares.map((share, b) => share * float64At(scale, b));
}

function rowLikelihood(mixture: RangeMixture, scaled: Float64Array, row: number): number {
  let likelihood = numberAt(mixture, row, MOST_RANGES);
  for (let b = 0; b < mixture.ranges; b++) likelihood += float64At(scaled, b) * numberAt(mixture, row, b);
  return likelihood;
}

/** The log-likelihood of shares less that of others: by row, as the difference of the two sums would cancel. */
export function logLikelihoodGain(mixture: RangeMixture, shares: Float64Array, others: Float64Array): number {
  const better = scaledShares(mixture, shares);
  const worse = scaledShares(mixture, others);
  let sum = 0;
  for (let row = 0; row < mixture.rows; row++) {
    const ratio = rowLikelihood(mixture, better, row) / rowLikelihood(mixture, worse, row);
    sum += int32At(mixture.times, row) * Math.log(ratio);
  }
  return sum;
}

/** The ranges with a share, and the covariance of their shares. */
export interface FreeShares {
  readonly free: readonly number[];
  /** Of all but the last free share, which is 1 − the others; null where nothing tells them apart. */
  readonly covariance: readonly Float64Array[] | null;
}

export function freeShares(mixture: RangeMixture, shares: Float64Array): FreeShares {
  const free = [...shares.keys()].filter(b => float64At(shares, b) > ZERO_SHARE);
  return { free, covariance: shareCovariance(mixture, shares, free) };
}

export function mixtureIntervals(
  mixture: RangeMixture,
  shares: Float64Array,
  { free, covariance }: FreeShares,
): { low: Float64Array; high: Float64Array } {
  const low = new Float64Array(mixture.ranges);
  const high = new Float64Array(mixture.ranges);
  const variances = shareVariances(covariance, free);
  free.forEach((b, index) => {
    const half = NORMAL_95 * Math.sqrt(variances[index] ?? 0);
    low[b] = Math.max(0, float64At(shares, b) - half);
    high[b] = Math.min(1, float64At(shares, b) + half);
  });
  for (let b = 0; b < mixture.ranges; b++) {
    if (float64At(shares, b) <= ZERO_SHARE)
      high[b] = Math.min(1, 3 / Math.abs(slopeTowards(mixture, shares, b)));
  }
  return { low, high };
}

/** Derivative of the log-likelihood from θ towards the range alone. */
function slopeTowards(mixture: RangeMixture, shares: Float64Array, b: number): number {
  const scaled = scaledShares(mixture, shares);
  let slope = 0;
  for (let row = 0; row < mixture.rows; row++) {
    const likelihood = rowLikelihood(mixture, scaled, row);
    const towards = numberAt(mixture, row, b) * float64At(mixture.scale, b);
    const random = numberAt(mixture, row, MOST_RANGES);
    slope += (int32At(mixture.times, row) * (towards - (likelihood - random))) / likelihood;
  }
  return slope;
}

/** Standard error of Σ values_b θ_b, the delta method on the same information; 0 where one share holds all. */
export function sumStandardError({ free, covariance }: FreeShares, values: Float64Array): number {
  const last = free.at(-1);
  if (covariance === null || last === undefined) return 0;
  const weights = free.slice(0, -1).map(b => float64At(values, b) - float64At(values, last));
  let variance = 0;
  covariance.forEach((row, i) => {
    for (let j = 0; j < row.length; j++)
      variance += itemAt(weights, i) * itemAt(weights, j) * float64At(row, j);
  });
  return Math.sqrt(Math.max(0, variance));
}

/** Variances of the free shares; the last free one is 1 − the others. */
function shareVariances(covariance: FreeShares['covariance'], free: readonly number[]): number[] {
  if (covariance === null) return free.map(() => 0);
  const total = covariance.reduce((sum, row) => sum + row.reduce((inner, value) => inner + value, 0), 0);
  return [...covariance.map((row, i) => float64At(row, i)), total].map(variance => Math.max(0, variance));
}

/** Covariance of the free shares but the last; null where fewer than two are free or nothing tells them apart. */
function shareCovariance(
  mixture: RangeMixture,
  shares: Float64Array,
  free: readonly number[],
): Float64Array[] | null {
  const last = free.at(-1);
  if (last === undefined || free.length < 2) return null;
  const others = free.slice(0, -1);
  const size = others.length;
  const information = new Float64Array(size * size);
  const scaled = scaledShares(mixture, shares);
  const scores = new Float64Array(size);
  const columns = Int32Array.from(others);
  const factors = Float64Array.from(others, b => float64At(mixture.scale, b));
  for (let row = 0; row < mixture.rows; row++) {
    const likelihood = rowLikelihood(mixture, scaled, row);
    const ofLast = numberAt(mixture, row, last) * float64At(mixture.scale, last);
    for (let i = 0; i < size; i++) {
      const here = numberAt(mixture, row, int32At(columns, i)) * float64At(factors, i);
      scores[i] = (here - ofLast) / likelihood;
    }
    // The matrix is symmetric: its upper half is summed.
    for (let i = 0; i < size; i++) {
      const left = int32At(mixture.times, row) * float64At(scores, i);
      for (let j = i; j < size; j++) {
        information[i * size + j] = float64At(information, i * size + j) + left * float64At(scores, j);
      }
    }
  }
  return invertSymmetric(
    others.map((_, i) =>
      Float64Array.from(others, (__, j) => float64At(information, Math.min(i, j) * size + Math.max(i, j))),
    ),
  );
}
