// In which tier is each candidate's prefix at the moment when it joins the window? (METHOD §6)

import { int32At, uint8At } from '../../shared/columns.ts';
import { NO_PREFIX, type Prefixes } from './prefixes.ts';
import { type TierThresholds, tabulateTiers } from './tiers.ts';
import { PrefixWindow } from './windows.ts';

/** 1, 2 or 3 by candidate index (0-based), the candidate itself counted; 0 for one that carries no prefix. */
export function tiersAtCompletion(
  prefixes: Prefixes,
  windowSize: number,
  thresholds: TierThresholds,
): Uint8Array {
  const { ofCandidate } = prefixes;
  const window = new PrefixWindow(ofCandidate, prefixes.count, windowSize);
  const tierOfCount = tabulateTiers(Math.min(windowSize, ofCandidate.length), windowSize, thresholds);
  const tiers = new Uint8Array(ofCandidate.length);
  for (let index = 0; index < tiers.length; index++) {
    window.step();
    const prefixId = int32At(ofCandidate, index);
    if (prefixId !== NO_PREFIX) tiers[index] = uint8At(tierOfCount, int32At(window.counts, prefixId));
  }
  return tiers;
}
