// Which candidates set a new maximum, and while what is known is each the sole best of the population?
//
// METHOD §6, §9: from when it is known (known count ≥ candidate) until a better one is known, it leaves the
// population (≥ candidate + P), or another member of its sequence joins. Candidates are 1-based throughout.

import { float64At, int32At, scratchInt32 } from '../../shared/columns.ts';
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
  const { earlier, later } = findTwins(trace, orders, records);
  return records.flatMap((candidate, index) => {
    if (candidate <= population) return [];
    const ends = [records[index + 1] ?? 0, int32At(later, index)].filter(end => end > 0);
    return [
      {
        candidate,
        evaluation: int32At(orders.candidates, candidate - 1),
        until: Math.min(candidate + population, ...ends),
        earlierTwin: int32At(earlier, index),
      },
    ];
  });
}

function findRecords(trace: Trace, { candidates }: Orders): number[] {
  const records: number[] = [];
  let best = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < candidates.length; index++) {
    const quality = float64At(trace.quality, int32At(candidates, index));
    if (quality <= best) continue;
    best = quality;
    records.push(index + 1);
  }
  return records;
}

/** The candidates before and after each record that have its sequence, 0 for none; by record. */
function findTwins(trace: Trace, { candidates }: Orders, records: readonly number[]) {
  const earlier = new Int32Array(records.length);
  const later = new Int32Array(records.length);
  /** By sequence: its latest candidate, and the number of records up to the last one that still waits for a later twin. */
  const latest = scratchInt32(trace.sequences.count);
  const waiting = scratchInt32(trace.sequences.count);
  let met = 0;
  for (let index = 0; index < candidates.length; index++) {
    const candidate = index + 1;
    const sequence = int32At(trace.sequence, int32At(candidates, index));
    const waits = int32At(waiting, sequence);
    if (waits > 0) {
      later[waits - 1] = candidate;
      waiting[sequence] = 0;
    }
    if (candidate === records[met]) {
      earlier[met++] = int32At(latest, sequence);
      waiting[sequence] = met;
    }
    latest[sequence] = candidate;
  }
  return { earlier, later };
}
