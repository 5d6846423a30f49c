// Which pairs of a child and its parent are mutations, by posterior weights under π̂: how many, where, of what into what,
// and which of them made the child better (METHOD §3). Hot: plain loads of what is within.

import { float64At, int32At } from '../../shared/columns.ts';
import type { Orders } from '../../trace/orders.ts';
import type { Trace } from '../../trace/trace.ts';
import { MoveCounts } from './moves.ts';
import type { ParentSequences } from './parent-sequences.ts';
import type { Mutations } from './schema.ts';
import { WeightedLine } from './weighted-line.ts';

/** Weight and summed relative position of some pairs. */
class PositionMean {
  private weight = 0;
  private sum = 0;

  /** Pairs of a total weight, and their relative positions' weighted sum. */
  add(weight: number, sum: number): void {
    this.weight += weight;
    this.sum += sum;
  }

  describe(observed: number): Mutations['improving'] {
    return {
      share: observed === 0 ? null : this.weight / observed,
      meanRelativePosition: this.weight === 0 ? null : this.sum / this.weight,
    };
  }
}

export class MutatedPairs {
  /** Weight at distance 1, and of equal sequences. */
  observed = 0;
  redrawn = 0;
  readonly line = new WeightedLine();
  readonly moves: MoveCounts;
  readonly improving = new PositionMean();
  readonly notImproving = new PositionMean();
  private readonly trace: Trace;
  private readonly orders: Orders;

  constructor(trace: Trace, orders: Orders) {
    this.trace = trace;
    this.orders = orders;
    this.moves = new MoveCounts(trace);
  }

  add(child: number, parents: ParentSequences): void {
    const { count, sequence, position, surpassed, unsurpassed } = parents;
    const { trace, moves } = this;
    const { offsets, codes } = trace.sequences;
    const created = int32At(trace.sequence, child);
    const start = int32At(offsets, created);
    const length = int32At(offsets, created + 1) - start;
    let observed = 0;
    let improving = 0;
    let notImproving = 0;
    let improvingSum = 0;
    let notImprovingSum = 0;
    // Relative positions less the first, so that where all are equal nothing is left of their spread.
    let first = Number.NaN;
    let sum = 0;
    let squares = 0;
    for (let index = 0; index < count; index++) {
      const mutated = position[index] as number;
      const factor = parents.factorOf(mutated);
      const better = factor * (surpassed[index] as number);
      const worse = factor * (unsurpassed[index] as number);
      const share = better + worse;
      if (mutated === -1) this.redrawn += share;
      if (mutated < 0 || share === 0) continue;
      const relative = (mutated + 0.5) / length;
      if (observed === 0) first = relative;
      const offset = relative - first;
      observed += share;
      sum += share * offset;
      squares += share * offset * offset;
      improving += better;
      improvingSum += better * relative;
      notImproving += worse;
      notImprovingSum += worse * relative;
      const from = codes[(offsets[sequence[index] as number] as number) + mutated] as number;
      moves.add(mutated, from, codes[start + mutated] as number, share);
    }
    if (observed === 0) return;
    const mean = sum / observed;
    const x = int32At(this.orders.creationOf, child) / 1000;
    this.observed += observed;
    this.line.add(x, observed, first + mean, Math.max(0, squares - sum * mean));
    // A failure is neither better than its parent nor not.
    if (Number.isNaN(float64At(trace.quality, child))) return;
    this.improving.add(improving, improvingSum);
    this.notImproving.add(notImproving, notImprovingSum);
  }
}
