// How far apart are the means of two small groups that vary differently? Welch's 95 % interval.
//
// Welch (1947), with Satterthwaite's degrees of freedom rounded down: between two whole numbers the wider interval.
// Assumes values that are independent and about normal in each group.

import { summarize } from './quantile.ts';
import { type MeanInterval, studentQuantile } from './student-interval.ts';

/**
 * Mean of the second group minus that of the first. The bounds are null with fewer than two values in a group, or
 * where neither group varies: equal values then tell nothing of how much others would vary.
 */
export function welchInterval(first: readonly number[], second: readonly number[]): MeanInterval {
  const [a, b] = [first, second].map(values => summarize(Float64Array.from(values)));
  if (a === undefined || b === undefined || a.mean === null || b.mean === null)
    return { mean: null, low: null, high: null };
  const mean = b.mean - a.mean;
  if (a.sd === null || b.sd === null) return { mean, low: null, high: null };
  const [left, right] = [a.sd ** 2 / first.length, b.sd ** 2 / second.length];
  const variance = left + right;
  if (variance === 0) return { mean, low: null, high: null };
  const df = variance ** 2 / (left ** 2 / (first.length - 1) + right ** 2 / (second.length - 1));
  const margin = studentQuantile(Math.max(1, Math.floor(df + 1e-9))) * Math.sqrt(variance);
  return { mean, low: mean - margin, high: mean + margin };
}
