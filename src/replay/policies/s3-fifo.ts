// S3-FIFO: a small FIFO filters what is requested once, a main FIFO gives second chances, a FIFO of names
// remembers what the small one let go.
//
// Yang, Zhang, Qiu, Yue and Vinayak, "FIFO queues are all you need for cache eviction", SOSP 2023, Algorithm 1:
// small queue a tenth of the capacity (at least one object's room), as many names as the main queue has room,
// counters to 3; from the small queue into the main one from two hits on. What moves keeps its counter.

import { type Cache, type Room, type SeparatePolicy, sizeAt } from './contract.ts';
import { ABSENT, NAMED, NamedQueue } from './named-queue.ts';
import { SlidingQueue } from './sliding-queue.ts';

const SMALL_SHARE = 0.1;

/** States of what is held, by the counter of its hits. */
const HELD = 2;
const HELD_TWICE = HELD + 2;
const HELD_MOST = HELD + 3;

/** Hot, hence plain loads. */
class S3FifoCache implements Cache {
  moved = 0;
  private readonly requests: Int32Array;
  private readonly sizes: Float64Array | null;
  private readonly capacity: number;
  private readonly smallSize: number;
  private readonly states: Uint8Array;
  private readonly small: NamedQueue;
  private readonly main = new SlidingQueue();
  private mainUsed = 0;

  constructor(room: Room, capacity: number) {
    this.requests = room.requests;
    this.sizes = room.sizes;
    this.capacity = capacity;
    this.smallSize = Math.max(1, Math.floor(SMALL_SHARE * capacity));
    this.states = room.memory.bytes(room.objects);
    this.small = new NamedQueue(room, this.states, capacity - this.smallSize);
  }

  serve(from: number, to: number): number {
    const { requests, states } = this;
    let hits = 0;
    for (let request = from; request < to; request++) {
      const object = requests[request] as number;
      const state = states[object] as number;
      if (state < HELD) this.takeIn(object);
      else {
        hits++;
        if (state < HELD_MOST) states[object] = state + 1;
      }
    }
    return hits;
  }

  private takeIn(object: number): void {
    const { states, small } = this;
    const size = sizeAt(this.sizes, object);
    this.moved += size;
    const most = this.capacity - size;
    if (most < 0) return;
    while (small.used + this.mainUsed > most) {
      if (small.used >= this.smallSize || this.main.isEmpty) this.evictSmall();
      else this.evictMain();
    }
    // Asked only now: making room may have let its name go.
    if (states[object] === NAMED) {
      small.call(object, size);
      this.main.push(object);
      this.mainUsed += size;
    } else small.push(object, size);
    states[object] = HELD;
  }

  private evictSmall(): void {
    const { states, small, sizes } = this;
    while (!small.isEmpty) {
      const object = small.first;
      const size = sizeAt(sizes, object);
      if ((states[object] as number) < HELD_TWICE) {
        small.forgo(object, size);
        return;
      }
      small.release(size);
      this.main.push(object);
      this.mainUsed += size;
      if (this.mainUsed > this.capacity - this.smallSize) this.evictMain();
    }
  }

  private evictMain(): void {
    const { states, main } = this;
    while (!main.isEmpty) {
      const object = main.shift();
      const state = states[object] as number;
      if (state === HELD) {
        states[object] = ABSENT;
        this.mainUsed -= sizeAt(this.sizes, object);
        return;
      }
      states[object] = state - 1;
      main.push(object);
    }
  }
}

export const s3Fifo: SeparatePolicy = {
  id: 's3-fifo',
  title: 'S3-FIFO',
  source: 'Yang et al. 2023',
  kind: 'policy',
  openOne: (room, capacity) => new S3FifoCache(room, capacity),
};
