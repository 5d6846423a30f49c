// How well known are the shares of a mixture over rank ranges? Their 95 % intervals.
//
// By observed information with Σ θ = 1 (Louis 1982; here the likelihood is explicit): the inverse of
// Σ_c d_c d_c' / p_c² in the free shares. A share at 0 has no such interval: its upper end is 3 / |slope| of the
// log-likelihood towards it, which for clear-cut counts is the rule of three.

import { float64At, itemAt } from '../../shared/columns.ts';
import { QUAD } from './distinct-quads.ts';
import { invertSymmetric } from './invert.ts';
import {
  mapThirds,
  type RangeMixture,
  rowLikelihood,
  scaledShares,
  sumResponsibilities,
} from './range-mixture.ts';
import { forEachRow, RANDOM, ROW } from './third-rows.ts';

const ZERO_SHARE = 1e-6;
const NORMAL_95 = 1.96;

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
