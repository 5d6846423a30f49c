// How many jobs ago did this worker last access the tensor? (METHOD §4)
//
// 1 is the worker's previous job. One worker at a time, so that one last-seen table serves them all: jobs are
// numbered through, and what was last seen before the worker's first job was not seen by it.

import type { AccessModel } from '../../lineage/access/access.ts';
import { float64At, int32At } from '../../shared/columns.ts';
import type { Trace } from '../../trace/trace.ts';
import type { LocalitySummary } from './schema.ts';

type ReuseDistance = Exclude<LocalitySummary['reuseDistance'], { skipped: string }>;

/** Longer distances are counted together: how many there are grows with the search. */
const DISTANCES_LISTED = 5000;

/** `jobs` by start. */
export function measureReuse(trace: Trace, access: AccessModel, jobs: Int32Array): ReuseDistance {
  const byWorker = groupByWorker(trace, jobs);
  const lastJob = new Int32Array(access.units).fill(-1);
  const counts = new Float64Array(jobs.length);
  const path = access.newPath();
  let cold = 0;
  let worker = -1;
  let firstJob = 0;
  for (let job = 0; job < byWorker.length; job++) {
    const evaluation = int32At(byWorker, job);
    if (int32At(trace.worker, evaluation) !== worker) firstJob = job;
    worker = int32At(trace.worker, evaluation);
    access.readPath(evaluation, path);
    for (let slot = 0; slot < path.length; slot++) {
      const unit = int32At(path.units, slot);
      const last = int32At(lastJob, unit);
      const weight = int32At(path.weights, slot);
      if (last < firstJob) cold += weight;
      else counts[job - last] = float64At(counts, job - last) + weight;
      lastJob[unit] = job;
    }
  }
  const histogram: { distance: number; count: number }[] = [];
  counts.forEach((count, distance) => {
    if (count > 0) histogram.push({ distance, count });
  });
  const beyond = histogram.slice(DISTANCES_LISTED).reduce((sum, { count }) => sum + count, 0);
  return { histogram: histogram.slice(0, DISTANCES_LISTED), beyond, cold, median: medianOf(histogram) };
}

/** The jobs worker by worker, each worker's as they stand. */
function groupByWorker(trace: Trace, jobs: Int32Array): Int32Array {
  const next = new Int32Array(trace.workers.length + 1);
  for (let index = 0; index < jobs.length; index++) {
    const after = int32At(trace.worker, int32At(jobs, index)) + 1;
    next[after] = int32At(next, after) + 1;
  }
  for (let worker = 1; worker < next.length; worker++)
    next[worker] = int32At(next, worker) + int32At(next, worker - 1);
  const grouped = new Int32Array(jobs.length);
  for (let index = 0; index < jobs.length; index++) {
    const job = int32At(jobs, index);
    const worker = int32At(trace.worker, job);
    const place = int32At(next, worker);
    grouped[place] = job;
    next[worker] = place + 1;
  }
  return grouped;
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
