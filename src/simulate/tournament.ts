// Who is the parent? The best of s members drawn without replacement (Algorithm 1), in O(s).
//
// Floyd's algorithm (Bentley & Floyd, CACM 30, 1987) draws s different of P slots with s random numbers: for
// j = P − s … P − 1 take a slot t of 0 … j, or j itself where t is taken. Equals are told apart by lot.

import { float64At, int32At } from '../shared/columns.ts';
import type { Random } from '../stats/random.ts';
import type { Population } from './population.ts';

export class Tournament {
  private readonly sample: number;
  private readonly random: Random;
  /** The last draw that took each slot. */
  private readonly taken: Int32Array;
  private draws = 0;

  constructor(capacity: number, sample: number, random: Random) {
    this.sample = sample;
    this.random = random;
    this.taken = new Int32Array(capacity).fill(-1);
  }

  /** The slot of the parent in a full population. */
  select({ size, quality }: Population): number {
    const { sample, random, taken } = this;
    const draw = this.draws++;
    let best = -1;
    let equals = 1;
    for (let last = size - sample; last < size; last++) {
      let slot = random.integer(last + 1);
      if (int32At(taken, slot) === draw) slot = last;
      taken[slot] = draw;
      const difference = best < 0 ? 1 : float64At(quality, slot) - float64At(quality, best);
      if (difference > 0) {
        best = slot;
        equals = 1;
      } else if (difference === 0 && random.integer(++equals) === 0) {
        best = slot;
      }
    }
    return best;
  }
}
