// Seconds since the earliest start: the clock of everything that is shown (METHOD §1).

import { float64At } from '../shared/columns.ts';
import type { Trace } from './trace.ts';

const origins = new WeakMap<Trace, number>();

/** The earliest start in the file's own clock; 0 for a trace without any start (times as they are). Derived once. */
export function traceOrigin(trace: Trace): number {
  const origin = origins.get(trace) ?? earliestStart(trace);
  origins.set(trace, origin);
  return origin;
}

function earliestStart({ start }: Trace): number {
  let earliest = Number.POSITIVE_INFINITY;
  for (let row = 0; row < start.length; row++) {
    if (float64At(start, row) < earliest) earliest = float64At(start, row);
  }
  return Number.isFinite(earliest) ? earliest : 0;
}

/** The latest end in the file's own clock; null without any. */
export function traceEnd(trace: Trace): number | null {
  let last = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < trace.end.length; row++) {
    if (float64At(trace.end, row) > last) last = float64At(trace.end, row);
  }
  return Number.isFinite(last) ? last : null;
}
