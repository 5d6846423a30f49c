// How many children did each candidate have, and was it ever a parent? Expectations under the parent
// posterior (METHOD §5: transfersLost, parentsLost, lifetime).

import type { Lineage } from '../../lineage/lineage.ts';
import { float64At, int32At } from '../../shared/columns.ts';
import type { Orders } from '../../trace/orders.ts';

/** By candidate index (0-based). */
export interface Offspring {
  /** Expected number of children. */
  readonly children: Float64Array;
  /** Π over children of (1 − weight): the probability of never having been a parent. */
  readonly childless: Float64Array;
  /** All expected children. */
  readonly total: number;
  /** Children with exactly one possible parent, and those of them whose parent had rank λ < s. */
  readonly certainChildren: number;
  readonly parentsBelow: number;
}

export function countOffspring(
  orders: Orders,
  lineage: Lineage,
  population: number,
  sample: number,
): Offspring {
  const children = new Float64Array(orders.candidates.length);
  const childless = new Float64Array(orders.candidates.length).fill(1);
  let total = 0;
  let certainChildren = 0;
  let parentsBelow = 0;
  lineage.replay(creation => {
    for (let slot = 0; slot < creation.count; slot++) {
      const weight = float64At(creation.weight, slot);
      const candidate = int32At(orders.candidateOf, int32At(creation.member, slot)) - 1;
      children[candidate] = float64At(children, candidate) + weight;
      childless[candidate] = float64At(childless, candidate) * (1 - weight);
      total += weight;
    }
    if (creation.count !== 1) return;
    certainChildren++;
    const isRanked = int32At(creation.tied, 0) > 0;
    if (isRanked && population - int32At(creation.better, 0) < sample) parentsBelow++;
  });
  return { children, childless, total, certainChildren, parentsBelow };
}
