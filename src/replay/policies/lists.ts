// Which objects does a cache hold, in which order? Doubly linked lists over typed arrays.
//
// Hot: every request of every policy passes here. An object is in at most one list; an object's list and its
// neighbours stand together in memory, since fetching them is most of the time. Plain loads: checked ones are too many
// to be inlined, and the naive references of the tests hold every index to be within.

import type { Room } from './contract.ts';

const NONE = -1;
/** Four numbers an object: its list, the next newer one, the next older one, and one to keep it within a line. */
const STRIDE = 4;
const NEWER = 1;
const OLDER = 2;

export class ObjectLists {
  private readonly links: Int32Array;
  private readonly newest: Int32Array;
  private readonly oldest: Int32Array;
  private readonly used: Float64Array;
  private readonly count: Int32Array;
  private readonly sizes: Float64Array;

  constructor(lists: number, { objects, sizes, memory }: Room) {
    this.links = memory.column(STRIDE * objects, NONE);
    this.newest = new Int32Array(lists).fill(NONE);
    this.oldest = new Int32Array(lists).fill(NONE);
    this.used = new Float64Array(lists);
    this.count = new Int32Array(lists);
    this.sizes = sizes;
  }

  /** List of the object, −1 for none. */
  listOf(object: number): number {
    return this.links[STRIDE * object] as number;
  }

  /** Sum of the sizes of a list's objects. */
  usedBy(list: number): number {
    return this.used[list] as number;
  }

  /** How many objects a list has. */
  countOf(list: number): number {
    return this.count[list] as number;
  }

  /** The oldest object of a list, −1 when it is empty. */
  oldestOf(list: number): number {
    return this.oldest[list] as number;
  }

  /** Adds an object that is in no list, as the newest. */
  add(list: number, object: number): void {
    const { links } = this;
    const place = STRIDE * object;
    const front = this.newest[list] as number;
    links[place] = list;
    links[place + NEWER] = NONE;
    links[place + OLDER] = front;
    if (front === NONE) this.oldest[list] = object;
    else links[STRIDE * front + NEWER] = object;
    this.newest[list] = object;
    this.count[list] = (this.count[list] as number) + 1;
    this.used[list] = (this.used[list] as number) + (this.sizes[object] as number);
  }

  /** Takes an object out of its list. */
  remove(object: number): void {
    const { links } = this;
    const place = STRIDE * object;
    const list = links[place] as number;
    const newer = links[place + NEWER] as number;
    const older = links[place + OLDER] as number;
    if (newer === NONE) this.newest[list] = older;
    else links[STRIDE * newer + OLDER] = older;
    if (older === NONE) this.oldest[list] = newer;
    else links[STRIDE * older + NEWER] = newer;
    links[place] = NONE;
    this.count[list] = (this.count[list] as number) - 1;
    this.used[list] = (this.used[list] as number) - (this.sizes[object] as number);
  }

  /** Makes an object the newest of its list, or of another. */
  renew(object: number, list = this.listOf(object)): void {
    if (this.newest[list] === object) return;
    this.remove(object);
    this.add(list, object);
  }
}
