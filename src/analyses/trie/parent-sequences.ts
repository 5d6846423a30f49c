// The possible parents of one child by their sequence: those of one have the same mut(c | m) and differ from the child in
// the same choice, so that their weights are summed first and meet π̂ as one (METHOD §3). Buffers. Hot: plain loads.

import type { Lineage } from '../../lineage/lineage.ts';
import type { MutationLaw } from '../../lineage/mutation-law.ts';
import { type Creation, EPSILON } from '../../lineage/replay.ts';
import { float64At, int32At } from '../../shared/columns.ts';
import { sequenceLength } from '../../trace/sequences.ts';
import type { Trace } from '../../trace/trace.ts';

export class ParentSequences {
  /** Number of sequences; the arrays below hold that many. */
  count = 0;
  readonly sequence: Int32Array;
  /** Position mutated (0-based), −1 for an equal sequence, −2 for a recorded parent at distance ≥ 2. */
  readonly position: Int32Array;
  /**
   * Selection probability, the posterior weight where parents are recorded, of the members that the child is better than,
   * and of the others. Times `factorOf` they are posterior weights under π̂.
   */
  readonly surpassed: Float64Array;
  readonly unsurpassed: Float64Array;
  private readonly trace: Trace;
  private readonly isRecorded: boolean;
  private scale = 0;
  /** mut under π̂, index position + 1; the first, of an equal sequence, by the child's length. */
  private readonly mutation: Float64Array;
  private readonly same: Float64Array;

  constructor(trace: Trace, lineage: Lineage, law: MutationLaw, weights: Float64Array) {
    const most = lineage.source === 'recorded' ? 1 : lineage.model.population;
    this.sequence = new Int32Array(most);
    this.position = new Int32Array(most);
    this.surpassed = new Float64Array(most);
    this.unsurpassed = new Float64Array(most);
    this.trace = trace;
    this.isRecorded = lineage.source === 'recorded';
    this.mutation = new Float64Array(weights.length + 1);
    for (let position = 0; position < weights.length; position++)
      this.mutation[position + 1] = float64At(weights, position) * law.drawProbability(position);
    this.same = sameProbabilities(law, this.mutation);
  }

  /** Those of a creation. */
  of(creation: Creation): this {
    const { child, uniform } = creation;
    const { trace, isRecorded, mutation } = this;
    mutation[0] = float64At(this.same, sequenceLength(trace.sequences, int32At(trace.sequence, child)));
    // A recorded parent is certain.
    const total = this.sum(creation, isRecorded ? creation.weight : creation.selection);
    this.scale = isRecorded ? 0 : (1 - EPSILON) / ((1 - EPSILON) * total + EPSILON * uniform);
    return this;
  }

  /** What turns the sums of those with a mutated position into posterior weights. */
  factorOf(position: number): number {
    return this.isRecorded ? 1 : this.scale * (this.mutation[position + 1] as number);
  }

  /** Sums by sequence; the total of these times mut under π̂. */
  private sum({ child, count, member, position }: Creation, chances: Float64Array): number {
    const { mutation } = this;
    const { sequence, quality } = this.trace;
    const reached = float64At(quality, child);
    let index = 0;
    let total = 0;
    for (let slot = 0; slot < count; index++) {
      const parent = sequence[member[slot] as number] as number;
      const mutated = position[slot] as number;
      this.sequence[index] = parent;
      this.position[index] = mutated;
      let surpassed = 0;
      let unsurpassed = 0;
      for (; slot < count; slot++) {
        const candidate = member[slot] as number;
        if (sequence[candidate] !== parent) break;
        if (reached > (quality[candidate] as number)) surpassed += chances[slot] as number;
        else unsurpassed += chances[slot] as number;
      }
      this.surpassed[index] = surpassed;
      this.unsurpassed[index] = unsurpassed;
      if (mutated >= -1) total += (surpassed + unsurpassed) * (mutation[mutated + 1] as number);
    }
    this.count = index;
    return total;
  }
}

/** Σ π̂_i d_i by length if an equal child is possible (redraw), else 0; `mutation`: π̂_i d_i at i + 1. */
function sameProbabilities(law: MutationLaw, mutation: Float64Array): Float64Array {
  const same = new Float64Array(mutation.length);
  for (let length = 1; length < same.length; length++)
    same[length] = float64At(same, length - 1) + float64At(mutation, length);
  return same.map((value, length) => (law.probability(length, -1) > 0 ? value : 0));
}
