// Prefetching in the improvement gap: a new best model is sent to the caches before anybody asks for it.
//
// Underwood et al. 2023, V-D4: "the gap between when a model is improved, and when it begins being used for
// transfer implies that in expectation, there is a timing opportunity to provide time to prefetch the model to the
// clients". It arrives when its result becomes known, deepest layer last, and counts as newest; what is here already is
// not sent again. Otherwise LRU.

import { type Caches, type JointPolicy, type Room, sizeAt } from './contract.ts';
import { LruCaches } from './lru.ts';
import { roomyFor } from './sets.ts';

class PrefetchingCaches implements Caches {
  private readonly held: LruCaches;
  private readonly sizes: Float64Array | null;
  private readonly capacities: readonly number[];

  constructor(room: Room, capacities: readonly number[]) {
    this.held = new LruCaches(room, capacities);
    this.sizes = room.sizes;
    this.capacities = capacities;
  }

  request(object: number): number {
    return this.held.request(object);
  }

  prefetch(object: number): number {
    const { capacities, sizes } = this;
    return roomyFor(capacities, sizeAt(sizes, object)) & ~this.held.request(object);
  }
}

export const prefetch: JointPolicy = {
  id: 'prefetch',
  title: 'LRU, new best prefetched',
  source: 'Underwood et al. 2023, V-D4',
  kind: 'rule',
  needs: { prefetch: true },
  open: (room, capacities) => new PrefetchingCaches(room, capacities),
};
