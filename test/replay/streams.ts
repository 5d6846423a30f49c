// Random request streams, as plain jobs and as the columns that replays read.

import type { JobClasses } from '../../src/replay/outcome.ts';
import { type Place, sharedPlace, workerPlace } from '../../src/replay/places.ts';
import type { RuleSettings } from '../../src/replay/replay.ts';
import type { RequestStream } from '../../src/replay/requests.ts';
import { createRandom } from '../../src/stats/random.ts';
import type { Trace } from '../../src/trace/trace.ts';

export interface PlainJob {
  readonly worker: number;
  readonly start: number;
  readonly objects: readonly number[];
  readonly isDonorUnlikely: boolean;
}

export interface PlainStream {
  readonly jobs: readonly PlainJob[];
  readonly workers: number;
  /** Size by object. */
  readonly sizes: readonly number[];
  readonly newBests: readonly { readonly beforeJob: number; readonly objects: readonly number[] }[];
  readonly capacity: number;
  readonly window: number;
  readonly donations: number;
  readonly broadcastSeconds: number;
}

/** Up to 60 jobs of up to 5 of up to 12 objects, some much more popular than others; sizes 1, or 1 … 4. */
export function randomStream(seed: number, sized: boolean): PlainStream {
  const random = createRandom(seed);
  const distinct = 2 + random.integer(11);
  const workers = 1 + random.integer(3);
  const length = 1 + random.integer(60);
  const popularity = 1 + random.integer(3);
  let start = 0;
  const jobs = Array.from({ length }, (): PlainJob => {
    start += random.integer(4);
    const wanted = 1 + random.integer(Math.min(5, distinct));
    const objects = new Set<number>();
    while (objects.size < wanted) objects.add(Math.floor(random.next() ** popularity * distinct));
    return {
      worker: random.integer(workers),
      start,
      objects: [...objects],
      isDonorUnlikely: random.integer(3) === 0,
    };
  });
  const newBests = Array.from({ length: random.integer(4) }, () => random.integer(length))
    .sort((a, b) => a - b)
    .map(beforeJob => ({
      beforeJob,
      objects: [...new Set([random.integer(distinct + 3), random.integer(distinct + 3)])],
    }));
  const sizes = Array.from({ length: distinct + 3 }, () => (sized ? 1 + random.integer(4) : 1));
  return {
    jobs,
    workers,
    sizes,
    newBests,
    capacity: 1 + random.integer(sized ? 3 * distinct : distinct),
    window: 1 + random.integer(8),
    donations: 1 + random.integer(3),
    broadcastSeconds: random.integer(6),
  };
}

/** 400 jobs of 1 to 6 neighbours among 60 objects, which a drifting few are asked for most. */
export function longStream(seed: number): PlainStream {
  const random = createRandom(seed);
  const distinct = 60;
  const reach = 4 + random.integer(40);
  const jobs = Array.from({ length: 400 }, (_, index): PlainJob => {
    const from = Math.floor(index / 8) + random.integer(reach);
    const wanted = 1 + random.integer(6);
    return {
      worker: random.integer(2),
      start: index,
      objects: Array.from({ length: wanted }, (_, next) => (from + next) % distinct),
      isDonorUnlikely: random.integer(3) === 0,
    };
  });
  return {
    jobs,
    workers: 2,
    sizes: Array.from({ length: distinct }, () => 1),
    newBests: [100, 200, 300].map(beforeJob => ({ beforeJob, objects: [random.integer(distinct)] })),
    capacity: 20,
    window: 20,
    donations: 2,
    broadcastSeconds: 3,
  };
}

/** One job a request, on one worker, all of size 1. */
export function streamOfRequests(objects: readonly number[], capacity: number): PlainStream {
  return {
    jobs: objects.map((object, start) => ({ worker: 0, start, objects: [object], isDonorUnlikely: false })),
    workers: 1,
    sizes: Array.from({ length: Math.max(...objects) + 1 }, () => 1),
    newBests: [],
    capacity,
    window: 1,
    donations: 1,
    broadcastSeconds: 0,
  };
}

export const CLASSES = 3;

/** Some jobs in a row are of one class, and classes come again. */
export function classOf(job: number): number {
  return Math.floor(job / 4) % CLASSES;
}

export interface Columns {
  readonly stream: RequestStream;
  readonly shared: Place;
  readonly worker: Place;
  readonly classes: JobClasses;
  readonly rules: RuleSettings;
}

export function columnsOf(plain: PlainStream): Columns {
  const { jobs } = plain;
  const offsets = [0];
  for (const { objects } of jobs) offsets.push((offsets.at(-1) ?? 0) + objects.length);
  const stream: RequestStream = {
    jobs: Int32Array.from(jobs.keys()),
    start: Float64Array.from(jobs, ({ start }) => start),
    offsets: Int32Array.from(offsets),
    objects: Int32Array.from(jobs.flatMap(({ objects }) => objects)),
    distinct: new Set(jobs.flatMap(({ objects }) => objects)).size,
    sizes: Float64Array.from(plain.sizes),
    newBests: plain.newBests.map(({ beforeJob, objects }) => ({
      beforeJob,
      objects: Int32Array.from(objects),
    })),
  };
  const workers = Array.from({ length: plain.workers }, (_, worker) => `w${worker}`);
  const trace = { worker: Int32Array.from(jobs, ({ worker }) => worker), workers } as Pick<
    Trace,
    'worker' | 'workers'
  >;
  return {
    stream,
    shared: sharedPlace(stream),
    worker: workerPlace(trace, stream),
    classes: { count: CLASSES, of: Int32Array.from(jobs.keys(), classOf) },
    rules: {
      window: plain.window,
      donations: plain.donations,
      broadcastSeconds: plain.broadcastSeconds,
      unlikely: Uint8Array.from(jobs, ({ isDonorUnlikely }) => (isDonorUnlikely ? 1 : 0)),
    },
  };
}
