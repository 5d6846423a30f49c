// How many jobs ago did this worker last access the tensor? (METHOD §4)
//
// 1 is the worker's previous job. One worker at a time, so that one last-seen table serves them all: jobs are
// numbered through, and what was last seen before the worker's first job was not seen by it.

import type { AccessModel } from '../../lineage/access/access.ts';
import { float64At, int32At, scratchInt32 } from '../../shared/columns.ts';
import type { Trace } from '../../trace/trace.ts';
import type { LocalitySummary } from './schema.ts';

type ReuseDistance = Exclude<LocalitySummary['reuseDistance'], { skipped: string }>;

/** Longer distances are counted together: how many there are grows with the search. */
const DISTANCES_LISTED = 5000;

/** What the same walk over the jobs tells. */
interface Reuse {
  readonly reuseDistance: ReuseDistance;
  /** METHOD §4, `withinWorker`: what the previous job accessed too has the distance 1. */
  readonly repeats: { readonly pairs: number; readonly repeat: number | null };
}

/** `byStart` the jobs by start. */
export function measureReuse(trace: Trace, access: AccessModel, byStart: Int32Array): Reuse {
  const { jobs, ends } = groupByWorker(trace, byStart);
  const tally = access.newReuseTally(byStart, jobs);
  const { counts } = tally;
  const repeated = new Float64Array(access.largest + 1);
  let pairs = 0;
  let first = 1;
  for (let worker = 0; worker < trace.workers.length; worker++) {
    const end = int32At(ends, worker);
    for (let job = first; job <= end; job++) {
      const before = float64At(counts, 1);
      const size = tally.add(job, first);
      if (job === first || size === 0) continue;
      pairs++;
      repeated[size] = float64At(repeated, size) + float64At(counts, 1) - before;
    }
    first = end + 1;
  }
  const repeats = { pairs, repeat: meanRepeat(repeated, pairs) };
  return { reuseDistance: describeDistances(counts), repeats };
}

/** `repeated` by the number of a job's accesses: sums of whole numbers, whatever the order of the jobs. */
function meanRepeat(repeated: Float64Array, pairs: number): number | null {
  if (pairs === 0) return null;
  let sum = 0;
  for (let size = 1; size < repeated.length; size++) sum += float64At(repeated, size) / size;
  return sum / pairs;
}

function describeDistances(counts: Float64Array): ReuseDistance {
  const histogram: { distance: number; count: number }[] = [];
  for (let distance = 1; distance < counts.length; distance++) {
    const count = float64At(counts, distance);
    if (count > 0) histogram.push({ distance, count });
  }
  const beyond = histogram.slice(DISTANCES_LISTED).reduce((sum, { count }) => sum + count, 0);
  const listed = histogram.slice(0, DISTANCES_LISTED);
  return { histogram: listed, beyond, cold: float64At(counts, 0), median: medianOf(histogram) };
}

/** The jobs worker by worker, each worker's as they stand, and how many there are up to each worker's last. */
function groupByWorker(trace: Trace, byStart: Int32Array): { jobs: Int32Array; ends: Int32Array } {
  const next = new Int32Array(trace.workers.length + 1);
  for (let index = 0; index < byStart.length; index++) {
    const after = int32At(trace.worker, int32At(byStart, index)) + 1;
    next[after] = int32At(next, after) + 1;
  }
  for (let worker = 1; worker < next.length; worker++)
    next[worker] = int32At(next, worker) + int32At(next, worker - 1);
  const jobs = scratchInt32(byStart.length);
  for (let index = 0; index < byStart.length; index++) {
    const job = int32At(byStart, index);
    const worker = int32At(trace.worker, job);
    const place = int32At(next, worker);
    jobs[place] = job;
    next[worker] = place + 1;
  }
  // Where a worker's jobs went on to is where the next one's begin.
  return { jobs, ends: next };
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
