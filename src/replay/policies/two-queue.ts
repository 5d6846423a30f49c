// 2Q: an object must be requested again after it has left a short queue before it is held for long.
//
// Johnson and Shasha, "2Q: a low overhead high performance buffer management replacement algorithm", VLDB 1994,
// the full version with the sizes they advise: A1in (FIFO) a quarter of the capacity, A1out (FIFO of names, not
// of contents) half of it, Am (LRU) the rest.

import { type Cache, type Room, type SeparatePolicy, sizeAt } from './contract.ts';
import { ABSENT, NamedQueue } from './named-queue.ts';

const RECENT_SHARE = 0.25;
const NAMES_SHARE = 0.5;

/** States of what is held: in A1in, in Am. */
const RECENT = 2;
const MAIN = 3;

/** Hot, hence plain loads. */
class TwoQueueCache implements Cache {
  moved = 0;
  private readonly requests: Int32Array;
  private readonly sizes: Float64Array | null;
  private readonly capacity: number;
  private readonly states: Uint8Array;
  private readonly recent: NamedQueue;
  private readonly recentSize: number;
  /** By object in Am, its last request. The requests are its order: those that are not an object's last count for nothing. */
  private readonly last: Int32Array;
  /** No object in Am has its last request before. */
  private oldest = 0;
  private mainUsed = 0;

  constructor(room: Room, capacity: number) {
    this.requests = room.requests;
    this.sizes = room.sizes;
    this.capacity = capacity;
    this.states = room.memory.bytes(room.objects);
    this.recent = new NamedQueue(room, this.states, NAMES_SHARE * capacity);
    this.recentSize = RECENT_SHARE * capacity;
    this.last = room.memory.column(room.objects);
  }

  serve(from: number, to: number): number {
    const { requests, states, last } = this;
    let hits = 0;
    for (let request = from; request < to; request++) {
      const object = requests[request] as number;
      const state = states[object] as number;
      if (state < RECENT) this.takeIn(object, request);
      else {
        hits++;
        if (state === MAIN) last[object] = request;
      }
    }
    return hits;
  }

  private takeIn(object: number, request: number): void {
    const { states, recent } = this;
    const size = sizeAt(this.sizes, object);
    this.moved += size;
    const most = this.capacity - size;
    if (most < 0) return;
    const isKnown = states[object] !== ABSENT;
    if (isKnown) recent.call(object, size);
    while (recent.used + this.mainUsed > most) {
      if (recent.used > this.recentSize || this.mainUsed === 0)
        recent.forgo(recent.first, sizeAt(this.sizes, recent.first));
      else this.releaseMain();
    }
    if (isKnown) {
      if (this.mainUsed === 0) this.oldest = request;
      this.last[object] = request;
      this.mainUsed += size;
      states[object] = MAIN;
    } else {
      recent.push(object, size);
      states[object] = RECENT;
    }
  }

  private releaseMain(): void {
    const { requests, states, last } = this;
    let at = this.oldest;
    while (states[requests[at] as number] !== MAIN || last[requests[at] as number] !== at) at++;
    const object = requests[at] as number;
    states[object] = ABSENT;
    this.mainUsed -= sizeAt(this.sizes, object);
    this.oldest = at + 1;
  }
}

export const twoQueue: SeparatePolicy = {
  id: '2q',
  title: '2Q',
  source: 'Johnson and Shasha 1994',
  kind: 'policy',
  openOne: (room, capacity) => new TwoQueueCache(room, capacity),
};
