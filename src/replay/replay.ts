// What does a policy make of the request stream at each capacity? Every job in start order asks its caches.
//
// Hot: a plain loop over all requests.

import { at, float64At, int32At, itemAt } from '../shared/columns.ts';
import { Int32Queues } from '../shared/int32-queues.ts';
import { RecentReaders } from './knowledge.ts';
import { type JobClasses, type Outcome, Tally } from './outcome.ts';
import type { CachePlace, Place } from './places.ts';
import { Arena } from './policies/arena.ts';
import {
  type Caches,
  type Knowledge,
  MOST_TOGETHER,
  type Policy,
  type Room,
  sizeAt,
} from './policies/contract.ts';
import { firstOf } from './policies/sets.ts';
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

/** Readers for policies that need not know them. */
const UNCOUNTED = new Int32Array(0);

/**
 * @param capacities of each cache, in the unit of the stream's sizes
 * @param memory for the caches' state, which the next replay may use again
 * @returns by capacity
 */
export function replay(
  stream: RequestStream,
  place: Place,
  classes: JobClasses,
  policy: Policy,
  capacities: readonly number[],
  rules: RuleSettings,
  memory = new Arena(),
): Outcome[] {
  const together = policy.together ?? MOST_TOGETHER;
  const outcomes: Outcome[] = [];
  for (let first = 0; first < capacities.length; first += together) {
    const run = new Replay(stream, place, classes, policy, capacities.slice(first, first + together), memory);
    if (policy.needs?.readers === true || policy.needs?.broadcast === true) run.inStep(rules);
    else run.apart(rules);
    outcomes.push(...run.tally.outcomes());
  }
  return outcomes;
}

/** One pass over the requests, at capacities that the policy serves together. */
class Replay {
  readonly tally: Tally;
  private readonly stream: RequestStream;
  private readonly place: Place;
  private readonly classes: JobClasses;
  private readonly policy: Policy;
  private readonly capacities: readonly number[];
  private readonly memory: Arena;
  private readonly all: number;

  constructor(
    stream: RequestStream,
    place: Place,
    classes: JobClasses,
    policy: Policy,
    capacities: readonly number[],
    memory: Arena,
  ) {
    this.stream = stream;
    this.place = place;
    this.classes = classes;
    this.policy = policy;
    this.capacities = capacities;
    this.memory = memory;
    this.tally = new Tally(classes, capacities.length);
    this.all = firstOf(capacities.length);
  }

  /** Caches that nothing ties to others' requests are replayed place by place: near memory is for one of them. */
  apart(rules: RuleSettings): void {
    const { stream, place, policy, memory } = this;
    const isPrefetching = policy.needs?.prefetch === true;
    for (const [index, asked] of place.caches.entries()) {
      memory.reset();
      const knowledge = new RecentReaders(stream, rules.window, rules.donations, UNCOUNTED);
      const caches = policy.open(this.roomOf(asked, knowledge));
      let delivered = 0;
      for (let own = 0; own < asked.jobs.length; own++) {
        const job = int32At(asked.jobs, own);
        if (isPrefetching) delivered = this.deliverBefore(job, [caches], index, delivered, false);
        knowledge.isDonorUnlikely = at(rules.unlikely, job) === 1;
        this.serve(asked, own, caches, null);
      }
      if (isPrefetching) this.deliverBefore(stream.jobs.length - 1, [caches], index, delivered, false);
    }
  }

  /** What the repository knows, or sends to several, ties the places together: all are asked in the jobs' order. */
  inStep(rules: RuleSettings): void {
    const { stream, place, memory } = this;
    const { readers = false, prefetch = false, broadcast = false } = this.policy.needs ?? {};
    memory.reset();
    const counts = readers ? memory.column(stream.sizes.length, 0) : UNCOUNTED;
    const knowledge = new RecentReaders(stream, rules.window, rules.donations, counts);
    const opened = place.caches.map(asked => this.policy.open(this.roomOf(asked, knowledge)));
    const passed = new Int32Array(opened.length);
    const sendings = broadcast ? new Sendings(stream, rules.broadcastSeconds) : null;
    let delivered = 0;
    for (let job = 0; job < stream.jobs.length; job++) {
      if (prefetch) delivered = this.deliverBefore(job, opened, 0, delivered, broadcast);
      knowledge.isDonorUnlikely = at(rules.unlikely, job) === 1;
      const index = int32At(place.cacheOf, job);
      const caches = opened[index];
      if (caches !== undefined) {
        sendings?.begin(job);
        const own = int32At(passed, index);
        this.serve(itemAt(place.caches, index), own, caches, sendings);
        passed[index] = own + 1;
      }
      if (readers) knowledge.pass(job);
    }
  }

  private roomOf({ objects, shared, sizes }: CachePlace, knowledge: Knowledge): Room {
    const { capacities, memory } = this;
    return { capacities, objects: shared.length, requests: objects.length, sizes, shared, knowledge, memory };
  }

  /** Serves a place's `own`-th job. */
  private serve(
    { jobs, offsets, objects, shared, sizes }: CachePlace,
    own: number,
    caches: Caches,
    sendings: Sendings | null,
  ): void {
    const { tally, all } = this;
    const group = int32At(this.classes.of, int32At(jobs, own));
    const isEqual = sizes === null && sendings === null;
    const end = int32At(offsets, own + 1);
    let before = all;
    let alike = 0;
    for (let request = int32At(offsets, own); request < end; request++) {
      const object = objects[request] as number;
      const had = caches.request(object);
      // The layers of a job are mostly found alike: these are counted together.
      if (had !== before) {
        tally.hit(before, group, alike);
        if (isEqual) tally.send(all & ~before, alike);
        before = had;
        alike = 0;
      }
      alike++;
      if (isEqual || had === all) continue;
      const lacking = all & ~had;
      const sent = sendings === null ? lacking : sendings.among(lacking, int32At(shared, object));
      tally.send(sent, sizeAt(sizes, object));
    }
    tally.hit(before, group, alike);
    if (isEqual) tally.send(all & ~before, alike);
  }

  /** Hands the new bests that this job knows of to caches from the `first` on; broadcast, an object is sent once for all that take it. */
  private deliverBefore(
    job: number,
    opened: readonly Caches[],
    first: number,
    delivered: number,
    isBroadcast: boolean,
  ): number {
    const { stream, place, tally } = this;
    let next = delivered;
    for (; next < stream.newBests.length && itemAt(stream.newBests, next).beforeJob <= job; next++) {
      itemAt(stream.newBests, next).objects.forEach((object, index) => {
        const size = float64At(stream.sizes, object);
        let takers = 0;
        for (const [each, caches] of opened.entries()) {
          const local = int32At(itemAt(itemAt(place.caches, first + each).newBests, next), index);
          const fetched = caches.prefetch?.(local) ?? 0;
          if (isBroadcast) takers |= fetched;
          else tally.send(fetched, size);
        }
        if (isBroadcast) tally.send(takers, size);
      });
    }
    return next;
  }
}

/** To the caches of which capacities each object has been sent within Δ. */
class Sendings {
  private readonly stream: RequestStream;
  private readonly gap: number;
  private readonly sent: Int32Array;
  /** In the order of their jobs, three numbers each: the job, the object, the set of capacities. */
  private readonly recent = new Int32Queues(1);

  constructor(stream: RequestStream, gap: number) {
    this.stream = stream;
    this.gap = gap;
    this.sent = new Int32Array(stream.sizes.length);
  }

  private job = 0;

  /** Fetches are this job's from now on. */
  begin(job: number): void {
    const { recent, sent } = this;
    const { start } = this.stream;
    this.job = job;
    const now = float64At(start, job);
    while (recent.length(0) > 0 && now - float64At(start, recent.peek(0)) > this.gap) {
      recent.shift(0);
      const object = recent.shift(0);
      sent[object] = int32At(sent, object) & ~recent.shift(0);
    }
  }

  /** Where the job's fetch is a sending of its own; elsewhere it takes part in one within Δ before. */
  among(lacking: number, object: number): number {
    const { recent, sent } = this;
    const before = int32At(sent, object);
    const own = lacking & ~before;
    if (own === 0) return 0;
    sent[object] = before | own;
    recent.push(0, this.job);
    recent.push(0, object);
    recent.push(0, own);
    return own;
  }
}
