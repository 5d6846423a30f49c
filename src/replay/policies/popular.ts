// The rule of five donations: keep a tensor only if it was read by τ of the last W transfers.
//
// Underwood et al. 2023, V-D4: "it is likely not worth widely caching models until they have more than 5
// transfers in the last 100". The repository counts over all workers; the present transfer is not among the W.

import type { Caches, InformedRoom, JointPolicy } from './contract.ts';
import { LruCaches } from './lru.ts';

const POPULAR = 1;

class PopularCaches implements Caches {
  private readonly held: LruCaches;
  private readonly grades: Uint8Array;

  constructor(room: InformedRoom, capacities: readonly number[]) {
    this.held = new LruCaches(room, capacities);
    this.grades = room.knowledge.grades;
  }

  request(object: number, index: number): number {
    return this.grades[index] === POPULAR ? this.held.request(object) : this.held.touch(object);
  }
}

export const popular: JointPolicy = {
  id: 'popular',
  title: 'LRU, popular tensors only',
  source: 'Underwood et al. 2023, V-D4',
  kind: 'rule',
  grades: (readers, { donations }) => (readers >= donations ? POPULAR : 0),
  open: (room, capacities) => new PopularCaches(room, capacities),
};
