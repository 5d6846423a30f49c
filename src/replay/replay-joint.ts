// What does a policy whose caches have their state in common make of the requests, at up to sixteen capacities at once?
//
// Hot: a plain loop over all requests.

import { float64At, int32At, itemAt } from '../shared/columns.ts';
import { FallTeller, type GradeHistory } from './grades.ts';
import { PlaceKnowledge } from './knowledge.ts';
import { type JobClasses, type Outcome, Tally } from './outcome.ts';
import type { CachePlace, Place } from './places.ts';
import type { Arena } from './policies/arena.ts';
import { type Caches, type JointPolicy, sizeAt } from './policies/contract.ts';
import { firstOf } from './policies/sets.ts';
import type { RequestStream } from './requests.ts';
import { Fetches } from './sendings.ts';

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

/** One pass over the requests. */
export class JointReplay {
  private readonly question: ReplayQuestion;
  private readonly policy: JointPolicy;
  private readonly capacities: readonly number[];
  private readonly tally: Tally;
  private readonly all: number;
  /** What is only counted when all is known that was fetched; null where each fetch is a sending. */
  private readonly fetches: Fetches | null;

  constructor(question: ReplayQuestion, policy: JointPolicy, capacities: readonly number[]) {
    this.question = question;
    this.policy = policy;
    this.capacities = capacities;
    this.tally = new Tally(question.classes, capacities.length);
    this.all = firstOf(capacities.length);
    this.fetches = policy.needs?.broadcast === true ? new Fetches(question.stream) : null;
  }

  /**
   * Caches know nothing of each other's requests, and are replayed place by place: near memory is for one of them.
   *
   * @param broadcastSeconds Δ
   */
  outcomes(broadcastSeconds: number): Outcome[] {
    for (const asked of this.question.place.caches) this.replayOne(asked);
    this.fetches?.send(broadcastSeconds, this.tally);
    return this.tally.outcomes();
  }

  private replayOne(asked: CachePlace): void {
    const { stream, unlikely, history, memory } = this.question;
    const { objects: requests, shared, sizes } = asked;
    memory.reset();
    const knowledge = new PlaceKnowledge(stream, asked, unlikely, history);
    const room = { objects: shared.length, requests, sizes, knowledge, memory };
    const caches = this.policy.open(room, this.capacities);
    const isPrefetching = this.policy.needs?.prefetch === true;
    const teller =
      caches.lower === undefined || history === null ? null : new FallTeller(stream, asked, history);
    let delivered = 0;
    for (let own = 0; own < asked.jobs.length; own++) {
      const job = int32At(asked.jobs, own);
      if (isPrefetching) delivered = this.deliverBefore(job, asked, caches, delivered);
      knowledge.begin(own);
      teller?.tell(own, caches);
      this.serve(asked, own, caches);
    }
    if (isPrefetching) this.deliverBefore(stream.jobs.length - 1, asked, caches, delivered);
  }

  /** Serves a place's `own`-th job. */
  private serve({ jobs, offsets, objects, sizes }: CachePlace, own: number, caches: Caches): void {
    const { tally, all, fetches } = this;
    const { stream, classes } = this.question;
    const job = int32At(jobs, own);
    const group = int32At(classes.of, job);
    const isEqual = sizes === null && fetches === null;
    const begin = int32At(offsets, own);
    const end = int32At(offsets, own + 1);
    const shift = int32At(stream.offsets, job) - begin;
    let before = all;
    let alike = 0;
    for (let request = begin; request < end; request++) {
      const object = objects[request] as number;
      const had = caches.request(object, request);
      // The layers of a job are mostly found alike: these are counted together.
      if (had !== before) {
        tally.hit(before, group, alike);
        if (isEqual) tally.send(all & ~before, alike);
        before = had;
        alike = 0;
      }
      alike++;
      if (isEqual || had === all) continue;
      if (fetches === null) tally.send(all & ~had, sizeAt(sizes, object));
      else fetches.note(request + shift, all & ~had);
    }
    tally.hit(before, group, alike);
    if (isEqual) tally.send(all & ~before, alike);
  }

  /** Hands the new bests that a job knows of to caches that have got the first `delivered` of them. */
  private deliverBefore(job: number, asked: CachePlace, caches: Caches, delivered: number): number {
    const { tally, fetches } = this;
    const { stream } = this.question;
    let next = delivered;
    for (; next < stream.newBests.length && itemAt(stream.newBests, next).beforeJob <= job; next++) {
      const { objects } = itemAt(stream.newBests, next);
      const own = itemAt(asked.newBests, next);
      for (let index = 0; index < objects.length; index++) {
        const takers = caches.prefetch?.(int32At(own, index)) ?? 0;
        if (fetches === null) tally.send(takers, float64At(stream.sizes, int32At(objects, index)));
        else fetches.noteDelivery(next, index, takers);
      }
    }
    return next;
  }
}
