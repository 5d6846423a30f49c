// A growing column of small numbers, of the narrowest type that holds them so far. Hot: plain loops.

import { type Estimate, nextCapacity } from '../shared/columns.ts';
import { sharedMemory } from '../shared/memory.ts';
import { type ChoiceCodes, narrowest } from './sequences.ts';

const LARGEST = [0xff, 0xffff, Number.POSITIVE_INFINITY];

export class CodeColumn {
  private values: ChoiceCodes = new Uint8Array(8192);
  private largest = 0xff;
  private readonly estimate: Estimate | undefined;
  length = 0;

  constructor(estimate?: Estimate) {
    this.estimate = estimate;
  }

  /** Adds the first `count` of some codes. */
  append(codes: Int32Array, count: number): void {
    // As wide as the widest of them.
    let bits = 0;
    for (let index = 0; index < count; index++) bits |= codes[index] as number;
    if (bits > this.largest) this.move(bits, this.values.length);
    const end = this.length + count;
    if (end > this.values.length)
      this.move(this.largest, Math.max(end, nextCapacity(this.length, this.estimate)));
    const { values, length } = this;
    for (let index = 0; index < count; index++) values[length + index] = codes[index] as number;
    this.length = end;
  }

  /** Whether the first `count` of some codes stand from `from` on. */
  matches(from: number, codes: Int32Array, count: number): boolean {
    const { values } = this;
    for (let index = 0; index < count; index++) {
      if (values[from + index] !== codes[index]) return false;
    }
    return true;
  }

  /** The codes, the column's own memory. */
  finish(): ChoiceCodes {
    return this.values.subarray(0, this.length);
  }

  private move(largest: number, capacity: number): void {
    const moved = narrowest(largest, capacity, sharedMemory);
    moved.set(this.finish());
    this.values = moved;
    this.largest = LARGEST.find(limit => limit >= largest) ?? Number.POSITIVE_INFINITY;
  }
}
