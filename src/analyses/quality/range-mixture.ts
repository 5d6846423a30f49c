// A mixture over rank ranges: shares by EM, and their log-likelihood.
//
// p_c(θ) = Σ_b θ_b G_cb + r_c. EM (Dempster, Laird, Rubin 1977) from equal shares to max |Δθ| < 1e-9.

import { float64At, int32At, itemAt } from '../../shared/columns.ts';
import { QUAD } from './distinct-quads.ts';
import { forEachRow, RANDOM, ROW, type RowList, type ThirdRows, type Thirds } from './third-rows.ts';

export interface RangeMixture extends ThirdRows {
  /** At most ten. */
  readonly ranges: number;
  readonly children: number;
  /** Factor of each range. */
  readonly scale: Float64Array;
}

const CONVERGED = 1e-9;

export interface Fit {
  readonly shares: Float64Array;
  /** EM steps taken. */
  readonly iterations: number;
}

/**
 * The maximum-likelihood shares; null without children. With `groupOf`, ascending, each share is that of a group of
 * ranges and stands at all of them.
 */
export function fitMixture(
  mixture: RangeMixture,
  groupOf: Int32Array = Int32Array.from({ length: mixture.ranges }, (_, b) => b),
): Fit | null {
  if (mixture.children === 0) return null;
  let shares = new Float64Array(mixture.ranges).fill(1 / (int32At(groupOf, mixture.ranges - 1) + 1));
  const buffers = newPassBuffers(mixture);
  let iterations = 0;
  for (let change = Number.POSITIVE_INFINITY; change >= CONVERGED; iterations++) {
    const next = improve(mixture, groupOf, shares, buffers);
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
  buffers: PassBuffers,
): Float64Array<ArrayBuffer> {
  const scaled = scaledShares(mixture, shares);
  const byRange = sumResponsibilities(mixture, scaled, buffers);
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

/** What a pass over the rows fills anew, by the number of a third. */
interface PassBuffers {
  readonly likelihoods: Thirds<Float64Array>;
  readonly weights: Thirds<Float64Array>;
}

function newPassBuffers({ thirds }: RangeMixture): PassBuffers {
  const zeros = () => mapThirds(thirds, numbers => new Float64Array(numbers.length / QUAD));
  return { likelihoods: zeros(), weights: zeros() };
}

/** Σ over children of G_b / p, by range, and of r / p. */
export function sumResponsibilities(
  mixture: RangeMixture,
  scaled: Float64Array,
  { likelihoods, weights }: PassBuffers = newPassBuffers(mixture),
): Float64Array {
  const { thirds, lists } = mixture;
  findLikelihoods(mixture, scaled, likelihoods);
  for (const third of weights) third.fill(0);
  for (const list of lists) addRows(list, likelihoods, weights);
  return Float64Array.of(
    ...weightedSums(thirds[0], weights[0]),
    ...weightedSums(thirds[1], weights[1]),
    ...weightedSums(thirds[2], weights[2]),
  );
}

/**
 * Adds 1 / p of each row's children to the weights of its thirds. Hot: hundreds of passes over all rows, hence plain loads,
 * and a loop of its own for the rows that most are.
 */
function addRows(list: RowList, likelihoods: Thirds<Float64Array>, weights: Thirds<Float64Array>): void {
  if (list.times === null) addOnce(list, likelihoods, weights);
  else addSeveral(list, list.times, likelihoods, weights);
}

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

function addSeveral(
  { starts, others }: RowList,
  times: Int32Array,
  [likelihoods1, likelihoods2, likelihoods3]: Thirds<Float64Array>,
  [weights1, weights2, weights3]: Thirds<Float64Array>,
): void {
  for (let first = 0; first < likelihoods1.length; first++) {
    const end = int32At(starts, first + 1);
    const likelihood1 = likelihoods1[first] as number;
    let sum = weights1[first] as number;
    for (let row = int32At(starts, first); row < end; row++) {
      const second = others[row * 2] as number;
      const last = others[row * 2 + 1] as number;
      const likelihood = likelihood1 + (likelihoods2[second] as number) + (likelihoods3[last] as number);
      const weight = (times[row] as number) / likelihood;
      sum += weight;
      weights2[second] = (weights2[second] as number) + weight;
      weights3[last] = (weights3[last] as number) + weight;
    }
    weights1[first] = sum;
  }
}

/** What each third of a row adds to the likelihood, by the number of the third. */
function findLikelihoods(
  { thirds }: RangeMixture,
  scaled: Float64Array,
  likelihoods: Thirds<Float64Array>,
): void {
  const factors = new Float64Array(ROW);
  factors.set(scaled);
  factors[RANDOM] = 1;
  mapThirds(thirds, (numbers, index) =>
    multiply(numbers, factors.subarray(index * QUAD), itemAt(likelihoods, index)),
  );
}

export function mapThirds<T, U>(
  [first, second, last]: Thirds<T>,
  of: (third: T, index: number) => U,
): Thirds<U> {
  return [of(first, 0), of(second, 1), of(last, 2)];
}

/** By row Σ of its numbers times the factors of their columns. */
function multiply(numbers: Float64Array, factors: Float64Array, sums: Float64Array): void {
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

export function scaledShares({ scale }: RangeMixture, shares: Float64Array): Float64Array {
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

/** The likelihood of a child under some shares, by the numbers of its row's thirds. */
export function rowLikelihood(mixture: RangeMixture, shares: Float64Array) {
  const { likelihoods } = newPassBuffers(mixture);
  findLikelihoods(mixture, scaledShares(mixture, shares), likelihoods);
  return likelihoodBy(likelihoods);
}
