// FIFO: keep what was fetched last, however often it was requested since. Belady, "A study of replacement
// algorithms for a virtual-storage computer", IBM Systems Journal 5(2), 1966.

import { type Cache, type Policy, type Room, sizeAt } from './contract.ts';
import { ObjectLists } from './lists.ts';

class FifoCache implements Cache {
  private readonly lists: ObjectLists;
  private readonly room: Room;

  constructor(room: Room) {
    this.room = room;
    this.lists = new ObjectLists(1, room);
  }

  request(object: number): boolean {
    const { lists } = this;
    if (lists.listOf(object) >= 0) return true;
    const { capacity, sizes } = this.room;
    const size = sizeAt(sizes, object);
    if (size > capacity) return false;
    while (lists.usedBy(0) + size > capacity) lists.remove(lists.oldestOf(0));
    lists.add(0, object);
    return false;
  }
}

export const fifo: Policy = {
  id: 'fifo',
  title: 'FIFO',
  source: 'Belady 1966',
  kind: 'policy',
  open: room => new FifoCache(room),
};
