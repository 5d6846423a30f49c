// Does one prefix come to dominate, when, and for how long? (METHOD §6 `dominance`, `prefixes`, `series`)
//
// Over full windows only; without any, nothing is known and every number is null.

import { thinIndices } from '../../charts/thin.ts';
import { codeAt } from '../../trace/sequences.ts';
import type { PopularitySummary } from './schema.ts';
import type { TierHistory } from './tier-history.ts';

export function summarizeDominance(
  history: TierHistory,
  lastCandidate: number,
): PopularitySummary['dominance'] {
  const { windows, dominated, maxSimultaneous, reigns } = history;
  if (windows === 0)
    return { firstCandidate: null, maxSimultaneous: null, windowsShare: null, dethroned: null };
  const onTheThrone = reigns.filter(reign => reign.to === lastCandidate).length;
  return {
    firstCandidate: reigns[0]?.from ?? null,
    maxSimultaneous,
    windowsShare: dominated / windows,
    dethroned: everDominant(history).length - onTheThrone,
  };
}

/** Ids of the prefixes that were in tier 1 of some full window, ascending. */
export function everDominant(history: TierHistory): number[] {
  return [...new Set(history.reigns.map(reign => reign.prefixId))].sort((a, b) => a - b);
}

/** Number of prefixes that were in tier 2 of some full window. */
export function countEverSecond(history: TierHistory): number {
  return history.everSecond.reduce((sum, was) => sum + was, 0);
}

/** Share of each full window held by the prefixes of each tier, thinned to what a figure may carry. */
export function thinTiers(history: TierHistory, windowSize: number): PopularitySummary['series']['tiers'] {
  const { held } = history;
  return thinIndices(held[1]).map(index => ({
    candidate: windowSize + index,
    tier1: codeAt(held[1], index) / windowSize,
    tier2: codeAt(held[2], index) / windowSize,
    tier3: codeAt(held[3], index) / windowSize,
  }));
}
