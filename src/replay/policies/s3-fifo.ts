// S3-FIFO: a small FIFO filters what is requested once, a main FIFO gives second chances, a FIFO of names
// remembers what the small one let go.
//
// Yang, Zhang, Qiu, Yue and Vinayak, "FIFO queues are all you need for cache eviction", SOSP 2023, Algorithm 1:
// small queue a tenth of the capacity (at least one object's room), as many names as the main queue has room,
// counters to 3; from the small queue into the main one from two hits on. What moves keeps its counter.

import { int32At } from '../../shared/columns.ts';
import { type Cache, type Policy, type Room, sizeAt } from './contract.ts';
import { ObjectLists } from './lists.ts';

const SMALL = 0;
const MAIN = 1;
const NAMES = 2;
const SMALL_SHARE = 0.1;
const MOST = 3;

class S3FifoCache implements Cache {
  private readonly room: Room;
  private readonly lists: ObjectLists;
  private readonly hits: Int32Array;
  private readonly smallSize: number;
  private readonly mainSize: number;

  constructor(room: Room) {
    this.room = room;
    this.lists = new ObjectLists(3, room);
    this.hits = room.memory.column(room.objects, 0);
    this.smallSize = Math.max(1, Math.floor(SMALL_SHARE * room.capacity));
    this.mainSize = room.capacity - this.smallSize;
  }

  request(object: number): boolean {
    const { lists, hits } = this;
    const list = lists.listOf(object);
    if (list === SMALL || list === MAIN) {
      const count = int32At(hits, object);
      if (count < MOST) hits[object] = count + 1;
      return true;
    }
    const size = sizeAt(this.room.sizes, object);
    if (size > this.room.capacity) return false;
    while (lists.usedBy(SMALL) + lists.usedBy(MAIN) + size > this.room.capacity) {
      if (lists.usedBy(SMALL) >= this.smallSize || lists.oldestOf(MAIN) < 0) this.evictSmall();
      else this.evictMain();
    }
    // Asked only now: making room may have let its name go.
    const isKnown = lists.listOf(object) === NAMES;
    if (isKnown) lists.remove(object);
    lists.add(isKnown ? MAIN : SMALL, object);
    hits[object] = 0;
    return false;
  }

  private evictSmall(): void {
    const { lists, hits } = this;
    for (let object = lists.oldestOf(SMALL); object >= 0; object = lists.oldestOf(SMALL)) {
      if (int32At(hits, object) <= 1) {
        lists.move(object, NAMES);
        while (lists.usedBy(NAMES) > this.mainSize) lists.remove(lists.oldestOf(NAMES));
        return;
      }
      lists.move(object, MAIN);
      if (lists.usedBy(MAIN) > this.mainSize) this.evictMain();
    }
  }

  private evictMain(): void {
    const { lists, hits } = this;
    for (let object = lists.oldestOf(MAIN); object >= 0; object = lists.oldestOf(MAIN)) {
      const count = int32At(hits, object);
      if (count === 0) {
        lists.remove(object);
        return;
      }
      hits[object] = count - 1;
      lists.renew(object);
    }
  }
}

export const s3Fifo: Policy = {
  id: 's3-fifo',
  title: 'S3-FIFO',
  source: 'Yang et al. 2023',
  kind: 'policy',
  open: room => new S3FifoCache(room),
};
