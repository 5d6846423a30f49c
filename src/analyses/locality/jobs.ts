// The jobs of a trace on its workers: who ran when, and who ran at the same time (METHOD §4).
//
// A job is an evaluation with a start on a known worker. In flight at t: start ≤ t < end.

import { float64At, Int32Column, int32At } from '../../shared/columns.ts';
import { reorderBy, rowNumbers } from '../../shared/order-by.ts';
import type { Trace } from '../../trace/trace.ts';

/** Kinds of events; at one time ends come before starts, and starts before any question. */
export const ENDS = 0;
export const STARTS = 1;
export const ASKS = 2;

export interface Schedule {
  /** Evaluations by start, then input order; `events` index into this. */
  readonly jobs: Int32Array;
  /** What happens, in time order: 3 · index + kind. A job that takes no time only asks. */
  readonly events: Int32Array;
  /** By index into `jobs`: jobs in flight on other workers at its start, and 1 where it is in flight itself. */
  readonly others: Int32Array;
  readonly takesTime: Uint8Array;
  /** Own-worker jobs in flight at its start (overlaps, rare): rows delimited by `overlapOffsets`. */
  readonly overlapOffsets: Int32Array;
  readonly overlaps: Int32Array;
}

/** The jobs among `evaluations`, by start, then input order. */
export function jobsByStart(trace: Trace, evaluations: Int32Array): Int32Array {
  const jobs = evaluations.filter(row => !Number.isNaN(trace.start[row]) && int32At(trace.worker, row) >= 0);
  return reorderBy(jobs.sort(), trace.start);
}

export function scheduleJobs(trace: Trace, jobs: Int32Array): Schedule {
  const endOf = Float64Array.from(jobs, job => float64At(trace.end, job));
  const ends = reorderBy(
    rowNumbers(jobs.length).filter(
      index => float64At(endOf, index) > float64At(trace.start, int32At(jobs, index)),
    ),
    endOf,
  );
  const events = new Int32Column();
  const others = new Int32Array(jobs.length);
  const takesTime = new Uint8Array(jobs.length);
  const overlapOffsets = new Int32Array(jobs.length + 1);
  const overlaps = new Int32Column();
  const onWorker = trace.workers.map(() => new Set<number>());
  const workerOf = (index: number) => int32At(trace.worker, int32At(jobs, index));
  let ended = 0;
  let inFlight = 0;
  for (let index = 0; index < jobs.length; ) {
    const now = float64At(trace.start, int32At(jobs, index));
    for (; ended < ends.length && float64At(trace.end, int32At(jobs, int32At(ends, ended))) <= now; ended++) {
      const job = int32At(ends, ended);
      events.push(3 * job + ENDS);
      onWorker[workerOf(job)]?.delete(job);
      inFlight--;
    }
    let next = index;
    for (; next < jobs.length && float64At(trace.start, int32At(jobs, next)) === now; next++) {
      if (!(float64At(trace.end, int32At(jobs, next)) > now)) continue;
      events.push(3 * next + STARTS);
      takesTime[next] = 1;
      onWorker[workerOf(next)]?.add(next);
      inFlight++;
    }
    for (; index < next; index++) {
      events.push(3 * index + ASKS);
      const own = onWorker[workerOf(index)] ?? new Set<number>();
      others[index] = inFlight - own.size;
      for (const other of own) if (other !== index) overlaps.push(other);
      overlapOffsets[index + 1] = overlaps.length;
    }
  }
  return { jobs, events: events.finish(), others, takesTime, overlapOffsets, overlaps: overlaps.finish() };
}
