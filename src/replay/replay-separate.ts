// What does a policy whose caches each have a state of their own make of the requests? One cache after another is
// replayed, and at one capacity after another.

import { float64At, int32At, itemAt } from '../shared/columns.ts';
import type { GradeHistory } from './grades.ts';
import type { JobClasses, Outcome } from './outcome.ts';
import type { CachePlace, Place } from './places.ts';
import type { Arena } from './policies/arena.ts';
import type { Cache, SeparatePolicy } from './policies/contract.ts';
import { RoomyCache } from './policies/roomy.ts';
import type { RequestStream } from './requests.ts';

export interface ReplayQuestion {
  readonly stream: RequestStream;
  readonly place: Place;
  readonly classes: JobClasses;
  /** By job, 1 where the donor's transfer bound is at most ε. */
  readonly unlikely: Uint8Array;
  /** Null where the policy does not grade. */
  readonly history: GradeHistory | null;
  readonly memory: Arena;
}

/** @returns by capacity */
export function replaySeparately(
  { place, classes, memory }: ReplayQuestion,
  policy: SeparatePolicy,
  capacities: readonly number[],
): Outcome[] {
  const hits = capacities.map(() => new Float64Array(classes.count));
  const moved = new Float64Array(capacities.length);
  for (const asked of place.caches) {
    const { objects: requests, shared, sizes } = asked;
    const all = sizes?.reduce((sum, size) => sum + size, 0) ?? shared.length;
    const room = { objects: shared.length, requests, sizes, memory };
    for (const [index, capacity] of capacities.entries()) {
      memory.reset();
      const cache = capacity < all ? policy.openOne(room, capacity) : new RoomyCache(room);
      serveAll(asked, cache, classes, itemAt(hits, index));
      moved[index] = float64At(moved, index) + cache.moved;
    }
  }
  return hits.map((each, index) => ({ hits: each, moved: float64At(moved, index) }));
}

/** Adds the hits of all jobs to those of their classes. */
function serveAll(
  { jobs, offsets }: CachePlace,
  cache: Cache,
  classes: JobClasses,
  hits: Float64Array,
): void {
  for (let own = 0; own < jobs.length; own++) {
    const job = int32At(jobs, own);
    const group = int32At(classes.of, job);
    hits[group] = float64At(hits, group) + cache.serve(int32At(offsets, own), int32At(offsets, own + 1));
  }
}
