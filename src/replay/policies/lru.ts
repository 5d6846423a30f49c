// LRU: keep what was requested last. Mattson, Gecsei, Slutz and Traiger, "Evaluation techniques for storage
// hierarchies", IBM Systems Journal 9(2), 1970. The paper's rules are built upon it.

import { type Caches, type JointPolicy, type Room, sizeAt } from './contract.ts';
import { RecencyOrder } from './recency.ts';
import { firstOf, lowest, roomyFor } from './sets.ts';

export class LruCaches implements Caches {
  private readonly sizes: Float64Array | null;
  private readonly capacities: readonly number[];
  private readonly order: RecencyOrder;
  private readonly used: Float64Array;
  private readonly all: number;

  /** Of `lists` of objects, in the first of which they are until they are moved, the first is let go first. */
  constructor(room: Room, capacities: readonly number[], lists = 1) {
    this.sizes = room.sizes;
    this.capacities = capacities;
    this.order = new RecencyOrder(room, capacities.length, lists);
    this.used = new Float64Array(capacities.length);
    this.all = firstOf(capacities.length);
  }

  request(object: number): number {
    const had = this.order.holders(object);
    this.order.renew(object);
    if (had !== this.all) this.takeIn(object, this.all & ~had);
    return had;
  }

  /** Serves a request without taking in what is not here; the caches that had the object. */
  touch(object: number): number {
    const had = this.order.holders(object);
    if (had !== 0) this.order.renew(object);
    return had;
  }

  /** The list that an object is in. */
  listOf(object: number): number {
    return this.order.listOf(object);
  }

  /** Has an object be in a list; the newest of it unless it was in it before. */
  move(object: number, list: number): void {
    this.order.move(object, list);
  }

  /** Takes the newest object into caches that lack it; those smaller than it pass it on unkept. */
  private takeIn(object: number, lacking: number): void {
    const { order, used, capacities, sizes } = this;
    const size = sizeAt(sizes, object);
    const takers = sizes === null ? lacking : lacking & roomyFor(capacities, size);
    for (let rest = takers; rest !== 0; rest &= rest - 1) {
      const cache = lowest(rest);
      const most = (capacities[cache] as number) - size;
      let full = used[cache] as number;
      while (full > most) full -= sizeAt(sizes, order.release(cache));
      used[cache] = full + size;
    }
    order.hold(takers, object);
  }
}

export const lru: JointPolicy = {
  id: 'lru',
  title: 'LRU',
  source: 'Mattson et al. 1970',
  kind: 'policy',
  open: (room, capacities) => new LruCaches(room, capacities),
};
