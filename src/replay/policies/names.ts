// Which objects has each cache let go lately? Queues of names, out of which a name may be called before its turn.
//
// A name that is called leaves its entry behind, which is dropped at its turn. Which caches know an object's name is
// a set; which have an entry of it in their queue is another; how many entries are left behind where it has been let go
// again meanwhile is a number that only these rare ones have. Entries left behind are swept out of a queue before they
// are most of it: memory for the names that count, O(1) a name.

import { Int32Queues } from '../../shared/int32-queues.ts';
import { type Room, sizeAt } from './contract.ts';

/** By object: the caches that know its name below, those with an entry of it above; then those with several. */
const SHIFT = 1;
const REPEATED = 1;
const HALF = 16;
const LOWER = 0xffff;
const FEWEST_ENTRIES = 64;

export class NameQueues {
  private readonly sets: Int32Array;
  private readonly sizes: Float64Array | null;
  private readonly queues: Int32Queues;
  /** By cache, sum of the sizes of the names that count. */
  private readonly used: Float64Array;
  /** By cache, how long its queue may be before it is swept. */
  private readonly longest: Int32Array;
  /** Entries before its last, by object and cache. */
  private readonly repeats = new Map<number, number>();

  constructor({ objects, sizes, capacities, memory }: Room) {
    this.sets = memory.column(objects << SHIFT, 0);
    this.sizes = sizes;
    this.queues = new Int32Queues(capacities.length);
    this.used = new Float64Array(capacities.length);
    this.longest = new Int32Array(capacities.length).fill(FEWEST_ENTRIES);
  }

  /** The caches that know an object's name. */
  knowing(object: number): number {
    return (this.sets[object << SHIFT] as number) & LOWER;
  }

  /** Notes a name that the cache does not know, and forgets the oldest ones while all take more than `most`. */
  add(cache: number, object: number, most: number): void {
    const { sets, sizes, queues, used } = this;
    const bit = 1 << cache;
    const at = object << SHIFT;
    const known = sets[at] as number;
    if (((known >> HALF) & bit) !== 0) this.repeat(cache, object);
    sets[at] = known | bit | (bit << HALF);
    let full = (used[cache] as number) + sizeAt(sizes, object);
    if (full <= most) {
      if (queues.length(cache) >= (this.longest[cache] as number)) this.sweep(cache);
      queues.push(cache, object);
    } else {
      let oldest = queues.length(cache) === 0 ? object : queues.exchange(cache, object);
      while (true) {
        if (this.drop(cache, oldest)) full -= sizeAt(sizes, oldest);
        if (full <= most) break;
        oldest = queues.shift(cache);
      }
    }
    used[cache] = full;
  }

  /** Takes a name that the cache knows before its turn. */
  take(cache: number, object: number): void {
    const { sets, used } = this;
    sets[object << SHIFT] = (sets[object << SHIFT] as number) & ~(1 << cache);
    used[cache] = (used[cache] as number) - sizeAt(this.sizes, object);
  }

  /** Forgets what an entry stands for that has left the queue; true if it was a name that counts. */
  private drop(cache: number, object: number): boolean {
    const { sets } = this;
    const at = object << SHIFT;
    const bit = 1 << cache;
    if (((sets[at + REPEATED] as number) & bit) !== 0) {
      this.dropRepeat(cache, object);
      return false;
    }
    const known = sets[at] as number;
    sets[at] = known & ~(bit | (bit << HALF));
    return (known & bit) !== 0;
  }

  private repeat(cache: number, object: number): void {
    const { sets, repeats } = this;
    const key = (object << 4) + cache;
    repeats.set(key, (repeats.get(key) ?? 0) + 1);
    const at = (object << SHIFT) + REPEATED;
    sets[at] = (sets[at] as number) | (1 << cache);
  }

  private dropRepeat(cache: number, object: number): void {
    const { sets, repeats } = this;
    const key = (object << 4) + cache;
    const left = (repeats.get(key) ?? 0) - 1;
    if (left > 0) {
      repeats.set(key, left);
      return;
    }
    repeats.delete(key);
    const at = (object << SHIFT) + REPEATED;
    sets[at] = (sets[at] as number) & ~(1 << cache);
  }

  /** Drops the entries that do not count; the others keep their order. */
  private sweep(cache: number): void {
    const { sets, queues } = this;
    const bit = 1 << cache;
    for (let left = queues.length(cache); left > 0; left--) {
      const object = queues.shift(cache);
      if (!this.drop(cache, object)) continue;
      sets[object << SHIFT] = (sets[object << SHIFT] as number) | bit | (bit << HALF);
      queues.push(cache, object);
    }
    this.longest[cache] = Math.max(FEWEST_ENTRIES, 2 * queues.length(cache));
  }
}
