// Which candidates set a new maximum, and while what is known is each the sole best of the population?
//
// METHOD §6, §9: from when it is known (known count ≥ candidate) until a better one is known, it leaves the
// population (≥ candidate + P), or another member of its sequence joins. Candidates are 1-based throughout.

import { float64At, int32At } from '../../shared/columns.ts';
import type { Orders } from '../../trace/orders.ts';
import type { Trace } from '../../trace/trace.ts';

export interface NewMaximum {
  readonly candidate: number;
  readonly evaluation: number;
  /** At risk while fewer than this many candidates are known. */
  readonly until: number;
  /** The last earlier candidate of the same sequence, 0 for none: a twin if still in the population. */
  readonly earlierTwin: number;
}

/** The strict new maxima after the first P candidates, in completion order. */
export function findNewMaxima(trace: Trace, orders: Orders, population: number): NewMaximum[] {
  const records = findRecords(trace, orders);
  const { earlier, later } = findTwins(trace, orders);
  return records.flatMap((candidate, index) => {
    if (candidate <= population) return [];
    const ends = [records[index + 1] ?? 0, int32At(later, candidate)].filter(end => end > 0);
    return [
      {
        candidate,
        evaluation: int32At(orders.candidates, candidate - 1),
        until: Math.min(candidate + population, ...ends),
        earlierTwin: int32At(earlier, candidate),
      },
    ];
  });
}

function findRecords(trace: Trace, orders: Orders): number[] {
  const records: number[] = [];
  let best = Number.NEGATIVE_INFINITY;
  orders.candidates.forEach((evaluation, index) => {
    const quality = float64At(trace.quality, evaluation);
    if (quality <= best) return;
    best = quality;
    records.push(index + 1);
  });
  return records;
}

/** The candidates before and after each one that have its sequence, 0 for none; by candidate number. */
function findTwins(trace: Trace, orders: Orders): { earlier: Int32Array; later: Int32Array } {
  const earlier = new Int32Array(orders.candidates.length + 1);
  const later = new Int32Array(orders.candidates.length + 1);
  const latest = new Int32Array(trace.sequences.count);
  orders.candidates.forEach((evaluation, index) => {
    const sequence = int32At(trace.sequence, evaluation);
    const twin = int32At(latest, sequence);
    earlier[index + 1] = twin;
    if (twin > 0) later[twin] = index + 1;
    latest[sequence] = index + 1;
  });
  return { earlier, later };
}
