// A mixture over rank ranges: shares by EM, their log-likelihood, their 95 % intervals.
//
// p_c(θ) = Σ_b θ_b G_cb + r_c. EM (Dempster, Laird, Rubin 1977) from equal shares to max |Δθ| < 1e-9.
// Intervals by observed information with Σ θ = 1 (Louis 1982; here the likelihood is explicit): the inverse of
// Σ_c d_c d_c' / p_c² in the free shares. A share at 0 has no such interval: its upper end is 3 / |slope| of the
// log-likelihood towards it, which for clear-cut counts is the rule of three.

import { float64At, int32At, itemAt } from '../../shared/columns.ts';
import { QUAD } from './distinct-quads.ts';
import { invertSymmetric } from './invert.ts';
import {
  forEachOf,
  forEachRow,
  RANDOM,
  ROW,
  type RowList,
  type ThirdRows,
  type Thirds,
} from './third-rows.ts';

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

/** Σ over children of G_b / p, by range, and of r / p. */
function sumResponsibilities(mixture: RangeMixture, scaled: Float64Array): Float64Array {
  const { thirds, lists } = mixture;
  const likelihoods = likelihoodsOfThirds(mixture, scaled);
  const weights = mapThirds(likelihoods, ({ length }) => new Float64Array(length));
  const [once, several] = lists;
  addOnce(once, likelihoods, weights);
  const likelihoodOf = likelihoodBy(likelihoods);
  forEachOf(several, (first, second, last, times) => {
    const weight = times / likelihoodOf(first, second, last);
    weights[0][first] = (weights[0][first] as number) + weight;
    weights[1][second] = (weights[1][second] as number) + weight;
    weights[2][last] = (weights[2][last] as number) + weight;
  });
  return Float64Array.of(
    ...weightedSums(thirds[0], weights[0]),
    ...weightedSums(thirds[1], weights[1]),
    ...weightedSums(thirds[2], weights[2]),
  );
}

/** Adds 1 / p of rows of one child to the weights of their thirds. Hot: hundreds of passes over most rows, hence plain loads. */
function addOnce(
  { starts, others }: RowList,
  [likelihoods1, likelihoods2, likelihoods3]: Thirds<Float64Array>,
  [weights1, weights2, weights3]: Thirds<Float64Array>,
): void {
  for (let first = 0; first < likelihoods1.length; first++) {
    const end = int32At(starts, first + 1);
    const likelihood1 = likelihoods1[first] as number;
    let sum = 0;
    for (let row = int32At(starts, first); row < end; row++) {
      const second = others[row * 2] as number;
      const last = others[row * 2 + 1] as number;
      const likelihood = likelihood1 + (likelihoods2[second] as number) + (likelihoods3[last] as number);
      const weight = 1 / likelihood;
      sum += weight;
      weights2[second] = (weights2[second] as number) + weight;
      weights3[last] = (weights3[last] as number) + weight;
    }
    weights1[first] = (weights1[first] as number) + sum;
  }
}

/** What each third of a row adds to the likelihood, by the number of the third. */
function likelihoodsOfThirds({ thirds }: RangeMixture, scaled: Float64Array): Thirds<Float64Array> {
  const factors = new Float64Array(ROW);
  factors.set(scaled);
  factors[RANDOM] = 1;
  return mapThirds(thirds, (numbers, index) => products(numbers, factors.subarray(index * QUAD)));
}

function mapThirds<T, U>([first, second, last]: Thirds<T>, of: (third: T, index: number) => U): Thirds<U> {
  return [of(first, 0), of(second, 1), of(last, 2)];
}

/** By row Σ of its numbers times the factors of their columns. */
function products(numbers: Float64Array, factors: Float64Array): Float64Array {
  const sums = new Float64Array(numbers.length / QUAD);
  const factor0 = float64At(factors, 0);
  const factor1 = float64At(factors, 1);
  const factor2 = float64At(factors, 2);
  const factor3 = float64At(factors, 3);
  for (let row = 0, at = 0; row < sums.length; row++, at += QUAD) {
    sums[row] =
      factor0 * (numbers[at] as number) +
      factor1 * (numbers[at + 1] as number) +
      factor2 * (numbers[at + 2] as number) +
      factor3 * (numbers[at + 3] as number);
  }
  return sums;
}

/** By column Σ of its numbers times the weights of their rows. */
function weightedSums(numbers: Float64Array, weights: Float64Array): [number, number, number, number] {
  let sum0 = 0;
  let sum1 = 0;
  let sum2 = 0;
  let sum3 = 0;
  for (let row = 0, at = 0; row < weights.length; row++, at += QUAD) {
    const weight = weights[row] as number;
    sum0 += weight * (numbers[at] as number);
    sum1 += weight * (numbers[at + 1] as number);
    sum2 += weight * (numbers[at + 2] as number);
    sum3 += weight * (numbers[at + 3] as number);
  }
  return [sum0, sum1, sum2, sum3];
}

function scaledShares({ scale }: RangeMixture, shares: Float64Array): Float64Array {
  return shares.map((share, b) => share * float64At(scale, b));
}

/** The log-likelihood of shares less that of others: by row, as the difference of the two sums would cancel. */
export function logLikelihoodGain(mixture: RangeMixture, shares: Float64Array, others: Float64Array): number {
  const better = rowLikelihood(mixture, shares);
  const worse = rowLikelihood(mixture, others);
  let sum = 0;
  forEachRow(mixture, (first, second, last, times) => {
    sum += times * Math.log(better(first, second, last) / worse(first, second, last));
  });
  return sum;
}

/** The likelihood of a child, by the numbers of its row's thirds. */
function likelihoodBy([likelihoods1, likelihoods2, likelihoods3]: Thirds<Float64Array>) {
  return (first: number, second: number, last: number) =>
    (likelihoods1[first] as number) + (likelihoods2[second] as number) + (likelihoods3[last] as number);
}

function rowLikelihood(mixture: RangeMixture, shares: Float64Array) {
  return likelihoodBy(likelihoodsOfThirds(mixture, scaledShares(mixture, shares)));
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
  const slopes = slopesTowards(mixture, shares);
  for (let b = 0; b < mixture.ranges; b++) {
    if (float64At(shares, b) <= ZERO_SHARE) high[b] = Math.min(1, 3 / Math.abs(float64At(slopes, b)));
  }
  return { low, high };
}

/** Derivatives of the log-likelihood from θ towards each range alone: Σ (G_b − (p − r)) / p. */
function slopesTowards(mixture: RangeMixture, shares: Float64Array): Float64Array {
  const sums = sumResponsibilities(mixture, scaledShares(mixture, shares));
  const explained = mixture.children - float64At(sums, RANDOM);
  return mixture.scale.map((scale, b) => scale * float64At(sums, b) - explained);
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
  const information = sumInformation(mixture, shares, others, last);
  const size = others.length;
  return invertSymmetric(
    others.map((_, i) =>
      Float64Array.from(others, (__, j) => float64At(information, Math.min(i, j) * size + Math.max(i, j))),
    ),
  );
}

/** The upper half of Σ d_c d_c' / p_c², where d_c is what a child's likelihood gains by each share at the cost of the last. */
function sumInformation(
  mixture: RangeMixture,
  shares: Float64Array,
  others: readonly number[],
  last: number,
): Float64Array {
  const [thirds1, thirds2, thirds3] = mapThirds(mixture.thirds, (numbers, index) =>
    scaleThirds(numbers, mixture.scale.subarray(index * QUAD)),
  );
  const likelihoodOf = rowLikelihood(mixture, shares);
  const size = others.length;
  const information = new Float64Array(size * size);
  const columns = Int32Array.from(others);
  const scores = new Float64Array(size);
  const row = new Float64Array(ROW);
  forEachRow(mixture, (first, second, third, times) => {
    for (let column = 0; column < QUAD; column++) {
      row[column] = thirds1[first * QUAD + column] as number;
      row[column + QUAD] = thirds2[second * QUAD + column] as number;
      row[column + 2 * QUAD] = thirds3[third * QUAD + column] as number;
    }
    const weight = 1 / likelihoodOf(first, second, third);
    const ofLast = row[last] as number;
    for (let i = 0; i < size; i++) scores[i] = ((row[columns[i] as number] as number) - ofLast) * weight;
    for (let i = 0, at = 0; i < size; i++, at += size) {
      const left = times * (scores[i] as number);
      for (let j = i; j < size; j++)
        information[at + j] = (information[at + j] as number) + left * (scores[j] as number);
    }
  });
  return information;
}

/** The numbers, each times the factor of its column. */
function scaleThirds(numbers: Float64Array, factors: Float64Array): Float64Array {
  return numbers.map((number, at) => number * (factors[at % QUAD] ?? 0));
}
