// What does a policy make of the request stream at one capacity? Every job in start order asks its cache.
//
// Hot: a plain loop over all requests.

import { at, float64At, int32At, itemAt } from '../shared/columns.ts';
import { RecentReaders } from './knowledge.ts';
import { type JobClasses, newOutcome, type Outcome } from './outcome.ts';
import type { CachePlace, Place } from './places.ts';
import { Arena } from './policies/arena.ts';
import { type Cache, type Knowledge, type Policy, type Room, sizeAt } from './policies/contract.ts';
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

/** For policies that need to know nothing. */
const IGNORANT: Knowledge = {
  readers: new Int32Array(0),
  window: 0,
  donations: 0,
  isDonorUnlikely: false,
};

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
  const outcome = newOutcome(classes);
  if (policy.needs === undefined) replayApart(place, classes, policy, capacity, memory, outcome);
  else replayTogether(stream, place, classes, policy, capacity, rules, memory, outcome);
  return outcome;
}

/** Caches that know nothing but their own requests are replayed one by one: near memory is for one of them. */
function replayApart(
  place: Place,
  classes: JobClasses,
  policy: Policy,
  capacity: number,
  memory: Arena,
  outcome: Outcome,
): void {
  for (const asked of place.caches) {
    memory.reset();
    const cache = policy.open(roomOf(asked, capacity, IGNORANT, memory));
    for (let own = 0; own < asked.jobs.length; own++)
      serve(asked, own, cache, int32At(classes.of, int32At(asked.jobs, own)), outcome, null);
  }
}

/** What the repository knows, or sends to several, ties the caches together: all are asked in the jobs' order. */
function replayTogether(
  stream: RequestStream,
  place: Place,
  classes: JobClasses,
  { needs, open }: Policy,
  capacity: number,
  rules: RuleSettings,
  memory: Arena,
  outcome: Outcome,
): void {
  const { readers = false, prefetch = false, broadcast = false } = needs ?? {};
  memory.reset();
  const counts = memory.column(readers ? stream.sizes.length : 0, 0);
  const knowledge = new RecentReaders(stream, rules.window, rules.donations, counts);
  const caches = place.caches.map(asked => open(roomOf(asked, capacity, knowledge, memory)));
  const passed = new Int32Array(caches.length);
  const sendings = broadcast ? new Sendings(stream, rules.broadcastSeconds) : null;
  let delivered = 0;
  for (let job = 0; job < stream.jobs.length; job++) {
    if (prefetch) delivered = deliverBefore(stream, place, caches, job, delivered, outcome, broadcast);
    knowledge.isDonorUnlikely = at(rules.unlikely, job) === 1;
    const index = int32At(place.cacheOf, job);
    const cache = caches[index];
    if (cache !== undefined) {
      const own = int32At(passed, index);
      serve(itemAt(place.caches, index), own, cache, int32At(classes.of, job), outcome, sendings);
      passed[index] = own + 1;
    }
    if (readers) knowledge.pass(job);
  }
}

function roomOf(
  { objects, shared, sizes }: CachePlace,
  capacity: number,
  knowledge: Knowledge,
  memory: Arena,
): Room {
  return { capacity, objects: shared.length, requests: objects.length, sizes, shared, knowledge, memory };
}

/** Serves a cache's `own`-th job. */
function serve(
  { jobs, offsets, objects, shared, sizes }: CachePlace,
  own: number,
  cache: Cache,
  group: number,
  outcome: Outcome,
  sendings: Sendings | null,
): void {
  const end = int32At(offsets, own + 1);
  let hits = 0;
  let moved = 0;
  for (let request = int32At(offsets, own); request < end; request++) {
    const object = objects[request] as number;
    if (cache.request(object)) hits++;
    else if (sendings === null || sendings.isSent(int32At(shared, object), int32At(jobs, own)))
      moved += sizeAt(sizes, object);
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
