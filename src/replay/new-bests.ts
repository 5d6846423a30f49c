// Which models set a new best, which tensors do they have, and which jobs know of them? (METHOD §6: new maxima
// of candidates beyond the first P; the paper's V-D4 would prefetch them.)

import { float64At, int32At } from '../shared/columns.ts';
import type { Orders } from '../trace/orders.ts';
import type { PrefixTree } from '../trace/prefix-tree.ts';
import type { Trace } from '../trace/trace.ts';

export interface NewBest {
  /** All units of the model, shallowest first. */
  readonly units: readonly number[];
  /** True for an evaluation that was created knowing the model's result. */
  readonly isKnownBy: (evaluation: number) => boolean;
}

/** Empty for a trace that records tensors: what a model has beyond what was read of it is not known. */
export function findNewBests(
  trace: Trace,
  orders: Orders,
  knownSuccesses: Int32Array,
  tree: PrefixTree,
  population: number,
): NewBest[] {
  const found: NewBest[] = [];
  if (trace.tensors !== null) return found;
  let best = Number.NEGATIVE_INFINITY;
  orders.candidates.forEach((evaluation, index) => {
    const quality = float64At(trace.quality, evaluation);
    if (quality <= best) return;
    best = quality;
    if (index < population) return;
    const units: number[] = [];
    let node = int32At(tree.leafOf, int32At(trace.sequence, evaluation));
    for (; node > 0; node = int32At(tree.parent, node)) units.unshift(node);
    found.push({ units, isKnownBy: job => int32At(knownSuccesses, job) > index });
  });
  return found;
}
