// 2Q: an object must be requested again after it has left a short queue before it is held for long.
//
// Johnson and Shasha, "2Q: a low overhead high performance buffer management replacement algorithm", VLDB 1994,
// the full version with the sizes they advise: A1in (FIFO) a quarter of the capacity, A1out (FIFO of names, not
// of contents) half of it, Am (LRU) the rest.

import { Int32Queues } from '../../shared/int32-queues.ts';
import { type Caches, type Policy, type Room, sizeAt } from './contract.ts';
import { NameQueues } from './names.ts';
import { RecencyOrder } from './recency.ts';
import { firstOf, lowest, roomyFor } from './sets.ts';

const RECENT_SHARE = 0.25;
const NAMES_SHARE = 0.5;

class TwoQueueCaches implements Caches {
  private readonly room: Room;
  private readonly main: RecencyOrder;
  private readonly recent: Int32Queues;
  private readonly names: NameQueues;
  private readonly mainUsed: Float64Array;
  private readonly recentUsed: Float64Array;
  private readonly recentSizes: Float64Array;
  private readonly namesSizes: Float64Array;
  private readonly all: number;

  constructor(room: Room) {
    this.room = room;
    this.main = new RecencyOrder(room);
    this.recent = new Int32Queues(room.capacities.length);
    this.names = new NameQueues(room);
    this.mainUsed = new Float64Array(room.capacities.length);
    this.recentUsed = new Float64Array(room.capacities.length);
    this.recentSizes = Float64Array.from(room.capacities, capacity => RECENT_SHARE * capacity);
    this.namesSizes = Float64Array.from(room.capacities, capacity => NAMES_SHARE * capacity);
    this.all = firstOf(room.capacities.length);
  }

  request(object: number): number {
    const { main } = this;
    const inMain = main.holders(object);
    // Those that have it among the recent are kept beside.
    const had = inMain | main.others(object);
    if (inMain !== 0) main.renew(object);
    if (had !== this.all) this.takeIn(object, this.all & ~had);
    return had;
  }

  private takeIn(object: number, lacking: number): void {
    const { main, recent, names, mainUsed, recentUsed } = this;
    const { capacities, sizes } = this.room;
    const size = sizeAt(sizes, object);
    const takers = sizes === null ? lacking : lacking & roomyFor(capacities, size);
    const known = names.knowing(object) & takers;
    if (known !== 0) main.renew(object);
    for (let rest = takers; rest !== 0; rest &= rest - 1) {
      const cache = lowest(rest);
      const isKnown = ((known >> cache) & 1) === 1;
      if (isKnown) names.take(cache, object);
      this.makeRoom(cache, (capacities[cache] as number) - size);
      if (isKnown) {
        main.hold(1 << cache, object);
        mainUsed[cache] = (mainUsed[cache] as number) + size;
      } else {
        recent.push(cache, object);
        recentUsed[cache] = (recentUsed[cache] as number) + size;
      }
    }
    main.setOthers(object, main.others(object) | (takers & ~known));
  }

  private makeRoom(cache: number, most: number): void {
    const { main, recent, names, mainUsed, recentUsed } = this;
    const { sizes } = this.room;
    const recentSize = this.recentSizes[cache] as number;
    while ((recentUsed[cache] as number) + (mainUsed[cache] as number) > most) {
      const isRecentFull = (recentUsed[cache] as number) > recentSize;
      if (!isRecentFull && main.oldest(cache) >= 0) {
        mainUsed[cache] = (mainUsed[cache] as number) - sizeAt(sizes, main.release(cache));
        continue;
      }
      const object = recent.shift(cache);
      recentUsed[cache] = (recentUsed[cache] as number) - sizeAt(sizes, object);
      main.setOthers(object, main.others(object) & ~(1 << cache));
      names.add(cache, object, this.namesSizes[cache] as number);
    }
  }
}

export const twoQueue: Policy = {
  id: '2q',
  title: '2Q',
  source: 'Johnson and Shasha 1994',
  kind: 'policy',
  open: room => new TwoQueueCaches(room),
};
