// The rule of five donations: keep a tensor only if it was read by τ of the last W transfers.
//
// Underwood et al. 2023, V-D4: "it is likely not worth widely caching models until they have more than 5
// transfers in the last 100". The repository counts over all workers; the present transfer is not among the W.

import { int32At } from '../../shared/columns.ts';
import type { Caches, Policy, Room } from './contract.ts';
import { LruCaches } from './lru.ts';

class PopularCaches implements Caches {
  private readonly held: LruCaches;
  private readonly room: Room;

  constructor(room: Room) {
    this.held = new LruCaches(room);
    this.room = room;
  }

  request(object: number): number {
    const { knowledge, shared } = this.room;
    const isPopular = int32At(knowledge.readers, int32At(shared, object)) >= knowledge.donations;
    return isPopular ? this.held.request(object) : this.held.touch(object);
  }
}

export const popular: Policy = {
  id: 'popular',
  title: 'LRU, popular tensors only',
  source: 'Underwood et al. 2023, V-D4',
  kind: 'rule',
  needs: { readers: true },
  open: room => new PopularCaches(room),
};
