// The policies once more, as plainly as their papers describe them: arrays, scans, no cleverness. What the fast ones
// are held against; nothing is shared with them.

import { itemAt } from '../../src/shared/columns.ts';
import { CLASSES, classOf, type PlainJob, type PlainStream } from './streams.ts';

export interface NaiveCount {
  hits: number;
  moved: number;
  /** Hits by the class of the job. */
  byClass: number[];
}

/** What a naive cache may look at when it serves a request. */
interface Now {
  readonly job: PlainJob;
  /** Number of the last W jobs before this one that have the object. */
  readers(object: number): number;
  /** Place of this request among the cache's requests. */
  readonly index: number;
}

interface NaiveCache {
  request(object: number, now: Now): boolean;
  prefetch?(object: number): boolean;
  /** Is told after each job how many of the last W jobs had an object of it, or of the one that is no longer among them. */
  learn?(object: number, readers: number): void;
}

type Open = (stream: PlainStream, requests: readonly number[]) => NaiveCache;

/** Replays a policy by its id; `shared`: one cache, else one a worker. */
export function replayNaively(id: string, stream: PlainStream, shared: boolean): NaiveCount {
  const open = NAIVE[id];
  if (open === undefined) throw new Error(`no naive ${id}`);
  const asks = (job: PlainJob, cache: number) => shared || job.worker === cache;
  const caches = Array.from({ length: shared ? 1 : stream.workers }, (_, cache) => ({
    cache: open(
      stream,
      stream.jobs.filter(job => asks(job, cache)).flatMap(({ objects }) => objects),
    ),
    index: 0,
  }));
  const count = { hits: 0, moved: 0, byClass: Array.from({ length: CLASSES }, () => 0) };
  const size = (object: number) => stream.sizes[object] ?? 0;
  const sent = new Map<number, number>();
  stream.jobs.forEach((job, place) => {
    for (const best of stream.newBests.filter(({ beforeJob }) => beforeJob === place)) {
      for (const object of best.objects) {
        if (id !== 'prefetch' && id !== 'push') continue;
        const takers = caches.filter(({ cache }) => cache.prefetch?.(object) === true).length;
        count.moved += size(object) * (id === 'push' && takers > 1 ? 1 : takers);
      }
    }
    const before = stream.jobs.slice(Math.max(0, place - stream.window), place);
    const readers = (object: number) => before.filter(({ objects }) => objects.includes(object)).length;
    const each = itemAt(caches, shared ? 0 : job.worker);
    for (const object of job.objects) {
      if (each.cache.request(object, { job, readers, index: each.index++ })) {
        count.hits++;
        count.byClass[classOf(place)] = itemAt(count.byClass, classOf(place)) + 1;
      } else if (id !== 'broadcast' && id !== 'push') count.moved += size(object);
      else if (job.start - (sent.get(object) ?? Number.NEGATIVE_INFINITY) > stream.broadcastSeconds) {
        sent.set(object, job.start);
        count.moved += size(object);
      }
    }
    const after = stream.jobs.slice(Math.max(0, place + 1 - stream.window), place + 1);
    const left = stream.jobs[place - stream.window]?.objects ?? [];
    for (const object of [...job.objects, ...left]) {
      const readersNow = after.filter(({ objects }) => objects.includes(object)).length;
      for (const { cache } of caches) cache.learn?.(object, readersNow);
    }
  });
  return count;
}

function sum(stream: PlainStream, objects: readonly number[]): number {
  return objects.reduce((total, object) => total + (stream.sizes[object] ?? 0), 0);
}

function fits(stream: PlainStream, object: number): boolean {
  return (stream.sizes[object] ?? 0) <= stream.capacity;
}

/** Newest last; `keep` says whether a fetched object is kept. */
function naiveLru(keep: (object: number, now: Now, stream: PlainStream) => boolean): Open {
  return stream => {
    let held: number[] = [];
    const take = (object: number) => {
      if (!fits(stream, object)) return;
      while (sum(stream, [...held, object]) > stream.capacity) held = held.slice(1);
      held = [...held, object];
    };
    return {
      request(object, now) {
        const hit = held.includes(object);
        if (hit) held = [...held.filter(other => other !== object), object];
        else if (keep(object, now, stream)) take(object);
        return hit;
      },
      prefetch(object) {
        if (held.includes(object)) {
          held = [...held.filter(other => other !== object), object];
          return false;
        }
        take(object);
        return fits(stream, object);
      },
    };
  };
}

const naiveFifo: Open = stream => {
  let held: number[] = [];
  return {
    request(object) {
      if (held.includes(object)) return true;
      if (!fits(stream, object)) return false;
      held.push(object);
      while (sum(stream, held) > stream.capacity) held = held.slice(1);
      return false;
    },
  };
};

/** Entries in the order of their last request. */
const naiveLfu: Open = stream => {
  let held: { object: number; count: number }[] = [];
  let since = 0;
  const serve = (object: number): boolean => {
    const found = held.find(entry => entry.object === object);
    if (found !== undefined) {
      held = [...held.filter(entry => entry !== found), { object, count: Math.min(found.count + 1, 63) }];
      return true;
    }
    if (!fits(stream, object)) return false;
    while (sum(stream, [...held.map(entry => entry.object), object]) > stream.capacity) {
      const least = Math.min(...held.map(({ count }) => count));
      const victim = held.find(({ count }) => count === least);
      held = held.filter(entry => entry !== victim);
    }
    held.push({ object, count: 1 });
    return false;
  };
  return {
    request(object) {
      const hit = serve(object);
      since++;
      if (since >= 10 * Math.max(held.length, 1)) {
        since = 0;
        held = held
          .toSorted((a, b) => a.count - b.count)
          .map(entry => ({ ...entry, count: Math.floor(entry.count / 2) }));
      }
      return hit;
    },
  };
};

const naiveTwoQueue: Open = stream => {
  let recent: number[] = [];
  let names: number[] = [];
  let main: number[] = [];
  const without = (list: readonly number[], object: number) => list.filter(other => other !== object);
  return {
    request(object) {
      if (main.includes(object)) {
        main = [...without(main, object), object];
        return true;
      }
      if (recent.includes(object)) return true;
      if (!fits(stream, object)) return false;
      const wasKnown = names.includes(object);
      names = without(names, object);
      while (sum(stream, [...recent, ...main, object]) > stream.capacity) {
        if (sum(stream, recent) > stream.capacity / 4 || main.length === 0) {
          const [out, ...rest] = recent as [number, ...number[]];
          recent = rest;
          names = [...names, out];
          while (sum(stream, names) > stream.capacity / 2) names = names.slice(1);
        } else main = main.slice(1);
      }
      if (wasKnown) main.push(object);
      else recent.push(object);
      return false;
    },
  };
};

const naiveS3Fifo: Open = stream => {
  let small: number[] = [];
  let main: number[] = [];
  let names: number[] = [];
  const hits = new Map<number, number>();
  const smallSize = Math.max(1, Math.floor(stream.capacity / 10));
  const mainSize = stream.capacity - smallSize;
  const hitsOf = (object: number) => hits.get(object) ?? 0;
  const evictMain = () => {
    while (main.length > 0) {
      const [object, ...rest] = main as [number, ...number[]];
      main = rest;
      if (hitsOf(object) === 0) return;
      hits.set(object, hitsOf(object) - 1);
      main = [...main, object];
    }
  };
  const evictSmall = () => {
    while (small.length > 0) {
      const [object, ...rest] = small as [number, ...number[]];
      small = rest;
      if (hitsOf(object) > 1) {
        main = [...main, object];
        if (sum(stream, main) > mainSize) evictMain();
      } else {
        names = [...names, object];
        while (sum(stream, names) > mainSize) names = names.slice(1);
        return;
      }
    }
  };
  return {
    request(object) {
      if (small.includes(object) || main.includes(object)) {
        hits.set(object, Math.min(hitsOf(object) + 1, 3));
        return true;
      }
      if (!fits(stream, object)) return false;
      while (sum(stream, [...small, ...main, object]) > stream.capacity) {
        if (sum(stream, small) >= smallSize || main.length === 0) evictSmall();
        else evictMain();
      }
      hits.set(object, 0);
      if (names.includes(object)) {
        names = names.filter(other => other !== object);
        main = [...main, object];
      } else small = [...small, object];
      return false;
    },
  };
};

/** Oldest first; the tier of each object held: 0 rare, 1 contending, 2 dominant. */
const naiveTiers: Open = stream => {
  let held: { object: number; tier: number }[] = [];
  const tierOf = (readers: number) => {
    const percent = (100 * readers) / stream.window;
    return percent >= 30 ? 2 : percent <= 3 ? 0 : 1;
  };
  const placeLast = (object: number, tier: number) => {
    held = [...held.filter(entry => entry.object !== object), { object, tier }];
  };
  return {
    request(object, { readers }) {
      const hit = held.some(entry => entry.object === object);
      if (!hit) {
        if (!fits(stream, object)) return false;
        while (sum(stream, [...held.map(entry => entry.object), object]) > stream.capacity) {
          const lowest = Math.min(...held.map(({ tier }) => tier));
          const victim = held.find(({ tier }) => tier === lowest);
          held = held.filter(entry => entry !== victim);
        }
      }
      placeLast(object, tierOf(readers(object)));
      return hit;
    },
    learn(object, readers) {
      const entry = held.find(each => each.object === object);
      if (entry !== undefined && entry.tier > tierOf(readers)) placeLast(object, tierOf(readers));
    },
  };
};

/** Belady's rule with the future at hand: the last to come again goes; the fetched one too if it may pass unkept. */
function naiveMin(mayPass: boolean): Open {
  return (stream, requests) => {
    let held: number[] = [];
    return {
      request(object, { index }) {
        const nextUse = (other: number) => {
          const next = requests.indexOf(other, index + 1);
          return next < 0 ? Number.POSITIVE_INFINITY : next;
        };
        if (held.includes(object)) return true;
        const candidates = mayPass ? [...held, object] : held;
        const places = mayPass ? stream.capacity : stream.capacity - 1;
        const kept = candidates.toSorted((a, b) => nextUse(a) - nextUse(b)).slice(0, places);
        held = mayPass ? kept : [...kept, object];
        return false;
      },
    };
  };
}

const always = () => true;

const NAIVE: Readonly<Record<string, Open>> = {
  lru: naiveLru(always),
  fifo: naiveFifo,
  lfu: naiveLfu,
  '2q': naiveTwoQueue,
  's3-fifo': naiveS3Fifo,
  popular: naiveLru((object, { readers }, { donations }) => readers(object) >= donations),
  likely: naiveLru((_, { job }) => !job.isDonorUnlikely),
  tiers: naiveTiers,
  prefetch: naiveLru(always),
  broadcast: naiveLru(always),
  push: naiveLru(always),
  min: naiveMin(false),
  limit: naiveMin(true),
};
