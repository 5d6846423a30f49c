// Which job asks for which tensor, and when? The request stream that caches are replayed on (METHOD §4).
//
// A job asks at its start for the tensors it accesses, shallowest layer first. Tensors become dense numbers in the
// order of their first request; those that are only ever prefetched come after. Where the trace records no accesses
// they are what a greedy transfer would read: hypothetical, and said so. What is long is in memory that threads can share.

import type { AccessModel } from '../lineage/access/access.ts';
import { float64At, Int32Column, int32At, sharedFloat64, sharedInt32 } from '../shared/columns.ts';
import { traceOrigin } from '../trace/clock.ts';
import type { Trace } from '../trace/trace.ts';
import type { NewBest } from './new-bests.ts';

export interface RequestStream {
  /** Evaluations that access something, by start, then input order. */
  readonly jobs: Int32Array;
  /** Seconds since the earliest start, by job. */
  readonly start: Float64Array;
  /** Job j's requests are `objects[offsets[j]] … objects[offsets[j + 1] − 1]`. */
  readonly offsets: Int32Array;
  readonly objects: Int32Array;
  /** Objects that are requested: 0 … distinct − 1. */
  readonly distinct: number;
  /** Size by object, those included that are only prefetched. */
  readonly sizes: Float64Array;
  /** New best models and their objects, by the job before which each becomes known. */
  readonly newBests: readonly Delivery[];
}

export interface Delivery {
  readonly beforeJob: number;
  readonly objects: Int32Array;
}

/** Size of a unit's `index`-th tensor; 1 where tensors are counted. */
export type SizeOf = (unit: number, index: number) => number;

export function collectRequests(
  trace: Trace,
  access: AccessModel,
  sizeOf: SizeOf,
  newBests: readonly NewBest[] = [],
): RequestStream {
  const jobs = Int32Array.from(trace.start.keys())
    .filter(row => !Number.isNaN(trace.start[row]) && access.size(row) > 0)
    .sort((a, b) => float64At(trace.start, a) - float64At(trace.start, b) || a - b);
  const numbering = new Numbering(access);
  const offsets = sharedInt32(jobs.length + 1);
  jobs.forEach((row, job) => {
    offsets[job + 1] = int32At(offsets, job) + access.size(row);
  });
  const objects = sharedInt32(int32At(offsets, jobs.length));
  let place = 0;
  const ask = (unit: number) => {
    const first = numbering.firstOf(unit);
    for (let index = 0; index < access.weightOf(unit); index++) objects[place++] = first + index;
  };
  for (const row of jobs) access.forEachUnit(row, ask);
  const distinct = numbering.count;
  const deliveries = newBests.map(best => deliver(best, access, numbering, jobs));
  const origin = traceOrigin(trace);
  return {
    jobs,
    start: Float64Array.from(jobs, row => float64At(trace.start, row) - origin),
    offsets,
    objects,
    distinct,
    sizes: numbering.sizes(sizeOf),
    newBests: deliveries,
  };
}

/** Numbers the tensors of a unit, which stand together, when the unit is first met. */
class Numbering {
  count = 0;
  private readonly access: AccessModel;
  private readonly first: Int32Array;
  private readonly met = new Int32Column();

  constructor(access: AccessModel) {
    this.access = access;
    this.first = new Int32Array(access.units).fill(-1);
  }

  firstOf(unit: number): number {
    const known = int32At(this.first, unit);
    if (known >= 0) return known;
    const first = this.count;
    this.first[unit] = first;
    this.met.push(unit);
    this.count += this.access.weightOf(unit);
    return first;
  }

  sizes(sizeOf: SizeOf): Float64Array {
    const sizes = sharedFloat64(this.count);
    for (const unit of this.met.finish()) {
      const first = int32At(this.first, unit);
      for (let index = 0; index < this.access.weightOf(unit); index++)
        sizes[first + index] = sizeOf(unit, index);
    }
    return sizes;
  }
}

function deliver(best: NewBest, access: AccessModel, numbering: Numbering, jobs: Int32Array): Delivery {
  const objects = best.units.flatMap(unit => {
    const first = numbering.firstOf(unit);
    return Array.from({ length: access.weightOf(unit) }, (_, index) => first + index);
  });
  const beforeJob = jobs.findIndex(best.isKnownBy);
  return { beforeJob: beforeJob < 0 ? jobs.length : beforeJob, objects: Int32Array.from(objects) };
}
