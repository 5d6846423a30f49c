// Eviction by falling popularity: rare tensors go first, then contending ones, dominant ones last.
//
// Underwood et al. 2023, I: "By understanding when a model falls out of popularity, we can design cache eviction
// strategies"; V-D3 has the tiers. Here a tensor's tier is that of its readers among the last W transfers: dominant
// from 30 % of W on, rare up to 3 %. LRU within a tier. A request moves a tensor to its tier of now; that it has fallen
// is noticed when it is the oldest of its tier: it becomes the newest of the tier it fell to.

import { int32At } from '../../shared/columns.ts';
import { type Cache, type Policy, type Room, sizeAt } from './contract.ts';
import { ObjectLists } from './lists.ts';

const RARE = 0;
const CONTENDING = 1;
const DOMINANT = 2;

/** 100 · readers against percent · W, as METHOD §6 compares. */
export function tierOf(readers: number, window: number): number {
  if (100 * readers >= 30 * window) return DOMINANT;
  return 100 * readers <= 3 * window ? RARE : CONTENDING;
}

class TieredCache implements Cache {
  private readonly room: Room;
  private readonly lists: ObjectLists;

  constructor(room: Room) {
    this.room = room;
    this.lists = new ObjectLists(3, room);
  }

  request(object: number): boolean {
    const { lists } = this;
    if (lists.listOf(object) >= 0) {
      lists.move(object, this.tierNow(object));
      return true;
    }
    const { capacity, sizes } = this.room;
    const size = sizeAt(sizes, object);
    if (size > capacity) return false;
    while (this.used() + size > capacity) this.evict();
    lists.add(this.tierNow(object), object);
    return false;
  }

  private used(): number {
    const { lists } = this;
    return lists.usedBy(RARE) + lists.usedBy(CONTENDING) + lists.usedBy(DOMINANT);
  }

  private evict(): void {
    const { lists } = this;
    this.demoteOldest(DOMINANT);
    this.demoteOldest(CONTENDING);
    for (const tier of [RARE, CONTENDING, DOMINANT]) {
      const object = lists.oldestOf(tier);
      if (object < 0) continue;
      lists.remove(object);
      return;
    }
  }

  /** Each object demoted was promoted by a request: amortized O(1). */
  private demoteOldest(tier: number): void {
    const { lists } = this;
    for (let object = lists.oldestOf(tier); object >= 0; object = lists.oldestOf(tier)) {
      const now = this.tierNow(object);
      if (now >= tier) return;
      lists.move(object, now);
    }
  }

  private tierNow(object: number): number {
    const { knowledge, shared } = this.room;
    return tierOf(int32At(knowledge.readers, int32At(shared, object)), knowledge.window);
  }
}

export const tiers: Policy = {
  id: 'tiers',
  title: 'LRU by popularity tier',
  source: 'Underwood et al. 2023, I and V-D3',
  kind: 'rule',
  needs: { readers: true },
  open: room => new TieredCache(room),
};
