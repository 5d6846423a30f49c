// Which prefixes may a child's parent carry, and how probably? (METHOD §6 Donors)
//
// A parent that differs from the child at one position behind the prefix, or nowhere, carries the child's own; others carry
// one that no parent of another sequence does. So the weights are summed by position and sequence, as the members stand
// together, and no prefix has to be looked up again. Hot: plain loads of what is within.

import type { Creation } from '../../lineage/replay.ts';
import type { Trace } from '../../trace/trace.ts';
import type { Donation } from './donations.ts';
import { NO_PREFIX, type Prefixes } from './prefixes.ts';

export class CarriedPrefixes {
  private readonly sequence: Int32Array;
  private readonly ofSequence: Int32Array;
  private readonly prefixLength: number;
  private readonly donation: Donation;

  /** `most`: possible parents of one child. */
  constructor(trace: Trace, prefixes: Prefixes, most: number) {
    this.sequence = trace.sequence;
    this.ofSequence = prefixes.ofSequence;
    this.prefixLength = prefixes.length;
    this.donation = { length: 0, prefixIds: new Int32Array(most), weights: new Float64Array(most) };
  }

  /** Those of one creation, valid until the next call. */
  of({ count, weight, member, position }: Creation): Donation {
    const { sequence, prefixLength } = this;
    this.donation.length = 0;
    let ownSlot = -1;
    let own = 0;
    for (let slot = 0; slot < count; ) {
      const mutated = position[slot] as number;
      if (mutated < 0 || mutated >= prefixLength) {
        own += weight[slot] as number;
        ownSlot = slot++;
        continue;
      }
      const parent = sequence[member[slot] as number] as number;
      let other = 0;
      do other += weight[slot++] as number;
      while (slot < count && sequence[member[slot] as number] === parent);
      this.add(parent, other);
    }
    if (ownSlot >= 0) this.add(sequence[member[ownSlot] as number] as number, own);
    return this.donation;
  }

  private add(sequence: number, weight: number): void {
    const { donation } = this;
    const prefixId = this.ofSequence[sequence] as number;
    if (prefixId === NO_PREFIX || weight === 0) return;
    donation.prefixIds[donation.length] = prefixId;
    donation.weights[donation.length++] = weight;
  }
}
