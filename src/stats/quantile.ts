// How are the values of a column spread?
//
// Quantiles interpolate linearly between order statistics (type 7 of Hyndman & Fan, 1996: R's and numpy's
// default), σ has n − 1. Sums are compensated (Kahan–Babuška), so a million values keep their digits.

import { mean, quantileSorted, sum } from 'simple-statistics';

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
  const sorted = values.toSorted();
  const average = mean(asList(values));
  return {
    mean: average,
    sd: values.length < 2 ? null : sampleDeviation(values, average),
    p50: quantileType7(sorted, 0.5),
    p90: quantileType7(sorted, 0.9),
    max: quantileType7(sorted, 1),
  };
}

function sampleDeviation(values: Float64Array, average: number): number {
  const squares = values.map(value => (value - average) ** 2);
  return Math.sqrt(sum(asList(squares)) / (values.length - 1));
}

/** simple-statistics is typed for lists, but reads `length` and indices only (mean, sum, quantileSorted 7.12.1). */
function asList(column: ArrayLike<number>): readonly number[] {
  return column as unknown as readonly number[];
}
