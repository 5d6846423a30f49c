// Seconds since the earliest start: the clock of everything that is shown (METHOD §1).

import type { Trace } from './trace.ts';

/** The earliest start in the file's own clock; 0 for a trace without any start (times as they are). */
export function traceOrigin(trace: Trace): number {
  let origin = Number.POSITIVE_INFINITY;
  for (const start of trace.start) if (start < origin) origin = start;
  return Number.isFinite(origin) ? origin : 0;
}

/** The latest end in the file's own clock; null without any. */
export function traceEnd(trace: Trace): number | null {
  let last = Number.NEGATIVE_INFINITY;
  for (const end of trace.end) if (end > last) last = end;
  return Number.isFinite(last) ? last : null;
}
