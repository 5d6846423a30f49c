// Where do the caches stand, and which job asks which? One shared cache before the repository, or one on each
// worker.
//
// A worker's cache numbers the objects that it may meet, densely in the order of their first request there: its
// state then takes memory for what it sees, and all workers' together for no more than the requests.

import { float64At, int32At } from '../shared/columns.ts';
import type { Trace } from '../trace/trace.ts';
import type { RequestStream } from './requests.ts';

export interface Place {
  readonly id: 'shared' | 'worker';
  /** Cache that each job asks, −1 for a job whose worker is unknown: it is left out. */
  readonly cacheOf: Int32Array;
  /** By request, the object in its cache's numbering. */
  readonly objects: Int32Array;
  readonly caches: readonly CachePlace[];
}

export interface CachePlace {
  readonly requests: number;
  /** Names of this cache's objects in the stream's numbering. */
  readonly shared: Int32Array;
  readonly sizes: Float64Array;
  /** Objects of each of the stream's new bests, in this cache's numbering. */
  readonly newBests: readonly Int32Array[];
}

export function sharedPlace(stream: RequestStream): Place {
  const cache: CachePlace = {
    requests: stream.objects.length,
    shared: Int32Array.from(stream.sizes.keys()),
    sizes: stream.sizes,
    newBests: stream.newBests.map(({ objects }) => objects),
  };
  return {
    id: 'shared',
    cacheOf: new Int32Array(stream.jobs.length),
    objects: stream.objects,
    caches: [cache],
  };
}

export function workerPlace(trace: Pick<Trace, 'worker' | 'workers'>, stream: RequestStream): Place {
  const cacheOf = stream.jobs.map(row => int32At(trace.worker, row));
  const objects = new Int32Array(stream.objects.length);
  const number = new WorkerNumbering(stream.sizes.length);
  const jobsOf = groupJobs(cacheOf, trace.workers.length);
  const caches = jobsOf.map((jobs): CachePlace => {
    number.begin();
    let requests = 0;
    for (const job of jobs) {
      const end = int32At(stream.offsets, job + 1);
      for (let request = int32At(stream.offsets, job); request < end; request++, requests++)
        objects[request] = number.of(int32At(stream.objects, request));
    }
    const newBests = stream.newBests.map(best => best.objects.map(object => number.of(object)));
    const shared = number.met();
    const sizes = new Float64Array(shared.length);
    for (let object = 0; object < shared.length; object++)
      sizes[object] = float64At(stream.sizes, int32At(shared, object));
    return { requests, shared, sizes, newBests };
  });
  return { id: 'worker', cacheOf, objects, caches };
}

/** One worker's numbers at a time; the tables serve all workers in turn. */
class WorkerNumbering {
  private readonly numberOf: Int32Array;
  private readonly worker: Int32Array;
  private readonly objects: Int32Array;
  private count = 0;
  private workers = 0;

  constructor(objects: number) {
    this.numberOf = new Int32Array(objects);
    this.worker = new Int32Array(objects);
    this.objects = new Int32Array(objects);
  }

  begin(): void {
    this.workers++;
    this.count = 0;
  }

  of(object: number): number {
    if (int32At(this.worker, object) !== this.workers) {
      this.worker[object] = this.workers;
      this.objects[this.count] = object;
      this.numberOf[object] = this.count++;
    }
    return int32At(this.numberOf, object);
  }

  met(): Int32Array {
    return this.objects.slice(0, this.count);
  }
}

function groupJobs(cacheOf: Int32Array, caches: number): Int32Array[] {
  const counts = new Int32Array(caches);
  for (const cache of cacheOf) if (cache >= 0) counts[cache] = int32At(counts, cache) + 1;
  const groups = Array.from(counts, count => new Int32Array(count));
  const filled = new Int32Array(caches);
  cacheOf.forEach((cache, job) => {
    const group = groups[cache];
    if (group === undefined) return;
    const next = int32At(filled, cache);
    group[next] = job;
    filled[cache] = next + 1;
  });
  return groups;
}
