// Eviction by falling popularity: rare tensors go first, then contending ones, dominant ones last.
//
// Underwood et al. 2023, I: "By understanding when a model falls out of popularity, we can design cache eviction
// strategies"; V-D3 has the tiers. Here a tensor's tier is that of its readers among the last W transfers: dominant
// from 30 % of W on, rare up to 3 %. LRU within a tier. A request moves a tensor to its tier of then, as the newest of it; one
// that falls below its tier becomes the newest of the one that it falls to.

import type { Caches, InformedRoom, JointPolicy } from './contract.ts';
import { LruCaches } from './lru.ts';

const RARE = 0;
const CONTENDING = 1;
const DOMINANT = 2;
const TIERS = 3;

/** 100 · readers against percent · W, as METHOD §6 compares. */
export function tierOf(readers: number, window: number): number {
  if (100 * readers >= 30 * window) return DOMINANT;
  return 100 * readers <= 3 * window ? RARE : CONTENDING;
}

class TieredCaches implements Caches {
  private readonly held: LruCaches;
  private readonly grades: Uint8Array;

  constructor(room: InformedRoom, capacities: readonly number[]) {
    this.held = new LruCaches(room, capacities, TIERS);
    this.grades = room.knowledge.grades;
  }

  request(object: number, index: number): number {
    this.held.move(object, this.grades[index] as number);
    return this.held.request(object);
  }

  lower(object: number, tier: number): void {
    if (this.held.listOf(object) > tier) this.held.move(object, tier);
  }
}

export const tiers: JointPolicy = {
  id: 'tiers',
  title: 'LRU by popularity tier',
  source: 'Underwood et al. 2023, I and V-D3',
  kind: 'rule',
  grades: (readers, { window }) => tierOf(readers, window),
  open: (room, capacities) => new TieredCaches(room, capacities),
};
