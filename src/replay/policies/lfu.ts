// LFU with ageing: keep what was requested most often, counts halved every so often lest old fame stay.
//
// Counts in O(1) by lists of equal count (Shah, Mitra and Matani, "An O(1) algorithm for implementing the LFU
// cache eviction scheme", 2010); the least recent of the least counted goes first. Ageing as TinyLFU's reset
// (Einziger, Friedman and Manes, ACM Trans. Storage 13(4), 2017): all counts are halved once 10 requests per
// held object have passed; they saturate at 63. Only held objects are counted.

import { type Caches, type Policy, type Room, sizeAt } from './contract.ts';
import { ObjectLists } from './lists.ts';

const MOST = 63;
const REQUESTS_PER_OBJECT = 10;

class AgeingLfuCache implements Caches {
  private readonly room: Room;
  private readonly capacity: number;
  /** One list a count. */
  private readonly lists: ObjectLists;
  private used = 0;
  private held = 0;
  private sinceHalving = 0;

  constructor(room: Room) {
    this.room = room;
    this.capacity = room.capacities[0] as number;
    this.lists = new ObjectLists(MOST + 1, room);
  }

  request(object: number): number {
    const hit = this.serve(object);
    if (++this.sinceHalving >= REQUESTS_PER_OBJECT * Math.max(this.held, 1)) this.halve();
    return hit ? 1 : 0;
  }

  private serve(object: number): boolean {
    const { lists } = this;
    const { capacity } = this;
    const { sizes } = this.room;
    const count = lists.listOf(object);
    if (count >= 0) {
      lists.move(object, Math.min(count + 1, MOST));
      return true;
    }
    const size = sizeAt(sizes, object);
    if (size > capacity) return false;
    while (this.used + size > capacity) this.evict();
    lists.add(1, object);
    this.used += size;
    this.held++;
    return false;
  }

  private evict(): void {
    const { lists } = this;
    let count = 0;
    while (lists.oldestOf(count) < 0) count++;
    const object = lists.oldestOf(count);
    lists.remove(object);
    this.used -= sizeAt(this.room.sizes, object);
    this.held--;
  }

  /** Amortized O(1): each held object is moved once in ten requests an object. */
  private halve(): void {
    const { lists } = this;
    this.sinceHalving = 0;
    for (let count = 1; count <= MOST; count++) {
      for (let left = lists.countOf(count); left > 0; left--) {
        lists.move(lists.oldestOf(count), count >> 1);
      }
    }
  }
}

export const lfu: Policy = {
  id: 'lfu',
  title: 'LFU with ageing',
  source: 'Shah et al. 2010; ageing: Einziger et al. 2017',
  kind: 'policy',
  together: 1,
  open: room => new AgeingLfuCache(room),
};
