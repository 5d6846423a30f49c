// Where did each candidate stand in the population when it completed? (METHOD §5, rank λ; paper V-C2)

import { float64At, scratchInt32 } from '../shared/columns.ts';
import { RankWindow } from './rank-window.ts';

/**
 * λ = P − (members strictly better) among the P latest successes, the candidate included; 1 = worst.
 * Index candidate − 1; 0 before there are P.
 */
export function ranksAtCompletion(qualities: Float64Array, population: number): Int32Array {
  const ranks = scratchInt32(qualities.length);
  if (qualities.length < population) return ranks;
  const window = new RankWindow(population + 1);
  for (const quality of qualities.subarray(0, population)) window.add(quality);
  ranks[population - 1] = window.countUpTo(float64At(qualities, population - 1));
  for (let index = population; index < qualities.length; index++) {
    const { joined } = window.exchange(float64At(qualities, index - population), float64At(qualities, index));
    ranks[index] = joined + 1;
  }
  return ranks;
}
