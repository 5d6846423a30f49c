// S3-FIFO: a small FIFO filters what is requested once, a main FIFO gives second chances, a FIFO of names
// remembers what the small one let go.
//
// Yang, Zhang, Qiu, Yue and Vinayak, "FIFO queues are all you need for cache eviction", SOSP 2023, Algorithm 1:
// small queue a tenth of the capacity (at least one object's room), as many names as the main queue has room,
// counters to 3; from the small queue into the main one from two hits on. What moves keeps its counter.

import { Int32Queues } from '../../shared/int32-queues.ts';
import { type Caches, type Policy, type Room, sizeAt } from './contract.ts';
import { NameQueues } from './names.ts';
import { firstOf, lowest, roomyFor } from './sets.ts';

const SMALL_SHARE = 0.1;

/** By object: the caches that hold it, and those whose counter of its hits has the lower and the higher bit set. */
const STRIDE = 4;
const ONES = 1;
const TWOS = 2;

class S3FifoCaches implements Caches {
  private readonly room: Room;
  private readonly sets: Int32Array;
  private readonly small: Int32Queues;
  private readonly main: Int32Queues;
  private readonly names: NameQueues;
  private readonly smallUsed: Float64Array;
  private readonly mainUsed: Float64Array;
  private readonly smallSizes: Float64Array;
  private readonly all: number;

  constructor(room: Room) {
    const { capacities, memory, objects } = room;
    this.room = room;
    this.sets = memory.column(STRIDE * objects, 0);
    this.small = new Int32Queues(capacities.length);
    this.main = new Int32Queues(capacities.length);
    this.names = new NameQueues(room);
    this.smallUsed = new Float64Array(capacities.length);
    this.mainUsed = new Float64Array(capacities.length);
    this.smallSizes = Float64Array.from(capacities, capacity =>
      Math.max(1, Math.floor(SMALL_SHARE * capacity)),
    );
    this.all = firstOf(capacities.length);
  }

  request(object: number): number {
    const had = this.sets[STRIDE * object] as number;
    if (had !== 0) this.countHit(object, had);
    if (had !== this.all) this.takeIn(object, this.all & ~had);
    return had;
  }

  /** Adds 1 to the counters of all caches that hold the object, up to 3. */
  private countHit(object: number, holders: number): void {
    const { sets } = this;
    const ones = sets[STRIDE * object + ONES] as number;
    const twos = sets[STRIDE * object + TWOS] as number;
    if ((holders & ~(ones & twos)) === 0) return;
    sets[STRIDE * object + ONES] = (ones & ~holders) | ((~ones | twos) & holders);
    sets[STRIDE * object + TWOS] = twos | (ones & holders);
  }

  private takeIn(object: number, lacking: number): void {
    const { sets, small, main, names, smallUsed, mainUsed } = this;
    const { capacities, sizes } = this.room;
    const size = sizeAt(sizes, object);
    const takers = sizes === null ? lacking : lacking & roomyFor(capacities, size);
    for (let rest = takers; rest !== 0; rest &= rest - 1) {
      const cache = lowest(rest);
      this.makeRoom(cache, (capacities[cache] as number) - size);
      // Asked only now: making room may have let its name go.
      if (((names.knowing(object) >> cache) & 1) === 1) {
        names.take(cache, object);
        main.push(cache, object);
        mainUsed[cache] = (mainUsed[cache] as number) + size;
      } else {
        small.push(cache, object);
        smallUsed[cache] = (smallUsed[cache] as number) + size;
      }
    }
    const at = STRIDE * object;
    sets[at] = (sets[at] as number) | takers;
    sets[at + ONES] = (sets[at + ONES] as number) & ~takers;
    sets[at + TWOS] = (sets[at + TWOS] as number) & ~takers;
  }

  private makeRoom(cache: number, most: number): void {
    const { main, smallUsed, mainUsed } = this;
    const smallSize = this.smallSizes[cache] as number;
    while ((smallUsed[cache] as number) + (mainUsed[cache] as number) > most) {
      if ((smallUsed[cache] as number) >= smallSize || main.length(cache) === 0) this.evictSmall(cache);
      else this.evictMain(cache);
    }
  }

  private evictSmall(cache: number): void {
    const { sets, small, main, smallUsed, mainUsed } = this;
    const mainSize = (this.room.capacities[cache] as number) - (this.smallSizes[cache] as number);
    while (small.length(cache) > 0) {
      const object = small.shift(cache);
      const size = sizeAt(this.room.sizes, object);
      smallUsed[cache] = (smallUsed[cache] as number) - size;
      if ((((sets[STRIDE * object + TWOS] as number) >> cache) & 1) === 0) {
        sets[STRIDE * object] = (sets[STRIDE * object] as number) & ~(1 << cache);
        this.names.add(cache, object, mainSize);
        return;
      }
      main.push(cache, object);
      mainUsed[cache] = (mainUsed[cache] as number) + size;
      if ((mainUsed[cache] as number) > mainSize) this.evictMain(cache);
    }
  }

  private evictMain(cache: number): void {
    const { sets, main, mainUsed } = this;
    const bit = 1 << cache;
    while (main.length(cache) > 0) {
      const object = main.shift(cache);
      const at = STRIDE * object;
      const ones = sets[at + ONES] as number;
      const twos = sets[at + TWOS] as number;
      if (((ones | twos) & bit) === 0) {
        sets[at] = (sets[at] as number) & ~bit;
        mainUsed[cache] = (mainUsed[cache] as number) - sizeAt(this.room.sizes, object);
        return;
      }
      // One less: 3 → 2 → 1 → 0.
      sets[at + ONES] = ones ^ bit;
      if ((ones & bit) === 0) sets[at + TWOS] = twos & ~bit;
      main.push(cache, object);
    }
  }
}

export const s3Fifo: Policy = {
  id: 's3-fifo',
  title: 'S3-FIFO',
  source: 'Yang et al. 2023',
  kind: 'policy',
  open: room => new S3FifoCaches(room),
};
