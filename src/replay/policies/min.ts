// MIN: how many hits can there be at most, knowing the future? Belady, IBM Systems Journal 5(2), 1966.
//
// An object that is held from one request to its next takes one place over the requests between; MIN holds as
// many such spans as there are places. Taken in the order of their ends, each span goes to the place that became
// free last but not after its start: the greedy schedule of most intervals on equal machines (Carlisle and
// Lloyd, Discrete Applied Mathematics 59, 1995), and how Hawkeye's OPTgen tells, when a request comes, whether MIN
// would have hit (Jain and Lin, ISCA 2016). No future is needed then.
//
// All capacities in one pass: MIN is a stack algorithm (Mattson et al. 1970), and so are its free places. With one place
// more, the times at which places became free are those with one fewer, and one besides: if that holds before a request
// it holds after it. A time thus has a level, the smallest capacity with a place free since then. A request goes from its
// span's start to earlier times of ever lower levels, as far as there are any: each gives its place at the capacities down
// to its level and keeps it at those above, which took a later one. Union-find at each level finds them in nearly O(1).
//
// Belady's MIN must store what it fetches: a place is taken by the present request, so that a span counts between its
// ends only and has one place fewer. A cache before a repository need not: the limit of all policies, those included
// that pass on what they fetch, takes a span from its first request on. Equal sizes only.

import type { Caches, JointPolicy, Room } from './contract.ts';
import { firstOf } from './sets.ts';

const NEVER = -1;
const FEWEST_TIMES = 64;

class MinCaches implements Caches {
  /** 1 where the present request takes a place, 0 where it may pass unkept. */
  private readonly taken: 0 | 1;
  private readonly caches: number;
  private readonly all: number;
  /** When the span that each object's next request ends begins; −1 before its first. */
  private readonly begin: Int32Array;
  /** By time, from 1, the smallest capacity with a place free since then; their number for none. 0 is the beginning. */
  private readonly level: Int32Array;
  /** By capacity and time, 1 more than an earlier time that no place free at this capacity comes after; 0 for unknown. */
  private readonly jumps: readonly Int32Array[];
  /** By capacity, places free since the beginning. */
  private readonly neverUsed: Int32Array;
  private readonly times: number;
  private now = 0;

  constructor({ objects, requests: { length }, memory }: Room, capacities: readonly number[], taken: 0 | 1) {
    this.taken = taken;
    this.caches = capacities.length;
    this.all = firstOf(this.caches);
    this.begin = memory.column(objects, NEVER);
    // No more places than objects are ever used: half as many times again, and a third is free when they are all kept.
    this.times = Math.min(length, objects + (objects >> 1) + FEWEST_TIMES) + 1;
    this.level = memory.column(this.times, 0);
    this.jumps = capacities.map(() => memory.column(this.times, 0));
    this.neverUsed = Int32Array.from(capacities, capacity => Math.min(capacity, length) - taken);
  }

  request(object: number): number {
    if (this.now + 1 === this.times) this.compact();
    const now = ++this.now;
    const begin = this.begin[object] as number;
    this.begin[object] = now + this.taken;
    this.level[now] = this.caches;
    if (begin === NEVER) return 0;
    if (begin === now) return this.all;
    const lowest = this.holdFrom(begin);
    this.level[now] = lowest;
    return this.all & ~firstOf(lowest);
  }

  /** Takes a place free since `begin` at each capacity that has one; the smallest of them. */
  private holdFrom(begin: number): number {
    const { level, neverUsed } = this;
    let lowest = this.caches;
    let time = begin;
    while (lowest > 0) {
      time = this.lastFree(lowest - 1, time);
      if (time === 0) break;
      const found = level[time] as number;
      level[time] = lowest;
      lowest = found;
    }
    for (; lowest > 0; lowest--) {
      const left = neverUsed[lowest - 1] as number;
      if (left === 0) break;
      neverUsed[lowest - 1] = left - 1;
    }
    return lowest;
  }

  /** The last time, not after `time`, since when a place is free at a capacity; 0 for none but since the beginning. */
  private lastFree(cache: number, time: number): number {
    const { level } = this;
    const jump = this.jumps[cache] as Int32Array;
    let root = time;
    while ((level[root] as number) > cache) root = ((jump[root] as number) || root) - 1;
    for (let each = time; each !== root; ) {
      const next = ((jump[each] as number) || each) - 1;
      jump[each] = root + 1;
      each = next;
    }
    return root;
  }

  /** Numbers anew the times since when a place is free at any capacity; a span begins at the last of them before it. */
  private compact(): void {
    const { level, caches, begin, now } = this;
    const [numbers] = this.jumps as readonly [Int32Array];
    let kept = 0;
    for (let time = 0; time <= now; time++) {
      const found = level[time] as number;
      if (time > 0 && found < caches) level[++kept] = found;
      numbers[time] = kept;
    }
    for (let object = 0; object < begin.length; object++) {
      const time = begin[object] as number;
      if (time !== NEVER) begin[object] = time > now ? kept + 1 : (numbers[time] as number);
    }
    for (const jump of this.jumps) jump.fill(0);
    this.now = kept;
  }
}

export const min: JointPolicy = {
  id: 'min',
  title: 'MIN, all stored',
  source: 'Belady 1966; Jain and Lin 2016',
  kind: 'limit',
  open: (room, capacities) => new MinCaches(room, capacities, 1),
};

export const limit: JointPolicy = {
  id: 'limit',
  title: 'MIN with bypass (limit)',
  source: 'Belady 1966; Carlisle and Lloyd 1995',
  kind: 'limit',
  open: (room, capacities) => new MinCaches(room, capacities, 0),
};
