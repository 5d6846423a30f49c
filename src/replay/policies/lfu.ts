// LFU with ageing: keep what was requested most often, counts halved every so often lest old fame stay.
//
// Counts in O(1) by lists of equal count (Shah, Mitra and Matani, "An O(1) algorithm for implementing the LFU
// cache eviction scheme", 2010); the least recent of the least counted goes first. Ageing as TinyLFU's reset
// (Einziger, Friedman and Manes, ACM Trans. Storage 13(4), 2017): all counts are halved once 10 requests per
// held object have passed; they saturate at 63. Only held objects are counted.

import { type Caches, type Policy, type Room, sizeAt } from './contract.ts';

const MOST = 63;
const REQUESTS_PER_OBJECT = 10;
/** Each capacity has memory of its own here: no more of it than of the policies that serve all together. */
const TOGETHER = 4;

/** Four numbers an object, which stand in one line of memory; −1 is the count of what is not held. */
const SHIFT = 2;
const OLDER = 1;
const COUNT = 2;
const ABSENT = -1;

/** Hot: every request moves an object. Plain loads, as in the order of recency. */
class AgeingLfuCache {
  private readonly capacity: number;
  private readonly sizes: Float64Array | null;
  /** A ring through its head for each count, the oldest first: the heads by count, then the objects. */
  private readonly cells: Int32Array;
  private readonly heads = (MOST + 1) << SHIFT;
  /** No object is held with a smaller count. */
  private least = 0;
  private used = 0;
  private held = 0;
  private sinceHalving = 0;

  constructor({ objects, sizes, memory }: Room, capacity: number) {
    this.capacity = capacity;
    this.sizes = sizes;
    this.cells = memory.column(this.heads + (objects << SHIFT), ABSENT);
    for (let head = 0; head < this.heads; head += 1 << SHIFT) {
      this.cells[head] = head;
      this.cells[head + OLDER] = head;
    }
  }

  request(object: number): number {
    const { cells } = this;
    const cell = this.heads + (object << SHIFT);
    const count = cells[cell + COUNT] as number;
    if (count === ABSENT) this.takeIn(object);
    else {
      this.unlink(cell);
      this.link(cell, count < MOST ? count + 1 : MOST);
    }
    if (++this.sinceHalving >= REQUESTS_PER_OBJECT * Math.max(this.held, 1)) this.halve();
    return count === ABSENT ? 0 : 1;
  }

  private takeIn(object: number): void {
    const size = sizeAt(this.sizes, object);
    if (size > this.capacity) return;
    while (this.used + size > this.capacity) this.evict();
    this.link(this.heads + (object << SHIFT), 1);
    if (this.least > 1) this.least = 1;
    this.used += size;
    this.held++;
  }

  private evict(): void {
    const { cells } = this;
    while (cells[this.least << SHIFT] === this.least << SHIFT) this.least++;
    const cell = cells[this.least << SHIFT] as number;
    this.unlink(cell);
    cells[cell + COUNT] = ABSENT;
    this.used -= sizeAt(this.sizes, (cell - this.heads) >> SHIFT);
    this.held--;
  }

  /** Amortized O(1): each held object is met once in ten requests an object. */
  private halve(): void {
    const { cells } = this;
    this.sinceHalving = 0;
    this.least = 0;
    for (let count = 1; count <= MOST; count++) {
      const head = count << SHIFT;
      const halved = count >> 1;
      for (let cell = cells[head] as number; cell !== head; cell = cells[cell] as number)
        cells[cell + COUNT] = halved;
      this.append(head, halved << SHIFT);
    }
  }

  /** Empties a ring into another, as the newest of it. */
  private append(from: number, to: number): void {
    const { cells } = this;
    const oldest = cells[from] as number;
    if (oldest === from) return;
    const newest = cells[from + OLDER] as number;
    const front = cells[to + OLDER] as number;
    cells[front] = oldest;
    cells[oldest + OLDER] = front;
    cells[newest] = to;
    cells[to + OLDER] = newest;
    cells[from] = from;
    cells[from + OLDER] = from;
  }

  private unlink(cell: number): void {
    const { cells } = this;
    const newer = cells[cell] as number;
    const older = cells[cell + OLDER] as number;
    cells[newer + OLDER] = older;
    cells[older] = newer;
  }

  /** Makes an object the newest of those with that count. */
  private link(cell: number, count: number): void {
    const { cells } = this;
    const head = count << SHIFT;
    const front = cells[head + OLDER] as number;
    cells[cell] = head;
    cells[cell + OLDER] = front;
    cells[cell + COUNT] = count;
    cells[front] = cell;
    cells[head + OLDER] = cell;
  }
}

/** A cache with room for all lets nothing go, and counts for nothing. */
class RoomyCache {
  private readonly seen: Int32Array;

  constructor({ objects, memory }: Room) {
    this.seen = memory.column(objects, 0);
  }

  request(object: number): number {
    const had = this.seen[object] as number;
    this.seen[object] = 1;
    return had;
  }
}

/** One after another at each request: that one waits for its memory does not keep the next from going on. */
class LfuCaches implements Caches {
  private readonly caches: readonly (AgeingLfuCache | RoomyCache)[];

  constructor(room: Room) {
    const { capacities, objects, sizes } = room;
    const all = sizes?.reduce((sum, size) => sum + size, 0) ?? objects;
    this.caches = capacities.map(capacity =>
      capacity < all ? new AgeingLfuCache(room, capacity) : new RoomyCache(room),
    );
  }

  request(object: number): number {
    const { caches } = this;
    let had = 0;
    for (let each = 0; each < caches.length; each++)
      had |= (caches[each] as AgeingLfuCache | RoomyCache).request(object) << each;
    return had;
  }
}

export const lfu: Policy = {
  id: 'lfu',
  title: 'LFU with ageing',
  source: 'Shah et al. 2010; ageing: Einziger et al. 2017',
  kind: 'policy',
  together: TOGETHER,
  open: room => new LfuCaches(room),
};
