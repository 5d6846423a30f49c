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

const cache = new WeakMap<Trace, Spread>();

/** All null without durations. Derived once. */
export function summarizeDurations(trace: Trace): Spread {
  const spread = cache.get(trace) ?? summarize(durationsOf(trace));
  cache.set(trace, spread);
  return spread;
}
