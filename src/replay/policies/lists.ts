// Which objects does a cache hold, in which order? Doubly linked lists over typed arrays.
//
// Hot: every request of every policy passes here. An object is in at most one list; front is newest.

import { int32At } from '../../shared/columns.ts';

const NONE = -1;

export class ObjectLists {
  /** List of each object, −1 for none. */
  readonly listOf: Int32Array;
  /** Sum of the sizes of each list's objects, and how many they are. */
  readonly used: Float64Array;
  readonly count: Int32Array;
  private readonly newer: Int32Array;
  private readonly older: Int32Array;
  private readonly newest: Int32Array;
  private readonly oldest: Int32Array;
  private readonly sizes: Float64Array;

  constructor(lists: number, objects: number, sizes: Float64Array) {
    this.listOf = new Int32Array(objects).fill(NONE);
    this.newer = new Int32Array(objects);
    this.older = new Int32Array(objects);
    this.newest = new Int32Array(lists).fill(NONE);
    this.oldest = new Int32Array(lists).fill(NONE);
    this.used = new Float64Array(lists);
    this.count = new Int32Array(lists);
    this.sizes = sizes;
  }

  /** The oldest object of a list, −1 when it is empty. */
  oldestOf(list: number): number {
    return int32At(this.oldest, list);
  }

  /** Adds an object that is in no list, as the newest. */
  add(list: number, object: number): void {
    const front = int32At(this.newest, list);
    this.listOf[object] = list;
    this.newer[object] = NONE;
    this.older[object] = front;
    if (front === NONE) this.oldest[list] = object;
    else this.newer[front] = object;
    this.newest[list] = object;
    this.count[list] = int32At(this.count, list) + 1;
    this.used[list] = (this.used[list] as number) + (this.sizes[object] as number);
  }

  /** Takes an object out of its list. */
  remove(object: number): void {
    const list = int32At(this.listOf, object);
    const newer = int32At(this.newer, object);
    const older = int32At(this.older, object);
    if (newer === NONE) this.newest[list] = older;
    else this.older[newer] = older;
    if (older === NONE) this.oldest[list] = newer;
    else this.newer[older] = newer;
    this.listOf[object] = NONE;
    this.count[list] = int32At(this.count, list) - 1;
    this.used[list] = (this.used[list] as number) - (this.sizes[object] as number);
  }

  /** Makes an object the newest of its list, or of another. */
  renew(object: number, list = int32At(this.listOf, object)): void {
    if (int32At(this.newest, list) === object) return;
    this.remove(object);
    this.add(list, object);
  }
}
