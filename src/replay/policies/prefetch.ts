// Prefetching in the improvement gap: a new best model is sent to the caches before anybody asks for it.
//
// Underwood et al. 2023, V-D4: "the gap between when a model is improved, and when it begins being used for
// transfer implies that in expectation, there is a timing opportunity to provide time to prefetch the model to the
// clients". It arrives when its result becomes known, deepest layer last, and counts as newest; what is here already is
// not sent again. Otherwise LRU.

import { type Cache, type Policy, type Room, sizeAt } from './contract.ts';
import { LruCache } from './lru.ts';

class PrefetchingCache implements Cache {
  private readonly held: LruCache;
  private readonly room: Room;

  constructor(room: Room) {
    this.held = new LruCache(room);
    this.room = room;
  }

  request(object: number): boolean {
    return this.held.request(object);
  }

  prefetch(object: number): boolean {
    if (this.held.touch(object)) return false;
    this.held.admit(object);
    return sizeAt(this.room.sizes, object) <= this.room.capacity;
  }
}

export const prefetch: Policy = {
  id: 'prefetch',
  title: 'LRU, new best prefetched',
  source: 'Underwood et al. 2023, V-D4',
  kind: 'rule',
  needs: { prefetch: true },
  open: room => new PrefetchingCache(room),
};
