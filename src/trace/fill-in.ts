// What stands in for what a trace lacks: the manager's times for the evaluations' own, lanes for workers.

import { inCommon } from '../shared/columns.ts';
import type { GapColumn } from './gap-column.ts';
import { inferLanes } from './lanes.ts';
import type { TimeColumn, Trace } from './trace.ts';

export type TimeColumns = Readonly<Record<TimeColumn, GapColumn<Float64Array>>>;

const TIME_COLUMNS: readonly TimeColumn[] = ['start', 'end', 'submit', 'gather'];

/** Submit and gather stand in where the trace has neither start nor end (METHOD §1). */
export function finishTimes(found: TimeColumns): Pick<Trace, TimeColumn | 'times' | 'managerClockOnly'> {
  const present = TIME_COLUMNS.filter(name => !found[name].isEmpty);
  const absent = TIME_COLUMNS.find(name => found[name].isEmpty);
  // All that are absent are one column of gaps.
  const gaps = absent === undefined ? null : found[absent].finish();
  const finish = (column: GapColumn<Float64Array>) =>
    column.isEmpty && gaps !== null ? gaps : column.finish();
  const columns = {
    start: finish(found.start),
    end: finish(found.end),
    submit: finish(found.submit),
    gather: finish(found.gather),
  };
  const times = new Set<TimeColumn>(present);
  const managerClockOnly = !times.has('start') && !times.has('end') && present.length > 0;
  if (managerClockOnly) {
    if (times.has('submit')) times.add('start');
    if (times.has('gather')) times.add('end');
    columns.start = columns.submit;
    columns.end = columns.gather;
  }
  return { ...columns, times, managerClockOnly };
}

/** Lanes stand in where the trace names no worker; `codes` has the named ones in the order of their codes. */
export function finishWorkers(
  found: GapColumn<Int32Array>,
  codes: ReadonlyMap<string, number>,
  { times, start, end }: Pick<Trace, TimeColumn | 'times'>,
): Pick<Trace, 'worker' | 'workers' | 'workersInferred'> {
  const workers = [...codes.keys()];
  if (workers.length > 0 || !times.has('start') || !times.has('end'))
    return { worker: found.finish(), workers, workersInferred: false };
  const { lane, lanes } = inCommon(inferLanes(start, end));
  return {
    worker: lane,
    workers: Array.from({ length: lanes }, (_, index) => `lane${index + 1}`),
    workersInferred: true,
  };
}
