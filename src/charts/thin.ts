// Which points of a long series are drawn: a fixed budget, so that a million evaluations make a figure.
//
// One point of each of `budget − 4` equal runs, besides the first, the last, the lowest and the highest.
// Within its run the point lies at a place that the golden ratio spreads: a fixed stride would see only every
// k-th worker of a search that fills its workers in turn.

import { at, itemAt } from '../shared/columns.ts';
import { countText } from './number-text.ts';

/** Points that a figure may carry. */
export const POINT_BUDGET = 5000;

const GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2;

/**
 * Ascending indices of at most `budget` (≥ 4) of the values, all of them if they fit; NaN is no extreme.
 * Deterministic.
 */
export function thinIndices(y: ArrayLike<number>, budget: number = POINT_BUDGET): number[] {
  const total = y.length;
  if (total <= budget) return Array.from({ length: total }, (_, index) => index);
  const { lowest, highest } = extremesOf(y);
  return spreadIndices(total, [lowest, highest], budget);
}

/** As `thinIndices` of so many values, more than the budget, whose extremes are known. */
export function spreadIndices(total: number, extremes: readonly number[], budget: number): number[] {
  const kept = new Set([0, ...extremes, total - 1]);
  const runs = budget - kept.size;
  for (let run = 0; run < runs; run++) {
    const place = (run + ((run * GOLDEN_RATIO) % 1)) / runs;
    kept.add(Math.floor(place * total));
  }
  return [...kept].sort((a, b) => a - b);
}

/** At most `budget` of the points, chosen as `thinIndices` does by the given height. */
export function thinPoints<T>(
  points: readonly T[],
  heightOf: (point: T) => number,
  budget: number = POINT_BUDGET,
): T[] {
  return thinIndices(points.map(heightOf), budget).map(index => itemAt(points, index));
}

/** "showing 5,000 of 1,000,000 …", or nothing when all are shown. */
export function thinningNote(shown: number, total: number, what: string): string {
  if (shown >= total) return '';
  return `showing ${countText(shown)} of ${countText(total)} ${what}`;
}

/** Hot: what was lowest and highest so far is not looked up again. */
function extremesOf(y: ArrayLike<number>): { lowest: number; highest: number } {
  let lowest = 0;
  let highest = 0;
  let low = at(y, 0);
  let high = low;
  for (let index = 1; index < y.length; index++) {
    const value = y[index] as number;
    if (value < low || Number.isNaN(low)) {
      low = value;
      lowest = index;
    }
    if (value > high || Number.isNaN(high)) {
      high = value;
      highest = index;
    }
  }
  return { lowest, highest };
}
