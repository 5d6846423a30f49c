// Which rows of four numbers occur? Equal rows are kept once and numbered in the order in which they were met.
//
// Rows are found by hashing a sum of their numbers, each times a factor of its place; a hash is only a hint, the numbers
// decide. −0 is 0, NaN is not to be added. Hot: runs several times a child of the search.

import { int32At } from '../../shared/columns.ts';

export const QUAD = 4;

const FACTOR_A = 0.7548776662466927;
const FACTOR_B = 0.5698402909980532;
const FACTOR_C = 0.4301597090019468;
const FACTOR_D = 0.3247179572447461;

export class DistinctQuads {
  /** Number of distinct rows. */
  rows = 0;
  private numbers = new Float64Array(256 * QUAD);
  private slots = new Int32Array(1024).fill(-1);
  private readonly sum = new Float64Array(1);
  private readonly bits = new Int32Array(this.sum.buffer);

  /** The number of the row of the four numbers from a place on, added if it is new. */
  of(quads: Float64Array, from: number): number {
    const { numbers, slots } = this;
    const a = quads[from] as number;
    const b = quads[from + 1] as number;
    const c = quads[from + 2] as number;
    const d = quads[from + 3] as number;
    const mask = slots.length - 1;
    let slot = this.hash(quads, from) & mask;
    for (let row = slots[slot] as number; row >= 0; row = slots[slot] as number) {
      const at = row * QUAD;
      if (numbers[at] === a && numbers[at + 1] === b && numbers[at + 2] === c && numbers[at + 3] === d)
        return row;
      slot = (slot + 1) & mask;
    }
    return this.append(slot, quads, from);
  }

  /** The numbers, row by row. */
  finish(): Float64Array {
    return this.numbers.slice(0, this.rows * QUAD);
  }

  private append(slot: number, quads: Float64Array, from: number): number {
    const row = this.rows++;
    if (this.numbers.length === row * QUAD) {
      const grown = new Float64Array(this.numbers.length * 2);
      grown.set(this.numbers);
      this.numbers = grown;
    }
    this.numbers.set(quads.subarray(from, from + QUAD), row * QUAD);
    this.slots[slot] = row;
    if (this.rows * 2 > this.slots.length) this.growSlots();
    return row;
  }

  private growSlots(): void {
    const { numbers } = this;
    const slots = new Int32Array(this.slots.length * 2).fill(-1);
    for (let row = 0, at = 0; row < this.rows; row++, at += QUAD) {
      const hash = this.hash(numbers, at);
      let slot = hash & (slots.length - 1);
      while (int32At(slots, slot) >= 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = row;
    }
    this.slots = slots;
  }

  private hash(quads: Float64Array, from: number): number {
    const { sum, bits } = this;
    const first = (quads[from] as number) * FACTOR_A + (quads[from + 1] as number) * FACTOR_B;
    // The 0 makes a sum of negative zeros that of zeros.
    sum[0] = first + (quads[from + 2] as number) * FACTOR_C + (quads[from + 3] as number) * FACTOR_D + 0;
    const mixed = Math.imul((bits[0] as number) ^ Math.imul(bits[1] as number, 0x9e3779b1), 0x85ebca6b);
    return mixed ^ (mixed >>> 15);
  }
}
