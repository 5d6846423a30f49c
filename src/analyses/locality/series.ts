// What the figures of locality need beyond the documented keys, thinned to the point budget.

import { POINT_BUDGET, thinIndices } from '../../charts/thin.ts';
import { float64At, int32At } from '../../shared/columns.ts';
import { orderBy } from '../../shared/order-by.ts';
import { quantileType7 } from '../../stats/quantile.ts';
import { traceOrigin } from '../../trace/clock.ts';
import type { Trace } from '../../trace/trace.ts';
import type { Schedule } from './jobs.ts';
import type { LocalitySummary } from './schema.ts';
import { meanShare } from './sharing.ts';
import type { TopTensor } from './tensors.ts';

type Series = LocalitySummary['series'];

/** Ranks shown in Figure 2: the first covers the field. */
const SHOWN_RANKS = [2, 3, 4];
const MOST_BINS = 40;
const FEWEST_JOBS_A_BIN = 25;

export function collectAccessPoints(
  trace: Trace,
  tensors: readonly TopTensor[],
): Pick<Series, 'accessPoints' | 'accessPointsTotal'> {
  const origin = traceOrigin(trace);
  const lists = SHOWN_RANKS.map(rank =>
    (tensors[rank - 1]?.evaluations ?? new Int32Array(0)).filter(
      evaluation => !Number.isNaN(trace.start[evaluation]) && int32At(trace.worker, evaluation) >= 0,
    ),
  );
  const evaluations = joined(lists);
  const ranks = joined(lists.map((list, index) => new Int32Array(list.length).fill(SHOWN_RANKS[index] ?? 0)));
  const unordered = new Float64Array(evaluations.length);
  for (let point = 0; point < evaluations.length; point++)
    unordered[point] = float64At(trace.start, int32At(evaluations, point));
  // At one time the lower rank comes first, as the lists are joined.
  const order = orderBy(unordered);
  const starts = Float64Array.from(order, point => float64At(unordered, point));
  return {
    accessPoints: thinIndices(starts, POINT_BUDGET).map(index => {
      const point = int32At(order, index);
      return {
        start: float64At(starts, index) - origin,
        worker: trace.workers[int32At(trace.worker, int32At(evaluations, point))] ?? '',
        rank: int32At(ranks, point),
      };
    }),
    accessPointsTotal: evaluations.length,
  };
}

function joined(lists: readonly Int32Array[]): Int32Array {
  const whole = new Int32Array(lists.reduce((sum, list) => sum + list.length, 0));
  let filled = 0;
  for (const list of lists) {
    whole.set(list, filled);
    filled += list.length;
  }
  return whole;
}

/** In-flight sharing in bins of equally many jobs, with the middle 95 % of the permutations. */
export function binSharing(
  trace: Trace,
  schedule: Schedule,
  observed: Float64Array,
  permuted: readonly Float64Array[],
): Series['sharing'] {
  const origin = traceOrigin(trace);
  const jobs = schedule.jobs.length;
  const bins = Math.max(1, Math.min(MOST_BINS, Math.floor(jobs / FEWEST_JOBS_A_BIN)));
  if (jobs === 0) return [];
  return Array.from({ length: bins }, (_, bin) => {
    const from = Math.floor((bin * jobs) / bins);
    const to = Math.floor(((bin + 1) * jobs) / bins);
    const startOf = (index: number) => float64At(trace.start, int32At(schedule.jobs, index)) - origin;
    const draws = permuted
      .flatMap(shares => meanShare(shares.subarray(from, to)) ?? [])
      .sort((a, b) => a - b);
    return {
      time: (startOf(from) + startOf(to - 1)) / 2,
      jobs: to - from,
      sharing: meanShare(observed.subarray(from, to)),
      nullMean: draws.length === 0 ? null : draws.reduce((sum, value) => sum + value, 0) / draws.length,
      nullLow: draws.length === 0 ? null : quantileType7(draws, 0.025),
      nullHigh: draws.length === 0 ? null : quantileType7(draws, 0.975),
    };
  });
}
