// Where do the caches stand, and which job asks which? One shared cache before the repository, or one on each
// worker.
//
// A worker's cache numbers the objects that it may meet, densely in the order of their first request there: its
// state then takes memory for what it sees, and all workers' together for no more than the requests.

import { float64At, int32At, sharedInt32 } from '../shared/columns.ts';
import type { Trace } from '../trace/trace.ts';
import type { RequestStream } from './requests.ts';

export interface Place {
  readonly id: 'shared' | 'worker';
  /** Cache that each job asks, −1 for a job whose worker is unknown: it is left out. */
  readonly cacheOf: Int32Array;
  readonly caches: readonly CachePlace[];
}

/** One cache and all that it will be asked, which stands together in memory: it may be replayed alone. */
export interface CachePlace {
  /** Its jobs in their order, as the stream numbers them. */
  readonly jobs: Int32Array;
  /** Its j-th job's requests are `objects[offsets[j]] … objects[offsets[j + 1] − 1]`. */
  readonly offsets: Int32Array;
  /** By request, in this cache's numbering. */
  readonly objects: Int32Array;
  /** Names of this cache's objects in the stream's numbering. */
  readonly shared: Int32Array;
  /** By object; null where all are 1. */
  readonly sizes: Float64Array | null;
  /** Objects of each of the stream's new bests, in this cache's numbering. */
  readonly newBests: readonly Int32Array[];
}

export function sharedPlace(stream: RequestStream): Place {
  const cache: CachePlace = {
    jobs: Int32Array.from(stream.jobs.keys()),
    offsets: stream.offsets,
    objects: stream.objects,
    shared: Int32Array.from(stream.sizes.keys()),
    sizes: areCounted(stream) ? null : stream.sizes,
    newBests: stream.newBests.map(({ objects }) => objects),
  };
  return { id: 'shared', cacheOf: new Int32Array(stream.jobs.length), caches: [cache] };
}

export function workerPlace(trace: Pick<Trace, 'worker' | 'workers'>, stream: RequestStream): Place {
  const cacheOf = stream.jobs.map(row => int32At(trace.worker, row));
  const number = new WorkerNumbering(stream.sizes.length);
  const isCounted = areCounted(stream);
  const caches = groupJobs(cacheOf, trace.workers.length).map((jobs): CachePlace => {
    number.begin();
    const { offsets, objects } = collectOwn(stream, jobs, number);
    const newBests = stream.newBests.map(best => best.objects.map(object => number.of(object)));
    const shared = number.met();
    const sizes = isCounted ? null : Float64Array.from(shared, object => float64At(stream.sizes, object));
    return { jobs, offsets, objects, shared, sizes, newBests };
  });
  return { id: 'worker', cacheOf, caches };
}

function areCounted({ sizes }: RequestStream): boolean {
  return sizes.every(size => size === 1);
}

/** The requests of one worker's jobs, renumbered. */
function collectOwn(stream: RequestStream, jobs: Int32Array, number: WorkerNumbering) {
  const offsets = new Int32Array(jobs.length + 1);
  for (let own = 0; own < jobs.length; own++) {
    const job = int32At(jobs, own);
    const requests = int32At(stream.offsets, job + 1) - int32At(stream.offsets, job);
    offsets[own + 1] = int32At(offsets, own) + requests;
  }
  const objects = sharedInt32(int32At(offsets, jobs.length));
  let next = 0;
  for (const job of jobs) {
    const end = int32At(stream.offsets, job + 1);
    for (let request = int32At(stream.offsets, job); request < end; request++)
      objects[next++] = number.of(int32At(stream.objects, request));
  }
  return { offsets, objects };
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
    const met = sharedInt32(this.count);
    met.set(this.objects.subarray(0, this.count));
    return met;
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
