// How many successes lie where in time and quality: what a figure draws of more points than it can carry.

import { float64At, int32At } from '../../shared/columns.ts';
import type { QualitySummary } from './schema.ts';

export type Density = NonNullable<QualitySummary['series']['density']>;

const COLUMNS = 112;
const ROWS = 44;

/**
 * Counts in a grid of equal cells from the first to the last end (s), or candidate where ends are unknown, and from
 * `low` to the best quality. What lies below is in no cell. Cells without a success are left out.
 */
export function countDensity(qualities: Float64Array, ends: Float64Array, low: number): Density | null {
  const times = ends.some(Number.isNaN) ? ends.map((_, index) => index + 1) : ends;
  const [from, to] = spanOf(times);
  const high = spanOf(qualities)[1];
  if (!(to > from && high > low)) return null;
  const counts = new Int32Array(COLUMNS * ROWS);
  for (let index = 0; index < qualities.length; index++) {
    const quality = float64At(qualities, index);
    if (quality < low) continue;
    const column = cellOf(float64At(times, index), from, to, COLUMNS);
    const cell = column * ROWS + cellOf(quality, low, high, ROWS);
    counts[cell] = int32At(counts, cell) + 1;
  }
  const cells: Density['cells'] = [];
  counts.forEach((count, cell) => {
    if (count > 0) cells.push({ column: Math.floor(cell / ROWS), row: cell % ROWS, count });
  });
  return { columns: COLUMNS, rows: ROWS, from, to, low, high, cells };
}

/** The last cell holds its upper end. */
function cellOf(value: number, from: number, to: number, cells: number): number {
  return Math.min(cells - 1, Math.floor((cells * (value - from)) / (to - from)));
}

function spanOf(values: Float64Array): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < values.length; index++) {
    const value = float64At(values, index);
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}
