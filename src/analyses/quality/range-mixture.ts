// A mixture over rank ranges: shares by EM, their log-likelihood, their 95 % intervals.
//
// p_c(θ) = Σ_b θ_b G_cb + r_c. EM (Dempster, Laird, Rubin 1977) from equal shares to max |Δθ| < 1e-9.
// Intervals by observed information with Σ θ = 1 (Louis 1982; here the likelihood is explicit): the inverse of
// Σ_c d_c d_c' / p_c² in the free shares. A share at 0 has no such interval: its upper end is 3 / |slope| of the
// log-likelihood towards it, which for clear-cut counts is the rule of three.

import { float64At, int32At, itemAt } from '../../shared/columns.ts';
import { codeAt } from '../../trace/sequences.ts';
import { invertSymmetric } from './invert.ts';
import { numberAt, ROW, splitRow, type Third, type ThirdRows, type Thirds } from './third-rows.ts';

export interface RangeMixture extends ThirdRows {
  /** At most ten. */
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

/** Σ over children of G_b / p, by range. Hot: hundreds of passes over all rows, hence plain loads of numbers within. */
function sumResponsibilities(mixture: RangeMixture, scaled: Float64Array): Float64Array {
  const { rows, times, thirdsOf, thirds } = mixture;
  const [first, second, third] = thirds;
  const [likelihood1, likelihood2, likelihood3] = likelihoodsOfThirds(mixture, scaled);
  const weights1 = new Float64Array(first.rows);
  const weights2 = new Float64Array(second.rows);
  const weights3 = new Float64Array(third.rows);
  for (let row = 0, at = 0; row < rows; row++, at += 3) {
    const third1 = thirdsOf[at] as number;
    const third2 = thirdsOf[at + 1] as number;
    const third3 = thirdsOf[at + 2] as number;
    const likelihood =
      (likelihood1[third1] as number) + (likelihood2[third2] as number) + (likelihood3[third3] as number);
    const weight = (times[row] as number) / likelihood;
    weights1[third1] = (weights1[third1] as number) + weight;
    weights2[third2] = (weights2[third2] as number) + weight;
    weights3[third3] = (weights3[third3] as number) + weight;
  }
  const { numbers } = mixture;
  return Float64Array.of(
    ...weightedSums(first, numbers, weights1),
    ...weightedSums(second, numbers, weights2),
    ...weightedSums(third, numbers, weights3),
  );
}

/** What each third of a row adds to the likelihood, by the number of the third. */
function likelihoodsOfThirds({ thirds, numbers }: RangeMixture, scaled: Float64Array): Thirds<Float64Array> {
  const factors = new Float64Array(ROW);
  factors.set(scaled);
  factors[ROW - 1] = 1;
  const [factors1, factors2, factors3] = splitRow(factors);
  const [first, second, third] = thirds;
  return [
    products(first, numbers, factors1),
    products(second, numbers, factors2),
    products(third, numbers, factors3),
  ];
}

/** The likelihood of a child of each row. */
function rowLikelihoods(mixture: RangeMixture, scaled: Float64Array): (row: number) => number {
  const { thirdsOf } = mixture;
  const [likelihood1, likelihood2, likelihood3] = likelihoodsOfThirds(mixture, scaled);
  return row =>
    float64At(likelihood1, codeAt(thirdsOf, row * 3)) +
    float64At(likelihood2, codeAt(thirdsOf, row * 3 + 1)) +
    float64At(likelihood3, codeAt(thirdsOf, row * 3 + 2));
}

/** By row Σ of its numbers times the factors of their columns. */
function products({ rows, width, codes }: Third, numbers: Float64Array, factors: Float64Array): Float64Array {
  const sums = new Float64Array(rows);
  for (let row = 0, place = 0; row < rows; row++) {
    let sum = 0;
    for (let column = 0; column < width; column++, place++) {
      sum += float64At(factors, column) * float64At(numbers, codeAt(codes, place));
    }
    sums[row] = sum;
  }
  return sums;
}

/** By column Σ of its numbers times the weights of their rows. */
function weightedSums(
  { rows, width, codes }: Third,
  numbers: Float64Array,
  weights: Float64Array,
): Float64Array {
  const sums = new Float64Array(width);
  for (let row = 0, place = 0; row < rows; row++) {
    const weight = float64At(weights, row);
    for (let column = 0; column < width; column++, place++) {
      sums[column] = float64At(sums, column) + weight * float64At(numbers, codeAt(codes, place));
    }
  }
  return sums;
}

function scaledShares({ scale }: RangeMixture, shares: Float64Array): Float64Array {
  return shares.map((share, b) => share * float64At(scale, b));
}

/** The log-likelihood of shares less that of others: by row, as the difference of the two sums would cancel. */
export function logLikelihoodGain(mixture: RangeMixture, shares: Float64Array, others: Float64Array): number {
  const better = rowLikelihoods(mixture, scaledShares(mixture, shares));
  const worse = rowLikelihoods(mixture, scaledShares(mixture, others));
  let sum = 0;
  for (let row = 0; row < mixture.rows; row++) {
    sum += int32At(mixture.times, row) * Math.log(better(row) / worse(row));
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
  const likelihoodOf = rowLikelihoods(mixture, scaledShares(mixture, shares));
  let slope = 0;
  for (let row = 0; row < mixture.rows; row++) {
    const likelihood = likelihoodOf(row);
    const towards = numberAt(mixture, row, b) * float64At(mixture.scale, b);
    const random = numberAt(mixture, row, ROW - 1);
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
  const likelihoodOf = rowLikelihoods(mixture, scaledShares(mixture, shares));
  const scores = new Float64Array(size);
  const columns = Int32Array.from(others);
  const factors = Float64Array.from(others, b => float64At(mixture.scale, b));
  for (let row = 0; row < mixture.rows; row++) {
    const likelihood = likelihoodOf(row);
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
