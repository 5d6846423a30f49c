// The population as the manager knew it, creation by creation: the last P known candidates (METHOD §1).

import { float64At, int32At } from '../shared/columns.ts';
import type { Orders } from '../trace/orders.ts';
import type { Trace } from '../trace/trace.ts';
import { HoleIndex } from './hole-index.ts';
import { RankWindow } from './rank-window.ts';

export class SlidingPopulation {
  readonly ranks: RankWindow;
  readonly index: HoleIndex;
  /** Candidates known so far: members are candidate indices (0-based) `known − size … known − 1`. */
  known = 0;
  private readonly capacity: number;
  private readonly quality: Float64Array;

  constructor(trace: Trace, orders: Orders, capacity: number) {
    const sequenceOf = orders.candidates.map(evaluation => int32At(trace.sequence, evaluation));
    this.capacity = capacity;
    this.quality = Float64Array.from(orders.candidates, evaluation => float64At(trace.quality, evaluation));
    this.ranks = new RankWindow(Math.min(capacity, orders.candidates.length) + 1);
    this.index = new HoleIndex(trace.sequences, sequenceOf, capacity + 1);
  }

  /** Lets the population grow to the first `known` candidates; it never goes back. */
  advanceTo(known: number): void {
    while (this.known < known) {
      const candidate = this.known++;
      this.ranks.add(float64At(this.quality, candidate));
      this.index.add(candidate);
      const retired = candidate - this.capacity;
      if (retired >= 0) {
        this.ranks.remove(float64At(this.quality, retired));
        this.index.removeOldest(retired);
      }
    }
  }

  qualityOf(candidate: number): number {
    return float64At(this.quality, candidate);
  }
}

/** Stage-2 creations in the order in which results became known; creation order where that is monotone. */
export function creationsByKnowledge(
  orders: Orders,
  knownSuccesses: Int32Array,
  population: number,
): Int32Array {
  return orders.creation
    .filter(evaluation => int32At(knownSuccesses, evaluation) >= population)
    .sort(
      (a, b) =>
        int32At(knownSuccesses, a) - int32At(knownSuccesses, b) ||
        int32At(orders.creationOf, a) - int32At(orders.creationOf, b),
    );
}
