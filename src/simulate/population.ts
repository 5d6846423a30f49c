// Who can be a parent? The P members of the population, and who leaves when one joins (Algorithm 1).
//
// `oldest` leaves as in the paper: the members are always the last P successes. `worst` and `random` are the nulls of
// that ageing; there the newcomer itself may be the one that leaves. Of equally bad members the oldest leaves.

import { float64At, int32At } from '../shared/columns.ts';
import { MinHeap } from '../shared/min-heap.ts';
import type { Random } from '../stats/random.ts';

export type Retirement = 'oldest' | 'worst' | 'random';

/** Members stand in slots 0 … size − 1, in no order that means anything. */
export class Population {
  readonly capacity: number;
  readonly quality: Float64Array;
  /** The number that each member's evaluation has in creation order. */
  readonly id: Int32Array;
  /** Choice indices, `positions` a slot. */
  readonly architectures: Int32Array;
  size = 0;
  private readonly positions: number;
  private readonly retirement: Retirement;
  private readonly random: Random;
  private readonly joined: Int32Array;
  private readonly worst: MinHeap;
  private arrivals = 0;

  constructor(capacity: number, positions: number, retirement: Retirement, random: Random) {
    this.capacity = capacity;
    this.positions = positions;
    this.retirement = retirement;
    this.random = random;
    this.quality = new Float64Array(capacity);
    this.id = new Int32Array(capacity);
    this.joined = new Int32Array(capacity);
    this.architectures = new Int32Array(capacity * positions);
    this.worst = new MinHeap((a, b) => {
      const difference = float64At(this.quality, a) - float64At(this.quality, b);
      return difference < 0 || (difference === 0 && int32At(this.joined, a) < int32At(this.joined, b));
    });
  }

  get full(): boolean {
    return this.size === this.capacity;
  }

  /** A success joins; once the population is full another leaves. */
  join(id: number, quality: number, architectures: Int32Array, offset: number): void {
    const slot = this.full ? this.freeSlot(quality) : this.size++;
    if (slot < 0) return;
    this.id[slot] = id;
    this.quality[slot] = quality;
    this.joined[slot] = this.arrivals++;
    const from = architectures.subarray(offset, offset + this.positions);
    this.architectures.set(from, slot * this.positions);
    if (this.retirement === 'worst') this.worst.push(slot);
  }

  /** The slot that a member leaves, −1 when the newcomer is the one that goes. */
  private freeSlot(quality: number): number {
    switch (this.retirement) {
      case 'oldest':
        return this.arrivals % this.capacity;
      case 'random': {
        const slot = this.random.integer(this.capacity + 1);
        return slot === this.capacity ? -1 : slot;
      }
      case 'worst': {
        const slot = this.worst.peek() ?? -1;
        if (slot < 0 || quality < float64At(this.quality, slot)) return -1;
        this.worst.pop();
        return slot;
      }
    }
  }
}
