// Which rows of codes occur? Equal rows are kept once and numbered in the order in which they were met.
//
// Codes take two bytes until there is a larger one. Rows are found by hashing their codes; a hash is only a hint, the codes
// decide. Hot: runs several times a child of the search.

import { int32At } from '../../shared/columns.ts';
import { codeAt } from '../../trace/sequences.ts';

/** Codes of two bytes while they suffice. */
export type Codes = Uint16Array | Int32Array;

const LARGEST_SHORT = 0xffff;

export class DistinctCodes {
  /** The row to be added next; codes are from 0 on. */
  readonly pending: Int32Array;
  /** Number of distinct rows. */
  rows = 0;
  private readonly most: number;
  private codes: Codes;
  private slots = new Int32Array(2048).fill(-1);

  /** Rows of `width` codes, of which at most `most` will be added. */
  constructor(width: number, most: number) {
    this.pending = new Int32Array(width);
    this.most = most;
    this.codes = new Uint16Array(Math.min(1024, most) * width);
  }

  /** Adds the pending row; the number of the row that is equal to it. */
  add(): number {
    const { pending, slots } = this;
    let slot = hashCodes(pending, 0, pending.length) & (slots.length - 1);
    for (let row = int32At(slots, slot); row >= 0; row = int32At(slots, slot)) {
      if (this.isPending(row)) return row;
      slot = (slot + 1) & (slots.length - 1);
    }
    return this.append(slot);
  }

  /** The codes, row by row. */
  finish(): Codes {
    return this.codes.subarray(0, this.rows * this.pending.length);
  }

  private append(slot: number): number {
    const row = this.rows++;
    const from = row * this.pending.length;
    if (from === this.codes.length) this.growCodes(Math.min(row * 2, this.most));
    this.slots[slot] = row;
    this.pending.forEach((code, index) => {
      if (code > LARGEST_SHORT && this.codes instanceof Uint16Array) this.codes = new Int32Array(this.codes);
      this.codes[from + index] = code;
    });
    if (this.rows * 2 > this.slots.length) this.growSlots();
    return row;
  }

  private isPending(row: number): boolean {
    const { codes, pending } = this;
    const from = row * pending.length;
    for (let index = 0; index < pending.length; index++) {
      if (codes[from + index] !== pending[index]) return false;
    }
    return true;
  }

  private growCodes(capacity: number): void {
    const { codes } = this;
    const size = capacity * this.pending.length;
    this.codes = codes instanceof Uint16Array ? new Uint16Array(size) : new Int32Array(size);
    this.codes.set(codes);
  }

  private growSlots(): void {
    const width = this.pending.length;
    const slots = new Int32Array(this.slots.length * 2).fill(-1);
    for (let row = 0; row < this.rows; row++) {
      let slot = hashCodes(this.codes, row * width, width) & (slots.length - 1);
      while (int32At(slots, slot) >= 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = row;
    }
    this.slots = slots;
  }
}

function hashCodes(codes: Codes, from: number, width: number): number {
  let hash = 0;
  for (let index = from; index < from + width; index++) {
    hash = Math.imul(hash ^ codeAt(codes, index), 0x85ebca6b);
    hash ^= hash >>> 15;
  }
  return hash;
}
