// A map from pairs of non-negative integers to integers, in typed arrays: 12 bytes an entry and no objects.
//
// Open addressing with linear probing, at most two thirds full, doubling. Entries are set and set anew, never removed.

import { int32At } from '../shared/columns.ts';
import { chain } from './hash.ts';

const EMPTY = -1;

export class IntPairMap {
  private capacity = 1024;
  private first = new Int32Array(this.capacity).fill(EMPTY);
  private second = new Int32Array(this.capacity);
  private values = new Int32Array(this.capacity);
  private entries = 0;

  /** The value, −1 where there is none. */
  get(a: number, b: number): number {
    const slot = this.slotOf(a, b);
    return int32At(this.first, slot) === EMPTY ? -1 : int32At(this.values, slot);
  }

  set(a: number, b: number, value: number): void {
    const slot = this.slotOf(a, b);
    const isNew = int32At(this.first, slot) === EMPTY;
    this.first[slot] = a;
    this.second[slot] = b;
    this.values[slot] = value;
    if (isNew && ++this.entries * 3 > this.capacity * 2) this.grow();
  }

  /** Where the pair stands, or where it would. */
  private slotOf(a: number, b: number): number {
    const mask = this.capacity - 1;
    let slot = chain(chain(0, a), b) & mask;
    for (;;) {
      const found = int32At(this.first, slot);
      if (found === EMPTY || (found === a && int32At(this.second, slot) === b)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  private grow(): void {
    const { first, second, values } = this;
    this.capacity *= 2;
    this.first = new Int32Array(this.capacity).fill(EMPTY);
    this.second = new Int32Array(this.capacity);
    this.values = new Int32Array(this.capacity);
    for (let old = 0; old < first.length; old++) {
      const a = int32At(first, old);
      if (a === EMPTY) continue;
      const slot = this.slotOf(a, int32At(second, old));
      this.first[slot] = a;
      this.second[slot] = int32At(second, old);
      this.values[slot] = int32At(values, old);
    }
  }
}
