// Whether the times can be: one evaluation at a time on a worker, clocks that agree, no jumps.

import { at, float64At, int32At } from '../../shared/columns.ts';
import { clockOffset, ordersOf } from '../orders.ts';
import { hasTimes, type Trace } from '../trace.ts';
import { collect, type IntegrityFinding, TICK_SECONDS } from './finding.ts';

/** A pause this many times the longest evaluation is no waiting. */
const PAUSE_FACTOR = 10;
/** Seconds since 1970 reach this in the year 5138; milliseconds did in 1973. */
const LARGEST_EPOCH_SECONDS = 1e11;
/** A file whose records are in order but for one in ten is meant to be in order. */
const LARGEST_DISORDER = 0.1;

/** A worker evaluates one architecture at a time. */
export function findOverlaps(trace: Trace): IntegrityFinding | null {
  if (trace.workersInferred || !hasTimes(trace, 'start', 'end')) return null;
  const busyUntil = new Float64Array(trace.workers.length).fill(Number.NEGATIVE_INFINITY);
  const overlaps = new Uint8Array(trace.evaluations);
  for (const evaluation of ordersOf(trace).byStart) {
    const worker = int32At(trace.worker, evaluation);
    const start = float64At(trace.start, evaluation);
    const end = float64At(trace.end, evaluation);
    if (worker < 0 || Number.isNaN(start) || Number.isNaN(end)) continue;
    const until = float64At(busyUntil, worker);
    if (start < until - TICK_SECONDS && end > start) overlaps[evaluation] = 1;
    if (end > until) busyUntil[worker] = end;
  }
  return collect(
    trace,
    evaluation => overlaps[evaluation] === 1,
    first => ({
      code: 'worker-overlap',
      severity: 'warning',
      field: 'start',
      message: `expected one evaluation at a time on a worker, found another begun on ${JSON.stringify(workerOf(trace, first))} before the last one ended`,
    }),
  );
}

function workerOf(trace: Trace, evaluation: number): string {
  return trace.workers[int32At(trace.worker, evaluation)] ?? '';
}

/** A job starts after it is submitted and ends before it is gathered, on whatever clocks. */
export function findDisagreeingClocks(trace: Trace): IntegrityFinding | null {
  const offset = clockOffset(trace);
  if (trace.managerClockOnly || Number.isNaN(offset)) return null;
  const isOutside = (evaluation: number) =>
    at(trace.end, evaluation) - at(trace.gather, evaluation) > offset + TICK_SECONDS ||
    at(trace.start, evaluation) - at(trace.submit, evaluation) < offset - TICK_SECONDS;
  return collect(trace, isOutside, () => ({
    code: 'clocks-disagree',
    severity: 'warning',
    field: 'gather',
    message:
      'expected submission before start and end before gathering, found clocks of workers and manager that no one offset brings together',
  }));
}

/** A time when nothing ran, far longer than any evaluation: a restart, or a clock that jumped. */
export function findPause(trace: Trace): IntegrityFinding | null {
  if (!hasTimes(trace, 'start', 'end')) return null;
  let longest = 0;
  for (let row = 0; row < trace.evaluations; row++) {
    const seconds = float64At(trace.end, row) - float64At(trace.start, row);
    if (seconds > longest) longest = seconds;
  }
  const after = new Float64Array(trace.evaluations);
  let lastEnd = Number.NaN;
  for (const evaluation of ordersOf(trace).byStart) {
    const start = float64At(trace.start, evaluation);
    if (longest > 0 && start - lastEnd > PAUSE_FACTOR * longest) after[evaluation] = start - lastEnd;
    const end = float64At(trace.end, evaluation);
    if (!(end <= lastEnd) && !Number.isNaN(end)) lastEnd = end;
  }
  return collect(
    trace,
    evaluation => float64At(after, evaluation) > 0,
    first => ({
      code: 'clock-jump',
      severity: 'warning',
      field: 'start',
      message: `expected evaluations one after the other, found ${Number(float64At(after, first).toPrecision(3))} s in which none ran (the longest took ${Number(longest.toPrecision(3))} s): a restart, or a clock that jumped`,
    }),
  );
}

/** Searches write records as they complete: where nearly all are in order, the others are odd. */
export function findStepsBack(trace: Trace): IntegrityFinding | null {
  const completed = trace.times.has('gather') ? trace.gather : trace.end;
  let last = Number.NEGATIVE_INFINITY;
  const isBack = (evaluation: number) => {
    const time = float64At(completed, evaluation);
    const back = time < last - TICK_SECONDS;
    if (!Number.isNaN(time)) last = time;
    return back;
  };
  const found = collect(trace, isBack, () => ({
    code: 'time-going-back',
    severity: 'warning',
    field: trace.times.has('gather') ? 'gather' : 'end',
    message:
      'expected records in the order of completion, as most are, found one that completed before the one above it',
  }));
  return found !== null && found.count <= LARGEST_DISORDER * trace.evaluations ? found : null;
}

export function findSuspectUnit(trace: Trace): IntegrityFinding | null {
  const columns = [...trace.times].map(name => trace[name]);
  const isLarge = (evaluation: number) =>
    columns.some(column => Math.abs(float64At(column, evaluation)) > LARGEST_EPOCH_SECONDS);
  return collect(trace, isLarge, first => {
    const largest = Math.max(...columns.map(column => Math.abs(column[first] ?? 0) || 0));
    const unit = largest > 1e17 ? 'ns' : largest > 1e14 ? 'us' : 'ms';
    return {
      code: 'time-unit-suspect',
      severity: 'warning',
      field: 'start',
      message: `expected seconds, found ${largest}, which is an epoch in a smaller unit: --time-unit ${unit}`,
    };
  });
}
