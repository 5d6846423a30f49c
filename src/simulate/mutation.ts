// What becomes of a parent? One position, a new choice there (METHOD §1: redraw may draw the old one again).
//
// Positions with a choice are equally likely, as the paper says (V-A). A bias b weighs the k-th of the L′ such
// positions by ((k − ½)/L′)^b: 0 is uniform, above it mutations favour late layers, which V-A2 proposes, below early.

import { at, float64At, int32At } from '../shared/columns.ts';
import type { Random } from '../stats/random.ts';

export type MutationModel = 'redraw' | 'replace';

export class Mutation {
  private readonly model: MutationModel;
  private readonly options: Int32Array;
  private readonly random: Random;
  /** Positions with two options or more. */
  private readonly free: readonly number[];
  /** Running sums of their weights, the last 1; null where all weigh the same. */
  private readonly cumulative: Float64Array | null;

  constructor(options: Int32Array, model: MutationModel, bias: number, random: Random) {
    this.model = model;
    this.options = options;
    this.random = random;
    this.free = [...options.keys()].filter(position => int32At(options, position) > 1);
    this.cumulative = bias === 0 ? null : runningShares(mutationWeights(this.free.length, bias));
  }

  /** Mutates the architecture in place. */
  apply(architectures: Int32Array, offset: number): void {
    const position = this.drawPosition();
    const count = int32At(this.options, position);
    const old = int32At(architectures, offset + position);
    architectures[offset + position] =
      this.model === 'redraw'
        ? this.random.integer(count)
        : (old + 1 + this.random.integer(count - 1)) % count;
  }

  private drawPosition(): number {
    const { cumulative, free, random } = this;
    if (cumulative === null) return at(free, random.integer(free.length));
    const drawn = random.next();
    let k = 0;
    while (k < free.length - 1 && float64At(cumulative, k) <= drawn) k++;
    return at(free, k);
  }
}

/** Weight of each of `count` positions in order, up to a factor. */
export function mutationWeights(count: number, bias: number): Float64Array {
  return Float64Array.from({ length: count }, (_, k) => ((k + 0.5) / count) ** bias);
}

function runningShares(weights: Float64Array): Float64Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  return weights.map(weight => {
    sum += weight;
    return sum / total;
  });
}
