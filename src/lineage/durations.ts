// How long do evaluations take? End − start in seconds, of those that have both (METHOD §1, `trace.evaluationSeconds`).

import { float64At } from '../shared/columns.ts';
import { type Spread, summarize } from '../stats/quantile.ts';
import type { Trace } from '../trace/trace.ts';

export function durationsOf(trace: Trace): Float64Array {
  return trace.end.map((end, evaluation) => end - float64At(trace.start, evaluation)).filter(Number.isFinite);
}

/** All null without durations. */
export function summarizeDurations(trace: Trace): Spread {
  return summarize(durationsOf(trace));
}
