// MIN: how many hits can there be at most, knowing the future? Belady, IBM Systems Journal 5(2), 1966.
//
// An object that is held from one request to its next takes one place over the requests between; MIN holds as
// many such spans as there are places. Taken in the order of their ends, each span goes to the place that became
// free last but not after its start: the greedy schedule of most intervals on equal machines (Carlisle and
// Lloyd, Discrete Applied Mathematics 59, 1995), and how Hawkeye's OPTgen tells, when a request comes, whether MIN
// would have hit (Jain and Lin, ISCA 2016). No future is needed then, and union-find finds the place in nearly O(1).
//
// Belady's MIN must store what it fetches: a place is taken by the present request, so that a span counts between its
// ends only and has one place fewer. A cache before a repository need not: the limit of all policies, those included
// that pass on what they fetch, takes a span from its first request on. Equal sizes only.

import { int32At } from '../../shared/columns.ts';
import type { Caches, Policy, Room } from './contract.ts';

class MinCache implements Caches {
  /** 1 where the present request takes a place, 0 where it may pass unkept. */
  private readonly taken: 0 | 1;
  private now = 0;
  /** Time of each object's last request, from 1; 0 for none. */
  private readonly last: Int32Array;
  /** For a time, a time not after it at which a place may have become free: a forest whose roots are such times. */
  private readonly earlier: Int32Array;
  /** Places free since the beginning, time 0. At any other time one place at most becomes free. */
  private neverUsed: number;

  constructor(room: Room, taken: 0 | 1) {
    this.taken = taken;
    this.last = room.memory.column(room.objects, 0);
    this.earlier = room.memory.column(room.requests + 1, 0);
    this.neverUsed = (room.capacities[0] as number) - taken;
  }

  request(object: number): number {
    const now = ++this.now;
    const since = int32At(this.last, object);
    this.last[object] = now;
    this.earlier[now] = now - 1;
    if (since === 0) return 0;
    const begin = since + this.taken;
    return begin === now || this.holdFrom(begin) ? 1 : 0;
  }

  /** Takes the place that became free last, not after `begin`, until now; false when there is none. */
  private holdFrom(begin: number): boolean {
    const free = this.lastFree(begin);
    if (free === 0 && this.neverUsed === 0) return false;
    if (free === 0) this.neverUsed--;
    else this.earlier[free] = free - 1;
    this.earlier[this.now] = this.now;
    return true;
  }

  /** The last time, not after `time`, at which a place became free; 0 for the beginning. */
  private lastFree(time: number): number {
    const { earlier } = this;
    let root = time;
    while (int32At(earlier, root) !== root) root = int32At(earlier, root);
    for (let each = time; each !== root; ) {
      const next = int32At(earlier, each);
      earlier[each] = root;
      each = next;
    }
    return root;
  }
}

export const min: Policy = {
  id: 'min',
  title: 'MIN, all stored',
  source: 'Belady 1966; Jain and Lin 2016',
  kind: 'limit',
  together: 1,
  open: room => new MinCache(room, 1),
};

export const limit: Policy = {
  id: 'limit',
  title: 'MIN with bypass (limit)',
  source: 'Belady 1966; Carlisle and Lloyd 1995',
  kind: 'limit',
  together: 1,
  open: room => new MinCache(room, 0),
};
