// What stands in for what a trace lacks: the manager's times for the evaluations' own, lanes for workers.

import { inCommon, sharedFloat64 } from '../shared/columns.ts';
import type { GapColumn } from './gap-column.ts';
import { inferLanes } from './lanes.ts';
import type { TimeColumn, Trace } from './trace.ts';

export type TimeColumns = Readonly<Record<TimeColumn, GapColumn<Float64Array>>>;

const TIME_COLUMNS: readonly TimeColumn[] = ['start', 'end', 'submit', 'gather'];

/** Submit and gather stand in where the trace has neither start nor end (METHOD §1). */
export function finishTimes(
  found: TimeColumns,
  rows: number,
): Pick<Trace, TimeColumn | 'times' | 'managerClockOnly'> {
  const times = new Set(TIME_COLUMNS.filter(name => !found[name].isEmpty));
  const own = { submit: ownTimes(found.submit, rows), gather: ownTimes(found.gather, rows) };
  const managerClockOnly = !times.has('start') && !times.has('end') && times.size > 0;
  if (managerClockOnly && times.has('submit')) times.add('start');
  if (managerClockOnly && times.has('gather')) times.add('end');
  const start = (managerClockOnly ? found.submit : found.start).finish(rows);
  // Without any time both are one column of gaps.
  const end = times.size === 0 ? start : (managerClockOnly ? found.gather : found.end).finish(rows);
  return { start, end, ...own, times, managerClockOnly };
}

function ownTimes(column: GapColumn<Float64Array>, rows: number): Float64Array {
  return column.isEmpty ? sharedFloat64(0) : column.finish(rows);
}

/** Lanes stand in where the trace names no worker; `codes` has the named ones in the order of their codes. */
export function finishWorkers(
  found: GapColumn<Int32Array>,
  codes: ReadonlyMap<string, number>,
  { times, start, end }: Pick<Trace, TimeColumn | 'times'>,
  rows: number,
): Pick<Trace, 'worker' | 'workers' | 'workersInferred'> {
  const workers = [...codes.keys()];
  if (workers.length > 0 || !times.has('start') || !times.has('end'))
    return { worker: found.finish(rows), workers, workersInferred: false };
  const { lane, lanes } = inCommon(inferLanes(start, end));
  return {
    worker: lane,
    workers: Array.from({ length: lanes }, (_, index) => `lane${index + 1}`),
    workersInferred: true,
  };
}
