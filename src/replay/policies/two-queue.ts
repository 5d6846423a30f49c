// 2Q: an object must be requested again after it has left a short queue before it is held for long.
//
// Johnson and Shasha, "2Q: a low overhead high performance buffer management replacement algorithm", VLDB 1994,
// the full version with the sizes they advise: A1in (FIFO) a quarter of the capacity, A1out (FIFO of names, not
// of contents) half of it, Am (LRU) the rest.

import { type Cache, type Policy, type Room, sizeAt } from './contract.ts';
import { ObjectLists } from './lists.ts';

const RECENT = 0;
const NAMES = 1;
const MAIN = 2;
const RECENT_SHARE = 0.25;
const NAMES_SHARE = 0.5;

class TwoQueueCache implements Cache {
  private readonly room: Room;
  private readonly lists: ObjectLists;

  constructor(room: Room) {
    this.room = room;
    this.lists = new ObjectLists(3, room);
  }

  request(object: number): boolean {
    const { lists } = this;
    const list = lists.listOf(object);
    if (list === MAIN) lists.renew(object);
    if (list === MAIN || list === RECENT) return true;
    const size = sizeAt(this.room.sizes, object);
    if (size > this.room.capacity) return false;
    if (list === NAMES) lists.remove(object);
    this.makeRoom(size);
    lists.add(list === NAMES ? MAIN : RECENT, object);
    return false;
  }

  private makeRoom(size: number): void {
    const { lists } = this;
    const { capacity } = this.room;
    while (lists.usedBy(RECENT) + lists.usedBy(MAIN) + size > capacity) {
      const isRecentFull = lists.usedBy(RECENT) > RECENT_SHARE * capacity;
      if (!isRecentFull && lists.oldestOf(MAIN) >= 0) {
        lists.remove(lists.oldestOf(MAIN));
        continue;
      }
      const object = lists.oldestOf(RECENT);
      lists.move(object, NAMES);
      while (lists.usedBy(NAMES) > NAMES_SHARE * capacity) lists.remove(lists.oldestOf(NAMES));
    }
  }
}

export const twoQueue: Policy = {
  id: '2q',
  title: '2Q',
  source: 'Johnson and Shasha 1994',
  kind: 'policy',
  open: room => new TwoQueueCache(room),
};
