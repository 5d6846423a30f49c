// How far may a mean of a few values lie from the truth? Student's 95 % interval.
//
// The 0.975 quantiles of Student's t to 30 degrees of freedom are Abramowitz & Stegun's table 26.10; beyond, their
// expansion 26.7.5 around the normal quantile, right to 1e-6 there.

import { float64At } from '../shared/columns.ts';
import { summarize } from './quantile.ts';

const TABLE = Float64Array.of(
  12.706,
  4.303,
  3.182,
  2.776,
  2.571,
  2.447,
  2.365,
  2.306,
  2.262,
  2.228,
  2.201,
  2.179,
  2.16,
  2.145,
  2.131,
  2.12,
  2.11,
  2.101,
  2.093,
  2.086,
  2.08,
  2.074,
  2.069,
  2.064,
  2.06,
  2.056,
  2.052,
  2.048,
  2.045,
  2.042,
);
const NORMAL = 1.959963984540054;

/** The 0.975 quantile of Student's t. Throws RangeError unless df is a positive integer. */
export function studentQuantile(df: number): number {
  if (!Number.isInteger(df) || df < 1)
    throw new RangeError(`degrees of freedom: a positive integer, not ${df}`);
  if (df <= TABLE.length) return float64At(TABLE, df - 1);
  const x = NORMAL;
  const first = (x ** 3 + x) / 4;
  const second = (5 * x ** 5 + 16 * x ** 3 + 3 * x) / 96;
  const third = (3 * x ** 7 + 19 * x ** 5 + 17 * x ** 3 - 15 * x) / 384;
  return x + first / df + second / df ** 2 + third / df ** 3;
}

/** All null without values, the bounds with one alone. */
export interface MeanInterval {
  readonly mean: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export function meanInterval(values: readonly number[]): MeanInterval {
  const { mean, sd } = summarize(Float64Array.from(values));
  if (mean === null || sd === null) return { mean, low: null, high: null };
  const margin = (studentQuantile(values.length - 1) * sd) / Math.sqrt(values.length);
  return { mean, low: mean - margin, high: mean + margin };
}
