// Where did each candidate stand in the population when it completed? (METHOD §5, rank λ; paper V-C2)

import { RankWindow } from '../../lineage/rank-window.ts';
import { float64At } from '../../shared/columns.ts';

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

/** Ranks 1 … P in ten ranges ⌊bP/10⌋ + 1 … ⌊(b + 1)P/10⌋, P ranges if P < 10. */
export function rankRanges(population: number): { lowRank: number; highRank: number }[] {
  const ranges = Math.min(10, population);
  return Array.from({ length: ranges }, (_, b) => ({
    lowRank: Math.floor((b * population) / ranges) + 1,
    highRank: Math.floor(((b + 1) * population) / ranges),
  }));
}

/** Index of the range of each rank; index rank, entry 0 unused. */
export function rangeOfRank(population: number): Int32Array {
  const rangeOf = new Int32Array(population + 1);
  for (const [range, { lowRank, highRank }] of rankRanges(population).entries()) {
    rangeOf.fill(range, lowRank, highRank + 1);
  }
  return rangeOf;
}
