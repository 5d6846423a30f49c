// The rule of the transfer bound: do not keep what comes from a model that can hardly be selected.
//
// Underwood et al. 2023, V-C2: "If this probability is suitably small, caching could be skipped." The probability
// is bounded by C(λ, s)/C(P, s) for the donor's rank λ at its completion; at most ε is small. A donor of the random
// start has no rank and is kept.

import type { Caches, InformedRoom, JointPolicy, Knowledge } from './contract.ts';
import { LruCaches } from './lru.ts';

class LikelyCaches implements Caches {
  private readonly held: LruCaches;
  private readonly knowledge: Knowledge;

  constructor(room: InformedRoom, capacities: readonly number[]) {
    this.held = new LruCaches(room, capacities);
    this.knowledge = room.knowledge;
  }

  request(object: number): number {
    const { held, knowledge } = this;
    return knowledge.isDonorUnlikely ? held.touch(object) : held.request(object);
  }
}

export const likely: JointPolicy = {
  id: 'likely',
  title: 'LRU, likely donors only',
  source: 'Underwood et al. 2023, V-C2',
  kind: 'rule',
  open: (room, capacities) => new LikelyCaches(room, capacities),
};
