// Which objects does a cache hold, in which order? Doubly linked lists over typed arrays.
//
// Hot: every request of every policy passes here. An object is in at most one list. What it costs is memory far away, so
// an object has one number, its slot and its list, and the links are the slots': as many as the cache holds, used again
// as soon as they are free, so that a small cache stays in the processor's own however many objects there are. Plain
// loads: checked ones are too many to be inlined, and the naive references of the tests hold every index to be within.

import type { Room } from './contract.ts';

const NONE = -1;
/** Four numbers a slot: the next newer one, the next older one, its object, and one to keep it within a line. */
const STRIDE = 4;
const OLDER = 1;
const OBJECT = 2;

export class ObjectLists {
  /** By object, slot · 2^bits + list; −1 in no list. */
  private readonly places: Int32Array;
  private readonly bits: number;
  private readonly mask: number;
  private readonly links: Int32Array;
  private readonly newest: Int32Array;
  private readonly oldest: Int32Array;
  private readonly used: Float64Array;
  private readonly count: Int32Array;
  private readonly sizes: Float64Array | null;
  /** Slots that were used and are free, linked by `OLDER`; then those from `unused` on. */
  private free = NONE;
  private unused = 0;

  /** Lists that hold no more objects than the capacity together. */
  constructor(lists: number, { capacities, objects, sizes, memory }: Room) {
    this.bits = 32 - Math.clz32(lists - 1);
    this.mask = (1 << this.bits) - 1;
    this.places = memory.column(objects, NONE);
    this.links = memory.column(STRIDE * Math.min(objects, capacities[0] as number));
    this.newest = new Int32Array(lists).fill(NONE);
    this.oldest = new Int32Array(lists).fill(NONE);
    this.used = new Float64Array(lists);
    this.count = new Int32Array(lists);
    this.sizes = sizes;
  }

  /** List of the object, −1 for none. */
  listOf(object: number): number {
    const place = this.places[object] as number;
    return place < 0 ? NONE : place & this.mask;
  }

  /** Sum of the sizes of a list's objects. */
  usedBy(list: number): number {
    return (this.sizes === null ? this.count[list] : this.used[list]) as number;
  }

  /** How many objects a list has. */
  countOf(list: number): number {
    return this.count[list] as number;
  }

  /** The oldest object of a list, −1 when it is empty. */
  oldestOf(list: number): number {
    const slot = this.oldest[list] as number;
    return slot === NONE ? NONE : (this.links[STRIDE * slot + OBJECT] as number);
  }

  /** Adds an object that is in no list, as the newest. */
  add(list: number, object: number): void {
    let slot = this.free;
    if (slot === NONE) slot = this.unused++;
    else this.free = this.links[STRIDE * slot + OLDER] as number;
    this.links[STRIDE * slot + OBJECT] = object;
    this.places[object] = (slot << this.bits) | list;
    this.link(list, slot);
    this.weigh(list, object, 1);
  }

  /** Takes an object out of its list. */
  remove(object: number): void {
    const list = this.listOf(object);
    const slot = (this.places[object] as number) >> this.bits;
    this.unlink(list, slot);
    this.places[object] = NONE;
    this.links[STRIDE * slot + OLDER] = this.free;
    this.free = slot;
    this.weigh(list, object, -1);
  }

  /** Makes an object the newest of its list. */
  renew(object: number): void {
    const list = this.listOf(object);
    const slot = (this.places[object] as number) >> this.bits;
    if (this.newest[list] === slot) return;
    this.unlink(list, slot);
    this.link(list, slot);
  }

  /** Makes an object the newest of another list, or of its own. */
  move(object: number, list: number): void {
    const from = this.listOf(object);
    if (from === list) {
      this.renew(object);
      return;
    }
    const slot = (this.places[object] as number) >> this.bits;
    this.unlink(from, slot);
    this.places[object] = (slot << this.bits) | list;
    this.link(list, slot);
    this.weigh(from, object, -1);
    this.weigh(list, object, 1);
  }

  private link(list: number, slot: number): void {
    const { links } = this;
    const front = this.newest[list] as number;
    links[STRIDE * slot] = NONE;
    links[STRIDE * slot + OLDER] = front;
    if (front === NONE) this.oldest[list] = slot;
    else links[STRIDE * front] = slot;
    this.newest[list] = slot;
  }

  private unlink(list: number, slot: number): void {
    const { links } = this;
    const newer = links[STRIDE * slot] as number;
    const older = links[STRIDE * slot + OLDER] as number;
    if (newer === NONE) this.newest[list] = older;
    else links[STRIDE * newer + OLDER] = older;
    if (older === NONE) this.oldest[list] = newer;
    else links[STRIDE * older] = newer;
  }

  private weigh(list: number, object: number, sign: number): void {
    this.count[list] = (this.count[list] as number) + sign;
    const { sizes } = this;
    if (sizes !== null) this.used[list] = (this.used[list] as number) + sign * (sizes[object] as number);
  }
}
