// The population as the manager knew it, creation by creation: the last P known candidates (METHOD §1).

import { float64At, int32At } from '../shared/columns.ts';
import { reorderBy } from '../shared/order-by.ts';
import type { Orders } from '../trace/orders.ts';
import type { Trace } from '../trace/trace.ts';
import { HoleIndex } from './hole-index.ts';
import { RankWindow, type Standing } from './rank-window.ts';

/** The members' qualities alone. */
export class SlidingRanks {
  readonly ranks: RankWindow;
  /** Candidates known so far: members are candidate indices (0-based) `known − size … known − 1`. */
  known = 0;
  protected readonly capacity: number;
  private readonly quality: Float64Array;
  /** By member, a ring: how many were no better when it was last asked for. */
  private readonly hints: Int32Array;

  constructor(trace: Trace, orders: Orders, capacity: number) {
    this.capacity = capacity;
    this.quality = qualitiesOf(trace, orders);
    const most = Math.min(capacity, orders.candidates.length);
    this.ranks = new RankWindow(most + 1);
    this.hints = new Int32Array(Math.max(1, most));
  }

  /** Lets the population grow to the first `known` candidates; it never goes back. */
  advanceTo(known: number): void {
    while (this.known < known) {
      const candidate = this.known++;
      this.ranks.add(float64At(this.quality, candidate));
      const retired = candidate - this.capacity;
      if (retired >= 0) this.ranks.remove(float64At(this.quality, retired));
      this.exchange(candidate, retired);
    }
  }

  /** How a member stands among the others; valid until the next call. */
  standingOf(candidate: number): Standing {
    const place = candidate % this.hints.length;
    const standing = this.ranks.standing(float64At(this.quality, candidate), int32At(this.hints, place));
    this.hints[place] = this.ranks.size - standing.better;
    return standing;
  }

  /** A candidate joins, another (below 0: none) retires. */
  protected exchange(_joining: number, _retired: number): void {}
}

/** The members' qualities, and an index of their architectures. */
export class SlidingPopulation extends SlidingRanks {
  readonly index: HoleIndex;

  constructor(trace: Trace, orders: Orders, capacity: number) {
    super(trace, orders, capacity);
    const sequenceOf = orders.candidates.map(evaluation => int32At(trace.sequence, evaluation));
    this.index = new HoleIndex(trace.sequences, sequenceOf, capacity + 1);
  }

  protected override exchange(joining: number, retired: number): void {
    this.index.add(joining);
    if (retired >= 0) this.index.removeOldest(retired);
  }
}

/** The candidates' qualities, by candidate index. */
export function qualitiesOf(trace: Trace, { candidates }: Orders): Float64Array {
  const qualities = new Float64Array(candidates.length);
  for (let index = 0; index < candidates.length; index++) {
    qualities[index] = float64At(trace.quality, int32At(candidates, index));
  }
  return qualities;
}

/** Stage-2 creations in the order in which results became known; creation order where that is monotone. */
export function creationsByKnowledge(
  orders: Orders,
  knownSuccesses: Int32Array,
  population: number,
): Int32Array {
  const { creation } = orders;
  const knownAt = (place: number) => int32At(knownSuccesses, int32At(creation, place));
  let place = 1;
  while (place < creation.length && knownAt(place - 1) <= knownAt(place)) place++;
  if (place < creation.length) {
    const evolved = creation.filter(evaluation => int32At(knownSuccesses, evaluation) >= population);
    return reorderBy(evolved, new Float64Array(knownSuccesses));
  }
  // Knowledge grows in creation order: stage 2 is its end.
  let first = 0;
  while (first < creation.length && knownAt(first) < population) first++;
  return creation.subarray(first);
}
