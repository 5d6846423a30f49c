// How long do evaluations take? End − start in seconds, of those that have both (METHOD §1, `trace.evaluationSeconds`).

import { float64At } from '../shared/columns.ts';
import { type Spread, summarize } from '../stats/quantile.ts';
import type { Trace } from '../trace/trace.ts';

export function durationsOf(trace: Trace): Float64Array {
  const durations = new Float64Array(trace.evaluations);
  let count = 0;
  for (let evaluation = 0; evaluation < trace.evaluations; evaluation++) {
    const duration = float64At(trace.end, evaluation) - float64At(trace.start, evaluation);
    if (Number.isFinite(duration)) durations[count++] = duration;
  }
  return durations.subarray(0, count);
}

/** All null without durations. */
export function summarizeDurations(trace: Trace): Spread {
  return summarize(durationsOf(trace));
}
