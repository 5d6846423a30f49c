// What does waiting for s of w workers cost? (METHOD §4; paper V-B2, scheduling quanta)
//
// Expected normal order statistics, after Royston (AS 177) and Elfving as the paper cites them, against the
// wait measured in the trace: evaluations by end in groups of s, each waiting for the group's last.

import { summarizeDurations } from '../../lineage/durations.ts';
import { float64At, float64Of, int32At, scratchFloat64 } from '../../shared/columns.ts';
import { expectedNormalOrderStatistic } from '../../stats/order-statistic.ts';
import type { Trace } from '../../trace/trace.ts';
import type { LocalitySummary } from './schema.ts';

type Quanta = Exclude<LocalitySummary['quanta'], { skipped: string }>;

/** Durations and ends in seconds, evaluations by end; w is the number of workers. */
export function describeQuanta(trace: Trace, byEnd: Int32Array): Quanta {
  const workers = trace.workers.length;
  const { mean, sd } = summarizeDurations(trace);
  const expected = Float64Array.from({ length: workers }, (_, r) =>
    expectedNormalOrderStatistic(r + 1, workers),
  );
  const first = byEnd.length === 0 ? 0 : float64At(trace.end, int32At(byEnd, 0));
  const ends = float64Of(byEnd, evaluation => float64At(trace.end, evaluation) - first);
  const sums = runningSums(ends);
  const inSeconds = (deviations: number) => (sd === null ? null : deviations * sd);
  let sum = 0;
  const curve = Array.from(expected, (here, index) => {
    const s = index + 1;
    sum += here;
    const paperBound = here - float64At(expected, workers - 1);
    const waitFromFirst = here - float64At(expected, 0);
    const meanWait = here - sum / s;
    return {
      s,
      paperBound,
      paperBoundSeconds: inSeconds(paperBound),
      waitFromFirst,
      waitFromFirstSeconds: inSeconds(waitFromFirst),
      meanWait,
      meanWaitSeconds: inSeconds(meanWait),
      measuredWaitSeconds: measureWait(ends, sums, s),
    };
  });
  return { workers, mean, sd, curve };
}

/**
 * Mean wait in consecutive groups of s; a last incomplete group is dropped; null without a full one.
 * `ends` ascending from 0, `sums` of the first 0, 1, 2 … of them: a group costs one step.
 */
function measureWait(ends: Float64Array, sums: Float64Array, s: number): number | null {
  const groups = Math.floor(ends.length / s);
  if (groups === 0) return null;
  let lastEnds = 0;
  for (let group = 1; group <= groups; group++) lastEnds += float64At(ends, group * s - 1);
  return lastEnds / groups - float64At(sums, groups * s) / (groups * s);
}

function runningSums(values: Float64Array): Float64Array {
  const sums = scratchFloat64(values.length + 1);
  for (let i = 0; i < values.length; i++) sums[i + 1] = float64At(sums, i) + float64At(values, i);
  return sums;
}
