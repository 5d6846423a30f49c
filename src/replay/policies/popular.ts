// The rule of five donations: keep a tensor only if it was read by τ of the last W transfers.
//
// Underwood et al. 2023, V-D4: "it is likely not worth widely caching models until they have more than 5
// transfers in the last 100". The repository counts over all workers; the present transfer is not among the W.

import { int32At } from '../../shared/columns.ts';
import type { Cache, Policy, Room } from './contract.ts';
import { LruCache } from './lru.ts';

class PopularCache implements Cache {
  private readonly held: LruCache;
  private readonly room: Room;

  constructor(room: Room) {
    this.held = new LruCache(room);
    this.room = room;
  }

  request(object: number): boolean {
    if (this.held.touch(object)) return true;
    const { knowledge, shared } = this.room;
    if (int32At(knowledge.readers, int32At(shared, object)) >= knowledge.donations) this.held.admit(object);
    return false;
  }
}

export const popular: Policy = {
  id: 'popular',
  title: 'LRU, popular tensors only',
  source: 'Underwood et al. 2023, V-D4',
  kind: 'rule',
  needs: { readers: true },
  open: room => new PopularCache(room),
};
