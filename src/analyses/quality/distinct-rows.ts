// Which rows of numbers occur, and how often? Equal rows are kept once, as codes of their numbers.
//
// Rows hold few distinct numbers, so that a code of two bytes stands for a double until there are 65,536 of them. Rows
// are found by hashing their codes; a hash is only a hint, the codes decide. Hot: runs once a child of the search.

import { float64At, int32At } from '../../shared/columns.ts';
import { codeAt } from '../../trace/sequences.ts';
import { NumberCodes } from './number-codes.ts';

/** Codes of two bytes while they suffice. */
export type Codes = Uint16Array | Int32Array;

export interface RowTable {
  readonly rows: number;
  /** How often each row occurred. */
  readonly times: Int32Array;
  /** Row by row: the code of each number. */
  readonly codes: Codes;
  /** The numbers by code. */
  readonly numbers: Float64Array;
}

export class DistinctRows {
  /** The row to be added next. */
  readonly pending: Float64Array;
  private readonly coded: Int32Array;
  private readonly most: number;
  private readonly dictionary = new NumberCodes();
  private rows = 0;
  private codes: Codes;
  private times: Int32Array;
  private slots = new Int32Array(2048).fill(-1);

  /** Rows of `width` numbers, of which at most `most` will be added. */
  constructor(width: number, most: number) {
    const capacity = Math.min(1024, most);
    this.pending = new Float64Array(width);
    this.coded = new Int32Array(width);
    this.most = most;
    this.codes = new Uint16Array(capacity * width);
    this.times = new Int32Array(capacity);
  }

  /** Adds the pending row. */
  add(): void {
    for (let index = 0; index < this.coded.length; index++) {
      this.coded[index] = this.dictionary.of(float64At(this.pending, index));
    }
    if (this.dictionary.count > 65536 && this.codes instanceof Uint16Array) {
      this.codes = new Int32Array(this.codes);
    }
    let slot = hashCodes(this.coded, 0, this.coded.length) & (this.slots.length - 1);
    for (let row = int32At(this.slots, slot); row >= 0; row = int32At(this.slots, slot)) {
      if (this.isPending(row)) {
        this.times[row] = int32At(this.times, row) + 1;
        return;
      }
      slot = (slot + 1) & (this.slots.length - 1);
    }
    this.append(slot);
  }

  finish(): RowTable {
    const { rows } = this;
    return {
      rows,
      times: this.times.subarray(0, rows),
      codes: this.codes.subarray(0, rows * this.pending.length),
      numbers: this.dictionary.finish(),
    };
  }

  private append(slot: number): void {
    const row = this.rows++;
    if (row === this.times.length) this.growColumns(Math.min(row * 2, this.most));
    this.slots[slot] = row;
    this.times[row] = 1;
    this.codes.set(this.coded, row * this.coded.length);
    if (this.rows * 2 > this.slots.length) this.growSlots();
  }

  private isPending(row: number): boolean {
    const from = row * this.coded.length;
    for (let index = 0; index < this.coded.length; index++) {
      if (this.codes[from + index] !== this.coded[index]) return false;
    }
    return true;
  }

  private growColumns(capacity: number): void {
    const { codes, times } = this;
    const size = capacity * this.coded.length;
    this.codes = codes instanceof Uint16Array ? new Uint16Array(size) : new Int32Array(size);
    this.times = new Int32Array(capacity);
    this.codes.set(codes);
    this.times.set(times);
  }

  private growSlots(): void {
    const width = this.coded.length;
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
