// In which order were objects requested last, and which of them does each capacity's cache hold?
//
// Hot: every request of every policy upon LRU passes here. A request makes an object the newest at every capacity that
// holds it: one doubly linked list serves all, with a set of the holders by object. What a cache lets go is its oldest:
// each has a mark at its oldest object, which moves on to the next newer one that it holds. A mark passes each place in
// the order once at most, so that a request costs O(1) at each capacity, whatever the sets are. Plain loads: checked
// ones are too many to be inlined, and the naive references of the tests hold every index to be within.

import type { Room } from './contract.ts';
import { firstOf, lowest } from './sets.ts';

/** Four numbers an object, which stand in one line of memory. Each list is a ring through its head, the oldest first. */
const SHIFT = 2;
const STRIDE = 1 << SHIFT;
const OLDER = 1;
/** The caches that hold the object in the lower half, those whose mark is at it in the upper. */
const SETS = 2;
/** A set that is the user's in the lower half, the object's list in the upper. */
const MORE = 3;
const HALF = 16;
const LOWER = 0xffff;
const NONE = -1;

export class RecencyOrder {
  /** The lists' heads, then the objects. */
  private readonly cells: Int32Array;
  private readonly heads: number;
  /** By list and cache, the cell of its oldest object there. */
  private readonly marks: Int32Array;
  /** By list, the caches that hold nothing of it. */
  private readonly empty: Int32Array;
  private readonly caches: number;

  /** An object is in one of the lists, or in none yet. */
  constructor({ objects, capacities, memory }: Room, lists = 1) {
    this.heads = STRIDE * lists;
    this.caches = capacities.length;
    this.cells = memory.column(this.heads + STRIDE * objects, 0);
    for (let cell = 0; cell < this.cells.length; cell += STRIDE) {
      this.cells[cell] = cell;
      this.cells[cell + OLDER] = cell;
    }
    this.marks = new Int32Array(lists * this.caches).fill(NONE);
    this.empty = new Int32Array(lists).fill(firstOf(this.caches));
  }

  /** The caches that hold an object. */
  holders(object: number): number {
    return (this.cells[this.heads + (object << SHIFT) + SETS] as number) & LOWER;
  }

  /** Another set of caches, the user's own. */
  others(object: number): number {
    return (this.cells[this.heads + (object << SHIFT) + MORE] as number) & LOWER;
  }

  setOthers(object: number, set: number): void {
    const { cells } = this;
    const at = this.heads + (object << SHIFT) + MORE;
    cells[at] = ((cells[at] as number) & ~LOWER) | set;
  }

  /** The caches that hold nothing of a list. */
  lacking(list: number): number {
    return this.empty[list] as number;
  }

  /** Makes an object the newest of a list, out of whichever it was in. */
  renew(object: number, list = 0): void {
    const { cells } = this;
    const cell = this.heads + (object << SHIFT);
    const head = STRIDE * list;
    const newer = cells[cell] as number;
    if (newer === head) return;
    const marked = (cells[cell + SETS] as number) >>> HALF;
    const from = (cells[cell + MORE] as number) >> HALF;
    if (marked !== 0) this.passMarks(cell, marked, from, from === list);
    // An object that is not in a list yet is linked to itself.
    const older = cells[cell + OLDER] as number;
    cells[newer + OLDER] = older;
    cells[older] = newer;
    const front = cells[head + OLDER] as number;
    cells[cell] = head;
    cells[cell + OLDER] = front;
    cells[front] = cell;
    cells[head + OLDER] = cell;
    if (from !== list) this.enter(cell, list);
  }

  /** Has caches hold an object that is the newest of its list. */
  hold(caches: number, object: number): void {
    const { cells } = this;
    const cell = this.heads + (object << SHIFT);
    const list = (cells[cell + MORE] as number) >> HALF;
    cells[cell + SETS] = (cells[cell + SETS] as number) | caches;
    const first = caches & (this.empty[list] as number);
    if (first !== 0) this.begin(cell, first, list);
  }

  /** The oldest object of a list that a cache holds, −1 for none. */
  oldest(cache: number, list = 0): number {
    const cell = this.marks[list * this.caches + cache] as number;
    return cell === NONE ? NONE : (cell - this.heads) >> SHIFT;
  }

  /** Takes its oldest object of a list from a cache that has one. */
  release(cache: number, list = 0): number {
    const { cells, heads, marks } = this;
    const at = list * this.caches + cache;
    const cell = marks[at] as number;
    const bit = 1 << cache;
    cells[cell + SETS] = (cells[cell + SETS] as number) & ~(bit | (bit << HALF));
    let next = cells[cell] as number;
    while (next >= heads) {
      const sets = cells[next + SETS] as number;
      if ((sets & bit) !== 0) {
        marks[at] = next;
        cells[next + SETS] = sets | (bit << HALF);
        return (cell - heads) >> SHIFT;
      }
      next = cells[next] as number;
    }
    this.unmark(cache, list);
    return (cell - heads) >> SHIFT;
  }

  /** Moves the marks at an object that is about to become the newest; where there is no newer one they stay, or end. */
  private passMarks(cell: number, marked: number, list: number, isStaying: boolean): void {
    const { cells } = this;
    for (let rest = marked; rest !== 0; rest &= rest - 1) {
      const cache = lowest(rest);
      const next = this.nextHeld(cell, cache);
      if (next < this.heads && isStaying) continue;
      cells[cell + SETS] = (cells[cell + SETS] as number) & ~(1 << (cache + HALF));
      if (next < this.heads) this.unmark(cache, list);
      else this.mark(next, cache, list);
    }
  }

  /** Notes the list that an object has come to. */
  private enter(cell: number, list: number): void {
    const { cells } = this;
    cells[cell + MORE] = ((cells[cell + MORE] as number) & LOWER) | (list << HALF);
    const first = (cells[cell + SETS] as number) & (this.empty[list] as number);
    if (first !== 0) this.begin(cell, first, list);
  }

  /** Marks the first object of a list in caches that had none. */
  private begin(cell: number, caches: number, list: number): void {
    for (let rest = caches; rest !== 0; rest &= rest - 1) this.mark(cell, lowest(rest), list);
  }

  private mark(cell: number, cache: number, list: number): void {
    this.marks[list * this.caches + cache] = cell;
    this.cells[cell + SETS] = (this.cells[cell + SETS] as number) | (1 << (cache + HALF));
    this.empty[list] = (this.empty[list] as number) & ~(1 << cache);
  }

  private unmark(cache: number, list: number): void {
    this.marks[list * this.caches + cache] = NONE;
    this.empty[list] = (this.empty[list] as number) | (1 << cache);
  }

  /** Cell of the next newer object that a cache holds in the list; the list's head for none. */
  private nextHeld(cell: number, cache: number): number {
    const { cells, heads } = this;
    let next = cells[cell] as number;
    while (next >= heads && (((cells[next + SETS] as number) >> cache) & 1) === 0)
      next = cells[next] as number;
    return next;
  }
}
