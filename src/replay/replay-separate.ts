// What does a policy whose caches each have a state of their own make of the requests? One cache after another is
// replayed, and at one capacity after another; jobs of one class in a row are served at once.

import { float64At, int32At, itemAt } from '../shared/columns.ts';
import type { JobClasses, Outcome } from './outcome.ts';
import type { CachePlace, Place } from './places.ts';
import type { Arena } from './policies/arena.ts';
import type { Cache, SeparatePolicy } from './policies/contract.ts';
import { RoomyCache } from './policies/roomy.ts';

/** @returns by capacity */
export function replaySeparately(
  place: Place,
  classes: JobClasses,
  policy: SeparatePolicy,
  capacities: readonly number[],
  memory: Arena,
): Outcome[] {
  const hits = capacities.map(() => new Float64Array(classes.count));
  const moved = new Float64Array(capacities.length);
  for (const asked of place.caches) {
    const { objects: requests, shared, sizes } = asked;
    const all = sizes?.reduce((sum, size) => sum + size, 0) ?? shared.length;
    const room = { objects: shared.length, requests, sizes, memory };
    const spans = spansOf(asked, classes);
    for (const [index, capacity] of capacities.entries()) {
      memory.reset();
      const cache = capacity < all ? policy.openOne(room, capacity) : new RoomyCache(room);
      serveAll(spans, cache, itemAt(hits, index));
      moved[index] = float64At(moved, index) + cache.moved;
    }
  }
  return hits.map((each, index) => ({ hits: each, moved: float64At(moved, index) }));
}

/** Requests in a row by jobs of one class. */
interface Span {
  readonly from: number;
  readonly to: number;
  readonly group: number;
}

function spansOf({ jobs, offsets }: CachePlace, classes: JobClasses): Span[] {
  const spans: Span[] = [];
  for (let own = 0; own < jobs.length; ) {
    const group = int32At(classes.of, int32At(jobs, own));
    const from = int32At(offsets, own);
    do own++;
    while (own < jobs.length && int32At(classes.of, int32At(jobs, own)) === group);
    spans.push({ from, to: int32At(offsets, own), group });
  }
  return spans;
}

/** Adds the hits of all requests to those of their jobs' classes. */
function serveAll(spans: readonly Span[], cache: Cache, hits: Float64Array): void {
  for (const { from, to, group } of spans) hits[group] = float64At(hits, group) + cache.serve(from, to);
}
