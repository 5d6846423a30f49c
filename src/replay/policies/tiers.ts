// Eviction by falling popularity: rare tensors go first, then contending ones, dominant ones last.
//
// Underwood et al. 2023, I: "By understanding when a model falls out of popularity, we can design cache eviction
// strategies"; V-D3 has the tiers. Here a tensor's tier is that of its readers among the last W transfers: dominant
// from 30 % of W on, rare up to 3 %. LRU within a tier. A request moves a tensor to its tier of now; that it has fallen
// is noticed when it is the oldest of its tier: it becomes the newest of the tier it fell to.

import { type Cache, type Knowledge, type Room, type SeparatePolicy, sizeAt } from './contract.ts';
import { SlidingQueue } from './sliding-queue.ts';

const RARE = 0;
const CONTENDING = 1;
const DOMINANT = 2;
const TIERS = 3;
const FEWEST_FALLS = 16;

/** States: not held, or held in a tier of so much less. */
const ABSENT = 0;
const HELD = 1;

/** 100 · readers against percent · W, as METHOD §6 compares. */
export function tierOf(readers: number, window: number): number {
  if (100 * readers >= 30 * window) return DOMINANT;
  return 100 * readers <= 3 * window ? RARE : CONTENDING;
}

/** Hot, hence plain loads. */
class TieredCache implements Cache {
  moved = 0;
  private readonly requests: Int32Array;
  private readonly sizes: Float64Array | null;
  private readonly knowledge: Knowledge;
  private readonly capacity: number;
  private readonly states: Uint8Array;
  /** By object held, the request that brought it to its tier; where it has fallen to it since, the complement of the one then. */
  private readonly since: Int32Array;
  /** By tier, objects in it. */
  private readonly held = new Int32Array(TIERS);
  /** By tier, the first request that may have brought its oldest object. The requests are the order: others count for nothing. */
  private readonly oldestAt = new Int32Array(TIERS);
  /** By tier above the rare one, its oldest object, which has not fallen; unless one must look again. */
  private readonly heads = new Int32Array(TIERS);
  private mustLook = true;
  /** By tier, objects that fell to it and the requests at which they did, in turns; some are there no longer. */
  private readonly fallen = [new SlidingQueue(), new SlidingQueue()] as const;
  private used = 0;

  constructor(room: Room, capacity: number) {
    this.requests = room.requests;
    this.sizes = room.sizes;
    this.knowledge = room.knowledge;
    this.capacity = capacity;
    this.states = room.memory.bytes(room.objects);
    this.since = room.memory.column(room.objects);
  }

  serve(from: number, to: number): number {
    const { requests, states, since, held, oldestAt, heads } = this;
    const { grades } = this.knowledge;
    // With a job tensors fall that had not before.
    this.mustLook = true;
    let hits = 0;
    for (let request = from; request < to; request++) {
      const object = requests[request] as number;
      const state = states[object] as number;
      const tier = grades[request] as number;
      if (state === HELD + tier) {
        hits++;
        if (heads[tier] === object) this.mustLook = true;
      } else {
        if (state !== ABSENT) {
          hits++;
          if (heads[state - HELD] === object) this.mustLook = true;
          held[state - HELD] = (held[state - HELD] as number) - 1;
        } else if (!this.makeRoom(object, request)) continue;
        const others = held[tier] as number;
        if (others === 0) {
          oldestAt[tier] = request;
          heads[tier] = object;
        }
        held[tier] = others + 1;
        states[object] = HELD + tier;
      }
      since[object] = request;
    }
    return hits;
  }

  /** True if the object was taken in; it is the user's to say where it is. */
  private makeRoom(object: number, request: number): boolean {
    const size = sizeAt(this.sizes, object);
    this.moved += size;
    const most = this.capacity - size;
    if (most < 0) return false;
    while (this.used > most) this.evict(request);
    this.used += size;
    return true;
  }

  /** Lets the first to go leave a cache that is not empty. */
  private evict(request: number): void {
    const { held, heads } = this;
    if (this.mustLook) {
      this.demoteOldest(DOMINANT, request);
      this.demoteOldest(CONTENDING, request);
    }
    const tier = held[RARE] !== 0 ? RARE : held[CONTENDING] !== 0 ? CONTENDING : DOMINANT;
    const object = tier === RARE ? this.oldest(RARE, request) : (heads[tier] as number);
    this.mustLook = tier !== RARE;
    this.states[object] = ABSENT;
    held[tier] = (held[tier] as number) - 1;
    this.used -= sizeAt(this.sizes, object);
  }

  /** Has the oldest object of a tier be one that has not fallen. Each demoted was promoted by a request: amortized O(1). */
  private demoteOldest(tier: number, request: number): void {
    const { held, knowledge } = this;
    while (held[tier] !== 0) {
      const object = this.oldest(tier, request);
      this.heads[tier] = object;
      const now = knowledge.gradeOf(object);
      if (now >= tier) return;
      held[tier] = (held[tier] as number) - 1;
      this.fall(object, now, request);
    }
  }

  private fall(object: number, tier: number, request: number): void {
    const { states, since, held } = this;
    const fallen = this.fallen[tier] as SlidingQueue;
    if (fallen.length > FEWEST_FALLS + 4 * (held[tier] as number)) this.sweep(fallen, tier);
    fallen.push(object);
    fallen.push(request);
    states[object] = HELD + tier;
    since[object] = ~request;
    held[tier] = (held[tier] as number) + 1;
  }

  /** The oldest object of a tier that is not empty. */
  private oldest(tier: number, request: number): number {
    const { requests, states, since, oldestAt } = this;
    const { grades } = this.knowledge;
    let at = oldestAt[tier] as number;
    let object = -1;
    for (; at < request; at++) {
      if (grades[at] !== tier) continue;
      object = requests[at] as number;
      if (since[object] === at && states[object] === HELD + tier) break;
    }
    oldestAt[tier] = at;
    if (tier === DOMINANT) return object;
    const fallen = this.fallen[tier] as SlidingQueue;
    while (!fallen.isEmpty && !this.isFallen(fallen.first, fallen.second, tier)) {
      fallen.shift();
      fallen.shift();
    }
    return !fallen.isEmpty && fallen.second <= at ? fallen.first : object;
  }

  /** True while an object is where it fell to, at that request. */
  private isFallen(object: number, request: number, tier: number): boolean {
    return this.states[object] === HELD + tier && this.since[object] === ~request;
  }

  /** Drops those that are not where they fell to any longer: O(1) a fall. */
  private sweep(fallen: SlidingQueue, tier: number): void {
    for (let left = fallen.length; left > 0; left -= 2) {
      const object = fallen.shift();
      const request = fallen.shift();
      if (!this.isFallen(object, request, tier)) continue;
      fallen.push(object);
      fallen.push(request);
    }
  }
}

export const tiers: SeparatePolicy = {
  id: 'tiers',
  title: 'LRU by popularity tier',
  source: 'Underwood et al. 2023, I and V-D3',
  kind: 'rule',
  grades: (readers, { window }) => tierOf(readers, window),
  openOne: (room, capacity) => new TieredCache(room, capacity),
};
