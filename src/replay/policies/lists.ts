// Which objects does a cache hold, in which order? Doubly linked lists over typed arrays.
//
// Hot: every request of every policy passes here. An object is in at most one list; front is newest. Plain loads, since
// the checked ones would be too many to be inlined; the lists' own tests and the policies' hold the indices to be within.

import type { Room } from './contract.ts';

const NONE = -1;

export class ObjectLists {
  /** List of each object, −1 for none. */
  readonly listOf: Int32Array;
  private readonly used: Float64Array;
  /** How many objects each list has. */
  readonly count: Int32Array;
  private readonly newer: Int32Array;
  private readonly older: Int32Array;
  private readonly newest: Int32Array;
  private readonly oldest: Int32Array;
  private readonly sizes: Float64Array;

  constructor(lists: number, { objects, sizes, memory }: Room) {
    this.listOf = memory.column(objects, NONE);
    this.newer = memory.column(objects, NONE);
    this.older = memory.column(objects, NONE);
    this.newest = new Int32Array(lists).fill(NONE);
    this.oldest = new Int32Array(lists).fill(NONE);
    this.used = new Float64Array(lists);
    this.count = new Int32Array(lists);
    this.sizes = sizes;
  }

  /** True when the object is in some list. */
  has(object: number): boolean {
    return (this.listOf[object] as number) >= 0;
  }

  /** Sum of the sizes of a list's objects. */
  usedBy(list: number): number {
    return this.used[list] as number;
  }

  /** The oldest object of a list, −1 when it is empty. */
  oldestOf(list: number): number {
    return this.oldest[list] as number;
  }

  /** Adds an object that is in no list, as the newest. */
  add(list: number, object: number): void {
    const front = this.newest[list] as number;
    this.listOf[object] = list;
    this.newer[object] = NONE;
    this.older[object] = front;
    if (front === NONE) this.oldest[list] = object;
    else this.newer[front] = object;
    this.newest[list] = object;
    this.count[list] = (this.count[list] as number) + 1;
    this.used[list] = (this.used[list] as number) + (this.sizes[object] as number);
  }

  /** Takes an object out of its list. */
  remove(object: number): void {
    const list = this.listOf[object] as number;
    const newer = this.newer[object] as number;
    const older = this.older[object] as number;
    if (newer === NONE) this.newest[list] = older;
    else this.older[newer] = older;
    if (older === NONE) this.oldest[list] = newer;
    else this.newer[older] = newer;
    this.listOf[object] = NONE;
    this.count[list] = (this.count[list] as number) - 1;
    this.used[list] = (this.used[list] as number) - (this.sizes[object] as number);
  }

  /** Makes an object the newest of its list, or of another. */
  renew(object: number, list = this.listOf[object] as number): void {
    if ((this.newest[list] as number) === object) return;
    this.remove(object);
    this.add(list, object);
  }
}
