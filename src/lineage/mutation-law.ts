// How likely a mutation of a parent is: mut(c | m) by model, and u_c, the likelihood of a random draw.
//
// METHOD §2. The position is uniform over the L' positions with more than one option (π_i = 1/L');
// `replace` draws another choice (the paper's, V-A2), `redraw` any choice, the old one too (DeepHyper ≥ 0.8,
// deephyper/hpo/_regevo.py). Lengths differ, so everything is by sequence length.

import { float64At, int32At } from '../shared/columns.ts';
import type { VariableNode } from '../trace/trace.ts';
import type { MutationModel } from './mutation-model.ts';

export class MutationLaw {
  /** Number of options at each position. */
  readonly options: Int32Array;
  /** Natural log of u for a sequence of each length. */
  readonly logRandom: Float64Array;
  /** u itself; 0 where it underflows. */
  readonly random: Float64Array;
  /** L' by length: positions with more than one option. */
  readonly mutable: Int32Array;
  private readonly same: Float64Array;
  /** mut(c | m) by length, each a row: −1 first, then the positions. */
  private readonly rows: Float64Array[] = [];
  private readonly inverse: Float64Array;

  constructor(space: readonly VariableNode[], model: MutationModel) {
    const positions = space.length;
    this.options = Int32Array.from(space, node => node.choices.length);
    this.logRandom = new Float64Array(positions + 1);
    this.random = new Float64Array(positions + 1).fill(1);
    this.mutable = new Int32Array(positions + 1);
    this.same = new Float64Array(positions + 1);
    this.inverse = new Float64Array(positions);
    let inverseSum = 0;
    for (let position = 0; position < positions; position++) {
      const options = int32At(this.options, position);
      const isMutable = options > 1;
      this.logRandom[position + 1] = float64At(this.logRandom, position) - Math.log(options);
      this.random[position + 1] = Math.exp(float64At(this.logRandom, position + 1));
      this.mutable[position + 1] = int32At(this.mutable, position) + (isMutable ? 1 : 0);
      if (isMutable) this.inverse[position] = 1 / (model === 'redraw' ? options : options - 1);
      if (isMutable && model === 'redraw') inverseSum += 1 / options;
      const mutable = int32At(this.mutable, position + 1);
      this.same[position + 1] = mutable === 0 ? 0 : inverseSum / mutable;
    }
  }

  /** mut(c | m) for sequences of `length`, index position + 1. */
  row(length: number): Float64Array {
    // Apart, as a function that makes another takes memory whenever it is called.
    return this.rows[length] ?? this.makeRow(length);
  }

  private makeRow(length: number): Float64Array {
    const row = Float64Array.from({ length: length + 1 }, (_, index) => this.probability(length, index - 1));
    this.rows[length] = row;
    return row;
  }

  /** mut(c | m) for sequences of `length` that differ at `position`; −1: equal sequences. */
  probability(length: number, position: number): number {
    if (position < 0) return float64At(this.same, length);
    return float64At(this.inverse, position) / int32At(this.mutable, length);
  }

  /** The same without π_i: 1/o_i (redraw) or 1/(o_i − 1) (replace); 0 where nothing can change. */
  drawProbability(position: number): number {
    return float64At(this.inverse, position);
  }
}
