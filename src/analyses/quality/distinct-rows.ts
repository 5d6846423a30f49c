// Which rows of numbers occur, and how often? Equal rows are kept once, found by hashing their bits.
//
// A hash is only a hint, the numbers decide. Hot: runs once a child of the search.

import { Float64Column, float64At, Int32Column, int32At } from '../../shared/columns.ts';

export class DistinctRows {
  /** The row to be added next. */
  readonly pending: Float64Array;
  private readonly bits: Int32Array;
  private readonly values = new Float64Column();
  private readonly hashes = new Int32Column();
  private times = new Int32Array(1024);
  private slots = new Int32Array(2048).fill(-1);

  constructor(width: number) {
    this.pending = new Float64Array(width);
    this.bits = new Int32Array(this.pending.buffer);
  }

  add(): void {
    const hash = this.hashPending();
    let slot = hash & (this.slots.length - 1);
    for (let row = int32At(this.slots, slot); row >= 0; row = int32At(this.slots, slot)) {
      if (this.hashes.get(row) === hash && this.isPending(row)) {
        this.times[row] = int32At(this.times, row) + 1;
        return;
      }
      slot = (slot + 1) & (this.slots.length - 1);
    }
    this.append(slot, hash);
  }

  /** Row by row, and how often each occurred. */
  finish(): { rows: number; values: Float64Array; times: Int32Array } {
    const rows = this.hashes.length;
    return { rows, values: this.values.finish(), times: this.times.slice(0, rows) };
  }

  private append(slot: number, hash: number): void {
    const row = this.hashes.length;
    this.slots[slot] = row;
    this.hashes.push(hash);
    for (const value of this.pending) this.values.push(value);
    if (row === this.times.length) {
      const grown = new Int32Array(row * 2);
      grown.set(this.times);
      this.times = grown;
    }
    this.times[row] = 1;
    if (this.hashes.length * 2 > this.slots.length) this.grow();
  }

  private isPending(row: number): boolean {
    const from = row * this.pending.length;
    for (let index = 0; index < this.pending.length; index++) {
      if (this.values.get(from + index) !== float64At(this.pending, index)) return false;
    }
    return true;
  }

  private hashPending(): number {
    let hash = 0;
    for (let index = 0; index < this.bits.length; index++) {
      hash = Math.imul(hash ^ int32At(this.bits, index), 0x85ebca6b);
      hash ^= hash >>> 15;
    }
    return hash;
  }

  private grow(): void {
    const slots = new Int32Array(this.slots.length * 2).fill(-1);
    for (let row = 0; row < this.hashes.length; row++) {
      let slot = this.hashes.get(row) & (slots.length - 1);
      while (int32At(slots, slot) >= 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = row;
    }
    this.slots = slots;
  }
}
