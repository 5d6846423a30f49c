// In which order were objects requested last, and which of them does each capacity's cache hold?
//
// Hot: every request of every policy upon LRU passes here. A request makes an object the newest at every capacity that
// holds it: one doubly linked list serves all, with a set of the holders by object. What a cache lets go is its oldest:
// each has a mark at its oldest object, which moves on to the next newer one that it holds. A mark passes each place in
// the order once at most, so that a request costs O(1) at each capacity, whatever the sets are. Where some objects are to
// go before others there is a list for each class of them. Plain loads: checked ones are too many to be inlined, and the
// naive references of the tests hold every index to be within.

import type { Room } from './contract.ts';
import { firstOf, lowest } from './sets.ts';

/** Four places an object, which stand in one line of memory: a ring through its list's head, the oldest first, and sets. */
const SHIFT = 2;
const STRIDE = 1 << SHIFT;
const OLDER = 1;
/** The caches that hold the object in the lower half, those whose mark is at it in the upper. */
const SETS = 2;
/** The head of the object's list. */
const LIST = 3;
const HALF = 16;
/** A list has so many marks, as a power of two. */
const MARKS_SHIFT = 4;
const LOWER = 0xffff;
const NONE = -1;

export class RecencyOrder {
  /** The objects, then the lists' heads. */
  private readonly cells: Int32Array;
  private readonly firstHead: number;
  /** By list, then by cache, the cell of its oldest object. */
  private readonly marks: Int32Array;
  /** By list, the caches that hold nothing of it. */
  private readonly empty: Int32Array;
  /** By cache, a list before which it holds nothing of any. */
  private readonly firstHeld: Int32Array;

  /** Objects are in the first of `lists` until they are moved. */
  constructor({ objects, memory }: Room, caches: number, lists: number) {
    this.cells = memory.column(STRIDE * (objects + lists));
    this.firstHead = objects << SHIFT;
    // An object that is not in its list yet is linked to itself.
    for (let cell = 0; cell < this.cells.length; cell += STRIDE) {
      this.cells[cell] = cell;
      this.cells[cell + OLDER] = cell;
      this.cells[cell + SETS] = 0;
      this.cells[cell + LIST] = this.firstHead;
    }
    this.marks = new Int32Array(lists << MARKS_SHIFT).fill(NONE);
    this.empty = new Int32Array(lists).fill(firstOf(caches));
    this.firstHeld = new Int32Array(caches);
  }

  /** The caches that hold an object. */
  holders(object: number): number {
    return (this.cells[(object << SHIFT) + SETS] as number) & LOWER;
  }

  /** Makes an object the newest of its list. */
  renew(object: number): void {
    const { cells } = this;
    const cell = object << SHIFT;
    const newer = cells[cell] as number;
    const head = cells[cell + LIST] as number;
    if (newer === head) return;
    const marked = (cells[cell + SETS] as number) >>> HALF;
    if (marked !== 0) this.passMarks(cell, head, marked);
    const older = cells[cell + OLDER] as number;
    cells[newer + OLDER] = older;
    cells[older] = newer;
    this.link(cell, head);
  }

  /** The list that an object is in, or will be in once it is renewed. */
  listOf(object: number): number {
    return this.numberOf(this.cells[(object << SHIFT) + LIST] as number);
  }

  /** Has an object be in a list; the newest of it unless it was in it before. */
  move(object: number, list: number): void {
    const { cells, empty } = this;
    const cell = object << SHIFT;
    const before = cells[cell + LIST] as number;
    const head = this.firstHead + (list << SHIFT);
    if (head === before) return;
    const marked = (cells[cell + SETS] as number) >>> HALF;
    if (marked !== 0) this.passMarks(cell, before, marked);
    // The marks that stayed are of caches that hold nothing else of the list.
    const left = (cells[cell + SETS] as number) >>> HALF;
    const listBefore = this.numberOf(before);
    empty[listBefore] = (empty[listBefore] as number) | left;
    const newer = cells[cell] as number;
    const older = cells[cell + OLDER] as number;
    cells[newer + OLDER] = older;
    cells[older] = newer;
    cells[cell + LIST] = head;
    const holders = (cells[cell + SETS] as number) & LOWER;
    if (holders === 0) {
      cells[cell] = cell;
      cells[cell + OLDER] = cell;
      return;
    }
    this.link(cell, head);
    const first = holders & (empty[list] as number);
    cells[cell + SETS] = holders | (first << HALF);
    if (first !== 0) this.enter(list, first, cell);
  }

  /** Has caches hold an object that is the newest. */
  hold(holders: number, object: number): void {
    const { cells, empty } = this;
    const cell = object << SHIFT;
    cells[cell + SETS] = (cells[cell + SETS] as number) | holders;
    const list = this.numberOf(cells[cell + LIST] as number);
    const first = holders & (empty[list] as number);
    if (first === 0) return;
    cells[cell + SETS] = (cells[cell + SETS] as number) | (first << HALF);
    this.enter(list, first, cell);
  }

  /** Takes the oldest object of the first list that it holds any of from a cache that holds one. */
  release(cache: number): number {
    const { cells, marks, empty, firstHeld } = this;
    const bit = 1 << cache;
    let list = firstHeld[cache] as number;
    while (((empty[list] as number) & bit) !== 0) list++;
    firstHeld[cache] = list;
    const cell = marks[(list << MARKS_SHIFT) + cache] as number;
    cells[cell + SETS] = (cells[cell + SETS] as number) & ~(bit | (bit << HALF));
    const head = this.firstHead + (list << SHIFT);
    const next = this.nextHeld(cell, head, cache);
    if (next === head) empty[list] = (empty[list] as number) | bit;
    else {
      marks[(list << MARKS_SHIFT) + cache] = next;
      cells[next + SETS] = (cells[next + SETS] as number) | (bit << HALF);
    }
    return cell >> SHIFT;
  }

  private numberOf(head: number): number {
    return (head - this.firstHead) >> SHIFT;
  }

  /** Caches that held nothing of a list hold an object of it, at which are their marks. */
  private enter(list: number, caches: number, cell: number): void {
    const { marks, empty, firstHeld } = this;
    empty[list] = (empty[list] as number) & ~caches;
    for (let rest = caches; rest !== 0; rest &= rest - 1) {
      const cache = lowest(rest);
      marks[(list << MARKS_SHIFT) + cache] = cell;
      firstHeld[cache] = Math.min(firstHeld[cache] as number, list);
    }
  }

  private link(cell: number, head: number): void {
    const { cells } = this;
    const front = cells[head + OLDER] as number;
    cells[cell] = head;
    cells[cell + OLDER] = front;
    cells[front] = cell;
    cells[head + OLDER] = cell;
  }

  /** Moves the marks at an object that is about to leave its place; where there is no newer one they stay. */
  private passMarks(cell: number, head: number, marked: number): void {
    const { cells, marks } = this;
    const first = this.numberOf(head) << MARKS_SHIFT;
    for (let rest = marked; rest !== 0; rest &= rest - 1) {
      const cache = lowest(rest);
      const next = this.nextHeld(cell, head, cache);
      if (next === head) continue;
      cells[cell + SETS] = (cells[cell + SETS] as number) & ~(1 << (cache + HALF));
      marks[first + cache] = next;
      cells[next + SETS] = (cells[next + SETS] as number) | (1 << (cache + HALF));
    }
  }

  /** Cell of the next newer object of a list that a cache holds; the head for none. */
  private nextHeld(cell: number, head: number, cache: number): number {
    const { cells } = this;
    let next = cells[cell] as number;
    while (next !== head && (((cells[next + SETS] as number) >> cache) & 1) === 0)
      next = cells[next] as number;
    return next;
  }
}
