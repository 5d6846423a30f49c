// Where did each candidate stand in the population when it completed? (METHOD §5, rank λ; paper V-C2)

import { float64At } from '../shared/columns.ts';
import { RankWindow } from './rank-window.ts';

/**
 * λ = P − (members strictly better) among the P latest successes, the candidate included; 1 = worst.
 * Index candidate − 1; 0 before there are P.
 */
export function ranksAtCompletion(qualities: Float64Array, population: number): Int32Array {
  const ranks = new Int32Array(qualities.length);
  const window = new RankWindow(Math.min(population, qualities.length) + 1);
  qualities.forEach((quality, index) => {
    if (index >= population) window.remove(float64At(qualities, index - population));
    window.add(quality);
    if (window.size === population) ranks[index] = population - window.better(quality);
  });
  return ranks;
}
