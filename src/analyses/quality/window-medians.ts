// How good is a typical model of the window as the search goes on? (METHOD §1: the last W successes)
//
// At most 202 windows, a quarter of a window or more apart: sorting them all costs about four passes at any W.

import { float64At } from '../../shared/columns.ts';
import { quantileType7 } from '../../stats/quantile.ts';
import type { QualitySummary } from './schema.ts';

const MOST_STEPS = 200;

/** `qualities` and `ends` (seconds, NaN unknown) by candidate; none before the first full window. */
export function takeWindowMedians(
  qualities: Float64Array,
  ends: Float64Array,
  windowSize: number,
): NonNullable<QualitySummary['series']['windowMedians']> {
  const last = qualities.length;
  if (windowSize < 1 || last < windowSize) return [];
  const step = Math.max(1, Math.ceil(windowSize / 4), Math.ceil((last - windowSize) / MOST_STEPS));
  const candidates: number[] = [];
  for (let candidate = windowSize; candidate < last; candidate += step) candidates.push(candidate);
  return [...candidates, last].map(candidate => {
    const end = float64At(ends, candidate - 1);
    const window = qualities.slice(candidate - windowSize, candidate).sort();
    return { candidate, end: Number.isNaN(end) ? null : end, median: quantileType7(window, 0.5) };
  });
}
