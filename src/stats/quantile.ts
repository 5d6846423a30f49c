// How are the values of a column spread?
//
// Quantiles interpolate linearly between order statistics (type 7 of Hyndman & Fan, 1996: R's and numpy's
// default), σ has n − 1. Sums are compensated (Kahan–Babuška), so a million values keep their digits.

import { quantileSorted, quickselect } from 'simple-statistics';
import { float64At, scratchCopy } from '../shared/columns.ts';

/** In the values' unit; all null without values. */
export interface Spread {
  readonly mean: number | null;
  /** Sample deviation (n − 1); null for a single value. */
  readonly sd: number | null;
  readonly p50: number | null;
  readonly p90: number | null;
  readonly max: number | null;
}

/** Type-7 quantile of ascending values. Throws on an empty column or p outside [0, 1]. */
export function quantileType7(sorted: ArrayLike<number>, p: number): number {
  return quantileSorted(asList(sorted), p);
}

/** Mean, deviation, median, 90 % quantile and maximum of finite values. */
export function summarize(values: Float64Array): Spread {
  if (values.length === 0) return { mean: null, sd: null, p50: null, p90: null, max: null };
  const selected = selectFor([0.5, 0.9, 1], values);
  const average = compensatedSum(values, 0, 1) / values.length;
  return {
    mean: average,
    sd: values.length < 2 ? null : sampleDeviation(values, average),
    p50: quantileType7(selected, 0.5),
    p90: quantileType7(selected, 0.9),
    max: quantileType7(selected, 1),
  };
}

/** A copy of the values that is as if sorted where the quantiles, which ascend, look: a sort of all would cost more. */
function selectFor(quantiles: readonly number[], values: Float64Array): Float64Array {
  const selected = scratchCopy(values);
  const last = values.length - 1;
  let from = 0;
  for (const p of quantiles) {
    for (const place of [Math.floor(last * p), Math.ceil(last * p)]) {
      if (place < from) continue;
      quickselect(selected as unknown as number[], place, from, last);
      from = place + 1;
    }
  }
  return selected;
}

function sampleDeviation(values: Float64Array, average: number): number {
  return Math.sqrt(compensatedSum(values, average, 2) / (values.length - 1));
}

/** Σ (value − from)^power by Kahan–Babuška, as simple-statistics adds lists. */
function compensatedSum(values: Float64Array, from: number, power: 1 | 2): number {
  let sum = 0;
  let correction = 0;
  for (let index = 0; index < values.length; index++) {
    const distance = float64At(values, index) - from;
    const value = power === 1 ? distance : distance * distance;
    const next = sum + value;
    correction += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + correction;
}

/** simple-statistics is typed for lists, but reads `length` and indices only (quantileSorted 7.12.1). */
function asList(column: ArrayLike<number>): readonly number[] {
  return column as unknown as readonly number[];
}
