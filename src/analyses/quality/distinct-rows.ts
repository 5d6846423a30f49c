// Which rows of numbers occur, and how often? Equal rows are kept once, found by hashing their bits.
//
// A hash is only a hint, the numbers decide. Hot: runs once a child of the search.

import { float64At, int32At } from '../../shared/columns.ts';

export class DistinctRows {
  /** The row to be added next. */
  readonly pending: Float64Array;
  private readonly bits: Int32Array;
  private readonly most: number;
  private rows = 0;
  private values: Float64Array;
  private hashes: Int32Array;
  private times: Int32Array;
  private slots = new Int32Array(2048).fill(-1);

  /** Rows of `width` numbers, of which at most `most` will be added. */
  constructor(width: number, most: number) {
    const capacity = Math.min(1024, most);
    this.pending = new Float64Array(width);
    this.bits = new Int32Array(this.pending.buffer);
    this.most = most;
    this.values = new Float64Array(capacity * width);
    this.hashes = new Int32Array(capacity);
    this.times = new Int32Array(capacity);
  }

  add(): void {
    const hash = this.hashPending();
    let slot = hash & (this.slots.length - 1);
    for (let row = int32At(this.slots, slot); row >= 0; row = int32At(this.slots, slot)) {
      if (this.hashes[row] === hash && this.isPending(row)) {
        this.times[row] = int32At(this.times, row) + 1;
        return;
      }
      slot = (slot + 1) & (this.slots.length - 1);
    }
    this.append(slot, hash);
  }

  /** Row by row, and how often each occurred. */
  finish(): { rows: number; values: Float64Array; times: Int32Array } {
    const { rows } = this;
    return {
      rows,
      values: this.values.subarray(0, rows * this.pending.length),
      times: this.times.subarray(0, rows),
    };
  }

  private append(slot: number, hash: number): void {
    const row = this.rows++;
    const width = this.pending.length;
    if (row === this.times.length) this.growColumns(Math.min(row * 2, this.most));
    this.slots[slot] = row;
    this.hashes[row] = hash;
    this.times[row] = 1;
    for (let index = 0; index < width; index++)
      this.values[row * width + index] = float64At(this.pending, index);
    if (this.rows * 2 > this.slots.length) this.growSlots();
  }

  private isPending(row: number): boolean {
    const from = row * this.pending.length;
    for (let index = 0; index < this.pending.length; index++) {
      if (float64At(this.values, from + index) !== float64At(this.pending, index)) return false;
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

  private growColumns(capacity: number): void {
    const { values, hashes, times } = this;
    this.values = new Float64Array(capacity * this.pending.length);
    this.hashes = new Int32Array(capacity);
    this.times = new Int32Array(capacity);
    this.values.set(values);
    this.hashes.set(hashes);
    this.times.set(times);
  }

  private growSlots(): void {
    const slots = new Int32Array(this.slots.length * 2).fill(-1);
    for (let row = 0; row < this.rows; row++) {
      let slot = int32At(this.hashes, row) & (slots.length - 1);
      while (int32At(slots, slot) >= 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = row;
    }
    this.slots = slots;
  }
}
