// FIFO: keep what was fetched last, however often it was requested since. Belady, "A study of replacement
// algorithms for a virtual-storage computer", IBM Systems Journal 5(2), 1966.

import { Int32Queues } from '../../shared/int32-queues.ts';
import { type Caches, type JointPolicy, type Room, sizeAt } from './contract.ts';
import { firstOf, lowest, roomyFor } from './sets.ts';

class FifoCaches implements Caches {
  private readonly sizes: Float64Array | null;
  private readonly capacities: readonly number[];
  /** By object, the caches that hold it. */
  private readonly holders: Int32Array;
  private readonly queues: Int32Queues;
  private readonly used: Float64Array;
  private readonly all: number;

  constructor({ objects, sizes, memory }: Room, capacities: readonly number[]) {
    this.sizes = sizes;
    this.capacities = capacities;
    this.holders = memory.column(objects, 0);
    this.queues = new Int32Queues(capacities.length);
    this.used = new Float64Array(capacities.length);
    this.all = firstOf(capacities.length);
  }

  request(object: number): number {
    const had = this.holders[object] as number;
    if (had !== this.all) this.takeIn(object, this.all & ~had);
    return had;
  }

  private takeIn(object: number, lacking: number): void {
    const { holders, queues, used, capacities, sizes } = this;
    const size = sizeAt(sizes, object);
    const takers = sizes === null ? lacking : lacking & roomyFor(capacities, size);
    for (let rest = takers; rest !== 0; rest &= rest - 1) {
      const cache = lowest(rest);
      const most = (capacities[cache] as number) - size;
      let full = used[cache] as number;
      while (full > most) {
        const oldest = queues.shift(cache);
        holders[oldest] = (holders[oldest] as number) & ~(1 << cache);
        full -= sizeAt(sizes, oldest);
      }
      used[cache] = full + size;
      queues.push(cache, object);
    }
    holders[object] = (holders[object] as number) | takers;
  }
}

export const fifo: JointPolicy = {
  id: 'fifo',
  title: 'FIFO',
  source: 'Belady 1966',
  kind: 'policy',
  open: (room, capacities) => new FifoCaches(room, capacities),
};
