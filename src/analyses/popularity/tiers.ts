// Is a prefix dominant, contending or rare? The three tiers of popularity (METHOD §6, paper V-D3).
//
// Tier 1 from 30 % of the window size W on, tier 3 up to 3 %, tier 2 between, 0 for a prefix that is absent.
// Compared as 100 · count against percent · W, which are integers for whole percents. A window that is not yet
// full is held against the full W, so that a tier always means the same number of candidates.

import { at } from '../../shared/columns.ts';
import type { PrefixCount } from './windows.ts';

export type Tier = 0 | 1 | 2 | 3;
export const ABSENT = 0;

export interface TierThresholds {
  /** Percent of the window. */
  readonly tier1Percent: number;
  readonly tier3Percent: number;
}

/** How many prefixes are in each tier. */
export interface TierCounts {
  1: number;
  2: number;
  3: number;
}

/** The tier of a count in a window of W candidates. */
export function tierOf(count: number, windowSize: number, thresholds: TierThresholds): Tier {
  if (count === 0) return ABSENT;
  if (100 * count >= thresholds.tier1Percent * windowSize) return 1;
  return 100 * count <= thresholds.tier3Percent * windowSize ? 3 : 2;
}

/** The tiers of the counts 0 … largest, for repeated use. */
export function tabulateTiers(largest: number, windowSize: number, thresholds: TierThresholds): Uint8Array {
  return Uint8Array.from({ length: largest + 1 }, (_, count) => tierOf(count, windowSize, thresholds));
}

/** How many of the prefixes are in each tier. */
export function countTiers(
  counts: readonly PrefixCount[],
  windowSize: number,
  thresholds: TierThresholds,
): TierCounts {
  const tiers: TierCounts = { 1: 0, 2: 0, 3: 0 };
  for (const { count } of counts) {
    const tier = tierOf(count, windowSize, thresholds);
    if (tier !== ABSENT) tiers[tier]++;
  }
  return tiers;
}

/** Asserts that a tabulated number is a tier. */
export function tierAt(column: Uint8Array, index: number): Tier {
  const tier = at(column, index);
  if (tier === 0 || tier === 1 || tier === 2 || tier === 3) return tier;
  throw new RangeError(`${tier} is no tier`);
}
