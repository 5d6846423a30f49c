// Which objects has each cache let go lately? Queues of names, out of which a name may be called before its turn.
//
// A name that is called leaves its entry behind, which is dropped at its turn. What names an object has is a set of
// caches; that an entry of it is still queued is another; how many of them are left behind where it has been let go again
// meanwhile is a number that only these rare ones have. Entries left behind are swept out before a queue grows: memory
// for the names that count, O(1) a name.

import { Int32Queue } from '../../shared/int32-queue.ts';
import { type Room, sizeAt } from './contract.ts';

/** By object: the caches that know its name, those with an entry of it, those with several. */
const STRIDE = 4;
const QUEUED = 1;
const REPEATED = 2;
const FEWEST_ENTRIES = 64;

export class NameQueues {
  private readonly sets: Int32Array;
  private readonly sizes: Float64Array | null;
  private readonly queues: readonly Int32Queue[];
  /** By cache, sum of the sizes of the names that count, and their number. */
  private readonly used: Float64Array;
  private readonly count: Int32Array;
  /** Entries before its last, by object and cache. */
  private readonly repeats = new Map<number, number>();

  constructor({ objects, sizes, capacities, memory }: Room) {
    this.sets = memory.column(STRIDE * objects, 0);
    this.sizes = sizes;
    this.queues = capacities.map(() => new Int32Queue());
    this.used = new Float64Array(capacities.length);
    this.count = new Int32Array(capacities.length);
  }

  /** The caches that know an object's name. */
  knowing(object: number): number {
    return this.sets[STRIDE * object] as number;
  }

  /** Notes a name that the cache does not know, and forgets the oldest ones while all take more than `most`. */
  add(cache: number, object: number, most: number): void {
    const { sets, used, count } = this;
    const queue = this.queues[cache] as Int32Queue;
    const bit = 1 << cache;
    if (queue.length >= FEWEST_ENTRIES && queue.length > 2 * (count[cache] as number)) this.sweep(cache);
    const at = STRIDE * object;
    if (((sets[at + QUEUED] as number) & bit) !== 0) this.repeat(cache, object);
    sets[at] = (sets[at] as number) | bit;
    sets[at + QUEUED] = (sets[at + QUEUED] as number) | bit;
    queue.push(object);
    count[cache] = (count[cache] as number) + 1;
    used[cache] = (used[cache] as number) + sizeAt(this.sizes, object);
    while ((used[cache] as number) > most) {
      const oldest = queue.shift();
      if (this.isCounted(cache, oldest)) this.take(cache, oldest);
    }
  }

  /** Takes a name that the cache knows before its turn. */
  take(cache: number, object: number): void {
    const { sets, used, count } = this;
    sets[STRIDE * object] = (sets[STRIDE * object] as number) & ~(1 << cache);
    count[cache] = (count[cache] as number) - 1;
    used[cache] = (used[cache] as number) - sizeAt(this.sizes, object);
  }

  /** True if an entry that has been taken out of the queue is a name that counts. */
  private isCounted(cache: number, object: number): boolean {
    const { sets } = this;
    const at = STRIDE * object;
    const bit = 1 << cache;
    if (((sets[at + REPEATED] as number) & bit) !== 0) {
      this.dropRepeat(cache, object);
      return false;
    }
    sets[at + QUEUED] = (sets[at + QUEUED] as number) & ~bit;
    return ((sets[at] as number) & bit) !== 0;
  }

  private repeat(cache: number, object: number): void {
    const { sets, repeats } = this;
    const key = STRIDE * STRIDE * object + cache;
    repeats.set(key, (repeats.get(key) ?? 0) + 1);
    sets[STRIDE * object + REPEATED] = (sets[STRIDE * object + REPEATED] as number) | (1 << cache);
  }

  private dropRepeat(cache: number, object: number): void {
    const { sets, repeats } = this;
    const key = STRIDE * STRIDE * object + cache;
    const left = (repeats.get(key) ?? 0) - 1;
    if (left > 0) {
      repeats.set(key, left);
      return;
    }
    repeats.delete(key);
    sets[STRIDE * object + REPEATED] = (sets[STRIDE * object + REPEATED] as number) & ~(1 << cache);
  }

  /** Drops the entries that do not count; the others keep their order. */
  private sweep(cache: number): void {
    const queue = this.queues[cache] as Int32Queue;
    for (let left = queue.length; left > 0; left--) {
      const object = queue.shift();
      if (!this.isCounted(cache, object)) continue;
      this.sets[STRIDE * object + QUEUED] = (this.sets[STRIDE * object + QUEUED] as number) | (1 << cache);
      queue.push(object);
    }
  }
}
