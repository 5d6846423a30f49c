// How long do evaluations take? End − start in seconds, of those that have both (METHOD §1, `trace.evaluationSeconds`).

import { float64At, scratchFloat64 } from '../shared/columns.ts';
import { type Spread, summarize } from '../stats/quantile.ts';
import type { Trace } from '../trace/trace.ts';

/** The sum of all durations. */
export function busySeconds(trace: Trace): number {
  let busy = 0;
  for (let evaluation = 0; evaluation < trace.evaluations; evaluation++) {
    const duration = durationOf(trace, evaluation);
    if (Number.isFinite(duration)) busy += duration;
  }
  return busy;
}

const cache = new WeakMap<Trace, Spread>();

function durationsOf(trace: Trace): Float64Array {
  const durations = scratchFloat64(trace.evaluations);
  let count = 0;
  for (let evaluation = 0; evaluation < trace.evaluations; evaluation++) {
    const duration = durationOf(trace, evaluation);
    if (Number.isFinite(duration)) durations[count++] = duration;
  }
  return durations.subarray(0, count);
}

function durationOf({ start, end }: Trace, evaluation: number): number {
  return float64At(end, evaluation) - float64At(start, evaluation);
}

/** All null without durations. Derived once. */
export function summarizeDurations(trace: Trace): Spread {
  const spread = cache.get(trace) ?? summarize(durationsOf(trace));
  cache.set(trace, spread);
  return spread;
}
