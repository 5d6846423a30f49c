// Both of the paper's ways to send ahead and together: a new best model is broadcast to all workers in its improvement
// gap, and what several workers fetch within Δ is sent once.
//
// Underwood et al. 2023, V-B and V-D4. The caches are those of `prefetch`; a layer of a new best leaves the repository
// once, however many take it.

import type { JointPolicy } from './contract.ts';
import { prefetch } from './prefetch.ts';

export const push: JointPolicy = {
  id: 'push',
  title: 'LRU, new best broadcast',
  source: 'Underwood et al. 2023, V-B and V-D4',
  kind: 'rule',
  needs: { prefetch: true, broadcast: true },
  open: prefetch.open,
};
