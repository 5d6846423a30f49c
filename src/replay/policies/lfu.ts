// LFU with ageing: keep what was requested most often, counts halved every so often lest old fame stay.
//
// Of the least counted the least recent goes first (as Shah, Mitra and Matani, "An O(1) algorithm for implementing the
// LFU cache eviction scheme", 2010, have it in lists of equal count). Ageing as TinyLFU's reset (Einziger, Friedman and
// Manes, ACM Trans. Storage 13(4), 2017): all counts are halved once 10 requests per held object have passed; they
// saturate at 63. Only held objects are counted.
//
// A hit only counts and notes when it was. Where the lists would be, there are, between one halving and the next, the
// held objects as the last one has sorted them, and the requests since, in which an object has its place at its last one.
// Each count has two marks, of what it has looked through of either: O(1) a request and count that something is let go
// from, of which there are few, and 64 at most.

import { type Cache, type Room, type SeparatePolicy, sizeAt } from './contract.ts';

const MOST = 63;
const REQUESTS_PER_OBJECT = 10;

/** States: not held, or held with a count of so much less. */
const ABSENT = 0;
const UNCOUNTED = 1;
const ONCE = UNCOUNTED + 1;
const STATES = UNCOUNTED + MOST + 1;

/** Hot, hence plain loads. */
class AgeingLfuCache implements Cache {
  moved = 0;
  private readonly requests: Int32Array;
  private readonly sizes: Float64Array | null;
  private readonly capacity: number;
  private readonly states: Uint8Array;
  /** By object held, its last request. */
  private readonly last: Int32Array;
  /** The held objects as of the last halving: those of each state stand together, the least recent first. */
  private sorted: Int32Array;
  private spare: Int32Array;
  /** By state, where those of it end that were sorted and not yet looked through, and where they begin. */
  private readonly sortedEnd = new Int32Array(STATES);
  private readonly sortedAt = new Int32Array(STATES);
  /** By state, the first request not yet looked through. */
  private readonly requestedAt = new Int32Array(STATES);
  /** The first request after the last halving. */
  private begin = 0;
  /** No object is held in a smaller state. */
  private least = UNCOUNTED;
  private sortedCount = 0;
  /** There are sorted objects of no state from here on. */
  private statesSorted = UNCOUNTED;
  private readonly ends = new Int32Array(STATES);
  private used = 0;
  private held = 0;

  constructor({ objects, requests, sizes, memory }: Room, capacity: number) {
    this.requests = requests;
    this.sizes = sizes;
    this.capacity = capacity;
    this.states = memory.bytes(objects);
    this.last = memory.column(objects);
    // No object is smaller than 1.
    const most = Math.min(objects, Math.floor(capacity));
    this.sorted = memory.column(most);
    this.spare = memory.column(most);
  }

  serve(from: number, to: number): number {
    const { requests, states, last } = this;
    let hits = 0;
    let halving = this.begin + REQUESTS_PER_OBJECT * Math.max(this.held, 1);
    for (let request = from; request < to; request++) {
      const object = requests[request] as number;
      const state = states[object] as number;
      if (state !== ABSENT) {
        hits++;
        last[object] = request;
        if (state < STATES - 1) states[object] = state + 1;
      } else {
        this.takeIn(object, request);
        halving = this.begin + REQUESTS_PER_OBJECT * Math.max(this.held, 1);
      }
      if (request + 1 >= halving) {
        this.halve(request + 1);
        halving = this.begin + REQUESTS_PER_OBJECT * Math.max(this.held, 1);
      }
    }
    return hits;
  }

  private takeIn(object: number, request: number): void {
    const size = sizeAt(this.sizes, object);
    this.moved += size;
    const most = this.capacity - size;
    if (most < 0) return;
    while (this.used > most) this.evict(request);
    this.states[object] = ONCE;
    this.last[object] = request;
    if (this.least > ONCE) this.least = ONCE;
    this.used += size;
    this.held++;
  }

  private evict(now: number): void {
    let object = this.leastRecent(this.least, now);
    while (object < 0) object = this.leastRecent(++this.least, now);
    this.states[object] = ABSENT;
    this.used -= sizeAt(this.sizes, object);
    this.held--;
  }

  /** The least recent object in a state, −1 for none. */
  private leastRecent(state: number, now: number): number {
    const { sorted, sortedAt, requests, requestedAt, states, last, begin } = this;
    const end = this.sortedEnd[state] as number;
    for (let at = sortedAt[state] as number; at < end; at++) {
      const object = sorted[at] as number;
      if (states[object] !== state || (last[object] as number) >= begin) continue;
      sortedAt[state] = at + 1;
      return object;
    }
    sortedAt[state] = end;
    for (let at = Math.max(begin, requestedAt[state] as number); at < now; at++) {
      const object = requests[at] as number;
      if (states[object] !== state || last[object] !== at) continue;
      requestedAt[state] = at + 1;
      return object;
    }
    requestedAt[state] = now;
    return -1;
  }

  /** Sorts the held objects by their counts, and halves these: each is met once in ten requests an object. */
  private halve(now: number): void {
    const { states, sorted, spare, ends } = this;
    const held = this.collectHeld(now);
    let top = UNCOUNTED;
    ends.fill(0);
    for (let at = 0; at < held; at++) {
      const state = states[sorted[at] as number] as number;
      ends[state] = (ends[state] as number) + 1;
      if (state > top) top = state;
    }
    let before = 0;
    for (let state = UNCOUNTED; state <= top; state++) {
      const count = ends[state] as number;
      ends[state] = before;
      before += count;
    }
    for (let at = 0; at < held; at++) {
      const object = sorted[at] as number;
      const state = states[object] as number;
      const place = ends[state] as number;
      spare[place] = object;
      ends[state] = place + 1;
      states[object] = UNCOUNTED + ((state - UNCOUNTED) >> 1);
    }
    this.sorted = spare;
    this.spare = sorted;
    this.noteSorted(top);
    this.begin = now;
    this.least = UNCOUNTED;
  }

  /** Collects the held objects in the column of the sorted ones, in which the least recent of a state come first. */
  private collectHeld(now: number): number {
    const { requests, states, last, begin, sorted } = this;
    let held = 0;
    for (let at = 0; at < this.sortedCount; at++) {
      const object = sorted[at] as number;
      if (states[object] !== ABSENT && (last[object] as number) < begin) sorted[held++] = object;
    }
    for (let at = begin; at < now; at++) {
      const object = requests[at] as number;
      if (last[object] === at && states[object] !== ABSENT) sorted[held++] = object;
    }
    this.sortedCount = held;
    return held;
  }

  /** Notes where the objects of each state stand now, of which there was none above `top`. */
  private noteSorted(top: number): void {
    const { ends, sortedAt, sortedEnd } = this;
    let end = 0;
    let state = UNCOUNTED;
    for (let old = UNCOUNTED; old <= top; old += 2) {
      sortedAt[state] = end;
      end = (old < top ? ends[old + 1] : ends[old]) as number;
      sortedEnd[state++] = end;
    }
    for (let above = state; above < this.statesSorted; above++) sortedEnd[above] = 0;
    this.statesSorted = state;
  }
}

export const lfu: SeparatePolicy = {
  id: 'lfu',
  title: 'LFU with ageing',
  source: 'Shah et al. 2010; ageing: Einziger et al. 2017',
  kind: 'policy',
  openOne: (room, capacity) => new AgeingLfuCache(room, capacity),
};
