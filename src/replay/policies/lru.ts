// LRU: keep what was requested last. Mattson, Gecsei, Slutz and Traiger, "Evaluation techniques for storage
// hierarchies", IBM Systems Journal 9(2), 1970. The paper's rules are built upon it.

import { type Cache, type Policy, type Room, sizeAt } from './contract.ts';
import { ObjectLists } from './lists.ts';

export class LruCache implements Cache {
  private readonly lists: ObjectLists;
  private readonly room: Room;

  constructor(room: Room) {
    this.room = room;
    this.lists = new ObjectLists(1, room);
  }

  request(object: number): boolean {
    if (this.touch(object)) return true;
    this.admit(object);
    return false;
  }

  /** True when the object is here; it is the newest then. */
  touch(object: number): boolean {
    if (this.lists.listOf(object) < 0) return false;
    this.lists.renew(object);
    return true;
  }

  /** Takes in an object that is not here; one larger than the whole cache is passed on unkept. */
  admit(object: number): void {
    const { lists } = this;
    const { capacity, sizes } = this.room;
    const size = sizeAt(sizes, object);
    if (size > capacity) return;
    while (lists.usedBy(0) + size > capacity) lists.remove(lists.oldestOf(0));
    lists.add(0, object);
  }
}

export const lru: Policy = {
  id: 'lru',
  title: 'LRU',
  source: 'Mattson et al. 1970',
  kind: 'policy',
  open: room => new LruCache(room),
};
