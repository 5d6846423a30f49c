// In which order were objects requested last, and which of them does each capacity's cache hold?
//
// Hot: every request of every policy upon LRU passes here. A request makes an object the newest at every capacity that
// holds it: one doubly linked list serves all, with a set of the holders by object. What a cache lets go is its oldest:
// each has a mark at its oldest object, which moves on to the next newer one that it holds. A mark passes each place in
// the order once at most, so that a request costs O(1) at each capacity, whatever the sets are. Plain loads: checked
// ones are too many to be inlined, and the naive references of the tests hold every index to be within.

import type { Room } from './contract.ts';
import { firstOf, lowest } from './sets.ts';

/** Four places an object, which stand in one line of memory: a ring through the head, the oldest first, and sets. */
const SHIFT = 2;
const STRIDE = 1 << SHIFT;
const OLDER = 1;
/** The caches that hold the object in the lower half, those whose mark is at it in the upper. */
const SETS = 2;
const HALF = 16;
const LOWER = 0xffff;
const HEAD = 0;
const NONE = -1;

export class RecencyOrder {
  /** The list's head, then the objects. */
  private readonly cells: Int32Array;
  /** By cache, the cell of its oldest object. */
  private readonly marks: Int32Array;
  /** The caches that hold nothing. */
  private empty: number;

  constructor({ objects, memory }: Room, caches: number) {
    this.cells = memory.column(STRIDE * (objects + 1), 0);
    // An object that is not in the list yet is linked to itself.
    for (let cell = 0; cell < this.cells.length; cell += STRIDE) {
      this.cells[cell] = cell;
      this.cells[cell + OLDER] = cell;
    }
    this.marks = new Int32Array(caches).fill(NONE);
    this.empty = firstOf(caches);
  }

  /** The caches that hold an object. */
  holders(object: number): number {
    return (this.cells[((object + 1) << SHIFT) + SETS] as number) & LOWER;
  }

  /** Makes an object the newest. */
  renew(object: number): void {
    const { cells } = this;
    const cell = (object + 1) << SHIFT;
    const newer = cells[cell] as number;
    if (newer === HEAD) return;
    const marked = (cells[cell + SETS] as number) >>> HALF;
    if (marked !== 0) this.passMarks(cell, marked);
    const older = cells[cell + OLDER] as number;
    cells[newer + OLDER] = older;
    cells[older] = newer;
    const front = cells[HEAD + OLDER] as number;
    cells[cell] = HEAD;
    cells[cell + OLDER] = front;
    cells[front] = cell;
    cells[HEAD + OLDER] = cell;
  }

  /** Has caches hold an object that is the newest. */
  hold(caches: number, object: number): void {
    const { cells } = this;
    const cell = (object + 1) << SHIFT;
    cells[cell + SETS] = (cells[cell + SETS] as number) | caches;
    const first = caches & this.empty;
    if (first === 0) return;
    for (let rest = first; rest !== 0; rest &= rest - 1) this.marks[lowest(rest)] = cell;
    cells[cell + SETS] = (cells[cell + SETS] as number) | (first << HALF);
    this.empty &= ~first;
  }

  /** Takes its oldest object from a cache that has one. */
  release(cache: number): number {
    const { cells, marks } = this;
    const cell = marks[cache] as number;
    const bit = 1 << cache;
    cells[cell + SETS] = (cells[cell + SETS] as number) & ~(bit | (bit << HALF));
    const next = this.nextHeld(cell, cache);
    if (next === HEAD) this.empty |= bit;
    else {
      marks[cache] = next;
      cells[next + SETS] = (cells[next + SETS] as number) | (bit << HALF);
    }
    return (cell >> SHIFT) - 1;
  }

  /** Moves the marks at an object that is about to become the newest; where there is no newer one they stay. */
  private passMarks(cell: number, marked: number): void {
    const { cells, marks } = this;
    for (let rest = marked; rest !== 0; rest &= rest - 1) {
      const cache = lowest(rest);
      const next = this.nextHeld(cell, cache);
      if (next === HEAD) continue;
      cells[cell + SETS] = (cells[cell + SETS] as number) & ~(1 << (cache + HALF));
      marks[cache] = next;
      cells[next + SETS] = (cells[next + SETS] as number) | (1 << (cache + HALF));
    }
  }

  /** Cell of the next newer object that a cache holds; the head for none. */
  private nextHeld(cell: number, cache: number): number {
    const { cells } = this;
    let next = cells[cell] as number;
    while (next !== HEAD && (((cells[next + SETS] as number) >> cache) & 1) === 0)
      next = cells[next] as number;
    return next;
  }
}
