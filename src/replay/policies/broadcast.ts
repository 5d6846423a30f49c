// Broadcasting: what several workers fetch within Δ of the first is sent once.
//
// Underwood et al. 2023, V-B: "when a model tensor is repeated between multiple workers within a given point in
// time, broadcasting can be used to reduce the bandwidth required to distribute them". The caches are LRU and hit as
// before; only what leaves the repository is less. With one shared cache there is nobody to share a sending with.

import type { JointPolicy } from './contract.ts';
import { LruCaches } from './lru.ts';

export const broadcast: JointPolicy = {
  id: 'broadcast',
  title: 'LRU, fetches broadcast',
  source: 'Underwood et al. 2023, V-B',
  kind: 'rule',
  needs: { broadcast: true },
  open: (room, capacities) => new LruCaches(room, capacities),
};
