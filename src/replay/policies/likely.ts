// The rule of the transfer bound: do not keep what comes from a model that can hardly be selected.
//
// Underwood et al. 2023, V-C2: "If this probability is suitably small, caching could be skipped." The probability
// is bounded by C(λ, s)/C(P, s) for the donor's rank λ at its completion; at most ε is small. A donor of the random
// start has no rank and is kept.

import type { Cache, Policy, Room } from './contract.ts';
import { LruCache } from './lru.ts';

class LikelyCache implements Cache {
  private readonly held: LruCache;
  private readonly room: Room;

  constructor(room: Room) {
    this.held = new LruCache(room);
    this.room = room;
  }

  request(object: number): boolean {
    if (this.held.touch(object)) return true;
    if (!this.room.knowledge.isDonorUnlikely) this.held.admit(object);
    return false;
  }
}

export const likely: Policy = {
  id: 'likely',
  title: 'LRU, likely donors only',
  source: 'Underwood et al. 2023, V-C2',
  kind: 'rule',
  needs: { donor: true },
  open: room => new LikelyCache(room),
};
