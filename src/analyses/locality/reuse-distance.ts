// How many jobs ago did this worker last access the tensor? (METHOD §4)
//
// 1 is the worker's previous job. One worker at a time, so that one last-seen table serves them all.

import type { AccessModel } from '../../lineage/access/access.ts';
import { int32At } from '../../shared/columns.ts';
import type { Trace } from '../../trace/trace.ts';
import type { LocalitySummary } from './schema.ts';

type ReuseDistance = Exclude<LocalitySummary['reuseDistance'], { skipped: string }>;

/** Longer distances are counted together: how many there are grows with the search. */
const DISTANCES_LISTED = 5000;

/** `jobs` by start. */
export function measureReuse(trace: Trace, access: AccessModel, jobs: Int32Array): ReuseDistance {
  const byWorker = jobs.slice().sort((a, b) => int32At(trace.worker, a) - int32At(trace.worker, b));
  const lastJob = new Int32Array(access.units);
  const lastWorker = new Int32Array(access.units).fill(-1);
  const counts = new Map<number, number>();
  let cold = 0;
  let worker = -1;
  let job = 0;
  const meet = (unit: number) => {
    const weight = access.weightOf(unit);
    if (int32At(lastWorker, unit) === worker) {
      const distance = job - int32At(lastJob, unit);
      counts.set(distance, (counts.get(distance) ?? 0) + weight);
    } else {
      cold += weight;
    }
    lastWorker[unit] = worker;
    lastJob[unit] = job;
  };
  for (const evaluation of byWorker) {
    if (int32At(trace.worker, evaluation) !== worker) job = 0;
    worker = int32At(trace.worker, evaluation);
    job++;
    access.forEachUnit(evaluation, meet);
  }
  const histogram = [...counts]
    .map(([distance, count]) => ({ distance, count }))
    .sort((a, b) => a.distance - b.distance);
  const beyond = histogram.slice(DISTANCES_LISTED).reduce((sum, { count }) => sum + count, 0);
  return { histogram: histogram.slice(0, DISTANCES_LISTED), beyond, cold, median: medianOf(histogram) };
}

/** The median of counted values, the mean of the middle two for an even number; null without any. */
function medianOf(histogram: ReuseDistance['histogram']): number | null {
  const total = histogram.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return null;
  const valueAt = (place: number) => {
    let passed = 0;
    for (const { distance, count } of histogram) {
      passed += count;
      if (place < passed) return distance;
    }
    return Number.NaN;
  };
  return (valueAt(Math.floor((total - 1) / 2)) + valueAt(Math.floor(total / 2))) / 2;
}
