// Which rank does each value hold, ties sharing the mean of the ranks they span?
//
// Average ranks (midranks), 1 = smallest: what Spearman's ρ is defined on (Kendall & Gibbons).

import { at } from '../shared/columns.ts';

/** Average rank of each value, in the values' order. Ranks are whole or half numbers, exactly. */
export function averageRanks(values: ArrayLike<number>): Float64Array {
  const order = Uint32Array.from({ length: values.length }, (_, index) => index);
  order.sort((a, b) => at(values, a) - at(values, b));
  const ranks = new Float64Array(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && at(values, at(order, to)) === at(values, at(order, from))) to++;
    for (const index of order.subarray(from, to)) ranks[index] = (from + 1 + to) / 2;
    from = to;
  }
  return ranks;
}
