// How many children did each candidate have, and was it ever a parent? Expectations under the parent
// posterior (METHOD §5: transfersLost, parentsLost, lifetime).

import type { Creation } from '../../lineage/replay.ts';
import { int32At, scratchFloat64 } from '../../shared/columns.ts';
import type { Orders } from '../../trace/orders.ts';

/** By candidate index (0-based). */
export interface Offspring {
  /** Expected number of children. */
  readonly children: Float64Array;
  /** 1 − Π over children of (1 − weight): the probability of ever having been a parent. */
  readonly wasParent: Float64Array;
  /** All expected children. */
  readonly total: number;
  /** Children with exactly one possible parent, and those of them whose parent had rank λ < s. */
  readonly certainChildren: number;
  readonly parentsBelow: number;
}

/** Visits the creations of a replay, each once. Hot: plain loads of what is within. */
export class OffspringCount {
  private readonly orders: Orders;
  private readonly population: number;
  private readonly sample: number;
  private readonly children: Float64Array;
  private readonly wasParent: Float64Array;
  private total = 0;
  private certainChildren = 0;
  private parentsBelow = 0;

  constructor(orders: Orders, population: number, sample: number) {
    this.orders = orders;
    this.population = population;
    this.sample = sample;
    this.children = scratchFloat64(orders.candidates.length);
    this.wasParent = scratchFloat64(orders.candidates.length);
  }

  visit({ count, weight, member, tied, better }: Creation): void {
    const { children, wasParent } = this;
    const { candidateOf } = this.orders;
    let { total } = this;
    for (let slot = 0; slot < count; slot++) {
      const share = weight[slot] as number;
      const candidate = (candidateOf[member[slot] as number] as number) - 1;
      children[candidate] = (children[candidate] as number) + share;
      // As a sum of what is positive: one less a product would lose the digits of small weights.
      const before = wasParent[candidate] as number;
      wasParent[candidate] = before + share * (1 - before);
      total += share;
    }
    this.total = total;
    if (count !== 1) return;
    this.certainChildren++;
    const isRanked = int32At(tied, 0) > 0;
    if (isRanked && this.population - int32At(better, 0) < this.sample) this.parentsBelow++;
  }

  summarize(): Offspring {
    const { children, wasParent, total, certainChildren, parentsBelow } = this;
    return { children, wasParent, total, certainChildren, parentsBelow };
  }
}
