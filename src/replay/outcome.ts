// What a replay counts: hits by class of job, and what had to be sent.

import { float64At, int32At } from '../shared/columns.ts';
import type { Place } from './places.ts';
import type { RequestStream } from './requests.ts';

/** Groups of jobs that are counted apart: a span of time and a stage. */
export interface JobClasses {
  readonly count: number;
  readonly of: Int32Array;
}

export interface Outcome {
  /** By class. */
  readonly hits: Float64Array;
  /** Sum of the sizes that left the repository, prefetched ones too. */
  moved: number;
}

/** Requests by class, and the sum of their sizes, of the jobs that the place serves: what outcomes are held against. */
export interface Demand {
  readonly requests: Float64Array;
  readonly size: number;
}

export function newOutcome(classes: JobClasses): Outcome {
  return { hits: new Float64Array(classes.count), moved: 0 };
}

export function measureDemand(stream: RequestStream, place: Place, classes: JobClasses): Demand {
  const requests = new Float64Array(classes.count);
  let size = 0;
  for (let job = 0; job < stream.jobs.length; job++) {
    if (int32At(place.cacheOf, job) < 0) continue;
    const begin = int32At(stream.offsets, job);
    const end = int32At(stream.offsets, job + 1);
    const group = int32At(classes.of, job);
    requests[group] = float64At(requests, group) + end - begin;
    for (let request = begin; request < end; request++)
      size += float64At(stream.sizes, int32At(stream.objects, request));
  }
  return { requests, size };
}

/** The sum over the classes. */
export function total(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
