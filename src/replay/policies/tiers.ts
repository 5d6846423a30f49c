// Eviction by falling popularity: rare tensors go first, then contending ones, dominant ones last.
//
// Underwood et al. 2023, I: "By understanding when a model falls out of popularity, we can design cache eviction
// strategies"; V-D3 has the tiers. Here a tensor's tier is that of its readers among the last W transfers: dominant
// from 30 % of W on, rare up to 3 %. LRU within a tier. A request moves a tensor to its tier of now; that it has fallen
// is noticed when it is the oldest of its tier: it becomes the newest of the tier it fell to.

import { Int32Queues } from '../../shared/int32-queues.ts';
import { type Caches, type Policy, type Room, sizeAt } from './contract.ts';
import { RecencyOrder } from './recency.ts';
import { firstOf, lowest, roomyFor } from './sets.ts';

const RARE = 0;
const CONTENDING = 1;
const DOMINANT = 2;
const TIERS = [RARE, CONTENDING, DOMINANT];
const FEWEST_FALLS = 8;

/** 100 · readers against percent · W, as METHOD §6 compares. */
export function tierOf(readers: number, window: number): number {
  if (100 * readers >= 30 * window) return DOMINANT;
  return 100 * readers <= 3 * window ? RARE : CONTENDING;
}

class TieredCaches implements Caches {
  private readonly room: Room;
  /** Tensors in the tier of their last request, which is the same at every capacity; besides, which caches know better. */
  private readonly order: RecencyOrder;
  /** Those that have fallen since, by tier below the dominant one. */
  private readonly fallen: readonly Falls[];
  /** Time of each object's last request; times count requests. */
  private readonly last: Int32Array;
  private now = 0;
  private readonly used: Float64Array;
  private readonly all: number;

  constructor(room: Room) {
    this.room = room;
    this.order = new RecencyOrder(room, TIERS.length);
    this.last = room.memory.column(room.objects, 0);
    this.fallen = [RARE, CONTENDING].map(() => new Falls(this.last, room.capacities.length));
    this.used = new Float64Array(room.capacities.length);
    this.all = firstOf(room.capacities.length);
  }

  request(object: number): number {
    const { order } = this;
    const fallen = order.others(object);
    const had = order.holders(object) | fallen;
    this.last[object] = ++this.now;
    order.renew(object, this.tierNow(object));
    if (fallen !== 0) {
      order.hold(fallen, object);
      order.setOthers(object, 0);
    }
    if (had !== this.all) this.takeIn(object, this.all & ~had);
    return had;
  }

  private takeIn(object: number, lacking: number): void {
    const { order, used } = this;
    const { capacities, sizes } = this.room;
    const size = sizeAt(sizes, object);
    const takers = sizes === null ? lacking : lacking & roomyFor(capacities, size);
    for (let rest = takers; rest !== 0; rest &= rest - 1) {
      const cache = lowest(rest);
      const most = (capacities[cache] as number) - size;
      let full = used[cache] as number;
      while (full > most) full -= sizeAt(sizes, this.evict(cache));
      used[cache] = full + size;
    }
    order.hold(takers, object);
  }

  /** Takes the first to go from a cache that is not empty. */
  private evict(cache: number): number {
    const { order } = this;
    if (((order.lacking(DOMINANT) >> cache) & 1) === 0) this.demoteOldest(cache, DOMINANT);
    this.demoteOldest(cache, CONTENDING);
    for (let tier = RARE; tier < DOMINANT; tier++) {
      const falls = this.fallsFirst(cache, tier);
      if (falls !== null) return this.releaseFallen(cache, falls);
      if (((order.lacking(tier) >> cache) & 1) === 0) return order.release(cache, tier);
    }
    return order.release(cache, DOMINANT);
  }

  /** Each object demoted was promoted by a request: amortized O(1). */
  private demoteOldest(cache: number, tier: number): void {
    const { order } = this;
    while (true) {
      const falls = this.fallsFirst(cache, tier);
      const object = falls === null ? order.oldest(cache, tier) : falls.oldest(cache);
      if (object < 0) return;
      const now = this.tierNow(object);
      if (now >= tier) return;
      if (falls === null) order.release(cache, tier);
      else this.releaseFallen(cache, falls);
      order.setOthers(object, order.others(object) | (1 << cache));
      (this.fallen[now] as Falls).push(cache, object, this.now);
    }
  }

  private releaseFallen(cache: number, falls: Falls): number {
    const { order } = this;
    const object = falls.shift(cache);
    order.setOthers(object, order.others(object) & ~(1 << cache));
    return object;
  }

  /** The fallen of a tier if a cache's oldest tensor of the tier is one of them, else null. */
  private fallsFirst(cache: number, tier: number): Falls | null {
    if (tier === DOMINANT) return null;
    const falls = this.fallen[tier] as Falls;
    if (falls.isEmpty(cache)) return null;
    const object = this.order.oldest(cache, tier);
    return object < 0 || falls.time(cache) <= (this.last[object] as number) ? falls : null;
  }

  private tierNow(object: number): number {
    const { knowledge, shared } = this.room;
    return tierOf(knowledge.readers[shared[object] as number] as number, knowledge.window);
  }
}

/** By cache, objects that fell into a tier, in their order; one that has been requested since is no longer among them. */
class Falls {
  private readonly last: Int32Array;
  private readonly objects: Int32Queues;
  private readonly times: Int32Queues;
  /** Those requested since are swept out when a queue has become so long: O(1) a fall. */
  private readonly longest: Int32Array;
  /** The caches with objects in their queues. */
  private waiting = 0;

  /** @param last time of each object's last request */
  constructor(last: Int32Array, caches: number) {
    this.last = last;
    this.objects = new Int32Queues(caches);
    this.times = new Int32Queues(caches);
    this.longest = new Int32Array(caches).fill(FEWEST_FALLS);
  }

  isEmpty(cache: number): boolean {
    if (((this.waiting >> cache) & 1) === 0) return true;
    while (this.isRequestedSince(cache)) {
      this.shift(cache);
      if (((this.waiting >> cache) & 1) === 0) return true;
    }
    return false;
  }

  oldest(cache: number): number {
    return this.objects.peek(cache);
  }

  /** When the oldest fell. */
  time(cache: number): number {
    return this.times.peek(cache);
  }

  push(cache: number, object: number, time: number): void {
    if (this.objects.length(cache) === this.longest[cache]) this.sweep(cache);
    this.objects.push(cache, object);
    this.times.push(cache, time);
    this.waiting |= 1 << cache;
  }

  shift(cache: number): number {
    this.times.shift(cache);
    const object = this.objects.shift(cache);
    if (this.objects.length(cache) === 0) this.waiting &= ~(1 << cache);
    return object;
  }

  private isRequestedSince(cache: number): boolean {
    return (this.last[this.objects.peek(cache)] as number) >= this.times.peek(cache);
  }

  private sweep(cache: number): void {
    for (let left = this.objects.length(cache); left > 0; left--) {
      const isOut = this.isRequestedSince(cache);
      const time = this.times.peek(cache);
      const object = this.shift(cache);
      if (isOut) continue;
      this.objects.push(cache, object);
      this.times.push(cache, time);
      this.waiting |= 1 << cache;
    }
    this.longest[cache] = Math.max(FEWEST_FALLS, 2 * this.objects.length(cache));
  }
}

export const tiers: Policy = {
  id: 'tiers',
  title: 'LRU by popularity tier',
  source: 'Underwood et al. 2023, I and V-D3',
  kind: 'rule',
  needs: { readers: true },
  open: room => new TieredCaches(room),
};
