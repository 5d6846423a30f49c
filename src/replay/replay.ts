// What does a policy make of the request stream at one capacity? Every job in start order asks its cache.
//
// Hot: a plain loop over all requests.

import { at, float64At, int32At, itemAt } from '../shared/columns.ts';
import { RecentReaders } from './knowledge.ts';
import { type JobClasses, newOutcome, type Outcome } from './outcome.ts';
import type { Place } from './places.ts';
import { Arena } from './policies/arena.ts';
import type { Cache, Policy } from './policies/contract.ts';
import type { RequestStream } from './requests.ts';

/** The paper's rules in numbers. */
export interface RuleSettings {
  /** W, in transfers. */
  readonly window: number;
  /** τ, donations among the last W. */
  readonly donations: number;
  /** Δ, seconds within which one sending serves all. */
  readonly broadcastSeconds: number;
  /** By job, 1 where the donor's transfer bound is at most ε. */
  readonly unlikely: Uint8Array;
}

/**
 * @param capacity of each cache, in the unit of the stream's sizes
 * @param memory for the caches' state, which the next replay may use again
 */
export function replay(
  stream: RequestStream,
  place: Place,
  classes: JobClasses,
  policy: Policy,
  capacity: number,
  rules: RuleSettings,
  memory = new Arena(),
): Outcome {
  memory.reset();
  const { readers = false, prefetch = false, broadcast = false } = policy.needs ?? {};
  const counts = memory.column(readers ? stream.sizes.length : 0, 0);
  const knowledge = new RecentReaders(stream, rules.window, rules.donations, counts);
  const caches = place.caches.map(({ requests, shared, sizes }) =>
    policy.open({ capacity, objects: shared.length, requests, sizes, shared, knowledge, memory }),
  );
  const outcome = newOutcome(classes);
  const sendings = broadcast ? new Sendings(stream, rules.broadcastSeconds) : null;
  let delivered = 0;
  for (let job = 0; job < stream.jobs.length; job++) {
    if (prefetch) delivered = deliverBefore(stream, place, caches, job, delivered, outcome, broadcast);
    knowledge.isDonorUnlikely = at(rules.unlikely, job) === 1;
    const cache = caches[int32At(place.cacheOf, job)];
    if (cache !== undefined) serve(stream, place, cache, job, int32At(classes.of, job), outcome, sendings);
    if (readers) knowledge.pass(job);
  }
  return outcome;
}

/** Sizes are those of the cache's own numbering: near each other in memory, as its state is. */
function serve(
  stream: RequestStream,
  place: Place,
  cache: Cache,
  job: number,
  group: number,
  outcome: Outcome,
  sendings: Sendings | null,
): void {
  const { objects } = place;
  const { shared, sizes } = itemAt(place.caches, int32At(place.cacheOf, job));
  const end = int32At(stream.offsets, job + 1);
  let hits = 0;
  let moved = 0;
  for (let request = int32At(stream.offsets, job); request < end; request++) {
    const object = int32At(objects, request);
    if (cache.request(object)) hits++;
    else if (sendings === null || sendings.isSent(int32At(shared, object), job))
      moved += float64At(sizes, object);
  }
  outcome.hits[group] = float64At(outcome.hits, group) + hits;
  outcome.moved += moved;
}

/** Hands the new bests that this job knows of to all caches; broadcast, an object is sent once for all that take it. */
function deliverBefore(
  stream: RequestStream,
  place: Place,
  caches: readonly Cache[],
  job: number,
  delivered: number,
  outcome: Outcome,
  isBroadcast: boolean,
): number {
  let next = delivered;
  for (; next < stream.newBests.length && itemAt(stream.newBests, next).beforeJob <= job; next++) {
    itemAt(stream.newBests, next).objects.forEach((object, index) => {
      let taken = 0;
      for (const [each, cache] of caches.entries()) {
        const local = int32At(itemAt(itemAt(place.caches, each).newBests, next), index);
        if (cache.prefetch?.(local) === true) taken++;
      }
      outcome.moved += float64At(stream.sizes, object) * (isBroadcast ? Math.min(taken, 1) : taken);
    });
  }
  return next;
}

/** When each object was last sent anew. */
class Sendings {
  private readonly stream: RequestStream;
  private readonly gap: number;
  private readonly sent: Float64Array;

  constructor(stream: RequestStream, gap: number) {
    this.stream = stream;
    this.gap = gap;
    this.sent = new Float64Array(stream.sizes.length).fill(Number.NEGATIVE_INFINITY);
  }

  /** True when the job's fetch is a sending of its own, false when it takes part in one within Δ before. */
  isSent(object: number, job: number): boolean {
    const now = float64At(this.stream.start, job);
    if (now - float64At(this.sent, object) <= this.gap) return false;
    this.sent[object] = now;
    return true;
  }
}
