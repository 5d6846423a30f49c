// The jobs of a trace on its workers: who ran when, and who ran at the same time (METHOD §4).
//
// A job is an evaluation with a start on a known worker. In flight at t: start ≤ t < end.

import { float64At, Int32Column, int32At, itemAt, scratchInt32, uint8At } from '../../shared/columns.ts';
import { reorderBy } from '../../shared/order-by.ts';
import type { Orders } from '../../trace/orders.ts';
import type { Trace } from '../../trace/trace.ts';

/** Kinds of events; at one time ends come before starts, and starts before any question. */
export const ENDS = 0;
export const STARTS = 1;
export const ASKS = 2;
export const KIND_BITS = 2;

export interface Schedule {
  /** Evaluations by start, then input order; `events` index into this. */
  readonly jobs: Int32Array;
  /** What happens, in time order: index · 4 + kind. A job that takes no time only asks. */
  readonly events: Int32Array;
  /** By index into `jobs`: jobs in flight on other workers at its start, and 1 where it is in flight itself. */
  readonly others: Int32Array;
  readonly takesTime: Uint8Array;
  /** Own-worker jobs in flight at its start (overlaps, rare): rows delimited by `overlapOffsets`. */
  readonly overlapOffsets: Int32Array;
  readonly overlaps: Int32Array;
}

/** The jobs among evaluations, which are by start, then input order. */
export function jobsByStart(trace: Trace, byStart: Int32Array): Int32Array {
  const jobs = scratchInt32(byStart.length);
  let count = 0;
  for (let place = 0; place < byStart.length; place++) {
    const row = int32At(byStart, place);
    if (!Number.isNaN(float64At(trace.start, row)) && int32At(trace.worker, row) >= 0) jobs[count++] = row;
  }
  return jobs.subarray(0, count);
}

/** Those of the rows that are among others, in their order. */
export function restrictTo(rows: Int32Array, others: Int32Array): Int32Array {
  const isOther = new Uint8Array(rows.length);
  for (const row of others) isOther[row] = 1;
  return rows.filter(row => isOther[row] === 1);
}

/** Evaluations with an end, by end: mostly how they completed. */
export function evaluationsByEnd(trace: Trace, { completion }: Orders): Int32Array {
  const ended = scratchInt32(completion.length);
  let count = 0;
  for (let place = 0; place < completion.length; place++) {
    const row = int32At(completion, place);
    if (Number.isFinite(float64At(trace.end, row))) ended[count++] = row;
  }
  return reorderBy(ended.subarray(0, count), trace.end);
}

/** `byEnd` holds the jobs, and may hold others. */
export function scheduleJobs(trace: Trace, jobs: Int32Array, byEnd: Int32Array): Schedule {
  const ends = endsOf(trace, jobs, byEnd);
  const events = scratchInt32(2 * ends.length + jobs.length);
  let happened = 0;
  const others = scratchInt32(jobs.length);
  const takesTime = new Uint8Array(jobs.length);
  const overlapOffsets = scratchInt32(jobs.length + 1);
  const overlaps = new Int32Column();
  const onWorker: number[][] = trace.workers.map(() => []);
  const runningWith = (index: number) => itemAt(onWorker, int32At(trace.worker, int32At(jobs, index)));
  let ended = 0;
  let inFlight = 0;
  for (let index = 0; index < jobs.length; ) {
    const now = float64At(trace.start, int32At(jobs, index));
    for (; ended < ends.length; ended++) {
      const job = int32At(ends, ended);
      if (float64At(trace.end, int32At(jobs, job)) > now) break;
      events[happened++] = (job << KIND_BITS) | ENDS;
      removeFrom(runningWith(job), job);
      inFlight--;
    }
    let next = index;
    for (; next < jobs.length && float64At(trace.start, int32At(jobs, next)) === now; next++) {
      if (!(float64At(trace.end, int32At(jobs, next)) > now)) continue;
      events[happened++] = (next << KIND_BITS) | STARTS;
      takesTime[next] = 1;
      runningWith(next).push(next);
      inFlight++;
    }
    for (; index < next; index++) {
      events[happened++] = (index << KIND_BITS) | ASKS;
      const own = runningWith(index);
      others[index] = inFlight - own.length;
      if (own.length > uint8At(takesTime, index))
        for (const other of own) if (other !== index) overlaps.push(other);
      overlapOffsets[index + 1] = overlaps.length;
    }
  }
  return {
    jobs,
    events: events.subarray(0, happened),
    others,
    takesTime,
    overlapOffsets,
    overlaps: overlaps.finish(),
  };
}

/** The jobs that take time, as indices, by end. */
function endsOf(trace: Trace, jobs: Int32Array, byEnd: Int32Array): Int32Array {
  const indexOf = scratchInt32(trace.evaluations).fill(-1);
  for (let index = 0; index < jobs.length; index++) {
    const job = int32At(jobs, index);
    if (float64At(trace.end, job) > float64At(trace.start, job)) indexOf[job] = index;
  }
  const ends = scratchInt32(jobs.length);
  let count = 0;
  for (let place = 0; place < byEnd.length; place++) {
    const index = int32At(indexOf, int32At(byEnd, place));
    if (index >= 0) ends[count++] = index;
  }
  return ends.subarray(0, count);
}

/** Seldom more than one job runs on a worker. */
function removeFrom(running: number[], job: number): void {
  const last = running.pop();
  if (last !== job && last !== undefined) running[running.indexOf(job)] = last;
}
